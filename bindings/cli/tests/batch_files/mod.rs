//! A small guideline, cases, and a folder to run `riktlinje batch` in.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

const GUIDELINE: &str = "\
riktlinje: 1
id: small
version: 1.0.0
title: {sv: Liten, en: Small}
phases:
  - {id: early, title: {sv: Tidigt, en: Early}, reached_when: \"true\"}
facts:
  pilot: {type: bool, question: {sv: Är det en pilot?, en: Is it a pilot?}}
  cost: {type: number, min: 0, max: 1000000, unit: SEK, question: {sv: Vad kostar det?, en: What does it cost?}}
  level: {type: choice, options: [low, high], question: {sv: Vilken nivå?, en: Which level?}}
  areas: {type: choices, options: [law, ethics], question: {sv: Vilka områden?, en: Which areas?}}
values:
  double: {expr: cost * 2, shown: true, title: {sv: Dubbelt, en: Double}}
rules:
  R1: {area: law, phase: early, severity: must, title: {sv: R1, en: R1}, requires: \"pilot || cost <= 500\"}
  R2: {area: law, phase: early, severity: forbids, title: {sv: R2, en: R2}, applies_when: \"level == 'high'\", requires: \"'law' in areas\"}
";

/// A folder of its own for a test, removed when the test ends.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    pub(crate) fn new(name: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("riktlinje-batch-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("guideline.yaml"), GUIDELINE).unwrap();
        Scratch(folder)
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> &Scratch {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
        let always = ["batch", "guideline.yaml"];
        command.args(always).args(arguments).args(["--as-of", "2026-11-22", "--lang", "en"]);
        command.current_dir(&self.0).env_remove("RIKTLINJE_RULES").env_remove("RIKTLINJE_CONFIG");
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let Output { status, stdout, stderr } = self.command(arguments).output().unwrap();
        (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Many cases as lines of JSON, a few of them with mistakes.
pub(crate) fn cases(count: usize) -> String {
    let case = |at: usize| match at % 101 {
        7 => format!("{{\"id\":{at},\"answers\":{{\"cost\":-1}}}}\n"),
        8 => format!("{{\"id\":{at},\"answers\":\n"),
        _ => {
            let level = ["low", "high"][at % 2];
            let areas = ["[]", "[\"law\"]", "[\"law\",\"ethics\"]"][at % 3];
            format!(
                "{{\"id\":{at},\"answers\":{{\"pilot\":{},\"cost\":{},\"level\":\"{level}\",\"areas\":{areas}}}}}\n",
                at.is_multiple_of(5),
                at % 1000
            )
        }
    };
    (0..count).map(case).collect::<Vec<_>>().concat()
}

pub(crate) fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}")))
        .collect()
}
