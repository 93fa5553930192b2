//! Plain data written as YAML on one line, without quotes where none are needed.

use serde_json::Value;

/// Words that YAML, or older readers of it, take for something else than text.
const WORDS: [&str; 11] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n", ".nan", ".inf"];

/// A value on one line.
pub(crate) fn flow(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(value) => text(value),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(entries) => {
            // What a thing is called or says comes before what is said about it.
            let mut sorted: Vec<(&String, &Value)> = entries.iter().collect();
            sorted.sort_by_key(|(key, _)| !matches!(key.as_str(), "id" | "kind" | "must" | "value"));
            let entries: Vec<String> =
                sorted.into_iter().map(|(key, value)| format!("{}: {}", text(key), flow(value))).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// A text: plain where it cannot be taken for anything else, in double quotes otherwise.
pub(crate) fn text(value: &str) -> String {
    if is_plain(value) { value.to_owned() } else { Value::from(value).to_string() }
}

fn is_plain(value: &str) -> bool {
    let inside = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, ' ' | '_' | '-' | '.' | '/' | '(' | ')' | '§')
    };
    let lower = value.to_lowercase();
    let starts_well = value.starts_with(char::is_alphabetic) || riktlinje::date::Date::parse(value).is_ok();
    starts_well && value.chars().all(inside) && !value.ends_with(' ') && !WORDS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn quotes_stand_where_they_are_needed() {
        assert_eq!(flow(&json!({ "between": [1, null] })), "{between: [1, null]}");
        assert_eq!(flow(&json!("2026-11-22")), "2026-11-22");
        assert_eq!(
            flow(&json!(["social_services", "3", "no", "a: b"])),
            "[social_services, \"3\", \"no\", \"a: b\"]"
        );
        assert_eq!(text("Förslag (utkast)"), "Förslag (utkast)");
        for odd in ["", " x", "x ", "a #b", "- a", "null", "12", "1e5", "{x", "a, b"] {
            assert!(text(odd).starts_with('"'), "{odd}");
        }
    }
}
