//! Why a rule says what it says: its conditions in full, every part with what it can still be.

use riktlinje::assess::{self, Status, StepKind};
use riktlinje::model::{Rule, Term};
use riktlinje::truth::Truth;
use serde::Serialize;

use crate::codes;
use crate::problems;
use crate::session::Session;
use crate::words::{Speak, Words};

#[derive(Serialize)]
struct Explanation<'a> {
    rule: &'a str,
    title: Option<Words<'a>>,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    applies_when: Option<Step<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    except: Option<Step<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requires: Option<Step<'a>>,
}

#[derive(Serialize)]
struct Step<'a> {
    expression: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<Words<'a>>,
    value: Words<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    holds: Option<Holds>,
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Step<'a>>,
}

/// Whether a condition holds: `true`, `false`, or `null` while it is open.
#[derive(Serialize)]
struct Holds(Option<bool>);

/// Yes, no, or `None` while it is open.
pub(crate) fn settled(truth: Truth) -> Option<bool> {
    if truth.is_open() { None } else { Some(truth.is_yes()) }
}

/// A rule's conditions. Where there are earlier versions of it, the latest.
pub(crate) fn explain(session: &mut Session, id: &str) -> Result<String, String> {
    let (day, language) = (session.day()?, session.language);
    let waivers = session.waivers().to_vec();
    let (program, record) = session.computed()?;
    let rules = program.guideline().rules.iter().zip(program.rulings(record, &waivers, day));
    let Some((rule, ruling)) = rules.filter(|(rule, _)| rule.id == id).last() else {
        let language = language.unwrap_or(riktlinje::text::Language::ENGLISH);
        return Err(problems::call(codes::UNKNOWN_RULE, &[("rule", id)], language));
    };
    let in_full = |term: &Option<Term>| term.as_ref().map(|term| program.explain(term, record));
    let conditions = [in_full(&rule.applies_when), in_full(&rule.except), in_full(&rule.requires)];
    Ok(written(rule, ruling.status(), &conditions, Speak { language }))
}

fn written(rule: &Rule, status: Status, conditions: &[Option<assess::Step>; 3], speak: Speak) -> String {
    let [applies_when, except, requires] =
        conditions.each_ref().map(|step| step.as_ref().map(|step| told(step, speak)));
    let title = speak.say_some(rule.title.as_ref());
    // Plain data with texts as keys can always be written.
    serde_json::to_string(&Explanation { rule: &rule.id, title, status, applies_when, except, requires })
        .unwrap_or_default()
}

/// The depth of explanations is bounded by the engine.
fn told(step: &assess::Step, speak: Speak) -> Step<'_> {
    Step {
        expression: &step.expression,
        title: speak.say_some(step.title.as_ref()),
        value: speak.say(&step.value),
        holds: step.holds.map(|holds| Holds(settled(holds))),
        kind: match step.kind {
            StepKind::All => "all",
            StepKind::Any => "any",
            StepKind::Not => "not",
            StepKind::Fact => "fact",
            StepKind::Value => "value",
            StepKind::Repeated => "repeated",
            StepKind::Other => "other",
        },
        parts: step.parts.iter().map(|part| told(part, speak)).collect(),
    }
}
