//! Numbers as people type them, Swedish or English: `1 200 000`, `0,5`, `1,200,000.50`, `6000-7560`.

use riktlinje::number::Number;
use riktlinje::text::Language;
use serde_json::Value;

/// How the numbers of a question are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale<'g> {
    /// For `1,200`, which is 1.2 in Swedish and 1 200 in English.
    pub(crate) language: Language,
    /// The unit of the fact, which may be typed after the number.
    pub(crate) unit: Option<&'g str>,
    /// The greatest number allowed: a share of at most 1 may be typed in percent.
    pub(crate) max: Option<Number>,
}

/// Words that may follow a number, by unit; the unit itself always may.
const UNITS: [(&str, &[&str]); 6] = [
    ("SEK", &["kr", "kronor"]),
    ("h", &["tim", "timmar", "hours"]),
    ("h/year", &["h", "tim", "timmar", "hours", "h/år", "timmar per år", "hours per year"]),
    ("months", &["mån", "månader", "month", "månad"]),
    ("days", &["dagar", "day", "dag"]),
    ("years", &["år", "year"]),
];

impl Scale<'_> {
    /// A number, or a range as `{between: [low, high]}`; `None` when it is neither.
    pub(crate) fn read(self, text: &str) -> Option<Value> {
        let text = text.trim().replace('−', "-");
        if let Some(number) = self.point(&text) {
            return value(number);
        }
        let lower = text.to_lowercase();
        for word in ["minst ", "at least ", ">="] {
            if let Some(rest) = lower.strip_prefix(word) {
                return Some(between(value(self.point(rest)?)?, Value::Null));
            }
        }
        for word in ["högst ", "at most ", "<="] {
            if let Some(rest) = lower.strip_prefix(word) {
                return Some(between(Value::Null, value(self.point(rest)?)?));
            }
        }
        let (low, high) = ends(&lower)?;
        Some(between(value(self.point(low)?)?, value(self.point(high)?)?))
    }

    /// A single number.
    fn point(self, text: &str) -> Option<Number> {
        let text = text.trim();
        let digits_end = text.rfind(|letter: char| letter.is_ascii_digit()).map_or(0, |at| at + 1);
        let (digits, tail) = text.split_at_checked(digits_end)?;
        let number = Number::parse(&decimal(digits, self.language)?).ok()?;
        let tail = tail.trim().to_lowercase();
        if tail.is_empty() || self.is_unit(&tail) {
            return Some(number);
        }
        if tail == "%" && self.max == Some(Number::ONE) {
            return number.checked_div(Number::from_int(100));
        }
        None
    }

    fn is_unit(self, tail: &str) -> bool {
        self.unit.is_some_and(|unit| {
            let words = UNITS.iter().find(|(known, _)| *known == unit).map_or(&[][..], |(_, words)| words);
            unit.to_lowercase() == tail || words.contains(&tail)
        })
    }
}

/// The two ends of a range. A `-` counts after a digit, so that an end can be negative.
fn ends(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix("mellan ").or_else(|| text.strip_prefix("between ")).unwrap_or(text);
    for sign in ["..", "–", "—", " till ", " to ", " och ", " and "] {
        if let Some(found) = text.split_once(sign) {
            return Some(found);
        }
    }
    let dash = text.char_indices().find(|(at, letter)| {
        let before = text.get(..*at).unwrap_or_default().trim_end();
        *letter == '-' && before.ends_with(|last: char| last.is_ascii_digit() || last == '%')
    });
    let (at, _) = dash?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn between(low: Value, high: Value) -> Value {
    Value::from_iter([("between".to_owned(), Value::Array(vec![low, high]))])
}

/// A number as a JSON value, exactly.
pub(super) fn value(number: Number) -> Option<Value> {
    serde_json::from_str(&number.to_string()).ok()
}

/// The plain decimal: what separates thousands is taken away, the decimal comma becomes a point.
fn decimal(text: &str, language: Language) -> Option<String> {
    let gap = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}');
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest.trim_start()));
    let commas = digits.matches(',').count();
    let points = digits.matches('.').count();
    let thousands = |separator: char| grouped(digits, &|letter| letter == separator);
    let (whole, fraction) = match (commas, points) {
        (0, 0) => (grouped(digits, &gap)?, ""),
        (1, 0) if language == Language::ENGLISH => match thousands(',') {
            Some(whole) => (whole, ""),
            None => parts(digits, ',', &gap)?,
        },
        (1, 0) => parts(digits, ',', &gap)?,
        (0, 1) => parts(digits, '.', &gap)?,
        (_, 0) => (thousands(',')?, ""),
        (0, _) => (thousands('.')?, ""),
        (_, 1) => parts(digits, '.', &|letter| letter == ',')?,
        (1, _) => parts(digits, ',', &|letter| letter == '.')?,
        (_, _) => return None,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}"))
}

