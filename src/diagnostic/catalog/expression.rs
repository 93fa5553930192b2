//! Mistakes in the text of an expression. What a name or a type means is checked later, by the model.

pub mod names;
pub mod numbers;
pub mod operators;
pub mod structure;

pub use names::*;
pub use numbers::*;
pub use operators::*;
pub use structure::*;

use super::Entry;

/// All entries of the family.
pub const ALL: &[&Entry] = &[
    SINGLE_EQUALS,
    OPERATOR_SPELLING,
    OPERATOR_WORD,
    CHAINED_COMPARISON,
    NOT_BEFORE_COMPARISON,
    NOT_IN,
    BETWEEN,
    CONTAINS,
    IF_THEN,
    MISSING_AFTER,
    MISSING_BEFORE,
    MISSING_OPERATOR,
    POWER,
    REMAINDER,
    DECIMAL_COMMA,
    THOUSANDS,
    NUMBER_FORM,
    PERCENT,
    UNIT,
    PLAIN_DATE,
    NAME_LETTER,
    LOOK_ALIKE,
    UPPER_CASE,
    NAME_START,
    RESERVED_WORD,
    MISSING_NAME,
    NO_NULL,
    TRUTH_WORD,
    TYPOGRAPHIC_QUOTE,
    UNCLOSED_QUOTE,
    TRIPLE_QUOTE,
    TEXT_PREFIX,
    QUOTE_INSIDE,
    ESCAPE,
    TOO_LONG,
    TOO_DEEP,
    TOO_LONG_CHAIN,
    TOO_MANY_PARTS,
    UNCLOSED,
    UNOPENED,
    WRONG_CLOSE,
    EMPTY_PARENTHESES,
    EXTRA_COMMA,
    STRAY_COMMA,
    NESTED_QUESTION,
    MISSING_COLON,
    STRAY_COLON,
    NO_INDEX,
    DOT_AFTER_VALUE,
    BRACES,
    SEMICOLON,
    COMMENT,
    INVISIBLE_CHARACTER,
    CHARACTER,
];
