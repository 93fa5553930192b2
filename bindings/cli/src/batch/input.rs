//! Cases from lines of JSON, rows of CSV, or parts of a Parquet file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;

use csv::ByteRecord;
use riktlinje::diagnostic::nearest;
use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::report::Phrase;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::ROUND;
use super::parquet::{Part, Parts};
use crate::outcome::Failure;
use crate::terminal::Look;

/// What a file of cases or results holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An object on each line.
    Lines,
    /// A row for each case.
    Csv,
    /// A row for each case, in columns.
    Parquet,
}

/// The column with the id of a case.
pub(super) const ID: &str = "id";

/// What a worker takes at a time: cases as text, or a part of a table.
#[derive(Default)]
pub(super) struct Work {
    pub(super) cases: Vec<Case>,
    pub(super) part: Option<Part>,
}

impl Work {
    pub(super) fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.part.is_none()
    }
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

/// A line of a file of cases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line<'l> {
    #[serde(borrow)]
    pub(super) id: Option<&'l RawValue>,
    #[serde(borrow)]
    pub(super) answers: &'l RawValue,
    #[serde(borrow)]
    pub(super) values: Option<Vec<Cow<'l, str>>>,
}

/// What a column answers.
#[derive(Clone, Copy, Debug)]
pub(super) enum Column {
    Id,
    Fact(FactId),
}

/// A file of cases, read from its beginning to its end.
pub(super) enum Cases {
    Lines {
        from: Box<dyn BufRead>,
        line: u64,
        bytes: u64,
    },
    Rows {
        from: Box<csv::Reader<Box<dyn Read>>>,
        columns: Arc<[Column]>,
    },
    /// With what is left of a part that was begun.
    Parts {
        from: Box<Parts>,
        begun: Option<Part>,
    },
}

impl Cases {
    /// Opens a file of cases; its columns have to answer questions. `ids_as_json` says that ids are written as such.
    pub(super) fn open(
        path: &Path,
        kind: Kind,
        program: &Program,
        ids_as_json: bool,
        look: Look,
    ) -> Result<Cases, Failure> {
        match kind {
            Kind::Lines => {
                let from = Box::new(BufReader::with_capacity(1 << 20, file(path)?));
                Ok(Cases::Lines { from, line: 0, bytes: 0 })
            }
            Kind::Csv => {
                let mut table = csv::ReaderBuilder::new();
                let mut from = table.buffer_capacity(1 << 20).flexible(true).from_reader(file(path)?);
                let header = from.headers().map_err(|error| not_read(path, &error.to_string()))?.clone();
                Ok(Cases::Rows { from: Box::new(from), columns: columns(&header, program)?.into() })
            }
            Kind::Parquet => {
                let from = Box::new(Parts::open(path, program, ids_as_json, look)?);
                Ok(Cases::Parts { from, begun: None })
            }
        }
    }

    /// What the columns of a table of text answer.
    pub(super) fn columns(&self) -> Option<Arc<[Column]>> {
        match self {
            Cases::Lines { .. } | Cases::Parts { .. } => None,
            Cases::Rows { columns, .. } => Some(columns.clone()),
        }
    }

