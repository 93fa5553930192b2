//! Columns by blocks of 512 rows: what a plan reads from them.

use super::bitmap::Bitmap;
use super::columns::{Column, Columns, Values};
use super::numbers::MOST_DECIMALS;
use super::plan::{Plan, Step, SumPart};
use crate::decide::sums::LARGEST;
use crate::evaluate::Slot;
use crate::model::FactId;
use crate::program::Program;

/// Rows that are computed together.
pub(super) const ROWS: usize = 512;
const WORDS: usize = ROWS / 64;

/// One bit for each row of a block.
pub(super) type Plane = [u64; WORDS];

pub(super) const NONE: Plane = [0; WORDS];
pub(super) const ALL: Plane = [u64::MAX; WORDS];

/// A number where something changes, in the counts of a column.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bound {
    /// No row reaches it.
    Never,
    /// Rows from here on reach it.
    At(i64),
}

/// The columns of a plan, made ready: every bound in the counts of its column.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    /// Bounds of the number tests and the sums, in the order of the steps.
    pub(super) bounds: Vec<[Bound; 2]>,
    /// Of the sums, what each part is multiplied by so that all have the same decimals, and whether 32 bits hold
    /// them.
    pub(super) sums: Vec<(Vec<i64>, bool)>,
}

/// The facts whose columns hold answers of their own kind.
pub(super) fn present(program: &Program, columns: &Columns) -> Vec<FactId> {
    let facts = (0..).map(FactId).take(program.guideline().facts.len());
    facts
        .filter(|fact| {
            columns.column(*fact).is_some_and(|column| {
                let fits = match (program.fact_slots(*fact).answer, &column.values) {
                    (Slot::Truth(_), Values::Truths(_))
                    | (Slot::Number(_), Values::Numbers(_))
                    | (Slot::Choice(_), Values::Options(_))
                    | (Slot::Choices(_), Values::Chosen(_))
                    | (Slot::Date(_), Values::Dates(_)) => true,
                    (
                        Slot::Truth(_)
                        | Slot::Number(_)
                        | Slot::Date(_)
                        | Slot::Choice(_)
                        | Slot::Choices(_)
                        | Slot::Series { .. }
                        | Slot::Rows(_),
                        _,
                    ) => false,
                };
                fits && column.given.words().iter().any(|word| *word != 0)
            })
        })
        .collect()
}

/// Of these facts, the numbers small enough that sums of them cannot leave 64 bits.
pub(super) fn summed(columns: &Columns, present: &[FactId]) -> Vec<FactId> {
    let small = |fact: &FactId| match columns.column(*fact).map(|column| &column.values) {
        Some(Values::Numbers(numbers)) => {
            let unit = 10_i64.pow(u32::from(MOST_DECIMALS - numbers.decimals()));
            numbers.most() <= (LARGEST / unit).unsigned_abs()
        }
        Some(
            Values::None | Values::Truths(_) | Values::Options(_) | Values::Chosen(_) | Values::Dates(_),
        )
        | None => false,
    };
    present.iter().copied().filter(small).collect()
}

