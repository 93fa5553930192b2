//! From one YAML (or JSON) text to a tree of nodes that know their places.
//!
//! [`read()`] is the only way in. It accepts one document of plain YAML 1.2 — mappings, lists and
//! scalars — and refuses what makes guidelines hard to read or costly to load: anchors, aliases, merge
//! keys, tags, directives, several documents, keys given twice. JSON is accepted because it is YAML.
//!
//! | file | holds |
//! |---|---|
//! | `node.rs` | the tree: [`Node`], [`Kind`], [`Key`], [`Scalar`], [`Style`] |
//! | `reading.rs` | what a scalar means: null, true or false, number, text |
//! | `build.rs` | from the parser's events to the tree, with all limits |
//! | `quick/` | the same tree, much sooner, for texts in the plainest layout |
//! | `json.rs` | from a JSON text to the tree, for builds without YAML |
//! | `duplicates.rs` | keys that stand twice in one mapping |
//! | `situation.rs` | where reading stands when something is wrong |
//! | `syntax.rs` | the parser's errors in the author's words |
//! | `traps.rs` | conditions that YAML reads as something else |
//! | `scalar_map.rs` | from a place in a scalar's value to the place in the file |
//! | `lines.rs` | from bytes to line and column |
//! | `canonical.rs` | one way to write the data of a tree, for digests |

#[cfg(feature = "authoring")]
mod build;
mod canonical;
mod duplicates;
mod json;
mod lines;
mod node;
#[cfg(feature = "authoring")]
mod quick;
mod reading;
mod scalar_map;
#[cfg(feature = "authoring")]
mod situation;
#[cfg(feature = "authoring")]
mod syntax;
#[cfg(feature = "authoring")]
mod traps;

#[cfg(all(test, feature = "authoring"))]
mod tests;

pub use canonical::write_canonical;
pub use json::read_json;
pub use lines::LineIndex;
pub use node::{Key, Kind, Node, Scalar, Style};
pub use reading::Reading;
pub use scalar_map::ScalarMap;

#[cfg(feature = "authoring")]
pub use build::read;

/// One text to read, with the name people know it by (a path, or a title).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source<'a> {
    /// The name shown in diagnostics.
    pub name: &'a str,
    /// The whole text.
    pub text: &'a str,
}

/// How much one text may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest text, in bytes. Texts of 4 GiB and more are always refused, because places are 32 bits.
    pub bytes: usize,
    /// Deepest nesting of mappings and lists.
    pub depth: usize,
    /// Most nodes (mappings, lists and scalars; keys come on top) in one document.
    pub nodes: usize,
}

impl Default for Limits {
    /// 16 MiB, 64 levels, two million nodes: far more than any guideline or answer file needs.
    fn default() -> Limits {
        Limits { bytes: 16 << 20, depth: 64, nodes: 2_000_000 }
    }
}
