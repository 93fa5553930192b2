//! JSON in: a place in the text that moves forward, value by value. It accepts what `writer.rs` writes.

use std::borrow::Cow;

/// Something does not fit at this byte.
#[derive(Debug)]
pub(super) struct Broken {
    pub(super) at: usize,
}

/// Deepest nesting of lists. Every term lies one deeper than the term that it is part of.
const MOST_LEVELS: u32 = 400;

/// A place in the text.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// Whether the next value is the first of its list, so that no comma stands before it.
    first: bool,
    levels: u32,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Cursor<'t> {
        Cursor { text, at, first: true, levels: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn broken<T>(&self) -> Result<T, Broken> {
        Err(Broken { at: self.at })
    }

    /// The next value has no comma before it.
    pub(super) fn begin(&mut self) {
        self.first = true;
    }

    /// Nothing but white space is left.
    pub(super) fn end(&self) -> Result<(), Broken> {
        if self.rest().trim().is_empty() { Ok(()) } else { self.broken() }
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over exactly these characters.
    pub(super) fn literal(&mut self, expected: &str) -> Result<(), Broken> {
        if !self.rest().starts_with(expected) {
            return self.broken();
        }
        self.at += expected.len();
        Ok(())
    }

    /// Passes over the comma before a value.
    fn separate(&mut self) -> Result<(), Broken> {
        if self.first {
            self.first = false;
            return Ok(());
        }
        self.literal(",")
    }

    pub(super) fn open(&mut self) -> Result<(), Broken> {
        self.separate()?;
        self.literal("[")?;
        self.levels += 1;
        self.first = true;
        if self.levels > MOST_LEVELS { self.broken() } else { Ok(()) }
    }

    pub(super) fn close(&mut self) -> Result<(), Broken> {
        self.literal("]")?;
        self.levels = self.levels.saturating_sub(1);
        self.first = false;
        Ok(())
    }

    /// Whether the list that is open ends here.
    pub(super) fn at_close(&self) -> bool {
        self.peek() == Some(b']')
    }

    /// The first character of the next value.
    pub(super) fn next_byte(&self) -> Option<u8> {
        let after = usize::from(!self.first);
        self.text.as_bytes().get(self.at + after).copied()
    }

    /// Passes over `null`, if it stands here.
    pub(super) fn null(&mut self) -> Result<bool, Broken> {
        if self.next_byte() != Some(b'n') {
            return Ok(false);
        }
        self.separate()?;
        self.literal("null").map(|()| true)
    }

    /// A number, `true` or `false`, as it stands.
    pub(super) fn word(&mut self) -> Result<&'t str, Broken> {
        self.separate()?;
        let rest = self.rest();
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len());
        match rest.get(..end) {
            Some(word) if !word.is_empty() => {
                self.at += end;
                Ok(word)
            }
            Some(_) | None => self.broken(),
        }
    }

    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Broken> {
        self.separate()?;
        self.quoted()
    }

    fn quoted(&mut self) -> Result<Cow<'t, str>, Broken> {
        self.literal("\"")?;
        let plain = self.until_special()?;
        if self.peek() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut out = plain.to_owned();
        while self.peek() == Some(b'\\') {
            self.at += 1;
            out.push(self.escape()?);
            out.push_str(self.until_special()?);
        }
        self.literal("\"")?;
        Ok(Cow::Owned(out))
    }

    /// The characters up to the next quote or backslash.
    fn until_special(&mut self) -> Result<&'t str, Broken> {
        let rest = self.rest();
        let Some(end) = rest.bytes().position(|byte| byte == b'"' || byte == b'\\') else { return self.broken() };
        self.at += end;
        Ok(rest.get(..end).unwrap_or_default())
    }

    fn escape(&mut self) -> Result<char, Broken> {
        let byte = self.peek();
        self.at += 1;
        let plain = match byte {
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'u') => {
                let digits = self.rest().get(..4).unwrap_or_default();
                self.at += digits.len();
                let read = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
                return read.filter(|_| digits.len() == 4).map_or_else(|| self.broken(), Ok);
            }
            Some(_) | None => return self.broken(),
        };
        Ok(plain)
    }

    /// The entries of an object whose values are strings, or one string.
    pub(super) fn wordings(&mut self, mut entry: impl FnMut(Option<&str>, &str) -> bool) -> Result<(), Broken> {
        if self.next_byte() == Some(b'"') {
            let text = self.string()?;
            return if entry(None, &text) { Ok(()) } else { self.broken() };
        }
        self.separate()?;
        self.literal("{")?;
        let mut first = true;
        while self.peek() != Some(b'}') {
            if !first {
                self.literal(",")?;
            }
            first = false;
            let key = self.quoted()?;
            self.literal(":")?;
            let wording = self.quoted()?;
            if !entry(Some(&key), &wording) {
                return self.broken();
            }
        }
        self.literal("}")
    }
}
