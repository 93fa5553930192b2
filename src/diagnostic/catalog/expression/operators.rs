//! Operators that are written wrongly, missing or ambiguous.

use crate::diagnostic::{Code, Entry, Level};

/// `=` for `==`.
pub const SINGLE_EQUALS: Code = &Entry {
    id: "expression/single-equals",
    level: Level::Error,
    en: "A single `=` compares nothing.",
    sv: "Ett ensamt `=` jämför ingenting.",
    hints: &[("Write `==` to compare two values.", "Skriv `==` för att jämföra två värden.")],
    why: "In many languages `=` gives a name a new value. Expressions only ask, so the sign would mislead.",
};

/// A sign in another language's spelling.
pub const OPERATOR_SPELLING: Code = &Entry {
    id: "expression/operator-spelling",
    level: Level::Error,
    en: "`{found}` has no meaning here.",
    sv: "`{found}` har ingen betydelse här.",
    hints: &[("Write `{right}`.", "Skriv `{right}`.")],
    why: "There is one spelling for each operator, so that all guidelines read alike.",
};

/// A word in the place of an operator.
pub const OPERATOR_WORD: Code = &Entry {
    id: "expression/operator-word",
    level: Level::Error,
    en: "The word `{word}` has no meaning here.",
    sv: "Ordet `{word}` har ingen betydelse här.",
    hints: &[("Write `{sign}` instead.", "Skriv `{sign}` i stället.")],
    why: "Operators are signs, so that a guideline reads the same in every language and no fact's name \
          can be mistaken for one.",
};

/// `1 < x < 5`.
pub const CHAINED_COMPARISON: Code = &Entry {
    id: "expression/chained-comparison",
    level: Level::Error,
    en: "Two comparisons stand in a row.",
    sv: "Två jämförelser står i rad.",
    hints: &[
        ("Write both in full: `{cure}`.", "Skriv ut båda: `{cure}`."),
        (
            "Write each comparison in full and join them with `&&`.",
            "Skriv ut varje jämförelse för sig och bind ihop dem med `&&`.",
        ),
    ],
    why: "CEL would compare the yes or no of the first comparison with the next value, which nobody means.",
};

/// `!a in […]`, `!a == b`.
pub const NOT_BEFORE_COMPARISON: Code = &Entry {
    id: "expression/not-before-comparison",
    level: Level::Error,
    en: "`!` applies to the first value alone, not to the comparison.",
    sv: "`!` gäller bara det första värdet, inte hela jämförelsen.",
    hints: &[
        ("Put the comparison in parentheses: `{cure}`.", "Sätt jämförelsen inom parentes: `{cure}`."),
        ("Put the comparison in parentheses after `!`.", "Sätt jämförelsen inom parentes efter `!`."),
    ],
    why: "`!` binds tighter than a comparison, so `!a in list` would ask whether \"not a\" is in the list.",
};

/// `x not in […]`.
pub const NOT_IN: Code = &Entry {
    id: "expression/not-in",
    level: Level::Error,
    en: "`{found}` has no meaning here.",
    sv: "`{found}` har ingen betydelse här.",
    hints: &[
        ("Negate the whole question: `{cure}`.", "Vänd på hela frågan: `{cure}`."),
        ("Negate the whole question: `!(x in [...])`.", "Vänd på hela frågan: `!(x in [...])`."),
    ],
    why: "CEL has no `not in`; `!` before parentheses says the same.",
};

/// `x between a and b`.
pub const BETWEEN: Code = &Entry {
    id: "expression/between",
    level: Level::Error,
    en: "The word `{word}` has no meaning here.",
    sv: "Ordet `{word}` har ingen betydelse här.",
    hints: &[
        ("Write both limits: `{cure}`.", "Skriv ut båda gränserna: `{cure}`."),
        ("Write both limits: `1 <= x && x <= 5`.", "Skriv ut båda gränserna: `1 <= x && x <= 5`."),
    ],
    why: "\"Between\" leaves open whether the limits belong; `<=` and `<` say it.",
};

/// `x contains 'a'`.
pub const CONTAINS: Code = &Entry {
    id: "expression/contains",
    level: Level::Error,
    en: "The word `{word}` has no meaning here.",
    sv: "Ordet `{word}` har ingen betydelse här.",
    hints: &[
        ("Turn it round: `{cure}`.", "Vänd på ordningen: `{cure}`."),
        ("Turn it round: `'a' in x`.", "Vänd på ordningen: `'a' in x`."),
    ],
    why: "Membership is asked with `in`: the one value first, then the several.",
};

/// `if a then b else c`.
pub const IF_THEN: Code = &Entry {
    id: "expression/if-then",
    level: Level::Error,
    en: "The word `{word}` has no meaning here.",
    sv: "Ordet `{word}` har ingen betydelse här.",
    hints: &[(
        "Write a choice between two values as `condition ? value : other`, or use `first:` with a list of cases.",
        "Skriv ett val mellan två värden som `villkor ? värde : annat`, eller använd `first:` med en lista av fall.",
    )],
    why: "An expression gives a value in every case, so the choice has its own operator that names both.",
};

/// `a &&` and then nothing.
pub const MISSING_AFTER: Code = &Entry {
    id: "expression/missing-after",
    level: Level::Error,
    en: "Something is missing after `{sign}`.",
    sv: "Något saknas efter `{sign}`.",
    hints: &[(
        "Write a value after `{sign}`, or remove the sign.",
        "Skriv ett värde efter `{sign}`, eller ta bort tecknet.",
    )],
    why: "The sign needs a value on each side, or after it for `!` and `-`.",
};

/// `&& a`.
pub const MISSING_BEFORE: Code = &Entry {
    id: "expression/missing-before",
    level: Level::Error,
    en: "Something is missing before `{sign}`.",
    sv: "Något saknas före `{sign}`.",
    hints: &[(
        "Write a value before `{sign}`, or remove the sign.",
        "Skriv ett värde före `{sign}`, eller ta bort tecknet.",
    )],
    why: "The sign joins two values, and only one of them is there.",
};

/// `a b`.
pub const MISSING_OPERATOR: Code = &Entry {
    id: "expression/missing-operator",
    level: Level::Error,
    en: "Nothing joins `{left}` and `{right}`.",
    sv: "Inget binder ihop `{left}` och `{right}`.",
    hints: &[(
        "Write what joins them, such as `&&`, `||`, `==`, `in` or `+`. Texts and options stand in quotes.",
        "Skriv det som binder ihop dem, till exempel `&&`, `||`, `==`, `in` eller `+`. \
         Texter och alternativ står inom citattecken.",
    )],
    why: "Two values side by side do not say what is asked about them.",
};

/// `a ^ 2`.
pub const POWER: Code = &Entry {
    id: "expression/power",
    level: Level::Error,
    en: "There is no sign `{found}` for powers.",
    sv: "Det finns inget tecken `{found}` för potenser.",
    hints: &[("Multiply instead: `a * a`.", "Multiplicera i stället: `a * a`.")],
    why: "Powers are rare in guidelines, and their exact value soon outgrows any number of digits.",
};

/// `a % 2`.
pub const REMAINDER: Code = &Entry {
    id: "expression/remainder",
    level: Level::Error,
    en: "There is no sign `%` for the remainder of a division.",
    sv: "Det finns inget tecken `%` för resten vid en division.",
    hints: &[(
        "If a percentage is meant, divide by 100: `50 / 100`.",
        "Om procent menas, dela med 100: `50 / 100`.",
    )],
    why: "A remainder has no sound meaning for a number that is only known to lie between two bounds.",
};
