//! Every example of `docs/SEMANTICS.md` runs.
//!
//! The block marked `yaml semantics-base` declares facts that all examples may use. A block marked
//! `yaml semantics` is one example: parts of a guideline, `answers` and `waivers`, and what comes out:
//! `shows` (expression → what it can still be), `expect` (a part of the assessment) or `refused` (the codes
//! of the mistakes).

use std::fmt::Write as _;

use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::model::ValueId;
use riktlinje::program::Program;
use riktlinje::{ReadError, Source};
use serde_json::Value as Json;
use serde_yaml::{Mapping, Value as Yaml};

const PAGE: &str = include_str!("../docs/SEMANTICS.md");
/// What the page must have at least.
const LEAST: usize = 60;

const HEAD: &str = "riktlinje: 1
id: example
version: 1.0.0
title: Example
languages: [en]
phases: [{id: now, title: Now, reached_when: true}]
";

/// A block of the page.
struct Block {
    line: usize,
    text: String,
}

/// The blocks behind a mark such as `yaml semantics`.
fn blocks(mark: &str) -> Vec<Block> {
    let opening = format!("```{mark}");
    let mut found = Vec::new();
    let mut open: Option<Block> = None;
    for (at, line) in PAGE.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => found.extend(open.take()),
            Some(block) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None if line == opening => open = Some(Block { line: at + 1, text: String::new() }),
            None => {}
        }
    }
    found
}

fn mapping(text: &str) -> Mapping {
    match serde_yaml::from_str(text) {
        Ok(Yaml::Mapping(mapping)) => mapping,
        other => panic!("not a mapping: {other:?}\n{text}"),
    }
}

fn take(mapping: &mut Mapping, key: &str) -> Option<Yaml> {
    mapping.remove(Yaml::String(key.to_owned()))
}

/// Adds the keys of one mapping to another; mappings are joined, everything else is replaced.
fn join(into: &mut Mapping, from: Mapping) {
    for (key, value) in from {
        match (into.get_mut(&key), value) {
            (Some(Yaml::Mapping(known)), Yaml::Mapping(more)) => join(known, more),
            (_, value) => {
                into.insert(key, value);
            }
        }
    }
}

/// An example, taken apart.
struct Example {
    line: usize,
    guideline: String,
    proposal: String,
    as_of: Date,
    /// Expressions with what they can still be.
    shows: Vec<(String, Json)>,
    expect: Option<Json>,
    refused: Option<Json>,
}

fn example(block: &Block, base: &Mapping) -> Example {
    let mut parts = mapping(&block.text);
    let as_of = take(&mut parts, "as_of")
        .map_or_else(|| "2026-11-22".to_owned(), |day| day.as_str().unwrap().to_owned());
    let shows: Vec<(String, Json)> = match take(&mut parts, "shows") {
        Some(Yaml::Mapping(shows)) => {
            shows.into_iter().map(|(key, value)| (key.as_str().unwrap().to_owned(), json(value))).collect()
        }
        _ => Vec::new(),
    };
    let expect = take(&mut parts, "expect").map(json);
    let refused = take(&mut parts, "refused").map(json);
    let mut proposal = mapping("riktlinje: 1");
    for key in ["answers", "waivers"] {
        let given = take(&mut parts, key);
        if let Some(given) = given.or_else(|| (key == "answers").then(|| Yaml::Mapping(Mapping::new()))) {
            proposal.insert(key.into(), given);
        }
    }
    let mut guideline = mapping(HEAD);
    join(&mut guideline, base.clone());
    join(&mut guideline, parts);
    let mut values = Mapping::new();
    for (at, (expression, _)) in shows.iter().enumerate() {
        values.insert(format!("shown_{at}").into(), expression.clone().into());
    }
    if !values.is_empty() {
        join(&mut guideline, Mapping::from_iter([("values".into(), Yaml::Mapping(values))]));
    }
    Example {
        line: block.line,
        guideline: serde_yaml::to_string(&guideline).unwrap(),
        proposal: serde_yaml::to_string(&proposal).unwrap(),
        as_of: Date::parse(&as_of).unwrap(),
        shows,
        expect,
        refused,
    }
}

fn json(yaml: Yaml) -> Json {
    serde_json::to_value(yaml).unwrap()
}

/// `yes`, `no`, `open` and bare values are short for what an engine prints.
fn as_possible(short: &Json) -> Json {
    match short {
        Json::String(word) if word == "yes" => serde_json::json!({"value": true}),
        Json::String(word) if word == "no" => serde_json::json!({"value": false}),
        Json::String(word) if word == "open" => serde_json::json!({"one_of": [true, false]}),
        Json::String(word) if word == "none" => serde_json::json!({"none": true}),
        Json::Object(_) => short.clone(),
        value => serde_json::json!({"value": value}),
    }
}

/// Numbers are compared by their digits, `3` and `3.0` alike.
fn same_scalar(a: &Json, b: &Json) -> bool {
    let digits = |value: &Json| match value {
        Json::Number(number) => {
            let text = number.to_string();
            if text.contains('.') {
                text.trim_end_matches('0').trim_end_matches('.').to_owned()
            } else {
                text
            }
        }
        other => other.to_string(),
    };
    a == b || digits(a) == digits(b)
}

