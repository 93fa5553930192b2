//! Facts and values in the order of their dependence, each after all that it is computed from.

use super::super::declare::{Condition, Formula, Options, Otherwise, ValueBody};
use super::super::guideline::Item;
use super::super::types::{FactId, ValueId};
use super::names::Meaning;
use super::{Checker, codes};
use crate::diagnostic::Diagnostic;
use crate::expression::Kind;

/// How far the walk has come with an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

impl<'a> Checker<'a> {
    /// All facts and values, each after its parts. Circles are reported, and their items marked broken.
    ///
    /// The walk keeps its own stack, so that a long chain of values cannot exhaust the program's.
    pub(super) fn order(&mut self) -> Vec<Item> {
        let facts = (0..self.names.facts.len()).map(|at| Item::Fact(FactId(position(at))));
        let values = (0..self.names.values.len()).map(|at| Item::Value(ValueId(position(at))));
        let all: Vec<Item> = facts.chain(values).collect();
        let needs: Vec<Vec<usize>> = all.iter().map(|item| self.needs(*item)).collect();
        let mut marks = vec![Mark::New; all.len()];
        let mut order = Vec::with_capacity(all.len());
        for root in 0..all.len() {
            let mut stack = vec![(root, 0)];
            while let Some((at, next)) = stack.pop() {
                if next == 0 {
                    if marks[at] != Mark::New {
                        continue;
                    }
                    marks[at] = Mark::Open;
                }
                match needs[at].get(next) {
                    None => {
                        marks[at] = Mark::Done;
                        order.push(all[at]);
                    }
                    Some(part) => {
                        stack.push((at, next + 1));
                        match marks[*part] {
                            Mark::New => stack.push((*part, 0)),
                            Mark::Open => self.report_circle(&all, &stack, *part),
                            Mark::Done => {}
                        }
                    }
                }
            }
        }
        order
    }

    fn report_circle(&mut self, all: &[Item], stack: &[(usize, usize)], again: usize) {
        let from = stack.iter().position(|(at, _)| *at == again).unwrap_or(0);
        let circle: Vec<Item> = stack[from..].iter().map(|(at, _)| all[*at]).collect();
        if circle.iter().any(|item| self.broken.contains(item)) {
            return;
        }
        let mut names: Vec<&str> = circle.iter().map(|item| self.item_name(*item)).collect();
        names.push(self.item_name(all[again]));
        let names = names.join(" → ");
        let span = match all[again] {
            Item::Fact(id) => self.names.facts[id.index()].1.id.span,
            Item::Value(id) => self.names.values[id.index()].1.id.span,
        };
        self.broken.extend(circle);
        self.report(Diagnostic::new(codes::CIRCLE, span).with("names", names));
    }

    fn item_name(&self, item: Item) -> &'a str {
        match item {
            Item::Fact(id) => &self.names.facts[id.index()].1.id.value,
            Item::Value(id) => &self.names.values[id.index()].1.id.value,
        }
    }

    /// Positions (facts first, then values) of all that an item is computed from.
    fn needs(&mut self, item: Item) -> Vec<usize> {
        let mut formulas = Vec::new();
        match item {
            Item::Fact(id) => {
                let (_, fact) = self.names.facts[id.index()];
                formulas.extend(fact.asked_when.iter().flat_map(condition_formulas));
                formulas.extend(&fact.years);
                if let Some(Otherwise::One(formula)) = &fact.otherwise {
                    formulas.push(formula);
                }
                if let Some(section) = &fact.section {
                    let sections = self.documents.iter().flat_map(|document| &document.sections);
                    let found = sections.into_iter().find(|known| known.id.value == section.value);
                    let asked_when = found.and_then(|found| found.asked_when.as_ref());
                    formulas.extend(asked_when.into_iter().flat_map(condition_formulas));
                }
            }
            Item::Value(id) => formulas = body_formulas(&self.names.values[id.index()].1.body),
        }
        let mut found = Vec::new();
        for formula in formulas {
            let Ok(parsed) = self.formulas.try_parse(formula) else { continue };
            for node in parsed.expression.nodes() {
                match &node.kind {
                    Kind::Path(path) => found.extend(self.position_of(&path.text)),
                    Kind::Call { name, .. } if name == "sum_points" => found.extend(self.scored_facts()),
                    _ => {}
                }
            }
            self.formulas.keep(parsed);
        }
        if let Item::Value(id) = item
            && let Some(Options::Like(_)) = self.names.values[id.index()].1.options
        {
            // The options of another item are known beforehand; they are no dependence.
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    fn position_of(&self, name: &str) -> Option<usize> {
        if name == "start" {
            return self.start.map(FactId::index);
        }
        match self.names.anywhere(name)? {
            Meaning::Fact(id) => Some(id.index()),
            Meaning::Value(id) => Some(self.names.facts.len() + id.index()),
            Meaning::Parameter(id) => {
                // A parameter with dates looks at the start of use.
                let by_date = self.parameters.get(id.index()).is_some_and(|known| known.values.len() > 1);
                self.start.filter(|_| by_date).map(FactId::index)
            }
            Meaning::Unreadable => None,
        }
    }

    /// Facts with points: `sum_points` looks at all of them.
    fn scored_facts(&self) -> Vec<usize> {
        (0..self.facts.len()).filter(|at| self.facts[*at].section.is_some() && self.has_points(*at)).collect()
    }
}

/// All formulas of a condition.
pub(super) fn condition_formulas(condition: &Condition) -> Vec<&Formula> {
    match condition {
        Condition::Expression(formula) => vec![formula],
        Condition::All(parts, _) | Condition::Any(parts, _) => {
            parts.iter().flat_map(condition_formulas).collect()
        }
        Condition::Not(part, _) => condition_formulas(part),
    }
}

fn body_formulas(body: &ValueBody) -> Vec<&Formula> {
    match body {
        ValueBody::Expression(formula) => vec![formula],
        ValueBody::Condition(condition) => condition_formulas(condition),
        ValueBody::First(rows) => {
            let when = rows.iter().filter_map(|row| row.when.as_ref()).flat_map(condition_formulas);
            when.chain(rows.iter().map(|row| &row.value)).collect()
        }
        ValueBody::Table(table) => {
            table.columns.iter().chain(table.rows.iter().map(|row| &row.value)).collect()
        }
    }
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
