//! Comparisons of sums, in whole millionths on 64 bits where that is exact.
//!
//! Answers have at most six decimals. So as long as they are small enough, sums of them are whole numbers of
//! millionths that 64 bits hold, and two of them are either equal or much further apart than the distance
//! below which numbers count as equal. A larger answer sends the comparison back to the evaluator.

use super::varying::Varying;
use crate::evaluate::{NumberSlot, Operation};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::text::QuickMap;
use crate::value::NumberSet;

/// The 10⁻¹² units of a number in a millionth.
pub(super) const UNITS: i128 = 1_000_000;
/// The millionths of one.
pub(super) const MILLION: i64 = 1_000_000;
/// The largest answer, in millionths, that sums take.
pub(crate) const LARGEST: i64 = 1 << 55;
/// Stands for an open end: more than any sum of [`MOST_PARTS`] answers.
const OPEN_END: i64 = 1 << 59;
/// As many answers and constants may meet in one comparison.
pub(crate) const MOST_PARTS: usize = 8;

/// An answer in a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// Which of the answers.
    pub(crate) input: u32,
    /// Whether it is subtracted.
    pub(crate) minus: bool,
}

/// The test that a sum lies below zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) parts: Vec<Part>,
    pub(crate) constant: i64,
}

/// What an answer can be, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ends {
    pub(crate) low: i64,
    pub(crate) high: i64,
}

impl Ends {
    /// A range as ends; `None` when it is too large or too fine.
    pub(crate) fn of(range: NumberRange) -> Option<Ends> {
        let low = range.low().map_or(Some(-OPEN_END), millionths)?;
        let high = range.high().map_or(Some(OPEN_END), millionths)?;
        Some(Ends { low, high })
    }

    /// The same for the evaluator.
    pub(super) fn number(self) -> NumberSet {
        let end = |millionths: i64| {
            (millionths.abs() != OPEN_END).then(|| Number::from_units(i128::from(millionths) * UNITS))
        };
        let range = NumberRange::new(end(self.low), end(self.high));
        NumberSet::given(range.unwrap_or(NumberRange::UNBOUNDED))
    }
}

/// A number in millionths, when it is whole in them and not too large.
pub(crate) fn millionths(number: Number) -> Option<i64> {
    if number.units() % UNITS != 0 {
        return None;
    }
    i64::try_from(number.units() / UNITS).ok().filter(|value| value.abs() <= LARGEST)
}

impl Sum {
    /// This less another.
    fn minus(&self, other: &Sum) -> Sum {
        let turned = other.parts.iter().map(|part| Part { minus: !part.minus, ..*part });
        Sum {
            parts: self.parts.iter().copied().chain(turned).collect(),
            constant: self.constant - other.constant,
        }
    }

    fn plus(&self, other: &Sum) -> Sum {
        let parts = [self.parts.as_slice(), other.parts.as_slice()].concat();
        Sum { parts, constant: self.constant + other.constant }
    }

    /// Whether it has too many parts for the table of short sums.
    pub(super) fn is_long(&self) -> bool {
        self.parts.len() > 4
    }

    /// Whether 64 bits hold it.
    fn fits(&self) -> bool {
        self.parts.len() < MOST_PARTS && self.constant.abs() <= LARGEST
    }
}

/// What sums are made of: 0, then each number as it is and with its sign turned. As many as a byte can name.
pub(super) type Numbers = [i64; 256];

/// As many numbers may stand in sums; comparisons of others are left to the evaluator.
pub(super) const MOST_INPUTS: usize = 127;

/// Comparisons of sums. Short ones stand apart, so that no loop has to look for the end.
#[derive(Debug, Default)]
pub(super) struct SumTable {
    short: Vec<Fixed<4>>,
    long: Vec<Fixed<MOST_PARTS>>,
}

/// A sum of at most so many parts; 0 stands for those that are fewer.
#[derive(Debug)]
struct Fixed<const PARTS: usize> {
    constant: i64,
    parts: [u8; PARTS],
}

impl<const PARTS: usize> Fixed<PARTS> {
    fn of(sum: &Sum) -> Fixed<PARTS> {
        let mut parts = [0; PARTS];
        for (to, part) in parts.iter_mut().zip(&sum.parts) {
            *to = u8::try_from(1 + 2 * part.input + u32::from(part.minus)).unwrap_or(0);
        }
        Fixed { constant: sum.constant, parts }
    }
}

