//! Corrections that are certain: those whose message says exactly what to write in place of what.

use crate::diagnostic::catalog::{self, expression, lint, model, source as yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use crate::source::{self, Limits, Node};

/// A piece of a text and what is to stand in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The piece.
    pub span: Span,
    /// What is to stand there.
    pub replacement: String,
}

/// Messages whose place is to be replaced by one of their values.
const REPLACED: &[(Code, &str)] = &[
    (model::NOT_A_TRUTH, "right"),
    (model::BAD_NUMBER, "right"),
    (model::BAD_VERSION, "suggestion"),
    (yaml::UNQUOTED_START, "quoted"),
    (yaml::UNQUOTED_COLON, "quoted"),
    (yaml::COLON_IN_TEXT, "quoted"),
    (yaml::MISSING_COLON, "with_space"),
    (expression::OPERATOR_WORD, "sign"),
    (expression::OPERATOR_SPELLING, "right"),
];

/// The certain corrections of what was found in a text, by place, none overlapping. `file` is the index of the text
/// among the sources.
#[must_use]
pub fn edits(text: &str, file: u32, found: &Diagnostics) -> Vec<Edit> {
    let tree = source::read(file, text, &Limits::default(), &mut Diagnostics::new());
    let here = found.iter().filter(|diagnostic| diagnostic.span.file == file);
    let mut edits: Vec<Edit> = here.filter_map(|diagnostic| edit(text, tree.as_ref(), diagnostic)).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut free_from = 0;
    edits.retain(|edit| {
        let fits = edit.span.start >= free_from;
        if fits {
            free_from = edit.span.end.max(edit.span.start + 1);
        }
        fits
    });
    edits
}

/// A text with edits made. They come from [`edits`], so they are in order and apart.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + 16 * edits.len());
    let mut from = 0;
    for edit in edits {
        out.push_str(text.get(from..edit.span.start as usize).unwrap_or_default());
        out.push_str(&edit.replacement);
        from = edit.span.end as usize;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

fn edit(text: &str, tree: Option<&Node>, found: &Diagnostic) -> Option<Edit> {
    if found.code.id == lint::UNUSED_IGNORE.id {
        return remove_ignore(text, tree?, found.span);
    }
    let (_, name) = REPLACED.iter().find(|(code, _)| code.id == found.code.id)?;
    let (_, value) = found.arguments.iter().find(|(known, _)| known == name)?;
    let old = text.get(found.span.start as usize..found.span.end as usize)?;
    let certain = found.code.id != model::BAD_NUMBER.id || !is_ambiguous(old);
    (certain && old != value.as_str()).then(|| Edit { span: found.span, replacement: value.clone() })
}

/// `1,000` may be a thousand or one.
fn is_ambiguous(number: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = number.trim_matches(['"', '\'']);
    plain
        .split_once([',', '.'])
        .is_some_and(|(whole, rest)| digits(whole) && whole != "0" && digits(rest) && rest.len() == 3)
}

/// Takes one entry out of an `ignore` that stands on lines of its own; with the last one, the key goes too. In
/// another layout there is no certain way.
fn remove_ignore(text: &str, tree: &Node, place: Span) -> Option<Edit> {
    let (key, items) = ignore_around(tree, place)?;
    let item = items.iter().find(|item| contains(item.span, place))?;
    let (start, end) = if items.len() == 1 {
        (key.start, item.span.end)
    } else {
        // From the dash before the entry.
        let before = text.get(..item.span.start as usize)?;
        (u32::try_from(before.rfind('-')?).ok()?, item.span.end)
    };
    let line_start = text.get(..start as usize)?.rfind('\n').map_or(0, |at| at + 1);
    let blank = text.get(line_start..start as usize)?.bytes().all(|byte| byte == b' ');
    let rest = text.get(end as usize..)?;
    let line_end = rest.find('\n').map_or(text.len(), |at| end as usize + at + 1);
    let tail = text.get(end as usize..line_end)?.trim_start_matches([']', '}']).trim();
    let span = Span { start: u32::try_from(line_start).ok()?, end: u32::try_from(line_end).ok()?, ..place };
    (blank && tail.is_empty()).then(|| Edit { span, replacement: String::new() })
}

/// The key and the entries of the `ignore` that holds a place. Recursion is bounded by the depth of the tree.
fn ignore_around<'t>(node: &'t Node<'t>, place: Span) -> Option<(Span, &'t [Node<'t>])> {
    if let Some(entries) = node.as_mapping() {
        return entries.iter().filter(|(key, value)| contains(key.span.to(value.span), place)).find_map(
            |(key, value)| match value.as_sequence().filter(|_| key.text == "ignore") {
                Some(items) => Some((key.span, items)),
                None => ignore_around(value, place),
            },
        );
    }
    let items = node.as_sequence().unwrap_or_default();
    items.iter().filter(|item| contains(item.span, place)).find_map(|item| ignore_around(item, place))
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether messages with a code can be corrected, for lists of codes.
#[must_use]
pub fn is_fixable(id: &str) -> bool {
    let known = catalog::all().any(|entry| entry.id == id);
    known && (id == lint::UNUSED_IGNORE.id || REPLACED.iter().any(|(code, _)| code.id == id))
}
