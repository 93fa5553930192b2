//! Changes to an expression: each of its parts in turn, changed in each way that fits it.

use super::ChangeKind;
use super::limits;
use crate::diagnostic::Span;
use crate::expression::{Comparison, Operation};
use crate::model::{Guideline, RowQuestion, SetQuestion, Term, TermKind, Type};

/// An expression with one change in it.
pub(super) struct Variation {
    pub(super) kind: ChangeKind,
    /// The part that is changed.
    pub(super) span: Span,
    pub(super) before: String,
    pub(super) after: String,
    /// The whole expression, changed.
    pub(super) term: Term,
}

/// Every change to a term. Terms are no deeper than expressions may be, which bounds the recursion.
pub(super) fn variations(guideline: &Guideline, term: &Term) -> Vec<Variation> {
    let mut out: Vec<Variation> = own(term, guideline)
        .into_iter()
        .map(|(kind, after)| Variation {
            kind,
            span: term.span,
            before: guideline.print(term),
            after: guideline.print(&after),
            term: after,
        })
        .collect();
    out.extend(left_out(guideline, term));
    let mut parts = Vec::new();
    term.for_each_part(&mut |part| parts.push(part));
    for (at, part) in parts.into_iter().enumerate() {
        for inner in variations(guideline, part) {
            let term = with_part(term, at, inner.term);
            out.push(Variation { term, ..inner });
        }
    }
    out
}

/// The term with its part at this position replaced.
fn with_part(term: &Term, at: usize, new: Term) -> Term {
    let mut out = term.clone();
    let (mut position, mut new) = (0, Some(new));
    out.for_each_part_mut(&mut |part| {
        if position == at
            && let Some(new) = new.take()
        {
            *part = new;
        }
        position += 1;
    });
    out
}

/// Changes to the term itself. Yes for no is changed at the leaves only: further up it would be the same.
fn own(term: &Term, guideline: &Guideline) -> Vec<(ChangeKind, Term)> {
    let same = |kind: TermKind| Term { kind, ..term.clone() };
    let negated = || (ChangeKind::Negated, not(term));
    match &term.kind {
        TermKind::Compare(comparison, a, b) => comparisons(*comparison, a, b)
            .into_iter()
            .map(|changed| (ChangeKind::Comparison, same(TermKind::Compare(changed, a.clone(), b.clone()))))
            .collect(),
        TermKind::OneOf(a, options) => {
            let fewer = shorter(options).into_iter().map(|list| same(TermKind::OneOf(a.clone(), list)));
            std::iter::once(negated()).chain(fewer.map(|term| (ChangeKind::LeftOut, term))).collect()
        }
        TermKind::Set(question, a, options) => {
            let set = |question, list| same(TermKind::Set(question, a.clone(), list));
            let fewer = shorter(options).into_iter().map(|list| (ChangeKind::LeftOut, set(*question, list)));
            let other = match question {
                SetQuestion::AnyOf => Some(SetQuestion::AllOf),
                SetQuestion::AllOf => Some(SetQuestion::AnyOf),
                SetQuestion::OnlyOf | SetQuestion::Equal => None,
            };
            let other = other.filter(|_| options.len() > 1);
            let other = other.map(|question| (ChangeKind::Operation, set(question, options.clone())));
            std::iter::once(negated()).chain(fewer).chain(other).collect()
        }
        TermKind::Fact(_) | TermKind::Value(_) | TermKind::Column(_) | TermKind::Given(_) => {
            if term.ty == Type::Truth { vec![negated()] } else { Vec::new() }
        }
        TermKind::Constant(constant) => limits::moved(guideline, constant, term.ty)
            .into_iter()
            .map(|constant| (kind_of(term.ty), same(TermKind::Constant(constant))))
            .collect(),
        TermKind::Arithmetic(operation, a, b) => {
            let other = match operation {
                Operation::Add => Operation::Subtract,
                Operation::Subtract => Operation::Add,
                Operation::Multiply => Operation::Divide,
                Operation::Divide => Operation::Multiply,
            };
            vec![(ChangeKind::Operation, same(TermKind::Arithmetic(other, a.clone(), b.clone())))]
        }
        TermKind::And(parts) if parts.len() > 1 => {
            vec![(ChangeKind::Operation, same(TermKind::Or(parts.clone())))]
        }
        TermKind::Or(parts) if parts.len() > 1 => {
            vec![(ChangeKind::Operation, same(TermKind::And(parts.clone())))]
        }
        TermKind::Negate(a) => vec![(ChangeKind::Operation, Term::clone(a))],
        TermKind::Least(parts) => vec![(ChangeKind::Operation, same(TermKind::Greatest(parts.clone())))],
        TermKind::Greatest(parts) => vec![(ChangeKind::Operation, same(TermKind::Least(parts.clone())))],
        TermKind::Rows { question, rows, body, empty } => {
            let rows = |question| {
                same(TermKind::Rows { question, rows: *rows, body: body.clone(), empty: empty.clone() })
            };
            other_question(*question).map(|other| (ChangeKind::Operation, rows(other))).into_iter().collect()
        }
        TermKind::Parameter(_)
        | TermKind::AsOf
        | TermKind::Start
        | TermKind::Not(_)
        | TermKind::And(_)
        | TermKind::Or(_)
        | TermKind::Size(_)
        | TermKind::Round(..)
        | TermKind::Ratio(..)
        | TermKind::SumSeries(_)
        | TermKind::PresentValue(..)
        | TermKind::PaybackYear(_)
        | TermKind::Points(_)
        | TermKind::SumPoints(_)
        | TermKind::AddDays(..)
        | TermKind::AddMonths(..)
        | TermKind::DaysBetween(..)
        | TermKind::If(..)
        | TermKind::First(_) => Vec::new(),
    }
}

