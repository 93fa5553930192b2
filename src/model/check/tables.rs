//! Decision tables: cells to conditions; gaps and rows that nothing reaches.
//!
//! A table means the first-match list of its rows. Each column is cut into classes between which no cell
//! tells a difference (the options of a choice, yes and no, the numbers below, at and above each limit);
//! over the finite grid of classes every case is followed to its row.

use super::super::declare::{Cell, Formula, Spanned, Table};
use super::super::term::{Constant, FirstTerm, SetQuestion, Term, TermKind};
use super::super::types::Type;
use super::expression::constant;
use super::{Checker, codes};
use crate::diagnostic::{Diagnostic, Span};
use crate::expression::Comparison;
use crate::number::Number;

/// Most cases that are followed; larger tables need a last row of `any`.
const MOST_CASES: usize = 200_000;

/// What a cell accepts.
enum Test {
    Any,
    Truth(bool),
    Options(Vec<u32>),
    Number(Comparison, Number),
}

impl<'a> Checker<'a> {
    pub(super) fn table(
        &mut self,
        table: &'a Table,
        expected: Option<Type>,
        owner: &Spanned<String>,
    ) -> Option<Term> {
        let columns: Vec<Option<Term>> =
            table.columns.iter().map(|column| self.formula_of_any_type(column, None)).collect();
        let columns: Vec<Term> = columns.into_iter().collect::<Option<_>>()?;
        for column in &columns {
            self.check_column(column)?;
        }
        let mut expected = expected;
        let mut tests = Vec::new();
        let mut results = Vec::new();
        let mut complete = true;
        for row in &table.rows {
            // A row of another width is reported where it is read.
            if row.cells.len() != columns.len() {
                return None;
            }
            let cells: Vec<Option<Test>> =
                row.cells.iter().zip(&columns).map(|(cell, column)| self.cell(cell, column)).collect();
            let value = self.result(&row.value, expected);
            if expected.is_none() {
                expected = value.as_ref().map(|value| value.ty);
            }
            match (cells.into_iter().collect::<Option<Vec<Test>>>(), value) {
                (Some(cells), Some(value)) => {
                    tests.push(cells);
                    results.push((value, row.span));
                }
                (None, _) | (_, None) => complete = false,
            }
        }
        if !complete || results.is_empty() {
            return None;
        }
        let ty = expected?;
        self.check_choosable(ty, owner)?;
        self.follow(&columns, &tests, &results, table.span)?;
        Some(first(&columns, &tests, results, ty, owner.span))
    }

