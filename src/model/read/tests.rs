//! Broken guidelines, one mistake each, and a good one that is broken at random.

use super::read;
use crate::diagnostic::{Diagnostics, Level};
use crate::model::declare::{Condition, Document, Literal, Options, ParameterValue, Severity, ValueBody};
use crate::source::{Limits, read as read_tree};
use crate::text::Language;
use proptest::prelude::*;

/// The file, the code after `model/`, and the text that is underlined.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str)] = &[
    ("missing_title", "missing-key", "riktlinje"),
    ("unknown_top_key", "unknown-key", "faser"),
    ("misspelled_top_key", "unknown-key", "rulse"),
    ("later_format", "unsupported-format", "2"),
    ("version_of_two_numbers", "bad-version", "1.0"),
    ("proposal_as_guideline", "other-file", "answers"),
    ("id_with_capitals", "bad-id", "Prov AI"),
    ("fact_id_with_swedish_letters", "bad-id", "antal_timmar_per_år"),
    ("fact_named_true", "reserved-id", "true"),
    ("facts_as_list", "wrong-kind", "- id: personuppgifter\n    type: bool"),
    ("comma_in_text", "comma-in-text", "helst före beslut."),
    ("language_spelled_out", "unknown-language", "svenska"),
    ("empty_wording", "empty-text", "\"\""),
    ("when_in_rule", "unknown-key", "when"),
    ("require_in_rule", "unknown-key", "require"),
    ("effect_block", "unknown-key", "effect"),
    ("severity_block", "unknown-word", "block"),
    ("rule_without_phase", "missing-key", "PROV-1"),
    ("rule_without_check", "nothing-required", "PROV-1"),
    ("waiver_of_forbidden", "waiver-of-forbidden", "waiver"),
    ("relaxable_ja", "not-true-or-false", "ja"),
    ("review_letter", "unknown-word", "V2"),
    ("source_with_spaces", "bad-source-reference", "gdpr / art-35"),
    ("earlier_without_effective", "missing-key", "title"),
    ("earlier_with_derived_date", "earlier-without-date", "effective"),
    ("list_as_condition", "list-as-condition", "- personuppgifter\n      - true"),
    ("all_and_any", "several-combinations", "any"),
    ("and_in_place_of_all", "unknown-key", "and"),
    ("condition_cut_short", "cut-short-by-comment", "personuppgifter == true &&"),
    ("comment_after_condition", "comment-after-condition", "# bara ibland"),
    ("condition_is_number", "wrong-kind", "1"),
    ("date_in_words", "bad-date", "2 december 2027"),
    ("no_such_day", "bad-date", "2026-02-30"),
    ("ends_before_start", "ends-before-start", "2026-01-01"),
    ("duty_without_words", "duty-without-words", "to"),
    ("duty_too", "unknown-key", "too"),
    ("schedule_every_and_at", "every-and-at", "at"),
    ("schedule_without_rhythm", "no-rhythm", "on"),
    ("duration_without_unit", "bad-duration", "6"),
    ("no_such_day_of_year", "bad-day-of-year", "02-30"),
    ("type_enum", "unknown-word", "enum"),
    ("bool_with_options", "key-of-other-type", "options"),
    ("choice_without_options", "no-options", "personuppgifter"),
    ("option_vet_ej", "do-not-know-option", "vet_ej"),
    ("option_worded_unknown", "do-not-know-option", "x9"),
    ("options_and_like", "options-and-like", "like"),
    ("points_in_words", "wrong-kind", "tre"),
    ("required_fact", "no-required-key", "required"),
    ("default_of_fact", "no-default-key", "default"),
    ("question_as_list", "wrong-kind", "[Behandlas personuppgifter?]"),
    ("decimal_comma", "bad-number", "0,5"),
    ("thousands_space", "bad-number", "10 000"),
    ("min_above_max", "min-above-max", "10000"),
    ("date_bound_of_number", "bound-of-other-type", "2026-01-01"),
    ("rows_without_columns", "missing-key", "risker"),
    ("gate_in_column", "gate-in-column", "asked_when"),
    ("series_in_column", "type-in-column", "series"),
    ("label_in_words", "label-without-number", "låg"),
    ("value_without_body", "no-body", "summa"),
    ("value_with_two_bodies", "several-bodies", "condition"),
    ("last_row_has_condition", "last-row-has-condition", "when"),
    ("row_without_condition", "row-without-condition", "value"),
    ("row_with_then", "unknown-key", "then"),
    ("options_without_type", "options-without-type", "options"),
    ("table_row_too_short", "table-width", "[any, low]"),
    ("dash_as_cell", "dash-as-cell", "\"-\""),
    ("parameter_out_of_bounds", "out-of-bounds", "1.5"),
    ("parameter_value_and_dates", "value-and-dates", "by_date"),
    ("parameter_without_value", "no-value", "andel_frigjord_tid"),
    ("parameter_of_two_kinds", "mixed-kinds", "2024-01-01"),
    ("parameter_tighter_up", "unknown-word", "högre"),
    ("source_without_title", "missing-key", "son-76"),
    ("script_as_address", "bad-address", "javascript:alert(1)"),
    ("clause_as_text", "wrong-kind", "ger ett värde"),
    ("used_version_with_caret", "bad-used-version", "\"^1.2\""),
    ("use_without_version", "missing-key", "guideline"),
    ("change_without_reason", "change-without-reason", "GDPR-35-1"),
    ("empty_change", "empty-change", "GDPR-35-1"),
    ("changes_at_top", "changes-at-top", "changes"),
    ("phase_without_condition", "missing-key", "id"),
    ("reminder_without_before", "missing-key", "to"),
    ("empty_schedule", "empty-list", "[]"),
];

