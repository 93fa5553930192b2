//! Places: spans of nodes, and from a scalar's value to the file.

use super::super::{Kind, Node, Scalar, Style};
use super::read_good;

/// The scalar under key `a`, its span's text, and what each character of its value maps to.
fn mapped(text: &str) -> (Scalar<'_>, String, Vec<(char, String)>) {
    let node = read_good(text);
    let value = node.get("a").unwrap();
    let scalar = value.as_scalar().unwrap().clone();
    let map = scalar.map(text, value.span);
    let slice = |start: u32, end: u32| text[start as usize..end as usize].to_owned();
    let each = scalar.text.char_indices().map(|(at, character)| {
        let span = map.span(at, at + character.len_utf8());
        assert_eq!(span.file, 7);
        (character, slice(span.start, span.end))
    });
    let each = each.collect();
    (scalar, slice(value.span.start, value.span.end), each)
}

/// Characters that map to something other than themselves.
fn differing(text: &str) -> (String, Vec<(char, String)>) {
    let (scalar, _, each) = mapped(text);
    (
        scalar.text.into_owned(),
        each.into_iter().filter(|(character, piece)| character.to_string() != *piece).collect(),
    )
}

fn pairs(expected: &[(char, &str)]) -> Vec<(char, String)> {
    expected.iter().map(|(character, piece)| (*character, (*piece).to_owned())).collect()
}

#[test]
fn plain_scalars() {
    assert_eq!(differing("a: nyttan är störst\n"), ("nyttan är störst".into(), vec![]));
    let (value, other) = differing("a: å\n  ä  \n\n\n  ö # slut\nb: 1\n");
    assert_eq!(value, "å ä\n\nö");
    let gap = "  \n\n\n  ";
    assert_eq!(other, pairs(&[(' ', "\n  "), ('\n', gap), ('\n', gap)]));
}

#[test]
fn single_quotes() {
    let (value, other) = differing("a: 'det är ''så'' \n\n  enkelt'\n");
    assert_eq!(value, "det är 'så'\nenkelt");
    assert_eq!(other, pairs(&[('\'', "''"), ('\'', "''"), ('\n', " \n\n  ")]));
}