    fn check_column(&mut self, column: &Term) -> Option<()> {
        match column.ty {
            Type::Truth | Type::Choice(_) | Type::Number => Some(()),
            Type::Choices(_) | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                let words = column.ty.words();
                self.report(
                    Diagnostic::new(codes::TABLE_COLUMN, column.span)
                        .with("found_en", words.0)
                        .with("found_sv", words.1),
                );
                None
            }
        }
    }

    fn cell(&mut self, cell: &'a Cell, column: &Term) -> Option<Test> {
        match cell {
            Cell::Any(_) => Some(Test::Any),
            Cell::One(formula) => self.single(formula, column),
            Cell::OneOf(formulas, span) => {
                let Type::Choice(list) = column.ty else {
                    return self.cell_misfit(*span, column);
                };
                let found: Vec<Option<u32>> =
                    formulas.iter().map(|formula| self.option(list, &formula.text, formula.span)).collect();
                Some(Test::Options(found.into_iter().collect::<Option<_>>()?))
            }
        }
    }

    fn single(&mut self, formula: &'a Formula, column: &Term) -> Option<Test> {
        let text = formula.text.trim();
        match column.ty {
            Type::Truth => match text {
                "true" => Some(Test::Truth(true)),
                "false" => Some(Test::Truth(false)),
                _ => self.cell_misfit(formula.span, column),
            },
            Type::Choice(list) => {
                let option = self.option(list, text, formula.span)?;
                Some(Test::Options(vec![option]))
            }
            _ => {
                let (comparison, rest) = comparison(text);
                match Number::parse(rest.trim()) {
                    Ok(number) => Some(Test::Number(comparison, number)),
                    Err(_) => self.cell_misfit(formula.span, column),
                }
            }
        }
    }

    fn cell_misfit<T>(&mut self, span: Span, column: &Term) -> Option<T> {
        let words = column.ty.words();
        self.report(
            Diagnostic::new(codes::TABLE_CELL, span)
                .with("expected_en", words.0)
                .with("expected_sv", words.1),
        );
        None
    }

    /// Follows every case to its row; reports a case without a row and rows without a case.
    fn follow(
        &mut self,
        columns: &[Term],
        tests: &[Vec<Test>],
        results: &[(Term, Span)],
        span: Span,
    ) -> Option<()> {
        let grids: Vec<Grid> =
            columns.iter().enumerate().map(|(at, column)| self.grid(at, column, tests)).collect();
        let cases = grids.iter().try_fold(1_usize, |all, grid| all.checked_mul(grid.classes.len()));
        let any_last = tests.last().is_some_and(|cells| cells.iter().all(|cell| matches!(cell, Test::Any)));
        let Some(cases) = cases.filter(|cases| *cases <= MOST_CASES) else {
            if any_last {
                return Some(());
            }
            self.report(Diagnostic::new(codes::TABLE_LARGE, span));
            return None;
        };
        let mut reached = vec![false; tests.len()];
        let mut gap = None;
        for case in 0..cases {
            let mut rest = case;
            let at: Vec<usize> = grids
                .iter()
                .map(|grid| {
                    let class = rest % grid.classes.len();
                    rest /= grid.classes.len();
                    class
                })
                .collect();
            let fits = |row: usize| grids.iter().zip(&at).all(|(grid, class)| grid.accepts[row][*class]);
            match (0..tests.len()).find(|row| fits(*row)) {
                Some(row) => reached[row] = true,
                None => gap = gap.or(Some(at)),
            }
        }
        for (row, _) in reached.iter().enumerate().filter(|(_, reached)| !**reached) {
            self.report(Diagnostic::new(codes::TABLE_ROW_UNREACHED, results[row].1));
        }
        if let Some(at) = gap {
            let case: Vec<String> =
                grids.iter().zip(at).map(|(grid, class)| grid.classes[class].clone()).collect();
            self.report(Diagnostic::new(codes::TABLE_GAP, span).with("case", case.join(", ")));
            return None;
        }
        Some(())
    }

    /// The classes of a column, in words, and which of them each row accepts.
    fn grid(&self, at: usize, column: &Term, tests: &[Vec<Test>]) -> Grid {
        let name = self.short_name(column);
        match column.ty {
            Type::Choice(list) => {
                let options = &self.option_lists[list.index()].options;
                let mut classes: Vec<String> =
                    options.iter().map(|option| format!("{name} {}", option.id)).collect();
                classes.push(format!("{name} none"));
                let accepts = tests.iter().map(|cells| match &cells[at] {
                    Test::Options(accepted) => {
                        let mut row = vec![false; classes.len()];
                        for option in accepted {
                            row[*option as usize] = true;
                        }
                        row
                    }
                    Test::Any | Test::Truth(_) | Test::Number(..) => vec![true; classes.len()],
                });
                let accepts = accepts.collect();
                let mut grid = Grid { classes, accepts };
                if !self.term_may_be_none(column) {
                    grid.drop_last_class();
                }
                grid
            }
            Type::Number => number_grid(at, &name, tests),
            _ => Grid {
                classes: vec![format!("{name} false"), format!("{name} true")],
                accepts: tests
                    .iter()
                    .map(|cells| match &cells[at] {
                        Test::Truth(wanted) => vec![!*wanted, *wanted],
                        Test::Any | Test::Options(_) | Test::Number(..) => vec![true, true],
                    })
                    .collect(),
            },
        }
    }

    /// The name of a column's fact or value, for the example of a gap.
    fn short_name(&self, column: &Term) -> String {
        match &column.kind {
            TermKind::Fact(id) => self.facts[id.index()].id.clone(),
            TermKind::Value(id) => {
                self.values[id.index()].as_ref().map_or_else(String::new, |value| value.id.clone())
            }
            _ => "…".to_owned(),
        }
    }

    fn term_may_be_none(&self, term: &Term) -> bool {
        match &term.kind {
            TermKind::Fact(id) => self.facts[id.index()].nullable,
            TermKind::Value(id) => self.values[id.index()].as_ref().is_some_and(|value| value.nullable),
            _ => false,
        }
    }
}

/// The classes of one column.
struct Grid {
    classes: Vec<String>,
    accepts: Vec<Vec<bool>>,
}

