//! One block of rows through a plan.

use super::columns::Columns;
use super::lanes::{ALL, Lanes, NONE, Plane, ROWS};
use super::leaves;
use super::plan::{Plan, Wire};
use super::ready::{Gate, Ready};
use crate::truth::Truth;

/// The planes of a block: of each step what is definitely and what is possibly so. Used again and again.
#[derive(Clone, Debug, Default)]
pub(super) struct Planes {
    sure: Vec<Plane>,
    /// Not kept up to date for blocks in which every answer is there.
    possible: Vec<Plane>,
    /// Which rows answer each fact, by its position among the facts of the plan.
    given: Vec<Plane>,
}

/// What a block reads.
#[derive(Clone, Copy)]
pub(super) struct Block<'a> {
    pub(super) plan: &'a Plan,
    pub(super) ready: &'a Ready<'a>,
    pub(super) columns: &'a Columns,
    pub(super) at: usize,
}

impl Planes {
    pub(super) fn new(plan: &Plan) -> Planes {
        let mut sure = vec![NONE; Wire::FIXED + plan.steps.len()];
        let mut possible = sure.clone();
        [sure[0], possible[0]] = [ALL, ALL];
        [sure[1], possible[1]] = [NONE, ALL];
        Planes { sure, possible, given: vec![NONE; plan.facts.len()] }
    }

    /// Writes down what the evaluator has computed for the rows of this block.
    pub(super) fn put(&mut self, step: usize, row: usize, truth: Truth) {
        for (planes, set) in [(&mut self.sure, truth.is_yes()), (&mut self.possible, !truth.is_no())] {
            if let Some(plane) = planes.get_mut(Wire::FIXED + step) {
                plane.set(row, set);
            }
        }
    }

    /// Which rows answer the fact at a position.
    #[inline(always)]
    pub(super) fn given(&self, fact: usize) -> Plane {
        match self.given.get(fact) {
            Some(given) => *given,
            None => NONE,
        }
    }

    /// Writes what a step found.
    #[inline(always)]
    pub(super) fn write<const OPEN: bool>(&mut self, step: usize, [sure, possible]: [Plane; 2]) {
        self.sure[Wire::FIXED + step] = sure;
        if OPEN {
            self.possible[Wire::FIXED + step] = possible;
        }
    }

    /// Where a step writes what it says.
    #[inline(always)]
    pub(super) fn place(&mut self, step: usize) -> &mut Plane {
        &mut self.sure[Wire::FIXED + step]
    }

    /// What is definitely so.
    #[inline(always)]
    pub(super) fn sure<const OPEN: bool, L: Lanes>(&self, wire: Wire, lanes: L) -> Plane {
        let planes = if OPEN && wire.is_turned() { &self.possible } else { &self.sure };
        turned(&planes[wire.at()], wire, lanes)
    }

    /// What is possibly so.
    #[inline(always)]
    pub(super) fn possible<const OPEN: bool, L: Lanes>(&self, wire: Wire, lanes: L) -> Plane {
        let planes = if OPEN && !wire.is_turned() { &self.possible } else { &self.sure };
        turned(&planes[wire.at()], wire, lanes)
    }

    /// Looks which rows have answers. False when all have all, and nothing else leaves anything open: then only
    /// what is definite is computed.
    #[inline(always)]
    pub(super) fn open<L: Lanes>(&mut self, block: Block<'_>, lanes: L) -> bool {
        let mut all = ALL;
        for (given, answers) in self.given.iter_mut().zip(&block.ready.answers) {
            *given = answers.rows(block.at);
            lanes.and(&mut all, given);
        }
        lanes.turn(&mut all, u64::MAX);
        lanes.and(&mut all, &rows_of(block.columns.rows(), block.at));
        all != NONE || !block.plan.settles
    }

