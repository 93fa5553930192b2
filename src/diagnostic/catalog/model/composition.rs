//! Mistakes in how guidelines build on each other.

use crate::diagnostic::{Code, Entry, Level};

/// A version of a used guideline that cannot be read.
pub const BAD_USED_VERSION: Code = &Entry {
    id: "model/bad-used-version",
    level: Level::Error,
    en: "`{text}` does not say which versions fit.",
    sv: "`{text}` säger inte vilka versioner som passar.",
    hints: &[
        (
            "Write `\"{suggestion}\"`: every version that begins so fits.",
            "Skriv `\"{suggestion}\"`: alla versioner som börjar så passar.",
        ),
        (
            "Write the first numbers of the version: `\"1\"` or `\"1.2\"`.",
            "Skriv versionens första tal: `\"1\"` eller `\"1.2\"`.",
        ),
    ],
    why: "A pinned version keeps a guideline from changing under those who use it.",
};

/// `changes` at the top level.
pub const CHANGES_AT_TOP: Code = &Entry {
    id: "model/changes-at-top",
    level: Level::Error,
    en: "`{key}` stands with the guideline that is changed.",
    sv: "`{key}` skrivs vid den riktlinje som ändras.",
    hints: &[(
        "Move it into `uses`, below `guideline` and `version`.",
        "Flytta det till `uses`, under `guideline` och `version`.",
    )],
    why: "It must be clear what is changed.",
};

/// A change that changes nothing.
pub const EMPTY_CHANGE: Code = &Entry {
    id: "model/empty-change",
    level: Level::Error,
    en: "Nothing is changed in `{target}`.",
    sv: "Inget ändras i `{target}`.",
    hints: &[("Write what differs, or take it away.", "Skriv vad som skiljer, eller ta bort den.")],
    why: "Most often a line is missing.",
};

/// A change without a reason.
pub const CHANGE_WITHOUT_REASON: Code = &Entry {
    id: "model/change-without-reason",
    level: Level::Error,
    en: "The change of `{target}` has no reason.",
    sv: "Ändringen av `{target}` saknar skäl.",
    hints: &[(
        "Add `reason:` with a text in every language.",
        "Lägg till `reason:` med en text på varje språk.",
    )],
    why: "The report shows who changed what, and why.",
};

/// A used guideline that was not given.
pub const UNKNOWN_GUIDELINE: Code = &Entry {
    id: "model/unknown-guideline",
    level: Level::Error,
    en: "There is no guideline `{id}` here.",
    sv: "Det finns ingen riktlinje `{id}` här.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Give the file of that guideline too.", "Ange också filen med den riktlinjen."),
    ],
    why: "The used guideline is part of what is assessed.",
};

/// A guideline that is used twice.
pub const USED_TWICE: Code = &Entry {
    id: "model/used-twice",
    level: Level::Error,
    en: "`{id}` is used twice.",
    sv: "`{id}` används två gånger.",
    hints: &[(
        "Join the two, with all changes in one place.",
        "Slå ihop dem, med alla ändringar på ett ställe.",
    )],
    why: "Two lists of changes could contradict each other.",
};

/// A used guideline in another version.
pub const VERSION_DOES_NOT_FIT: Code = &Entry {
    id: "model/version-does-not-fit",
    level: Level::Error,
    en: "`{id}` is given in version {actual}, which does not fit `{version}`.",
    sv: "`{id}` finns i version {actual}, som inte passar `{version}`.",
    hints: &[(
        "Look through what has changed, then pin the new version.",
        "Gå igenom vad som har ändrats och ange sedan den nya versionen.",
    )],
    why: "The rules may have changed since the version was pinned.",
};

/// A guideline demanded in two versions.
pub const TWO_VERSIONS: Code = &Entry {
    id: "model/two-versions",
    level: Level::Error,
    en: "`{id}` is asked for in version `{version}` here and in version `{other}` elsewhere.",
    sv: "`{id}` begärs i version `{version}` här och i version `{other}` på ett annat ställe.",
    hints: &[("Agree on one version.", "Välj en gemensam version.")],
    why: "One composition holds one version of each guideline.",
};

/// Guidelines that use each other in a circle.
pub const CYCLE: Code = &Entry {
    id: "model/cycle",
    level: Level::Error,
    en: "`{id}` uses itself: {path}.",
    sv: "`{id}` använder sig själv: {path}.",
    hints: &[(
        "Move what both need to a third guideline.",
        "Flytta det båda behöver till en tredje riktlinje.",
    )],
    why: "There would be no order in which to read them.",
};

