//! From a place in a scalar's value to the place in the file.
//!
//! A value differs from what is written wherever there are quotes, escapes, folded lines or indentation.
//! The map is a table of runs: pieces of the value with the pieces of the file that they came from.

use super::lines::end_of_line;
#[cfg(feature = "authoring")]
use super::lines::start_of_line;
use super::node::{Scalar, Style};
use crate::diagnostic::Span;

/// Where each part of one scalar's value stands in the file.
#[derive(Clone, Debug)]
pub struct ScalarMap {
    file: u32,
    /// Where the value begins in the file.
    start: usize,
    /// Where the value ends in the file: for places at its very end.
    end: usize,
    /// Its pieces; none when it stands in the file as it is.
    runs: Vec<Run>,
}

/// A piece of the value and the piece of the file it came from. Equal lengths mean byte for byte.
#[derive(Clone, Copy, Debug)]
struct Run {
    value: usize,
    value_end: usize,
    source: usize,
    source_end: usize,
}

impl Scalar<'_> {
    /// The map from this scalar's value to the file; `span` is the scalar's place in `file_text`.
    ///
    /// Cheap for plain and quoted scalars on one line. Never fails: if text and scalar do not belong
    /// together, every place is mapped to the whole scalar.
    #[must_use]
    pub fn map(&self, file_text: &str, span: Span) -> ScalarMap {
        let (start, end) = (span.start as usize, span.end as usize);
        let (first, inner) = match self.style {
            Style::Plain | Style::Literal | Style::Folded => (start, end),
            Style::SingleQuoted | Style::DoubleQuoted => (start + 1, end.saturating_sub(1).max(start + 1)),
        };
        if file_text.get(first..inner) == Some(self.text.as_ref()) {
            return ScalarMap { file: span.file, start: first, end: inner, runs: Vec::new() };
        }
        let mut runs = Runs::default();
        let inner = match self.style {
            Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => {
                runs.flow(file_text, first, inner, self.style);
                inner
            }
            Style::Literal | Style::Folded => runs.block(file_text, start, &self.text, self.style),
        };
        if runs.length == self.text.len() {
            ScalarMap { file: span.file, start, end: inner, runs: runs.list }
        } else {
            let whole = Run { value: 0, value_end: self.text.len(), source: start, source_end: end };
            ScalarMap { file: span.file, start, end, runs: vec![whole] }
        }
    }
}

impl ScalarMap {
    /// The place in the file of a piece of the value, in bytes of the value.
    ///
    /// A folded line break maps to the break with the indentation after it, an escape to the whole
    /// escape. Places past the end count as the end.
    #[must_use]
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.source_start(start);
        let last = if end > start { self.source_end(end) } else { first };
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file: self.file, start: narrow(first), end: narrow(last.max(first)) }
    }

    fn source_start(&self, offset: usize) -> usize {
        if self.runs.is_empty() {
            return (self.start + offset).min(self.end);
        }
        match self.run_of(offset) {
            Some(run) if run.is_verbatim() => run.source + (offset - run.value),
            Some(run) => run.source,
            None => self.end,
        }
    }

    /// The end in the file of the byte before `offset`.
    fn source_end(&self, offset: usize) -> usize {
        if self.runs.is_empty() {
            return (self.start + offset).min(self.end);
        }
        match self.run_of(offset.saturating_sub(1)) {
            Some(run) if run.is_verbatim() => run.source + (offset - run.value),
            Some(run) => run.source_end,
            None => self.end,
        }
    }

    fn run_of(&self, offset: usize) -> Option<Run> {
        let index = self.runs.partition_point(|run| run.value_end <= offset);
        self.runs.get(index).copied()
    }
}

impl Run {
    fn is_verbatim(&self) -> bool {
        self.value_end - self.value == self.source_end - self.source
    }
}

/// The table while it is built: each run begins in the value where the one before ended.
#[derive(Default)]
struct Runs {
    list: Vec<Run>,
    length: usize,
}

impl Runs {
    /// Adds a run; empty ones are left out, verbatim ones that continue each other are joined.
    fn push(&mut self, value_length: usize, source: usize, source_end: usize) {
        if value_length == 0 {
            return;
        }
        let run = Run { value: self.length, value_end: self.length + value_length, source, source_end };
        self.length = run.value_end;
        match self.list.last_mut() {
            Some(last) if last.is_verbatim() && run.is_verbatim() && last.source_end == source => {
                last.value_end = run.value_end;
                last.source_end = source_end;
            }
            Some(_) | None => self.list.push(run),
        }
    }

