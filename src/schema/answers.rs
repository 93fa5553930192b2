//! The answers of one guideline: each fact with its type, options and bounds, in every form that an answer takes.

use serde_json::{Map, Value, json};

use super::parts::{date, described, group, list, names, scalar};
use crate::model::{Bounds, Fact, Guideline, OptionListId, Type};
use crate::number::Number;
use crate::text::Language;

/// A mapping of answers. Dotted names may be nested.
pub(super) fn answers(guideline: &Guideline, language: Language) -> Value {
    let mut properties = Map::new();
    for fact in &guideline.facts {
        let schema = answer(guideline, fact, language);
        let others = fact.answer_name.iter().chain(&fact.formerly);
        for name in std::iter::once(&fact.id).chain(others) {
            insert(&mut properties, name, &schema);
        }
    }
    json!({"type": ["object", "null"], "properties": properties, "additionalProperties": false})
}

/// Adds a name, and for a dotted one its groups: `pack.fact` is also `pack: {fact: …}`.
fn insert(properties: &mut Map<String, Value>, name: &str, schema: &Value) {
    properties.insert(name.to_owned(), schema.clone());
    for (at, _) in name.match_indices('.') {
        let (group_name, rest) = (&name[..at], &name[at + 1..]);
        let entry = properties
            .entry(group_name)
            .or_insert_with(|| json!({"type": "object", "properties": {}, "additionalProperties": false}));
        // Where a fact has the name of a group, its own answer stands beside the group.
        if entry.get("properties").is_none() {
            let own = entry.take();
            *entry = json!({"anyOf": [own, {"type": "object"}]});
        } else if let Some(inner) = entry.get_mut("properties").and_then(Value::as_object_mut) {
            inner.insert(rest.to_owned(), schema.clone());
        }
    }
}

/// An answer in every form, with evidence.
fn answer(guideline: &Guideline, fact: &Fact, language: Language) -> Value {
    let forms = forms(guideline, fact, language);
    let mut all: Vec<Value> = forms.iter().map(|form| with_evidence(form.clone())).collect();
    all.push(described(
        group(&[], &json!({"value": {"anyOf": forms}, "evidence": {"$ref": "#/$defs/evidence"}})),
        "An answer with what it rests on.",
    ));
    let question =
        fact.question.as_ref().or(fact.title.as_ref()).map_or(fact.id.as_str(), |text| text.show(language));
    let mut schema = json!({"title": question, "anyOf": all});
    if let (Some(help), Some(object)) = (&fact.help, schema.as_object_mut()) {
        object.insert("description".to_owned(), json!(help.show(language)));
    }
    schema
}

/// Evidence may stand beside the keys of a form.
fn with_evidence(mut form: Value) -> Value {
    if let Some(properties) = form.get_mut("properties").and_then(Value::as_object_mut) {
        properties.insert("evidence".to_owned(), json!({"$ref": "#/$defs/evidence"}));
    }
    form
}

/// The forms of an answer without evidence.
fn forms(guideline: &Guideline, fact: &Fact, language: Language) -> Vec<Value> {
    let mut forms = vec![json!({"type": "null", "description": "Asked, and not known."})];
    match fact.ty {
        Type::Truth => {
            forms.push(json!({"type": "boolean"}));
            forms.push(group(&["one_of"], &json!({"one_of": some(&json!({"type": "boolean"}))})));
        }
        Type::Number => {
            let number = number(fact);
            forms.push(number.clone());
            forms.push(between(&number));
        }
        Type::Date => {
            forms.push(date());
            forms.push(between(&date()));
        }
        Type::Text => forms.push(json!({"type": ["string", "number"]})),
        Type::Choice(list) => {
            let option = option(guideline, list, fact.may_be_none);
            forms.push(options(guideline, list, language));
            forms.push(group(&["one_of"], &json!({"one_of": some(&option)})));
        }
        Type::Choices(id) => {
            let chosen = list(&options(guideline, id, language));
            forms.push(chosen.clone());
            let halves = json!({"must": chosen, "may": chosen});
            forms.push(json!({"type": "object", "minProperties": 1, "properties": halves, "additionalProperties": false}));
        }
        Type::Series => {
            forms.push(list(&json!({"anyOf": [{"type": "null"}, number(fact), between(&number(fact))]})));
        }
        Type::Rows(_) => rows(guideline, fact, language, &mut forms),
    }
    if fact.may_be_none || fact.ty == Type::Text {
        forms.push(described(group(&["none"], &json!({"none": {"const": true}})), "There is none."));
    }
    forms
}

