//! Examples that are too large to lie in the project, or that are no YAML: they are made here, and a page shows
//! how they begin.

use std::fmt::Write;

use riktlinje::answers::Proposal;
use riktlinje::diagnostic::{Diagnostic, Diagnostics};
use riktlinje::program::Program;
use riktlinje::text::Language;
use riktlinje::{Source, compiled, load};

use super::examples::Example;

/// What every guideline here begins with.
const HEAD: &str = "riktlinje: 1\nid: prov-ai\nversion: 1.0.0\ntitle: {sv: Prov, en: Trial}\n";
/// A rule to hang something on.
const RULE: &str = "phases:
  - {id: before_decision, title: {sv: Före beslut, en: Before decision}, reached_when: \"true\"}
facts:
  klart: {type: bool, question: {sv: 'Är det klart?', en: 'Is it done?'}}
rules:
  PROV-1:
    area: law
    phase: before_decision
    severity: must
    title: {sv: Det är klart, en: It is done}
    requires: klart
    remedy: {sv: Åtgärda., en: Put it right.}
";
/// Lines of a file that a page shows.
const SHOWN: usize = 18;
/// Characters of a line that a page shows.
const WIDE: usize = 110;

/// All of them, each with the code that it shows.
pub(super) fn made() -> Vec<(&'static str, Example)> {
    let mut made: Vec<(&'static str, Example)> =
        guidelines().iter().map(|files| of_guidelines(files)).collect();
    made.extend(of_compiled());
    made.push(of_json());
    made
}

/// Sets of guidelines, the first of which uses the others.
fn guidelines() -> Vec<Vec<(String, String)>> {
    let one = |text: String| vec![("guideline.yaml".to_owned(), text)];
    let comments = "# Ett protokoll som klistrats in.\n".repeat(600_000);
    let terms = vec!["antal"; 3_000].join(" + ");
    vec![
        one(format!("{HEAD}{comments}")),
        one(format!("{HEAD}facts: [{}]\n", "1, ".repeat(2_000_001))),
        one(format!("{HEAD}facts:\n{}", lines(0..20_001, |at| format!("  fraga_{at}: {{type: bool}}")))),
        one(format!("{HEAD}facts:\n  antal: {{type: number, min: 0}}\nvalues:\n  summa: {terms}\n")),
        one(format!(
            "{HEAD}facts:\n  antal: {{type: number, min: 0}}\nvalues:\n  ett: antal in [{}]\n",
            vec!["1"; 4_096].join(", ")
        )),
        one(format!(
            "{HEAD}facts:\n  kommun:\n    type: choices\n    question: {{sv: 'Vilka?', en: 'Which?'}}\n    options:\n{}",
            lines(1..130, |at| format!("      - kommun_{at}"))
        )),
        one(format!(
            "{HEAD}{RULE}    earlier:\n{}",
            lines(0..33, |at| format!(
                "      - {{effective: {{until: {}-12-31}}, severity: should}}",
                1980 + at
            ))
        )),
        chain(34),
        fan(257),
    ]
}

/// Guidelines of which each uses the next.
fn chain(length: usize) -> Vec<(String, String)> {
    let using = |at: usize| {
        if at + 1 < length {
            format!("uses:\n  - {{guideline: led-{}, version: \"1\"}}\n", at + 1)
        } else {
            String::new()
        }
    };
    (0..length).map(|at| (format!("led-{at}.yaml"), titled(&format!("led-{at}"), &using(at)))).collect()
}

/// A guideline that uses many.
fn fan(count: usize) -> Vec<(String, String)> {
    let uses = lines(1..count + 1, |at| format!("  - {{guideline: del-{at}, version: \"1\"}}"));
    let root = ("helhet.yaml".to_owned(), titled("helhet", &format!("uses:\n{uses}")));
    let parts = (1..=count).map(|at| (format!("del-{at}.yaml"), titled(&format!("del-{at}"), "")));
    [root].into_iter().chain(parts).collect()
}

fn titled(id: &str, rest: &str) -> String {
    format!("riktlinje: 1\nid: {id}\nversion: 1.0.0\ntitle: {{sv: Prov, en: Trial}}\n{rest}")
}

fn lines(range: std::ops::Range<usize>, line: impl Fn(usize) -> String) -> String {
    range.fold(String::new(), |mut out, at| {
        let _ = writeln!(out, "{}", line(at));
        out
    })
}

/// Loads guidelines that have exactly one mistake.
fn of_guidelines(files: &[(String, String)]) -> (&'static str, Example) {
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, text }).collect();
    let found = load(&sources).expect_err("this is too much");
    let all: Vec<&Diagnostic> = found.diagnostics().iter().collect();
    let codes: Vec<&str> = all.iter().map(|one| one.code.id).collect();
    assert_eq!(all.len(), 1, "one mistake, one message: {codes:?}");
    let shown = files.iter().take(2).map(|(name, text)| (name.clone(), beginning(text))).collect();
    (all[0].code.id, example(shown, all[0]))
}

/// Compiled guidelines that cannot be read.
fn of_compiled() -> Vec<(&'static str, Example)> {
    let text = format!("{HEAD}{RULE}");
    let loaded = load(&[Source { name: "guideline.yaml", text: &text }]).unwrap();
    let good = compiled::write(loaded.program.guideline(), &[]);
    let now = format!(":{},", compiled::VERSION);
    let broken = [
        text,
        good.replacen(&now, ":99,", 1),
        // Somebody has changed a word by hand.
        good.replacen("klart", "klara", 1),
    ];
    broken
        .into_iter()
        .map(|text| {
            let found = Program::load_compiled(&text).expect_err("this is broken");
            let shown =
                if text.starts_with('{') { format!("{}…\n", &text[..26]) } else { beginning(&text) };
            (found.code.id, example(vec![("guideline.json".to_owned(), shown)], &found))
        })
        .collect()
}

/// Answers in JSON that are no JSON.
fn of_json() -> (&'static str, Example) {
    let text = format!("{HEAD}{RULE}");
    let program = load(&[Source { name: "guideline.yaml", text: &text }]).unwrap().program;
    let json = "{\"riktlinje\": 1, \"answers\": {\"klart\": ja}}\n";
    let mut found = Diagnostics::new();
    assert!(Proposal::read_json(&program, 0, json, &mut found).is_none(), "this is broken");
    let first = found.iter().next().unwrap();
    (first.code.id, example(vec![("proposal.json".to_owned(), json.to_owned())], first))
}

fn example(files: Vec<(String, String)>, found: &Diagnostic) -> Example {
    Example {
        files,
        english: message(found, Language::ENGLISH),
        swedish: Some(message(found, Language::SWEDISH)),
        good: None,
        whole: false,
    }
}

/// The message without its place: the file is not shown whole.
fn message(found: &Diagnostic, language: Language) -> String {
    let english = language == Language::ENGLISH;
    let mut out =
        format!("{}[{}]: {}", if english { "error" } else { "fel" }, found.code.id, found.message(language));
    if let Some(hint) = found.hint(language) {
        let _ = write!(out, "\n  = {}: {hint}", if english { "help" } else { "råd" });
    }
    out
}

/// How a text begins, and how much more there is of it.
pub(super) fn beginning(text: &str) -> String {
    let all = text.lines().count();
    let mut out = String::new();
    for line in text.lines().take(SHOWN) {
        let start: String = line.chars().take(WIDE).collect();
        let _ = writeln!(out, "{start}{}", if start.len() < line.len() { "…" } else { "" });
    }
    if all > SHOWN {
        let _ = writeln!(out, "# … {} more lines", all - SHOWN);
    }
    out
}