impl SumTable {
    /// A table of these sums; short ones have to stand first.
    pub(super) fn of<'s>(sums: impl Iterator<Item = &'s Sum>) -> SumTable {
        let mut table = SumTable::default();
        for sum in sums {
            if sum.is_long() { table.long.push(Fixed::of(sum)) } else { table.short.push(Fixed::of(sum)) }
        }
        table
    }

    /// Whether each sum lies below zero, 64 to a word; with each word the bits of it that are sums. Long sums
    /// begin with a word of their own.
    pub(super) fn signs(&self, numbers: &Numbers) -> impl Iterator<Item = (u64, u64)> {
        let short = self.short.chunks(64).map(|sums| (used(sums.len()), signs(sums, numbers)));
        short.chain(self.long.chunks(64).map(|sums| (used(sums.len()), signs(sums, numbers))))
    }
}

/// So many bits.
fn used(count: usize) -> u64 {
    u64::MAX >> (64 - count.clamp(1, 64))
}

/// Whether up to 64 sums lie below zero.
fn signs<const PARTS: usize>(sums: &[Fixed<PARTS>], numbers: &Numbers) -> u64 {
    sums.iter().rev().fold(0, |word, sum| {
        let total = sum.parts.iter().fold(sum.constant, |total, part| total + numbers[usize::from(*part)]);
        word << 1 | total.cast_unsigned() >> 63
    })
}

/// Lays out what numbers can be at least, or at most, for sums: each as it is and with its sign turned.
pub(super) fn lay_out(ends: impl Iterator<Item = (i64, i64)>, numbers: &mut Numbers) {
    let (_, pairs) = numbers.split_at_mut(1);
    for ([plain, turned], (end, other)) in pairs.as_chunks_mut::<2>().0.iter_mut().zip(ends) {
        (*plain, *turned) = (end, -other);
    }
}

/// The numbers of a program that are sums of answers and constants.
pub(crate) struct Sums<'v> {
    varying: &'v Varying,
    numbers: QuickMap<u32, Sum>,
}

impl Sums<'_> {
    /// `inputs` are the slots of number answers, in the order of their inputs.
    pub(crate) fn of<'v>(program: &Program, varying: &'v Varying, inputs: &[NumberSlot]) -> Sums<'v> {
        let mut sums = Sums { varying, numbers: QuickMap::default() };
        for (input, slot) in (0..).zip(inputs) {
            sums.numbers.insert(slot.0, Sum { parts: vec![Part { input, minus: false }], constant: 0 });
        }
        for node in program.nodes() {
            let sum = if let Operation::Add(a, b) = node.operation {
                sums.pair(a, b, program).map(|(a, b)| a.plus(&b))
            } else if let Operation::Subtract(a, b) = node.operation {
                sums.pair(a, b, program).map(|(a, b)| a.minus(&b))
            } else if let Operation::Sum(list) = node.operation {
                let nothing = Sum { parts: Vec::new(), constant: 0 };
                program.tables().list(list).iter().try_fold(nothing, |sum, at| {
                    sums.get(NumberSlot(*at), program).map(|next| sum.plus(&next)).filter(Sum::fits)
                })
            } else {
                None
            };
            if let Some(sum) = sum.filter(Sum::fits) {
                sums.numbers.insert(node.out, sum);
            }
        }
        sums
    }

    /// The sum whose sign answers `a < b`.
    pub(crate) fn less(&self, a: NumberSlot, b: NumberSlot, program: &Program) -> Option<Sum> {
        let (a, b) = self.pair(a, b, program)?;
        Some(a.minus(&b)).filter(|sum| sum.fits() && !sum.parts.is_empty())
    }

    fn pair(&self, a: NumberSlot, b: NumberSlot, program: &Program) -> Option<(Sum, Sum)> {
        Some((self.get(a, program)?, self.get(b, program)?))
    }

    /// What a number is a sum of.
    fn get(&self, slot: NumberSlot, program: &Program) -> Option<Sum> {
        if let Some(sum) = self.numbers.get(&slot.0) {
            return Some(sum.clone());
        }
        let point = self.varying.constant_number(slot, program)?;
        Some(Sum { parts: Vec::new(), constant: millionths(point)? })
    }
}
