//! The texts of expressions, parsed when they are asked for.

use super::super::declare::Formula;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::expression::{self, Expression, Place, Problem};
use crate::text::QuickMap;

/// A parsed expression that knows where its parts stand in the file.
pub(super) struct Parsed<'a> {
    pub(super) formula: &'a Formula,
    pub(super) expression: Expression<'a>,
}

impl Parsed<'_> {
    /// A place in the expression as a place in the file.
    pub(super) fn span(&self, place: Place) -> Span {
        self.formula.map.span(place.start as usize, place.end as usize)
    }
}

/// Expressions that were parsed before their turn, by where they stand. An expression is given away once it is
/// asked for, so that not all of them are held at the same time.
#[derive(Default)]
pub(super) struct Formulas<'a> {
    kept: QuickMap<Span, Parsed<'a>>,
}

impl<'a> Formulas<'a> {
    /// Parses a formula, without reporting what is wrong with it.
    pub(super) fn try_parse(&mut self, formula: &'a Formula) -> Result<Parsed<'a>, Problem> {
        match self.kept.remove(&formula.span) {
            Some(parsed) => Ok(parsed),
            None => Ok(Parsed { formula, expression: expression::parse(&formula.text)? }),
        }
    }

    /// Keeps an expression that will be asked for again.
    pub(super) fn keep(&mut self, parsed: Parsed<'a>) {
        self.kept.insert(parsed.formula.span, parsed);
    }

    /// Parses a formula and reports what is wrong with it.
    pub(super) fn parse(
        &mut self,
        formula: &'a Formula,
        diagnostics: &mut Diagnostics,
    ) -> Option<Parsed<'a>> {
        match self.try_parse(formula) {
            Ok(parsed) => Some(parsed),
            Err(problem) => {
                diagnostics.push(locate(&problem, formula));
                None
            }
        }
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
