//! Numbers and dates that are written as people write them, but not as expressions do.

use crate::diagnostic::{Code, Entry, Level};

/// `0,5` for `0.5`.
pub const DECIMAL_COMMA: Code = &Entry {
    id: "expression/decimal-comma",
    level: Level::Error,
    en: "A comma does not belong in a number: `{found}`.",
    sv: "Ett komma hör inte hemma i ett tal: `{found}`.",
    hints: &[
        ("Write decimals with a point: `{right}`.", "Skriv decimaler med punkt: `{right}`."),
        (
            "Write decimals with a point and large numbers without separators: `0.5`, `1000`.",
            "Skriv decimaler med punkt och stora tal utan mellanrum: `0.5`, `1000`.",
        ),
    ],
    why: "A comma separates the arguments of a function, so it cannot also separate decimals.",
};

/// `1 000 000`.
pub const THOUSANDS: Code = &Entry {
    id: "expression/thousands",
    level: Level::Error,
    en: "`{found}` is not one number.",
    sv: "`{found}` läses inte som ett enda tal.",
    hints: &[("Write it without separators: `{right}`.", "Skriv det utan avskiljare: `{right}`.")],
    why: "A space or a sign between digits ends a number.",
};

/// `1e6`, `.5`, `5.`, `0x1F`.
pub const NUMBER_FORM: Code = &Entry {
    id: "expression/number-form",
    level: Level::Error,
    en: "`{found}` is not a number as it is written here.",
    sv: "`{found}` är inte ett tal så som det skrivs här.",
    hints: &[
        ("Write `{right}`.", "Skriv `{right}`."),
        (
            "Write digits, and if there are decimals one point with digits on both sides: `1000000`, `0.5`.",
            "Skriv siffror, och om det finns decimaler en punkt med siffror på båda sidor: `1000000`, `0.5`.",
        ),
    ],
    why: "There is one way to write a number, the one that everybody can read.",
};

/// `50 %`.
pub const PERCENT: Code = &Entry {
    id: "expression/percent",
    level: Level::Error,
    en: "`%` does not mean per cent here.",
    sv: "`%` betyder inte procent här.",
    hints: &[("Write {number} per cent as `{right}`.", "Skriv {number} procent som `{right}`.")],
    why: "A share is a number between 0 and 1, so that it can be multiplied without a hidden division.",
};

/// `5 kr`.
pub const UNIT: Code = &Entry {
    id: "expression/unit",
    level: Level::Error,
    en: "`{unit}` does not belong after the number `{number}`.",
    sv: "`{unit}` hör inte hemma efter talet `{number}`.",
    hints: &[(
        "Write only the number: `{number}`. The unit is stated once, with the fact: `unit: {unit}`. \
         If `{unit}` is a name, a sign such as `+` or `<` is missing before it.",
        "Skriv bara talet: `{number}`. Enheten anges en gång, vid uppgiften: `unit: {unit}`. Om `{unit}` är ett namn saknas ett tecken före det, till exempel `+` eller `<`.",
    )],
    why: "A number in an expression has the unit of what it is compared with.",
};

/// `2027-12-02` without `date('…')`.
pub const PLAIN_DATE: Code = &Entry {
    id: "expression/plain-date",
    level: Level::Error,
    en: "`{date}` would be read as a subtraction, not as a date.",
    sv: "`{date}` skulle läsas som en subtraktion, inte som ett datum.",
    hints: &[("Write `date('{date}')`.", "Skriv `date('{date}')`.")],
    why: "In an expression `-` subtracts, so a date is written inside `date('…')`.",
};
