//! The pass over the bits, and what a rule's ruling and the verdict are read from.

use super::case::Case;
use super::input::Bit;
use super::layout::SideLayout;
use super::rows::{Block, alive};
use super::sums::{Numbers, lay_out};
use super::{Decider, Separate};
use crate::assess::{Class, Classes, Ruling, Statuses, Verdict};
use crate::evaluate::ColumnValue;
use crate::truth::Truth;
use crate::value::bits;

/// What the rules say about one case. Made once by [`Decider::decision`] and used again and again.
#[derive(Clone, Debug)]
pub struct Decision<'d> {
    decider: &'d Decider<'d>,
    /// Terms alive: surely, then possibly.
    alive: Vec<Block>,
    /// Applies and requires, surely and possibly, as result bits.
    results: [Vec<u64>; 4],
    /// Rules in force in a phase that is reached, surely and possibly.
    now: [Vec<u64>; 2],
    waived: Vec<u64>,
    numbers: Box<Numbers>,
}

impl Decider<'_> {
    /// Decides a case. Allocates nothing, unless the case holds estimates.
    pub fn decide(&self, case: &mut Case, decision: &mut Decision<'_>) {
        let now_settled = !self.needs_record || self.compute(case, decision);
        let settled =
            now_settled && self.matters.iter().zip(&case.settled).all(|(all, settled)| all & !settled == 0);
        self.compare_sums(case, settled, &mut decision.numbers);
        let (surely, possibly) = decision.alive.split_at_mut(self.layout.blocks);
        if settled {
            self.rows.settled(&case.bits, &case.picks, surely);
        } else {
            self.rows.open(&case.bits, &case.picks, surely, possibly);
            for unusual in &case.rest.unusual {
                decision.alive.iter_mut().zip(&unusual.row).for_each(|(alive, own)| alive.and(own));
            }
        }
        self.collect(decision, settled);
        decision.waived.copy_from_slice(&case.rest.waived);
    }

    /// Computes what the evaluator has to. True when all of it is settled.
    fn compute(&self, case: &mut Case, decision: &mut Decision<'_>) -> bool {
        self.program.run_some(&self.nodes, &mut case.rest.record);
        decision.now.iter_mut().for_each(|words| words.fill(u64::MAX));
        let mut settled = true;
        for now in &self.now {
            let record = &case.rest.record;
            let truth = record.truth(now.in_force).and(record.truth(now.phase_reached));
            settled &= !truth.is_open();
            let [sure, may] = &mut decision.now;
            for ((sure, may), rules) in sure.iter_mut().zip(may).zip(&now.rules) {
                *sure &= if truth.is_yes() { u64::MAX } else { !rules };
                *may &= if truth.is_no() { !rules } else { u64::MAX };
            }
        }
        for Separate { out, bit } in &self.computed {
            let truth = case.rest.record.truth(*out);
            settled &= !truth.is_open();
            put(*bit, truth, case);
        }
        settled
    }

    /// Writes the tests that are comparisons of sums.
    fn compare_sums(&self, case: &mut Case, settled: bool, numbers: &mut Numbers) {
        if case.has_oversized() {
            self.hand_over_ends(case);
            self.program.run_some(&self.sum_nodes, &mut case.rest.record);
            for Separate { out, bit } in &self.sums {
                put(*bit, case.rest.record.truth(*out), case);
            }
            return;
        }
        lay_out(case.ends.iter().map(|ends| (ends.low, ends.high)), numbers);
        for ([sure, may], (mask, signs)) in case.bits.iter_mut().zip(self.sum_table.signs(numbers)) {
            (*sure, *may) = (*sure & !mask | signs, *may & !mask | signs);
        }
        if settled {
            return;
        }
        // Below zero for sure is what is so even at the most.
        lay_out(case.ends.iter().map(|ends| (ends.high, ends.low)), numbers);
        for ([sure, _], (mask, signs)) in case.bits.iter_mut().zip(self.sum_table.signs(numbers)) {
            *sure = *sure & !mask | signs;
        }
    }

    /// Writes what the numbers of sums can be into the record, for the evaluator.
    fn hand_over_ends(&self, case: &mut Case) {
        for (at, input) in self.inputs.iter().enumerate() {
            let Some(ends) = case.ends.get(input.ends as usize) else { continue };
            if !case.rest.unusual.iter().any(|unusual| unusual.oversized && unusual.fact.index() == at) {
                let number = ColumnValue::Number(ends.number());
                case.rest.record.load(input.slot, &number);
            }
        }
    }

    /// Moves term bits to result bits.
    fn collect(&self, decision: &mut Decision<'_>, settled: bool) {
        let (surely, possibly) = decision.alive.split_at(self.layout.blocks);
        let [applies, may_apply, requires, may_require] = &mut decision.results;
        let [first, second] = &self.layout.sides;
        for (side, sure, may) in [(first, applies, may_apply), (second, requires, may_require)] {
            gather(side, surely, sure);
            if settled {
                sure.iter_mut().zip(&side.flipped).for_each(|(sure, flipped)| *sure ^= flipped);
                may.copy_from_slice(sure);
                continue;
            }
            gather(side, possibly, may);
            // The opposite is surely so where the condition cannot be, and the other way round.
            for ((sure, may), flipped) in sure.iter_mut().zip(may).zip(&side.flipped) {
                let (not_may, not_sure) = (!*may & flipped, !*sure & flipped);
                (*sure, *may) = ((*sure & !flipped) | not_may, (*may & !flipped) | not_sure);
            }
        }
    }
}

