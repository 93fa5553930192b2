//! JSON Schemas (draft 2020-12): of the files that people write, and of what comes out.
//!
//! A schema never refuses what the engine accepts; the engine refuses more, because a schema knows neither names nor
//! types. For one guideline there are schemas that know its names: the facts with their options and bounds, its
//! areas, phases and rules.
//!
//! | file | holds |
//! |---|---|
//! | `guideline.rs`, `holds.rs` | guidelines, from the table of keys in `model/keys` |
//! | `proposal.rs`, `answers.rs` | proposals; the answers of one guideline |
//! | `tests.rs` | files of tests |
//! | `assessment.rs` | assessments, from their Rust types |
//! | `parts.rs` | pieces that several of them need |

mod answers;
mod assessment;
mod guideline;
mod holds;
mod parts;
mod proposal;
mod tests;

use serde_json::Value;

use crate::model::Guideline;
use crate::text::Language;

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A guideline.
    Guideline,
    /// A file of tests.
    Tests,
    /// A proposal.
    Proposal,
    /// An assessment, as JSON.
    Assessment,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 4] = [Kind::Guideline, Kind::Tests, Kind::Proposal, Kind::Assessment];

    /// What it is called on a command line and in file names.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Kind::Guideline => "guideline",
            Kind::Tests => "tests",
            Kind::Proposal => "proposal",
            Kind::Assessment => "assessment",
        }
    }
}

/// The schema of a kind of file; with a guideline, one that knows its names, with its texts in a language.
#[must_use]
pub fn schema(kind: Kind, guideline: Option<&Guideline>, language: Language) -> Value {
    match kind {
        Kind::Guideline => guideline::schema(guideline),
        Kind::Tests => tests::schema(guideline, language),
        Kind::Proposal => proposal::schema(guideline, language),
        Kind::Assessment => assessment::schema(),
    }
}
