//! What deserves a look in a guideline that loads: found by the lints of `src/lint`, one of them each.

mod logic;
mod rules;
mod texts;
mod unused;

pub use logic::*;
pub use rules::*;
pub use texts::*;
pub use unused::*;

use super::Entry;

/// All entries of this family.
pub const ALL: &[&Entry] = &[
    UNUSED_FACT,
    UNUSED_QUESTION,
    UNUSED_VALUE,
    UNUSED_PARAMETER,
    UNUSED_OPTION,
    UNUSED_CLAUSE,
    UNUSED_IGNORE,
    NO_QUESTION,
    NO_TRANSLATION,
    CUT_COMMENT,
    PLACES_DIFFER,
    NO_ROLE_WORDING,
    NO_TESTS,
    UNTESTED,
    NO_REMEDY,
    NO_RECEIVER,
    DATES_GAP,
    DATES_OVERLAP,
    RELAXED,
    ALWAYS_TRUE,
    ALWAYS_FALSE,
    CLOSED_LIMIT,
    SAID_TWICE,
    LONG_EXPRESSION,
];
