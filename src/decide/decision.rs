//! The pass over the bits, and what a rule's ruling and the verdict are read from.

use super::Decider;
use super::case::Case;
use super::dimension::{Block, limit};
use super::layout::SideLayout;
use crate::assess::{Class, Classes, Ruling, Statuses, Verdict};
use crate::evaluate::{ColumnValue, Slot};
use crate::model::FactId;
use crate::truth::Truth;
use crate::value::bits;

/// What the rules say about one case.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'c> {
    decider: &'c Decider<'c>,
    case: &'c Case,
}

impl Decider<'_> {
    /// Decides a case. Allocates nothing, unless the case holds estimates.
    pub fn decide<'c>(&'c self, case: &'c mut Case) -> Decision<'c> {
        let settled = self.compute(case) && case.open == 0;
        self.narrow(case, settled);
        for test in &self.computed {
            limit(&mut case.alive, &test.effects, case.record.truth(test.out));
        }
        if case.oversized == 0 {
            let mut tests = self.sums.iter();
            self.sum_table.each_sign(&case.ends, |truth| {
                if let Some(test) = tests.next() {
                    limit(&mut case.alive, &test.effects, truth);
                }
            });
        } else {
            for test in &self.sums {
                limit(&mut case.alive, &test.effects, case.record.truth(test.out));
            }
        }
        self.collect(case, settled);
        Decision { decider: self, case }
    }

    /// Computes what the evaluator has to. True when all of it is settled.
    fn compute(&self, case: &mut Case) -> bool {
        self.program.run_some(&self.nodes, &mut case.record);
        if case.oversized > 0 {
            self.hand_over_ends(case);
            self.program.run_some(&self.sum_nodes, &mut case.record);
        }
        let record = &case.record;
        case.now.iter_mut().for_each(|words| words.fill(u64::MAX));
        let mut settled = true;
        for now in &self.now {
            let truth = record.truth(now.in_force).and(record.truth(now.phase_reached));
            settled &= !truth.is_open();
            let [definite, possible] = &mut case.now;
            for ((definite, possible), rules) in definite.iter_mut().zip(possible).zip(&now.rules) {
                *definite &= if truth.is_yes() { u64::MAX } else { !rules };
                *possible &= if truth.is_no() { !rules } else { u64::MAX };
            }
        }
        settled && self.computed.iter().all(|test| !record.truth(test.out).is_open())
    }

    /// Writes what the numbers of sums can be into the record, for the evaluator.
    fn hand_over_ends(&self, case: &mut Case) {
        for (at, input) in self.inputs.iter().enumerate() {
            let oversized = case.counted.get(at).is_some_and(|(_, oversized)| *oversized);
            let (Some(ends), false) = (input.ends, oversized) else { continue };
            let Ok(fact) = u32::try_from(at).map(FactId) else { continue };
            if let (Slot::Number(slot), Some(ends)) =
                (self.program.fact_slots(fact).answer, case.ends.get(2 * ends as usize))
            {
                case.record.load(Slot::Number(slot), &ColumnValue::Number(ends.number()));
            }
        }
    }

    /// *And* over the rows that the answers pick. Where everything is settled, what is possible is what is
    /// definite, and only half of each row is looked at.
    fn narrow(&self, case: &mut Case, settled: bool) {
        let half = self.layout.blocks;
        let length = if settled { half } else { 2 * half };
        for (at, alive) in case.alive.iter_mut().take(length).enumerate() {
            let mut block: Block = [u64::MAX; 8];
            for pick in &case.picks {
                let row = &self.rows[*pick as usize + at];
                for (word, other) in block.iter_mut().zip(row) {
                    *word &= other;
                }
            }
            *alive = block;
        }
        for (_, own) in &case.own {
            for (alive, own) in case.alive.iter_mut().zip(own) {
                for (word, other) in alive.iter_mut().zip(own) {
                    *word &= other;
                }
            }
        }
    }

    /// Moves term bits to result bits.
    fn collect(&self, case: &mut Case, settled: bool) {
        let (definite, possible) = case.alive.split_at(self.layout.blocks);
        let [applies, may_apply, requires, may_require] = &mut case.results;
        let [first, second] = &self.layout.sides;
        for (side, sure, may) in [(first, applies, may_apply), (second, requires, may_require)] {
            gather(side, definite.as_flattened(), sure);
            if settled {
                may.copy_from_slice(sure);
            } else {
                gather(side, possible.as_flattened(), may);
            }
            // The opposite is surely so where the condition cannot be, and the other way round.
            for ((sure, may), flipped) in sure.iter_mut().zip(may).zip(&side.flipped) {
                let (not_may, not_sure) = (!*may & flipped, !*sure & flipped);
                (*sure, *may) = ((*sure & !flipped) | not_may, (*may & !flipped) | not_sure);
            }
        }
    }
}

