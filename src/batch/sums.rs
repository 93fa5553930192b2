//! Comparisons of sums, in one block of rows.

use super::lanes::{ALL, Addend, Addends, Lanes, NONE, Plane, ROWS};
use super::numbers::{Counts, MOST_DECIMALS};
use super::ready::{SumTest, items};
use super::run::{Block, Planes};
use crate::decide::sums::MOST_PARTS;
use crate::truth::Truth;

/// Whether a sum lies below its bound in each row of a block.
#[inline(always)]
pub(super) fn run<L: Lanes>(planes: &mut Planes, test: &SumTest<'_>, block: Block<'_>, lanes: L) {
    let plane = planes.place(test.step);
    if !(test.narrow && narrow_below(test, block, lanes, plane)) {
        wide_below(test, block, lanes, plane);
    }
}

/// Where 32 bits hold all sums.
#[inline(always)]
fn narrow_below<L: Lanes>(test: &SumTest<'_>, block: Block<'_>, lanes: L, plane: &mut Plane) -> bool {
    let mut all: [Addend<'_>; MOST_PARTS] = [(&[0; ROWS], 0); MOST_PARTS];
    for (addend, (_, fact, scale)) in all.iter_mut().zip(&test.columns) {
        let Some(Some(narrow)) = block.ready.narrow.get(*fact) else { return false };
        let Ok(scale) = i32::try_from(*scale) else { return false };
        *addend = (narrow.rows(block.at), scale);
    }
    let (Some(all), Ok(bound)) = (all.get(..test.columns.len()), i32::try_from(test.bound)) else {
        return false;
    };
    lanes.sum_below(Addends { all, plus: test.plus, minus: test.minus }, bound, plane);
    true
}

#[inline(always)]
fn wide_below<L: Lanes>(test: &SumTest<'_>, block: Block<'_>, lanes: L, plane: &mut Plane) {
    let mut sums = [0_i64; ROWS];
    for (numbers, fact, scale) in &test.columns {
        if let Some(Some(narrow)) = block.ready.narrow.get(*fact) {
            let counts = narrow.rows(block.at);
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += scale * i64::from(*count);
            }
        } else if let Counts::Wide(counts) = numbers.counts() {
            let mut space = None;
            let counts = items(counts, block.at, &mut space);
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += scale * count;
            }
        }
    }
    *plane = NONE;
    lanes.below64(&sums, test.bound, plane);
}

/// A sum where some of its numbers are not answered.
#[inline(always)]
pub(super) fn open<L: Lanes>(planes: &mut Planes, test: &SumTest<'_>, block: Block<'_>, lanes: L) {
    let holds = *planes.place(test.step);
    let mut all = ALL;
    for fact in &test.facts {
        lanes.and(&mut all, &planes.given(*fact));
    }
    let mut found = [holds, all];
    lanes.and(&mut found[0], &all);
    lanes.turn(&mut found[1], u64::MAX);
    lanes.or(&mut found[1], &holds);
    if test.parts.iter().all(|part| part.unbounded) {
        planes.write::<true>(test.step, found);
        return;
    }
    let rows = block.columns.rows().saturating_sub(block.at * ROWS).min(ROWS);
    for row in (0..rows).filter(|row| !all.has(*row)) {
        let truth = open_row(planes, test, block, row);
        for (plane, set) in found.iter_mut().zip([truth.is_yes(), !truth.is_no()]) {
            plane.set(row, set);
        }
    }
    planes.write::<true>(test.step, found);
}

/// Whether the sum of one row lies below zero, with some parts not answered.
fn open_row(planes: &Planes, test: &SumTest<'_>, block: Block<'_>, row: usize) -> Truth {
    let (mut low, mut high) = (test.constant, test.constant);
    for (part, fact) in test.parts.iter().zip(&test.facts) {
        let given = planes.given(*fact).has(row);
        let (least, most) = match super::ready::numbers(block.columns, part.fact).filter(|_| given) {
            Some(numbers) => {
                let unit = 10_i64.pow(u32::from(MOST_DECIMALS - numbers.decimals()));
                let value = numbers.count(block.at * ROWS + row) * unit;
                if part.minus { (-value, -value) } else { (value, value) }
            }
            None => (part.low, part.high),
        };
        low += least;
        high += most;
    }
    Truth::from_parts(high < 0, low < 0)
}
