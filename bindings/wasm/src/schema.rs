//! What a form needs: sections, facts with types, options, bounds, texts and gates.

use riktlinje::date::Date;
use riktlinje::evaluate::Slot;
use riktlinje::model::{
    Bounds, Fact, FactId, Guideline, OptionListId, Rule, Severity, Term, TermKind, Type, ValueId,
};
use riktlinje::number::Number;
use riktlinje::program::Program;
use riktlinje::text::Language;
use serde::{Serialize, Serializer};

use crate::words::{Speak, Words, object};

#[derive(Serialize)]
struct Schema<'a> {
    guideline: About<'a>,
    languages: Vec<&'a str>,
    #[serde(serialize_with = "object")]
    roles: Vec<(&'a str, Words<'a>)>,
    areas: Vec<Named<'a>>,
    phases: Vec<Named<'a>>,
    sections: Vec<Section<'a>>,
    other: Vec<&'a str>,
    facts: Vec<FactSchema<'a>>,
    rules: Vec<RuleSchema<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    version: String,
    digest: &'a str,
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Words<'a>>,
}

/// An area, a phase or an option.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Words<'a>>,
}

#[derive(Serialize)]
struct Section<'a> {
    id: &'a str,
    title: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Words<'a>>,
    facts: Vec<&'a str>,
}

#[derive(Serialize)]
struct RuleSchema<'a> {
    id: &'a str,
    title: Option<Words<'a>>,
    area: &'a str,
    #[serde(serialize_with = "severity")]
    severity: Severity,
    phase: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<Waiver<'a>>,
}

#[derive(Serialize)]
struct Waiver<'a> {
    by: &'a [String],
    months: u32,
}

#[derive(Default, Serialize)]
struct FactSchema<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    ty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    question: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Words<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answered_by: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    section: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<End>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<End>,
    #[serde(skip_serializing_if = "is_false")]
    whole: bool,
    #[serde(skip_serializing_if = "is_false")]
    may_be_none: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    options: Vec<Named<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Label<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    columns: Vec<FactSchema<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_rows: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_rows: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_years: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_when: Option<AskedWhen<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_name: Option<&'a str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    formerly: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<&'a str>,
}

/// A bound: a number or a day.
#[derive(Serialize)]
#[serde(untagged)]
enum End {
    Number(Number),
    Day(#[serde(serialize_with = "iso")] Date),
}

/// The name of a step of a scale.
#[derive(Serialize)]
struct Label<'a> {
    at: Number,
    title: Words<'a>,
}

#[derive(Serialize)]
struct AskedWhen<'a> {
    expression: String,
    facts: Vec<&'a str>,
}

fn severity<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.id())
}

fn iso<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn is_false(truth: &bool) -> bool {
    !truth
}

/// The schema as JSON, with texts in one language or all.
pub(crate) fn schema(program: &Program, language: Option<Language>) -> String {
    let teller = Teller { program, guideline: program.guideline(), speak: Speak { language } };
    // Plain data with texts as keys can always be written.
    teller.schema().and_then(|schema| serde_json::to_string(&schema).ok()).unwrap_or_default()
}

#[derive(Clone, Copy)]
struct Teller<'a> {
    program: &'a Program,
    guideline: &'a Guideline,
    speak: Speak,
}

