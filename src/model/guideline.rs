//! A guideline ready to compile: composed of all it uses, names looked up, everything typed.

use std::collections::BTreeMap;

use super::declare::{Literal, Review, Rhythm, Severity, Status, Tighter, Version};
use super::term::Term;
use super::types::{FactId, OptionList, Type, ValueId};
use crate::date::{Date, Duration};
use crate::diagnostic::Span;
use crate::number::Number;
use crate::text::{Language, Text};

/// A composed and typed guideline.
#[derive(Clone, Debug)]
pub struct Guideline {
    /// The guidelines it is composed of, used ones before their users; the last is the guideline itself.
    pub packs: Vec<Pack>,
    /// The languages that every text must have.
    pub languages: Vec<Language>,
    /// The date fact that says when use starts.
    pub start: Option<FactId>,
    /// Wordings of roles.
    pub roles: BTreeMap<String, Text>,
    /// Areas in order: the built-in ones first.
    pub areas: Vec<Area>,
    /// Phases in order.
    pub phases: Vec<Phase>,
    /// Sections of the questionnaire in order.
    pub sections: Vec<Section>,
    /// Sources with their clauses.
    pub sources: Vec<Source>,
    /// Option lists of choices.
    pub option_lists: Vec<OptionList>,
    /// Parameters.
    pub parameters: Vec<Parameter>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// Named values.
    pub values: Vec<Value>,
    /// Facts and values, each after all that it depends on.
    pub order: Vec<Item>,
    /// Rules.
    pub rules: Vec<Rule>,
    /// Reminders before upcoming duties.
    pub reminders: Option<Reminder>,
    /// How overlays relaxed rules and parameters.
    pub relaxations: Vec<Relaxation>,
    /// How many terms there are; ids of terms are below it.
    pub term_count: u32,
    /// SHA-256 over the composed model, in hexadecimal.
    pub digest: String,
}

/// One guideline of a composition.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Index of its source text.
    pub file: u32,
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: Version,
    /// Its title.
    pub title: Text,
    /// Who publishes it.
    pub publisher: Option<Text>,
    /// What it is for.
    pub description: Option<Text>,
    /// Draft or adopted.
    pub status: Option<Status>,
}

/// A fact or a named value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// A fact.
    Fact(FactId),
    /// A named value.
    Value(ValueId),
}

/// An area of assessment.
#[derive(Clone, Debug)]
pub struct Area {
    /// Its id.
    pub id: String,
    /// Its wording.
    pub title: Text,
}

/// A phase.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// When it is reached, by its own condition alone.
    pub reached_when: Term,
}

/// A section of the questionnaire.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// What to know before answering.
    pub help: Option<Text>,
    /// Tag under which points are summed.
    pub score: Option<String>,
    /// Role that answers unless the fact says.
    pub answered_by: Option<String>,
}

/// A source with its clauses.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its id.
    pub id: String,
    /// Position of the pack that declares it.
    pub pack: usize,
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
    /// How far it was checked.
    pub review: Option<Review>,
    /// Its clauses.
    pub clauses: Vec<Clause>,
}

/// A clause of a source.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its id within the source.
    pub id: String,
    /// A short title.
    pub title: Option<Text>,
    /// A few quoted words.
    pub text: Option<Text>,
    /// The place in the source.
    pub reference: Option<Text>,
    /// Why no rule encodes it.
    pub manual: Option<Text>,
    /// How far it was checked.
    pub review: Option<Review>,
    /// Where it stands in the file.
    pub span: Span,
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its id.
    pub id: String,
    /// Its type: truth, number or date.
    pub ty: Type,
    /// Its values by first day, in rising order; a single one without a day.
    pub values: Vec<(Option<Date>, Literal)>,
    /// Its title.
    pub title: Option<Text>,
    /// Its unit.
    pub unit: Option<String>,
    /// The least and the greatest value that a guideline may set which builds on this one. They are checked when
    /// guidelines are composed, so a compiled guideline does without.
    pub bounds: (Option<Number>, Option<Number>),
    /// Which side is stricter.
    pub tighter: Option<Tighter>,
    /// How far it was checked.
    pub review: Option<Review>,
    /// A remark.
    pub note: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// A fact, or a column of rows.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// Position of the pack that declares it.
    pub pack: usize,
    /// Its type.
    pub ty: Type,
    /// Position of its section.
    pub section: Option<usize>,
    /// A short name.
    pub title: Option<Text>,
    /// The question.
    pub question: Option<Text>,
    /// Help with the question.
    pub help: Option<Text>,
    /// Role that answers.
    pub answered_by: Option<String>,
    /// What answers are allowed.
    pub bounds: Bounds,
    /// Unit of a number.
    pub unit: Option<String>,
    /// Names of the steps of a scale.
    pub labels: Vec<(Number, Text)>,
    /// How many years of a series count.
    pub years: Option<Term>,
    /// Columns of rows.
    pub columns: Vec<Fact>,
    /// When the question arises, and the value when it does not.
    pub gate: Option<Gate>,
    /// Whether the answer itself can be "there is none".
    pub may_be_none: bool,
    /// Whether its value can be none, from the answer or the gate.
    pub nullable: bool,
    /// Name in a foreign form.
    pub answer_name: Option<String>,
    /// Earlier ids.
    pub formerly: Vec<String>,
    /// How far it was checked.
    pub review: Option<Review>,
    /// Where its id stands.
    pub span: Span,
}

