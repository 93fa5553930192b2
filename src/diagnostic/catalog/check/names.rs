//! Names, options and functions.

use crate::diagnostic::{Code, Entry, Level};

/// `check/unknown-name`.
pub const UNKNOWN_NAME: Code = &Entry {
    id: "check/unknown-name",
    level: Level::Error,
    en: "There is no fact, value or parameter called `{name}`.",
    sv: "Det finns ingen uppgift, inget värde och ingen parameter som heter `{name}`.",
    hints: &[
        (
            "`{option}` is an option: write it in quotes, '{option}'.",
            "`{option}` är ett alternativ: skriv det inom citattecken, '{option}'.",
        ),
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Declare it under `facts`, `values` or `parameters`, or correct the name.",
            "Ange det under `facts`, `values` eller `parameters`, eller rätta namnet.",
        ),
    ],
    why: "An expression can only use names that the guideline or a guideline it uses declares. A misspelt name would otherwise be a question that nobody ever answers.",
};

/// `check/not-used`.
pub const NOT_USED: Code = &Entry {
    id: "check/not-used",
    level: Level::Error,
    en: "`{name}` is declared in `{guideline}`, which this guideline does not use.",
    sv: "`{name}` finns i `{guideline}`, som denna riktlinje inte använder.",
    hints: &[("Add `{guideline}` to `uses`.", "Lägg till `{guideline}` under `uses`.")],
    why: "A guideline says which others it builds on, so that it can be checked and reused alone.",
};

/// `check/circle`.
pub const CIRCLE: Code = &Entry {
    id: "check/circle",
    level: Level::Error,
    en: "These depend on each other in a circle: {names}.",
    sv: "Dessa beror på varandra i en cirkel: {names}.",
    hints: &[(
        "Remove one of the references, for example in an `asked_when`.",
        "Ta bort en av hänvisningarna, till exempel i ett `asked_when`.",
    )],
    why: "A value that depends on itself has no value; a question that decides whether it arises can never be asked.",
};

/// `check/unknown-option`.
pub const UNKNOWN_OPTION: Code = &Entry {
    id: "check/unknown-option",
    level: Level::Error,
    en: "There is no option `{option}` here. The options are: {known}.",
    sv: "Här finns inget alternativ `{option}`. Alternativen är: {known}.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Use one of the options, or add it to the list.",
            "Använd ett av alternativen eller lägg till det i listan.",
        ),
    ],
    why: "A comparison with an option that does not exist can never be true.",
};

/// `check/row-alone`.
pub const ROW_ALONE: Code = &Entry {
    id: "check/row-alone",
    level: Level::Error,
    en: "`{name}` is a whole row. Name one of its columns.",
    sv: "`{name}` är en hel rad. Ange en av dess kolumner.",
    hints: &[("Write for example `{example}`.", "Skriv till exempel `{example}`.")],
    why: "A row as a whole has no value.",
};

/// `check/unknown-column`.
pub const UNKNOWN_COLUMN: Code = &Entry {
    id: "check/unknown-column",
    level: Level::Error,
    en: "The rows of `{fact}` have no column `{name}`.",
    sv: "Raderna i `{fact}` har ingen kolumn `{name}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Add it under `columns`.", "Lägg till den under `columns`."),
    ],
    why: "Only declared columns can be answered.",
};

/// `check/unknown-function`.
pub const UNKNOWN_FUNCTION: Code = &Entry {
    id: "check/unknown-function",
    level: Level::Error,
    en: "There is no function `{name}`.",
    sv: "Det finns ingen funktion `{name}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "The functions are listed in the documentation of expressions.",
            "Funktionerna står i dokumentationen om uttryck.",
        ),
    ],
    why: "The functions are few and fixed, so that every guideline can be checked.",
};

/// `check/function-plain`.
pub const FUNCTION_PLAIN: Code = &Entry {
    id: "check/function-plain",
    level: Level::Error,
    en: "`{name}` must stand after what it is about, with a dot between.",
    sv: "`{name}` ska stå efter det som den gäller, med en punkt emellan.",
    hints: &[("Write `{usage}`.", "Skriv `{usage}`.")],
    why: "Functions on choices and rows stand after what they look at.",
};

/// `check/function-elsewhere`.
pub const FUNCTION_ELSEWHERE: Code = &Entry {
    id: "check/function-elsewhere",
    level: Level::Error,
    en: "`{name}` does not work on {found_en}.",
    sv: "`{name}` fungerar inte på {found_sv}.",
    hints: &[("It is used like this: `{usage}`.", "Den används så här: `{usage}`.")],
    why: "Each function looks at one kind of thing.",
};

