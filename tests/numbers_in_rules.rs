//! Exact money through whole guidelines: a benefit that equals the cost to the öre passes, one öre less
//! fails, whatever present values, parts and divisions lie between.

use proptest::prelude::*;
use riktlinje::Source;
use riktlinje::answers::Proposal;
use riktlinje::assess::{Assessment, Status};
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;

const HEAD: &str = "riktlinje: 1
id: trial
version: 1.0.0
title: Trial
languages: [en]
phases: [{id: before, title: Before, reached_when: true}]
";

fn program(rest: &str) -> Program {
    let text = format!("{HEAD}{rest}");
    riktlinje::load(&[Source { name: "trial.yaml", text: &text }]).unwrap().program
}

fn assess<'p>(program: &'p Program, answers: &str) -> Assessment<'p> {
    let text = format!("riktlinje: 1\nanswers: {answers}\n");
    let proposal = Proposal::read(program, 0, &text, &mut Diagnostics::new()).unwrap();
    program.assess(&proposal, Date::parse("2026-11-22").unwrap())
}

fn status(program: &Program, answers: &str) -> Option<Status> {
    assess(program, answers).finding("R").map(|finding| finding.status)
}

/// An amount of öre in kronor.
fn kronor(ore: i64) -> String {
    let sign = if ore < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", ore.abs() / 100, ore.abs() % 100)
}

fn series(years: &[i64]) -> String {
    format!("[{}]", years.iter().map(|ore| kronor(*ore)).collect::<Vec<_>>().join(", "))
}

/// A benefit in two parts and a cost, both over years, and the rule that compares their present values.
fn benefit_and_cost(years: usize) -> Program {
    program(&format!(
        "facts:
  rate: {{type: number, min: 0, max: 1}}
  first_part: {{type: series, unit: SEK, years: \"{years}\"}}
  second_part: {{type: series, unit: SEK, years: \"{years}\"}}
  cost: {{type: series, unit: SEK, years: \"{years}\"}}
values:
  pv_benefit: present_value(first_part, rate) + present_value(second_part, rate)
  pv_cost: present_value(cost, rate)
rules:
  R: {{area: risk, phase: before, severity: must, requires: pv_benefit >= pv_cost}}
  S: {{area: risk, phase: before, severity: must, requires: pv_benefit == pv_cost}}
"
    ))
}

/// One rule on two numbers.
fn on_two_numbers(condition: &str) -> Program {
    program(&format!(
        "facts:
  a: {{type: number}}
  b: {{type: number}}
rules:
  R: {{area: risk, phase: before, severity: must, requires: \"{condition}\"}}
"
    ))
}

/// Many ties: at 3.5 % over ten years, with amounts that a step of 7 919 öre makes irregular.
#[test]
fn thousands_of_ties_are_kept_and_one_ore_less_is_seen() {
    let program = benefit_and_cost(10);
    for case in 0..3_000_i64 {
        let part = |year: i64, of: i64| (case * 7_919 + year * 104_729 + of * 1_299_709) % 100_000_000;
        let first: Vec<i64> = (0..10).map(|year| part(year, 1)).collect();
        let second: Vec<i64> = (0..10).map(|year| part(year, 2)).collect();
        let cost: Vec<i64> = first.iter().zip(&second).map(|(a, b)| a + b).collect();
        let rate = ["0.035", "0.04", "0.0375", "0"][usize::try_from(case).unwrap_or(0) % 4];
        let answers = |second: &[i64]| {
            format!(
                "{{rate: {rate}, first_part: {}, second_part: {}, cost: {}}}",
                series(&first),
                series(second),
                series(&cost)
            )
        };
        let tie = assess(&program, &answers(&second));
        assert_eq!(tie.finding("R").map(|finding| finding.status), Some(Status::Met), "case {case}");
        assert_eq!(tie.finding("S").map(|finding| finding.status), Some(Status::Met), "case {case}");
        let mut less = second.clone();
        less[usize::try_from(case).unwrap_or(0) % 10] -= 1;
        let less = assess(&program, &answers(&less));
        assert_eq!(less.finding("R").map(|finding| finding.status), Some(Status::Violated), "case {case}");
        assert_eq!(less.finding("S").map(|finding| finding.status), Some(Status::Violated), "case {case}");
    }
}

#[test]
fn tenths_add_up() {
    assert_eq!(status(&on_two_numbers("0.1 + 0.2 <= 0.3"), "{}"), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("0.1 + 0.2 == 0.3"), "{}"), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("a + b <= 0.3"), "{a: 0.1, b: 0.2}"), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("a + b < 0.3"), "{a: 0.1, b: 0.2}"), Some(Status::Violated));
}

#[test]
fn one_more_is_seen_at_ten_to_the_twenty_fifth() {
    let large = "{a: 10000000000000000000000000, b: 10000000000000000000000001}";
    assert_eq!(status(&on_two_numbers("a == b"), large), Some(Status::Violated));
    assert_eq!(status(&on_two_numbers("a < b"), large), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("b - a == 1"), large), Some(Status::Met));
}

/// Numbers compare equal when less than 10⁻⁹ apart, so thirds that were rounded still add up.
#[test]
fn thirds_add_up_to_one() {
    assert_eq!(status(&on_two_numbers("a / 3 + a / 3 + a / 3 == a"), "{a: 1}"), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("a / 7 * 7 >= a"), "{a: 1000000.01}"), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("a == b"), "{a: 1, b: 1.000001}"), Some(Status::Violated));
}

/// The result of an overflow is open, never wrong: the rule stays undecided.
#[test]
fn what_overflows_is_open() {
    let answers = "{a: 100000000000000000000000000, b: 100000000000000000000000000}";
    assert_eq!(status(&on_two_numbers("a * b > 1"), answers), Some(Status::Met));
    assert_eq!(status(&on_two_numbers("a * b - a * b == 0"), answers), Some(Status::Open));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any number of years, any rate in hundredths of a percent, amounts up to ten million kronor.
    #[test]
    fn random_ties_are_kept(
        parts in proptest::collection::vec((0_i64..1_000_000_000, 0_i64..1_000_000_000), 1..20),
        rate in 0_u32..1_500,
        at in 0_usize..20,
    ) {
        let program = benefit_and_cost(parts.len());
        let (first, second): (Vec<i64>, Vec<i64>) = parts.iter().copied().unzip();
        let cost: Vec<i64> = parts.iter().map(|(a, b)| a + b).collect();
        let answers = |first: &[i64]| format!(
            "{{rate: 0.{rate:04}, first_part: {}, second_part: {}, cost: {}}}", series(first), series(&second), series(&cost)
        );
        prop_assert_eq!(status(&program, &answers(&first)), Some(Status::Met));
        let mut less = first.clone();
        less[at % parts.len()] -= 1;
        prop_assert_eq!(status(&program, &answers(&less)), Some(Status::Violated));
    }

    /// An open amount that includes the tie is open; one that ends an öre below is settled.
    #[test]
    fn an_estimate_up_to_the_tie_stays_open(cost in 1_i64..1_000_000_000, width in 1_i64..1_000_000) {
        let program = on_two_numbers("a >= b");
        let answers = |high: i64| format!("{{a: {{between: [{}, {}]}}, b: {}}}", kronor(high - width), kronor(high), kronor(cost));
        prop_assert_eq!(status(&program, &answers(cost)), Some(Status::Open));
        prop_assert_eq!(status(&program, &answers(cost - 1)), Some(Status::Violated));
    }
}
