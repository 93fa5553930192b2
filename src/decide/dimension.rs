//! Answers cut into the cases that make a difference, and for each case the bits of the terms it leaves alive.
//!
//! The evaluator itself fills the rows: each case of an answer is put into a record, the nodes that look at it
//! are computed, and what they say is written down. So there is one definition of what an operation means.

use super::rows::{Row, alive, end};
use super::sums::UNITS;
use crate::evaluate::{ColumnValue, NumberSlot, Record, SetSlot, Slot, TruthSlot};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::truth::Truth;
use crate::value::NumberSet;

/// More than any number that is compared with steps.
pub(super) const BEYOND: i64 = 1 << 60;

/// A term's bit that a test decides, and whether the test has to hold there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) bit: u32,
    pub(super) holds: bool,
}

/// A truth that depends on one answer alone.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The node that computes it; none where it is the answer itself.
    pub(super) node: u32,
    pub(super) out: TruthSlot,
    pub(super) uses: Vec<Use>,
}

/// An answer with the questions about it.
#[derive(Clone, Debug)]
pub(super) struct Dimension {
    pub(super) cut: Cut,
    pub(super) questions: Vec<Question>,
}

/// How an answer is cut into cases. The last case is that nothing is answered.
#[derive(Clone, Debug)]
pub(super) enum Cut {
    /// One case per option and one for none.
    Options { slot: SetSlot, options: u32 },
    /// One case below, between and from each of these millionths on.
    Steps { slot: NumberSlot, steps: Vec<i64> },
}

impl Dimension {
    /// One row per case. Steps at which nothing changes are taken out.
    pub(super) fn rows(&mut self, program: &Program, record: &mut Record, blocks: usize) -> Vec<Row> {
        match &self.cut {
            Cut::Options { slot, options } => {
                let slot = *slot;
                let mut rows: Vec<Row> = (0..=*options)
                    .map(|option| {
                        let mut words = vec![0; slot.words as usize];
                        crate::value::bits::insert(&mut words, option as usize);
                        record.put_words(slot, &words);
                        self.row(program, record, blocks)
                    })
                    .collect();
                program.open(Slot::Choice(slot), record);
                rows.push(self.row(program, record, blocks));
                rows
            }
            Cut::Steps { slot, steps } => {
                let slot = *slot;
                let first = Number::MIN.units();
                let starts = std::iter::once(first).chain(steps.iter().map(|step| i128::from(*step) * UNITS));
                let starts: Vec<i128> = starts.collect();
                let (mut rows, mut kept): (Vec<Row>, Vec<i64>) = (Vec::new(), Vec::new());
                for start in starts {
                    let point = NumberRange::point(Number::from_units(start));
                    record.load(Slot::Number(slot), &ColumnValue::Number(NumberSet::given(point)));
                    let row = self.row(program, record, blocks);
                    if rows.last() != Some(&row) {
                        if !rows.is_empty() {
                            kept.push(i64::try_from(start / UNITS).unwrap_or(i64::MAX));
                        }
                        rows.push(row);
                    }
                }
                program.open(Slot::Number(slot), record);
                rows.push(self.row(program, record, blocks));
                self.cut = Cut::Steps { slot, steps: kept };
                rows
            }
        }
    }

    /// The row of whatever now stands in the record.
    pub(super) fn row(&self, program: &Program, record: &mut Record, blocks: usize) -> Row {
        let mut row = alive(blocks);
        for question in &self.questions {
            program.run_some(&[question.node], record);
            limit(&mut row, &question.uses, record.truth(question.out));
        }
        row
    }
}

/// Ends the terms that a truth ends: surely alive stay those that it surely suits, possibly alive those that
/// it may suit.
fn limit(row: &mut Row, uses: &[Use], truth: Truth) {
    let half = row.len() / 2;
    let (surely, possibly) = row.split_at_mut(half);
    for at in uses {
        let suits = if at.holds { truth } else { truth.not() };
        if !suits.is_yes() {
            end(surely, at.bit);
        }
        if suits.is_no() {
            end(possibly, at.bit);
        }
    }
}

/// Steps in fours; behind the last one stand steps that no number reaches.
pub(super) fn fours(steps: &[i64]) -> impl Iterator<Item = [i64; 4]> {
    steps.chunks(4).map(|few| std::array::from_fn(|at| few.get(at).copied().unwrap_or(BEYOND)))
}

/// How many steps a number of millionths has reached. Without branches, because what a case answers cannot be
/// guessed; the sign of a difference says which of two numbers is less.
pub(super) fn reached(steps: &[[i64; 4]], point: i64) -> u32 {
    let mut reached = [0_u64; 4];
    for four in steps {
        for (reached, step) in reached.iter_mut().zip(four) {
            *reached += step.wrapping_sub(point).wrapping_sub(1).cast_unsigned() >> 63;
        }
    }
    u32::try_from(reached.iter().sum::<u64>()).unwrap_or(0)
}
