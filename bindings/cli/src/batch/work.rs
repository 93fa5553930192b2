//! A worker: cases in, text out.

use std::borrow::Cow;
use std::sync::Arc;

use csv::ByteRecord;
use riktlinje::batch::{Batch, Columns, Results, RowReader};
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::model::{Type, ValueId};
use riktlinje::number::Number;
use riktlinje::program::Program;
use riktlinje::report::Phrase;
use riktlinje::text::Language;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::input::{Case, Column, Text};
use super::output::{Layout, Outcome};
use crate::ask::numbers::Scale;

/// A line of a file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'l> {
    #[serde(borrow)]
    id: Option<&'l RawValue>,
    #[serde(borrow)]
    answers: &'l RawValue,
    #[serde(borrow)]
    values: Option<Vec<Cow<'l, str>>>,
}

/// What is known of a case before it is assessed.
struct Read {
    line: u64,
    /// As JSON.
    id: Option<String>,
    /// What is wrong.
    error: Option<String>,
    /// The values that it wants for itself.
    values: Option<Vec<ValueId>>,
}

/// Takes cases and writes their results, again and again through the same space.
pub(super) struct Worker<'p> {
    program: &'p Program,
    layout: &'p Layout,
    language: Language,
    reader: RowReader<'p>,
    batch: Batch<'p>,
    columns: Columns,
    results: Results,
    table: Option<Arc<[Column]>>,
    pub(super) cases: Vec<Case>,
    /// The results of the last round as text.
    pub(super) text: Vec<u8>,
    /// How many of its cases had mistakes.
    pub(super) wrong: u64,
}

