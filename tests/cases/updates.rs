//! Expectations that are rewritten: what changes, and what stays.

use super::{cases, differences, file, program};
use riktlinje::cases::{Edit, apply};

/// The file after all its expectations were made to fit.
fn updated(text: &str) -> String {
    let program = program();
    let outcomes: Vec<_> = cases(&program, text).iter().map(|case| case.run(&program)).collect();
    let edits: Vec<&Edit> = outcomes
        .iter()
        .flat_map(|outcome| &outcome.mismatches)
        .flat_map(|mismatch| &mismatch.edits)
        .collect();
    let new = apply(text, edits);
    for case in cases(&program, &new) {
        assert_eq!(differences(&program, &case), Vec::<String>::new(), "{new}");
    }
    new
}

#[test]
fn only_what_differs_is_replaced() {
    let before = file(
        "  # A comment.
  - name:   A      # spaces stay
    base: p.yaml
    expect:
      verdict: ready   # was ready
      findings: {PAYS:  violated, BLUE: met}
      values: {margin: 3}
      areas:
        range: conditional
",
    );
    let after = before
        .replace("verdict: ready ", "verdict: conditional ")
        .replace("PAYS:  violated", "PAYS:  met")
        .replace("margin: 3", "margin: 2")
        .replace("range: conditional", "range: ready");
    assert_eq!(updated(&before), after);
}

#[test]
fn cells_of_tables_are_replaced() {
    let before = file(
        "  - name: T
    base: p.yaml
    table:
      columns: [price, =PAYS, =margin]
      rows:
        - [20, violated, 2]  # first
        - [9, met,   1]
",
    );
    let after =
        before.replace("[20, violated, 2]", "[20, met, 2]").replace("[9, met,   1]", "[9, violated,   0.9]");
    assert_eq!(updated(&before), after);
}

#[test]
fn lists_lose_and_gain_items() {
    let case = |list: &str| {
        file(&format!("  - name: A\n    base: p.yaml\n    answers: {{price: 1}}\n    expect:\n{list}"))
    };
    let flow = case("      violated: [BLUE]\n      open: [LATER, PAYS]\n");
    assert_eq!(updated(&flow), case("      violated: [PAYS]\n      open: [LATER]\n"));
    let block = case("      open:\n        - LATER # why\n        - BLUE # gone\n");
    assert_eq!(updated(&block), case("      open:\n        - LATER # why\n"));
    let block = case("      violated:\n        - BLUE\n");
    assert_eq!(updated(&block), case("      violated:\n        - PAYS\n"));
    let block = case("      open:\n        - BLUE\n");
    assert_eq!(updated(&block), case("      open:\n        - LATER\n"));
    let commented = case("      violated: [\n        BLUE, # one\n        PAYS, # two\n      ]\n");
    assert_eq!(updated(&commented), case("      violated: [\n        # one\n        PAYS, # two\n      ]\n"));
    let none = case("      ignored: [price]\n      questions:\n        - price\n");
    assert_eq!(updated(&none), case("      ignored: []\n      questions:\n        []\n"));
}

#[test]
fn dates_are_replaced_and_rules_that_are_not_upcoming_go() {
    let case = |list: &str| {
        file(&format!(
            "  - name: A\n    base: p.yaml\n    answers: {{wares: [milk], opening: 2027-03-01}}\n    expect:\n{list}"
        ))
    };
    let before = case(
        "      upcoming: {PAYS: 2030-01-01, LATER: 2030-01-02}\n      follow_ups:\n        - {rule: REPORT, date: 2027-09-09}\n",
    );
    let after = case(
        "      upcoming: {LATER: 2030-01-01}\n      follow_ups:\n        - {rule: REPORT, date: 2027-09-01}\n",
    );
    assert_eq!(updated(&before), after);
    let before = case("      upcoming:\n        LATER: 2030-01-01\n        PAYS: 2030-01-01\n");
    assert_eq!(updated(&before), case("      upcoming:\n        LATER: 2030-01-01\n"));
}

#[test]
fn long_lists_go_over_several_lines_below_their_key() {
    let ids: Vec<String> = (0..40).map(|number| format!("RULE-{number}")).collect();
    let text = "expect:\n  violated: [A]  # kept\n";
    let place = riktlinje::diagnostic::Span { file: 0, start: 20, end: 23 };
    let item = riktlinje::diagnostic::Span { file: 0, start: 21, end: 22 };
    let edit = Edit::List { place, items: vec![item], gone: vec![item], added: ids };
    let new = apply(text, [&edit]);
    assert!(new.starts_with("expect:\n  violated:\n    [RULE-0, RULE-1, "), "{new}");
    assert!(new.ends_with("RULE-39]  # kept\n"), "{new}");
    assert!(new.lines().all(|line| line.chars().count() <= 118), "{new}");
}
