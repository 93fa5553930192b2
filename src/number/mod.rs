//! Exact decimal numbers and the intervals that open answers make of them.
//!
//! A number is a multiple of 10⁻¹² kept in 128 bits, so money is exact to the öre and far below it.
//! [`NumberRange`] is "what the number can still be"; its operations use the same rounded operation at
//! both ends and are therefore sound: the result of a completed calculation lies inside the partial one.

mod arithmetic;
mod format;
mod json;
mod money;
mod parse;
mod range;
mod wide;

pub use format::Decimals;
pub use money::{Payback, payback_year, present_value};
pub use parse::NumberError;
pub use range::NumberRange;

use std::cmp::Ordering;
use std::fmt;

/// How many units of 10⁻¹² make one.
pub(crate) const UNITS_PER_ONE: i128 = 1_000_000_000_000;

/// Numbers nearer to each other than this many units (10⁻⁹) compare as equal.
const CLOSENESS: u128 = 1_000;

/// The largest magnitude in units. One below the largest `i128`, which [`NumberRange`] uses for "unbounded".
const LARGEST: i128 = i128::MAX - 1;

/// An exact decimal number: a multiple of 10⁻¹² with a magnitude below about 1.7 × 10²⁶.
///
/// `==` and `<` compare exactly; conditions of a guideline use [`Number::compare_close`].
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(i128);

impl Number {
    /// 0.
    pub const ZERO: Number = Number(0);
    /// 1.
    pub const ONE: Number = Number(UNITS_PER_ONE);
    /// The largest number there is.
    pub const MAX: Number = Number(LARGEST);
    /// The smallest (most negative) number there is.
    pub const MIN: Number = Number(-LARGEST);

    /// A whole number.
    #[must_use]
    pub const fn from_int(value: i64) -> Number {
        // `as` because `From` is not const; an `i64` always fits, also times 10¹².
        Number(value as i128 * UNITS_PER_ONE)
    }

    /// A number from its count of 10⁻¹² units; beyond [`Number::MIN`] and [`Number::MAX`] the nearer of the two.
    #[must_use]
    pub const fn from_units(units: i128) -> Number {
        if units > LARGEST {
            Number::MAX
        } else if units < -LARGEST {
            Number::MIN
        } else {
            Number(units)
        }
    }

    /// As [`Number::from_units`], but `None` beyond the limits.
    #[must_use]
    pub const fn try_from_units(units: i128) -> Option<Number> {
        if units > LARGEST || units < -LARGEST { None } else { Some(Number(units)) }
    }

    /// The number as a count of 10⁻¹² units.
    #[must_use]
    pub const fn units(self) -> i128 {
        self.0
    }

    /// True when there is nothing after the decimal point.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % UNITS_PER_ONE == 0
    }

    /// The number as an integer, when it is whole and fits.
    #[must_use]
    pub fn to_int(self) -> Option<i64> {
        if self.is_whole() { i64::try_from(self.0 / UNITS_PER_ONE).ok() } else { None }
    }

    /// Compares as guidelines do: numbers less than 10⁻⁹ apart are equal.
    ///
    /// So a benefit that equals the cost to the öre passes `>=` whatever was rounded on the way. The
    /// relation keeps order (a larger left side never compares lower) but is not transitive.
    #[must_use]
    pub const fn compare_close(self, other: Number) -> Ordering {
        compare_close_units(self.0, other.0)
    }
}

/// [`Number::compare_close`] on units, for any two `i128`: the distance is taken without overflow.
const fn compare_close_units(a: i128, b: i128) -> Ordering {
    if a.abs_diff(b) < CLOSENESS {
        Ordering::Equal
    } else if a < b {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Number {
        Number::from_int(i64::from(value))
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Number {
        Number::from_int(i64::from(value))
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number::from_int(value)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
