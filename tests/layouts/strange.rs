//! Files that no author would write: comments at odd places, and groups in brackets that stood on lines.

use riktlinje::diagnostic::Diagnostics;
use riktlinje::source::{self, Kind, Limits, Node};

use super::mangle::Random;

/// Some groups and lists on lines of their own, written in brackets. Those with a comment or a text of several
/// lines in them stay.
pub(super) fn into_brackets(text: &str, random: &mut Random) -> String {
    let tree = source::read(0, text, &Limits::default(), &mut Diagnostics::new()).unwrap();
    let mut edits = Vec::new();
    choose(text, &tree, 0, random, &mut edits);
    let mut out = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        out.replace_range(start..end, &new);
    }
    out
}

fn choose(text: &str, node: &Node, depth: u32, random: &mut Random, edits: &mut Vec<(usize, usize, String)>) {
    let (start, end) = (node.span.start as usize, node.span.end as usize);
    let end = start + text[start..end].trim_end().len();
    let piece = &text[start..end];
    let opened = node.as_scalar().is_none() && !piece.starts_with(['{', '[']);
    let after_key = text[..start].trim_end().ends_with([':', '-']);
    if opened && after_key && depth > 0 && random.below(3) == 0 && !piece.contains(['#', '|', '>']) {
        // A bracket begins on the line of its key or dash.
        let before = text[..start].trim_end().len();
        let at = if text[before..start].contains('\n') { before } else { start };
        let gap = if at == before { " " } else { "" };
        edits.push((at, end, format!("{gap}{}", bracketed(text, node))));
        return;
    }
    match &node.kind {
        Kind::Scalar(_) => {}
        Kind::Sequence(items) => items.iter().for_each(|item| choose(text, item, depth + 1, random, edits)),
        Kind::Mapping(entries) => {
            entries.iter().for_each(|(_, value)| choose(text, value, depth + 1, random, edits));
        }
    }
}

fn bracketed(text: &str, node: &Node) -> String {
    match &node.kind {
        Kind::Scalar(scalar) => {
            let piece = text[node.span.start as usize..node.span.end as usize].trim();
            let plain = !piece.starts_with(['"', '\'']);
            // What means something between brackets, or runs over lines, needs quotes there.
            if plain && piece.contains([',', '[', ']', '{', '}', ':', '\n']) {
                format!("\"{}\"", scalar.text.replace('\\', "\\\\").replace('"', "\\\""))
            } else {
                piece.to_owned()
            }
        }
        Kind::Sequence(items) => {
            let items: Vec<String> = items.iter().map(|item| bracketed(text, item)).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::Mapping(entries) => {
            let key = |key: &source::Key| text[key.span.start as usize..key.span.end as usize].to_owned();
            let entries: Vec<String> = entries
                .iter()
                .map(|(name, value)| format!("{}: {}", key(name), bracketed(text, value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Comments after values, on lines of their own with odd indents, and between brackets; how many were put in.
pub(super) fn with_comments(text: &str, random: &mut Random) -> (String, usize) {
    let tree = source::read(0, text, &Limits::default(), &mut Diagnostics::new()).unwrap();
    let mut places = Vec::new();
    ends(text, &tree, &mut places);
    places.sort_unstable();
    places.dedup();
    let (mut out, mut count, mut from) = (String::new(), 0, 0);
    for at in places {
        if random.below(6) > 0 {
            continue;
        }
        out.push_str(&text[from..at]);
        from = at;
        let rest = &text[at..];
        let line = rest.lines().next().unwrap_or_default();
        let indent = random.spaces(9);
        if line.trim().is_empty() {
            // The end of a line: a comment after it, or below it.
            let own = random.below(2) == 0;
            out.push_str(&if own {
                format!("\n{indent}# lapp {count}.")
            } else {
                format!(" # lapp {count}.")
            });
            count += 1;
        } else if rest.starts_with(',') {
            // Between brackets: the next entry goes on below, far enough in.
            out.push_str(&format!(", # lapp {count}.\n{}", " ".repeat(70)));
            from += 1;
            count += 1;
        }
    }
    out.push_str(&text[from..]);
    (out, count)
}

/// Where values end.
fn ends(text: &str, node: &Node, out: &mut Vec<usize>) {
    match &node.kind {
        Kind::Scalar(_) => {
            let (start, end) = (node.span.start as usize, node.span.end as usize);
            let piece = &text[start..end];
            // Within a text of several lines a comment would be text.
            if !piece.starts_with(['|', '>']) && !piece.trim_end().contains('\n') {
                out.push(start + piece.trim_end().len());
            }
        }
        Kind::Sequence(items) => items.iter().for_each(|item| ends(text, item, out)),
        Kind::Mapping(entries) => entries.iter().for_each(|(_, value)| ends(text, value, out)),
    }
}
