//! Mistakes in what a guideline means: names, types, and declarations that do not fit together.

pub mod declarations;
pub mod names;
pub mod types;

pub use declarations::*;
pub use names::*;
pub use types::*;

use super::Entry;

/// All entries of this family.
pub const ALL: &[&Entry] = &[
    UNKNOWN_NAME,
    NOT_USED,
    CIRCLE,
    UNKNOWN_OPTION,
    ROW_ALONE,
    UNKNOWN_COLUMN,
    UNKNOWN_FUNCTION,
    FUNCTION_PLAIN,
    FUNCTION_ELSEWHERE,
    ARGUMENT_COUNT,
    ARGUMENT_MISFIT,
    DECIMALS,
    ROW_NAME_NEEDED,
    ROW_NAME_TAKEN,
    EMPTY_ROWS,
    UNKNOWN_TAG,
    OPTION_OR_NAME,
    NO_START,
    START_NOT_A_DATE,
    WRONG_TYPE,
    MIXED_TYPES,
    UNORDERED,
    NOT_COMPARABLE,
    LIST_COMPARED,
    LIST_ALONE,
    LIST_NEEDED,
    OPTION_NEEDED,
    IN_WRONG,
    NO_ARITHMETIC,
    NUMBER_OUT_OF_REACH,
    TEXT_MISPLACED,
    DATE_IN_QUOTES,
    NO_SUCH_DATE,
    DATE_LITERAL,
    NOT_CHOOSABLE,
    NEVER_NONE,
    MAY_BE_NONE,
    PART_MAY_BE_NONE,
    DIVISOR_MAY_BE_ZERO,
    RATE_TOO_LOW,
    LIKE_UNKNOWN,
    UNKNOWN_SECTION,
    SERIES_UNBOUNDED,
    OTHERWISE_ALONE,
    OTHERWISE_MISSING,
    OTHERWISE_MISFIT,
    NO_SUCH_VALUE,
    CONDITION_MISFIT,
    TABLE_COLUMN,
    TABLE_CELL,
    TABLE_GAP,
    TABLE_ROW_UNREACHED,
    TABLE_LARGE,
    UNKNOWN_AREA,
    UNKNOWN_PHASE,
    UNKNOWN_SOURCE,
    UNKNOWN_CLAUSE,
    DAYS_CROSSED,
    EVIDENCE_UNKNOWN,
    TOO_MANY,
];
