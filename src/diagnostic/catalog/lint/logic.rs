//! Conditions that do not decide what they seem to decide.

use crate::diagnostic::{Code, Entry, Level};

/// A condition that holds whatever is answered.
pub const ALWAYS_TRUE: Code = &Entry {
    id: "logic/always-true",
    level: Level::Warning,
    en: "This condition holds whatever is answered.",
    sv: "Villkoret gäller vad som än svaras.",
    hints: &[(
        "Compare it with what the questions allow (`min`, `max`, `options`), or take it away.",
        "Jämför med vad frågorna tillåter (`min`, `max`, `options`), eller ta bort det.",
    )],
    why: "A condition that no answer can change checks nothing. The engine tries it with no question answered: \
          it is settled even then.",
};

/// A condition that never holds.
pub const ALWAYS_FALSE: Code = &Entry {
    id: "logic/always-false",
    level: Level::Warning,
    en: "This condition never holds, whatever is answered.",
    sv: "Villkoret gäller aldrig, vad som än svaras.",
    hints: &[(
        "Compare it with what the questions allow (`min`, `max`, `options`), or take it away.",
        "Jämför med vad frågorna tillåter (`min`, `max`, `options`), eller ta bort det.",
    )],
    why: "A rule behind such a condition never applies, and a requirement of that kind can never be met.",
};

/// A comparison with a limit that the question cannot pass.
pub const CLOSED_LIMIT: Code = &Entry {
    id: "logic/closed-limit",
    level: Level::Warning,
    en: "`{id}` can only be from {min} to {max}, so `{comparison}` is always {result_en}.",
    sv: "`{id}` kan bara vara från {min} till {max}, så `{comparison}` är alltid {result_sv}.",
    hints: &[(
        "Both limits are included. Did you mean `<` for `<=`, `>` for `>=`, or another limit?",
        "Båda gränserna ingår. Menade du `<` i stället för `<=`, `>` i stället för `>=`, eller en annan gräns?",
    )],
    why: "A comparison with the end of a scale most often has the wrong sign or the wrong number.",
};

/// A condition that stands twice.
pub const SAID_TWICE: Code = &Entry {
    id: "logic/said-twice",
    level: Level::Warning,
    en: "`{text}` stands here twice.",
    sv: "`{text}` står här två gånger.",
    hints: &[(
        "Take one of them away, or write what the second one was meant to be.",
        "Ta bort den ena, eller skriv det som den andra skulle vara.",
    )],
    why: "A condition that is repeated was most often copied to be changed, and then was not.",
};

/// An expression that nobody can read.
pub const LONG_EXPRESSION: Code = &Entry {
    id: "logic/long-expression",
    level: Level::Warning,
    en: "This expression is hard to read: {characters} characters, {comparisons} comparisons.",
    sv: "Uttrycket är svårt att läsa: {characters} tecken, {comparisons} jämförelser.",
    hints: &[(
        "Give parts of it a name under `values:`, or write it as `all:` and `any:` with a line each.",
        "Ge delar av det ett namn under `values:`, eller skriv det som `all:` och `any:` med en rad var.",
    )],
    why: "A rule is checked by people who know the law and not the code. More than 300 characters or 12 comparisons \
          are too many at once.",
};
