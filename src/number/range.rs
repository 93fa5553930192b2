//! What a number can still be: an interval, open-ended where nothing bounds it.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Neg, Sub};

use super::{LARGEST, Number, compare_close_units};
use crate::truth::Truth;

/// All numbers from one end to the other, both included; each end may be unbounded.
///
/// The low end is never "unbounded above" and the high end never "unbounded below", so no range is empty.
/// Every operation is sound (it holds the result for every choice of points), monotone (a wider operand
/// never gives a narrower result) and exact on points. A result beyond [`Number::MAX`] or
/// [`Number::MIN`] makes that end unbounded, and the other end stops at the last finite number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NumberRange {
    low: i128,
    high: i128,
}

/// A low end of "nothing bounds it from below". Within calculations also minus infinity.
const BELOW_ALL: i128 = i128::MIN;
/// A high end of "nothing bounds it from above". Within calculations also plus infinity.
const ABOVE_ALL: i128 = i128::MAX;

impl NumberRange {
    /// The units that [`NumberRange::low_units`] gives for an unbounded low end.
    pub const UNBOUNDED_LOW: i128 = BELOW_ALL;
    /// The units that [`NumberRange::high_units`] gives for an unbounded high end.
    pub const UNBOUNDED_HIGH: i128 = ABOVE_ALL;
    /// Any number.
    pub const UNBOUNDED: NumberRange = NumberRange { low: BELOW_ALL, high: ABOVE_ALL };
    /// Just 0.
    pub const ZERO: NumberRange = NumberRange::point(Number::ZERO);

    /// Just this number.
    #[must_use]
    pub const fn point(number: Number) -> NumberRange {
        NumberRange { low: number.0, high: number.0 }
    }

    /// From `low` to `high`; `None` as an end means unbounded. `None` when the ends are in the wrong order.
    #[must_use]
    pub fn new(low: Option<Number>, high: Option<Number>) -> Option<NumberRange> {
        let range = NumberRange {
            low: low.map_or(BELOW_ALL, Number::units),
            high: high.map_or(ABOVE_ALL, Number::units),
        };
        (range.low <= range.high).then_some(range)
    }

    /// From the smaller to the larger of two numbers.
    #[must_use]
    pub fn between(a: Number, b: Number) -> NumberRange {
        NumberRange { low: a.0.min(b.0), high: a.0.max(b.0) }
    }

    /// From calculated ends, where a low end may have become plus infinity and a high end minus infinity.
    pub(super) const fn from_ends(low: i128, high: i128) -> NumberRange {
        let low = if low == ABOVE_ALL { LARGEST } else { low };
        let high = if high == BELOW_ALL { -LARGEST } else { high };
        NumberRange { low, high }
    }

    /// The low end; `None` when unbounded.
    #[must_use]
    pub fn low(self) -> Option<Number> {
        (self.low != BELOW_ALL).then_some(Number(self.low))
    }

    /// The high end; `None` when unbounded.
    #[must_use]
    pub fn high(self) -> Option<Number> {
        (self.high != ABOVE_ALL).then_some(Number(self.high))
    }

    /// The low end in units of 10⁻¹², or [`NumberRange::UNBOUNDED_LOW`].
    #[must_use]
    pub const fn low_units(self) -> i128 {
        self.low
    }

    /// The high end in units of 10⁻¹², or [`NumberRange::UNBOUNDED_HIGH`].
    #[must_use]
    pub const fn high_units(self) -> i128 {
        self.high
    }

    /// True when only one number is left.
    #[must_use]
    pub const fn is_point(self) -> bool {
        self.low == self.high
    }

    /// The number, when only one is left.
    #[must_use]
    pub fn as_point(self) -> Option<Number> {
        self.is_point().then_some(Number(self.low))
    }

    /// Whether this number is still possible (exactly, without closeness).
    #[must_use]
    pub const fn contains(self, number: Number) -> bool {
        self.low <= number.0 && number.0 <= self.high
    }

