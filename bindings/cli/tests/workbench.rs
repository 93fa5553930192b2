//! The author's tools as people run them: lints, corrections, pages, layout, formats, settings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use riktlinje::diagnostic::{Level, catalog};
use serde_json::Value;

/// A guideline in which several things deserve a look.
const ODD: &str = "\
riktlinje: 1
id: odd
version: 1.0.0
title: {sv: Udda, en: Odd}
phases:
  - {id: early, title: {sv: Tidigt, en: Early}, reached_when: \"true\"}
facts:
  purpose: {type: bool, question: {sv: Är syftet beskrivet?, en: Is the purpose described?}}
  pilot: {type: bool, question: {sv: Är det en pilot?, en: Is it a pilot?}}
rules:
  R1: {area: law, phase: early, severity: must, requires: purpose}
";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder of its own for a test, removed when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("riktlinje-bench-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Scratch(folder)
    }

    fn file(&self, name: &str, text: &str) -> &Scratch {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    fn program(&self, arguments: &[&str]) -> Command {
        program(&self.0, arguments)
    }

    fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        done(&self.program(arguments).output().unwrap())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
    command.args(arguments).current_dir(folder);
    for name in
        ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES", "RIKTLINJE_CONFIG", "RIKTLINJE_DENY_WARNINGS"]
    {
        command.env_remove(name);
    }
    command
}

