//! Mistakes in the keys, kinds, ids and single values of a guideline.

use crate::diagnostic::{Code, Entry, Level};

/// A list where a text is expected, and the like.
pub const WRONG_KIND: Code = &Entry {
    id: "model/wrong-kind",
    level: Level::Error,
    en: "Expected {expected_en} here, but found {found_en}.",
    sv: "Här väntas {expected_sv}, men det står {found_sv}.",
    hints: &[],
    why: "Each key takes one kind of value. Guessing what was meant could change what a rule says.",
};

/// A key that is not part of the format.
pub const UNKNOWN_KEY: Code = &Entry {
    id: "model/unknown-key",
    level: Level::Error,
    en: "`{key}` is not a key of {what_en}.",
    sv: "`{key}` är ingen nyckel i {what_sv}.",
    hints: &[
        ("Write `{instead}`.", "Skriv `{instead}`."),
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Known keys: {keys}.", "Nycklar som finns: {keys}."),
    ],
    why: "A misspelled key that is silently passed over would leave out a condition or a date without anyone noticing.",
};

/// A required key is missing.
pub const MISSING_KEY: Code = &Entry {
    id: "model/missing-key",
    level: Level::Error,
    en: "The key `{key}` is missing in {what_en}.",
    sv: "Nyckeln `{key}` saknas i {what_sv}.",
    hints: &[("Add a line `{key}: …`.", "Lägg till en rad `{key}: …`.")],
    why: "Without this key nobody can tell what the item means.",
};

/// A proposal or a file of tests given as a guideline.
pub const OTHER_FILE: Code = &Entry {
    id: "model/other-file",
    level: Level::Error,
    en: "This is {kind_en}, not a guideline: it has the key `{key}`.",
    sv: "Detta är {kind_sv}, ingen riktlinje: filen har nyckeln `{key}`.",
    hints: &[(
        "Give a guideline here. This file belongs where a proposal or tests are asked for.",
        "Ange en riktlinje här. Den här filen hör hemma där ett förslag eller prov efterfrågas.",
    )],
    why: "Guidelines, proposals and tests are read in different ways.",
};

/// A version of the format that is not known.
pub const UNSUPPORTED_FORMAT: Code = &Entry {
    id: "model/unsupported-format",
    level: Level::Error,
    en: "Version `{version}` of the format is not known; this program reads version 1.",
    sv: "Version `{version}` av formatet är okänd. Det här programmet läser version 1.",
    hints: &[(
        "Write `riktlinje: 1`. The version of your guideline goes in `version`.",
        "Skriv `riktlinje: 1`. Riktlinjens egen version skrivs i `version`.",
    )],
    why: "The number says how the file is to be read, so a later format is never taken for this one.",
};

/// A version that is not `major.minor.patch`.
pub const BAD_VERSION: Code = &Entry {
    id: "model/bad-version",
    level: Level::Error,
    en: "`{text}` is not a version of three numbers.",
    sv: "`{text}` är ingen version med tre tal.",
    hints: &[
        ("Write `{suggestion}`.", "Skriv `{suggestion}`."),
        (
            "Write three numbers with dots, such as `1.0.0`.",
            "Skriv tre tal med punkter, till exempel `1.0.0`.",
        ),
    ],
    why: "Reports name the exact version, and overlays pin its first numbers.",
};

/// An id of the wrong shape.
pub const BAD_ID: Code = &Entry {
    id: "model/bad-id",
    level: Level::Error,
    en: "`{id}` cannot be an id.",
    sv: "`{id}` kan inte vara ett id.",
    hints: &[
        ("Write `{suggestion}`.", "Skriv `{suggestion}`."),
        ("Write {shape_en}, at most 128 characters.", "Skriv {shape_sv}, högst 128 tecken."),
    ],
    why: "Ids are typed in expressions and in other systems, so they hold only characters that look and sort the same everywhere. People see the texts, which may hold any character.",
};

/// An id that means something else in expressions.
pub const RESERVED_ID: Code = &Entry {
    id: "model/reserved-id",
    level: Level::Error,
    en: "`{id}` already means something else in expressions.",
    sv: "`{id}` betyder redan något annat i uttryck.",
    hints: &[(
        "Choose another id, for example with one more word.",
        "Välj ett annat id, till exempel med ett ord till.",
    )],
    why: "An expression could not tell the two meanings apart.",
};

/// A name of more than 128 characters.
pub const LONG_NAME: Code = &Entry {
    id: "model/long-name",
    level: Level::Error,
    en: "The name is longer than 128 characters.",
    sv: "Namnet är längre än 128 tecken.",
    hints: &[(
        "Shorten it; longer texts go in `title`, `help` or `note`.",
        "Korta det. Längre texter skrivs i `title`, `help` eller `note`.",
    )],
    why: "Names stand in tables and lists of reports.",
};

