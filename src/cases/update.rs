//! The text of a file with expectations that fit what came out. Comments and layout stay: only the words that
//! differ are replaced, and only lists that change are laid out again.

use std::ops::Range;

use crate::diagnostic::Span;

/// Longest line that a list is laid out in, in characters.
const WIDTH: usize = 110;

/// A change of one expectation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Another text in place of this one.
    Replace {
        /// What is replaced.
        place: Span,
        /// The new text.
        text: String,
    },
    /// A key with its value that goes away.
    RemoveEntry {
        /// Key and value.
        place: Span,
    },
    /// A list with items that go and items that come.
    List {
        /// The whole list.
        place: Span,
        /// Its items.
        items: Vec<Span>,
        /// Those of them that go.
        gone: Vec<Span>,
        /// Those that come, at the end.
        added: Vec<String>,
    },
}

impl Edit {
    pub(super) fn replace(place: Span, text: &str) -> Edit {
        Edit::Replace { place, text: text.to_owned() }
    }

    pub(super) fn remove_entry(place: Span) -> Edit {
        Edit::RemoveEntry { place }
    }
}

/// A piece of text and what takes its place.
struct Splice {
    range: Range<usize>,
    text: String,
}

/// The text with all edits made. Places must come from this text; of edits that overlap, the first counts.
#[must_use]
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut splices = Vec::new();
    for edit in edits {
        match edit {
            Edit::Replace { place, text: new } => {
                splices.push(Splice { range: range(*place), text: new.clone() });
            }
            Edit::RemoveEntry { place } => splices.push(remove_entry(text, *place)),
            Edit::List { place, items, gone, added } => list(text, *place, items, gone, added, &mut splices),
        }
    }
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut out = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for splice in splices {
        if splice.range.start < done {
            continue;
        }
        out.push_str(text.get(done..splice.range.start).unwrap_or_default());
        out.push_str(&splice.text);
        done = splice.range.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

fn range(place: Span) -> Range<usize> {
    place.start as usize..place.end as usize
}

/// Takes a key and its value away, with the comma or the line that belongs to them.
fn remove_entry(text: &str, place: Span) -> Splice {
    let Range { start, end } = range(place);
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let next = after.trim_start();
    if let Some(rest) = next.strip_prefix(',') {
        let end = text.len() - rest.trim_start().len();
        return Splice { range: start..end, text: String::new() };
    }
    if before.trim_end().ends_with(',') {
        let start = before.trim_end().len() - 1;
        return Splice { range: start..end, text: String::new() };
    }
    let own_line = line_start(text, start)..line_end(text, end);
    let is_alone = text.get(own_line.start..start).is_some_and(|indent| indent.trim().is_empty());
    let range = if is_alone && !next.starts_with('}') { own_line } else { start..end };
    Splice { range, text: String::new() }
}

fn list(text: &str, place: Span, items: &[Span], gone: &[Span], added: &[String], out: &mut Vec<Splice>) {
    let written = text.get(range(place)).unwrap_or_default();
    let kept: Vec<&str> = items
        .iter()
        .filter(|item| !gone.contains(item))
        .filter_map(|item| text.get(range(*item)))
        .chain(added.iter().map(String::as_str))
        .collect();
    if !written.starts_with('[') && !kept.is_empty() {
        block_list(text, items, gone, added, out);
    } else if written.contains('#') {
        commented_list(text, place, items, gone, added, out);
    } else {
        out.push(flow_list(text, place, &kept));
    }
}

/// Items on lines of their own: lines go and come.
fn block_list(text: &str, items: &[Span], gone: &[Span], added: &[String], out: &mut Vec<Splice>) {
    for item in gone {
        let Range { start, end } = range(*item);
        out.push(Splice { range: line_start(text, start)..line_end(text, end), text: String::new() });
    }
    let Some(last) = items.last() else { return };
    let Range { start, end } = range(*last);
    let before = text.get(line_start(text, start)..start).unwrap_or_default();
    let lines: Vec<String> = added.iter().map(|id| format!("{before}{id}\n")).collect();
    let at = line_end(text, end);
    out.push(Splice { range: at..at, text: lines.concat() });
}

/// A bracketed list with comments inside: its lines stay as they are.
fn commented_list(
    text: &str,
    place: Span,
    items: &[Span],
    gone: &[Span],
    added: &[String],
    out: &mut Vec<Splice>,
) {
    out.extend(gone.iter().map(|item| remove_entry(text, *item)));
    if added.is_empty() {
        return;
    }
    let ids = added.join(", ");
    let last = items.iter().rfind(|item| !gone.contains(item));
    let (at, text) = match last {
        Some(last) => (last.end as usize, format!(", {ids}")),
        None => (place.start as usize + 1, ids),
    };
    out.push(Splice { range: at..at, text });
}

/// A bracketed list laid out again: on its line if it fits there, else over several lines below its key.
fn flow_list(text: &str, place: Span, items: &[&str]) -> Splice {
    let Range { start, end } = range(place);
    let line = line_start(text, start);
    let before = text.get(line..start).unwrap_or_default();
    let short = format!("[{}]", items.join(", "));
    let rest = text.get(end..line_end(text, end)).unwrap_or_default().trim_end();
    if before.chars().count() + short.chars().count() + rest.chars().count() <= WIDTH {
        return Splice { range: start..end, text: short };
    }
    let indent = before.len() - before.trim_start().len();
    if before.trim().is_empty() {
        return Splice { range: start..end, text: filled(items, indent) };
    }
    let blanks = before.len() - before.trim_end().len();
    let inner = indent + 2;
    let text = format!("\n{}{}", " ".repeat(inner), filled(items, inner));
    Splice { range: start - blanks..end, text }
}

/// As many items on each line as fit.
fn filled(items: &[&str], indent: usize) -> String {
    let mut out = String::from("[");
    let mut column = indent + 1;
    for (at, item) in items.iter().enumerate() {
        let length = item.chars().count() + 1;
        if at > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            out.push_str(&" ".repeat(indent + 1));
            column = indent + 1;
        } else if at > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(item);
        out.push(if at + 1 == items.len() { ']' } else { ',' });
        column += length;
    }
    out
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The end of a line, its break included.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}
