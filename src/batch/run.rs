//! One block of rows through a plan.

use super::columns::{Columns, Values};
use super::lanes::{ALL, Bound, NONE, Plane, ROWS, Ready, below, equal, given, items, plane, slices};
use super::numbers::Counts;
use super::plan::{Plan, Step, SumPart, Wire};
use super::sums;
use crate::model::FactId;
use crate::truth::Truth;

/// The planes of a block: of each step what is definitely and what is possibly so. Used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Planes {
    planes: Vec<[Plane; 2]>,
    /// Which rows answer each fact, by its position among the facts of the plan.
    given: Vec<Plane>,
    slices: Vec<[Plane; 8]>,
}

/// What a block reads.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) plan: &'a Plan,
    pub(super) ready: &'a Ready,
    pub(super) columns: &'a Columns,
    pub(super) at: usize,
}

impl Block<'_> {
    pub(super) fn values(&self, fact: FactId) -> &Values {
        const NOTHING: &Values = &Values::None;
        self.columns.column(fact).map_or(NOTHING, |column| &column.values)
    }
}

impl Planes {
    pub(super) fn new(plan: &Plan) -> Planes {
        let mut planes = vec![[NONE; 2]; Wire::FIXED + plan.steps.len()];
        planes[0] = [ALL, ALL];
        planes[1] = [NONE, ALL];
        Planes { planes, given: vec![NONE; plan.facts.len()], slices: vec![[NONE; 8]; plan.choices.len()] }
    }

    /// Writes down what the evaluator has computed for the rows of this block.
    pub(super) fn put(&mut self, step: usize, row: usize, truth: Truth) {
        let Some(planes) = self.planes.get_mut(Wire::FIXED + step) else { return };
        let bit = 1 << (row % 64);
        for (plane, set) in planes.iter_mut().zip([truth.is_yes(), !truth.is_no()]) {
            let word = &mut plane[row / 64];
            *word = if set { *word | bit } else { *word & !bit };
        }
    }

    /// What is definitely so.
    #[inline]
    pub(super) fn sure(&self, wire: Wire) -> Plane {
        let [sure, possible] = &self.planes[wire.at()];
        if wire.is_turned() { possible.map(|word| !word) } else { *sure }
    }

    /// What is possibly so.
    #[inline]
    pub(super) fn possible(&self, wire: Wire) -> Plane {
        let [sure, possible] = &self.planes[wire.at()];
        if wire.is_turned() { sure.map(|word| !word) } else { *possible }
    }

    /// Computes all steps; those of the evaluator stand there already.
    pub(super) fn run(&mut self, block: Block<'_>) {
        let full = rows_of(block.columns.rows(), block.at);
        let mut all = block.plan.settles;
        for (given_rows, fact) in self.given.iter_mut().zip(&block.plan.facts) {
            let last = block.plan.choices.iter().find(|(choice, _)| choice == fact).map(|(_, last)| *last);
            let options = block.plan.options.iter().find(|(choice, _)| choice == fact);
            *given_rows = block.columns.column(*fact).map_or(NONE, |column| {
                given(column, last, options.map_or(usize::MAX, |(_, options)| *options), block.at)
            });
            all &= given_rows.iter().zip(&full).all(|(given, full)| given & full == *full);
        }
        let mut space = None;
        for (slices_of, (fact, _)) in self.slices.iter_mut().zip(&block.plan.choices) {
            if let Values::Options(codes) = block.values(*fact) {
                *slices_of = slices(items(codes, block.at, &mut space));
            }
        }
        if all { self.steps::<false>(block) } else { self.steps::<true>(block) }
    }

