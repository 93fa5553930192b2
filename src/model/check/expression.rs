//! Expressions to typed terms: literals, names, lists, `?:`.

use super::super::term::{ColumnRef, Constant, Term, TermKind};
use super::super::types::{FactId, OptionListId, Type};
use super::formulas::Parsed;
use super::names::{Meaning, Missing};
use super::{Checker, Item, codes};
use crate::date::Date;
use crate::diagnostic::{Code, Diagnostic, Span, nearest};
use crate::expression::{Children, Kind, Node, NodeId, Path};
use crate::number::Number;

/// A row that a row function looks at, under the name the author gave it.
#[derive(Clone)]
pub(super) struct RowScope {
    pub(super) name: String,
    pub(super) rows: FactId,
}

/// One expression while it is typed.
pub(super) struct Typing<'c, 'a, 'p> {
    pub(super) checker: &'c mut Checker<'a>,
    pub(super) parsed: &'p Parsed<'a>,
    pub(super) rows: Vec<RowScope>,
}

impl<'p> Typing<'_, '_, 'p> {
    pub(super) fn node(&self, id: NodeId) -> &'p Node<'p> {
        self.parsed.expression.node(id)
    }

    pub(super) fn span(&self, id: NodeId) -> Span {
        self.parsed.span(self.node(id).place)
    }

