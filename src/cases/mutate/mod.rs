//! Mutants: the guideline with one small mistake in it. Tests that pass with the mistake would not have
//! noticed it.
//!
//! A mutant is made on the typed guideline, so that it always reads well and almost always loads. Each change
//! is one that an author could make by a slip: a comparison turned round, a limit moved by one step, a part of
//! a condition left out, `&&` for `||`, another severity, another phase, a date that is off by a day, a duty that
//! comes back a month too late.
//!
//! | file | holds |
//! |---|---|
//! | `sites.rs` | the places of a guideline where a change can be made |
//! | `terms.rs` | changes to an expression |
//! | `limits.rs` | changes to a value that is written out |
//! | `tell_apart.rs` | answers that tell a mutant from the guideline, or proof that there are none |
//! | `listed.rs` | the file of mutants that may survive, each with its reason |

mod limits;
mod listed;
mod sites;
mod tell_apart;
mod terms;

pub use listed::{Survivor, Survivors};
pub use tell_apart::Apart;

use super::Case;
use crate::diagnostic::{Diagnostics, Span};
use crate::model::{Guideline, Literal, Rhythm, Schedule, Severity, Term};
use crate::program::Program;

/// One change to a guideline.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// Id of the guideline that declares what is changed.
    pub guideline: String,
    /// What is changed: `rules.RULE.requires`, `values.x`, `facts.x.asked_when`, `parameters.x`.
    pub owner: String,
    /// Where it stands. The file index is that of the program it was made from.
    pub span: Span,
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What stands there.
    pub before: String,
    /// What the mutant has instead; empty where something is left out.
    pub after: String,
    edit: Edit,
}

/// Kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// A comparison is turned round, or its limit counts on the other side.
    Comparison,
    /// A number, a date, a step of a scale or a number of months is moved by one.
    Limit,
    /// A part is left out.
    LeftOut,
    /// Yes for no.
    Negated,
    /// One operation for another.
    Operation,
    /// One option for another.
    Option,
    /// Another severity.
    Severity,
    /// Another phase.
    Phase,
    /// A first or last day is moved.
    Day,
}

/// What is put in place of what.
#[derive(Clone, Debug)]
enum Edit {
    /// A condition or a date of a rule; `None` leaves it out.
    RuleTerm(usize, RuleTerm, Option<Term>),
    /// A rule's severity.
    Severity(usize, Severity),
    /// A rule's phase.
    Phase(usize, usize),
    /// A rule no longer demands the evidence at this position.
    Evidence(usize, usize),
    /// The condition of a line of a rule's schedule.
    Schedule(usize, usize, Term),
    /// How often a line of a rule's schedule comes back.
    Rhythm(usize, usize, Rhythm),
    /// A rule's schedule without this line.
    Line(usize, usize),
    /// For how many months a rule may be waived.
    WaiverMonths(usize, u32),
    /// The body of a named value.
    Value(usize, Term),
    /// When a question arises.
    Gate(usize, Term),
    /// When a phase is reached.
    Reached(usize, Term),
    /// An entry of a parameter.
    Parameter(usize, usize, Literal),
}

/// The terms of a rule that can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RuleTerm {
    Applies,
    Except,
    Requires,
    From,
    Until,
}

/// How a mutant fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A test failed, as it should.
    Killed,
    /// All tests passed.
    Survived,
    /// It says the same in other words: no answers tell the two apart.
    Same,
    /// It cannot be loaded, so that no author could make the mistake unnoticed.
    Refused,
}

impl Mutant {
    /// All changes to the parts of a composition that come from guidelines for which `looked_at` says yes, in
    /// the order of the composition.
    #[must_use]
    pub fn all(guideline: &Guideline, looked_at: &dyn Fn(&str) -> bool) -> Vec<Mutant> {
        sites::mutants(guideline, looked_at)
    }

    /// Whether another mutant is the same change, made in another composition.
    #[must_use]
    pub fn is_same(&self, other: &Mutant) -> bool {
        self.key() == other.key()
    }

    /// What tells a change from all others, in whatever composition it is made.
    #[must_use]
    pub fn key(&self) -> (&str, &str, u32, u32, ChangeKind, &str, &str) {
        let (start, end) = (self.span.start, self.span.end);
        (&self.guideline, &self.owner, start, end, self.kind, &self.before, &self.after)
    }

    /// The change as the file of survivors names it: `before → after`.
    #[must_use]
    pub fn change(&self) -> String {
        format!("{} → {}", self.before, if self.after.is_empty() { "–" } else { &self.after })
    }

