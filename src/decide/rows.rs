//! Rows of term bits: which terms each outcome of a test leaves alive.
//!
//! Tests of yes and no stand in bits, 64 to a word. Four of them at a time pick one of sixteen rows. What an
//! open test leaves alive falls apart into two questions: a term that needs it to hold is surely alive where
//! it surely holds, and possibly alive where it possibly holds; one that needs it to fail is surely alive
//! where it does not possibly hold. So two tables, one for each kind of need, give both answers.

use super::dimension::Use;

/// Eight words of term bits: what a processor fetches at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(64))]
pub(super) struct Block(pub(super) [u64; 8]);

/// Terms in a block.
const BITS: usize = 512;

/// One row for each outcome of four tests.
type Four = [Block; 16];

/// Bits of terms that are still alive: definitely in the first half, possibly in the second.
pub(super) type Row = Vec<Block>;

/// All rows, block after block, so that one pass over the tests computes one block.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Four bits at a time: terms that need tests to hold, those that need them to fail, and both.
    holds: Vec<Four>,
    fails: Vec<Four>,
    both: Vec<Four>,
    /// Rows of the dimensions: what is surely and what is possibly alive.
    sure: Vec<Block>,
    may: Vec<Block>,
    /// How many fours and how many rows one block has.
    fours: usize,
    rows: usize,
}

impl Block {
    /// Everything alive.
    pub(super) const ALL: Block = Block([u64::MAX; 8]);

    pub(super) fn and(&mut self, other: &Block) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
    }
}

impl Rows {
    /// The rows for tests of yes and no, each with the terms that use it, and for dimensions.
    pub(super) fn new(tests: &[Vec<Use>], dimensions: &[Row], blocks: usize) -> Rows {
        let fours = tests.len().div_ceil(4);
        let mut rows = Rows { fours, rows: dimensions.len(), ..Rows::default() };
        for block in 0..blocks {
            for four in tests.chunks(4) {
                let (holds, fails) = (ended(four, block, true), ended(four, block, false));
                let mut both = holds;
                both.iter_mut().zip(&fails).for_each(|(both, fails)| both.and(fails));
                rows.holds.push(holds);
                rows.fails.push(fails);
                rows.both.push(both);
            }
            let half = |half: usize| {
                let at = half * blocks + block;
                dimensions.iter().map(move |row| row.get(at).copied().unwrap_or(Block::ALL))
            };
            rows.sure.extend(half(0));
            rows.may.extend(half(1));
        }
        rows
    }

    /// What is alive where every test is settled.
    pub(super) fn settled(&self, bits: &[[u64; 2]], picks: &[u32], alive: &mut [Block]) {
        for (at, alive) in alive.iter_mut().enumerate() {
            let mut block = Block::ALL;
            let tables = self.both.get(at * self.fours..(at + 1) * self.fours).unwrap_or(&[]);
            let rows = self.sure.get(at * self.rows..(at + 1) * self.rows).unwrap_or(&[]);
            for (tables, [sure, _]) in tables.chunks(16).zip(bits) {
                let mut word = *sure;
                for table in tables {
                    block.and(&table[(word & 15) as usize]);
                    word >>= 4;
                }
            }
            for pick in picks {
                if let Some(row) = rows.get(*pick as usize) {
                    block.and(row);
                }
            }
            *alive = block;
        }
    }

    /// What is surely and what is possibly alive.
    pub(super) fn open(
        &self,
        bits: &[[u64; 2]],
        picks: &[u32],
        surely: &mut [Block],
        possibly: &mut [Block],
    ) {
        for (at, (surely, possibly)) in surely.iter_mut().zip(possibly).enumerate() {
            let (mut sure, mut may) = (Block::ALL, Block::ALL);
            let tables = at * self.fours..(at + 1) * self.fours;
            let holds = self.holds.get(tables.clone()).unwrap_or(&[]);
            let fails = self.fails.get(tables).unwrap_or(&[]);
            for ((holds, fails), [yes, maybe]) in holds.chunks(16).zip(fails.chunks(16)).zip(bits) {
                let (mut yes, mut maybe) = (*yes, *maybe);
                for (holds, fails) in holds.iter().zip(fails) {
                    let (surely, possibly) = ((yes & 15) as usize, (maybe & 15) as usize);
                    sure.and(&holds[surely]);
                    sure.and(&fails[possibly]);
                    may.and(&holds[possibly]);
                    may.and(&fails[surely]);
                    (yes, maybe) = (yes >> 4, maybe >> 4);
                }
            }
            let rows = at * self.rows..(at + 1) * self.rows;
            let sure_rows = self.sure.get(rows.clone()).unwrap_or(&[]);
            let may_rows = self.may.get(rows).unwrap_or(&[]);
            for pick in picks {
                if let (Some(sure_row), Some(may_row)) =
                    (sure_rows.get(*pick as usize), may_rows.get(*pick as usize))
                {
                    sure.and(sure_row);
                    may.and(may_row);
                }
            }
            (*surely, *possibly) = (sure, may);
        }
    }
}

/// The rows of four tests for terms that need them to hold, or to fail.
fn ended(tests: &[Vec<Use>], block: usize, holds: bool) -> Four {
    std::array::from_fn(|outcome| {
        let mut row = Block::ALL;
        for (at, uses) in tests.iter().enumerate() {
            if (outcome >> at & 1 == 1) == holds {
                continue;
            }
            for at in uses.iter().filter(|at| at.holds == holds && at.bit as usize / BITS == block) {
                end(std::slice::from_mut(&mut row), at.bit % 512);
            }
        }
        row
    })
}

/// The row in which every term is alive.
pub(super) fn alive(blocks: usize) -> Row {
    vec![Block::ALL; 2 * blocks]
}

/// Ends a term.
pub(super) fn end(blocks: &mut [Block], bit: u32) {
    let (block, bit) = (bit as usize / BITS, bit as usize % BITS);
    if let Some(word) = blocks.get_mut(block).and_then(|block| block.0.get_mut(bit / 64)) {
        *word &= !(1 << (bit % 64));
    }
}