/// What stands before and after the decimal sign.
fn parts<'t>(digits: &'t str, sign: char, separator: &dyn Fn(char) -> bool) -> Option<(String, &'t str)> {
    let (whole, fraction) = digits.split_once(sign)?;
    let is_plain = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { Some((grouped(whole, separator)?, fraction)) } else { None }
}

/// Digits without what separates thousands; `None` where the groups are not of three.
fn grouped(digits: &str, separator: &dyn Fn(char) -> bool) -> Option<String> {
    let groups: Vec<&str> = digits.split(separator).collect();
    let is_number =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let (first, rest) = groups.split_first()?;
    let fits = rest.is_empty() || (first.len() <= 3 && rest.iter().all(|group| group.len() == 3));
    (is_number && fits).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: Language) -> Option<String> {
        let scale = Scale { language, unit: Some("SEK"), max: None };
        scale.read(text).map(|value| value.to_string())
    }

    #[test]
    fn swedish_and_english_numbers_are_read_exactly() {
        let both = [
            ("1200000", "1200000"),
            ("1 200 000", "1200000"),
            ("1\u{a0}200\u{a0}000 kr", "1200000"),
            ("1,200,000", "1200000"),
            ("1.200.000,50", "1200000.5"),
            ("1,200,000.50", "1200000.5"),
            ("0,5", "0.5"),
            ("0.5", "0.5"),
            ("-5", "-5"),
            ("−5", "-5"),
            ("900000 SEK", "900000"),
        ];
        for (text, number) in both {
            for language in [Language::SWEDISH, Language::ENGLISH] {
                assert_eq!(read(text, language).as_deref(), Some(number), "{text}");
            }
        }
        assert_eq!(read("1,200", Language::SWEDISH).unwrap(), "1.2");
        assert_eq!(read("1,200", Language::ENGLISH).unwrap(), "1200");
    }

    #[test]
    fn ranges_are_read_in_many_forms() {
        let wide = "{\"between\":[6000,7560]}";
        let forms = ["6000-7560", "6 000 – 7 560", "6000..7560", "mellan 6000 och 7560", "6000 till 7560 kr"];
        for text in forms {
            assert_eq!(read(text, Language::SWEDISH).as_deref(), Some(wide), "{text}");
        }
        assert_eq!(read("-5--2", Language::SWEDISH).unwrap(), "{\"between\":[-5,-2]}");
        assert_eq!(read("minst 5", Language::SWEDISH).unwrap(), "{\"between\":[5,null]}");
        assert_eq!(read("at most 5", Language::ENGLISH).unwrap(), "{\"between\":[null,5]}");
    }

    #[test]
    fn what_is_not_clearly_a_number_is_refused() {
        for text in ["", "12 5", "1,20,000", "fem", "5 äpplen", "1.2.3", "--5", "5-", "1,", "1e6", "50 %"] {
            assert_eq!(read(text, Language::SWEDISH), None, "{text}");
        }
    }

    #[test]
    fn a_share_may_be_typed_in_percent() {
        let share = Scale { language: Language::SWEDISH, unit: None, max: Some(Number::ONE) };
        assert_eq!(share.read("12,5 %").unwrap().to_string(), "0.125");
    }
}