    /// A piece that stands in the file as it is.
    fn verbatim(&mut self, source: usize, source_end: usize) {
        self.push(source_end.saturating_sub(source), source, source_end);
    }

    /// Plain and quoted scalars: escapes and folded lines between `start` and `end`.
    fn flow(&mut self, text: &str, start: usize, end: usize, style: Style) {
        let bytes = text.as_bytes().get(..end).unwrap_or_default();
        let (mut at, mut copied) = (start, start);
        // Blanks before a line break are folded away, but not blanks that were written as escapes.
        let mut solid = start;
        while let Some(byte) = bytes.get(at) {
            let folded = matches!(byte, b'\n' | b'\r').then(|| Gap::from(bytes, at));
            let (value_length, piece_start, piece_end) = match (byte, style, folded) {
                (_, _, Some(gap)) => (gap.folded_length(), trim_blanks(bytes, solid, at), gap.end),
                (b'\'', Style::SingleQuoted, None) => (1, at, (at + 2).min(end)),
                (b'\\', Style::DoubleQuoted, None) => {
                    let (length, after) = escape(text, bytes, at);
                    (length, at, after)
                }
                (_, _, None) => {
                    at += 1;
                    continue;
                }
            };
            self.verbatim(copied, piece_start);
            self.push(value_length, piece_start, piece_end);
            (at, copied, solid) = (piece_end, piece_end, piece_end);
        }
        self.verbatim(copied, end.min(text.len()));
    }

    /// Block scalars; gives where the value ends in the file. `start` is at the `|` or `>`.
    fn block(&mut self, text: &str, start: usize, value: &str, style: Style) -> usize {
        let mut lines = BlockLines::new(text, start, value);
        let mut previous: Option<Line> = None;
        let mut end = start;
        let mut blank_lines = 0;
        while self.length < value.len() {
            let Some(line) = lines.next() else { break };
            let rest = value.get(self.length..).unwrap_or_default();
            if let (Style::Folded, Some(before)) = (style, previous) {
                if line.is_empty() && !is_breaks(rest) {
                    blank_lines += 1;
                    continue;
                }
                if !is_breaks(rest) {
                    let kept = before.is_further_in(text) || line.is_further_in(text);
                    let breaks = blank_lines + usize::from(kept || blank_lines == 0);
                    self.push(breaks, before.end, line.start);
                    blank_lines = 0;
                }
            }
            self.verbatim(line.start, line.end);
            end = line.end;
            let joins_next = style == Style::Folded && !line.is_empty();
            let rest = value.get(self.length..).unwrap_or_default();
            if joins_next && !is_breaks(rest) {
                previous = Some(line);
            } else if self.length < value.len() {
                // The break at the end of the text counts even where the file ends without one.
                self.push(1, line.end, line.next);
            }
        }
        end
    }
}

/// True when nothing but line breaks is left.
fn is_breaks(rest: &str) -> bool {
    rest.bytes().all(|byte| byte == b'\n')
}

/// A stretch of line breaks and the blanks around them, from its first break on.
struct Gap {
    breaks: usize,
    end: usize,
}

impl Gap {
    fn from(bytes: &[u8], first: usize) -> Gap {
        let (mut breaks, mut at) = (0, first);
        loop {
            match bytes.get(at) {
                Some(b' ' | b'\t') => at += 1,
                Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => at += 1,
                Some(b'\n' | b'\r') => {
                    breaks += 1;
                    at += 1;
                }
                Some(_) | None => return Gap { breaks, end: at },
            }
        }
    }

    /// One break becomes a space, more become one line break fewer.
    fn folded_length(&self) -> usize {
        self.breaks.saturating_sub(1).max(1)
    }
}

/// The offset after the last byte before `end`, and not before `floor`, that is no blank.
fn trim_blanks(bytes: &[u8], floor: usize, end: usize) -> usize {
    let written = bytes.get(floor..end).unwrap_or_default();
    written.iter().rposition(|byte| !matches!(byte, b' ' | b'\t')).map_or(floor, |last| floor + last + 1)
}

