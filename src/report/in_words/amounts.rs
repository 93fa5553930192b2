//! Numbers with their units, and other small words.

use crate::assess::words;
use crate::number::Number;
use crate::report::Phrase;
use crate::text::Language;

/// A unit in words: `h/year` is hours per year. Units without words of their own stand as they are.
#[must_use]
pub fn unit(unit: &str, language: Language) -> String {
    words::unit(unit, language).to_owned()
}

/// A number for people, with its unit: `1 200 000 kr`. Without `decimals` as many as it has, at most six;
/// kronor are whole.
#[must_use]
pub fn amount(number: Number, unit: Option<&str>, decimals: Option<u32>, language: Language) -> String {
    words::point(number, unit, decimals, language)
}

/// Yes or no.
#[must_use]
pub const fn yes_or_no(yes: bool) -> Phrase {
    if yes { Phrase::new("Ja", "Yes") } else { Phrase::new("Nej", "No") }
}
