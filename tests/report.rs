//! Reports: which finding stands where.

use riktlinje::Source;
use riktlinje::assess::Finding;
use riktlinje::date::Date;
use riktlinje::report::Groups;

/// Rules that differ in what a person has to do about them; all are violated but the last two.
const RULES: &str = r#"
riktlinje: 1
id: groups
version: 1.0.0
title: {sv: Grupper, en: Groups}
phases:
  - {id: now, title: {sv: Nu, en: Now}, reached_when: "true"}
  - {id: later, title: {sv: Sen, en: Later}, reached_when: "false"}
facts:
  yes_fact: {type: bool, question: {sv: Ja?, en: "Yes?"}}
  open_fact: {type: bool, question: {sv: Öppen?, en: "Open?"}}
rules:
  STOPS: {area: law, phase: now, severity: must, title: {sv: A, en: A}, remedy: {sv: A, en: A}, requires: "!yes_fact"}
  PHASE: {area: law, phase: later, severity: must, title: {sv: B, en: B}, remedy: {sv: B, en: B}, requires: "!yes_fact"}
  SHOULD: {area: law, phase: now, severity: should, title: {sv: C, en: C}, remedy: {sv: C, en: C}, requires: "!yes_fact"}
  NOTE: {area: law, phase: now, severity: info, title: {sv: D, en: D}, remedy: {sv: D, en: D}, requires: "!yes_fact"}
  LATER: {area: law, phase: now, severity: must, effective: {from: 2030-01-01}, title: {sv: E, en: E}, remedy: {sv: E, en: E}, requires: "!yes_fact"}
  FORBIDDEN-LATER: {area: law, phase: now, severity: forbids, effective: {from: 2030-01-01}, title: {sv: F, en: F}, remedy: {sv: F, en: F}, requires: "!yes_fact"}
  CONTRADICTION: {area: law, phase: now, severity: must, contradiction: true, title: {sv: G, en: G}, remedy: {sv: G, en: G}, requires: "!yes_fact"}
  OPEN: {area: law, phase: now, severity: must, title: {sv: H, en: H}, remedy: {sv: H, en: H}, requires: open_fact}
  MET: {area: law, phase: now, severity: must, title: {sv: I, en: I}, remedy: {sv: I, en: I}, requires: yes_fact}
"#;

#[test]
fn each_finding_stands_where_people_look_for_it() {
    let guideline = Source { name: "groups.yaml", text: RULES };
    let program = riktlinje::load(&[guideline]).unwrap_or_else(|error| panic!("{error}")).program;
    let proposal = Source { name: "p", text: "riktlinje: 1\nanswers: {yes_fact: true}" };
    let proposal = program.read_proposal(&proposal).unwrap();
    let assessment = program.assess(&proposal, Date::parse("2026-11-22").unwrap());
    let groups = Groups::of(&assessment);
    let ids = |group: &[&Finding]| group.iter().map(|finding| finding.rule.to_owned()).collect::<Vec<_>>();
    assert_eq!(ids(&groups.contradictions), ["CONTRADICTION"]);
    assert_eq!(ids(&groups.stops), ["FORBIDDEN-LATER", "STOPS"], "what is forbidden comes first");
    assert_eq!(ids(&groups.conditions), ["PHASE", "SHOULD"]);
    assert_eq!(ids(&groups.upcoming), ["LATER"]);
    assert_eq!(ids(&groups.notes), ["NOTE"]);
    assert_eq!(ids(&groups.open), ["OPEN"]);
    assert_eq!(ids(&groups.met), ["MET"]);
    assert!(groups.rest.is_empty());
}
