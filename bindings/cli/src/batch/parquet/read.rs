//! A file of cases, part by part: never more of it in memory than the pages that a part stands on.

use std::fs::File;
use std::path::Path;

use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use parquet::arrow::arrow_reader::{
    ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use riktlinje::batch::arrow::ArrowError;
use riktlinje::batch::{Batch, Columns};
use riktlinje::date::Date;
use riktlinje::model::Type;
use riktlinje::program::Program;
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use super::broken::guarded;
use super::ids;
use crate::batch::ROUND;
use crate::batch::input::{self, ID};
use crate::outcome::Failure;
use crate::terminal::Look;

/// A file of cases.
pub(in crate::batch) struct Parts {
    from: ParquetRecordBatchReader,
    /// Rows that have been read.
    row: u64,
    /// Rows that the file says it has, and its length.
    rows: u64,
    bytes: u64,
    look: Look,
}

/// Some rows of a file.
pub(in crate::batch) struct Part {
    /// The first of them, from 0.
    first: u64,
    rows: RecordBatch,
}

impl Parts {
    /// Opens a file and sees to it that its columns answer questions; ids have to be of a type that can be written
    /// as JSON, where they are to be.
    pub(in crate::batch) fn open(
        path: &Path,
        program: &Program,
        ids_as_json: bool,
        look: Look,
    ) -> Result<Parts, Failure> {
        let not_read = |reason: &str| input::not_read(path, reason);
        let file = File::open(path).map_err(|error| not_read(&error.to_string()))?;
        let bytes = file.metadata().map_err(|error| not_read(&error.to_string()))?.len();
        // What another program has noted about Arrow says nothing about answers.
        let options = ArrowReaderOptions::new().with_skip_arrow_metadata(true);
        let built = guarded(look, || {
            let builder = ParquetRecordBatchReaderBuilder::try_new_with_options(file, options)?;
            let rows = builder.metadata().file_metadata().num_rows();
            Ok((builder.with_batch_size(ROUND).build()?, rows))
        });
        let (from, rows) =
            built.map_err(|error: parquet::errors::ParquetError| not_read(&error.to_string()))?;
        let parts = Parts { from, row: 0, rows: u64::try_from(rows).unwrap_or_default(), bytes, look };
        parts.check(program, ids_as_json)?;
        Ok(parts)
    }

    /// Whether the columns answer questions.
    fn check(&self, program: &Program, ids_as_json: bool) -> Result<(), Failure> {
        let none = self.none().rows;
        let schema = none.schema_ref();
        for (at, field) in schema.fields().iter().enumerate() {
            if schema.fields().iter().take(at).any(|before| before.name() == field.name()) {
                return Err(input::twice(field.name()));
            }
            if ids_as_json && field.name() == ID && !ids::can_be_json(field.data_type()) {
                let failure = Failure::new(NO_ID, "found", field.data_type().to_string());
                return Err(failure);
            }
        }
        // Any day does: nothing is assessed.
        let Some(day) = Date::from_days(0) else { return Ok(()) };
        match Batch::new(program, day).read_record_batch(&none) {
            Ok(_) => Ok(()),
            Err(ArrowError::UnknownColumn { name }) => Err(input::no_fact(program, &name)),
            Err(ArrowError::WrongType { name, found, wanted: _ }) => Err(wrong_type(program, &name, found)),
        }
    }

    /// The next rows.
    pub(in crate::batch) fn next(&mut self) -> Result<Option<Part>, Failure> {
        let next = guarded(self.look, || self.from.next()).transpose();
        let rows = next.map_err(|error| input::broken(&error.to_string()))?;
        let Some(rows) = rows else {
            if self.row < self.rows {
                return Err(input::broken(&format!("{} < {}", self.row, self.rows)));
            }
            return Ok(None);
        };
        let first = self.row;
        self.row += rows.num_rows() as u64;
        Ok(Some(Part { first, rows }))
    }

    /// A part without rows.
    pub(in crate::batch) fn none(&self) -> Part {
        Part { first: 0, rows: RecordBatch::new_empty(self.from.schema()) }
    }

    /// About how many bytes have been read.
    pub(in crate::batch) fn bytes(&self) -> u64 {
        let part = u128::from(self.bytes) * u128::from(self.row) / u128::from(self.rows.max(1));
        u64::try_from(part).unwrap_or(self.bytes)
    }
}

impl Part {
    /// The number of its first row, from 1.
    pub(in crate::batch) fn first_row(&self) -> u64 {
        self.first + 1
    }

    pub(in crate::batch) fn rows(&self) -> usize {
        self.rows.num_rows()
    }

    /// The rows from one on.
    pub(in crate::batch) fn from(&self, row: usize) -> Part {
        let row = row.min(self.rows());
        Part { first: self.first + row as u64, rows: self.rows.slice(row, self.rows() - row) }
    }

    /// The id of a row, as JSON.
    pub(in crate::batch) fn id(&self, row: usize) -> Option<String> {
        self.ids().filter(|ids| ids.is_valid(row)).and_then(|ids| ids::json(ids, row))
    }

    pub(super) fn ids(&self) -> Option<&ArrayRef> {
        self.rows.column_by_name(ID)
    }

    /// The answers, and the rows with mistakes.
    pub(in crate::batch) fn read(
        &self,
        batch: &Batch<'_>,
        language: Language,
    ) -> (Columns, Vec<(usize, String)>) {
        match batch.read_record_batch(&self.rows) {
            Ok(input) => {
                let errors = input.errors.iter().map(|error| (error.row, error.message(language)));
                (input.columns, errors.collect())
            }
            // The types of columns have been looked at, and do not change within a file.
            Err(error) => {
                let mut columns = Columns::new(batch.program());
                let rows = 0..self.rows();
                rows.clone().for_each(|_| columns.add_row());
                (columns, rows.map(|row| (row, error.to_string())).collect())
            }
        }
    }
}

fn wrong_type(program: &Program, name: &str, found: String) -> Failure {
    let ty = program.fact_named(name).map_or(Type::Text, |fact| program.guideline().fact(fact).ty);
    let phrase = match ty {
        Type::Truth => WRONG_TRUTH,
        Type::Number => WRONG_NUMBER,
        Type::Date => WRONG_DATE,
        Type::Choices(_) => WRONG_CHOICES,
        Type::Series => WRONG_SERIES,
        Type::Rows(_) => WRONG_ROWS,
        Type::Text | Type::Choice(_) => WRONG_TEXT,
    };
    Failure::new(phrase, "name", name).with("found", found)
}

const NO_ID: Phrase = Phrase::new(
    "Kolumnen id har typen {found}, som inte kan skrivas som text. Gör om den till text eller tal, eller skriv till en fil som slutar på .parquet.",
    "The column id has the type {found}, which cannot be written as text. Turn it into texts or numbers, or write to a file that ends in .parquet.",
);
const WRONG_TRUTH: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är ja eller nej. Den ska ha typen boolean, eller text med true och false.",
    "The column {name} has the type {found}, but the answer is yes or no. It has to be of type boolean, or text with true and false.",
);
const WRONG_NUMBER: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är ett tal. Den ska vara heltal, decimaltal, flyttal eller text.",
    "The column {name} has the type {found}, but the answer is a number. It has to be of integers, decimals, floats or text.",
);
const WRONG_DATE: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är ett datum. Den ska ha typen date, tidpunkter vid midnatt utan tidszon, eller text som 2026-11-22.",
    "The column {name} has the type {found}, but the answer is a date. It has to be of type date, times at midnight without a time zone, or text such as 2026-11-22.",
);
const WRONG_TEXT: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är text. Den ska ha typen text.",
    "The column {name} has the type {found}, but the answer is text. It has to be of type text.",
);
const WRONG_CHOICES: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är flera alternativ. Den ska vara listor av text, eller text som innehåller JSON: [\"ett\", \"två\"].",
    "The column {name} has the type {found}, but the answer is several options. It has to be of lists of text, or text that holds JSON: [\"one\", \"two\"].",
);
const WRONG_SERIES: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är ett tal per år. Den ska vara listor av tal, eller text som innehåller JSON: [1, 2].",
    "The column {name} has the type {found}, but the answer is a number per year. It has to be of lists of numbers, or text that holds JSON: [1, 2].",
);
const WRONG_ROWS: Phrase = Phrase::new(
    "Kolumnen {name} har typen {found}, men svaret är en lista av rader. Den ska vara text som innehåller JSON: [{\"fält\": 1}].",
    "The column {name} has the type {found}, but the answer is a list of rows. It has to be text that holds JSON: [{\"field\": 1}].",
);
