//! What has to hold of a guideline that was read: every position points at something, every term has its type, and
//! facts and values stand after all that they depend on.

use super::infer::Types;
use crate::model::{Fact, Guideline, Item, Literal, Rhythm, Rule, Schedule, Type};

/// Most decimals that a value is shown with.
const MOST_DECIMALS: u32 = 12;

/// Checks all of it, and sets the types and ids of terms. `None` when something does not hold.
pub(super) fn verify(guideline: &mut Guideline) -> Option<()> {
    let mut types = Types::of(guideline);
    hold(!guideline.packs.is_empty() && !guideline.languages.is_empty())?;
    verify_declarations(guideline, &types)?;
    verify_order(guideline, &mut types)?;
    for phase in &mut guideline.phases {
        types.expect(&mut phase.reached_when, Type::Truth, &mut Vec::new())?;
    }
    let mut rules = std::mem::take(&mut guideline.rules);
    rules.iter_mut().try_for_each(|rule| verify_rule(rule, guideline, &types))?;
    guideline.rules = rules;
    guideline.number_terms();
    Some(())
}

fn hold(holds: bool) -> Option<()> {
    holds.then_some(())
}

fn verify_declarations(guideline: &Guideline, types: &Types) -> Option<()> {
    let packs = guideline.packs.len();
    hold(guideline.sources.iter().all(|source| source.pack < packs))?;
    hold(guideline.values.iter().all(|value| value.pack < packs && types.holds(value.ty)))?;
    hold(
        guideline.values.iter().all(|value| value.decimals.is_none_or(|decimals| decimals <= MOST_DECIMALS)),
    )?;
    for parameter in &guideline.parameters {
        let literal_type = |literal: &Literal| match literal {
            Literal::Truth(_) => Type::Truth,
            Literal::Number(_) => Type::Number,
            Literal::Date(_) => Type::Date,
        };
        hold(!parameter.values.is_empty())?;
        hold(parameter.values.iter().all(|(_, literal)| literal_type(literal) == parameter.ty))?;
    }
    if let Some(start) = guideline.start {
        hold(types.facts.get(start.index()) == Some(&Type::Date))?;
    }
    let sections = guideline.sections.len();
    guideline.facts.iter().enumerate().try_for_each(|(at, fact)| {
        hold(fact.pack < packs && fact.section.is_none_or(|section| section < sections))?;
        hold(types.holds(fact.ty))?;
        match fact.ty {
            Type::Rows(own) => hold(own.index() == at)?,
            _ => hold(fact.columns.is_empty())?,
        }
        fact.columns.iter().try_for_each(|column| verify_column(column, types))
    })
}

/// A column has a single value and no gate.
fn verify_column(column: &Fact, types: &Types) -> Option<()> {
    hold(!matches!(column.ty, Type::Series | Type::Rows(_)) && types.holds(column.ty))?;
    hold(column.gate.is_none() && column.years.is_none() && column.columns.is_empty())
}

/// Goes through facts and values in their order; each of them stands there once.
fn verify_order(guideline: &mut Guideline, types: &mut Types) -> Option<()> {
    hold(guideline.order.len() == guideline.facts.len() + guideline.values.len())?;
    for item in &guideline.order {
        match item {
            Item::Fact(id) => {
                let fact = guideline.facts.get_mut(id.index())?;
                if let Some(gate) = &mut fact.gate {
                    types.expect(&mut gate.asked_when, Type::Truth, &mut Vec::new())?;
                    types.otherwise(&mut gate.otherwise, fact.ty)?;
                }
                if let Some(years) = &mut fact.years {
                    types.expect(years, Type::Number, &mut Vec::new())?;
                }
                hold(!std::mem::replace(types.known_facts.get_mut(id.index())?, true))?;
            }
            Item::Value(id) => {
                let value = guideline.values.get_mut(id.index())?;
                types.expect(&mut value.body, value.ty, &mut Vec::new())?;
                hold(!std::mem::replace(types.known_values.get_mut(id.index())?, true))?;
            }
        }
    }
    Some(())
}

fn verify_rule(rule: &mut Rule, guideline: &Guideline, types: &Types) -> Option<()> {
    hold(rule.pack < guideline.packs.len())?;
    hold(rule.area < guideline.areas.len() && rule.phase < guideline.phases.len())?;
    for (source, clause) in &rule.sources {
        let source = guideline.sources.get(*source)?;
        hold(clause.is_none_or(|clause| clause < source.clauses.len()))?;
    }
    hold(rule.evidence.iter().all(|(fact, _)| types.fact(*fact).is_some()))?;
    for condition in [&mut rule.applies_when, &mut rule.except, &mut rule.requires].into_iter().flatten() {
        types.expect(condition, Type::Truth, &mut Vec::new())?;
    }
    for day in [&mut rule.from, &mut rule.until].into_iter().flatten() {
        types.expect(day, Type::Date, &mut Vec::new())?;
    }
    let lines = rule.duty.iter_mut().flat_map(|duty| &mut duty.schedule);
    lines.into_iter().try_for_each(|line| verify_line(line, types))
}

fn verify_line(line: &mut Schedule, types: &Types) -> Option<()> {
    if let Some(when) = &mut line.when {
        types.expect(when, Type::Truth, &mut Vec::new())?;
    }
    for day in [&mut line.from, &mut line.until].into_iter().flatten() {
        types.expect(day, Type::Date, &mut Vec::new())?;
    }
    match &line.rhythm {
        Rhythm::Every(duration) => hold(!duration.is_zero()),
        Rhythm::At(_) => Some(()),
    }
}
