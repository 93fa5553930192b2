//! Many cases at a time, in columns.
//!
//! Answers come as [`Columns`], one per fact; findings and verdicts leave as [`Results`]. Conditions are computed
//! for 512 cases at a time, one bit per case: what is definitely and what is possibly so. Tests that planes of
//! bits cannot answer (dates, gated numbers, points, rows), and cases with answers that no column holds (estimates,
//! series, evidence), go to the evaluator. It also fills in what each test of a single answer says, so an operation
//! means the same here as everywhere, and `tests.rs` holds that on every finding.
//!
//! | file | holds |
//! |---|---|
//! | `bitmap.rs`, `numbers.rs`, `columns.rs` | cases as columns |
//! | `reader.rs`, `checked.rs` | answers from text straight into columns |
//! | `arrow/` | from and to Arrow record batches |
//! | `plan.rs` | tests and conditions, as data |
//! | `build.rs`, `single.rs` | from a program to a plan |
//! | `ready.rs` | the tests of a plan, by column |
//! | `lanes.rs`, `wide.rs` | what a processor answers about 512 rows; in wide registers (feature `simd`) |
//! | `leaves.rs`, `sums.rs`, `run.rs` | one block of rows: tests of answers, sums, conditions |
//! | `exact.rs` | rows and tests that the evaluator computes |
//! | `whole.rs` | all blocks of a batch |
//! | `results.rs` | findings, verdicts, values |

#![expect(
    clippy::inline_always,
    reason = "what a block computes is compiled inside a function that may use wide registers, or it does not use them"
)]

#[cfg(feature = "arrow")]
pub mod arrow;
mod bitmap;
mod build;
mod checked;
mod columns;
mod exact;
mod lanes;
mod leaves;
mod numbers;
mod plan;
mod reader;
mod ready;
mod results;
mod run;
mod single;
mod sums;
mod whole;
#[cfg(all(feature = "simd", target_arch = "x86_64"))]
mod wide;

pub use bitmap::Bitmap;
pub use columns::{Column, Columns, Values};
pub use numbers::{Counts, Numbers};
pub use reader::RowReader;
pub use results::Results;
pub use whole::Batch;

use crate::date::Date;
use crate::program::Program;

impl Program {
    /// Assesses many cases on a day. Whoever has several batches keeps a [`Batch`], which is made ready once.
    #[must_use]
    pub fn assess_batch(&self, columns: &Columns, as_of: Date) -> Results {
        Batch::new(self, as_of).assess(columns)
    }
}

#[cfg(all(test, feature = "authoring"))]
mod tests;
