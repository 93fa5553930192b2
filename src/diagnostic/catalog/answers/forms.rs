//! Mistakes in the form of an answer: estimates, alternatives, none, and evidence.

use crate::diagnostic::{Code, Entry, Level};

/// A key that no answer has.
pub const UNKNOWN_FORM: Code = &Entry {
    id: "answers/unknown-form",
    level: Level::Error,
    en: "`{key}` has no meaning in the answer to {name_en}.",
    sv: "`{key}` har ingen betydelse i svaret på {name_sv}.",
    hints: &[
        ("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?"),
        ("Write the answer as `{plain}` or `{other}`.", "Skriv svaret som `{plain}` eller `{other}`."),
        ("Write the answer as `{plain}`.", "Skriv svaret som `{plain}`."),
    ],
    why: "A word that is silently passed over would change what the answer says.",
}
.carried();

/// A form that does not fit the question.
pub const FORM_MISFIT: Code = &Entry {
    id: "answers/form-misfit",
    level: Level::Error,
    en: "{name_en} takes {expected_en}; `{form}` cannot say that.",
    sv: "{name_sv} ska besvaras med {expected_sv}. Det går inte att skriva med `{form}`.",
    hints: &[
        ("Write the answer as `{plain}` or `{other}`.", "Skriv svaret som `{plain}` eller `{other}`."),
        ("Write the answer as `{plain}`.", "Skriv svaret som `{plain}`."),
    ],
    why: "Each form belongs to some kinds of questions: `between` to numbers and dates, `one_of` to choices, `must` and `may` to choices of many, `so_far` to rows.",
}.carried();

/// Two forms in one answer.
pub const MIXED_FORMS: Code = &Entry {
    id: "answers/mixed-forms",
    level: Level::Error,
    en: "The answer to {name_en} has both `{first}` and `{second}`.",
    sv: "Svaret på {name_sv} har både `{first}` och `{second}`.",
    hints: &[("Keep one of them.", "Behåll ett av dem.")],
    why: "Which of the two was meant cannot be guessed.",
}
.carried();

/// Evidence or `value` for a part of an answer.
pub const ONLY_FOR_WHOLE: Code = &Entry {
    id: "answers/only-for-whole-answer",
    level: Level::Error,
    en: "`{key}` stands in {name_en}, but belongs to the answer as a whole.",
    sv: "`{key}` står i {name_sv}, men hör till svaret som helhet.",
    hints: &[(
        "Write only the value here. Evidence goes around the whole list: `value: […], evidence: …`.",
        "Skriv bara värdet här. Underlag skrivs runt hela listan: `value: […], evidence: …`.",
    )],
    why: "Rules ask for evidence of an answer, not of one row.",
}
.carried();

/// `value` or `evidence` inside `value`.
pub const WITHIN_VALUE: Code = &Entry {
    id: "answers/within-value",
    level: Level::Error,
    en: "In the answer to {name_en}, `{key}` stands inside `value`.",
    sv: "I svaret på {name_sv} står `{key}` inuti `value`.",
    hints: &[(
        "Move `{key}` out, so that it stands beside `value`.",
        "Flytta ut `{key}` så att det står bredvid `value`.",
    )],
    why: "Evidence belongs to the answer, and an answer has one value.",
}
.carried();

/// An answer that says nothing.
pub const NO_VALUE: Code = &Entry {
    id: "answers/no-value",
    level: Level::Error,
    en: "The answer to {name_en} has no value.",
    sv: "Svaret på {name_sv} saknar värde.",
    hints: &[(
        "Add `value: …`, or `value: null` if it is not known yet.",
        "Lägg till `value: …`, eller `value: null` om det inte är känt än.",
    )],
    why: "Evidence alone does not say what the answer is.",
}
.carried();

/// `none` with something else than true.
pub const NONE_NOT_TRUE: Code = &Entry {
    id: "answers/none-not-true",
    level: Level::Error,
    en: "The answer to {name_en} has `none` with something else than `true`.",
    sv: "Svaret på {name_sv} har `none` med något annat än `true`.",
    hints: &[(
        "Write `none: true` if there is no such thing; otherwise write the value itself.",
        "Skriv `none: true` om det inte finns någon sådan. Skriv annars själva värdet.",
    )],
    why: "Only `none: true` says one thing clearly.",
}
.carried();

