//! Shown values, answers that are not used, what is not known, and what the assessment rests on.

use super::assessment::{
    ExpiredEvidence, GuidelineReport, Ignored, IgnoredWhy, NotKnown, PackReport, RelaxationReport, ShownValue,
};
use super::follow_ups::role;
use super::questions::{owner, wording};
use super::words::{Words, each};
use crate::answers::{AnswerValue, Answers, EvidenceState};
use crate::date::Date;
use crate::evaluate::{Record, Slot};
use crate::model::{FactId, Status, ValueId};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::text::Text;

/// The values that are results in their own right.
pub(super) fn shown(program: &Program, record: &Record) -> Vec<(String, ShownValue)> {
    let guideline = program.guideline();
    let words = Words { program, record };
    let all = (0..).map(ValueId).zip(&guideline.values);
    all.filter(|(_, value)| value.shown)
        .map(|(id, value)| {
            let shown = ShownValue {
                possible: program.possible(record, program.value_slot(id), value.ty),
                text: each(|language| words.named_value(id, language)),
                title: value.title.clone().unwrap_or_else(|| Text::common(value.id.clone())),
                unit: value.unit.clone(),
            };
            (value.id.clone(), shown)
        })
        .collect()
}

/// Answers to questions that do not arise, and years beyond those that count. A "not known" there is silent.
pub(super) fn ignored(program: &Program, record: &Record, answers: &Answers) -> Vec<Ignored> {
    let guideline = program.guideline();
    let mut ignored = Vec::new();
    for (id, answer) in answers.iter().filter(|(_, answer)| answer.value != AnswerValue::Unknown) {
        let asked = program.fact_slots(id).asked;
        let why = if asked.is_some_and(|asked| record.truth(asked).is_no()) {
            Some(IgnoredWhy::NotAsked)
        } else if has_surplus_years(program, record, id, &answer.value) {
            Some(IgnoredWhy::SurplusYears)
        } else {
            None
        };
        ignored.extend(why.map(|why| Ignored { fact: guideline.fact(id).id.clone(), why }));
    }
    ignored
}

fn has_surplus_years(program: &Program, record: &Record, id: FactId, value: &AnswerValue) -> bool {
    let AnswerValue::Series(amounts) = value else { return false };
    let counted = program.guideline().fact(id).years.as_ref().and_then(|years| program.term_slot(years));
    let Some(Slot::Number(counted)) = counted else { return false };
    let given = amounts.iter().rposition(Option::is_some).and_then(|last| u32::try_from(last).ok());
    given.is_some_and(|last| NumberRange::point(Number::from(last)).less(record.range(counted)).is_no())
}

/// Facts that were answered with "not known" and whose question can still arise.
pub(super) fn not_known(program: &Program, record: &Record, answers: &Answers) -> Vec<NotKnown> {
    let guideline = program.guideline();
    let arises = |id: FactId| {
        let asked = program.fact_slots(id).asked;
        asked.is_none_or(|asked| record.truth(asked).could_be(true))
    };
    let unknown = answers.iter().filter(|(id, answer)| answer.value == AnswerValue::Unknown && arises(*id));
    unknown
        .map(|(id, _)| NotKnown {
            fact: guideline.fact(id).id.clone(),
            question: wording(guideline, id),
            owner: owner(guideline, id, &[]).map(|owner| role(program, owner)),
        })
        .collect()
}

/// Answers whose evidence has expired.
pub(super) fn expired_evidence(program: &Program, answers: &Answers, as_of: Date) -> Vec<ExpiredEvidence> {
    let expired = answers.iter().filter(|(_, answer)| answer.has_expired(as_of));
    expired
        .filter_map(|(id, answer)| match &answer.evidence {
            EvidenceState::Given(evidence) => {
                let fact = program.guideline().fact(id).id.clone();
                evidence.valid_until.map(|valid_until| ExpiredEvidence { fact, valid_until })
            }
            EvidenceState::Unstated | EvidenceState::Absent => None,
        })
        .collect()
}

pub(super) fn relaxations(program: &Program) -> Vec<RelaxationReport> {
    let relaxed = program.guideline().relaxations.iter();
    relaxed
        .map(|relaxation| RelaxationReport {
            guideline: relaxation.guideline.clone(),
            target: relaxation.target.clone(),
            what: relaxation.what,
            reason: relaxation.reason.clone(),
        })
        .collect()
}

pub(super) fn guideline_report(program: &Program) -> GuidelineReport {
    let guideline = program.guideline();
    let root = guideline.root();
    GuidelineReport {
        id: root.map_or_else(String::new, |pack| pack.id.clone()),
        version: root.map_or_else(String::new, |pack| pack.version.to_string()),
        digest: guideline.digest.clone(),
        title: root.map_or_else(Text::default, |pack| pack.title.clone()),
        packs: guideline
            .packs
            .iter()
            .map(|pack| PackReport {
                id: pack.id.clone(),
                version: pack.version.to_string(),
                draft: pack.status == Some(Status::Draft),
            })
            .collect(),
    }
}