    pub(super) fn children(&self, children: Children) -> &'p [NodeId] {
        self.parsed.expression.children(children)
    }

    /// The characters of a node, for messages.
    pub(super) fn text(&self, id: NodeId) -> String {
        let place = self.node(id).place;
        let text = &self.parsed.formula.text;
        text.get(place.start as usize..place.end as usize).unwrap_or_default().to_owned()
    }

    pub(super) fn error(&mut self, code: Code, span: Span) -> Diagnostic {
        Diagnostic::new(code, span)
    }

    pub(super) fn fail<T>(&mut self, diagnostic: Diagnostic) -> Option<T> {
        self.checker.report(diagnostic);
        None
    }

    /// Types a node that has to be of a type.
    pub(super) fn expect(&mut self, id: NodeId, expected: Type) -> Option<Term> {
        let term = self.term(id, Some(expected))?;
        if self.checker.same_type(term.ty, expected) {
            return Some(term);
        }
        let diagnostic = self.wrong_type(&term, expected, id);
        self.fail(diagnostic)
    }

    fn wrong_type(&self, term: &Term, expected: Type, id: NodeId) -> Diagnostic {
        let (found, wanted) = (term.ty.words(), expected.words());
        let quoted_number = matches!(&self.node(id).kind, Kind::Text(text) if Number::parse(text).is_ok());
        Diagnostic::new(codes::WRONG_TYPE, term.span)
            .with("part", self.text(id))
            .with("expected_en", wanted.0)
            .with("expected_sv", wanted.1)
            .with("found_en", found.0)
            .with("found_sv", found.1)
            .with_some("unquoted", quoted_number.then(|| self.text(id).trim_matches(['\'', '"']).to_owned()))
    }

    /// Types a node. `expected` decides what a text means (an option, a date); other types are given back
    /// as they are, for the caller to compare.
    pub(super) fn term(&mut self, id: NodeId, expected: Option<Type>) -> Option<Term> {
        let span = self.span(id);
        match &self.node(id).kind {
            Kind::Truth(value) => Some(constant(Constant::Truth(*value), Type::Truth, span)),
            Kind::Number(text) => self.number(text, span),
            Kind::Text(text) => self.text_literal(text, id, expected),
            Kind::Path(path) => self.path(path, span),
            Kind::Not(part) => {
                let part = self.expect(*part, Type::Truth)?;
                Some(Term::new(TermKind::Not(Box::new(part)), Type::Truth, span))
            }
            Kind::Negate(part) => self.negate(*part, span),
            Kind::And(parts) => self.junction(*parts, span, TermKind::And),
            Kind::Or(parts) => self.junction(*parts, span, TermKind::Or),
            Kind::Compare(comparison, a, b) => self.compare(*comparison, *a, *b, span),
            Kind::In(a, b) => self.membership(*a, *b, span),
            Kind::Arithmetic(operation, a, b) => self.arithmetic(*operation, *a, *b, span),
            Kind::If(condition, a, b) => self.choose(*condition, *a, *b, expected, span),
            Kind::List(_) => {
                let diagnostic = self.error(codes::LIST_ALONE, span);
                self.fail(diagnostic)
            }
            Kind::Call { receiver, name, name_place, arguments } => {
                let name_span = self.parsed.span(*name_place);
                let arguments = self.children(*arguments);
                self.call(*receiver, name, name_span, arguments, span)
            }
        }
    }

    fn number(&mut self, text: &str, span: Span) -> Option<Term> {
        match Number::parse(text) {
            Ok(number) => Some(constant(Constant::Number(number), Type::Number, span)),
            Err(_) => {
                let diagnostic = self.error(codes::NUMBER_OUT_OF_REACH, span).with("number", text);
                self.fail(diagnostic)
            }
        }
    }

    fn negate(&mut self, part: NodeId, span: Span) -> Option<Term> {
        let part = self.expect(part, Type::Number)?;
        if let TermKind::Constant(Constant::Number(number)) = part.kind
            && let Some(negated) = Some(-number)
        {
            return Some(constant(Constant::Number(negated), Type::Number, span));
        }
        Some(Term::new(TermKind::Negate(Box::new(part)), Type::Number, span))
    }

    /// `a && b`, `a || b`: all parts are typed, so that each is reported.
    fn junction(&mut self, parts: Children, span: Span, make: fn(Vec<Term>) -> TermKind) -> Option<Term> {
        let mut typed = Vec::with_capacity(parts.len());
        for part in self.children(parts) {
            typed.extend(self.expect(*part, Type::Truth));
        }
        (typed.len() == parts.len()).then(|| Term::new(make(typed), Type::Truth, span))
    }

    /// A text is an option where a choice is expected, a date where a date is.
    fn text_literal(&mut self, text: &str, id: NodeId, expected: Option<Type>) -> Option<Term> {
        let span = self.span(id);
        match expected {
            Some(Type::Choice(list)) => {
                let at = self.option(list, text, span)?;
                Some(constant(Constant::Option(at), Type::Choice(list), span))
            }
            Some(Type::Date) if Date::parse(text).is_ok() => {
                let diagnostic = self.error(codes::DATE_IN_QUOTES, span).with("date", text);
                self.fail(diagnostic)
            }
            Some(
                Type::Truth
                | Type::Number
                | Type::Date
                | Type::Series
                | Type::Rows(_)
                | Type::Choices(_)
                | Type::Text,
            )
            | None => {
                let wanted = expected.map_or(("", ""), Type::words);
                let number = Number::parse(text).is_ok().then(|| text.to_owned());
                let diagnostic = self
                    .error(codes::TEXT_MISPLACED, span)
                    .with("text", text)
                    .with("expected_en", wanted.0)
                    .with("expected_sv", wanted.1)
                    .with_some("number", number);
                self.fail(diagnostic)
            }
        }
    }

    /// The position of an option, or an error that suggests the nearest.
    pub(super) fn option(&mut self, list: OptionListId, text: &str, span: Span) -> Option<u32> {
        self.checker.option(list, text, span)
    }

    fn path(&mut self, path: &Path<'_>, span: Span) -> Option<Term> {
        let mut words = path.words();
        let (first, rest) = (words.next().unwrap_or_default(), words.next());
        if let Some(level) = self.rows.iter().rposition(|row| row.name == first) {
            return self.column(level, path, rest, span);
        }
        match path.text.as_ref() {
            "as_of" => return Some(Term::new(TermKind::AsOf, Type::Date, span)),
            "start" => return self.start(span),
            _ => {}
        }
        let file = self.parsed.formula.span.file;
        match self.checker.names.look_up(&path.text, file) {
            Ok(Meaning::Fact(fact)) => {
                let ty = self.checker.facts.get(fact.index())?.ty;
                (!self.checker.broken.contains(&Item::Fact(fact)))
                    .then(|| Term::new(TermKind::Fact(fact), ty, span))
            }
            Ok(Meaning::Value(value)) => {
                let known = self.checker.values.get(value.index())?.as_ref()?;
                Some(Term::new(TermKind::Value(value), known.ty, span))
            }
            Ok(Meaning::Parameter(parameter)) => {
                let ty = self.checker.parameters.get(parameter.index())?.ty;
                Some(Term::new(TermKind::Parameter(parameter), ty, span))
            }
            Ok(Meaning::Unreadable) | Err(Missing::Unavailable) => None,
            Err(Missing::Unknown(suggestion)) => {
                let option = self.lone_option(&path.text);
                let diagnostic = self
                    .error(codes::UNKNOWN_NAME, span)
                    .with("name", path.text.as_ref())
                    .with_some("option", option.then(|| path.text.as_ref()))
                    .with_some("suggestion", suggestion);
                self.fail(diagnostic)
            }
            Err(Missing::Invisible(guideline)) => {
                let diagnostic = self
                    .error(codes::NOT_USED, span)
                    .with("name", path.text.as_ref())
                    .with("guideline", guideline);
                self.fail(diagnostic)
            }
        }
    }

    /// True when an unknown name is an option of some list: it was meant as a text.
    fn lone_option(&self, name: &str) -> bool {
        self.checker.option_lists.iter().any(|list| list.position(name).is_some())
    }

    fn start(&mut self, span: Span) -> Option<Term> {
        if self.checker.start.is_none() {
            let diagnostic = self.error(codes::NO_START, span);
            return self.fail(diagnostic);
        }
        Some(Term::new(TermKind::Start, Type::Date, span))
    }

    fn column(&mut self, level: usize, path: &Path<'_>, name: Option<&str>, span: Span) -> Option<Term> {
        let rows = self.rows[level].rows;
        let columns = &self.checker.facts[rows.index()].columns;
        let Some(name) = name else {
            let example =
                columns.first().map_or_else(String::new, |column| format!("{}.{}", path.text, column.id));
            let diagnostic =
                self.error(codes::ROW_ALONE, span).with("name", path.text.as_ref()).with("example", example);
            return self.fail(diagnostic);
        };
        match columns.iter().position(|column| column.id == name) {
            Some(at) => {
                let ty = columns[at].ty;
                let column = u32::try_from(at).ok()?;
                let level = u32::try_from(level).ok()?;
                Some(Term::new(TermKind::Column(ColumnRef { level, rows, column }), ty, span))
            }
            None => {
                let suggestion =
                    nearest(name, columns.iter().map(|column| column.id.as_str())).map(str::to_owned);
                let fact = self.checker.facts[rows.index()].id.clone();
                let diagnostic = self
                    .error(codes::UNKNOWN_COLUMN, span)
                    .with("name", name)
                    .with("fact", fact)
                    .with_some("suggestion", suggestion);
                self.fail(diagnostic)
            }
        }
    }

    /// `condition ? a : b`: both sides of one type that can be chosen.
    fn choose(
        &mut self,
        condition: NodeId,
        a: NodeId,
        b: NodeId,
        expected: Option<Type>,
        span: Span,
    ) -> Option<Term> {
        let condition = self.expect(condition, Type::Truth);
        let is_text = |typing: &Self, id| matches!(typing.node(id).kind, Kind::Text(_));
        let (a, b) = if expected.is_none() && is_text(self, a) && !is_text(self, b) {
            let b = self.term(b, None);
            let a = b.as_ref().and_then(|b| self.expect(a, b.ty));
            (a, b)
        } else {
            let a = self.term(a, expected);
            let b = a.as_ref().and_then(|a| self.expect(b, expected.unwrap_or(a.ty)));
            (a, b)
        };
        let (condition, a, b) = (condition?, a?, b?);
        match a.ty {
            Type::Truth | Type::Number | Type::Date | Type::Choice(_) => {
                let ty = a.ty;
                let kind = TermKind::If(Box::new(condition), Box::new(a), Box::new(b));
                Some(Term::new(kind, ty, span))
            }
            Type::Text | Type::Choices(_) | Type::Series | Type::Rows(_) => {
                let words = a.ty.words();
                let diagnostic = self
                    .error(codes::NOT_CHOOSABLE, a.span)
                    .with("found_en", words.0)
                    .with("found_sv", words.1);
                self.fail(diagnostic)
            }
        }
    }
}

