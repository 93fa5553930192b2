//! Clauses of a source that no rule encodes and nobody marked as manual.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let guideline = subject.guideline;
    for (at, source) in guideline.sources.iter().enumerate() {
        for (clause_at, clause) in source.clauses.iter().enumerate() {
            let encoded = guideline.rules.iter().any(|rule| rule.sources.contains(&(at, Some(clause_at))));
            if subject.is_own(clause.span) && !encoded && clause.manual.is_none() {
                let report = Diagnostic::new(codes::UNUSED_CLAUSE, clause.span);
                found.push(report.with("source", &source.id).with("clause", &clause.id));
            }
        }
    }
}
