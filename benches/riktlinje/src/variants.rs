//! The ways to use the engine on the generated rules.

use std::cell::RefCell;

use harness::{Bits, Peer, set, words};
use riktlinje::answers::{AnswerValue, Answers};
use riktlinje::assess::{Status, Verdict};
use riktlinje::date::Date;
use riktlinje::decide::{Case, Decider, Decision, FieldOrder, Fields, JsonReader, Value};
use riktlinje::diagnostic::Diagnostics;
use riktlinje::evaluate::Record;
use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::source::{Limits, read_json};
use riktlinje::{Source, load};

/// What a caller takes from a case: which rules are violated for sure and perhaps, and the verdict.
pub struct Found {
    sure: [u64; 16],
    perhaps: [u64; 16],
    verdict: Verdict,
}

pub fn day() -> Date {
    Date::parse("2026-11-22").unwrap()
}

pub fn program(source: &str) -> &'static Program {
    let loaded =
        load(&[Source { name: "benchmark", text: source }]).unwrap_or_else(|error| panic!("{error}"));
    Box::leak(Box::new(loaded.program))
}

pub fn answers(program: &Program, json: &str) -> Answers {
    let mut diagnostics = Diagnostics::new();
    let tree = read_json(0, json, &Limits::default(), &mut diagnostics).unwrap();
    Answers::read(program, &tree, &mut diagnostics).unwrap()
}

#[inline(never)]
fn found(decider: &Decider<'_>, case: &mut Case, decision: &mut Decision<'_>) -> Found {
    decider.decide(case, decision);
    let mut found = Found { sure: [0; 16], perhaps: [0; 16], verdict: decision.verdict() };
    found.sure.iter_mut().zip(decision.violated()).for_each(|(to, from)| *to = from);
    found.perhaps.iter_mut().zip(decision.maybe_violated()).for_each(|(to, from)| *to = from);
    found
}

/// From the decider's order of rules to that of the guideline.
fn ordered(found: &Found, decider: &Decider<'_>, count: usize) -> (Bits, Bits) {
    let decision = decider.decision();
    let order = decision.order();
    let (mut violated, mut open) = (vec![0; words(count)], vec![0; words(count)]);
    for (at, rule) in order.iter().enumerate() {
        let bit = |words: &[u64]| words[at / 64] >> (at % 64) & 1 == 1;
        if bit(&found.sure) {
            set(&mut violated, *rule as usize);
        } else if bit(&found.perhaps) {
            set(&mut open, *rule as usize);
        }
    }
    std::hint::black_box(found.verdict);
    (violated, open)
}

struct Engine {
    program: &'static Program,
    decider: &'static Decider<'static>,
    decision: Decision<'static>,
}

impl Engine {
    fn new(source: &str) -> Engine {
        let program = program(source);
        let decider: &'static Decider<'static> = Box::leak(Box::new(Decider::new(program)));
        Engine { program, decider, decision: decider.decision() }
    }
}

/// The plain values that answers hold.
fn values(program: &Program, json: &str) -> Vec<Value> {
    let mut values = vec![Value::OPEN; program.guideline().facts.len()];
    for (fact, answer) in answers(program, json).iter() {
        values[fact.index()] = match &answer.value {
            AnswerValue::Truth(truth) => Value::truth(truth.is_yes()),
            AnswerValue::Number(range) => Value::whole(range.as_point().unwrap().to_int().unwrap()),
            AnswerValue::Choice(words) => Value::option(words[0].trailing_zeros()),
            AnswerValue::Choices { must, .. } => Value::chosen(must[0]),
            other => panic!("{other:?}"),
        };
    }
    values
}

/// The answers to the benchmark's 60 questions, those of a kind beside each other.
pub struct Struct {
    truths: [[u64; 2]; 1],
    numbers: [i64; 19],
    choices: [u32; 10],
    chosen: [[u64; 2]; 7],
}

impl Struct {
    fn new(program: &Program, order: &FieldOrder, json: &str) -> Struct {
        let mut case = Struct {
            truths: [Fields::OPEN_BITS],
            numbers: [Fields::OPEN_NUMBER; 19],
            choices: [Fields::OPEN_CHOICE; 10],
            chosen: [Fields::OPEN_BITS; 7],
        };
        let place = |facts: &[FactId], fact| facts.iter().position(|other| *other == fact).unwrap();
        for (fact, answer) in answers(program, json).iter() {
            match &answer.value {
                AnswerValue::Truth(truth) => {
                    let bit = 1 << place(&order.truths, fact);
                    let [[yes, maybe]] = &mut case.truths;
                    if truth.is_yes() { *yes |= bit } else { *maybe &= !bit }
                }
                AnswerValue::Number(range) => {
                    let whole = range.as_point().unwrap().to_int().unwrap();
                    case.numbers[place(&order.numbers, fact)] = whole * 1_000_000;
                }
                AnswerValue::Choice(words) => {
                    case.choices[place(&order.choices, fact)] = words[0].trailing_zeros();
                }
                AnswerValue::Choices { must, may } => {
                    case.chosen[place(&order.chosen, fact)] = [must[0], may[0]];
                }
                other => panic!("{other:?}"),
            }
        }
        case
    }
}

/// From a struct that a program holds: all in one call, then decide.
pub struct FromFields(Engine, Case);

impl Peer for FromFields {
    const EXT: &'static str = "riktlinje.yaml";
    type Case = Struct;
    type Out = Found;

    fn build(source: &str, _: usize) -> Self {
        let engine = Engine::new(source);
        let case = engine.decider.case(day());
        FromFields(engine, case)
    }

