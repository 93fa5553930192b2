//! Files of tests with mistakes: each names the code that is shown, and where.

use super::{file, program, read};

/// The codes found in a file, each with the text it points at.
fn found(text: &str) -> Vec<(&'static str, String)> {
    match read(&program(), text) {
        Ok(_) => Vec::new(),
        Err(error) => error
            .diagnostics()
            .iter()
            .map(|found| {
                let (start, end) = (found.span.start as usize, found.span.end as usize);
                (found.code.id, text.get(start..end).unwrap_or_default().to_owned())
            })
            .collect(),
    }
}

/// The only mistake in a file with this case.
fn only(case: &str) -> (&'static str, String) {
    let found = found(&file(case));
    assert_eq!(found.len(), 1, "{found:?}");
    found[0].clone()
}

fn with_expect(expect: &str) -> (&'static str, String) {
    only(&format!("  - {{name: A, base: p.yaml, expect: {expect}}}\n"))
}

#[test]
fn nothing_that_the_guideline_lacks_can_be_expected() {
    let mistakes = [
        ("{findings: {PAYZ: met}}", "cases/unknown-rule", "PAYZ"),
        ("{violated: [PAYZ]}", "cases/unknown-rule", "PAYZ"),
        ("{open: [price]}", "cases/unknown-rule", "price"),
        ("{upcoming: {PAYZ: 2030-01-01}}", "cases/unknown-rule", "PAYZ"),
        ("{follow_ups: [{rule: PAYZ, date: 2030-01-01}]}", "cases/unknown-rule", "PAYZ"),
        ("{values: {margins: 1}}", "cases/unknown-value", "margins"),
        ("{values: {price: 1}}", "cases/unknown-value", "price"),
        ("{areas: {laws: ready}}", "cases/unknown-area", "laws"),
        ("{areas: {empty: ready}}", "cases/unknown-area", "empty"),
        ("{questions: [prise]}", "cases/unknown-fact", "prise"),
        ("{ignored: [margin]}", "cases/unknown-fact", "margin"),
        ("{values: {paint: green}}", "cases/unknown-option", "green"),
        ("{values: {paint: {one_of: [red, green]}}}", "cases/unknown-option", "green"),
        ("{values: {margin: none}}", "cases/never-none", "none"),
        ("{values: {margin: much}}", "cases/bad-value", "much"),
        ("{values: {cheap: yes}}", "cases/bad-value", "yes"),
        ("{values: {margin: {between: [3, 1]}}}", "cases/bad-value", "[3, 1]"),
        ("{values: {day: 2027-02-30}}", "cases/not-a-day", "2027-02-30"),
        ("{values: {doubled: [1, 2, 3]}}", "cases/not-comparable", "[1, 2, 3]"),
        ("{verdict: redy}", "cases/unknown-word", "redy"),
        ("{verdict: {best: incomplete}}", "cases/unknown-word", "incomplete"),
        ("{verdict: {settled: maybe}}", "cases/wrong-kind", "maybe"),
        ("{verdict: {word: ready}}", "cases/unknown-key", "word"),
        ("{findings: {PAYS: ok}}", "cases/unknown-word", "ok"),
        ("{findings: [PAYS]}", "cases/wrong-kind", "[PAYS]"),
        ("{violated: PAYS}", "cases/wrong-kind", "PAYS"),
        ("{violated: [PAYS, PAYS]}", "cases/listed-twice", "PAYS"),
        ("{follow_ups: [{rule: REPORT}]}", "cases/missing-key", "rule"),
        ("{verdicts: ready}", "cases/unknown-key", "verdicts"),
    ];
    for (expect, code, place) in mistakes {
        assert_eq!(with_expect(expect), (code, place.to_owned()), "{expect}");
    }
}

#[test]
fn cases_have_a_name_a_day_and_something_to_compare() {
    let mistakes = [
        ("  - {base: p.yaml, expect: {verdict: ready}}\n", "cases/missing-key", "base"),
        ("  - {name: A, answers: {price: 1}, expect: {verdict: ready}}\n", "cases/no-day", "A"),
        ("  - {name: A, base: p.yaml}\n", "cases/nothing-expected", "A"),
        ("  - {name: A, base: p.yaml, expect: {}}\n", "cases/nothing-expected", "A"),
        ("  - {name: A, base: q.yaml, expect: {verdict: ready}}\n", "cases/unknown-base", "q.yaml"),
        ("  - {name: A, base: p.yaml, as_of: today, expect: {verdict: ready}}\n", "cases/not-a-day", "today"),
        (
            "  - {name: A, base: p.yaml, remove: [wares], expect: {verdict: ready}}\n",
            "cases/removed-unanswered",
            "wares",
        ),
        (
            "  - {name: A, base: p.yaml, remove: [prise], expect: {verdict: ready}}\n",
            "cases/unknown-fact",
            "prise",
        ),
        (
            "  - {name: A, base: p.yaml, answers: {prise: 1}, expect: {verdict: ready}}\n",
            "answers/unknown-fact",
            "prise",
        ),
        ("  - {name: A, base: A, expect: {verdict: ready}}\n", "cases/base-circle", "A"),
        ("  - {name: A, base: p.yaml, expects: {verdict: ready}}\n", "cases/unknown-key", "expects"),
        ("  []\n", "cases/no-cases", "cases"),
    ];
    for (case, code, place) in mistakes {
        assert_eq!(only(case), (code, place.to_owned()), "{case}");
    }
}

