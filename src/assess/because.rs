//! Because: the comparisons that decided a finding, or that are open, with their values.
//!
//! Only the record is read. Of `&&` that is no, the parts that are no are the reason; of `||` that is yes, the
//! parts that are yes; otherwise all parts that share the outcome.

use super::assessment::Reason;
use super::words::{Words, comparison, each, truth, word};
use crate::evaluate::{Record, Slot};
use crate::model::{Term, TermKind, Type, ValueId};
use crate::program::Program;
use crate::text::{Language, Text};
use crate::truth::Truth;

/// Most reasons of one finding; longer lists say nothing to a reader.
const MOST: usize = 40;

/// Collects the reasons of one finding.
pub(super) struct Because<'p> {
    words: Words<'p>,
    through: Vec<ValueId>,
    reasons: Vec<Reason>,
}

impl<'p> Because<'p> {
    pub(super) fn new(program: &'p Program, record: &'p Record) -> Because<'p> {
        Because { words: Words { program, record }, through: Vec::new(), reasons: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Reason> {
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
        let reason = Reason {
            text: each(|language| leaf_text(words, term, language)),
            expression: words.program.expression_text(term),
            holds,
            facts: words.facts_of(term),
            through: self.through.iter().map(|id| words.program.guideline().value(*id).id.clone()).collect(),
        };
        if !self.reasons.iter().any(|known| known.expression == reason.expression) {
            self.reasons.push(reason);
        }
    }

    /// A reason in words of its own.
    pub(super) fn note(&mut self, text: Text, expression: String, holds: Truth, facts: Vec<String>) {
        self.reasons.push(Reason { text, expression, holds, facts, through: Vec::new() });
    }
}

/// A comparison in words: what is looked at, its value, and what it is tested for.
fn leaf_text(words: Words<'_>, term: &Term, language: Language) -> String {
    let test = word(language, "prövas mot", "tested against");
    match &term.kind {
        TermKind::Compare(sign, a, b) => {
            let sign = comparison(*sign, a.ty == Type::Date, language);
            let reference = words.reference(b, words.unit_for(a), language);
            format!(
                "{} {} ({test}: {sign} {reference})",
                ending(&words.label(a, language)),
                words.value(a, language)
            )
        }
        TermKind::OneOf(a, options) => {
            let Type::Choice(list) = a.ty else { return words.label(a, language) };
            let listed = words.listed(list, options, language);
            format!("{} {} ({test}: {listed})", ending(&words.label(a, language)), words.value(a, language))
        }
        TermKind::Set(question, a, options) => {
            use crate::model::SetQuestion as Q;
            let Type::Choices(list) = a.ty else { return words.label(a, language) };
            let how = match (question, options.len()) {
                (Q::AnyOf, 1) => word(language, "att detta är valt:", "that this is chosen:"),
                (Q::AnyOf, _) => word(language, "minst ett av", "at least one of"),
                (Q::AllOf, _) => word(language, "alla av", "all of"),
                (Q::OnlyOf, _) => word(language, "inget annat än", "nothing but"),
                (Q::Equal, _) => word(language, "just dessa:", "exactly these:"),
            };
            let listed = words.listed(list, options, language);
            format!(
                "{} {} ({test}: {how} {listed})",
                ending(&words.label(a, language)),
                words.value(a, language)
            )
        }
        TermKind::Fact(_) | TermKind::Given(_) => {
            format!("{} {}", ending(&words.label(term, language)), words.value(term, language))
        }
        _ => {
            let holds = match words.program.term_slot(term) {
                Some(Slot::Truth(slot)) => truth(words.record.truth(slot), language),
                Some(_) | None => "",
            };
            format!("{}: {holds}", words.label(term, language))
        }
    }
}

/// A label ready for its value: a question keeps its mark, anything else gets a colon.
fn ending(label: &str) -> String {
    if label.ends_with('?') { label.to_owned() } else { format!("{label}:") }
}