/// A constant term.
pub(super) fn constant(constant: Constant, ty: Type, span: Span) -> Term {
    Term::new(TermKind::Constant(constant), ty, span)
}

impl Checker<'_> {
    /// True when two types are the same; option lists are the same when their ids are.
    pub(super) fn same_type(&self, a: Type, b: Type) -> bool {
        match (a, b) {
            (Type::Choice(x), Type::Choice(y)) | (Type::Choices(x), Type::Choices(y)) => {
                x == y || self.option_lists[x.index()].same_ids(&self.option_lists[y.index()])
            }
            (
                Type::Truth
                | Type::Number
                | Type::Date
                | Type::Text
                | Type::Series
                | Type::Rows(_)
                | Type::Choice(_)
                | Type::Choices(_),
                _,
            ) => a == b,
        }
    }

    /// The position of an option, or an error that suggests the nearest.
    pub(super) fn option(&mut self, list: OptionListId, text: &str, span: Span) -> Option<u32> {
        let options = &self.option_lists[list.index()];
        if let Some(at) = options.position(text) {
            return Some(at);
        }
        let ids = || options.options.iter().map(|option| option.id.as_str());
        let by_title =
            options.options.iter().find(|option| option.title.wordings().any(|(_, title)| title == text));
        let suggestion =
            by_title.map(|option| option.id.as_str()).or_else(|| nearest(text, ids())).map(str::to_owned);
        let mut known: Vec<&str> = ids().take(12).collect();
        if options.options.len() > known.len() {
            known.push("…");
        }
        let diagnostic = Diagnostic::new(codes::UNKNOWN_OPTION, span)
            .with("option", text)
            .with("known", known.join(", "))
            .with_some("suggestion", suggestion);
        self.report(diagnostic);
        None
    }
}