    /// Gives a worker as much as it takes at a time. False at the end.
    pub(super) fn fill(&mut self, work: &mut Work) -> Result<bool, Failure> {
        work.cases.clear();
        work.part = None;
        if let Cases::Parts { from, begun } = self {
            work.part = match begun.take() {
                Some(part) => Some(part),
                None => from.next()?,
            };
            return Ok(work.part.is_some());
        }
        while work.cases.len() < ROUND {
            match self.next()? {
                Some(case) => work.cases.push(case),
                None => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Passes over as many cases, and shows each with its position and its id; gives how many there were.
    pub(super) fn pass(
        &mut self,
        count: u64,
        mut show: impl FnMut(u64, &dyn Fn() -> Option<String>) -> Result<(), Failure>,
    ) -> Result<u64, Failure> {
        let columns = self.columns();
        let mut passed = 0;
        while passed < count {
            if let Cases::Parts { from, begun } = self {
                let Some(part) = from.next()? else { break };
                let rows = (part.rows() as u64).min(count - passed);
                let rows = usize::try_from(rows).unwrap_or(usize::MAX);
                for row in 0..rows {
                    show(passed, &|| part.id(row))?;
                    passed += 1;
                }
                *begun = Some(part.from(rows)).filter(|part| part.rows() > 0);
            } else {
                let Some(case) = self.next()? else { break };
                show(passed, &|| case.id(columns.as_deref().unwrap_or_default()))?;
                passed += 1;
            }
        }
        Ok(passed)
    }

    /// A part without cases, of a file in parts.
    pub(super) fn none(&self) -> Option<Part> {
        match self {
            Cases::Parts { from, .. } => Some(from.none()),
            Cases::Lines { .. } | Cases::Rows { .. } => None,
        }
    }

    /// The next case of a text; blank lines are none.
    fn next(&mut self) -> Result<Option<Case>, Failure> {
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
            Cases::Parts { .. } => Ok(None),
        }
    }

    /// How many bytes have been read.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Cases::Lines { bytes, .. } => *bytes,
            Cases::Rows { from, .. } => from.position().byte(),
            Cases::Parts { from, .. } => from.bytes(),
        }
    }
}

impl Case {
    /// Its id as JSON, where it has one that can be read.
    pub(super) fn id(&self, columns: &[Column]) -> Option<String> {
        match &self.text {
            Text::Line(text) => Line::read(text).ok()?.id.map(|id| id.get().to_owned()),
            Text::Row(Ok(record)) => {
                let cells = columns.iter().zip(record);
                let mut ids = cells.filter(|(column, _)| matches!(column, Column::Id)).map(|(_, cell)| cell);
                Some(serde_json::Value::from(std::str::from_utf8(ids.next()?).ok()?).to_string())
            }
            Text::Row(Err(_)) => None,
        }
    }
}

impl<'l> Line<'l> {
    pub(super) fn read(text: &'l [u8]) -> Result<Line<'l>, String> {
        let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
        serde_json::from_str(text).map_err(|error| error.to_string())
    }
}

fn file(path: &Path) -> Result<Box<dyn Read>, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(File::open(path).map_err(|error| not_read(path, &error.to_string()))?))
}

/// What the columns of a header answer.
fn columns(header: &csv::StringRecord, program: &Program) -> Result<Vec<Column>, Failure> {
    let names = || header.iter().map(str::trim);
    if let Some((_, name)) = names().enumerate().find(|(at, name)| names().take(*at).any(|one| one == *name))
    {
        return Err(twice(name));
    }
    let column = |name| match program.fact_named(name) {
        Some(fact) => Ok(Column::Fact(fact)),
        None if name == ID => Ok(Column::Id),
        None => Err(no_fact(program, name)),
    };
    names().map(column).collect()
}

/// A column that answers nothing.
pub(super) fn no_fact(program: &Program, name: &str) -> Failure {
    let known = program.guideline().facts.iter().map(|fact| fact.id.as_str()).chain([ID]);
    match nearest(name, known) {
        Some(near) => Failure::new(NO_FACT_BUT, "name", name).with("near", near),
        None => Failure::new(NO_FACT, "name", name),
    }
}

pub(super) fn twice(name: &str) -> Failure {
    Failure::new(TWICE, "name", name)
}

pub(super) fn not_read(path: &Path, reason: &str) -> Failure {
    Failure::new(NOT_READ, "path", path.display().to_string()).with("reason", reason)
}

pub(super) fn broken(reason: &str) -> Failure {
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
const NO_FACT_BUT: Phrase = Phrase::new(
    "Riktlinjen frågar inte efter något som heter {name}. Menade du {near}? En kolumn heter som frågan den svarar på, eller id.",
    "The guideline asks nothing named {name}. Did you mean {near}? A column is named as the question that it answers, or id.",
);
const TWICE: Phrase = Phrase::new(
    "Det finns två kolumner som heter {name}. Ta bort den ena.",
    "There are two columns named {name}. Take one of them away.",
);
