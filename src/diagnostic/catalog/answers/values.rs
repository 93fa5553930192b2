//! Mistakes in single values: numbers, dates, options, lists.

use crate::diagnostic::{Code, Entry, Level};

/// A list where a number is expected, and the like.
pub const WRONG_KIND: Code = &Entry {
    id: "answers/wrong-kind",
    level: Level::Error,
    en: "Expected {expected_en} for {name_en}, but {found_en} stands here.",
    sv: "För {name_sv} väntas {expected_sv}, men här står {found_sv}.",
    hints: &[],
    why: "Each question takes one kind of answer. Guessing what was meant could change the verdict.",
}
.carried();

/// "Do not know" as an answer.
pub const NOT_KNOWN_IN_WORDS: Code = &Entry {
    id: "answers/not-known-in-words",
    level: Level::Error,
    en: "The answer to {name_en} says “{text}”.",
    sv: "Svaret på {name_sv} är ”{text}”.",
    hints: &[("If the answer is not known yet, write `null`.", "Skriv `null` om svaret inte är känt än.")],
    why: "`null` keeps the question open and lists it with the role that should find out; a word would be an answer.",
}.carried();

/// Something else where true or false is expected.
pub const NOT_A_TRUTH: Code = &Entry {
    id: "answers/not-true-or-false",
    level: Level::Error,
    en: "{name_en} is answered with true or false, but `{text}` stands here.",
    sv: "{name_sv} besvaras med true eller false, men här står `{text}`.",
    hints: &[
        ("Write `{right}`, without quotes.", "Skriv `{right}`, utan citattecken."),
        ("Write `true` for yes or `false` for no.", "Skriv `true` för ja eller `false` för nej."),
    ],
    why: "Older YAML programs read `no` and `on` as yes or no and newer ones as text. Only `true` and `false` mean the same everywhere.",
}.carried();

/// A text without any words.
pub const BLANK_TEXT: Code = &Entry {
    id: "answers/blank-text",
    level: Level::Error,
    en: "The text for {name_en} is empty.",
    sv: "Texten för {name_sv} är tom.",
    hints: &[(
        "Write the text. If there is none, write `{none}`; if it is not known yet, leave the line out.",
        "Skriv texten. Skriv `{none}` om det inte finns någon, eller utelämna raden om det inte är känt än.",
    )],
    why: "An empty field of a form can mean \"there is none\" or \"not answered\".",
}
.carried();

/// A number in a form that is not read.
pub const BAD_NUMBER: Code = &Entry {
    id: "answers/bad-number",
    level: Level::Error,
    en: "`{text}` for {name_en} cannot be used: {reason_en}.",
    sv: "`{text}` för {name_sv} går inte att använda: {reason_sv}.",
    hints: &[("Write `{right}`.", "Skriv `{right}`.")],
    why: "Numbers are exact; a form that could be read in two ways is refused.",
}
.carried();

/// A number in quotes.
pub const QUOTED_NUMBER: Code = &Entry {
    id: "answers/quoted-number",
    level: Level::Error,
    en: "The number for {name_en} stands in quotes: `\"{text}\"`.",
    sv: "Talet för {name_sv} står inom citattecken: `\"{text}\"`.",
    hints: &[
        ("Write `{right}`, without quotes.", "Skriv `{right}`, utan citattecken."),
        ("Write it without quotes.", "Skriv det utan citattecken."),
    ],
    why: "In quotes it is a text, which may have come from a form that does not check numbers.",
}
.carried();

/// A fraction where a whole number is expected.
pub const NOT_WHOLE: Code = &Entry {
    id: "answers/not-whole",
    level: Level::Error,
    en: "Expected a whole number for {name_en}, but {text} stands here.",
    sv: "För {name_sv} väntas ett heltal, men här står {text}.",
    hints: &[("Write a number without decimals.", "Skriv ett tal utan decimaler.")],
    why: "Numbers of people, or steps of a scale, have no fractions.",
}
.carried();

/// A number or date outside its bounds.
pub const OUT_OF_BOUNDS: Code = &Entry {
    id: "answers/out-of-bounds",
    level: Level::Error,
    en: "{text} is not allowed for {name_en}.",
    sv: "{text} är inget tillåtet värde för {name_sv}.",
    hints: &[
        ("Write a value from {min} to {max}{unit}.", "Skriv ett värde från {min} till {max}{unit}."),
        ("Write a value from {min}{unit} up.", "Skriv ett värde som är minst {min}{unit}."),
        ("Write a value up to {max}{unit}.", "Skriv ett värde som är högst {max}{unit}."),
    ],
    why: "The guideline sets the bounds; a value outside is usually a slip in the unit or in the number of zeros.",
}.carried();

/// An answer that cannot be read as a date.
pub const NOT_A_DATE: Code = &Entry {
    id: "answers/not-a-date",
    level: Level::Error,
    en: "`{text}` for {name_en} is not a date: {reason_en}.",
    sv: "`{text}` för {name_sv} är inget datum: {reason_sv}.",
    hints: &[],
    why: "Dates in other forms can be read in two ways.",
}
.carried();