#[test]
fn double_quotes() {
    let (value, other) = differing(r#"a: "\u00e5 \"ö\" \x41\t\U0001F600\ud83d\ude00\N\L\/""#);
    assert_eq!(value, "å \"ö\" A\t😀😀\u{85}\u{2028}/");
    let expected = [
        ('å', r"\u00e5"),
        ('"', r#"\""#),
        ('"', r#"\""#),
        ('A', r"\x41"),
        ('\t', r"\t"),
        ('😀', r"\U0001F600"),
        ('😀', r"\ud83d\ude00"),
        ('\u{85}', r"\N"),
        ('\u{2028}', r"\L"),
        ('/', r"\/"),
    ];
    assert_eq!(other, pairs(&expected));
    let (value, other) = differing("a: \"x \\\n   y\\ \n  z  \n\n  å\"\n");
    assert_eq!(value, "x y  z\nå");
    let expected = [(' ', "\\ "), (' ', "\n  "), ('\n', "  \n\n  ")];
    assert_eq!(other, pairs(&expected), "an escaped break adds nothing, an escaped blank stays");
}

#[test]
fn literal_blocks() {
    let (value, other) = differing("a: | # text\n\n  nyttan\n    är större\n\n  å\nb: 1\n");
    assert_eq!(value, "\nnyttan\n  är större\n\nå\n");
    assert_eq!(other, vec![]);
    assert_eq!(differing("a: |2-\n    x\n   å\n\n\n"), ("  x\n å".into(), vec![]));
    assert_eq!(differing("a: |+\n  å\n\n\n"), ("å\n\n\n".into(), vec![]));
    assert_eq!(differing("a: |+\n\n   \n"), ("\n\n".into(), vec![]));
    assert_eq!(differing("a: |\n  å").1, pairs(&[('\n', "")]), "a break that the file does not have");
    assert_eq!(differing("a: |\r\n  å\r\n  ä\r\n").1, pairs(&[('\n', "\r\n"), ('\n', "\r\n")]));
    assert_eq!(differing("x: 1\na: |\n  | > å\n"), ("| > å\n".into(), vec![]));
}

#[test]
fn folded_blocks() {
    let (value, other) = differing("a: >-\n  nytta >= kostnad\n  && å\n\n  slut\n\nb: 1\n");
    assert_eq!(value, "nytta >= kostnad && å\nslut");
    assert_eq!(other, pairs(&[(' ', "\n  "), ('\n', "\n\n  ")]));
    let (value, other) = differing("a: >\n\n  x\n    å\n    ö\n\n  y\n  z\n\n");
    assert_eq!(value, "\nx\n  å\n  ö\n\ny z\n");
    let expected = [('\n', "\n  "), ('\n', "\n  "), ('\n', "\n\n  "), ('\n', "\n\n  "), (' ', "\n  ")];
    assert_eq!(other, pairs(&expected));
}

#[test]
fn spans_of_several_characters_and_of_the_end() {
    let text = "a: >-\n  nytta >=\n  kostnåd\n";
    let node = read_good(text);
    let value = node.get("a").unwrap();
    let scalar = value.as_scalar().unwrap();
    let map = scalar.map(text, value.span);
    let piece = |from: usize, to: usize| {
        let span = map.span(from, to);
        &text[span.start as usize..span.end as usize]
    };
    assert_eq!(piece(6, 17), ">=\n  kostnåd");
    assert_eq!(piece(9, 17), "kostnåd");
    assert_eq!(piece(17, 17), "");
    assert_eq!(map.span(17, 17).start as usize, text.len() - 1, "right after the last character");
    assert_eq!(map.span(99, 120), map.span(17, 17));
    assert_eq!(piece(3, 3), "");
}

#[test]
fn a_map_for_another_text_does_no_harm() {
    let scalar = Scalar { text: "något annat".into(), style: Style::Folded };
    let node = read_good("a: å\n");
    let span = node.get("a").unwrap().span;
    for text in ["", "å", "a: å\n", "a: >\n  b\n"] {
        assert_eq!(scalar.map(text, span).span(2, 4), span);
    }
}

#[test]
fn spans_of_nodes() {
    let text = "a:\n  - x\n  - {b: [1, å]}\n\nc: >-\n  text\n\n\nd:\ne: \"q\"\n";
    let node = read_good(text);
    let piece = |node: Option<&Node>| {
        node.map_or("?", |node| &text[node.span.start as usize..node.span.end as usize])
    };
    assert_eq!(piece(Some(&node)), text.trim_end());
    assert_eq!(piece(node.get("a")), "- x\n  - {b: [1, å]}");
    let item = node.get("a").and_then(|list| list.as_sequence()?.get(1));
    assert_eq!(piece(item), "{b: [1, å]}");
    assert_eq!(piece(item.and_then(|item| item.get("b"))), "[1, å]");
    assert_eq!(piece(node.get("c")), ">-\n  text");
    assert_eq!(piece(node.get("d")), "");
    assert_eq!(node.get("d").map(|node| node.span.start as usize), text.find("\ne:"), "after its colon");
    assert_eq!(piece(node.get("e")), "\"q\"");
}

#[test]
fn comments_after_values() {
    let text = "a: x == 'b' #c och d  \nb: x # y\nc: 'x' # z\nd: # w\ne: x#y\nf: [x, y # v\n]\ng: x\t# t\n";
    let node = read_good(text);
    let comment = |key: &str| {
        let span = node.get(key)?.trailing_comment(text)?;
        Some(&text[span.start as usize..span.end as usize])
    };
    assert_eq!(comment("a"), Some("#c och d"));
    assert_eq!(comment("b"), Some("# y"));
    assert_eq!(comment("c"), None, "in quotes, nothing is cut off");
    assert_eq!(comment("d"), Some("# w"));
    assert_eq!(comment("e"), None, "without a blank it belongs to the value");
    assert_eq!(comment("g"), Some("# t"));
    let Some(Kind::Sequence(items)) = node.get("f").map(|node| &node.kind) else { panic!("a list") };
    assert!(items.get(1).and_then(|item| item.trailing_comment(text)).is_some());
}

#[test]
fn signs_in_comments_are_no_block_headers() {
    for text in ["#|\n|+\n ", "# > a | b\n>\n  text", "# |\n# >\n|\n  a|b"] {
        let node = read_good(text);
        let header = text.rfind("\n>").or_else(|| text.rfind("\n|")).unwrap() + 1;
        assert_eq!(node.span.start as usize, header, "{text:?}");
    }
}