#[test]
fn names_are_unique_and_circles_are_found() {
    let twice = "  - {name: A, base: p.yaml, expect: {verdict: ready}}\n  - {name: A, base: p.yaml, expect: {verdict: ready}}\n";
    assert_eq!(only(twice), ("cases/name-twice", "A".to_owned()));
    let circle = "  - {name: A, base: B, as_of: 2027-01-01, expect: {verdict: ready}}
  - {name: B, base: C, expect: {verdict: ready}}
  - {name: C, base: B, expect: {verdict: ready}}
";
    let codes: Vec<&str> = found(&file(circle)).iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, ["cases/base-circle", "cases/base-circle"], "A stands outside the circle");
}

#[test]
fn tables_are_whole() {
    let table = |table: &str| only(&format!("  - name: T\n    base: p.yaml\n    table: {table}\n"));
    let mistakes = [
        ("{columns: [price, =PAYS], rows: [[1]]}", "cases/row-length", "[1]"),
        ("{columns: [price, =PAYZ], rows: [[1, met]]}", "cases/unknown-column", "=PAYZ"),
        ("{columns: [price], rows: [[1]]}", "cases/nothing-compared", "columns"),
        ("{columns: [price, =PAYS], rows: []}", "cases/no-rows", "rows"),
        ("{columns: [], rows: [[1]]}", "cases/no-rows", "columns"),
        ("{columns: [price, =PAYS], rows: [[1, any]]}", "cases/nothing-expected", "[1, any]"),
        ("{columns: [price, =PAYS], rows: [[1, meet]]}", "cases/unknown-word", "meet"),
        ("{columns: [prise, =PAYS], rows: [[1, met], [2, met]]}", "answers/unknown-fact", "prise"),
        ("{columns: [price, price, =PAYS], rows: [[1, 2, met]]}", "answers/given-twice", "price"),
        ("{columns: [price, =PAYS], rows: [[9999, met]]}", "answers/out-of-bounds", "9999"),
        ("{columns: [price, =PAYS]}", "cases/missing-key", "{columns: [price, =PAYS]}"),
    ];
    for (text, code, place) in mistakes {
        assert_eq!(table(text), (code, place.to_owned()), "{text}");
    }
    let beside = "  - name: T\n    base: p.yaml\n    answers: {price: 1}\n    table: {columns: [=PAYS], rows: [[met]]}\n";
    assert_eq!(only(beside), ("cases/beside-table", "answers".to_owned()));
    let base = "  - {name: T, base: p.yaml, table: {columns: [=PAYS], rows: [[met]]}}\n  - {name: B, base: T, expect: {verdict: ready}}\n";
    assert_eq!(only(base), ("cases/base-is-table", "T".to_owned()));
}

#[test]
fn the_file_is_for_this_guideline() {
    let case = "cases: [{name: A, base: p.yaml, expect: {verdict: incomplete}}]\n";
    let code = |text: &str| found(text).iter().map(|(code, _)| *code).collect::<Vec<_>>();
    assert!(code(&format!("riktlinje: 1\ntests: shop\n{case}")).is_empty());
    assert_eq!(code(&format!("riktlinje: 1\ntests: shopp\n{case}")), ["cases/other-guideline"]);
    assert_eq!(code(&format!("riktlinje: 2\ntests: shop\n{case}")), ["cases/unsupported-format"]);
    assert_eq!(code(&format!("riktlinje: 1\n{case}")), ["cases/missing-key"]);
    assert_eq!(code("riktlinje: 1\ntests: shop\n"), ["cases/missing-key"]);
    assert_eq!(code("- 1\n"), ["cases/wrong-kind"]);
}

#[test]
fn mistakes_in_a_proposal_have_its_file_index() {
    let text = file(
        "  - {name: A, base: p.yaml, expect: {verdict: ready}}\n  - {name: B, base: broken.yaml, expect: {verdict: ready}}\n",
    );
    let error = read(&program(), &text).expect_err("a broken proposal");
    let found: Vec<(u32, &str)> =
        error.diagnostics().iter().map(|found| (found.span.file, found.code.id)).collect();
    assert_eq!(found, [(2, "answers/unknown-fact")]);
    assert!(error.to_string().starts_with("broken.yaml:2:"), "{error}");
}

#[test]
fn every_code_has_both_languages_and_fills_its_places() {
    let all = file(
        "  - {name: A, base: q.yaml, expect: {values: {margin: x, price: 1}, areas: {x: ready}, violated: [X]}}
  - {name: T, table: {columns: [=X, price], rows: [[1], []]}, answers: {}}
",
    );
    let error = read(&program(), &all).expect_err("many mistakes");
    for found in error.diagnostics().iter() {
        for language in [riktlinje::text::Language::SWEDISH, riktlinje::text::Language::ENGLISH] {
            let text = format!("{} {}", found.message(language), found.hint(language).unwrap_or_default());
            assert!(!text.contains('{') || text.contains("expect: {") || text.contains("{name"), "{text}");
        }
    }
    assert!(error.diagnostics().len() >= 7, "{error}");
}
