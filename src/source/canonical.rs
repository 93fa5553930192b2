//! One way to write the data of a tree, so that equal data gives equal bytes and equal digests.
//!
//! The form is JSON without white space: keys in file order, plain scalars by their reading, numbers
//! normalized without changing their value. Quotes, comments, folding and layout leave no trace.

use super::node::{Kind, Node};
use super::reading::Reading;

/// Appends the data of a node as canonical JSON.
///
/// The same data gives the same bytes whether it was written as YAML or JSON. Recursion is bounded
/// by the depth that [`super::read()`] allows.
pub fn write_canonical(node: &Node, out: &mut String) {
    match &node.kind {
        Kind::Scalar(scalar) => match scalar.reading() {
            Reading::Null => out.push_str("null"),
            Reading::Boolean(true) => out.push_str("true"),
            Reading::Boolean(false) => out.push_str("false"),
            Reading::Number(text) => write_number(text, out),
            Reading::Text(text) => write_string(text, out),
        },
        Kind::Sequence(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_canonical(item, out);
            }
            out.push(']');
        }
        Kind::Mapping(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_string(&key.text, out);
                out.push(':');
                write_canonical(value, out);
            }
            out.push('}');
        }
    }
}

/// A JSON string with the fewest escapes.
fn write_string(text: &str, out: &mut String) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let is_special = |byte: u8| byte < b' ' || byte == b'"' || byte == b'\\';
    out.push('"');
    // Nearly all texts stand for themselves. A look at all bytes without a way out takes many at a time.
    if !text.bytes().fold(false, |found, byte| found | is_special(byte)) {
        out.push_str(text);
        out.push('"');
        return;
    }
    let mut rest = text;
    while let Some(at) = rest.bytes().position(is_special) {
        let (plain, special) = rest.split_at(at);
        out.push_str(plain);
        let mut characters = special.chars();
        match characters.next() {
            Some('\n') => out.push_str("\\n"),
            Some('\r') => out.push_str("\\r"),
            Some('\t') => out.push_str("\\t"),
            Some(character @ ('"' | '\\')) => out.extend(['\\', character]),
            Some(character) => {
                let code = character as usize;
                out.push_str("\\u00");
                out.extend([HEX[code >> 4 & 15], HEX[code & 15]]);
            }
            None => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out.push('"');
}

/// A number's value in one spelling: `+1.50` and `15e-1` are both `1.5`.
///
/// Values with up to 40 digits before and after the point are written in full, others as digits with a
/// power of ten, so that `1e999999` stays short.
fn write_number(text: &str, out: &mut String) {
    const LONGEST: i64 = 40;
    let negative = text.starts_with('-');
    let unsigned = text.trim_start_matches(['-', '+']);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let joined = format!("{whole}{fraction}");
    let digits = joined.trim_start_matches('0').trim_end_matches('0');
    if digits.is_empty() {
        out.push('0');
        return;
    }
    if negative {
        out.push('-');
    }
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    let leading = count(joined.len() - joined.trim_start_matches('0').len());
    let Some(point) = exponent.parse::<i64>().ok().and_then(|e| e.checked_add(count(whole.len()) - leading))
    else {
        // An exponent beyond 64 bits: no spelling but the author's own is short.
        out.push_str(unsigned);
        return;
    };
    let length = count(digits.len());
    if point > 0 && point <= LONGEST.max(length) {
        // `point` digits stand before the decimal point.
        for place in 0..point.max(length) {
            if place == point {
                out.push('.');
            }
            out.push(
                usize::try_from(place)
                    .ok()
                    .and_then(|at| digits.as_bytes().get(at))
                    .map_or('0', |b| char::from(*b)),
            );
        }
    } else if point <= 0 && point > -LONGEST {
        out.push_str("0.");
        out.extend((point..0).map(|_| '0'));
        out.push_str(digits);
    } else {
        out.push_str(digits);
        out.push('e');
        out.push_str(&point.saturating_sub(length).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read};
    use super::*;
    use crate::diagnostic::Diagnostics;

    fn canonical(text: &str) -> String {
        let mut diagnostics = Diagnostics::new();
        let node = read(0, text, &Limits::default(), &mut diagnostics).unwrap();
        assert!(diagnostics.is_empty());
        let mut out = String::new();
        write_canonical(&node, &mut out);
        out
    }

    fn number(text: &str) -> String {
        let mut out = String::new();
        write_number(text, &mut out);
        out
    }

    #[test]
    fn numbers_with_one_value_have_one_spelling() {
        for spelling in ["1.5", "+1.50", "15e-1", "0.15E1", "01.5", "1500e-3", "1.5e+0"] {
            assert_eq!(number(spelling), "1.5", "{spelling}");
        }
        for spelling in ["0", "-0", "0.000", "0e99", ".0", "0."] {
            assert_eq!(number(spelling), "0", "{spelling}");
        }
        assert_eq!(number("-1200"), "-1200");
        assert_eq!(number("12e2"), "1200");
        assert_eq!(number("0.00035"), "0.00035");
        assert_eq!(number("35e-5"), "0.00035");
        assert_eq!(number("10.25"), "10.25");
        assert_eq!(number("1e999999999"), "1e999999999");
        assert_eq!(number("10e999999998"), "1e999999999");
        assert_eq!(number("1e-999999999"), "1e-999999999");
        assert_eq!(number("1e99999999999999999999"), "1e99999999999999999999");
        assert_eq!(number(&"9".repeat(60)), "9".repeat(60));
    }

    #[test]
    fn yaml_and_json_give_the_same_bytes() {
        let yaml = "titel: {sv: Nyttan är störst}\nandel: 0.50\nklar: True\nsaknas: ~\ntext: '0.50'\nlista:\n  - a\n  - 1e3\n";
        let json = r#"{"titel":{"sv":"Nyttan \u00e4r störst"},"andel":5e-1,
            "klar":true,"saknas":null,"text":"0.50","lista":["a",1000]}"#;
        assert_eq!(canonical(yaml), canonical(json));
        assert_eq!(
            canonical(yaml),
            r#"{"titel":{"sv":"Nyttan är störst"},"andel":0.5,"klar":true,"saknas":null,"text":"0.50","lista":["a",1000]}"#
        );
    }

    #[test]
    fn strings_are_escaped_as_json_demands() {
        assert_eq!(canonical(r#""a\"b\\c\n\t\r\u0001\e/å""#), "\"a\\\"b\\\\c\\n\\t\\r\\u0001\\u001b/å\"");
    }
}
