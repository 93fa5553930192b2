//! Text is read as the strict reader does.

use super::*;
use crate::answers::Answers;
use crate::source::{Limits, Source, read_json};

fn program() -> Program {
    let source = Source { name: "tests.yaml", text: include_str!("../../decide/tests.yaml") };
    crate::load(&[source]).unwrap_or_else(|error| panic!("{error}")).program
}

/// Every text gives what the strict reader gives, or is refused as there.
#[test]
fn texts_are_read_as_the_strict_reader_does() {
    let program = program();
    let mut reader = RowReader::new(&program);
    let mut columns = Columns::new(&program);
    let texts = [
        "{}",
        r#" { "a" : true , "level":"low", "areas":[ "law" , "people" ],"cost":-1.25 } "#,
        r#"{"level":"high","a":false,"areas":[],"cost":12,"bounded":7}"#,
        r#"{"cost":{"between":[1,2]},"yearly":[1,null,3],"starts":"2026-11-22","a":null}"#,
        r#"{"a":{"value":true,"evidence":{"kind":"document","reference":"a \"b\" } c"}},"b":true}"#,
        r#"{"cost":1e3,"benefit":0.1234567}"#,
        r#"{"cost":123456789012345678901.5}"#,
        r#"{"bounded":11}"#,
        r#"{"bounded":1.5}"#,
        r#"{"bounded":01}"#,
        r#"{"a":true,"a":true}"#,
        r#"{"areas":["law","law"]}"#,
        r#"{"areas":["law" "risk"]}"#,
        r#"{"areas":["law",]}"#,
        r#"{"areas":["law"}"#,
        r#"{"costs":1}"#,
        r#"{"level":"lowest","a":1}"#,
        r#"{"level":"l\u006fw"}"#,
        r#"{"a":true"#,
        r#"{"a":true}}"#,
        r#"{"a":tru}"#,
        r#"{"a":}"#,
        "",
        "[]",
    ];
    for (row, text) in texts.iter().enumerate() {
        let mut diagnostics = Diagnostics::new();
        let tree = read_json(0, text, &Limits::default(), &mut diagnostics);
        let wanted = tree.and_then(|tree| Answers::read(&program, &tree, &mut diagnostics));
        let wanted = wanted.filter(|_| !diagnostics.has_errors());
        let read = reader.read_json(text, &mut columns);
        assert_eq!(columns.rows(), row + 1);
        assert_eq!(read.is_ok(), wanted.is_some(), "{text}");
        if let Err(found) = read {
            assert_eq!(found.len(), diagnostics.len(), "{text}");
        }
        for fact in (0..).map(FactId).take(program.guideline().facts.len()) {
            let wanted = wanted.as_ref().and_then(|answers| answers.get(fact)).cloned();
            assert_eq!(columns.answer(&program, row, fact), wanted, "{fact:?} in {text}");
        }
    }
}

#[test]
fn cells_are_read_by_the_type_of_their_fact() {
    let program = program();
    let mut reader = RowReader::new(&program);
    let mut columns = Columns::new(&program);
    columns.add_row();
    let cells = [
        ("a", "true", "true"),
        ("cost", "-1.5", "-1.5"),
        ("level", "low", "\"low\""),
        ("starts", "2026-11-22", "\"2026-11-22\""),
        ("areas", r#"["law"]"#, r#"["law"]"#),
        ("benefit", r#"{"between": [1, 2]}"#, r#"{"between": [1, 2]}"#),
    ];
    for (name, cell, json) in cells {
        let fact = program.fact_named(name).unwrap();
        assert!(reader.read_cell(fact, cell, &mut columns).is_ok(), "{name}");
        let text = format!("{{\"{name}\":{json}}}");
        let mut diagnostics = Diagnostics::new();
        let tree = read_json(0, &text, &Limits::default(), &mut diagnostics).unwrap();
        let answers = Answers::read(&program, &tree, &mut diagnostics).unwrap();
        assert_eq!(columns.answer(&program, 0, fact), answers.get(fact).cloned(), "{name}");
    }
    for (name, cell) in [("a", "1"), ("cost", "one"), ("level", "lowest"), ("bounded", "11")] {
        let fact = program.fact_named(name).unwrap();
        assert!(reader.read_cell(fact, cell, &mut columns).is_err(), "{name}");
    }
    let empty = program.fact_named("b").unwrap();
    assert!(reader.read_cell(empty, "", &mut columns).is_ok());
    assert_eq!(columns.answer(&program, 0, empty), None);
}

#[test]
fn texts_and_days_are_held_to_what_their_facts_allow() {
    let text = "\
riktlinje: 1
id: small
version: 1.0.0
title: Small
facts:
  note: {type: text, question: Which document?}
  starts: {type: date, min: 2026-01-01, question: When?}
";
    let program =
        crate::load(&[Source { name: "small", text }]).unwrap_or_else(|error| panic!("{error}")).program;
    let (mut reader, mut columns) = (RowReader::new(&program), Columns::new(&program));
    let texts = [
        (r#"{"note":"SON 2026/112","starts":"2026-11-22"}"#, true),
        (r#"{"note":"a \"b\"","starts":null}"#, true),
        (r#"{"note":"  "}"#, false),
        (r#"{"note":"vet ej"}"#, false),
        (r#"{"note":7}"#, true),
        (r#"{"starts":"2025-12-31"}"#, false),
        (r#"{"starts":"2026-02-30"}"#, false),
        (r#"{"starts":"unknown"}"#, false),
    ];
    for (row, (text, _)) in texts.iter().enumerate() {
        let mut diagnostics = Diagnostics::new();
        let tree = read_json(0, text, &Limits::default(), &mut diagnostics);
        let wanted = tree.and_then(|tree| Answers::read(&program, &tree, &mut diagnostics));
        let wanted = wanted.filter(|_| !diagnostics.has_errors());
        assert_eq!(reader.read_json(text, &mut columns).is_ok(), wanted.is_some(), "{text}");
        for fact in [FactId(0), FactId(1)] {
            let wanted = wanted.as_ref().and_then(|answers| answers.get(fact)).cloned();
            assert_eq!(columns.answer(&program, row, fact), wanted, "{fact:?} in {text}");
        }
    }
    let read: Vec<bool> =
        texts.iter().map(|(text, _)| reader.read_json(text, &mut columns).is_ok()).collect();
    assert_eq!(read, texts.map(|(_, fits)| fits));
}
