//! A worker: cases in, text or a table out.

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

use super::input::{Case, Column, Kind, Line, Text, Work};
use super::output::{Ids, Layout, Outcome};
use super::parquet::{Part, Table};
use crate::ask::numbers::Scale;

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
    pub(super) work: Work,
    /// The results of the last round as text, or as a table.
    pub(super) text: Vec<u8>,
    pub(super) written: Option<Table>,
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
            work: Work::default(),
            text: Vec::new(),
            written: None,
            wrong: 0,
        }
    }

    /// Assesses the cases and writes them down.
    pub(super) fn run(&mut self) {
        self.text.clear();
        let work = std::mem::take(&mut self.work);
        let read = match &work.part {
            Some(part) => self.part(part),
            None => {
                self.columns.clear();
                work.cases.iter().map(|case| self.read(case)).collect()
            }
        };
        self.wrong = read.iter().filter(|read| read.error.is_some()).count() as u64;
        let mut asked: Vec<ValueId> = self.layout.values.clone();
        if self.layout.kind == Kind::Lines {
            asked.extend(read.iter().filter_map(|read| read.values.as_ref()).flatten());
        }
        asked.sort_unstable();
        asked.dedup();
        self.batch.ask(&asked);
        self.batch.assess_into(&self.columns, &mut self.results);
        match self.layout.kind {
            Kind::Lines | Kind::Csv => self.write_text(&read),
            Kind::Parquet => self.write_table(&read, work.part.as_ref()),
        }
        self.work = work;
    }

    fn write_text(&mut self, read: &[Read]) {
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

    fn write_table(&mut self, read: &[Read], part: Option<&Part>) {
        let mut texts = Vec::new();
        let ids = match (part, &self.table) {
            (Some(part), _) => Ids::Part(part),
            (None, Some(columns)) if !columns.iter().any(|column| matches!(column, Column::Id)) => Ids::None,
            (None, _) => {
                texts.extend(read.iter().map(|read| Some(self.layout.id(Some(read.id.as_deref()?)))));
                Ids::Texts(&texts)
            }
        };
        let errors = read.iter().enumerate().filter_map(|(row, read)| {
            let line = AT_LINE.show(self.language).replace("{line}", &read.line.to_string());
            Some((row, format!("{line}: {}", read.error.as_ref()?)))
        });
        let errors: Vec<(usize, String)> = errors.collect();
        self.written = Some(Table::of(&self.batch, &ids, &errors, &self.results, self.layout.findings));
    }

    /// Reads a part of a table into the columns.
    fn part(&mut self, part: &Part) -> Vec<Read> {
        let (columns, errors) = part.read(&self.batch, self.language);
        self.columns = columns;
        let has_ids = self.layout.kind != Kind::Parquet;
        let read = (part.first_row()..).take(part.rows()).enumerate().map(|(row, line)| {
            let id = if has_ids { part.id(row) } else { None };
            Read { line, id, error: None, values: None }
        });
        let mut read: Vec<Read> = read.collect();
        for (row, error) in errors {
            if let Some(read) = read.get_mut(row) {
                read.error = Some(error);
            }
        }
        read
    }

    /// Reads a case into the next row of the columns.
    fn read(&mut self, case: &Case) -> Read {
        let mut read = Read { line: case.line, id: None, error: None, values: None };
        if let (Text::Row(_), Some(table)) = (&case.text, &self.table) {
            read.id = case.id(table);
        }
        let rows = self.columns.rows();
        let done = match &case.text {
            Text::Line(text) => self.line(text, &mut read),
            Text::Row(Ok(record)) => self.row(record),
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
        let line = Line::read(text).map_err(|reason| wrong(&reason))?;
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

    fn row(&mut self, record: &ByteRecord) -> Result<(), String> {
        self.columns.add_row();
        let table = self.table.clone().unwrap_or_default();
        for (column, cell) in table.iter().zip(record) {
            let cell = std::str::from_utf8(cell)
                .map_err(|error| BAD_ROW.show(self.language).replace("{reason}", &error.to_string()))?;
            match column {
                Column::Id => {}
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

/// Where a case with a mistake stood, for tables that have no column for that.
const AT_LINE: Phrase = Phrase::new("rad {line}", "row {line}");
const BAD_LINE: Phrase = Phrase::new(
    "Raden är inget fall som {\"id\": …, \"answers\": {…}}: {reason}.",
    "The line is no case such as {\"id\": …, \"answers\": {…}}: {reason}.",
);
const BAD_ROW: Phrase = Phrase::new(
    "Raden har inte lika många celler som rubriken, eller är inte text ({reason}).",
    "The row does not have as many cells as the header, or is no text ({reason}).",
);