/// Exit code, standard output, standard error.
fn done(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn shipped(arguments: &[&str]) -> (Option<i32>, String, String) {
    done(&program(&root(), arguments).output().unwrap())
}

#[test]
fn shipped_guidelines_have_nothing_to_remark() {
    let (code, out, err) = shipped(&["check", "rules", "--deny-warnings", "--lang", "en"]);
    assert_eq!((code, err.as_str()), (Some(0), ""), "{out}");
    assert!(out.contains("no errors, no warnings"), "{out}");
    let (code, out, _) = shipped(&["fmt", "--check", "rules", "--lang", "en"]);
    assert_eq!(code, Some(0), "{out}");
}

#[test]
fn lints_warn_and_are_ignored_with_a_reason() {
    let scratch = Scratch::new("lints");
    scratch.file("odd.yaml", ODD);
    let (code, _, err) = scratch.run(&["check", "odd.yaml", "--lang", "en"]);
    assert_eq!(code, Some(0));
    for lint in ["unused/fact", "rules/no-remedy", "rules/no-tests"] {
        assert!(err.contains(&format!("warning[{lint}]")), "{lint}: {err}");
    }
    assert_eq!(scratch.run(&["check", "odd.yaml", "--deny-warnings"]).0, Some(1));
    let ignored = ODD
        .replace("requires: purpose}", "requires: purpose, ignore: [{lint: rules/no-remedy, reason: Prov}]}");
    scratch.file("odd.yaml", &ignored);
    let (_, _, err) = scratch.run(&["check", "odd.yaml"]);
    assert!(!err.contains("rules/no-remedy") && err.contains("unused/fact"), "{err}");
    scratch.file("odd.yaml", &ignored.replace("reason: Prov", "note: Prov"));
    assert_eq!(scratch.run(&["check", "odd.yaml"]).0, Some(2), "an ignore needs a reason");
}

#[test]
fn a_test_beside_the_guideline_counts() {
    let scratch = Scratch::new("tested");
    scratch.file("guideline.yaml", ODD);
    let tests = "riktlinje: 1\ntests: odd\ncases:\n  - name: a\n    as_of: 2026-11-22\n    answers: {purpose: true}\n    expect: {findings: {R1: met}}\n";
    scratch.file("odd.test.yaml", tests);
    let (_, _, err) = scratch.run(&["check", "."]);
    assert!(!err.contains("rules/no-tests") && !err.contains("rules/untested"), "{err}");
    scratch.file("odd.test.yaml", &tests.replace("findings: {R1: met}", "verdict: ready"));
    let (_, _, err) = scratch.run(&["check", "."]);
    assert!(err.contains("rules/untested"), "{err}");
}

#[test]
fn certain_corrections_are_made() {
    let scratch = Scratch::new("fix");
    let broken = ODD
        .replace("version: 1.0.0", "version: \"1\"")
        .replace("requires: purpose}", "requires: purpose and pilot, relaxable: ja}");
    scratch.file("odd.yaml", &broken);
    assert_eq!(scratch.run(&["check", "odd.yaml"]).0, Some(2));
    let (code, _, err) = scratch.run(&["check", "odd.yaml", "--fix"]);
    assert_eq!(code, Some(0), "{err}");
    let fixed = scratch.read("odd.yaml");
    for piece in ["version: 1.0.0", "requires: purpose && pilot", "relaxable: true"] {
        assert!(fixed.contains(piece), "{piece} in {fixed}");
    }
    let outlived = ODD.replace("  pilot:", "  pilot:\n    ignore:\n      - {lint: unused/value, reason: Gammalt}\n    type: bool\n    question: {sv: Är det en pilot?, en: Is it a pilot?}\n  other:");
    scratch.file("odd.yaml", &outlived);
    scratch.run(&["check", "odd.yaml", "--fix"]);
    assert_eq!(
        scratch.read("odd.yaml"),
        outlived.replace("    ignore:\n      - {lint: unused/value, reason: Gammalt}\n", "")
    );
}

#[test]
fn every_message_can_be_explained() {
    for entry in catalog::all() {
        // One in ten keeps the test short; pages are tested one by one elsewhere.
        if entry.id.len() % 10 == 0 {
            let (code, out, err) = shipped(&["check", "--explain", entry.id]);
            assert_eq!(code, Some(0), "{}: {err}", entry.id);
            assert!(out.starts_with(&format!("# {}\n", entry.id)) && out.contains("## Why"), "{out}");
        }
    }
    let (code, _, err) = shipped(&["check", "--explain", "unused/facts", "--lang", "en"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("Did you mean unused/fact?"), "{err}");
}

/// The parts of SARIF's own schema that concern us.
fn sarif_validator() -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/sarif-2.1.0.reduced.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft7::new(&schema).unwrap()
}

#[test]
fn sarif_is_valid_and_knows_a_remark_again() {
    let scratch = Scratch::new("sarif");
    scratch.file("udda åäö.yaml", ODD);
    let sarif = |scratch: &Scratch| -> Value {
        let (_, out, _) = scratch.run(&["check", "udda åäö.yaml", "--format", "sarif", "--lang", "en"]);
        serde_json::from_str(&out).unwrap()
    };
    let log = sarif(&scratch);
    let errors: Vec<String> = sarif_validator().iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(results.len() >= 3);
    let read: serde_sarif::sarif::Sarif = serde_json::from_value(log.clone()).unwrap();
    let read = read.runs[0].results.as_ref().unwrap();
    assert_eq!(read.len(), results.len(), "another reader of SARIF finds the same results");
    assert!(read.iter().all(|result| result.partial_fingerprints.is_some()));
    let warning = Value::from("warning");
    assert_eq!(
        results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"],
        "udda%20%C3%A5%C3%A4%C3%B6.yaml"
    );
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        let rule = &log["runs"][0]["tool"]["driver"]["rules"][index];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!((&result["level"], &rule["defaultConfiguration"]["level"]), (&warning, &warning));
    }
    let prints = |log: &Value| -> Vec<String> {
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|result| result["partialFingerprints"].to_string()).collect()
    };
    scratch.file("udda åäö.yaml", &format!("# en rad\n\n{ODD}"));
    assert_eq!(prints(&sarif(&scratch)), prints(&log), "lines that move change no fingerprint");
    let (code, out, _) = shipped(&["check", "rules", "--format", "sarif"]);
    assert_eq!(code, Some(0));
    assert!(sarif_validator().is_valid(&serde_json::from_str(&out).unwrap()));
}

