//! What stands between brackets or in quotes, on one line.

use super::super::duplicates::repeated_keys;
use super::super::node::{Key, Kind, Node, Style};
use super::super::traps;
use super::{LONGEST_KEY, Quick, last_of};

impl<'t> Quick<'t> {
    /// A value between brackets, or in quotes, or up to the end of its entry.
    pub(super) fn flow(&mut self) -> Option<Node<'t>> {
        match self.byte() {
            b'{' => self.flow_mapping(),
            b'[' => self.flow_sequence(),
            quote @ (b'"' | b'\'') => {
                let start = self.at;
                let (from, to) = self.quoted(quote)?;
                let style = if quote == b'"' { Style::DoubleQuoted } else { Style::SingleQuoted };
                let mut node = self.scalar(from, from, to, style)?;
                node.span = self.span(start, self.at);
                Some(node)
            }
            _ => self.flow_plain(),
        }
    }

    fn flow_mapping(&mut self) -> Option<Node<'t>> {
        self.enter()?;
        let start = self.at;
        let outer = self.entries.len();
        self.open();
        while self.byte() != b'}' {
            let key = self.flow_key()?;
            self.skip_spaces();
            let value = self.flow()?;
            self.entries.push((key, value));
            self.next_entry(b'}')?;
        }
        self.at += 1;
        self.leave();
        let entries = last_of(&mut self.entries, outer);
        let unique = repeated_keys(&entries, 1).is_empty();
        unique.then(|| Node { kind: Kind::Mapping(entries), span: self.span(start, self.at) })
    }

    fn flow_sequence(&mut self) -> Option<Node<'t>> {
        self.enter()?;
        let start = self.at;
        let outer = self.items.len();
        self.open();
        while self.byte() != b']' {
            let item = self.flow()?;
            // Parentheses that a comma cuts apart are a trap. In a mapping the second part would lack its value.
            let scalar = item.as_scalar().filter(|scalar| scalar.style == Style::Plain);
            if scalar.is_some_and(|scalar| !traps::has_whole_parentheses(&scalar.text)) {
                return None;
            }
            self.items.push(item);
            self.next_entry(b']')?;
        }
        self.at += 1;
        self.leave();
        let items = last_of(&mut self.items, outer);
        Some(Node { kind: Kind::Sequence(items), span: self.span(start, self.at) })
    }

    /// Passes a bracket and what is blank after it.
    fn open(&mut self) {
        self.at += 1;
        self.skip_spaces();
    }

    /// After an entry between brackets: a comma and another one, or the closing bracket.
    fn next_entry(&mut self, close: u8) -> Option<()> {
        self.skip_spaces();
        if self.byte() == close {
            return Some(());
        }
        (self.byte() == b',').then(|| self.open())?;
        (self.byte() != close).then_some(())
    }

    /// A text without quotes between brackets.
    fn flow_plain(&mut self) -> Option<Node<'t>> {
        self.begins_plain()?;
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        let (mut length, mut before) = (0, b'x');
        for (at, byte) in rest.iter().enumerate() {
            match byte {
                b',' | b']' | b'}' => break,
                b'\n' | b'[' | b'{' => return None,
                b'#' if before == b' ' => return None,
                b':' if !rest
                    .get(at + 1)
                    .is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'/') =>
                {
                    return None;
                }
                _ => {}
            }
            before = *byte;
            if *byte != b' ' {
                length = at + 1;
            }
        }
        self.at = start + length;
        self.scalar(start, start, self.at, Style::Plain)
    }

    /// A key between brackets: a word or a text in quotes, and its colon.
    fn flow_key(&mut self) -> Option<Key<'t>> {
        let start = self.at;
        let quote = self.byte();
        if !matches!(quote, b'"' | b'\'') {
            return self.key();
        }
        let (from, to) = self.quoted(quote)?;
        let text = self.text.get(from..to)?.into();
        let key = Key { text, span: self.span(start, self.at) };
        let ends =
            self.byte() == b':' && self.bytes.get(self.at + 1) == Some(&b' ') && to - from < LONGEST_KEY;
        self.at += 1;
        ends.then_some(key)
    }

    /// Passes a text in quotes on one line without escapes, and says what is between the quotes.
    fn quoted(&mut self, quote: u8) -> Option<(usize, usize)> {
        let from = self.at + 1;
        let rest = self.bytes.get(from..)?;
        let length = rest.iter().position(|byte| *byte == quote || matches!(byte, b'\\' | b'\n'))?;
        let doubled = quote == b'\'' && rest.get(length + 1) == Some(&quote);
        if rest.get(length) != Some(&quote) || doubled {
            return None;
        }
        self.at = from + length + 1;
        Some((from, from + length))
    }
}
