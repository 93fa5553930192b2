//! Compositions: what is refused, and what changes do.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Diagnostic;
use crate::model::declare::{ParameterValue, RuleDeclaration, Severity};
use crate::model::read::read;
use crate::source::{Limits, read as read_tree};
use crate::text::Text;

/// The folder, the file in it, the code after `model/`, and the text that is underlined.
#[rustfmt::skip]
const BROKEN: &[(&str, &str, &str, &str)] = &[
    ("unknown_guideline", "guideline", "unknown-guideline", "gpdr"),
    ("version_does_not_fit", "guideline", "version-does-not-fit", "\"1.1\""),
    ("two_versions", "guideline", "two-versions", "\"2\""),
    ("used_twice", "guideline", "used-twice", "vocabulary"),
    ("cycle", "gdpr", "cycle", "gotland"),
    ("fact_and_value_with_one_name", "guideline", "declared-twice", "personuppgifter"),
    ("rule_declared_twice", "guideline", "declared-twice", "GDPR-9"),
    ("phase_declared_twice", "guideline", "declared-twice", "before_decision"),
    ("bare_fact", "gdpr", "bare-fact", "konsekvensbedomning"),
    ("unknown_target", "guideline", "unknown-target", "GDPR-35-3"),
    ("value_changed", "guideline", "value-changed", "gdpr.behov"),
    ("severity_of_parameter", "guideline", "change-does-not-fit", "severity"),
    ("question_of_rule", "guideline", "change-does-not-fit", "question"),
    ("severity_lowered", "guideline", "not-relaxable", "severity"),
    ("rule_dropped", "guideline", "not-relaxable", "drop"),
    ("starts_later", "guideline", "not-relaxable", "effective"),
    ("ends_sooner", "guideline", "not-relaxable", "effective"),
    ("check_replaced", "guideline", "not-relaxable", "requires"),
    ("wider_waiver", "guideline", "not-relaxable", "waiver"),
    ("longer_waiver", "guideline", "not-relaxable", "waiver"),
    ("waiver_of_forbidding_rule", "guideline", "waiver-of-forbidden", "waiver"),
    ("changed_parameter_out_of_bounds", "guideline", "out-of-bounds", "12"),
    ("changed_parameter_of_other_kind", "guideline", "other-kind", "true"),
];

/// Guidelines by id; the texts by file index.
#[derive(Default)]
struct Shelf {
    documents: BTreeMap<String, Option<Document>>,
    texts: Vec<String>,
    diagnostics: Diagnostics,
}

impl Shelf {
    fn put(&mut self, id: &str, text: &str) {
        let file = u32::try_from(self.texts.len()).unwrap();
        let tree = read_tree(file, text, &Limits::default(), &mut self.diagnostics);
        let document = tree.and_then(|tree| read(file, text, &tree, &mut self.diagnostics));
        self.documents.insert(id.to_owned(), document);
        self.texts.push(text.to_owned());
    }

    /// A shelf with a vocabulary and a pack with rules.
    fn with_packs() -> Shelf {
        let mut shelf = Shelf::default();
        shelf.put("vocabulary", include_str!("vocabulary.yaml"));
        shelf.put("gdpr", include_str!("gdpr.yaml"));
        shelf
    }

    fn compose(&mut self, root: &str) -> Composition {
        let document = self.documents.get(root).cloned().flatten().unwrap();
        let mut diagnostics = std::mem::take(&mut self.diagnostics);
        let composition = compose(document, self, &mut diagnostics);
        diagnostics.sort();
        self.diagnostics = diagnostics;
        composition
    }

    /// An overlay on the pack, composed.
    fn overlay(&mut self, changes: &str) -> Composition {
        self.put("gotland", &overlay(changes));
        self.compose("gotland")
    }

    fn codes(&self) -> Vec<&str> {
        self.diagnostics.iter().map(|item| item.code.id).collect()
    }

    fn underlined(&self, item: &Diagnostic) -> &str {
        let text = &self.texts[item.span.file as usize];
        &text[item.span.start as usize..item.span.end as usize]
    }
}

impl Library for Shelf {
    fn ids(&self) -> Vec<String> {
        self.documents.keys().cloned().collect()
    }

    fn fetch(&mut self, id: &str) -> Option<Document> {
        self.documents.get(id).cloned().flatten()
    }
}

fn overlay(changes: &str) -> String {
    format!(
        "riktlinje: 1\nid: gotland\nversion: 1.0.0\ntitle: Gotland\nuses:\n  - guideline: gdpr\n    version: \"1\"\n    \
         changes:\n      {changes}\n"
    )
}

