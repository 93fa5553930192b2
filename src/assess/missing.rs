//! Missing: the open facts that decide an open finding.
//!
//! Only the record is read: from an open condition to its open parts, down to the facts behind them.

use crate::evaluate::{Record, Slot};
use crate::model::{Fact, FactId, Term, TermKind};
use crate::number::{Number, NumberRange};
use crate::program::{FactSlots, Program};
use crate::text::sort_ids;
use crate::truth::Truth;

/// Collects the open facts behind one finding after another, without allocating anew.
pub(super) struct Missing<'p> {
    program: &'p Program,
    record: &'p Record,
    /// For which finding a fact or value was last visited.
    seen_facts: Vec<u32>,
    seen_values: Vec<u32>,
    round: u32,
    found: Vec<FactId>,
}

impl<'p> Missing<'p> {
    pub(super) fn new(program: &'p Program, record: &'p Record) -> Missing<'p> {
        let guideline = program.guideline();
        Missing {
            program,
            record,
            seen_facts: vec![0; guideline.facts.len()],
            seen_values: vec![0; guideline.values.len()],
            round: 0,
            found: Vec::new(),
        }
    }

    /// Begins a new finding.
    pub(super) fn begin(&mut self) {
        self.round += 1;
        self.found.clear();
    }

    /// The facts found for the present finding, in the guideline's order.
    pub(super) fn end(&mut self) -> Vec<FactId> {
        sort_ids(&mut self.found);
        std::mem::take(&mut self.found)
    }

    fn is_settled(&self, term: &Term) -> bool {
        self.program.term_slot(term).is_some_and(|slot| self.record.is_settled(slot))
    }

    fn truth_of(&self, term: &Term) -> Truth {
        match self.program.term_slot(term) {
            Some(Slot::Truth(slot)) => self.record.truth(slot),
            Some(_) | None => Truth::OPEN,
        }
    }

    /// Adds the facts that can still change a term.
    pub(super) fn visit(&mut self, term: &Term) {
        if self.is_settled(term) {
            return;
        }
        match &term.kind {
            TermKind::Fact(id) | TermKind::Points(id) => self.fact(*id),
            TermKind::SumPoints(ids) => ids.iter().for_each(|id| self.fact(*id)),
            TermKind::Value(id) => {
                if let Some(seen) = self.seen_values.get_mut(id.index())
                    && *seen != self.round
                {
                    *seen = self.round;
                    let program = self.program;
                    self.visit(&program.guideline().value(*id).body);
                }
            }
            TermKind::Parameter(_) | TermKind::Start => self.start(),
            TermKind::Rows { rows, body, empty, .. } => {
                self.fact(*rows);
                self.inside_rows(body);
                if let Some(empty) = empty {
                    self.visit(empty);
                }
            }
            TermKind::If(condition, a, b) => {
                self.visit(condition);
                let fits = self.truth_of(condition);
                if fits.could_be(true) {
                    self.visit(a);
                }
                if fits.could_be(false) {
                    self.visit(b);
                }
            }
            TermKind::First(rows) => {
                for row in rows {
                    let fits = row.when.as_ref().map_or(Truth::YES, |when| self.truth_of(when));
                    if fits.is_no() {
                        continue;
                    }
                    if let Some(when) = &row.when {
                        self.visit(when);
                    }
                    self.visit(&row.value);
                    if fits.is_yes() {
                        break;
                    }
                }
            }
            _ => term.for_each_part(&mut |part| self.visit(part)),
        }
    }

    /// The start decides dated rules and parameters.
    pub(super) fn start(&mut self) {
        if let Some(start) = self.program.guideline().start {
            self.fact(start);
        }
    }

    /// Adds a fact if its answer is open and its question can still arise, and what decides whether it does.
    pub(super) fn fact(&mut self, id: FactId) {
        let program = self.program;
        let (fact, slots) = (program.guideline().fact(id), program.fact_slots(id));
        match self.seen_facts.get_mut(id.index()) {
            Some(seen) if *seen != self.round => *seen = self.round,
            Some(_) | None => return,
        }
        if self.record.is_settled(slots.value) {
            return;
        }
        if let Some(gate) = &fact.gate {
            self.visit(&gate.asked_when);
            if self.truth_of(&gate.asked_when).is_no() {
                return;
            }
        }
        if let Some(years) = &fact.years {
            self.visit(years);
        }
        if self.answer_is_open(fact, slots) {
            self.found.push(id);
        }
    }

    /// Whether the answer itself leaves something open; of a series only years that can count matter.
    fn answer_is_open(&self, fact: &Fact, slots: &FactSlots) -> bool {
        let Slot::Series { first, years } = slots.answer else {
            return match slots.answer {
                Slot::Rows(rows) => {
                    let state = &self.record.rows[rows.0 as usize];
                    state.possible_more > 0 || !state.columns_settled()
                }
                answer => !self.record.is_settled(answer),
            };
        };
        let counted = fact.years.as_ref().and_then(|term| match self.program.term_slot(term) {
            Some(Slot::Number(slot)) => Some(self.record.range(slot)),
            Some(_) | None => None,
        });
        let counts = |year: u32| {
            counted.is_none_or(|counted| NumberRange::point(Number::from(year)).less(counted).could_be(true))
        };
        let open = |year: &(u32, &crate::value::NumberSet)| !year.1.is_settled() && counts(year.0);
        (0..).zip(self.record.years(first, years)).any(|year| open(&year))
    }

    /// What a row's question looks at besides the row: facts and values outside it.
    fn inside_rows(&mut self, body: &Term) {
        match &body.kind {
            TermKind::Fact(id) | TermKind::Points(id) => self.fact(*id),
            TermKind::SumPoints(ids) => ids.iter().for_each(|id| self.fact(*id)),
            TermKind::Rows { rows, .. } => {
                self.fact(*rows);
                body.for_each_part(&mut |part| self.inside_rows(part));
            }
            TermKind::Parameter(_) | TermKind::Start => self.start(),
            TermKind::Value(id) => {
                let program = self.program;
                if !self.record.is_settled(program.value_slot(*id)) {
                    self.visit(&program.guideline().value(*id).body);
                }
            }
            _ => body.for_each_part(&mut |part| self.inside_rows(part)),
        }
    }
}