/// An escape in double quotes at `at`: how many bytes of value it makes, and where it ends.
fn escape(text: &str, bytes: &[u8], at: usize) -> (usize, usize) {
    let code = |from: usize, digits: usize| {
        text.get(from..from + digits).and_then(|hex| u32::from_str_radix(hex, 16).ok()).unwrap_or_default()
    };
    let length = |code: u32| char::from_u32(code).map_or(1, char::len_utf8);
    match bytes.get(at + 1) {
        Some(b'x') => (length(code(at + 2, 2)), at + 4),
        // Two \u codes that form one character beyond the first 65 536.
        Some(b'u') if (0xD800..0xDC00).contains(&code(at + 2, 4)) => (4, at + 12),
        Some(b'u') => (length(code(at + 2, 4)), at + 6),
        Some(b'U') => (length(code(at + 2, 8)), at + 10),
        // Next line and no-break space are two bytes long, line and paragraph separator three.
        Some(b'N' | b'_') => (2, at + 2),
        Some(b'L' | b'P') => (3, at + 2),
        Some(b'\n' | b'\r') => {
            let gap = Gap::from(bytes, at + 1);
            (gap.breaks - 1, gap.end)
        }
        Some(_) | None => (1, at + 2),
    }
}

/// One line of a block scalar: its content without indentation and break.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    /// Where the next line begins.
    next: usize,
}

impl Line {
    fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Lines that begin with a blank keep their line breaks in folded texts.
    fn is_further_in(&self, text: &str) -> bool {
        matches!(text.as_bytes().get(self.start), Some(b' ' | b'\t')) && !self.is_empty()
    }
}

/// The lines after the header of a block scalar.
struct BlockLines<'a> {
    text: &'a str,
    at: usize,
    indent: usize,
}

impl<'a> BlockLines<'a> {
    /// Finds the indentation by laying the first line of the value that is not empty beside its line in
    /// the file: with an indentation sign in the header, the file alone does not tell.
    fn new(text: &'a str, start: usize, value: &str) -> BlockLines<'a> {
        let mut lines = BlockLines { text, at: after_break(text, end_of_line(text, start)), indent: 0 };
        let content = value.trim_start_matches('\n');
        let above = value.len() - content.len();
        let mut place = lines.at;
        for _ in 0..above {
            place = after_break(text, end_of_line(text, place));
        }
        let written = text.get(place..end_of_line(text, place)).unwrap_or_default();
        if content.is_empty() {
            // Nothing but breaks: whatever blanks the lines hold are indentation.
            lines.indent = usize::MAX;
        } else {
            let first = content.split('\n').next().unwrap_or_default();
            lines.indent = leading_spaces(written).saturating_sub(leading_spaces(first));
        }
        lines
    }

    /// The next line, if the file goes on.
    fn next(&mut self) -> Option<Line> {
        if self.at > self.text.len() {
            return None;
        }
        let end = end_of_line(self.text, self.at);
        let written = self.text.get(self.at..end)?;
        let next = after_break(self.text, end);
        let line = Line { start: self.at + leading_spaces(written).min(self.indent), end, next };
        self.at = if next > end { next } else { self.text.len() + 1 };
        Some(line)
    }
}

/// The offset after the line break at `end`, or `end` when the text ends there.
fn after_break(text: &str, end: usize) -> usize {
    match text.as_bytes().get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([b'\n' | b'\r', ..]) => end + 1,
        Some(_) | None => end,
    }
}

fn leading_spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Where a block scalar begins: the `|` or `>` before its content, not before `floor`.
#[cfg(feature = "authoring")]
pub(super) fn block_start(text: &str, floor: usize, content: usize) -> usize {
    let mut line = start_of_line(text, content);
    while line > floor {
        let before = start_of_line(text, line - 1);
        let above = text.get(before..line).unwrap_or_default();
        line = before;
        if !above.trim().is_empty() && !is_comment(above) {
            break;
        }
    }
    // Comments can only stand above the header, and may hold such signs themselves.
    let mut from = line.max(floor);
    for written in text.get(from..content).unwrap_or_default().split_inclusive('\n') {
        if !is_comment(written)
            && let Some(at) = written.find(['|', '>'])
        {
            return from + at;
        }
        from += written.len();
    }
    content
}

/// Whether a line holds nothing but a comment.
#[cfg(feature = "authoring")]
fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}
