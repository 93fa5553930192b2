//! Which facts, values, parameters and options are looked at anywhere in a composition.

use std::collections::BTreeSet;

use crate::model::{
    Constant, Fact, FactId, Guideline, OptionListId, ParameterId, Rule, Term, TermKind, Type, Value, ValueId,
};

/// What is looked at.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Facts that some term or rule names.
    pub(super) facts: BTreeSet<FactId>,
    /// Values that some term names.
    pub(super) values: BTreeSet<ValueId>,
    /// Parameters that some term names.
    pub(super) parameters: BTreeSet<ParameterId>,
    /// Options that some term names.
    pub(super) options: BTreeSet<(OptionListId, u32)>,
    /// Option lists that some term looks at as a whole: how many are chosen, or whether two choices agree.
    pub(super) whole_lists: BTreeSet<OptionListId>,
    /// Facts whose answers can change something that comes out.
    pub(super) deciding: BTreeSet<FactId>,
}

impl Uses {
    pub(super) fn of(guideline: &Guideline) -> Uses {
        let mut uses = Uses::default();
        let gates = guideline.facts.iter().flat_map(gate_terms);
        let bodies = guideline.values.iter().map(|value| &value.body);
        let all = results(guideline).chain(gates).chain(bodies);
        all.for_each(|term| uses.mention(term));
        uses.facts.extend(evidence(guideline).chain(guideline.start));
        let mut deciding = Deciding { guideline, facts: BTreeSet::new(), values: BTreeSet::new() };
        deciding.run();
        uses.deciding = deciding.facts;
        uses
    }

    fn mention(&mut self, term: &Term) {
        match &term.kind {
            TermKind::Fact(id) | TermKind::Points(id) => {
                self.facts.insert(*id);
            }
            TermKind::SumPoints(ids) => self.facts.extend(ids),
            TermKind::Value(id) => {
                self.values.insert(*id);
            }
            TermKind::Parameter(id) => {
                self.parameters.insert(*id);
            }
            TermKind::Rows { rows, .. } => {
                self.facts.insert(*rows);
            }
            TermKind::OneOf(subject, options) | TermKind::Set(_, subject, options) => {
                self.options
                    .extend(options.iter().filter_map(|option| Some((list_of(subject.ty)?, *option))));
            }
            TermKind::Constant(Constant::Option(option)) => {
                self.options.extend(list_of(term.ty).map(|list| (list, *option)));
            }
            TermKind::Constant(Constant::Options(options)) => {
                self.options.extend(options.iter().filter_map(|option| Some((list_of(term.ty)?, *option))));
            }
            TermKind::Size(subject) => self.whole_lists.extend(list_of(subject.ty)),
            TermKind::Compare(_, a, b)
                if ![a, b].iter().any(|side| matches!(side.kind, TermKind::Constant(_))) =>
            {
                self.whole_lists.extend(list_of(a.ty));
            }
            _ => {}
        }
        term.for_each_part(&mut |part| self.mention(part));
    }
}

/// The option list of a choice.
pub(super) fn list_of(ty: Type) -> Option<OptionListId> {
    match ty {
        Type::Choice(list) | Type::Choices(list) => Some(list),
        Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => None,
    }
}

/// Follows results back to the facts behind them.
struct Deciding<'g> {
    guideline: &'g Guideline,
    facts: BTreeSet<FactId>,
    values: BTreeSet<ValueId>,
}

impl Deciding<'_> {
    fn run(&mut self) {
        let guideline = self.guideline;
        results(guideline).for_each(|term| self.follow(term));
        evidence(guideline).chain(guideline.start).for_each(|fact| self.fact(fact));
        let shown = |(_, value): &(u32, &Value)| value.shown;
        (0..).zip(&guideline.values).filter(shown).for_each(|(at, _)| self.value(ValueId(at)));
    }

    /// Recursion ends: gates and values form no circles, and each is followed once.
    fn follow(&mut self, term: &Term) {
        term.for_each_fact(&mut |fact| self.fact(fact));
        if let TermKind::Value(id) = term.kind {
            self.value(id);
        }
        term.for_each_part(&mut |part| self.follow(part));
    }

    fn fact(&mut self, id: FactId) {
        if self.facts.insert(id) {
            gate_terms(self.guideline.fact(id)).for_each(|term| self.follow(term));
        }
    }

    fn value(&mut self, id: ValueId) {
        if self.values.insert(id) {
            self.follow(&self.guideline.value(id).body);
        }
    }
}

/// The terms that say when a question arises and how many years count.
pub(super) fn gate_terms(fact: &Fact) -> impl Iterator<Item = &Term> {
    let gate = fact.gate.iter().flat_map(|gate| [&gate.asked_when, &gate.otherwise]);
    gate.chain(&fact.years)
}

/// The terms that something comes out of: phases and rules.
fn results(guideline: &Guideline) -> impl Iterator<Item = &Term> {
    let phases = guideline.phases.iter().map(|phase| &phase.reached_when);
    phases.chain(guideline.rules.iter().flat_map(rule_terms))
}

/// The terms of a rule.
pub(super) fn rule_terms(rule: &Rule) -> impl Iterator<Item = &Term> {
    let own = [&rule.applies_when, &rule.except, &rule.requires, &rule.from, &rule.until];
    let lines = rule.duty.iter().flat_map(|duty| &duty.schedule);
    own.into_iter()
        .flatten()
        .chain(lines.flat_map(|line| [&line.when, &line.from, &line.until].into_iter().flatten()))
}

fn evidence(guideline: &Guideline) -> impl Iterator<Item = FactId> {
    guideline.rules.iter().flat_map(|rule| &rule.evidence).map(|(fact, _)| *fact)
}
