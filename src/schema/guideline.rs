//! The schema of guidelines.

use serde_json::{Map, Value, json};

use super::holds::{Writer, reference};
use super::parts::{DRAFT, text};
use crate::model::Guideline;
use crate::model::keys::{self, Group};

/// Every group of keys but the guideline itself.
const GROUPS: &[&Group] = &[
    &keys::PHASE,
    &keys::SECTION,
    &keys::REMINDERS,
    &keys::SOURCE,
    &keys::CLAUSE,
    &keys::USE,
    &keys::CHANGE,
    &keys::PARAMETER,
    &keys::DATED,
    &keys::FACT,
    &keys::COLUMN,
    &keys::OPTION,
    &keys::VALUE,
    &keys::ROW,
    &keys::TABLE,
    &keys::RULE,
    &keys::EARLIER,
    &keys::WAIVER,
    &keys::DUTY,
    &keys::LINE,
    &keys::EFFECTIVE,
    &keys::COMBINATION,
    &keys::IGNORE,
];

pub(super) fn schema(guideline: Option<&Guideline>) -> Value {
    let writer = Writer { guideline };
    let mut defs: Map<String, Value> =
        GROUPS.iter().map(|group| (group.name.to_owned(), writer.group(group))).collect();
    defs.insert("text".to_owned(), text());
    defs.insert("condition".to_owned(), condition());
    for (name, rules) in further() {
        if let Some(object) = defs.get_mut(name).and_then(Value::as_object_mut) {
            object.insert("allOf".to_owned(), rules);
        }
    }
    let mut schema = writer.group(&keys::GUIDELINE);
    if let Some(object) = schema.as_object_mut() {
        object.insert("$schema".to_owned(), json!(DRAFT));
        object.insert("title".to_owned(), json!("Riktlinje: a guideline"));
        object.insert("$defs".to_owned(), json!(defs));
    }
    schema
}

fn condition() -> Value {
    json!({
        "description": "A condition: an expression, true or false, or all, any, not of conditions.",
        "anyOf": [{"type": ["string", "boolean"]}, reference(keys::COMBINATION.name)],
    })
}

/// What holds beyond single keys: which of them exclude or need each other.
fn further() -> Vec<(&'static str, Value)> {
    let one_of = |names: &[&str]| -> Value { names.iter().map(|name| json!({"required": [name]})).collect() };
    let types: Vec<Value> = keys::KEYS_OF_TYPES
        .iter()
        .map(|(key, types)| {
            let types: Vec<&str> = types.iter().map(|kind| kind.word()).collect();
            json!({"if": {"required": [key]}, "then": {"properties": {"type": {"enum": types}}}})
        })
        .collect();
    vec![
        (keys::FACT.name, json!(types)),
        (keys::COLUMN.name, json!(types)),
        (keys::VALUE.name, json!([{"oneOf": one_of(&["expr", "condition", "first", "table"])}])),
        (keys::PARAMETER.name, json!([{"oneOf": one_of(&["value", "by_date"])}])),
        (keys::LINE.name, json!([{"oneOf": one_of(&["every", "at"])}])),
        (keys::RULE.name, json!([{"anyOf": one_of(&["requires", "duty"])}])),
        (keys::COMBINATION.name, json!([{"oneOf": one_of(&["all", "any", "not"])}])),
    ]
}
