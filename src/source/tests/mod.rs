//! What `source` promises, from the outside.

mod bad_inputs;
mod limits;
mod places;
mod quick;
mod random;
mod trees;

use super::{Limits, Node, read};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// Reads with the default limits.
fn read_all(text: &str) -> (Option<Node<'_>>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let tree = read(7, text, &Limits::default(), &mut diagnostics);
    diagnostics.sort();
    (tree, diagnostics.iter().cloned().collect())
}

/// Reads a text that has nothing wrong.
fn read_good(text: &str) -> Node<'_> {
    let (tree, found) = read_all(text);
    let said: Vec<_> = found.iter().map(|item| (item.code.id, item.span)).collect();
    assert!(said.is_empty(), "{text:?}: {said:?}");
    tree.unwrap()
}

/// The piece of a text that a diagnostic points at.
fn pointed_at<'t>(text: &'t str, diagnostic: &Diagnostic) -> &'t str {
    &text[diagnostic.span.start as usize..diagnostic.span.end as usize]
}