fn gather(side: &SideLayout, terms: &[u64], into: &mut [u64]) {
    into.fill(0);
    for run in &side.moves {
        if let (Some(from), Some(to)) = (terms.get(run.from), into.get_mut(run.to)) {
            *to |= (from >> run.down & run.mask) << run.up;
        }
    }
}

impl<'c> Decision<'c> {
    /// The verdict over all rules.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let [applies, may_apply, requires, may_require] = &self.case.results;
        let [now, maybe_now] = &self.case.now;
        let (mut best, mut worst) = ([0_u64; 3], [0_u64; 3]);
        for at in 0..self.case.waived.len() {
            let word = |words: &[u64]| words.get(at).copied().unwrap_or(0);
            let violated = word(applies) & !word(may_require);
            let maybe = word(may_apply) & !word(requires);
            let musts = word(&self.decider.musts) & !word(&self.case.waived);
            let milder = word(&self.decider.shoulds) | word(&self.decider.musts);
            for (found, into, now) in [(violated, &mut best, word(now)), (maybe, &mut worst, word(maybe_now))]
            {
                into[0] |= found & word(&self.decider.forbids);
                into[1] |= found & musts & now;
                into[2] |= found & milder;
            }
        }
        Verdict { best: class(best), worst: class(worst) }
    }

    /// The statuses and classes still possible for a rule, by its position in the guideline; `None` where there
    /// is no such rule.
    #[must_use]
    pub fn possible(&self, rule: usize) -> Option<(Statuses, Classes)> {
        let at = *self.decider.layout.places.get(rule)? as usize;
        let [applies, may_apply, requires, may_require] = &self.case.results;
        let [now, maybe_now] = &self.case.now;
        let truth =
            |sure: &[u64], may: &[u64]| Truth::from_parts(bits::contains(sure, at), bits::contains(may, at));
        let model = self.decider.program.guideline().rules.get(rule)?;
        let waived = bits::contains(&self.case.waived, at);
        let (applies, requires) = (truth(applies, may_apply), truth(requires, may_require));
        Some(Ruling::possible(model, applies, requires, truth(now, maybe_now), waived))
    }

    /// Which rules are surely violated or waived, as bits in the order of [`Decision::order`].
    pub fn violated(&self) -> impl Iterator<Item = u64> + 'c {
        let [applies, _, _, may_require] = &self.case.results;
        applies.iter().zip(may_require).map(|(applies, may_require)| applies & !may_require)
    }

    /// Which rules are surely or possibly violated or waived, as bits in the order of [`Decision::order`].
    pub fn maybe_violated(&self) -> impl Iterator<Item = u64> + 'c {
        let [_, may_apply, requires, _] = &self.case.results;
        may_apply.iter().zip(requires).map(|(may_apply, requires)| may_apply & !requires)
    }

    /// The position in the guideline of the rule at each bit.
    #[must_use]
    pub fn order(&self) -> &'c [u32] {
        &self.decider.layout.order
    }
}

/// The highest class that some rule has.
fn class(found: [u64; 3]) -> Class {
    match found {
        [0, 0, 0] => Class::Ready,
        [0, 0, _] => Class::Conditional,
        [0, _, _] => Class::NotReady,
        _ => Class::Forbidden,
    }
}
