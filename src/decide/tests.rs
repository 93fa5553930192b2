//! The table says what the evaluator says, on every case.

use proptest::prelude::*;

use super::{Decider, Fields, JsonReader, Value, WrongLength};
use crate::answers::{Answer, AnswerValue, Answers};
use crate::assess::Live;
use crate::date::Date;
use crate::diagnostic::Diagnostics;
use crate::model::{FactId, Type};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::source::{Limits, Source, read_json};
use crate::truth::Truth;

/// Every kind of test: answers of their own, options, steps, sums, gates, none, dates, rows, series.
const GUIDELINE: &str = include_str!("tests.yaml");

fn program() -> Program {
    let source = Source { name: "tests.yaml", text: GUIDELINE };
    crate::load(&[source]).unwrap_or_else(|error| panic!("{error}")).program
}

fn day() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// An answer to a fact from two arbitrary numbers, or none.
fn answer(program: &Program, fact: FactId, kind: u8, value: i64) -> Option<AnswerValue> {
    let list = |list| program.guideline().option_list(list).options.len();
    let few = |value: i64, options: usize| value.unsigned_abs() & ((1 << options) - 1);
    let wide = [0_i64, 40_000_000_000, -40_000_000_000, 30_000_000_000][usize::from(kind / 4 % 4)];
    let number =
        Number::from_units(i128::from(value % 12) * 500_000_000_000 + i128::from(wide) * 1_000_000_000_000);
    match (program.guideline().fact(fact).ty, kind % 4) {
        (_, 0) => None,
        (Type::Truth, _) => Some(AnswerValue::Truth(Truth::from_bool(value % 2 == 0))),
        (Type::Text, _) => Some(AnswerValue::Text),
        (Type::Number, 1) => {
            let other = Number::from_units(number.units() + 2_000_000_000_000);
            Some(AnswerValue::Number(NumberRange::between(number, other)))
        }
        (Type::Number, 2) if value % 5 == 0 => Some(AnswerValue::None),
        (Type::Number, _) => Some(AnswerValue::Number(NumberRange::point(number))),
        (Type::Date, _) => {
            let date = Date::parse(
                ["2026-01-01", "2026-11-22", "2027-06-30"]
                    [usize::try_from(value.unsigned_abs() % 3).unwrap_or(0)],
            );
            Some(AnswerValue::Date(crate::date::DateRange::point(date.ok()?)))
        }
        (Type::Choice(id), 1) => Some(AnswerValue::Choice(vec![few(value, list(id)).max(1)])),
        (Type::Choice(id), _) => {
            Some(AnswerValue::Choice(vec![1 << (value.unsigned_abs() % list(id) as u64)]))
        }
        (Type::Choices(id), 1) => {
            let may = few(value, list(id));
            Some(AnswerValue::Choices { must: vec![may & few(value >> 8, list(id))], may: vec![may] })
        }
        (Type::Choices(id), _) => {
            let chosen = vec![few(value, list(id))];
            Some(AnswerValue::Choices { must: chosen.clone(), may: chosen })
        }
        (Type::Series, _) => Some(AnswerValue::Series(vec![Some(NumberRange::point(number)); 3])),
        (Type::Rows(_), _) => None,
    }
}

fn answers(program: &Program, picks: &[(u8, i64)]) -> Answers {
    let mut answers = Answers::empty(program);
    for (fact, (kind, value)) in (0..).map(FactId).take(program.guideline().facts.len()).zip(picks) {
        if let Some(value) = answer(program, fact, *kind, *value) {
            answers.set(fact, Answer::new(value));
        }
    }
    answers
}

