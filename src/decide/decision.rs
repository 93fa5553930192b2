//! The pass over the bits, and what a rule's ruling and the verdict are read from.

use super::case::Case;
use super::input::Bit;
use super::layout::Move;
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
    /// What rules say, 64 of them at a time.
    results: Vec<Results>,
    /// Which of them are in force in a phase that is reached: surely, and possibly.
    now: Vec<[u64; 2]>,
    waived: Vec<u64>,
    numbers: Box<Numbers>,
}

/// Bits of 64 rules: whether they apply and whether their checks hold, each surely and possibly.
type Results = [[u64; 2]; 2];

impl Decider<'_> {
    /// Decides a case. Allocates nothing, unless the case holds estimates.
    pub fn decide(&self, case: &mut Case, decision: &mut Decision<'_>) {
        let computed = !self.needs_record || self.compute(case, decision);
        self.compare_sums(case, &mut decision.numbers);
        let settled = computed && self.is_settled(case);
        let (surely, possibly) = decision.alive.split_at_mut(self.layout.blocks);
        if settled {
            self.rows.settled(&case.bits, &case.picks, surely);
        } else {
            self.rows.open(&case.bits, &case.picks, surely, possibly);
            for unusual in &case.unusual {
                decision.alive.iter_mut().zip(&unusual.row).for_each(|(alive, own)| alive.and(own));
            }
        }
        self.collect(decision, settled);
        decision.waived.copy_from_slice(&case.waived);
    }

    /// Computes what the evaluator has to. True when all of it is settled.
    fn compute(&self, case: &mut Case, decision: &mut Decision<'_>) -> bool {
        self.program.run_some(&self.nodes, &mut case.record);
        decision.now.fill([u64::MAX; 2]);
        let mut settled = true;
        for now in &self.now {
            let record = &case.record;
            let truth = record.truth(now.in_force).and(record.truth(now.phase_reached));
            settled &= !truth.is_open();
            for ([sure, may], rules) in decision.now.iter_mut().zip(&now.rules) {
                *sure &= if truth.is_yes() { u64::MAX } else { !rules };
                *may &= if truth.is_no() { !rules } else { u64::MAX };
            }
        }
        for Separate { out, bit } in &self.computed {
            let truth = case.record.truth(*out);
            settled &= !truth.is_open();
            put(*bit, truth, case);
        }
        settled
    }

    /// Whether every test has one outcome left. It may say no where that is so nevertheless.
    fn is_settled(&self, case: &Case) -> bool {
        let mut open = case.bits.iter().fold(0, |open, [sure, may]| open | (sure ^ may)) != 0;
        for (pick, blank) in case.picks.iter().zip(&self.blank.picks) {
            open |= pick == blank;
        }
        !open && case.unusual.is_empty()
    }

    /// Writes the tests that are comparisons of sums.
    fn compare_sums(&self, case: &mut Case, numbers: &mut Numbers) {
        if case.has_oversized() {
            self.hand_over_ends(case);
            self.program.run_some(&self.sum_nodes, &mut case.record);
            for Separate { out, bit } in &self.sums {
                put(*bit, case.record.truth(*out), case);
            }
            return;
        }
        lay_out(case.ends.iter().map(|ends| (ends.low, ends.high)), numbers);
        for ([sure, may], (mask, signs)) in case.bits.iter_mut().zip(self.sum_table.signs(numbers)) {
            (*sure, *may) = (*sure & !mask | signs, *may & !mask | signs);
        }
        if case.ends.iter().all(|ends| ends.low == ends.high) {
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
            if !case.unusual.iter().any(|unusual| unusual.oversized && unusual.fact.index() == at) {
                let number = ColumnValue::Number(ends.number());
                case.record.load(input.slot, &number);
            }
        }
    }

    /// Moves term bits to result bits.
    fn collect(&self, decision: &mut Decision<'_>, settled: bool) {
        let (surely, possibly) = decision.alive.split_at(self.layout.blocks);
        decision.results.fill(Results::default());
        for (at, side) in self.layout.sides.iter().enumerate() {
            gather(&side.moves, surely, &mut decision.results, |results| &mut results[at][0]);
            if !settled {
                gather(&side.moves, possibly, &mut decision.results, |results| &mut results[at][1]);
            }
            for (results, flipped) in decision.results.iter_mut().zip(&side.flipped) {
                let [sure, may] = results[at];
                let may = if settled { sure } else { may };
                // The opposite is surely so where the condition cannot be, and the other way round.
                results[at] = [sure & !flipped | !may & flipped, may & !flipped | !sure & flipped];
            }
        }
    }
}

