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

/// All rows, block by block, so that one pass over the tests computes one block.
#[derive(Debug, Default)]
pub(super) struct Rows {
    blocks: Vec<BlockRows>,
}

/// The rows of one block.
#[derive(Debug, Default)]
struct BlockRows {
    /// The tests that a term of the block uses.
    runs: Vec<Run>,
    /// Four bits at a time, run after run: terms that need tests to hold, those that need them to fail, and both.
    holds: Vec<Four>,
    fails: Vec<Four>,
    both: Vec<Four>,
    /// Rows of the dimensions: what is surely and what is possibly alive.
    sure: Vec<Block>,
    may: Vec<Block>,
}

/// Tests beside each other in one word.
#[derive(Clone, Copy, Debug)]
struct Run {
    word: usize,
    /// Its first bit.
    shift: u32,
    /// How many fours of tests.
    fours: usize,
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
        let block = |block: usize| {
            let half = |half: usize| {
                let at = half * blocks + block;
                dimensions.iter().map(move |row| row.get(at).copied().unwrap_or(Block::ALL)).collect()
            };
            let mut rows = BlockRows { sure: half(0), may: half(1), ..BlockRows::default() };
            for (word, tests) in tests.chunks(64).enumerate() {
                rows.add(word, tests, block);
            }
            rows
        };
        Rows { blocks: (0..blocks).map(block).collect() }
    }

    /// What is alive where every test is settled.
    pub(super) fn settled(&self, bits: &[[u64; 2]], picks: &[u32], alive: &mut [Block]) {
        for (rows, alive) in self.blocks.iter().zip(alive) {
            let mut block = Block::ALL;
            let mut left = rows.both.as_slice();
            for run in &rows.runs {
                let (tables, others) = left.split_at_checked(run.fours).unwrap_or_default();
                left = others;
                let [mut word, _] = run.bits(bits);
                for table in tables {
                    block.and(&table[(word & 15) as usize]);
                    word >>= 4;
                }
            }
            for pick in picks {
                if let Some(row) = rows.sure.get(*pick as usize) {
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
        for (rows, (surely, possibly)) in self.blocks.iter().zip(surely.iter_mut().zip(possibly)) {
            let (mut sure, mut may) = (Block::ALL, Block::ALL);
            let mut left = (rows.holds.as_slice(), rows.fails.as_slice());
            for run in &rows.runs {
                let (holds, other_holds) = left.0.split_at_checked(run.fours).unwrap_or_default();
                let (fails, other_fails) = left.1.split_at_checked(run.fours).unwrap_or_default();
                left = (other_holds, other_fails);
                let [mut yes, mut maybe] = run.bits(bits);
                for (holds, fails) in holds.iter().zip(fails) {
                    let (surely, possibly) = ((yes & 15) as usize, (maybe & 15) as usize);
                    sure.and(&holds[surely]);
                    sure.and(&fails[possibly]);
                    may.and(&holds[possibly]);
                    may.and(&fails[surely]);
                    (yes, maybe) = (yes >> 4, maybe >> 4);
                }
            }
            for pick in picks {
                if let (Some(sure_row), Some(may_row)) =
                    (rows.sure.get(*pick as usize), rows.may.get(*pick as usize))
                {
                    sure.and(sure_row);
                    may.and(may_row);
                }
            }
            (*surely, *possibly) = (sure, may);
        }
    }
}

impl Run {
    /// The bits of its tests and those after them: surely yes, and possibly yes.
    fn bits(self, bits: &[[u64; 2]]) -> [u64; 2] {
        bits.get(self.word).map_or([0, 0], |word| word.map(|word| word >> self.shift))
    }
}

impl BlockRows {
    /// Adds the tests of a word, from the first to the last that a term of the block uses.
    fn add(&mut self, word: usize, tests: &[Vec<Use>], block: usize) {
        let within = |at: &Use| at.bit as usize / BITS == block;
        let used = |four: &[Vec<Use>]| four.iter().flatten().any(within);
        let fours = || tests.chunks(4).enumerate().filter(|(_, four)| used(four)).map(|(at, _)| at);
        let (Some(first), Some(last)) = (fours().next(), fours().next_back()) else { return };
        let shift = u32::try_from(4 * first).unwrap_or(0);
        self.runs.push(Run { word, shift, fours: last + 1 - first });
        for four in tests.chunks(4).take(last + 1).skip(first) {
            let (holds, fails) = (ended(four, block, true), ended(four, block, false));
            let mut both = holds;
            both.iter_mut().zip(&fails).for_each(|(both, fails)| both.and(fails));
            self.holds.push(holds);
            self.fails.push(fails);
            self.both.push(both);
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
