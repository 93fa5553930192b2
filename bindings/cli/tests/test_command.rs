//! `riktlinje test` as people run it: what is green, what is not, what is never green, and `--update`.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

const GUIDELINE: &str = "\
riktlinje: 1
id: shop
version: 1.0.0
title: Shop
languages: [en]
phases: [{id: before, title: Before, reached_when: 'true'}]
sections: [{id: s, title: S}]
facts:
  price: {type: number, section: s, question: Price?, min: 0, max: 1000}
  cost: {type: number, section: s, question: Cost?, min: 1, max: 1000}
rules:
  PAYS: {area: law, phase: before, severity: must, title: It pays, requires: price >= cost}
";

/// One case that fits, a table of which a row does not, and one that is still to be done.
const TESTS: &str = "\
riktlinje: 1
tests: shop
cases:
  - name: Both known
    as_of: 2027-01-01
    answers: {price: 2, cost: 1}
    expect: {verdict: ready}
  - name: Limits
    as_of: 2027-01-01
    table:
      columns: [price, cost, =PAYS] # equal is enough
      rows:
        - [2, 2, violated] # wrong
        - [1, 2, violated]
  - name: Later
    todo: Free of charge
    as_of: 2027-01-01
    answers: {price: 0, cost: 1}
    expect: {verdict: ready}
";

