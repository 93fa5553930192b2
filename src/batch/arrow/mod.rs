//! Batches from and to Arrow (feature `arrow`).
//!
//! A record batch has one column per fact, named as answers are: by the fact's id. `null` is no answer. A column
//! named `id` is handed through. Besides the natural types (`Boolean`, integers, `Decimal128`, floats whose decimal
//! writing is meant, `Utf8` in all its forms, `Date32` and times at midnight without a zone, lists of `Utf8`), any fact can have a column of text, and a
//! text that begins with `{` or `[` is read as JSON: an estimate `{"between": [1, 2]}`, a series, rows, an answer
//! with evidence.
//!
//! What comes back has a row per row: `id`, `verdict`, `best`, `worst`, `settled`, `error`, and as asked for
//! `findings.RULE`, `values.ID` (null where it is open or none) and `possible.ID` (what it can still be, as JSON;
//! null where it is settled, unless it is a number of more digits than a decimal has).

mod cells;
mod input;
mod output;

use arrow_array::{ArrayRef, RecordBatch};

use super::checked::Checker;
use super::{Batch, Columns, Results};
use crate::diagnostic::Diagnostics;
use crate::text::Language;

/// The column that is handed through.
const ID: &str = "id";

/// Why a record batch cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArrowError {
    /// No fact has this name.
    #[error("the guideline asks nothing under the name {name}")]
    UnknownColumn {
        /// The name of the column.
        name: String,
    },
    /// A column of this type cannot answer this fact.
    #[error("a column of type {found} cannot answer {name}, which is {wanted}")]
    WrongType {
        /// The name of the column.
        name: String,
        /// Its type.
        found: String,
        /// What the fact is.
        wanted: String,
    },
}

/// A record batch as columns of answers.
#[derive(Clone, Debug)]
pub struct Input {
    /// The answers. A row with a mistake has none.
    pub columns: Columns,
    /// What is wrong, in the order of the rows.
    pub errors: Vec<RowError>,
    /// The column `id`, if there is one.
    pub id: Option<ArrayRef>,
}

/// What is wrong with one row.
#[derive(Clone, Debug)]
pub struct RowError {
    /// The row, from 0.
    pub row: usize,
    /// What is wrong. Its places count from the text of the cell and say little.
    pub diagnostics: Diagnostics,
}

/// What stands beside the results of some rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows<'r> {
    /// The column `id`, if there is to be one: as long as the results.
    pub id: Option<&'r ArrayRef>,
    /// Rows with a mistake, from 0 and in their order, and what is wrong with them.
    pub errors: &'r [(usize, String)],
}

/// What a record batch of results holds beside the verdicts.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// Whether there is a column per rule.
    pub findings: bool,
    /// The language of what is wrong.
    pub language: Language,
}

impl Default for Output {
    /// Verdicts alone, in English.
    fn default() -> Output {
        Output { findings: false, language: Language::ENGLISH }
    }
}

impl RowError {
    /// What is wrong and what to do about it, on one line.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let mut texts: Vec<String> = Vec::new();
        for diagnostic in self.diagnostics.iter() {
            texts.push(diagnostic.message(language));
            texts.extend(diagnostic.hint(language));
        }
        texts.join(" ")
    }
}

impl Batch<'_> {
    /// Assesses the rows of a record batch; values are those of [`Batch::with_values`].
    ///
    /// # Errors
    ///
    /// When a column answers no fact, or has a type that cannot. A row with a mistake is none: it has a text in the
    /// column `error` and nothing else.
    pub fn assess_record_batch(
        &mut self,
        batch: &RecordBatch,
        output: Output,
    ) -> Result<RecordBatch, ArrowError> {
        let input = self.read_record_batch(batch)?;
        let results = self.assess(&input.columns);
        Ok(self.write_record_batch(&input, &results, output))
    }

    /// Reads a record batch into columns of answers.
    ///
    /// # Errors
    ///
    /// When a column answers no fact, or has a type that cannot.
    pub fn read_record_batch(&self, batch: &RecordBatch) -> Result<Input, ArrowError> {
        input::read(&mut Checker::new(self.program()), batch)
    }

    /// Writes the results for what was read as a record batch.
    #[must_use]
    pub fn write_record_batch(&self, input: &Input, results: &Results, output: Output) -> RecordBatch {
        let errors = input.errors.iter().map(|error| (error.row, error.message(output.language)));
        let errors: Vec<(usize, String)> = errors.collect();
        self.results_record_batch(Rows { id: input.id.as_ref(), errors: &errors }, results, output.findings)
    }

    /// Writes results as a record batch, wherever the cases came from.
    #[must_use]
    pub fn results_record_batch(&self, rows: Rows<'_>, results: &Results, findings: bool) -> RecordBatch {
        output::write(self, rows, results, findings)
    }
}

#[cfg(all(test, feature = "authoring"))]
mod tests;
