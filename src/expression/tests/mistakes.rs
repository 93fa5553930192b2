//! Every mistake with its place and its cure.

use proptest::test_runner::TestCaseError;

use crate::diagnostic::catalog::expression as catalog;
use crate::diagnostic::{Diagnostic, Span};
use crate::expression::{MAX_TEXT, Problem, parse};
use crate::text::Language;

/// Text with the place of the mistake in `⟦ ⟧`, the code, and what the hint must hold.
const MISTAKES: &[(&str, &str, &str)] = &[
    ("antal ⟦=⟧ 5", "single-equals", ""),
    ("a ⟦and⟧ b", "operator-word", "&&"),
    ("a ⟦OCH⟧ b", "operator-word", "&&"),
    ("a ⟦or⟧ b", "operator-word", "||"),
    ("⟦not⟧ a", "operator-word", "!"),
    ("⟦not⟧ (a)", "operator-word", "!"),
    ("⟦inte⟧ a", "operator-word", "!"),
    ("⟦NOT⟧ a", "operator-word", "!"),
    ("⟦AND⟧(a, b)", "operator-word", "&&"),
    ("⟦om⟧(a, 1, 2)", "if-then", ""),
    ("a ⟦<>⟧ b", "operator-spelling", "!="),
    ("a ⟦=<⟧ 5", "operator-spelling", "<="),
    ("a ⟦=>⟧ 5", "operator-spelling", ">="),
    ("a ⟦> =⟧ 5", "operator-spelling", ">="),
    ("a ⟦! =⟧ 5", "operator-spelling", "!="),
    ("a ⟦≤⟧ 5", "operator-spelling", "<="),
    ("a ⟦≠⟧ b", "operator-spelling", "!="),
    ("a ⟦===⟧ b", "operator-spelling", "=="),
    ("a ⟦&⟧ b", "operator-spelling", "&&"),
    ("a ⟦|⟧ b", "operator-spelling", "||"),
    ("a ⟦is⟧ 5", "operator-word", "=="),
    ("a ⟦är⟧ 5", "operator-word", "=="),
    ("a ⟦is not⟧ 5", "operator-word", "!="),
    ("⟦a är inte null⟧", "no-null", "given(a)"),
    ("⟦a is null⟧", "no-null", "!given(a)"),
    ("⟦1 < x < 5⟧", "chained-comparison", "1 < x && x < 5"),
    ("⟦1 < x + 1 <= 5⟧ && b", "chained-comparison", "1 < x + 1 && x + 1 <= 5"),
    ("⟦a == b == c⟧", "chained-comparison", "a == b && b == c"),
    ("(a && ⟦b⟧", "unclosed", ")"),
    ("f(a, [1, 2⟦)⟧", "wrong-close", "]"),
    ("['a', ⟦'b'⟧", "unclosed", "]"),
    ("(a ? ⟦b⟧)", "missing-colon", ""),
    ("⟦'abc⟧", "unclosed-quote", ""),
    ("x == ⟦'abc’⟧", "unclosed-quote", ""),
    ("a ⟦&&⟧", "missing-after", "&&"),
    ("⟦&&⟧ a", "missing-before", "&&"),
    ("a ⟦&&⟧ && b", "missing-after", "&&"),
    ("a ⟦||⟧", "missing-after", "||"),
    ("a ⟦==⟧ ", "missing-after", "=="),
    ("⟦!⟧", "missing-after", "!"),
    ("⟦-⟧", "missing-after", "-"),
    ("a ⟦+⟧", "missing-after", "+"),
    ("⟦0,5⟧ < x", "decimal-comma", "0.5"),
    ("x > ⟦1,000⟧", "decimal-comma", ""),
    ("x == (⟦0,5⟧)", "decimal-comma", "0.5"),
    ("⟦1 000 000⟧ < x", "thousands", "1000000"),
    ("⟦1\u{a0}000⟧ < x", "thousands", "1000"),
    ("x > ⟦1_000_000⟧", "thousands", "1000000"),
    ("x > ⟦1.000.000⟧", "thousands", "1000000"),
    ("x > ⟦1 000,50⟧", "thousands", "1000.50"),
    ("x > ⟦50 %⟧", "percent", "0.5"),
    ("x > ⟦50%⟧ && b", "percent", "0.5"),
    ("x ⟦%⟧ 2 == 0", "remainder", ""),
    ("x > ⟦5 kr⟧", "unit", ""),
    ("x > ⟦5kr⟧", "unit", ""),
    ("x > ⟦5 €⟧", "unit", ""),
    ("x > ⟦2fa⟧", "name-start", ""),
    ("⟦2fa_used⟧", "name-start", ""),
    ("x > ⟦1e6⟧", "number-form", ""),
    ("x > ⟦0x1F⟧", "number-form", ""),
    ("x > ⟦.5⟧", "number-form", "0.5"),
    ("x > ⟦5.⟧", "number-form", ""),
    ("x > ⟦1.2.3⟧", "number-form", ""),
    ("x.⟦5⟧", "name-start", ""),
    ("a == ⟦’b’⟧", "typographic-quote", "'b'"),
    ("a == ⟦”b”⟧", "typographic-quote", "'b'"),
    ("a == ⟦“⟧b", "typographic-quote", ""),
    ("⟦`a`⟧", "typographic-quote", "'a'"),
    ("⟦ålder⟧ > 5", "name-letter", "alder"),
    ("⟦är_klar⟧", "name-letter", "ar_klar"),
    ("a && ⟦åtgärd⟧", "name-letter", "atgard"),
    ("⟦а⟧ntal > 5", "look-alike", "antal"),
    ("⟦Antal⟧ > 5", "upper-case", "antal"),
    ("⟦projectPhase⟧ == 'x'", "upper-case", "project_phase"),
    ("⟦TRUE⟧", "truth-word", "true"),
    ("x == ⟦ja⟧", "truth-word", "true"),
    ("⟦x == none⟧", "no-null", "!given(x)"),
    ("⟦x != null⟧", "no-null", "given(x)"),
    ("⟦null⟧", "no-null", ""),
    ("⟦x == None⟧", "no-null", "!given(x)"),
    ("d >= ⟦2027-12-02⟧", "plain-date", "2027-12-02"),
    ("⟦if⟧ a then b else c", "if-then", ""),
    ("a ⟦then⟧ b", "if-then", ""),
    ("⟦if⟧ (a) { b }", "if-then", ""),
    ("x ⟦not in⟧ ['a']", "not-in", "!(x in ['a'])"),
    ("x ⟦inte in⟧ ['a', 'b']", "not-in", "!(x in ['a', 'b'])"),
    ("x ⟦!in⟧ ['a']", "not-in", "!(x in ['a'])"),
    ("x ⟦IN⟧ ['a']", "operator-word", "in"),
    ("x ⟦between⟧ 1 and 5", "between", "1 <= x && x <= 5"),
    ("x ⟦mellan⟧ a + 1 och b * 2", "between", "a + 1 <= x && x <= b * 2"),
    ("x ⟦contains⟧ 'a'", "contains", "'a' in x"),
    ("x är ⟦mellan⟧ 1 och 5", "between", "1 <= x && x <= 5"),
    ("⟦!x in ['a']⟧", "not-before-comparison", "!(x in ['a'])"),
    ("⟦!x == 5⟧", "not-before-comparison", "!(x == 5)"),
    ("a⟦;⟧", "semicolon", ""),
    ("a ⟦// hej⟧", "comment", "//"),
    ("a ⟦# hej⟧", "comment", "#"),
    ("a ⟦/* b */⟧", "comment", "/*"),
    ("'a⟦\\d⟧'", "escape", "'a\\\\d'"),
    ("'C:\\temp⟦\\x⟧'", "escape", "'C:\\\\temp\\\\x'"),
    ("⟦a b⟧", "missing-operator", "b"),
    ("⟦a 'b'⟧", "missing-operator", "'b'"),
    ("⟦x [⟧'a', 'b']", "missing-operator", "["),
    ("x⟦[⟧'a']", "no-index", ""),
    ("x⟦[⟧0]", "no-index", ""),
    ("(a)⟦.⟧b", "dot-after-value", ""),
    ("f(a)⟦.⟧b", "dot-after-value", ""),
    ("[1]⟦.⟧size()", "dot-after-value", ""),
    ("a⟦.⟧", "missing-name", ""),
    ("a⟦.⟧.b", "missing-name", ""),
    ("⟦.⟧a", "missing-before", "."),
    ("a⟦.⟧'b'", "missing-name", ""),
    ("a.⟦in⟧", "reserved-word", ""),
    ("a.⟦else⟧", "reserved-word", ""),
    ("⟦else⟧", "reserved-word", ""),
    ("⟦package⟧ == 5", "reserved-word", ""),
    ("a ? ⟦b⟧", "missing-colon", ""),
    ("a ? b ⟦?⟧ c : d : e", "nested-question", ""),
    ("a ⟦:⟧ b", "stray-colon", ""),
    ("a ⟦?⟧ : b", "missing-after", "?"),
    ("a ? b ⟦:⟧", "missing-after", ":"),
    ("⟦()⟧", "empty-parentheses", ""),
    ("f(⟦,⟧a)", "extra-comma", ""),
    ("f(a⟦,⟧)", "extra-comma", ""),
    ("[a⟦,⟧,b]", "extra-comma", ""),
    ("(a⟦]⟧", "wrong-close", ")"),
    ("a⟦)⟧", "unopened", ""),
    ("⟦]⟧", "unopened", ""),
    ("a⟦,⟧ b", "stray-comma", ""),
    ("⟦{⟧a: b}", "braces", ""),
    ("a⟦^⟧2", "power", ""),
    ("a⟦**⟧2", "power", ""),
    ("a⟦@⟧b", "character", ""),
    ("x == ⟦'don't⟧'", "quote-inside", ""),
    ("x == ⟦'a''b'⟧", "quote-inside", ""),
    ("x == ⟦\"\"\"⟧a\"\"\"", "triple-quote", ""),
    ("⟦r⟧'abc'", "text-prefix", ""),
    ("a⟦\u{a0}⟧&& b", "invisible-character", ""),
    ("a == ⟦$⟧x", "character", ""),
    ("x ⟦=⟧ 'a' and y", "single-equals", ""),
    ("x ⟦finns i⟧ ['a']", "operator-word", "in"),
    ("⟦\"antal > 5⟧", "unclosed-quote", ""),
    ("a && b⟦)⟧ || c", "unopened", ""),
    ("antal ⟦större än⟧ 5", "operator-word", ">"),
    ("risk ⟦minst⟧ 5", "operator-word", ">="),
    ("⟦100 000⟧ kr", "thousands", "100000"),
    ("x ⟦is in⟧ ['a']", "operator-word", "in"),
    ("x ⟦in⟧ ", "missing-after", "in"),
    ("⟦in⟧ ['a']", "missing-before", "in"),
    ("⟦'a⟧\nb'", "unclosed-quote", ""),
    ("⟦_x⟧", "name-start", ""),
    ("a == 'b' ⟦eller⟧ 'c'", "operator-word", "||"),
    ("⟦2027-12-02⟧", "plain-date", "2027-12-02"),
    ("⟦1 2⟧", "missing-operator", "2"),
    ("(1⟦) (⟧2)", "missing-operator", "("),
    ("⟦2(⟧a)", "missing-operator", "("),
    ("x > ⟦1'000⟧", "thousands", "1000"),
    ("x > ⟦1_0⟧", "number-form", ""),
    ("x > ⟦12 §⟧", "unit", ""),
    ("x > ⟦5 y⟧", "unit", ""),
    ("x > ⟦1e-6⟧", "number-form", ""),
    ("x > ⟦007u⟧", "number-form", ""),
    ("x ⟦is not in⟧ ['a']", "not-in", "!(x in ['a'])"),
    ("x ⟦är lika med⟧ 5", "operator-word", "=="),
    ("a ⟦:=⟧ 5", "operator-spelling", "=="),
    ("a ⟦∧⟧ b", "operator-spelling", "&&"),
    ("a ⟦×⟧ b", "operator-spelling", "*"),
    ("a ⟦−⟧ b", "operator-spelling", "-"),
    ("x ⟦!==⟧ 5", "operator-spelling", "!="),
    ("x == 'a⟦\\q⟧'", "escape", "'a\\\\q'"),
    ("'⟦\\u⟧12'", "escape", "'\\\\u12'"),
    ("'⟦\\u⟧d800'", "escape", "'\\\\ud800'"),
    ("'⟦\\4⟧00'", "escape", "'\\\\400'"),
    ("(0 < x) && (⟦1 < y < 2⟧)", "chained-comparison", "1 < y && y < 2"),
    ("⟦x == null⟧ && y", "no-null", "!given(x)"),
    ("⟦null⟧ == x", "no-null", ""),
    ("size(x) ⟦not in⟧ [1, 2]", "not-in", "!(size(x) in [1, 2])"),
    ("x ⟦contains⟧", "contains", ""),
    ("x ⟦between⟧ 1", "between", ""),
    ("r.⟦Rp⟧ > 1", "upper-case", "rp"),
    ("r.⟦åtgärd⟧", "name-letter", "atgard"),
    ("a⟦\u{200b}⟧b", "invisible-character", ""),
    ("a + b⟦)⟧ ", "unopened", ""),
    ("(⟦a⟧", "unclosed", ")"),
    ("((a) && [⟦b⟧", "unclosed", "]"),
    ("f(a ? ⟦b⟧)", "missing-colon", ""),
    ("f(a ? ⟦b⟧, c)", "missing-colon", ""),
    ("[⟦a b⟧]", "missing-operator", "b"),
    ("f(⟦a b⟧)", "missing-operator", "b"),
    ("a ? ⟦0,5⟧ : 1", "decimal-comma", "0.5"),
    ("0⟦,⟧", "stray-comma", ""),
    ("a⟦,⟧ 5", "stray-comma", ""),
    ("⟦'a' 'b'⟧", "missing-operator", "'b'"),
    ("⟦α⟧lfa", "look-alike", "alfa"),
    ("⟦å⟧ > 1", "name-letter", "a"),
    ("⟦true false⟧", "missing-operator", "false"),
    ("true⟦.⟧x", "dot-after-value", ""),
    ("a ⟦==⟧ == b", "missing-after", "=="),
    ("a ⟦in⟧ in b", "missing-after", "in"),
    ("⟦+⟧a", "missing-before", "+"),
    ("⟦*⟧", "missing-before", "*"),
    ("⟦:⟧", "missing-before", ":"),
    ("a ⟦?⟧", "missing-after", "?"),
    ("⟦?⟧", "missing-before", "?"),
    ("antal ⟦finns i⟧ ['a']", "operator-word", "in"),
    ("x ⟦=⟧ null", "single-equals", ""),
];

