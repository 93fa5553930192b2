//! Parentheses, commas, limits, and signs that are no part of the language.

use crate::diagnostic::{Code, Entry, Level};

/// More text than an expression may have.
pub const TOO_LONG: Code = &Entry {
    id: "expression/too-long",
    level: Level::Error,
    en: "The expression is longer than {limit} bytes.",
    sv: "Uttrycket är längre än {limit} byte.",
    hints: &[(
        "Give parts of it names under `values:` and use the names.",
        "Ge delar av det egna namn under `values:` och använd namnen.",
    )],
    why: "The limit keeps the cost of reading a guideline bounded, also for one from a stranger.",
};

/// More levels than an expression may have.
pub const TOO_DEEP: Code = &Entry {
    id: "expression/too-deep",
    level: Level::Error,
    en: "More than {limit} parentheses, choices or signs stand inside each other.",
    sv: "Fler än {limit} parenteser, val eller tecken står inuti varandra.",
    hints: &[(
        "Give parts of it names under `values:`, or write a long choice as `first:` with a list of cases.",
        "Ge delar av det egna namn under `values:`, eller skriv ett långt val som `first:` med en lista av fall.",
    )],
    why: "The limit keeps every expression readable and the memory for reading it bounded.",
};

/// A sum of too many terms.
pub const TOO_LONG_CHAIN: Code = &Entry {
    id: "expression/too-long-chain",
    level: Level::Error,
    en: "More than {limit} parts stand in a row.",
    sv: "Fler än {limit} led står i följd.",
    hints: &[(
        "Give parts of it names under `values:` and use the names.",
        "Ge delar av det egna namn under `values:` och använd namnen.",
    )],
    why: "Each operation adds a level; the limit keeps the memory for reading them bounded.",
};

/// More parts than an expression may have.
pub const TOO_MANY_PARTS: Code = &Entry {
    id: "expression/too-many-parts",
    level: Level::Error,
    en: "The expression has more than {limit} parts.",
    sv: "Uttrycket har fler än {limit} delar.",
    hints: &[(
        "Give parts of it names under `values:` and use the names.",
        "Ge delar av det egna namn under `values:` och använd namnen.",
    )],
    why: "The limit keeps the cost of a guideline bounded.",
};

/// `(a && b`.
pub const UNCLOSED: Code = &Entry {
    id: "expression/unclosed",
    level: Level::Error,
    en: "The expression ends while a `{open}` is still open.",
    sv: "Uttrycket slutar medan ett `{open}` fortfarande är öppet.",
    hints: &[("Write `{close}` where it ends.", "Skriv `{close}` där det slutar.")],
    why: "Where a parenthesis closes decides what belongs together.",
};

/// `a)`.
pub const UNOPENED: Code = &Entry {
    id: "expression/unopened",
    level: Level::Error,
    en: "`{found}` closes nothing.",
    sv: "`{found}` avslutar ingenting.",
    hints: &[(
        "Remove it, or write its other half before.",
        "Ta bort tecknet, eller skriv dess andra hälft före.",
    )],
    why: "Where a parenthesis opens decides what belongs together.",
};

/// `(a]`.
pub const WRONG_CLOSE: Code = &Entry {
    id: "expression/wrong-close",
    level: Level::Error,
    en: "`{found}` does not close `{open}`.",
    sv: "`{found}` avslutar inte `{open}`.",
    hints: &[("Write `{close}` here.", "Skriv `{close}` här.")],
    why: "Parentheses and brackets close in the order in which they were opened.",
};

/// `()`.
pub const EMPTY_PARENTHESES: Code = &Entry {
    id: "expression/empty-parentheses",
    level: Level::Error,
    en: "There is nothing between the parentheses.",
    sv: "Det finns ingenting mellan parenteserna.",
    hints: &[(
        "Write a value between them, or remove them.",
        "Skriv ett värde mellan dem, eller ta bort dem.",
    )],
    why: "Parentheses group what is inside them.",
};

/// `[a, ]`.
pub const EXTRA_COMMA: Code = &Entry {
    id: "expression/extra-comma",
    level: Level::Error,
    en: "There is nothing beside this comma.",
    sv: "Det saknas något vid det här kommat.",
    hints: &[("Remove the comma, or write what is missing.", "Ta bort kommat, eller skriv det som saknas.")],
    why: "A comma stands between two values; a lone one often means that a value was lost.",
};

/// `a, b`.
pub const STRAY_COMMA: Code = &Entry {
    id: "expression/stray-comma",
    level: Level::Error,
    en: "A comma only stands in a list or between the values of a function.",
    sv: "Ett komma står bara i en lista eller mellan en funktions värden.",
    hints: &[(
        "Join conditions with `&&` or `||`; write a list as `[a, b]`.",
        "Bind ihop villkor med `&&` eller `||`; skriv en lista som `[a, b]`.",
    )],
    why: "A comma between conditions could mean both or either.",
};

