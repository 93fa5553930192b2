//! Answers cut into the cases that make a difference, and for each case the bits of the terms it leaves alive.
//!
//! The evaluator itself fills the rows: each case of an answer is put into a record, the nodes that look at it
//! are computed, and what they say is written down. So there is one definition of what an operation means.

use super::sums::UNITS;
use crate::evaluate::{ColumnValue, NumberSlot, Record, SetSlot, Slot, TruthSlot};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::truth::Truth;
use crate::value::NumberSet;

/// Eight words of term bits: what a processor fetches at a time.
pub(super) type Block = [u64; 8];

/// Bits of terms that are still alive: definitely in the first half, possibly in the second.
pub(super) type Row = Vec<Block>;

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
    pub(super) effects: Vec<Effect>,
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
            limit(&mut row, &question.effects, record.truth(question.out));
        }
        row
    }
}

/// The row in which every term is alive.
pub(super) fn alive(blocks: usize) -> Row {
    vec![[u64::MAX; 8]; 2 * blocks]
}

/// What a test ends within one word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Effect {
    word: u32,
    /// Terms in which the test has to hold.
    holds: u64,
    /// Terms in which it has to fail.
    fails: u64,
}

/// Uses, word by word.
pub(super) fn effects(uses: &[Use]) -> Vec<Effect> {
    let mut effects: Vec<Effect> = Vec::new();
    for at in uses {
        let (word, bit) = (at.bit / 64, 1 << (at.bit % 64));
        let known = effects.iter().position(|effect| effect.word == word).unwrap_or_else(|| {
            effects.push(Effect { word, holds: 0, fails: 0 });
            effects.len() - 1
        });
        if let Some(effect) = effects.get_mut(known) {
            if at.holds { effect.holds |= bit } else { effect.fails |= bit }
        }
    }
    effects
}

/// Ends the terms that a truth ends: definitely alive stay those that it surely suits, possibly alive those
/// that it may suit.
pub(super) fn limit(row: &mut [Block], effects: &[Effect], truth: Truth) {
    let (definite, possible) = row.split_at_mut(row.len() / 2);
    let (definite, possible) = (definite.as_flattened_mut(), possible.as_flattened_mut());
    let mask = |end: bool| if end { u64::MAX } else { 0 };
    let (not_yes, not_no) = (mask(!truth.is_yes()), mask(!truth.is_no()));
    for effect in effects {
        let at = effect.word as usize;
        if let (Some(definite), Some(possible)) = (definite.get_mut(at), possible.get_mut(at)) {
            *definite &= !(effect.holds & not_yes | effect.fails & not_no);
            *possible &= !(effect.holds & !not_no | effect.fails & !not_yes);
        }
    }
}