/// More guidelines than can be composed.
pub const TOO_MANY_GUIDELINES: Code = &Entry {
    id: "model/too-many-guidelines",
    level: Level::Error,
    en: "A guideline can be composed of at most {most} guidelines.",
    sv: "En riktlinje kan bestå av högst {most} riktlinjer.",
    hints: &[("Join some of them.", "Slå ihop några av dem.")],
    why: "The limit keeps loading fast.",
};

/// A chain of guidelines that is too long.
pub const TOO_DEEP: Code = &Entry {
    id: "model/too-deep",
    level: Level::Error,
    en: "Guidelines use each other in more than {most} steps.",
    sv: "Riktlinjerna använder varandra i mer än {most} led.",
    hints: &[("Use some of them directly.", "Använd några av dem direkt.")],
    why: "The limit keeps loading fast.",
};

/// An id that is declared twice.
pub const DECLARED_TWICE: Code = &Entry {
    id: "model/declared-twice",
    level: Level::Error,
    en: "`{id}` is declared twice.",
    sv: "`{id}` finns två gånger.",
    hints: &[(
        "Choose another id. Facts, values and parameters share one set of names, across all used guidelines.",
        "Välj ett annat id. Uppgifter, värden och parametrar får inte heta lika, inte heller i riktlinjer som används.",
    )],
    why: "A name that means two things would make rules read the wrong one.",
};

/// A fact of a pack without the pack's name.
pub const BARE_FACT: Code = &Entry {
    id: "model/bare-fact",
    level: Level::Warning,
    en: "`{id}` does not begin with the name of its guideline `{guideline}` (such facts in all: {count}).",
    sv: "`{id}` börjar inte med namnet på sin riktlinje `{guideline}` (sådana uppgifter i allt: {count}).",
    hints: &[(
        "Write `{suggestion}`, or move facts that others share to a vocabulary without rules.",
        "Skriv `{suggestion}`, eller flytta uppgifter som delas med andra till en riktlinje utan regler.",
    )],
    why: "Another pack may want the same name for something else. Guidelines of the same publisher may use each other's plain names.",
};

/// A change of something that does not exist.
pub const UNKNOWN_TARGET: Code = &Entry {
    id: "model/unknown-target",
    level: Level::Error,
    en: "There is no rule, parameter or fact `{id}` in the used guideline.",
    sv: "Det finns ingen regel, parameter eller uppgift `{id}` i den riktlinje som används.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Check the id, and that the change stands with the right guideline.",
            "Kontrollera id och att ändringen står vid rätt riktlinje.",
        ),
    ],
    why: "A change that hits nothing would silently be lost.",
};

/// A change of a value.
pub const VALUE_CHANGED: Code = &Entry {
    id: "model/value-changed",
    level: Level::Error,
    en: "`{id}` is a value; only rules, parameters and facts can be changed.",
    sv: "`{id}` är ett värde. Bara regler, parametrar och uppgifter kan ändras.",
    hints: &[(
        "Change a parameter that the value uses, or the rule that uses the value.",
        "Ändra en parameter som värdet använder, eller regeln som använder värdet.",
    )],
    why: "A changed value would move every rule that uses it without showing in any of them.",
};

/// A key that does not fit what is changed.
pub const CHANGE_DOES_NOT_FIT: Code = &Entry {
    id: "model/change-does-not-fit",
    level: Level::Error,
    en: "`{key}` does not fit: `{id}` is {kind_en}.",
    sv: "`{key}` passar inte: `{id}` är {kind_sv}.",
    hints: &[("What can be changed: {keys}.", "Det som kan ändras: {keys}.")],
    why: "The key would have no effect.",
};

/// A relaxing change of a rule that may not be relaxed.
pub const NOT_RELAXABLE: Code = &Entry {
    id: "model/not-relaxable",
    level: Level::Error,
    en: "`{key}` makes `{id}` less strict, and the rule does not allow that.",
    sv: "`{key}` gör `{id}` mindre sträng, och regeln tillåter inte det.",
    hints: &[(
        "Tighten instead, or ask the publisher of the rule for `relaxable: true`.",
        "Skärp i stället, eller be den som ger ut regeln om `relaxable: true`.",
    )],
    why: "Law and decisions of a higher body are not for an overlay to soften.",
};

/// A parameter changed to another kind.
pub const OTHER_KIND: Code = &Entry {
    id: "model/other-kind",
    level: Level::Error,
    en: "The new value is of another kind than `{id}` has.",
    sv: "Det nya värdet är av ett annat slag än `{id}` har.",
    hints: &[(
        "Write a number for a number, a date for a date, true or false for a yes/no.",
        "Skriv ett tal för ett tal, ett datum för ett datum, true eller false för ett ja/nej.",
    )],
    why: "Rules compute with the parameter as it is.",
};