    /// The guideline with the change in it. It must be the one that the mutant was made from.
    #[must_use]
    pub fn apply(&self, guideline: &Guideline) -> Guideline {
        let mut changed = guideline.clone();
        self.edit.apply(&mut changed);
        changed.number_terms();
        changed
    }

    /// The changed program; `None` where it cannot be loaded.
    #[must_use]
    pub fn program(&self, program: &Program) -> Option<Program> {
        let changed = self.apply(program.guideline());
        if !changed.is_guarded() {
            return None;
        }
        Program::new(changed, &mut Diagnostics::new())
    }
}

impl Edit {
    fn apply(&self, guideline: &mut Guideline) {
        match self {
            Edit::RuleTerm(at, which, term) => {
                let Some(rule) = guideline.rules.get_mut(*at) else { return };
                let place = match which {
                    RuleTerm::Applies => &mut rule.applies_when,
                    RuleTerm::Except => &mut rule.except,
                    RuleTerm::Requires => &mut rule.requires,
                    RuleTerm::From => &mut rule.from,
                    RuleTerm::Until => &mut rule.until,
                };
                place.clone_from(term);
            }
            Edit::Severity(at, severity) => {
                if let Some(rule) = guideline.rules.get_mut(*at) {
                    rule.severity = *severity;
                }
            }
            Edit::Phase(at, phase) => {
                if let Some(rule) = guideline.rules.get_mut(*at) {
                    rule.phase = *phase;
                }
            }
            Edit::Evidence(at, which) => {
                if let Some(rule) = guideline.rules.get_mut(*at).filter(|rule| *which < rule.evidence.len()) {
                    rule.evidence.remove(*which);
                }
            }
            Edit::Schedule(at, line, term) => {
                if let Some(line) = schedule(guideline, *at).and_then(|lines| lines.get_mut(*line)) {
                    line.when = Some(term.clone());
                }
            }
            Edit::Rhythm(at, line, rhythm) => {
                if let Some(line) = schedule(guideline, *at).and_then(|lines| lines.get_mut(*line)) {
                    line.rhythm = rhythm.clone();
                }
            }
            Edit::Line(at, line) => {
                if let Some(lines) = schedule(guideline, *at).filter(|lines| *line < lines.len()) {
                    lines.remove(*line);
                }
            }
            Edit::WaiverMonths(at, months) => {
                let waiver = guideline.rules.get_mut(*at).and_then(|rule| rule.waiver.as_mut());
                if let Some(waiver) = waiver {
                    waiver.months = *months;
                }
            }
            Edit::Value(at, term) => {
                if let Some(value) = guideline.values.get_mut(*at) {
                    value.body = term.clone();
                }
            }
            Edit::Gate(at, term) => {
                let gate = guideline.facts.get_mut(*at).and_then(|fact| fact.gate.as_mut());
                if let Some(gate) = gate {
                    gate.asked_when = term.clone();
                }
            }
            Edit::Reached(at, term) => {
                if let Some(phase) = guideline.phases.get_mut(*at) {
                    phase.reached_when = term.clone();
                }
            }
            Edit::Parameter(at, which, literal) => {
                let parameter = guideline.parameters.get_mut(*at);
                if let Some((_, value)) = parameter.and_then(|parameter| parameter.values.get_mut(*which)) {
                    *value = *literal;
                }
            }
        }
    }
}

fn schedule(guideline: &mut Guideline, rule: usize) -> Option<&mut Vec<Schedule>> {
    let duty = guideline.rules.get_mut(rule)?.duty.as_mut()?;
    Some(&mut duty.schedule)
}

/// The first case that notices that a program is not the one it was written for. Cases marked `todo` fail
/// anyway and notice nothing.
#[must_use]
pub fn noticed_by<'c>(program: &Program, cases: &[&'c Case]) -> Option<&'c Case> {
    let written = cases.iter().filter(|case| case.todo.is_none());
    written.copied().find(|case| !case.run(program).mismatches.is_empty())
}

impl ChangeKind {
    /// The kind as programs write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            ChangeKind::Comparison => "comparison",
            ChangeKind::Limit => "limit",
            ChangeKind::LeftOut => "left_out",
            ChangeKind::Negated => "negated",
            ChangeKind::Operation => "operation",
            ChangeKind::Option => "option",
            ChangeKind::Severity => "severity",
            ChangeKind::Phase => "phase",
            ChangeKind::Day => "day",
        }
    }
}

impl Fate {
    /// The fate as programs write it.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Fate::Killed => "killed",
            Fate::Survived => "survived",
            Fate::Same => "same",
            Fate::Refused => "refused",
        }
    }
}
