//! What a condition depends on: the questions behind it, and the limits it compares with.

use std::collections::BTreeSet;

use crate::date::Date;
use crate::model::{Constant, FactId, Guideline, Literal, ParameterId, Term, TermKind, ValueId};
use crate::number::Number;
use crate::program::Program;

/// What some terms depend on.
#[derive(Clone, Debug, Default)]
pub(in crate::cases) struct Relevant {
    /// The questions; those that gate another come before it.
    pub(in crate::cases) facts: Vec<FactId>,
    /// Numbers that are written out, rising.
    pub(in crate::cases) numbers: Vec<Number>,
    /// Dates that are written out, rising.
    pub(in crate::cases) dates: Vec<Date>,
    /// Whether the day of the assessment matters.
    pub(in crate::cases) day: bool,
    seen: BTreeSet<ValueId>,
}

impl Relevant {
    /// What these terms depend on; the facts of the first come first.
    pub(in crate::cases) fn of(program: &Program, terms: &[&Term]) -> Relevant {
        let mut relevant = Relevant::default();
        let guideline = program.guideline();
        for term in terms {
            relevant.term(guideline, term);
        }
        relevant.numbers.sort();
        relevant.numbers.dedup();
        relevant.dates.sort();
        relevant.dates.dedup();
        relevant
    }

    /// Values and gates come after what they depend on, so that walking through them ends.
    fn term(&mut self, guideline: &Guideline, term: &Term) {
        match &term.kind {
            TermKind::Constant(constant) => self.constant(constant),
            TermKind::Fact(fact) | TermKind::Points(fact) => self.fact(guideline, *fact),
            TermKind::Rows { rows, .. } => self.fact(guideline, *rows),
            TermKind::SumPoints(facts) => facts.iter().for_each(|fact| self.fact(guideline, *fact)),
            TermKind::Value(value) => {
                if self.seen.insert(*value) {
                    self.term(guideline, &guideline.value(*value).body);
                }
            }
            TermKind::Parameter(parameter) => self.parameter(guideline, *parameter),
            TermKind::AsOf => self.day = true,
            TermKind::Start => {
                self.day = true;
                if let Some(start) = guideline.start {
                    self.fact(guideline, start);
                }
            }
            TermKind::Column(_)
            | TermKind::Not(_)
            | TermKind::And(_)
            | TermKind::Or(_)
            | TermKind::Compare(..)
            | TermKind::OneOf(..)
            | TermKind::Set(..)
            | TermKind::Size(_)
            | TermKind::Given(_)
            | TermKind::Arithmetic(..)
            | TermKind::Negate(_)
            | TermKind::Least(_)
            | TermKind::Greatest(_)
            | TermKind::Round(..)
            | TermKind::Ratio(..)
            | TermKind::SumSeries(_)
            | TermKind::PresentValue(..)
            | TermKind::PaybackYear(_)
            | TermKind::AddDays(..)
            | TermKind::AddMonths(..)
            | TermKind::DaysBetween(..)
            | TermKind::If(..)
            | TermKind::First(_) => {}
        }
        term.for_each_part(&mut |part| self.term(guideline, part));
    }

    fn fact(&mut self, guideline: &Guideline, id: FactId) {
        if self.facts.contains(&id) {
            return;
        }
        let fact = guideline.fact(id);
        if let Some(gate) = &fact.gate {
            self.term(guideline, &gate.asked_when);
        }
        if let Some(years) = &fact.years {
            self.term(guideline, years);
        }
        if !self.facts.contains(&id) {
            self.facts.push(id);
        }
    }

    fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::Number(number) => self.numbers.push(*number),
            Constant::Date(date) => self.dates.push(*date),
            Constant::Truth(_) | Constant::Option(_) | Constant::Options(_) | Constant::None => {}
        }
    }

    fn parameter(&mut self, guideline: &Guideline, id: ParameterId) {
        let values = &guideline.parameter(id).values;
        // Several values hold at different times.
        self.day |= values.len() > 1;
        for (_, literal) in values {
            match literal {
                Literal::Number(number) => self.numbers.push(*number),
                Literal::Date(date) => self.dates.push(*date),
                Literal::Truth(_) => {}
            }
        }
    }
}
