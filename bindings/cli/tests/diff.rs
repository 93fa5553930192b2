//! Differences between editions of the real guideline, and the proposals that come out otherwise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
    command.args(arguments).current_dir(root());
    for name in ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES"] {
        command.env_remove(name);
    }
    command.output().unwrap()
}

fn out(output: &Output) -> String {
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A copy of the rules where one piece of one guideline is another.
struct Edited(PathBuf);

impl Edited {
    fn new(name: &str, edits: &[(&str, &str, &str)]) -> Edited {
        let folder = std::env::temp_dir().join(format!("riktlinje-{name}-{}", std::process::id()));
        for entry in fs::read_dir(root().join("rules")).unwrap().flatten() {
            let to = folder.join(entry.file_name());
            fs::create_dir_all(&to).unwrap();
            fs::copy(entry.path().join("guideline.yaml"), to.join("guideline.yaml")).unwrap();
        }
        for (guideline, from, to) in edits {
            let path = folder.join(guideline).join("guideline.yaml");
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{from}");
            fs::write(&path, text.replacen(from, to, 1)).unwrap();
        }
        Edited(folder)
    }

    fn guideline(&self) -> String {
        self.0.join("gotland-social-services").to_string_lossy().into_owned()
    }
}

impl Drop for Edited {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const GUIDELINE: &str = "rules/gotland-social-services";

#[test]
fn a_guideline_with_itself_is_without_differences() {
    let output = run(&["diff", GUIDELINE, GUIDELINE, "--cases", GUIDELINE, "--exit-code"]);
    let text = out(&output);
    assert!(text.contains("Inga skillnader."), "{text}");
    assert!(text.contains("3 förslag prövade. Inget får ett annat besked."), "{text}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn an_edited_guideline_names_each_edit_and_the_verdicts_that_change() {
    let edits = [
        (
            "gotland-son-76",
            "requires: ethics_assessment == 'done'\n    severity: must",
            "requires: ethics_assessment != 'done'\n    severity: forbids",
        ),
        ("gotland-son-76", "    value: 12\n", "    value: 6\n"),
        (
            "gotland-son-76",
            "title: {sv: Förslaget ingår i kartläggningen,",
            "title: {sv: Förslaget finns i kartläggningen,",
        ),
    ];
    let edited = Edited::new("diff", &edits);
    let output = run(&["diff", GUIDELINE, &edited.guideline(), "--cases", GUIDELINE, "--exit-code"]);
    let text = out(&output);
    assert_eq!(output.status.code(), Some(1));
    assert!(text.contains("Etisk bedömning klar [GOT-SON76-01]"), "{text}");
    assert!(text.contains("Skärpt: Längsta tid mellan granskningar (månader)"), "{text}");
    assert!(text.contains("Omformulerad: Förslaget finns i kartläggningen"), "{text}");
    let (_, verdicts) = text.split_once("av 3 förslag får ett annat besked.").unwrap();
    assert!(
        verdicts.contains("På grund av") && verdicts.contains("[GOT-SON76-01]"),
        "the rule because of which they change: {verdicts}"
    );
    let json = out(&run(&["diff", GUIDELINE, &edited.guideline(), "--cases", GUIDELINE, "--format", "json"]));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let ids: Vec<&str> =
        json["changes"].as_array().unwrap().iter().map(|change| change["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["GOT-SON76-01", "GOT-SON76-02", "monitoring_months"]);
    let cases = json["cases"].as_array().unwrap();
    assert_eq!(json["cases_assessed"], 3);
    assert!(!cases.is_empty());
    for case in cases {
        assert_eq!(case["new"], "forbidden", "{case}");
        assert_eq!(case["because"][0]["rule"], "GOT-SON76-01", "the heaviest rule comes first: {case}");
    }
    let markdown =
        out(&run(&["diff", GUIDELINE, &edited.guideline(), "--format", "markdown", "--lang", "en"]));
    assert!(markdown.contains("`monitoring_months`") && markdown.contains("12 → 6"), "{markdown}");
}

#[test]
fn a_proposal_that_cannot_be_read_any_more_is_shown() {
    let from = "  ethics_assessment:\n";
    let edited = Edited::new("diff-gone", &[]);
    for entry in fs::read_dir(&edited.0).unwrap().flatten() {
        let path = entry.path().join("guideline.yaml");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.replace("ethics_assessment", "ethics_state")).unwrap();
    }
    assert!(!fs::read_to_string(edited.0.join("vocabulary/guideline.yaml")).unwrap().contains(from));
    let text = out(&run(&["diff", GUIDELINE, &edited.guideline(), "--cases", GUIDELINE]));
    assert!(text.contains("Kan inte läsas med den nya riktlinjen"), "{text}");
    assert!(text.contains("ethics_assessment"), "{text}");
}

#[test]
fn a_folder_without_proposals_is_an_error() {
    let output = run(&["diff", GUIDELINE, GUIDELINE, "--cases", "docs"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("inget förslag"));
}
