//! Facts, values and parameters that nothing looks at.
//!
//! A guideline without rules is for others to use: there nothing is unused.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::model::ParameterId;

pub(super) fn facts(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (id, fact) in subject.facts().filter(|_| has_rules(subject)) {
        if !subject.uses.facts.contains(&id) {
            report(codes::UNUSED_FACT, fact.span, &fact.id, found);
        } else if !subject.uses.deciding.contains(&id) {
            report(codes::UNUSED_QUESTION, fact.span, &fact.id, found);
        }
    }
}

pub(super) fn values(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (id, value) in subject.values().filter(|_| has_rules(subject)) {
        if !value.shown && !subject.uses.values.contains(&id) {
            report(codes::UNUSED_VALUE, value.span, &value.id, found);
        }
    }
}

pub(super) fn parameters(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (at, parameter) in subject.parameters().filter(|_| has_rules(subject)) {
        let id = ParameterId(u32::try_from(at).unwrap_or(u32::MAX));
        if !subject.uses.parameters.contains(&id) {
            report(codes::UNUSED_PARAMETER, parameter.span, &parameter.id, found);
        }
    }
}

fn has_rules(subject: &Subject<'_>) -> bool {
    subject.rules().next().is_some()
}

fn report(code: Code, span: Span, id: &str, found: &mut Diagnostics) {
    found.push(Diagnostic::new(code, span).with("id", id));
}
