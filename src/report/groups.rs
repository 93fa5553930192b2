//! Which findings stop, which are conditions, and which come later: decided once for all formats.

use crate::assess::{Assessment, Class, Finding, Status};
use crate::model::Severity;
use crate::value::Possible;

/// The findings of an assessment in the groups that people read them in. A finding stands in one group only.
#[derive(Clone, Debug, Default)]
pub struct Groups<'a> {
    /// Answers that cannot all be true.
    pub contradictions: Vec<&'a Finding<'a>>,
    /// What stops already.
    pub stops: Vec<&'a Finding<'a>>,
    /// What has to be seen to, but does not stop.
    pub conditions: Vec<&'a Finding<'a>>,
    /// What applies from a later day, the earliest first.
    pub upcoming: Vec<&'a Finding<'a>>,
    /// What cannot be settled yet and may stand in the way.
    pub open: Vec<&'a Finding<'a>>,
    /// What is good to know.
    pub notes: Vec<&'a Finding<'a>>,
    /// What is met, or applies with nothing to check.
    pub met: Vec<&'a Finding<'a>>,
    /// What does not apply, or cannot stand in the way however it is settled.
    pub rest: Vec<&'a Finding<'a>>,
}

impl<'a> Groups<'a> {
    /// Sorts the findings of an assessment into groups, each in the guideline's order unless said otherwise.
    #[must_use]
    pub fn of(assessment: &'a Assessment<'a>) -> Groups<'a> {
        let mut groups = Groups::default();
        for finding in &assessment.findings {
            groups.group(finding).push(finding);
        }
        groups.contradictions.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        groups.stops.sort_by_key(|finding| std::cmp::Reverse(finding.classes.lowest()));
        groups.upcoming.sort_by_key(|finding| first_day(finding));
        groups
    }

    fn group(&mut self, finding: &Finding) -> &mut Vec<&'a Finding<'a>> {
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
