//! What cases reach of the small guideline.

use super::{cases, file, program};
use riktlinje::assess::Status;
use riktlinje::cases::coverage::{ClauseState, ConditionCoverage, Coverage, Kind};
use riktlinje::{Source, load};

/// What these cases reach.
fn reached(text: &str) -> Coverage {
    let program = program();
    let cases = cases(&program, &file(text));
    let mut coverage = Coverage::default();
    let plan = coverage.plan(&program, cases[0].as_of, &|id| id == "shop");
    for case in &cases {
        coverage.observe(&program, &plan, case);
    }
    coverage
}

fn condition<'c>(coverage: &'c Coverage, owner: &str, text: &str) -> &'c ConditionCoverage {
    let found = coverage.conditions.iter().find(|known| known.owner == owner && known.text == text);
    found.unwrap_or_else(|| panic!("{owner}: {text} among {:#?}", coverage.conditions))
}

/// Cases that answer with these prices, against a cost of 5.
fn priced(prices: &[&str]) -> Coverage {
    let rows: Vec<String> = prices.iter().map(|price| format!("[{price}, any, open]")).collect();
    reached(&format!(
        "  - name: T\n    base: p.yaml\n    table: {{columns: [price, =PAYS, =LATER], rows: [{}]}}\n",
        rows.join(", ")
    ))
}

#[test]
fn the_possible_outcomes_of_a_rule_follow_from_what_it_asks() {
    let coverage = priced(&["20"]);
    let rule = |id: &str| coverage.rules.iter().find(|rule| rule.id == id).unwrap();
    assert_eq!(rule("PAYS").possible, [Status::Met, Status::Violated, Status::Open]);
    assert_eq!(rule("PAYS").seen, [Status::Met]);
    assert_eq!(rule("REPORT").possible, [Status::Noted]);
    assert_eq!(rule("LATER").seen, [Status::Open]);
    let tally = coverage.tally(Kind::Outcomes);
    assert_eq!((tally.reached, tally.all), (4, 10));
}

#[test]
fn conditions_are_seen_and_decide() {
    let coverage = priced(&["20"]);
    let pays = condition(&coverage, "rules.PAYS.requires", "price >= cost");
    assert!(pays.seen.yes && !pays.seen.no && !pays.seen.open && pays.decides.yes && !pays.decides.no);
    let coverage = priced(&["20", "3", "null"]);
    let pays = condition(&coverage, "rules.PAYS.requires", "price >= cost");
    assert!(pays.seen.yes && pays.seen.no && pays.seen.open && pays.decides.yes && pays.decides.no);
    // The condition of a first-match row, of a gate and of a phase are decisions of their own.
    assert!(condition(&coverage, "values.paint", "price > 10").decides.no);
    assert!(condition(&coverage, "facts.shade.asked_when", "color == 'red'").decides.no);
    assert!(condition(&coverage, "phases.after", "open_already").decides.yes);
}

#[test]
fn an_option_is_used_when_it_is_the_answer() {
    let case = |color: &str, wares: &str| {
        let coverage = reached(&format!(
            "  - {{name: A, base: p.yaml, answers: {{color: {color}, wares: {wares}}}, expect: {{findings: {{PAYS: met}}}}}}\n"
        ));
        let used = coverage.options.iter().filter(|option| option.used);
        used.map(|option| format!("{}={}", option.fact, option.option)).collect::<Vec<_>>()
    };
    assert_eq!(case("red", "[milk]"), ["color=red", "wares=milk"]);
    assert_eq!(case("none", "{must: [bread], may: [milk]}"), ["color=none", "wares=bread"]);
    assert_eq!(case("{one_of: [red, blue]}", "[]"), Vec::<String>::new());
}

#[test]
fn a_clause_is_covered_by_a_rule_that_was_applied_or_by_a_reason() {
    let guideline = "\
riktlinje: 1
id: law
version: 1.0.0
title: Law
languages: [en]
phases: [{id: p, title: P, reached_when: 'true'}]
sections: [{id: s, title: S}]
sources:
  act:
    title: Act
    clauses:
      one: {text: One}
      two: {text: Two}
      three: {text: Three, manual: Judged by people}
      four: {text: Four}
facts: {a: {type: bool, section: s, question: A?}}
rules:
  ONE: {area: law, phase: p, severity: must, title: One, source: act/one, requires: a}
  TWO: {area: law, phase: p, severity: must, title: Two, source: act/two, applies_when: '!a', requires: a}
";
    let program = load(&[Source { name: "law.yaml", text: guideline }]).unwrap().program;
    let text = "riktlinje: 1\ntests: law\ncases: [{name: A, as_of: 2027-01-01, answers: {a: true}, expect: {verdict: ready}}]\n";
    let suite = riktlinje::cases::Suite::read(&program, Source { name: "t", text }, &mut |_| None).unwrap();
    let mut coverage = Coverage::default();
    let plan = coverage.plan(&program, suite.cases[0].as_of, &|_| true);
    coverage.observe(&program, &plan, &suite.cases[0]);
    let states: Vec<(&str, ClauseState)> =
        coverage.clauses.iter().map(|clause| (clause.id.as_str(), clause.state)).collect();
    let wanted = [
        ("act/one", ClauseState::Applied),
        ("act/two", ClauseState::NotApplied),
        ("act/three", ClauseState::Manual),
        ("act/four", ClauseState::Missing),
    ];
    assert_eq!(states, wanted);
    assert_eq!(coverage.tally(Kind::Clauses).basis_points(), 5_000);
    // Planned again, for another composition of the same guideline, nothing is counted twice.
    let before = coverage.clone();
    coverage.plan(&program, suite.cases[0].as_of, &|_| true);
    assert_eq!(coverage.conditions.len(), before.conditions.len());
    assert_eq!(coverage.tally(Kind::Outcomes), before.tally(Kind::Outcomes));
    coverage.plan(&program, suite.cases[0].as_of, &|_| false);
    assert_eq!(coverage.rules.len(), before.rules.len());
}
