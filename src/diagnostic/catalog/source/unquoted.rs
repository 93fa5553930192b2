//! Conditions and texts that YAML misreads because they stand without quotes.

use crate::diagnostic::{Code, Entry, Level};

/// A value that starts with a character that means something else to YAML.
pub const UNQUOTED_START: Code = &Entry {
    id: "source/unquoted-start",
    level: Level::Error,
    en: "A condition or text that begins with {character} must stand in quotes.",
    sv: "Ett villkor eller en text som börjar med {character} måste stå inom citattecken.",
    hints: &[
        (
            "Put the whole value in quotes: {quoted}, or write it on a line of its own after >-",
            "Sätt citattecken runt hela värdet: {quoted}, eller skriv det på en egen rad efter >-",
        ),
        (
            "Put the whole value in quotes, or write it on a line of its own after >-",
            "Sätt citattecken runt hela värdet, eller skriv det på en egen rad efter >-",
        ),
    ],
    why: "YAML gives a meaning of its own to a value that begins with ! & * [ { ' \" > | % @ , ? or a backtick, so the rest is misread.",
};

/// `a ? b : c` without quotes.
pub const UNQUOTED_COLON: Code = &Entry {
    id: "source/unquoted-colon",
    level: Level::Error,
    en: "The colon in a condition is read as the end of a key; a condition with a colon must stand in quotes.",
    sv: "Kolonet i ett villkor läses som slutet på en nyckel. Ett villkor med kolon måste stå inom citattecken.",
    hints: &[
        (
            "Put the whole condition in quotes: {quoted}, or write it on a line of its own after >-",
            "Sätt citattecken runt hela villkoret: {quoted}, eller skriv det på en egen rad efter >-",
        ),
        (
            "Put the whole condition in quotes, or write it on a line of its own after >-",
            "Sätt citattecken runt hela villkoret, eller skriv det på en egen rad efter >-",
        ),
    ],
    why: "To YAML, a colon followed by a space ends a key, also in the middle of a ? b : c.",
};

/// A comma inside an expression that splits a flow mapping or list.
pub const SPLIT_AT_COMMA: Code = &Entry {
    id: "source/split-at-comma",
    level: Level::Error,
    en: "The comma splits the condition in two: {first} and {second}.",
    sv: "Kommat delar villkoret i två delar: {first} och {second}.",
    hints: &[(
        "Put the whole condition in quotes: {quoted}, or write it on a line of its own, outside the brackets.",
        "Sätt citattecken runt hela villkoret: {quoted}, eller skriv det på en egen rad, utanför parenteserna.",
    )],
    why: "Between { } or [ ], a comma always separates two entries, also inside parentheses, and YAML says nothing about it.",
};

/// A bracket or a quote inside an unquoted value between brackets.
pub const UNQUOTED_IN_BRACKETS: Code = &Entry {
    id: "source/unquoted-in-brackets",
    level: Level::Error,
    en: "Between {open} and its end, a text without quotes may not hold {character}.",
    sv: "Mellan {open} och dess slut får en text utan citattecken inte innehålla {character}.",
    hints: &[
        (
            "Put the whole condition in quotes: {quoted}, or write it on a line of its own, outside the brackets.",
            "Sätt citattecken runt hela villkoret: {quoted}, eller skriv det på en egen rad, utanför parenteserna.",
        ),
        (
            "Put the whole condition in quotes, or write it on a line of its own, outside the brackets.",
            "Sätt citattecken runt hela villkoret, eller skriv det på en egen rad, utanför parenteserna.",
        ),
    ],
    why: "Between { } or [ ], brackets belong to the structure of the file and end an unquoted text.",
};

/// `title: Punkt: en`.
pub const COLON_IN_TEXT: Code = &Entry {
    id: "source/colon-in-text",
    level: Level::Error,
    en: "There is a second colon in the value; a text with a colon followed by a space must stand in quotes.",
    sv: "Det står ett kolon till i värdet. En text med kolon och mellanslag måste stå inom citattecken.",
    hints: &[
        ("Put the whole text in quotes: {quoted}", "Sätt citattecken runt hela texten: {quoted}"),
        (
            "Put the whole text in quotes, or begin a new line if a new key was meant.",
            "Sätt citattecken runt hela texten, eller börja en ny rad om det skulle vara en ny nyckel.",
        ),
    ],
    why: "To YAML, a colon followed by a space ends a key.",
};
