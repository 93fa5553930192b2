//! Broken guidelines, one mistake each: what is said, and where.

use std::collections::BTreeSet;

use super::{pointed_at, read_all};
use crate::diagnostic::catalog::source as codes;
use crate::diagnostic::{Diagnostic, Level};
use crate::text::Language;

/// Name, text, the code that is expected, and the piece of the text that it points at.
type BadInput = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const BAD_INPUTS: &[BadInput] = &[
    ("alias", include_str!("../../../tests/inputs/source/alias.yaml"), "source/alias", "*ägare"),
    ("anchor", include_str!("../../../tests/inputs/source/anchor.yaml"), "source/anchor", "&ägare"),
    ("and-first", include_str!("../../../tests/inputs/source/and-first.yaml"), "source/unquoted-start", "&& region"),
    ("at-sign-first", include_str!("../../../tests/inputs/source/at-sign-first.yaml"), "source/unquoted-start", "@controller"),
    ("backtick-first", include_str!("../../../tests/inputs/source/backtick-first.yaml"), "source/unquoted-start", "`klar`"),
    ("block-text-outdented", include_str!("../../../tests/inputs/source/block-text-outdented.yaml"), "source/block-text-indentation", "&& beslutad"),
    ("block-text-same-line", include_str!("../../../tests/inputs/source/block-text-same-line.yaml"), "source/block-text-header", "nytta >= kostnad"),
    ("braces-around-condition", include_str!("../../../tests/inputs/source/braces-around-condition.yaml"), "source/unquoted-start", "nytta >= kostnad"),
    ("bracket-in-braces", include_str!("../../../tests/inputs/source/bracket-in-braces.yaml"), "source/unquoted-in-brackets", "skede in ['pilot', 'införande']"),
    ("choice-in-braces", include_str!("../../../tests/inputs/source/choice-in-braces.yaml"), "source/unquoted-colon", "region ? a : b"),
    ("choice-in-list", include_str!("../../../tests/inputs/source/choice-in-list.yaml"), "source/unquoted-colon", "har_värde ? nytta : kostnad"),
    ("choice-on-lines", include_str!("../../../tests/inputs/source/choice-on-lines.yaml"), "source/unquoted-colon", "mitigation >= 0.8 * max"),
    ("choice-unquoted", include_str!("../../../tests/inputs/source/choice-unquoted.yaml"), "source/unquoted-colon", "mitigation >= 0.8 * max ? round(0.85 * raw) : raw"),
    ("colon-in-quoted-part", include_str!("../../../tests/inputs/source/colon-in-quoted-part.yaml"), "source/unquoted-colon", "beteckning == 'SON: 76'"),
    ("colon-in-title", include_str!("../../../tests/inputs/source/colon-in-title.yaml"), "source/colon-in-text", "Steg 1: mät nyttan"),
    ("comma-splits-condition", include_str!("../../../tests/inputs/source/comma-splits-condition.yaml"), "source/split-at-comma", "max(nytta, kostnad) >= 3"),
    ("comma-splits-list", include_str!("../../../tests/inputs/source/comma-splits-list.yaml"), "source/split-at-comma", "min(nytta, kostnad) >= 3"),
    ("comment-in-condition", include_str!("../../../tests/inputs/source/comment-in-condition.yaml"), "source/comment-in-text", "# och dessutom"),
    ("comment-stuck", include_str!("../../../tests/inputs/source/comment-stuck.yaml"), "source/comment-in-text", "#kommentar"),
    ("comparison-first", include_str!("../../../tests/inputs/source/comparison-first.yaml"), "source/unquoted-start", ">= 10"),
    ("control-character", include_str!("../../../tests/inputs/source/control-character.yaml"), "source/invalid-character", "\u{7}"),
    ("directive", include_str!("../../../tests/inputs/source/directive.yaml"), "source/directive", "%YAML 1.1"),
    ("duplicate-key", include_str!("../../../tests/inputs/source/duplicate-key.yaml"), "source/duplicate-key", "nytta"),
    ("empty", include_str!("../../../tests/inputs/source/empty.yaml"), "source/empty", ""),
    ("extra-comma", include_str!("../../../tests/inputs/source/extra-comma.yaml"), "source/extra-comma", ","),
    ("indented-under-value", include_str!("../../../tests/inputs/source/indented-under-value.yaml"), "source/indented-under-value", "unit"),
    ("key-in-list", include_str!("../../../tests/inputs/source/key-in-list.yaml"), "source/key-in-list", "title: Före beslut"),
    ("list-among-keys", include_str!("../../../tests/inputs/source/list-among-keys.yaml"), "source/list-among-keys", "- title: Före beslut"),
    ("list-as-key", include_str!("../../../tests/inputs/source/list-as-key.yaml"), "source/key-not-text", "["),
    ("list-first-in-condition", include_str!("../../../tests/inputs/source/list-first-in-condition.yaml"), "source/unquoted-start", "['a2', 'a3'] == annex3_use"),
    ("list-on-same-line", include_str!("../../../tests/inputs/source/list-on-same-line.yaml"), "source/list-on-same-line", "- document"),
    ("merge-key", include_str!("../../../tests/inputs/source/merge-key.yaml"), "source/merge-key", "<<"),
    ("missing-colon", include_str!("../../../tests/inputs/source/missing-colon.yaml"), "source/missing-colon", "severity must"),
    ("missing-comma", include_str!("../../../tests/inputs/source/missing-comma.yaml"), "source/missing-comma", "e"),
    ("missing-key", include_str!("../../../tests/inputs/source/missing-key.yaml"), "source/empty-key", ":"),
    ("missing-space", include_str!("../../../tests/inputs/source/missing-space.yaml"), "source/missing-colon", "severity:must"),
    ("missing-space-before-brace", include_str!("../../../tests/inputs/source/missing-space-before-brace.yaml"), "source/missing-colon", "clauses:{value: mäts}"),
    ("missing-space-in-braces", include_str!("../../../tests/inputs/source/missing-space-in-braces.yaml"), "source/missing-colon", "sv:Nyttan mäts"),
    ("negated-group-unquoted", include_str!("../../../tests/inputs/source/negated-group-unquoted.yaml"), "source/unquoted-start", "!(intimate_images && deepfakes)"),
    ("negation-in-braces", include_str!("../../../tests/inputs/source/negation-in-braces.yaml"), "source/unquoted-start", "!is_ai_system"),
    ("negation-unquoted", include_str!("../../../tests/inputs/source/negation-unquoted.yaml"), "source/unquoted-start", "!intimate_images"),
    ("nul-character", include_str!("../../../tests/inputs/source/nul-character.yaml"), "source/invalid-character", "\0"),
    ("or-first", include_str!("../../../tests/inputs/source/or-first.yaml"), "source/unquoted-start", "|| region"),
    ("percent-first", include_str!("../../../tests/inputs/source/percent-first.yaml"), "source/unquoted-start", "%10"),
    ("quotes-in-quotes", include_str!("../../../tests/inputs/source/quotes-in-quotes.yaml"), "source/text-after-quote", "nytta\" är definierat\""),
    ("several-documents", include_str!("../../../tests/inputs/source/several-documents.yaml"), "source/several-documents", "---"),
    ("star-first", include_str!("../../../tests/inputs/source/star-first.yaml"), "source/unquoted-start", "*nytta > 3"),
    ("stray-bracket", include_str!("../../../tests/inputs/source/stray-bracket.yaml"), "source/wrong-bracket", "]"),
    ("tab-indentation", include_str!("../../../tests/inputs/source/tab-indentation.yaml"), "source/tab", "\t"),
    ("tab-later", include_str!("../../../tests/inputs/source/tab-later.yaml"), "source/tab", "\t"),
    ("tag", include_str!("../../../tests/inputs/source/tag.yaml"), "source/tag", "!!float"),
    ("text-first-in-condition", include_str!("../../../tests/inputs/source/text-first-in-condition.yaml"), "source/unquoted-start", "'a2' in annex3_use"),
    ("unclosed-brace", include_str!("../../../tests/inputs/source/unclosed-brace.yaml"), "source/unclosed-bracket", "{"),
    ("unclosed-bracket", include_str!("../../../tests/inputs/source/unclosed-bracket.yaml"), "source/wrong-bracket", "}"),
    ("unclosed-list", include_str!("../../../tests/inputs/source/unclosed-list.yaml"), "source/unclosed-bracket", "["),
    ("unclosed-quote", include_str!("../../../tests/inputs/source/unclosed-quote.yaml"), "source/unclosed-quote", "\""),
    ("unknown-escape", include_str!("../../../tests/inputs/source/unknown-escape.yaml"), "source/escape", "\\D"),
    ("wrong-indentation", include_str!("../../../tests/inputs/source/wrong-indentation.yaml"), "source/indentation", "unit: h/year"),
];