fn put(bit: Bit, truth: Truth, case: &mut Case) {
    case.put(bit, 1, u64::from(truth.is_yes()), u64::from(truth.could_be(true)));
}

fn gather(moves: &[Move], alive: &[Block], into: &mut [Results], bits: impl Fn(&mut Results) -> &mut u64) {
    for run in moves {
        if let (Some(from), Some(to)) = (alive.get(run.from / 8), into.get_mut(run.to)) {
            *bits(to) |= (from.0[run.from % 8] >> run.down & run.mask) << run.up;
        }
    }
}

impl<'d> Decision<'d> {
    /// Space for so many blocks of terms and words of rules.
    pub(super) fn new(decider: &'d Decider<'d>, blocks: usize, words: usize) -> Decision<'d> {
        Decision {
            decider,
            alive: alive(blocks),
            results: vec![Results::default(); words],
            now: vec![[u64::MAX; 2]; words],
            waived: vec![0; words],
            numbers: Box::new([0; 256]),
        }
    }

    /// The verdict over all rules.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let (mut best, mut worst) = ([0; 3], [0; 3]);
        let rules = self.results.iter().zip(&self.now).zip(&self.waived).zip(&self.decider.weights);
        for (((results, [now, maybe_now]), waived), weights) in rules {
            let musts = weights.musts & !waived;
            let stops = |violated: u64, now: u64| {
                [violated & weights.forbids, violated & musts & now, violated & weights.milder]
            };
            for (found, more) in best.iter_mut().zip(stops(violated(results), *now)) {
                *found |= more;
            }
            for (found, more) in worst.iter_mut().zip(stops(maybe_violated(results), *maybe_now)) {
                *found |= more;
            }
        }
        Verdict { best: class(best), worst: class(worst) }
    }

    /// The statuses and classes still possible for a rule, by its position in the guideline; `None` where there
    /// is no such rule.
    #[must_use]
    pub fn possible(&self, rule: usize) -> Option<(Statuses, Classes)> {
        let at = *self.decider.layout.places.get(rule)? as usize;
        let ([applies, requires], now) = (self.results.get(at / 64)?, self.now.get(at / 64)?);
        let truth =
            |[sure, may]: &[u64; 2]| Truth::from_parts(sure >> (at % 64) & 1 == 1, may >> (at % 64) & 1 == 1);
        let rule = self.decider.program.briefs().get(rule)?;
        let waived = bits::contains(&self.waived, at);
        Some(Ruling::possible(rule, truth(applies), truth(requires), truth(now), waived))
    }

    /// Which rules are surely violated or waived, as bits in the order of [`Decision::order`].
    pub fn violated(&self) -> impl Iterator<Item = u64> {
        self.results.iter().map(violated)
    }

    /// Which rules are surely or possibly violated or waived, as bits in the order of [`Decision::order`].
    pub fn maybe_violated(&self) -> impl Iterator<Item = u64> {
        self.results.iter().map(maybe_violated)
    }

    /// The position in the guideline of the rule at each bit.
    #[must_use]
    pub fn order(&self) -> &'d [u32] {
        &self.decider.layout.order
    }
}

fn violated([applies, requires]: &Results) -> u64 {
    applies[0] & !requires[1]
}

fn maybe_violated([applies, requires]: &Results) -> u64 {
    applies[1] & !requires[0]
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
