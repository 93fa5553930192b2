//! The short way for texts as guidelines are nearly always written.
//!
//! A general reader of YAML takes a few hundred instructions for each character; most of a start went there. Here
//! is a reader for the plainest layout alone: keys of words, lists with dashes, values that begin and end on
//! one line, block texts without blank lines. It gives the very tree that `build.rs` gives, or nothing at the first
//! thing that it does not know; then `build.rs` reads the text and says what is wrong, if anything is. So there is
//! one place that judges, and `tests/quick.rs` holds the two against each other.

mod flow;

use super::Limits;
use super::duplicates::repeated_keys;
use super::node::{Key, Kind, Node, Scalar, Style};
use crate::diagnostic::Span;

/// Deeper nesting is left to the general reader, so that the stack is bounded whatever the limits are.
const DEEPEST: usize = 32;

/// YAML ends a key after 1 024 characters.
const LONGEST_KEY: usize = 1000;

/// The tree of a text in the plainest layout; `None` says nothing but that this is another one.
pub(super) fn read<'t>(file: u32, text: &'t str, limits: &Limits) -> Option<Node<'t>> {
    if !text.ends_with('\n') || !has_plain_characters(text.as_bytes()) {
        return None;
    }
    let mut quick = Quick {
        text,
        bytes: text.as_bytes(),
        at: 0,
        line: None,
        file,
        depth: limits.depth.min(DEEPEST),
        nodes: limits.nodes,
        entries: Vec::new(),
        items: Vec::new(),
    };
    quick.seek_line();
    let root = (quick.line == Some(0)).then(|| quick.mapping(0))??;
    quick.line.is_none().then_some(root)
}

/// No tabs, no line breaks but line feeds, nothing invisible.
fn has_plain_characters(bytes: &[u8]) -> bool {
    const PIECE: usize = 64;
    // A look at all bytes of a piece without a way out takes many at a time.
    let is_printed = |byte: u8| byte == b'\n' || (b' '..=b'~').contains(&byte);
    let all_printed = |piece: &[u8]| piece.iter().fold(true, |all, byte| all & is_printed(*byte));
    let mut pieces = bytes.chunks(PIECE).enumerate();
    pieces.all(|(at, piece)| all_printed(piece) || has_plain(bytes, at * PIECE, piece.len()))
}

/// The same for `length` bytes from `start` on, one after the other.
fn has_plain(bytes: &[u8], start: usize, length: usize) -> bool {
    let follows = |at: usize| bytes.get(at).copied().unwrap_or_default();
    bytes.iter().enumerate().skip(start).take(length).all(|(at, byte)| match byte {
        b'\n' | b' '..=b'~' => true,
        // Control characters of Latin-1.
        0xc2 => follows(at + 1) >= 0xa0,
        // Line and paragraph separators.
        0xe2 => follows(at + 1) != 0x80 || !matches!(follows(at + 2), 0xa8 | 0xa9),
        // Byte-order marks and what is no character.
        0xef => false,
        0x80.. => true,
        0..=0x1f | 0x7f => false,
    })
}

/// Where reading stands: at the content of a line, or within it.
struct Quick<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    /// The indentation of the line that comes next; `None` at the end of the text.
    line: Option<usize>,
    file: u32,
    /// How many more levels and nodes are allowed.
    depth: usize,
    nodes: usize,
    /// Entries and items of all that is not closed yet, so that each node takes just the space that it needs.
    entries: Vec<(Key<'t>, Node<'t>)>,
    items: Vec<Node<'t>>,
}

/// Takes what came after the first `outer` ones.
fn last_of<T>(all: &mut Vec<T>, outer: usize) -> Vec<T> {
    all.drain(outer.min(all.len())..).collect()
}

