//! A batch says what the evaluator says, on every finding of every case.

use proptest::prelude::*;

use super::whole::Registers;
use super::{Batch, Columns};
use crate::answers::{Answer, AnswerValue, Answers, Evidence, EvidenceState};
use crate::date::{Date, DateRange};
use crate::model::{FactId, Type, ValueId};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::source::Source;
use crate::truth::Truth;

/// Every kind of test: answers of their own, options, steps, sums, gates, none, dates, rows, series.
const GUIDELINE: &str = include_str!("../decide/tests.yaml");

fn program() -> Program {
    let source = Source { name: "tests.yaml", text: GUIDELINE };
    crate::load(&[source]).unwrap_or_else(|error| panic!("{error}")).program
}

fn day() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// An answer to a fact from two arbitrary numbers, or none. Kinds above 5 are plain, those below are not.
fn answer(program: &Program, fact: FactId, kind: u8, value: i64) -> Option<Answer> {
    let options = |list| program.guideline().option_list(list).options.len();
    let few = |value: i64, options: usize| value.unsigned_abs() & ((1 << options) - 1);
    let wide = [0_i64, 0, 0, 40_000_000_000, 30_000_000_000_000_000][usize::from(kind / 16 % 5)];
    let number =
        Number::from_units(i128::from(value % 12) * 500_000_000_000 + i128::from(wide) * 1_000_000_000_000);
    let value = match (program.guideline().fact(fact).ty, kind % 16) {
        (_, 0..=3) => return None,
        (_, 4) if value % 3 == 0 => AnswerValue::Unknown,
        (Type::Truth, _) => AnswerValue::Truth(Truth::from_bool(value % 2 == 0)),
        (Type::Text, _) => AnswerValue::Text,
        (Type::Number, 4) => AnswerValue::Number(NumberRange::between(
            number,
            Number::from_units(number.units() + 2_000_000_000_000),
        )),
        (Type::Number, 5) if value % 5 == 0 => AnswerValue::None,
        (Type::Number, _) => AnswerValue::Number(NumberRange::point(number)),
        (Type::Date, _) => {
            let days = ["2026-01-01", "2026-11-22", "2027-06-30"];
            let day = days[usize::try_from(value.unsigned_abs() % 3).unwrap_or(0)];
            AnswerValue::Date(DateRange::point(Date::parse(day).ok()?))
        }
        (Type::Choice(list), 4) => AnswerValue::Choice(vec![few(value, options(list)).max(1)]),
        (Type::Choice(list), _) => {
            AnswerValue::Choice(vec![1 << (value.unsigned_abs() % options(list) as u64)])
        }
        (Type::Choices(list), 4) => {
            let may = few(value, options(list));
            AnswerValue::Choices { must: vec![may & few(value >> 8, options(list))], may: vec![may] }
        }
        (Type::Choices(list), _) => {
            let chosen = vec![few(value, options(list))];
            AnswerValue::Choices { must: chosen.clone(), may: chosen }
        }
        (Type::Series, 5) => AnswerValue::Series(vec![Some(NumberRange::point(number)); 3]),
        (Type::Series | Type::Rows(_), _) => return None,
    };
    let expired = Evidence {
        kind: "document".to_owned(),
        reference: None,
        date: None,
        valid_until: Date::parse("2026-01-01").ok(),
        by: None,
    };
    let evidence = if kind == 255 { EvidenceState::Given(expired) } else { EvidenceState::Unstated };
    Some(Answer { value, evidence })
}

fn cases(program: &Program, picks: &[Vec<(u8, i64)>]) -> (Vec<Answers>, Columns) {
    let mut columns = Columns::new(program);
    let mut all = Vec::new();
    for picks in picks {
        let mut answers = Answers::empty(program);
        columns.add_row();
        for (fact, (kind, value)) in (0..).map(FactId).take(program.guideline().facts.len()).zip(picks) {
            if let Some(answer) = answer(program, fact, *kind, *value) {
                columns.set_answer(program, fact, answer.clone());
                answers.set(fact, answer);
            }
        }
        all.push(answers);
    }
    (all, columns)
}

