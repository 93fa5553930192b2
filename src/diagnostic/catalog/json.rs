//! JSON texts that cannot be read.

use crate::diagnostic::{Code, Entry, Level};

/// All entries of this family.
pub const ALL: &[Code] = &[SYNTAX];

/// The text is not JSON.
pub const SYNTAX: Code = &Entry {
    id: "json/syntax",
    level: Level::Error,
    en: "This is not valid JSON: {found_en} stands where {expected_en} is expected.",
    sv: "Detta är inte giltig JSON: {found_sv} står där {expected_sv} väntas.",
    hints: &[(
        "Let a program write the JSON, or check it with an editor that knows JSON.",
        "Låt ett program skriva JSON-texten, eller kontrollera den i en redigerare som kan JSON.",
    )],
    why: "Builds for browsers read answers as JSON only, and a text that is not JSON cannot be trusted to mean what it seems to.",
}.carried();