/// A word that is not in a fixed list.
pub const UNKNOWN_WORD: Code = &Entry {
    id: "model/unknown-word",
    level: Level::Error,
    en: "`{word}` is not known; expected {what_en}.",
    sv: "`{word}` är okänt. Här väntas {what_sv}.",
    hints: &[
        ("Write `{suggestion}`. All words: {words}.", "Skriv `{suggestion}`. Alla ord: {words}."),
        ("Choose one of: {words}.", "Välj något av: {words}."),
    ],
    why: "Each word has a fixed meaning; one that is not known has none.",
};

/// `yes`, `nej` and the like where true or false is expected.
pub const NOT_A_TRUTH: Code = &Entry {
    id: "model/not-true-or-false",
    level: Level::Error,
    en: "`{text}` is a text, not true or false.",
    sv: "`{text}` är en text, inte true eller false.",
    hints: &[("Write `{right}`, without quotes.", "Skriv `{right}`, utan citattecken.")],
    why: "Older YAML programs read `no` and `on` as yes or no and newer ones as text. Only `true` and `false` mean the same everywhere.",
};

/// A number in a form that is not read.
pub const BAD_NUMBER: Code = &Entry {
    id: "model/bad-number",
    level: Level::Error,
    en: "`{text}` cannot be read as a number: {reason_en}.",
    sv: "`{text}` kan inte läsas som ett tal: {reason_sv}.",
    hints: &[("Write `{right}`.", "Skriv `{right}`.")],
    why: "Numbers are exact; a form that could be read in two ways is refused.",
};

/// A number that is not a whole number in range.
pub const NOT_A_COUNT: Code = &Entry {
    id: "model/not-a-count",
    level: Level::Error,
    en: "`{text}` is not a whole number from {least}.",
    sv: "`{text}` är inget heltal från {least}.",
    hints: &[("Write a whole number without decimals.", "Skriv ett heltal utan decimaler.")],
    why: "Months, rows and decimals are counted.",
};

/// A date in another form, or no day at all.
pub const BAD_DATE: Code = &Entry {
    id: "model/bad-date",
    level: Level::Error,
    en: "`{text}` is not a date: {reason_en}.",
    sv: "`{text}` är inget datum: {reason_sv}.",
    hints: &[],
    why: "Only one way to write dates is read, so day and month cannot be mixed up.",
};

/// A duration that cannot be read.
pub const BAD_DURATION: Code = &Entry {
    id: "model/bad-duration",
    level: Level::Error,
    en: "`{text}` is not a duration: {reason_en}.",
    sv: "`{text}` är ingen tidsrymd: {reason_sv}.",
    hints: &[],
    why: "Follow-ups are computed from durations.",
};

/// A day of the year that cannot be read.
pub const BAD_DAY: Code = &Entry {
    id: "model/bad-day-of-year",
    level: Level::Error,
    en: "`{text}` is not a day of the year.",
    sv: "`{text}` är ingen dag på året.",
    hints: &[(
        "Write month and day with two digits each, such as `08-31`.",
        "Skriv månad och dag med två siffror var, till exempel `08-31`.",
    )],
    why: "A yearly date falls on this day every year.",
};

/// A web address of another kind.
pub const BAD_ADDRESS: Code = &Entry {
    id: "model/bad-address",
    level: Level::Error,
    en: "`{text}` is not a web address.",
    sv: "`{text}` är ingen webbadress.",
    hints: &[(
        "Begin with `https://` and leave no spaces in it. A number of a document goes in `reference`.",
        "Börja med `https://` och använd inga mellanslag. Ett diarienummer skrivs i `reference`.",
    )],
    why: "Reports show the address as a link that people click.",
};

/// A place in a source that cannot be read.
pub const BAD_ORIGIN: Code = &Entry {
    id: "model/bad-source-reference",
    level: Level::Error,
    en: "`{text}` does not name a source.",
    sv: "`{text}` anger ingen källa.",
    hints: &[(
        "Write the id of the source, a slash and the id of the clause: `gdpr/art-35`.",
        "Skriv källans id, ett snedstreck och ställets id: `gdpr/art-35`.",
    )],
    why: "Each rule leads back to the words it encodes.",
};

/// A key of a text that is no language.
pub const BAD_LANGUAGE: Code = &Entry {
    id: "model/unknown-language",
    level: Level::Error,
    en: "`{key}` is not a language code.",
    sv: "`{key}` är ingen språkkod.",
    hints: &[
        ("Write `{suggestion}`.", "Skriv `{suggestion}`."),
        (
            "Use the code of the language, such as `sv` or `en`.",
            "Använd språkets kod, till exempel `sv` eller `en`.",
        ),
    ],
    why: "Texts are chosen by the code of the reader's language.",
};

/// A comma that splits a text within braces.
pub const COMMA_IN_TEXT: Code = &Entry {
    id: "model/comma-in-text",
    level: Level::Error,
    en: "A comma has split the text: `{text}` became a key of its own.",
    sv: "Ett komma har delat texten: `{text}` blev en egen nyckel.",
    hints: &[(
        "Put the text in quotes, or write each language on a line of its own.",
        "Sätt texten inom citattecken, eller skriv varje språk på en egen rad.",
    )],
    why: "Between `{` and `}` a comma ends a value, also in the middle of a sentence.",
};