impl Ready {
    pub(super) fn new(plan: &Plan, columns: &Columns) -> Ready {
        let decimals = |fact: FactId| match columns.column(fact).map(|column| &column.values) {
            Some(Values::Numbers(numbers)) => numbers.decimals(),
            Some(
                Values::None | Values::Truths(_) | Values::Options(_) | Values::Chosen(_) | Values::Dates(_),
            )
            | None => 0,
        };
        let mut ready = Ready { bounds: Vec::new(), sums: Vec::new() };
        for step in &plan.steps {
            match step {
                Step::Number { fact, flips, .. } => {
                    let mut bounds = [Bound::Never; 2];
                    for (bound, flip) in bounds.iter_mut().zip(flips) {
                        *bound = Bound::At(counts(*flip, decimals(*fact)));
                    }
                    ready.bounds.push(bounds);
                }
                Step::Sum { parts, constant } => {
                    let decimals_of_all = parts.iter().map(|part| decimals(part.fact)).max().unwrap_or(0);
                    let scale = |part: &SumPart| {
                        let scale = 10_i64.pow(u32::from(decimals_of_all - decimals(part.fact)));
                        if part.minus { -scale } else { scale }
                    };
                    let scales: Vec<i64> = parts.iter().map(scale).collect();
                    let most = parts.iter().zip(&scales).try_fold(0_u64, |sum, (part, scale)| {
                        let part = magnitude(columns, part.fact).checked_mul(scale.unsigned_abs())?;
                        sum.checked_add(part)
                    });
                    let narrow = most.is_some_and(|most| most <= u64::from(i32::MAX.unsigned_abs()));
                    ready.sums.push((scales, narrow));
                    // Below zero with the constant is below its opposite without.
                    ready.bounds.push([Bound::At(counts(-*constant, decimals_of_all)), Bound::Never]);
                }
                Step::Truth(_)
                | Step::Chosen(..)
                | Step::Option { .. }
                | Step::Computed(_)
                | Step::And(_)
                | Step::Or(_)
                | Step::Same(..)
                | Step::Select(_) => {}
            }
        }
        ready
    }
}

/// A bound of the magnitude of what a column counts.
fn magnitude(columns: &Columns, fact: FactId) -> u64 {
    match columns.column(fact).map(|column| &column.values) {
        Some(Values::Numbers(numbers)) => numbers.most(),
        Some(
            Values::None | Values::Truths(_) | Values::Options(_) | Values::Chosen(_) | Values::Dates(_),
        )
        | None => 0,
    }
}

/// The least count of 10^-`decimals` that is at least so many millionths.
fn counts(millionths: i64, decimals: u8) -> i64 {
    let unit = 10_i64.pow(u32::from(MOST_DECIMALS - decimals.min(MOST_DECIMALS)));
    -(-millionths).div_euclid(unit)
}

/// The words of a block; rows beyond the end are no.
pub(super) fn plane(bits: &Bitmap, block: usize) -> Plane {
    let words = bits.words().get(block * WORDS..).unwrap_or(&[]);
    match words.first_chunk::<WORDS>() {
        Some(words) => *words,
        None => {
            let mut plane = NONE;
            plane.iter_mut().zip(words).for_each(|(to, from)| *to = *from);
            plane
        }
    }
}

/// The items of a block; what is missing at the end is filled.
pub(super) fn items<'a, T: Copy + Default>(
    items: &'a [T],
    block: usize,
    space: &'a mut Option<[T; ROWS]>,
) -> &'a [T; ROWS] {
    let rest = items.get(block * ROWS..).unwrap_or(&[]);
    match rest.first_chunk::<ROWS>() {
        Some(all) => all,
        None => {
            let space = space.insert([T::default(); ROWS]);
            space.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            space
        }
    }
}

/// Which rows lie below a bound.
#[inline]
pub(super) fn below<T: Copy + PartialOrd>(items: &[T; ROWS], bound: T) -> Plane {
    let (words, _) = items.as_chunks::<64>();
    let mut plane = NONE;
    for (plane, items) in plane.iter_mut().zip(words) {
        *plane = word_below(items, bound);
    }
    plane
}

/// Which of 64 rows lie below a bound.
#[inline]
pub(super) fn word_below<T: Copy + PartialOrd>(items: &[T; 64], bound: T) -> u64 {
    let (halves, _) = items.as_chunks::<32>();
    let mut bits = [0_u32; 2];
    for (bits, items) in bits.iter_mut().zip(halves) {
        for (at, item) in items.iter().enumerate() {
            *bits |= u32::from(*item < bound) << at;
        }
    }
    u64::from(bits[0]) | u64::from(bits[1]) << 32
}