/// An answer that is a plain value.
fn plain_value(answer: &AnswerValue) -> Option<Value> {
    match answer {
        AnswerValue::Truth(truth) => Some(Value::truth(truth.is_yes())),
        AnswerValue::Text => Some(Value::truth(true)),
        AnswerValue::Number(range) => {
            let point = range.as_point()?;
            let millionths = i64::try_from(point.units() / 1_000_000).ok()?;
            point.to_int().map(Value::whole).or_else(|| Value::millionths(millionths))
        }
        AnswerValue::Choice(words) if words[0].is_power_of_two() => {
            Some(Value::option(words[0].trailing_zeros()))
        }
        AnswerValue::Choices { must, may } if must == may => Some(Value::chosen(must[0])),
        AnswerValue::Unknown
        | AnswerValue::None
        | AnswerValue::Date(_)
        | AnswerValue::Choice(_)
        | AnswerValue::Choices { .. }
        | AnswerValue::Series(_)
        | AnswerValue::Rows { .. } => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// One case after another through the same space.
    #[test]
    fn every_ruling_and_the_verdict_agree(
        cases in prop::collection::vec(prop::collection::vec((any::<u8>(), any::<i64>()), 24), 1..4),
    ) {
        let program = program();
        let decider = Decider::new(&program);
        let (mut record, mut case) = (program.blank_record(), decider.case(day()));
        let mut decision = decider.decision();
        for picks in cases {
            let answers = answers(&program, &picks);
            program.evaluate(&answers, day(), &mut record);
            decider.load(&answers, &[], day(), &mut case);
            decider.decide(&mut case, &mut decision);
            for (at, ruling) in program.rulings(&record, &[], day()).enumerate() {
                let id = &program.guideline().rules[at].id;
                prop_assert_eq!(decision.possible(at), Some((ruling.statuses, ruling.classes)), "{}", id);
            }
            prop_assert_eq!(decision.verdict(), program.verdict(&record, &[], day()));
        }
    }

    /// A form that is filled in, changed and emptied always says what its answers say.
    #[test]
    fn one_changed_answer_at_a_time(steps in prop::collection::vec((0_u32..16, any::<u8>(), any::<i64>()), 1..40)) {
        let program = program();
        let mut live = Live::new(&program, Answers::empty(&program), Vec::new(), day());
        let mut record = program.blank_record();
        for (fact, kind, value) in steps {
            let fact = FactId(fact);
            live.answer(fact, answer(&program, fact, kind, value).map(Answer::new));
            program.evaluate(live.answers(), day(), &mut record);
            let rulings: Vec<_> = program.rulings(&record, &[], day()).collect();
            prop_assert_eq!(live.rulings(), rulings.as_slice());
            prop_assert_eq!(live.verdict(), program.verdict(&record, &[], day()));
            prop_assert_eq!(&live.record().numbers, &record.numbers);
            prop_assert_eq!(&live.record().words, &record.words);
        }
    }

    /// All plain values in one call, or one by one, are the same as answers.
    #[test]
    fn plain_values_agree(cases in prop::collection::vec(prop::collection::vec((any::<u8>(), any::<i64>()), 24), 1..4)) {
        let program = program();
        let decider = Decider::new(&program);
        let mut all: [_; 3] = std::array::from_fn(|_| (decider.case(day()), decider.decision()));
        for picks in cases {
            let given = answers(&program, &picks);
            let mut plain = Answers::empty(&program);
            let mut values = vec![Value::OPEN; program.guideline().facts.len()];
            for (fact, answer) in given.iter() {
                if let Some(value) = plain_value(&answer.value) {
                    plain.set(fact, answer.clone());
                    values[fact.index()] = value;
                }
            }
            let [(filled, by_fill), (set, by_set), (loaded, by_load)] = &mut all;
            decider.fill(&values, filled);
            decider.clear(set);
            for (fact, value) in (0..).map(FactId).zip(&values) {
                decider.set(fact, *value, set);
            }
            decider.load(&plain, &[], day(), loaded);
            decider.decide(filled, by_fill);
            decider.decide(set, by_set);
            decider.decide(loaded, by_load);
            for at in 0..program.rules().len() {
                let id = &program.guideline().rules[at].id;
                prop_assert_eq!(by_fill.possible(at), by_load.possible(at), "{} filled", id);
                prop_assert_eq!(by_set.possible(at), by_load.possible(at), "{} set", id);
            }
            prop_assert_eq!(by_fill.verdict(), by_load.verdict());
        }
    }

    /// All plain values in one call by kind are the same as in a list.
    #[test]
    fn fields_agree(cases in prop::collection::vec(prop::collection::vec((any::<u8>(), any::<i64>()), 24), 1..4)) {
        let program = program();
        let decider = Decider::new(&program);
        let mut all: [_; 2] = std::array::from_fn(|_| (decider.case(day()), decider.decision()));
        for picks in cases {
            let given = answers(&program, &picks);
            let mut lists = Lists::open(&decider);
            let mut plain = Answers::empty(&program);
            for (fact, answer) in given.iter() {
                if lists.set(&decider, fact, &answer.value) {
                    plain.set(fact, answer.clone());
                }
            }
            let [(filled, by_fill), (loaded, by_load)] = &mut all;
            prop_assert_eq!(decider.fill_fields(&lists.fields(), filled), Ok(()));
            decider.load(&plain, &[], day(), loaded);
            decider.decide(filled, by_fill);
            decider.decide(loaded, by_load);
            for at in 0..program.rules().len() {
                let id = &program.guideline().rules[at].id;
                prop_assert_eq!(by_fill.possible(at), by_load.possible(at), "{}", id);
            }
            prop_assert_eq!(by_fill.verdict(), by_load.verdict());
        }
    }

    /// Plain JSON straight into a case is the same as through the strict reader.
    #[test]
    fn json_text_agrees(cases in prop::collection::vec(prop::collection::vec((any::<u8>(), any::<i64>()), 24), 1..4)) {
        let program = program();
        let decider = Decider::new(&program);
        let mut reader = JsonReader::new(&decider);
        let (mut case, mut expected) = (decider.case(day()), decider.case(day()));
        let (mut found, mut wanted) = (decider.decision(), decider.decision());
        for picks in cases {
            let text = answers(&program, &picks).canonical(&program);
            let tree = read_json(0, &text, &Limits::default(), &mut Diagnostics::new()).unwrap();
            let Some(answers) = Answers::read(&program, &tree, &mut Diagnostics::new()) else {
                prop_assert!(reader.read(&text, &mut case).is_err());
                continue;
            };
            prop_assert!(reader.read(&text, &mut case).is_ok());
            decider.load(&answers, &[], day(), &mut expected);
            decider.decide(&mut case, &mut found);
            decider.decide(&mut expected, &mut wanted);
            for at in 0..program.rules().len() {
                prop_assert_eq!(found.possible(at), wanted.possible(at), "{} in {}", at, text);
            }
        }
    }
}

/// Lists of [`Fields`].
struct Lists {
    truths: Vec<[u64; 2]>,
    numbers: Vec<i64>,
    choices: Vec<u32>,
    chosen: Vec<[u64; 2]>,
}

impl Lists {
    fn open(decider: &Decider<'_>) -> Lists {
        let order = decider.field_order();
        Lists {
            truths: vec![Fields::OPEN_BITS; order.truths.len().div_ceil(64)],
            numbers: vec![Fields::OPEN_NUMBER; order.numbers.len()],
            choices: vec![Fields::OPEN_CHOICE; order.choices.len()],
            chosen: vec![Fields::OPEN_BITS; order.chosen.len()],
        }
    }

    /// Takes an answer; false for one that fields do not have.
    fn set(&mut self, decider: &Decider<'_>, fact: FactId, answer: &AnswerValue) -> bool {
        let order = decider.field_order();
        let place = |facts: &[FactId]| facts.iter().position(|other| *other == fact).unwrap();
        match answer {
            AnswerValue::Truth(truth) => {
                let at = place(&order.truths);
                let [yes, maybe] = &mut self.truths[at / 64];
                *yes |= u64::from(truth.is_yes()) << (at % 64);
                *maybe &= !(u64::from(truth.is_no()) << (at % 64));
            }
            AnswerValue::Number(range) => {
                let Some(point) = range.as_point() else { return false };
                let Ok(point) = i64::try_from(point.units() / 1_000_000) else { return false };
                self.numbers[place(&order.numbers)] = point;
            }
            AnswerValue::Choice(words) => {
                let &[word] = words.as_slice() else { return false };
                if !word.is_power_of_two() {
                    return false;
                }
                self.choices[place(&order.choices)] = word.trailing_zeros();
            }
            AnswerValue::Choices { must, may } => self.chosen[place(&order.chosen)] = [must[0], may[0]],
            AnswerValue::Text
            | AnswerValue::Unknown
            | AnswerValue::None
            | AnswerValue::Date(_)
            | AnswerValue::Series(_)
            | AnswerValue::Rows { .. } => return false,
        }
        true
    }

    fn fields(&self) -> Fields<'_> {
        let Lists { truths, numbers, choices, chosen } = self;
        Fields { truths, numbers, choices, chosen }
    }
}