impl Grid {
    fn drop_last_class(&mut self) {
        self.classes.pop();
        for row in &mut self.accepts {
            row.pop();
        }
    }
}

/// Below, at, between and above the limits that the cells name.
fn number_grid(at: usize, name: &str, tests: &[Vec<Test>]) -> Grid {
    let mut limits: Vec<Number> = tests
        .iter()
        .filter_map(|cells| match &cells[at] {
            Test::Number(_, number) => Some(*number),
            Test::Any | Test::Truth(_) | Test::Options(_) => None,
        })
        .collect();
    limits.sort();
    limits.dedup();
    let mut classes = Vec::new();
    for limit in &limits {
        classes.push(format!("{name} < {limit}"));
        classes.push(format!("{name} = {limit}"));
    }
    classes.push(limits.last().map_or_else(|| name.to_owned(), |last| format!("{name} > {last}")));
    // Class 2k lies below limit k (and above limit k-1), class 2k+1 at limit k.
    let side = |class: usize, limit: usize| class.cmp(&(2 * limit + 1));
    let accepts = tests.iter().map(|cells| match &cells[at] {
        Test::Number(comparison, number) => {
            let limit = limits.iter().position(|limit| limit == number).unwrap_or(0);
            (0..classes.len()).map(|class| holds(*comparison, side(class, limit))).collect()
        }
        Test::Any | Test::Truth(_) | Test::Options(_) => vec![true; classes.len()],
    });
    let accepts = accepts.collect();
    Grid { classes, accepts }
}

fn holds(comparison: Comparison, side: std::cmp::Ordering) -> bool {
    match comparison {
        Comparison::Equal => side.is_eq(),
        Comparison::Unequal => side.is_ne(),
        Comparison::Less => side.is_lt(),
        Comparison::LessOrEqual => side.is_le(),
        Comparison::Greater => side.is_gt(),
        Comparison::GreaterOrEqual => side.is_ge(),
    }
}

/// The comparison at the head of a cell; a bare number means equal.
fn comparison(text: &str) -> (Comparison, &str) {
    let signs = [
        ("<=", Comparison::LessOrEqual),
        (">=", Comparison::GreaterOrEqual),
        ("==", Comparison::Equal),
        ("!=", Comparison::Unequal),
        ("<", Comparison::Less),
        (">", Comparison::Greater),
    ];
    signs
        .into_iter()
        .find_map(|(sign, comparison)| text.strip_prefix(sign).map(|rest| (comparison, rest)))
        .unwrap_or((Comparison::Equal, text))
}

/// The table as a first-match list. The table has no gap, so its last row needs no condition.
fn first(columns: &[Term], tests: &[Vec<Test>], results: Vec<(Term, Span)>, ty: Type, span: Span) -> Term {
    let last = results.len() - 1;
    let rows = results.into_iter().zip(tests).enumerate().map(|(at, ((value, row_span), cells))| {
        let parts: Vec<Term> = columns
            .iter()
            .zip(cells)
            .filter_map(|(column, test)| test_term(column, test, row_span))
            .collect();
        let when = (at != last).then(|| match <[Term; 1]>::try_from(parts) {
            Ok([only]) => only,
            Err(parts) if parts.is_empty() => Term::yes(row_span),
            Err(parts) => Term::new(TermKind::And(parts), Type::Truth, row_span),
        });
        FirstTerm { when, value }
    });
    Term::new(TermKind::First(rows.collect()), ty, span)
}

fn test_term(column: &Term, test: &Test, span: Span) -> Option<Term> {
    let column = Box::new(column.clone());
    let kind = match test {
        Test::Any => return None,
        Test::Truth(true) => return Some(*column),
        Test::Truth(false) => TermKind::Not(column),
        Test::Options(options) => {
            let mut options = options.clone();
            options.sort_unstable();
            options.dedup();
            match column.ty {
                Type::Choices(_) => TermKind::Set(SetQuestion::AnyOf, column, options),
                // Only choices have cells with options.
                Type::Choice(_)
                | Type::Truth
                | Type::Number
                | Type::Date
                | Type::Text
                | Type::Series
                | Type::Rows(_) => TermKind::OneOf(column, options),
            }
        }
        Test::Number(comparison, number) => {
            let limit = constant(Constant::Number(*number), Type::Number, span);
            TermKind::Compare(*comparison, column, Box::new(limit))
        }
    };
    Some(Term::new(kind, Type::Truth, span))
}
