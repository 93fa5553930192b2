//! Compiled guidelines that cannot be loaded.

use crate::diagnostic::{Code, Entry, Level};

/// All entries of this family.
pub const ALL: &[Code] = &[NOT_COMPILED, OTHER_VERSION, DAMAGED];

/// The text is something else.
pub const NOT_COMPILED: Code = &Entry {
    id: "compiled/not-compiled",
    level: Level::Error,
    en: "This is not a compiled guideline.",
    sv: "Detta är inte en kompilerad riktlinje.",
    hints: &[(
        "Make one with `riktlinje compile guideline.yaml -o guideline.json`.",
        "Gör en med `riktlinje compile guideline.yaml -o guideline.json`.",
    )],
    why: "Only files that `riktlinje compile` has written hold everything checked and in the form that the engine loads.",
};

/// Another version of the form.
pub const OTHER_VERSION: Code = &Entry {
    id: "compiled/other-version",
    level: Level::Error,
    en: "This guideline was compiled in version {version} of the format; this engine reads version {known}.",
    sv: "Riktlinjen är kompilerad i version {version} av formatet. Den här motorn läser version {known}.",
    hints: &[(
        "Compile the guideline again with the program that belongs to this engine.",
        "Kompilera riktlinjen på nytt med det program som hör till den här motorn.",
    )],
    why: "An engine that guessed at a form it does not know could give a wrong verdict.",
};

/// The content does not fit its checksum, or makes no guideline.
pub const DAMAGED: Code = &Entry {
    id: "compiled/damaged",
    level: Level::Error,
    en: "This compiled guideline is damaged, or was changed after it was compiled.",
    sv: "Den kompilerade riktlinjen är skadad eller har ändrats efter att den kompilerades.",
    hints: &[(
        "Compile it again, and pass the file on as it is: it may not be edited or reformatted.",
        "Kompilera den på nytt och lämna filen vidare som den är. Den får inte redigeras eller formateras om.",
    )],
    why: "A guideline that differs from the one that was adopted must never decide anything unnoticed. Changes belong in the YAML source.",
};
