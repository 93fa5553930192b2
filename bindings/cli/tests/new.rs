//! Files to begin with: what is written passes `check` and `test`.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("riktlinje-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Scratch(folder)
    }

    /// Runs the program in the folder, with lines typed.
    fn run(&self, arguments: &[&str], lines: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_riktlinje"));
        command.args(arguments).current_dir(&self.0);
        for name in ["NO_COLOR", "RIKTLINJE_LANG", "RIKTLINJE_RULES"] {
            command.env_remove(name);
        }
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.unwrap();
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn fine(&self, arguments: &[&str], lines: &str) {
        let output = self.run(arguments, lines);
        let said =
            String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn begun(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let arguments = [
        "new",
        "guideline",
        "min-kommun",
        "--title-sv",
        "Min kommun: AI",
        "--title-en",
        "My town: AI",
        "--publisher",
        "Min kommun",
        "--as-of",
        "2026-11-22",
    ];
    scratch.fine(&arguments, "");
    scratch
}

#[test]
fn a_new_guideline_checks_clean_and_its_tests_fit() {
    let scratch = begun("new-guideline");
    scratch.fine(&["check", "min-kommun", "--deny-warnings"], "");
    scratch.fine(&["fmt", "--check", "min-kommun"], "");
    scratch.fine(&["test", "min-kommun"], "");
    scratch.fine(&["assess", "min-kommun", "min-kommun/example.proposal.yaml"], "");
    let again = scratch.run(
        &["new", "guideline", "min-kommun", "--title-sv", "A", "--title-en", "B", "--publisher", "C"],
        "",
    );
    assert_eq!(again.status.code(), Some(2), "what is there is not written over");
    assert!(scratch.read("min-kommun/guideline.yaml").contains("sv: \"Min kommun: AI\""));
}

#[test]
fn what_flags_leave_open_is_asked_for() {
    let scratch = Scratch::new("new-asked");
    scratch.fine(&["new", "guideline"], "fran-fragor\nFrån frågor\n\nKommunen\n");
    assert!(scratch.read("fran-fragor/guideline.yaml").contains("sv: Från frågor\n  en: Från frågor\n"));
    scratch.fine(&["check", "fran-fragor"], "");
    let odd = scratch.run(&["new", "guideline", "Å Ä"], "A\nB\nC\n");
    assert_eq!(odd.status.code(), Some(2));
    assert!(!Path::new(&scratch.0).join("Å Ä").exists(), "nothing is left behind");
}

#[test]
fn a_new_rule_is_checked_before_it_is_written() {
    let scratch = begun("new-rule");
    let before = scratch.read("min-kommun/guideline.yaml");
    let bad = scratch.run(
        &["new", "rule", "min-kommun", "PURPOSE-2", "--requires", "purpose_describd"],
        "T\nT\n\n\n\nG\nG\n\n",
    );
    assert_eq!(bad.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&bad.stderr).contains("purpose_described"), "the mistake is explained");
    assert_eq!(scratch.read("min-kommun/guideline.yaml"), before);
    // Title, its English, area by number, phase and severity by default, remedy, its English, review.
    scratch.fine(
        &[
            "new",
            "rule",
            "min-kommun",
            "PURPOSE-2",
            "--requires",
            "purpose_described != false",
            "--owner",
            "verksamhetschef",
            "--source",
            "guideline/purpose",
        ],
        "Titel\nTitle\n3\n\nshould\nGör det.\nDo it.\nown\n",
    );
    let after = scratch.read("min-kommun/guideline.yaml");
    assert!(after.starts_with(before.trim_end()), "the rest stays");
    assert!(after.contains("\n\n  PURPOSE-2:\n    area: ethics\n"), "{after}");
    let tests = scratch.read("min-kommun/min-kommun.test.yaml");
    assert!(tests.contains("  - name: PURPOSE-2 utan några svar\n"), "{tests}");
    assert!(tests.contains("      findings: {PURPOSE-2: open}\n"), "{tests}");
    scratch.fine(&["check", "min-kommun", "--deny-warnings"], "");
    scratch.fine(&["fmt", "--check", "min-kommun"], "");
    // The other tests say exactly which rules are violated or open: they ask to be looked through.
    scratch.fine(&["test", "min-kommun", "-r", "utan några svar"], "");
    let twice = scratch.run(&["new", "rule", "min-kommun", "PURPOSE-2"], "");
    assert_eq!(twice.status.code(), Some(2));
}

#[test]
fn a_new_test_expects_what_comes_out_today() {
    let scratch = begun("new-test");
    scratch
        .fine(&["new", "test", "min-kommun", "min-kommun/example.proposal.yaml", "--name", "Ett till"], "");
    let text = scratch.read("min-kommun/min-kommun.test.yaml");
    assert!(text.ends_with("\n\n  - name: Ett till\n    base: example.proposal.yaml\n    as_of: 2026-11-22\n    expect:\n      verdict: ready\n      violated: []\n"), "{text}");
    scratch.fine(&["test", "min-kommun"], "");
    scratch.fine(
        &[
            "new",
            "test",
            "min-kommun",
            "min-kommun/example.proposal.yaml",
            "--name",
            "Eget",
            "-o",
            "min-kommun/other.test.yaml",
        ],
        "",
    );
    scratch.fine(&["test", "min-kommun"], "");
}

#[test]
fn a_new_proposal_holds_every_question_and_can_be_read() {
    let scratch = begun("new-proposal");
    scratch.fine(&["new", "proposal", "min-kommun", "--title", "Första", "--as-of", "2026-11-22"], "");
    let text = scratch.read("min-kommun.proposal.yaml");
    assert!(
        text.contains("  # Är syftet med AI-lösningen beskrivet?\n  # purpose_described: true\n"),
        "{text}"
    );
    let open = scratch.run(&["assess", "min-kommun", "min-kommun.proposal.yaml"], "");
    assert_eq!(open.status.code(), Some(3), "nothing is answered yet");
    let answered = text.replace("  # purpose_described: true", "  purpose_described: true");
    fs::write(scratch.0.join("answered.yaml"), answered).unwrap();
    scratch.fine(&["assess", "min-kommun", "answered.yaml"], "");
}

#[test]
fn settings_hold_for_commands_within_commands() {
    let scratch = Scratch::new("new-settings");
    fs::write(scratch.0.join("riktlinje.toml"), "lang = \"en\"\n\n[new]\ntitle-sv = \"Titel\"\n").unwrap();
    let output = scratch.run(&["new", "guideline", "small", "--title-en", "Title", "--publisher", "P"], "");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.starts_with("Wrote small/guideline.yaml.\n"), "{said}");
    assert_eq!(output.stderr, b"", "nothing is assessed yet, so the day needs no words");
    assert!(scratch.read("small/guideline.yaml").contains("sv: Titel\n"));
}
