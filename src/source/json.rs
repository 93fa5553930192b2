//! From one JSON text to the same tree as from YAML, for builds that have no YAML reader.
//!
//! Strict JSON by RFC 8259. Numbers keep their characters, so they stay exact. Reading stops at the first
//! mistake: JSON is written by programs, and what follows a mistake is rarely meant.

use std::borrow::Cow;

use super::Limits;
use super::duplicates::repeated_keys;
use super::node::{Key, Kind, Node, Scalar, Style};
use crate::diagnostic::catalog::json as codes;
use crate::diagnostic::catalog::source::{DUPLICATE_KEY, TOO_DEEP, TOO_LONG, TOO_MANY_NODES};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// However high the limits are set, this depth is safe on any stack.
const DEEPEST: usize = 128;

/// Reads a JSON text into a tree. `file` becomes the file index of every span. `None` when there is a mistake,
/// which is added to `diagnostics`.
#[must_use]
pub fn read_json<'t>(
    file: u32,
    text: &'t str,
    limits: &Limits,
    diagnostics: &mut Diagnostics,
) -> Option<Node<'t>> {
    let longest = limits.bytes.min(u32::MAX as usize - 1);
    let depth = limits.depth.min(DEEPEST);
    let mut reader = Reader { file, text, at: 0, depth, nodes: limits.nodes, most_nodes: limits.nodes };
    let read = if text.len() > longest {
        let report = Diagnostic::new(TOO_LONG, Span { file, start: 0, end: 0 });
        Err(report.with("size", text.len().to_string()).with("limit", longest.to_string()))
    } else {
        reader.document()
    };
    match read {
        Ok(node) => Some(node),
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            None
        }
    }
}

struct Reader<'t> {
    file: u32,
    text: &'t str,
    at: usize,
    /// Levels that may still be entered.
    depth: usize,
    /// Nodes that may still come.
    nodes: usize,
    most_nodes: usize,
}

type Read<T> = Result<T, Diagnostic>;

impl<'t> Reader<'t> {
    fn document(&mut self) -> Read<Node<'t>> {
        if self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        self.space();
        let node = self.value()?;
        self.space();
        if self.at < self.text.len() { self.wrong(("the end", "slutet")) } else { Ok(node) }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Passes over a character, if it stands here.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn span(&self, start: usize) -> Span {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file: self.file, start: narrow(start), end: narrow(self.at) }
    }

    /// Something else is expected here.
    fn wrong<T>(&self, expected: (&'static str, &'static str)) -> Read<T> {
        let next = self.text.get(self.at..).and_then(|rest| rest.chars().next());
        let (en, sv) = match next {
            Some(c) if !c.is_control() => (format!("`{c}`"), format!("`{c}`")),
            Some(_) => ("a control character".to_owned(), "ett styrtecken".to_owned()),
            None => ("the end of the text".to_owned(), "textens slut".to_owned()),
        };
        let mut span = self.span(self.at);
        span.end += next.map_or(0, |c| u32::try_from(c.len_utf8()).unwrap_or(1));
        Err(Diagnostic::new(codes::SYNTAX, span)
            .with("found_en", en)
            .with("found_sv", sv)
            .with("expected_en", expected.0)
            .with("expected_sv", expected.1))
    }

    fn value(&mut self) -> Read<Node<'t>> {
        let start = self.at;
        if self.nodes == 0 {
            let limit = self.most_nodes.to_string();
            return Err(Diagnostic::new(TOO_MANY_NODES, self.span(start)).with("limit", limit));
        }
        self.nodes -= 1;
        let kind = match self.peek() {
            Some(b'"') => Kind::Scalar(Scalar { text: self.string()?, style: Style::DoubleQuoted }),
            Some(b'[') => Kind::Sequence(self.nested(Self::items)?),
            Some(b'{') => Kind::Mapping(self.nested(Self::entries)?),
            Some(_) | None => Kind::Scalar(self.word()?),
        };
        Ok(Node { kind, span: self.span(start) })
    }

    /// A list or an object, one level deeper.
    fn nested<T>(&mut self, read: fn(&mut Self) -> Read<T>) -> Read<T> {
        let start = self.at;
        self.at += 1;
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(Diagnostic::new(TOO_DEEP, self.span(start)).with("limit", DEEPEST.to_string()));
        };
        self.depth = depth;
        let read = read(self)?;
        self.depth += 1;
        Ok(read)
    }

    fn items(&mut self) -> Read<Vec<Node<'t>>> {
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(items);
        }
        loop {
            self.space();
            items.push(self.value()?);
            self.space();
            if self.take(b']') {
                return Ok(items);
            }
            if !self.take(b',') {
                return self.wrong(("a comma or `]`", "ett kommatecken eller `]`"));
            }
        }
    }

    fn entries(&mut self) -> Read<Vec<(Key<'t>, Node<'t>)>> {
        let mut entries = Vec::new();
        self.space();
        if self.take(b'}') {
            return Ok(entries);
        }
        loop {
            self.space();
            let start = self.at;
            if self.peek() != Some(b'"') {
                return self.wrong(("a key in double quotes", "en nyckel inom dubbla citattecken"));
            }
            let key = Key { text: self.string()?, span: self.span(start) };
            self.space();
            if !self.take(b':') {
                return self.wrong(("a colon", "ett kolon"));
            }
            self.space();
            entries.push((key, self.value()?));
            self.space();
            if self.take(b'}') {
                return unique(entries);
            }
            if !self.take(b',') {
                return self.wrong(("a comma or `}`", "ett kommatecken eller `}`"));
            }
        }
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Read<Scalar<'t>> {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        if !matches!(word, "null" | "true" | "false") && !is_number(word) {
            return self.wrong(("a value", "ett värde"));
        }
        self.at += end;
        Ok(Scalar { text: word.into(), style: Style::Plain })
    }

    fn string(&mut self) -> Read<Cow<'t, str>> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let special = |byte: u8| byte == b'"' || byte == b'\\' || byte < 0x20;
            let end = rest.bytes().position(special).unwrap_or(rest.len());
            let plain = rest.get(..end).unwrap_or_default();
            self.at += end;
            if out.is_empty() && self.peek() == Some(b'"') {
                self.at += 1;
                return Ok(plain.into());
            }
            out.push_str(plain);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out.into());
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) | None => return self.wrong(("the end of the string", "strängens slut")),
            }
        }
    }

    /// An escape such as `\n` or `\u00e5`; a half of a surrogate pair alone becomes the replacement character.
    fn escape(&mut self) -> Read<char> {
        self.at += 1;
        let plain = match self.peek() {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => return self.unicode(),
            Some(_) | None => return self.wrong(("an escape", "en kod efter `\\`")),
        };
        self.at += 1;
        Ok(plain)
    }

    fn unicode(&mut self) -> Read<char> {
        let high = self.four_digits()?;
        if (0xd800..0xdc00).contains(&high)
            && self.text.get(self.at..).is_some_and(|rest| rest.starts_with("\\u"))
        {
            let before = self.at;
            self.at += 1;
            let low = self.four_digits()?;
            if (0xdc00..0xe000).contains(&low) {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = before;
        }
        Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    /// The `u` and the four digits after it.
    fn four_digits(&mut self) -> Read<u32> {
        self.at += 1;
        let digits = self
            .text
            .get(self.at..self.at + 4)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let Some(code) = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return self.wrong(("four hexadecimal digits", "fyra hexadecimala siffror"));
        };
        self.at += 4;
        Ok(code)
    }
}

