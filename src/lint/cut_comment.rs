//! Comments that look like the end of a text: `Shop #5 in town` without quotes is `Shop` to YAML.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::source::{Kind, Node, Style};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    values(&subject.tree, &mut |node| {
        if let Some(span) = cut(subject.text, node.span) {
            found.push(Diagnostic::new(codes::CUT_COMMENT, span));
        }
    });
}

/// Calls `visit` for every value without quotes. Recursion is bounded by the depth of the tree.
fn values<'t>(node: &'t Node<'t>, visit: &mut dyn FnMut(&'t Node<'t>)) {
    match &node.kind {
        Kind::Scalar(scalar) if scalar.style == Style::Plain => visit(node),
        Kind::Scalar(_) => {}
        Kind::Sequence(items) => items.iter().for_each(|item| values(item, visit)),
        Kind::Mapping(entries) => entries.iter().for_each(|(_, value)| values(value, visit)),
    }
}

/// The comment after a value on its line, when its `#` is stuck to what follows, as authors write `#5`: their
/// comments have a space after it, or another `#`.
fn cut(text: &str, value: Span) -> Option<Span> {
    let rest = text.get(value.end as usize..)?.lines().next()?;
    let comment = rest.trim_start_matches([' ', '\t']);
    let follows = comment.strip_prefix('#')?.chars().next()?;
    if follows.is_whitespace() || follows == '#' || value.start == value.end {
        return None;
    }
    let start = value.end + u32::try_from(rest.len() - comment.len()).ok()?;
    let end = start + u32::try_from(comment.trim_end().len()).ok()?;
    Some(Span { file: value.file, start, end })
}
