//! Versions of a rule whose days leave a hole or overlap. Only plain dates are compared: where a derived date
//! falls depends on the answers.

use std::collections::BTreeMap;

use super::codes;
use super::subject::Subject;
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::Term;

/// The days of one version.
#[derive(Clone, Copy)]
struct Version {
    from: Option<Date>,
    until: Option<Date>,
    place: Span,
}

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let mut versions: BTreeMap<&str, Vec<Version>> = BTreeMap::new();
    for (_, rule) in subject.rules() {
        let base = rule.id.split('@').next().unwrap_or_default();
        let derived =
            [&rule.from, &rule.until].into_iter().flatten().any(|term| term.constant_date().is_none());
        if !derived {
            let [from, until] =
                [&rule.from, &rule.until].map(|term| term.as_ref().and_then(Term::constant_date));
            versions.entry(base).or_default().push(Version { from, until, place: rule.span });
        }
    }
    for (rule, versions) in &mut versions {
        versions.sort_by_key(|version| version.from);
        let pairs = versions.iter().zip(versions.iter().skip(1));
        pairs.for_each(|(earlier, later)| compare(rule, *earlier, *later, found));
    }
}

fn compare(rule: &str, earlier: Version, later: Version, found: &mut Diagnostics) {
    let Some(begins) = later.from else {
        // Two versions without a first day are both in force from the beginning.
        overlap(rule, later, Date::MIN, found);
        return;
    };
    match earlier.until.map(|until| until.add_days(1)) {
        Some(Some(next)) if next < begins => {
            let report = Diagnostic::new(codes::DATES_GAP, later.place).with("rule", rule);
            let after = earlier.until.map(|until| until.to_string()).unwrap_or_default();
            found.push(report.with("after", after).with("before", begins.to_string()));
        }
        Some(Some(next)) if next == begins => {}
        Some(_) | None => overlap(rule, later, begins, found),
    }
}

fn overlap(rule: &str, later: Version, from: Date, found: &mut Diagnostics) {
    let report = Diagnostic::new(codes::DATES_OVERLAP, later.place).with("rule", rule);
    let day_before = from.add_days(-1).map(|day| day.to_string());
    found.push(report.with("from", from.to_string()).with_some("until", day_before));
}
