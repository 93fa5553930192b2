//! Sums of columns.

use super::columns::Values;
use super::lanes::{Bound, NONE, Plane, ROWS, below, items, word_below};
use super::numbers::{Counts, MOST_DECIMALS};
use super::plan::SumPart;
use super::run::Block;
use crate::decide::sums::MOST_PARTS;
use crate::truth::Truth;

/// Which rows have a sum below a bound, every part answered. `narrow` says that 32 bits hold all sums.
#[inline]
pub(super) fn below_zero(
    block: Block<'_>,
    parts: &[SumPart],
    scales: &[i64],
    bound: Bound,
    narrow: bool,
) -> Plane {
    let Bound::At(bound) = bound else { return NONE };
    if narrow
        && let Ok(bound) = i32::try_from(bound)
        && let Some(plane) = narrow_below(block, parts, scales, bound)
    {
        return plane;
    }
    let mut sums = [0_i64; ROWS];
    for (part, scale) in parts.iter().zip(scales) {
        let Values::Numbers(numbers) = block.values(part.fact) else { continue };
        match numbers.counts() {
            Counts::Narrow(counts) => {
                let mut space = None;
                let counts = items(counts, block.at, &mut space);
                sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += scale * i64::from(*count));
            }
            Counts::Wide(counts) => {
                let mut space = None;
                let counts = items(counts, block.at, &mut space);
                sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += scale * count);
            }
        }
    }
    below(&sums, bound)
}

/// The same where 32 bits hold all sums: 64 rows at a time, so that the sums of one go stay in registers. `None`
/// for a block that is not full in every column.
#[inline]
fn narrow_below(block: Block<'_>, parts: &[SumPart], scales: &[i64], bound: i32) -> Option<Plane> {
    let mut numbers: [(&[i32; ROWS], i32); MOST_PARTS] = [(&[0; ROWS], 0); MOST_PARTS];
    let mut used = 0;
    for ((part, scale), number) in parts.iter().zip(scales).zip(&mut numbers) {
        let Values::Numbers(column) = block.values(part.fact) else { return None };
        let Counts::Narrow(counts) = column.counts() else { return None };
        *number = (counts.get(block.at * ROWS..)?.first_chunk()?, i32::try_from(*scale).ok()?);
        used += 1;
    }
    let mut plane = NONE;
    for (word, plane) in plane.iter_mut().enumerate() {
        let mut sums = [0_i32; 64];
        for (counts, scale) in numbers.iter().take(used) {
            let counts = counts.as_chunks::<64>().0.get(word).unwrap_or(&[0; 64]);
            match scale {
                1 => sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count),
                -1 => sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum -= count),
                scale => sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum += scale * count),
            }
        }
        *plane = word_below(&sums, bound);
    }
    Some(plane)
}

/// Whether the sum of one row lies below zero, with some parts not answered.
pub(super) fn open(
    block: Block<'_>,
    parts: &[SumPart],
    constant: i64,
    row: usize,
    answered: &dyn Fn(usize) -> bool,
) -> Truth {
    let (mut low, mut high) = (constant, constant);
    for (at, part) in parts.iter().enumerate() {
        let (least, most) = match block.values(part.fact) {
            Values::Numbers(numbers) if answered(at) => {
                let unit = 10_i64.pow(u32::from(MOST_DECIMALS - numbers.decimals()));
                let value = numbers.count(block.at * ROWS + row) * unit;
                if part.minus { (-value, -value) } else { (value, value) }
            }
            Values::None
            | Values::Truths(_)
            | Values::Numbers(_)
            | Values::Options(_)
            | Values::Chosen(_)
            | Values::Dates(_) => (part.low, part.high),
        };
        low += least;
        high += most;
    }
    Truth::from_parts(high < 0, low < 0)
}
