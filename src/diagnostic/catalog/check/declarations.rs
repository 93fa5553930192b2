//! Facts, values, tables, rules and their parts.

use crate::diagnostic::{Code, Entry, Level};

/// `check/like-unknown`.
pub const LIKE_UNKNOWN: Code = &Entry {
    id: "check/like-unknown",
    level: Level::Error,
    en: "`{name}` has no options to share.",
    sv: "`{name}` har inga alternativ att dela.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Name a fact or value with its own `options`.",
            "Ange en uppgift eller ett värde med egna `options`.",
        ),
    ],
    why: "`like` shares the options of another choice.",
};

/// `check/unknown-section`.
pub const UNKNOWN_SECTION: Code = &Entry {
    id: "check/unknown-section",
    level: Level::Error,
    en: "There is no section `{name}`.",
    sv: "Det finns inget avsnitt `{name}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Declare it under `sections`.", "Ange det under `sections`."),
    ],
    why: "Questions are shown by section.",
};

/// `check/series-unbounded`.
pub const SERIES_UNBOUNDED: Code = &Entry {
    id: "check/series-unbounded",
    level: Level::Error,
    en: "The number of years of `{name}` can be more than {limit}.",
    sv: "Antalet år i `{name}` kan bli mer än {limit}.",
    hints: &[("Give the facts in `years` a `max`.", "Ge uppgifterna i `years` ett `max`.")],
    why: "The cost of an assessment is bounded by the size of the guideline.",
};

/// `check/otherwise-alone`.
pub const OTHERWISE_ALONE: Code = &Entry {
    id: "check/otherwise-alone",
    level: Level::Error,
    en: "`otherwise` without `asked_when` is never used.",
    sv: "`otherwise` utan `asked_when` används aldrig.",
    hints: &[(
        "Add `asked_when` to `{name}`, or remove `otherwise`.",
        "Lägg till `asked_when` för `{name}` eller ta bort `otherwise`.",
    )],
    why: "`otherwise` is the value of a question that does not arise.",
};

/// `check/otherwise-missing`.
pub const OTHERWISE_MISSING: Code = &Entry {
    id: "check/otherwise-missing",
    level: Level::Error,
    en: "`{name}` needs `otherwise: true` or `otherwise: false`.",
    sv: "`{name}` behöver `otherwise: true` eller `otherwise: false`.",
    hints: &[(
        "Write what counts when the question does not arise.",
        "Skriv vad som gäller när frågan inte ställs.",
    )],
    why: "A yes/no question that does not arise still has a value in the rules; the author must choose it.",
};

/// `check/otherwise-misfit`.
pub const OTHERWISE_MISFIT: Code = &Entry {
    id: "check/otherwise-misfit",
    level: Level::Error,
    en: "`otherwise` must be {expected_en}, written out.",
    sv: "`otherwise` måste vara {expected_sv} och stå utskrivet.",
    hints: &[(
        "Write a constant: an option, a number, a date, true, false, [] or none.",
        "Skriv ett fast värde: ett alternativ, ett tal, ett datum, true, false, [] eller none.",
    )],
    why: "The value of a question that does not arise is fixed.",
};

/// `check/no-such-value`.
pub const NO_SUCH_VALUE: Code = &Entry {
    id: "check/no-such-value",
    level: Level::Error,
    en: "A named value cannot be {found_en}.",
    sv: "Ett namngivet värde kan inte vara {found_sv}.",
    hints: &[(
        "Name a number, a date, yes/no, a choice or a series.",
        "Ge namn åt ett tal, ett datum, ja/nej, ett val eller en serie.",
    )],
    why: "Texts, rows and choices of many are answers, not results.",
};

/// `check/condition-misfit`.
pub const CONDITION_MISFIT: Code = &Entry {
    id: "check/condition-misfit",
    level: Level::Error,
    en: "A condition gives yes or no, but the value declares another type.",
    sv: "Ett villkor ger ja eller nej, men värdet anger en annan typ.",
    hints: &[("Remove `type`, or write an expression.", "Ta bort `type` eller skriv ett uttryck.")],
    why: "Type and body must agree.",
};

/// `check/table-column`.
pub const TABLE_COLUMN: Code = &Entry {
    id: "check/table-column",
    level: Level::Error,
    en: "A column cannot look at {found_en}.",
    sv: "En kolumn kan inte läsa {found_sv}.",
    hints: &[(
        "Use a yes/no, a choice or a number. For a choice of many, write for example `'a' in x`.",
        "Använd ja/nej, ett val eller ett tal. För ett flerval, skriv till exempel `'a' in x`.",
    )],
    why: "The cases of a column must be countable, so that gaps can be found.",
};

