//! Waivers: decisions to accept, for a time, that a rule is not met.

use super::assessment::{WaiverReport, WaiverStatus};
use super::class::{Status, Statuses};
use crate::answers::Waiver;
use crate::date::{Date, DateRange};
use crate::model::{Rule, Severity};

/// Whether a waiver covers its rule on the day of the assessment; otherwise why not.
pub(super) fn standing(waiver: &Waiver, rule: &Rule, as_of: Date) -> Result<(), WaiverStatus> {
    let Some(terms) = rule.waiver.as_ref().filter(|_| rule.severity != Severity::Forbids) else {
        return Err(WaiverStatus::RuleCannotBeWaived);
    };
    if !terms.by.contains(&waiver.by) {
        return Err(WaiverStatus::WrongRole);
    }
    let longest = waiver.granted.add_months(i64::from(terms.months));
    if longest.is_some_and(|longest| waiver.until > longest) {
        return Err(WaiverStatus::TooLong);
    }
    if as_of < waiver.granted {
        return Err(WaiverStatus::NotYetGranted);
    }
    if as_of > waiver.until {
        return Err(WaiverStatus::Expired);
    }
    Ok(())
}

/// What a waiver does, now that its rule has been evaluated beneath it.
pub(super) fn report<'p>(
    waiver: &Waiver,
    rule: &'p Rule,
    as_of: Date,
    statuses: Statuses,
    start: Option<DateRange>,
) -> WaiverReport<'p> {
    let status = match standing(waiver, rule, as_of) {
        Err(why) => why,
        Ok(()) if !statuses.contains(Status::Waived) => WaiverStatus::NotNeeded,
        Ok(()) if start.and_then(DateRange::low).is_some_and(|start| waiver.until < start) => {
            WaiverStatus::EndsBeforeStart
        }
        Ok(()) => WaiverStatus::Waived,
    };
    WaiverReport {
        rule: &rule.id,
        status,
        reason: waiver.reason.clone(),
        by: waiver.by.clone(),
        granted: waiver.granted,
        until: waiver.until,
    }
}
