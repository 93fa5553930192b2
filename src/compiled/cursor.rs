//! JSON in: a place in the text that moves forward, value by value. It accepts what `writer.rs` writes.
//!
//! Where something does not fit, the cursor stays there and every later value is an empty one; whoever reads looks
//! at the end whether all of it was sound. That keeps reading a record free of cleaning up after its first half,
//! which would be most of the code.

use std::borrow::Cow;

/// Deepest nesting of lists. Every term lies one deeper than the term that it is part of.
const MOST_LEVELS: u32 = 400;

/// A place in the text.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    /// Whether the next value is the first of its list, so that no comma stands before it.
    first: bool,
    levels: u32,
    /// Whether something did not fit.
    broken: bool,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Cursor<'t> {
        Cursor { text, at, first: true, levels: 0, broken: false }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Something does not fit here.
    pub(super) fn refuse(&mut self) {
        self.broken = true;
    }

    /// Something that does not hold does not fit here.
    pub(super) fn refuse_unless(&mut self, holds: bool) {
        self.broken |= !holds;
    }

    /// What was read, if it could be; else an empty value.
    pub(super) fn accept<T: Default>(&mut self, read: Option<T>) -> T {
        self.broken |= read.is_none();
        read.unwrap_or_default()
    }

    /// The next value has no comma before it.
    pub(super) fn begin(&mut self) {
        self.first = true;
    }

    /// What has not been read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over exactly these characters.
    pub(super) fn literal(&mut self, expected: &str) {
        if !self.broken && self.rest().starts_with(expected) {
            self.at += expected.len();
        } else {
            self.broken = true;
        }
    }

    /// Passes over the comma before a value.
    fn separate(&mut self) {
        if self.first {
            self.first = false;
        } else {
            self.literal(",");
        }
    }

    #[inline(never)]
    pub(super) fn open(&mut self) {
        self.separate();
        self.literal("[");
        self.levels += 1;
        self.first = true;
        self.broken |= self.levels > MOST_LEVELS;
    }

    #[inline(never)]
    pub(super) fn close(&mut self) {
        self.literal("]");
        self.levels = self.levels.saturating_sub(1);
        self.first = false;
    }

    /// Whether the list that is open ends here, or there is nothing more to read.
    pub(super) fn at_close(&self) -> bool {
        self.broken || self.peek() == Some(b']')
    }

    /// The first character of the next value.
    pub(super) fn next_byte(&self) -> Option<u8> {
        let after = usize::from(!self.first);
        self.text.as_bytes().get(self.at + after).copied()
    }

    /// Passes over `null`, if it stands here.
    #[inline(never)]
    pub(super) fn null(&mut self) -> bool {
        if self.broken {
            return true;
        }
        let found = self.next_byte() == Some(b'n');
        if found {
            self.separate();
            self.literal("null");
        }
        found
    }

    /// A number, `true` or `false`, as it stands.
    #[inline(never)]
    pub(super) fn word(&mut self) -> &'t str {
        self.separate();
        let rest = self.rest();
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
        let end = rest.bytes().position(|byte| !is_part(&byte)).unwrap_or(rest.len());
        self.broken |= end == 0;
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn string(&mut self) -> Cow<'t, str> {
        self.separate();
        self.quoted()
    }

    fn quoted(&mut self) -> Cow<'t, str> {
        self.literal("\"");
        let plain = self.until_special();
        if self.broken || self.peek() == Some(b'"') {
            self.at += 1;
            return Cow::Borrowed(plain);
        }
        let mut out = plain.to_owned();
        while self.peek() == Some(b'\\') && !self.broken {
            self.at += 1;
            let escaped = self.escape();
            out.push(self.accept(escaped));
            out.push_str(self.until_special());
        }
        self.literal("\"");
        Cow::Owned(out)
    }

    /// The characters up to the next quote or backslash.
    fn until_special(&mut self) -> &'t str {
        let rest = if self.broken { "" } else { self.rest() };
        let end = rest.bytes().position(|byte| byte == b'"' || byte == b'\\');
        let end = self.accept(end);
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    fn escape(&mut self) -> Option<char> {
        let byte = self.peek();
        self.at += 1;
        Some(match byte? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let digits = self.rest().get(..4)?;
                self.at += digits.len();
                return u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
            }
            _ => return None,
        })
    }

    /// The entries of an object whose values are strings, or one string.
    pub(super) fn wordings(&mut self, mut entry: impl FnMut(Option<&str>, &str) -> bool) {
        if self.next_byte() == Some(b'"') {
            let text = self.string();
            self.broken |= !entry(None, &text);
            return;
        }
        self.separate();
        self.literal("{");
        let mut first = true;
        while self.peek() != Some(b'}') && !self.broken {
            if !first {
                self.literal(",");
            }
            first = false;
            let key = self.quoted();
            self.literal(":");
            let wording = self.quoted();
            self.broken |= !entry(Some(&key), &wording);
        }
        self.literal("}");
    }
}
