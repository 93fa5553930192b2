//! Mistakes in answers and proposals.

mod file;
mod forms;
mod names;
mod values;

pub use file::*;
pub use forms::*;
pub use names::*;
pub use values::*;

use super::Entry;

/// All entries of this family.
pub const ALL: &[&Entry] = &[
    OTHER_FILE,
    UNSUPPORTED_FORMAT,
    OTHER_GUIDELINE,
    ANSWER_AT_TOP,
    UNKNOWN_KEY,
    MISSING_KEY,
    NOT_A_GROUP,
    NOT_A_TEXT,
    EMPTY_TEXT,
    NOT_A_LANGUAGE,
    NOT_A_DAY,
    ENDS_BEFORE,
    WAIVERS_NOT_A_LIST,
    UNKNOWN_RULE,
    UNKNOWN_FACT,
    NOT_ASKED,
    GIVEN_TWICE,
    UNKNOWN_COLUMN,
    COLUMN_TWICE,
    UNKNOWN_FORM,
    FORM_MISFIT,
    MIXED_FORMS,
    ONLY_FOR_WHOLE,
    WITHIN_VALUE,
    NO_VALUE,
    NONE_NOT_TRUE,
    NEVER_NONE,
    TWO_ENDS,
    NO_ENDS,
    ENDS_SWAPPED,
    NOTHING_LEFT,
    BAD_EVIDENCE,
    UNKNOWN_KIND,
    UNUSED_KIND,
    WRONG_KIND,
    NOT_KNOWN_IN_WORDS,
    NOT_A_TRUTH,
    BLANK_TEXT,
    BAD_NUMBER,
    QUOTED_NUMBER,
    NOT_WHOLE,
    OUT_OF_BOUNDS,
    NOT_A_DATE,
    UNKNOWN_OPTION,
    REPEATED,
    LIST_FOR_ONE,
    ONE_FOR_LIST,
    ONE_FOR_YEARS,
    ODD_YEAR,
    TOO_MANY_ROWS,
    TOO_FEW_ROWS,
    ROW_NOT_A_GROUP,
];
