//! Which language the caller reads, by `Accept-Language` (RFC 9110, section 12.5.4).

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use riktlinje::text::Language;

/// The most wanted of the languages that there are; the first of them where the caller wants none of them.
pub(crate) fn wanted(headers: &HeaderMap, there_are: &[Language]) -> Language {
    let asked = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|value| value.to_str().ok());
    let mut best: Option<(u32, Language)> = None;
    for part in asked.flat_map(|value| value.split(',')) {
        let (range, weight) = weighted(part);
        let Some(language) = there_are.iter().find(|language| fits(range, language.code())) else {
            continue;
        };
        // Of those wanted equally, the first.
        if weight > best.map_or(0, |(weight, _)| weight) {
            best = Some((weight, *language));
        }
    }
    best.map(|(_, language)| language).or_else(|| there_are.first().copied()).unwrap_or(Language::ENGLISH)
}

/// A language and how much it is wanted, in thousandths: `sv;q=0.8`. What cannot be read is not wanted.
fn weighted(part: &str) -> (&str, u32) {
    let mut pieces = part.split(';').map(str::trim);
    let range = pieces.next().unwrap_or_default();
    let weight = match pieces.next().map(|piece| piece.strip_prefix("q=")) {
        None => Some(1000),
        Some(Some("1")) => Some(1000),
        Some(Some(text)) => thousandths(text),
        Some(None) => None,
    };
    (range, weight.unwrap_or(0))
}

/// `0.8` as 800.
fn thousandths(text: &str) -> Option<u32> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{decimals:0<3}");
    let fits = digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    match whole {
        "0" if fits => digits.parse().ok(),
        "1" if fits && digits == "000" => Some(1000),
        _ => None,
    }
}

/// Whether a range such as `sv-SE` or `*` is served by a language such as `sv`.
fn fits(range: &str, code: &str) -> bool {
    let main = range.split('-').next().unwrap_or_default();
    range == "*" || range.eq_ignore_ascii_case(code) || main.eq_ignore_ascii_case(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(value: &str) -> &'static str {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_LANGUAGE, value.parse().unwrap());
        if wanted(&headers, &[Language::SWEDISH, Language::ENGLISH]) == Language::ENGLISH {
            "en"
        } else {
            "sv"
        }
    }

    #[test]
    fn the_most_wanted_language_wins() {
        assert_eq!(asked("sv"), "sv");
        assert_eq!(asked("en-GB"), "en");
        assert_eq!(asked("fi, en;q=0.5, sv;q=0.4"), "en");
        assert_eq!(asked("en;q=0.5, sv;q=0.9"), "sv");
        assert_eq!(asked("EN, sv"), "en");
        assert_eq!(asked("*"), "sv");
    }

    #[test]
    fn what_is_not_wanted_or_not_readable_does_not_count() {
        assert_eq!(asked("sv;q=0, en;q=0.001"), "en");
        assert_eq!(asked("en;q=nan, sv;q=0.1"), "sv");
        assert_eq!(asked("en;q=2, sv;q=0.1"), "sv");
        assert_eq!(asked("de, fr"), "sv");
        assert_eq!(asked(""), "sv");
        assert_eq!(wanted(&HeaderMap::new(), &[Language::ENGLISH]), Language::ENGLISH);
    }
}
