//! Other layouts of the same data: other indentation, quotes, blanks, line breaks.

use riktlinje::diagnostic::Diagnostics;
use riktlinje::source::{self, Kind, Limits, Node, Style};

/// Repeatable random numbers.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    pub(super) fn spaces(&mut self, most: u64) -> String {
        " ".repeat(usize::try_from(self.below(most + 1)).unwrap())
    }
}

/// A piece to be replaced.
type Edit = (usize, usize, String);

/// The same data and comments in another layout. `text` is in the one layout.
pub(super) fn mangle(text: &str, random: &mut Random) -> String {
    let tree = source::read(0, text, &Limits::default(), &mut Diagnostics::new()).unwrap();
    let mut edits = Vec::new();
    visit(text, &tree, random, &mut edits);
    edits.sort();
    let mut out = String::new();
    let mut from = 0;
    for (start, end, new) in edits {
        assert!(start >= from, "edits overlap at {start}");
        out.push_str(&text[from..start]);
        out.push_str(&new);
        from = end;
    }
    out.push_str(&text[from..]);
    lines(&out, random)
}

fn visit(text: &str, node: &Node, random: &mut Random, edits: &mut Vec<Edit>) {
    let (start, end) = (node.span.start as usize, node.span.end as usize);
    let bracketed = text[start..].starts_with(['{', '[']) && node.as_scalar().is_none();
    match &node.kind {
        Kind::Scalar(scalar) => edits.extend(requoted(&scalar.text, scalar.style, random).map(|new| {
            let length = text[start..end].trim_end().len();
            (start, start + length, new)
        })),
        Kind::Sequence(items) => {
            let places: Vec<(usize, usize)> =
                items.iter().map(|item| (item.span.start as usize, item.span.end as usize)).collect();
            if bracketed {
                spread(text, (start, end), &places, random, edits);
            }
            for item in items {
                visit(text, item, random, edits);
            }
        }
        Kind::Mapping(entries) => {
            let places: Vec<(usize, usize)> = entries
                .iter()
                .map(|(key, value)| (key.span.start as usize, value.span.end as usize))
                .collect();
            if bracketed {
                spread(text, (start, end), &places, random, edits);
            }
            for (_, value) in entries {
                visit(text, value, random, edits);
            }
        }
    }
}

/// Other blanks and line breaks between the items of brackets.
fn spread(
    text: &str,
    whole: (usize, usize),
    items: &[(usize, usize)],
    random: &mut Random,
    edits: &mut Vec<Edit>,
) {
    let Some((first, last)) = items.first().zip(items.last()) else { return };
    let gap = |random: &mut Random| match random.below(4) {
        // Far enough in for every depth.
        0 => format!("\n{}", " ".repeat(60)),
        _ => random.spaces(2),
    };
    edits.push((whole.0 + 1, first.0, gap(random)));
    for (a, b) in items.iter().zip(&items[1..]) {
        assert!(text[a.1..b.0].contains(','), "a comma between items");
        // A blank must follow the comma, lest it become part of a plain value.
        let before = if random.below(5) == 0 { " " } else { "" };
        let after = gap(random);
        let after = if after.is_empty() { " ".to_owned() } else { after };
        edits.push((a.1, b.0, format!("{before},{after}")));
    }
    let closing = gap(random);
    edits.push((last.1, whole.1 - 1, closing));
}

/// Other quotes around a text, where the one layout would still choose the same.
fn requoted(text: &str, style: Style, random: &mut Random) -> Option<String> {
    let letters =
        text.chars().all(|c| c.is_alphabetic() || c == ' ') && text.starts_with(char::is_alphabetic);
    let word = [
        "ja", "nej", "yes", "no", "on", "off", "y", "n", "sant", "falskt", "true", "false", "null", "any",
        "none",
    ];
    let plain = letters && !text.ends_with(' ') && !word.contains(&text.to_lowercase().as_str());
    let simple = !text.contains(['"', '\\', '\n', '\t']);
    let double = || format!("\"{text}\"");
    let single = || format!("'{}'", text.replace('\'', "''"));
    match style {
        Style::Plain if plain => match random.below(4) {
            0 => Some(double()),
            1 => Some(single()),
            _ => None,
        },
        Style::DoubleQuoted if simple => (random.below(2) == 0).then(single),
        Style::SingleQuoted if simple => (random.below(2) == 0).then(double),
        // A folded text on one long line.
        Style::Folded if simple => (random.below(3) == 0).then(double),
        Style::Plain | Style::SingleQuoted | Style::DoubleQuoted | Style::Literal | Style::Folded => None,
    }
}

/// Other indentation, blank lines, blanks at the ends of lines.
fn lines(text: &str, random: &mut Random) -> String {
    let factor = usize::try_from(random.below(3) + 1).unwrap();
    let end = if random.below(4) == 0 { "\r\n" } else { "\n" };
    let mut out = String::new();
    for line in text.lines() {
        let body = line.trim_start_matches(' ');
        if body.is_empty() {
            for _ in 0..=random.below(3) {
                out.push_str(&random.spaces(3));
                out.push_str(end);
            }
            continue;
        }
        out.extend(std::iter::repeat_n(' ', (line.len() - body.len()) * factor));
        let mut rest = body;
        // What follows a dash keeps its column among its siblings.
        while let Some(after) = rest.strip_prefix("- ") {
            out.push('-');
            out.extend(std::iter::repeat_n(' ', 2 * factor - 1));
            rest = after;
        }
        out.push_str(rest);
        if rest.starts_with('#') {
            out.push_str(&random.spaces(2));
        }
        out.push_str(end);
    }
    out
}
