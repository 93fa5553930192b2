//! Random texts and trees.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use super::super::{Kind, Limits, LineIndex, Node, Reading, Style, read};
use super::{read_all, read_good};
use crate::diagnostic::Diagnostics;
use crate::text::Language;

/// Reads anything and uses everything that was found; nothing may panic.
fn survives(text: &str) {
    let limits = Limits { bytes: 1 << 20, depth: 16, nodes: 1000 };
    let mut diagnostics = Diagnostics::new();
    let tree = read(0, text, &limits, &mut diagnostics);
    assert!(tree.is_some() || diagnostics.has_errors(), "no tree and no reason: {text:?}");
    let lines = LineIndex::new(text);
    for item in diagnostics.iter() {
        let (start, end) = (item.span.start as usize, item.span.end as usize);
        assert!(text.get(start..end).is_some(), "{} cuts a character: {text:?}", item.code.id);
        assert!(lines.line_column(item.span.start).0 <= lines.line_count());
        assert!(item.hint(Language::SWEDISH).is_some(), "{} has no hint", item.code.id);
    }
    if let Some(tree) = tree {
        check_places(&tree, text);
    }
}

/// Every span lies in the text, every part of every value maps to a place inside it.
fn check_places(node: &Node, text: &str) {
    assert!(text.get(node.span.start as usize..node.span.end as usize).is_some(), "{text:?}");
    match &node.kind {
        Kind::Scalar(scalar) => {
            let map = scalar.map(text, node.span);
            for (at, character) in scalar.text.char_indices() {
                let span = map.span(at, at + character.len_utf8());
                let piece = text.get(span.start as usize..span.end as usize);
                let piece = piece.unwrap_or_else(|| panic!("{character:?} is cut in {text:?}"));
                let folded = matches!(character, ' ' | '\n') && piece.trim().is_empty();
                let written = piece.starts_with(character) || folded || piece.starts_with('\\');
                assert!(written, "{character:?} maps to {piece:?} in {text:?}");
            }
            if scalar.text.chars().filter(|c| !matches!(c, ' ' | '\n')).count() > 1 {
                let whole = map.span(0, scalar.text.len());
                assert_ne!(map.span(0, 1), whole, "the map gave up in {text:?}");
            }
            let _ = node.trailing_comment(text);
        }
        Kind::Sequence(items) => items.iter().for_each(|item| check_places(item, text)),
        Kind::Mapping(entries) => entries.iter().for_each(|(_, value)| check_places(value, text)),
    }
}

/// Texts made of the pieces that YAML takes an interest in.
pub(super) fn yaml_like() -> impl Strategy<Value = String> {
    let pieces = [
        "a",
        "b",
        "å",
        "1",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n    ",
        ": ",
        ":",
        "- ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        ", ",
        "'",
        "\"",
        "\\",
        "\\u00e5",
        "|",
        ">",
        "|\n",
        ">-\n  ",
        "|+\n ",
        ">2\n",
        "#",
        " # ",
        "&",
        "*",
        "!",
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "\t",
        "\r\n",
        "\r",
        "<<",
        "~",
        "(",
        ")",
        " ? ",
        " : ",
        "==",
        "&&",
        "max(a, b)",
        "\u{feff}",
        "\0",
        "\u{2028}",
        "key: ",
        "\n- ",
        "\nkey: ",
        "''",
        "\\\n",
        "\u{85}",
        "😀",
    ];
    vec(prop::sample::select(pieces.to_vec()), 0..40).prop_map(|parts| parts.concat())
}

/// Trees without layout, to be written in every style.
#[derive(Clone, Debug, PartialEq)]
enum Tree {
    Text(String, u8),
    List(Vec<Tree>),
    Group(Vec<(String, Tree)>),
}

fn line() -> impl Strategy<Value = String> {
    "[a-zåäö0-9(>=&?,'\":#\\\\| -]{0,12}"
}

fn trees() -> impl Strategy<Value = Tree> {
    let lines = prop_oneof![3 => vec(line(), 1..5), 1 => vec("[a-zåäö]{2,9}", 1)];
    let text = (lines, 0..9_u8).prop_map(|(lines, style)| Tree::Text(lines.join("\n"), style));
    text.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..5).prop_map(Tree::List),
            vec(inner, 1..5).prop_map(|items| {
                Tree::Group(
                    items.into_iter().enumerate().map(|(at, item)| (format!("nyckel å{at}"), item)).collect(),
                )
            }),
        ]
    })
}

/// Writes a value after `key:` or `-`, at an indentation.
fn write(tree: &Tree, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent);
    match tree {
        Tree::Text(text, style) => write_text(text, *style, indent, out),
        Tree::List(items) => {
            for item in items {
                let _ = write!(out, "\n{pad}-");
                write(item, indent + 2, out);
            }
        }
        Tree::Group(entries) => {
            for (key, item) in entries {
                let _ = write!(out, "\n{pad}{key}:");
                write(item, indent + 1, out);
            }
        }
    }
}

