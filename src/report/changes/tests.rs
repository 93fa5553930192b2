//! Changes between editions of a small guideline, one edit at a time.

use super::*;
use crate::source::Source;

const BASE: &str = r#"
riktlinje: 1
id: base
version: 1.0.0
title: {sv: Bas, en: Base}
phases:
  - {id: early, title: {sv: Tidigt, en: Early}, reached_when: "true"}
  - {id: late, title: {sv: Sent, en: Late}, reached_when: "false"}
roles:
  chef: {sv: Chef, en: Manager}
sources:
  law: {title: {sv: Lag, en: Law}, clauses: {a: {text: ett citat}}}
parameters:
  limit: {value: 5, min: 0, max: 10, tighter: lower, title: {sv: Gräns, en: Limit}}
facts:
  plan: {type: bool, question: {sv: Finns en plan?, en: Is there a plan?}}
  share: {type: number, min: 0, max: 10, title: {sv: Andel, en: Share}, question: {sv: Andel?, en: Share?}}
  state: {type: choice, question: {sv: Läge?, en: State?}, options: {a: {sv: Alfa, en: Alpha}, b: {sv: Beta, en: Beta}, c: {sv: Gamma, en: Gamma}}}
values:
  small: share <= limit
rules:
  R-1: {area: law, phase: early, severity: should, source: law/a, title: {sv: Ett, en: One}, remedy: {sv: Gör., en: Do.}, requires: "plan && share >= 3", owner: chef, waiver: {by: [chef], months: 6}, effective: {from: 2027-01-01}}
  R-2: {area: law, phase: early, severity: must, title: {sv: Två, en: Two}, remedy: {sv: Gör., en: Do.}, applies_when: plan, requires: "state in ['a', 'b']"}
  R-3: {area: law, phase: early, severity: must, title: {sv: Tre, en: Three}, remedy: {sv: Gör., en: Do.}, requires: small}
"#;

fn load(text: &str) -> crate::program::Program {
    crate::load(&[Source { name: "base.yaml", text }]).unwrap_or_else(|error| panic!("{error}")).program
}

/// What changes when one piece of the text does.
fn edit(from: &str, to: &str) -> Changes {
    assert!(BASE.contains(from), "{from}");
    changes(load(BASE).guideline(), load(&BASE.replacen(from, to, 1)).guideline())
}

/// The one change, as `thing id kind key:kind …`.
fn summary(changes: &Changes) -> String {
    let json = |value: &dyn erased::Json| value.json();
    let all = changes.changes.iter().map(|change| {
        let details: Vec<String> =
            change.details.iter().map(|detail| format!(" {}:{}", detail.key, json(&detail.kind))).collect();
        format!("{} {} {}{}", json(&change.of), change.id, json(&change.kind), details.concat())
    });
    all.collect::<Vec<_>>().join("; ")
}

mod erased {
    /// The name that JSON gives a variant.
    pub(super) trait Json {
        fn json(&self) -> String;
    }

    impl<T: serde::Serialize> Json for T {
        fn json(&self) -> String {
            serde_json::to_string(self).unwrap().replace('"', "")
        }
    }
}

#[test]
fn a_guideline_does_not_differ_from_itself() {
    let program = load(BASE);
    assert!(changes(program.guideline(), program.guideline()).changes.is_empty());
}

