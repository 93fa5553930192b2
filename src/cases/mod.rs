//! Tests of a guideline: cases with answers and what should come out of them.
//!
//! A file of tests is read against a program, so that a rule, value, area, question or option that the
//! guideline does not have is a mistake in the file and never a test that passes. Nothing is read from a
//! disk: the caller hands over the texts of proposals that cases start from.
//!
//! | file | holds |
//! |---|---|
//! | `suite.rs` | reading a file: cases and what they start from |
//! | `table.rs` | a case a row |
//! | `expect.rs`, `lists.rs` | reading what a case expects |
//! | `values.rs` | values as tests write them |
//! | `expectation.rs` | what a case can expect |
//! | `compare.rs` | what came out against what was expected |
//! | `update.rs` | the same file with expectations that fit what came out |
//! | `coverage/` | what the tests of a guideline reach |
//! | `mutate/` | the guideline with one mistake in it, which its tests should notice |
//! | `reader.rs` | what all readers share |

mod compare;
pub mod coverage;
mod expect;
mod expectation;
mod lists;
pub mod mutate;
mod reader;
mod suite;
mod table;
mod update;
mod values;

pub use compare::{Concerned, Difference, Mismatch, Outcome};
pub use expectation::{Expectation, Expected, ExpectedFollowUp, ListKind, Listed, VerdictPart};
pub use update::{Edit, apply};

use std::sync::Arc;

use crate::answers::{Answer, Answers, Waiver};
use crate::date::Date;
use crate::diagnostic::{Diagnostics, Span};
use crate::model::FactId;
use crate::program::Program;
use crate::read_error::ReadError;
use crate::source::{self, Limits, Source};

/// The tests of one file.
#[derive(Clone, Debug)]
pub struct Suite {
    /// The cases in file order; each row of a table is one.
    pub cases: Vec<Case>,
}

/// One case: answers, and what should come out.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its name; the rows of a table share the table's.
    pub name: String,
    /// For a row of a table, its number, counted from 1.
    pub row: Option<usize>,
    /// Where it stands: its name, or the row.
    pub place: Span,
    /// Why it is still to fail, for a case marked `todo`.
    pub todo: Option<String>,
    /// The day of the assessment.
    pub as_of: Date,
    /// What should come out.
    pub expectations: Vec<Expectation>,
    start: Arc<Start>,
    changes: Vec<Change>,
    waivers: Option<Vec<Waiver>>,
}

/// What a case starts from.
#[derive(Clone, Debug)]
struct Start {
    answers: Answers,
    waivers: Vec<Waiver>,
    as_of: Option<Date>,
}

/// An answer that differs from the start; `None` where it is taken away.
type Change = (FactId, Option<Answer>);

/// Gives the text of a proposal by the name that a case uses; `None` when there is no such file.
pub type Proposals<'a> = dyn FnMut(&str) -> Option<String> + 'a;

impl Suite {
    /// Reads a file of tests for a program. `proposals` gives the texts of the files that cases start from;
    /// each is asked for once.
    ///
    /// # Errors
    ///
    /// Everything that is wrong. Places in the tests have file index 0, those in the nth proposal that
    /// `proposals` gave have index n.
    pub fn read(
        program: &Program,
        tests: Source<'_>,
        proposals: &mut Proposals<'_>,
    ) -> Result<Suite, ReadError> {
        let mut reader = reader::Reader::new(program, proposals);
        let tree = source::read(0, tests.text, &Limits::default(), &mut reader.diagnostics);
        let suite = tree.and_then(|tree| reader.suite(&tree));
        match suite {
            Some(suite) if !reader.diagnostics.has_errors() => Ok(suite),
            Some(_) | None => {
                let diagnostics = std::mem::take(&mut reader.diagnostics);
                let given = std::mem::take(&mut reader.given);
                let files = given.iter().map(|(name, text)| Source { name, text });
                let sources: Vec<Source<'_>> = std::iter::once(tests).chain(files).collect();
                Err(ReadError::new(diagnostics, &sources))
            }
        }
    }
}

impl Case {
    /// The id within its file: `name`, or `name[row]`.
    #[must_use]
    pub fn id(&self) -> String {
        match self.row {
            Some(row) => format!("{}[{row}]", self.name),
            None => self.name.clone(),
        }
    }

    /// The answers in full.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let mut answers = self.start.answers.clone();
        for (fact, change) in &self.changes {
            match change {
                Some(answer) => answers.set(*fact, answer.clone()),
                None => answers.remove(*fact),
            }
        }
        answers
    }

    /// The waivers: its own, else those that it starts from.
    #[must_use]
    pub fn waivers(&self) -> &[Waiver] {
        self.waivers.as_deref().unwrap_or(&self.start.waivers)
    }
}

/// The id of the guideline that a text has tests for, so that a caller can find it. `None` when the text is
/// no file of tests or cannot be read.
#[must_use]
pub fn tested_guideline(text: &str) -> Option<String> {
    let tree = source::read(0, text, &Limits::default(), &mut Diagnostics::new())?;
    tree.get("tests")?.scalar_text().map(str::to_owned)
}
