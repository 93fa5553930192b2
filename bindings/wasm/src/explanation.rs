//! Why a rule says what it says: its conditions in full, every part with what it can still be.

use riktlinje::assess::{Step, StepKind};
use riktlinje::json::JsonWriter;

use crate::codes;
use crate::problems;
use crate::session::Session;

/// A rule's conditions. Where there are earlier versions of it, the latest.
pub(crate) fn explain(session: &mut Session, id: &str) -> Result<String, String> {
    let (day, speech, language) = (session.day()?, session.speech(), session.spoken());
    let waivers = session.waivers().to_vec();
    let (program, record) = session.computed()?;
    let rules = program.guideline().rules.iter().zip(program.rulings(record, &waivers, day));
    let Some((rule, ruling)) = rules.filter(|(rule, _)| rule.id == id).last() else {
        return Err(problems::call(codes::UNKNOWN_RULE, &[("rule", id)], language));
    };
    let mut writer = JsonWriter::default();
    writer.object(&mut |to| {
        to.field("rule", &rule.id);
        to.field("title", &rule.title.as_ref().map(|title| speech.of(title)));
        to.field("status", &ruling.status());
        let conditions =
            [("applies_when", &rule.applies_when), ("except", &rule.except), ("requires", &rule.requires)];
        for (key, condition) in conditions {
            if let Some(condition) = condition {
                to.key(key);
                told(&program.explain(condition, record, speech), to);
            }
        }
    });
    Ok(writer.finish())
}

/// The depth of explanations is bounded by the engine.
fn told(step: &Step<'_>, to: &mut JsonWriter) {
    to.open('{');
    to.field("expression", &step.expression);
    to.field_if_any("title", &step.title);
    to.field("value", &step.value);
    to.field_if_any("holds", &step.holds);
    let kind = match step.kind {
        StepKind::All => "all",
        StepKind::Any => "any",
        StepKind::Not => "not",
        StepKind::Fact => "fact",
        StepKind::Value => "value",
        StepKind::Repeated => "repeated",
        StepKind::Other => "other",
    };
    to.field("kind", &kind);
    if !step.parts.is_empty() {
        to.key("parts");
        to.open('[');
        step.parts.iter().for_each(|part| told(part, to));
        to.close(']');
    }
    to.close('}');
}
