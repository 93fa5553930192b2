//! Values beside CEL: random expressions of the shared part, evaluated by this engine through a guideline
//! and by the crate `cel`, must come out the same. Where the two differ on purpose, a list says why.

use std::collections::HashMap;

use cel::{Context, Value};
use proptest::prelude::*;
use riktlinje::Source;
use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::model::ValueId;
use riktlinje::number::{Number, NumberRange};
use riktlinje::value::{Possible, Truth};

#[path = "laws/tape.rs"]
mod tape;
use tape::Tape;

const OPTIONS: [&str; 3] = ["a", "b", "c"];

/// Answers to the questions of the trial guideline.
#[derive(Clone, Debug)]
struct World {
    truths: [bool; 2],
    /// Whole numbers, or halves: counted in halves.
    numbers: [i64; 2],
    choice: usize,
    chosen: Vec<usize>,
    /// Two columns: a number and a truth.
    rows: Vec<(i64, bool)>,
}

/// Whole numbers are CEL's `int`, halves its `double`; here both are the one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Flavor {
    Whole,
    Halves,
}

impl Flavor {
    fn text(self, count: i64) -> String {
        match self {
            Flavor::Whole => count.to_string(),
            Flavor::Halves => format!("{:.1}", f64::from(i32::try_from(count).unwrap()) / 2.0),
        }
    }

    fn value(self, count: i64) -> Value {
        match self {
            Flavor::Whole => Value::Int(count),
            Flavor::Halves => Value::Float(f64::from(i32::try_from(count).unwrap()) / 2.0),
        }
    }
}

fn world(tape: &mut Tape) -> World {
    let truth = |tape: &mut Tape| tape.chance(50);
    World {
        truths: [truth(tape), truth(tape)],
        numbers: [tape.between(-9, 9), tape.between(-9, 9)],
        choice: tape.below(3),
        chosen: (0..3).filter(|_| tape.chance(50)).collect(),
        rows: (0..tape.below(4)).map(|_| (tape.between(-9, 9), tape.chance(50))).collect(),
    }
}

/// Writes an expression; parentheses are spared now and then, so that precedence is compared too.
struct Writer<'t> {
    tape: &'t mut Tape,
    flavor: Flavor,
    row: Option<&'static str>,
}

impl Writer<'_> {
    fn wrapped(&mut self, text: String) -> String {
        if self.tape.chance(70) { format!("({text})") } else { text }
    }

    fn truth(&mut self, depth: usize) -> String {
        if depth == 0 {
            return match (self.row, self.tape.below(3)) {
                (Some(row), 2) => format!("{row}.yes"),
                (_, at) => (*["x", "y", "true"].get(at).unwrap_or(&"x")).to_owned(),
            };
        }
        let next = depth - 1;
        match self.tape.below(9) {
            0 => format!("!({})", self.truth(next)),
            1 | 2 => {
                let sign = if self.tape.chance(50) { "&&" } else { "||" };
                let (a, b, c) = (self.truth(next), self.truth(next), self.truth(next));
                let (a, c) = (self.grouped(a), self.grouped(c));
                format!("{a} {sign} ({b}) {sign} {c}")
            }
            3 => format!("({}) ? ({}) : ({})", self.truth(next), self.truth(next), self.truth(next)),
            4 => self.about_options(),
            5 if self.row.is_none() => self.about_rows(next),
            6 => format!("({}) == ({})", self.truth(next), self.truth(next)),
            _ => {
                let sign = *self.tape.pick(&["<", "<=", ">", ">=", "==", "!="]);
                let (a, b) = (self.number(next), self.number(next));
                format!("{a} {sign} {b}")
            }
        }
    }

    /// In parentheses unless it holds together anyway.
    fn grouped(&mut self, text: String) -> String {
        let loose = text.contains('?') || text.contains("&&") || text.contains("||");
        if loose { format!("({text})") } else { self.wrapped(text) }
    }

    fn about_options(&mut self) -> String {
        let option = *self.tape.pick(&OPTIONS);
        match self.tape.below(5) {
            0 => format!("choice == '{option}'"),
            1 => format!("choice != '{option}'"),
            2 => format!("choice in ['{option}', 'b']"),
            3 => format!("'{option}' in chosen"),
            _ => {
                let row = *self.tape.pick(&["chosen", "rows"]);
                format!("size({row}) >= {}", self.tape.below(3))
            }
        }
    }

    fn about_rows(&mut self, depth: usize) -> String {
        let question = *self.tape.pick(&["all", "exists"]);
        self.row = Some("r");
        let body = self.truth(depth);
        self.row = None;
        format!("rows.{question}(r, {body})")
    }

    fn number(&mut self, depth: usize) -> String {
        if depth == 0 {
            let count = self.tape.between(-9, 9);
            return match (self.row, self.tape.below(4)) {
                (Some(row), 3) => format!("{row}.size_of"),
                (_, 0) => self.flavor.text(count),
                (_, at) => (*["m", "n"].get(at - 1).unwrap_or(&"n")).to_owned(),
            };
        }
        let next = depth - 1;
        match self.tape.below(6) {
            0 => {
                let (a, b) = (self.number(next), self.number(next));
                format!("{a} + {b}")
            }
            1 => format!("{} - ({})", self.number(next), self.number(next)),
            2 => format!("({}) * ({})", self.number(next), self.number(next)),
            3 => format!("-({})", self.number(next)),
            4 if self.flavor == Flavor::Halves => format!("({}) / 2.0", self.number(next)),
            4 => self.number(next),
            _ => format!("(({}) ? ({}) : ({}))", self.truth(next), self.number(next), self.number(next)),
        }
    }
}

