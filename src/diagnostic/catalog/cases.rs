//! Mistakes in files of tests.

mod expectations;
mod file;

pub use expectations::*;
pub use file::*;

use super::Entry;

/// All entries of this family.
pub const ALL: &[&Entry] = &[
    UNSUPPORTED_FORMAT,
    OTHER_GUIDELINE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_KIND,
    NO_CASES,
    NAME_TWICE,
    UNKNOWN_BASE,
    BASE_IS_TABLE,
    BASE_CIRCLE,
    NO_DAY,
    NOT_A_DAY,
    REMOVED_UNANSWERED,
    BESIDE_TABLE,
    NO_ROWS,
    ROW_LENGTH,
    NOTHING_EXPECTED,
    NOTHING_COMPARED,
    UNKNOWN_RULE,
    UNKNOWN_VALUE,
    UNKNOWN_FACT,
    UNKNOWN_AREA,
    UNKNOWN_OPTION,
    UNKNOWN_WORD,
    UNKNOWN_COLUMN,
    LISTED_TWICE,
    BAD_VALUE,
    NEVER_NONE,
    NOT_COMPARABLE,
];