/// The problem as the lead of a message, with any place in a file.
fn diagnostic(problem: &Problem) -> Diagnostic {
    let mut out = Diagnostic::new(problem.code, Span::default());
    out.arguments.clone_from(&problem.arguments);
    out
}

/// No `{place}` of a wording may stay unfilled, and every problem says what to do.
pub(super) fn words_are_filled(problem: &Problem) -> Result<(), TestCaseError> {
    for language in [Language::ENGLISH, Language::SWEDISH] {
        let out = diagnostic(problem);
        let raw = if language == Language::SWEDISH { problem.code.sv } else { problem.code.en };
        if raw.contains('{') && out.message(language) == raw {
            return Err(TestCaseError::fail(format!("{raw} lacks a value: {:?}", problem.arguments)));
        }
        if out.hint(language).is_none() {
            return Err(TestCaseError::fail(format!("{} has no hint that can be filled", problem.code.id)));
        }
    }
    Ok(())
}

#[test]
fn each_mistake_has_its_code_its_place_and_its_cure() {
    for (marked, code, cure) in MISTAKES {
        let text = marked.replace(['⟦', '⟧'], "");
        let start = marked.find('⟦').unwrap();
        let end = marked.find('⟧').unwrap() - '⟦'.len_utf8();
        let problem = parse(&text).expect_err(marked);
        assert_eq!(problem.code.id, format!("expression/{code}"), "{marked}");
        assert_eq!((problem.start as usize, problem.end as usize), (start, end), "{marked}");
        words_are_filled(&problem).unwrap();
        for language in [Language::ENGLISH, Language::SWEDISH] {
            let shown = diagnostic(&problem);
            let all = shown.message(language) + &shown.hint(language).unwrap();
            assert!(all.contains(cure), "{marked}: {all}");
        }
    }
}

