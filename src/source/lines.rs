//! From a place in bytes to a line and a column, for people.

/// Where the lines of a text begin.
#[derive(Clone, Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Finds the lines of a text. Lines end with a line feed, a carriage return, or both.
    #[must_use]
    pub fn new(text: &'a str) -> LineIndex<'a> {
        let bytes = text.as_bytes();
        // A byte-order mark is no character that people count.
        let mut starts = vec![if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 }];
        for (at, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
            if ends {
                starts.push(at + 1);
            }
        }
        LineIndex { text, starts }
    }

    /// Line and column of a byte offset, both counted from 1, the column in characters. An offset past
    /// the end counts as the end, one inside a character as that character.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> (usize, usize) {
        let mut offset = (offset as usize).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The text of a line, counted from 1, without its line break; empty when there is no such line.
    #[must_use]
    pub fn line_text(&self, line: usize) -> &'a str {
        let Some(start) = line.checked_sub(1).and_then(|index| self.starts.get(index)) else { return "" };
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        self.text.get(*start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The byte offset where a line begins, counted from 1; the text's end when there is no such line.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|index| self.starts.get(index)).copied().unwrap_or(self.text.len())
    }

    /// How many lines there are; a line break at the very end begins one more, empty line.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }
}

/// The offset where the line of `offset` begins.
#[cfg(feature = "authoring")]
pub(super) fn start_of_line(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().get(..offset).unwrap_or_default();
    before.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).map_or(0, |at| at + 1)
}

/// The offset where the line of `offset` ends, before its line break.
pub(super) fn end_of_line(text: &str, offset: usize) -> usize {
    let after = text.as_bytes().get(offset..).unwrap_or_default();
    after.iter().position(|byte| matches!(byte, b'\n' | b'\r')).map_or(text.len(), |at| offset + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let index = LineIndex::new("titel: Å\nnytta: å ä ö\n");
        assert_eq!(index.line_column(0), (1, 1));
        assert_eq!(index.line_column(7), (1, 8), "on the Å");
        assert_eq!(index.line_column(9), (1, 9), "two bytes later, one column later");
        assert_eq!(index.line_column(10), (2, 1));
        assert_eq!(index.line_text(2), "nytta: å ä ö");
        assert_eq!(index.line_text(3), "");
        assert_eq!((index.line_text(0), index.line_text(4)), ("", ""));
        assert_eq!(index.line_count(), 3);
        assert_eq!(index.line_start(2), 10);
    }

    #[test]
    fn all_line_breaks_and_a_byte_order_mark() {
        let index = LineIndex::new("\u{feff}a\r\nb\rc");
        assert_eq!(index.line_column(3), (1, 1), "the mark is not counted");
        assert_eq!(index.line_column(6), (2, 1));
        assert_eq!(index.line_column(8), (3, 1));
        assert_eq!((index.line_text(1), index.line_text(2), index.line_text(3)), ("a", "b", "c"));
    }

    #[test]
    fn odd_offsets_do_no_harm() {
        let index = LineIndex::new("å\n");
        assert_eq!(index.line_column(1), (1, 1), "inside å");
        assert_eq!(index.line_column(4_000_000_000), (2, 1));
        assert_eq!(LineIndex::new("").line_column(5), (1, 1));
    }
}
