//! Facts, their options and bounds; parameters.

use super::{Condition, Formula, Name, Review, Spanned};
use crate::date::Date;
use crate::diagnostic::Span;
use crate::number::Number;
use crate::text::Text;

/// A parameter.
#[derive(Clone, Debug)]
pub struct ParameterDeclaration {
    /// Its id.
    pub id: Name,
    /// Its value or values by date.
    pub value: ParameterValue,
    /// Its title.
    pub title: Option<Text>,
    /// Its unit.
    pub unit: Option<String>,
    /// Least value an overlay may set.
    pub min: Option<Spanned<Number>>,
    /// Greatest value an overlay may set.
    pub max: Option<Spanned<Number>>,
    /// Which side is stricter.
    pub tighter: Option<Tighter>,
    /// How far it was checked.
    pub review: Option<Review>,
    /// A remark.
    pub note: Option<Text>,
}

/// What a parameter is.
#[derive(Clone, Debug)]
pub enum ParameterValue {
    /// One value for all time.
    Always(Spanned<Literal>),
    /// Values by their first day, as in the file.
    ByDate(Vec<(Spanned<Date>, Spanned<Literal>)>),
}

/// A value written out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(Number),
    /// A date.
    Date(Date),
}

/// The stricter side of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tighter {
    /// A higher value is stricter.
    Higher,
    /// A lower value is stricter.
    Lower,
}

/// The type a fact, column or value declares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TypeName {
    /// Yes or no.
    Bool,
    /// One of several options.
    Choice,
    /// Any of several options.
    Choices,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A number per year.
    Series,
    /// A list of records.
    Rows,
    /// A text or a document's reference.
    Text,
}

/// A fact, or a column of rows.
#[derive(Clone, Debug)]
pub struct FactDeclaration {
    /// Its id.
    pub id: Name,
    /// Its type.
    pub kind: Spanned<TypeName>,
    /// The section it stands in.
    pub section: Option<Name>,
    /// A short name.
    pub title: Option<Text>,
    /// The question.
    pub question: Option<Text>,
    /// Help with the question.
    pub help: Option<Text>,
    /// Options of a choice.
    pub options: Option<Options>,
    /// Whether the options are in rising order.
    pub ordered: bool,
    /// Least value: a number or a date, as its type says.
    pub min: Option<Spanned<Literal>>,
    /// Greatest value.
    pub max: Option<Spanned<Literal>>,
    /// Whole numbers only.
    pub whole: bool,
    /// Unit of a number.
    pub unit: Option<String>,
    /// Names of the steps of a scale.
    pub labels: Vec<(Spanned<Number>, Text)>,
    /// How many years of a series count.
    pub years: Option<Formula>,
    /// Columns of rows.
    pub columns: Vec<FactDeclaration>,
    /// Least number of rows.
    pub min_rows: Option<Spanned<u32>>,
    /// Greatest number of rows.
    pub max_rows: Option<Spanned<u32>>,
    /// When the question arises.
    pub asked_when: Option<Condition>,
    /// The value when it does not.
    pub otherwise: Option<Otherwise>,
    /// Whether the answer can be "there is none".
    pub may_be_none: bool,
    /// Role that answers.
    pub answered_by: Option<Name>,
    /// Name in a foreign form.
    pub answer_name: Option<Name>,
    /// Earlier ids.
    pub formerly: Vec<Name>,
    /// How far it was checked.
    pub review: Option<Review>,
}

/// The value of a question that does not arise.
#[derive(Clone, Debug)]
pub enum Otherwise {
    /// One value: an option, a number, a date, yes, no, or `none`.
    One(Formula),
    /// A list of options, or the empty list.
    List(Vec<Name>, Span),
}

/// Where the options of a choice come from.
#[derive(Clone, Debug)]
pub enum Options {
    /// They stand here.
    Own(Vec<OptionDeclaration>),
    /// They are those of another fact or value.
    Like(Name),
}

/// One option of a choice.
#[derive(Clone, Debug)]
pub struct OptionDeclaration {
    /// Its id.
    pub id: Name,
    /// Its wording.
    pub title: Text,
    /// Help with it.
    pub help: Option<Text>,
    /// Points it gives.
    pub points: Option<Number>,
}
