//! Where comments stand.

use crate::source::{Kind, Node, Style};

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comment {
    /// Its first byte, the `#`.
    pub(super) start: usize,
    /// From `#` to the end of its line, without trailing blanks.
    pub(super) text: String,
    /// Whether nothing stands before it on its line.
    pub(super) own_line: bool,
    /// Characters before it on its line.
    pub(super) column: usize,
    /// Whether the line above is blank.
    pub(super) blank_before: bool,
}

/// All comments of a text, in order. `tree` is what the text was read into: a `#` inside a value is no comment.
pub(super) fn comments(text: &str, tree: &Node) -> Vec<Comment> {
    let mut values = Vec::new();
    value_places(text, tree, &mut values);
    values.sort_unstable();
    let mut found = Vec::new();
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Some(at) = first_comment(line, offset, &values) {
            found.push(comment(text, line, offset, at));
        }
        offset += line.len();
    }
    found
}

/// The first `#` of a line that begins a comment, from the line's start.
fn first_comment(line: &str, offset: usize, values: &[(usize, usize)]) -> Option<usize> {
    let is_start = |at: usize| {
        line[..at].chars().next_back().is_none_or(|before| matches!(before, ' ' | '\t' | '\u{feff}'))
    };
    let is_inside = |at: usize| {
        let after = values.partition_point(|(start, _)| *start <= offset + at);
        after.checked_sub(1).and_then(|at| values.get(at)).is_some_and(|(_, end)| offset + at < *end)
    };
    line.match_indices('#').map(|(at, _)| at).find(|at| is_start(*at) && !is_inside(*at))
}

fn comment(text: &str, line: &str, offset: usize, at: usize) -> Comment {
    let before = line.get(..at).unwrap_or_default();
    Comment {
        start: offset + at,
        text: line.get(at..).unwrap_or_default().trim_end().to_owned(),
        own_line: before.trim_matches([' ', '\t', '\u{feff}']).is_empty(),
        column: before.chars().count(),
        blank_before: is_blank_above(text, offset),
    }
}

/// Whether the line above the one that begins at `line_start` is blank.
pub(super) fn is_blank_above(text: &str, line_start: usize) -> bool {
    let above = text.get(..line_start).unwrap_or_default();
    let above = above.strip_suffix('\n').map(|above| above.strip_suffix('\r').unwrap_or(above));
    above.is_some_and(|above| above.rsplit('\n').next().unwrap_or_default().trim().is_empty())
}

/// The places of keys and values in which a `#` is none of our business. Recursion is bounded by the depth of
/// the tree.
fn value_places(text: &str, node: &Node, out: &mut Vec<(usize, usize)>) {
    let (start, end) = (node.span.start as usize, node.span.end as usize);
    match &node.kind {
        Kind::Scalar(scalar) => match scalar.style {
            // On its first line, after | or >, a comment may stand.
            Style::Literal | Style::Folded => {
                let head =
                    text.get(start..end).and_then(|block| block.find('\n')).map_or(end, |at| start + at);
                out.push((head, end));
            }
            Style::Plain | Style::SingleQuoted | Style::DoubleQuoted => out.push((start, end)),
        },
        Kind::Sequence(items) => items.iter().for_each(|item| value_places(text, item, out)),
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                out.push((key.span.start as usize, key.span.end as usize));
                value_places(text, value, out);
            }
        }
    }
}
