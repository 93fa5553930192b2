//! What there is to reach in a program.

use super::formula::Formula;
use super::search::Goal;
use super::{
    ClauseCoverage, ClauseState, ConditionCoverage, Coverage, Decides, OptionCoverage, Place, RuleCoverage,
    Seen, outcomes,
};
use crate::answers::Answers;
use crate::date::Date;
use crate::diagnostic::Span;
use crate::evaluate::{Record, Slot, TruthSlot};
use crate::model::{Fact, Guideline, OptionListId, RuleId, Term, TermKind, Type};
use crate::program::Program;
use crate::truth::Truth;

/// Where the parts of a program stand in a [`Coverage`]. Parts of guidelines that are not looked at have none.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The position of each rule.
    pub(super) rules: Vec<Option<usize>>,
    pub(super) decisions: Vec<Decision>,
    /// The options of each fact: its list, and the position of the list's first option.
    pub(super) facts: Vec<Option<usize>>,
    /// The same for the columns of each fact.
    pub(super) columns: Vec<Vec<Option<usize>>>,
    /// For each rule, the positions of its clauses.
    pub(super) clauses: Vec<Vec<usize>>,
}

/// A decision with its conditions.
#[derive(Clone, Debug)]
pub(super) struct Decision {
    pub(super) formula: Formula,
    /// For each condition of the formula, where its truth stands and its position in the coverage. A
    /// condition that is always the same has no position.
    pub(super) conditions: Vec<(Option<TruthSlot>, Option<usize>)>,
    /// The conditions themselves.
    pub(super) terms: Vec<Term>,
    /// For the check of a rule, the rule and when it applies.
    pub(super) rule: Option<usize>,
    pub(super) applies: Vec<Term>,
}

impl Decision {
    /// The truths of its conditions.
    pub(super) fn truths(&self, record: &Record) -> Vec<Truth> {
        let truth = |slot: &Option<_>| slot.map_or(Truth::OPEN, |slot| record.truth(slot));
        self.conditions.iter().map(|(slot, _)| truth(slot)).collect()
    }
}

impl Plan {
    /// The decisions in which the condition at this position of the coverage stands, as goals of a search.
    pub(super) fn goals(&self, at: usize, holds: bool) -> impl Iterator<Item = Goal<'_>> {
        self.decisions.iter().filter_map(move |decision| {
            let which = decision.conditions.iter().position(|(_, position)| *position == Some(at))?;
            Some(Goal { decision, which, holds, applies: false })
        })
    }
}

/// Makes a plan.
struct Planner<'p, 'c> {
    program: &'p Program,
    guideline: &'p Guideline,
    coverage: &'c mut Coverage,
    /// Ids of the guidelines that are looked at.
    looked_at: &'c dyn Fn(&str) -> bool,
    /// Everything as it is when nothing is answered.
    blank: Record,
    decisions: Vec<Decision>,
}

impl Coverage {
    /// Adds what there is to reach in a program's guidelines, as far as `looked_at` says yes to their ids.
    /// What was there already is not added again. `as_of` is a day on which to see what is possible.
    pub fn plan(&mut self, program: &Program, as_of: Date, looked_at: &dyn Fn(&str) -> bool) -> Plan {
        let mut blank = program.blank_record();
        program.evaluate(&Answers::empty(program), as_of, &mut blank);
        let guideline = program.guideline();
        let mut planner =
            Planner { program, guideline, coverage: self, looked_at, blank, decisions: Vec::new() };
        let rules = planner.rules(as_of);
        planner.all_decisions();
        let facts = guideline.facts.iter().map(|fact| planner.options(&fact.id, fact)).collect();
        let columns = guideline.facts.iter().map(|fact| {
            let named = |column: &Fact| (format!("{}.{}", fact.id, column.id), column.clone());
            let columns: Vec<(String, Fact)> = fact.columns.iter().map(named).collect();
            columns.iter().map(|(id, column)| planner.options_in(fact.pack, id, column)).collect()
        });
        let columns = columns.collect();
        let clauses = planner.clauses();
        Plan { rules, decisions: planner.decisions, facts, columns, clauses }
    }
}

