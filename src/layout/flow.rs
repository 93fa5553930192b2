//! Groups and lists in brackets, on one line.

use super::{WIDTH, scalar};
use crate::source::{Key, Kind, Node};

/// A node on one line, in brackets where it is a group or a list. Recursion is bounded by the depth of the tree.
pub(super) fn one_line(text: &str, node: &Node, in_brackets: bool) -> String {
    match &node.kind {
        Kind::Scalar(scalar) => scalar::inline(scalar, in_brackets),
        Kind::Sequence(items) => {
            let items: Vec<String> = items.iter().map(|item| one_line(text, item, true)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Mapping(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", key_text(text, key, true), one_line(text, value, true)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// A list in brackets that is too long for one line: as many items on each as fit, beginning at `indent`. `None` for
/// lists of groups, which read better opened, and where a single item is too long.
pub(super) fn filled(text: &str, node: &Node, indent: usize) -> Option<Vec<String>> {
    let items = node.as_sequence()?;
    if items.iter().any(|item| item.as_mapping().is_some()) {
        return None;
    }
    let mut lines = Vec::new();
    let mut line = String::from("[");
    for (at, item) in items.iter().enumerate() {
        let end = if at + 1 == items.len() { "]" } else { "," };
        let item = one_line(text, item, true) + end;
        let length = item.chars().count();
        let used = indent + line.chars().count();
        if line.len() > 1 && used + 1 + length > WIDTH {
            lines.push(std::mem::replace(&mut line, " ".to_owned()));
        }
        if line.len() > 1 {
            line.push(' ');
        }
        line.push_str(&item);
        if indent + line.chars().count() > WIDTH {
            return None;
        }
    }
    lines.push(line);
    Some(lines)
}

/// A key as it is written.
pub(super) fn key_text(text: &str, key: &Key, in_brackets: bool) -> String {
    let was_quoted = text.get(key.span.start as usize..).is_some_and(|rest| rest.starts_with(['"', '\'']));
    scalar::key(&key.text, was_quoted, in_brackets)
}

/// Whether a group or list stands in brackets.
pub(super) fn is_bracketed(text: &str, node: &Node) -> bool {
    node.as_scalar().is_none()
        && text.get(node.span.start as usize..).is_some_and(|rest| rest.starts_with(['[', '{']))
}