/// Whether what is expected is a part of what was found. A word beside a group stands for its status, its
/// fact or its rule.
fn matches(expected: &Json, found: &Json) -> bool {
    match (expected, found) {
        (Json::Object(expected), Json::Object(found)) => {
            expected.iter().all(|(key, value)| found.get(key).is_some_and(|found| matches(value, found)))
        }
        (Json::Array(expected), Json::Array(found)) => {
            expected.len() == found.len() && expected.iter().zip(found).all(|(a, b)| matches(a, b))
        }
        (Json::String(_), Json::Object(found)) => {
            let short = ["status", "fact", "en"].iter().find_map(|key| found.get(*key));
            short.is_some_and(|short| short == expected)
        }
        (expected, found) => same_scalar(expected, found),
    }
}

/// The assessment as JSON, with findings by rule.
fn assessment(program: &Program, proposal: &Proposal, as_of: Date) -> Json {
    let mut json = serde_json::to_value(program.assess(proposal, as_of)).unwrap();
    let by_rule = json["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|finding| (finding["rule"].as_str().unwrap().to_owned(), finding.clone()));
    let by_rule: serde_json::Map<String, Json> = by_rule.collect();
    json["findings"] = Json::Object(by_rule);
    json
}

fn codes(diagnostics: &Diagnostics) -> Json {
    diagnostics.iter().map(|diagnostic| Json::String(diagnostic.code.id.to_owned())).collect()
}

/// What is wrong with an example; nothing when it holds.
fn mistakes(example: &Example) -> Vec<String> {
    let loaded = riktlinje::load(&[Source { name: "guideline.yaml", text: &example.guideline }]);
    let program = match (loaded, &example.refused) {
        (Ok(loaded), _) => loaded.program,
        (Err(error), Some(refused)) => {
            let found = codes(error.diagnostics());
            return if matches(refused, &found) {
                Vec::new()
            } else {
                vec![format!("{found}, not {refused}")]
            };
        }
        (Err(error), None) => return vec![error.to_string()],
    };
    let mut diagnostics = Diagnostics::new();
    let proposal = match (Proposal::read(&program, 0, &example.proposal, &mut diagnostics), &example.refused)
    {
        (Some(proposal), None) => proposal,
        (Some(_), Some(_)) => return vec!["is not refused".to_owned()],
        (None, Some(refused)) => {
            let found = codes(&diagnostics);
            return if matches(refused, &found) {
                Vec::new()
            } else {
                vec![format!("{found}, not {refused}")]
            };
        }
        (None, None) => {
            let source = Source { name: "proposal.yaml", text: &example.proposal };
            return vec![ReadError::new(diagnostics, &[source]).to_string()];
        }
    };
    let mut mistakes = shown_wrong(example, &program, &proposal);
    if let Some(expect) = &example.expect {
        let found = assessment(&program, &proposal, example.as_of);
        for (key, expected) in expect.as_object().unwrap() {
            let found = found.get(key).unwrap_or(&Json::Null);
            if !matches(expected, found) {
                mistakes.push(format!("{key}: {found}\n    not {expected}"));
            }
        }
    }
    mistakes
}

fn shown_wrong(example: &Example, program: &Program, proposal: &Proposal) -> Vec<String> {
    let mut record = program.blank_record();
    program.evaluate(&proposal.answers, example.as_of, &mut record);
    let mut wrong = Vec::new();
    for (at, (expression, expected)) in example.shows.iter().enumerate() {
        let id = program.guideline().find_value(&format!("shown_{at}")).unwrap();
        let ValueId(_) = id;
        let possible = program.possible(&record, program.value_slot(id), program.guideline().value(id).ty);
        let found = serde_json::to_value(possible).unwrap();
        let expected = as_possible(expected);
        let whole =
            found.as_object().map(serde_json::Map::len) == expected.as_object().map(serde_json::Map::len);
        if !whole || !matches(&expected, &found) {
            wrong.push(format!("{expression}: {found}, not {expected}"));
        }
    }
    wrong
}

#[test]
fn every_example_holds() {
    let base =
        blocks("yaml semantics-base").iter().map(|block| mapping(&block.text)).next().unwrap_or_default();
    let blocks = blocks("yaml semantics");
    let mut report = String::new();
    for block in &blocks {
        let example = example(block, &base);
        let says_something =
            !example.shows.is_empty() || example.expect.is_some() || example.refused.is_some();
        if !says_something {
            let _ = writeln!(report, "line {}: the example expects nothing", example.line);
        }
        for mistake in mistakes(&example) {
            let _ = writeln!(report, "line {}: {mistake}", example.line);
        }
    }
    assert!(report.is_empty(), "\n{report}");
    assert!(blocks.len() >= LEAST, "only {} examples", blocks.len());
}

/// Every function of the table stands on the page.
#[test]
fn every_function_is_described() {
    for entry in riktlinje::model::functions::FUNCTIONS {
        assert!(PAGE.contains(entry.usage), "`{}` is not on the page", entry.usage);
    }
}
