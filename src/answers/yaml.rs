//! Proposals in YAML.

use super::Proposal;
use crate::diagnostic::Diagnostics;
use crate::program::Program;
use crate::source::{self, Limits};

impl Proposal {
    /// Reads a proposal, YAML or JSON, for a program. Everything wrong is added to `diagnostics`, sorted by
    /// place; `None` when there is an error. `file` becomes the file index of every place.
    #[must_use]
    pub fn read(program: &Program, file: u32, text: &str, diagnostics: &mut Diagnostics) -> Option<Proposal> {
        let mut found = Diagnostics::new();
        let tree = source::read(file, text, &Limits::default(), &mut found);
        let proposal = tree.and_then(|tree| Proposal::from_tree(program, &tree, &mut found));
        let sound = !found.has_errors();
        found.sort();
        diagnostics.extend(found);
        proposal.filter(|_| sound)
    }
}