/// What answers a fact allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bounds {
    /// Whatever the type has.
    Free,
    /// Numbers: least, greatest, whole only. Also for each year of a series.
    Number {
        /// Least allowed.
        min: Option<Number>,
        /// Greatest allowed.
        max: Option<Number>,
        /// Whole numbers only.
        whole: bool,
    },
    /// Dates: first and last allowed.
    Date {
        /// First allowed.
        min: Option<Date>,
        /// Last allowed.
        max: Option<Date>,
    },
    /// Rows: fewest and most.
    Rows {
        /// Fewest.
        min: u32,
        /// Most.
        max: u32,
    },
}

/// When a question arises, and the value when it does not.
#[derive(Clone, Debug)]
pub struct Gate {
    /// When it arises.
    pub asked_when: Term,
    /// The value when it does not: a constant term of the fact's type.
    pub otherwise: Term,
}

/// A named value.
#[derive(Clone, Debug)]
pub struct Value {
    /// Its id.
    pub id: String,
    /// Position of the pack that declares it.
    pub pack: usize,
    /// Its type.
    pub ty: Type,
    /// How it is computed.
    pub body: Term,
    /// Whether it can be none.
    pub nullable: bool,
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
    /// Where its id stands.
    pub span: Span,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its id.
    pub id: String,
    /// Position of the pack that declares it.
    pub pack: usize,
    /// Position of its area.
    pub area: usize,
    /// Position of its phase.
    pub phase: usize,
    /// How much it weighs.
    pub severity: Severity,
    /// Its title.
    pub title: Option<Text>,
    /// What to do when it is violated.
    pub remedy: Option<Text>,
    /// A remark.
    pub note: Option<Text>,
    /// Where it comes from: positions of source and clause.
    pub sources: Vec<(usize, Option<usize>)>,
    /// When it applies.
    pub applies_when: Option<Term>,
    /// When it does not apply after all.
    pub except: Option<Term>,
    /// The check.
    pub requires: Option<Term>,
    /// What is to be done from now on.
    pub duty: Option<Duty>,
    /// Evidence demanded: kinds by fact.
    pub evidence: Vec<(FactId, Vec<String>)>,
    /// First day, from the rule, its clause or its source.
    pub from: Option<Term>,
    /// Last day.
    pub until: Option<Term>,
    /// Who may waive it and for how many months.
    pub waiver: Option<WaiverTerms>,
    /// Whether a violation means contradictory answers.
    pub contradiction: bool,
    /// Who sees to it.
    pub owner: Option<String>,
    /// How far it was checked.
    pub review: Option<Review>,
    /// How an overlay relaxed it.
    pub relaxed: Vec<Text>,
    /// Where its id stands.
    pub span: Span,
}

/// Something to do.
#[derive(Clone, Debug)]
pub struct Duty {
    /// In words.
    pub title: Text,
    /// Who receives the result.
    pub to: Option<String>,
    /// When.
    pub schedule: Vec<Schedule>,
}

/// A line of a schedule.
#[derive(Clone, Debug)]
pub struct Schedule {
    /// When the line counts.
    pub when: Option<Term>,
    /// Its dates.
    pub rhythm: Rhythm,
    /// Month and day on which a yearly date falls.
    pub on: Option<(u32, u32)>,
    /// First day to count from.
    pub from: Option<Term>,
    /// Last day.
    pub until: Option<Term>,
}

/// Who may waive a rule, and for how long.
#[derive(Clone, Debug)]
pub struct WaiverTerms {
    /// Roles.
    pub by: Vec<String>,
    /// Months from the day it is granted.
    pub months: u32,
}

/// Reminders before upcoming duties.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// How long before.
    pub before: Vec<Duration>,
    /// Who is reminded.
    pub to: Option<String>,
    /// In words.
    pub title: Option<Text>,
}

/// Something that an overlay made less strict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relaxation {
    /// The overlay.
    pub guideline: String,
    /// The rule or parameter that it relaxed.
    pub target: String,
    /// Its reason.
    pub reason: Text,
    /// The key of the change: `severity`, `phase`, `effective`, `requires`, `waiver`, `drop`, `value` or
    /// `by_date`.
    pub what: &'static str,
}
