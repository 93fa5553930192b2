//! First-match lists and decision tables.

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use super::scalar::plain_word;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Cell, FirstRow, Formula, Table, TableRow};
use crate::model::keys;
use crate::source::Node;

const ROW: Shape = Shape {
    what: ("a row of `first`", "en rad i `first`"),
    keys: &keys::ROW,
    foreign: &[
        ("if", Advice::Write("when")),
        ("condition", Advice::Write("when")),
        ("applies_when", Advice::Write("when")),
        ("then", Advice::Write("value")),
        ("result", Advice::Write("value")),
        ("else", Advice::Write("value")),
        ("otherwise", Advice::Write("value")),
        ("default", Advice::Write("value")),
    ],
};

const TABLE: Shape = Shape {
    what: ("a table", "en tabell"),
    keys: &keys::TABLE,
    foreign: &[("inputs", Advice::Write("columns")), ("rules", Advice::Write("rows"))],
};

impl Reader<'_> {
    /// A list of which the first row that fits gives the value; the last row has no condition.
    pub(super) fn first_rows(&mut self, node: &Node) -> Option<Vec<FirstRow>> {
        let items = self.some_items(node);
        let mut rows = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let last = index + 1 == items.len();
            rows.extend(self.first_row(item, last));
        }
        // A list that lost a row would mean something else.
        (!rows.is_empty() && rows.len() == items.len()).then_some(rows)
    }

    fn first_row(&mut self, node: &Node, last: bool) -> Option<FirstRow> {
        let fields = Fields::open(self, node, &ROW, item_place(node))?;
        let value = fields.read(self, "value", Reader::formula);
        let Some((key, condition)) = fields.entry("when") else {
            if !last && fields.lacks("when") {
                self.report(Diagnostic::new(codes::ROW_WITHOUT_CONDITION, item_place(node)));
            }
            return Some(FirstRow { when: None, value: value?, span: node.span });
        };
        let when = self.condition(condition);
        if last {
            self.report(Diagnostic::new(codes::LAST_ROW_HAS_CONDITION, key.span));
        }
        Some(FirstRow { when: Some(when?), value: value?, span: node.span })
    }

    /// A decision table.
    pub(super) fn table(&mut self, node: &Node) -> Option<Table> {
        let fields = Fields::open(self, node, &TABLE, item_place(node))?;
        let head = fields.get("columns").map(|node| self.some_items(node)).unwrap_or_default();
        let columns: Vec<Formula> = head.iter().filter_map(|item| self.formula(item)).collect();
        let items = fields.get("rows").map(|node| self.some_items(node)).unwrap_or_default();
        let mut rows = Vec::new();
        for item in items {
            rows.extend(self.table_row(item, head.len()));
        }
        let complete = !head.is_empty() && columns.len() == head.len() && rows.len() == items.len();
        (complete && !rows.is_empty()).then_some(Table { columns, rows, span: node.span })
    }

    fn table_row(&mut self, node: &Node, width: usize) -> Option<TableRow> {
        let items = self.some_items(node);
        let (result, cells) = items.split_last()?;
        if width > 0 && cells.len() != width {
            self.report(
                Diagnostic::new(codes::TABLE_WIDTH, node.span)
                    .with("found", items.len().to_string())
                    .with("expected", (width + 1).to_string()),
            );
            return None;
        }
        let read: Vec<Cell> = cells.iter().filter_map(|cell| self.cell(cell)).collect();
        let value = self.formula(result)?;
        (read.len() == cells.len()).then_some(TableRow { cells: read, value, span: node.span })
    }

    fn cell(&mut self, node: &Node) -> Option<Cell> {
        if plain_word(node) == Some("any") {
            return Some(Cell::Any(node.span));
        }
        if node.scalar_text() == Some("-") {
            self.report(Diagnostic::new(codes::DASH_AS_CELL, node.span));
            return None;
        }
        if node.as_sequence().is_some() {
            let items = self.some_items(node);
            let options: Vec<Formula> = items.iter().filter_map(|item| self.formula(item)).collect();
            let complete = !options.is_empty() && options.len() == items.len();
            return complete.then_some(Cell::OneOf(options, node.span));
        }
        self.formula(node).map(Cell::One)
    }
}
