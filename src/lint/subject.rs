//! What lints look at: the program, the guideline's own file, and what is looked at by what.

use super::Known;
use super::uses::Uses;
use crate::diagnostic::{Diagnostics, Span};
use crate::evaluate::{Record, Slot};
use crate::model::{Fact, FactId, Guideline, Parameter, Rule, RuleId, Term, Type, Value, ValueId};
use crate::program::Program;
use crate::source::{self, Limits, Node, Source};
use crate::text::Language;

/// What lints look at.
pub(super) struct Subject<'a> {
    pub(super) program: &'a Program,
    pub(super) guideline: &'a Guideline,
    /// The guideline's own file, and its tree.
    pub(super) text: &'a str,
    pub(super) tree: Node<'a>,
    pub(super) known: &'a Known,
    pub(super) uses: Uses,
    /// Everything that can still be with no question answered.
    blank: Record,
}

impl<'a> Subject<'a> {
    /// `None` without a file; a guideline that was loaded has one.
    pub(super) fn new(program: &'a Program, sources: &[Source<'a>], known: &'a Known) -> Option<Subject<'a>> {
        let guideline = program.guideline();
        let text = sources.get(guideline.root()?.file as usize)?.text;
        let tree = source::read(guideline.root()?.file, text, &Limits::default(), &mut Diagnostics::new())?;
        let (uses, blank) = (Uses::of(guideline), program.blank_record());
        Some(Subject { program, guideline, text, tree, known, uses, blank })
    }

    /// The facts of the guideline itself.
    pub(super) fn facts(&self) -> impl Iterator<Item = (FactId, &'a Fact)> {
        numbered(&self.guideline.facts)
            .map(|(at, fact)| (FactId(at), fact))
            .filter(|(_, fact)| self.is_own(fact.span))
    }

    /// The values of the guideline itself.
    pub(super) fn values(&self) -> impl Iterator<Item = (ValueId, &'a Value)> {
        let all = numbered(&self.guideline.values).map(|(at, value)| (ValueId(at), value));
        all.filter(|(_, value)| self.is_own(value.span))
    }

    /// The rules of the guideline itself, with their earlier versions.
    pub(super) fn rules(&self) -> impl Iterator<Item = (RuleId, &'a Rule)> {
        numbered(&self.guideline.rules)
            .map(|(at, rule)| (RuleId(at), rule))
            .filter(|(_, rule)| self.is_own(rule.span))
    }

    /// The parameters of the guideline itself.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (usize, &'a Parameter)> {
        self.guideline.parameters.iter().enumerate().filter(|(_, parameter)| self.is_own(parameter.span))
    }

    /// Whether a place is in the guideline's own file.
    pub(super) fn is_own(&self, span: Span) -> bool {
        span.file == self.tree.span.file
    }

    /// The languages that every text must have.
    pub(super) fn languages(&self) -> &'a [Language] {
        &self.guideline.languages
    }

    /// The file's items under one of its top keys: `facts`, `rules` and the like.
    pub(super) fn declared(&self, part: &str) -> &[(source::Key<'_>, Node<'_>)] {
        self.tree.get(part).and_then(Node::as_mapping).unwrap_or_default()
    }

    /// What a condition is with no question answered; `None` while it is open, and inside questions about rows.
    pub(super) fn settled(&self, term: &Term) -> Option<bool> {
        match (term.ty, self.program.term_slot(term)?) {
            (Type::Truth, Slot::Truth(slot)) => {
                let truth = self.blank.truth(slot);
                if truth.is_yes() {
                    Some(true)
                } else if truth.is_no() {
                    Some(false)
                } else {
                    None
                }
            }
            (_, _) => None,
        }
    }
}

fn numbered<T>(items: &[T]) -> impl Iterator<Item = (u32, &T)> {
    (0..).zip(items)
}
