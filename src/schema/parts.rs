//! Pieces that several schemas need.

use serde_json::{Value, json};

/// The version of JSON Schema.
pub(super) const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Any single value but null: where a text is expected, a number or `true` is read as one.
pub(super) fn scalar() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// A name that is not among known ones: what [`scalar`] permits, in words that let no editor propose `true`.
pub(super) fn other_name() -> Value {
    json!({"not": {"type": ["array", "object", "null"]}})
}

/// A date.
pub(super) fn date() -> Value {
    json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
}

/// A text: one wording for all languages, or one per language.
pub(super) fn text() -> Value {
    json!({
        "description": "A text: the same in every language, or one per language: {sv: …, en: …}.",
        "anyOf": [
            scalar(),
            {
                "type": "object",
                "minProperties": 1,
                "properties": {"sv": scalar(), "en": scalar()},
                "patternProperties": {LANGUAGE: scalar()},
                "additionalProperties": false,
            },
        ],
    })
}

/// The keys of wordings.
pub(super) const LANGUAGE: &str = "^[a-z]{2,3}$";

/// The version of the format.
pub(super) fn format() -> Value {
    json!({"enum": [1, "1"]})
}

/// A list.
pub(super) fn list(items: &Value) -> Value {
    json!({"type": "array", "items": items})
}

/// A mapping with these keys and no others.
pub(super) fn group(required: &[&str], properties: &Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties, "additionalProperties": false})
}

/// One of these names; where none are known, any.
pub(super) fn names<'a>(known: impl IntoIterator<Item = &'a str>) -> Value {
    let known: Vec<&str> = known.into_iter().collect();
    if known.is_empty() { scalar() } else { json!({"enum": known}) }
}

/// A schema with a description.
pub(super) fn described(mut schema: Value, says: &str) -> Value {
    if let Some(object) = schema.as_object_mut() {
        object.insert("description".to_owned(), json!(says));
    }
    schema
}