impl<'p> Worker<'p> {
    pub(super) fn new(
        program: &'p Program,
        as_of: Date,
        layout: &'p Layout,
        table: Option<Arc<[Column]>>,
        language: Language,
    ) -> Worker<'p> {
        Worker {
            program,
            layout,
            language,
            reader: RowReader::new(program),
            batch: Batch::new(program, as_of),
            columns: Columns::new(program),
            results: Results::default(),
            table,
            cases: Vec::new(),
            text: Vec::new(),
            wrong: 0,
        }
    }

    /// Assesses the cases and writes them down.
    pub(super) fn run(&mut self) {
        self.columns.clear();
        self.text.clear();
        let cases = std::mem::take(&mut self.cases);
        let read: Vec<Read> = cases.iter().map(|case| self.read(case)).collect();
        self.cases = cases;
        self.wrong = read.iter().filter(|read| read.error.is_some()).count() as u64;
        let mut asked: Vec<ValueId> = self.layout.values.clone();
        asked.extend(read.iter().filter_map(|read| read.values.as_ref()).flatten());
        asked.sort_unstable();
        asked.dedup();
        self.batch.ask(&asked);
        self.batch.assess_into(&self.columns, &mut self.results);
        for (row, read) in read.iter().enumerate() {
            let outcome = Outcome {
                program: self.program,
                results: &self.results,
                row,
                line: read.line,
                id: read.id.as_deref(),
                error: read.error.as_deref(),
                values: read.values.as_ref().unwrap_or(&self.layout.values),
            };
            self.layout.write(&outcome, &mut self.text);
        }
    }

    /// Reads a case into the next row of the columns.
    fn read(&mut self, case: &Case) -> Read {
        let mut read = Read { line: case.line, id: None, error: None, values: None };
        let rows = self.columns.rows();
        let done = match &case.text {
            Text::Line(text) => self.line(text, &mut read),
            Text::Row(Ok(record)) => self.row(record, &mut read),
            Text::Row(Err(reason)) => Err(BAD_ROW.show(self.language).replace("{reason}", reason)),
        };
        if self.columns.rows() == rows {
            self.columns.add_row();
        }
        if let Err(error) = done {
            self.columns.open_last_row();
            read.error = Some(error);
        }
        read
    }

    fn line(&mut self, text: &[u8], read: &mut Read) -> Result<(), String> {
        let wrong = |reason: &str| BAD_LINE.show(self.language).replace("{reason}", reason);
        let text = std::str::from_utf8(text).map_err(|error| wrong(&error.to_string()))?;
        let line: Line<'_> = serde_json::from_str(text).map_err(|error| wrong(&error.to_string()))?;
        read.id = line.id.map(|id| id.get().to_owned());
        if let Some(values) = &line.values {
            let find = |id: &Cow<'_, str>| {
                let found = self.program.guideline().find_value(id);
                found.ok_or_else(|| super::NO_VALUE.show(self.language).replace("{id}", id))
            };
            read.values = Some(values.iter().map(find).collect::<Result<_, _>>()?);
        }
        self.reader.read_json(line.answers.get(), &mut self.columns).map_err(|error| self.words(&error))
    }

    fn row(&mut self, record: &ByteRecord, read: &mut Read) -> Result<(), String> {
        self.columns.add_row();
        let table = self.table.clone().unwrap_or_default();
        for (column, cell) in table.iter().zip(record) {
            let cell = std::str::from_utf8(cell)
                .map_err(|error| BAD_ROW.show(self.language).replace("{reason}", &error.to_string()))?;
            match column {
                Column::Id => read.id = Some(serde_json::Value::from(cell).to_string()),
                Column::Fact(_) if cell.trim().is_empty() => {}
                Column::Fact(fact) => {
                    let cell = self.cell(*fact, cell.trim());
                    self.reader
                        .read_cell(*fact, &cell, &mut self.columns)
                        .map_err(|error| self.words(&error))?;
                }
            }
        }
        Ok(())
    }

    /// A cell as the reader takes it: numbers in the forms of `ask`, options with semicolons between.
    fn cell<'c>(&self, fact: riktlinje::model::FactId, cell: &'c str) -> Cow<'c, str> {
        let fact = self.program.guideline().fact(fact);
        let is_json = cell.starts_with(['{', '[']);
        match fact.ty {
            Type::Number if !is_json && Number::parse_json(cell).is_err() => {
                let max = match fact.bounds {
                    riktlinje::model::Bounds::Number { max, .. } => max,
                    riktlinje::model::Bounds::Free
                    | riktlinje::model::Bounds::Date { .. }
                    | riktlinje::model::Bounds::Rows { .. } => None,
                };
                let scale = Scale { language: self.language, unit: fact.unit.as_deref(), max };
                scale.read(cell).map_or(Cow::Borrowed(cell), |value| Cow::Owned(value.to_string()))
            }
            Type::Choices(_) if !is_json => {
                let options: Vec<&str> = cell.split(';').map(str::trim).filter(|id| !id.is_empty()).collect();
                Cow::Owned(serde_json::Value::from(options).to_string())
            }
            Type::Truth
            | Type::Number
            | Type::Date
            | Type::Text
            | Type::Choice(_)
            | Type::Choices(_)
            | Type::Series
            | Type::Rows(_) => Cow::Borrowed(cell),
        }
    }

    /// What is wrong and what to do about it, on one line.
    fn words(&self, diagnostics: &Diagnostics) -> String {
        let mut texts: Vec<String> = Vec::new();
        for diagnostic in diagnostics.iter() {
            texts.push(diagnostic.message(self.language));
            texts.extend(diagnostic.hint(self.language));
        }
        texts.join(" ")
    }
}

const BAD_LINE: Phrase = Phrase::new(
    "Raden är inget fall som {\"id\": …, \"answers\": {…}}: {reason}.",
    "The line is no case such as {\"id\": …, \"answers\": {…}}: {reason}.",
);
const BAD_ROW: Phrase = Phrase::new(
    "Raden har inte lika många celler som rubriken, eller är inte text ({reason}).",
    "The row does not have as many cells as the header, or is no text ({reason}).",
);