    /// Computes all steps; those of the evaluator stand there already.
    #[inline(always)]
    pub(super) fn run<const OPEN: bool, L: Lanes>(&mut self, block: Block<'_>, lanes: L) {
        leaves::run::<OPEN, L>(self, block, lanes);
        for (at, gate) in &block.ready.gates {
            let found = match gate {
                Gate::And(wires) => self.and::<OPEN, L>(wires, lanes),
                Gate::Or(wires) => self.or::<OPEN, L>(wires, lanes),
                Gate::Same(a, b) => self.same::<OPEN, L>(*a, *b, lanes),
                Gate::Select(wires) => self.select::<OPEN, L>(wires, lanes),
            };
            self.write::<OPEN>(*at, found);
        }
    }

    #[inline(always)]
    fn and<const OPEN: bool, L: Lanes>(&self, wires: &[Wire], lanes: L) -> [Plane; 2] {
        let mut planes = [ALL; 2];
        for wire in wires {
            lanes.and(&mut planes[0], &self.sure::<OPEN, L>(*wire, lanes));
            if OPEN {
                lanes.and(&mut planes[1], &self.possible::<OPEN, L>(*wire, lanes));
            }
        }
        planes
    }

    #[inline(always)]
    fn or<const OPEN: bool, L: Lanes>(&self, wires: &[Wire], lanes: L) -> [Plane; 2] {
        let mut planes = [NONE; 2];
        for wire in wires {
            lanes.or(&mut planes[0], &self.sure::<OPEN, L>(*wire, lanes));
            if OPEN {
                lanes.or(&mut planes[1], &self.possible::<OPEN, L>(*wire, lanes));
            }
        }
        planes
    }

    #[inline(always)]
    fn same<const OPEN: bool, L: Lanes>(&self, a: Wire, b: Wire, lanes: L) -> [Plane; 2] {
        let (mut found, neither) =
            (self.and::<OPEN, L>(&[a, b], lanes), self.and::<OPEN, L>(&[a.not(), b.not()], lanes));
        for (found, neither) in found.iter_mut().zip(&neither) {
            lanes.or(found, neither);
        }
        found
    }

    #[inline(always)]
    fn select<const OPEN: bool, L: Lanes>(&self, wires: &[Wire], lanes: L) -> [Plane; 2] {
        let [mut sure, mut possible] = [ALL, NONE];
        // Rows for which no earlier condition held for sure.
        let mut left = ALL;
        let (pairs, last) = wires.as_chunks::<2>();
        let pairs = pairs.iter().map(|[condition, value]| (*condition, *value));
        for (condition, value) in pairs.chain(last.iter().map(|value| (Wire::YES, *value))) {
            let (fits, surely_fits) =
                (self.possible::<OPEN, L>(condition, lanes), self.sure::<OPEN, L>(condition, lanes));
            let (value_sure, value_possible) =
                (self.sure::<OPEN, L>(value, lanes), self.possible::<OPEN, L>(value, lanes));
            for at in 0..left.0.len() {
                let here = left.0[at] & fits.0[at];
                sure.0[at] &= value_sure.0[at] | !here;
                possible.0[at] |= value_possible.0[at] & here;
                left.0[at] &= !surely_fits.0[at];
            }
        }
        [sure, possible]
    }
}

/// A plane as a wire reads it.
#[inline(always)]
fn turned<L: Lanes>(plane: &Plane, wire: Wire, lanes: L) -> Plane {
    let mut found = *plane;
    lanes.turn(&mut found, leaves::fill(wire.is_turned()));
    found
}

/// The rows of a block that there are.
#[inline(always)]
pub(super) fn rows_of(rows: usize, block: usize) -> Plane {
    let here = rows.saturating_sub(block * ROWS);
    let mut rows = NONE;
    for (word, rows) in rows.0.iter_mut().enumerate() {
        *rows = match here.saturating_sub(word * 64) {
            0 => 0,
            some if some >= 64 => u64::MAX,
            some => u64::MAX >> (64 - some),
        };
    }
    rows
}
