//! Typed expressions: names looked up, functions resolved, every part with its type and place.

use super::types::{FactId, ParameterId, Type, ValueId};
use crate::date::Date;
use crate::diagnostic::Span;
use crate::expression::{Comparison, Operation};
use crate::number::Number;

/// Position of a term among all terms of its guideline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(pub u32);

/// A typed expression.
#[derive(Clone, Debug)]
pub struct Term {
    /// Which one it is, once the guideline is complete.
    pub id: TermId,
    /// What it is.
    pub kind: TermKind,
    /// Its type.
    pub ty: Type,
    /// Where it stands.
    pub span: Span,
}

/// A value written out in a guideline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constant {
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(Number),
    /// A date.
    Date(Date),
    /// One option of a list, by position.
    Option(u32),
    /// Options of a list, by position.
    Options(Vec<u32>),
    /// There is none.
    None,
}

/// A column of the row that a row function is looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ColumnRef {
    /// Which row function around it, counted from the outermost: 0, 1, …
    pub level: u32,
    /// The rows.
    pub rows: FactId,
    /// Position of the column.
    pub column: u32,
}

/// What a row function asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowQuestion {
    /// Does it hold for every row?
    All,
    /// Does it hold for at least one row?
    Exists,
    /// For how many rows does it hold?
    Count,
    /// What is the sum over the rows?
    Sum,
    /// What is the greatest over the rows?
    Max,
    /// What is the least over the rows?
    Min,
}

/// How a choice of many relates to a list of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SetQuestion {
    /// At least one of the list is chosen.
    AnyOf,
    /// All of the list are chosen.
    AllOf,
    /// Nothing outside the list is chosen.
    OnlyOf,
    /// Exactly the list is chosen.
    Equal,
}

/// What a term is.
#[derive(Clone, Debug)]
pub enum TermKind {
    /// A value written out.
    Constant(Constant),
    /// A fact, after its gate.
    Fact(FactId),
    /// A named value.
    Value(ValueId),
    /// A parameter.
    Parameter(ParameterId),
    /// A column of a row.
    Column(ColumnRef),
    /// The day of the assessment.
    AsOf,
    /// The start of use.
    Start,
    /// Not.
    Not(Box<Term>),
    /// All of these.
    And(Vec<Term>),
    /// At least one of these.
    Or(Vec<Term>),
    /// A comparison of two terms of one type.
    Compare(Comparison, Box<Term>, Box<Term>),
    /// A choice is one of these options.
    OneOf(Box<Term>, Vec<u32>),
    /// A choice of many against a list of options.
    Set(SetQuestion, Box<Term>, Vec<u32>),
    /// How many options are chosen, or how many rows there are.
    Size(Box<Term>),
    /// There is one (it is not none).
    Given(Box<Term>),
    /// Arithmetic on numbers, on series year by year, or on a series and a number.
    Arithmetic(Operation, Box<Term>, Box<Term>),
    /// The number with the other sign.
    Negate(Box<Term>),
    /// The least of several numbers or dates.
    Least(Vec<Term>),
    /// The greatest of several numbers or dates.
    Greatest(Vec<Term>),
    /// Rounded to so many decimals, half away from zero.
    Round(Box<Term>, i32),
    /// A quotient that is none where the divisor is 0.
    Ratio(Box<Term>, Box<Term>),
    /// A question about rows: the rows, what is asked of each, and the value of no rows.
    Rows {
        /// What is asked.
        question: RowQuestion,
        /// The rows.
        rows: FactId,
        /// What is looked at in each row.
        body: Box<Term>,
        /// The value when there are no rows, for `max` and `min`.
        empty: Option<Box<Term>>,
    },
    /// The sum of a series.
    SumSeries(Box<Term>),
    /// The present value of a series at a rate.
    PresentValue(Box<Term>, Box<Term>),
    /// The year from which the cumulated series is never negative again.
    PaybackYear(Box<Term>),
    /// The points of an answer.
    Points(FactId),
    /// The points of all answers under a tag.
    SumPoints(Vec<FactId>),
    /// So many days later.
    AddDays(Box<Term>, Box<Term>),
    /// So many months later.
    AddMonths(Box<Term>, Box<Term>),
    /// Days from the first date to the second.
    DaysBetween(Box<Term>, Box<Term>),
    /// `condition ? then : otherwise`
    If(Box<Term>, Box<Term>, Box<Term>),
    /// The first row whose condition holds; the last has none.
    First(Vec<FirstTerm>),
}

/// A row of a first-match list.
#[derive(Clone, Debug)]
pub struct FirstTerm {
    /// When it fits; always when absent.
    pub when: Option<Term>,
    /// Its result.
    pub value: Term,
}

impl Term {
    /// A term of the given kind.
    #[must_use]
    pub fn new(kind: TermKind, ty: Type, span: Span) -> Term {
        Term { id: TermId::default(), kind, ty, span }
    }

    /// The condition that always holds.
    #[must_use]
    pub fn yes(span: Span) -> Term {
        Term::new(TermKind::Constant(Constant::Truth(true)), Type::Truth, span)
    }
}
