//! What good proposals say.

use riktlinje::answers::{Answer, AnswerValue, Answers, Evidence, EvidenceState, Proposal};
use riktlinje::date::{Date, DateRange};
use riktlinje::diagnostic::Diagnostics;
use riktlinje::evaluate::ColumnValue;
use riktlinje::number::{Number, NumberRange};
use riktlinje::source::{self, Limits};
use riktlinje::text::Language;
use riktlinje::value::{DateSet, NumberSet, Truth};

use super::{GOOD, answers, fact, program, read};

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn every_form_is_read_for_what_it_says() {
    let program = program();
    let proposal = read(program, GOOD);
    let value = |id: &str| proposal.answers.get(fact(program, id)).unwrap().value.clone();
    assert_eq!(value("personal_data"), AnswerValue::Truth(Truth::OPEN));
    assert_eq!(value("risk_level"), AnswerValue::Choice(vec![0b110]));
    // Consent or none, which is the bit after the two options.
    assert_eq!(value("legal_basis"), AnswerValue::Choice(vec![0b101]));
    assert_eq!(value("secrecy_types"), AnswerValue::Choices { must: vec![0b001], may: vec![0b011] });
    let users = NumberRange::between(number("100"), number("10000"));
    assert_eq!(value("users"), AnswerValue::Number(users), "an open end is the fact's bound");
    assert_eq!(value("cost"), AnswerValue::Number(NumberRange::point(number("1250"))));
    assert_eq!(value("rate"), AnswerValue::None);
    let start = DateRange::between(date("2027-01-01"), date("2027-06-30"));
    assert_eq!(value("start_date"), AnswerValue::Date(start));
    assert_eq!(value("pilot_end"), AnswerValue::Unknown);
    let point = |text: &str| Some(NumberRange::point(number(text)));
    let between = NumberRange::between(number("900000"), number("950000"));
    let years = vec![point("900000"), Some(between), None, point("5")];
    assert_eq!(value("cost_series"), AnswerValue::Series(years));
    assert_eq!(value("dpia.done"), AnswerValue::Truth(Truth::YES));
    assert_eq!(value("dpia.outcome.residual"), AnswerValue::Choice(vec![0b001]));
    assert_eq!(proposal.answers.get(fact(program, "dpia")), None);
}

#[test]
fn rows_hold_a_value_per_column() {
    let program = program();
    let proposal = read(program, GOOD);
    let risks = proposal.answers.get(fact(program, "risks")).unwrap();
    let p = |low: &str, high: &str| {
        ColumnValue::Number(NumberSet::given(NumberRange::between(number(low), number(high))))
    };
    let due = ColumnValue::Date(DateSet { range: DateRange::CALENDAR, given: Truth::OPEN });
    let first = vec![
        ColumnValue::Truth(Truth::YES),
        ColumnValue::Words(vec![0b01]),
        p("3", "3"),
        ColumnValue::Date(DateSet::NONE),
        ColumnValue::Words(vec![0b01, 0b01]),
        ColumnValue::Truth(Truth::YES),
    ];
    let second = vec![
        ColumnValue::Truth(Truth::NO),
        ColumnValue::Words(vec![0b11]),
        p("2", "4"),
        due,
        ColumnValue::Words(vec![0b00, 0b10]),
        ColumnValue::Truth(Truth::OPEN),
    ];
    assert_eq!(risks.value, AnswerValue::Rows { rows: vec![first, second], finished: false });
}

#[test]
fn what_surrounds_the_answers_is_read() {
    let program = program();
    let proposal = read(program, GOOD);
    assert_eq!(proposal.title.unwrap().show(Language::SWEDISH), "Stöd för dokumentation");
    assert_eq!(proposal.guideline.as_deref(), Some("small"));
    assert_eq!(proposal.as_of, Some(date("2026-11-22")));
    let [waiver] = proposal.waivers.as_slice() else { panic!("one waiver") };
    assert_eq!(program.guideline().rule(waiver.rule).id, "SMALL-1");
    assert_eq!((waiver.by.as_str(), waiver.reason.as_str()), ("nämnd", "Lagkrav från 2027"));
    assert_eq!((waiver.granted, waiver.until), (date("2026-11-01"), date("2027-06-30")));
    let evidence = Evidence {
        kind: "document".to_owned(),
        reference: Some("SON 2026/112".to_owned()),
        date: Some(date("2026-09-01")),
        valid_until: Some(date("2027-09-01")),
        by: Some("objektägare".to_owned()),
    };
    let done = proposal.answers.get(fact(program, "dpia.done")).unwrap();
    assert_eq!(done.evidence, EvidenceState::Given(evidence));
}