impl<'a> Teller<'a> {
    fn schema(self) -> Option<Schema<'a>> {
        let (guideline, speak) = (self.guideline, self.speak);
        let root = guideline.root()?;
        let named = |id: &'a str, title| Named { id, title: speak.say(title), help: None };
        let ids = |section: Option<usize>| {
            let facts = guideline.facts.iter().filter(move |fact| fact.section == section);
            facts.map(|fact| fact.id.as_str()).collect()
        };
        Some(Schema {
            guideline: About {
                id: &root.id,
                version: root.version.to_string(),
                digest: &guideline.digest,
                title: speak.say(&root.title),
                publisher: speak.say_some(root.publisher.as_ref()),
                description: speak.say_some(root.description.as_ref()),
            },
            languages: guideline.languages.iter().map(Language::code).collect(),
            roles: guideline.roles.iter().map(|(role, title)| (role.as_str(), speak.say(title))).collect(),
            areas: guideline.areas.iter().map(|area| named(&area.id, &area.title)).collect(),
            phases: guideline.phases.iter().map(|phase| named(&phase.id, &phase.title)).collect(),
            sections: guideline
                .sections
                .iter()
                .enumerate()
                .map(|(at, section)| Section {
                    id: &section.id,
                    title: speak.say(&section.title),
                    help: speak.say_some(section.help.as_ref()),
                    facts: ids(Some(at)),
                })
                .collect(),
            other: ids(None),
            facts: (0..)
                .map(FactId)
                .zip(&guideline.facts)
                .map(|(id, fact)| self.whole_fact(id, fact))
                .collect(),
            rules: guideline.rules.iter().map(|rule| self.rule(rule)).collect(),
        })
    }

    fn rule(self, rule: &'a Rule) -> RuleSchema<'a> {
        RuleSchema {
            id: &rule.id,
            title: self.speak.say_some(rule.title.as_ref()),
            area: self.guideline.areas.get(rule.area).map_or("", |area| &area.id),
            severity: rule.severity,
            phase: self.guideline.phases.get(rule.phase).map_or("", |phase| &phase.id),
            waiver: rule.waiver.as_ref().map(|waiver| Waiver { by: &waiver.by, months: waiver.months }),
        }
    }

    /// A fact that is no column: it can have a gate, years and evidence.
    fn whole_fact(self, id: FactId, fact: &'a Fact) -> FactSchema<'a> {
        let section = fact.section.and_then(|at| self.guideline.sections.get(at));
        let mut schema = self.fact(fact);
        schema.section = section.map(|section| section.id.as_str());
        schema.answered_by = schema.answered_by.or_else(|| section?.answered_by.as_deref());
        schema.max_years = match self.program.fact_slots(id).answer {
            Slot::Series { years, .. } => Some(years),
            Slot::Truth(_)
            | Slot::Number(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Rows(_) => None,
        };
        schema.asked_when = fact.gate.as_ref().map(|gate| AskedWhen {
            expression: self.guideline.print(&gate.asked_when),
            facts: self.facts_of(&gate.asked_when),
        });
        let demands = self.guideline.rules.iter().flat_map(|rule| &rule.evidence);
        for kind in demands.filter(|(fact, _)| *fact == id).flat_map(|(_, kinds)| kinds) {
            add(&mut schema.evidence, kind.as_str());
        }
        schema
    }

    fn fact(self, fact: &'a Fact) -> FactSchema<'a> {
        let speak = self.speak;
        let mut schema = FactSchema {
            id: &fact.id,
            ty: type_name(fact.ty),
            title: speak.say_some(fact.title.as_ref()),
            question: speak.say_some(fact.question.as_ref()),
            help: speak.say_some(fact.help.as_ref()),
            answered_by: fact.answered_by.as_deref(),
            unit: fact.unit.as_deref(),
            may_be_none: fact.may_be_none,
            options: match fact.ty {
                Type::Choice(list) | Type::Choices(list) => self.options(list),
                Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                    Vec::new()
                }
            },
            labels: fact
                .labels
                .iter()
                .map(|(at, title)| Label { at: *at, title: speak.say(title) })
                .collect(),
            columns: fact.columns.iter().map(|column| self.fact(column)).collect(),
            answer_name: fact.answer_name.as_deref(),
            formerly: &fact.formerly,
            ..FactSchema::default()
        };
        match fact.bounds {
            Bounds::Free => {}
            Bounds::Number { min, max, whole } => {
                (schema.min, schema.max) = (min.map(End::Number), max.map(End::Number));
                schema.whole = whole;
            }
            Bounds::Date { min, max } => (schema.min, schema.max) = (min.map(End::Day), max.map(End::Day)),
            Bounds::Rows { min, max } => (schema.min_rows, schema.max_rows) = (Some(min), Some(max)),
        }
        schema
    }

    fn options(self, list: OptionListId) -> Vec<Named<'a>> {
        let speak = self.speak;
        let options = self.guideline.option_list(list).options.iter();
        options
            .map(|option| Named {
                id: &option.id,
                title: speak.say(&option.title),
                help: speak.say_some(option.help.as_ref()),
            })
            .collect()
    }

    /// The facts that a condition depends on, also through named values.
    fn facts_of(self, term: &'a Term) -> Vec<&'a str> {
        let (mut facts, mut values) = (Vec::<FactId>::new(), Vec::<ValueId>::new());
        let mut waiting = vec![term];
        while let Some(term) = waiting.pop() {
            match &term.kind {
                TermKind::Fact(id) | TermKind::Points(id) | TermKind::Rows { rows: id, .. } => {
                    add(&mut facts, *id);
                }
                TermKind::Start => self.guideline.start.into_iter().for_each(|id| add(&mut facts, id)),
                TermKind::SumPoints(several) => several.iter().for_each(|id| add(&mut facts, *id)),
                TermKind::Value(id) if !values.contains(id) => {
                    values.push(*id);
                    waiting.push(&self.guideline.value(*id).body);
                }
                _ => {}
            }
            term.for_each_part(&mut |part| waiting.push(part));
        }
        facts.into_iter().map(|id| self.guideline.fact(id).id.as_str()).collect()
    }
}

/// Adds what is not there yet.
fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

fn type_name(ty: Type) -> &'static str {
    match ty {
        Type::Truth => "bool",
        Type::Number => "number",
        Type::Date => "date",
        Type::Text => "text",
        Type::Choice(_) => "choice",
        Type::Choices(_) => "choices",
        Type::Series => "series",
        Type::Rows(_) => "rows",
    }
}
