//! What a case can expect.

use crate::assess::{Class, Status, Word};
use crate::date::Date;
use crate::diagnostic::Span;
use crate::value::Possible;

/// One thing that a case expects.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// Where it stands: the value after its key, or the cell.
    pub place: Span,
    /// What it is.
    pub what: Expected,
}

/// What is expected.
#[derive(Clone, Debug)]
pub enum Expected {
    /// A part of the verdict, or of the verdict of an area.
    Verdict {
        /// The area; `None` for the verdict over all rules.
        area: Option<String>,
        /// What of it.
        part: VerdictPart,
    },
    /// The finding of a rule.
    Finding {
        /// The rule.
        rule: String,
        /// Its status.
        status: Status,
    },
    /// What a rule, as it came out, means for the verdict.
    Class {
        /// The rule.
        rule: String,
        /// Its class.
        class: Class,
    },
    /// All rules but these do not apply.
    OnlyFindings(Vec<String>),
    /// What a named value can still be.
    Value {
        /// The value.
        value: String,
        /// What it should be able to be, exactly; `None` where it only should not be settled. Numbers are compared
        /// after rounding to the value's decimals.
        possible: Option<Possible>,
    },
    /// A list of rules or facts.
    List {
        /// Which list.
        list: ListKind,
        /// What stands in it.
        items: Vec<Listed>,
        /// Whether nothing else may come out.
        exact: bool,
    },
    /// Duties with dates.
    FollowUps {
        /// Those that should come out.
        items: Vec<ExpectedFollowUp>,
        /// Whether nothing else may come out.
        exact: bool,
    },
    /// The day on which a rule that is not yet in force begins to be.
    Upcoming {
        /// The rule.
        rule: String,
        /// Its first day.
        date: Date,
        /// The key and its value, for taking the whole away.
        entry: Span,
    },
    /// No rules but these are upcoming.
    OnlyUpcoming(Vec<String>),
}

/// A part of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerdictPart {
    /// The one word.
    Status(Word),
    /// The best still possible.
    Best(Class),
    /// The worst still possible.
    Worst(Class),
    /// Whether the two are the same.
    Settled(bool),
}

/// A list of rules or facts that a case can expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// Rules whose findings are violated.
    Violated,
    /// Rules whose findings are open.
    Open,
    /// Facts that are asked.
    Questions,
    /// Facts whose answers are not used.
    Ignored,
}

impl ListKind {
    /// The key as it is written in files.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            ListKind::Violated => "violated",
            ListKind::Open => "open",
            ListKind::Questions => "questions",
            ListKind::Ignored => "ignored",
        }
    }
}

/// One item of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The rule or fact.
    pub id: String,
    /// Where it stands.
    pub place: Span,
}

/// A duty with its date that should come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpectedFollowUp {
    /// The rule.
    pub rule: String,
    /// The day.
    pub date: Date,
    /// Who receives the result, where the case says.
    pub to: Option<String>,
    /// Where it stands.
    pub place: Span,
    /// Where its date stands.
    pub date_place: Span,
}

/// The words of verdicts.
pub(super) const WORDS: &[(&str, Word)] = &[
    ("ready", Word::Ready),
    ("conditional", Word::Conditional),
    ("not_ready", Word::NotReady),
    ("forbidden", Word::Forbidden),
    ("incomplete", Word::Incomplete),
];

/// The words of classes.
pub(super) const CLASSES: &[(&str, Class)] = &[
    ("ready", Class::Ready),
    ("conditional", Class::Conditional),
    ("not_ready", Class::NotReady),
    ("forbidden", Class::Forbidden),
];

/// The words of findings.
pub(super) const STATUSES: &[(&str, Status)] = &[
    ("met", Status::Met),
    ("violated", Status::Violated),
    ("not_applicable", Status::NotApplicable),
    ("open", Status::Open),
    ("noted", Status::Noted),
    ("waived", Status::Waived),
];
