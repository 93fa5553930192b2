//! Arithmetic on single numbers: exact or rounded half away from zero, `None` on overflow.

use std::ops::Neg;

use super::wide::multiply_divide;
use super::{LARGEST, Number, UNITS_PER_ONE};

/// [`UNITS_PER_ONE`] as a magnitude.
const UNITS: u128 = UNITS_PER_ONE.unsigned_abs();

/// Decimals that a number has.
const DECIMALS: i32 = 12;

impl Number {
    /// The exact sum; `None` on overflow.
    #[must_use]
    pub const fn checked_add(self, other: Number) -> Option<Number> {
        match self.0.checked_add(other.0) {
            Some(units) => Number::try_from_units(units),
            None => None,
        }
    }

    /// The exact difference; `None` on overflow.
    #[must_use]
    pub const fn checked_sub(self, other: Number) -> Option<Number> {
        match self.0.checked_sub(other.0) {
            Some(units) => Number::try_from_units(units),
            None => None,
        }
    }

    /// The product, rounded half away from zero at 10⁻¹²; `None` on overflow.
    #[must_use]
    pub const fn checked_mul(self, other: Number) -> Option<Number> {
        let negative = (self.0 < 0) != (other.0 < 0);
        match multiply_divide(self.0.unsigned_abs(), other.0.unsigned_abs(), UNITS) {
            Some(magnitude) => signed(negative, magnitude),
            None => None,
        }
    }

    /// The quotient, rounded half away from zero at 10⁻¹²; `None` for a divisor of 0 and on overflow.
    #[must_use]
    pub const fn checked_div(self, divisor: Number) -> Option<Number> {
        let negative = (self.0 < 0) != (divisor.0 < 0);
        match multiply_divide(self.0.unsigned_abs(), UNITS, divisor.0.unsigned_abs()) {
            Some(magnitude) => signed(negative, magnitude),
            None => None,
        }
    }

    /// The number rounded half away from zero to so many decimals; negative counts round to tens,
    /// hundreds and so on. `None` on overflow, which only happens near [`Number::MAX`].
    ///
    /// Twelve decimals or more change nothing; below −26 everything rounds to 0.
    #[must_use]
    pub const fn round(self, decimals: i32) -> Option<Number> {
        if decimals >= DECIMALS {
            return Some(self);
        }
        if decimals < -26 {
            return Some(Number::ZERO);
        }
        let step = 10_u128.pow((DECIMALS - decimals).unsigned_abs());
        let magnitude = self.0.unsigned_abs();
        let rest = magnitude % step;
        let rounded =
            if rest >= step - rest { (magnitude - rest).checked_add(step) } else { Some(magnitude - rest) };
        match rounded {
            Some(rounded) => signed(self.0 < 0, rounded),
            None => None,
        }
    }

    /// The magnitude. Always there, because the smallest number is the negated largest.
    #[must_use]
    pub const fn abs(self) -> Number {
        Number(self.0.abs())
    }
}

/// A magnitude with its sign, if it is within the limits.
pub(super) const fn signed(negative: bool, magnitude: u128) -> Option<Number> {
    if magnitude > LARGEST.unsigned_abs() {
        return None;
    }
    let units = magnitude.cast_signed();
    Some(Number(if negative { -units } else { units }))
}

impl Neg for Number {
    type Output = Number;

    fn neg(self) -> Number {
        Number(-self.0)
    }
}
