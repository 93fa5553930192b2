//! Guidelines: from the tree of a file to a composed and typed guideline.
//!
//! | folder or file | holds |
//! |---|---|
//! | `declare.rs` | what one file says, as read |
//! | `read/` | from the tree to declarations |
//! | `compose/` | used guidelines, overlays |
//! | `functions.rs` | the functions of expressions, one table |
//! | `check/` | names, types, guards: from declarations to a typed guideline |
//! | `types.rs`, `term.rs`, `guideline.rs` | the typed guideline |
//! | `number_terms.rs` | ids of terms |

mod check;
mod compose;
pub mod declare;
pub mod functions;
mod guideline;
mod number_terms;
mod print_term;
mod read;
mod term;
mod types;

pub use compose::Relaxation;
pub(crate) use check::{check, hexadecimal};
pub(crate) use compose::{Library, compose};
pub(crate) use declare::Document;
pub(crate) use read::read;
pub use declare::{Literal, Review, Rhythm, Severity, Status, Tighter, Version};
pub use guideline::{
    Area, Bounds, Clause, Duty, Fact, Gate, Guideline, Item, Pack, Parameter, Phase, Reminder, Rule, Schedule,
    Section, Source, Value, WaiverTerms,
};
pub use term::{ColumnRef, Constant, FirstTerm, RowQuestion, SetQuestion, Term, TermId, TermKind};
pub use types::{FactId, OptionItem, OptionList, OptionListId, ParameterId, RuleId, Type, ValueId};