/// `check/argument-count`.
pub const ARGUMENT_COUNT: Code = &Entry {
    id: "check/argument-count",
    level: Level::Error,
    en: "`{name}` has the wrong number of values in its parentheses: {found}.",
    sv: "`{name}` har fel antal värden inom parentesen: {found}.",
    hints: &[("Write `{usage}`.", "Skriv `{usage}`.")],
    why: "Arguments have fixed places.",
};

/// `check/argument-misfit`.
pub const ARGUMENT_MISFIT: Code = &Entry {
    id: "check/argument-misfit",
    level: Level::Error,
    en: "`{name}` does not work on {found_en}.",
    sv: "`{name}` fungerar inte på {found_sv}.",
    hints: &[],
    why: "Each function looks at one kind of thing.",
};

/// `check/decimals`.
pub const DECIMALS: Code = &Entry {
    id: "check/decimals",
    level: Level::Error,
    en: "The number of decimals must be written out, a whole number from -12 to 12; found `{part}`.",
    sv: "Antalet decimaler ska skrivas ut, ett heltal från -12 till 12; här står `{part}`.",
    hints: &[("Write for example round(x, 2).", "Skriv till exempel round(x, 2).")],
    why: "How exact a result is must not depend on an answer.",
};

/// `check/row-name-needed`.
pub const ROW_NAME_NEEDED: Code = &Entry {
    id: "check/row-name-needed",
    level: Level::Error,
    en: "The row needs a new short name first in the parentheses, but `{part}` stands there.",
    sv: "Raden ska få ett nytt kort namn först inom parentesen, men där står `{part}`.",
    hints: &[("Write for example risks.all(r, r.p <= 3).", "Skriv till exempel risks.all(r, r.p <= 3).")],
    why: "Inside the function the row is looked at under that name.",
};

/// `check/row-name-taken`.
pub const ROW_NAME_TAKEN: Code = &Entry {
    id: "check/row-name-taken",
    level: Level::Error,
    en: "The name `{name}` is taken. The row needs a new short name.",
    sv: "Namnet `{name}` är upptaget. Raden behöver ett nytt kort namn.",
    hints: &[("Use for example r.", "Använd till exempel r.")],
    why: "A name that means two things would mislead a reader.",
};

/// `check/empty-rows`.
pub const EMPTY_ROWS: Code = &Entry {
    id: "check/empty-rows",
    level: Level::Error,
    en: "`{name}` does not say what counts when there are no rows.",
    sv: "`{name}` säger inte vad som gäller när det inte finns några rader.",
    hints: &[(
        "Write it last: `{usage}`, or declare `min_rows: 1`.",
        "Skriv det sist: `{usage}`, eller ange `min_rows: 1`.",
    )],
    why: "The greatest of nothing is undefined; the author decides what it means.",
};

/// `check/unknown-tag`.
pub const UNKNOWN_TAG: Code = &Entry {
    id: "check/unknown-tag",
    level: Level::Error,
    en: "No section has the score tag `{tag}`.",
    sv: "Inget avsnitt har poängetiketten `{tag}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Write `score: tag` on the sections that count.",
            "Skriv `score: etikett` på de avsnitt som räknas.",
        ),
    ],
    why: "Points are summed over the sections that carry a tag.",
};

/// `check/option-or-name`.
pub const OPTION_OR_NAME: Code = &Entry {
    id: "check/option-or-name",
    level: Level::Error,
    en: "`{name}` is both an option and the name of a value of the same choice.",
    sv: "`{name}` är både ett alternativ och namnet på ett värde av samma val.",
    hints: &[("Rename one of them.", "Byt namn på ett av dem.")],
    why: "A reader could not tell which one is meant.",
};

/// `check/no-start`.
pub const NO_START: Code = &Entry {
    id: "check/no-start",
    level: Level::Error,
    en: "No guideline here says which fact is the start of use.",
    sv: "Ingen riktlinje här säger vilken uppgift som är startdatum.",
    hints: &[(
        "Add `start: planned_start_date` (a date fact) at the top.",
        "Lägg till `start: planned_start_date` (en datumuppgift) överst.",
    )],
    why: "`start` stands for the date fact that the guideline names.",
};

/// `check/start-not-a-date`.
pub const START_NOT_A_DATE: Code = &Entry {
    id: "check/start-not-a-date",
    level: Level::Error,
    en: "`{name}` is not a date fact.",
    sv: "`{name}` är ingen datumuppgift.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Name a fact of type date.", "Ange en uppgift av typen date."),
    ],
    why: "The start of use decides which dated rules are in force.",
};