    /// `OPEN` says that some answer is missing; without it, only what is definite is computed.
    fn steps<const OPEN: bool>(&mut self, block: Block<'_>) {
        let (mut bounds, mut sums) = (block.ready.bounds.iter(), block.ready.sums.iter());
        for (at, step) in block.plan.steps.iter().enumerate() {
            let found = match step {
                Step::Computed(_) => continue,
                Step::Truth(fact) => {
                    let Values::Truths(bits) = block.values(*fact) else { continue };
                    self.answered::<OPEN>(plane(bits, block.at), *fact, Truth::OPEN, block)
                }
                Step::Chosen(fact, option) => {
                    let Values::Chosen(options) = block.values(*fact) else { continue };
                    let chosen = options.get(*option as usize).map_or(NONE, |bits| plane(bits, block.at));
                    self.answered::<OPEN>(chosen, *fact, Truth::OPEN, block)
                }
                Step::Number { fact, start, blank, .. } => {
                    let flips = bounds.next().copied().unwrap_or([Bound::Never; 2]);
                    let holds = number(block, *fact, *start, flips);
                    self.answered::<OPEN>(holds, *fact, *blank, block)
                }
                Step::Option { fact, yes, blank } => {
                    let holds = self.option(block.plan, *fact, yes);
                    self.answered::<OPEN>(holds, *fact, *blank, block)
                }
                Step::Sum { parts, constant } => {
                    let bound = bounds.next().map_or(Bound::Never, |[bound, _]| *bound);
                    let Some((scales, narrow)) = sums.next() else { continue };
                    let holds = sums::below_zero(block, parts, scales, bound, *narrow);
                    if OPEN { self.sum(block, parts, *constant, holds) } else { [holds, NONE] }
                }
                Step::And(list) => self.and::<OPEN>(block.plan.wires(*list)),
                Step::Or(list) => self.or::<OPEN>(block.plan.wires(*list)),
                Step::Same(a, b) => self.same::<OPEN>(*a, *b),
                Step::Select(list) => self.select::<OPEN>(block.plan.wires(*list)),
            };
            self.planes[Wire::FIXED + at] = if OPEN { found } else { [found[0], found[0]] };
        }
    }

    fn given(&self, plan: &Plan, fact: FactId) -> Plane {
        plan.facts.binary_search(&fact).ok().and_then(|at| self.given.get(at)).copied().unwrap_or(NONE)
    }

    /// A test of one answer: what it says where there is one, and what it says where there is none.
    #[inline]
    fn answered<const OPEN: bool>(
        &self,
        holds: Plane,
        fact: FactId,
        blank: Truth,
        block: Block<'_>,
    ) -> [Plane; 2] {
        if !OPEN {
            return [holds, NONE];
        }
        let given = self.given(block.plan, fact);
        let fill = |word: bool| if word { u64::MAX } else { 0 };
        let (sure, possible) = (fill(blank.is_yes()), fill(!blank.is_no()));
        let mut planes = [NONE; 2];
        for at in 0..given.len() {
            planes[0][at] = holds[at] & given[at] | sure & !given[at];
            planes[1][at] = holds[at] & given[at] | possible & !given[at];
        }
        planes
    }

    fn option(&self, plan: &Plan, fact: FactId, yes: &[u8]) -> Plane {
        let Some(at) = plan.choices.iter().position(|(choice, _)| *choice == fact) else { return NONE };
        let (Some(slices), Some((_, last))) = (self.slices.get(at), plan.choices.get(at)) else {
            return NONE;
        };
        let bits = 8 - last.leading_zeros() as usize;
        let mut plane = NONE;
        for code in yes {
            let equal = equal(slices, bits, *code);
            plane.iter_mut().zip(equal).for_each(|(to, from)| *to |= from);
        }
        plane
    }

    #[inline]
    fn and<const OPEN: bool>(&self, wires: &[Wire]) -> [Plane; 2] {
        let mut planes = [ALL; 2];
        for wire in wires {
            let sure = self.sure(*wire);
            planes[0].iter_mut().zip(sure).for_each(|(to, from)| *to &= from);
            if OPEN {
                let possible = self.possible(*wire);
                planes[1].iter_mut().zip(possible).for_each(|(to, from)| *to &= from);
            }
        }
        planes
    }

    #[inline]
    fn or<const OPEN: bool>(&self, wires: &[Wire]) -> [Plane; 2] {
        let mut planes = [NONE; 2];
        for wire in wires {
            let sure = self.sure(*wire);
            planes[0].iter_mut().zip(sure).for_each(|(to, from)| *to |= from);
            if OPEN {
                let possible = self.possible(*wire);
                planes[1].iter_mut().zip(possible).for_each(|(to, from)| *to |= from);
            }
        }
        planes
    }

