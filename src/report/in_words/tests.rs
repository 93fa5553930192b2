//! Conditions in words.

use super::*;
use crate::program::Program;
use crate::source::Source;

/// One rule for each kind of condition, named after its requirement.
const RULES: &str = r#"
riktlinje: 1
id: words
version: 1.0.0
title: {sv: Ord, en: Words}
start: begins
phases:
  - {id: now, title: {sv: Nu, en: Now}, reached_when: "true"}
parameters:
  limit: {value: 0.5, min: 0, max: 1, title: {sv: Minsta andel, en: Smallest share}}
facts:
  begins: {type: date, question: {sv: När börjar ni?, en: When do you start?}}
  plan: {type: bool, question: {sv: Finns en plan?, en: Is there a plan?}}
  share: {type: number, min: 0, max: 1, title: {sv: Andel, en: Share}, question: {sv: Andel?, en: Share?}}
  cost: {type: number, unit: SEK, title: {sv: Kostnad, en: Cost}, question: {sv: Kostnad?, en: Cost?}}
  state: {type: choice, title: {sv: Läge, en: State}, question: {sv: L?, en: S?}, options: {a: {sv: Alfa, en: Alpha}, b: {sv: Beta, en: Beta}}}
  kinds: {type: choices, title: {sv: Slag, en: Kinds}, question: {sv: S?, en: K?}, options: {a: {sv: Alfa, en: Alpha}, b: {sv: Beta, en: Beta}}}
  risks:
    type: rows
    title: {sv: Risker, en: Risks}
    question: {sv: R?, en: R?}
    columns:
      p: {type: number, min: 1, max: 5, title: {sv: Sannolikhet, en: Probability}}
rules:
"#;

/// The wording of a requirement in both languages.
fn words(requires: &str) -> (String, String) {
    let rule = format!(
        "  R: {{area: law, phase: now, severity: must, title: {{sv: R, en: R}}, remedy: {{sv: R, en: R}}, requires: \"{requires}\"}}\n"
    );
    let text = format!("{RULES}{rule}");
    let loaded = crate::load(&[Source { name: "words.yaml", text: &text }]);
    let program: Program = loaded.unwrap_or_else(|error| panic!("{requires}: {error}")).program;
    let guideline = program.guideline();
    let condition = guideline.rules[0].requires.as_ref().unwrap();
    let show = |language| InWords { guideline, language }.condition(condition).to_string();
    (show(Language::SWEDISH), show(Language::ENGLISH))
}

#[test]
fn leaves_read_like_sentences() {
    let cases = [
        ("plan", "Finns en plan? ja", "Is there a plan? yes"),
        ("!plan", "Finns en plan? nej", "Is there a plan? no"),
        ("share >= limit", "Andel: minst Minsta andel (0,5)", "Share: at least Smallest share (0.5)"),
        ("!(share >= 0.5)", "Andel: mindre än 0,5", "Share: less than 0.5"),
        ("cost <= 1200000", "Kostnad: högst 1\u{a0}200\u{a0}000\u{a0}kr", "Cost: at most 1,200,000\u{a0}SEK"),
        (
            "begins < date('2027-01-01')",
            "När börjar ni? före 1 januari 2027",
            "When do you start? before 1 January 2027",
        ),
        ("state == 'a'", "Läge: Alfa", "State: Alpha"),
        ("state != 'a'", "Läge: inte Alfa", "State: not Alpha"),
        ("'a' in kinds", "Slag: Alfa är valt", "Kinds: Alpha is chosen"),
        (
            "!kinds.any_of(['a', 'b'])",
            "Slag: inget av Alfa och Beta är valt",
            "Kinds: none of Alpha and Beta is chosen",
        ),
    ];
    for (condition, sv, en) in cases {
        assert_eq!(words(condition), (sv.to_owned(), en.to_owned()), "{condition}");
    }
}

#[test]
fn parts_say_how_they_belong_together() {
    let cases = [
        ("plan && state == 'a'", "Alla dessa gäller: Finns en plan? ja och Läge: Alfa"),
        ("!(plan || state == 'a')", "Ingen av dessa gäller: Finns en plan? ja eller Läge: Alfa"),
        ("risks.all(r, r.p <= 3)", "För varje rad i Risker gäller: Sannolikhet: högst 3"),
        ("!risks.all(r, r.p <= 3)", "För minst en rad i Risker gäller: Sannolikhet: mer än 3"),
        ("!risks.exists(r, r.p > 3)", "För ingen rad i Risker gäller: Sannolikhet: mer än 3"),
    ];
    for (condition, sv) in cases {
        assert_eq!(words(condition).0, sv, "{condition}");
    }
}

#[test]
fn expressions_keep_their_order_of_operations() {
    let cases = [
        ("cost * (share + 1) > 5", "Kostnad × (Andel + 1): mer än 5"),
        ("cost - (share - 1) > 5", "Kostnad − (Andel − 1): mer än 5"),
        ("cost + share * 2 > 5", "Kostnad + Andel × 2: mer än 5"),
        (
            "risks.max(r, r.p * 2, 0) > 5",
            "det högsta av (Sannolikhet × 2) bland raderna i Risker (0 om det inte finns några): mer än 5",
        ),
        ("risks.count(r, r.p > 3) == 0", "antal rader i Risker där (Sannolikhet: mer än 3): 0"),
        ("add_months(begins, 3) > as_of", "3 månader efter ”När börjar ni?”: efter bedömningsdagen"),
    ];
    for (condition, sv) in cases {
        assert_eq!(words(condition).0, sv, "{condition}");
    }
}
