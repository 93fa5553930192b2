//! Mistakes in the names of questions and of columns.

use crate::diagnostic::{Code, Entry, Level};

/// An answer to a question that is not there.
pub const UNKNOWN_FACT: Code = &Entry {
    id: "answers/unknown-fact",
    level: Level::Error,
    en: "The guideline has no question `{name}`.",
    sv: "Riktlinjen har ingen fråga `{name}`.",
    hints: &[
        (
            "`{name}` is a group: write its questions below it, such as `{within}`.",
            "`{name}` är en grupp. Skriv frågorna under den, till exempel `{within}`.",
        ),
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "`{name}` is a column of `{rows}`: write it within a row there.",
            "`{name}` är en kolumn i `{rows}`. Skriv den i en rad där.",
        ),
        (
            "Take the names of questions from the guideline, or take the line away.",
            "Ta frågornas namn från riktlinjen, eller ta bort raden.",
        ),
    ],
    why: "An answer that no question takes up would look given and not count.",
}
.carried();

/// An answer to something that the guideline computes or sets.
pub const NOT_ASKED: Code = &Entry {
    id: "answers/not-asked",
    level: Level::Error,
    en: "`{name}` is not asked: the guideline computes it or sets it.",
    sv: "`{name}` är ingen fråga. Riktlinjen räknar ut eller bestämmer värdet.",
    hints: &[(
        "Take the line away, and answer the questions that it is computed from.",
        "Ta bort raden och besvara i stället frågorna som det räknas ut från.",
    )],
    why: "If a proposal could overrule a computed value, its verdict would no longer follow from its answers.",
}.carried();

/// Two answers to the same question.
pub const GIVEN_TWICE: Code = &Entry {
    id: "answers/given-twice",
    level: Level::Error,
    en: "`{name}` is answered twice.",
    sv: "`{name}` besvaras två gånger.",
    hints: &[(
        "Keep one of the answers. Dotted, nested and earlier names mean the same question.",
        "Behåll ett av svaren. Namn med punkt, grupperade namn och tidigare namn betyder samma fråga.",
    )],
    why: "Which of two answers was meant cannot be guessed.",
}
.carried();

/// A column that the rows do not have.
pub const UNKNOWN_COLUMN: Code = &Entry {
    id: "answers/unknown-column",
    level: Level::Error,
    en: "`{rows}` has no column `{column}` (row {row}).",
    sv: "`{rows}` har ingen kolumn `{column}` (rad {row}).",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Columns: {columns}.", "Kolumner: {columns}."),
    ],
    why: "A column that is silently passed over would leave a risk or an owner out of the assessment.",
}
.carried();

/// A column that is given twice in a row.
pub const COLUMN_TWICE: Code = &Entry {
    id: "answers/column-twice",
    level: Level::Error,
    en: "There are two values for {name_en}.",
    sv: "Det finns två värden för {name_sv}.",
    hints: &[(
        "Keep one of them; an earlier name means the same column.",
        "Behåll ett av dem. Ett tidigare namn betyder samma kolumn.",
    )],
    why: "Which of two values was meant cannot be guessed.",
}
.carried();