const GOOD: &str = include_str!("good.yaml");

fn input(name: &str) -> String {
    let path = format!("{}/tests/inputs/model/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).expect(&path)
}

/// Reads a text; the diagnostics come sorted, as (code, underlined text).
fn reading(text: &str) -> (Option<Document>, Vec<(String, String)>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let tree = read_tree(0, text, &Limits::default(), &mut diagnostics);
    let document = tree.and_then(|tree| read(0, text, &tree, &mut diagnostics));
    diagnostics.sort();
    let found = diagnostics
        .iter()
        .map(|item| {
            let (start, end) = (item.span.start as usize, item.span.end as usize);
            (item.code.id.to_owned(), text.get(start..end).unwrap_or("?").trim_end().to_owned())
        })
        .collect();
    (document, found, diagnostics)
}

#[test]
fn every_mistake_is_reported_once_and_in_its_place() {
    for (name, code, underlined) in BROKEN {
        let (_, found, diagnostics) = reading(&input(name));
        assert_eq!(found, [(format!("model/{code}"), (*underlined).to_owned())], "{name}");
        for item in diagnostics.iter() {
            for language in [Language::SWEDISH, Language::ENGLISH] {
                let message = item.message(language);
                assert!(!message.contains('{') && !message.is_empty(), "{name}: {message}");
                let says_what_to_do = item.hint(language).is_some() || message.contains(':');
                let plain = ["model/wrong-kind"].contains(&item.code.id);
                assert!(says_what_to_do || plain, "{name} has no hint");
            }
        }
    }
}

#[test]
fn every_code_of_reading_has_a_broken_file_or_is_listed_here() {
    // Limits, and slips of which another test of this file or of its siblings has the text.
    let elsewhere = [
        "model/long-name",
        "model/not-a-count",
        "model/empty-expression",
        "model/no-dates",
        "model/no-parameter-type",
        "model/same-date",
        "model/bound-without-number",
        "model/too-many-options",
        "model/same-option",
        "model/place-in-column",
        "model/list-as-value",
        "model/too-many-decimals",
        "model/contradiction-without-check",
        "model/too-many-versions",
    ];
    let composing = [
        "model/unknown-guideline",
        "model/used-twice",
        "model/version-does-not-fit",
        "model/two-versions",
        "model/cycle",
        "model/too-many-guidelines",
        "model/too-deep",
        "model/declared-twice",
        "model/bare-fact",
        "model/unknown-lint",
        "model/unknown-target",
        "model/value-changed",
        "model/change-does-not-fit",
        "model/not-relaxable",
        "model/other-kind",
    ];
    for entry in crate::diagnostic::catalog::model::ALL {
        let shown = BROKEN.iter().any(|(_, code, _)| entry.id.strip_prefix("model/") == Some(code));
        let listed = elsewhere.contains(&entry.id) || composing.contains(&entry.id);
        assert!(shown != listed, "{}", entry.id);
    }
}

#[test]
fn smaller_slips_are_seen_too() {
    let head = "riktlinje: 1\nid: p\nversion: 1.0.0\ntitle: P\n";
    let long = "x".repeat(129);
    let many: String = (0..129).map(|n| format!("      o{n}: A\n")).collect::<Vec<_>>().concat();
    let versions: String = (1..=33)
        .map(|n| format!("      - effective: {{until: 19{n:02}-01-01}}\n"))
        .collect::<Vec<_>>()
        .concat();
    let cases = [
        (format!("start: {long}\n"), "long-name"),
        ("facts:\n  r: {type: rows, max_rows: 1.5, columns: {a: {type: text}}}\n".to_owned(), "not-a-count"),
        ("values:\n  v: \" \"\n".to_owned(), "empty-expression"),
        ("sources:\n  s: {title: S, effective: {}}\n".to_owned(), "no-dates"),
        ("parameters:\n  p: {value: 1, type: number}\n".to_owned(), "no-parameter-type"),
        (
            "parameters:\n  p: {by_date: [{from: 2026-01-01, value: 1}, {from: 2026-01-01, value: 2}]}\n".to_owned(),
            "same-date",
        ),
        ("parameters:\n  p: {value: true, min: 0}\n".to_owned(), "bound-without-number"),
        (format!("facts:\n  c:\n    type: choices\n    options:\n{many}"), "too-many-options"),
        ("facts:\n  c: {type: choice, options: [a, b, a]}\n".to_owned(), "same-option"),
        ("facts:\n  r: {type: rows, columns: {a: {type: text, section: s}}}\n".to_owned(), "place-in-column"),
        ("values:\n  v: [a, b]\n".to_owned(), "list-as-value"),
        ("values:\n  v: {expr: a, decimals: 13}\n".to_owned(), "too-many-decimals"),
        (
            "rules:\n  R: {area: a, phase: p, severity: must, contradiction: true, duty: {sv: Gör, en: Do}}\n".to_owned(),
            "contradiction-without-check",
        ),
        (
            format!("rules:\n  R:\n    area: a\n    phase: p\n    severity: must\n    requires: a\n    earlier:\n{versions}"),
            "too-many-versions",
        ),
    ];
    for (part, code) in cases {
        let (_, found, _) = reading(&format!("{head}{part}"));
        let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(codes, [format!("model/{code}")], "{part}");
    }
}

#[test]
fn ten_mistakes_in_one_file_come_in_its_order() {
    let (document, found, _) = reading(&input("ten_mistakes"));
    let underlined: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(
        underlined,
        [
            "\"1\"",
            "utkast",
            "ja",
            "boolean",
            "0,5",
            "options",
            "vet_inte",
            "[antal_timmar]",
            "critical",
            "require",
            "2026/01/01"
        ]
    );
    let document = document.expect("still a guideline");
    assert_eq!(document.rules.len(), 2);
    assert_eq!(
        document.broken,
        ["before_decision", "personuppgifter", "antal_timmar", "beslutseffekt", "summa"]
    );
}

#[test]
fn a_good_guideline_is_read_whole() {
    let (document, found, _) = reading(GOOD);
    assert_eq!(found, []);
    let document = document.expect("a guideline");
    assert!(document.broken.is_empty());
    assert_eq!(document.version.value.to_string(), "1.2.3");
    assert_eq!(document.uses.len(), 2);
    assert_eq!(document.uses[0].version.value, [1, 2]);
    assert_eq!(document.uses[1].version.value, [1]);
    assert_eq!(document.uses[0].changes[0].keys.len(), 5);
    assert_eq!(document.phases.len(), 2);
    assert_eq!(document.sources[0].clauses.len(), 2);
    assert!(matches!(&document.parameters[1].value, ParameterValue::ByDate(dated) if dated.len() == 2));
    assert!(
        matches!(&document.parameters[2].value, ParameterValue::Always(value) if value.value == Literal::Truth(true))
    );
    assert_eq!(document.facts.len(), 9);
    assert!(matches!(&document.facts[1].options, Some(Options::Own(options)) if options.len() == 3));
    assert_eq!(document.facts[7].columns.len(), 3);
    assert!(matches!(&document.values[0].body, ValueBody::Expression(formula) if formula.text == "true"));
    assert!(
        matches!(&document.values[1].body, ValueBody::Condition(Condition::All(parts, _)) if parts.len() == 3)
    );
    assert!(matches!(&document.values[3].body, ValueBody::Table(table) if table.rows.len() == 3));
    assert!(document.canonical.starts_with("{\"riktlinje\":1,"));
}

#[test]
fn earlier_versions_stand_before_their_rule_and_differ_where_they_say() {
    let (document, _, _) = reading(GOOD);
    let rules = document.expect("a guideline").rules;
    let ids: Vec<&str> = rules.iter().map(|rule| rule.id.value.as_str()).collect();
    assert_eq!(ids, ["GOT-1", "AIA-4-1@2025-02-02", "AIA-4-1", "GOT-3"]);
    let (earlier, current) = (&rules[1], &rules[2]);
    assert_eq!(earlier.severity.value, Severity::Should);
    assert_eq!(current.severity.value, Severity::Must);
    assert_eq!(earlier.area, current.area);
    assert_eq!(earlier.requires.len(), 1);
    assert_eq!(
        earlier.title.as_ref().map(|title| title.show(Language::ENGLISH)),
        Some("Sufficient AI literacy")
    );
    assert!(current.effective.as_ref().is_some_and(|effective| effective.until.is_none()));
}

#[test]
fn a_formula_knows_its_place_in_the_file() {
    let (document, _, _) = reading(GOOD);
    let document = document.expect("a guideline");
    let ValueBody::Condition(Condition::All(parts, _)) = &document.values[1].body else { panic!("all") };
    let Condition::Expression(formula) = &parts[1] else { panic!("an expression") };
    assert_eq!(formula.text, "!('stor' in anvandning)");
    let place = formula.map.span(2, 8);
    assert_eq!(&GOOD[place.start as usize..place.end as usize], "'stor'");
}

#[test]
fn warnings_are_only_warnings() {
    let (_, _, diagnostics) = reading(&input("comment_after_condition"));
    assert!(diagnostics.iter().all(|item| item.code.level == Level::Warning));
}

#[test]
fn large_and_deep_files_are_read_in_time() {
    let head = "riktlinje: 1\nid: p\nversion: 1.0.0\ntitle: P\n";
    let keys: String = (0..100_000).map(|n| format!("okand_nyckel_{n}: 1\n")).collect::<Vec<_>>().concat();
    assert!(reading(&format!("{head}{keys}")).1.len() > 99_000);
    let options: String = (0..100_000).map(|_| "a, ").collect();
    assert!(!reading(&format!("{head}facts:\n  c: {{type: choice, options: [{options}a]}}\n")).1.is_empty());
    let deep = "not: {".repeat(60) + "all: [a]" + &"}".repeat(60);
    assert!(reading(&format!("{head}values:\n  v: {{{deep}}}\n")).1.is_empty());
}

/// Changes of a text that authors make by accident.
fn mutate(text: &str, kind: u8, at: usize, with: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (at, with) = (at % lines.len(), with % lines.len());
    let other = lines[with].clone();
    match kind {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, other),
        2 => lines[at] = other,
        3 => lines.swap(at, with),
        4 => lines[at] = format!("  {}", lines[at]),
        5 => lines[at] = lines[at].trim_start_matches("  ").to_owned(),
        6 => lines[at] = lines[at].replacen(':', "", 1),
        7 => lines[at] = lines[at].split(':').next().unwrap_or_default().to_owned() + ": []",
        8 => lines[at] = lines[at].split(':').next().unwrap_or_default().to_owned() + ": {a: {b: c}}",
        9 => lines[at] = lines[at].split(':').next().unwrap_or_default().to_owned() + ": å, 0,5",
        10 => lines[at] = lines[at].split(':').next().unwrap_or_default().to_owned() + ":",
        _ => lines[at] = lines[at].chars().rev().collect(),
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_change_of_a_guideline_makes_the_reader_panic(
        changes in prop::collection::vec((0..12_u8, any::<usize>(), any::<usize>()), 1..6),
    ) {
        let mut text = GOOD.to_owned();
        for (kind, at, with) in changes {
            if text.lines().count() > 0 {
                text = mutate(&text, kind, at, with);
            }
        }
        let (document, found, diagnostics) = reading(&text);
        prop_assert!(document.is_some() || diagnostics.has_errors());
        for (_, underlined) in found {
            prop_assert_ne!(underlined, "?");
        }
    }
}
