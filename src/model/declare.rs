//! What one guideline file says, as read: nothing looked up or typed yet, every piece with its place.

use crate::date::{Date, Duration};
use crate::diagnostic::Span;
use crate::number::Number;
use crate::source::ScalarMap;
use crate::text::{Language, Text};

/// A piece of a file with its place. Two are equal when their values are.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The piece.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// An id with its place.
pub type Name = Spanned<String>;

/// One guideline file.
#[derive(Clone, Debug)]
pub struct Document {
    /// Index of the source text.
    pub file: u32,
    /// The guideline's id.
    pub id: Name,
    /// Its version, `major.minor.patch`.
    pub version: Spanned<Version>,
    /// Its title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// What it is for.
    pub description: Option<Text>,
    /// Draft or adopted.
    pub status: Option<Status>,
    /// The languages that every text must have, if the file says.
    pub languages: Option<Vec<Language>>,
    /// The date fact that says when use starts.
    pub start: Option<Name>,
    /// The guidelines it builds on.
    pub uses: Vec<Use>,
    /// Wordings of roles, by role.
    pub roles: Vec<(Name, Text)>,
    /// Areas with their wordings.
    pub areas: Vec<(Name, Text)>,
    /// Phases in order.
    pub phases: Vec<PhaseDeclaration>,
    /// Sections of the questionnaire in order.
    pub sections: Vec<SectionDeclaration>,
    /// Sources with their clauses.
    pub sources: Vec<SourceDeclaration>,
    /// Parameters.
    pub parameters: Vec<ParameterDeclaration>,
    /// Facts.
    pub facts: Vec<FactDeclaration>,
    /// Named values.
    pub values: Vec<ValueDeclaration>,
    /// Rules.
    pub rules: Vec<RuleDeclaration>,
    /// Dates before an upcoming duty on which to remind.
    pub reminders: Option<Reminders>,
    /// Ids that the file declares but whose declaration could not be read to its end; clauses as
    /// `source/clause`. It holds the empty id when some rule lacks the name of an area or a phase. Whoever
    /// looks a name up and finds it here says nothing: its mistake has been reported.
    pub broken: Vec<String>,
    /// The file's data as canonical JSON, for the digest.
    pub canonical: String,
}

/// A version, `major.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub [u32; 3]);

impl Version {
    /// Stands in for a version that is missing or badly written, which has been reported.
    pub const UNREADABLE: Version = Version([u32::MAX; 3]);
}

impl std::fmt::Display for Version {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.0[0], self.0[1], self.0[2])
    }
}

/// Whether a text has been adopted by those who decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Under preparation.
    Draft,
    /// Decided.
    Adopted,
}

/// How far the source of a rule was checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Review {
    /// The text of the source was read.
    Read,
    /// A secondary source was read.
    Secondary,
    /// Written from memory.
    Memory,
    /// An operational choice of ours, not a norm.
    Own,
}

/// A used guideline with the versions that fit.
#[derive(Clone, Debug)]
pub struct Use {
    /// Its id.
    pub guideline: Name,
    /// One to three leading numbers of the version.
    pub version: Spanned<Vec<u32>>,
    /// What the overlay changes.
    pub changes: Vec<Change>,
}

/// One changed rule, parameter or fact of a used guideline.
#[derive(Clone, Debug)]
pub struct Change {
    /// The changed id.
    pub target: Name,
    /// Why.
    pub reason: Option<Text>,
    /// New severity.
    pub severity: Option<Spanned<Severity>>,
    /// New phase.
    pub phase: Option<Name>,
    /// New effective dates.
    pub effective: Option<Effective>,
    /// A further condition to meet.
    pub also_requires: Option<Condition>,
    /// A condition in place of the rule's own.
    pub requires: Option<Condition>,
    /// New waiver terms.
    pub waiver: Option<WaiverChange>,
    /// New owner.
    pub owner: Option<Name>,
    /// Leave the rule out.
    pub drop: Option<Span>,
    /// New value of a parameter.
    pub value: Option<ParameterValue>,
    /// New question of a fact.
    pub question: Option<Text>,
    /// New help of a fact.
    pub help: Option<Text>,
    /// New role that answers a fact.
    pub answered_by: Option<Name>,
    /// The keys that stand in it, with their places.
    pub keys: Vec<Name>,
    /// The whole change.
    pub span: Span,
}

/// A phase.
#[derive(Clone, Debug)]
pub struct PhaseDeclaration {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Text,
    /// When it is reached.
    pub reached_when: Condition,
}

/// A section of the questionnaire.
#[derive(Clone, Debug)]
pub struct SectionDeclaration {
    /// Its id.
    pub id: Name,
    /// Its heading.
    pub title: Text,
    /// What to know before answering.
    pub help: Option<Text>,
    /// When its questions arise.
    pub asked_when: Option<Condition>,
    /// Tag under which the points of its facts are summed.
    pub score: Option<Name>,
    /// Role that answers unless the fact says.
    pub answered_by: Option<Name>,
}

