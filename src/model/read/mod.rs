//! From the tree of a guideline file to what it declares.
//!
//! [`read()`] looks at one file alone: keys, kinds, words and the shape of ids. Names are looked up and
//! expressions are parsed later. Everything wrong is collected; what could not be read is left out and
//! its id noted in [`Document::broken`], so that nobody complains about it a second time.
//!
//! | file | holds |
//! |---|---|
//! | `fields.rs` | a mapping with known keys: unknown and missing keys, wrong kinds |
//! | `scalar.rs` | single values: yes/no, numbers, dates, durations, words of a fixed list |
//! | `identifier.rs` | the shape of ids |
//! | `ignore.rs` | warnings that are not to be shown |
//! | `text.rs` | texts in several languages |
//! | `condition.rs` | conditions and expressions, and comments that cut them short |
//! | `top.rs` | the top level, phases, sections, roles, areas, reminders |
//! | `source.rs` | sources and their clauses |
//! | `parameter.rs` | parameters |
//! | `fact.rs`, `fact_type.rs`, `option.rs` | facts and columns; which keys a type takes; options |
//! | `value.rs`, `table.rs` | named values; first-match lists and decision tables |
//! | `rule.rs`, `duty.rs` | rules; duties with their schedules |
//! | `overlay.rs` | used guidelines and what is changed in them |

mod condition;
mod duty;
mod fact;
mod fact_type;
mod fields;
mod identifier;
mod ignore;
mod option;
mod overlay;
mod parameter;
mod rule;
mod scalar;
mod source;
mod table;
mod text;
mod top;
mod value;

#[cfg(test)]
mod tests;

use super::declare::{Document, Ignore};
use crate::diagnostic::catalog::check::TOO_MANY;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Node;

/// A wording in English and Swedish.
type Both = (&'static str, &'static str);

/// Reads the tree of one guideline file.
///
/// `text` is the file's text, of which `tree` was made. What is wrong is added to `diagnostics`. The result
/// is `None` only when the file is no guideline of this format; with errors it holds what could be read.
#[must_use]
pub(crate) fn read(file: u32, text: &str, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Document> {
    let items = ["facts", "values", "rules"].into_iter().filter_map(|part| tree.get(part)?.as_mapping());
    if items.map(<[_]>::len).sum::<usize>() > super::MOST_ITEMS {
        let limit = super::MOST_ITEMS.to_string();
        diagnostics.push(
            Diagnostic::new(
                TOO_MANY,
                tree.entry("facts").or_else(|| tree.entry("rules")).map_or(tree.span, |(key, _)| key.span),
            )
            .with("limit", limit),
        );
        return None;
    }
    let mut reader = Reader { text, diagnostics, broken: Vec::new(), ignored: Vec::new() };
    reader.document(file, tree)
}

/// What every part of the reading needs. Each file of this folder adds the methods for its part.
struct Reader<'a> {
    /// The text of the file.
    text: &'a str,
    /// What is wrong so far.
    diagnostics: &'a mut Diagnostics,
    /// See [`Document::broken`].
    broken: Vec<String>,
    /// Warnings that are not to be shown, so far.
    ignored: Vec<Ignore>,
}

impl Reader<'_> {
    /// Notes a mistake.
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}
