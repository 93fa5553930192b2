//! Shown values, answers that are not used, what is not known, and what the assessment rests on.

use super::assessment::{
    ExpiredEvidence, GuidelineReport, Ignored, IgnoredWhy, NotKnown, PackReport, RelaxationReport, ShownValue,
};
use super::follow_ups::role;
use super::questions::{owner, wording};
use super::words::Words;
use crate::answers::{AnswerValue, Answers, EvidenceState};
use crate::date::Date;
use crate::evaluate::{Record, Slot};
use crate::model::{FactId, Status, ValueId};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::text::Spoken;

/// The values that are results in their own right.
pub(super) fn shown<'p>(words: Words<'p, '_>) -> Vec<(&'p str, ShownValue<'p>)> {
    let Words { program, record, speech } = words;
    let guideline = program.guideline();
    let all = (0..).map(ValueId).zip(&guideline.values);
    all.filter(|(_, value)| value.shown)
        .map(|(id, value)| {
            let shown = ShownValue {
                possible: program.possible(record, program.value_slot(id), value.ty),
                text: speech.make(&|language, out| words.named_value(id, language, out)),
                title: words.text_or(value.title.as_ref(), &value.id),
                unit: value.unit.as_deref(),
            };
            (value.id.as_str(), shown)
        })
        .collect()
}

/// Answers to questions that do not arise, and years beyond those that count. A "not known" there is silent.
pub(super) fn ignored<'p>(program: &'p Program, record: &Record, answers: &Answers) -> Vec<Ignored<'p>> {
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
        ignored.extend(why.map(|why| Ignored { fact: &guideline.fact(id).id, why }));
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
pub(super) fn not_known<'p>(words: Words<'p, '_>, answers: &Answers) -> Vec<NotKnown<'p>> {
    let Words { program, record, .. } = words;
    let guideline = program.guideline();
    let arises = |id: FactId| {
        let asked = program.fact_slots(id).asked;
        asked.is_none_or(|asked| record.truth(asked).could_be(true))
    };
    let unknown = answers.iter().filter(|(id, answer)| answer.value == AnswerValue::Unknown && arises(*id));
    unknown
        .map(|(id, _)| NotKnown {
            fact: &guideline.fact(id).id,
            question: wording(words, id),
            owner: owner(guideline, id, &[]).map(|owner| role(words, owner)),
        })
        .collect()
}

/// Answers whose evidence has expired.
pub(super) fn expired_evidence<'p>(
    program: &'p Program,
    answers: &Answers,
    as_of: Date,
) -> Vec<ExpiredEvidence<'p>> {
    let expired = answers.iter().filter(|(_, answer)| answer.has_expired(as_of));
    expired
        .filter_map(|(id, answer)| match &answer.evidence {
            EvidenceState::Given(evidence) => {
                let fact = program.guideline().fact(id).id.as_str();
                evidence.valid_until.map(|valid_until| ExpiredEvidence { fact, valid_until })
            }
            EvidenceState::Unstated | EvidenceState::Absent => None,
        })
        .collect()
}

pub(super) fn relaxations<'p>(words: Words<'p, '_>) -> Vec<RelaxationReport<'p>> {
    let relaxed = words.program.guideline().relaxations.iter();
    relaxed
        .map(|relaxation| RelaxationReport {
            guideline: &relaxation.guideline,
            target: &relaxation.target,
            what: relaxation.what,
            reason: words.speech.of(&relaxation.reason),
        })
        .collect()
}

pub(super) fn guideline_report<'p>(words: Words<'p, '_>) -> GuidelineReport<'p> {
    let guideline = words.program.guideline();
    let root = guideline.root();
    GuidelineReport {
        id: root.map_or("", |pack| &pack.id),
        version: root.map_or_else(String::new, |pack| pack.version.to_string()),
        digest: &guideline.digest,
        title: root.map_or(Spoken::nothing(), |pack| words.speech.of(&pack.title)),
        packs: guideline
            .packs
            .iter()
            .map(|pack| PackReport {
                id: &pack.id,
                version: pack.version.to_string(),
                draft: pack.status == Some(Status::Draft),
            })
            .collect(),
    }
}
