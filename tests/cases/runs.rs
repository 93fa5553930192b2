//! Cases that fit, and what is said of those that do not.

use super::{cases, differences, file, program};

/// Answers that settle everything: the price is twice the cost, the color blue, bread among the wares.
const SETTLED: &str = "    as_of: 2027-01-01
    answers: {price: 20, cost: 9, color: blue, wares: [bread, milk], opening: 2027-03-01, open_already: true}
";

/// What differs in the only case of this file.
fn check(case: &str) -> Vec<String> {
    let program = program();
    let cases = cases(&program, &file(case));
    let [case] = cases.as_slice() else { panic!("{} cases", cases.len()) };
    differences(&program, case)
}

fn expecting(expect: &str) -> Vec<String> {
    check(&format!("  - name: A\n{SETTLED}    expect: {expect}\n"))
}

#[test]
fn all_that_fits_fits() {
    let expect = "{verdict: ready, areas: {range: ready, law: {status: ready, settled: true}},
      findings: {PAYS: met, BLUE: met, LATER: met, REPORT: noted}, violated: [], open: [],
      values: {margin: 2.22, day: 2027-03-02, paint: blue, cheap: false, per_ware: 10}, questions: [], ignored: [],
      follow_ups: [{rule: REPORT, date: 2027-09-01, to: board}, {rule: REPORT, date: 2028-03-01}],
      upcoming: {LATER: 2030-01-01}, exactly: true}";
    assert_eq!(expecting(expect), Vec::<String>::new());
}

#[test]
fn what_does_not_fit_is_named_in_file_order() {
    let expect = "{verdict: not_ready, violated: [BLUE], findings: {PAYS: violated, LATER: not_applicable}}";
    let wanted = [
        "verdict: not_ready -> ready",
        "violated: -BLUE",
        "findings.PAYS: violated -> met",
        "findings.LATER: not_applicable -> met",
    ];
    assert_eq!(expecting(expect), wanted);
}

#[test]
fn a_number_is_rounded_to_the_decimals_of_its_value() {
    assert!(expecting("{values: {margin: 2.22}}").is_empty());
    assert_eq!(expecting("{values: {margin: 2.2222}}"), ["values.margin: 2.2222 -> 2.22"]);
    assert_eq!(expecting("{values: {margin: 2.23}}"), ["values.margin: 2.23 -> 2.22"]);
    // Without decimals nothing is rounded.
    assert_eq!(expecting("{values: {per_ware: 10.000001}}"), ["values.per_ware: 10.000001 -> 10"]);
}

#[test]
fn an_option_named_none_is_an_option_and_otherwise_none_is_no_value() {
    let case = "  - name: A
    as_of: 2027-01-01
    answers: {price: 5, wares: []}
    expect: {values: {paint: none, per_ware: none}}
";
    assert!(check(case).is_empty());
}

#[test]
fn open_values_are_compared_as_sets() {
    let case = |expect: &str| {
        check(&format!(
            "  - name: A\n    as_of: 2027-01-01\n    answers: {{price: {{between: [9, 18]}}, cost: 9}}\n    expect: {{values: {expect}}}\n"
        ))
    };
    assert!(case("{margin: {between: [1, 2]}, cheap: null, paint: {one_of: [none, blue, red]}}").is_empty());
    assert_eq!(case("{margin: null}"), Vec::<String>::new());
    assert_eq!(
        case("{margin: {between: [1, 3]}}"),
        ["values.margin: {between: [1, 3]} -> {between: [1, 2]}"]
    );
    assert_eq!(case("{margin: 1}"), ["values.margin: 1 -> {between: [1, 2]}"]);
    assert_eq!(case("{cheap: true}"), ["values.cheap: true -> null"]);
    assert_eq!(expecting("{values: {margin: null}}"), ["values.margin: null -> 2.22"]);
}

#[test]
fn unmentioned_things_are_free_unless_exactly() {
    assert!(expecting("{findings: {PAYS: met}}").is_empty());
    assert_eq!(expecting("{findings: {PAYS: met}, exactly: true}"), ["findings: +BLUE +LATER +REPORT"]);
    assert!(expecting("{follow_ups: []}").is_empty());
    assert_eq!(
        expecting("{follow_ups: [{rule: REPORT, date: 2027-09-01}], exactly: true}"),
        ["follow_ups: +{rule: REPORT, date: 2028-03-01, to: board}"]
    );
    assert_eq!(expecting("{upcoming: {}, exactly: true}"), ["upcoming: +LATER"]);
}

