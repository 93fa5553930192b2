//! Which findings stop, which are conditions, and which come later: decided once for all formats.

use crate::assess::{Assessment, Class, Finding, Status};
use crate::model::Severity;
use crate::value::Possible;

/// The findings of an assessment in the groups that people read them in. A finding stands in one group only.
#[derive(Clone, Debug, Default)]
pub struct Groups<'a> {
    /// Answers that cannot all be true.
    pub contradictions: Vec<&'a Finding>,
    /// What stops already.
    pub stops: Vec<&'a Finding>,
    /// What has to be seen to, but does not stop.
    pub conditions: Vec<&'a Finding>,
    /// What applies from a later day, the earliest first.
    pub upcoming: Vec<&'a Finding>,
    /// What cannot be settled yet and may stand in the way.
    pub open: Vec<&'a Finding>,
    /// What is good to know.
    pub notes: Vec<&'a Finding>,
    /// What is met, or applies with nothing to check.
    pub met: Vec<&'a Finding>,
    /// What does not apply, or cannot stand in the way however it is settled.
    pub rest: Vec<&'a Finding>,
}

impl<'a> Groups<'a> {
    /// Sorts the findings of an assessment into groups, each in the guideline's order unless said otherwise.
    #[must_use]
    pub fn of(assessment: &'a Assessment) -> Groups<'a> {
        let mut groups = Groups::default();
        for finding in &assessment.findings {
            groups.group(finding).push(finding);
        }
        groups.contradictions.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        groups.stops.sort_by_key(|finding| std::cmp::Reverse(finding.classes.lowest()));
        groups.upcoming.sort_by_key(|finding| first_day(finding));
        groups
    }

    fn group(&mut self, finding: &Finding) -> &mut Vec<&'a Finding> {
        let later = finding.in_force.is_no() && finding.from.is_some();
        match finding.status {
            Status::Violated if finding.contradiction => &mut self.contradictions,
            Status::Violated if finding.severity == Severity::Info => &mut self.notes,
            Status::Violated if finding.classes.lowest() >= Class::NotReady => &mut self.stops,
            Status::Violated | Status::Met | Status::Noted | Status::Waived if later => &mut self.upcoming,
            Status::Violated | Status::Waived => &mut self.conditions,
            Status::Met | Status::Noted => &mut self.met,
            Status::Open if finding.possible.is_harmless() || finding.severity == Severity::Info => {
                &mut self.rest
            }
            Status::Open if later && !finding.possible.contains(Status::NotApplicable) => &mut self.upcoming,
            Status::Open => &mut self.open,
            Status::NotApplicable => &mut self.rest,
        }
    }
}

/// The first day that a rule may be in force, for sorting; rules without one come last.
fn first_day(finding: &Finding) -> i32 {
    match &finding.from {
        Some(Possible::Date(day)) => day.range.low_days(),
        Some(_) | None => i32::MAX,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;
    use crate::source::Source;

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
        let program = crate::load(&[guideline]).unwrap_or_else(|error| panic!("{error}")).program;
        let proposal = Source { name: "p", text: "riktlinje: 1\nanswers: {yes_fact: true}" };
        let proposal = program.read_proposal(&proposal).unwrap();
        let assessment = program.assess(&proposal, Date::parse("2026-11-22").unwrap());
        let groups = Groups::of(&assessment);
        let ids = |group: &[&Finding]| group.iter().map(|finding| finding.rule.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&groups.contradictions), ["CONTRADICTION"]);
        assert_eq!(ids(&groups.stops), ["FORBIDDEN-LATER", "STOPS"], "what is forbidden comes first");
        assert_eq!(ids(&groups.conditions), ["PHASE", "SHOULD"]);
        assert_eq!(ids(&groups.upcoming), ["LATER"]);
        assert_eq!(ids(&groups.notes), ["NOTE"]);
        assert_eq!(ids(&groups.open), ["OPEN"]);
        assert_eq!(ids(&groups.met), ["MET"]);
        assert!(groups.rest.is_empty());
    }
}