    /// Whether everything that is possible for `other` is possible for this one.
    #[must_use]
    pub const fn contains_range(self, other: NumberRange) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: NumberRange) -> NumberRange {
        NumberRange { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// What is possible in both; `None` when nothing is.
    #[must_use]
    pub fn intersect(self, other: NumberRange) -> Option<NumberRange> {
        let both = NumberRange { low: self.low.max(other.low), high: self.high.min(other.high) };
        (both.low <= both.high).then_some(both)
    }

    /// The smaller of the two, whatever they turn out to be.
    #[must_use]
    pub fn min(self, other: NumberRange) -> NumberRange {
        NumberRange { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// The larger of the two, whatever they turn out to be.
    #[must_use]
    pub fn max(self, other: NumberRange) -> NumberRange {
        NumberRange { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// Both ends rounded half away from zero; see [`Number::round`].
    #[must_use]
    pub fn round(self, decimals: i32) -> NumberRange {
        let end = |units: i128| match units {
            BELOW_ALL | ABOVE_ALL => units,
            units => or_infinite(Number(units).round(decimals), units < 0),
        };
        NumberRange::from_ends(end(self.low), end(self.high))
    }

    /// `self < other`, where numbers less than 10⁻⁹ apart are equal.
    #[must_use]
    pub fn less(self, other: NumberRange) -> Truth {
        let surely = compare_close_units(self.high, other.low) == Ordering::Less;
        // An unbounded end reaches further than any distance, so closeness must not count there.
        let possibly = self.low == BELOW_ALL
            || other.high == ABOVE_ALL
            || compare_close_units(self.low, other.high) == Ordering::Less;
        Truth::from_parts(surely, possibly)
    }

    /// `self <= other`, where numbers less than 10⁻⁹ apart are equal.
    #[must_use]
    pub fn less_equal(self, other: NumberRange) -> Truth {
        other.less(self).not()
    }

    /// `self == other`, where numbers less than 10⁻⁹ apart are equal.
    #[must_use]
    pub fn equal(self, other: NumberRange) -> Truth {
        self.less_equal(other).and(other.less_equal(self))
    }
}

/// A result as an end: plus or minus infinity after an overflow.
const fn or_infinite(result: Option<Number>, negative: bool) -> i128 {
    match result {
        Some(number) => number.0,
        None if negative => BELOW_ALL,
        None => ABOVE_ALL,
    }
}

/// The sum of two ends. Infinities of both signs never meet: low ends meet low ends, high ends high ones.
const fn add_ends(a: i128, b: i128) -> i128 {
    match (a, b) {
        (BELOW_ALL, _) | (_, BELOW_ALL) => BELOW_ALL,
        (ABOVE_ALL, _) | (_, ABOVE_ALL) => ABOVE_ALL,
        (a, b) => or_infinite(Number(a).checked_add(Number(b)), a < 0),
    }
}

/// The end with its sign turned.
const fn negate_end(end: i128) -> i128 {
    match end {
        BELOW_ALL => ABOVE_ALL,
        ABOVE_ALL => BELOW_ALL,
        finite => -finite,
    }
}

/// The product of two ends; 0 times unbounded is 0.
const fn multiply_ends(a: i128, b: i128) -> i128 {
    if a == 0 || b == 0 {
        return 0;
    }
    let negative = (a < 0) != (b < 0);
    if a == BELOW_ALL || a == ABOVE_ALL || b == BELOW_ALL || b == ABOVE_ALL {
        return or_infinite(None, negative);
    }
    or_infinite(Number(a).checked_mul(Number(b)), negative)
}

/// An end divided by an end of a divisor above 0; anything finite divided by unbounded is 0.
const fn divide_ends(a: i128, divisor: i128) -> i128 {
    match (a, divisor) {
        (BELOW_ALL | ABOVE_ALL, _) => a,
        (_, ABOVE_ALL) => 0,
        (a, divisor) => or_infinite(Number(a).checked_div(Number(divisor)), a < 0),
    }
}

/// The operation on the points, when both are points and the result is finite.
fn on_points(
    a: NumberRange,
    b: NumberRange,
    operation: fn(Number, Number) -> Option<Number>,
) -> Option<NumberRange> {
    if a.is_point() && b.is_point() {
        operation(Number(a.low), Number(b.low)).map(NumberRange::point)
    } else {
        None
    }
}

impl Add for NumberRange {
    type Output = NumberRange;

    fn add(self, other: NumberRange) -> NumberRange {
        on_points(self, other, Number::checked_add).unwrap_or_else(|| {
            NumberRange::from_ends(add_ends(self.low, other.low), add_ends(self.high, other.high))
        })
    }
}

impl Neg for NumberRange {
    type Output = NumberRange;

    fn neg(self) -> NumberRange {
        NumberRange { low: negate_end(self.high), high: negate_end(self.low) }
    }
}

impl Sub for NumberRange {
    type Output = NumberRange;

    fn sub(self, other: NumberRange) -> NumberRange {
        self + -other
    }
}

impl Mul for NumberRange {
    type Output = NumberRange;

    fn mul(self, other: NumberRange) -> NumberRange {
        on_points(self, other, Number::checked_mul).unwrap_or_else(|| {
            // Rounding keeps order, so the extremes of the product lie at the corners.
            let corners = [
                multiply_ends(self.low, other.low),
                multiply_ends(self.low, other.high),
                multiply_ends(self.high, other.low),
                multiply_ends(self.high, other.high),
            ];
            let (low, high) = corners
                .into_iter()
                .fold((ABOVE_ALL, BELOW_ALL), |(low, high), corner| (low.min(corner), high.max(corner)));
            NumberRange::from_ends(low, high)
        })
    }
}

/// A divisor that can be 0 gives any number; guidelines exclude that when they are loaded.
impl Div for NumberRange {
    type Output = NumberRange;

    fn div(self, divisor: NumberRange) -> NumberRange {
        if divisor.contains(Number::ZERO) {
            return NumberRange::UNBOUNDED;
        }
        if divisor.high < 0 {
            return -self / -divisor;
        }
        on_points(self, divisor, Number::checked_div).unwrap_or_else(|| {
            // The divisor is above 0: it draws both signs toward 0 as it grows.
            let low = divide_ends(self.low, if self.low < 0 { divisor.low } else { divisor.high });
            let high = divide_ends(self.high, if self.high < 0 { divisor.high } else { divisor.low });
            NumberRange::from_ends(low, high)
        })
    }
}

impl From<Number> for NumberRange {
    fn from(number: Number) -> NumberRange {
        NumberRange::point(number)
    }
}

/// `5`, `2..7`, `2..` and so on, for messages to developers.
impl fmt::Debug for NumberRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_point() {
            return write!(f, "{}", Number(self.low));
        }
        if let Some(low) = self.low() {
            write!(f, "{low}")?;
        }
        f.write_str("..")?;
        match self.high() {
            Some(high) => write!(f, "{high}"),
            None => Ok(()),
        }
    }
}
