//! Types of expressions, and what may be none.

use crate::diagnostic::{Code, Entry, Level};

/// `check/wrong-type`.
pub const WRONG_TYPE: Code = &Entry {
    id: "check/wrong-type",
    level: Level::Error,
    en: "Expected {expected_en} here, found {found_en}: `{part}`.",
    sv: "Här behövs {expected_sv}, men `{part}` är {found_sv}.",
    hints: &[
        ("Numbers are written without quotes: {unquoted}.", "Tal skrivs utan citattecken: {unquoted}."),
        (
            "Compare it with something, or use another fact.",
            "Jämför det med något eller använd en annan uppgift.",
        ),
    ],
    why: "Every part of an expression has one type, which is checked before anybody answers a question.",
};

/// `check/mixed-types`.
pub const MIXED_TYPES: Code = &Entry {
    id: "check/mixed-types",
    level: Level::Error,
    en: "The two sides do not fit: {left_en} on the left, {right_en} on the right.",
    sv: "Sidorna passar inte ihop: {left_sv} till vänster, {right_sv} till höger.",
    hints: &[(
        "Compare numbers with numbers, dates with dates, and a choice with one of its own options.",
        "Jämför tal med tal, datum med datum och ett val med ett av dess egna alternativ.",
    )],
    why: "A comparison across types would always come out the same way, or by accident.",
};

/// `check/unordered`.
pub const UNORDERED: Code = &Entry {
    id: "check/unordered",
    level: Level::Error,
    en: "`{sign}` needs options in rising order.",
    sv: "`{sign}` kräver att alternativen står i stigande ordning.",
    hints: &[(
        "Write `ordered: true` on the list of options if they do, or use `in ['a', 'b']`.",
        "Skriv `ordered: true` vid alternativen om de gör det, eller använd `in ['a', 'b']`.",
    )],
    why: "Options have no order unless the guideline says so; the order of the alphabet is never meant.",
};

/// `check/not-comparable`.
pub const NOT_COMPARABLE: Code = &Entry {
    id: "check/not-comparable",
    level: Level::Error,
    en: "`{sign}` does not work on {found_en}.",
    sv: "`{sign}` fungerar inte på {found_sv}.",
    hints: &[(
        "Use `size`, `any_of`, `given` or a function that gives a number.",
        "Använd `size`, `any_of`, `given` eller en funktion som ger ett tal.",
    )],
    why: "Only numbers, dates and ordered choices can be compared by size; yes or no and choices only for being equal.",
};

/// `check/list-compared`.
pub const LIST_COMPARED: Code = &Entry {
    id: "check/list-compared",
    level: Level::Error,
    en: "Only a choice of many can be equal to a list; this is {found_en}.",
    sv: "Bara ett flerval kan vara lika med en lista. Detta är {found_sv}.",
    hints: &[(
        "Use `in` to ask whether it is one of the list.",
        "Använd `in` för att fråga om det är ett av alternativen i listan.",
    )],
    why: "`x in [...]` asks for one of several; `x == [...]` for exactly this selection.",
};

/// `check/list-alone`.
pub const LIST_ALONE: Code = &Entry {
    id: "check/list-alone",
    level: Level::Error,
    en: "A list can only stand after `in` or `==`, or inside `any_of`, `all_of`, `only_of`.",
    sv: "En lista kan bara stå efter `in` eller `==`, eller i `any_of`, `all_of`, `only_of`.",
    hints: &[("Write `x in ['a', 'b']`.", "Skriv `x in ['a', 'b']`.")],
    why: "A list is no value of its own.",
};

/// `check/list-needed`.
pub const LIST_NEEDED: Code = &Entry {
    id: "check/list-needed",
    level: Level::Error,
    en: "A list of options in brackets is needed here, found `{part}`.",
    sv: "Här behövs en lista med alternativ inom hakparentes, inte `{part}`.",
    hints: &[(
        "Write ['a', 'b'], also for a single option.",
        "Skriv ['a', 'b'], även för ett enda alternativ.",
    )],
    why: "The set functions take the options that are meant, written out.",
};