#[test]
fn questions_are_at_least_these_and_exactly_where_the_case_says() {
    let case = |expect: &str| {
        check(&format!(
            "  - name: A\n    as_of: 2027-01-01\n    answers: {{color: blue, opening: 2027-03-01}}\n    expect: {expect}\n"
        ))
    };
    assert!(case("{questions: [price]}").is_empty());
    assert_eq!(case("{questions: [color]}"), ["questions: -color"]);
    assert_eq!(case("{questions: [price, cost], exactly: true}"), ["questions: +wares"]);
}

#[test]
fn a_follow_up_of_another_day_or_role_is_missing() {
    let wrong = expecting("{follow_ups: [{rule: REPORT, date: 2027-09-02}]}");
    let others = "+{rule: REPORT, date: 2027-09-01, to: board} +{rule: REPORT, date: 2028-03-01, to: board}";
    assert_eq!(wrong, [format!("follow_ups: -{{rule: REPORT, date: 2027-09-02}} {others}")]);
    assert_eq!(expecting("{follow_ups: [{rule: REPORT, date: 2027-09-01, to: boss}]}").len(), 1);
}

#[test]
fn answers_that_are_not_used_can_be_expected() {
    let case = "  - name: A
    as_of: 2027-01-01
    answers: {color: blue, shade: 3}
    expect: {ignored: [shade]}
";
    assert!(check(case).is_empty());
    assert_eq!(check(&case.replace("blue", "red")), ["ignored: -shade"]);
}

#[test]
fn bases_hand_on_answers_day_and_waivers_but_no_expectations() {
    let text = file(
        "  - name: C
    base: B
    waivers: []
    expect: {findings: {BLUE: violated, PAYS: open}}
  - name: B
    base: A
    answers: {color: red}
    remove: [cost]
    waivers: [{rule: BLUE, reason: R, by: boss, granted: 2027-01-01, until: 2027-06-30}]
    expect: {findings: {BLUE: waived, PAYS: open}}
  - name: A
    base: p.yaml
    expect: {findings: {BLUE: met, PAYS: met}}
",
    );
    let program = program();
    let cases = cases(&program, &text);
    let names: Vec<String> = cases.iter().map(riktlinje::cases::Case::id).collect();
    assert_eq!(names, ["C", "B", "A"]);
    for case in &cases {
        assert_eq!(differences(&program, case), Vec::<String>::new(), "{}", case.id());
        assert_eq!(case.as_of.to_string(), "2027-01-01");
    }
}

#[test]
fn a_base_without_expectations_is_no_test() {
    let text = file("  - {name: A, base: p.yaml}\n  - {name: B, base: A, expect: {verdict: incomplete}}\n");
    assert_eq!(cases(&program(), &text).len(), 1);
}

#[test]
fn each_row_of_a_table_is_a_case() {
    let text = file(
        "  - name: T
    base: p.yaml
    table:
      columns: [price, color, =PAYS, =margin, =range, =verdict]
      rows:
        - [20, blue, met, 2, ready, conditional]
        - [9, blue, violated, 0.9, not_ready, not_ready]
        - [null, red, open, any, incomplete, not_ready]
        - [20, blue, violated, 3, ready, any]
",
    );
    let program = program();
    let cases = cases(&program, &text);
    let ids: Vec<String> = cases.iter().map(riktlinje::cases::Case::id).collect();
    assert_eq!(ids, ["T[1]", "T[2]", "T[3]", "T[4]"]);
    let found: Vec<Vec<String>> = cases.iter().map(|case| differences(&program, case)).collect();
    assert!(found[..3].iter().all(Vec::is_empty), "{found:?}");
    assert_eq!(found[3], ["findings.PAYS: violated -> met", "values.margin: 3 -> 2"]);
}

#[test]
fn a_wrong_verdict_is_explained_by_the_rules_it_comes_from() {
    let program = program();
    let text = file("  - {name: A, base: p.yaml, answers: {price: 1}, expect: {verdict: ready}}\n");
    let outcome = cases(&program, &text)[0].run(&program);
    assert_eq!(outcome.mismatches[0].rules, ["PAYS"]);
    assert_eq!(outcome.findings[0].rule, "PAYS");
    assert!(!outcome.findings[0].because.is_empty());
}
