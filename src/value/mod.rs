//! Values as the sets of what they can still be.
//!
//! | file | holds |
//! |---|---|
//! | `optional.rs` | numbers and dates that may be none |
//! | `bits.rs` | sets of options |
//! | `possible.rs` | any value, for the outside |

pub mod bits;
mod optional;
mod possible;

pub use crate::truth::Truth;
pub use optional::{DateSet, NumberSet};
pub use possible::Possible;
