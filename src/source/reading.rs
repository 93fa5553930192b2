//! What a scalar means, by the core schema of YAML 1.2. Only plain scalars mean anything but text.

use super::node::{Scalar, Style};

/// What a scalar means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading<'a> {
    /// `null`, `~` or an omitted value.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A decimal number, exactly as written.
    Number(&'a str),
    /// Anything else.
    Text(&'a str),
}

impl Scalar<'_> {
    /// What the scalar means.
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        let text = self.text.as_ref();
        if self.style != Style::Plain {
            return Reading::Text(text);
        }
        match text {
            _ if text.bytes().next().is_some_and(|first| !begins_meaning(first)) => Reading::Text(text),
            "" | "~" | "null" | "Null" | "NULL" => Reading::Null,
            "true" | "True" | "TRUE" => Reading::Boolean(true),
            "false" | "False" | "FALSE" => Reading::Boolean(false),
            _ if is_decimal(text) => Reading::Number(text),
            _ => Reading::Text(text),
        }
    }

    /// True for `null`, `~` and an omitted value.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.reading() == Reading::Null
    }

    /// The value of a plain `true` or `false`, also in capitals.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.reading() {
            Reading::Boolean(value) => Some(value),
            Reading::Null | Reading::Number(_) | Reading::Text(_) => None,
        }
    }

    /// The exact characters of a plain decimal number such as `-3`, `0.035` or `1e6`.
    #[must_use]
    pub fn number_text(&self) -> Option<&str> {
        match self.reading() {
            Reading::Number(text) => Some(text),
            Reading::Null | Reading::Boolean(_) | Reading::Text(_) => None,
        }
    }

    /// The text, when the scalar means text.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self.reading() {
            Reading::Text(text) => Some(text),
            Reading::Null | Reading::Boolean(_) | Reading::Number(_) => None,
        }
    }

    /// The boolean that the author seems to mean with a text such as `yes`, `nej`, `off` or a quoted
    /// `"true"`. It is never used as a boolean; it lets a caller hint "write true or false".
    #[must_use]
    pub fn boolean_lookalike(&self) -> Option<bool> {
        let text = self.as_text()?;
        let is_one_of = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(text));
        if is_one_of(&["yes", "on", "y", "ja", "sant", "true"]) {
            Some(true)
        } else if is_one_of(&["no", "off", "n", "nej", "falskt", "false"]) {
            Some(false)
        } else {
            None
        }
    }

    /// The number that the author seems to mean with a text such as `"12"`, `1 000`, `0,035`, `0x1F` or
    /// `3,5 %`, when it can be written out as a decimal number. It is never used as a number; it lets a
    /// caller hint "write 0.035". For `.inf`, `.nan` and the like there is nothing to suggest.
    #[must_use]
    pub fn number_lookalike(&self) -> Option<String> {
        let text = self.as_text()?.trim();
        let based = [("0x", 16), ("0o", 8)].into_iter().find_map(|(prefix, radix)| {
            let digits = text.strip_prefix(prefix)?;
            let signed = digits.starts_with(['+', '-']);
            if signed { None } else { u64::from_str_radix(digits, radix).ok() }
        });
        if let Some(value) = based {
            return Some(value.to_string());
        }
        let is_gap = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '_');
        let joined: String = text.chars().filter(|c| !is_gap(*c)).collect();
        let pointed = joined.replace('−', "-");
        let pointed = if pointed.matches(',').count() == 1 && !pointed.contains('.') {
            pointed.replace(',', ".")
        } else {
            pointed
        };
        is_decimal(&pointed).then_some(pointed)
    }

    /// What this is in words, (English, Swedish), to follow "expected …, found …".
    #[must_use]
    pub fn kind_name(&self) -> (&'static str, &'static str) {
        match self.reading() {
            Reading::Null => ("nothing (null)", "inget värde (null)"),
            Reading::Boolean(_) => ("true or false", "true eller false"),
            Reading::Number(_) => ("a number", "ett tal"),
            Reading::Text(_) => ("a text", "en text"),
        }
    }
}

/// True for what null, booleans and numbers begin with: most texts are told by their first character.
fn begins_meaning(first: u8) -> bool {
    matches!(first, b'~' | b'n' | b'N' | b't' | b'T' | b'f' | b'F' | b'0'..=b'9' | b'+' | b'-' | b'.')
}

/// A decimal number of the core schema: sign, digits, point, exponent; no other base.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let some_digit = !whole.is_empty() || !fraction.is_empty();
    let exponent_fits = exponent.is_none_or(|exponent| {
        let unsigned = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !unsigned.is_empty() && digits(unsigned)
    });
    some_digit && digits(whole) && digits(fraction) && exponent_fits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Scalar<'_> {
        Scalar { text: text.into(), style: Style::Plain }
    }

    fn quoted(text: &str) -> Scalar<'_> {
        Scalar { text: text.into(), style: Style::SingleQuoted }
    }

    #[test]
    fn decimal_numbers_keep_their_characters() {
        for text in
            ["0", "-3", "+7", "007", "0.035", ".5", "1.", "1e6", "1.50E-2", "123456789012345678901234567890"]
        {
            assert_eq!(plain(text).reading(), Reading::Number(text), "{text}");
            assert_eq!(quoted(text).reading(), Reading::Text(text), "{text} in quotes");
        }
    }

    #[test]
    fn what_is_not_a_decimal_number_is_text() {
        for text in [
            ".",
            "-",
            "+.",
            "e5",
            "1e",
            "1e+",
            "1.2.3",
            "0x1F",
            "0o17",
            ".inf",
            "-.Inf",
            ".nan",
            "1_000",
            "1,5",
            "2026-11-22",
            "++1",
            "1e5.0",
        ] {
            assert_eq!(plain(text).reading(), Reading::Text(text), "{text}");
        }
    }

    #[test]
    fn only_core_schema_words_are_null_or_boolean() {
        for text in ["", "~", "null", "Null", "NULL"] {
            assert_eq!(plain(text).reading(), Reading::Null);
            assert_eq!(quoted(text).reading(), Reading::Text(text));
        }
        assert_eq!(plain("True").as_bool(), Some(true));
        assert_eq!(plain("FALSE").as_bool(), Some(false));
        for text in ["yes", "no", "on", "off", "ja", "nej", "tRUE", "nULL", "y", "n"] {
            assert_eq!(plain(text).reading(), Reading::Text(text));
        }
    }

    #[test]
    fn lookalikes_say_what_was_meant() {
        assert_eq!(plain("ja").boolean_lookalike(), Some(true));
        assert_eq!(plain("OFF").boolean_lookalike(), Some(false));
        assert_eq!(quoted("true").boolean_lookalike(), Some(true));
        assert_eq!(plain("true").boolean_lookalike(), None, "it is a boolean already");
        assert_eq!(plain("kanske").boolean_lookalike(), None);
        for (written, meant) in [
            ("0x1F", "31"),
            ("0o17", "15"),
            ("1 000", "1000"),
            ("0,035", "0.035"),
            ("1_000", "1000"),
            ("−3", "-3"),
        ] {
            assert_eq!(plain(written).number_lookalike().as_deref(), Some(meant), "{written}");
        }
        assert_eq!(quoted("12").number_lookalike().as_deref(), Some("12"));
        for text in [".inf", "0x", "0x-1", "tolv", "1,000,000", ""] {
            assert_eq!(quoted(text).number_lookalike(), None, "{text}");
        }
    }
}