/// `check/table-cell`.
pub const TABLE_CELL: Code = &Entry {
    id: "check/table-cell",
    level: Level::Error,
    en: "This cell must be {expected_en} or `any`.",
    sv: "Cellen måste vara {expected_sv} eller `any`.",
    hints: &[(
        "Write true, false, an option, a number, or a comparison in quotes such as \">= 10\".",
        "Skriv true, false, ett alternativ, ett tal eller en jämförelse inom citattecken som \">= 10\".",
    )],
    why: "A cell is compared with its column.",
};

/// `check/table-gap`.
pub const TABLE_GAP: Code = &Entry {
    id: "check/table-gap",
    level: Level::Error,
    en: "No row fits this case: {case}.",
    sv: "Ingen rad passar detta fall: {case}.",
    hints: &[(
        "Add a row for it, or a last row of `any`.",
        "Lägg till en rad för det eller en sista rad med `any`.",
    )],
    why: "Every case needs a result.",
};

/// `check/table-row-unreached`.
pub const TABLE_ROW_UNREACHED: Code = &Entry {
    id: "check/table-row-unreached",
    level: Level::Error,
    en: "No case reaches this row: the rows above take them all.",
    sv: "Inget fall når denna rad: raderna ovanför tar alla.",
    hints: &[("Remove the row, or move it up.", "Ta bort raden eller flytta upp den.")],
    why: "A row that is never reached hides a mistake.",
};

/// `check/table-large`.
pub const TABLE_LARGE: Code = &Entry {
    id: "check/table-large",
    level: Level::Error,
    en: "The table has too many cases to follow them all.",
    sv: "Tabellen har för många fall för att alla ska kunna följas.",
    hints: &[(
        "Add a last row of `any`, or split the table.",
        "Lägg till en sista rad med `any` eller dela tabellen.",
    )],
    why: "Gaps are found by following every case.",
};

/// `check/unknown-area`.
pub const UNKNOWN_AREA: Code = &Entry {
    id: "check/unknown-area",
    level: Level::Error,
    en: "There is no area `{name}`. The areas are: {known}.",
    sv: "Det finns inget område `{name}`. Områdena är: {known}.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Declare it under `areas`.", "Ange det under `areas`."),
    ],
    why: "Each area has its own verdict.",
};

/// `check/unknown-phase`.
pub const UNKNOWN_PHASE: Code = &Entry {
    id: "check/unknown-phase",
    level: Level::Error,
    en: "There is no phase `{name}`.",
    sv: "Det finns ingen fas `{name}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Name one of these, or declare it under `phases`: {known}.",
            "Ange en av dessa, eller lägg till den under `phases`: {known}.",
        ),
        ("Declare it under `phases`.", "Lägg till den under `phases`."),
    ],
    why: "The phase decides whether a rule must hold already.",
};

/// `check/unknown-source`.
pub const UNKNOWN_SOURCE: Code = &Entry {
    id: "check/unknown-source",
    level: Level::Error,
    en: "There is no source `{name}`.",
    sv: "Det finns ingen källa `{name}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Declare it under `sources`.", "Ange den under `sources`."),
    ],
    why: "A rule points at the text it rests on.",
};

/// `check/unknown-clause`.
pub const UNKNOWN_CLAUSE: Code = &Entry {
    id: "check/unknown-clause",
    level: Level::Error,
    en: "The source `{source}` has no clause `{name}`.",
    sv: "Källan `{source}` har inget ställe `{name}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Declare it under `clauses`.", "Ange det under `clauses`."),
    ],
    why: "A rule points at the very clause it rests on.",
};

/// `check/days-crossed`.
pub const DAYS_CROSSED: Code = &Entry {
    id: "check/days-crossed",
    level: Level::Error,
    en: "The last day lies before the first.",
    sv: "Sista dagen ligger före första dagen.",
    hints: &[("Exchange `from` and `until`.", "Byt plats på `from` och `until`.")],
    why: "The rule would never be in force.",
};

/// `check/evidence-unknown`.
pub const EVIDENCE_UNKNOWN: Code = &Entry {
    id: "check/evidence-unknown",
    level: Level::Error,
    en: "Evidence is asked for the fact `{name}`, which does not exist.",
    sv: "Underlag begärs för uppgiften `{name}`, som inte finns.",
    hints: &[("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?")],
    why: "Evidence is given with the answer to a fact.",
};

/// `check/too-many`.
pub const TOO_MANY: Code = &Entry {
    id: "check/too-many",
    level: Level::Error,
    en: "The guideline has more than {limit} facts, values or rules.",
    sv: "Riktlinjen har fler än {limit} uppgifter, värden eller regler.",
    hints: &[("Split it.", "Dela upp den.")],
    why: "The cost of an assessment is bounded.",
};