#[test]
fn each_edit_is_named_with_its_direction() {
    let cases = [
        ("version: 1.0.0", "version: 1.1.0", "guideline base changed version:changed"),
        ("severity: should", "severity: must", "rule R-1 tightened severity:tightened"),
        ("phase: early, severity: should", "phase: late, severity: should", "rule R-1 relaxed phase:relaxed"),
        ("plan && share >= 3", "plan && share >= 4", "rule R-1 tightened requires:tightened"),
        ("plan && share >= 3", "plan && share > 3", "rule R-1 tightened requires:tightened"),
        ("plan && share >= 3", "plan", "rule R-1 relaxed requires:relaxed"),
        ("plan && share >= 3", "plan || share >= 3", "rule R-1 changed requires:changed"),
        ("['a', 'b']", "['a']", "rule R-2 tightened requires:tightened"),
        ("['a', 'b']", "['a', 'b', 'c']", "rule R-2 relaxed requires:relaxed"),
        ("applies_when: plan, ", "", "rule R-2 tightened applies_when:tightened"),
        ("applies_when: plan", "applies_when: plan && share > 1", "rule R-2 relaxed applies_when:relaxed"),
        (
            "applies_when: plan",
            "applies_when: plan || share > 1",
            "rule R-2 tightened applies_when:tightened",
        ),
        (
            "applies_when: plan, ",
            "applies_when: plan, except: share > 8, ",
            "rule R-2 relaxed except:relaxed",
        ),
        ("from: 2027-01-01", "from: 2026-01-01", "rule R-1 tightened effective.from:tightened"),
        ("months: 6", "months: 12", "rule R-1 relaxed waiver:relaxed"),
        (", waiver: {by: [chef], months: 6}", "", "rule R-1 tightened waiver:tightened"),
        ("title: {sv: Ett, en: One}", "title: {sv: En, en: One}", "rule R-1 reworded title:reworded"),
        ("owner: chef", "owner: annan", "rule R-1 changed owner:changed"),
        ("value: 5", "value: 4", "parameter limit tightened value:tightened"),
        ("value: 5", "value: 6", "parameter limit relaxed value:relaxed"),
        ("share <= limit", "share < limit", "value small changed body:changed"),
        ("max: 10, title", "max: 20, title", "fact share changed bounds:changed"),
        (", c: {sv: Gamma, en: Gamma}", "", "fact state changed options:removed"),
        ("b: {sv: Beta, en: Beta}", "b: {sv: Bra, en: Beta}", "fact state reworded options:reworded"),
        ("ett citat", "annat citat", "source law reworded clauses:reworded"),
        ("chef: {sv: Chef, en: Manager}", "chef: {sv: Chef, en: Head}", "role chef reworded roles:reworded"),
        ("reached_when: \"false\"", "reached_when: plan", "phase late changed reached_when:changed"),
    ];
    for (from, to, expected) in cases {
        assert_eq!(summary(&edit(from, to)), expected, "{from} → {to}");
    }
}

#[test]
fn what_comes_and_goes_is_named() {
    let rule = "  R-4: {area: law, phase: early, severity: must, title: {sv: Fyra, en: Four}, remedy: {sv: G, en: D}, requires: plan}\n";
    let (old, new) = (load(BASE), load(&format!("{BASE}{rule}")));
    assert_eq!(summary(&changes(old.guideline(), new.guideline())), "rule R-4 added");
    assert_eq!(summary(&changes(new.guideline(), old.guideline())), "rule R-4 removed");
    let renamed = BASE.replace("plan", "scheme").replace("scheme: {type", "scheme: {formerly: [plan], type");
    let renamed = summary(&changes(old.guideline(), load(&renamed).guideline()));
    assert!(renamed.contains("fact scheme changed") && renamed.contains("formerly:changed"), "{renamed}");
    assert!(!renamed.contains("fact plan"), "a renamed question is not a new one: {renamed}");
}

#[test]
fn a_changed_value_names_the_rules_that_rest_on_it() {
    let changed = edit("value: 5", "value: 4");
    assert_eq!(changed.changes[0].rules, ["R-3"], "through the value small");
    let text = changed.write(ChangesFormat::Text, crate::report::Style::default());
    assert!(text.contains("Skärpt: Gräns [limit]") && text.contains("Påverkar: R-3"), "{text}");
    let markdown = changed.write(
        ChangesFormat::Markdown,
        crate::report::Style { language: Language::ENGLISH, ..Default::default() },
    );
    assert!(markdown.contains("- **Tightened:** Limit `limit`\n  - Value (tightened): 5 → 4"), "{markdown}");
}
