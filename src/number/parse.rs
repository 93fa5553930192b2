//! Reading numbers from text, exactly and strictly.

use super::Number;
use crate::text::Language;

/// Why a text is not a number that guidelines and answers may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberError {
    /// Not a decimal number at all, or one in a form that is not read (`.5`, `5.`, `+5`, `1_000`).
    NotANumber,
    /// More than six decimals.
    TooManyDecimals,
    /// A magnitude above 10²⁶.
    TooLarge,
    /// A comma in the number: `0,5` or `1,200,000`.
    DecimalComma,
    /// Spaces between thousands: `1 200 000`.
    ThousandsSpaces,
    /// An exponent, as in `1e6`.
    Exponent,
}

impl NumberError {
    /// What is wrong and what to write instead; languages other than Swedish get English.
    #[must_use]
    pub fn explain(self, language: Language) -> &'static str {
        let (en, sv) = match self {
            NumberError::NotANumber => (
                "this is not a number; write it with digits and a decimal point, such as 1200000 or 0.035",
                "detta är inte ett tal; skriv det med siffror och decimalpunkt, till exempel 1200000 eller 0.035",
            ),
            NumberError::TooManyDecimals => {
                ("a number may have at most 6 decimals", "ett tal får ha högst 6 decimaler")
            }
            NumberError::TooLarge => (
                "the number is too large; the limit is 1 followed by 26 zeros",
                "talet är för stort; gränsen är en etta följd av 26 nollor",
            ),
            NumberError::DecimalComma => (
                "write a decimal point instead of the comma, and nothing between thousands",
                "skriv decimalpunkt i stället för komma, och inget mellan tusental",
            ),
            NumberError::ThousandsSpaces => (
                "write the number without spaces between thousands",
                "skriv talet utan mellanslag mellan tusental",
            ),
            NumberError::Exponent => {
                ("write all digits instead of an exponent", "skriv ut alla siffror i stället för en exponent")
            }
        };
        if language == Language::SWEDISH { sv } else { en }
    }
}

impl std::fmt::Display for NumberError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.explain(Language::ENGLISH))
    }
}

impl std::error::Error for NumberError {}

/// How much of what a [`Number`] can hold is accepted.
struct Limits {
    decimals: u32,
    /// Largest magnitude, in units of 10⁻¹².
    largest: u128,
}

/// What people and services may write: 6 decimals, magnitude 10²⁶.
const WRITTEN: Limits = Limits { decimals: 6, largest: 10_u128.pow(38) };

/// All that a number can hold, so that what the engine has written can be read back.
const STORED: Limits = Limits { decimals: 12, largest: super::LARGEST.unsigned_abs() };

impl Number {
    /// Reads a plain decimal: optional `-`, digits, optional `.` and digits. No exponent, `+` or spaces.
    ///
    /// # Errors
    /// Anything else, more than six decimals (trailing zeros do not count) or a magnitude above 10²⁶.
    pub fn parse(text: &str) -> Result<Number, NumberError> {
        let shape = Shape::of(text).ok_or_else(|| classify(text))?;
        if shape.exponent.is_some() { Err(NumberError::Exponent) } else { shape.value(&WRITTEN) }
    }

    /// Reads a number as JSON writes it, exponents included (`1.5E+2`), exactly.
    ///
    /// # Errors
    /// Not a JSON number, more than six decimals or a magnitude above 10²⁶.
    pub fn parse_json(text: &str) -> Result<Number, NumberError> {
        parse_json_within(text, &WRITTEN)
    }

    /// As [`Number::parse_json`], for results of the engine: up to 12 decimals and [`Number::MAX`].
    ///
    /// # Errors
    /// Not a JSON number, or outside what a number can hold.
    pub fn parse_stored(text: &str) -> Result<Number, NumberError> {
        parse_json_within(text, &STORED)
    }
}

fn parse_json_within(text: &str, limits: &Limits) -> Result<Number, NumberError> {
    let shape = Shape::of(text).ok_or_else(|| classify(text))?;
    // JSON has no leading zeros.
    if shape.whole.len() > 1 && shape.whole.starts_with('0') {
        return Err(NumberError::NotANumber);
    }
    shape.value(limits)
}

/// The pieces of a text that has the shape of a decimal number.
struct Shape<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    /// What follows `e` or `E`: an optional sign and digits.
    exponent: Option<&'a str>,
}

