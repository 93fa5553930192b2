//! Because: the comparisons that decided a finding, or that are open, with their values.
//!
//! Only the record is read. Of `&&` that is no, the parts that are no are the reason; of `||` that is yes, the
//! parts that are yes; otherwise all parts that share the outcome.

use std::borrow::Cow;

use super::assessment::Reason;
use super::words::{Words, comparison, truth, word};
use crate::evaluate::Slot;
use crate::model::{Term, TermKind, Type, ValueId};
use crate::text::Language;
use crate::truth::Truth;

/// Most reasons of one finding; longer lists say nothing to a reader.
const MOST: usize = 40;

/// Collects the reasons of one finding.
pub(super) struct Because<'p, 'r> {
    words: Words<'p, 'r>,
    through: Vec<ValueId>,
    reasons: Vec<Reason<'p>>,
}

impl<'p, 'r> Because<'p, 'r> {
    pub(super) fn new(words: Words<'p, 'r>) -> Because<'p, 'r> {
        Because { words, through: Vec::new(), reasons: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Reason<'p>> {
        self.reasons
    }

    fn truth_of(&self, term: &Term) -> Truth {
        match self.words.program.term_slot(term) {
            Some(Slot::Truth(slot)) => self.words.record.truth(slot),
            Some(_) | None => Truth::OPEN,
        }
    }

    /// Adds what decided a condition, or keeps it open.
    pub(super) fn explain(&mut self, term: &Term) {
        if self.reasons.len() >= MOST {
            return;
        }
        let outcome = self.truth_of(term);
        match &term.kind {
            TermKind::And(parts) | TermKind::Or(parts) => {
                // Yes of && and no of || rest on all parts; otherwise on those with the same outcome.
                for part in parts {
                    if self.truth_of(part) == outcome {
                        self.explain(part);
                    }
                }
            }
            TermKind::Not(part) => self.explain(part),
            TermKind::Value(id) => self.explain_value(*id),
            TermKind::If(condition, a, b) => {
                self.explain(condition);
                let fits = self.truth_of(condition);
                if fits.could_be(true) {
                    self.explain(a);
                }
                if fits.could_be(false) {
                    self.explain(b);
                }
            }
            TermKind::First(rows) => {
                for row in rows {
                    let fits = row.when.as_ref().map_or(Truth::YES, |when| self.truth_of(when));
                    if let Some(when) = &row.when
                        && !fits.is_no()
                    {
                        self.explain(when);
                    }
                    if fits.could_be(true) {
                        self.explain(&row.value);
                    }
                    if fits.is_yes() {
                        break;
                    }
                }
            }
            TermKind::Constant(_) => {}
            _ => self.leaf(term, outcome),
        }
    }

    /// A named condition is explained by its own parts, which remember the way through it.
    fn explain_value(&mut self, id: ValueId) {
        if self.through.contains(&id) {
            return;
        }
        self.through.push(id);
        let program = self.words.program;
        self.explain(&program.guideline().value(id).body);
        self.through.pop();
    }

    fn leaf(&mut self, term: &Term, holds: Truth) {
        let words = self.words;
        let guideline = words.program.guideline();
        let leaf = words.program.leaf(term);
        if self.reasons.iter().any(|known| known.expression == leaf.expression) {
            return;
        }
        self.reasons.push(Reason {
            text: words.speech.make(&|language, out| leaf_text(words, term, language, out)),
            expression: Cow::Borrowed(&leaf.expression),
            holds,
            facts: leaf.facts.iter().map(|id| guideline.fact(*id).id.as_str()).collect(),
            through: self.through.iter().map(|id| guideline.value(*id).id.as_str()).collect(),
        });
    }

    /// A reason in words of its own.
    pub(super) fn note(&mut self, reason: Reason<'p>) {
        self.reasons.push(reason);
    }
}

/// A comparison in words: what is looked at, its value, and what it is tested for.
fn leaf_text(words: Words<'_, '_>, term: &Term, language: Language, out: &mut String) {
    let is_value = |a: &Term, out: &mut String| {
        words.label(a, language, out);
        // A question keeps its mark, anything else gets a colon.
        out.push_str(if out.ends_with('?') { " " } else { ": " });
        words.value(a, language, out);
    };
    let test = word(language, " (prövas mot: ", " (tested against: ");
    match &term.kind {
        TermKind::Compare(sign, a, b) => {
            is_value(a, out);
            out.push_str(test);
            out.push_str(comparison(*sign, a.ty == Type::Date, language));
            out.push(' ');
            words.reference(b, words.program.guideline().unit_of(a), language, out);
            out.push(')');
        }
        TermKind::OneOf(a, options) => {
            let Type::Choice(list) = a.ty else { return words.label(a, language, out) };
            is_value(a, out);
            out.push_str(test);
            words.listed(list, options, language, out);
            out.push(')');
        }
        TermKind::Set(question, a, options) => {
            use crate::model::SetQuestion as Q;
            let Type::Choices(list) = a.ty else { return words.label(a, language, out) };
            is_value(a, out);
            out.push_str(test);
            out.push_str(match (question, options.len()) {
                (Q::AnyOf, 1) => word(language, "att detta är valt: ", "that this is chosen: "),
                (Q::AnyOf, _) => word(language, "minst ett av ", "at least one of "),
                (Q::AllOf, _) => word(language, "alla dessa: ", "all of these: "),
                (Q::OnlyOf, _) => word(language, "inget annat än ", "nothing but "),
                (Q::Equal, _) => word(language, "just dessa: ", "exactly these: "),
            });
            words.listed(list, options, language, out);
            out.push(')');
        }
        TermKind::Fact(_) | TermKind::Given(_) => is_value(term, out),
        _ => {
            words.label(term, language, out);
            out.push_str(": ");
            if let Some(Slot::Truth(slot)) = words.program.term_slot(term) {
                out.push_str(truth(words.record.truth(slot), language));
            }
        }
    }
}