impl Planner<'_, '_> {
    fn place(&self, pack: usize, span: Span) -> Option<Place> {
        let pack = self.guideline.packs.get(pack)?;
        (self.looked_at)(&pack.id).then(|| Place { guideline: pack.id.clone(), span })
    }

    fn rules(&mut self, as_of: Date) -> Vec<Option<usize>> {
        let rulings: Vec<_> = self.program.rulings(&self.blank, &[], as_of).collect();
        let mut positions = Vec::new();
        for (rule, ruling) in self.guideline.rules.iter().zip(rulings) {
            let Some(place) = self.place(rule.pack, rule.span) else {
                positions.push(None);
                continue;
            };
            let possible = outcomes(ruling.statuses);
            let known = self
                .coverage
                .rules
                .iter()
                .position(|known| known.id == rule.id && known.place.guideline == place.guideline);
            let at = known.unwrap_or_else(|| {
                let id = rule.id.clone();
                self.coverage.rules.push(RuleCoverage {
                    id,
                    place,
                    possible: possible.clone(),
                    seen: Vec::new(),
                });
                self.coverage.rules.len() - 1
            });
            // Another composition can leave more open, for example by a stricter check.
            if let Some(known) = self.coverage.rules.get_mut(at) {
                known.possible.extend(
                    possible
                        .into_iter()
                        .filter(|status| !known.possible.contains(status))
                        .collect::<Vec<_>>(),
                );
            }
            positions.push(Some(at));
        }
        positions
    }

    fn all_decisions(&mut self) {
        let guideline = self.guideline;
        for rule in &guideline.rules {
            for (part, term) in
                [("applies_when", &rule.applies_when), ("except", &rule.except), ("requires", &rule.requires)]
            {
                if let Some(term) = term {
                    self.decision(&format!("rules.{}.{part}", rule.id), term);
                }
            }
            for line in rule.duty.iter().flat_map(|duty| &duty.schedule) {
                if let Some(when) = &line.when {
                    self.decision(&format!("rules.{}.schedule", rule.id), when);
                }
            }
            for term in [&rule.from, &rule.until].into_iter().flatten() {
                self.within(&format!("rules.{}.effective", rule.id), term);
            }
        }
        for value in &guideline.values {
            self.within(&format!("values.{}", value.id), &value.body);
        }
        for fact in &guideline.facts {
            if let Some(gate) = &fact.gate {
                self.decision(&format!("facts.{}.asked_when", fact.id), &gate.asked_when);
            }
        }
        for phase in &guideline.phases {
            self.decision(&format!("phases.{}", phase.id), &phase.reached_when);
        }
    }

    /// The decisions within a term of any type: conditions of `?:` and of first-match lists, and the term
    /// itself when it is a truth.
    fn within(&mut self, owner: &str, term: &Term) {
        match &term.kind {
            TermKind::First(rows) => {
                for row in rows {
                    if let Some(when) = &row.when {
                        self.decision(owner, when);
                    }
                    self.within(owner, &row.value);
                }
            }
            TermKind::If(condition, a, b) if term.ty != Type::Truth => {
                self.decision(owner, condition);
                self.within(owner, a);
                self.within(owner, b);
            }
            _ if term.ty == Type::Truth => self.decision(owner, term),
            _ => self.parts(owner, term),
        }
    }

    fn parts(&mut self, owner: &str, term: &Term) {
        let mut parts = Vec::new();
        term.for_each_part(&mut |part| parts.push(part));
        for part in parts {
            // What is a truth inside a number is a question about rows, which stands in no slot.
            if part.ty != Type::Truth {
                self.within(owner, part);
            }
        }
    }

