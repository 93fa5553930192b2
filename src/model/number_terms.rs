//! Ids of terms: every term of a guideline gets its position, so that a program can say where the possible
//! values of each one stand, and an explanation can find them again.

use super::guideline::{Fact, Guideline};
use super::term::{Term, TermId};

impl Guideline {
    /// Numbers all terms and notes how many there are.
    pub(crate) fn number_terms(&mut self) {
        self.term_count = number_all(self);
    }
}

fn number_all(guideline: &mut Guideline) -> u32 {
    let mut next = 0;
    let mut number = |term: &mut Term| walk(term, &mut next);
    for phase in &mut guideline.phases {
        number(&mut phase.reached_when);
    }
    for fact in &mut guideline.facts {
        for term in fact_terms(fact) {
            number(term);
        }
    }
    for value in &mut guideline.values {
        number(&mut value.body);
    }
    for rule in &mut guideline.rules {
        let conditions =
            [&mut rule.applies_when, &mut rule.except, &mut rule.requires, &mut rule.from, &mut rule.until];
        conditions.into_iter().flatten().for_each(&mut number);
        for line in rule.duty.iter_mut().flat_map(|duty| &mut duty.schedule) {
            [&mut line.when, &mut line.from, &mut line.until].into_iter().flatten().for_each(&mut number);
        }
    }
    next
}

fn fact_terms(fact: &mut Fact) -> impl Iterator<Item = &mut Term> {
    let gate = fact.gate.iter_mut().flat_map(|gate| [&mut gate.asked_when, &mut gate.otherwise]);
    gate.chain(&mut fact.years)
}

fn walk(term: &mut Term, next: &mut u32) {
    term.id = TermId(*next);
    *next = next.saturating_add(1);
    term.for_each_part_mut(&mut |part| walk(part, next));
}
