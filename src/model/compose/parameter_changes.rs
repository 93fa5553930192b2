//! Changed parameters: moving one to its tighter side is free.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::changes::Effects;
use crate::date::Date;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Literal, ParameterDeclaration, ParameterValue, Tighter};

/// Applies a change to a parameter.
pub(super) fn apply(parameter: &mut ParameterDeclaration, effects: &mut Effects<'_>) {
    let Some(new) = &effects.change.value else { return };
    let key = match new {
        ParameterValue::Always(_) => "value",
        ParameterValue::ByDate(_) => "by_date",
    };
    if !is_allowed(parameter, new, effects) {
        return;
    }
    if relaxes(parameter, new) {
        effects.relaxes(key);
    }
    parameter.value = new.clone();
}

/// Reports values of another kind or outside the bounds.
fn is_allowed(parameter: &ParameterDeclaration, new: &ParameterValue, effects: &mut Effects<'_>) -> bool {
    let old = parameter.value.literals().first().map(|literal| literal.value);
    for literal in new.literals() {
        if old.is_some_and(|old| !literal.value.same_kind(old)) {
            let report = crate::diagnostic::Diagnostic::new(codes::OTHER_KIND, literal.span);
            effects.push(report.with("id", parameter.id.value.as_str()));
            return false;
        }
        if !parameter.allows(literal.value) {
            effects.push(parameter.out_of_bounds(literal.span));
            return false;
        }
    }
    true
}

/// True when at some date the new value is on the looser side of the old one. Without a tighter side every
/// move may be one.
fn relaxes(parameter: &ParameterDeclaration, new: &ParameterValue) -> bool {
    let mut days = BTreeSet::from([Date::MIN]);
    for value in [&parameter.value, new] {
        match value {
            ParameterValue::Always(_) => {}
            ParameterValue::ByDate(dated) => days.extend(dated.iter().map(|(from, _)| from.value)),
        }
    }
    let (old, new) = (Steps::of(&parameter.value), Steps::of(new));
    days.into_iter().any(|day| match (old.at(day), new.at(day)) {
        (Some(old), Some(new)) => is_looser(old, new, parameter.tighter),
        (Some(_) | None, Some(_) | None) => false,
    })
}

fn is_looser(old: Literal, new: Literal, tighter: Option<Tighter>) -> bool {
    let order = match (old, new) {
        (Literal::Number(old), Literal::Number(new)) => new.cmp(&old),
        (Literal::Date(old), Literal::Date(new)) => new.cmp(&old),
        (Literal::Truth(old), Literal::Truth(new)) => new.cmp(&old),
        (Literal::Number(_) | Literal::Date(_) | Literal::Truth(_), _) => return true,
    };
    match tighter {
        Some(Tighter::Higher) => order == Ordering::Less,
        Some(Tighter::Lower) => order == Ordering::Greater,
        None => order != Ordering::Equal,
    }
}

/// The values of a parameter by rising first day.
struct Steps(Vec<(Date, Literal)>);

impl Steps {
    fn of(value: &ParameterValue) -> Steps {
        match value {
            ParameterValue::Always(literal) => Steps(vec![(Date::MIN, literal.value)]),
            ParameterValue::ByDate(dated) => {
                let mut steps: Vec<_> =
                    dated.iter().map(|(from, literal)| (from.value, literal.value)).collect();
                steps.sort_by_key(|(from, _)| *from);
                Steps(steps)
            }
        }
    }

    /// The value at a day; before the first day the first value.
    fn at(&self, day: Date) -> Option<Literal> {
        let after = self.0.partition_point(|(from, _)| *from <= day);
        self.0.get(after.saturating_sub(1)).map(|(_, literal)| *literal)
    }
}
