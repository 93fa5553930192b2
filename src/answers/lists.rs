//! Series and rows: answers that are lists.

use super::AnswerValue;
use super::load::column_value;
use super::reader::{Asked, Reader, Reported};
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, nearest};
use crate::evaluate::{ColumnValue, Slot};
use crate::model::{Bounds, Fact};
use crate::number::NumberRange;
use crate::source::{Key, Node};

impl<'p> Reader<'p> {
    /// A number per year: exact, between two ends, or `null` where it is not known.
    pub(super) fn series(&mut self, asked: Asked<'_>, node: &Node) -> Option<AnswerValue> {
        let Some(items) = node.as_sequence() else {
            match node.number_text() {
                Some(text) => self.report(asked.mistake(codes::ONE_FOR_YEARS, node.span).with("right", text)),
                None if self.is_not_known(asked, node) => {}
                None => self.wrong_kind(asked, node, asked.fact.ty.words()),
            }
            return None;
        };
        let mut years = Vec::with_capacity(items.len());
        let mut sound = true;
        for (at, item) in items.iter().enumerate() {
            match self.year(Asked::year(asked.fact, at), item) {
                Ok(year) => years.push(year),
                Err(Reported) => sound = false,
            }
        }
        sound.then_some(AnswerValue::Series(years))
    }

    fn year(&mut self, asked: Asked<'_>, node: &Node) -> Result<Option<NumberRange>, Reported> {
        if node.is_null() {
            return Ok(None);
        }
        let range = match node.as_mapping() {
            None => self.number_point(asked, node),
            Some([(key, ends)]) if key.text == "between" => self.number_range(asked, ends),
            Some(_) => {
                let report = asked.mistake(codes::ODD_YEAR, node.span);
                self.report(report.with("between", "{between: [1000, 1500]}"));
                None
            }
        };
        range.map(Some).ok_or(Reported)
    }

    /// Rows, as a plain list (finished) or below `so_far`.
    pub(super) fn rows(&mut self, asked: Asked<'_>, node: &Node, finished: bool) -> Option<AnswerValue> {
        let Some(items) = node.as_sequence() else {
            if !self.is_not_known(asked, node) {
                self.wrong_kind(asked, node, asked.fact.ty.words());
            }
            return None;
        };
        let (min, max) = match asked.fact.bounds {
            Bounds::Rows { min, max } => (min as usize, max as usize),
            Bounds::Free | Bounds::Number { .. } | Bounds::Date { .. } => (0, usize::MAX),
        };
        if let Some(beyond) = items.get(max) {
            self.report(
                asked
                    .mistake(codes::TOO_MANY_ROWS, beyond.span)
                    .with("count", items.len().to_string())
                    .with("most", max.to_string()),
            );
            return None;
        }
        if finished && items.len() < min {
            self.report(
                asked
                    .mistake(codes::TOO_FEW_ROWS, node.span)
                    .with("count", items.len().to_string())
                    .with("least", min.to_string()),
            );
            return None;
        }
        let blank = self.blank_row(asked.fact);
        let mut rows = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            rows.extend(self.row(asked.fact, at + 1, item, blank));
        }
        (rows.len() == items.len()).then_some(AnswerValue::Rows { rows, finished })
    }

    fn row(
        &mut self,
        rows: &Fact,
        number: usize,
        node: &Node,
        blank: &[ColumnValue],
    ) -> Option<Vec<ColumnValue>> {
        let Some(entries) = node.as_mapping() else {
            let asked = Asked::whole(rows);
            let found = node.kind_name();
            self.report(
                asked
                    .mistake(codes::ROW_NOT_A_GROUP, node.span)
                    .with("row", number.to_string())
                    .with("found_en", found.0)
                    .with("found_sv", found.1)
                    .with("example", rows.columns.first().map_or("column", |column| &column.id)),
            );
            return None;
        };
        let mut values = blank.to_vec();
        let mut places = vec![None; rows.columns.len()];
        let mut sound = true;
        for (key, value) in entries {
            let named = rows.columns.iter().position(|column| answers_to(column, &key.text));
            let parts = named.and_then(|at| {
                Some((rows.columns.get(at)?, blank.get(at)?, values.get_mut(at)?, places.get_mut(at)?))
            });
            let Some((column, blank, value_of, place)) = parts else {
                self.unknown_column(rows, number, key);
                sound = false;
                continue;
            };
            let asked = Asked::cell(column, rows, number);
            if let Some(first) = place {
                let report = asked.mistake(codes::COLUMN_TWICE, key.span);
                self.report(report.related(*first, "first stands here", "står först här"));
                sound = false;
                continue;
            }
            *place = Some(key.span);
            match self.value(asked, value) {
                Some(read) => *value_of = column_value(column, &read, blank),
                None => sound = false,
            }
        }
        sound.then_some(values)
    }

    fn unknown_column(&mut self, rows: &Fact, number: usize, key: &Key) {
        let ids = || rows.columns.iter().map(|column| column.id.as_str());
        let suggestion = self.search(|_| nearest(&key.text, ids()));
        self.report(
            Diagnostic::new(codes::UNKNOWN_COLUMN, key.span)
                .with("column", key.text.as_ref())
                .with("rows", &rows.id)
                .with("row", number.to_string())
                .with_some("suggestion", suggestion)
                .with("columns", ids().collect::<Vec<_>>().join(", ")),
        );
    }

    /// What the columns of a row can be when it says nothing.
    fn blank_row(&self, rows: &Fact) -> &'p [ColumnValue] {
        let id = self.guideline.find_fact(&rows.id);
        match id.map(|id| self.program.fact_slots(id).answer) {
            Some(Slot::Rows(slot)) => self.program.blank_columns(slot),
            Some(
                Slot::Truth(_)
                | Slot::Number(_)
                | Slot::Date(_)
                | Slot::Choice(_)
                | Slot::Choices(_)
                | Slot::Series { .. },
            )
            | None => &[],
        }
    }
}

fn answers_to(column: &Fact, name: &str) -> bool {
    column.id == name
        || column.answer_name.as_deref() == Some(name)
        || column.formerly.iter().any(|former| former == name)
}
