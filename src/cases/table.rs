//! Tables of cases: one row a case. A column is a question that the row answers, or, after `=`, something
//! that the row expects.

use super::reader::{Reader, Shape};
use super::{Change, Expectation, Expected, VerdictPart};
use crate::answers::Answers;
use crate::diagnostic::catalog::cases as codes;
use crate::diagnostic::{Diagnostic, Span, nearest, shortened};
use crate::model::ValueId;
use crate::source::{Key, Kind, Node};

const TABLE: Shape = Shape {
    what: ("the table", "tabellen"),
    required: &[("columns", "columns: [fact, =RULE]"), ("rows", "rows: [[true, met]]")],
    optional: &[],
    example: "table: {columns: [fact, =RULE], rows: [[true, met]]}",
};

/// A cell that says that anything may come out.
const ANY: &str = "any";

/// A row as a case of its own; also a case without a table, which is a single row.
pub(super) struct Row {
    /// Its number, counted from 1.
    pub(super) number: Option<usize>,
    /// Where it stands.
    pub(super) place: Span,
    /// What it answers.
    pub(super) changes: Vec<Change>,
    /// What it expects.
    pub(super) expectations: Vec<Expectation>,
}

/// What a column holds.
enum Column {
    /// Answers to this question.
    Answer(Key<'static>),
    /// Findings of this rule.
    Finding(String),
    /// Values.
    Value(ValueId),
    /// The verdict, of an area or over all.
    Verdict(Option<String>),
    /// Something with a mistake; its cells are not read.
    Unknown,
}

impl Reader<'_, '_> {
    /// The rows of a table.
    pub(super) fn table(&mut self, node: &Node) -> Vec<Row> {
        if self.fields(node, &TABLE, node.span).is_none() {
            return Vec::new();
        }
        let mut part = |key: &'static str, what| {
            let (key, list) = node.entry(key)?;
            let items = self.list(list, what, TABLE.example)?;
            if items.is_empty() {
                let (what_en, what_sv) =
                    if key.text == "rows" { ("rows", "rader") } else { ("columns", "kolumner") };
                let report = Diagnostic::new(codes::NO_ROWS, key.span);
                self.report(report.with("what_en", what_en).with("what_sv", what_sv));
                return None;
            }
            Some((key.span, items))
        };
        let columns = part("columns", ("`columns`", "`columns`"));
        let rows = part("rows", ("`rows`", "`rows`"));
        let (Some((place, columns)), Some((_, rows))) = (columns, rows) else { return Vec::new() };
        let columns: Vec<Column> = columns.iter().map(|column| self.column(column)).collect();
        if columns.iter().all(|column| matches!(column, Column::Answer(_))) {
            self.report(Diagnostic::new(codes::NOTHING_COMPARED, place));
        }
        (1..).zip(rows).filter_map(|(number, row)| self.row(number, row, &columns)).collect()
    }

    fn column(&mut self, node: &Node) -> Column {
        let Some(name) = self.name(node, ("a column", "en kolumn"), TABLE.example) else {
            return Column::Unknown;
        };
        let Some(compared) = name.strip_prefix('=') else {
            return Column::Answer(Key { text: name.to_owned().into(), span: node.span });
        };
        let compared = compared.trim();
        if compared == "verdict" {
            return Column::Verdict(None);
        }
        if self.guideline.find_rule(compared).is_some() {
            return Column::Finding(compared.to_owned());
        }
        if let Some(value) = self.guideline.find_value(compared) {
            return Column::Value(value);
        }
        if let Some(area) = self.areas().find(|area| *area == compared) {
            return Column::Verdict(Some(area.to_owned()));
        }
        let rules = self.guideline.rules.iter().map(|rule| rule.id.as_str());
        let values = self.guideline.values.iter().map(|value| value.id.as_str());
        let known = rules.chain(values).chain(self.areas()).chain(["verdict"]);
        let suggestion = nearest(compared, known);
        self.report(
            Diagnostic::new(codes::UNKNOWN_COLUMN, node.span)
                .with("name", shortened(compared))
                .with_some("suggestion", suggestion),
        );
        Column::Unknown
    }

    fn row(&mut self, number: usize, node: &Node, columns: &[Column]) -> Option<Row> {
        let cells = self.list(node, ("a row", "en rad"), "[true, met]")?;
        if cells.len() != columns.len() {
            self.report(
                Diagnostic::new(codes::ROW_LENGTH, node.span)
                    .with("cells", cells.len().to_string())
                    .with("columns", columns.len().to_string()),
            );
            return None;
        }
        let mut answers = Vec::new();
        let mut expectations = Vec::new();
        for (column, cell) in columns.iter().zip(cells) {
            match column {
                Column::Answer(key) => answers.push((key.clone(), cell.clone())),
                Column::Unknown => {}
                Column::Value(value) if is_any(cell) && !self.has_option(*value, ANY) => {}
                Column::Value(value) => expectations.extend(self.expected_value(*value, cell)),
                Column::Finding(_) | Column::Verdict(_) if is_any(cell) => {}
                Column::Finding(rule) => expectations.extend(self.finding(rule, cell)),
                Column::Verdict(area) => {
                    let word = self.verdict_word(cell);
                    expectations.extend(word.map(|word| Expectation {
                        place: cell.span,
                        what: Expected::Verdict { area: area.clone(), part: VerdictPart::Status(word) },
                    }));
                }
            }
        }
        let tree = Node { kind: Kind::Mapping(answers), span: node.span };
        let answers = Answers::read(self.program, &tree, &mut self.diagnostics)?;
        let changes = answers.iter().map(|(fact, answer)| (fact, Some(answer.clone()))).collect();
        if expectations.is_empty() && !self.diagnostics.has_errors() {
            let report = Diagnostic::new(codes::NOTHING_EXPECTED, node.span);
            self.report(report.with("name", format!("[{number}]")));
        }
        Some(Row { number: Some(number), place: node.span, changes, expectations })
    }
}

fn is_any(cell: &Node) -> bool {
    cell.scalar_text() == Some(ANY)
}
