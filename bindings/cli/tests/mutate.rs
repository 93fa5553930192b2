//! `riktlinje mutate` and `riktlinje test --suggest` as people run them.

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
phases: [{id: before, title: Before, reached_when: true}]
sections: [{id: s, title: S}]
facts:
  price: {type: number, section: s, question: Price?, min: 0, max: 1000, whole: true}
  sold: {type: bool, section: s, question: Sold?}
  paid: {type: bool, section: s, question: Paid?, asked_when: sold, otherwise: false}
rules:
  PAYS: {area: law, phase: before, severity: must, title: It pays, requires: price >= 10 && sold}
  PAID: {area: law, phase: before, severity: must, title: It is paid, applies_when: sold && paid, requires: price > 0}
";

/// Notices every mistake in PAYS but one: that 9 would do as well.
const TESTS: &str = "\
riktlinje: 1
tests: shop
cases:
  - name: PAYS
    as_of: 2027-01-01
    table:
      columns: [price, sold, =PAYS]
      rows:
        - [10, true, met]
        - [8, true, violated]
        - [10, false, violated]
  - name: A stop
    as_of: 2027-01-01
    answers: {price: 0, sold: true}
    expect: {classes: {PAYS: not_ready}}
";

/// A folder with the guideline `shop`, removed when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("riktlinje-mutate-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("rules/shop")).unwrap();
        let folder = Folder(folder);
        folder.write("guideline.yaml", GUIDELINE);
        folder.write("shop.test.yaml", TESTS);
        folder
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join("rules/shop").join(name), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
        command.args(arguments).args(["--lang", "en"]).current_dir(&self.0).env_remove("CI").output().unwrap()
    }

    fn mutants(&self) -> Vec<Value> {
        let output = self.run(&["mutate", "--format", "json"]);
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        report["mutants"].as_array().unwrap().clone()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn survivors(mutants: &[Value], at: &str) -> Vec<String> {
    let found = mutants.iter().filter(|mutant| mutant["fate"] == "survived" && mutant["at"] == at);
    found.map(|mutant| mutant["change"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_limit_that_no_test_stands_beside_survives() {
    let folder = Folder::new("limit");
    let mutants = folder.mutants();
    assert_eq!(survivors(&mutants, "rules.PAYS.requires"), ["10 → 9"]);
    assert_eq!(survivors(&mutants, "rules.PAYS.severity"), [""; 0]);
    let noticed = mutants.iter().find(|mutant| mutant["change"] == "must → should").unwrap();
    assert_eq!(noticed["noticed_by"], "shop::A stop");
    assert_eq!(noticed["line"], 13);
    assert_eq!(folder.run(&["mutate"]).status.code(), Some(1), "PAID has no tests");
    assert_eq!(folder.run(&["mutate", "--threshold", "10"]).status.code(), Some(0));
}

#[test]
fn a_listed_survivor_that_is_noticed_is_reported() {
    let folder = Folder::new("listed");
    let list = |change: &str| {
        format!(
            "riktlinje: 1\nsurvivors: shop\nmutants:\n  - {{at: rules.PAYS.requires, change: {change}, reason: Prices are even}}\n"
        )
    };
    folder.write("mutants.yaml", &list("10 → 9"));
    let output = folder.run(&["mutate", "--threshold", "10"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Prices are even"), "{text}");
    assert_eq!(output.status.code(), Some(0));
    folder.write("mutants.yaml", &list("10 → 11"));
    let output = folder.run(&["mutate", "--threshold", "10"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("Remove from mutants.yaml"), "{text}");
    assert_eq!(output.status.code(), Some(1));
    folder.write("mutants.yaml", &list("10 → 9").replace("Prices are even", "''"));
    assert_eq!(folder.run(&["mutate"]).status.code(), Some(2), "a reason is demanded");
    folder.write("mutants.yaml", "riktlinje: 1\nsurvivors: shop\nmutant: []\n");
    assert_eq!(folder.run(&["mutate"]).status.code(), Some(2));
}

/// A guideline with a duty that comes back, a waiver, phases and an answer that may be none.
const DUTIES: &str = "\
riktlinje: 1
id: shop
version: 1.0.0
title: Shop
languages: [en]
start: opens
phases:
  - {id: before, title: Before, reached_when: true}
  - {id: open, title: Open, reached_when: is_open}
roles: {manager: Manager}
sections: [{id: s, title: S}]
facts:
  opens: {type: date, section: s, question: Opens?}
  is_open: {type: bool, section: s, question: Open?}
  credit: {type: number, section: s, question: Credit?, min: 0, max: 9, whole: true, may_be_none: true}
rules:
  CREDIT:
    area: law
    phase: open
    severity: must
    title: Little credit
    requires: '!given(credit) || credit <= 5'
    waiver: {by: [manager], months: 6}
    duty: {en: Count, schedule: [{every: 1 year}]}
";

const NO_DUTIES_TESTED: &str = "\
riktlinje: 1
tests: shop
cases:
  - name: Credit
    as_of: 2027-01-01
    table:
      columns: [credit, =CREDIT]
      rows:
        - [5, met]
        - [6, violated]
";

const DUTIES_TESTED: &str = "  - name: None
    as_of: 2027-01-01
    answers: {opens: 2027-02-01, credit: {none: true}}
    expect:
      findings: {CREDIT: met}
      follow_ups:
        - {rule: CREDIT, date: 2028-02-01}
        - {rule: CREDIT, date: 2029-02-01}
        - {rule: CREDIT, date: 2030-02-01}
  - name: Not open yet
    as_of: 2027-01-01
    answers: {credit: 6, is_open: false}
    expect: {classes: {CREDIT: conditional}}
  - name: Open
    as_of: 2027-01-01
    answers: {credit: 6, is_open: true}
    expect: {classes: {CREDIT: not_ready}}
  - name: Six months
    as_of: 2027-01-01
    answers: {credit: 6}
    waivers: [{rule: CREDIT, reason: Trial, by: manager, granted: 2027-01-01, until: 2027-07-01}]
    expect: {findings: {CREDIT: waived}}
  - name: A day too long
    as_of: 2027-01-01
    answers: {credit: 6}
    waivers: [{rule: CREDIT, reason: Trial, by: manager, granted: 2027-01-01, until: 2027-07-02}]
    expect: {findings: {CREDIT: violated}}
";

#[test]
fn dates_phases_and_waivers_are_changed_too() {
    let folder = Folder::new("dates");
    folder.write("guideline.yaml", DUTIES);
    folder.write("shop.test.yaml", NO_DUTIES_TESTED);
    let mutants = folder.mutants();
    assert_eq!(
        survivors(&mutants, "rules.CREDIT.schedule"),
        ["every: 1 year → every: 13 months", "every: 1 year → –"]
    );
    assert_eq!(survivors(&mutants, "rules.CREDIT.waiver.months"), ["6 → 7", "6 → 5"]);
    assert_eq!(survivors(&mutants, "rules.CREDIT.phase"), ["open → before"]);
    assert_eq!(survivors(&mutants, "rules.CREDIT.severity"), ["must → should", "must → forbids"]);
    folder.write("shop.test.yaml", &format!("{NO_DUTIES_TESTED}{DUTIES_TESTED}"));
    let mutants = folder.mutants();
    let survived: Vec<&str> = mutants
        .iter()
        .filter(|mutant| mutant["fate"] == "survived")
        .filter_map(|mutant| mutant["at"].as_str())
        .collect();
    assert_eq!(survived, ["phases.before"], "which is reached in any case, as nothing comes before it");
}

#[test]
fn what_could_not_be_loaded_is_not_counted() {
    let folder = Folder::new("refused");
    folder.write("guideline.yaml", DUTIES);
    folder.write("shop.test.yaml", NO_DUTIES_TESTED);
    let mutants = folder.mutants();
    let fate = |change: &str| {
        let found = mutants.iter().find(|mutant| mutant["change"] == change).map(|mutant| &mutant["fate"]);
        found.and_then(Value::as_str).unwrap_or("not made").to_owned()
    };
    assert_eq!(
        fate("!given(credit) → –"),
        "refused",
        "credit would be compared without knowing that it is given"
    );
    assert_eq!(fate("!given(credit) || credit <= 5 → !given(credit) && credit <= 5"), "refused");
    assert_eq!(fate("credit <= 5 → –"), "killed");
}

#[test]
fn nothing_is_said_about_tests_that_fail_already() {
    let folder = Folder::new("fails");
    folder.write("shop.test.yaml", &TESTS.replace("[8, true, violated]", "[8, true, met]"));
    assert_eq!(folder.run(&["mutate"]).status.code(), Some(2));
}

#[test]
fn what_a_gate_hides_is_proven_and_not_counted() {
    let folder = Folder::new("prove");
    let output = folder.run(&["test", "--coverage"]);
    let text = String::from_utf8(output.stdout).unwrap();
    // When it is not sold, it is not paid: by not being sold, `sold` never decides alone.
    assert!(text.contains("Not counted: 1 times"), "{text}");
}

#[test]
fn suggestions_show_what_was_not_shown_once_they_are_confirmed() {
    let folder = Folder::new("suggest");
    let output = folder.run(&["test", "--suggest"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let path = folder.0.join("rules/shop/shop.suggested.test.yaml");
    let suggested = fs::read_to_string(&path).unwrap();
    assert_eq!(folder.run(&["test"]).status.code(), Some(1), "they wait for a person");
    let confirmed: Vec<&str> = suggested.lines().filter(|line| !line.contains("todo:")).collect();
    fs::write(&path, confirmed.join("\n")).unwrap();
    let output = folder.run(&["test", "--coverage", "--format", "json"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["summary"]["failed"], 0);
    let decisions = &report["coverage"]["totals"]["decisions"];
    assert_eq!(decisions["reached"], decisions["all"], "{suggested}");
    assert_eq!(folder.run(&["test", "--suggest"]).status.code(), Some(0), "there is nothing left");
}