/// Writes a text in one of the styles, or as a JSON string where the style cannot hold it.
fn write_text(text: &str, style: u8, indent: usize, out: &mut String) {
    let pad = " ".repeat(indent + 2);
    let is_word = text.len() > 1 && text.chars().all(char::is_alphabetic) && text != "null";
    let lines: Vec<&str> = text.split('\n').collect();
    let has_outer_blanks = lines.iter().any(|line| line.starts_with(' ') || line.ends_with(' '));
    let is_framed = lines.first() != Some(&"") && lines.last() != Some(&"");
    let written = match style {
        0 if is_word => format!(" {text}"),
        1 if is_word => format!(" {text} # kommentar"),
        2 if is_framed && !lines.iter().any(|line| line.starts_with(' ')) => {
            format!(" |-\n{pad}{}", lines.join(&format!("\n{pad}")))
        }
        3 if is_framed && !has_outer_blanks => format!(" >-\n{pad}{}", folded(&lines, &pad)),
        4 if !has_outer_blanks => format!(" '{}'", folded(&lines, &pad).replace('\'', "''")),
        5 if !has_outer_blanks && !text.contains('\\') => {
            format!(" \"{}\"", folded(&lines, &pad).replace('"', "\\\""))
        }
        6 => {
            let escaped: Vec<_> = text.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
            format!(" \"{}\"", escaped.concat())
        }
        7 => {
            // A line break in the file after each line of the value, escaped on both sides.
            let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace("\n ", "\n\\ ");
            format!(" \"{}\"", escaped.replace('\n', &format!("\\n\\\n{pad}")))
        }
        _ => format!(" {}", serde_json::Value::String(text.to_owned())),
    };
    out.push_str(&written);
}

/// Lines as a folded text: a row of breaks is written with one break more.
fn folded(lines: &[&str], pad: &str) -> String {
    let mut out = String::new();
    for (at, line) in lines.iter().enumerate() {
        out.push_str(line);
        if at + 1 < lines.len() {
            out.push_str(if at == 0 || !line.is_empty() { "\n\n" } else { "\n" });
            out.push_str(pad);
        }
    }
    out
}

fn same(tree: &Tree, node: &Node) -> bool {
    match (tree, &node.kind) {
        (Tree::Text(text, _), Kind::Scalar(scalar)) => scalar.text == *text,
        (Tree::List(items), Kind::Sequence(nodes)) => {
            items.len() == nodes.len() && items.iter().zip(nodes).all(|(item, node)| same(item, node))
        }
        (Tree::Group(entries), Kind::Mapping(nodes)) => {
            let pair = |((key, item), (found, node)): (&(String, Tree), &(_, Node))| {
                let found: &super::super::Key = found;
                *key == found.text && same(item, node)
            };
            entries.len() == nodes.len() && entries.iter().zip(nodes).all(pair)
        }
        (Tree::Text(..) | Tree::List(_) | Tree::Group(_), _) => false,
    }
}

fn json_values() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::from),
        (-1e9..1e9_f64).prop_map(Value::from),
        "[ -~åäö😀\n\t\"\\\\/]{0,20}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = "[ -~åäö\n]{0,10}";
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Value::Array),
            prop::collection::btree_map(key, inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn same_json(json: &serde_json::Value, node: &Node) -> bool {
    use serde_json::Value;
    match (json, &node.kind) {
        (Value::Array(items), Kind::Sequence(nodes)) => {
            items.len() == nodes.len() && items.iter().zip(nodes).all(|(item, node)| same_json(item, node))
        }
        (Value::Object(map), Kind::Mapping(entries)) => {
            map.len() == entries.len()
                && map.iter().all(|(key, item)| node.get(key).is_some_and(|node| same_json(item, node)))
        }
        (_, Kind::Scalar(scalar)) => match (json, scalar.reading()) {
            (Value::Null, Reading::Null) => scalar.style == Style::Plain,
            (Value::Bool(value), Reading::Boolean(found)) => *value == found,
            (Value::Number(value), Reading::Number(found)) => value.to_string() == found,
            (Value::String(value), Reading::Text(found)) => value == found,
            _ => false,
        },
        _ => false,
    }
}

/// How often each property is tried; `PROPTEST_CASES` asks for more.
pub(super) fn cases() -> u32 {
    ProptestConfig::default().cases.max(500)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..400)) {
        survives(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn random_yaml_does_no_harm(text in yaml_like()) {
        survives(&text);
    }

    #[test]
    fn cut_and_changed_guidelines_do_no_harm(cut in 0..900_usize, piece in yaml_like(), skip in 0..40_usize) {
        let text = include_str!("../../../tests/inputs/source/bracket-in-braces.yaml").repeat(9);
        let at = text.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(text.len());
        let after = text.char_indices().map(|(at, _)| at).nth(cut + skip).unwrap_or(text.len());
        survives(&format!("{}{piece}{}", &text[..at], &text[after..]));
    }

    #[test]
    fn trees_come_back_from_every_style(tree in trees()) {
        let mut text = String::from("rot:");
        write(&tree, 1, &mut text);
        text.push('\n');
        let node = read_good(&text);
        let value = node.get("rot").unwrap();
        prop_assert!(same(&tree, value), "{text}\n{value:?}");
        check_places(value, &text);
        let crlf = text.replace('\n', "\r\n");
        let node = read_good(&crlf);
        prop_assert!(same(&tree, node.get("rot").unwrap()), "with CRLF: {crlf:?}");
        check_places(&node, &crlf);
    }

    #[test]
    fn json_comes_back(json in json_values()) {
        for text in [json.to_string(), serde_json::to_string_pretty(&json).unwrap()] {
            let (node, found) = read_all(&text);
            let said: Vec<_> = found.iter().map(|item| item.code.id).collect();
            prop_assert!(said.is_empty(), "{text}: {said:?}");
            prop_assert!(node.is_some_and(|node| same_json(&json, &node)), "{text}");
        }
    }
}