fn rows(guideline: &Guideline, fact: &Fact, language: Language, forms: &mut Vec<Value>) {
    let mut columns = Map::new();
    for column in &fact.columns {
        let schema = json!({"anyOf": self::forms(guideline, column, language)});
        let others = column.answer_name.iter().chain(&column.formerly);
        columns.extend(std::iter::once(&column.id).chain(others).map(|name| (name.clone(), schema.clone())));
    }
    let row = json!({"type": "object", "properties": columns, "additionalProperties": false});
    let (min, max) = match fact.bounds {
        Bounds::Rows { min, max } => (min, max),
        Bounds::Free | Bounds::Number { .. } | Bounds::Date { .. } => (0, u32::MAX),
    };
    forms.push(json!({"type": "array", "minItems": min, "maxItems": max, "items": row}));
    let so_far = json!({"type": "array", "maxItems": max, "items": row});
    forms.push(described(group(&["so_far"], &json!({"so_far": so_far})), "The rows so far; more may come."));
}

/// A number within its bounds.
fn number(fact: &Fact) -> Value {
    let Bounds::Number { min, max, whole } = fact.bounds else { return json!({"type": "number"}) };
    let mut schema = json!({"type": if whole { "integer" } else { "number" }});
    if let Some(object) = schema.as_object_mut() {
        let bounds = [("minimum", min), ("maximum", max)];
        object.extend(bounds.into_iter().filter_map(|(key, bound)| Some((key.to_owned(), exact(bound?)?))));
        if let Some(unit) = &fact.unit {
            object.insert("description".to_owned(), json!(unit));
        }
    }
    schema
}

/// A number with all its decimals.
fn exact(number: Number) -> Option<Value> {
    serde_json::to_value(number).ok()
}

fn between(end: &Value) -> Value {
    let end = json!({"anyOf": [{"type": "null"}, end]});
    let ends = json!({"type": "array", "minItems": 2, "maxItems": 2, "items": end});
    described(group(&["between"], &json!({"between": ends})), "Somewhere between these two, both included.")
}

fn some(items: &Value) -> Value {
    json!({"type": "array", "minItems": 1, "items": items})
}

/// One option; each with its wording, for tools that show them.
fn options(guideline: &Guideline, list: OptionListId, language: Language) -> Value {
    let options = &guideline.option_list(list).options;
    let each =
        |option: &crate::model::OptionItem| json!({"const": option.id, "title": option.title.show(language)});
    let mut all: Vec<Value> = options.iter().map(each).collect();
    // Ids such as 2 or true may be written without quotes.
    let unquoted = options.iter().filter_map(|option| serde_json::from_str::<Value>(&option.id).ok());
    all.extend(unquoted.filter(|value| !value.is_string()).map(|value| json!({"const": value})));
    json!({"anyOf": all})
}

fn option(guideline: &Guideline, list: OptionListId, may_be_none: bool) -> Value {
    let ids = guideline.option_list(list).options.iter().map(|option| option.id.as_str());
    let none = may_be_none.then_some("none");
    let known = names(ids.chain(none));
    let has_odd = guideline.option_list(list).options.iter().any(|option| !is_text(&option.id));
    if has_odd { scalar() } else { known }
}

/// Whether an id is a text for YAML too.
fn is_text(id: &str) -> bool {
    serde_json::from_str::<Value>(id).is_err()
}
