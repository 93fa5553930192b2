//! Days as people type them: `2026-11-22`, a month, a year, or a range.

use riktlinje::date::Date;
use serde_json::{Value, json};

/// A day, or a range as `{between: [first, last]}`; `None` when it is neither.
pub(super) fn read(text: &str) -> Option<Value> {
    let text = text.trim().to_lowercase();
    if let Some((first, last)) = period(&text) {
        return Some(answer(first, last));
    }
    for word in ["tidigast ", "från ", "from ", "no earlier than "] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some(json!({ "between": [period(rest)?.0.to_string(), null] }));
        }
    }
    for word in ["senast ", "till ", "until ", "no later than "] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some(json!({ "between": [null, period(rest)?.1.to_string()] }));
        }
    }
    let text = text.strip_prefix("mellan ").or_else(|| text.strip_prefix("between ")).unwrap_or(&text);
    let signs = ["..", "–", "—", " - ", " till ", " to ", " och ", " and "];
    let (first, last) = signs.iter().find_map(|sign| text.split_once(sign))?;
    Some(answer(period(first)?.0, period(last)?.1))
}

fn answer(first: Date, last: Date) -> Value {
    if first == last {
        Value::from(first.to_string())
    } else {
        json!({ "between": [first.to_string(), last.to_string()] })
    }
}

/// First and last day of a day, a month or a year.
fn period(text: &str) -> Option<(Date, Date)> {
    let text = text.trim();
    let first = match text.len() {
        4 => Date::parse(&format!("{text}-01-01")).ok()?,
        7 => Date::parse(&format!("{text}-01")).ok()?,
        _ => {
            let day = Date::parse(text).ok()?;
            return Some((day, day));
        }
    };
    let months = if text.len() == 4 { 12 } else { 1 };
    let last = first.add_months(months).and_then(|next| next.add_days(-1)).unwrap_or(Date::MAX);
    Some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_months_years_and_ranges() {
        let cases = [
            ("2026-11-22", "\"2026-11-22\""),
            ("2026-02", r#"{"between":["2026-02-01","2026-02-28"]}"#),
            ("2026", r#"{"between":["2026-01-01","2026-12-31"]}"#),
            ("2026-11-01 - 2026-12-31", r#"{"between":["2026-11-01","2026-12-31"]}"#),
            ("2026-11..2026-12", r#"{"between":["2026-11-01","2026-12-31"]}"#),
            ("tidigast 2027-01-01", r#"{"between":["2027-01-01",null]}"#),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text).map(|value| value.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "2026-13", "22 november", "2026-02-30", "20261122"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
