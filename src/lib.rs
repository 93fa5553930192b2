//! Riktlinje.

pub mod answers;
pub mod assess;
pub mod date;
pub mod diagnostic;
pub mod evaluate;
pub mod expression;
mod load;
pub mod model;
pub mod number;
pub mod program;
pub mod source;
pub mod text;
pub mod truth;
pub mod value;

pub use load::{Loaded, ReadError, load, load_within, used_guidelines};
pub use source::Source;