fn pack(id: &str, used: &[&str]) -> String {
    let lines: String =
        used.iter().map(|id| format!("\n  - {{guideline: {id}, version: 1}}")).collect::<Vec<_>>().concat();
    let part = if used.is_empty() { String::new() } else { format!("uses:{lines}\n") };
    format!("riktlinje: 1\nid: {id}\nversion: 1.0.0\ntitle: {id}\n{part}")
}

fn rule<'a>(composition: &'a Composition, id: &str) -> &'a RuleDeclaration {
    composition
        .documents
        .iter()
        .flat_map(|document| &document.rules)
        .find(|rule| rule.id.value == id)
        .unwrap()
}

#[test]
fn every_mistake_is_reported_once_and_in_its_place() {
    for (folder, file, code, underlined) in BROKEN {
        let path = format!("{}/tests/inputs/model/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut shelf = Shelf::default();
        let mut names: Vec<_> =
            std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        let mut expected_file = 0;
        for name in &names {
            let stem = name.file_stem().unwrap().to_str().unwrap();
            if stem == *file {
                expected_file = u32::try_from(shelf.texts.len()).unwrap();
            }
            let id = if stem == "guideline" { "gotland" } else { stem };
            shelf.put(id, &std::fs::read_to_string(name).unwrap());
        }
        assert_eq!(shelf.codes(), Vec::<&str>::new(), "{folder}");
        shelf.compose("gotland");
        let found: Vec<_> =
            shelf.diagnostics.iter().map(|item| (item.code.id, shelf.underlined(item))).collect();
        assert_eq!(found, [(format!("model/{code}").as_str(), *underlined)], "{folder}");
        assert!(shelf.diagnostics.iter().all(|item| item.span.file == expected_file), "{folder}");
        for item in shelf.diagnostics.iter() {
            assert!(item.hint(crate::text::Language::SWEDISH).is_some(), "{folder}");
        }
    }
}

#[test]
fn used_guidelines_come_before_their_users_and_each_once() {
    let mut shelf = Shelf::default();
    for (id, used) in [("d", &[][..]), ("b", &["d"]), ("c", &["d"]), ("e", &[]), ("a", &["c", "b", "e"])] {
        shelf.put(id, &pack(id, used));
    }
    let composition = shelf.compose("a");
    let ids: Vec<&str> = composition.documents.iter().map(|document| document.id.value.as_str()).collect();
    assert_eq!(ids, ["d", "c", "b", "e", "a"]);
    assert_eq!(composition.visible, [vec![0], vec![0, 1], vec![0, 2], vec![3], vec![0, 1, 2, 3, 4]]);
    assert_eq!(composition.complete, [true; 5]);
    assert!(shelf.codes().is_empty());
}

#[test]
fn what_could_not_be_had_makes_its_users_incomplete() {
    let mut shelf = Shelf::default();
    shelf.put("b", "riktlinje: 2\nid: b\n");
    shelf.put("c", &pack("c", &["b"]));
    shelf.put("a", &pack("a", &["c"]));
    let composition = shelf.compose("a");
    assert_eq!(composition.complete, [false, false]);
    assert_eq!(shelf.codes(), ["model/unsupported-format"], "the broken file alone is reported");
}

#[test]
fn a_version_that_could_not_be_read_fits_every_demand() {
    let mut shelf = Shelf::default();
    shelf.put("b", &pack("b", &[]).replace("1.0.0", "ett"));
    shelf.put("a", &pack("a", &["b"]));
    shelf.compose("a");
    assert_eq!(shelf.codes(), ["model/bad-version"]);
}

#[test]
fn chains_and_crowds_have_limits() {
    let mut shelf = Shelf::default();
    for n in 0..40 {
        shelf.put(&format!("p{n}"), &pack(&format!("p{n}"), &[&format!("p{}", n + 1)]));
    }
    let composition = shelf.compose("p0");
    assert_eq!(composition.documents.len(), MAX_DEPTH);
    assert_eq!(shelf.codes(), ["model/too-deep"]);

    let mut shelf = Shelf::default();
    let names: Vec<String> = (0..300).map(|n| format!("p{n}")).collect();
    for name in &names {
        shelf.put(name, &pack(name, &[]));
    }
    shelf.put("a", &pack("a", &names.iter().map(String::as_str).collect::<Vec<_>>()));
    let composition = shelf.compose("a");
    assert_eq!(composition.documents.len(), MAX_GUIDELINES);
    assert_eq!(shelf.codes(), ["model/too-many-guidelines"]);
}

#[test]
fn a_guideline_that_uses_itself_is_a_circle() {
    let mut shelf = Shelf::default();
    shelf.put("a", &pack("a", &["a"]));
    shelf.compose("a");
    assert_eq!(shelf.codes(), ["model/cycle"]);
}

#[test]
fn tightening_is_free() {
    for changes in [
        "GDPR-35-1: {severity: forbids, reason: R}",
        "GDPR-35-1: {phase: before_decision, reason: R}",
        "GDPR-35-1: {also_requires: personuppgifter, reason: R}",
        "GDPR-35-1: {effective: {from: 2018-06-01, until: 2031-01-01}, reason: R}",
        "GDPR-35-1: {waiver: {by: [dataskyddsombud], months: 6}, reason: R}",
        "GDPR-35-1: {waiver: none, reason: R}",
        "GDPR-35-1: {owner: controller}",
        "gdpr.minsta_antal: {value: 1, reason: R}",
        "gdpr.andel: {value: 0.5, reason: R}",
        "gdpr.grans: {by_date: [{from: 2022-01-01, value: 700}, {from: 2027-01-01, value: 750}], reason: R}",
        "gdpr.grans: {value: 700, reason: R}",
        "gdpr.konsekvensbedomning: {question: {sv: Vad?, en: What?}, answered_by: dataskyddsombud}",
    ] {
        let mut shelf = Shelf::with_packs();
        let composition = shelf.overlay(changes);
        assert_eq!(shelf.codes(), Vec::<&str>::new(), "{changes}");
        assert_eq!(composition.relaxations, [], "{changes}");
    }
}

#[test]
fn relaxing_is_shown_with_its_reason() {
    for (changes, what) in [
        ("GDPR-35-2: {severity: info, reason: R}", "severity"),
        ("GDPR-35-2: {requires: personuppgifter, reason: R}", "requires"),
        ("GDPR-35-2: {effective: {from: 2018-05-26}, reason: R}", "effective"),
        ("GDPR-35-2: {effective: {from: gdpr.dag}, reason: R}", "effective"),
        ("GDPR-35-2: {waiver: {by: [dataskyddsombud], months: 13}, reason: R}", "waiver"),
        ("GDPR-35-2: {drop: true, reason: R}", "drop"),
        ("gdpr.minsta_antal: {value: 3, reason: R}", "value"),
        ("gdpr.andel: {value: 0.6, reason: R}", "value"),
        ("gdpr.grans: {value: 701, reason: R}", "value"),
        (
            "gdpr.grans: {by_date: [{from: 2022-01-01, value: 700}, {from: 2025-12-31, value: 800}], reason: R}",
            "by_date",
        ),
    ] {
        let mut shelf = Shelf::with_packs();
        let composition = shelf.overlay(changes);
        assert_eq!(shelf.codes(), Vec::<&str>::new(), "{changes}");
        let target = changes.split(':').next().unwrap_or_default();
        let expected = Relaxation {
            guideline: "gotland".into(),
            target: target.into(),
            reason: Text::common("R"),
            what,
        };
        assert_eq!(composition.relaxations, [expected], "{changes}");
    }
}

#[test]
fn a_later_phase_relaxes_and_an_earlier_one_does_not() {
    let mut shelf = Shelf::with_packs();
    let text =
        include_str!("gdpr.yaml").replace("severity: forbids", "severity: forbids\n    relaxable: true");
    shelf.put("gdpr", &text);
    let composition = shelf.overlay("GDPR-9: {phase: in_operation, reason: R}");
    assert_eq!(composition.relaxations.len(), 1);
    assert_eq!(composition.relaxations[0].what, "phase");
    assert_eq!(rule(&composition, "GDPR-9").relaxed, [Text::common("R")]);
}

#[test]
fn changes_reach_the_rule_and_its_earlier_versions() {
    let mut shelf = Shelf::with_packs();
    let composition = shelf.overlay(
        "GDPR-35-1: {severity: forbids, also_requires: personuppgifter, effective: {from: 2018-06-01}, reason: R}",
    );
    let (current, earlier) = (rule(&composition, "GDPR-35-1"), rule(&composition, "GDPR-35-1@2018-12-31"));
    assert_eq!(current.severity.value, Severity::Forbids);
    assert_eq!(earlier.severity.value, Severity::Forbids);
    assert!(current.waiver.is_none(), "what forbids cannot be waived");
    assert_eq!(current.requires.len(), 2);
    let effective = current.effective.as_ref().unwrap();
    assert_eq!(effective.from.as_ref().unwrap().text, "2018-06-01");
    assert_eq!(effective.until.as_ref().unwrap().text, "2030-12-31", "what is not changed stays");
    assert!(earlier.effective.as_ref().unwrap().from.is_none());
}

#[test]
fn a_dropped_rule_is_gone_with_its_earlier_versions() {
    let mut shelf = Shelf::with_packs();
    let text = include_str!("gdpr.yaml").replace("    earlier:", "    relaxable: true\n    earlier:");
    shelf.put("gdpr", &text);
    let composition = shelf.overlay("GDPR-35-1: {drop: true, reason: R}");
    let ids: Vec<&str> = composition
        .documents
        .iter()
        .flat_map(|document| &document.rules)
        .map(|rule| rule.id.value.as_str())
        .collect();
    assert_eq!(ids, ["GDPR-35-2", "GDPR-9"]);
}

#[test]
fn many_changes_of_many_rules_are_made_or_reported() {
    let rules: String = (0..20_000)
        .map(|n| format!("  R-{n}: {{area: law, phase: a, severity: must, relaxable: true, requires: a}}\n"))
        .collect::<Vec<_>>()
        .concat();
    let changes: String =
        (0..40_000).map(|n| format!("      R-{n}: {{drop: true, reason: R}}\n")).collect::<Vec<_>>().concat();
    let mut shelf = Shelf::default();
    shelf.put("gdpr", &format!("{}rules:\n{rules}", pack("gdpr", &[])));
    let composition = shelf.overlay(changes.trim());
    assert!(composition.documents.iter().all(|document| document.rules.is_empty()));
    assert_eq!(composition.relaxations.len(), 20_000);
    assert_eq!(shelf.codes().len(), 20_000, "the other half is unknown");
}

#[test]
fn a_changed_parameter_has_its_new_value() {
    let mut shelf = Shelf::with_packs();
    let composition = shelf.overlay("gdpr.minsta_antal: {value: 1, reason: R}");
    let parameter = &composition.documents[1].parameters[0];
    assert!(
        matches!(&parameter.value, ParameterValue::Always(value) if shelf.texts[2][value.span.start as usize..].starts_with('1'))
    );
}

#[test]
fn an_overlay_of_an_overlay_sees_what_the_first_made() {
    let mut shelf = Shelf::with_packs();
    shelf.put("gotland", &overlay("gdpr.minsta_antal: {value: 1, reason: R}"));
    let second = overlay("gdpr.minsta_antal: {value: 2, reason: S}").replace("id: gotland", "id: visby");
    shelf.put("visby", &second.replace("guideline: gdpr", "guideline: gotland"));
    let composition = shelf.compose("visby");
    let reasons: Vec<&Text> = composition.relaxations.iter().map(|relaxation| &relaxation.reason).collect();
    assert_eq!(reasons, [&Text::common("S")], "back to 2 is looser than the 1 of the first overlay");
}

#[test]
fn a_changed_part_that_could_not_be_read_is_not_reported_again() {
    let mut shelf = Shelf::with_packs();
    let text = include_str!("gdpr.yaml").replace("value: 2, min: 1", "min: 1");
    shelf.put("gdpr", &text);
    shelf.overlay("gdpr.minsta_antal: {value: 1, reason: R}");
    assert_eq!(shelf.codes(), ["model/no-value"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_mix_of_lines_makes_composing_panic(
        gone in prop::collection::vec(any::<usize>(), 0..4),
        twice in prop::collection::vec(any::<usize>(), 0..4),
        which in 0..GOOD_CHANGES.len(),
    ) {
        let mut shelf = Shelf::with_packs();
        let mut lines: Vec<&str> = include_str!("gdpr.yaml").lines().collect();
        for at in gone {
            lines.remove(at % lines.len());
        }
        for at in twice {
            lines.insert(at % lines.len(), lines[at / 2 % lines.len()]);
        }
        shelf.put("gdpr", &lines.join("\n"));
        let composition = shelf.overlay(GOOD_CHANGES[which]);
        prop_assert_eq!(composition.documents.len(), composition.visible.len());
        prop_assert!(composition.documents.last().is_some_and(|root| root.id.value == "gotland"));
    }
}

/// Changes that fit the pack as it is.
const GOOD_CHANGES: [&str; 4] = [
    "GDPR-35-1: {severity: forbids, also_requires: personuppgifter, effective: {from: 2018-06-01}, reason: R}",
    "GDPR-35-2: {drop: true, reason: R}",
    "gdpr.grans: {value: 700, reason: R}",
    "gdpr.konsekvensbedomning: {question: {sv: Vad?, en: What?}, answered_by: dataskyddsombud}",
];