/// A source: an act, minutes, a decision.
#[derive(Clone, Debug)]
pub struct SourceDeclaration {
    /// Its id.
    pub id: Name,
    /// Its title.
    pub title: Text,
    /// Its number.
    pub reference: Option<Text>,
    /// Who issued it.
    pub publisher: Option<Text>,
    /// Its date.
    pub date: Option<Date>,
    /// Where to read it.
    pub url: Option<String>,
    /// Draft or adopted.
    pub status: Option<Status>,
    /// Dates that its clauses and rules inherit.
    pub effective: Option<Effective>,
    /// How far it was checked.
    pub review: Option<Review>,
    /// Its clauses.
    pub clauses: Vec<ClauseDeclaration>,
}

/// A clause of a source.
#[derive(Clone, Debug)]
pub struct ClauseDeclaration {
    /// Its id within the source.
    pub id: Name,
    /// A short title.
    pub title: Option<Text>,
    /// A few quoted words.
    pub text: Option<Text>,
    /// The place in the source.
    pub reference: Option<Text>,
    /// Why no rule encodes it.
    pub manual: Option<Text>,
    /// Dates that its rules inherit.
    pub effective: Option<Effective>,
    /// How far it was checked.
    pub review: Option<Review>,
}

/// First and last day, both included.
#[derive(Clone, Debug, Default)]
pub struct Effective {
    /// First day: a date or a date expression.
    pub from: Option<Formula>,
    /// Last day.
    pub until: Option<Formula>,
}

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

/// How much a rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A note.
    Info,
    /// Ought to be met.
    Should,
    /// Has to be met.
    Must,
    /// Unlawful when violated; never waived.
    Forbids,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct RuleDeclaration {
    /// Its id; an earlier version has `@` and its first day added.
    pub id: Name,
    /// The area it belongs to.
    pub area: Name,
    /// The phase in which it must hold.
    pub phase: Name,
    /// How much it weighs.
    pub severity: Spanned<Severity>,
    /// Its title.
    pub title: Option<Text>,
    /// What to do when it is violated.
    pub remedy: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Where it comes from: `(source, clause)`; the whole source when there is no clause.
    pub sources: Vec<Spanned<(String, Option<String>)>>,
    /// When it applies; always when absent.
    pub applies_when: Option<Condition>,
    /// When it does not apply after all.
    pub except: Option<Condition>,
    /// The check.
    pub requires: Vec<Condition>,
    /// What is to be done from now on.
    pub duty: Option<Duty>,
    /// Evidence demanded: kinds by fact.
    pub evidence: Vec<(Name, Vec<Name>)>,
    /// Its own dates.
    pub effective: Option<Effective>,
    /// Who may waive it and for how long.
    pub waiver: Option<WaiverTerms>,
    /// Whether a violation means contradictory answers.
    pub contradiction: bool,
    /// Who sees to it.
    pub owner: Option<Name>,
    /// Whether an overlay may relax it.
    pub relaxable: bool,
    /// How far it was checked.
    pub review: Option<Review>,
    /// How an overlay relaxed it, with its reason.
    pub relaxed: Vec<Text>,
}

/// Something to do.
#[derive(Clone, Debug)]
pub struct Duty {
    /// In words.
    pub title: Text,
    /// Who receives the result.
    pub to: Option<Name>,
    /// When.
    pub schedule: Vec<ScheduleLine>,
    /// The whole duty.
    pub span: Span,
}

/// A line of a schedule.
#[derive(Clone, Debug)]
pub struct ScheduleLine {
    /// When the line counts.
    pub when: Option<Condition>,
    /// Its dates.
    pub rhythm: Rhythm,
    /// Month and day on which a yearly date falls.
    pub on: Option<Spanned<(u32, u32)>>,
    /// First day to count from.
    pub from: Option<Formula>,
    /// Last day.
    pub until: Option<Formula>,
    /// The whole line.
    pub span: Span,
}

/// How a schedule repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Again and again.
    Every(Duration),
    /// At these distances from the anchor.
    At(Vec<Duration>),
}

/// Who may waive a rule, and for how many months.
#[derive(Clone, Debug)]
pub struct WaiverTerms {
    /// Roles.
    pub by: Vec<Name>,
    /// Months from the day it is granted.
    pub months: Spanned<u32>,
}

/// What an overlay makes of a rule's waiver terms.
#[derive(Clone, Debug)]
pub enum WaiverChange {
    /// The rule can no longer be waived.
    Removed,
    /// New terms.
    Terms(WaiverTerms),
}

/// Reminders before upcoming duties.
#[derive(Clone, Debug)]
pub struct Reminders {
    /// How long before.
    pub before: Vec<Duration>,
    /// Who is reminded.
    pub to: Option<Name>,
    /// In words.
    pub title: Option<Text>,
    /// How far it was checked.
    pub review: Option<Review>,
}

impl Severity {
    /// The severity as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Should => "should",
            Severity::Must => "must",
            Severity::Forbids => "forbids",
        }
    }
}

impl Review {
    /// The mark as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Review::Read => "read",
            Review::Secondary => "secondary",
            Review::Memory => "memory",
            Review::Own => "own",
        }
    }
}