/// Eight planes of the bits of codes, lowest first.
#[inline]
pub(super) fn slices(codes: &[u8; ROWS]) -> [Plane; 8] {
    let mut slices = [NONE; 8];
    let (words, _) = codes.as_chunks::<64>();
    for (word, codes) in words.iter().enumerate() {
        let (eights, _) = codes.as_chunks::<8>();
        for (at, eight) in eights.iter().enumerate() {
            let codes = transposed(u64::from_le_bytes(*eight));
            for (bit, slice) in slices.iter_mut().enumerate() {
                slice[word] |= (codes >> (8 * bit) & 0xff) << (8 * at);
            }
        }
    }
    slices
}

/// Eight bytes as a square of bits, turned about its diagonal.
fn transposed(bytes: u64) -> u64 {
    let swap = |bits: u64, shift: u32, mask: u64| {
        let moved = (bits ^ (bits >> shift)) & mask;
        bits ^ moved ^ (moved << shift)
    };
    let bits = swap(bytes, 7, 0x00aa_00aa_00aa_00aa);
    let bits = swap(bits, 14, 0x0000_cccc_0000_cccc);
    swap(bits, 28, 0x0000_0000_f0f0_f0f0)
}

/// The rows of a choice that hold a code.
#[inline]
pub(super) fn equal(slices: &[Plane; 8], bits: usize, code: u8) -> Plane {
    let mut plane = ALL;
    for (bit, slice) in slices.iter().enumerate().take(bits) {
        let turn = if code >> bit & 1 == 1 { 0 } else { u64::MAX };
        for (to, from) in plane.iter_mut().zip(slice) {
            *to &= from ^ turn;
        }
    }
    plane
}

/// Which rows of a block have an answer that counts.
pub(super) fn given(column: &Column, last: Option<u8>, options: usize, block: usize) -> Plane {
    let mut given = plane(&column.given, block);
    match &column.values {
        Values::Options(codes) => {
            let last = last.unwrap_or(u8::MAX);
            let rest = codes.get(block * ROWS..).unwrap_or(&[]);
            let rows = rest.get(..ROWS).unwrap_or(rest);
            // Every row of every batch passes here, and hardly ever is one strange: so no early end.
            let most = rows.iter().fold(0, |most, code| *code.max(&most));
            if most > last {
                for (row, _) in rows.iter().enumerate().filter(|(_, code)| **code > last) {
                    given[row / 64] &= !(1 << (row % 64));
                }
            }
        }
        Values::Chosen(chosen) => {
            for strange in chosen.iter().skip(options) {
                let strange = plane(strange, block);
                given.iter_mut().zip(strange).for_each(|(given, strange)| *given &= !strange);
            }
        }
        Values::None | Values::Truths(_) | Values::Numbers(_) | Values::Dates(_) => {}
    }
    given
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_rounded_up_to_counts() {
        assert_eq!(counts(1_500_000, 0), 2);
        assert_eq!(counts(-1_500_000, 0), -1);
        assert_eq!(counts(1_500_000, 1), 15);
        assert_eq!(counts(2_000_000, 0), 2);
        assert_eq!(counts(2_000_001, 0), 3);
    }

    #[test]
    fn codes_are_found_again_in_their_slices() {
        let codes: [u8; ROWS] = std::array::from_fn(|row| u8::try_from(row * 7 % 256).unwrap());
        let slices = slices(&codes);
        for code in [0, 1, 7, 128, 255] {
            let plane = equal(&slices, 8, code);
            for (row, here) in codes.iter().enumerate() {
                assert_eq!(plane[row / 64] >> (row % 64) & 1 == 1, *here == code, "row {row}, code {code}");
            }
        }
    }

    #[test]
    fn rows_below_a_bound() {
        let items: [i32; ROWS] = std::array::from_fn(|row| i32::try_from(row).unwrap() % 97 - 40);
        let plane = below(&items, 3);
        for (row, item) in items.iter().enumerate() {
            assert_eq!(plane[row / 64] >> (row % 64) & 1 == 1, *item < 3, "row {row}");
        }
    }
}
