//! Conditions and expressions of a guideline in plain language, Swedish and English, for people who never see
//! how they are written.
//!
//! | file | holds |
//! |---|---|
//! | `sentence.rs` | sentences whose names can become links, and lists of them |
//! | `condition.rs` | what has to hold, and its opposite |
//! | `expression.rs` | how a value comes about |
//! | `names.rs` | what facts, values and options are called |
//! | `amounts.rs` | numbers with units |
//! | `words.rs` | the wordings |

mod amounts;
#[cfg(feature = "authoring")]
mod condition;
#[cfg(feature = "authoring")]
mod expression;
#[cfg(feature = "authoring")]
mod names;
#[cfg(feature = "authoring")]
mod sentence;
#[cfg(test)]
#[cfg(feature = "authoring")]
mod tests;
#[cfg(feature = "authoring")]
mod words;

pub use amounts::{amount, unit, yes_or_no};
#[cfg(feature = "authoring")]
pub use sentence::{Name, Piece, Sentence, Wording};

#[cfg(feature = "authoring")]
use crate::model::Guideline;
#[cfg(feature = "authoring")]
use crate::text::Language;

/// Puts the terms of a guideline in words of one language.
#[cfg(feature = "authoring")]
#[derive(Clone, Copy, Debug)]
pub struct InWords<'g> {
    /// The guideline, for names and wordings.
    pub guideline: &'g Guideline,
    /// The language.
    pub language: Language,
}
