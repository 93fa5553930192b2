//! A file with many mistakes: each is reported, in the order of the file, with exactly the characters underlined
//! that are wrong, and nothing is reported that only follows from another mistake.

use std::fmt::Write;

use riktlinje::diagnostic::{Diagnostics, Level};
use riktlinje::lint::{self, Known};
use riktlinje::{Source, load};

/// What is wrong with a text: the code of each message and the characters it underlines.
fn found(text: &str) -> Vec<(&'static str, String, usize)> {
    let sources = [Source { name: "guideline.yaml", text }];
    let diagnostics: Diagnostics = match load(&sources) {
        Ok(loaded) => lint::run(&loaded.program, &loaded.warnings, &sources, &Known::default()),
        Err(error) => error.diagnostics().clone(),
    };
    let underlined = |start: u32, end: u32| text[start as usize..end as usize].to_owned();
    let all = diagnostics.iter();
    all.map(|one| (one.code.id, underlined(one.span.start, one.span.end), one.span.start as usize)).collect()
}

/// The text without the marks `«…»`, and the place of each marked piece.
fn unmarked(marked: &str) -> (String, Vec<(String, usize)>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('«') {
        text.push_str(before);
        let (piece, after) = after.split_once('»').unwrap();
        places.push((piece.to_owned(), text.len()));
        text.push_str(piece);
        rest = after;
    }
    text.push_str(rest);
    (text, places)
}

/// The marked pieces are all that is found, in their order, with these codes.
fn assert_found(marked: &str, codes: &[&str]) {
    let (text, places) = unmarked(marked);
    let found = found(&text);
    let expected: Vec<(&str, String, usize)> =
        codes.iter().zip(places).map(|(code, (piece, at))| (*code, piece, at)).collect();
    assert_eq!(found, expected, "in\n{text}");
}

/// Mistakes of many kinds: words, types, numbers, dates, names, options, areas, clauses, operators, keys. Letters
/// with dots and rings, and wide ones, stand before some of them on the line.
const MANY: &str = "riktlinje: 1
id: manga-fel
version: 1.0.0
title: {sv: Många fel på en gång 🧭, en: Many mistakes at once}
sources:
  beslut:
    title: Nämndens beslut
    clauses:
      nytta: {text: nyttan ska motsvara kostnaden}
phases:
  - {id: fore, title: {sv: Före beslut, en: Before decision}, reached_when: «ja»}
facts:
  personuppgifter:
    type: «boolean»
    question: {sv: 'Behandlas uppgifter om barn?', en: 'Is data about children processed?'}
  antal:
    {type: number, unit: ärenden 件, min: «0,5», question: {sv: 'Hur många?', en: 'How many?'}}
  nytta: {type: number, min: 0, question: {sv: 'Hur stor är nyttan?', en: 'How large is the benefit?'}}
  kostnad: {type: number, min: 0, question: {sv: 'Vad kostar det?', en: 'What does it cost?'}}
  skede:
    type: choice
    options: {pilot: {sv: Försök, en: Trial}, drift: {sv: Drift, en: In use}}
    question: {sv: 'Vilket skede?', en: 'Which stage?'}
values:
  netto: nytta - «kostnd»
