//! One condition in full: every part of it with its value, down to the facts, through named values.
//!
//! Only the record is read.

use super::words::Words;
use crate::evaluate::{Record, Slot};
use crate::model::{Term, TermKind, Type, ValueId};
use crate::program::Program;
use crate::text::{Speech, Spoken};
use crate::truth::Truth;

/// Deepest explanation; named values nest further only in guidelines that nobody could read.
const MOST_LEVELS: usize = 40;
/// Most steps of one explanation.
const MOST_STEPS: usize = 600;

/// A part of a condition with what it can still be.
#[derive(Clone, Debug)]
pub struct Step<'p> {
    /// The expression as an author would write it.
    pub expression: String,
    /// What a fact, a value or a parameter is called.
    pub title: Option<Spoken<'p>>,
    /// What it can still be, in words.
    pub value: Spoken<'p>,
    /// For conditions, whether it holds.
    pub holds: Option<Truth>,
    /// What the part is.
    pub kind: StepKind,
    /// The parts it consists of.
    pub parts: Vec<Step<'p>>,
}

/// What a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// All of its parts have to hold.
    All,
    /// One of its parts is enough.
    Any,
    /// Its part may not hold.
    Not,
    /// A fact.
    Fact,
    /// A named value; its part is how it is computed.
    Value,
    /// A named value that is explained further up.
    Repeated,
    /// A comparison or a calculation.
    Other,
}

/// An explanation while it grows.
struct Explainer<'p, 'r> {
    words: Words<'p, 'r>,
    seen: Vec<ValueId>,
    steps: usize,
}

impl Program {
    /// A condition or another term in full, from a record that has been computed, told in these languages.
    #[must_use]
    pub fn explain<'p>(&'p self, term: &Term, record: &Record, speech: Speech) -> Step<'p> {
        let words = Words { program: self, record, speech };
        Explainer { words, seen: Vec::new(), steps: 0 }.step(term, 0)
    }
}

impl<'p> Explainer<'p, '_> {
    fn step(&mut self, term: &Term, level: usize) -> Step<'p> {
        self.steps += 1;
        let kind = self.kind(term);
        let words = self.words;
        let named = matches!(kind, StepKind::Fact | StepKind::Value | StepKind::Repeated)
            || matches!(term.kind, TermKind::Parameter(_));
        Step {
            expression: words.program.expression_text(term),
            title: named.then(|| words.speech.make(&|language, out| words.label(term, language, out))),
            value: words.speech.make(&|language, out| words.value(term, language, out)),
            holds: self.holds(term),
            kind,
            parts: if level < MOST_LEVELS { self.parts(term, kind, level) } else { Vec::new() },
        }
    }

    fn kind(&self, term: &Term) -> StepKind {
        match &term.kind {
            TermKind::And(_) => StepKind::All,
            TermKind::Or(_) => StepKind::Any,
            TermKind::Not(_) => StepKind::Not,
            TermKind::Fact(_) | TermKind::Points(_) => StepKind::Fact,
            TermKind::Value(id) if self.seen.contains(id) => StepKind::Repeated,
            TermKind::Value(_) => StepKind::Value,
            _ => StepKind::Other,
        }
    }

    fn holds(&self, term: &Term) -> Option<Truth> {
        match (self.words.program.term_slot(term), term.ty) {
            (Some(Slot::Truth(slot)), Type::Truth) => Some(self.words.record.truth(slot)),
            (Some(_) | None, _) => None,
        }
    }

    /// The parts worth showing: constants are in the expression already, and what stands inside a question
    /// about rows holds for one row only.
    fn parts(&mut self, term: &Term, kind: StepKind, level: usize) -> Vec<Step<'p>> {
        let mut parts: Vec<&Term> = Vec::new();
        let guideline = self.words.program.guideline();
        match (&term.kind, kind) {
            (TermKind::Value(id), StepKind::Value) => {
                self.seen.push(*id);
                parts.push(&guideline.value(*id).body);
            }
            (TermKind::Rows { .. }, _) => {}
            _ => term.for_each_part(&mut |part| parts.push(part)),
        }
        let mut steps = Vec::new();
        for part in parts {
            let shown =
                !matches!(part.kind, TermKind::Constant(_)) && self.words.program.term_slot(part).is_some();
            if shown && self.steps < MOST_STEPS {
                steps.push(self.step(part, level + 1));
            }
        }
        steps
    }
}