fn put(bit: Bit, truth: Truth, case: &mut Case) {
    case.put(bit, 1, u64::from(truth.is_yes()), u64::from(truth.could_be(true)));
}

fn gather(side: &SideLayout, alive: &[Block], into: &mut [u64]) {
    into.fill(0);
    for run in &side.moves {
        let from = alive.get(run.from / 8).map(|block| block.0[run.from % 8]);
        if let (Some(from), Some(to)) = (from, into.get_mut(run.to)) {
            *to |= (from >> run.down & run.mask) << run.up;
        }
    }
}

impl<'d> Decision<'d> {
    /// Space for so many blocks of terms and words of rules.
    pub(super) fn new(decider: &'d Decider<'d>, blocks: usize, words: usize) -> Decision<'d> {
        Decision {
            decider,
            alive: alive(blocks),
            results: std::array::from_fn(|_| vec![0; words]),
            now: std::array::from_fn(|_| vec![u64::MAX; words]),
            waived: vec![0; words],
            numbers: Box::new([0; 256]),
        }
    }

    /// The verdict over all rules.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let [applies, may_apply, requires, may_require] = &self.results;
        let [now, maybe_now] = &self.now;
        let (mut best, mut worst) = ([0_u64; 3], [0_u64; 3]);
        for at in 0..self.waived.len() {
            let word = |words: &[u64]| words.get(at).copied().unwrap_or(0);
            let violated = word(applies) & !word(may_require);
            let maybe = word(may_apply) & !word(requires);
            let musts = word(&self.decider.musts) & !word(&self.waived);
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
        let [applies, may_apply, requires, may_require] = &self.results;
        let [now, maybe_now] = &self.now;
        let truth =
            |sure: &[u64], may: &[u64]| Truth::from_parts(bits::contains(sure, at), bits::contains(may, at));
        let model = self.decider.program.guideline().rules.get(rule)?;
        let waived = bits::contains(&self.waived, at);
        let (applies, requires) = (truth(applies, may_apply), truth(requires, may_require));
        Some(Ruling::possible(model, applies, requires, truth(now, maybe_now), waived))
    }

    /// Which rules are surely violated or waived, as bits in the order of [`Decision::order`].
    pub fn violated(&self) -> impl Iterator<Item = u64> {
        let [applies, _, _, may_require] = &self.results;
        applies.iter().zip(may_require).map(|(applies, may_require)| applies & !may_require)
    }

    /// Which rules are surely or possibly violated or waived, as bits in the order of [`Decision::order`].
    pub fn maybe_violated(&self) -> impl Iterator<Item = u64> {
        let [_, may_apply, requires, _] = &self.results;
        may_apply.iter().zip(requires).map(|(may_apply, requires)| may_apply & !requires)
    }

    /// The position in the guideline of the rule at each bit.
    #[must_use]
    pub fn order(&self) -> &'d [u32] {
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
