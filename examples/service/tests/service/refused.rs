//! What the service refuses, and how it says so.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use riktlinje_service::LARGEST_BODY;
use serde_json::{Value, json};

use super::{Answer, Service};

/// A problem in the form that RFC 9457 gives it, with a code, a message and a hint.
fn problem(answer: &Answer, status: StatusCode, code: &str) -> Value {
    assert_eq!(answer.status, status, "{}", answer.text);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!(problem["status"], status.as_u16());
    assert_eq!(problem["title"], status.canonical_reason().unwrap());
    let first = &problem["problems"][0];
    assert_eq!(first["code"], code, "{problem}");
    assert_eq!(problem["detail"], first["message"]);
    assert!(first["hint"].as_str().is_some_and(|hint| !hint.is_empty()), "{problem}");
    problem
}

#[tokio::test]
async fn everything_that_is_wrong_with_the_answers_is_told_with_its_place() {
    let service = Service::start();
    let body = "{\"riktlinje\": 1, \"answers\": {\n  \"dpia_status\": \"dne\",\n  \"persnal_data\": true}}";
    let answer = service.assess("/assess", "en", body).await;
    let found = problem(&answer, StatusCode::UNPROCESSABLE_ENTITY, "answers/unknown-option");
    assert_eq!(
        found["problems"][0]["place"],
        json!({"pointer": "/answers/dpia_status", "line": 2, "column": 18})
    );
    assert!(found["problems"][0]["hint"].as_str().unwrap().contains("done"));
    assert_eq!(found["problems"][1]["code"], "answers/unknown-fact");
    assert_eq!(found["problems"][1]["place"]["pointer"], "/answers/persnal_data");
    assert_eq!(answer.header("content-language"), "en");

    let swedish = service.assess("/assess", "sv", body).await;
    assert_eq!(swedish.header("content-language"), "sv");
    assert_ne!(swedish.json()["detail"], found["detail"]);

    let rows = r#"{"risks": [{"id": "a/b", "p": 3}, {"id": "r2", "p": "much"}]}"#;
    let found = service.assess("/assess", "en", rows).await.json();
    assert_eq!(found["problems"][0]["code"], "answers/bad-number");
    assert_eq!(found["problems"][0]["place"]["pointer"], "/risks/1/p");
}

#[tokio::test]
async fn what_is_no_json_is_refused_with_line_and_column() {
    let service = Service::start();
    let found =
        problem(&service.assess("/assess", "sv", "{\n  oj").await, StatusCode::BAD_REQUEST, "json/syntax");
    assert_eq!(found["problems"][0]["place"]["line"], 2);
    assert!(found["problems"][0]["place"].get("pointer").is_none());
    problem(
        &service.assess("/assess", "sv", "[".repeat(10_000)).await,
        StatusCode::BAD_REQUEST,
        "source/too-deep",
    );
    let bytes = service.assess("/assess", "sv", vec![b'{', 0xff, b'}']).await;
    problem(&bytes, StatusCode::BAD_REQUEST, "service/not-utf8");
    let form = Request::post("/assess").header("content-type", "text/plain").body(Body::from("{}")).unwrap();
    problem(&service.send(form).await, StatusCode::UNSUPPORTED_MEDIA_TYPE, "service/not-json");
}

#[tokio::test]
async fn bodies_over_the_limit_are_refused() {
    let service = Service::start();
    let sized = |bytes: usize| format!("{{{}}}", " ".repeat(bytes - 2));
    assert_eq!(service.assess("/assess", "sv", sized(LARGEST_BODY)).await.status, StatusCode::OK);
    let answer = service.assess("/assess", "sv", sized(LARGEST_BODY + 1)).await;
    problem(&answer, StatusCode::PAYLOAD_TOO_LARGE, "service/too-large");
}

#[tokio::test]
async fn other_addresses_methods_and_queries_are_refused() {
    let service = Service::start();
    problem(&service.get("/asess", "sv").await, StatusCode::NOT_FOUND, "service/not-found");
    problem(
        &service.get("/assess", "sv").await,
        StatusCode::METHOD_NOT_ALLOWED,
        "service/method-not-allowed",
    );
    let day = service.assess("/assess?as_of=22%2F11%202026", "sv", "{}").await;
    problem(&day, StatusCode::BAD_REQUEST, "service/bad-day");
    let misspelt = service.assess("/assess?as_off=2026-11-22", "sv", "{}").await;
    problem(&misspelt, StatusCode::BAD_REQUEST, "service/bad-query");
}

#[tokio::test]
async fn nothing_that_was_sent_is_logged() {
    let service = Service::start();
    let secret = "hemligt";
    service.assess("/assess", "sv", format!(r#"{{"personal_data": true, "{secret}": "{secret}"}}"#)).await;
    service.assess(&format!("/assess?as_of={secret}"), "sv", "{}").await;
    service.get(&format!("/{secret}?{secret}={secret}"), secret).await;
    service.get("/health", "sv").await;
    let lines = service.lines.lock().unwrap();
    assert_eq!(lines.len(), 4);
    assert!(lines.iter().all(|line| !line.contains(secret) && !line.contains("personal_data")), "{lines:?}");
    assert!(lines[0].starts_with("POST /assess 422 "), "{lines:?}");
    assert!(lines[2].starts_with("GET (unknown path) 404 "), "{lines:?}");
    assert!(lines[3].starts_with("GET /health 200 "), "{lines:?}");
}
