//! Rules that are untested or leave people without help, dates that do not meet, overlays that relax.

use crate::diagnostic::{Code, Entry, Level};

/// A guideline without tests.
pub const NO_TESTS: Code = &Entry {
    id: "rules/no-tests",
    level: Level::Warning,
    en: "There are no tests of `{id}`.",
    sv: "Det finns inga prov för `{id}`.",
    hints: &[(
        "Write some in a file beside it, `{id}.test.yaml`. `riktlinje new test` makes one.",
        "Skriv några i en fil bredvid, `{id}.test.yaml`. `riktlinje new test` gör en.",
    )],
    why: "A test is the only proof that a rule says what its author means, today and after the next change.",
};

/// A rule that no test names.
pub const UNTESTED: Code = &Entry {
    id: "rules/untested",
    level: Level::Warning,
    en: "No test says what `{rule}` should give.",
    sv: "Inget prov säger vad `{rule}` ska ge.",
    hints: &[(
        "Add a case whose `expect` names the rule under `findings`.",
        "Lägg till ett fall vars `expect` nämner regeln under `findings`.",
    )],
    why: "A test is the only proof that a rule says what its author means, today and after the next change.",
};

/// A rule that has to be met and does not say how.
pub const NO_REMEDY: Code = &Entry {
    id: "rules/no-remedy",
    level: Level::Warning,
    en: "`{rule}` does not say what to do when it is violated.",
    sv: "`{rule}` säger inte vad som ska göras när den inte är uppfylld.",
    hints: &[(
        "Add `remedy:` with a text in every language.",
        "Lägg till `remedy:` med en text på varje språk.",
    )],
    why: "Someone who is stopped needs to know the next step.",
};

/// A duty that goes to nobody.
pub const NO_RECEIVER: Code = &Entry {
    id: "rules/no-receiver",
    level: Level::Warning,
    en: "Nobody is responsible for the duty of `{rule}`.",
    sv: "Ingen ansvarar för skyldigheten i `{rule}`.",
    hints: &[(
        "Name who receives it with `to:` in the duty, or who is responsible with `owner:` in the rule.",
        "Ange mottagaren med `to:` i skyldigheten, eller den som ansvarar med `owner:` i regeln.",
    )],
    why: "A duty without a name beside it is not done.",
};

/// Days on which no version of a rule is in force.
pub const DATES_GAP: Code = &Entry {
    id: "rules/dates-gap",
    level: Level::Warning,
    en: "No version of `{rule}` is in force between {after} and {before}.",
    sv: "Ingen version av `{rule}` gäller mellan {after} och {before}.",
    hints: &[(
        "Let the earlier version end on the day before the later one begins.",
        "Låt den tidigare versionen sluta dagen innan den senare börjar.",
    )],
    why: "A proposal that starts on such a day would escape the rule.",
};

/// Days on which two versions of a rule are in force.
pub const DATES_OVERLAP: Code = &Entry {
    id: "rules/dates-overlap",
    level: Level::Warning,
    en: "Two versions of `{rule}` are in force on {from}.",
    sv: "Två versioner av `{rule}` gäller den {from}.",
    hints: &[(
        "Let the earlier version end on the day before: `until: {until}`.",
        "Låt den tidigare versionen sluta dagen innan: `until: {until}`.",
    )],
    why: "A proposal that starts on such a day would be judged twice, perhaps with two results.",
};

/// An overlay that makes something less strict.
pub const RELAXED: Code = &Entry {
    id: "rules/relaxed",
    level: Level::Warning,
    en: "The change of `{what}` makes `{target}` less strict.",
    sv: "Ändringen av `{what}` gör `{target}` mindre sträng.",
    hints: &[(
        "If that is decided, write why in the change: `ignore`, and below it `- lint: rules/relaxed` and `reason: …`.",
        "Om det är beslutat, skriv varför i ändringen: `ignore`, och under den `- lint: rules/relaxed` och `reason: …`.",
    )],
    why: "Whoever relaxes a rule takes over the responsibility for it, so it should never happen by accident.",
};
