//! Layouts of small texts, and of any data at all.

use proptest::prelude::*;
use serde_json::Value;

use super::layout;

fn laid_out(text: &str) -> String {
    let out = layout(text, 0).unwrap();
    assert_eq!(layout(&out, 0).unwrap(), out, "laid out twice");
    out
}

#[test]
fn comments_stay_where_they_belong() {
    let text = "\
# top
a: 1 # behind a
b:   # behind the key


    # before c
    c:   {d: 1,   # in brackets
      e: 2}  # behind the bracket
    # end of b
# before f
f:
- x   # behind x
# before y
- y
# the end
";
    let expected = "\
# top
a: 1  # behind a
b:  # behind the key

  # before c
  c:  # behind the bracket
    d: 1  # in brackets
    e: 2
  # end of b
# before f
f:
  - x  # behind x
  # before y
  - y
# the end
";
    assert_eq!(laid_out(text), expected);
}

#[test]
fn quotes_stand_where_they_are_needed() {
    let kept = [
        "\"1\"",
        "\"true\"",
        "\"ja\"",
        "\"a: b\"",
        "\"a #b\"",
        "\"!a\"",
        "\"\"",
        "\" a\"",
        "'say: \"a\"'",
        "\"2026-11-22\"",
    ];
    for value in kept {
        assert_eq!(laid_out(&format!("a: {value}\n")), format!("a: {value}\n"));
    }
    for value in ["'nytta'", "\"nytta\"", "nytta", ">-\n  nytta", "|-\n   nytta", "\n  nytta"] {
        assert_eq!(laid_out(&format!("a: {value}\n")), "a: nytta\n", "{value}");
    }
    assert_eq!(laid_out("a: ['b, c', 'd']\n"), "a: [\"b, c\", d]\n");
    assert_eq!(laid_out("'a': {'b c': 1}\n\"1\": x\n"), "a: {b c: 1}\n\"1\": x\n");
}

#[test]
fn long_texts_are_folded_and_long_brackets_opened() {
    let words = "nyttan ".repeat(30);
    let out = laid_out(&format!("a: {{sv: {}, en: short}}\n", words.trim()));
    assert!(out.starts_with("a:\n  sv: >-\n    nyttan nyttan"), "{out}");
    assert!(out.lines().all(|line| line.chars().count() <= super::WIDTH), "{out}");
    let list: Vec<String> = (0..40).map(|at| format!("option_{at}")).collect();
    let out = laid_out(&format!("a: [{}]\n", list.join(",")));
    assert!(out.starts_with("a:\n  [option_0, option_1,"), "{out}");
    let paragraphs = "a: |\n  ett\n\n  två\n";
    assert_eq!(laid_out(paragraphs), paragraphs);
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    assert!(!layout("a: [1\n", 0).unwrap_err().is_empty());
    assert_eq!(laid_out("{\"a\": {\"b\": [1, 2]}}"), "a: {\"b\": [1, 2]}\n".replace("\"b\"", "b"));
    assert_eq!(laid_out("a:\nb: ~\n"), "a: null\nb: ~\n");
}

/// Texts that are easily mistaken, and any others.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zåäö ]{0,12}",
        "[-a-z0-9:#,{}\\[\\]&*!|>'\"%@`?. \n]{0,16}",
        any::<String>(),
        Just("nyttan och kostnaden ".repeat(12)),
        Just(format!("{} x", "ord".repeat(60))),
    ]
}

fn data() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-1_000_000_i64..1_000_000).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::btree_map("[a-z ]{1,6}|[0-9]{1,3}", inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    /// Any data keeps its meaning (`layout` refuses otherwise), and its layout is stable.
    #[test]
    fn any_data_has_a_stable_layout(value in data()) {
        let text = serde_json::to_string(&serde_json::json!({ "root": value })).unwrap();
        match layout(&text, 0) {
            Ok(out) => prop_assert_eq!(layout(&out, 0).ok(), Some(out)),
            // Only what the reader refuses has no layout.
            Err(found) => prop_assert!(!found.is_empty(), "{}", text),
        }
    }
}
