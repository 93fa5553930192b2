//! What a term is made of and what it names, for those who look at terms without evaluating them.

use super::term::{Constant, Term, TermKind};
use super::types::FactId;
use crate::date::Date;
use crate::number::Number;

impl Term {
    /// Calls `visit` for each direct part.
    pub fn for_each_part<'a>(&'a self, visit: &mut dyn FnMut(&'a Term)) {
        match &self.kind {
            TermKind::Constant(_)
            | TermKind::Fact(_)
            | TermKind::Value(_)
            | TermKind::Parameter(_)
            | TermKind::Column(_)
            | TermKind::AsOf
            | TermKind::Start
            | TermKind::Points(_)
            | TermKind::SumPoints(_) => {}
            TermKind::Not(a)
            | TermKind::OneOf(a, _)
            | TermKind::Set(_, a, _)
            | TermKind::Size(a)
            | TermKind::Given(a)
            | TermKind::Negate(a)
            | TermKind::Round(a, _)
            | TermKind::SumSeries(a)
            | TermKind::PaybackYear(a) => visit(a),
            TermKind::And(parts)
            | TermKind::Or(parts)
            | TermKind::Least(parts)
            | TermKind::Greatest(parts) => parts.iter().for_each(visit),
            TermKind::Compare(_, a, b)
            | TermKind::Arithmetic(_, a, b)
            | TermKind::Ratio(a, b)
            | TermKind::PresentValue(a, b)
            | TermKind::AddDays(a, b)
            | TermKind::AddMonths(a, b)
            | TermKind::DaysBetween(a, b) => {
                visit(a);
                visit(b);
            }
            TermKind::Rows { body, empty, .. } => {
                visit(body);
                if let Some(empty) = empty {
                    visit(empty);
                }
            }
            TermKind::If(a, b, c) => {
                visit(a);
                visit(b);
                visit(c);
            }
            TermKind::First(rows) => {
                for row in rows {
                    if let Some(when) = &row.when {
                        visit(when);
                    }
                    visit(&row.value);
                }
            }
        }
    }

    /// Calls `visit` for each direct part, to change it.
    pub fn for_each_part_mut(&mut self, visit: &mut dyn FnMut(&mut Term)) {
        match &mut self.kind {
            TermKind::Constant(_)
            | TermKind::Fact(_)
            | TermKind::Value(_)
            | TermKind::Parameter(_)
            | TermKind::Column(_)
            | TermKind::AsOf
            | TermKind::Start
            | TermKind::Points(_)
            | TermKind::SumPoints(_) => {}
            TermKind::Not(a)
            | TermKind::OneOf(a, _)
            | TermKind::Set(_, a, _)
            | TermKind::Size(a)
            | TermKind::Given(a)
            | TermKind::Negate(a)
            | TermKind::Round(a, _)
            | TermKind::SumSeries(a)
            | TermKind::PaybackYear(a) => visit(a),
            TermKind::And(parts)
            | TermKind::Or(parts)
            | TermKind::Least(parts)
            | TermKind::Greatest(parts) => parts.iter_mut().for_each(visit),
            TermKind::Compare(_, a, b)
            | TermKind::Arithmetic(_, a, b)
            | TermKind::Ratio(a, b)
            | TermKind::PresentValue(a, b)
            | TermKind::AddDays(a, b)
            | TermKind::AddMonths(a, b)
            | TermKind::DaysBetween(a, b) => {
                visit(a);
                visit(b);
            }
            TermKind::Rows { body, empty, .. } => {
                visit(body);
                if let Some(empty) = empty {
                    visit(empty);
                }
            }
            TermKind::If(a, b, c) => {
                visit(a);
                visit(b);
                visit(c);
            }
            TermKind::First(rows) => {
                for row in rows {
                    if let Some(when) = &mut row.when {
                        visit(when);
                    }
                    visit(&mut row.value);
                }
            }
        }
    }

    /// Calls `visit` for each fact that the term itself names; its parts may name others. A column is named by
    /// the question about rows around it.
    pub fn for_each_fact(&self, visit: &mut dyn FnMut(FactId)) {
        match &self.kind {
            TermKind::Fact(fact) | TermKind::Points(fact) => visit(*fact),
            TermKind::Rows { rows, .. } => visit(*rows),
            TermKind::SumPoints(facts) => facts.iter().copied().for_each(visit),
            TermKind::Constant(_)
            | TermKind::Value(_)
            | TermKind::Parameter(_)
            | TermKind::Column(_)
            | TermKind::AsOf
            | TermKind::Start
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
    }

    /// What is written out, where the term is nothing else.
    #[must_use]
    pub fn constant(&self) -> Option<&Constant> {
        if let TermKind::Constant(constant) = &self.kind { Some(constant) } else { None }
    }

    /// The number that is written out.
    #[must_use]
    pub fn constant_number(&self) -> Option<Number> {
        if let Some(Constant::Number(number)) = self.constant() { Some(*number) } else { None }
    }

    /// The day that is written out.
    #[must_use]
    pub fn constant_date(&self) -> Option<Date> {
        if let Some(Constant::Date(date)) = self.constant() { Some(*date) } else { None }
    }

    /// What has to hold together: the parts of an *and*, else the term itself.
    #[must_use]
    pub fn conjuncts(&self) -> &[Term] {
        if let TermKind::And(parts) = &self.kind { parts } else { std::slice::from_ref(self) }
    }

    /// What can hold instead of each other: the parts of an *or*, else the term itself.
    #[must_use]
    pub fn disjuncts(&self) -> &[Term] {
        if let TermKind::Or(parts) = &self.kind { parts } else { std::slice::from_ref(self) }
    }
}
