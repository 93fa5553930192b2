//! Comparisons of sums, in whole millionths on 64 bits where that is exact.
//!
//! Answers have at most six decimals. So as long as they are small enough, sums of them are whole numbers of
//! millionths that 64 bits hold, and two of them are either equal or much further apart than the distance
//! below which numbers count as equal. A larger answer sends the comparison back to the evaluator.

use std::collections::HashMap;

use super::varying::Varying;
use crate::evaluate::{NumberSlot, Operation};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::truth::Truth;
use crate::value::NumberSet;

/// The 10⁻¹² units of a number in a millionth.
pub(super) const UNITS: i128 = 1_000_000;
/// The millionths of one.
pub(super) const MILLION: i64 = 1_000_000;
/// The largest answer, in millionths, that sums take.
pub(super) const LARGEST: i64 = 1 << 55;
/// Stands for an open end: more than any sum of [`MOST_PARTS`] answers.
const OPEN_END: i64 = 1 << 59;
/// As many answers and constants may meet in one comparison.
const MOST_PARTS: usize = 8;

/// An answer in a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Which of the answers.
    pub(super) input: u32,
    /// Whether it is subtracted.
    pub(super) minus: bool,
}

/// The test that a sum lies below zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) parts: Vec<Part>,
    pub(super) constant: i64,
}

/// What an answer can be, in millionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) low: i64,
    pub(super) high: i64,
}

impl Ends {
    /// A range as ends; `None` when it is too large or too fine.
    pub(super) fn of(range: NumberRange) -> Option<Ends> {
        let low = range.low().map_or(Some(-OPEN_END), millionths)?;
        let high = range.high().map_or(Some(OPEN_END), millionths)?;
        Some(Ends { low, high })
    }

    /// The ends of the same number with its sign turned.
    pub(super) fn turned(self) -> Ends {
        Ends { low: -self.high, high: -self.low }
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
pub(super) fn millionths(number: Number) -> Option<i64> {
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

    fn is_short(&self) -> bool {
        self.parts.len() < MOST_PARTS && self.constant.abs() <= LARGEST
    }
}

/// Comparisons of sums, one after the other.
#[derive(Debug, Default)]
pub(super) struct SumTable {
    /// Of each: its constant, and where its parts end.
    sums: Vec<(i64, u32)>,
    /// Places among the ends: twice the input, and one more for an answer that is subtracted.
    parts: Vec<u32>,
}

impl SumTable {
    pub(super) fn of<'s>(sums: impl Iterator<Item = &'s Sum>) -> SumTable {
        let mut table = SumTable::default();
        for sum in sums {
            table.parts.extend(sum.parts.iter().map(|part| 2 * part.input + u32::from(part.minus)));
            table.sums.push((sum.constant, u32::try_from(table.parts.len()).unwrap_or(u32::MAX)));
        }
        table
    }

    /// Calls with whether each sum lies below zero, in order.
    pub(super) fn each_sign(&self, ends: &[Ends], mut visit: impl FnMut(Truth)) {
        let mut at = 0;
        for (constant, end) in &self.sums {
            let parts = self.parts.get(at..*end as usize).unwrap_or(&[]);
            at = *end as usize;
            let add = |(low, high): (i64, i64), part: &u32| {
                let ends = ends.get(*part as usize).copied().unwrap_or(Ends { low: 0, high: 0 });
                (low + ends.low, high + ends.high)
            };
            let (low, high) = parts.iter().fold((*constant, *constant), add);
            visit(Truth::from_parts(high < 0, low < 0));
        }
    }
}

/// The numbers of a program that are sums of answers and constants.
pub(super) struct Sums<'v> {
    varying: &'v Varying,
    numbers: HashMap<u32, Sum>,
}

impl Sums<'_> {
    /// `inputs` are the slots of number answers, in the order of their inputs.
    pub(super) fn of<'v>(program: &Program, varying: &'v Varying, inputs: &[NumberSlot]) -> Sums<'v> {
        let mut sums = Sums { varying, numbers: HashMap::new() };
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
                    sums.get(NumberSlot(*at), program).map(|next| sum.plus(&next)).filter(Sum::is_short)
                })
            } else {
                None
            };
            if let Some(sum) = sum.filter(Sum::is_short) {
                sums.numbers.insert(node.out, sum);
            }
        }
        sums
    }

    /// The sum whose sign answers `a < b`.
    pub(super) fn less(&self, a: NumberSlot, b: NumberSlot, program: &Program) -> Option<Sum> {
        let (a, b) = self.pair(a, b, program)?;
        Some(a.minus(&b)).filter(|sum| sum.is_short() && !sum.parts.is_empty())
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
