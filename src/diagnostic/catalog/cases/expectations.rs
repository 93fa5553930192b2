//! Mistakes in what a case expects.

use crate::diagnostic::{Code, Entry, Level};

/// A case that expects nothing and is no base either.
pub const NOTHING_EXPECTED: Code = &Entry {
    id: "cases/nothing-expected",
    level: Level::Error,
    en: "The case `{name}` expects nothing.",
    sv: "Fallet `{name}` väntar sig inget.",
    hints: &[(
        "Say what should come out, such as `expect: {verdict: ready}`.",
        "Skriv vad resultatet ska bli, till exempel `expect: {verdict: ready}`.",
    )],
    why: "A test that compares nothing always passes. Only a case that others have as their base may do without.",
};

/// A table without a column that is compared.
pub const NOTHING_COMPARED: Code = &Entry {
    id: "cases/nothing-compared",
    level: Level::Error,
    en: "No column of the table begins with `=`, so nothing is compared.",
    sv: "Ingen kolumn i tabellen börjar med `=`, så inget jämförs.",
    hints: &[(
        "Add a column such as `=verdict`, or `=` and the id of a rule or value.",
        "Lägg till en kolumn som `=verdict`, eller `=` och id för en regel eller ett värde.",
    )],
    why: "A test that compares nothing always passes.",
};

/// A rule that is not there.
pub const UNKNOWN_RULE: Code = &Entry {
    id: "cases/unknown-rule",
    level: Level::Error,
    en: "The guideline has no rule `{rule}`.",
    sv: "Riktlinjen har ingen regel `{rule}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Take the id from the guideline.", "Ta reglernas id från riktlinjen."),
    ],
    why: "A test of a rule that is gone would otherwise stay green.",
};

/// A value that is not there.
pub const UNKNOWN_VALUE: Code = &Entry {
    id: "cases/unknown-value",
    level: Level::Error,
    en: "The guideline computes no value `{value}`.",
    sv: "Riktlinjen räknar inte ut något värde `{value}`.",
    hints: &[
        (
            "`{question}` is a question: its answer is given, not computed.",
            "`{question}` är en fråga. Svaret anges och räknas inte ut.",
        ),
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Take the id from the guideline.", "Ta värdets id från riktlinjen."),
    ],
    why: "A test of a value that is gone would otherwise stay green.",
};

/// A fact that is not there.
pub const UNKNOWN_FACT: Code = &Entry {
    id: "cases/unknown-fact",
    level: Level::Error,
    en: "The guideline has no question `{fact}`.",
    sv: "Riktlinjen har ingen fråga `{fact}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Take the id from the guideline.", "Ta frågans id från riktlinjen."),
    ],
    why: "An expectation about a question that is gone would otherwise stay green.",
};

/// An area that has no rules, or is not there.
pub const UNKNOWN_AREA: Code = &Entry {
    id: "cases/unknown-area",
    level: Level::Error,
    en: "The guideline has no rules in an area `{area}`.",
    sv: "Riktlinjen har inga regler i något område `{area}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("The areas with rules are {areas}.", "Områdena med regler är {areas}."),
    ],
    why: "An area without rules has no verdict that could be compared.",
};

/// An option that is not there.
pub const UNKNOWN_OPTION: Code = &Entry {
    id: "cases/unknown-option",
    level: Level::Error,
    en: "`{value}` can never be `{option}`: there is no such option.",
    sv: "`{value}` kan aldrig bli `{option}`. Det finns inget sådant alternativ.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("The options are {options}.", "Alternativen är {options}."),
    ],
    why: "A test with a misspelled option can never pass, or passes for the wrong reason when it is marked `todo`.",
};

/// A word that is none of those possible here.
pub const UNKNOWN_WORD: Code = &Entry {
    id: "cases/unknown-word",
    level: Level::Error,
    en: "`{text}` is not {what_en}.",
    sv: "`{text}` är inte {what_sv}.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Write one of {words}.", "Skriv något av {words}."),
    ],
    why: "Results are compared word by word, so the words are fixed.",
};

/// A column to compare that names nothing.
pub const UNKNOWN_COLUMN: Code = &Entry {
    id: "cases/unknown-column",
    level: Level::Error,
    en: "`={name}` names nothing to compare: the guideline has no rule, value or area `{name}`.",
    sv: "`={name}` går inte att jämföra. Riktlinjen har ingen regel, inget värde och inget område `{name}`.",
    hints: &[
        ("Did you mean `={suggestion}`?", "Menade du `={suggestion}`?"),
        (
            "Write `=verdict`, or `=` and the id of a rule, a value or an area.",
            "Skriv `=verdict`, eller `=` och id för en regel, ett värde eller ett område.",
        ),
    ],
    why: "A column that compares nothing would make every row pass.",
};

/// The same thing twice in a list.
pub const LISTED_TWICE: Code = &Entry {
    id: "cases/listed-twice",
    level: Level::Error,
    en: "`{name}` stands twice here.",
    sv: "`{name}` står två gånger här.",
    hints: &[("Take one of them away.", "Ta bort den ena.")],
    why: "One of the two is probably a slip for something else, which is then not tested.",
};

/// A value that its type cannot have.
pub const BAD_VALUE: Code = &Entry {
    id: "cases/bad-value",
    level: Level::Error,
    en: "`{value}` is {type_en}, and this is not: {found_en}.",
    sv: "`{value}` är {type_sv}, och det här är det inte: {found_sv}.",
    hints: &[("Write it in this way: `{example}`.", "Skriv så här: `{example}`.")],
    why: "What can never come out cannot be expected.",
};

/// None for a value that always is there.
pub const NEVER_NONE: Code = &Entry {
    id: "cases/never-none",
    level: Level::Error,
    en: "`{value}` is never none.",
    sv: "`{value}` finns alltid, så värdet kan inte vara `none`.",
    hints: &[("Write what it should be.", "Skriv vad det ska bli.")],
    why: "What can never come out cannot be expected.",
};

/// A value of a kind that tests do not compare.
pub const NOT_COMPARABLE: Code = &Entry {
    id: "cases/not-comparable",
    level: Level::Error,
    en: "`{value}` is {type_en}, which tests cannot compare as a whole.",
    sv: "`{value}` är {type_sv}, och det går inte att jämföra i ett prov.",
    hints: &[(
        "Compare a value that is computed from it, such as a sum.",
        "Jämför i stället ett värde som räknas ut från det, till exempel en summa.",
    )],
    why: "Lists of years and rows are compared through the values made from them.",
};