/// What this engine says, or the first thing that is wrong.
fn ours(expression: &str, world: &World, flavor: Flavor) -> Result<Possible, String> {
    let guideline = format!(
        "riktlinje: 1
id: trial
version: 1.0.0
title: Trial
languages: [en]
facts:
  x: {{type: bool}}
  y: {{type: bool}}
  m: {{type: number, min: -9, max: 9}}
  n: {{type: number, min: -9, max: 9}}
  choice: {{type: choice, options: {{a: A, b: B, c: C}}}}
  chosen: {{type: choices, options: {{a: A, b: B, c: C}}}}
  rows: {{type: rows, max_rows: 9, columns: {{size_of: {{type: number}}, yes: {{type: bool}}}}}}
values:
  v: \"{expression}\"
"
    );
    let loaded = riktlinje::load(&[Source { name: "trial.yaml", text: &guideline }]);
    let program = loaded.map_err(|error| error.to_string())?.program;
    let chosen: Vec<&str> = world.chosen.iter().map(|at| OPTIONS[*at]).collect();
    let row = |(size, yes): &(i64, bool)| format!("{{size_of: {}, yes: {yes}}}", flavor.text(*size));
    let rows: Vec<String> = world.rows.iter().map(row).collect();
    let proposal = format!(
        "riktlinje: 1\nanswers: {{x: {}, y: {}, m: {}, n: {}, choice: {}, chosen: [{}], rows: [{}]}}\n",
        world.truths[0],
        world.truths[1],
        flavor.text(world.numbers[0]),
        flavor.text(world.numbers[1]),
        OPTIONS[world.choice],
        chosen.join(", "),
        rows.join(", ")
    );
    let proposal = Proposal::read(&program, 0, &proposal, &mut Diagnostics::new()).ok_or("no proposal")?;
    let mut record = program.blank_record();
    program.evaluate(&proposal.answers, Date::parse("2026-11-22").unwrap(), &mut record);
    Ok(program.possible(&record, program.value_slot(ValueId(0)), program.guideline().values[0].ty))
}

/// What CEL says, or its error.
fn theirs(expression: &str, world: &World, flavor: Flavor) -> Result<Value, String> {
    let program = cel::Program::compile(expression).map_err(|error| error.to_string())?;
    let mut context = Context::default();
    let chosen: Vec<String> = world.chosen.iter().map(|at| OPTIONS[*at].to_owned()).collect();
    let row = |(size, yes): &(i64, bool)| -> Value {
        HashMap::from([("size_of", flavor.value(*size)), ("yes", Value::Bool(*yes))]).into()
    };
    context.add_variable_from_value("x", world.truths[0]);
    context.add_variable_from_value("y", world.truths[1]);
    context.add_variable_from_value("m", flavor.value(world.numbers[0]));
    context.add_variable_from_value("n", flavor.value(world.numbers[1]));
    context.add_variable_from_value("choice", OPTIONS[world.choice]);
    context.add_variable_from_value("chosen", chosen);
    context.add_variable_from_value("rows", world.rows.iter().map(row).collect::<Vec<Value>>());
    program.execute(&context).map_err(|error| format!("{error:?}"))
}