/// `check/option-needed`.
pub const OPTION_NEEDED: Code = &Entry {
    id: "check/option-needed",
    level: Level::Error,
    en: "An option in quotes is needed here, found `{part}`.",
    sv: "Här behövs ett alternativ inom citattecken, inte `{part}`.",
    hints: &[("Write 'option'.", "Skriv 'alternativ'.")],
    why: "Options are written as texts, so that a reader can tell them from names.",
};

/// `check/in-wrong`.
pub const IN_WRONG: Code = &Entry {
    id: "check/in-wrong",
    level: Level::Error,
    en: "`in` does not work on {found_en}.",
    sv: "`in` fungerar inte på {found_sv}.",
    hints: &[
        (
            "`{several}` is a choice of many: write 'option' in {several}, or {several}.any_of([...]).",
            "`{several}` är ett flerval: skriv 'alternativ' in {several}, eller {several}.any_of([...]).",
        ),
        (
            "`{single}` is a choice of one: write {single} == 'option', or {single} in [...].",
            "`{single}` är ett enval: skriv {single} == 'alternativ', eller {single} in [...].",
        ),
        (
            "Write `choice in ['a', 'b']` or `'a' in choices`.",
            "Skriv `val in ['a', 'b']` eller `'a' in flerval`.",
        ),
    ],
    why: "`in` asks whether a choice of one is in a list, or whether an option is among those chosen.",
};

/// `check/no-arithmetic`.
pub const NO_ARITHMETIC: Code = &Entry {
    id: "check/no-arithmetic",
    level: Level::Error,
    en: "`{sign}` does not work on {left_en} and {right_en}.",
    sv: "`{sign}` fungerar inte på {left_sv} och {right_sv}.",
    hints: &[
        (
            "Move dates with `{dates}` or `add_months(d, n)`; count days with `days_between(a, b)`.",
            "Flytta datum med `{dates}` eller `add_months(d, n)`. Räkna dagar med `days_between(a, b)`.",
        ),
        (
            "Arithmetic works on numbers, and `+ - *` also on series of years.",
            "Räknesätten fungerar på tal, och `+ - *` även på serier av år.",
        ),
    ],
    why: "Arithmetic on anything else has no agreed meaning.",
};

/// `check/number-out-of-reach`.
pub const NUMBER_OUT_OF_REACH: Code = &Entry {
    id: "check/number-out-of-reach",
    level: Level::Error,
    en: "`{number}` has more than 6 decimals or is too large.",
    sv: "`{number}` har fler än 6 decimaler eller är för stort.",
    hints: &[(
        "Round it; at most 6 decimals and 26 digits before the point.",
        "Avrunda det; högst 6 decimaler och 26 siffror före decimaltecknet.",
    )],
    why: "Numbers are exact; the limits leave room for exact products.",
};

/// `check/text-misplaced`.
pub const TEXT_MISPLACED: Code = &Entry {
    id: "check/text-misplaced",
    level: Level::Error,
    en: "The text '{text}' means nothing here.",
    sv: "Texten '{text}' betyder inget här.",
    hints: &[
        ("Numbers are written without quotes: {number}.", "Tal skrivs utan citattecken: {number}."),
        (
            "Texts in quotes are options of a choice; compare it with the choice they belong to.",
            "Texter inom citattecken är alternativ i ett val. Jämför med det val de hör till.",
        ),
    ],
    why: "A text in quotes is only understood beside the choice whose option it is.",
};

/// `check/date-in-quotes`.
pub const DATE_IN_QUOTES: Code = &Entry {
    id: "check/date-in-quotes",
    level: Level::Error,
    en: "'{date}' is read as a text here, not as a date.",
    sv: "'{date}' läses som en text här, inte som ett datum.",
    hints: &[("Write date('{date}').", "Skriv date('{date}').")],
    why: "Otherwise a text and a date could not be told apart.",
};

/// `check/no-such-date`.
pub const NO_SUCH_DATE: Code = &Entry {
    id: "check/no-such-date",
    level: Level::Error,
    en: "`{text}` is no day of the calendar.",
    sv: "`{text}` är ingen dag i kalendern.",
    hints: &[("Write year-month-day, such as 2027-12-02.", "Skriv år-månad-dag, till exempel 2027-12-02.")],
    why: "Dates are strict ISO dates from year 1 to 9999.",
};

