//! Cases that would show what no case shows yet, for a person to confirm.

use super::plan::Plan;
use super::search::{Found, Goal};
use super::{ConditionCoverage, Coverage};
use crate::answers::{AnswerValue, Answers};
use crate::cases::values::written;
use crate::date::Date;
use crate::evaluate::Record;
use crate::model::Type;
use crate::program::Program;

/// Most tries for one condition when answers are looked for.
const MOST_TRIES: usize = 4000;
/// Most tries for one condition when only a proof is looked for: proofs are short where gates are the reason.
const MOST_PROOF: usize = 600;

/// A case that shows a condition deciding by itself.
#[derive(Clone, Debug)]
pub struct Suggestion {
    /// What the condition belongs to, as [`ConditionCoverage::owner`].
    pub owner: String,
    /// The condition.
    pub condition: String,
    /// Whether it decides by holding.
    pub holds: bool,
    /// The answers, as a file writes them.
    pub answers: Vec<(String, String)>,
    /// What comes out: the key under `expect`, the rule or value, and what it is. `None` where the condition
    /// belongs to neither.
    pub outcome: Option<(&'static str, String, String)>,
    /// The word of the verdict.
    pub verdict: &'static str,
}

impl Coverage {
    /// Notes which conditions can never decide by themselves, however the questions are answered: they do not
    /// count as gaps. A condition that stands in several programs counts as such only when that is so in each.
    pub fn prove(&mut self, runs: &[(&Program, &Plan, Date)]) {
        for at in 0..self.conditions.len() {
            let gaps = self.conditions.get(at).map(ConditionCoverage::gaps).unwrap_or_default();
            for holds in gaps {
                let mut goals = runs.iter().flat_map(|(program, plan, as_of)| {
                    plan.goals(at, holds).map(move |goal| (*program, goal, *as_of))
                });
                let never = goals.all(|(program, goal, as_of)| {
                    matches!(goal.search(program, as_of, MOST_PROOF), Found::Never)
                });
                if let Some(condition) = self.conditions.get_mut(at).filter(|_| never) {
                    let side = if holds { &mut condition.cannot.yes } else { &mut condition.cannot.no };
                    *side = true;
                }
            }
        }
    }

    /// Cases for the conditions of one guideline that no case shows deciding by themselves, to be run with a
    /// program that holds it.
    #[must_use]
    pub fn suggest(&self, program: &Program, plan: &Plan, as_of: Date, guideline: &str) -> Vec<Suggestion> {
        let mut out = Vec::new();
        let own = self.conditions.iter().enumerate().filter(|(_, one)| one.place.guideline == guideline);
        for (at, condition) in own {
            for holds in condition.gaps() {
                let found = plan.goals(at, holds).find_map(|goal| {
                    let wanted = Goal { applies: true, ..goal };
                    match wanted.search(program, as_of, MOST_TRIES) {
                        Found::Answers(answers) => Some(answers),
                        Found::Never | Found::Unknown => None,
                    }
                });
                out.extend(found.map(|answers| suggestion(program, condition, holds, &answers, as_of)));
            }
        }
        out
    }
}

fn suggestion(
    program: &Program,
    condition: &ConditionCoverage,
    holds: bool,
    answers: &Answers,
    as_of: Date,
) -> Suggestion {
    let mut record = program.blank_record();
    program.evaluate(answers, as_of, &mut record);
    let guideline = program.guideline();
    let named = condition.owner.split_once('.');
    let outcome = named.and_then(|(kind, rest)| match kind {
        "rules" => {
            let rule = rest.rsplit_once('.').map_or(rest, |(rule, _)| rule);
            let at = guideline.find_rule(rule)?;
            let ruling = program.rulings(&record, &[], as_of).nth(at.index())?;
            Some(("findings", rule.to_owned(), ruling.status().id().to_owned()))
        }
        "values" => {
            let id = guideline.find_value(rest)?;
            let value = guideline.value(id);
            let possible = program.possible(&record, program.value_slot(id), value.ty);
            Some(("values", rest.to_owned(), written(&possible, value.decimals)))
        }
        _ => None,
    });
    Suggestion {
        owner: condition.owner.clone(),
        condition: condition.text.clone(),
        holds,
        answers: given(program, answers, &record),
        outcome,
        verdict: program.verdict(&record, &[], as_of).word().id(),
    }
}

/// Answers as a file writes them.
pub(in crate::cases) fn given(
    program: &Program,
    answers: &Answers,
    record: &Record,
) -> Vec<(String, String)> {
    let guideline = program.guideline();
    let given = answers.iter().map(|(id, answer)| {
        let fact = guideline.fact(id);
        let text = match (&answer.value, fact.ty) {
            (AnswerValue::None, ty) if !matches!(ty, Type::Choice(_)) => "{none: true}".to_owned(),
            (AnswerValue::Text, _) => "…".to_owned(),
            (_, ty) => written(&program.possible(record, program.fact_slots(id).answer, ty), None),
        };
        (fact.id.clone(), text)
    });
    given.collect()
}
