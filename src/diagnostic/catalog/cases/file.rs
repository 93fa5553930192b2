//! Mistakes in a file of tests around its expectations: cases, bases, tables.

use crate::diagnostic::{Code, Entry, Level};

/// A version of the format that is not known.
pub const UNSUPPORTED_FORMAT: Code = &Entry {
    id: "cases/unsupported-format",
    level: Level::Error,
    en: "Version `{version}` of the format is not known; this program reads version 1.",
    sv: "Version `{version}` av formatet är okänd. Det här programmet läser version 1.",
    hints: &[("Write `riktlinje: 1`.", "Skriv `riktlinje: 1`.")],
    why: "The number says how the file is to be read, so a later format is never taken for this one.",
};

/// Tests of another guideline.
pub const OTHER_GUIDELINE: Code = &Entry {
    id: "cases/other-guideline",
    level: Level::Error,
    en: "These tests are for the guideline `{guideline}`, but `{at_hand}` is the one at hand.",
    sv: "Proven gäller riktlinjen `{guideline}`, men det är `{at_hand}` som används här.",
    hints: &[(
        "Write `tests: {at_hand}`, or move the file beside its own guideline.",
        "Skriv `tests: {at_hand}`, eller flytta filen till mappen för rätt riktlinje.",
    )],
    why: "Tests that run against another guideline than the one they were written for prove nothing.",
};

/// A key that is not part of the format.
pub const UNKNOWN_KEY: Code = &Entry {
    id: "cases/unknown-key",
    level: Level::Error,
    en: "`{key}` is not a key of {what_en}.",
    sv: "`{key}` är ingen nyckel i {what_sv}.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("The keys are {keys}.", "Nycklarna är {keys}."),
    ],
    why: "A misspelled expectation that is passed over would make a test pass that compares nothing.",
};

/// A key that must be there.
pub const MISSING_KEY: Code = &Entry {
    id: "cases/missing-key",
    level: Level::Error,
    en: "`{key}` is missing in {what_en}.",
    sv: "`{key}` saknas i {what_sv}.",
    hints: &[("Add a line such as `{example}`.", "Lägg till en rad som `{example}`.")],
    why: "Without it the program does not know what to test.",
};

/// A list where a text is expected, and the like.
pub const WRONG_KIND: Code = &Entry {
    id: "cases/wrong-kind",
    level: Level::Error,
    en: "{what_en} should be {expected_en}, but {found_en} stands here.",
    sv: "{what_sv} ska vara {expected_sv}, men här står {found_sv}.",
    hints: &[("Write it in this way: `{example}`.", "Skriv så här: `{example}`.")],
    why: "What stands here cannot be read as it is meant.",
};

/// A file without cases.
pub const NO_CASES: Code = &Entry {
    id: "cases/no-cases",
    level: Level::Error,
    en: "There is no case here.",
    sv: "Här finns inget fall.",
    hints: &[(
        "Write at least one case, or take the file away.",
        "Skriv minst ett fall, eller ta bort filen.",
    )],
    why: "A file that tests nothing must not look like one whose tests pass.",
};

/// Two cases of one name.
pub const NAME_TWICE: Code = &Entry {
    id: "cases/name-twice",
    level: Level::Error,
    en: "There are two cases with the name `{name}`.",
    sv: "Två fall heter `{name}`.",
    hints: &[("Give each case a name of its own.", "Ge varje fall ett eget namn.")],
    why: "Reports and bases name cases, so a name must mean one case.",
};

/// A base that is neither a case nor a proposal.
pub const UNKNOWN_BASE: Code = &Entry {
    id: "cases/unknown-base",
    level: Level::Error,
    en: "`{base}` is neither the name of a case in this file nor a proposal beside it.",
    sv: "`{base}` är varken namnet på ett fall i filen eller ett förslag i samma mapp.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Write the name of a case, or the file name of a proposal in the same folder.",
            "Skriv namnet på ett fall, eller filnamnet på ett förslag i samma mapp.",
        ),
    ],
    why: "Without its base a case would start from no answers at all and could pass for the wrong reason.",
};

