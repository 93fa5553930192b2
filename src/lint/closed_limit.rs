//! Comparisons of a question with a limit that it cannot pass: `x <= 5` where the greatest allowed is 5.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Comparison;
use crate::model::{Bounds, Fact, Term, TermKind};
use crate::number::NumberRange;
use crate::truth::Truth;

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    subject.terms().for_each(|term| visit(subject, term, found));
}

/// Recursion is bounded by the depth of expressions.
fn visit(subject: &Subject<'_>, term: &Term, found: &mut Diagnostics) {
    match describe(subject, term) {
        Some(diagnostic) => found.push(diagnostic),
        None => term.for_each_part(&mut |part| visit(subject, part, found)),
    }
}

/// The report of a comparison that the bounds of its question settle.
pub(super) fn describe(subject: &Subject<'_>, term: &Term) -> Option<Diagnostic> {
    let TermKind::Compare(comparison, a, b) = &term.kind else { return None };
    let (fact, limit, turned) =
        match (asked(subject, a), b.constant_number(), asked(subject, b), a.constant_number()) {
            (Some(fact), Some(limit), _, _) => (fact, limit, false),
            (_, _, Some(fact), Some(limit)) => (fact, limit, true),
            _ => return None,
        };
    let Bounds::Number { min: Some(min), max: Some(max), .. } = fact.bounds else { return None };
    // Where the question does not arise, another value may count.
    if fact.gate.is_some() && subject.settled(term).is_none() {
        return None;
    }
    let (range, limit) = (NumberRange::between(min, max), NumberRange::point(limit));
    let (left, right) = if turned { (limit, range) } else { (range, limit) };
    let result = compare(*comparison, left, right);
    let words = if result.is_yes() {
        ("true", "sant")
    } else if result.is_no() {
        ("false", "falskt")
    } else {
        return None;
    };
    let report = Diagnostic::new(codes::CLOSED_LIMIT, term.span)
        .with("id", &fact.id)
        .with("min", min.to_string())
        .with("max", max.to_string())
        .with("comparison", subject.guideline.print(term));
    Some(report.with("result_en", words.0).with("result_sv", words.1))
}

fn asked<'g>(subject: &Subject<'g>, term: &Term) -> Option<&'g Fact> {
    if let TermKind::Column(column) = term.kind {
        return subject.guideline.column(column);
    }
    if let TermKind::Fact(id) = term.kind { Some(subject.guideline.fact(id)) } else { None }
}

fn compare(comparison: Comparison, a: NumberRange, b: NumberRange) -> Truth {
    match comparison {
        Comparison::Equal => a.equal(b),
        Comparison::Unequal => a.equal(b).not(),
        Comparison::Less => a.less(b),
        Comparison::LessOrEqual => a.less_equal(b),
        Comparison::Greater => b.less(a),
        Comparison::GreaterOrEqual => b.less_equal(a),
    }
}
