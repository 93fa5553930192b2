//! What the engine makes of answers.

use riktlinje::answers::{Answer, AnswerValue, Answers};
use riktlinje::date::Date;
use riktlinje::evaluate::{ColumnValue, Record, Slot};
use riktlinje::number::{Number, NumberRange};
use riktlinje::program::Program;
use riktlinje::value::{NumberSet, Truth};

use super::{answers, fact, program};

fn as_of() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn loaded(program: &Program, text: &str) -> Record {
    let mut record = program.blank_record();
    answers(program, text).load(program, as_of(), &mut record);
    record
}

/// Whether `SMALL-1`, which demands `dpia.done` with a document or a decision, is met.
fn small_1(program: &Program, text: &str) -> Truth {
    let mut record = loaded(program, text);
    program.run(&mut record);
    record.truth(program.rules()[0].requires)
}

#[test]
fn evidence_is_unstated_absent_or_of_a_kind() {
    let program = program();
    let with =
        |evidence: &str| small_1(program, &format!("{{dpia.done: {{value: true, evidence: {evidence}}}}}"));
    assert_eq!(small_1(program, "{}"), Truth::OPEN);
    assert_eq!(small_1(program, "{dpia.done: true}"), Truth::OPEN, "unstated");
    assert_eq!(small_1(program, "{dpia.done: false}"), Truth::NO);
    assert_eq!(with("null"), Truth::OPEN);
    assert_eq!(with("none"), Truth::NO);
    assert_eq!(with("{kind: document}"), Truth::YES);
    assert_eq!(with("{kind: decision, valid_until: 2026-11-22}"), Truth::YES, "the last day counts");
    assert_eq!(with("{kind: decision, valid_until: 2026-11-21}"), Truth::OPEN, "expired");
    assert_eq!(with("{kind: test}"), Truth::NO, "not a kind that is accepted");
}

#[test]
fn evidence_of_an_open_answer_decides_nothing() {
    let program = program();
    let with = |value: &str| {
        small_1(program, &format!("{{dpia.done: {{value: {value}, evidence: {{kind: document}}}}}}"))
    };
    assert_eq!(with("null"), Truth::OPEN);
    assert_eq!(with("{one_of: [true, false]}"), Truth::OPEN);
    assert_eq!(small_1(program, "{dpia.done: {value: null, evidence: none}}"), Truth::NO);
}

#[test]
fn an_answer_whose_evidence_expired_is_open_again() {
    let program = program();
    let blank = program.blank_record();
    let expired = "{users: {value: 5, evidence: {kind: test, valid_until: 2020-01-01}}}";
    assert_eq!(loaded(program, expired).numbers, blank.numbers);
    let valid = "{users: {value: 5, evidence: {kind: test, valid_until: 2030-01-01}}}";
    let Slot::Number(users) = program.fact_slots(fact(program, "users")).answer else { panic!("a number") };
    assert_eq!(loaded(program, valid).number(users), NumberSet::point(Number::from(5)));
}

#[test]
fn null_leaves_everything_open() {
    let program = program();
    let blank = program.blank_record();
    let all: Vec<String> =
        program.guideline().facts.iter().map(|fact| format!("{}: null", fact.id)).collect();
    let record = loaded(program, &format!("{{{}}}", all.join(", ")));
    assert_eq!(
        (record.truths, record.numbers, record.dates, record.words, record.rows),
        (blank.truths, blank.numbers, blank.dates, blank.words, blank.rows)
    );
}

#[test]
fn none_is_loaded_as_none() {
    let program = program();
    let record = loaded(
        program,
        "{dpia: {none: true}, rate: {none: true}, pilot_end: {none: true}, legal_basis: {none: true}}",
    );
    let slot = |id: &str| program.fact_slots(fact(program, id)).answer;
    let (Slot::Truth(dpia), Slot::Number(rate), Slot::Date(end), Slot::Choice(basis)) =
        (slot("dpia"), slot("rate"), slot("pilot_end"), slot("legal_basis"))
    else {
        panic!("slots by type")
    };
    assert!(record.truth(dpia).is_no());
    assert!(record.number(rate).given.is_no());
    assert!(record.date(end).given.is_no());
    assert_eq!(record.set(basis), [0b100]);
}

#[test]
fn rows_are_finished_or_may_grow() {
    let program = program();
    let Slot::Rows(slot) = program.fact_slots(fact(program, "risks")).answer else { panic!("rows") };
    let rows = |text: &str| loaded(program, text).rows[slot.0 as usize].clone();
    let counts = |text: &str| {
        let state = rows(text);
        (state.known.len(), state.sure_more, state.possible_more)
    };
    assert_eq!(counts("{}"), (0, 1, 3));
    assert_eq!(counts("{risks: {so_far: []}}"), (0, 1, 3));
    assert_eq!(counts("{risks: {so_far: [{p: 1}]}}"), (1, 0, 2));
    assert_eq!(counts("{risks: {so_far: [{p: 1}, {p: 1}, {}]}}"), (3, 0, 0));
    assert_eq!(counts("{risks: [{p: 1}]}"), (1, 0, 0));
    let blank = program.blank_columns(slot);
    assert_eq!(rows("{risks: [{}]}").known, [blank.to_vec()]);
}

#[test]
fn years_that_do_not_count_are_left_out() {
    let program = program();
    let Slot::Series { first, years } = program.fact_slots(fact(program, "cost_series")).answer else {
        panic!("a series")
    };
    assert_eq!(years, 3);
    let record = loaded(program, "{cost_series: [1, null, 3, 4, 5]}");
    let point = |number: i64| NumberSet::point(Number::from(number));
    let bounds = NumberSet::given(NumberRange::between(Number::ZERO, Number::from(1_000_000)));
    assert_eq!(record.years(first, years), [point(1), bounds, point(3)]);
    let short = loaded(program, "{cost_series: [1]}");
    assert_eq!(short.years(first, years), [point(1), bounds, bounds]);
}

/// A caller may set whatever it likes: what does not fit the type of a fact stays open.
#[test]
fn what_does_not_fit_stays_open() {
    let program = program();
    let blank = program.blank_record();
    let odd = [
        AnswerValue::Choice(vec![]),
        AnswerValue::Choice(vec![0]),
        AnswerValue::Choice(vec![u64::MAX]),
        AnswerValue::Choice(vec![1, 1]),
        AnswerValue::Choices { must: vec![1], may: vec![2] },
        AnswerValue::Choices { must: vec![], may: vec![1] },
        AnswerValue::Series(vec![]),
    ];
    for value in odd {
        let mut answers = Answers::empty(program);
        for (id, _) in (0..).map(riktlinje::model::FactId).zip(&program.guideline().facts) {
            answers.set(id, Answer::new(value.clone()));
        }
        let mut record = program.blank_record();
        answers.load(program, as_of(), &mut record);
        assert_eq!(record.words, blank.words, "{value:?}");
        assert_eq!(record.numbers, blank.numbers, "{value:?}");
        program.run(&mut record);
        assert_eq!(answers.digest(program).len(), 64);
    }
    let mut answers = Answers::empty(program);
    let rows = vec![vec![], vec![ColumnValue::Words(vec![1, 2, 3]); 20]];
    answers.set(fact(program, "risks"), Answer::new(AnswerValue::Rows { rows, finished: true }));
    answers.set(riktlinje::model::FactId(9_999), Answer::new(AnswerValue::Text));
    let mut record = program.blank_record();
    answers.load(program, as_of(), &mut record);
    program.run(&mut record);
    assert_eq!(answers.iter().count(), 1);
}