    fn parse(&mut self, json: &str) -> Struct {
        Struct::new(self.0.program, self.0.decider.field_order(), json)
    }

    #[inline(never)]
    fn eval(&mut self, Struct { truths, numbers, choices, chosen }: &Struct) -> Found {
        let FromFields(Engine { decider, decision, .. }, case) = self;
        assert!(decider.fill_fields(&Fields { truths, numbers, choices, chosen }, case).is_ok());
        found(decider, case, decision)
    }

    fn bits(&self, found: Found, count: usize) -> (Bits, Bits) {
        ordered(&found, self.0.decider, count)
    }
}

/// From a list of values that a program holds: all in one call, then decide.
pub struct FromValues(Engine, Case);

impl Peer for FromValues {
    const EXT: &'static str = "riktlinje.yaml";
    type Case = Vec<Value>;
    type Out = Found;

    fn build(source: &str, _: usize) -> Self {
        let engine = Engine::new(source);
        let case = engine.decider.case(day());
        FromValues(engine, case)
    }

    fn parse(&mut self, json: &str) -> Self::Case {
        values(self.0.program, json)
    }

    #[inline(never)]
    fn eval(&mut self, values: &Self::Case) -> Found {
        let FromValues(Engine { decider, decision, .. }, case) = self;
        decider.fill(values, case);
        found(decider, case, decision)
    }

    fn bits(&self, found: Found, count: usize) -> (Bits, Bits) {
        ordered(&found, self.0.decider, count)
    }
}

/// From values set one by one, then decide.
pub struct FromSetters(Engine, Case);

impl Peer for FromSetters {
    const EXT: &'static str = "riktlinje.yaml";
    type Case = Vec<(FactId, Value)>;
    type Out = Found;

    fn build(source: &str, _: usize) -> Self {
        let engine = Engine::new(source);
        let case = engine.decider.case(day());
        FromSetters(engine, case)
    }

    fn parse(&mut self, json: &str) -> Self::Case {
        let values = values(self.0.program, json).into_iter();
        (0..).map(FactId).zip(values).filter(|(_, value)| *value != Value::OPEN).collect()
    }

    fn eval(&mut self, values: &Self::Case) -> Found {
        let FromSetters(Engine { decider, decision, .. }, case) = self;
        decider.clear(case);
        for (fact, value) in values {
            decider.set(*fact, *value, case);
        }
        found(decider, case, decision)
    }

    fn bits(&self, found: Found, count: usize) -> (Bits, Bits) {
        ordered(&found, self.0.decider, count)
    }
}

/// From cases that are filled already: decide.
pub struct FromCase(Engine);

impl Peer for FromCase {
    const EXT: &'static str = "riktlinje.yaml";
    type Case = RefCell<Case>;
    type Out = Found;

    fn build(source: &str, _: usize) -> Self {
        FromCase(Engine::new(source))
    }

    fn parse(&mut self, json: &str) -> Self::Case {
        let mut case = self.0.decider.case(day());
        self.0.decider.load(&answers(self.0.program, json), &[], day(), &mut case);
        RefCell::new(case)
    }

    fn eval(&mut self, case: &Self::Case) -> Found {
        found(self.0.decider, &mut case.borrow_mut(), &mut self.0.decision)
    }

    fn bits(&self, found: Found, count: usize) -> (Bits, Bits) {
        ordered(&found, self.0.decider, count)
    }
}

/// From JSON text straight into a case.
pub struct FromJson {
    engine: Engine,
    reader: JsonReader<'static>,
    case: Case,
}

impl Peer for FromJson {
    const EXT: &'static str = "riktlinje.yaml";
    const NATIVE: bool = false;
    type Case = ();
    type Out = Found;

    fn build(source: &str, _: usize) -> Self {
        let engine = Engine::new(source);
        FromJson { reader: JsonReader::new(engine.decider), case: engine.decider.case(day()), engine }
    }

    #[inline(never)]
    fn parse(&mut self, json: &str) {
        assert!(self.reader.read(json, &mut self.case).is_ok(), "{json}");
    }

    fn eval(&mut self, (): &()) -> Found {
        found(self.engine.decider, &mut self.case, &mut self.engine.decision)
    }

    fn bits(&self, found: Found, count: usize) -> (Bits, Bits) {
        ordered(&found, self.engine.decider, count)
    }
}

/// The evaluator: everything in a record, from which reasons and questions can be read.
pub struct FromAnswers(&'static Program, Record);

impl Peer for FromAnswers {
    const EXT: &'static str = "riktlinje.yaml";
    type Case = Answers;
    type Out = Found;

    fn build(source: &str, _: usize) -> Self {
        let program = program(source);
        FromAnswers(program, program.blank_record())
    }

    fn parse(&mut self, json: &str) -> Answers {
        answers(self.0, json)
    }

    fn eval(&mut self, answers: &Answers) -> Found {
        self.0.evaluate(answers, day(), &mut self.1);
        let mut found = Found { sure: [0; 16], perhaps: [0; 16], verdict: Verdict::NOTHING };
        for (at, ruling) in self.0.rulings(&self.1, &[], day()).enumerate() {
            if ruling.status() == Status::Violated {
                set(&mut found.sure, at);
            }
            if ruling.statuses.contains(Status::Violated) {
                set(&mut found.perhaps, at);
            }
            found.verdict = found.verdict.with(&ruling);
        }
        found
    }

    fn bits(&self, found: Found, count: usize) -> (Bits, Bits) {
        let open = (0..words(count)).map(|at| found.perhaps[at] & !found.sure[at]).collect();
        (found.sure[..words(count)].to_vec(), open)
    }
}
