//! Numbers as text: the plain decimal for files, and the Swedish and English way for people.

use std::fmt;

use super::{Number, UNITS_PER_ONE};
use crate::json::{JsonWriter, WriteJson};
use crate::text::Language;

/// How many decimals to show. Rounding is half away from zero; more than 12 count as 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimals {
    /// As many as the number has.
    Shortest,
    /// At most so many, without trailing zeros.
    AtMost(u8),
    /// Exactly so many, with trailing zeros.
    Exactly(u8),
}

impl Decimals {
    /// (fewest, most) decimals to show.
    fn bounds(self) -> (usize, usize) {
        match self {
            Decimals::Shortest => (0, 12),
            Decimals::AtMost(most) => (0, usize::from(most.min(12))),
            Decimals::Exactly(count) => (usize::from(count.min(12)), usize::from(count.min(12))),
        }
    }
}

impl Number {
    /// For people, in this language; languages other than Swedish get English.
    #[must_use]
    pub fn format(self, language: Language, decimals: Decimals) -> String {
        let mut out = String::new();
        self.format_to(language, decimals, &mut out);
        out
    }

    /// Adds the number for people to a text.
    pub fn format_to(self, language: Language, decimals: Decimals, out: &mut String) {
        if language == Language::SWEDISH {
            self.grouped(decimals, '\u{a0}', ',', out);
        } else {
            self.grouped(decimals, ',', '.', out);
        }
    }

    /// For Swedish readers: decimal comma, thousands apart by a no-break space (U+00A0).
    #[must_use]
    pub fn format_swedish(self, decimals: Decimals) -> String {
        self.format(Language::SWEDISH, decimals)
    }

    /// For English readers: decimal point, thousands apart by commas.
    #[must_use]
    pub fn format_english(self, decimals: Decimals) -> String {
        self.format(Language::ENGLISH, decimals)
    }

    fn grouped(self, decimals: Decimals, separator: char, point: char, out: &mut String) {
        let parts = Parts::of(self, decimals);
        if parts.negative {
            out.push('-');
        }
        let mut digits = Digits::default();
        let digits = digits.of(parts.whole, 1);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        if parts.width > 0 {
            out.push(point);
            out.push_str(Digits::default().of(parts.fraction, parts.width));
        }
    }
}

/// The plain decimal: no exponent, no trailing zeros, never `-0`.
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = Parts::of(*self, Decimals::Shortest);
        f.write_str(if parts.negative { "-" } else { "" })?;
        f.write_str(Digits::default().of(parts.whole, 1))?;
        if parts.width > 0 {
            f.write_str(".")?;
            f.write_str(Digits::default().of(parts.fraction, parts.width))?;
        }
        Ok(())
    }
}

impl WriteJson for Number {
    fn write_json(&self, to: &mut JsonWriter) {
        to.raw(&self.to_string());
    }
}

/// Room for the digits of a number. The standard library's formatting of 128-bit integers would be a good part of the
/// code that a browser loads for numbers.
struct Digits([u8; 40]);

impl Default for Digits {
    fn default() -> Digits {
        Digits([b'0'; 40])
    }
}

impl Digits {
    /// The digits of a number, at least `fewest` of them.
    fn of(&mut self, number: u128, fewest: usize) -> &str {
        // Digits are taken from numbers of 64 bits: dividing 128 bits for each would take ten times as long.
        const CHUNK: u128 = 1_000_000_000_000_000_000;
        let split = |number: u128| (number / CHUNK, u64::try_from(number % CHUNK).unwrap_or_default());
        let (mut high, mut low) = split(number);
        let (mut at, mut left) = (40, 18);
        while low > 0 || high > 0 || 40 - at < fewest {
            if left == 0 {
                (high, low) = split(high);
                left = 18;
            }
            at -= 1;
            if let Some(digit) = self.0.get_mut(at) {
                *digit = b'0' + u8::try_from(low % 10).unwrap_or_default();
            }
            low /= 10;
            left -= 1;
        }
        self.0.get(at..).and_then(|digits| std::str::from_utf8(digits).ok()).unwrap_or_default()
    }
}

/// A rounded number, taken apart.
struct Parts {
    negative: bool,
    whole: u128,
    /// What follows the decimal point, as an integer of `width` digits.
    fraction: u128,
    width: usize,
}

impl Parts {
    fn of(number: Number, decimals: Decimals) -> Parts {
        let (fewest, most) = decimals.bounds();
        // Magnitudes are below 1.8 × 10³⁸ and the step at most 10¹², so half a step more still fits.
        let step = (most..12).fold(1_u128, |step, _| step * 10);
        let scaled = (number.units().unsigned_abs() + step / 2) / step;
        let ones = UNITS_PER_ONE.unsigned_abs() / step;
        let (whole, mut fraction, mut width) = (scaled / ones, scaled % ones, most);
        while width > fewest && fraction.is_multiple_of(10) {
            fraction /= 10;
            width -= 1;
        }
        Parts { negative: number.units() < 0 && scaled != 0, whole, fraction, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn plain_text_is_the_shortest() {
        let same = ["0", "1", "-1", "0.5", "-0.000001", "1200000", "0.035", "100000000000000000000000000"];
        for text in same {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(number("-0").to_string(), "0");
        assert_eq!(number("1.50000000").to_string(), "1.5");
        assert_eq!(Number::from_units(-1).to_string(), "-0.000000000001");
        assert_eq!(Number::MAX.to_string(), "170141183460469231731687303.715884105726");
    }

    #[test]
    fn swedish_and_english_for_people() {
        assert_eq!(number("1200000").format_swedish(Decimals::Shortest), "1\u{a0}200\u{a0}000");
        assert_eq!(number("0.035").format_swedish(Decimals::Shortest), "0,035");
        assert_eq!(number("-1234.5").format_swedish(Decimals::Exactly(2)), "-1\u{a0}234,50");
        assert_eq!(number("1200000.25").format_english(Decimals::AtMost(1)), "1,200,000.3");
        assert_eq!(number("999").format_english(Decimals::Exactly(0)), "999");
        assert_eq!(number("1000").format(Language::SWEDISH, Decimals::Shortest), "1\u{a0}000");
        assert_eq!(number("1000").format(Language::ENGLISH, Decimals::Shortest), "1,000");
    }

    #[test]
    fn rounding_carries_and_never_shows_minus_zero() {
        assert_eq!(number("999999.995").format_english(Decimals::Exactly(2)), "1,000,000.00");
        assert_eq!(number("-0.004").format_swedish(Decimals::Exactly(2)), "0,00");
        assert_eq!(number("-0.005").format_swedish(Decimals::Exactly(2)), "-0,01");
        assert_eq!(number("2.50").format_english(Decimals::AtMost(0)), "3");
        assert_eq!(Number::MAX.format_english(Decimals::Exactly(0)), "170,141,183,460,469,231,731,687,304");
        assert_eq!(number("0.1").format_english(Decimals::Exactly(200)), "0.100000000000");
    }
}
