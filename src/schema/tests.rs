//! The schema of files of tests.

use serde_json::{Map, Value, json};

use super::parts::{DRAFT, date, described, format, group, list, names, scalar};
use super::proposal::{answers, evidence, waiver};
use crate::model::Guideline;
use crate::text::Language;

const WORDS: [&str; 5] = ["ready", "conditional", "not_ready", "forbidden", "incomplete"];
const CLASSES: [&str; 4] = ["ready", "conditional", "not_ready", "forbidden"];
const FINDINGS: [&str; 6] = ["met", "violated", "not_applicable", "open", "noted", "waived"];

pub(super) fn schema(guideline: Option<&Guideline>, language: Language) -> Value {
    let properties = json!({
        "riktlinje": described(format(), "The version of the format: 1."),
        "tests": described(scalar(), "The id of the guideline that is tested."),
        "cases": described(json!({"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/case"}}), "The cases."),
    });
    let mut schema = group(&["riktlinje", "tests", "cases"], &properties);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!(DRAFT));
        object.insert("title".to_owned(), json!("Riktlinje: tests of a guideline"));
        let defs = json!({
            "case": case(guideline, language),
            "expect": expect(guideline),
            "verdict": verdict(),
            "evidence": evidence(),
        });
        object.insert("$defs".to_owned(), defs);
    }
    schema
}

fn case(guideline: Option<&Guideline>, language: Language) -> Value {
    let or_null = |schema: &Value| json!({"anyOf": [schema, {"type": "null"}]});
    let facts =
        || names(guideline.iter().flat_map(|guideline| &guideline.facts).map(|fact| fact.id.as_str()));
    group(
        &["name"],
        &json!({
            "name": described(scalar(), "What is tested."),
            "base": described(or_null(&scalar()), "What it starts from: a proposal beside the file, or another case."),
            "as_of": described(date(), "The day of the assessment."),
            "answers": described(answers(guideline, language), "Answers that differ from the base."),
            "remove": described(or_null(&list(&facts())), "Answers of the base that are left out."),
            "waivers": described(or_null(&list(&waiver(guideline))), "Waivers in place of those of the base."),
            "expect": {"anyOf": [{"$ref": "#/$defs/expect"}, {"type": "null"}]},
            "table": described(table(), "Cases in rows, in place of answers and expect."),
            "todo": described(or_null(&scalar()), "Why it still fails; a case that is marked so must fail."),
        }),
    )
}

fn table() -> Value {
    group(
        &["columns", "rows"],
        &json!({
            "columns": described(some(&scalar()), "Facts that are answered, or after = what is expected: a rule, a value, \
                                                  an area or verdict."),
            "rows": described(some(&list(&json!({}))), "A cell for each column; any where nothing is expected."),
        }),
    )
}

fn some(items: &Value) -> Value {
    json!({"type": "array", "minItems": 1, "items": items})
}

fn verdict() -> Value {
    let parts = json!({
        "status": {"enum": WORDS},
        "best": {"enum": CLASSES},
        "worst": {"enum": CLASSES},
        "settled": {"type": "boolean"},
    });
    json!({"anyOf": [{"enum": WORDS}, group(&[], &parts)]})
}

fn expect(guideline: Option<&Guideline>) -> Value {
    let rules: Vec<&str> =
        guideline.iter().flat_map(|guideline| &guideline.rules).map(|rule| rule.id.as_str()).collect();
    let facts: Vec<&str> =
        guideline.iter().flat_map(|guideline| &guideline.facts).map(|fact| fact.id.as_str()).collect();
    let values: Vec<&str> =
        guideline.iter().flat_map(|guideline| &guideline.values).map(|value| value.id.as_str()).collect();
    let areas: Vec<&str> =
        guideline.iter().flat_map(|guideline| &guideline.areas).map(|area| area.id.as_str()).collect();
    let listed = |known: &[&str]| list(&names(known.iter().copied()));
    let follow_up = group(
        &["rule", "date"],
        &json!({"rule": names(rules.iter().copied()), "date": date(), "to": scalar()}),
    );
    let properties = json!({
        "verdict": described(json!({"$ref": "#/$defs/verdict"}), "The verdict over all rules."),
        "areas": described(map(&areas, &json!({"$ref": "#/$defs/verdict"})), "The verdict of areas."),
        "findings": described(map(&rules, &json!({"enum": FINDINGS})), "What rules say."),
        "classes": described(map(&rules, &json!({"enum": CLASSES})), "How far rules stand in the way."),
        "violated": described(listed(&rules), "Exactly these rules are violated."),
        "open": described(listed(&rules), "Exactly these findings are open."),
        "values": described(map(&values, &json!({})), "What named values are."),
        "questions": described(listed(&facts), "At least these facts are asked."),
        "follow_ups": described(list(&follow_up), "What is to be done and when."),
        "upcoming": described(map(&rules, &date()), "The first day of rules that are not yet in force."),
        "ignored": described(listed(&facts), "Answers that are not used."),
        "exactly": described(json!({"type": "boolean"}), "Nothing else may come out."),
    });
    group(&[], &properties)
}

/// A mapping whose keys are known names, where they are known.
fn map(known: &[&str], values: &Value) -> Value {
    if known.is_empty() {
        return json!({"type": "object", "additionalProperties": values});
    }
    let properties: Map<String, Value> =
        known.iter().map(|name| ((*name).to_owned(), values.clone())).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}