/// Whether both say the same.
fn agree(ours: &Possible, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Possible::Truth(ours), Value::Bool(theirs)) => *ours == Truth::from_bool(*theirs),
        (Possible::Number(ours), Value::Int(theirs)) => {
            ours.range.as_point().and_then(Number::to_int) == Some(*theirs)
        }
        (Possible::Number(ours), Value::Float(theirs)) => {
            // All results here are multiples of a small power of two, exact on both sides.
            let text = ours.range.as_point().map(|point| point.to_string());
            text.and_then(|text| text.parse::<f64>().ok()).is_some_and(|ours| (ours - theirs).abs() < 1e-9)
        }
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_shared_part_means_the_same(numbers in proptest::collection::vec(any::<u16>(), 20..300)) {
        let mut tape = Tape::new(numbers);
        let flavor = if tape.chance(50) { Flavor::Halves } else { Flavor::Whole };
        let world = world(&mut tape);
        let about_truth = !tape.chance(30);
        let mut writer = Writer { tape: &mut tape, flavor, row: None };
        let expression = if about_truth { writer.truth(4) } else { writer.number(4) };
        let ours = ours(&expression, &world, flavor).map_err(TestCaseError::fail)?;
        let theirs = theirs(&expression, &world, flavor);
        prop_assert!(
            theirs.as_ref().is_ok_and(|theirs| agree(&ours, theirs)),
            "{}: {:?} here, {:?} there\n{:?}", expression, ours, theirs, world
        );
    }
}

/// Expressions on which the two differ: what we say, what CEL says, and why.
const DIFFERENCES: [(&str, &str, &str, &str); 10] = [
    ("7 / 2", "7/2", "Int(3)", "one exact number; no division that drops the rest"),
    ("0.1 + 0.2 == 0.3", "yes", "Bool(false)", "decimals are exact; CEL's doubles are binary"),
    ("1 + 0.5", "3/2", "UnsupportedBinaryOperator", "whole numbers and decimals are one type"),
    ("9223372036854775807 + 1 > 0", "yes", "Overflow", "numbers reach to 10^26"),
    ("10000000000000001.0 == 10000000000000000.0", "no", "Bool(true)", "no digits are lost"),
    ("'a' < 'b'", "refused", "Bool(true)", "texts have no order"),
    (
        "'a' == 'b'",
        "refused",
        "Bool(false)",
        "a text is an option of a choice, so it needs a choice beside it",
    ),
    ("choice == 'd'", "refused", "Bool(false)", "a misspelt option is found when the guideline is loaded"),
    ("1 < 2 == true", "refused", "Bool(true)", "chained comparisons read differently to different people"),
    ("x == 1", "refused", "Bool(false)", "no comparison of different types"),
];

#[test]
fn differences_are_those_we_chose() {
    let world = World { truths: [true, false], numbers: [7, 2], choice: 0, chosen: vec![0], rows: vec![] };
    for (expression, wanted, cel, reason) in DIFFERENCES {
        let ours = match ours(expression, &world, Flavor::Whole) {
            Err(_) => "refused".to_owned(),
            Ok(Possible::Truth(truth)) => format!("{truth:?}"),
            Ok(Possible::Number(number)) if number.range.as_point().is_some_and(Number::is_whole) => {
                format!("{:?}", number.range)
            }
            Ok(Possible::Number(number)) => {
                let half = NumberRange::point(Number::from_int(2));
                format!("{:?}/2", number.range * half)
            }
            Ok(other) => format!("{other:?}"),
        };
        assert_eq!(ours, wanted, "{expression}: {reason}");
        let theirs = match theirs(expression, &world, Flavor::Whole) {
            Ok(value) => format!("{value:?}"),
            Err(error) => error,
        };
        assert!(theirs.contains(cel), "{expression}: {theirs}, not {cel}");
    }
}
