//! The program as people run it: exit codes, streams, files that are not there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const GUIDELINE: &str = "rules/gotland-social-services";
const EX1: &str = "rules/gotland-social-services/ex1.proposal.yaml";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The program in the project's folder, with nothing of the caller's environment that it looks at.
fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
    command.args(arguments).current_dir(root());
    for name in ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).output().unwrap()
}

fn run_with_input(arguments: &[&str], input: &str) -> Output {
    let mut child = program(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends before it has read everything is no mistake of the test.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A file of its own for a test, removed when the test ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("riktlinje-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Scratch(folder)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A guideline with one rule, so that each verdict can be had.
const SMALL: &str = r#"
riktlinje: 1
id: small
version: 1.0.0
title: {sv: Liten, en: Small}
phases:
  - {id: before_decision, title: {sv: Före beslut, en: Before decision}, reached_when: "true"}
facts:
  purpose: {type: bool, question: {sv: Är syftet beskrivet?, en: Is the purpose described?}}
rules:
  S-1:
    area: law
    phase: before_decision
    severity: must
    title: {sv: Syftet är beskrivet, en: The purpose is described}
    requires: purpose
    remedy: {sv: Beskriv syftet., en: Describe the purpose.}
"#;

#[test]
fn exit_codes_follow_the_verdict() {
    let scratch = Scratch::new("codes");
    let guideline = scratch.file("small.yaml", SMALL);
    let cases = [
        ("{purpose: true}", 0, "Kan godkännas"),
        ("{purpose: false}", 1, "Inte klart"),
        ("{}", 3, "Kan inte bedömas"),
    ];
    for (answers, code, words) in cases {
        let proposal =
            scratch.file("p.yaml", &format!("riktlinje: 1\nas_of: 2026-11-22\nanswers: {answers}\n"));
        let output = run(&["assess", &guideline, &proposal]);
        assert_eq!(output.status.code(), Some(code), "{answers}: {}", err(&output));
        assert!(out(&output).contains(words), "{answers}");
        assert_eq!(err(&output), "", "{answers}");
    }
    let output =
        run(&["assess", &guideline, &scratch.file("p.yaml", "riktlinje: 1\nanswers: {purpos: true}\n")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("Menade du `purpose`?"), "{}", err(&output));
    assert_eq!(out(&output), "");
    assert_eq!(run(&["assess", &guideline]).status.code(), Some(2), "an argument is missing");
}

#[test]
fn the_caller_s_day_goes_before_the_file_s_and_today_is_said() {
    let scratch = Scratch::new("day");
    let guideline = scratch.file("small.yaml", SMALL);
    let dated = scratch.file("dated.yaml", "riktlinje: 1\nas_of: 2026-11-22\nanswers: {}\n");
    let undated = scratch.file("undated.yaml", "riktlinje: 1\nanswers: {}\n");
    assert!(out(&run(&["assess", &guideline, &dated])).contains("22 november 2026"));
    let told = run(&["assess", &guideline, &dated, "--as-of", "2027-01-02"]);
    assert!(out(&told).contains("Bedömt per 2 januari 2027"));
    let today = run(&["assess", &guideline, &undated, "--lang", "en"]);
    assert!(err(&today).starts_with("Assessed as of today"), "{}", err(&today));
    assert_eq!(run(&["assess", &guideline, &dated, "--as-of", "2/1/2027"]).status.code(), Some(2));
}

#[test]
fn a_proposal_comes_from_standard_input_too() {
    let text = fs::read_to_string(root().join(EX1)).unwrap();
    let piped = run_with_input(&["assess", GUIDELINE, "-"], &text);
    assert_eq!(piped.status.code(), Some(0), "{}", err(&piped));
    assert_eq!(out(&piped), out(&run(&["assess", GUIDELINE, EX1])));
    let broken = run_with_input(&["assess", GUIDELINE, "-"], "riktlinje: 1\nanswers: [");
    assert_eq!(broken.status.code(), Some(2));
}

#[test]
fn missing_files_are_named_with_what_was_meant() {
    let output =
        run(&["assess", GUIDELINE, "rules/gotland-social-services/ex1.propsal.yaml", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        err(&output).contains("Did you mean rules/gotland-social-services/ex1.proposal.yaml?"),
        "{}",
        err(&output)
    );
    let output = run(&["check", "gotland-socal-services"]);
    assert!(err(&output).contains("Menade du gotland-social-services?"), "{}", err(&output));
    assert_eq!(output.status.code(), Some(2));
    let output = run(&["check", "docs"]);
    assert!(err(&output).contains("guideline.yaml"), "{}", err(&output));
}

#[test]
fn used_guidelines_are_found_beside_by_option_and_by_variable() {
    let scratch = Scratch::new("find");
    let overlay = "riktlinje: 1\nid: overlay\nversion: 1.0.0\ntitle: {sv: Ö, en: O}\nuses: [{guideline: small, version: \"1\"}]\n";
    fs::create_dir_all(scratch.0.join("here")).unwrap();
    fs::create_dir_all(scratch.0.join("there/small")).unwrap();
    let guideline = scratch.file("here/overlay.yaml", overlay);
    let missing = run(&["check", &guideline]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(err(&missing).contains("Riktlinjen small hittades inte"), "{}", err(&missing));
    scratch.file("there/small/guideline.yaml", SMALL);
    let folder = scratch.0.join("there").to_string_lossy().into_owned();
    assert_eq!(run(&["check", &guideline, "--rules", &folder]).status.code(), Some(0));
    let by_variable = program(&["check", &guideline]).env("RIKTLINJE_RULES", &folder).output().unwrap();
    assert_eq!(by_variable.status.code(), Some(0));
    scratch.file("here/small.yaml", SMALL);
    assert_eq!(run(&["check", &guideline]).status.code(), Some(0), "beside it");
    let by_id = run(&["check", "small", "--rules", &folder]);
    assert_eq!(by_id.status.code(), Some(0), "{}", err(&by_id));
}

#[test]
fn color_only_where_it_is_wanted() {
    let escape = '\u{1b}';
    assert!(!out(&run(&["assess", GUIDELINE, EX1])).contains(escape), "a pipe is no terminal");
    let always = ["assess", GUIDELINE, EX1, "--color", "always"];
    assert!(out(&run(&always)).contains(escape));
    let refused = program(&always).env("NO_COLOR", "1").output().unwrap();
    assert!(!out(&refused).contains(escape), "NO_COLOR wins");
}

#[test]
fn a_report_is_written_to_a_file() {
    let scratch = Scratch::new("output");
    let path = scratch.0.join("report.json");
    let output = run(&["assess", GUIDELINE, EX1, "--format", "json", "-o", path.to_str().unwrap()]);
    assert_eq!((output.status.code(), out(&output).as_str()), (Some(0), ""));
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.ends_with("}\n"));
    assert_eq!(written, out(&run(&["assess", GUIDELINE, EX1, "--format", "json"])));
    let nowhere = scratch.0.join("no/such/folder/report.txt");
    let output = run(&["assess", GUIDELINE, EX1, "-o", nowhere.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("kunde inte skrivas"));
}

#[test]
fn check_finds_mistakes_and_says_so_as_json() {
    let scratch = Scratch::new("check");
    let wrong = scratch.file("wrong.yaml", &SMALL.replace("requires: purpose", "requires: purpos"));
    let output = run(&["check", &wrong]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("fel[check/unknown-name]"), "{}", err(&output));
    let output = run(&["check", &wrong, "--format", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let found: serde_json::Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!(found[0]["code"], "check/unknown-name");
    assert_eq!(found[0]["line"], 16);
    assert_eq!(found[0]["column"], 15);
    assert_eq!(found[0]["end"]["column"], 21);
    assert_eq!(found[0]["hint"]["en"], "Did you mean `purpose`?");
    assert_eq!(found[0]["level"], "error");
}

#[test]
fn warnings_are_denied_on_demand() {
    let scratch = Scratch::new("warnings");
    let guideline = scratch
        .file("small.yaml", &SMALL.replace("requires: purpose", "requires: purpose == true  # alltid"));
    assert_eq!(run(&["check", &guideline]).status.code(), Some(0));
    assert_eq!(run(&["check", &guideline, "--deny-warnings"]).status.code(), Some(1));
}

#[test]
fn a_rule_is_explained_down_to_the_answers() {
    let output = run(&["explain", GUIDELINE, EX1, "GOT-SON76-15"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    let text = out(&output);
    for piece in
        ["ett värde som minst motsvarar kostnaden", "pv_benefit >= pv_cost", "[cost_series]", "0,035"]
    {
        assert!(text.contains(piece), "{piece} in {text}");
    }
    let output = run(&["explain", GUIDELINE, EX1, "GOT-SON76-15X", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("Did you mean GOT-SON76-15?"), "{}", err(&output));
}

#[test]
fn expressions_can_be_tried() {
    assert_eq!(out(&run(&["eval", "1 + 2 * 3"])), "Typ: ett tal\nMöjligt värde: 7\n{\"value\":7}\n");
    let open = run(&["eval", "hours_freed_per_year > 0 || true", "-g", GUIDELINE, "--lang", "en"]);
    assert_eq!(out(&open), "Type: yes or no\nPossible value: Yes\n{\"value\":true}\n");
    let answered = run(&["eval", "pv_benefit - pv_cost", "-g", GUIDELINE, "-p", EX1]);
    assert!(out(&answered).contains("{\"value\":192672.68"), "{}", out(&answered));
    assert!(out(&run(&["eval", "risks", "-g", GUIDELINE, "-p", EX1])).contains("{\"rows\":2}"));
    let wrong = run(&["eval", "1 + hours", "-g", GUIDELINE]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("--> expression:1:5"), "{}", err(&wrong));
}

/// What people see, as committed. `RIKTLINJE_BLESS=1` writes it anew.
fn as_committed(name: &str, now: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let path = folder.join(name);
    if std::env::var_os("RIKTLINJE_BLESS").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, now).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(now == committed, "{name} differs from what is committed:\n{now}");
}

#[test]
fn the_first_example_reads_as_committed() {
    let cases = [("ex1.sv.txt", "sv", "text"), ("ex1.en.txt", "en", "text"), ("ex1.json", "sv", "json")];
    for (name, language, format) in cases {
        as_committed(name, &out(&run(&["assess", GUIDELINE, EX1, "--lang", language, "--format", format])));
    }
    as_committed("ex1-rule.sv.txt", &out(&run(&["explain", GUIDELINE, EX1, "GOT-SON76-15"])));
}

/// A proposal with few answers: questions first, an estimate to narrow, an answer that is not used.
#[test]
fn a_beginning_reads_as_committed() {
    let proposal = "\
riktlinje: 1
title: {sv: Stöd i socialtjänsten, en: Support in social services}
as_of: 2026-11-22
answers:
  organisation_type: region
  lifecycle_stage: introduction
  planned_start_date: {between: [2027-03-01, 2027-06-01]}
  ethics_assessment: none
  personal_data: null
  horizon_years: 4
  hours_freed_per_year: {between: [6000, 7560]}
";
    for language in ["sv", "en"] {
        let output = run_with_input(&["assess", GUIDELINE, "-", "--lang", language], proposal);
        assert_eq!(err(&output), "");
        as_committed(&format!("beginning.{language}.txt"), &out(&output));
    }
}
