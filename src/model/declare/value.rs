//! Named values, tables, conditions: what is evaluated.

use super::{Name, Options, Review, Spanned, TypeName};
use crate::diagnostic::Span;
use crate::source::ScalarMap;
use crate::text::Text;

/// A named value.
#[derive(Clone, Debug)]
pub struct ValueDeclaration {
    /// Its id.
    pub id: Name,
    /// How it is computed.
    pub body: ValueBody,
    /// Its type, where declared.
    pub kind: Option<Spanned<TypeName>>,
    /// Options of a choice.
    pub options: Option<Options>,
    /// Whether the options are in rising order.
    pub ordered: bool,
    /// Its title.
    pub title: Option<Text>,
    /// Its unit.
    pub unit: Option<String>,
    /// Decimals shown.
    pub decimals: Option<u32>,
    /// Whether it is a result shown in the report.
    pub shown: bool,
    /// How far it was checked.
    pub review: Option<Review>,
    /// A remark.
    pub note: Option<Text>,
}

/// How a value is computed.
#[derive(Clone, Debug)]
pub enum ValueBody {
    /// An expression.
    Expression(Formula),
    /// A condition.
    Condition(Condition),
    /// The first row whose condition holds.
    First(Vec<FirstRow>),
    /// The first row of a table that fits.
    Table(Table),
}

/// A row of a first-match list; the last has no condition.
#[derive(Clone, Debug)]
pub struct FirstRow {
    /// When the row fits.
    pub when: Option<Condition>,
    /// Its result: an option or an expression.
    pub value: Formula,
    /// The whole row.
    pub span: Span,
}

/// A decision table.
#[derive(Clone, Debug)]
pub struct Table {
    /// What each column looks at.
    pub columns: Vec<Formula>,
    /// Rows: a cell per column.
    pub rows: Vec<TableRow>,
    /// The whole table.
    pub span: Span,
}

/// A row of a decision table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// A cell per column.
    pub cells: Vec<Cell>,
    /// The result.
    pub value: Formula,
    /// The whole row.
    pub span: Span,
}

/// A cell of a decision table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// `any`: fits always.
    Any(Span),
    /// One option, yes, no, number, or a comparison such as `>= 10`.
    One(Formula),
    /// One of several options.
    OneOf(Vec<Formula>, Span),
}

/// Something in a file that is evaluated: the text of a scalar, not yet parsed.
#[derive(Clone, Debug)]
pub struct Formula {
    /// The text.
    pub text: String,
    /// The whole scalar in the file.
    pub span: Span,
    /// From the text's bytes to the file's.
    pub map: ScalarMap,
}

/// A condition.
#[derive(Clone, Debug)]
pub enum Condition {
    /// An expression.
    Expression(Formula),
    /// All of these.
    All(Vec<Condition>, Span),
    /// At least one of these.
    Any(Vec<Condition>, Span),
    /// Not this.
    Not(Box<Condition>, Span),
}
