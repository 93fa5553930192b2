//! Answers that tell a mutant from the guideline, or proof that there are none.
//!
//! As in the search of `coverage`, one question after the other is answered in every way, and a way ends where
//! both come out the same however the rest is answered. When all ways end so, the mutant is no mistake: it says
//! the same in other words.

use super::Mutant;
use crate::answers::{Answer, Answers};
use crate::assess::Status;
use crate::cases::coverage::relevant::Relevant;
use crate::cases::coverage::split::{Parts, parts};
use crate::cases::coverage::suggest::given;
use crate::date::Date;
use crate::evaluate::Record;
use crate::model::{FactId, Guideline, Term, Type};
use crate::program::Program;
use crate::truth::Truth;
use crate::value::Possible;

/// Most tries for one mutant.
const MOST_TRIES: usize = 3000;

/// Whether a mutant can be told from the guideline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Apart {
    /// With these answers, as a file writes them, the two come out differently.
    By(Vec<(String, String)>),
    /// It never can.
    Never,
    /// Not known.
    Unknown,
}

/// What is compared.
#[derive(Clone, Copy)]
enum Compared {
    Rule(usize),
    Value(usize),
    Gate(usize),
    Phase(usize),
}

impl Mutant {
    /// Looks for answers with which the changed program and the one it was made from come out differently, in
    /// what was changed. Severity, phase and days are not looked at: there the answer is not known.
    #[must_use]
    pub fn tell_apart(&self, program: &Program, changed: &Program, as_of: Date) -> Apart {
        let Some(compared) = self.compared(program.guideline()) else { return Apart::Unknown };
        let (mut ours, mut theirs) = (program.blank_record(), changed.blank_record());
        let before = terms(program.guideline(), compared);
        let mut relevant = Relevant::of(program, &before);
        let after = Relevant::of(changed, &terms(changed.guideline(), compared));
        relevant.numbers.extend(after.numbers);
        relevant.dates.extend(after.dates);
        relevant.numbers.sort();
        relevant.dates.sort();
        let mut complete = !relevant.day && !after.day;
        let mut ways = vec![Answers::empty(program)];
        for _ in 0..MOST_TRIES {
            let Some(way) = ways.pop() else {
                return if complete { Apart::Never } else { Apart::Unknown };
            };
            program.evaluate(&way, as_of, &mut ours);
            changed.evaluate(&way, as_of, &mut theirs);
            match same(compared, (program, &ours), (changed, &theirs), as_of) {
                Some(false) => return Apart::By(given(program, &way, &ours)),
                Some(true) => {}
                None => {
                    complete &= next((program, &ours), (changed, &theirs), as_of, &relevant, &way, &mut ways);
                }
            }
        }
        Apart::Unknown
    }

    fn compared(&self, guideline: &Guideline) -> Option<Compared> {
        let (kind, rest) = self.owner.split_once('.')?;
        match kind {
            "rules" => {
                let (rule, part) = rest.rsplit_once('.')?;
                let is_condition = matches!(part, "applies_when" | "except" | "requires");
                is_condition.then(|| guideline.find_rule(rule)).flatten().map(|id| Compared::Rule(id.index()))
            }
            "values" => guideline.find_value(rest).map(|id| Compared::Value(id.index())),
            "facts" => {
                guideline.find_fact(rest.strip_suffix(".asked_when")?).map(|id| Compared::Gate(id.index()))
            }
            "phases" => guideline.phases.iter().position(|phase| phase.id == rest).map(Compared::Phase),
            _ => None,
        }
    }
}

/// The terms that decide what is compared.
fn terms(guideline: &Guideline, compared: Compared) -> Vec<&Term> {
    match compared {
        Compared::Rule(at) => {
            let rule = guideline.rules.get(at);
            let parts = rule.map(|rule| [&rule.applies_when, &rule.except, &rule.requires]);
            parts.into_iter().flatten().flatten().collect()
        }
        Compared::Value(at) => guideline.values.get(at).map(|value| &value.body).into_iter().collect(),
        Compared::Gate(at) => {
            let gate = guideline.facts.get(at).and_then(|fact| fact.gate.as_ref());
            gate.map(|gate| &gate.asked_when).into_iter().collect()
        }
        Compared::Phase(at) => {
            guideline.phases.get(at).map(|phase| &phase.reached_when).into_iter().collect()
        }
    }
}

/// Whether both come out the same; `None` while that is open.
fn same(
    compared: Compared,
    ours: (&Program, &Record),
    theirs: (&Program, &Record),
    as_of: Date,
) -> Option<bool> {
    let truths =
        |ours: Truth, theirs: Truth| (!ours.is_open() && !theirs.is_open()).then_some(ours == theirs);
    match compared {
        Compared::Rule(at) => {
            let status = |(program, record): (&Program, &Record)| {
                let ruling = program.rulings(record, &[], as_of).nth(at)?;
                (ruling.statuses.iter().count() == 1).then(|| ruling.status())
            };
            let (ours, theirs): (Option<Status>, Option<Status>) = (status(ours), status(theirs));
            Some(ours? == theirs?)
        }
        Compared::Value(at) => {
            let value = ours.0.guideline().values.get(at)?;
            let id = ours.0.guideline().find_value(&value.id)?;
            let settled = |(program, record): (&Program, &Record)| -> Option<Possible> {
                let slot = program.value_slot(id);
                record.is_settled(slot).then(|| program.possible(record, slot, value.ty))
            };
            Some(settled(ours)? == settled(theirs)?)
        }
        Compared::Gate(at) => {
            let fact = FactId(u32::try_from(at).ok()?);
            let asked = |(program, record): (&Program, &Record)| {
                program.fact_slots(fact).asked.map(|asked| record.truth(asked))
            };
            truths(asked(ours)?, asked(theirs)?)
        }
        Compared::Phase(at) => {
            let reached = |(program, record): (&Program, &Record)| {
                program.phases().get(at).map(|phase| record.truth(*phase))
            };
            truths(reached(ours)?, reached(theirs)?)
        }
    }
}

/// Answers the next question in every way. False when the ways are not all there are.
fn next(
    (program, ours): (&Program, &Record),
    (changed, theirs): (&Program, &Record),
    as_of: Date,
    relevant: &Relevant,
    way: &Answers,
    ways: &mut Vec<Answers>,
) -> bool {
    let undecided = |fact: &&FactId| {
        let open = |program: &Program, record: &Record| {
            let slots = program.fact_slots(**fact);
            let asked = slots.asked.map_or(Truth::YES, |asked| record.truth(asked));
            !asked.is_no() && !record.is_settled(slots.value)
        };
        open(program, ours) || open(changed, theirs)
    };
    for fact in relevant.facts.iter().filter(undecided) {
        let Parts { values, complete } = parts(program, as_of, *fact, ours, relevant);
        if values.is_empty() {
            continue;
        }
        for value in values.into_iter().rev() {
            let mut way = way.clone();
            way.set(*fact, Answer::new(value));
            ways.push(way);
        }
        // A range of numbers or a choice of rows can hide what a point would show.
        return complete && program.guideline().fact(*fact).ty != Type::Series;
    }
    false
}
