//! `test --watch`: runs again when a file changes, comes, goes or is broken for a while, and goes on.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How long to wait for a line before the program is taken for stuck. Nothing is measured.
const PATIENCE: Duration = Duration::from_secs(40);

const GUIDELINE: &str = "riktlinje: 1
id: liten
version: 1.0.0
title: {sv: Liten, en: Small}
phases:
  - {id: fore, title: {sv: Före, en: Before}, reached_when: \"true\"}
facts:
  klart: {type: bool, question: {sv: Är det klart?, en: Is it done?}}
rules:
  KLART-1:
    area: law
    phase: fore
    severity: must
    title: {sv: Det är klart, en: It is done}
    requires: klart
    remedy: {sv: Gör klart., en: Finish it.}
";
const TESTS: &str = "riktlinje: 1
tests: liten
cases:
  - name: Klart
    as_of: 2026-11-24
    answers: {klart: true}
    expect: {verdict: ready}
";

/// The program at work in a folder of its own.
struct Watched {
    folder: PathBuf,
    child: Child,
    lines: Receiver<String>,
}

impl Watched {
    fn start() -> Watched {
        let folder = std::env::temp_dir().join(format!("riktlinje-watch-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("guideline.yaml"), GUIDELINE).unwrap();
        fs::write(folder.join("a.test.yaml"), TESTS).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_riktlinje"))
            .args(["test", ".", "--watch", "--lang", "en", "--color", "never"])
            .current_dir(&folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (send, lines) = channel();
        let errors = send.clone();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        thread::spawn(move || {
            BufReader::new(out).lines().map_while(Result::ok).try_for_each(|l| send.send(l))
        });
        thread::spawn(move || {
            BufReader::new(err).lines().map_while(Result::ok).try_for_each(|l| errors.send(l))
        });
        Watched { folder, child, lines }
    }

    /// Waits until a line holds a text.
    fn says(&mut self, text: &str) {
        let mut said = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) if line.contains(text) => return,
                Ok(line) => said.push(line),
                Err(why) => panic!("never said `{text}` ({why}), only:\n{}", said.join("\n")),
            }
        }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).unwrap();
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn every_change_runs_the_tests_again() {
    let mut watched = Watched::start();
    watched.says("Passed: 1.");
    // An expectation that fails, and back.
    watched.write("a.test.yaml", &TESTS.replace("ready", "not_ready"));
    watched.says("Failed: 1.");
    watched.write("a.test.yaml", TESTS);
    watched.says("Passed: 1.");
    // A guideline that is broken for a while.
    watched.write("guideline.yaml", &GUIDELINE.replace("requires: klart", "requires: klrt"));
    watched.says("check/unknown-name");
    watched.says("Waiting for changes");
    watched.write("guideline.yaml", GUIDELINE);
    watched.says("Passed: 1.");
    // A file of tests that comes and goes.
    watched.write("b.test.yaml", &TESTS.replace("name: Klart", "name: Ett till"));
    watched.says("Passed: 2.");
    fs::remove_file(watched.folder.join("b.test.yaml")).unwrap();
    watched.says("Passed: 1.");
    // No tests left is an error, and no end.
    fs::remove_file(watched.folder.join("a.test.yaml")).unwrap();
    watched.says("There are no tests");
    watched.says("Waiting for changes");
    // The guideline goes too, and all comes back.
    fs::remove_file(watched.folder.join("guideline.yaml")).unwrap();
    watched.write("a.test.yaml", TESTS);
    watched.says("guideline.yaml");
    watched.write("guideline.yaml", GUIDELINE);
    watched.says("Passed: 1.");
}
