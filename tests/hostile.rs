//! Input that means harm, or a slip of the hand: a clear error within a second or two, bounded memory, no
//! panic. (The limits are asserted by what is reported, not by a clock.)

use riktlinje::source::Source;
use riktlinje::{ReadError, load};

fn refuse(text: &str) -> ReadError {
    load(&[Source { name: "hostile.yaml", text }]).expect_err("hostile input is refused")
}

fn codes(error: &ReadError) -> Vec<&'static str> {
    error.diagnostics().iter().map(|diagnostic| diagnostic.code.id).collect()
}

/// A small generator of pseudo-random bytes, so that every run sees the same ones.
fn bytes(count: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    (0..count)
        .map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state.to_le_bytes()[3]
        })
        .collect()
}

#[test]
fn ten_megabytes_of_random_bytes() {
    let text = String::from_utf8_lossy(&bytes(10 << 20)).into_owned();
    assert!(!codes(&refuse(&text)).is_empty());
}

#[test]
fn ten_megabytes_of_random_printable_characters() {
    let text: String = bytes(10 << 20).into_iter().map(|byte| char::from(b' ' + byte % 95)).collect();
    assert!(!codes(&refuse(&text)).is_empty());
}

#[test]
fn deep_brackets_in_yaml() {
    assert!(!codes(&refuse(&"[".repeat(100_000))).is_empty());
    assert!(!codes(&refuse(&"{a: ".repeat(100_000))).is_empty());
    let steps: Vec<String> = (0..2_000).map(|depth| format!("{}a:", " ".repeat(depth))).collect();
    let steps = steps.join("\n");
    assert_eq!(codes(&refuse(&steps)), ["source/too-deep"]);
}

/// A guideline with one rule that asks for this expression.
fn guideline_with(expression: &str) -> String {
    format!(
        "riktlinje: 1\nid: trial\nversion: 1.0.0\ntitle: Trial\n\
         phases:\n  - {{id: now, title: Now, reached_when: \"true\"}}\n\
         facts:\n  a: {{type: bool, question: \"A?\"}}\n\
         rules:\n  R-1:\n    area: risk\n    phase: now\n    severity: must\n    title: Rule\n    remedy: Do it.\n    requires: >-\n      {expression}\n"
    )
}

#[test]
fn deep_parentheses_in_an_expression() {
    for piece in ["(", "!", "-", "a ? ", "a && (", "a.all(r, ", "[", "'"] {
        let error = refuse(&guideline_with(&piece.repeat(100_000)));
        assert_eq!(codes(&error).len(), 1, "{piece}: one error, not a hundred thousand");
        let short = refuse(&guideline_with(&piece.repeat(1_500)));
        assert_eq!(codes(&short).len(), 1, "{piece}");
    }
}

#[test]
fn long_chains_are_within_reach() {
    let text = guideline_with(&vec!["a"; 3_000].join(" && "));
    assert!(load(&[Source { name: "long.yaml", text: &text }]).is_ok());
}

#[test]
fn alias_bomb() {
    let mut text = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
    for (letter, before) in ('b'..='i').zip('a'..='h') {
        let aliases = vec![format!("*{before}"); 9].join(", ");
        text.push_str(&format!("{letter}: &{letter} [{aliases}]\n"));
    }
    let error = refuse(&text);
    assert!(codes(&error).contains(&"source/anchor"), "{error}");
}

#[test]
fn a_million_facts() {
    let mut text = String::from("riktlinje: 1\nid: many\nversion: 1.0.0\ntitle: Many\nfacts:\n");
    for fact in 0..1_000_000 {
        text.push_str(&format!("  f{fact}: {{type: bool}}\n"));
    }
    assert_eq!(codes(&refuse(&text)), ["source/too-long"]);
}

#[test]
fn as_many_facts_as_a_file_can_hold() {
    let mut text =
        String::from("{\"riktlinje\":1,\"id\":\"many\",\"version\":\"1.0.0\",\"title\":\"Many\",\"facts\":{");
    for fact in 0..400_000 {
        let comma = if fact == 0 { "" } else { "," };
        text.push_str(&format!("{comma}\"f{fact}\":{{\"type\":\"bool\"}}"));
    }
    text.push_str("}}");
    assert_eq!(codes(&refuse(&text)), ["check/too-many"]);
}

#[test]
fn a_long_chain_of_values() {
    let mut text = String::from(
        "riktlinje: 1\nid: chain\nversion: 1.0.0\ntitle: Chain\nfacts:\n  a: {type: number, min: 0, max: 1, question: \"A?\"}\nvalues:\n  v0: a\n",
    );
    for value in 1..15_000 {
        text.push_str(&format!("  v{value}: v{} + 1\n", value - 1));
    }
    let loaded = load(&[Source { name: "chain.yaml", text: &text }]).expect("a chain is no circle");
    assert_eq!(loaded.program.guideline().values.len(), 15_000);
}
