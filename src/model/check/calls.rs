//! Calls of functions to typed terms.

use super::super::functions::{FUNCTIONS, Function, FunctionEntry, Receiver, Shape, find};
use super::super::term::{Constant, RowQuestion, SetQuestion, Term, TermKind};
use super::super::types::{FactId, Type};
use super::codes;
use super::expression::{RowScope, Typing, constant};
use crate::date::Date;
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::expression::{Kind, NodeId};
use crate::number::Number;

impl Typing<'_, '_, '_> {
    pub(super) fn call(
        &mut self,
        receiver: Option<NodeId>,
        name: &str,
        name_span: Span,
        arguments: &[NodeId],
        span: Span,
    ) -> Option<Term> {
        let on = match receiver {
            None => None,
            Some(receiver) => Some(self.term(receiver, None)?),
        };
        let kind = on.as_ref().map(|on| match on.ty {
            Type::Choices(_) => Some(Receiver::Options),
            Type::Rows(_) => Some(Receiver::Rows),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Choice(_) | Type::Series => None,
        });
        let entry = match kind {
            Some(None) => None,
            Some(Some(receiver)) => find(name, Some(receiver)),
            None => find(name, None),
        };
        let Some(entry) = entry else {
            let diagnostic = self.unknown_function(name, name_span, on.as_ref());
            return self.fail(diagnostic);
        };
        self.check_count(entry, arguments.len(), span)?;
        match (entry.shape, on) {
            (Shape::OnOptions, Some(on)) => self.call_on_options(entry, on, arguments[0], span),
            (Shape::OnRows { .. }, Some(on)) => self.call_on_rows(entry, &on, arguments, span),
            (Shape::Plain { .. }, None) => self.call_plain(entry.function, arguments, span),
            (Shape::OnOptions | Shape::OnRows { .. }, None) | (Shape::Plain { .. }, Some(_)) => None,
        }
    }

    fn unknown_function(&self, name: &str, span: Span, on: Option<&Term>) -> Diagnostic {
        let same = FUNCTIONS.iter().find(|entry| entry.name == name);
        let suggestion = nearest(name, FUNCTIONS.iter().map(|entry| entry.name)).filter(|near| *near != name);
        let diagnostic = match (same, on) {
            (Some(entry), Some(on)) => {
                let words = on.ty.words();
                return Diagnostic::new(codes::FUNCTION_ELSEWHERE, span)
                    .with("name", name)
                    .with("found_en", words.0)
                    .with("found_sv", words.1)
                    .with("usage", entry.usage);
            }
            (Some(entry), None) => Diagnostic::new(codes::FUNCTION_PLAIN, span).with("usage", entry.usage),
            (None, _) => Diagnostic::new(codes::UNKNOWN_FUNCTION, span),
        };
        diagnostic.with("name", name).with_some("suggestion", suggestion)
    }

    fn check_count(&mut self, entry: &FunctionEntry, found: usize, span: Span) -> Option<()> {
        let fits = match entry.shape {
            Shape::Plain { least, most } => (least..=most).contains(&found),
            Shape::OnOptions => found == 1,
            Shape::OnRows { extra } => extra.iter().any(|extra| extra + 1 == found),
        };
        if fits {
            return Some(());
        }
        let diagnostic = self
            .error(codes::ARGUMENT_COUNT, span)
            .with("name", entry.name)
            .with("found", found.to_string())
            .with("usage", entry.usage);
        self.fail(diagnostic)
    }

    fn call_on_options(&mut self, entry: &FunctionEntry, on: Term, list: NodeId, span: Span) -> Option<Term> {
        let Type::Choices(options) = on.ty else { return None };
        let listed = self.option_list(list, options)?;
        let question = match entry.function {
            Function::AllOf => SetQuestion::AllOf,
            Function::OnlyOf => SetQuestion::OnlyOf,
            _ => SetQuestion::AnyOf,
        };
        Some(Term::new(TermKind::Set(question, Box::new(on), listed), Type::Truth, span))
    }

    fn call_on_rows(
        &mut self,
        entry: &FunctionEntry,
        on: &Term,
        arguments: &[NodeId],
        span: Span,
    ) -> Option<Term> {
        let (Type::Rows(rows), TermKind::Fact(_)) = (on.ty, &on.kind) else { return None };
        let name = self.row_name(arguments[0])?;
        let (question, body_type, result) = match entry.function {
            Function::RowsAll => (RowQuestion::All, Type::Truth, Type::Truth),
            Function::RowsExists => (RowQuestion::Exists, Type::Truth, Type::Truth),
            Function::RowsCount => (RowQuestion::Count, Type::Truth, Type::Number),
            Function::RowsSum => (RowQuestion::Sum, Type::Number, Type::Number),
            Function::RowsMax => (RowQuestion::Max, Type::Number, Type::Number),
            _ => (RowQuestion::Min, Type::Number, Type::Number),
        };
        self.rows.push(RowScope { name, rows });
        let body = self.expect(arguments[1], body_type);
        self.rows.pop();
        let empty = match arguments.get(2) {
            Some(empty) => Some(Box::new(self.expect(*empty, Type::Number)?)),
            None => None,
        };
        let body = Box::new(body?);
        if empty.is_none()
            && matches!(question, RowQuestion::Max | RowQuestion::Min)
            && self.may_be_empty(rows)
        {
            let diagnostic =
                self.error(codes::EMPTY_ROWS, span).with("name", entry.name).with("usage", entry.usage);
            return self.fail(diagnostic);
        }
        Some(Term::new(TermKind::Rows { question, rows, body, empty }, result, span))
    }

    fn may_be_empty(&self, rows: FactId) -> bool {
        let (_, declared) = self.checker.names.facts[rows.index()];
        let gated = declared.asked_when.is_some() || self.checker.section_has_gate(declared);
        gated || declared.min_rows.as_ref().is_none_or(|least| least.value == 0)
    }

    /// The name an author gives to the row: a new word without dots.
    fn row_name(&mut self, id: NodeId) -> Option<String> {
        let span = self.span(id);
        let text = self.text(id);
        let known = |typing: &Self, name: &str| {
            typing.checker.names.anywhere(name).is_some() || typing.rows.iter().any(|row| row.name == name)
        };
        match &self.node(id).kind {
            Kind::Path(path) if !path.text.contains('.') && !known(self, &path.text) => {
                Some(path.text.clone().into_owned())
            }
            Kind::Path(_) => {
                let diagnostic = self.error(codes::ROW_NAME_TAKEN, span).with("name", text);
                self.fail(diagnostic)
            }
            _ => {
                let diagnostic = self.error(codes::ROW_NAME_NEEDED, span).with("part", text);
                self.fail(diagnostic)
            }
        }
    }

    fn call_plain(&mut self, function: Function, arguments: &[NodeId], span: Span) -> Option<Term> {
        let number = |kind| Some(Term::new(kind, Type::Number, span));
        match function {
            Function::Size => self.size(arguments[0], span),
            Function::Given => self.given(arguments[0], span),
            Function::Min => self.extreme(arguments, span, TermKind::Least),
            Function::Max => self.extreme(arguments, span, TermKind::Greatest),
            Function::Round => {
                let part = self.expect(arguments[0], Type::Number)?;
                let decimals = match arguments.get(1) {
                    Some(decimals) => self.decimals(*decimals)?,
                    None => 0,
                };
                number(TermKind::Round(Box::new(part), decimals))
            }
            Function::Ratio => {
                let (a, b) = self.pair(arguments, Type::Number, Type::Number)?;
                number(TermKind::Ratio(a, b))
            }
            Function::Sum => {
                let series = self.expect(arguments[0], Type::Series)?;
                number(TermKind::SumSeries(Box::new(series)))
            }
            Function::PresentValue => {
                let (series, rate) = self.pair(arguments, Type::Series, Type::Number)?;
                number(TermKind::PresentValue(series, rate))
            }
            Function::PaybackYear => {
                let series = self.expect(arguments[0], Type::Series)?;
                number(TermKind::PaybackYear(Box::new(series)))
            }
            Function::Points => self.points(arguments[0], span),
            Function::SumPoints => {
                let facts = self.tagged(arguments[0])?;
                number(TermKind::SumPoints(facts))
            }
            Function::MaxPoints => {
                let facts = self.tagged(arguments[0])?;
                let most = facts.iter().fold(Number::ZERO, |sum, fact| {
                    sum.checked_add(self.checker.most_points(*fact)).unwrap_or(sum)
                });
                Some(constant(Constant::Number(most), Type::Number, span))
            }
            Function::Date => self.date(arguments[0]),
            Function::AddDays => {
                let (date, days) = self.pair(arguments, Type::Date, Type::Number)?;
                Some(Term::new(TermKind::AddDays(date, days), Type::Date, span))
            }
            Function::AddMonths => {
                let (date, months) = self.pair(arguments, Type::Date, Type::Number)?;
                Some(Term::new(TermKind::AddMonths(date, months), Type::Date, span))
            }
            Function::DaysBetween => {
                let (a, b) = self.pair(arguments, Type::Date, Type::Date)?;
                number(TermKind::DaysBetween(a, b))
            }
            Function::AnyOf
            | Function::AllOf
            | Function::OnlyOf
            | Function::RowsAll
            | Function::RowsExists
            | Function::RowsCount
            | Function::RowsSum
            | Function::RowsMax
            | Function::RowsMin => None,
        }
    }

    fn pair(&mut self, arguments: &[NodeId], first: Type, second: Type) -> Option<(Box<Term>, Box<Term>)> {
        let a = self.expect(arguments[0], first);
        let b = self.expect(arguments[1], second);
        Some((Box::new(a?), Box::new(b?)))
    }

    fn size(&mut self, argument: NodeId, span: Span) -> Option<Term> {
        let part = self.term(argument, None)?;
        match part.ty {
            Type::Choices(_) | Type::Rows(_) => {
                Some(Term::new(TermKind::Size(Box::new(part)), Type::Number, span))
            }
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Choice(_) | Type::Series => {
                self.function_misfit("size", &part)
            }
        }
    }

    fn given(&mut self, argument: NodeId, span: Span) -> Option<Term> {
        let part = self.term(argument, None)?;
        match part.ty {
            Type::Number | Type::Date | Type::Text | Type::Choice(_) => {
                Some(Term::new(TermKind::Given(Box::new(part)), Type::Truth, span))
            }
            Type::Truth | Type::Choices(_) | Type::Series | Type::Rows(_) => {
                self.function_misfit("given", &part)
            }
        }
    }

    fn function_misfit(&mut self, name: &str, part: &Term) -> Option<Term> {
        let words = part.ty.words();
        let diagnostic = self
            .error(codes::ARGUMENT_MISFIT, part.span)
            .with("name", name)
            .with("found_en", words.0)
            .with("found_sv", words.1);
        self.fail(diagnostic)
    }

    /// `min` and `max`: all numbers, or all dates.
    fn extreme(&mut self, arguments: &[NodeId], span: Span, make: fn(Vec<Term>) -> TermKind) -> Option<Term> {
        let first = self.term(arguments[0], None)?;
        let ty = match first.ty {
            Type::Date => Type::Date,
            Type::Number => Type::Number,
            Type::Truth | Type::Text | Type::Choice(_) | Type::Choices(_) | Type::Series | Type::Rows(_) => {
                return self.function_misfit("min/max", &first);
            }
        };
        let rest: Vec<Option<Term>> =
            arguments[1..].iter().map(|argument| self.expect(*argument, ty)).collect();
        let mut parts = vec![first];
        parts.extend(rest.into_iter().collect::<Option<Vec<Term>>>()?);
        Some(Term::new(make(parts), ty, span))
    }

    fn decimals(&mut self, argument: NodeId) -> Option<i32> {
        let term = self.expect(argument, Type::Number)?;
        let whole = term.constant_number().and_then(Number::to_int).filter(|n| (-12..=12).contains(n));
        match whole.and_then(|n| i32::try_from(n).ok()) {
            Some(decimals) => Some(decimals),
            None => {
                let diagnostic = self.error(codes::DECIMALS, term.span).with("part", self.text(argument));
                self.fail(diagnostic)
            }
        }
    }

    fn date(&mut self, argument: NodeId) -> Option<Term> {
        let span = self.span(argument);
        match &self.node(argument).kind {
            Kind::Text(text) => match Date::parse(text) {
                Ok(date) => Some(constant(Constant::Date(date), Type::Date, span)),
                Err(_) => {
                    let diagnostic = self.error(codes::NO_SUCH_DATE, span).with("text", text.as_ref());
                    self.fail(diagnostic)
                }
            },
            _ => {
                let diagnostic = self.error(codes::DATE_LITERAL, span).with("part", self.text(argument));
                self.fail(diagnostic)
            }
        }
    }

    fn points(&mut self, argument: NodeId, span: Span) -> Option<Term> {
        let part = self.term(argument, None)?;
        match (&part.kind, part.ty) {
            (TermKind::Fact(fact), Type::Choice(_) | Type::Choices(_)) => {
                Some(Term::new(TermKind::Points(*fact), Type::Number, span))
            }
            _ => self.function_misfit("points", &part),
        }
    }

    /// The facts with points in the sections that carry a tag.
    fn tagged(&mut self, argument: NodeId) -> Option<Vec<FactId>> {
        let span = self.span(argument);
        let Kind::Text(tag) = &self.node(argument).kind else {
            let diagnostic = self.error(codes::UNKNOWN_TAG, span).with("tag", self.text(argument));
            return self.fail(diagnostic);
        };
        let found = self.checker.facts_with_tag(tag);
        if found.is_none() {
            let suggestion = nearest(tag, self.checker.tags()).map(str::to_owned);
            let diagnostic = self
                .error(codes::UNKNOWN_TAG, span)
                .with("tag", tag.as_ref())
                .with_some("suggestion", suggestion);
            return self.fail(diagnostic);
        }
        found
    }
}
