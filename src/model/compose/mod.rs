//! From one guideline and those it uses to one composition.
//!
//! [`compose()`] gathers the used guidelines, sees to it that every id is declared once, and applies what
//! overlays change. Names and expressions are still not looked at. A changed condition keeps the file
//! index of the overlay in its span: its names are those that the overlay may use.
//!
//! | file | holds |
//! |---|---|
//! | `gather.rs` | fetching used guidelines: versions, cycles, limits |
//! | `names.rs` | ids declared twice, bare facts |
//! | `changes.rs` | finding what a change changes, and whether its keys fit |
//! | `rule_changes.rs` | changed rules: what tightens and what relaxes |
//! | `parameter_changes.rs` | changed parameters |

mod changes;
mod gather;
mod names;
mod parameter_changes;
mod rule_changes;

#[cfg(test)]
mod tests;

use super::declare::Document;
use super::guideline::Relaxation;
use crate::diagnostic::Diagnostics;

/// Most guidelines of a composition, the root included.
pub(crate) const MAX_GUIDELINES: usize = 256;
/// Longest chain of guidelines that use each other.
pub(crate) const MAX_DEPTH: usize = 32;

/// A guideline with all it uses, changes applied.
#[derive(Clone, Debug)]
pub(crate) struct Composition {
    /// The guidelines: used ones before their users, otherwise in the order of `uses`; the root is last.
    pub(crate) documents: Vec<Document>,
    /// For each guideline the indexes of those whose names it may use: itself and all it uses, directly or
    /// not, rising.
    pub(crate) visible: Vec<Vec<usize>>,
    /// For each guideline whether all it uses could be had. A name that is not found in an incomplete one
    /// may well exist, so nobody should complain about it.
    pub(crate) complete: Vec<bool>,
    /// How overlays relaxed what they use, in the order of the composition.
    pub(crate) relaxations: Vec<Relaxation>,
}

/// The guidelines that a composition may draw on.
pub(crate) trait Library {
    /// The ids of all guidelines that were passed, whether or not they could be read.
    fn ids(&self) -> Vec<String>;
    /// The guideline with an id, as read; `None` when there is none or when it could not be read.
    fn fetch(&mut self, id: &str) -> Option<Document>;
}

/// Composes a guideline with all it uses.
///
/// What is wrong is added to `diagnostics`; the composition holds what could be had all the same, so that
/// later steps find further mistakes.
#[must_use]
pub(crate) fn compose(
    root: Document,
    library: &mut dyn Library,
    diagnostics: &mut Diagnostics,
) -> Composition {
    let mut composition = gather::gather(root, library, diagnostics);
    names::check(&composition, diagnostics);
    changes::apply(&mut composition, diagnostics);
    composition
}