rules:
  R-1:
    area: law
    phase: fore
    severity: must
    title: {sv: Åtgärder på äldre dagar, en: Measures}
    requires: skede in ['drift', «'pilott'»] && antal >= 3
    remedy: {sv: Åtgärda., en: Put it right.}
  R-2:
    area: «riks»
    phase: fore
    severity: «måste»
    title: {sv: Två, en: Two}
    requires: {all: [personuppgifter, \"netto >= 0 «and» nytta > 1\", \"antal «=» 3\"]}
    remedy: {sv: Åtgärda., en: Put it right.}
  R-3:
    area: law
    phase: fore
    severity: must
    title: {sv: Tre, en: Three}
    source: «beslut/nyta»
    effective: {from: «2026/01/01»}
    «require»: personuppgifter
";
const CODES: &[&str] = &[
    "model/not-true-or-false",
    "model/unknown-word",
    "model/bad-number",
    "check/unknown-name",
    "check/unknown-option",
    "check/unknown-area",
    "model/unknown-word",
    "expression/operator-word",
    "expression/single-equals",
    "check/unknown-clause",
    "model/bad-date",
    "model/unknown-key",
];

/// A guideline with one rule that requires something.
fn requiring(requires: &str) -> String {
    format!(
        "riktlinje: 1
id: prov
version: 1.0.0
title: {{sv: Prov, en: Trial}}
phases:
  - {{id: fore, title: {{sv: Före, en: Before}}, reached_when: \"true\"}}
facts:
  klart: {{type: bool, question: {{sv: 'Är det klart?', en: 'Is it done?'}}}}
  antal: {{type: number, min: 0, max: 9, question: {{sv: 'Hur många?', en: 'How many?'}}}}
rules:
  R-1:
    area: law
    phase: fore
    severity: must
    title: {{sv: Regel, en: Rule}}
    requires: {requires}
    remedy: {{sv: Åtgärda., en: Put it right.}}
"
    )
}

#[test]
fn mistakes_of_many_kinds_come_in_the_order_of_the_file() {
    assert_found(MANY, CODES);
}

#[test]
fn line_ends_and_a_byte_order_mark_move_nothing() {
    assert_found(&MANY.replace('\n', "\r\n"), CODES);
    assert_found(&format!("\u{feff}{MANY}"), CODES);
    assert_found(&format!("\u{feff}{}", MANY.replace('\n', "\r\n")), CODES);
}

#[test]
fn each_of_them_alone_is_found_in_the_same_place() {
    // Mending all but one leaves that one: none hides or makes another.
    for alone in 0..CODES.len() {
        let mut pieces = MANY.split(['«', '»']);
        let mut text = pieces.next().unwrap().to_owned();
        let mut at = 0;
        while let (Some(piece), Some(after)) = (pieces.next(), pieces.next()) {
            let kept = if at == alone { format!("«{piece}»") } else { mended(CODES[at], piece).to_owned() };
            let _ = write!(text, "{kept}{after}");
            at += 1;
        }
        assert_found(&text, &CODES[alone..=alone]);
    }
}

/// What the author would write instead.
fn mended(code: &str, piece: &str) -> &'static str {
    match (code, piece) {
        (_, "ja") => "\"true\"",
        (_, "boolean") => "bool",
        (_, "0,5") => "0.5",
        (_, "kostnd") => "kostnad",
        (_, "'pilott'") => "'pilot'",
        (_, "riks") => "risk",
        (_, "måste") => "must",
        (_, "and") => "&&",
        (_, "=") => "==",
        (_, "beslut/nyta") => "beslut/nytta",
        (_, "2026/01/01") => "2026-01-01",
        (_, "require") => "requires",
        (code, piece) => panic!("{code}: {piece}"),
    }
}

#[test]
fn a_fact_misspelt_ten_times_is_reported_in_ten_places() {
    let uses: Vec<String> = (1..=10).map(|limit| format!("\"«antl» >= {limit}\"")).collect();
    let marked = requiring(&format!("{{any: [{}]}}", uses.join(", ")));
    assert_found(&marked, &["check/unknown-name"; 10]);
    let (text, _) = unmarked(&marked);
    let error = load(&[Source { name: "guideline.yaml", text: &text }]).unwrap_err();
    let hint = |one: &riktlinje::diagnostic::Diagnostic| one.hint(riktlinje::text::Language::ENGLISH);
    assert!(error.diagnostics().iter().all(|one| hint(one).as_deref() == Some("Did you mean `antal`?")));
    assert!(error.diagnostics().iter().all(|one| one.code.level == Level::Error));
}

#[test]
fn places_in_expressions_hold_however_the_expression_is_written() {
    let name = &["check/unknown-name"];
    // Tabs, blanks and letters before the mistake; escapes and doubled quotes that are shorter once read.
    for requires in [
        "klart &&\t«klrt»",
        "\"klart\t&&\t «klrt»\"",
        "'klart && «klrt»'",
        "klart   &&   «klrt»",
        "\"kl\\u0061rt && «klrt»\"",
        ">-\n      klart &&\n      antal >= 3 &&\n      «klrt»",
        "|\n      klart &&\n\n        «klrt»",
        "klart &&\n      «klrt»",
        "{all: [klart, {any: ['antal > 1', «klrt»]}]}",
        "{not: «klrt»}",
    ] {
        assert_found(&requiring(requires), name);
    }
    let list =
        "\n      all:\n        - klart\n        - any:\n            - «klrt»\n            - 'antal > «antl»'";
    assert_found(&requiring(list), &["check/unknown-name"; 2]);
    assert_found(&requiring("klart && «'åäö 漢字'» == antal && «klrt»"), &["check/text-misplaced", name[0]]);
}

#[test]
fn mistakes_of_syntax_in_one_file_are_reported_as_far_as_it_can_be_read() {
    // What cannot be read as YAML hides the meaning of the rest, so it comes first and alone.
    let marked = requiring("klart").replace("title: {sv: Prov, en: Trial}", "title: «!klart»");
    assert_found(&marked, &["source/unquoted-start"]);
}

#[test]
fn what_only_deserves_a_look_comes_in_order_too() {
    let marked = requiring("{any: [«antal <= 9», klart, klart]}")
        .replace("    remedy: {sv: Åtgärda., en: Put it right.}\n", "")
        .replace("facts:\n", "facts:\n  «extra»: {type: bool, question: {sv: 'Mer?', en: 'More?'}}\n")
        .replace("  R-1:", "  «R-1»:");
    let (text, _) = unmarked(&marked);
    let codes: Vec<&str> = found(&text).into_iter().map(|(code, ..)| code).collect();
    assert!(codes.contains(&"unused/fact") && codes.contains(&"rules/no-remedy"), "{codes:?}");
    assert!(codes.contains(&"logic/closed-limit") && codes.contains(&"logic/said-twice"), "{codes:?}");
    let places: Vec<usize> = found(&text).into_iter().map(|(.., at)| at).collect();
    assert!(places.is_sorted(), "{places:?}");
}