    fn same<const OPEN: bool>(&self, a: Wire, b: Wire) -> [Plane; 2] {
        let [both, neither] = [self.and::<OPEN>(&[a, b]), self.and::<OPEN>(&[a.not(), b.not()])];
        std::array::from_fn(|side| std::array::from_fn(|at| both[side][at] | neither[side][at]))
    }

    fn select<const OPEN: bool>(&self, wires: &[Wire]) -> [Plane; 2] {
        let [mut sure, mut possible] = [ALL, NONE];
        // Rows for which no earlier condition held for sure.
        let mut left = ALL;
        let (pairs, last) = wires.as_chunks::<2>();
        let pairs = pairs.iter().map(|[condition, value]| (*condition, *value));
        for (condition, value) in pairs.chain(last.iter().map(|value| (Wire::YES, *value))) {
            let (fits, surely_fits) = (self.possible(condition), self.sure(condition));
            let (value_sure, value_possible) = (self.sure(value), self.possible(value));
            for at in 0..left.len() {
                let here = left[at] & fits[at];
                sure[at] &= value_sure[at] | !here;
                possible[at] |= value_possible[at] & here;
                left[at] &= !surely_fits[at];
            }
        }
        [sure, possible]
    }

    /// A sum where some of its numbers are not answered.
    fn sum(&self, block: Block<'_>, parts: &[SumPart], constant: i64, holds: Plane) -> [Plane; 2] {
        let given: Vec<Plane> = parts.iter().map(|part| self.given(block.plan, part.fact)).collect();
        let all: Plane = std::array::from_fn(|at| given.iter().fold(u64::MAX, |all, given| all & given[at]));
        let mut planes: [Plane; 2] = [NONE; 2];
        for at in 0..all.len() {
            planes[0][at] = holds[at] & all[at];
            planes[1][at] = holds[at] | !all[at];
        }
        if parts.iter().all(|part| part.unbounded) {
            return planes;
        }
        let rows = block.columns.rows().saturating_sub(block.at * ROWS).min(ROWS);
        for row in (0..rows).filter(|row| all[row / 64] >> (row % 64) & 1 == 0) {
            let answered =
                |at: usize| given.get(at).is_some_and(|given| given[row / 64] >> (row % 64) & 1 == 1);
            let truth = sums::open(block, parts, constant, row, &answered);
            for (plane, set) in planes.iter_mut().zip([truth.is_yes(), !truth.is_no()]) {
                let bit = 1 << (row % 64);
                plane[row / 64] = if set { plane[row / 64] | bit } else { plane[row / 64] & !bit };
            }
        }
        planes
    }
}

/// A test of one number in every row of a block.
#[inline]
fn number(block: Block<'_>, fact: FactId, start: bool, flips: [Bound; 2]) -> Plane {
    let mut plane = if start { ALL } else { NONE };
    let Values::Numbers(numbers) = block.values(fact) else { return plane };
    for flip in flips {
        let below = match flip {
            Bound::Never => ALL,
            Bound::At(bound) => match (numbers.counts(), i32::try_from(bound)) {
                (Counts::Narrow(counts), Ok(bound)) => below(items(counts, block.at, &mut None), bound),
                (Counts::Narrow(_), Err(_)) if bound > 0 => ALL,
                (Counts::Narrow(_), Err(_)) => NONE,
                (Counts::Wide(counts), _) => below(items(counts, block.at, &mut None), bound),
            },
        };
        plane.iter_mut().zip(below).for_each(|(to, below)| *to ^= !below);
    }
    plane
}

/// The rows of a block that there are.
pub(super) fn rows_of(rows: usize, block: usize) -> Plane {
    let here = rows.saturating_sub(block * ROWS);
    std::array::from_fn(|word| match here.saturating_sub(word * 64) {
        0 => 0,
        some if some >= 64 => u64::MAX,
        some => u64::MAX >> (64 - some),
    })
}
