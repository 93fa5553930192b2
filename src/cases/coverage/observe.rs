//! What one case reaches.

use super::super::Case;
use super::plan::{Decision, Plan};
use super::{ClauseState, Coverage};
use crate::answers::{AnswerValue, Answers};
use crate::assess::{Ruling, Status};
use crate::evaluate::{ColumnValue, Record};
use crate::model::Type;
use crate::program::Program;
use crate::value::bits;

impl Coverage {
    /// Notes what a case reaches. The plan must come from this coverage and this program.
    pub fn observe(&mut self, program: &Program, plan: &Plan, case: &Case) {
        let answers = case.answers();
        let mut record = program.blank_record();
        program.evaluate(&answers, case.as_of, &mut record);
        let rulings = program.rulings(&record, case.waivers(), case.as_of);
        for ((ruling, at), clauses) in rulings.zip(&plan.rules).zip(&plan.clauses) {
            self.rule(ruling, *at, clauses);
        }
        for decision in &plan.decisions {
            self.decision(decision, &record);
        }
        self.answers(program, plan, &answers);
    }

    fn rule(&mut self, ruling: Ruling, at: Option<usize>, clauses: &[usize]) {
        let status = ruling.status();
        if let Some(rule) = at.and_then(|at| self.rules.get_mut(at))
            && !rule.seen.contains(&status)
        {
            rule.seen.push(status);
        }
        let applied = match status {
            Status::Met | Status::Noted | Status::Violated | Status::Waived => true,
            Status::NotApplicable | Status::Open => false,
        };
        for at in clauses.iter().filter(|_| applied) {
            if let Some(clause) = self.clauses.get_mut(*at) {
                clause.state = ClauseState::Applied;
            }
        }
    }

    fn decision(&mut self, decision: &Decision, record: &Record) {
        let truths = decision.truths(record);
        for (which, (truth, (_, at))) in truths.iter().zip(&decision.conditions).enumerate() {
            let Some(condition) = at.and_then(|at| self.conditions.get_mut(at)) else { continue };
            condition.seen.yes |= truth.is_yes();
            condition.seen.no |= truth.is_no();
            condition.seen.open |= truth.is_open();
            let known = if truth.is_yes() { condition.decides.yes } else { condition.decides.no };
            if !known && decision.formula.is_decided_by(which, &truths) {
                condition.decides.yes |= truth.is_yes();
                condition.decides.no |= truth.is_no();
            }
        }
    }

    fn answers(&mut self, program: &Program, plan: &Plan, answers: &Answers) {
        for (id, answer) in answers.iter() {
            let first = plan.facts.get(id.index()).copied().flatten();
            match &answer.value {
                // A choice that is still open has not been answered.
                AnswerValue::Choice(words) if bits::count(words) == 1 => self.options_used(first, words),
                AnswerValue::Choices { must, .. } => self.options_used(first, must),
                AnswerValue::Rows { rows, .. } => {
                    let columns = &program.guideline().fact(id).columns;
                    let first = plan.columns.get(id.index()).map_or(&[][..], Vec::as_slice);
                    for (cell, (column, first)) in
                        rows.iter().flat_map(|row| row.iter().zip(columns.iter().zip(first)))
                    {
                        self.options_used(*first, settled(column.ty, cell));
                    }
                }
                AnswerValue::Unknown
                | AnswerValue::None
                | AnswerValue::Truth(_)
                | AnswerValue::Number(_)
                | AnswerValue::Date(_)
                | AnswerValue::Choice(_)
                | AnswerValue::Series(_)
                | AnswerValue::Text => {}
            }
        }
    }

    /// Marks the options of a set. The bit after the options is none, which is no option of the fact.
    fn options_used(&mut self, first: Option<usize>, words: &[u64]) {
        let Some(first) = first else { return };
        let Some(fact) = self.options.get(first).map(|option| option.fact.clone()) else { return };
        for at in bits::iter(words) {
            if let Some(option) = self.options.get_mut(first + at).filter(|option| option.fact == fact) {
                option.used = true;
            }
        }
    }
}

/// The options that a column of a row surely has.
fn settled(ty: Type, cell: &ColumnValue) -> &[u64] {
    match (cell, ty) {
        (ColumnValue::Words(words), Type::Choices(_)) => words.get(..words.len() / 2).unwrap_or_default(),
        (ColumnValue::Words(words), _) if bits::count(words) == 1 => words,
        (
            ColumnValue::Words(_) | ColumnValue::Truth(_) | ColumnValue::Number(_) | ColumnValue::Date(_),
            _,
        ) => &[],
    }
}
