//! Guidelines: from the tree of a file to a composed and typed guideline.
//!
//! | folder or file | holds |
//! |---|---|
//! | `declare.rs` | what one file says, as read |
//! | `keys/` | every key of the format, with what it holds |
//! | `read/` | from the tree to declarations |
//! | `compose/` | used guidelines, overlays |
//! | `functions.rs` | the functions of expressions, one table |
//! | `check/` | names, types, guards: from declarations to a typed guideline |
//! | `types.rs`, `term.rs`, `guideline.rs` | the typed guideline |
//! | `term_parts.rs`, `lookup.rs` | what a term is made of and names; finding things by position and id |
//! | `number_terms.rs`, `digest.rs` | ids of terms; how digests are written |

#[cfg(feature = "authoring")]
mod check;
#[cfg(feature = "authoring")]
mod compose;
pub mod declare;
mod digest;
pub mod functions;
mod guideline;
#[cfg(feature = "authoring")]
pub(crate) mod keys;
mod lookup;
mod number_terms;
mod print_term;
#[cfg(feature = "authoring")]
mod read;
mod term;
mod term_parts;
mod types;

pub use declare::{Literal, Review, Rhythm, Severity, Status, Tighter, Version};
pub(crate) use digest::hexadecimal;
pub use guideline::{
    Area, Bounds, Clause, Duty, Fact, Gate, Guideline, Item, Pack, Parameter, Phase, Relaxation, Reminder,
    Rule, Schedule, Section, Source, Value, WaiverTerms,
};
pub use term::{ColumnRef, Constant, FirstTerm, RowQuestion, SetQuestion, Term, TermId, TermKind};
pub use types::{FactId, OptionItem, OptionList, OptionListId, ParameterId, RuleId, Type, ValueId};
#[cfg(feature = "authoring")]
pub(crate) use {
    check::check,
    compose::{Library, compose},
    declare::Document,
    read::read,
};

/// Most facts, values and rules of a composition together. The largest real one has under a thousand.
#[cfg(feature = "authoring")]
const MOST_ITEMS: usize = 20_000;
