//! What one guideline file says, as read: nothing looked up or typed yet, every piece with its place.

mod fact;
mod overlay;
mod rule;
mod value;

pub use fact::*;
pub use overlay::*;
pub use rule::*;
pub use value::*;

use crate::date::Date;
use crate::diagnostic::Span;
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
    /// Warnings that are not to be shown.
    pub ignores: Vec<Ignore>,
    /// The file's data as canonical JSON, for the digest.
    pub canonical: String,
}

/// A warning that is not to be shown for an item.
#[derive(Clone, Debug)]
pub struct Ignore {
    /// The code of the warning.
    pub lint: Name,
    /// Why it is not to be shown.
    pub reason: Text,
    /// The item that it would be shown for, from its id to its end.
    pub item: Span,
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
