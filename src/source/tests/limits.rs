//! Limits: whatever the input, little time, bounded memory, no panic.

use super::super::{Limits, Node, read};
use super::{read_all, read_good};
use crate::diagnostic::{Diagnostics, Span};

fn codes(text: &str, limits: &Limits) -> Vec<&'static str> {
    let mut diagnostics = Diagnostics::new();
    let tree = read(0, text, limits, &mut diagnostics);
    assert_eq!(tree.is_some(), !diagnostics.has_errors());
    diagnostics.iter().map(|item| item.code.id).collect()
}

#[test]
fn each_limit_lets_its_last_value_through() {
    let limits = Limits { bytes: 20, depth: 3, nodes: 6 };
    assert_eq!(codes("a: 12345678901234567", &limits), [""; 0]);
    assert_eq!(codes("a: 123456789012345678", &limits), ["source/too-long"]);
    assert_eq!(codes("[[[1]]]", &limits), [""; 0]);
    assert_eq!(codes("[[[[1]]]]", &limits), ["source/too-deep"]);
    assert_eq!(codes("- - - - 1", &limits), ["source/too-deep"]);
    assert_eq!(codes("[1, 2, 3, 4, 5]", &limits), [""; 0]);
    assert_eq!(codes("[1, 2, 3, 4, 5, 6]", &limits), ["source/too-many-values"]);
}

#[test]
fn absurd_depth_limits_are_tamed() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    assert_eq!(codes(&"[".repeat(100_000), &limits), ["source/too-deep"]);
    let deep = format!("{}{}", "[".repeat(250), "]".repeat(250));
    assert_eq!(codes(&deep, &limits), [""; 0]);
}

#[test]
fn an_alias_bomb_costs_nothing() {
    let mut lines = vec!["a0: &a0 [x, x, x, x, x, x, x, x, x]".to_owned()];
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 9].join(", ");
        lines.push(format!("a{level}: &a{level} [{items}]"));
    }
    let text = lines.join("\n");
    let (tree, found) = read_all(&text);
    assert!(tree.is_none());
    assert!(found.iter().all(|item| matches!(item.code.id, "source/anchor" | "source/alias")));
}

#[test]
fn mistakes_without_end_are_cut_short() {
    let text = "a: 1\n".repeat(100_000);
    let (tree, found) = read_all(&text);
    assert!(tree.is_none());
    assert_eq!(found.len(), 50);
    let text = "- *a\n".repeat(100_000);
    let (tree, found) = read_all(&text);
    assert!(tree.is_none());
    assert_eq!(found.len(), 50);
}

#[test]
fn hostile_texts_are_read_or_explained() {
    let mega = 1 << 20;
    let keys: Vec<String> = (0..50_000).map(|index| format!("nyckel_{index}: {index}\n")).collect();
    let texts = [
        "[".repeat(mega),
        "(".repeat(mega),
        "{".repeat(mega),
        "- ".repeat(mega / 2),
        "a: ".repeat(mega / 3),
        "? ".repeat(mega / 2),
        "!".repeat(mega),
        "&a ".repeat(mega / 3),
        "\"".repeat(mega),
        "'".repeat(mega),
        "\n".repeat(mega),
        "#\n".repeat(mega / 2),
        "a: \"\\".repeat(mega / 5),
        "{a, ".repeat(mega / 4),
        "[a, ".repeat(mega / 4),
        "a: |\n\n".repeat(mega / 6),
        " ".repeat(mega),
        "\t".repeat(mega),
        "---\n".repeat(mega / 4),
        "a: >\n".to_owned() + &"  b\n\n".repeat(mega / 5),
        "a: [(".to_owned() + &", (".repeat(mega / 3),
        "{a: (".to_owned() + &", b)c".repeat(1000) + "}",
        keys.concat(),
        format!("[{}]", "!a b, ".repeat(mega / 12)),
        format!("[{}]", "a ? b : c, ".repeat(mega / 22)),
        format!("[{}]", "&a b, ".repeat(mega / 12)),
    ];
    for text in texts {
        let (tree, found) = read_all(&text);
        let shown: String = text.chars().take(20).collect();
        assert!(tree.is_some() || !found.is_empty(), "{shown:?} is neither read nor explained");
    }
}

#[test]
fn nothing_is_an_empty_file() {
    for text in ["", "\n\n", "# bara en kommentar\n", "\u{feff}", "---\n", "---\n...\n", "   \n"] {
        assert_eq!(codes(text, &Limits::default()), ["source/empty"], "{text:?}");
    }
    assert!(read_good("null").is_null());
    assert!(read_good("~").is_null());
    assert_eq!(read_good("\"\"").as_text(), Some(""));
}

#[test]
fn spans_carry_the_file_and_skip_the_byte_order_mark() {
    let node = read_good("\u{feff}å: ö\n");
    let entry = node.as_mapping().and_then(<[_]>::first);
    let spans = entry.map(|(key, value): &(_, Node)| (key.span, value.span));
    assert_eq!(spans, Some((Span { file: 7, start: 3, end: 5 }, Span { file: 7, start: 7, end: 9 })));
}
