//! Walking over the conditions and expressions of the guideline itself.

use super::subject::Subject;
use super::uses::{gate_terms, rule_terms};
use crate::model::Term;
use crate::source::{Kind, Node};

impl<'a> Subject<'a> {
    /// The outermost terms that stand in the guideline's own file. What an overlay adds to a rule of another
    /// guideline is among them.
    pub(super) fn terms(&self) -> impl Iterator<Item = &'a Term> {
        let guideline = self.guideline;
        let phases = guideline.phases.iter().map(|phase| &phase.reached_when);
        let facts = guideline.facts.iter().flat_map(gate_terms);
        let values = guideline.values.iter().map(|value| &value.body);
        let rules = guideline.rules.iter().flat_map(rule_terms);
        let all = phases.chain(facts).chain(values).chain(rules);
        all.flat_map(own_parts).filter(|term| self.is_own(term.span))
    }
}

/// A term, or the parts of a conjunction, which may come from different files.
fn own_parts(term: &Term) -> &[Term] {
    let parts = term.conjuncts();
    let is_composed = parts.iter().any(|part| part.span.file != term.span.file);
    if is_composed { parts } else { std::slice::from_ref(term) }
}

/// Keys whose values are expressions or conditions.
const KEYS: [&str; 15] = [
    "reached_when",
    "asked_when",
    "applies_when",
    "except",
    "requires",
    "also_requires",
    "when",
    "expr",
    "condition",
    "value",
    "years",
    "from",
    "until",
    "all",
    "any",
];

/// Calls `visit` for every scalar of a file that is an expression.
pub(super) fn expressions<'t>(tree: &'t Node<'t>, visit: &mut dyn FnMut(&'t Node<'t>)) {
    walk(tree, false, visit);
    // The short form of a value stands right under its id.
    for (_, value) in tree.get("values").and_then(Node::as_mapping).unwrap_or_default() {
        if value.as_scalar().is_some() {
            visit(value);
        }
    }
}

/// Recursion is bounded by the depth of the tree.
fn walk<'t>(node: &'t Node<'t>, is_expression: bool, visit: &mut dyn FnMut(&'t Node<'t>)) {
    match &node.kind {
        Kind::Scalar(_) if is_expression => visit(node),
        Kind::Scalar(_) => {}
        Kind::Sequence(items) => items.iter().for_each(|item| walk(item, is_expression, visit)),
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                walk(value, KEYS.contains(&key.text.as_ref()) || key.text == "not", visit);
            }
        }
    }
}
