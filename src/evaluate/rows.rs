//! Questions about rows. Every row, also the rest that may still come, carries whether it is there.

use super::operation::RowOperation;
use super::record::{Lanes, Record};
use super::run::Tables;
use super::slot::{RowsSlot, Slot};
use crate::number::{Number, NumberRange};
use crate::value::{NumberSet, Truth};

/// One row, or several alike that may still come.
#[derive(Clone, Copy)]
struct Row {
    /// Rows like this that are surely there.
    sure: u32,
    /// Rows like this that can be there.
    possible: u32,
}

impl Row {
    fn there(self) -> Truth {
        Truth::from_parts(self.sure > 0, self.possible > 0)
    }
}

impl Record {
    pub(super) fn rows_size(&self, rows: RowsSlot) -> NumberSet {
        let state = &self.rows[rows.0 as usize];
        let known = u32::try_from(state.known.len()).unwrap_or(u32::MAX);
        let (sure, possible) =
            (known.saturating_add(state.sure_more), known.saturating_add(state.possible_more));
        let least = if state.there.is_yes() { sure } else { 0 };
        let most = if state.there.could_be(true) { possible } else { 0 };
        NumberSet::given(NumberRange::between(Number::from(least), Number::from(most)))
    }

    pub(super) fn rows_truth(
        &mut self,
        question: RowOperation,
        rows: RowsSlot,
        block: u32,
        tables: Tables<'_>,
    ) -> Truth {
        let mut result = Truth::from_bool(matches!(question, RowOperation::All));
        self.each_row(rows, block, tables, |record, row, slot| {
            let Slot::Truth(slot) = slot else { return };
            let holds = record.truth(slot);
            result = match question {
                RowOperation::All => result.and(row.there().not().or(holds)),
                RowOperation::Exists
                | RowOperation::Count
                | RowOperation::Sum
                | RowOperation::Max(_)
                | RowOperation::Min(_) => result.or(row.there().and(holds)),
            };
        });
        result
    }

    pub(super) fn rows_number(
        &mut self,
        question: RowOperation,
        rows: RowsSlot,
        block: u32,
        tables: Tables<'_>,
    ) -> NumberSet {
        match question {
            RowOperation::Max(empty) => self.extreme_row(rows, block, tables, empty, NumberRange::max),
            RowOperation::Min(empty) => self.extreme_row(rows, block, tables, empty, NumberRange::min),
            RowOperation::Count | RowOperation::All | RowOperation::Exists => {
                let mut count = (0_u32, 0_u32);
                self.each_row(rows, block, tables, |record, row, slot| {
                    let Slot::Truth(slot) = slot else { return };
                    let holds = record.truth(slot);
                    let sure = if holds.is_yes() { row.sure } else { 0 };
                    let possible = if holds.could_be(true) { row.possible } else { 0 };
                    count = (count.0.saturating_add(sure), count.1.saturating_add(possible));
                });
                NumberSet::given(NumberRange::between(Number::from(count.0), Number::from(count.1)))
            }
            RowOperation::Sum => {
                let mut sum = NumberRange::ZERO;
                self.each_row(rows, block, tables, |record, row, slot| {
                    let Slot::Number(slot) = slot else { return };
                    let value = record.range(slot);
                    let times = |count: u32| value * NumberRange::point(Number::from(count));
                    sum = sum + times(row.sure).hull(times(row.possible));
                });
                NumberSet::given(sum)
            }
        }
    }

    /// The greatest (or least) over the rows. With a sure row it is the extreme of the sure on one side and
    /// of the possible on the other; without one the value of no rows joins in.
    fn extreme_row(
        &mut self,
        rows: RowsSlot,
        block: u32,
        tables: Tables<'_>,
        empty: Option<super::NumberSlot>,
        pick: fn(NumberRange, NumberRange) -> NumberRange,
    ) -> NumberSet {
        // Both ends are monotone in the rows: sure rows bound one end, possible rows the other. Picking over
        // the sure rows, then joining each pick with a possible row, gives both.
        let mut sure: Option<NumberRange> = None;
        let mut possible: Option<NumberRange> = None;
        self.each_row(rows, block, tables, |record, row, slot| {
            let Slot::Number(slot) = slot else { return };
            let value = record.range(slot);
            let add = |so_far: Option<NumberRange>| Some(so_far.map_or(value, |so_far| pick(so_far, value)));
            if row.sure > 0 {
                sure = add(sure);
            } else if row.possible > 0 {
                possible = Some(possible.map_or(value, |so_far| so_far.hull(value)));
            }
        });
        let empty = empty.map_or(NumberRange::ZERO, |slot| self.range(slot));
        NumberSet::given(match (sure, possible) {
            (None, None) => empty,
            (None, Some(possible)) => possible.hull(empty),
            (Some(sure), None) => sure,
            (Some(sure), Some(possible)) => sure.hull(pick(sure, possible)),
        })
    }

    /// Runs the block for each known row, then once for the rest that may still come.
    fn each_row(
        &mut self,
        rows: RowsSlot,
        block: u32,
        tables: Tables<'_>,
        mut visit: impl FnMut(&Record, Row, Slot),
    ) {
        let at = rows.0 as usize;
        let Some(block) = tables.blocks.get(block as usize) else { return };
        let Some(result) = block.result else { return };
        let there = self.rows[at].there;
        if there.is_no() {
            return;
        }
        for row in 0..self.rows[at].known.len() {
            self.load_known(&block.columns, at, row);
            self.run(&block.nodes, tables);
            visit(self, Row { sure: u32::from(there.is_yes()), possible: 1 }, result);
        }
        let (sure, possible) = (self.rows[at].sure_more, self.rows[at].possible_more);
        if possible > 0 {
            if let Some(blank) = tables.blanks.get(at) {
                for (column, slot) in &block.columns {
                    if let Some(value) = blank.get(*column as usize) {
                        self.lanes().load(*slot, value);
                    }
                }
            }
            self.run(&block.nodes, tables);
            visit(self, Row { sure: if there.is_yes() { sure } else { 0 }, possible }, result);
        }
    }

    /// Loads the columns of a known row. The rows stay in place, so that a block may look at them again.
    fn load_known(&mut self, columns: &[(u32, Slot)], rows: usize, row: usize) {
        let Record { truths, numbers, dates, words, rows: all } = self;
        let mut lanes = Lanes { truths, numbers, dates, words };
        let Some(values) = all.get(rows).and_then(|state| state.known.get(row)) else { return };
        for (column, slot) in columns {
            if let Some(value) = values.get(*column as usize) {
                lanes.load(*slot, value);
            }
        }
    }
}