/// `a ? b ? c : d : e`.
pub const NESTED_QUESTION: Code = &Entry {
    id: "expression/nested-question",
    level: Level::Error,
    en: "A second `?` comes before the `:` of the first.",
    sv: "Ett andra `?` kommer före det första frågetecknets `:`.",
    hints: &[(
        "Put the inner choice in parentheses, or use `first:` with a list of cases.",
        "Sätt det inre valet inom parentes, eller använd `first:` med en lista av fall.",
    )],
    why: "CEL asks for the parentheses, and readers need them.",
};

/// `a ? b`.
pub const MISSING_COLON: Code = &Entry {
    id: "expression/missing-colon",
    level: Level::Error,
    en: "After `?` come two values with a `:` between them, and the `:` is missing.",
    sv: "Efter `?` kommer två värden med `:` emellan, och `:` saknas.",
    hints: &[("Write `condition ? value : other`.", "Skriv `villkor ? värde : annat`.")],
    why: "A choice names what holds in both cases.",
};

/// `a : b`.
pub const STRAY_COLON: Code = &Entry {
    id: "expression/stray-colon",
    level: Level::Error,
    en: "`:` stands without a `?` before it.",
    sv: "`:` står utan ett `?` före.",
    hints: &[(
        "Write a choice as `condition ? value : other`; otherwise remove the `:`.",
        "Skriv ett val som `villkor ? värde : annat`; ta annars bort `:`.",
    )],
    why: "In an expression, `:` only parts the two sides of a choice.",
};

/// `x[0]`.
pub const NO_INDEX: Code = &Entry {
    id: "expression/no-index",
    level: Level::Error,
    en: "A value cannot be picked out with `[...]`.",
    sv: "Det går inte att plocka ut ett värde med `[...]`.",
    hints: &[(
        "Ask about all rows: `x.all(r, ...)`, `x.exists(r, ...)`, `x.sum(r, ...)`. \
         If membership is meant: `x in ['a', 'b']`.",
        "Fråga om alla rader: `x.all(r, ...)`, `x.exists(r, ...)`, `x.sum(r, ...)`. \
         Om frågan är om något ingår: `x in ['a', 'b']`.",
    )],
    why: "A list in a form may be unfinished, so no position in it is certain.",
};

/// `(a).b`, `f(a).b`.
pub const DOT_AFTER_VALUE: Code = &Entry {
    id: "expression/dot-after-value",
    level: Level::Error,
    en: "A dot can only follow a name.",
    sv: "En punkt kan bara stå efter ett namn.",
    hints: &[(
        "Give the value a name under `values:` and write the dot after that name.",
        "Ge värdet ett namn under `values:` och skriv punkten efter det namnet.",
    )],
    why: "Functions with a dot are asked of a fact or a value that has a name.",
};

/// `{a: b}`.
pub const BRACES: Code = &Entry {
    id: "expression/braces",
    level: Level::Error,
    en: "`{found}` has no meaning here.",
    sv: "`{found}` har ingen betydelse här.",
    hints: &[("Write a list in brackets: `['a', 'b']`.", "Skriv en lista med hakparenteser: `['a', 'b']`.")],
    why: "CEL's maps and messages are not part of the language of guidelines.",
};

/// `;`.
pub const SEMICOLON: Code = &Entry {
    id: "expression/semicolon",
    level: Level::Error,
    en: "`;` has no meaning here.",
    sv: "`;` har ingen betydelse här.",
    hints: &[(
        "Remove it. Join two conditions with `&&` or `||`; separate the values of a function with `,`.",
        "Ta bort det. Bind ihop två villkor med `&&` eller `||`; skilj en funktions värden åt med `,`.",
    )],
    why: "An expression is one value, so nothing needs to be ended.",
};

/// `// …`.
pub const COMMENT: Code = &Entry {
    id: "expression/comment",
    level: Level::Error,
    en: "A comment with `{sign}` cannot stand inside an expression.",
    sv: "En kommentar med `{sign}` kan inte stå i ett uttryck.",
    hints: &[(
        "Write it after ` #` at the end of a plain YAML line, or on a line of its own above.",
        "Skriv den efter ` #` sist på en vanlig YAML-rad, eller på en egen rad ovanför.",
    )],
    why: "In a text over several lines, YAML joins the lines and the comment would swallow what follows.",
};

/// A space that is no space.
pub const INVISIBLE_CHARACTER: Code = &Entry {
    id: "expression/invisible-character",
    level: Level::Error,
    en: "There is an invisible sign ({character}) here.",
    sv: "Här finns ett osynligt tecken ({character}).",
    hints: &[(
        "Delete it and type an ordinary space. Such signs come along when text is copied from a document.",
        "Ta bort det och skriv ett vanligt mellanslag. Sådana tecken följer med när text kopieras från ett dokument.",
    )],
    why: "What cannot be seen must not change what a rule says.",
};

/// Any other sign.
pub const CHARACTER: Code = &Entry {
    id: "expression/character",
    level: Level::Error,
    en: "`{found}` has no meaning here.",
    sv: "`{found}` har ingen betydelse här.",
    hints: &[(
        "Remove it, or put a text in quotes: `'...'`.",
        "Ta bort det, eller sätt en text inom citattecken: `'...'`.",
    )],
    why: "Expressions know letters, digits, quotes and the signs of their operators.",
};
