//! One case as a line of JSON, or a row of CSV.

use std::io::Write;

use riktlinje::assess::{Class, Verdict, Word};
use riktlinje::batch::Results;
use riktlinje::model::ValueId;
use riktlinje::program::Program;
use riktlinje::value::Possible;
use serde_json::Value;

use super::input::Kind;
use super::parquet::Part;

/// What is written of each case.
pub(super) struct Layout {
    pub(super) kind: Kind,
    pub(super) findings: bool,
    pub(super) values: Vec<ValueId>,
}

/// One case with its results.
pub(super) struct Outcome<'o> {
    pub(super) program: &'o Program,
    pub(super) results: &'o Results,
    pub(super) row: usize,
    pub(super) line: u64,
    /// As JSON.
    pub(super) id: Option<&'o str>,
    pub(super) error: Option<&'o str>,
    pub(super) values: &'o [ValueId],
}

/// The ids of cases, for a table in columns.
#[cfg_attr(not(feature = "parquet"), expect(dead_code, reason = "only tables in Parquet are in columns"))]
pub(super) enum Ids<'i> {
    /// There are none.
    None,
    Texts(&'i [Option<String>]),
    /// As they stand in a part.
    Part(&'i Part),
}

/// Columns before those of findings and values.
const FIRST: [&str; 7] = ["id", "status", "best", "worst", "settled", "line", "error"];

impl Layout {
    /// The first line of a table.
    pub(super) fn header(&self, program: &Program) -> Vec<u8> {
        let mut cells: Vec<String> = FIRST.map(str::to_owned).to_vec();
        if self.findings {
            cells.extend(program.guideline().rules.iter().map(|rule| format!("findings.{}", rule.id)));
        }
        let values = self.values.iter().map(|id| &program.guideline().value(*id).id);
        cells.extend(values.map(|id| format!("values.{id}")));
        let mut out = Vec::new();
        row(&cells, &mut out);
        out
    }

    pub(super) fn write(&self, outcome: &Outcome<'_>, out: &mut Vec<u8>) {
        match self.kind {
            Kind::Lines => self.line(outcome, out),
            Kind::Csv => self.row(outcome, out),
            // Written by columns, not by case.
            Kind::Parquet => {}
        }
    }

    /// An id as it stands in the output; `id` is JSON.
    pub(super) fn id(&self, id: Option<&str>) -> String {
        match (self.kind, id) {
            (_, None) => String::new(),
            (Kind::Lines, Some(id)) => id.to_owned(),
            (Kind::Csv, Some(id)) => one_line(&id_text(id)),
            (Kind::Parquet, Some(id)) => id_text(id),
        }
    }

    fn line(&self, outcome: &Outcome<'_>, out: &mut Vec<u8>) {
        out.push(b'{');
        if let Some(id) = outcome.id {
            put(out, format_args!("\"id\":{id},"));
        }
        if let Some(error) = outcome.error {
            put(out, format_args!("\"line\":{},\"error\":{}}}\n", outcome.line, Value::from(error)));
            return;
        }
        let Verdict { best, worst } = outcome.verdict();
        let (status, best, worst) = (outcome.verdict().word().id(), name(best), name(worst));
        put(
            out,
            format_args!(
                "\"verdict\":{{\"status\":\"{status}\",\"best\":\"{best}\",\"worst\":\"{worst}\",\"settled\":{}}}",
                outcome.verdict().is_settled()
            ),
        );
        if self.findings {
            out.extend_from_slice(b",\"findings\":{");
            for (at, rule) in outcome.program.guideline().rules.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let status = outcome.results.status(at, outcome.row).id();
                out.extend_from_slice(comma.as_bytes());
                // Ids of rules are plain ASCII.
                for part in ["\"", &rule.id, "\":\"", status, "\""] {
                    out.extend_from_slice(part.as_bytes());
                }
            }
            out.push(b'}');
        }
        if !outcome.values.is_empty() {
            out.extend_from_slice(b",\"values\":{");
            for (at, id) in outcome.values.iter().enumerate() {
                let comma = if at == 0 { "" } else { "," };
                let json = outcome.value(*id).map_or_else(String::new, json);
                put(out, format_args!("{comma}\"{}\":{json}", outcome.program.guideline().value(*id).id));
            }
            out.push(b'}');
        }
        out.extend_from_slice(b"}\n");
    }

    fn row(&self, outcome: &Outcome<'_>, out: &mut Vec<u8>) {
        let id = self.id(outcome.id);
        let verdict = outcome.verdict();
        let mut cells: Vec<String> = match outcome.error {
            Some(error) => vec![
                id,
                String::new(),
                String::new(),
                String::new(),
                String::new(),
                outcome.line.to_string(),
                one_line(error),
            ],
            None => vec![
                id,
                verdict.word().id().to_owned(),
                name(verdict.best).to_owned(),
                name(verdict.worst).to_owned(),
                verdict.is_settled().to_string(),
                outcome.line.to_string(),
                String::new(),
            ],
        };
        let shown = |text: &str| if outcome.error.is_some() { String::new() } else { text.to_owned() };
        if self.findings {
            let rules = 0..outcome.results.rules();
            cells.extend(rules.map(|rule| shown(outcome.results.status(rule, outcome.row).id())));
        }
        let values = self.values.iter().map(|id| outcome.value(*id).map_or_else(String::new, cell));
        cells.extend(values.map(|value| shown(&value)));
        row(&cells, out);
    }
}

impl Outcome<'_> {
    fn verdict(&self) -> Verdict {
        self.results.verdict(self.row)
    }

    fn value(&self, id: ValueId) -> Option<&Possible> {
        self.results.value(id)?.get(self.row)
    }
}

/// A settled value as it is, an open one as JSON.
fn cell(possible: &Possible) -> String {
    let json: Value = serde_json::to_value(possible).unwrap_or_default();
    match json.get("value") {
        Some(Value::String(text)) if possible.is_settled() => one_line(text),
        Some(Value::Array(options)) if possible.is_settled() => {
            options.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";")
        }
        Some(value) if possible.is_settled() => value.to_string(),
        Some(_) | None if json.get("none").is_some() => String::new(),
        Some(_) | None => json.to_string(),
    }
}

fn json(possible: &Possible) -> String {
    serde_json::to_string(possible).unwrap_or_default()
}

/// An id as text: a text as it is, anything else as JSON.
fn id_text(id: &str) -> String {
    let id: Value = serde_json::from_str(id).unwrap_or_default();
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// Rows stay on one line each, so that what is whole can be told after an interruption.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn name(class: Class) -> &'static str {
    Word::from(class).id()
}

fn row(cells: &[String], out: &mut Vec<u8>) {
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    // Writing into memory does not fail.
    let _ = writer.write_record(cells);
    let _ = writer.flush();
}

fn put(out: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(text);
}
