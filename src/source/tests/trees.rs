//! Trees: what is read, JSON as YAML, and a second opinion from another reader.

use super::super::{Kind, Node, Reading};
use super::{read_all, read_good};

/// The data of a tree as another library would hold it.
fn data(node: &Node) -> serde_yaml::Value {
    use serde_yaml::Value;
    match &node.kind {
        Kind::Scalar(scalar) => match scalar.reading() {
            Reading::Null => Value::Null,
            Reading::Boolean(value) => Value::Bool(value),
            Reading::Number(text) => serde_yaml::from_str(text).unwrap(),
            Reading::Text(text) => Value::String(text.to_owned()),
        },
        Kind::Sequence(items) => Value::Sequence(items.iter().map(data).collect()),
        Kind::Mapping(entries) => {
            let entries =
                entries.iter().map(|(key, value)| (Value::String(key.text.to_string()), data(value)));
            Value::Mapping(entries.collect())
        }
    }
}

const VALID: &[&str] = &[
    "riktlinje: 1\nid: region-gotland-ai\ntitle: {sv: Riktlinje för AI, en: AI guideline}\n",
    "phases:\n- {id: a, reached_when: \"true\"}\n- id: b\n  reached_when: x in ['p', 'q']\n",
    "values:\n  a: >-\n    x >= 3\n    && y\n  b: |\n    rad ett\n      rad två\n\n  c: |+\n    slut\n\n  d: >2\n     in\n    ut\n",
    "a: \"x\\\n  y\\u00e5\"\nb: 'det''s'\nc: rad\n  fortsätter\n\n  här\n",
    "a: [1, -2.5, 1e3, .5, true, False, null, ~, yes, 'true', 2026-11-22]\n",
    "a:\nb: []\nc: {}\nd: ''\ne: \"\"\nf:\n  -\n  - ~\n",
    "? a\n: 1\n? 'b'\n: - 2\n  - - 3\n    - 4\n",
    "{a: [b, {c: d}, [e]], f: {g: , h: i}}\n",
    "# kommentar\n---\na: 1 # ett\n# två\nb: 2\n...\n",
    "a: x\r\nb: |\r\n  y\r\n  z\r\nc: 'p\r\n\r\n  q'\r\n",
    "- a: 1\n  b:\n  - 2\n-  - 3\n   - 4\n- \"5\": 6\n",
    "a: R&D 100 % (a*b)? c!d [e] {f} g,h\n",
];

#[test]
fn another_reader_reads_the_same() {
    for text in VALID {
        let other: serde_yaml::Value = serde_yaml::from_str(text).unwrap();
        assert_eq!(data(&read_good(text)), other, "{text}");
    }
}

#[test]
fn json_is_read_as_it_stands() {
    let text = "{\n\t\"a\"\t:\t[1,\n\t\t-2.50e+3 ,true,false,null],\"b\"\n:\n{\"\\u00e5\\/\\\\\":\"\\ud83d\\ude00\"},\"\":\"#: - [\"\r\n,\"c\":{},\"d\":[]\t}\n";
    let node = read_good(text);
    let json: serde_json::Value = serde_json::from_str(text).unwrap();
    let mut canonical = String::new();
    super::super::write_canonical(&node, &mut canonical);
    let again: serde_json::Value = serde_json::from_str(&canonical).unwrap();
    assert_eq!(again.to_string().replace("-2500", "-2.50e+3"), json.to_string());
    assert_eq!(node.get("").and_then(Node::as_text), Some("#: - ["));
}

#[test]
fn keys_are_text_whatever_they_look_like() {
    let node = read_good("1: a\ntrue: b\nnull: c\n1.50: d\n'': e\n2026-11-22: f\n");
    let keys: Vec<_> = node.as_mapping().unwrap().iter().map(|(key, _)| key.text.as_ref()).collect();
    assert_eq!(keys, ["1", "true", "null", "1.50", "", "2026-11-22"]);
}

#[test]
fn the_helpers_answer_for_their_kind_only() {
    let node =
        read_good("text: hej\ntal: 1.50\nja: true\ntom:\nlista: [1]\ngrupp: {a: 1}\nciterat: '1.50'\n");
    let get = |key| node.get(key).unwrap();
    assert_eq!((get("text").as_text(), get("tal").as_text()), (Some("hej"), None));
    assert_eq!((get("tal").number_text(), get("citerat").number_text()), (Some("1.50"), None));
    assert_eq!((get("tal").scalar_text(), get("tom").scalar_text()), (Some("1.50"), None));
    assert_eq!((get("ja").as_bool(), get("text").as_bool()), (Some(true), None));
    assert!(get("tom").is_null() && !get("lista").is_null());
    assert!(get("lista").as_sequence().is_some() && get("lista").as_mapping().is_none());
    assert!(get("grupp").get("a").is_some() && get("grupp").get("b").is_none());
    assert_eq!(node.entry("tal").map(|(key, _)| key.span.start), Some(10));
    let names: Vec<_> = node.as_mapping().unwrap().iter().map(|(_, value)| value.kind_name().1).collect();
    assert_eq!(
        names,
        [
            "en text",
            "ett tal",
            "true eller false",
            "inget värde (null)",
            "en lista",
            "en grupp med nycklar och värden",
            "en text"
        ]
    );
}

#[test]
fn characters_that_cannot_be_seen_are_refused_outside_escapes() {
    for character in ['\0', '\u{7}', '\u{1b}', '\u{7f}', '\u{80}', '\u{fffe}', '\u{ffff}'] {
        for text in [
            format!("a: x{character}y\n"),
            format!("a: \"x{character}y\"\n"),
            format!("a: |\n  x{character}\n"),
            format!("a: 1 # {character}\n"),
        ] {
            let (tree, found) = read_all(&text);
            let said: Vec<_> = found.iter().map(|item| item.code.id).collect();
            assert_eq!(
                (tree.is_some(), said.as_slice()),
                (false, ["source/invalid-character"].as_slice()),
                "{text:?}"
            );
        }
    }
    assert_eq!(read_good("a: \"\\0\\x07\"\n").get("a").and_then(Node::as_text), Some("\0\u{7}"));
    assert_eq!(
        read_good("a: på svenska: ✓".replace(": ✓", " ✓").as_str()).get("a").and_then(Node::as_text),
        Some("på svenska ✓")
    );
}