/// A base that is a table.
pub const BASE_IS_TABLE: Code = &Entry {
    id: "cases/base-is-table",
    level: Level::Error,
    en: "`{base}` is a table of cases, so it is no single case to start from.",
    sv: "`{base}` är en tabell med fall, och därför inget enskilt fall att utgå från.",
    hints: &[("Start from a case without a table.", "Utgå från ett fall utan tabell.")],
    why: "A table has a set of answers for each row; which of them is meant cannot be guessed.",
};

/// Cases that are each other's base.
pub const BASE_CIRCLE: Code = &Entry {
    id: "cases/base-circle",
    level: Level::Error,
    en: "`{name}` has itself as its base, by way of `{base}`.",
    sv: "`{name}` utgår från sig självt, via `{base}`.",
    hints: &[(
        "Let one of the cases start from a proposal, or from nothing.",
        "Låt ett av fallen utgå från ett förslag, eller inte ha någon bas.",
    )],
    why: "Answers have to begin somewhere.",
};

/// A case without a day.
pub const NO_DAY: Code = &Entry {
    id: "cases/no-day",
    level: Level::Error,
    en: "The case `{name}` does not say for which day to assess.",
    sv: "Fallet `{name}` säger inte vilken dag bedömningen gäller.",
    hints: &[(
        "Write `as_of: 2026-11-22` in the case, in its base or in the proposal it starts from.",
        "Skriv `as_of: 2026-11-22` i fallet, i dess bas eller i förslaget som det utgår från.",
    )],
    why: "Rules begin and end on dates, so without a fixed day the same test could pass today and fail next year.",
};

/// A day that cannot be read.
pub const NOT_A_DAY: Code = &Entry {
    id: "cases/not-a-day",
    level: Level::Error,
    en: "`{text}` is not a date: {reason_en}.",
    sv: "`{text}` är inget datum: {reason_sv}.",
    hints: &[("Write year, month and day: `2026-11-22`.", "Skriv år, månad och dag: `2026-11-22`.")],
    why: "Dates are written in one way only, so that day and month are never confused.",
};

/// An answer left out that the base does not have.
pub const REMOVED_UNANSWERED: Code = &Entry {
    id: "cases/removed-unanswered",
    level: Level::Error,
    en: "`{fact}` is to be left out, but the base does not answer it.",
    sv: "`{fact}` ska utelämnas, men basen besvarar inte frågan.",
    hints: &[("Take it out of `remove`.", "Ta bort den ur `remove`.")],
    why: "The base has probably changed, and then this case no longer tests what its name says.",
};

/// A key that a table leaves no room for.
pub const BESIDE_TABLE: Code = &Entry {
    id: "cases/beside-table",
    level: Level::Error,
    en: "`{key}` cannot stand beside `table`: the rows of the table hold answers and expectations.",
    sv: "`{key}` kan inte stå bredvid `table`. Tabellens rader innehåller svar och väntade resultat.",
    hints: &[(
        "Make it a column of the table, or put the answers in a case of their own and name that as `base`.",
        "Gör det till en kolumn i tabellen, eller lägg svaren i ett eget fall och ange det som `base`.",
    )],
    why: "With answers in two places it would be hard to see what a row says.",
};

/// A table without rows.
pub const NO_ROWS: Code = &Entry {
    id: "cases/no-rows",
    level: Level::Error,
    en: "The table has no {what_en}.",
    sv: "Tabellen har inga {what_sv}.",
    hints: &[("Add at least one, or take the case away.", "Lägg till minst en, eller ta bort fallet.")],
    why: "A table that tests nothing must not look like one whose tests pass.",
};

/// A row with too many or too few cells.
pub const ROW_LENGTH: Code = &Entry {
    id: "cases/row-length",
    level: Level::Error,
    en: "The row has {cells} cells, but the table has {columns} columns.",
    sv: "Raden har {cells} celler, men tabellen har {columns} kolumner.",
    hints: &[(
        "Write one cell for each column; `null` is an answer that is not known.",
        "Skriv en cell för varje kolumn. `null` är ett svar som inte är känt.",
    )],
    why: "With a cell missing, all that follow would be read in the wrong column.",
};
