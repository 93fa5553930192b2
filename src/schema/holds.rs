//! What a key of the guideline format holds, as a schema.

use serde_json::{Value, json};

use super::parts::{LANGUAGE, date, format, list, other_name, scalar};
use crate::model::Guideline;
use crate::model::keys::{self, Group, Holds, Id, Names};

/// The areas that every guideline has.
const AREAS: [&str; 5] = ["benefit_cost", "risk", "ethics", "law", "competence"];

/// Longest id, in characters.
const LONGEST: u32 = 128;

/// Writes schemas of what keys hold; with a guideline, its names are offered.
pub(super) struct Writer<'g> {
    pub(super) guideline: Option<&'g Guideline>,
}

impl Writer<'_> {
    pub(super) fn holds(&self, holds: Holds) -> Value {
        match holds {
            Holds::Format => format(),
            Holds::Id(id) => identifier(id),
            Holds::Reference(names) => self.reference(names),
            Holds::Name | Holds::Plain | Holds::Expression => scalar(),
            Holds::Version => json!({"type": "string", "pattern": "^[0-9]+\\.[0-9]+\\.[0-9]+$"}),
            Holds::VersionPrefix => {
                json!({"anyOf": [{"type": "string", "pattern": "^[0-9]+(\\.[0-9]+){0,2}$"}, {"type": "number"}]})
            }
            Holds::Text => reference("text"),
            Holds::Truth => json!({"type": "boolean"}),
            Holds::Number => json!({"type": "number"}),
            Holds::Count => json!({"type": "integer", "minimum": 0}),
            Holds::Literal => json!({"anyOf": [{"type": ["number", "boolean"]}, date()]}),
            Holds::Date => date(),
            Holds::Duration => {
                json!({"type": "string", "examples": ["6 months", "1 year", "60 days", "2 weeks"]})
            }
            Holds::DayOfYear => json!({"type": "string", "pattern": "^[0-9]{2}-[0-9]{2}$"}),
            Holds::Address => json!({"type": "string", "pattern": "^https?://[^\\s]+$"}),
            Holds::Condition => reference("condition"),
            Holds::Word(words) => json!({"enum": words}),
            Holds::Group(group) => reference(group.name),
            Holds::List(items) => list(&self.holds(*items)),
            Holds::OneOrMany(items) => json!({"anyOf": [self.holds(*items), list(&self.holds(*items))]}),
            Holds::Map(id, values) => self.map(id, *values),
            Holds::MapOf(names, values) => self.map_of(names, *values),
            Holds::Options => options(),
            Holds::Otherwise => json!({"anyOf": [scalar(), list(&scalar())]}),
            Holds::Value => {
                json!({"anyOf": [scalar(), reference(keys::COMBINATION.name), reference(keys::VALUE.name)]})
            }
            Holds::Cells => list(&list(&json!({"anyOf": [scalar(), list(&scalar())]}))),
            Holds::ChangedWaiver => json!({"anyOf": [{"const": "none"}, reference(keys::WAIVER.name)]}),
        }
    }

    fn map(&self, id: Id, values: Holds) -> Value {
        let names = match id {
            Id::Any | Id::Number => json!({"minLength": 1}),
            Id::Named | Id::Column | Id::Plain | Id::Pack | Id::Rule => {
                json!({"pattern": pattern(id), "maxLength": LONGEST})
            }
        };
        json!({"type": "object", "propertyNames": names, "additionalProperties": self.holds(values)})
    }

    fn map_of(&self, names: Names, values: Holds) -> Value {
        let holds = self.holds(values);
        let known = self.known(names);
        let properties: serde_json::Map<String, Value> =
            known.into_iter().map(|name| (name, holds.clone())).collect();
        json!({"type": "object", "properties": properties, "additionalProperties": holds})
    }

    /// A name of something. The known ones are offered, others may be declared in the same file.
    fn reference(&self, names: Names) -> Value {
        let known = self.known(names);
        if known.is_empty() { scalar() } else { json!({"anyOf": [{"enum": known}, other_name()]}) }
    }

    fn known(&self, names: Names) -> Vec<String> {
        let Some(guideline) = self.guideline else {
            let areas = if names == Names::Areas { &AREAS[..] } else { &[] };
            return areas.iter().map(|area| (*area).to_owned()).collect();
        };
        let ids = |ids: &mut dyn Iterator<Item = &str>| ids.map(str::to_owned).collect();
        match names {
            Names::Guidelines => ids(&mut guideline.packs.iter().map(|pack| pack.id.as_str())),
            Names::Areas => ids(&mut guideline.areas.iter().map(|area| area.id.as_str())),
            Names::Phases => ids(&mut guideline.phases.iter().map(|phase| phase.id.as_str())),
            Names::Sections => ids(&mut guideline.sections.iter().map(|section| section.id.as_str())),
            Names::Facts => ids(&mut guideline.facts.iter().map(|fact| fact.id.as_str())),
            Names::Roles => ids(&mut guideline.roles.keys().map(String::as_str)),
            Names::Changeable => {
                let rules = guideline.rules.iter().map(|rule| rule.id.as_str());
                let parameters = guideline.parameters.iter().map(|parameter| parameter.id.as_str());
                ids(&mut rules.chain(parameters))
            }
            Names::Sources => {
                let clauses = guideline.sources.iter().flat_map(|source| {
                    let clause = |clause: &crate::model::Clause| format!("{}/{}", source.id, clause.id);
                    std::iter::once(source.id.clone()).chain(source.clauses.iter().map(clause))
                });
                clauses.collect()
            }
        }
    }

    /// A mapping with known keys.
    pub(super) fn group(&self, group: &Group) -> Value {
        let properties: serde_json::Map<String, Value> = group
            .keys
            .iter()
            .map(|key| (key.name.to_owned(), super::parts::described(self.holds(key.holds), key.says)))
            .collect();
        let required: Vec<&str> = group.required().collect();
        let mut schema = json!({"type": "object", "properties": properties, "additionalProperties": false});
        let Some(object) = schema.as_object_mut() else { return schema };
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        if group.wordings {
            object.insert("patternProperties".to_owned(), json!({LANGUAGE: scalar()}));
        }
        schema
    }
}

/// A reference to a part of the schema.
pub(super) fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn identifier(id: Id) -> Value {
    match id {
        Id::Any | Id::Number => scalar(),
        Id::Named | Id::Column | Id::Plain | Id::Pack | Id::Rule => {
            json!({"type": "string", "pattern": pattern(id), "maxLength": LONGEST})
        }
    }
}

fn options() -> Value {
    let names = json!({"pattern": "^[A-Za-z0-9]+([_.-][A-Za-z0-9]+)*$", "maxLength": LONGEST});
    let option = json!({"anyOf": [{"type": "null"}, scalar(), reference(keys::OPTION.name)]});
    json!({"anyOf": [
        {"type": "object", "propertyNames": names, "additionalProperties": option},
        list(&scalar()),
    ]})
}

/// How ids are written.
fn pattern(id: Id) -> &'static str {
    match id {
        Id::Named => "^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)*$",
        Id::Column => "^[a-z][a-z0-9]*(_[a-z0-9]+)*$",
        Id::Plain => "^[a-z][a-z0-9]*([_.][a-z0-9]+)*$",
        Id::Pack => "^[a-z][a-z0-9]*([_.-][a-z0-9]+)*$",
        Id::Rule => "^[A-Za-z][A-Za-z0-9]*([_.-][A-Za-z0-9]+)*$",
        Id::Number | Id::Any => "",
    }
}
