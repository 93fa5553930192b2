//! Things that nothing looks at.

use crate::diagnostic::{Code, Entry, Level};

/// A fact that nothing looks at.
pub const UNUSED_FACT: Code = &Entry {
    id: "unused/fact",
    level: Level::Warning,
    en: "Nothing looks at the fact `{id}`.",
    sv: "Ingenting använder uppgiften `{id}`.",
    hints: &[(
        "Use it in a rule or a value, or take it away: people would answer it in vain.",
        "Använd den i en regel eller ett värde, eller ta bort den: den besvaras annars i onödan.",
    )],
    why: "Every question costs the time of those who answer. A fact of a used vocabulary is not reported: \
          it is there for others too.",
};

/// A fact that is used, but not for anything that comes out.
pub const UNUSED_QUESTION: Code = &Entry {
    id: "unused/question",
    level: Level::Warning,
    en: "The answer to `{id}` never decides anything.",
    sv: "Svaret på `{id}` avgör aldrig något.",
    hints: &[(
        "Only values use it that neither a rule nor a shown result looks at. Use them, or take them and the question away.",
        "Den används bara av värden som varken en regel eller ett visat resultat tittar på. Använd dem, eller ta bort dem och frågan.",
    )],
    why: "A question that decides nothing is never asked by the engine, whatever its author had in mind.",
};

/// A value that nothing looks at.
pub const UNUSED_VALUE: Code = &Entry {
    id: "unused/value",
    level: Level::Warning,
    en: "Nothing looks at the value `{id}`.",
    sv: "Ingenting använder värdet `{id}`.",
    hints: &[(
        "Use it in a rule, show it with `shown: true`, or take it away.",
        "Använd det i en regel, visa det med `shown: true`, eller ta bort det.",
    )],
    why: "A value that is computed and not used is most often a rule that was forgotten.",
};

/// A parameter that nothing looks at.
pub const UNUSED_PARAMETER: Code = &Entry {
    id: "unused/parameter",
    level: Level::Warning,
    en: "Nothing looks at the parameter `{id}`.",
    sv: "Ingenting använder parametern `{id}`.",
    hints: &[(
        "Use it where its number stands written out, or take it away.",
        "Använd den där talet i dag står utskrivet, eller ta bort den.",
    )],
    why: "Whoever changes a parameter expects that something changes.",
};

/// An option that no condition names.
pub const UNUSED_OPTION: Code = &Entry {
    id: "unused/option",
    level: Level::Warning,
    en: "No rule and no value looks at the option `{option}` of `{id}`.",
    sv: "Ingen regel och inget värde tittar på alternativet `{option}` i `{id}`.",
    hints: &[(
        "That can be right: an option may stand for all other cases. Otherwise name it in a condition.",
        "Det kan vara rätt: ett alternativ kan stå för alla andra fall. Nämn det annars i ett villkor.",
    )],
    why: "An option that is treated like all others may have been forgotten. Shown only where all lints are asked for.",
};

/// A clause that no rule encodes.
pub const UNUSED_CLAUSE: Code = &Entry {
    id: "unused/clause",
    level: Level::Warning,
    en: "No rule comes from `{source}/{clause}`, and nobody says why.",
    sv: "Ingen regel bygger på `{source}/{clause}`, och ingen förklarar varför.",
    hints: &[(
        "Name the clause as the `source` of a rule, or say with `manual:` who judges it and why.",
        "Ange stället som `source` för en regel, eller skriv med `manual:` vem som prövar det och varför.",
    )],
    why: "Whoever reads the guideline should be able to trust that no part of its source was forgotten.",
};

/// An `ignore` that matches nothing.
pub const UNUSED_IGNORE: Code = &Entry {
    id: "unused/ignore",
    level: Level::Warning,
    en: "There is nothing to ignore: the warning `{lint}` does not occur here.",
    sv: "Det finns inget att ignorera: varningen `{lint}` uppstår inte här.",
    hints: &[("Take the line away.", "Ta bort raden.")],
    why: "An `ignore` that has outlived its reason would hide the next mistake of its kind.",
};
