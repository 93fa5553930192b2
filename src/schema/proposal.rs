//! The schema of proposals.

use serde_json::{Value, json};

use super::answers;
use super::parts::{DRAFT, date, described, format, group, list, names, scalar, text};
use crate::model::Guideline;
use crate::text::Language;

pub(super) fn schema(guideline: Option<&Guideline>, language: Language) -> Value {
    let properties = json!({
        "riktlinje": described(format(), "The version of the format: 1."),
        "guideline": described(or_null(&scalar()), "The guideline that it was written for."),
        "title": described(or_null(&text()), "What the proposal is called."),
        "as_of": described(or_null(&date()), "The day to assess it for, unless the caller names one."),
        "answers": answers(guideline, language),
        "waivers": described(or_null(&list(&waiver(guideline))), "Decisions to accept, for a time, that rules are not met."),
    });
    let mut schema = group(&["riktlinje", "answers"], &properties);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!(DRAFT));
        object.insert("title".to_owned(), json!("Riktlinje: a proposal"));
        object.insert("$defs".to_owned(), json!({"evidence": evidence()}));
    }
    schema
}

/// The answers: of a guideline, or of any.
pub(super) fn answers(guideline: Option<&Guideline>, language: Language) -> Value {
    match guideline {
        Some(guideline) => answers::answers(guideline, language),
        None => json!({
            "type": ["object", "null"],
            "description": "Answers by fact. An answer is a value, null (asked and not known), {between: [low, high]}, \
                            {one_of: [options]}, {must: [options], may: [options]}, {so_far: [rows]}, {none: true}, or \
                            {value: …, evidence: {kind: …}}.",
        }),
    }
}

/// What an answer rests on.
pub(super) fn evidence() -> Value {
    let given = group(
        &["kind"],
        &json!({
            "kind": described(scalar(), "What it is: document, decision, test, link, or what a rule asks for."),
            "reference": described(or_null(&scalar()), "Where to find it."),
            "date": described(or_null(&date()), "When it was made."),
            "valid_until": described(or_null(&date()), "The last day on which it counts."),
            "by": described(or_null(&scalar()), "Who made it."),
        }),
    );
    json!({"description": "What the answer rests on; none when there is nothing.", "anyOf": [{"const": "none"}, {"type": "null"}, given]})
}

fn or_null(schema: &Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

/// A waiver.
pub(super) fn waiver(guideline: Option<&Guideline>) -> Value {
    let rules = guideline.iter().flat_map(|guideline| &guideline.rules).map(|rule| rule.id.as_str());
    group(
        &["rule", "reason", "by", "granted", "until"],
        &json!({
            "rule": described(names(rules), "The rule that is waived."),
            "reason": described(scalar(), "Why."),
            "by": described(scalar(), "The role that decided."),
            "granted": described(date(), "The first day it counts."),
            "until": described(date(), "The last day it counts."),
        }),
    )
}
