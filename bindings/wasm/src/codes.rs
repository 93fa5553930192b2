//! What can be wrong with a call, in the form of the engine's own catalog.

use riktlinje::diagnostic::{Code, Entry, Level};

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident, $id:literal, $en:literal, $sv:literal, ($hint_en:literal, $hint_sv:literal);)*) => {$(
        $(#[$doc])*
        pub(crate) const $name: Code = &Entry {
            id: $id,
            level: Level::Error,
            en: $en,
            sv: $sv,
            hints: &[($hint_en, $hint_sv)],
            why: "",
        };
    )*};
}

codes! {
    /// There is no day to assess for.
    NO_DAY, "api/no-day",
    "There is no day to assess for.",
    "Det saknas en dag att bedöma för.",
    ("Pass the option asOf: \"today\" or a day such as \"2026-11-22\".",
     "Ange tillvalet asOf: \"today\" eller en dag som \"2026-11-22\".");
    /// The day is no day.
    BAD_DAY, "api/bad-day",
    "{day} is not a day.",
    "{day} är ingen dag.",
    ("Write year, month and day: 2026-11-22.", "Skriv år, månad och dag: 2026-11-22.");
    /// The language is no language code.
    BAD_LANGUAGE, "api/bad-language",
    "{code} is not a language code.",
    "{code} är ingen språkkod.",
    ("Write a code such as sv or en.", "Skriv en kod, till exempel sv eller en.");
    /// The guideline has no such rule.
    UNKNOWN_RULE, "api/unknown-rule",
    "The guideline has no rule {rule}.",
    "Riktlinjen har ingen regel {rule}.",
    ("The rules are listed in schema().rules.", "Reglerna finns i schema().rules.");
    /// What was passed has the wrong shape.
    BAD_CALL, "api/bad-call",
    "The engine was called with something it does not understand: {what}.",
    "Motorn anropades med något som den inte förstår: {what}.",
    ("See the types in riktlinje.d.ts.", "Se typerna i riktlinje.d.ts.");
    /// The guideline or the session has been given back.
    FREED, "api/freed",
    "This guideline or session has been freed.",
    "Riktlinjen eller sessionen har lämnats tillbaka med free().",
    ("Load it again, or call free() later.", "Ladda den på nytt, eller anropa free() senare.");
    /// This build cannot compile.
    #[cfg_attr(feature = "compile", expect(dead_code, reason = "only builds without the compiler say so"))]
    NO_COMPILER, "api/no-compiler",
    "This build of the engine cannot compile guidelines.",
    "Detta bygge av motorn kan inte kompilera riktlinjer.",
    ("Use the build with the compiler, or compile beforehand with `riktlinje compile`.",
     "Använd bygget med kompilator, eller kompilera i förväg med `riktlinje compile`.");
}
