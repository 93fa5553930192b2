//! Cases from lines of JSON, or rows of CSV.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use csv::ByteRecord;
use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::report::Phrase;

use crate::outcome::Failure;

/// What a file of cases or results holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An object on each line.
    Lines,
    /// A row for each case.
    Csv,
}

/// One case, as it stands in its file.
pub(super) struct Case {
    /// The line it begins on, from 1.
    pub(super) line: u64,
    pub(super) text: Text,
}

/// The text of a case.
pub(super) enum Text {
    /// A line of JSON.
    Line(Vec<u8>),
    /// A row, or what keeps it from being one.
    Row(Result<ByteRecord, String>),
}

/// What a column answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    Id,
    Fact(FactId),
}

/// A file of cases, read from its beginning to its end.
pub(super) enum Cases {
    Lines { from: Box<dyn BufRead>, line: u64, bytes: u64 },
    Rows { from: Box<csv::Reader<Box<dyn Read>>>, columns: std::sync::Arc<[Column]> },
}

impl Cases {
    pub(super) fn open(path: &Path, kind: Kind, program: &Program) -> Result<Cases, Failure> {
        let from: Box<dyn Read> = if path == Path::new("-") {
            Box::new(io::stdin().lock())
        } else {
            Box::new(File::open(path).map_err(|error| not_read(path, &error.to_string()))?)
        };
        match kind {
            Kind::Lines => Ok(Cases::Lines {
                from: Box::new(BufReader::with_capacity(1 << 20, from)),
                line: 0,
                bytes: 0,
            }),
            Kind::Csv => {
                let mut from =
                    csv::ReaderBuilder::new().buffer_capacity(1 << 20).flexible(true).from_reader(from);
                let header = from.headers().map_err(|error| not_read(path, &error.to_string()))?.clone();
                let columns = header.iter().map(|name| match program.fact_named(name.trim()) {
                    Some(fact) => Ok(Column::Fact(fact)),
                    None if name.trim() == "id" => Ok(Column::Id),
                    None => Err(Failure::new(NO_FACT, "name", name)),
                });
                let columns: Vec<Column> = columns.collect::<Result<_, _>>()?;
                Ok(Cases::Rows { from: Box::new(from), columns: columns.into() })
            }
        }
    }

    /// What the columns of a table answer.
    pub(super) fn columns(&self) -> Option<std::sync::Arc<[Column]>> {
        match self {
            Cases::Lines { .. } => None,
            Cases::Rows { columns, .. } => Some(columns.clone()),
        }
    }

    /// The next case; blank lines are none.
    pub(super) fn next(&mut self) -> Result<Option<Case>, Failure> {
        match self {
            Cases::Lines { from, line, bytes } => loop {
                let mut text = Vec::new();
                let read = from.read_until(b'\n', &mut text).map_err(|error| broken(&error.to_string()))?;
                if read == 0 {
                    return Ok(None);
                }
                *line += 1;
                *bytes += read as u64;
                if !text.trim_ascii().is_empty() {
                    return Ok(Some(Case { line: *line, text: Text::Line(text) }));
                }
            },
            Cases::Rows { from, columns } => {
                let mut record = ByteRecord::new();
                let line = from.position().line();
                let row = match from.read_byte_record(&mut record) {
                    Ok(false) => return Ok(None),
                    Ok(true) if record.len() != columns.len() => {
                        Err(format!("{} ≠ {}", record.len(), columns.len()))
                    }
                    Ok(true) => Ok(()),
                    Err(error) if error.is_io_error() => return Err(broken(&error.to_string())),
                    Err(error) => Err(error.to_string()),
                };
                let line = record.position().map_or(line, csv::Position::line);
                Ok(Some(Case { line, text: Text::Row(row.map(|()| record)) }))
            }
        }
    }

    /// How many bytes have been read.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Cases::Lines { bytes, .. } => *bytes,
            Cases::Rows { from, .. } => from.position().byte(),
        }
    }
}

fn not_read(path: &Path, reason: &str) -> Failure {
    Failure::new(NOT_READ, "path", path.display().to_string()).with("reason", reason)
}

fn broken(reason: &str) -> Failure {
    Failure::new(BROKEN, "reason", reason)
}

const NOT_READ: Phrase =
    Phrase::new("{path} kan inte läsas ({reason}).", "{path} cannot be read ({reason}).");
const BROKEN: Phrase =
    Phrase::new("Fallen kan inte läsas vidare ({reason}).", "The cases cannot be read further ({reason}).");
const NO_FACT: Phrase = Phrase::new(
    "Riktlinjen frågar inte efter något som heter {name}. En kolumn heter som frågan den svarar på, eller id.",
    "The guideline asks nothing named {name}. A column is named as the question that it answers, or id.",
);