impl Shape<'_> {
    fn of(text: &str) -> Option<Shape<'_>> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, Some(exponent)),
            None => (text, None),
        };
        let (negative, unsigned) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (unsigned, None),
        };
        let well_formed = is_digits(whole)
            && fraction.is_none_or(is_digits)
            && exponent.is_none_or(|e| is_digits(e.strip_prefix(['+', '-']).unwrap_or(e)));
        well_formed.then_some(Shape { negative, whole, fraction: fraction.unwrap_or(""), exponent })
    }

    /// The power of ten after `e`, kept far from overflow: beyond ±2⁶⁰ every number is too large or too fine.
    fn power(&self) -> i64 {
        let Some(text) = self.exponent else { return 0 };
        let digits = text.trim_start_matches(['+', '-']);
        let size = digits.bytes().fold(0_i64, |size, digit| {
            (size.saturating_mul(10)).saturating_add(i64::from(digit - b'0')).min(1 << 60)
        });
        if text.starts_with('-') { -size } else { size }
    }

    /// Collects the digits between the first and the last that is not 0, and places the decimal point.
    fn value(&self, limits: &Limits) -> Result<Number, NumberError> {
        let mut mantissa = Some(0_u128);
        let mut zeros = 0_u32;
        let mut significant = 0_i64;
        for digit in self.whole.bytes().chain(self.fraction.bytes()).map(|byte| byte - b'0') {
            if digit == 0 {
                zeros = zeros.saturating_add(u32::from(significant > 0));
                continue;
            }
            let factor = zeros.checked_add(1).and_then(|count| 10_u128.checked_pow(count));
            mantissa = mantissa
                .zip(factor)
                .and_then(|(value, factor)| value.checked_mul(factor)?.checked_add(u128::from(digit)));
            significant = significant.saturating_add(i64::from(zeros)).saturating_add(1);
            zeros = 0;
        }
        if significant == 0 {
            return Ok(Number::ZERO);
        }
        let decimals = i64::try_from(self.fraction.len()).unwrap_or(i64::MAX);
        let power = self.power().saturating_sub(decimals).saturating_add(i64::from(zeros));
        if significant.saturating_add(power) > 27 {
            return Err(NumberError::TooLarge);
        }
        if power < -i64::from(limits.decimals) {
            return Err(NumberError::TooManyDecimals);
        }
        let shift = u32::try_from(power.saturating_add(12)).unwrap_or(u32::MAX);
        let magnitude = mantissa
            .zip(10_u128.checked_pow(shift))
            .and_then(|(value, scale)| value.checked_mul(scale))
            .filter(|magnitude| *magnitude <= limits.largest);
        magnitude
            .and_then(|magnitude| super::arithmetic::signed(self.negative, magnitude))
            .ok_or(NumberError::TooLarge)
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Which common slip a text shows that does not have the shape of a number.
fn classify(text: &str) -> NumberError {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let space = |character: char| matches!(character, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let separator = |character: char| character == ',' || character == '.';
    let starts_and_ends_with_digit = unsigned.starts_with(|c: char| c.is_ascii_digit())
        && unsigned.ends_with(|c: char| c.is_ascii_digit());
    let only_numeric = unsigned.chars().all(|c| c.is_ascii_digit() || space(c) || separator(c));
    if !starts_and_ends_with_digit || !only_numeric {
        return NumberError::NotANumber;
    }
    if unsigned.contains(space) {
        let whole = unsigned.split(separator).next().unwrap_or("");
        let mut groups = whole.split(space);
        let first_fits = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        let grouped = first_fits && groups.all(|group| group.len() == 3);
        return if grouped { NumberError::ThousandsSpaces } else { NumberError::NotANumber };
    }
    if unsigned.contains(',') { NumberError::DecimalComma } else { NumberError::NotANumber }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_decimals_are_read() {
        let read = |text| Number::parse(text).unwrap().units();
        assert_eq!(read("0"), 0);
        assert_eq!(read("-0"), 0);
        assert_eq!(read("-1.5"), -1_500_000_000_000);
        assert_eq!(read("0.000001"), 1_000_000);
        assert_eq!(read("1.50000000"), 1_500_000_000_000);
        assert_eq!(read("007.10"), 7_100_000_000_000);
        assert_eq!(read("100000000000000000000000000"), 10_i128.pow(38));
        assert_eq!(read("-99999999999999999999999999.999999"), -(10_i128.pow(38) - 1_000_000));
    }

    #[test]
    fn each_slip_has_its_own_error() {
        use NumberError::*;
        let cases = [
            ("", NotANumber),
            ("-", NotANumber),
            (".5", NotANumber),
            ("5.", NotANumber),
            ("+5", NotANumber),
            ("1_000", NotANumber),
            (" 5", NotANumber),
            ("5 ", NotANumber),
            ("0x10", NotANumber),
            ("NaN", NotANumber),
            ("١", NotANumber),
            ("--5", NotANumber),
            ("1.2.3", NotANumber),
            ("12 34", NotANumber),
            ("e5", NotANumber),
            ("1e", NotANumber),
            ("1e5", Exponent),
            ("1.5E+2", Exponent),
            ("0,5", DecimalComma),
            ("-1,200,000", DecimalComma),
            ("1 200 000", ThousandsSpaces),
            ("1\u{a0}200,50", ThousandsSpaces),
            ("1\u{202f}200", ThousandsSpaces),
            ("0.0000001", TooManyDecimals),
            ("1.1234567", TooManyDecimals),
            ("100000000000000000000000000.000001", TooLarge),
            ("100000000000000000000000001", TooLarge),
            ("1000000000000000000000000000", TooLarge),
        ];
        for (text, error) in cases {
            assert_eq!(Number::parse(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn json_exponents_are_exact() {
        let same = [
            ("1e3", "1000"),
            ("1.5E+2", "150"),
            ("12.5e-1", "1.25"),
            ("1000000e-6", "1"),
            ("0.0000001e7", "1"),
            ("1e26", "100000000000000000000000000"),
            ("-0e99999999999999999999", "0"),
            ("0.0e-5", "0"),
        ];
        for (json, plain) in same {
            assert_eq!(Number::parse_json(json), Number::parse(plain), "{json}");
        }
        let refused = [
            ("1e27", NumberError::TooLarge),
            ("1.00001e26", NumberError::TooLarge),
            ("1e99999999999999999999999", NumberError::TooLarge),
            ("1e-7", NumberError::TooManyDecimals),
            ("1e-99999999999999999999999", NumberError::TooManyDecimals),
            ("01", NumberError::NotANumber),
            ("1e+", NumberError::NotANumber),
            ("1e1.5", NumberError::NotANumber),
            ("1e1e1", NumberError::NotANumber),
        ];
        for (json, error) in refused {
            assert_eq!(Number::parse_json(json), Err(error), "{json}");
        }
    }

    #[test]
    fn long_texts_are_read_in_one_pass() {
        let zeros = "0".repeat(1_000_000);
        assert_eq!(Number::parse(&format!("{zeros}7.5{zeros}")), Number::parse("7.5"));
        assert_eq!(Number::parse_json(&format!("7{zeros}e-1000000")), Number::parse("7"));
        assert_eq!(Number::parse(&format!("7{zeros}")), Err(NumberError::TooLarge));
        assert_eq!(Number::parse(&format!("0.{zeros}7")), Err(NumberError::TooManyDecimals));
        assert_eq!(Number::parse(&"1".repeat(1_000_000)), Err(NumberError::TooLarge));
        assert_eq!(Number::parse(&format!("1.{}", "1".repeat(1_000_000))), Err(NumberError::TooManyDecimals));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*", numeric in "[-+0-9., eE]{0,60}") {
            let _ = Number::parse(&text);
            let _ = Number::parse_json(&numeric);
            if let Ok(number) = Number::parse(&numeric) {
                prop_assert_eq!(Number::parse_stored(&number.to_string()), Ok(number));
            }
        }

        #[test]
        fn what_is_shown_can_be_read_back(units: i128) {
            let number = Number::from_units(units);
            prop_assert_eq!(Number::parse_stored(&number.to_string()), Ok(number));
        }

        #[test]
        fn moving_the_point_by_an_exponent_changes_nothing(units in -10_i128.pow(30)..10_i128.pow(30), by in -40_i32..40) {
            let text = format!("{units}e{by}");
            let moved = format!("{units}0000e{}", by - 4);
            prop_assert_eq!(Number::parse_json(&text), Number::parse_json(&moved));
        }
    }
}
