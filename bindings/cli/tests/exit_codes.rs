//! Exit codes: what the page and `--help` say is the same, and `assess`, `check` and `test` end as they say.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDELINE: &str = "\
riktlinje: 1
id: shop
version: 1.0.0
title: Shop
languages: [en]
phases: [{id: before, title: Before, reached_when: 'true'}]
facts:
  price: {type: number, question: Price?, min: 0, max: 1000}
  unused: {type: bool, question: Unused?}
rules:
  PAYS: {area: law, phase: before, severity: must, title: It pays, remedy: Raise it., requires: price >= 10}
";

/// A case and what is expected of it.
fn test(price: u32, finding: &str) -> String {
    format!(
        "riktlinje: 1\ntests: shop\ncases:\n  - name: a\n    as_of: 2027-01-01\n    answers: {{price: {price}}}\n    expect: {{findings: {{PAYS: {finding}}}}}\n"
    )
}

struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let folder = std::env::temp_dir().join(format!("riktlinje-exit-{}", std::process::id()));
        fs::create_dir_all(folder.join("shop")).unwrap();
        Folder(folder)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join("shop").join(name), text).unwrap();
    }

    fn code(&self, arguments: &[&str]) -> i32 {
        command(arguments).current_dir(&self.0).output().unwrap().status.code().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
    command.args(arguments);
    for name in ["RIKTLINJE_LANG", "RIKTLINJE_RULES", "RIKTLINJE_CONFIG", "RIKTLINJE_DENY_WARNINGS", "CI"] {
        command.env_remove(name);
    }
    command
}

/// Words only: help is wrapped to the width of the terminal.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_and_help_say_the_same() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/EXIT-CODES.md");
    let page = fs::read_to_string(page).unwrap();
    let shared = page.split("```").nth(1).unwrap().strip_prefix("text\n").unwrap();
    for arguments in [&["--help"][..], &["assess", "-h"], &["ask", "-h"], &["check", "-h"], &["test", "-h"]] {
        let help = String::from_utf8(command(arguments).output().unwrap().stdout).unwrap();
        assert!(words(&help).contains(&words(shared)), "{arguments:?}: {help}");
    }
    for name in ["batch", "diff", "fmt", "mutate"] {
        let help = String::from_utf8(command(&[name, "-h"]).output().unwrap().stdout).unwrap();
        assert!(help.contains("Exit codes:") && page.contains(&format!("`{name}`")), "{name}: {help}");
    }
}

const ASSESS: &[&str] = &["assess", "shop", "shop/p.proposal.yaml", "--as-of", "2027-01-01"];

#[test]
fn three_commands_end_in_one_sense() {
    let folder = Folder::new();
    let proposal = |price: &str| format!("riktlinje: 1\nanswers: {{{price}}}\n");
    let (check, denying) = (["check", "shop"], ["check", "shop", "--deny-warnings"]);
    folder.write("guideline.yaml", GUIDELINE);
    folder.write("p.proposal.yaml", &proposal("price: 10"));
    folder.write("a.test.yaml", &test(10, "met"));
    for arguments in [ASSESS, &check, &["test"], &["test", "shop"]] {
        assert_eq!(folder.code(arguments), 0, "nothing stands in the way: {arguments:?}");
    }
    folder.write("p.proposal.yaml", &proposal("price: 9"));
    folder.write("a.test.yaml", &test(9, "met"));
    for arguments in [ASSESS, &denying, &["test"]] {
        assert_eq!(folder.code(arguments), 1, "something does: {arguments:?}");
    }
    folder.write("p.proposal.yaml", &proposal(""));
    assert_eq!(folder.code(ASSESS), 3, "information is missing");
    folder.write("guideline.yaml", &GUIDELINE.replace("severity: must", "severity: shall"));
    for arguments in [ASSESS, &check, &denying, &["test"]] {
        assert_eq!(folder.code(arguments), 2, "the guideline has a mistake: {arguments:?}");
    }
    folder.write("guideline.yaml", GUIDELINE);
    folder.write("p.proposal.yaml", &proposal("prize: 9"));
    folder.write("a.test.yaml", &test(9, "meet"));
    for arguments in [ASSESS, &["test"]] {
        assert_eq!(folder.code(arguments), 2, "another file has a mistake: {arguments:?}");
    }
    for arguments in [&["assess", "nowhere", "p"][..], &["check", "nowhere"], &["test", "nowhere"]] {
        assert_eq!(folder.code(arguments), 2, "no such file: {arguments:?}");
    }
    for command in ["assess", "check", "test"] {
        assert_eq!(folder.code(&[command, "--no-such-option"]), 2, "wrong arguments: {command}");
    }
}