/// The term without one of its parts: of `a && b`, of `a || b`, of the rows of a first-match list. What is
/// named is the part, so that a long condition stays readable.
fn left_out(guideline: &Guideline, term: &Term) -> Vec<Variation> {
    let without = |part: &Term, kind: TermKind| Variation {
        kind: ChangeKind::LeftOut,
        span: part.span,
        before: guideline.print(part),
        after: String::new(),
        term: Term { kind, ..term.clone() },
    };
    match &term.kind {
        TermKind::And(parts) | TermKind::Or(parts) if parts.len() > 1 => {
            let is_and = matches!(term.kind, TermKind::And(_));
            let kind = |rest| if is_and { TermKind::And(rest) } else { TermKind::Or(rest) };
            let each = parts.iter().enumerate();
            each.map(|(at, part)| without(part, kind(all_but(parts, at)))).collect()
        }
        TermKind::First(rows) => {
            let each = rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.when.as_ref()?)));
            each.map(|(at, when)| without(when, TermKind::First(all_but(rows, at)))).collect()
        }
        _ => Vec::new(),
    }
}

fn all_but<T: Clone>(parts: &[T], at: usize) -> Vec<T> {
    let others = parts.iter().enumerate().filter(|(position, _)| *position != at);
    others.map(|(_, part)| part.clone()).collect()
}

/// The list without each of its items in turn; a single item stays.
fn shorter(options: &[u32]) -> Vec<Vec<u32>> {
    if options.len() < 2 {
        return Vec::new();
    }
    (0..options.len()).map(|at| all_but(options, at)).collect()
}

fn not(term: &Term) -> Term {
    Term::new(TermKind::Not(Box::new(term.clone())), Type::Truth, term.span)
}

/// The comparison turned round. Where the limit is not written out, also whether the limit itself counts:
/// beside a written-out limit, moving that says the same.
fn comparisons(comparison: Comparison, a: &Term, b: &Term) -> Vec<Comparison> {
    use Comparison as C;
    let (turned, other_end) = match comparison {
        C::Equal => (C::Unequal, None),
        C::Unequal => (C::Equal, None),
        C::Less => (C::GreaterOrEqual, Some(C::LessOrEqual)),
        C::LessOrEqual => (C::Greater, Some(C::Less)),
        C::Greater => (C::LessOrEqual, Some(C::GreaterOrEqual)),
        C::GreaterOrEqual => (C::Less, Some(C::Greater)),
    };
    let written_out = [a, b].iter().any(|side| matches!(side.kind, TermKind::Constant(_)));
    let other_end = other_end.filter(|_| !written_out);
    std::iter::once(turned).chain(other_end).collect()
}

fn other_question(question: RowQuestion) -> Option<RowQuestion> {
    match question {
        RowQuestion::All => Some(RowQuestion::Exists),
        RowQuestion::Exists => Some(RowQuestion::All),
        RowQuestion::Max => Some(RowQuestion::Min),
        RowQuestion::Min => Some(RowQuestion::Max),
        RowQuestion::Count | RowQuestion::Sum => None,
    }
}

fn kind_of(ty: Type) -> ChangeKind {
    match ty {
        Type::Truth => ChangeKind::Negated,
        Type::Choice(_) | Type::Choices(_) => ChangeKind::Option,
        Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => ChangeKind::Limit,
    }
}