/// `check/date-literal`.
pub const DATE_LITERAL: Code = &Entry {
    id: "check/date-literal",
    level: Level::Error,
    en: "`date` needs a date in quotes, found `{part}`.",
    sv: "`date` behöver ett datum inom citattecken, inte `{part}`.",
    hints: &[(
        "Write date('2027-12-02'); a date fact is used without `date`.",
        "Skriv date('2027-12-02'); en datumuppgift används utan `date`.",
    )],
    why: "`date` turns a written date into a date; it converts nothing.",
};

/// `check/not-choosable`.
pub const NOT_CHOOSABLE: Code = &Entry {
    id: "check/not-choosable",
    level: Level::Error,
    en: "{found_en} cannot be chosen between with `? :`, `first` or a table.",
    sv: "`? :`, `first` och tabeller kan inte välja mellan {found_sv}.",
    hints: &[(
        "Choose between numbers, dates, options or yes and no.",
        "Välj mellan tal, datum, alternativ eller ja och nej.",
    )],
    why: "A union of two sides is defined for single values only.",
};

/// `check/never-none`.
pub const NEVER_NONE: Code = &Entry {
    id: "check/never-none",
    level: Level::Error,
    en: "`none` does not fit here: {found_en} is never none.",
    sv: "`none` passar inte här: {found_sv} kan inte saknas.",
    hints: &[(
        "Write false, [] or 0, or declare the type of the value.",
        "Skriv false, [] eller 0, eller ange värdets typ.",
    )],
    why: "None is a value of numbers, dates, texts and choices only.",
};

/// `check/may-be-none`.
pub const MAY_BE_NONE: Code = &Entry {
    id: "check/may-be-none",
    level: Level::Error,
    en: "`{name}` may be none, and this part needs a value.",
    sv: "`{name}` kan saknas, men här behövs ett värde.",
    hints: &[(
        "Write `given({name}) && …`, `!given({name}) || …` or `given({name}) ? … : …` around it.",
        "Skriv `given({name}) && …`, `!given({name}) || …` eller `given({name}) ? … : …` runt det.",
    )],
    why: "What should hold when there is no such date or number is the author's decision, not the engine's.",
};

/// `check/part-may-be-none`.
pub const PART_MAY_BE_NONE: Code = &Entry {
    id: "check/part-may-be-none",
    level: Level::Error,
    en: "This part may be none, and a value is needed.",
    sv: "Denna del kan saknas, men här behövs ett värde.",
    hints: &[(
        "Give it a name under `values` and guard it with `given(name) && …`.",
        "Ge den ett namn under `values` och skydda den med `given(namn) && …`.",
    )],
    why: "What should hold when there is no value is the author's decision, not the engine's.",
};

/// `check/divisor-may-be-zero`.
pub const DIVISOR_MAY_BE_ZERO: Code = &Entry {
    id: "check/divisor-may-be-zero",
    level: Level::Error,
    en: "The divisor can be 0 for some answers.",
    sv: "Nämnaren kan bli 0 för vissa svar.",
    hints: &[(
        "Use `ratio(a, b)`, which has no value at 0, or give the facts bounds that exclude 0.",
        "Använd `ratio(a, b)`, som saknar värde vid 0, eller ge uppgifterna gränser som utesluter 0.",
    )],
    why: "An assessment never fails; so a quotient that may not exist has to say so.",
};

/// `check/rate-too-low`.
pub const RATE_TOO_LOW: Code = &Entry {
    id: "check/rate-too-low",
    level: Level::Error,
    en: "The rate can be -1 or lower for some answers.",
    sv: "Räntan kan bli -1 eller lägre för vissa svar.",
    hints: &[(
        "Give the rate a `min` above -1, for example 0.",
        "Ge räntan ett `min` över -1, till exempel 0.",
    )],
    why: "At a rate of -1 the discount factor is 0.",
};