#[test]
fn a_fact_that_is_also_a_group_can_be_answered_both_ways() {
    let program = program();
    let dpia = fact(program, "dpia");
    let done = fact(program, "dpia.done");
    let both = [
        "{dpia: SON 1, dpia.done: true}",
        "{dpia: {value: SON 1}, dpia.done: true}",
        "{dpia: {value: SON 1, evidence: null}, dpia.done: {value: true}}",
    ];
    let first = answers(program, both[0]);
    assert_eq!(first.get(dpia).unwrap().value, AnswerValue::Text);
    assert_eq!(first.get(done).unwrap().value, AnswerValue::Truth(Truth::YES));
    for text in both {
        assert_eq!(answers(program, text), first, "{text}");
        assert_eq!(answers(program, text).digest(program), first.digest(program), "{text}");
    }
    let none = answers(program, "{dpia: {none: true}}");
    assert_eq!(none.get(dpia).unwrap().value, AnswerValue::None);
    let nested = answers(program, "{dpia: {done: true, outcome: {residual: high}}}");
    assert_eq!(nested, answers(program, "{dpia.done: true, dpia.outcome: {residual: high}}"));
    assert_eq!(nested, answers(program, "{dpia: {done: true, outcome.residual: high}}"));
    assert_eq!(nested.get(dpia), None);
}

#[test]
fn one_answer_written_in_many_ways_is_one_answer() {
    let program = program();
    let same = [
        &[
            "{cost: 1000}",
            "{\"cost\": 1e3}",
            "{cost: {value: 1000.00}}",
            "{cost: {between: [1000, 1000]}}",
            "{cost: +1000.}",
        ][..],
        &["{risk_level: low}", "{risk_band: 'low'}", "{risk_level: {one_of: [low]}}"],
        &["{personal_data: true}", "{q_17: {one_of: [true]}}", "{personal_data: {value: True}}"],
        &["{secrecy_types: [school, health_care]}", "{secrecy_types: {must: [health_care, school]}}"],
        &["{users: {between: [5, null]}}", "{users: {value: {between: [5, 10000]}}}"],
        &["{legal_basis: {none: true}}", "{legal_basis: {value: {none: true}}}"],
        &["{pilot_end: null}", "{pilot_end: }", "{pilot_end: ~}", "{pilot_end: {value: null}}"],
        &["{start_date: 2027-01-01}", "{\"start_date\": \"2027-01-01\"}"],
        &["{risks: [{p: 3}]}", "{risks: [{probability: 3, area: null}]}", "{risks: {value: [{p: 3.0}]}}"],
        &["{}", "null"],
    ];
    let mut digests = std::collections::BTreeSet::new();
    for group in same {
        let first = answers(program, group[0]);
        for text in group {
            let read = answers(program, text);
            assert_eq!(read.digest(program), first.digest(program), "{text}");
            assert_eq!(read, first, "{text}");
        }
        assert!(digests.insert(first.digest(program)), "another answer has the digest of {}", group[0]);
    }
}

#[test]
fn evidence_changes_the_digest_and_its_absence_is_said() {
    let program = program();
    let digest = |text: &str| answers(program, text).digest(program);
    let plain = digest("{dpia.done: true}");
    let none = digest("{dpia.done: {value: true, evidence: none}}");
    let document = digest("{dpia.done: {value: true, evidence: {kind: document}}}");
    let expiring = digest("{dpia.done: {value: true, evidence: {kind: document, valid_until: 2027-01-01}}}");
    assert!(plain != none && none != document && document != expiring && plain != document);
}

#[test]
fn places_are_kept_until_an_answer_is_set() {
    let program = program();
    let text = "riktlinje: 1\nanswers:\n  users: 5\n";
    let mut answers = read(program, text).answers;
    let users = fact(program, "users");
    let place = answers.place(users).unwrap();
    assert_eq!(text.get(place.start as usize..place.end as usize), Some("users"));
    answers.set(users, Answer::new(AnswerValue::Unknown));
    assert_eq!(answers.place(users), None);
    answers.remove(users);
    assert_eq!(answers, Answers::empty(program));
    assert_eq!(answers.iter().count(), 0);
}

#[test]
fn answers_alone_are_read_from_a_tree() {
    let program = program();
    let mut diagnostics = Diagnostics::new();
    let tree = source::read(0, r#"{"users": 12, "dpia.done": false}"#, &Limits::default(), &mut diagnostics)
        .unwrap();
    let answers = Answers::read(program, &tree, &mut diagnostics).unwrap();
    assert_eq!(answers.iter().count(), 2);
    let wrong = source::read(0, r#"{"users": 12.5}"#, &Limits::default(), &mut diagnostics).unwrap();
    assert!(diagnostics.is_empty());
    assert!(Answers::read(program, &wrong, &mut diagnostics).is_none());
    assert_eq!(diagnostics.len(), 1);
    // Mistakes of an earlier reading do not spoil a later one.
    assert!(Answers::read(program, &tree, &mut diagnostics).is_some());
}

/// All mistakes of a file are told at once, sorted by place, and many of them stay quick.
#[test]
fn all_mistakes_are_told_at_once() {
    let program = program();
    let lines: Vec<String> = (0..5_000).map(|at| format!("  personal_date_{at}: true\n")).collect();
    let lines = lines.concat();
    let text = format!("riktlinje: 1\nwaivers: [3]\nanswers:\n  users: many\n{lines}");
    let mut diagnostics = Diagnostics::new();
    assert!(Proposal::read(program, 0, &text, &mut diagnostics).is_none());
    assert_eq!(diagnostics.len(), 5_002);
    assert!(diagnostics.iter().map(|diagnostic| diagnostic.span).is_sorted());
}
