//! Places in a file that is there: after the last entry of a mapping or list, comments and layout kept.

use riktlinje::diagnostic::{Diagnostics, Span};
use riktlinje::layout::layout;
use riktlinje::source::{Limits, Node, read};

/// The text with an entry at the end of the block under a top key; `entry` has no indent of its own. `None`
/// where the block is written in a way that cannot be added to.
pub(super) fn at_end_of(text: &str, key: &str, entry: &str, gap: bool) -> Option<String> {
    let tree = read(0, text, &Limits::default(), &mut Diagnostics::new())?;
    let between = if gap { "\n\n" } else { "\n" };
    let Some((name, block)) = tree.entry(key) else {
        return Some(format!("{}\n\n{key}:\n{}\n", text.trim_end(), indented(entry, 2)));
    };
    let starts_with =
        |sign: char| text.get(block.span.start as usize..).is_some_and(|rest| rest.starts_with(sign));
    match (last_of(block), first_column(text, block)) {
        (Some(last), Some(column)) if !starts_with('{') && !starts_with('[') => {
            let end = line_end(text, last.end as usize);
            let (before, after) = text.split_at_checked(end)?;
            Some(format!("{before}{between}{}{after}", indented(entry, column)))
        }
        (None, _) => {
            let end = block.span.end.max(name.span.end) as usize;
            let (before, after) = (text.get(..name.span.end as usize)?, text.get(end..)?);
            Some(format!("{before}:\n{}{after}", indented(entry, 2)))
        }
        (Some(_), _) => None,
    }
}

/// A changed text in the one layout, where the text had it before; another layout is its author's own.
pub(super) fn laid_out(before: &str, after: String) -> String {
    let same = layout(before, 0).is_ok_and(|text| text == before);
    if same { layout(&after, 0).unwrap_or(after) } else { after }
}

/// Where the last entry stands.
fn last_of(block: &Node) -> Option<Span> {
    let in_mapping = block.as_mapping().and_then(<[_]>::last).map(|(_, node)| node.span);
    in_mapping.or_else(|| block.as_sequence().and_then(<[_]>::last).map(|node| node.span))
}

/// How far entries are indented; of a list, its dashes.
fn first_column(text: &str, block: &Node) -> Option<usize> {
    let key = block.as_mapping().and_then(<[_]>::first).map(|(key, _)| key.span.start);
    let item = block.as_sequence().and_then(<[_]>::first).map(|node| node.span.start);
    let before = text.get(..key.or(item)? as usize)?;
    let line = before.get(before.rfind('\n').map_or(0, |at| at + 1)..)?;
    if key.is_some() { Some(line.len()) } else { line.rfind('-') }
}

fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

fn indented(entry: &str, by: usize) -> String {
    let indent = " ".repeat(by);
    let lines = entry.trim_end().lines();
    let lines = lines.map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_last_and_the_rest_stays() {
        let text = "a: 1\nrules:\n    # first\n    X: {b: 1}  # end\n# after\n";
        let added = at_end_of(text, "rules", "Y:\n  c: 2", true);
        assert_eq!(
            added.as_deref(),
            Some("a: 1\nrules:\n    # first\n    X: {b: 1}  # end\n\n    Y:\n      c: 2\n# after\n")
        );
        let list = at_end_of("cases:\n- name: a\n  b: 1\n", "cases", "- name: b", false);
        assert_eq!(list.as_deref(), Some("cases:\n- name: a\n  b: 1\n- name: b\n"));
        let none = at_end_of("a: 1\n", "rules", "Y: 1", true);
        assert_eq!(none.as_deref(), Some("a: 1\n\nrules:\n  Y: 1\n"));
        assert_eq!(at_end_of("rules: {}\n", "rules", "Y: 1", true).as_deref(), Some("rules:\n  Y: 1\n"));
        assert_eq!(at_end_of("rules: {X: 1}\n", "rules", "Y: 1", true), None);
    }
}
