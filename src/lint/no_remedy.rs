//! Rules that have to be met and do not say what to do when they are not.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Severity;

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (_, rule) in subject.rules() {
        let stops = matches!(rule.severity, Severity::Must | Severity::Forbids);
        if stops && (rule.requires.is_some() || !rule.evidence.is_empty()) && rule.remedy.is_none() {
            found.push(Diagnostic::new(codes::NO_REMEDY, rule.span).with("rule", &rule.id));
        }
    }
}