    fn decision(&mut self, owner: &str, term: &Term) {
        let mut found = Vec::new();
        let formula = Formula::of(self.program, term, &mut found);
        let mut conditions = Vec::with_capacity(found.len());
        let terms = found.iter().map(|(_, term)| Term::clone(term)).collect();
        for (text, condition) in found {
            conditions.push(self.condition(owner, text, condition));
            match &condition.kind {
                TermKind::First(_) => self.within(owner, condition),
                _ => self.parts(owner, condition),
            }
        }
        let checked = owner.strip_prefix("rules.").and_then(|rest| rest.strip_suffix(".requires"));
        let rule = checked.and_then(|id| self.guideline.find_rule(id)).map(RuleId::index);
        let applies = rule.and_then(|at| self.guideline.rules.get(at));
        let applies =
            applies.map(|rule| [&rule.applies_when, &rule.except].into_iter().flatten().cloned().collect());
        self.decisions.push(Decision {
            formula,
            conditions,
            terms,
            rule,
            applies: applies.unwrap_or_default(),
        });
    }

    fn condition(&mut self, owner: &str, text: String, term: &Term) -> (Option<TruthSlot>, Option<usize>) {
        let Some(Slot::Truth(slot)) = self.program.term_slot(term) else { return (None, None) };
        let pack = self.guideline.packs.iter().position(|pack| pack.file == term.span.file);
        let place = pack.and_then(|pack| self.place(pack, term.span));
        let Some(place) = place.filter(|_| self.blank.truth(slot).is_open()) else {
            return (Some(slot), None);
        };
        let same = |known: &ConditionCoverage| {
            known.owner == owner
                && known.text == text
                && known.place.guideline == place.guideline
                && known.place.span.start == place.span.start
        };
        let known = self.coverage.conditions.iter().position(same);
        let at = known.unwrap_or_else(|| {
            self.coverage.conditions.push(ConditionCoverage {
                owner: owner.to_owned(),
                text,
                place,
                seen: Seen::default(),
                decides: Decides::default(),
                cannot: Decides::default(),
            });
            self.coverage.conditions.len() - 1
        });
        (Some(slot), Some(at))
    }

    fn options(&mut self, id: &str, fact: &Fact) -> Option<usize> {
        self.options_in(fact.pack, id, fact)
    }

    /// The position of a fact's first option; the others follow it.
    fn options_in(&mut self, pack: usize, id: &str, fact: &Fact) -> Option<usize> {
        let list: OptionListId = match fact.ty {
            Type::Choice(list) | Type::Choices(list) => list,
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                return None;
            }
        };
        let place = self.place(pack, fact.span)?;
        let known = |known: &OptionCoverage| known.fact == id && known.place.guideline == place.guideline;
        if let Some(at) = self.coverage.options.iter().position(known) {
            return Some(at);
        }
        let at = self.coverage.options.len();
        for option in &self.guideline.option_list(list).options {
            let (fact, option, place) = (id.to_owned(), option.id.clone(), place.clone());
            self.coverage.options.push(OptionCoverage { fact, option, place, used: false });
        }
        Some(at)
    }

    /// The clauses, and for each rule the positions of those it has as its source.
    fn clauses(&mut self) -> Vec<Vec<usize>> {
        let guideline = self.guideline;
        let mut of_rules = vec![Vec::new(); guideline.rules.len()];
        for (source_at, source) in guideline.sources.iter().enumerate() {
            for (clause_at, clause) in source.clauses.iter().enumerate() {
                let Some(place) = self.place(source.pack, clause.span) else { continue };
                let id = format!("{}/{}", source.id, clause.id);
                let same =
                    |known: &ClauseCoverage| known.id == id && known.place.guideline == place.guideline;
                let known = self.coverage.clauses.iter().position(same);
                let state = if clause.manual.is_some() { ClauseState::Manual } else { ClauseState::Missing };
                let at = known.unwrap_or_else(|| {
                    self.coverage.clauses.push(ClauseCoverage { id, place, state, rules: Vec::new() });
                    self.coverage.clauses.len() - 1
                });
                for (rule, of_rule) in guideline.rules.iter().zip(&mut of_rules) {
                    if !rule.sources.contains(&(source_at, Some(clause_at))) {
                        continue;
                    }
                    of_rule.push(at);
                    if let Some(clause) = self.coverage.clauses.get_mut(at) {
                        clause.state = clause.state.max(ClauseState::NotApplied);
                        if !clause.rules.contains(&rule.id) {
                            clause.rules.push(rule.id.clone());
                        }
                    }
                }
            }
        }
        of_rules
    }
}