/// A folder with the guideline `shop`, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, tests: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("riktlinje-test-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("rules/shop")).unwrap();
        let folder = Folder(folder);
        folder.write("guideline.yaml", GUIDELINE);
        folder.write("shop.test.yaml", tests);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join("rules/shop").join(name), text).unwrap();
    }

    fn tests(&self) -> String {
        fs::read_to_string(self.0.join("rules/shop/shop.test.yaml")).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
        command.arg("test").args(arguments).args(["--lang", "en"]).current_dir(&self.0);
        for name in ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES", "CI"] {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn failures_show_what_was_expected_what_came_out_and_why() {
    let folder = Folder::new("failures", TESTS);
    let output = folder.run(&[]);
    let text = out(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    for part in [
        "rules/shop/shop.test.yaml 1 of 4 do not fit",
        "FAIL Limits[1] rules/shop/shop.test.yaml:13:11",
        "findings.PAYS (line 13)",
        "expected    violated",
        "was         met",
        "PAYS It pays: Met",
        "[price >= cost]",
        "Tests: 4. Passed: 2. Failed: 1. To do: 1.",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert!(!text.contains("Limits[2]"), "{text}");
}

#[test]
fn all_fit_or_only_some_are_chosen() {
    let folder = Folder::new("chosen", TESTS);
    for arguments in [["-r", "Both"], ["-r", r"shop\.test\.yaml::Limits\[2\]$"]] {
        let output = folder.run(&arguments);
        assert_eq!(output.status.code(), Some(0), "{}", out(&output));
        assert!(out(&output).contains("Tests: 1. Passed: 1."), "{}", out(&output));
    }
    assert!(out(&folder.run(&["-v"])).contains("ok Limits[2]"));
    assert!(!out(&folder.run(&["--fail-only", "-r", "Both"])).contains("shop.test.yaml"));
    assert_eq!(out(&folder.run(&["--jobs", "1"])), out(&folder.run(&["--jobs", "8"])));
}

#[test]
fn what_proves_nothing_is_never_green() {
    let folder = Folder::new("never", TESTS);
    for arguments in [vec!["-r", "Nothing"], vec!["-r", "("], vec!["nowhere"], vec!["--jobs", "0"]] {
        assert_eq!(folder.run(&arguments).status.code(), Some(2), "{arguments:?}");
    }
    fs::create_dir_all(folder.0.join("empty")).unwrap();
    let output = folder.run(&["empty"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("There are no tests in empty."), "{}", err(&output));

    folder.write("shop.test.yaml", &TESTS.replace("=PAYS", "=PAYZ"));
    let output = folder.run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("Did you mean `=PAYS`?"), "{}", err(&output));
    assert!(out(&output).contains("Files with mistakes: 1."), "{}", out(&output));

    let expectation = TESTS.replacen("expect: {verdict: ready}", "expect: {findings: {PAYZ: met}}", 1);
    folder.write("shop.test.yaml", &expectation);
    for arguments in [&[][..], &["-r", "Limits"], &["--update"], &["--format", "junit"]] {
        let output = folder.run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", out(&output));
        assert!(err(&output).contains("PAYZ"), "{}", err(&output));
    }
    assert_eq!(folder.tests(), expectation, "a file with mistakes is not updated");

    folder.write("shop.test.yaml", "riktlinje: 1\ntests: shop\ncases: []\n");
    let output = folder.run(&[]);
    assert_eq!(output.status.code(), Some(2), "{}", out(&output));

    folder.write("shop.test.yaml", TESTS);
    folder.write("guideline.yaml", &GUIDELINE.replace("severity: must", "severity: shall"));
    let output = folder.run(&[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(out(&output).contains("not run: the guideline has mistakes"), "{}", out(&output));
    assert!(err(&output).contains("severity: shall"), "{}", err(&output));
}

#[test]
fn a_todo_that_passes_is_reported() {
    let folder = Folder::new("todo", &TESTS.replace("price: 0, cost", "price: 1, cost"));
    let output = folder.run(&["-r", "Later"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(out(&output).contains("TODO PASSES Later"), "{}", out(&output));
}

#[test]
fn update_changes_expectations_and_nothing_else() {
    let folder = Folder::new("update", TESTS);
    let refused = folder.command(&["--update"]).env("CI", "true").output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(out(&refused).is_empty(), "{}", out(&refused));
    assert!(err(&refused).contains("--update is off where the variable CI is set"), "{}", err(&refused));
    assert_eq!(folder.tests(), TESTS, "refused where CI is set");
    let output = folder.run(&["--update"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert_eq!(folder.tests(), TESTS.replace("[2, 2, violated] # wrong", "[2, 2, met] # wrong"));
}

#[test]
fn json_has_an_entry_a_test_with_a_unique_id() {
    let folder = Folder::new("json", TESTS);
    let results: Value = serde_json::from_slice(&folder.run(&["--format", "json"]).stdout).unwrap();
    let tests = results["tests"].as_array().unwrap();
    let ids: Vec<&str> = tests.iter().map(|test| test["id"].as_str().unwrap()).collect();
    let file = "rules/shop/shop.test.yaml";
    let wanted = ["Both known", "Limits[1]", "Limits[2]", "Later"].map(|case| format!("{file}::{case}"));
    assert_eq!(ids, wanted);
    assert_eq!(tests[1]["mismatches"][0]["actual"], "met");
    assert_eq!(tests[1]["findings"][0]["because"][0]["expression"], "price >= cost");
    assert_eq!(results["summary"]["failed"], 1);
    assert_eq!(results["summary"]["todo"], 1);
}

#[test]
fn junit_is_read_by_its_own_readers() {
    let folder = Folder::new("junit", TESTS);
    let output = folder.run(&["--format", "junit", "-o", "results.xml"]);
    assert_eq!((output.status.code(), out(&output)), (Some(1), String::new()));
    let text = fs::read(folder.0.join("results.xml")).unwrap();
    let suites = junit_parser::from_reader(text.as_slice()).unwrap();
    assert_eq!((suites.tests, suites.failures, suites.errors), (4, 1, 0));
    let cases = &suites.suites[0].cases;
    let states: Vec<(bool, bool)> =
        cases.iter().map(|case| (case.status.is_failure(), case.status.is_skipped())).collect();
    assert_eq!(states, [(false, false), (true, false), (false, false), (false, true)]);
    assert_eq!(cases[1].name, "rules/shop/shop.test.yaml::Limits[1]");
    folder.write("shop.test.yaml", &TESTS.replace("=PAYS", "=<PAYZ>&"));
    let suites = junit_parser::from_reader(folder.run(&["--format", "junit"]).stdout.as_slice()).unwrap();
    assert_eq!(suites.errors, 1, "a file with mistakes is never green");
}

#[test]
fn coverage_names_the_gaps_and_holds_a_threshold() {
    let folder = Folder::new("coverage", &TESTS.replace("[2, 2, violated]", "[2, 2, met]"));
    let output = folder.run(&["--coverage"]);
    let text = out(&output);
    assert_eq!(output.status.code(), Some(0), "{text}");
    for part in ["Rules: outcomes", "66.6 % (2 of 3)", "PAYS open", "rules.PAYS.requires price >= cost: open"]
    {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(folder.run(&["--threshold", "66"]).status.code(), Some(0));
    assert_eq!(folder.run(&["--threshold", "67"]).status.code(), Some(1));
    assert_eq!(folder.run(&["--threshold", "101"]).status.code(), Some(2));
    let results: Value =
        serde_json::from_slice(&folder.run(&["--coverage", "--format", "json"]).stdout).unwrap();
    assert_eq!(results["coverage"]["conditions"][0]["seen"]["open"], false);
    assert_eq!(results["coverage"]["conditions"][0]["place"]["line"], 12);
    assert_eq!(results["coverage"]["totals"]["clauses"]["all"], 0);
}

#[test]
fn coverage_files_are_read_by_their_own_readers() {
    let folder = Folder::new("files", &TESTS.replace("[2, 2, violated]", "[2, 2, met]"));
    assert!(folder.run(&["--lcov", "lcov.info", "--html", "page.html"]).status.success());
    let records: Result<Vec<lcov::Record>, _> =
        lcov::Reader::open_file(folder.0.join("lcov.info")).unwrap().collect();
    let records = records.unwrap();
    let line = |record: &lcov::Record| match record {
        lcov::Record::LineData { line, count, .. } => Some((*line, *count)),
        _ => None,
    };
    // The rule stands on line 12: two outcomes of three, and four of the five things its condition can show.
    assert_eq!(records.iter().filter_map(line).collect::<Vec<_>>(), [(12, 6)]);
    assert!(records.contains(&lcov::Record::SourceFile { path: "rules/shop/guideline.yaml".into() }));
    let page = fs::read_to_string(folder.0.join("page.html")).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("price &gt;= cost: open"), "{page}");
}
