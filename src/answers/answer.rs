//! What one answer can say.

use crate::date::{Date, DateRange};
use crate::evaluate::ColumnValue;
use crate::number::NumberRange;
use crate::value::Truth;

/// The answer to one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What is answered.
    pub value: AnswerValue,
    /// What the answer rests on.
    pub evidence: EvidenceState,
}

/// What is answered. The kind fits the type of the fact; where it does not, the answer counts as open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerValue {
    /// `null`: asked, and not known.
    Unknown,
    /// `{none: true}`: there is no such thing.
    None,
    /// Yes or no; open for `{one_of: [true, false]}`.
    Truth(Truth),
    /// A number or an estimate, inside the fact's bounds.
    Number(NumberRange),
    /// A date or a range of days, inside the fact's bounds.
    Date(DateRange),
    /// The options still possible, as words of [`crate::value::bits`]; the bit after the options is none.
    Choice(Vec<u64>),
    /// For a choice of many: words of the options surely and possibly chosen.
    Choices {
        /// Surely chosen.
        must: Vec<u64>,
        /// Possibly chosen, the sure ones included.
        may: Vec<u64>,
    },
    /// A number per year, year 0 first; `None` for a year that is not known. There may be fewer or more years
    /// than count.
    Series(Vec<Option<NumberRange>>),
    /// Rows, each with one value per column of the fact.
    Rows {
        /// The rows so far.
        rows: Vec<Vec<ColumnValue>>,
        /// Whether no more rows come.
        finished: bool,
    },
    /// A text is given.
    Text,
}

/// What is said about the evidence for an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum EvidenceState {
    /// Nothing.
    #[default]
    Unstated,
    /// `evidence: none`: there is none.
    Absent,
    /// This is it.
    Given(Evidence),
}

/// What an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Its kind: `document`, `decision`, `test`, `link` or another id.
    pub kind: String,
    /// Where to find it, such as `SON 2026/112`.
    pub reference: Option<String>,
    /// The day it was made.
    pub date: Option<Date>,
    /// The last day on which it counts.
    pub valid_until: Option<Date>,
    /// Who stands behind it.
    pub by: Option<String>,
}

impl Answer {
    /// An answer about whose evidence nothing is said.
    #[must_use]
    pub fn new(value: AnswerValue) -> Answer {
        Answer { value, evidence: EvidenceState::Unstated }
    }

    /// Whether the evidence counted once and no longer does on a day.
    #[must_use]
    pub fn has_expired(&self, as_of: Date) -> bool {
        match &self.evidence {
            EvidenceState::Given(evidence) => evidence.has_expired(as_of),
            EvidenceState::Unstated | EvidenceState::Absent => false,
        }
    }
}

impl Evidence {
    /// Whether its last day lies before a day.
    #[must_use]
    pub fn has_expired(&self, as_of: Date) -> bool {
        self.valid_until.is_some_and(|last| last < as_of)
    }
}
