//! Questions: the open facts that can still change a finding, the most decisive first.

use std::cmp::Reverse;

use super::assessment::{Question, QuestionKind};
use super::follow_ups::role;
use super::ruling::{Ruling, Verdict};
use super::words::Words;
use crate::answers::{AnswerValue, Answers};
use crate::date::Date;
use crate::evaluate::Record;
use crate::model::{FactId, Guideline};
use crate::program::Program;
use crate::text::{Spoken, sort_items};

/// An open fact while it is ranked.
#[derive(Clone, Default)]
struct Ranked {
    decides: bool,
    /// Positions of the findings that it unlocks.
    unlocks: Vec<usize>,
}

pub(super) fn questions<'p>(
    words: Words<'p, '_>,
    answers: &Answers,
    as_of: Date,
    rulings: &[Ruling],
    missing: &[Vec<FactId>],
    verdict: Verdict,
) -> Vec<Question<'p>> {
    let Words { program, record, .. } = words;
    let guideline = program.guideline();
    let mut ranked = vec![Ranked::default(); guideline.facts.len()];
    for (at, (ruling, facts)) in rulings.iter().zip(missing).enumerate() {
        let decides = !verdict.is_settled() && ruling.classes.highest() > verdict.best;
        for fact in facts {
            let entry = &mut ranked[fact.index()];
            entry.decides |= decides;
            entry.unlocks.push(at);
        }
    }
    let mut order: Vec<usize> = (0..ranked.len()).filter(|at| !ranked[*at].unlocks.is_empty()).collect();
    // A stable sort: among equals the order of the file stays.
    let rank = |at: &usize| (!ranked[*at].decides, Reverse(ranked[*at].unlocks.len()));
    sort_items(&mut order, |a, b| rank(a).cmp(&rank(b)));
    let question = |at: usize| {
        let id = FactId(u32::try_from(at).unwrap_or(u32::MAX));
        let fact = guideline.fact(id);
        Question {
            fact: &fact.id,
            question: wording(words, id),
            owner: owner(guideline, id, &ranked[at].unlocks).map(|owner| role(words, owner)),
            kind: kind(program, record, answers, as_of, id),
            decides_verdict: ranked[at].decides,
            unlocks: ranked[at].unlocks.iter().map(|rule| guideline.rules[*rule].id.as_str()).collect(),
        }
    };
    order.into_iter().map(question).collect()
}

/// A fact's question, or its title, or its id.
pub(super) fn wording<'p>(words: Words<'p, '_>, id: FactId) -> Spoken<'p> {
    let fact = words.program.guideline().fact(id);
    words.text_or(fact.question.as_ref().or(fact.title.as_ref()), &fact.id)
}

/// Who answers: the fact's role, its section's, or that of the first rule it unlocks.
pub(super) fn owner<'g>(guideline: &'g Guideline, id: FactId, unlocks: &[usize]) -> Option<&'g str> {
    let fact = guideline.fact(id);
    let section = fact.section.and_then(|section| guideline.sections.get(section));
    fact.answered_by
        .as_deref()
        .or_else(|| section.and_then(|section| section.answered_by.as_deref()))
        .or_else(|| unlocks.iter().find_map(|rule| guideline.rules.get(*rule)?.owner.as_deref()))
}

fn kind(program: &Program, record: &Record, answers: &Answers, as_of: Date, id: FactId) -> QuestionKind {
    let Some(answer) = answers.get(id) else { return QuestionKind::Unanswered };
    if answer.has_expired(as_of) {
        return QuestionKind::EvidenceExpired;
    }
    match &answer.value {
        AnswerValue::Unknown => QuestionKind::NotKnown,
        AnswerValue::Rows { .. } | AnswerValue::Series(_)
            if !record.is_settled(program.fact_slots(id).answer) =>
        {
            QuestionKind::Unfinished
        }
        AnswerValue::None
        | AnswerValue::Truth(_)
        | AnswerValue::Number(_)
        | AnswerValue::Date(_)
        | AnswerValue::Choice(_)
        | AnswerValue::Choices { .. }
        | AnswerValue::Series(_)
        | AnswerValue::Rows { .. }
        | AnswerValue::Text => {
            if record.is_settled(program.fact_slots(id).answer) {
                QuestionKind::Evidence
            } else {
                QuestionKind::Estimate
            }
        }
    }
}
