//! What the answer to a fact moves.

use crate::evaluate::Slot;

/// Stands for no place at all.
pub(super) const NOWHERE: u32 = u32::MAX;

/// The place of a test of yes and no, or of the first of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bit {
    pub(super) word: u32,
    pub(super) shift: u32,
}

impl Bit {
    /// No place.
    pub(super) const NONE: Bit = Bit { word: NOWHERE, shift: 0 };
}

/// What the answer to a fact moves. Places that it has not are [`NOWHERE`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Input {
    /// Where the evaluator looks for the answer.
    pub(super) slot: Slot,
    /// Whether the evaluator needs it.
    pub(super) recorded: bool,
    /// The test that it is, or those of its options.
    pub(super) bit: Bit,
    /// Its dimension, and the row of that for the first option or below the first step.
    pub(super) dimension: u32,
    pub(super) first_row: u32,
    /// Of a choice how many options there are; of a number where its steps begin and how many there are.
    pub(super) first_step: u32,
    pub(super) count: u32,
    /// Its place among the numbers of sums.
    pub(super) ends: u32,
}

impl Input {
    /// An answer that moves nothing yet.
    pub(super) fn of(slot: Slot) -> Input {
        Input {
            slot,
            recorded: false,
            bit: Bit::NONE,
            dimension: NOWHERE,
            first_row: 0,
            first_step: 0,
            count: 0,
            ends: NOWHERE,
        }
    }

    /// Words of the options of a choice of many.
    pub(super) fn words(&self) -> usize {
        if let Slot::Choices(slot) = self.slot { slot.words as usize / 2 } else { 0 }
    }
}