/// Places such as `{name}` in the wordings that the diagnostic has no value for.
fn unfilled(item: &Diagnostic) -> Vec<&'static str> {
    let places = |wording: &'static str| {
        let after = wording.split('{').skip(1);
        after.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
    };
    let known: BTreeSet<_> = item.arguments.iter().map(|(name, _)| *name).collect();
    places(item.code.en).chain(places(item.code.sv)).filter(|name| !known.contains(name)).collect()
}

#[test]
fn each_mistake_is_told_once_at_its_place_with_a_cure() {
    for (name, text, code, piece) in BAD_INPUTS {
        let (tree, found) = read_all(text);
        let said: Vec<_> = found.iter().map(|item| (item.code.id, pointed_at(text, item))).collect();
        assert_eq!(said, [(*code, *piece)], "{name}");
        assert_eq!(tree.is_some(), *code == codes::DUPLICATE_KEY.id, "{name}");
        for item in &found {
            assert_eq!(item.code.level, Level::Error, "{name}");
            assert!(item.hint(Language::SWEDISH).is_some(), "{name} has no hint");
            assert!(item.hint(Language::ENGLISH).is_some(), "{name} has no hint");
            assert_eq!(unfilled(item), [""; 0], "{name}");
        }
    }
}

#[test]
fn every_code_but_the_limits_and_the_last_resort_has_an_input() {
    let shown: BTreeSet<_> = BAD_INPUTS.iter().map(|(_, _, code, _)| *code).collect();
    let all: BTreeSet<_> = codes::ALL.iter().map(|entry| entry.id).collect();
    assert_eq!(all.len(), codes::ALL.len(), "ids are unique");
    let unseen: Vec<_> = all.difference(&shown).copied().collect();
    assert_eq!(unseen, ["source/syntax", "source/too-deep", "source/too-long", "source/too-many-values"]);
}