/// None for a question that always has a value.
pub const NEVER_NONE: Code = &Entry {
    id: "answers/never-none",
    level: Level::Error,
    en: "{name_en} cannot be answered with none.",
    sv: "Svaret på {name_sv} kan inte vara att det inte finns.",
    hints: &[
        (
            "Write `{instead}`, or `null` if it is not known yet.",
            "Skriv `{instead}`, eller `null` om det inte är känt än.",
        ),
        (
            "Write the value, or `null` if it is not known yet.",
            "Skriv värdet, eller `null` om det inte är känt än.",
        ),
    ],
    why: "The guideline says which questions may be answered with \"there is none\" (`may_be_none`).",
}
.carried();

/// A range without two ends.
pub const TWO_ENDS: Code = &Entry {
    id: "answers/two-ends",
    level: Level::Error,
    en: "`between` in the answer to {name_en} takes a list of two ends.",
    sv: "`between` i svaret på {name_sv} ska vara en lista med det lägsta och det högsta värdet.",
    hints: &[(
        "Write the range as `{other}`. `null` stands for an end that is not known.",
        "Skriv intervallet som `{other}`. `null` står för ett värde som inte är känt.",
    )],
    why: "An estimate lies between a lowest and a highest value.",
}
.carried();

/// A range with both ends open.
pub const NO_ENDS: Code = &Entry {
    id: "answers/no-ends",
    level: Level::Error,
    en: "The range for {name_en} says nothing: both ends are `null`.",
    sv: "Intervallet för {name_sv} säger ingenting: båda värdena är `null`.",
    hints: &[("Write `null` instead of the range.", "Skriv `null` i stället för intervallet.")],
    why: "`null` alone says that the answer is not known.",
}
.carried();

/// A range that begins after its end.
pub const ENDS_SWAPPED: Code = &Entry {
    id: "answers/ends-swapped",
    level: Level::Error,
    en: "The range for {name_en} begins with {low} and ends with {high}.",
    sv: "Intervallet för {name_sv} börjar med {low} och slutar med {high}.",
    hints: &[(
        "Write the lower end first: `between: [{high}, {low}]`.",
        "Skriv det lägre värdet först: `between: [{high}, {low}]`.",
    )],
    why: "Nothing lies in such a range; perhaps one of the ends is a slip.",
}
.carried();

/// An empty list of alternatives.
pub const NOTHING_LEFT: Code = &Entry {
    id: "answers/nothing-left",
    level: Level::Error,
    en: "The list for {name_en} leaves no answer possible.",
    sv: "Listan för {name_sv} lämnar inget möjligt svar.",
    hints: &[(
        "List the answers that are possible, or write `null` if nothing is known.",
        "Räkna upp de svar som är möjliga, eller skriv `null` om inget är känt.",
    )],
    why: "`one_of` holds the answers that are still possible.",
}
.carried();

/// Evidence in a form that is not read.
pub const BAD_EVIDENCE: Code = &Entry {
    id: "answers/bad-evidence",
    level: Level::Error,
    en: "The evidence for {name_en} is only a word: `{text}`.",
    sv: "Underlaget för {name_sv} är bara ett ord: `{text}`.",
    hints: &[("Write `evidence: {right}`.", "Skriv `evidence: {right}`.")],
    why: "Evidence has a kind, and `none` says that there is no evidence.",
}
.carried();

/// A kind of evidence that is misspelled.
pub const UNKNOWN_KIND: Code = &Entry {
    id: "answers/unknown-kind",
    level: Level::Error,
    en: "`{kind}` is not a kind of evidence that any rule asks for.",
    sv: "`{kind}` är inget slags underlag som någon regel frågar efter.",
    hints: &[("Did you mean `{suggestion}`?", "Menade du `{suggestion}`?")],
    why: "A misspelled kind would count as evidence of another kind than a rule asks for.",
}
.carried();

/// A kind of evidence that no rule asks for.
pub const UNUSED_KIND: Code = &Entry {
    id: "answers/unused-kind",
    level: Level::Warning,
    en: "`{kind}` is not a kind of evidence that any rule asks for.",
    sv: "`{kind}` är inget slags underlag som någon regel frågar efter.",
    hints: &[("Usual kinds: {kinds}.", "Vanliga slag: {kinds}.")],
    why: "It is kept, but where a rule asks for evidence it counts as the wrong kind.",
}
.carried();
