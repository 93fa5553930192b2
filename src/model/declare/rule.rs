//! Rules and their duties.

use super::{Condition, Effective, Formula, Name, Review, Spanned};
use crate::date::Duration;
use crate::diagnostic::Span;
use crate::text::Text;

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
