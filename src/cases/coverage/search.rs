//! Finding answers with which a condition decides by itself, or proving that there are none.
//!
//! The search starts with nothing answered and answers one question after the other, each in every way. The
//! engine says after each answer what everything can still be; where the condition can no longer decide,
//! however the rest is answered, that way is not followed. As the engine is sound, a search that has come to
//! the end of every way without finding anything is a proof.

use super::plan::Decision;
use super::relevant::Relevant;
use super::split::{Parts, parts};
use crate::answers::{Answer, Answers};
use crate::date::Date;
use crate::evaluate::Record;
use crate::model::FactId;
use crate::program::Program;
use crate::truth::Truth;

/// How a search ended.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// With these answers the condition decides.
    Answers(Box<Answers>),
    /// It never does.
    Never,
    /// The search was given up.
    Unknown,
}

/// What is looked for.
#[derive(Clone, Copy)]
pub(super) struct Goal<'d> {
    pub(super) decision: &'d Decision,
    /// The condition among those of the decision.
    pub(super) which: usize,
    /// Whether it should decide by holding.
    pub(super) holds: bool,
    /// Whether the rule that the decision belongs to should surely apply as well.
    pub(super) applies: bool,
}

/// How far a way of answering leads.
enum Step {
    /// The condition decides.
    There,
    /// It cannot any more.
    Dead,
    /// It still can.
    Open,
}

impl Goal<'_> {
    /// Searches, with so many tries at most.
    pub(super) fn search(self, program: &Program, as_of: Date, most: usize) -> Found {
        let Some(term) = self.decision.terms.get(self.which) else { return Found::Unknown };
        // What decides first: the condition itself, then whether the rule applies, then the others.
        let mut terms = vec![term];
        terms.extend(self.decision.applies.iter().filter(|_| self.applies));
        terms.extend(
            self.decision.terms.iter().enumerate().filter(|(at, _)| *at != self.which).map(|(_, t)| t),
        );
        let relevant = Relevant::of(program, &terms);
        let mut record = program.blank_record();
        let mut ways = vec![Answers::empty(program)];
        // On another day the same answers can mean something else.
        let mut complete = !relevant.day;
        for _ in 0..most {
            let Some(way) = ways.pop() else {
                return if complete { Found::Never } else { Found::Unknown };
            };
            program.evaluate(&way, as_of, &mut record);
            match self.step(program, &record) {
                Step::There => {
                    return Found::Answers(Box::new(self.shrink(program, as_of, way, &mut record)));
                }
                Step::Dead => {}
                Step::Open => complete &= next(program, as_of, &relevant, &record, &way, &mut ways),
            }
        }
        if ways.is_empty() && complete { Found::Never } else { Found::Unknown }
    }

    /// Takes away each answer without which the condition decides as well, the last one first.
    fn shrink(self, program: &Program, as_of: Date, mut way: Answers, record: &mut Record) -> Answers {
        let given: Vec<FactId> = way.iter().map(|(fact, _)| fact).collect();
        for fact in given.into_iter().rev() {
            let mut fewer = way.clone();
            fewer.remove(fact);
            program.evaluate(&fewer, as_of, record);
            if matches!(self.step(program, record), Step::There) {
                way = fewer;
            }
        }
        way
    }

    fn step(self, program: &Program, record: &Record) -> Step {
        let truths = self.decision.truths(record);
        let own = truths.get(self.which).copied().unwrap_or(Truth::OPEN);
        let applies = self.decision.rule.and_then(|rule| program.rules().get(rule));
        let applies = applies.filter(|_| self.applies).map_or(Truth::YES, |rule| record.truth(rule.applies));
        if !own.could_be(self.holds) || applies.is_no() {
            return Step::Dead;
        }
        let [yes, no] = self.decision.formula.both_ways(self.which, &truths);
        match (yes.is_open() || no.is_open(), yes == no) {
            (false, true) => Step::Dead,
            (false, false) if !own.is_open() && applies.is_yes() => Step::There,
            (_, _) => Step::Open,
        }
    }
}

/// Answers the next question in every way. False when the ways are not all there are.
fn next(
    program: &Program,
    as_of: Date,
    relevant: &Relevant,
    record: &Record,
    way: &Answers,
    ways: &mut Vec<Answers>,
) -> bool {
    let undecided = |fact: &&FactId| {
        let slots = program.fact_slots(**fact);
        let asked = slots.asked.map_or(Truth::YES, |asked| record.truth(asked));
        !asked.is_no() && !record.is_settled(slots.value)
    };
    let open = relevant.facts.iter().filter(undecided);
    for fact in open {
        let Parts { values, complete } = parts(program, as_of, *fact, record, relevant);
        if values.is_empty() {
            continue;
        }
        for value in values.into_iter().rev() {
            let mut way = way.clone();
            way.set(*fact, Answer::new(value));
            ways.push(way);
        }
        return complete;
    }
    false
}