/// A text without words.
pub const EMPTY_TEXT: Code = &Entry {
    id: "model/empty-text",
    level: Level::Error,
    en: "The text is empty.",
    sv: "Texten är tom.",
    hints: &[("Write the text, or take the line away.", "Skriv texten, eller ta bort raden.")],
    why: "People would be shown an empty place.",
};

/// A list or group without items.
pub const EMPTY_LIST: Code = &Entry {
    id: "model/empty-list",
    level: Level::Error,
    en: "There is nothing in this list.",
    sv: "Listan är tom.",
    hints: &[("Add an item, or take the key away.", "Lägg till något i listan, eller ta bort nyckeln.")],
    why: "An empty list says nothing, and is most often one that was never finished.",
};

/// A list where a condition is expected.
pub const LIST_AS_CONDITION: Code = &Entry {
    id: "model/list-as-condition",
    level: Level::Error,
    en: "A list of conditions does not say whether all or any of them must hold.",
    sv: "En lista med villkor säger inte om alla eller något av dem ska gälla.",
    hints: &[("Write `all:` or `any:` above the list.", "Skriv `all:` eller `any:` ovanför listan.")],
    why: "All and any give different answers, so the file has to say which.",
};

/// A condition with several of `all`, `any`, `not`, or none.
pub const SEVERAL_COMBINATIONS: Code = &Entry {
    id: "model/several-combinations",
    level: Level::Error,
    en: "A condition takes exactly one of `all`, `any` and `not`.",
    sv: "Ett villkor har exakt en av `all`, `any` och `not`.",
    hints: &[(
        "Put one inside the other, as an item of its list.",
        "Lägg den ena inuti den andra, som en rad i dess lista.",
    )],
    why: "Side by side it would be unclear how they are combined.",
};

/// An expression without text.
pub const EMPTY_EXPRESSION: Code = &Entry {
    id: "model/empty-expression",
    level: Level::Error,
    en: "The expression is empty.",
    sv: "Uttrycket är tomt.",
    hints: &[("Write the expression, or take the line away.", "Skriv uttrycket, eller ta bort raden.")],
    why: "An empty expression has no value.",
};

/// A comment that cut an expression short.
pub const CONDITION_CUT_SHORT: Code = &Entry {
    id: "model/cut-short-by-comment",
    level: Level::Error,
    en: "A `#` has cut the rest of the expression off.",
    sv: "Ett `#` har klippt av resten av uttrycket.",
    hints: &[(
        "Put the whole expression in quotes, or take the `#` away.",
        "Sätt hela uttrycket inom citattecken, eller ta bort `#`.",
    )],
    why: "In YAML a space and a `#` begin a comment, also in the middle of an expression.",
};

/// A comment right after an expression.
pub const COMMENT_AFTER_CONDITION: Code = &Entry {
    id: "model/comment-after-condition",
    level: Level::Warning,
    en: "This comment stands right after an expression and is not part of it.",
    sv: "Kommentaren står direkt efter ett uttryck och hör inte till det.",
    hints: &[(
        "If it is a comment, move it to a line of its own. If not, put the whole expression in quotes.",
        "Är det en kommentar, flytta den till en egen rad. Annars, sätt hela uttrycket inom citattecken.",
    )],
    why: "In YAML a space and a `#` begin a comment, so a part of the expression may have been lost.",
};

/// `effective` without dates.
pub const NO_DATES: Code = &Entry {
    id: "model/no-dates",
    level: Level::Error,
    en: "`effective` has neither `from` nor `until`.",
    sv: "`effective` har varken `from` eller `until`.",
    hints: &[(
        "Write `from: 2026-01-01`, `until: …` or both.",
        "Skriv `from: 2026-01-01`, `until: …` eller båda.",
    )],
    why: "It would change nothing.",
};

/// A last day before the first.
pub const ENDS_BEFORE_START: Code = &Entry {
    id: "model/ends-before-start",
    level: Level::Error,
    en: "The last day is before the first.",
    sv: "Den sista dagen ligger före den första.",
    hints: &[(
        "Check both dates; both days are included.",
        "Kontrollera båda datumen. Båda dagarna räknas med.",
    )],
    why: "It would never be in force.",
};

/// An ignored warning that does not exist.
pub const UNKNOWN_LINT: Code = &Entry {
    id: "model/unknown-lint",
    level: Level::Error,
    en: "There is no warning `{lint}`.",
    sv: "Det finns ingen varning `{lint}`.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        (
            "Write the code that stands in brackets in the warning. Errors cannot be ignored.",
            "Skriv koden som står inom hakparentes i varningen. Fel kan inte ignoreras.",
        ),
    ],
    why: "An `ignore` that matches nothing would only seem to say that somebody has looked.",
};
