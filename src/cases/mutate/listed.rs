//! The file of mutants that may survive, each with its reason.
//!
//! ```yaml
//! riktlinje: 1
//! survivors: gdpr
//! mutants:
//!   - at: rules.GDPR-5-1B.requires
//!     change: n > 0 → n > 1
//!     reason: n is never 1, because …
//! ```

use super::Mutant;
use crate::cases::reader::{Reader, Shape};
use crate::diagnostic::Span;
use crate::program::Program;
use crate::read_error::ReadError;
use crate::source::{self, Limits, Node, Source};

const FILE: Shape = Shape {
    what: ("the survivors", "de överlevande"),
    required: &[
        ("riktlinje", "riktlinje: 1"),
        ("survivors", "survivors: id-of-the-guideline"),
        ("mutants", "mutants: [{at: rules.RULE.requires, change: a → b, reason: …}]"),
    ],
    optional: &[],
    example: "riktlinje: 1",
};

const MUTANT: Shape = Shape {
    what: ("the mutant", "mutanten"),
    required: &[
        ("at", "at: rules.RULE.requires"),
        ("change", "change: n > 0 → n > 1"),
        ("reason", "reason: Why no test can notice it"),
    ],
    optional: &[],
    example: "{at: rules.RULE.requires, change: a → b, reason: …}",
};

/// Mutants of one guideline that may survive.
#[derive(Clone, Debug, Default)]
pub struct Survivors {
    /// The guideline.
    pub guideline: String,
    /// In file order.
    pub mutants: Vec<Survivor>,
}

/// A mutant that may survive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// What is changed, as [`Mutant::owner`].
    pub at: String,
    /// The change, as [`Mutant::change`] writes it.
    pub change: String,
    /// Why no test notices it.
    pub reason: String,
    /// Where it stands.
    pub place: Span,
}

impl Survivor {
    /// Whether it names this mutant.
    #[must_use]
    pub fn is(&self, mutant: &Mutant) -> bool {
        self.at == mutant.owner && self.change == mutant.change()
    }
}

impl Survivors {
    /// Reads a file of survivors.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(program: &Program, file: Source<'_>) -> Result<Survivors, ReadError> {
        let mut proposals = |_: &str| None;
        let mut reader = Reader::new(program, &mut proposals);
        let tree = source::read(0, file.text, &Limits::default(), &mut reader.diagnostics);
        let survivors = tree.and_then(|tree| reader.survivors(&tree));
        match survivors {
            Some(survivors) if !reader.diagnostics.has_errors() => Ok(survivors),
            Some(_) | None => Err(ReadError::new(std::mem::take(&mut reader.diagnostics), &[file])),
        }
    }
}

impl Reader<'_, '_> {
    fn survivors(&mut self, tree: &Node) -> Option<Survivors> {
        self.fields(tree, &FILE, tree.span)?;
        let what = ("`survivors`", "`survivors`");
        let guideline = self.name(tree.get("survivors")?, what, "survivors: gdpr")?.to_owned();
        let items = self.list(tree.get("mutants")?, ("`mutants`", "`mutants`"), FILE.example)?;
        Some(Survivors { guideline, mutants: items.iter().filter_map(|item| self.survivor(item)).collect() })
    }

    fn survivor(&mut self, node: &Node) -> Option<Survivor> {
        self.fields(node, &MUTANT, node.span)?;
        let mut part = |key: &'static str| {
            let what = (key, key);
            self.name(node.get(key)?, what, MUTANT.example).map(str::to_owned)
        };
        let (at, change, reason) = (part("at")?, part("change")?, part("reason")?);
        Some(Survivor { at, change, reason, place: node.span })
    }
}