#[test]
fn sarif_has_the_severities_of_the_messages() {
    let scratch = Scratch::new("sarif-levels");
    scratch.file("bad.yaml", &ODD.replace("severity: must", "severity: shall"));
    scratch.file("odd.yaml", ODD);
    let arguments = ["check", "bad.yaml", "odd.yaml", "--format", "sarif"];
    let (code, out, _) = scratch.run(&arguments);
    assert_eq!(code, Some(2));
    let log: Value = serde_json::from_str(&out).unwrap();
    assert!(sarif_validator().is_valid(&log), "{out}");
    let mut levels = Vec::new();
    for result in log["runs"][0]["results"].as_array().unwrap() {
        let id = result["ruleId"].as_str().unwrap();
        let level = catalog::all().find(|entry| entry.id == id).unwrap().level;
        let expected = if level == Level::Error { "error" } else { "warning" };
        assert_eq!(result["level"], expected, "{id}");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
        let rule = rules.iter().find(|rule| rule["id"] == id).unwrap();
        assert_eq!(rule["defaultConfiguration"]["level"], expected, "{id}");
        levels.push(expected);
    }
    assert!(levels.contains(&"error") && levels.contains(&"warning"), "{levels:?}");
}

#[test]
fn other_formats_say_the_same() {
    let scratch = Scratch::new("formats");
    scratch.file("odd.yaml", ODD);
    let (_, junit, _) = scratch.run(&["check", "odd.yaml", "--format", "junit", "-o", "out.xml"]);
    assert_eq!(junit, "");
    let suites = junit_parser::from_reader(scratch.read("out.xml").as_bytes()).unwrap();
    assert_eq!((suites.tests, suites.failures), (3, 3));
    let (_, github, _) = scratch.run(&["check", "odd.yaml", "--format", "github", "--lang", "en"]);
    let line = "::warning file=odd.yaml,line=9,endLine=9,col=3,endColumn=8,title=unused/fact::Nothing looks at the fact `pilot`.";
    assert!(github.lines().any(|found| found.starts_with(line)), "{github}");
    let (_, markdown, _) = scratch.run(&["check", "odd.yaml", "--format", "markdown", "--lang", "en"]);
    assert!(markdown.contains("| `odd.yaml:9` | Warning `unused/fact` | Nothing looks at"), "{markdown}");
    let (_, json, _) = scratch.run(&["check", "odd.yaml", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Value>(&json).unwrap().as_array().unwrap().len(), 3);
}

#[test]
fn tests_come_in_the_same_formats() {
    let scratch = Scratch::new("test-formats");
    scratch.file("guideline.yaml", ODD).file(
        "odd.test.yaml",
        "riktlinje: 1\ntests: odd\ncases:\n  - name: a\n    as_of: 2026-11-22\n    answers: {purpose: true}\n    expect: {findings: {R1: violated}}\n",
    );
    let (code, out, _) = scratch.run(&["test", ".", "--format", "sarif"]);
    assert_eq!(code, Some(1));
    let log: Value = serde_json::from_str(&out).unwrap();
    assert!(sarif_validator().is_valid(&log), "{out}");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "test/failed");
    assert_eq!(log["runs"][0]["results"][0]["level"], "error");
    assert_eq!(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"], 7);
    let (_, out, _) = scratch.run(&["test", ".", "--format", "github"]);
    assert!(out.starts_with("::error file=odd.test.yaml,line=7"), "{out}");
    let (_, out, _) = scratch.run(&["test", ".", "--format", "markdown", "--lang", "en"]);
    assert!(out.contains("**Error** `test/failed`"), "{out}");
}

#[test]
fn files_get_the_one_layout() {
    let scratch = Scratch::new("fmt");
    let mangled = ODD
        .replace("  - {id: early,", "    -   { id:   'early'  ,")
        .replace("riktlinje: 1\n", "# hej\nriktlinje:   1\n");
    scratch.file("odd.yaml", &mangled);
    let (code, out, _) = scratch.run(&["fmt", "--check", ".", "--lang", "en"]);
    assert_eq!(code, Some(1), "{out}");
    assert_eq!(scratch.read("odd.yaml"), mangled, "--check changes nothing");
    assert_eq!(scratch.run(&["fmt", "."]).0, Some(0));
    assert_eq!(scratch.read("odd.yaml"), format!("# hej\n{ODD}"));
    assert_eq!(scratch.run(&["fmt", "--check", "odd.yaml"]).0, Some(0));
    scratch.file("broken.yaml", "a: [1\n");
    let (code, _, err) = scratch.run(&["fmt", ".", "--lang", "en"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("broken.yaml"), "{err}");
    assert_eq!(scratch.run(&["fmt", "nowhere"]).0, Some(2));
}

#[test]
fn settings_count_least() {
    let scratch = Scratch::new("settings");
    scratch.file("odd.yaml", ODD).file("riktlinje.toml", "lang = \"en\"\n\n[check]\ndeny_warnings = true\n");
    let (code, out, _) = scratch.run(&["check", "odd.yaml"]);
    assert_eq!(code, Some(1), "the file denies warnings");
    assert!(out.contains("Warnings: 3"), "{out}");
    let swedish =
        done(&scratch.program(&["check", "odd.yaml"]).env("RIKTLINJE_LANG", "sv").output().unwrap());
    assert!(swedish.1.contains("Varningar: 3"), "a variable goes before the file: {}", swedish.1);
    let arguments = ["check", "odd.yaml", "--lang", "en"];
    let english = done(&scratch.program(&arguments).env("RIKTLINJE_LANG", "sv").output().unwrap());
    assert!(english.1.contains("Warnings: 3"), "an option goes before both: {}", english.1);
    let allowed = done(
        &scratch.program(&["check", "odd.yaml"]).env("RIKTLINJE_DENY_WARNINGS", "false").output().unwrap(),
    );
    assert_eq!(allowed.0, Some(0));
    fs::create_dir_all(scratch.0.join("below")).unwrap();
    let below = done(&program(&scratch.0.join("below"), &["check", "../odd.yaml"]).output().unwrap());
    assert!(below.1.contains("Warnings: 3"), "found from a folder below: {}", below.1);
    scratch.file("riktlinje.toml", "[check]\ndeny_warning = true\n");
    let (code, _, err) = scratch.run(&["check", "odd.yaml", "--lang", "en"]);
    assert_eq!(code, Some(2));
    assert!(err.contains("deny-warnings"), "{err}");
    scratch.file("riktlinje.toml", "lang = en\n");
    assert_eq!(scratch.run(&["check", "odd.yaml"]).0, Some(2));
}

#[test]
fn shells_and_manuals_know_the_program() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, out, _) = shipped(&["completions", shell]);
        assert_eq!(code, Some(0));
        assert!(out.contains("deny-warnings"), "{shell}");
    }
    let scratch = Scratch::new("man");
    assert_eq!(scratch.run(&["man", "-o", "pages"]).0, Some(0));
    assert!(scratch.read("pages/riktlinje-check.1").contains(".TH"));
    assert!(shipped(&["man"]).1.contains(".SH NAME"));
}

#[test]
fn schemas_are_printed_for_any_guideline() {
    let (code, out, _) = shipped(&["schema", "proposal", "-g", "gotland-social-services", "--lang", "en"]);
    assert_eq!(code, Some(0));
    let schema: Value = serde_json::from_str(&out).unwrap();
    let hours = &schema["properties"]["answers"]["properties"]["hours_freed_per_year"];
    assert!(hours["title"].as_str().unwrap().ends_with('?'), "{hours}");
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let proposal =
        |value: Value| serde_json::json!({"riktlinje": 1, "answers": {"hours_freed_per_year": value}});
    assert!(validator.is_valid(&proposal(serde_json::json!({"between": [400, 900]}))));
    assert!(!validator.is_valid(&proposal(serde_json::json!(-1))), "below its bound");
    assert!(!validator.is_valid(&serde_json::json!({"riktlinje": 1, "answers": {"no_such_fact": 1}})));
    assert_eq!(shipped(&["schema", "nothing"]).0, Some(2));
}
