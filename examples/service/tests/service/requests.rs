//! What the service answers.

use axum::http::StatusCode;
use riktlinje::date::Date;
use riktlinje::text::{Language, Speech};
use riktlinje::{Source, compiled};
use riktlinje_service::load;
use serde_json::{Value, json};

use super::{Service, guideline, rules};

const DAY: &str = "/assess?as_of=2026-11-22";

#[tokio::test]
async fn an_assessment_is_the_engines_own_in_the_callers_language() {
    let service = Service::start();
    let program = load(&guideline()).unwrap();
    let answers = json!({"personal_data": true, "dpia_status": "none"}).to_string();
    let proposal =
        json!({"riktlinje": 1, "answers": {"personal_data": true, "dpia_status": "none"}}).to_string();
    let read = program.read_json_proposal(&Source { name: "proposal", text: &proposal }).unwrap();
    let day = Date::parse("2026-11-22").unwrap();
    for (asked, language) in [("sv", Language::SWEDISH), ("en-GB, en;q=0.8", Language::ENGLISH)] {
        let speech = Speech::Only(language);
        let expected = program.assess_in(speech, &read.answers, &read.waivers, day).to_json();
        for body in [answers.clone(), proposal.clone()] {
            let answer = service.assess(DAY, asked, body).await;
            assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
            assert_eq!(answer.text, expected);
            assert_eq!(answer.header("content-language"), language.code());
            assert_eq!(answer.header("content-type"), "application/json");
            assert_eq!(answer.header("vary"), "accept-language");
            assert_eq!(answer.header("cache-control"), "no-store");
        }
    }
}

#[tokio::test]
async fn a_forbidden_deployment_is_called_so() {
    let service = Service::start();
    let body = json!({"infers_output": true, "some_autonomy": true, "annex1_other_product": false,
        "outside_ai_act_scope": false, "p5_face_scraping": true});
    let assessment = service.assess(DAY, "sv", body.to_string()).await.json();
    assert_eq!(assessment["verdict"]["status"], "forbidden");
    let stops =
        assessment["findings"].as_array().unwrap().iter().filter(|found| found["status"] == "violated");
    assert!(stops.map(|found| found["title"].as_str().unwrap()).any(|title| title.contains("ansiktsbilder")));
}

#[tokio::test]
async fn the_day_is_the_callers_else_the_proposals_else_today() {
    let service = Service::start();
    let dated = json!({"riktlinje": 1, "as_of": "2027-01-02", "answers": {}}).to_string();
    assert_eq!(service.assess(DAY, "sv", dated.clone()).await.json()["as_of"], "2026-11-22");
    assert_eq!(service.assess("/assess", "sv", dated).await.json()["as_of"], "2027-01-02");
    let today = || jiff::Zoned::now().date().to_string();
    let before = today();
    let answer = service.assess("/assess", "sv", "{}").await.json();
    // Midnight may pass in between.
    assert!([before, today()].contains(&answer["as_of"].as_str().unwrap().to_owned()));
}

#[tokio::test]
async fn the_guideline_its_questions_and_its_schema_are_told() {
    let service = Service::start();
    assert_eq!(service.get("/health", "").await.text, r#"{"status":"ok"}"#);

    let program = load(&guideline()).unwrap();
    let about = service.get("/guideline", "en").await.json();
    assert_eq!(about["id"], "gotland-social-services");
    assert_eq!(about["digest"], program.guideline().digest.as_str());
    assert_eq!(about["title"], program.guideline().root().unwrap().title.show(Language::ENGLISH));

    let questions = service.get("/questions?as_of=2026-11-22", "sv").await.json();
    let first = &questions.as_array().unwrap()[0];
    assert_eq!(first["decides_verdict"], true);
    assert!(first["question"].is_string(), "one language: {first}");
    let assessed = service.assess(DAY, "sv", "{}").await.json();
    assert_eq!(questions, assessed["questions"]);

    let schema = service.get("/schema", "sv").await.json();
    assert!(schema.to_string().contains("\"dpia_status\""));
    assert!(schema["$schema"].as_str().unwrap().contains("2020-12"));
}

#[tokio::test]
async fn a_compiled_guideline_gives_the_same() {
    let program = load(&guideline()).unwrap();
    let folder = tempdir();
    let file = folder.join("guideline.json");
    std::fs::write(&file, compiled::write(program.guideline(), &[])).unwrap();
    let again = load(&file).unwrap();
    let example = std::fs::read_to_string(rules().join("gotland-social-services/ex1.proposal.yaml")).unwrap();
    let source = Source { name: "ex1", text: &example };
    let day = Date::parse("2026-11-22").unwrap();
    let assess = |program: &riktlinje::program::Program| {
        serde_json::to_value(program.assess(&program.read_proposal(&source).unwrap(), day)).unwrap()
    };
    let (plain, compiled): (Value, Value) = (assess(&program), assess(&again));
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(plain, compiled);
}

#[test]
fn a_guideline_that_cannot_be_loaded_is_named() {
    let error = load(&rules().join("no-such")).unwrap_err();
    assert!(error.contains("no-such/guideline.yaml") || error.contains("no-such\\guideline.yaml"), "{error}");
    let folder = tempdir();
    let damaged = folder.join("damaged.json");
    std::fs::write(&damaged, "{}").unwrap();
    let error = load(&damaged).unwrap_err();
    assert!(error.contains("damaged.json: ") && error.contains("compile"), "{error}");
    std::fs::create_dir_all(folder.join("own")).unwrap();
    std::fs::write(
        folder.join("own/guideline.yaml"),
        "riktlinje: 1\nid: own\nuses: [{guideline: ../../etc, version: \"1\"}]\n",
    )
    .unwrap();
    let error = load(&folder.join("own")).unwrap_err();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(error.contains("own/guideline.yaml:") || error.contains("own\\guideline.yaml:"), "{error}");
}

/// A folder of the test's own.
fn tempdir() -> std::path::PathBuf {
    static NEXT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("riktlinje-service-{}-{number}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}
