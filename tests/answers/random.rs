//! Random answers, written in random ways, are read as what they were.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use riktlinje::answers::{Answer, AnswerValue, Answers, Evidence, EvidenceState, Proposal};
use riktlinje::date::{Date, DateRange};
use riktlinje::diagnostic::Diagnostics;
use riktlinje::number::{Number, NumberRange};
use riktlinje::text::Language;
use riktlinje::value::Truth;

use super::{answers, fact, program};

/// An answer with the text that says it, in the flow form that YAML and JSON share.
type Written = (AnswerValue, String);

fn unknown() -> BoxedStrategy<Written> {
    Just((AnswerValue::Unknown, "null".to_owned())).boxed()
}

fn none() -> BoxedStrategy<Written> {
    Just((AnswerValue::None, r#"{"none": true}"#.to_owned())).boxed()
}

fn truth() -> BoxedStrategy<Written> {
    let point = any::<bool>().prop_map(|yes| (AnswerValue::Truth(Truth::from_bool(yes)), yes.to_string()));
    let both = Just((AnswerValue::Truth(Truth::OPEN), r#"{"one_of": [false, true]}"#.to_owned()));
    prop_oneof![point, both, unknown()].boxed()
}

/// A number of so many millionths, in one of several spellings.
fn spelled(millionths: i64, spelling: u8) -> (Number, String) {
    let number = Number::from_units(i128::from(millionths) * 1_000_000);
    let text = match spelling {
        0 => number.to_string(),
        1 => format!("{millionths}e-6"),
        2 => format!("{millionths}.0E-6"),
        _ => format!(
            "{}{}.{:06}000",
            if millionths < 0 { "-" } else { "" },
            millionths.abs() / 1_000_000,
            millionths.abs() % 1_000_000
        ),
    };
    (number, text)
}

/// A number or range of whole steps of a millionth within bounds; `step` 1 000 000 makes it whole.
fn range(low: i64, high: i64, step: i64) -> BoxedStrategy<(NumberRange, String)> {
    (low / step..=high / step, low / step..=high / step, any::<bool>(), 0_u8..4)
        .prop_map(move |(a, b, is_point, spelling)| {
            let (a, b) = (a.min(b) * step, a.max(b) * step);
            let ((low, low_text), (high, high_text)) = (spelled(a, spelling), spelled(b, 3 - spelling));
            if is_point {
                (NumberRange::point(low), low_text)
            } else {
                (NumberRange::between(low, high), format!(r#"{{"between": [{low_text}, {high_text}]}}"#))
            }
        })
        .boxed()
}

fn number(low: i64, high: i64, step: i64) -> BoxedStrategy<Written> {
    let range = range(low, high, step).prop_map(|(range, text)| (AnswerValue::Number(range), text));
    prop_oneof![4 => range, 1 => unknown()].boxed()
}

fn date(first: &str, last: &str) -> BoxedStrategy<Written> {
    let day = |text: &str| i64::from(Date::parse(text).unwrap().days());
    let days = day(first)..=day(last);
    let range = (days.clone(), days, any::<bool>()).prop_map(|(a, b, is_point)| {
        let day = |days: i64| Date::from_days(days).unwrap();
        let (low, high) = (day(a.min(b)), day(a.max(b)));
        if is_point {
            (AnswerValue::Date(DateRange::point(low)), format!(r#""{low}""#))
        } else {
            (
                AnswerValue::Date(DateRange::between(low, high)),
                format!(r#"{{"between": ["{low}", "{high}"]}}"#),
            )
        }
    });
    prop_oneof![4 => range, 1 => unknown()].boxed()
}

fn words(chosen: &[(usize, &str)]) -> Vec<u64> {
    vec![chosen.iter().fold(0, |words, (bit, _)| words | 1 << bit)]
}

fn listed(chosen: &[(usize, &str)]) -> String {
    let quoted: Vec<String> = chosen.iter().map(|(_, id)| format!("\"{id}\"")).collect();
    format!("[{}]", quoted.join(", "))
}

fn choice(options: &'static [&'static str]) -> BoxedStrategy<Written> {
    let all: Vec<(usize, &str)> = options.iter().copied().enumerate().collect();
    let some = subsequence(all, 1..=options.len()).prop_shuffle().prop_map(|chosen| {
        let text = match chosen.as_slice() {
            [(_, only)] => format!("\"{only}\""),
            several => format!(r#"{{"one_of": {}}}"#, listed(several)),
        };
        (AnswerValue::Choice(words(&chosen)), text)
    });
    prop_oneof![4 => some, 1 => unknown()].boxed()
}

fn choices(options: &'static [&'static str]) -> BoxedStrategy<Written> {
    let all: Vec<(usize, &str)> = options.iter().copied().enumerate().collect();
    let part = || subsequence(all.clone(), 0..=options.len()).prop_shuffle();
    let exact = part().prop_map(|chosen| {
        (AnswerValue::Choices { must: words(&chosen), may: words(&chosen) }, listed(&chosen))
    });
    let open = (part(), part()).prop_map(|(must, more)| {
        let text = format!(r#"{{"must": {}, "may": {}}}"#, listed(&must), listed(&more));
        let may = vec![words(&must)[0] | words(&more)[0]];
        (AnswerValue::Choices { must: words(&must), may }, text)
    });
    prop_oneof![exact, open, unknown()].boxed()
}

fn series() -> BoxedStrategy<Written> {
    let year = prop_oneof![
        3 => range(0, 1_000_000_000_000, 1).prop_map(|(range, text)| (Some(range), text)),
        1 => Just((None, "null".to_owned())),
    ];
    proptest::collection::vec(year, 0..6)
        .prop_map(|years| {
            let (values, texts): (Vec<_>, Vec<_>) = years.into_iter().unzip();
            (AnswerValue::Series(values), format!("[{}]", texts.join(", ")))
        })
        .boxed()
}

fn text() -> BoxedStrategy<Written> {
    let given = "[a-zåäö0-9/ ]{0,12}[a-zåäö]".prop_map(|words| (AnswerValue::Text, format!("\"§ {words}\"")));
    prop_oneof![given, none(), unknown()].boxed()
}

fn evidence() -> BoxedStrategy<(EvidenceState, Option<String>)> {
    let given = (select(vec!["document", "decision", "test"]), proptest::option::of("[A-Z]{3} [0-9]{4}"))
        .prop_map(|(kind, reference)| {
            let stated =
                reference.as_ref().map(|text| format!(r#", "reference": "{text}""#)).unwrap_or_default();
            let text = format!(r#"{{"kind": "{kind}"{stated}}}"#);
            let kind = kind.to_owned();
            (
                EvidenceState::Given(Evidence { kind, reference, date: None, valid_until: None, by: None }),
                Some(text),
            )
        });
    let absent = Just((EvidenceState::Absent, Some("\"none\"".to_owned())));
    prop_oneof![2 => Just((EvidenceState::Unstated, None)), 1 => absent, 1 => given].boxed()
}

/// Names by which each fact can be answered, and its answers. Rows are tried by hand: their columns are
/// read by the same functions.
fn facts() -> Vec<(&'static [&'static str], BoxedStrategy<Written>)> {
    const RISK: &[&str] = &["low", "medium", "high"];
    const MILLION: i64 = 1_000_000;
    vec![
        (&["personal_data", "q_17"], truth()),
        (&["risk_level", "risk_band"], choice(RISK)),
        (&["legal_basis"], prop_oneof![choice(&["consent", "public_task"]), none()].boxed()),
        (&["secrecy_types"], choices(&["social_services", "health_care", "school"])),
        (&["users"], number(0, 10_000 * MILLION, MILLION)),
        (&["cost"], number(0, i64::MAX / 2, 1)),
        (&["rate"], prop_oneof![number(i64::MIN / 2, i64::MAX / 2, 1), none()].boxed()),
        (&["start_date"], date("2020-01-01", "2040-12-31")),
        (&["pilot_end"], prop_oneof![date("0001-01-01", "9999-12-31"), none()].boxed()),
        (&["cost_series"], series()),
        (&["dpia"], text()),
        (&["dpia.done"], truth()),
        (&["dpia.outcome.residual"], choice(RISK)),
    ]
}

/// One answered fact: its names, the answer, and the text of its value and its evidence.
#[derive(Clone, Debug)]
struct Given {
    names: &'static [&'static str],
    answer: Answer,
    value: String,
    evidence: Option<String>,
}

impl Given {
    /// The text of the answer, in one of the ways that it can be written.
    fn written(&self, way: usize) -> String {
        match &self.evidence {
            Some(evidence) => format!(r#"{{"value": {}, "evidence": {evidence}}}"#, self.value),
            None if way.is_multiple_of(2) => self.value.clone(),
            None => format!(r#"{{"value": {}}}"#, self.value),
        }
    }

    fn name(&self, way: usize) -> &'static str {
        self.names[way % self.names.len()]
    }
}

fn given() -> impl Strategy<Value = Vec<Given>> {
    let all: Vec<_> =
        facts()
            .into_iter()
            .map(|(names, answer)| {
                let answer = answer.prop_flat_map(|written| (Just(written), evidence()));
                proptest::option::of(answer.prop_map(move |((value, text), (evidence, evidence_text))| {
                    Given { names, answer: Answer { value, evidence }, value: text, evidence: evidence_text }
                }))
            })
            .collect();
    all.prop_map(|facts| facts.into_iter().flatten().collect())
}

/// All answers with dotted names, as JSON on one line or as YAML with a line each.
fn dotted(all: &[Given], way: usize) -> String {
    let (sign, between) = if way.is_multiple_of(2) { ("\"", ", ") } else { ("", "\n  ") };
    let lines: Vec<String> = all
        .iter()
        .enumerate()
        .map(|(at, given)| format!("{sign}{}{sign}: {}", given.name(way + at), given.written(way / 2 + at)))
        .collect();
    if way.is_multiple_of(2) || lines.is_empty() {
        format!("{{{}}}", lines.join(between))
    } else {
        format!("\n  {}", lines.join(between))
    }
}

/// All answers, those of the group `dpia` nested. What is answered for `dpia` itself stays outside.
fn nested(all: &[Given], way: usize) -> String {
    let (inside, outside): (Vec<_>, Vec<_>) =
        all.iter().partition(|given| given.names[0].starts_with("dpia."));
    let mut lines: Vec<String> =
        outside.iter().map(|given| format!("{}: {}", given.name(way), given.written(way))).collect();
    let inner: Vec<String> = inside
        .iter()
        .map(|given| match given.names[0] {
            "dpia.outcome.residual" => format!("outcome: {{residual: {}}}", given.written(way)),
            name => format!("{}: {}", name.trim_start_matches("dpia."), given.written(way)),
        })
        .collect();
    let is_answered = outside.iter().any(|given| given.names[0] == "dpia");
    if !inner.is_empty() && !is_answered {
        lines.push(format!("dpia: {{{}}}", inner.join(", ")));
    } else {
        lines.extend(inside.iter().map(|given| format!("{}: {}", given.names[0], given.written(way))));
    }
    format!("{{{}}}", lines.join(", "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_the_way_of_writing_the_same_is_read(all in given(), way in 0_usize..16) {
        let program = program();
        let mut expected = Answers::empty(program);
        for given in &all {
            expected.set(fact(program, given.names[0]), given.answer.clone());
        }
        for text in [dotted(&all, way), nested(&all, way)] {
            let read = answers(program, &text);
            prop_assert_eq!(&read, &expected, "{}", text);
            prop_assert_eq!(read.digest(program), expected.digest(program));
        }
    }

    #[test]
    fn another_answer_has_another_digest(one in given(), other in given()) {
        let program = program();
        let (one, other) = (answers(program, &dotted(&one, 0)), answers(program, &dotted(&other, 1)));
        let same = one.digest(program) == other.digest(program);
        prop_assert_eq!(one == other, same);
    }

    /// Any tree is read or refused with at least one error; none makes the engine panic.
    #[test]
    fn any_tree_is_read_or_refused(tree in tree()) {
        let program = program();
        let text = format!("riktlinje: 1\nanswers: {tree}\n");
        let mut diagnostics = Diagnostics::new();
        let proposal = Proposal::read(program, 0, &text, &mut diagnostics);
        prop_assert_eq!(proposal.is_none(), diagnostics.has_errors(), "{}", text);
        for diagnostic in diagnostics.iter() {
            prop_assert!(!diagnostic.message(Language::SWEDISH).contains("_sv}"), "{}", text);
        }
        if let Some(proposal) = proposal {
            let mut record = program.blank_record();
            proposal.answers.load(program, Date::MAX, &mut record);
            program.run(&mut record);
        }
    }
}

/// Answers made of known words in any arrangement, right and wrong.
fn tree() -> impl Strategy<Value = String> {
    let leaf = select(LEAVES.to_vec()).prop_map(str::to_owned).boxed();
    let inner = leaf.prop_recursive(3, 24, 3, |inner| {
        let entry =
            (select(INNER_KEYS.to_vec()), inner.clone()).prop_map(|(key, value)| format!("{key}: {value}"));
        let mapping =
            proptest::collection::vec(entry, 0..4).prop_map(|entries| format!("{{{}}}", entries.join(", ")));
        let list = proptest::collection::vec(inner, 0..3).prop_map(|items| format!("[{}]", items.join(", ")));
        prop_oneof![3 => mapping, 1 => list]
    });
    let answer = (select(NAMES.to_vec()), inner).prop_map(|(name, value)| format!("{name}: {value}"));
    proptest::collection::vec(answer, 0..5).prop_map(|answers| format!("{{{}}}", answers.join(", ")))
}

const NAMES: [&str; 16] = [
    "personal_data",
    "q_17",
    "risk_level",
    "legal_basis",
    "secrecy_types",
    "users",
    "rate",
    "start_date",
    "pilot_end",
    "cost_series",
    "risks",
    "dpia",
    "dpia.done",
    "dpia.outcome",
    "total_cost",
    "stranger",
];

const INNER_KEYS: [&str; 18] = [
    "value",
    "evidence",
    "between",
    "one_of",
    "must",
    "may",
    "so_far",
    "none",
    "kind",
    "valid_until",
    "done",
    "outcome",
    "residual",
    "p",
    "probability",
    "label",
    "due",
    "stranger",
];

const LEAVES: [&str; 22] = [
    "true",
    "false",
    "null",
    "none",
    "3",
    "-3",
    "0.5",
    "1e400",
    "1e-7",
    "\"3\"",
    "2027-01-01",
    "2027-13-01",
    "low",
    "school",
    "consent",
    "law",
    "a",
    "document",
    "vet ej",
    "\"\"",
    "[]",
    "{}",
];