/// A cure that is a whole expression must itself be one.
#[test]
fn quoted_cures_can_be_read() {
    let whole = ["cure", "date"];
    let mut seen = 0;
    for (marked, ..) in MISTAKES {
        let problem = parse(&marked.replace(['⟦', '⟧'], "")).expect_err(marked);
        for (name, value) in &problem.arguments {
            if whole.contains(name) {
                let text = if *name == "date" { format!("date('{value}')") } else { value.clone() };
                assert!(parse(&text).is_ok(), "{marked}: {text}");
                seen += 1;
            }
        }
    }
    assert!(seen >= 20, "only {seen} cures were tried");
}

#[test]
fn every_code_of_the_catalog_is_reached() {
    let mut reached: Vec<&str> = Vec::new();
    let long =
        ["a ".repeat(MAX_TEXT), "(".repeat(70), ["a"; 300].join("+"), format!("[{}]", "a,".repeat(5_000))];
    let short = MISTAKES.iter().map(|(marked, ..)| marked.replace(['⟦', '⟧'], ""));
    for text in short.chain(long).chain([String::new(), " \n".to_owned()]) {
        reached.push(parse(&text).expect_err("a mistake").code.id);
    }
    for entry in catalog::ALL {
        assert!(reached.contains(&entry.id), "nothing shows {}", entry.id);
    }
}

#[test]
fn what_opened_is_pointed_out() {
    let related = |text: &str| {
        let place = parse(text).expect_err(text).related.map(|(start, end, ..)| (start, end));
        place.and_then(|(start, end)| text.get(start as usize..end as usize)).map(|_| place.unwrap().0)
    };
    assert_eq!(related("a && (b || [c"), Some(11));
    assert_eq!(related("a && (b || [c]"), Some(5));
    assert_eq!(related("(a && b]"), Some(0));
    assert_eq!(related("a && (b ? c)"), Some(8));
    assert_eq!(related("a == 'b"), Some(5));
}

#[test]
fn long_texts_are_not_repeated_in_cures() {
    let name = "a".repeat(100);
    let problem = parse(&format!("1 < {name} < 5")).unwrap_err();
    assert!(problem.arguments.is_empty(), "{problem:?}");
    words_are_filled(&problem).unwrap();
}

#[test]
fn the_first_mistake_is_told() {
    assert_eq!(parse("a = 5 and b").unwrap_err().code.id, "expression/single-equals");
    assert_eq!(parse("a and b = 5").unwrap_err().code.id, "expression/operator-word");
    assert_eq!(parse("a b = 'x").unwrap_err().code.id, "expression/missing-operator");
}