#[test]
fn fields_of_another_length_are_refused() {
    let program = program();
    let decider = Decider::new(&program);
    let mut case = decider.case(day());
    let lists = Lists::open(&decider);
    let count = lists.numbers.len();
    let short = Fields { numbers: &lists.numbers[1..], ..lists.fields() };
    let refused = decider.fill_fields(&short, &mut case);
    assert_eq!(refused, Err(WrongLength { list: "numbers", expected: count, found: count - 1 }));
    assert_eq!(
        refused.unwrap_err().to_string(),
        format!("`numbers` has a length of {}, and this guideline asks for {count}", count - 1)
    );
}

#[test]
fn wrong_answers_are_refused_as_elsewhere() {
    let program = program();
    let decider = Decider::new(&program);
    let mut reader = JsonReader::new(&decider);
    let mut case = decider.case(day());
    let wrong = [
        r#"{"cost": 1, "cost": 2}"#,
        r#"{"costs": 1}"#,
        r#"{"cost": "1"}"#,
        r#"{"level": "none"}"#,
        r#"{"areas": ["law", "law"]}"#,
        r#"{"bounded": 11}"#,
        r#"{"bounded": 1.5}"#,
        r#"{"cost": 1"#,
        r#"{"cost": 0.1234567}"#,
    ];
    for text in wrong {
        assert!(reader.read(text, &mut case).is_err(), "{text}");
    }
    assert!(reader.read(r#" { "cost" : 1.5 , "level":"high" , "areas" : [ ] } "#, &mut case).is_ok());
}
