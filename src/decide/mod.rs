//! Verdicts by the million: a guideline as one table of bits.
//!
//! Most conditions of most guidelines look at one answer at a time. So every rule is written as an *or* of
//! *ands* of tests, each *and* gets one bit, and for every case of every answer one row of bits says which of
//! them it leaves alive. Deciding a case is then one *and* over the rows that its answers pick. What looks at
//! several answers at once (sums, series, rows, gates) is computed first, by comparing sums or by the
//! evaluator, and ends the terms that it ends.
//!
//! The rows are filled by the evaluator, and the result is the same on every case; the property test in
//! `tests.rs` holds that. For reasons, questions and dates ask [`Program::report`] for the same answers.
//!
//! | file | holds |
//! |---|---|
//! | `formula.rs` | conditions as an *or* of *ands* of tests |
//! | `layout.rs` | which bit stands for what |
//! | `dimension.rs` | answers cut into cases, a row of bits each |
//! | `sums.rs` | comparisons of sums |
//! | `varying.rs` | what is the same in every case |
//! | `rows.rs` | the rows, and the *and* over those that a case picks |
//! | `input.rs` | what the answer to a fact moves |
//! | `sort.rs` | which way each test is answered |
//! | `build.rs` | from a program to the table |
//! | `case.rs` | the answers of one case |
//! | `fill.rs` | all plain answers of a case in one call |
//! | `group.rs` | numbers in fours, whose rows are picked at once |
//! | `fields.rs` | the same, given by kind |
//! | `json.rs` | answers from JSON text straight into a case |
//! | `word.rs` | words and digits, eight bytes at a time |
//! | `decision.rs` | the pass over the bits; rulings and verdict |

mod build;
mod case;
mod decision;
mod dimension;
mod fields;
mod fill;
mod formula;
mod group;
mod input;
mod json;
mod layout;
mod rows;
mod sort;
pub(crate) mod sums;
pub(crate) mod varying;
mod word;

pub use case::Case;
pub use decision::Decision;
pub use fields::{FieldOrder, Fields, WrongLength};
pub use fill::Value;
pub use json::JsonReader;

use crate::evaluate::TruthSlot;
use crate::program::Program;
use dimension::Dimension;
use fill::Plan;
use input::{Bit, Input};
use layout::Layout;
use rows::Rows;
use sums::SumTable;

/// A program as a table of bits: the verdict and every rule's ruling, quickly, for case after case.
#[derive(Debug)]
pub struct Decider<'p> {
    program: &'p Program,
    layout: Layout,
    rows: Rows,
    dimensions: Vec<Dimension>,
    /// The steps of all numbers, in fours, one after the other.
    steps: Vec<[i64; 4]>,
    inputs: Vec<Input>,
    plan: Plan,
    /// Tests that are comparisons of sums, and the sums in the same order.
    sums: Vec<Separate>,
    sum_table: SumTable,
    /// Tests that the evaluator computes.
    computed: Vec<Separate>,
    /// Nodes that the evaluator computes for every case.
    nodes: Vec<u32>,
    /// Nodes that stand in for sums where a number is too large for them.
    sum_nodes: Vec<u32>,
    needs_record: bool,
    /// When rules are in force in a phase that is reached, where that is not always so.
    now: Vec<Now>,
    /// How much rules weigh, 64 of them at a time.
    weights: Vec<Weights>,
    blank: Case,
}

/// A test that is not an answer itself: where the evaluator writes it, and its bit.
#[derive(Debug)]
struct Separate {
    out: TruthSlot,
    bit: Bit,
}

/// What follows when 64 rules are violated, as bits.
#[derive(Clone, Copy, Debug, Default)]
struct Weights {
    forbids: u64,
    musts: u64,
    /// Musts and shoulds.
    milder: u64,
}

/// Rules that are in force and whose phase is reached under the same conditions.
#[derive(Debug)]
struct Now {
    in_force: TruthSlot,
    phase_reached: TruthSlot,
    rules: Vec<u64>,
}

#[cfg(all(test, feature = "authoring"))]
mod tests;
