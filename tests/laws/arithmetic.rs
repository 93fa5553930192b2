//! Arithmetic of the oracle: schoolbook, in units of 10⁻¹², without intervals and without the engine's.

use super::plan::{ONE, Units};
use std::cmp::Ordering;

/// A result too large to follow. The engine widens; what it then may say is another test's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Beyond;

/// Far below what the engine can hold, so that it surely has not widened either.
const LARGEST: Units = 1_000_000_000 * ONE;

fn small(units: Units) -> Result<Units, Beyond> {
    if units.abs() < LARGEST { Ok(units) } else { Err(Beyond) }
}

pub(crate) fn add(a: Units, b: Units) -> Result<Units, Beyond> {
    small(a + b)
}

pub(crate) fn negate(a: Units) -> Units {
    -a
}

/// A fraction rounded half away from zero.
fn rounded(numerator: Units, divisor: Units) -> Units {
    let (size, by) = (numerator.abs(), divisor.abs());
    let (whole, rest) = (size / by, size % by);
    let nearest = if rest >= by - rest { whole + 1 } else { whole };
    if (numerator < 0) == (divisor < 0) { nearest } else { -nearest }
}

pub(crate) fn multiply(a: Units, b: Units) -> Result<Units, Beyond> {
    let product = a.checked_mul(b).ok_or(Beyond)?;
    small(rounded(product, ONE))
}

/// Long division, digit by digit, to so many digits after the point.
fn long_division(a: Units, b: Units, digits: u32) -> Result<Units, Beyond> {
    let (mut rest, by) = (a.abs(), b.abs());
    let mut quotient = rest / by;
    rest %= by;
    for _ in 0..digits {
        rest = rest.checked_mul(10).ok_or(Beyond)?;
        quotient = quotient.checked_mul(10).ok_or(Beyond)? + rest / by;
        rest %= by;
    }
    if rest >= by - rest {
        quotient += 1;
    }
    Ok(if (a < 0) == (b < 0) { quotient } else { -quotient })
}

pub(crate) fn divide(a: Units, b: Units) -> Result<Units, Beyond> {
    small(long_division(a, b, 12)?)
}

/// Rounded half away from zero to so many decimals; negative ones are tens, hundreds.
pub(crate) fn round(a: Units, decimals: i32) -> Result<Units, Beyond> {
    let step = 10_i128.pow(u32::try_from(12 - decimals).map_err(|_| Beyond)?);
    small(rounded(a, step) * step)
}

/// Numbers less than 10⁻⁹ apart are equal.
pub(crate) fn close_order(a: Units, b: Units) -> Ordering {
    if a.abs_diff(b) < 1_000 { Ordering::Equal } else { a.cmp(&b) }
}

/// The growth factor is kept to 24 decimals; year 0 is not discounted.
pub(crate) fn present_value(years: &[Units], rate: Units) -> Result<Units, Beyond> {
    let mut growth: Units = ONE * ONE;
    let mut total = 0;
    for (year, amount) in years.iter().enumerate() {
        if year > 0 {
            growth = rounded(growth.checked_mul(ONE + rate).ok_or(Beyond)?, ONE);
        }
        // amount · 10⁻¹² over growth · 10⁻²⁴, in units of 10⁻¹².
        total = add(total, long_division(*amount, growth, 24)?)?;
    }
    Ok(total)
}

/// The first year from which the sum of all years so far never is negative again.
pub(crate) fn payback(years: &[Units]) -> Result<Option<Units>, Beyond> {
    let mut sums = Vec::new();
    let mut sum = 0;
    for amount in years {
        sum = add(sum, *amount)?;
        sums.push(sum);
    }
    let stays = |from: &usize| sums[*from..].iter().all(|sum| close_order(*sum, 0) != Ordering::Less);
    let year = (0..sums.len()).find(stays);
    Ok(year.map(|year| Units::try_from(year).unwrap_or(0) * ONE))
}
