//! The schema of assessments, made from their Rust types; here is what the types write by hand.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::assess::{Assessment, Class, Classes, FollowUpDate, Status, Statuses, Verdict, Word};
use crate::text::Spoken;
use crate::value::Possible;

pub(super) fn schema() -> Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<Assessment>();
    schema.insert("title".to_owned(), "Riktlinje: an assessment".into());
    schema.to_value()
}

/// Writes the schema of a type that writes itself by hand.
macro_rules! by_hand {
    ($type:ty, $name:literal, $generator:ident, $schema:tt) => {
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

by_hand!(Spoken<'_>, "Text", _generator, {
    "description": "A text: the same in every language, or one per language.",
    "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
});

by_hand!(Statuses, "Statuses", generator, {
    "description": "The statuses still possible.",
    "type": "array",
    "items": generator.subschema_for::<Status>(),
});

by_hand!(Classes, "Classes", generator, {
    "description": "The classes still possible.",
    "type": "array",
    "items": generator.subschema_for::<Class>(),
});

by_hand!(Verdict, "Verdict", generator, {
    "description": "A verdict: the one word, and sound bounds.",
    "type": "object",
    "required": ["status", "best", "worst", "settled"],
    "properties": {
        "status": generator.subschema_for::<Word>(),
        "best": generator.subschema_for::<Class>(),
        "worst": generator.subschema_for::<Class>(),
        "settled": {"type": "boolean", "description": "Whether best and worst are the same."},
    },
    "additionalProperties": false,
});

by_hand!(FollowUpDate, "FollowUpDate", _generator, {
    "description": "A day, or the first and last day still possible, null where nothing bounds it yet.",
    "anyOf": [
        {"type": "string", "format": "date"},
        {
            "type": "object",
            "required": ["between"],
            "properties": {"between": {"type": "array", "items": {"type": ["string", "null"]}, "minItems": 2, "maxItems": 2}},
            "additionalProperties": false,
        },
    ],
});

by_hand!(Possible, "Possible", _generator, {
    "description": "What something can still be: a settled value, or the set of what is possible.",
    "type": "object",
    "properties": {
        "value": {"description": "The settled value."},
        "between": {
            "description": "Both ends, included; null where nothing bounds it.",
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
        },
        "one_of": {"description": "The options still possible.", "type": "array"},
        "must": {"description": "Options surely chosen.", "type": "array", "items": {"type": "string"}},
        "may": {"description": "Options possibly chosen.", "type": "array", "items": {"type": "string"}},
        "or_none": {"description": "Whether there may be none.", "type": "boolean"},
        "none": {"description": "There surely is none.", "const": true},
        "given": {"description": "A text that is given.", "const": true},
        "years": {"description": "Each year of a series.", "type": "array", "items": {"type": "object"}},
        "rows": {"description": "How many rows are known.", "type": "integer"},
        "at_most": {"description": "How many there can be.", "type": "integer"},
    },
});
