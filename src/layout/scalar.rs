//! Single values: plain where nobody can mistake them, else in double quotes; what is long is folded.

use std::fmt::Write;

use crate::source::{Scalar, Style};

/// How a value stands on one line. In brackets some characters have a meaning of their own.
pub(super) fn inline(scalar: &Scalar, in_brackets: bool) -> String {
    let text: &str = &scalar.text;
    match scalar.style {
        Style::Plain if text.is_empty() => "null".to_owned(),
        // What was plain stays plain: brackets are only ever opened.
        Style::Plain => text.to_owned(),
        Style::SingleQuoted | Style::DoubleQuoted | Style::Literal | Style::Folded => {
            if is_plain(text, in_brackets) { text.to_owned() } else { quoted(text) }
        }
    }
}

/// A key. Keys are never folded.
pub(super) fn key(text: &str, was_quoted: bool, in_brackets: bool) -> String {
    if !was_quoted || is_plain(text, in_brackets) { text.to_owned() } else { quoted(text) }
}

/// Whether a text can stand without quotes, and nobody would take it for something else.
fn is_plain(text: &str, in_brackets: bool) -> bool {
    let starts_well = text.starts_with(|c: char| c.is_alphabetic());
    let ends_well = !text.ends_with([' ', ':']);
    let odd =
        |c: char| c.is_control() || c == '\u{feff}' || c == '\u{2028}' || c == '\u{2029}' || c == '\u{85}';
    let bracketed = in_brackets && text.contains([',', '[', ']', '{', '}', ':', '?', '"', '\'']);
    let plain = Scalar { text: text.into(), style: Style::Plain };
    starts_well
        && ends_well
        && !text.contains(odd)
        && !bracketed
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(" ? ")
        && plain.as_text().is_some()
        && plain.boolean_lookalike().is_none()
        && plain.number_lookalike().is_none()
}

/// A text in double quotes, or in single ones where these need no escapes.
fn quoted(text: &str) -> String {
    let plain =
        !text.chars().any(char::is_control) && !text.contains(['\u{85}', '\u{2028}', '\u{2029}', '\u{feff}']);
    if plain && text.contains(['"', '\\']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// The lines of a text below `>` or `|`, with that head; `None` where a text can only stand on one line.
pub(super) fn lines(scalar: &Scalar, width: usize) -> Option<(&'static str, Vec<String>)> {
    let text: &str = &scalar.text;
    let body = text.trim_end_matches('\n');
    let breaks = text.len() - body.len();
    let odd = |c: char| {
        (c.is_control() && c != '\n') || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
    };
    if body.is_empty() || body.starts_with([' ', '\n']) || body.contains(odd) || breaks > 1 {
        return None;
    }
    let spaced = body.split('\n').any(|line| line.starts_with(' ') || line.ends_with(' '));
    let fits = body.split('\n').all(|line| line.chars().count() <= width);
    let head = |folded: bool| match (folded, breaks) {
        (true, 0) => ">-",
        (true, _) => ">",
        (false, 0) => "|-",
        (false, _) => "|",
    };
    if body.contains('\n') && (fits || spaced) {
        return (!body.split('\n').any(|line| line.ends_with(' ')))
            .then(|| (head(false), body.split('\n').map(str::to_owned).collect()));
    }
    if spaced {
        return None;
    }
    let mut out = Vec::new();
    for (at, paragraph) in body.split('\n').enumerate() {
        if at > 0 {
            out.push(String::new());
        }
        fold(paragraph, width, &mut out);
    }
    Some((head(true), out))
}

/// Breaks a paragraph where single blanks stand, so that joining its lines gives it back.
fn fold(paragraph: &str, width: usize, out: &mut Vec<String>) {
    let mut line = String::new();
    let mut count = 0;
    for piece in pieces(paragraph) {
        let length = piece.chars().count();
        if !line.is_empty() && count + 1 + length > width {
            out.push(std::mem::take(&mut line));
            count = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            count += 1;
        }
        line.push_str(piece);
        count += length;
    }
    out.push(line);
}

/// The pieces between single blanks. Several blanks beside each other stay within a piece.
fn pieces(paragraph: &str) -> Vec<&str> {
    let bytes = paragraph.as_bytes();
    let is_break = |at: usize| {
        let around = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        bytes.get(at) == Some(&b' ')
            && around.filter_map(|at| bytes.get(at)).all(|byte| *byte != b' ' && *byte != b'\t')
    };
    let mut out = Vec::new();
    let mut from = 0;
    for at in (0..bytes.len()).filter(|at| is_break(*at)) {
        out.push(&paragraph[from..at]);
        from = at + 1;
    }
    out.push(&paragraph[from..]);
    out
}