impl<'t> Quick<'t> {
    /// Keys and values that stand `indent` characters in; reading stands at the first key.
    fn mapping(&mut self, indent: usize) -> Option<Node<'t>> {
        self.enter()?;
        let start = self.at;
        let outer = self.entries.len();
        loop {
            let key = self.key()?;
            let value = self.value(indent)?;
            self.entries.push((key, value));
            if !self.goes_on(indent)? {
                break;
            }
        }
        self.leave();
        let entries = last_of(&mut self.entries, outer);
        let end = entries.last().map_or(start, |(_, value)| value.span.end as usize);
        let unique = repeated_keys(&entries, 1).is_empty();
        unique.then(|| Node { kind: Kind::Mapping(entries), span: self.span(start, end) })
    }

    /// A list whose dashes stand `indent` characters in; reading stands at the first of them.
    fn sequence(&mut self, indent: usize) -> Option<Node<'t>> {
        self.enter()?;
        let start = self.at;
        let outer = self.items.len();
        loop {
            let dash = self.at;
            self.at += 1;
            self.skip_spaces();
            let is_key = self.word_end(self.at).is_some();
            let item = if is_key { self.mapping(indent + self.at - dash)? } else { self.value_here(indent)? };
            self.items.push(item);
            if !self.goes_on(indent)? || !self.is_dash() {
                break;
            }
        }
        self.leave();
        let items = last_of(&mut self.items, outer);
        let end = items.last().map_or(start, |item| item.span.end as usize);
        Some(Node { kind: Kind::Sequence(items), span: self.span(start, end) })
    }

    /// Whether the next line stands at this indentation; deeper ones continue a value, which is not for here.
    fn goes_on(&self, indent: usize) -> Option<bool> {
        match self.line {
            Some(next) if next > indent => None,
            next => Some(next == Some(indent)),
        }
    }

    /// The value after a key's colon, on the same line or below.
    fn value(&mut self, indent: usize) -> Option<Node<'t>> {
        let colon = self.at;
        self.skip_spaces();
        let is_below = matches!(self.byte(), b'\n') || (self.byte() == b'#' && self.at > colon);
        if !is_below {
            return self.value_here(indent);
        }
        self.at = colon;
        self.end_line()?;
        let next = self.line?;
        match (next > indent, self.is_dash()) {
            (true, false) => self.mapping(next),
            (true, true) => self.sequence(next),
            // Dashes below their key without an indentation: the general reader begins such a list after its dash.
            (false, true) if next == indent => {
                let mut list = self.sequence(next)?;
                list.span.start = list.as_sequence()?.first()?.span.start;
                Some(list)
            }
            (_, _) => None,
        }
    }

    /// A value that begins where reading stands, and the end of its last line.
    fn value_here(&mut self, indent: usize) -> Option<Node<'t>> {
        let first = self.byte();
        if matches!(first, b'|' | b'>') {
            return self.block_text(indent);
        }
        let node = match first {
            b'{' | b'[' | b'"' | b'\'' => self.flow()?,
            _ => self.plain()?,
        };
        self.end_line()?;
        Some(node)
    }

    /// A text without quotes on a line of its own, up to a comment.
    fn plain(&mut self) -> Option<Node<'t>> {
        self.begins_plain()?;
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        let mut before = b'x';
        let mut length = 0;
        for (at, byte) in rest.iter().enumerate() {
            match byte {
                b'\n' => {}
                b'#' if before == b' ' => {}
                b':' if matches!(rest.get(at + 1), Some(b' ' | b'\n')) => return None,
                b' ' => {
                    before = b' ';
                    continue;
                }
                _ => {
                    before = *byte;
                    length = at + 1;
                    continue;
                }
            }
            break;
        }
        self.at = start + length;
        self.scalar(start, start, self.at, Style::Plain)
    }

    /// A text below its `|` or `>`: lines with the same indentation, without blank ones.
    fn block_text(&mut self, indent: usize) -> Option<Node<'t>> {
        self.count()?;
        let start = self.at;
        let folded = self.byte() == b'>';
        self.at += 1;
        let chomped = self.byte() == b'-';
        self.at += usize::from(chomped);
        if self.byte() != b'\n' {
            return None;
        }
        self.at += 1;
        let mut text = String::new();
        let inner = self.spaces();
        let mut end = start;
        while self.spaces() == inner && inner > indent {
            let from = self.at + inner;
            let line = self.text.get(from..)?.split('\n').next()?;
            if line.is_empty() || line.ends_with(' ') {
                return None;
            }
            if !text.is_empty() {
                text.push(if folded { ' ' } else { '\n' });
            }
            text.push_str(line);
            end = from + line.len();
            self.at = end + 1;
        }
        if !chomped {
            text.push('\n');
        }
        while self.byte() == b'\n' && self.at < self.bytes.len() {
            self.at += 1;
        }
        if end == start || self.spaces() > indent {
            return None;
        }
        self.seek_line();
        let style = if folded { Style::Folded } else { Style::Literal };
        Some(Node { kind: Kind::Scalar(Scalar { text: text.into(), style }), span: self.span(start, end) })
    }

    /// A key of a mapping without brackets: a word and its colon.
    fn key(&mut self) -> Option<Key<'t>> {
        let start = self.at;
        let end = self.word_end(start)?;
        self.at = end + 1;
        Some(Key { text: self.text.get(start..end)?.into(), span: self.span(start, end) })
    }

    /// Where the words that stand here end, when a colon and something blank follow.
    fn word_end(&self, start: usize) -> Option<usize> {
        let rest = self.bytes.get(start..)?;
        let in_word = |byte: u8| {
            byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'+' | b'/' | 0x80..)
        };
        let at = |position: usize| rest.get(position).copied().unwrap_or(b'\n');
        let mut length = 0;
        while in_word(at(length)) || (at(length) == b' ' && in_word(at(length + 1))) {
            length += 1;
        }
        let begins = in_word(at(0)) && !matches!(at(0), b'-' | b'.' | b'+' | b'/');
        let ends = at(length) == b':' && matches!(at(length + 1), b' ' | b'\n');
        (begins && ends && length < LONGEST_KEY).then_some(start + length)
    }

    /// Nothing that means something else may begin a text without quotes.
    fn begins_plain(&self) -> Option<()> {
        let second = self.bytes.get(self.at + 1).copied().unwrap_or_default();
        let begins = match self.byte() {
            b'-' => second.is_ascii_digit(),
            b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>'
            | b'\'' | b'"' | b'%' | b'@' | b'`' | b'\n' | b' ' => false,
            _ => true,
        };
        begins.then_some(())
    }

    fn scalar(&mut self, start: usize, from: usize, to: usize, style: Style) -> Option<Node<'t>> {
        self.count()?;
        let text = self.text.get(from..to)?.into();
        Some(Node { kind: Kind::Scalar(Scalar { text, style }), span: self.span(start, to) })
    }

    /// The end of a line after a value: nothing, or a comment.
    fn end_line(&mut self) -> Option<()> {
        let from = self.at;
        self.skip_spaces();
        match self.byte() {
            b'\n' => self.at += 1,
            b'#' if self.at > from => self.skip_line(),
            _ => return None,
        }
        self.seek_line();
        Some(())
    }

    /// Passes blank lines and comments, and the indentation of the line that comes next.
    fn seek_line(&mut self) {
        loop {
            let spaces = self.spaces();
            match self.bytes.get(self.at + spaces) {
                Some(b'\n') => self.at += spaces + 1,
                Some(b'#') => self.skip_line(),
                Some(_) => {
                    self.at += spaces;
                    self.line = Some(spaces);
                    return;
                }
                None => {
                    self.line = None;
                    return;
                }
            }
        }
    }

    fn skip_line(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |length| length + 1);
    }

    fn skip_spaces(&mut self) {
        self.at += self.spaces();
    }

    /// How many spaces stand here.
    fn spaces(&self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter().take_while(|byte| **byte == b' ').count()
    }

    fn is_dash(&self) -> bool {
        self.bytes.get(self.at..self.at + 2) == Some(b"- ")
    }

    /// The character here; a line feed at the end of the text.
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(b'\n')
    }

    /// One level deeper, which is one node more.
    fn enter(&mut self) -> Option<()> {
        self.depth = self.depth.checked_sub(1)?;
        self.count()
    }

    fn leave(&mut self) {
        self.depth += 1;
    }

    fn count(&mut self) -> Option<()> {
        self.nodes = self.nodes.checked_sub(1)?;
        Some(())
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file: self.file, start: narrow(start), end: narrow(end) }
    }
}
