//! Assessments for people and programs: one file per format, all of them made from the same assessment.
//!
//! A report only reads. What stands where is decided once, in `groups.rs`; the words that are not part of a
//! guideline stand in `words.rs`, in both languages.
//!
//! | file | holds |
//! |---|---|
//! | `words.rs` | verdicts, statuses and headings, Swedish and English |
//! | `changes/` | what differs between two guidelines, and between the verdicts they give |
//! | `groups.rs` | which findings stop, which are conditions, which come later |
//! | `handbook/` | a guideline as a handbook, in Markdown and HTML |
//! | `in_words/` | conditions and expressions of a guideline in plain language |
//! | `page.rs` | lines of a given width, and tones for a terminal |
//! | `text/` | to read in a terminal |
//! | `json.rs` | for programs |
//! | `diagnostics.rs` | what is wrong with a file, for programs |

#[cfg(feature = "authoring")]
mod changes;
mod diagnostics;
mod groups;
#[cfg(feature = "authoring")]
mod handbook;
mod in_words;
mod json;
mod page;
mod text;
mod words;

#[cfg(feature = "authoring")]
pub use changes::{
    CaseChange, Change, ChangeKind, Changes, ChangesFormat, Detail, Edition, RuleChange, Thing, changes,
    rule_changes,
};
pub use diagnostics::diagnostics_json;
pub use groups::Groups;
#[cfg(feature = "authoring")]
pub use handbook::{HandbookFormat, handbook};
#[cfg(feature = "authoring")]
pub use in_words::{InWords, Name, Piece, Sentence, Wording};
pub use in_words::{amount, unit, yes_or_no};
pub use page::{Page, Tone};
pub use text::explain;
pub use words::{Phrase, status, verdict};

use crate::assess::Assessment;
use crate::model::Guideline;
use crate::text::{Language, Text};

/// The formats that a report can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// To read in a terminal.
    Text,
    /// For programs.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 2] = [Format::Text, Format::Json];

    /// What it is called on a command line.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
        }
    }

    /// Writes a report in this format. It ends with a line break.
    #[must_use]
    pub fn write(self, report: &Report<'_>) -> String {
        match self {
            Format::Text => text::write(report),
            Format::Json => json::write(report.assessment),
        }
    }
}

/// What a report is made from.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The assessment.
    pub assessment: &'a Assessment<'a>,
    /// The guideline it was made with, for wordings of areas, phases and facts.
    pub guideline: &'a Guideline,
    /// What the proposal is called.
    pub title: Option<&'a Text>,
    /// How it is shown.
    pub style: Style,
}

/// How a report for people is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The language of headings and texts.
    pub language: Language,
    /// Characters on a line.
    pub width: usize,
    /// Whether tones are shown, by the codes that terminals understand.
    pub color: bool,
    /// Whether long lists are shown whole.
    pub all: bool,
}

impl Default for Style {
    /// Swedish, 80 characters, no color, long lists cut.
    fn default() -> Style {
        Style { language: Language::SWEDISH, width: 80, color: false, all: false }
    }
}
