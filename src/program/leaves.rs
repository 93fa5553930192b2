//! What reasons say about a comparison whatever is answered: its text as an author would write it, and the facts
//! that it looks at. Written when it is first asked for, and kept.

use std::sync::OnceLock;

use super::Program;
use crate::model::{FactId, Term};
use crate::text::sort_ids;

/// What holds of a comparison whatever is answered.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The expression as an author would write it.
    pub expression: String,
    /// Facts named in it, in the order of the guideline.
    pub facts: Vec<FactId>,
}

/// The leaves of a program by the id of their term.
#[derive(Clone, Debug)]
pub(super) struct Leaves(Box<[OnceLock<Box<Leaf>>]>);

static NO_LEAF: Leaf = Leaf { expression: String::new(), facts: Vec::new() };

impl Leaves {
    /// Room for so many terms.
    pub(super) fn new(terms: usize) -> Leaves {
        Leaves((0..terms).map(|_| OnceLock::new()).collect())
    }
}

impl Program {
    /// What holds of one of the guideline's terms whatever is answered.
    #[must_use]
    pub fn leaf(&self, term: &Term) -> &Leaf {
        let Some(place) = self.leaves.0.get(term.id.0 as usize) else { return &NO_LEAF };
        place.get_or_init(|| {
            let mut facts = Vec::new();
            collect_facts(term, &mut facts);
            sort_ids(&mut facts);
            Box::new(Leaf { expression: self.expression_text(term), facts })
        })
    }
}

/// Facts named directly in a term.
fn collect_facts(term: &Term, found: &mut Vec<FactId>) {
    term.for_each_fact(&mut |fact| found.push(fact));
    term.for_each_part(&mut |part| collect_facts(part, found));
}
