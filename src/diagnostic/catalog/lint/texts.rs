//! Texts that are missing, or differ between languages.

use crate::diagnostic::{Code, Entry, Level};

/// A fact that has no question.
pub const NO_QUESTION: Code = &Entry {
    id: "texts/no-question",
    level: Level::Warning,
    en: "`{id}` has no question.",
    sv: "`{id}` har ingen fråga.",
    hints: &[(
        "Add `question:` with a text in every language. People never see ids.",
        "Lägg till `question:` med en text på varje språk. Den som svarar ser aldrig några id:n.",
    )],
    why: "Without a question the form shows the id, which only its author understands.",
};

/// A text without a wording in one of the languages.
pub const NO_TRANSLATION: Code = &Entry {
    id: "texts/no-translation",
    level: Level::Warning,
    en: "This text is missing in the language `{language}`.",
    sv: "Texten saknas på språket `{language}`.",
    hints: &[
        ("Write the text in both languages, `{example}`.", "Skriv texten på båda språken, `{example}`."),
        (
            "Add `{language}: …`, or take the language out of `languages`.",
            "Lägg till `{language}: …`, eller ta bort språket ur `languages`.",
        ),
    ],
    why: "Readers of that language would be shown another one.",
};

/// A comment that looks like the end of a text.
pub const CUT_COMMENT: Code = &Entry {
    id: "texts/cut-comment",
    level: Level::Warning,
    en: "The rest of the line from # on is a comment and does not belong to the text.",
    sv: "Resten av raden, från # och framåt, är en kommentar och hör inte till texten.",
    hints: &[(
        "If it belongs to the text, put the text in quotes. If it is a comment, leave a space after #.",
        "Hör det till texten ska hela texten stå inom citattecken. Är det en kommentar: ha ett mellanslag efter #.",
    )],
    why: "Without quotes, a text ends before a # that follows a space. The rest is lost without a word.",
};

/// Languages whose wordings have different places.
pub const PLACES_DIFFER: Code = &Entry {
    id: "texts/places-differ",
    level: Level::Warning,
    en: "The languages do not have the same placeholders: `{place}` stands in one of them only.",
    sv: "Språken har inte samma platshållare: `{place}` står bara i ett av dem.",
    hints: &[(
        "Write the placeholder in every language, with the same name.",
        "Skriv platshållaren på varje språk, med samma namn.",
    )],
    why: "A place that is missing in one language drops what belongs there for its readers.",
};

/// A role that has no wording.
pub const NO_ROLE_WORDING: Code = &Entry {
    id: "texts/no-role-wording",
    level: Level::Warning,
    en: "The role `{role}` has no name that people can read.",
    sv: "Rollen `{role}` saknar en benämning i klartext.",
    hints: &[(
        "Add it to `roles:` with a text per language.",
        "Lägg till den under `roles:` med en text per språk.",
    )],
    why: "Reports name those who act in the reader's language.",
};