#[test]
fn cures_can_be_pasted() {
    for (text, cure) in [
        ("a: !pilot", r#""!pilot""#),
        (r#"a: !(b == "c")"#, r#"'!(b == "c")'"#),
        (r#"a: 'b' in "c" # ja"#, r#"'''b'' in "c"'"#),
        ("a: {when: !pilot && !(x in [1, 2]), value: 1}", r#""!pilot && !(x in [1, 2])""#),
        ("a: {when: max(b, c) >= 3, value: 1}", r#""max(b, c) >= 3""#),
        ("- b ? c : d", r#""b ? c : d""#),
    ] {
        let (_, found) = read_all(text);
        let hint = found.first().and_then(|item| item.hint(Language::ENGLISH)).unwrap_or_default();
        assert!(hint.contains(cure), "{text}: {hint}");
    }
}

#[test]
fn duplicates_point_at_both_and_are_kept_before_a_syntax_error() {
    let text = "facts:\n  nytta: 1\n  nytta: 2\n  nytta: 3\nrules: [\n";
    let (tree, found) = read_all(text);
    assert!(tree.is_none());
    let said: Vec<_> = found.iter().map(|item| (item.code.id, item.span.start)).collect();
    assert_eq!(
        said,
        [("source/duplicate-key", 20), ("source/duplicate-key", 31), ("source/unclosed-bracket", 47)]
    );
    let first: Vec<_> = found.iter().flat_map(|item| &item.related).map(|(span, ..)| span.start).collect();
    assert_eq!(first, [9, 9]);
    let (tree, found) = read_all("a: 1\n\"a\": 2\n'a': 3\n");
    assert_eq!(found.len(), 2, "quotes do not make another key");
    let texts: Vec<_> = tree.iter().filter_map(|node| node.get("a")?.number_text()).collect();
    assert_eq!(texts, ["1"], "the first one counts");
}

#[test]
fn several_mistakes_are_told_in_one_run() {
    let text = "a: !pilot\nb: *c\n<<: {d: 1}\nd: !!int 3\ne: &f g\n";
    let (_, found) = read_all(text);
    let said: Vec<_> = found.iter().map(|item| item.code.id).collect();
    assert_eq!(
        said,
        ["source/unquoted-start", "source/alias", "source/merge-key", "source/tag", "source/anchor"]
    );
}

#[test]
fn sentences_and_names_are_no_traps() {
    for text in [
        "a: Ska nyttan mätas (minst årligen), och av vem?\n",
        "a: {sv: Nytta (kr), en: Benefit (SEK)}\n",
        "a: [låg (1–4), hög (10–25)]\n",
        "a: {none: {}, class_i: , class_iia}\n",
        "a: R&D, 100 % och C# samt a*b\n",
        "a: x == 'b' && !c || size(d) > 3\n",
        "a: x [y], {z}\n",
        "- a > b\n- c?d:e\n",
        "\"a ? b\": c\n",
        "a: {\"x && y\": null}\n",
        "a: {https://exempel.se: b, kl. 10:30}\n",
        "a: https://exempel.se/?x=1&y=2#z\n",
    ] {
        let (tree, found) = read_all(text);
        let said: Vec<_> = found.iter().map(|item| item.code.id).collect();
        assert!(tree.is_some() && said.is_empty(), "{text}: {said:?}");
    }
}
