//! Tests of answers, in one block of rows.

use super::lanes::{Lanes, Plane, ROWS, Short};
use super::numbers::Counts;
use super::ready::{NumberColumn, NumberTest, items, plane};
use super::run::{Block, Planes};
use super::sums;
use crate::truth::Truth;

/// Computes all tests of answers. `OPEN` says that some answer is missing.
#[inline(always)]
pub(super) fn run<const OPEN: bool, L: Lanes>(planes: &mut Planes, block: Block<'_>, lanes: L) {
    let ready = block.ready;
    for test in &ready.bits {
        *planes.place(test.step) = plane(test.bits, block.at);
    }
    for column in &ready.numbers {
        numbers(planes, column, block, lanes);
    }
    for column in &ready.choices {
        let mut space = None;
        let codes = lanes.codes(items(column.codes, block.at, &mut space));
        for test in &column.tests {
            lanes.listed(&codes, &test.listed, planes.place(test.step));
        }
    }
    for test in &ready.sums {
        sums::run(planes, test, block, lanes);
    }
    if OPEN {
        open(planes, block, lanes);
    }
}

/// What the tests say where there is no answer.
#[inline(always)]
fn open<L: Lanes>(planes: &mut Planes, block: Block<'_>, lanes: L) {
    let ready = block.ready;
    for test in &ready.bits {
        answered(planes, test.step, test.fact, Truth::OPEN, lanes);
    }
    for column in &ready.numbers {
        for test in &column.tests {
            answered(planes, test.step, column.fact, test.blank, lanes);
        }
    }
    for column in &ready.choices {
        for test in &column.tests {
            answered(planes, test.step, column.fact, test.blank, lanes);
        }
    }
    for test in &ready.sums {
        sums::open(planes, test, block, lanes);
    }
}

/// A test of one answer says this where there is none.
#[inline(always)]
fn answered<L: Lanes>(planes: &mut Planes, step: usize, fact: usize, blank: Truth, lanes: L) {
    let given = planes.given(fact);
    let holds = *planes.place(step);
    let [mut sure, mut possible] = [holds, holds];
    for (plane, blank) in [(&mut sure, fill(blank.is_yes())), (&mut possible, fill(!blank.is_no()))] {
        lanes.turn(plane, blank);
        lanes.and(plane, &given);
        lanes.turn(plane, blank);
    }
    planes.write::<true>(step, [sure, possible]);
}

/// All tests of one column of numbers, in as few bits as hold them all.
#[inline(always)]
fn numbers<L: Lanes>(planes: &mut Planes, column: &NumberColumn<'_>, block: Block<'_>, lanes: L) {
    let mut space = None;
    if let Some(Some(narrow)) = block.ready.narrow.get(column.fact) {
        let counts = narrow.rows(block.at);
        if column.numbers.most() <= u64::from(i16::MAX.unsigned_abs()) && column.tests.len() > 1 {
            let short = short(counts);
            for test in &column.tests {
                let plane = start(planes, test);
                for bound in &test.bounds {
                    // No bound lies further from 0 than the counts do.
                    lanes.below16(&short.0, i16::try_from(*bound).unwrap_or(i16::MAX), plane);
                }
            }
        } else {
            for test in &column.tests {
                let plane = start(planes, test);
                for bound in &test.bounds {
                    lanes.below32(counts, i32::try_from(*bound).unwrap_or(i32::MAX), plane);
                }
            }
        }
    } else if let Counts::Wide(counts) = column.numbers.counts() {
        let counts = items(counts, block.at, &mut space);
        for test in &column.tests {
            let plane = start(planes, test);
            for bound in &test.bounds {
                lanes.below64(counts, *bound, plane);
            }
        }
    }
}

/// What holds from the last bound on: each of them turns the rows below.
#[inline(always)]
fn start<'p>(planes: &'p mut Planes, test: &NumberTest) -> &'p mut Plane {
    let plane = planes.place(test.step);
    *plane = Plane::of(fill(test.start != (test.bounds.len() % 2 == 1)));
    plane
}

/// Counts that 16 bits hold.
#[inline(always)]
#[expect(clippy::cast_possible_truncation, reason = "none of them lies further from 0")]
fn short(counts: &[i32; ROWS]) -> Short {
    let mut short = Short([0; ROWS]);
    for (short, count) in short.0.iter_mut().zip(counts) {
        *short = *count as i16;
    }
    short
}

/// 64 rows.
#[inline(always)]
pub(super) fn fill(rows: bool) -> u64 {
    if rows { u64::MAX } else { 0 }
}
