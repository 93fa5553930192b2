//! The texts of expressions, each parsed once.

use std::rc::Rc;

use super::super::declare::Formula;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::expression::{self, Expression, Place, Problem};
use crate::text::QuickMap;

/// A parsed expression that knows where its parts stand in the file.
pub(super) struct Parsed<'a> {
    pub(super) formula: &'a Formula,
    pub(super) expression: Expression,
}

impl Parsed<'_> {
    /// A place in the expression as a place in the file.
    pub(super) fn span(&self, place: Place) -> Span {
        self.formula.map.span(place.start as usize, place.end as usize)
    }
}

/// Expressions parsed so far, by where they stand.
#[derive(Default)]
pub(super) struct Formulas<'a> {
    parsed: QuickMap<Span, Result<Rc<Parsed<'a>>, Rc<Problem>>>,
}

impl<'a> Formulas<'a> {
    /// Parses a formula, without reporting what is wrong with it.
    pub(super) fn try_parse(&mut self, formula: &'a Formula) -> Option<Rc<Parsed<'a>>> {
        self.entry(formula).as_ref().ok().cloned()
    }

    /// Parses a formula and reports what is wrong with it.
    pub(super) fn parse(
        &mut self,
        formula: &'a Formula,
        diagnostics: &mut Diagnostics,
    ) -> Option<Rc<Parsed<'a>>> {
        match self.entry(formula) {
            Ok(parsed) => Some(Rc::clone(parsed)),
            Err(problem) => {
                diagnostics.push(locate(problem, formula));
                None
            }
        }
    }

    fn entry(&mut self, formula: &'a Formula) -> &Result<Rc<Parsed<'a>>, Rc<Problem>> {
        self.parsed.entry(formula.span).or_insert_with(|| match expression::parse(&formula.text) {
            Ok(expression) => Ok(Rc::new(Parsed { formula, expression })),
            Err(problem) => Err(Rc::new(problem)),
        })
    }
}

/// A problem of an expression, with its places in the file.
fn locate(problem: &Problem, formula: &Formula) -> Diagnostic {
    let mut diagnostic =
        Diagnostic::new(problem.code, formula.map.span(problem.start as usize, problem.end as usize));
    diagnostic.arguments.clone_from(&problem.arguments);
    match problem.related {
        Some((start, end, en, sv)) => {
            diagnostic.related(formula.map.span(start as usize, end as usize), en, sv)
        }
        None => diagnostic,
    }
}