/// An option that is not in the list.
pub const UNKNOWN_OPTION: Code = &Entry {
    id: "answers/unknown-option",
    level: Level::Error,
    en: "`{text}` is not an option of {name_en}.",
    sv: "`{text}` är inget alternativ för {name_sv}.",
    hints: &[
        ("Write `{right}`.", "Skriv `{right}`."),
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Options: {options}.", "Alternativ: {options}."),
    ],
    why: "Answers name options by their ids, which stay the same when wordings change.",
}
.carried();

/// The same thing twice in a list.
pub const REPEATED: Code = &Entry {
    id: "answers/repeated",
    level: Level::Error,
    en: "`{text}` stands twice in the list for {name_en}.",
    sv: "`{text}` står två gånger i listan för {name_sv}.",
    hints: &[(
        "Take one of them away; perhaps another one was meant.",
        "Ta bort det ena. Kanske var ett annat tänkt.",
    )],
    why: "A repeated entry is often a slip for another one.",
}
.carried();

/// A list where one option is chosen.
pub const LIST_FOR_ONE: Code = &Entry {
    id: "answers/list-for-one-option",
    level: Level::Error,
    en: "{name_en} takes one option, not a list.",
    sv: "{name_sv} ska besvaras med ett alternativ, inte med en lista.",
    hints: &[
        ("Write `{right}`.", "Skriv `{right}`."),
        (
            "Choose one. If several are still possible, write `one_of: […]` in braces.",
            "Välj ett. Skriv `one_of: […]` inom klammerparenteser om flera fortfarande är möjliga.",
        ),
    ],
    why: "A list could mean all of them or any of them.",
}
.carried();

/// One option where a list is expected.
pub const ONE_FOR_LIST: Code = &Entry {
    id: "answers/one-option-for-list",
    level: Level::Error,
    en: "{name_en} takes a list of options.",
    sv: "{name_sv} ska vara en lista med alternativ.",
    hints: &[
        ("Write `[{right}]`.", "Skriv `[{right}]`."),
        ("Write the answer as `{plain}`.", "Skriv svaret som `{plain}`."),
    ],
    why: "Any number of options can be chosen, none included (`[]`).",
}
.carried();

/// One number where there is one per year.
pub const ONE_FOR_YEARS: Code = &Entry {
    id: "answers/one-number-for-years",
    level: Level::Error,
    en: "{name_en} takes a list with one number per year.",
    sv: "{name_sv} ska vara en lista med ett tal per år.",
    hints: &[(
        "Write `[{right}, {right}, …]`, beginning with year 0.",
        "Skriv `[{right}, {right}, …]`, med början år 0.",
    )],
    why: "One number could mean the first year, every year or the sum.",
}
.carried();

/// A year of a series in a form that is not read.
pub const ODD_YEAR: Code = &Entry {
    id: "answers/odd-year",
    level: Level::Error,
    en: "The value for {name_en} is written in a form that is not read.",
    sv: "Värdet för {name_sv} är skrivet på ett sätt som inte går att läsa.",
    hints: &[("Write a number, `{between}` or `null`.", "Skriv ett tal, `{between}` eller `null`.")],
    why: "A year is a number, an estimate or not known.",
}
.carried();

/// More rows than allowed.
pub const TOO_MANY_ROWS: Code = &Entry {
    id: "answers/too-many-rows",
    level: Level::Error,
    en: "{name_en} has {count} rows, but may have at most {most}.",
    sv: "{name_sv} har {count} rader, men får ha högst {most}.",
    hints: &[("Merge rows that belong together.", "Slå ihop rader som hör ihop.")],
    why: "The guideline sets the greatest number of rows (`max_rows`), which keeps an assessment quick.",
}
.carried();

/// Fewer rows than demanded in a finished list.
pub const TOO_FEW_ROWS: Code = &Entry {
    id: "answers/too-few-rows",
    level: Level::Error,
    en: "The list {name_en} is finished with {count} rows, but needs at least {least}.",
    sv: "Listan {name_sv} är avslutad med {count} rader, men behöver minst {least}.",
    hints: &[(
        "Add rows, or write `so_far: […]` in braces if more will come.",
        "Lägg till rader, eller skriv `so_far: […]` inom klammerparenteser om fler kommer.",
    )],
    why: "A plain list says that it is finished.",
}
.carried();

/// A row that is no group of columns.
pub const ROW_NOT_A_GROUP: Code = &Entry {
    id: "answers/row-not-a-group",
    level: Level::Error,
    en: "Row {row} of {name_en} takes columns and values, but found {found_en}.",
    sv: "Rad {row} i {name_sv} ska ha kolumner och värden, men det står {found_sv}.",
    hints: &[("Write the row in this way: `- {example}: …`.", "Skriv raden så här: `- {example}: …`.")],
    why: "Only the names of the columns say which value is which.",
}
.carried();
