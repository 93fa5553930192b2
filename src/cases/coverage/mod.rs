//! What the tests of a guideline reach: outcomes of rules, conditions, options, clauses.
//!
//! | kind | what counts |
//! |---|---|
//! | outcomes | each rule came out in every way that is possible when nothing is answered yet |
//! | truths | each condition was seen to hold, not to hold, and open |
//! | decisions | each condition decided by itself: had it been otherwise, so had the whole (MC/DC, masking form) |
//! | options | each option of a choice was answered |
//! | clauses | each clause has a rule that was applied, or says why none encodes it |
//!
//! | file | holds |
//! |---|---|
//! | `plan.rs` | what there is to reach in a program |
//! | `formula.rs` | conditions joined by and, or, not; which of them decide |
//! | `observe.rs` | what one case reaches |
//! | `search.rs`, `split.rs`, `relevant.rs` | answers with which a condition decides, or proof that there are none |
//! | `suggest.rs` | cases for what is not shown; what cannot be shown |

mod formula;
mod observe;
mod plan;
pub(super) mod relevant;
mod search;
pub(super) mod split;
pub(super) mod suggest;

pub use plan::Plan;
pub use suggest::Suggestion;

use crate::assess::{Status, Statuses};
use crate::diagnostic::Span;

/// What is reached so far, over all programs that were planned.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Rules.
    pub rules: Vec<RuleCoverage>,
    /// Conditions.
    pub conditions: Vec<ConditionCoverage>,
    /// Options of choices.
    pub options: Vec<OptionCoverage>,
    /// Clauses of sources.
    pub clauses: Vec<ClauseCoverage>,
}

/// Where something stands: a guideline, and a place in its file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Id of the guideline that declares it.
    pub guideline: String,
    /// Its place. The file index is that of the program it was planned with first; `guideline` says which
    /// file it is.
    pub span: Span,
}

/// In which ways a rule came out.
#[derive(Clone, Debug)]
pub struct RuleCoverage {
    /// The rule.
    pub id: String,
    /// Where its id stands.
    pub place: Place,
    /// The outcomes that are possible.
    pub possible: Vec<Status>,
    /// The outcomes that were seen.
    pub seen: Vec<Status>,
}

/// What was seen of a condition.
#[derive(Clone, Debug)]
pub struct ConditionCoverage {
    /// What it belongs to: `rules.RULE.requires`, `values.x`, `facts.x.asked_when`, `phases.x`.
    pub owner: String,
    /// The condition.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// The truths that it was seen with.
    pub seen: Seen,
    /// How it decided by itself.
    pub decides: Decides,
    /// How it can never decide by itself, however the questions are answered: see [`Coverage::prove`].
    pub cannot: Decides,
}

impl ConditionCoverage {
    /// The ways in which it could decide by itself and was not seen to: by holding, by not holding.
    #[must_use]
    pub fn gaps(&self) -> Vec<bool> {
        let (seen, cannot) = (self.decides, self.cannot);
        let ways = [(true, seen.yes || cannot.yes), (false, seen.no || cannot.no)];
        ways.into_iter().filter(|(_, done)| !done).map(|(holds, _)| holds).collect()
    }
}

/// The truths that a condition was seen with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// It held.
    pub yes: bool,
    /// It did not hold.
    pub no: bool,
    /// It was open.
    pub open: bool,
}

/// How a condition decided by itself: had it been otherwise, so had the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Decides {
    /// By holding.
    pub yes: bool,
    /// By not holding.
    pub no: bool,
}

/// Whether an option was answered.
#[derive(Clone, Debug)]
pub struct OptionCoverage {
    /// The fact, or `rows.column`.
    pub fact: String,
    /// The option.
    pub option: String,
    /// Where the fact stands.
    pub place: Place,
    /// Whether a case answered with it.
    pub used: bool,
}

/// What there is for a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClauseState {
    /// No rule has it as its source, and nothing says why.
    Missing,
    /// It has rules, none of which a case applied.
    NotApplied,
    /// No rule encodes it, and the guideline says why.
    Manual,
    /// A rule of it was applied.
    Applied,
}

/// What there is for a clause of a source.
#[derive(Clone, Debug)]
pub struct ClauseCoverage {
    /// `source/clause`.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// What there is for it.
    pub state: ClauseState,
    /// Rules that have it as their source.
    pub rules: Vec<String>,
}

/// Kinds of things to reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Outcomes of rules.
    Outcomes,
    /// Conditions that held, did not hold, and were open.
    Truths,
    /// Conditions that decided by themselves, each way.
    Decisions,
    /// Options that were answered.
    Options,
    /// Clauses with a rule that was applied, or with a reason for having none.
    Clauses,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 5] = [Kind::Outcomes, Kind::Truths, Kind::Decisions, Kind::Options, Kind::Clauses];

    /// The kind as programs write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Kind::Outcomes => "outcomes",
            Kind::Truths => "truths",
            Kind::Decisions => "decisions",
            Kind::Options => "options",
            Kind::Clauses => "clauses",
        }
    }
}

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Reached.
    pub reached: usize,
    /// All there are.
    pub all: usize,
}

impl Tally {
    fn of(parts: impl Iterator<Item = bool>) -> Tally {
        parts.fold(Tally::default(), |tally, reached| Tally {
            reached: tally.reached + usize::from(reached),
            all: tally.all + 1,
        })
    }

    /// In hundredths of a percent, rounded down, so that 100 % means all of them; 100 % of nothing.
    #[must_use]
    pub fn basis_points(self) -> usize {
        (self.reached * 10_000).checked_div(self.all).unwrap_or(10_000)
    }
}

impl Coverage {
    fn outcomes(&self) -> Tally {
        Tally::of(
            self.rules.iter().flat_map(|rule| rule.possible.iter().map(|status| rule.seen.contains(status))),
        )
    }

    fn truths(&self) -> Tally {
        Tally::of(
            self.conditions
                .iter()
                .flat_map(|condition| [condition.seen.yes, condition.seen.no, condition.seen.open]),
        )
    }

    fn decisions(&self) -> Tally {
        let ways = self.conditions.iter().flat_map(|condition| {
            let (seen, cannot) = (condition.decides, condition.cannot);
            [(seen.yes, cannot.yes), (seen.no, cannot.no)]
        });
        Tally::of(ways.filter(|(seen, cannot)| *seen || !cannot).map(|(seen, _)| seen))
    }

    /// How many times a condition can never decide by itself, one way or the other.
    #[must_use]
    pub fn cannot_decide(&self) -> usize {
        let ways = self.conditions.iter().flat_map(|condition| {
            let (seen, cannot) = (condition.decides, condition.cannot);
            [cannot.yes && !seen.yes, cannot.no && !seen.no]
        });
        ways.filter(|cannot| *cannot).count()
    }

    fn options(&self) -> Tally {
        Tally::of(self.options.iter().map(|option| option.used))
    }

    fn clauses(&self) -> Tally {
        Tally::of(self.clauses.iter().map(|clause| clause.state >= ClauseState::Manual))
    }

    /// How much is reached of a kind.
    #[must_use]
    pub fn tally(&self, kind: Kind) -> Tally {
        match kind {
            Kind::Outcomes => self.outcomes(),
            Kind::Truths => self.truths(),
            Kind::Decisions => self.decisions(),
            Kind::Options => self.options(),
            Kind::Clauses => self.clauses(),
        }
    }
}

/// The outcomes of a set, and open when there are several.
fn outcomes(statuses: Statuses) -> Vec<Status> {
    let mut all: Vec<Status> = statuses.iter().collect();
    if all.len() > 1 {
        all.push(Status::Open);
    }
    all
}
