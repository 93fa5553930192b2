//! The short way gives the tree of the long one, or nothing.

use std::fs;
use std::path::Path;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::build::read_any;
use super::super::{Limits, quick};
use super::random::{cases, yaml_like};
use crate::diagnostic::Diagnostics;

/// Reads both ways; true when the short one got through.
fn both_agree(text: &str, limits: &Limits) -> bool {
    let Some(tree) = quick::read(3, text, limits) else { return false };
    let mut diagnostics = Diagnostics::new();
    let expected = read_any(3, text, limits, &mut diagnostics);
    assert_eq!(diagnostics.iter().next().map(|item| item.code.id), None, "{text}");
    assert_eq!(Some(tree), expected, "{text}");
    true
}

fn guidelines() -> Vec<String> {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let folders = fs::read_dir(rules).unwrap().map(|entry| entry.unwrap().path());
    folders.filter_map(|folder| fs::read_to_string(folder.join("guideline.yaml")).ok()).collect()
}

#[test]
fn the_real_guidelines_go_the_short_way() {
    let guidelines = guidelines();
    assert!(guidelines.len() > 5);
    for text in guidelines {
        let begin = text.lines().find(|line| line.starts_with("id:")).unwrap_or_default();
        assert!(both_agree(&text, &Limits::default()), "{begin}");
    }
}

#[test]
fn what_the_short_way_knows() {
    for text in [
        "a: 1\n",
        "# först\n\na: 1 # sist\n  # inskjuten\nb å - c / d + e:   två ord  \n\n",
        "a:\n- 1\n- b: 2\n  c: -3\n-   d: 4\n    e:\n    - f\nb: x\n",
        "a: # text\n  b: >-\n    en rad\n    till: här # och där\n\n# kommentar\n  c: |\n    som den är\n",
        "a: {b: [x, \"y\", 'z'], \"c\": {}, d: [ ], e: http://x/y#z, f: a (b) c}\n",
        "a: \"#1\"   # text\nb: 'x: y'\nc: it's\nd: x#y\ne: 10:30\n",
    ] {
        assert!(both_agree(text, &Limits::default()), "{text}");
    }
}

#[test]
fn what_is_left_to_the_long_way() {
    for text in [
        "a: 1",
        "a:\n",
        "a: 1\n  b\n",
        "a: b: c\n",
        "a  b: c\n",
        "a : b\n",
        "a: [1,\n  2]\n",
        "a: &x 1\n",
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: [max(a, b)]\n",
        "a: \"\\u00e5\"\n",
        "a: 'it''s'\n",
        "- a\n",
        " a: 1\n",
        "a: \"x\" y\n",
        "a: !x\n",
        "a:\tb\n",
        "a: b\r\n",
        "--- \na: 1\n",
        "a: >\n  x\n\n  y\n",
        "a: >\n  x\n   y\n",
        "<<: a\n",
        "a: [x,]\n",
        "a: {x}\n",
        "a: - b\n",
        "a: \u{85}\n",
        "a: \u{feff}\n",
        "a: \u{2028}\n",
        "",
        "\n",
    ] {
        assert!(!both_agree(text, &Limits::default()), "{text}");
    }
}

#[test]
fn limits_hold_on_the_short_way() {
    let text = "a:\n  b:\n    c: [1, 2]\n";
    let limits = |depth, nodes| Limits { depth, nodes, ..Limits::default() };
    assert!(both_agree(text, &limits(4, 6)));
    assert!(!both_agree(text, &limits(3, 6)));
    assert!(!both_agree(text, &limits(4, 5)));
    let deep = format!("a: {}{}\n", "[".repeat(300), "]".repeat(300));
    assert!(!both_agree(&deep, &limits(1000, 1000)));
}

/// Lines of which many fit together.
fn lines() -> impl Strategy<Value = String> {
    let pieces = [
        "a:",
        "b: x",
        "c: 'y' # z",
        "- a: 1",
        "- x",
        "-   b: 2",
        "d: >-",
        "e: |",
        "f: {a: 1, b: [x, y]}",
        "text",
        "text: mer",
        "# kommentar",
        "",
        "  ",
        "- - x",
        "-",
        "g: \"x\"",
        "h: [a (b), c)]",
        "i: [a, b: c]",
        "j: x #y",
        "- # x",
        "- >-",
        "- [1, 2]",
        "- {a: b}",
        "a : b",
        "k:    ",
        "l: -1",
        "m: {a: b}: c",
        "å: ä",
        "...",
        "---",
        "n: x: y",
        "o: x:",
        "p: {a: b:, c: d}",
        "q: [x # y]",
        "r: {a:b}",
        "s: {}",
        "t: []",
        "u: [ , ]",
        "v: \"x\"y",
        "\"w\": x",
        "- \"x\": y",
        "x: {\"a\":b, 'c': d}",
        "- a:",
        "y: ~",
        "z: | #x",
    ];
    let line = (0..4_usize, prop::sample::select(pieces.to_vec()))
        .prop_map(|(indent, piece)| format!("{}{piece}\n", "  ".repeat(indent)));
    vec(line, 1..14).prop_map(|lines| lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases() * 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_yaml_gives_the_same_tree(text in yaml_like()) {
        both_agree(&format!("{text}\n"), &Limits::default());
        both_agree(&format!("a: {text}\nb: 1\n"), &Limits::default());
    }

    #[test]
    fn random_lines_give_the_same_tree(text in lines()) {
        both_agree(&text, &Limits::default());
    }

    #[test]
    fn changed_guidelines_give_the_same_tree(
        from in 0..9000_usize, cut in 0..2500_usize, skip in 0..30_usize, piece in yaml_like(),
    ) {
        let rules = include_str!("../../../rules/gotland-son-76/guideline.yaml");
        let line = rules.match_indices('\n').map(|(at, _)| at + 1).find(|at| *at >= from).unwrap_or_default();
        let text: String = rules[line..].chars().take(3000).collect();
        let at = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
        let after = text.char_indices().map(|(at, _)| at).nth(cut + skip).unwrap_or(text.len());
        let changed = format!("x:\n  y:\n{}{piece}{}\n", &text[..at], &text[after..]);
        both_agree(&changed, &Limits::default());
    }
}