/// No key may stand twice.
fn unique<'t>(entries: Vec<(Key<'t>, Node<'t>)>) -> Read<Vec<(Key<'t>, Node<'t>)>> {
    let Some(&(first, later)) = repeated_keys(&entries, 1).first() else { return Ok(entries) };
    match (entries.get(first), entries.get(later)) {
        (Some((first, _)), Some((later, _))) => Err(Diagnostic::new(DUPLICATE_KEY, later.span)
            .with("key", later.text.as_ref())
            .related(first.span, "first given here", "finns först här")),
        (Some(_) | None, _) => Ok(entries),
    }
}

/// A number by JSON's grammar: no leading zero or plus, digits on both sides of the point.
fn is_number(word: &str) -> bool {
    let unsigned = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['+', '-']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let whole_fits = digits(whole) && (whole == "0" || !whole.starts_with('0'));
    whole_fits && fraction.is_none_or(digits) && exponent.is_none_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::write_canonical;
    use proptest::prelude::*;

    fn canonical(text: &str) -> Result<String, &'static str> {
        let mut diagnostics = Diagnostics::new();
        let node = read_json(0, text, &Limits::default(), &mut diagnostics);
        let node = node.ok_or_else(|| diagnostics.iter().next().map_or("nothing", |found| found.code.id))?;
        let mut out = String::new();
        write_canonical(&node, &mut out);
        Ok(out)
    }

    #[test]
    fn values_keep_their_meaning_and_numbers_their_characters() {
        for (text, read) in [
            ("{\"a\": [1, -0.035, true, null, \"x\"]}", "{\"a\":[1,-0.035,true,null,\"x\"]}"),
            ("\"true\"", "\"true\""),
            ("12345678901234567890.000001", "12345678901234567890.000001"),
            ("\"\\u00e5\\ud83d\\ude00\\n\"", "\"å😀\\n\""),
            ("\"\\ud83d\\u0041\"", "\"\u{fffd}A\""),
            ("[]", "[]"),
            (" {} \r\n", "{}"),
        ] {
            assert_eq!(canonical(text).as_deref(), Ok(read), "{text}");
        }
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in [
            "",
            "{",
            "[1,]",
            "{\"a\":1,}",
            "{a: 1}",
            "01",
            "1.",
            ".5",
            "+1",
            "NaN",
            "'x'",
            "\"a",
            "\"\\x\"",
            "\"\\u12\"",
            "1 2",
            "\"\u{1}\"",
            "tru",
            "nulll",
            "-",
            "1e",
            "\"\\u12å\"",
        ] {
            assert_eq!(canonical(text), Err("json/syntax"), "{text}");
        }
        assert_eq!(canonical("{\"a\":1,\"a\":2}"), Err("source/duplicate-key"));
        assert_eq!(canonical(&"[".repeat(100_000)), Err("source/too-deep"));
    }

    fn value() -> impl Strategy<Value = serde_json::Value> {
        use serde_json::Value;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
                prop::collection::vec((any::<String>(), inner), 0..5)
                    .prop_map(|entries| Value::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn agrees_with_another_reader(value in value(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
            let read = canonical(&text.unwrap()).unwrap();
            prop_assert_eq!(serde_json::from_str::<serde_json::Value>(&read).unwrap(), value);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[\\[\\]{}\":,0-9eE+\\-.\\\\utrfalsn å]{0,40}") {
            let other = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            let read = canonical(&text);
            // Two things differ on purpose: keys given twice, and halves of surrogate pairs.
            if read.is_ok() != other {
                prop_assert!(read == Err("source/duplicate-key") || text.contains("\\u"), "{:?} {:?}", text, read);
            }
        }
    }
}
