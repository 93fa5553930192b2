//! Questions about rows: a block that is computed for each row.

use super::builder::Builder;
use crate::evaluate::{ColumnValue, Operation, RowOperation, Slot};
use crate::model::{ColumnRef, FactId, RowQuestion, Term};

impl Builder<'_, '_> {
    pub(super) fn rows_question(
        &mut self,
        question: RowQuestion,
        rows: FactId,
        body: &Term,
        empty: Option<&Term>,
    ) -> Slot {
        let empty = empty.map(|empty| self.number_of(empty));
        let Some(Slot::Rows(slot)) = self.fact(rows).map(|fact| fact.value) else {
            return Slot::Truth(self.constant_truth(false));
        };
        self.open_block();
        let result = self.term(body);
        let block = self.close_block(result);
        let level = self.open_blocks.len();
        self.columns.retain(|(column, _)| (column.level as usize) < level);
        match question {
            RowQuestion::All => Slot::Truth(self.truth(Operation::RowsTruth(RowOperation::All, slot, block))),
            RowQuestion::Exists => {
                Slot::Truth(self.truth(Operation::RowsTruth(RowOperation::Exists, slot, block)))
            }
            RowQuestion::Count => {
                Slot::Number(self.number(Operation::RowsNumber(RowOperation::Count, slot, block)))
            }
            RowQuestion::Sum => {
                Slot::Number(self.number(Operation::RowsNumber(RowOperation::Sum, slot, block)))
            }
            RowQuestion::Max => {
                Slot::Number(self.number(Operation::RowsNumber(RowOperation::Max(empty), slot, block)))
            }
            RowQuestion::Min => {
                Slot::Number(self.number(Operation::RowsNumber(RowOperation::Min(empty), slot, block)))
            }
        }
    }

    /// Where the block of a column's level puts the column's value.
    pub(super) fn column(&mut self, column: ColumnRef) -> Slot {
        if let Some((_, known)) = self.columns.iter().find(|(other, _)| *other == column) {
            return *known;
        }
        let rows = self.fact(column.rows).and_then(|fact| fact.rows);
        let blank = rows
            .and_then(|rows| self.blanks.get(rows.0 as usize))
            .and_then(|columns| columns.get(column.column as usize))
            .cloned()
            .unwrap_or(ColumnValue::Truth(crate::truth::Truth::OPEN));
        let slot = self.blank_column(&blank, column);
        self.columns.push((column, slot));
        if let Some(open) = self.open_blocks.get_mut(column.level as usize) {
            open.block.columns.push((column.column, slot));
        }
        slot
    }

    fn blank_column(&mut self, blank: &ColumnValue, column: ColumnRef) -> Slot {
        match blank {
            ColumnValue::Truth(truth) => Slot::Truth(self.record.push_truth(*truth)),
            ColumnValue::Number(number) => Slot::Number(self.record.push_number(*number)),
            ColumnValue::Date(date) => Slot::Date(self.record.push_date(*date)),
            ColumnValue::Words(words) => {
                let set = self.record.push_words(words);
                let declared = &self.guideline.fact(column.rows).columns[column.column as usize];
                match declared.ty {
                    crate::model::Type::Choices(_) => Slot::Choices(set),
                    _ => Slot::Choice(set),
                }
            }
        }
    }
}
