//! One layout for all files: indentation, quotes, line breaks. Comments are kept, and the data stays the same.
//!
//! What the author chooses stays: the order of keys, comments, blank lines (of several, one), and whether a group or
//! list stands in brackets or on lines of its own. Brackets that do not fit on a line are opened.
//!
//! | file | holds |
//! |---|---|
//! | `comments.rs` | where comments stand |
//! | `scalar.rs` | single values: plain, in quotes, folded |
//! | `flow.rs` | groups and lists in brackets |
//! | `block.rs` | groups and lists on lines of their own |

mod block;
mod comments;
mod flow;
mod scalar;

#[cfg(test)]
mod tests;

use crate::diagnostic::Diagnostics;
use crate::source::{self, Limits, write_canonical};

/// Most characters on a line, where the text can be broken.
const WIDTH: usize = 110;

/// A text in the one layout.
///
/// # Errors
///
/// What keeps the text from being read; `file` becomes the file index of every place. With no error there is also
/// nothing to lay out when the layout would not read the same: then the diagnostics are empty.
pub fn layout(text: &str, file: u32) -> Result<String, Diagnostics> {
    let mut diagnostics = Diagnostics::new();
    let Some(tree) = source::read(file, text, &Limits::default(), &mut diagnostics) else {
        return Err(diagnostics);
    };
    if diagnostics.has_errors() {
        diagnostics.sort();
        return Err(diagnostics);
    }
    let out = block::Printer::new(text, &tree).print(&tree);
    if same_data(&tree, &out) { Ok(out) } else { Err(Diagnostics::new()) }
}

/// Whether a text reads as this tree: a layout never changes the data.
fn same_data(tree: &source::Node, text: &str) -> bool {
    let mut diagnostics = Diagnostics::new();
    let again = source::read(0, text, &Limits::default(), &mut diagnostics);
    let canonical = |node: &source::Node| {
        let mut out = String::new();
        write_canonical(node, &mut out);
        out
    };
    again.is_some_and(|again| canonical(&again) == canonical(tree))
}