fn agree(
    program: &Program,
    all: &[Answers],
    columns: &Columns,
    batch: &mut Batch<'_>,
) -> Result<(), TestCaseError> {
    let results = batch.assess(columns);
    prop_assert_eq!(results.rows(), all.len());
    let mut record = program.blank_record();
    for (row, answers) in all.iter().enumerate() {
        program.evaluate(answers, day(), &mut record);
        for (at, ruling) in program.rulings(&record, &[], day()).enumerate() {
            let id = &program.guideline().rules[at].id;
            prop_assert_eq!(results.statuses(at, row), ruling.statuses, "{} in row {}", id, row);
        }
        prop_assert_eq!(results.verdict(row), program.verdict(&record, &[], day()), "row {}", row);
        for (fact, answer) in answers.iter() {
            prop_assert_eq!(columns.answer(program, row, fact), Some(answer.clone()), "row {}", row);
        }
    }
    Ok(())
}

/// Cases of which most are plain, and the others have one answer in ten that is not.
fn picks() -> impl Strategy<Value = Vec<Vec<(u8, i64)>>> {
    let case = prop::collection::vec((any::<u8>(), any::<i64>()), 24);
    let plain =
        case.clone().prop_map(|case| case.into_iter().map(|(kind, value)| (kind | 8, value)).collect());
    let half = case.clone().prop_map(|case: Vec<(u8, i64)>| {
        let kind = |kind: u8| if kind.is_multiple_of(3) { kind & 0xf0 } else { kind | 8 };
        case.into_iter().map(|(at, value)| (kind(at), value)).collect()
    });
    prop::collection::vec(prop_oneof![4 => plain, 4 => half, 1 => case], 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Two batches one after the other through the same plan, or another one, whatever the registers.
    #[test]
    fn every_finding_and_the_verdict_agree(first in picks(), second in picks()) {
        let program = program();
        let registers = [Registers::Widest, Registers::Half, Registers::Plain];
        let mut batches = registers.map(|registers| Batch::new(&program, day()).with_registers(registers));
        for picks in [first, second] {
            let (all, columns) = cases(&program, &picks);
            for batch in &mut batches {
                agree(&program, &all, &columns, batch)?;
            }
        }
    }
}

/// More rows than one block, repeated so that each pattern meets each position of a word.
#[test]
fn blocks_and_their_ends_agree() {
    let program = program();
    let picks: Vec<Vec<(u8, i64)>> = (0..1100_i64)
        .map(|row| {
            let number =
                |fact: i64| row.wrapping_mul(2_654_435_761).wrapping_add(fact * 40_503).rotate_left(17);
            (0..24).map(|fact| (u8::try_from(number(fact) & 0x7f).unwrap_or(0), number(fact + 50))).collect()
        })
        .collect();
    let (all, columns) = cases(&program, &picks);
    for registers in [Registers::Widest, Registers::Half, Registers::Plain] {
        let mut batch = Batch::new(&program, day()).with_registers(registers);
        agree(&program, &all, &columns, &mut batch).unwrap();
    }
    let words: Vec<u64> = Batch::new(&program, day()).assess(&columns).maybe_violated(0).collect();
    assert_eq!(words.len(), 1100_usize.div_ceil(64));
    assert_eq!(words[17] >> (1100 % 64), 0, "rows beyond the last are no");
}

#[test]
fn values_are_computed_where_they_are_asked_for() {
    let program = program();
    let (all, columns) = cases(&program, &[vec![(8, 3); 24], vec![(0, 0); 24]]);
    let total = ValueId(0);
    let results = Batch::new(&program, day()).with_values(&[total]).assess(&columns);
    let values = results.value(total).unwrap();
    let mut record = program.blank_record();
    for (answers, value) in all.iter().zip(values) {
        program.evaluate(answers, day(), &mut record);
        let ty = program.guideline().value(total).ty;
        assert_eq!(*value, program.possible(&record, program.value_slot(total), ty));
    }
    assert_eq!(values.len(), 2);
}

#[test]
fn no_case_gives_no_result() {
    let program = program();
    let results = program.assess_batch(&Columns::new(&program), day());
    assert_eq!((results.rows(), results.violated(0).count()), (0, 0));
}
