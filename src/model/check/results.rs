//! Formulas and results: the places where an author writes an expression, an option or a date.

use super::super::declare::Formula;
use super::super::term::{Constant, Term};
use super::super::types::Type;
use super::expression::{Typing, constant};
use super::names::Meaning;
use super::{Checker, codes};
use crate::date::Date;
use crate::diagnostic::Diagnostic;

impl<'a> Checker<'a> {
    /// An expression of a given type. Where a date is expected, a plain ISO date is one.
    pub(super) fn formula(&mut self, formula: &'a Formula, expected: Type) -> Option<Term> {
        if expected == Type::Date && looks_like_date(&formula.text) {
            return self.plain_date(formula);
        }
        let parsed = self.formulas.parse(formula, self.diagnostics)?;
        let root = parsed.expression.root();
        Typing { checker: self, parsed: &parsed, rows: Vec::new() }.expect(root, expected)
    }

    /// An expression of whatever type it has; `hint` decides what a text means in it.
    pub(super) fn formula_of_any_type(&mut self, formula: &'a Formula, hint: Option<Type>) -> Option<Term> {
        if looks_like_date(&formula.text) {
            return self.plain_date(formula);
        }
        let parsed = self.formulas.parse(formula, self.diagnostics)?;
        let root = parsed.expression.root();
        Typing { checker: self, parsed: &parsed, rows: Vec::new() }.term(root, hint)
    }

    fn plain_date(&mut self, formula: &Formula) -> Option<Term> {
        match Date::parse(&formula.text) {
            Ok(date) => Some(constant(Constant::Date(date), Type::Date, formula.span)),
            Err(_) => {
                self.report(Diagnostic::new(codes::NO_SUCH_DATE, formula.span).with("text", &formula.text));
                None
            }
        }
    }

    /// A result: an option or an expression of the expected type, or `none`. An option wins over a name.
    pub(super) fn result(&mut self, formula: &'a Formula, expected: Option<Type>) -> Option<Term> {
        if let Some(Type::Choice(list)) = expected
            && let Some(at) = self.option_lists[list.index()].position(&formula.text)
        {
            if self.names_same_choice(&formula.text, Type::Choice(list)) {
                self.report(Diagnostic::new(codes::OPTION_OR_NAME, formula.span).with("name", &formula.text));
                return None;
            }
            return Some(constant(Constant::Option(at), Type::Choice(list), formula.span));
        }
        if formula.text == "none" {
            return self.none(formula, expected);
        }
        if let Some(Type::Choice(list)) = expected
            && self.is_lone_unknown_word(formula)
        {
            return self.option(list, &formula.text, formula.span).map(|_| Term::yes(formula.span));
        }
        match expected {
            Some(expected) => self.formula(formula, expected),
            None => self.formula_of_any_type(formula, None),
        }
    }

    /// The value none, for the types that can be none.
    fn none(&mut self, formula: &Formula, expected: Option<Type>) -> Option<Term> {
        match expected {
            Some(ty @ (Type::Number | Type::Date | Type::Text | Type::Choice(_))) => {
                Some(constant(Constant::None, ty, formula.span))
            }
            Some(Type::Truth | Type::Choices(_) | Type::Series | Type::Rows(_)) | None => {
                let words = expected
                    .map_or(("a value without a declared type", "ett värde utan angiven typ"), Type::words);
                self.report(
                    Diagnostic::new(codes::NEVER_NONE, formula.span)
                        .with("found_en", words.0)
                        .with("found_sv", words.1),
                );
                None
            }
        }
    }

    /// A word that is neither an option nor a name: most likely a misspelt option.
    fn is_lone_unknown_word(&self, formula: &Formula) -> bool {
        let word = formula
            .text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
        word && !formula.text.is_empty() && self.names.anywhere(&formula.text).is_none()
    }

    /// True when the word also names something whose value is this very choice.
    fn names_same_choice(&self, word: &str, ty: Type) -> bool {
        let named = match self.names.anywhere(word) {
            Some(Meaning::Fact(id)) => self.facts.get(id.index()).map(|fact| fact.ty),
            Some(Meaning::Value(id)) => {
                self.values.get(id.index()).and_then(Option::as_ref).map(|value| value.ty)
            }
            Some(Meaning::Parameter(_) | Meaning::Unreadable) | None => None,
        };
        named.is_some_and(|named| self.same_type(named, ty))
    }
}

/// Four digits, two, two, with hyphens: the author wrote a date.
fn looks_like_date(text: &str) -> bool {
    let shape = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte });
    shape.eq(*b"0000-00-00")
}
