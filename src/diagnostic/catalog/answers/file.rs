//! Mistakes in a proposal around its answers, and in waivers.

use crate::diagnostic::{Code, Entry, Level};

/// A guideline or a file of tests given as a proposal.
pub const OTHER_FILE: Code = &Entry {
    id: "answers/other-file",
    level: Level::Error,
    en: "This is {kind_en}, not a proposal: it has the key `{key}`.",
    sv: "Detta är {kind_sv}, inget förslag: filen har nyckeln `{key}`.",
    hints: &[("Give the file that holds the answers.", "Ange filen som innehåller svaren.")],
    why: "Guidelines, proposals and tests are read in different ways.",
}
.carried();

/// A version of the format that is not known.
pub const UNSUPPORTED_FORMAT: Code = &Entry {
    id: "answers/unsupported-format",
    level: Level::Error,
    en: "Version `{version}` of the format is not known; this program reads version 1.",
    sv: "Version `{version}` av formatet är okänd. Det här programmet läser version 1.",
    hints: &[("Write `riktlinje: 1`.", "Skriv `riktlinje: 1`.")],
    why: "The number says how the file is to be read, so a later format is never taken for this one.",
}
.carried();

/// A proposal written for another guideline.
pub const OTHER_GUIDELINE: Code = &Entry {
    id: "answers/other-guideline",
    level: Level::Error,
    en: "The proposal was written for the guideline `{guideline}`, which is not the one at hand.",
    sv: "Förslaget är skrivet för riktlinjen `{guideline}`, men det är en annan som används här.",
    hints: &[
        (
            "The guideline at hand is `{at_hand}`. Assess the proposal with its own guideline, or take the line `guideline` away if its answers hold for this one too.",
            "Den som används heter `{at_hand}`. Bedöm förslaget med dess egen riktlinje, eller ta bort raden `guideline` om svaren gäller även för denna.",
        ),
        ("Assess the proposal with its own guideline.", "Bedöm förslaget med dess egen riktlinje."),
    ],
    why: "The same question can mean something else in another guideline, and the verdict would not be the one that was asked for.",
}.carried();

/// An answer beside `answers` instead of below it.
pub const ANSWER_AT_TOP: Code = &Entry {
    id: "answers/answer-at-top",
    level: Level::Error,
    en: "The answer to `{name}` stands outside `answers`.",
    sv: "Svaret på `{name}` står utanför `answers`.",
    hints: &[(
        "Put all answers below a line `answers:`, indented.",
        "Skriv alla svar under en rad `answers:`, med indrag.",
    )],
    why: "Answers have their own place, so that no question can be taken for the title or the date of the proposal.",
}.carried();

/// A key that is not part of the format.
pub const UNKNOWN_KEY: Code = &Entry {
    id: "answers/unknown-key",
    level: Level::Error,
    en: "`{key}` is not a key of {what_en}.",
    sv: "`{key}` är ingen nyckel i {what_sv}.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Known keys: {keys}.", "Nycklar som finns: {keys}."),
    ],
    why: "A misspelled key that is silently passed over would leave out a date or a name without anyone noticing.",
}.carried();

/// A required key is missing.
pub const MISSING_KEY: Code = &Entry {
    id: "answers/missing-key",
    level: Level::Error,
    en: "The key `{key}` is missing in {what_en}.",
    sv: "Nyckeln `{key}` saknas i {what_sv}.",
    hints: &[
        ("Begin the file with the line `{line}`.", "Börja filen med raden `{line}`."),
        ("Add `{key}: …`.", "Lägg till `{key}: …`."),
    ],
    why: "Without it nobody can tell how the file is to be read, or what was decided by whom and for how long.",
}.carried();

/// A single value or a list where keys and values are expected.
pub const NOT_A_GROUP: Code = &Entry {
    id: "answers/not-a-group",
    level: Level::Error,
    en: "Expected {what_en} as keys and values here, but found {found_en}.",
    sv: "Här väntas {what_sv} som nycklar och värden, men det står {found_sv}.",
    hints: &[("Write it in this way: `{example}`.", "Skriv så här: `{example}`.")],
    why: "Only keys say which value is which.",
}
.carried();

/// Something else where a text is expected.
pub const NOT_A_TEXT: Code = &Entry {
    id: "answers/not-a-text",
    level: Level::Error,
    en: "Expected a text here, but found {found_en}.",
    sv: "Här väntas en text, men det står {found_sv}.",
    hints: &[("Write the text, or take the line away.", "Skriv texten, eller ta bort raden.")],
    why: "Names, references and reasons are texts.",
}
.carried();

/// A text without any words.
pub const EMPTY_TEXT: Code = &Entry {
    id: "answers/empty-text",
    level: Level::Error,
    en: "This text is empty.",
    sv: "Den här texten är tom.",
    hints: &[("Write the text, or take the line away.", "Skriv texten, eller ta bort raden.")],
    why: "A name or a reason that is empty cannot be followed up.",
}
.carried();

/// A key of a title that is no language.
pub const NOT_A_LANGUAGE: Code = &Entry {
    id: "answers/not-a-language",
    level: Level::Error,
    en: "`{key}` is not a language code.",
    sv: "`{key}` är ingen språkkod.",
    hints: &[(
        "Write one title for all languages, or codes such as `sv: …, en: …`.",
        "Skriv en titel för alla språk, eller koder: `sv: …, en: …`.",
    )],
    why: "A title is one text, or one text per language.",
}
.carried();

/// A date of a proposal, waiver or evidence that cannot be read.
pub const NOT_A_DAY: Code = &Entry {
    id: "answers/not-a-day",
    level: Level::Error,
    en: "`{text}` is not a date: {reason_en}.",
    sv: "`{text}` är inget datum: {reason_sv}.",
    hints: &[],
    why: "Dates in other forms can be read in two ways.",
}
.carried();

/// A last day that lies before the first.
pub const ENDS_BEFORE: Code = &Entry {
    id: "answers/ends-before-it-begins",
    level: Level::Error,
    en: "{last_en} is {last}, which is before {first_en}, {first}.",
    sv: "{last_sv} är {last}, vilket är före {first_sv}, {first}.",
    hints: &[(
        "Check both dates; perhaps the year is wrong.",
        "Kontrollera båda datumen. Kanske är året fel.",
    )],
    why: "Such a waiver or piece of evidence would not count on any day.",
}
.carried();

/// Waivers that are not a list.
pub const WAIVERS_NOT_A_LIST: Code = &Entry {
    id: "answers/waivers-not-a-list",
    level: Level::Error,
    en: "`waivers` takes a list, but found {found_en}.",
    sv: "`waivers` ska vara en lista, men det står {found_sv}.",
    hints: &[(
        "Write each waiver on a line of its own that begins with `- `.",
        "Skriv varje undantag på en egen rad som börjar med `- `.",
    )],
    why: "A proposal can have several waivers.",
}
.carried();

/// A waiver of a rule that is not there.
pub const UNKNOWN_RULE: Code = &Entry {
    id: "answers/unknown-rule",
    level: Level::Error,
    en: "The guideline has no rule `{rule}`.",
    sv: "Riktlinjen har ingen regel `{rule}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Take the id from the report or the guideline; capitals count.",
            "Ta reglens id från rapporten eller riktlinjen. Stora och små bokstäver har betydelse.",
        ),
    ],
    why: "A waiver that belongs to no rule would be a decision without effect.",
}
.carried();
