//! Money over years: present value and payback year.

use super::range::NumberRange;
use super::wide::multiply_divide;
use super::{Number, UNITS_PER_ONE, compare_close_units};
use std::cmp::Ordering;

/// One in units of 10⁻²⁴, the precision that growth factors are kept at.
const GROWTH_ONE: u128 = 10_u128.pow(24);

/// One in the units of rates, 10⁻¹².
const RATE_ONE: u128 = UNITS_PER_ONE.unsigned_abs();

/// An upper growth factor that has overflowed: nothing bounds it.
const UNBOUNDED_GROWTH: u128 = u128::MAX;

/// The largest growth factor, about 3.4 × 10¹⁴; also the lower one of a pair that has overflowed.
const LARGEST_GROWTH: u128 = u128::MAX - 1;

/// The value today of amounts per year. The first year is year 0 and is not discounted.
///
/// g₀ = 1 and gₜ = gₜ₋₁·(1 + rate), kept to 24 decimals; the result is the sum of amountₜ / gₜ, each
/// quotient rounded half away from zero at 10⁻¹². The rate is meant to be above −1 (−100 %); for rates
/// below it every later year can be anything. A growth factor too small or too large to keep widens the
/// result, as any overflow does.
#[must_use]
pub fn present_value(years: &[NumberRange], rate: NumberRange) -> NumberRange {
    if let Some(exact) = rate.as_point().and_then(|rate| present_value_of_points(years, rate)) {
        return NumberRange::point(exact);
    }
    let mut growth = Growth::START;
    let mut total = NumberRange::ZERO;
    for (year, amount) in years.iter().enumerate() {
        if year > 0 {
            growth = growth.next(rate);
        }
        total = total + growth.discount(*amount);
    }
    total
}

/// The same for points, without intervals; `None` when an amount is no point or something overflows.
fn present_value_of_points(years: &[NumberRange], rate: Number) -> Option<Number> {
    let factor = yearly_factor(rate)?;
    let mut growth = GROWTH_ONE;
    let mut total = Number::ZERO;
    for (year, amount) in years.iter().enumerate() {
        let amount = amount.as_point()?;
        if year == 0 {
            total = amount;
            continue;
        }
        growth = multiply_divide(growth, factor, RATE_ONE)?;
        let magnitude = multiply_divide(amount.units().unsigned_abs(), GROWTH_ONE, growth)?;
        total = total.checked_add(super::arithmetic::signed(amount.units() < 0, magnitude)?)?;
    }
    Some(total)
}

/// 1 + rate in units of 10⁻¹²; `None` for a rate below −1.
fn yearly_factor(rate: Number) -> Option<u128> {
    let size = rate.units().unsigned_abs();
    if rate < Number::ZERO { RATE_ONE.checked_sub(size) } else { Some(size + RATE_ONE) }
}

/// What the growth factor of one year can be, in units of 10⁻²⁴.
#[derive(Clone, Copy)]
struct Growth {
    /// 0 when the factor has become too small to keep: dividing by it bounds nothing.
    low: u128,
    /// At least one unit, so that it stays an upper bound of what rounds to 0; or [`UNBOUNDED_GROWTH`].
    high: u128,
    /// The rate was below −1: the factor can have either sign.
    broken: bool,
}

impl Growth {
    const START: Growth = Growth { low: GROWTH_ONE, high: GROWTH_ONE, broken: false };

    fn next(self, rate: NumberRange) -> Growth {
        let low = rate.low().and_then(yearly_factor);
        let high = rate.high().map_or(UNBOUNDED_GROWTH, |rate| yearly_factor(rate).unwrap_or(0));
        Growth {
            low: grow(self.low, low.unwrap_or(0)).min(LARGEST_GROWTH),
            high: grow(self.high, high).max(1),
            broken: self.broken || low.is_none(),
        }
    }

    /// What an amount of that year is worth today.
    fn discount(self, amount: NumberRange) -> NumberRange {
        if amount == NumberRange::ZERO {
            return NumberRange::ZERO;
        }
        if self.broken {
            return NumberRange::UNBOUNDED;
        }
        // Growth draws an amount of either sign toward 0.
        let (low, high) = (amount.low_units(), amount.high_units());
        let low = discount_end(low, if low < 0 { self.low } else { self.high });
        let high = discount_end(high, if high < 0 { self.high } else { self.low });
        NumberRange::from_ends(low, high)
    }
}

/// A growth factor after one more year; [`UNBOUNDED_GROWTH`] once it cannot be kept.
fn grow(growth: u128, factor: u128) -> u128 {
    if growth == 0 || factor == 0 {
        return 0;
    }
    if growth == UNBOUNDED_GROWTH || factor == UNBOUNDED_GROWTH {
        return UNBOUNDED_GROWTH;
    }
    multiply_divide(growth, factor, RATE_ONE).unwrap_or(UNBOUNDED_GROWTH)
}

/// One end of an amount divided by a growth factor, in units; an unbounded end stays unbounded.
fn discount_end(units: i128, growth: u128) -> i128 {
    let unbounded = units == NumberRange::UNBOUNDED_LOW || units == NumberRange::UNBOUNDED_HIGH;
    if unbounded || units == 0 {
        return units;
    }
    if growth == UNBOUNDED_GROWTH {
        return 0;
    }
    multiply_divide(units.unsigned_abs(), GROWTH_ONE, growth)
        .and_then(|magnitude| super::arithmetic::signed(units < 0, magnitude))
        .map_or(
            if units < 0 { NumberRange::UNBOUNDED_LOW } else { NumberRange::UNBOUNDED_HIGH },
            Number::units,
        )
}

/// In which year the money has come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payback {
    /// The earliest year that is possible; `None` when the money surely does not come back.
    pub earliest: Option<u32>,
    /// The latest year that is possible, given that the money comes back; `None` as `earliest`.
    pub latest: Option<u32>,
    /// Whether it is possible that the money does not come back within these years.
    pub may_be_none: bool,
}

/// The first year after which the sum of all net amounts so far never is negative again.
///
/// Year 0 is the first; nothing is discounted; a sum less than 10⁻⁹ below 0 is not negative. The high ends
/// of the amounts give the earliest year, the low ends the latest one or none.
#[must_use]
pub fn payback_year(years: &[NumberRange]) -> Payback {
    let is_negative = |units: i128| compare_close_units(units, 0) == Ordering::Less;
    let mut sum = NumberRange::ZERO;
    let mut earliest = Some(0);
    let mut latest = 0;
    let mut may_be_none = years.is_empty();
    let mut year: u32 = 0;
    for amount in years {
        sum = sum + *amount;
        // `may_be_none` still tells about the year before: if its sum could be negative, payback can be now.
        if may_be_none {
            latest = year;
        }
        may_be_none = is_negative(sum.low_units());
        let surely_negative = is_negative(sum.high_units());
        year = year.saturating_add(1);
        if surely_negative {
            earliest = None;
        } else if earliest.is_none() {
            earliest = Some(year - 1);
        }
    }
    let earliest = earliest.filter(|_| !years.is_empty());
    Payback { earliest, latest: earliest.map(|_| latest), may_be_none }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse_stored(text).unwrap()
    }

    fn point(text: &str) -> NumberRange {
        NumberRange::point(number(text))
    }

    fn between(low: &str, high: &str) -> NumberRange {
        NumberRange::between(number(low), number(high))
    }

    fn points<const N: usize>(texts: [&str; N]) -> [NumberRange; N] {
        texts.map(point)
    }

    #[test]
    fn year_zero_is_not_discounted() {
        assert_eq!(present_value(&points(["100", "110", "121"]), point("0.1")), point("300"));
        assert_eq!(present_value(&[], point("0.1")), point("0"));
        assert_eq!(present_value(&points(["-100"]), point("5")), point("-100"));
    }

    #[test]
    fn quotients_round_half_away_from_zero() {
        // 0.000000000001 / 2 is exactly half a unit.
        assert_eq!(present_value(&points(["0", "0.000000000001"]), point("1")), point("0.000000000001"));
        assert_eq!(present_value(&points(["0", "-0.000000000001"]), point("1")), point("-0.000000000001"));
        assert_eq!(present_value(&points(["0", "1"]), point("2")), point("0.333333333333"));
    }

    #[test]
    fn open_amounts_and_rates_bound_the_value() {
        let mixed = [between("-110", "220")];
        let year_one = |amount: &[NumberRange]| [&[point("0")], amount].concat();
        assert_eq!(present_value(&year_one(&mixed), between("0", "0.1")), between("-110", "220"));
        assert_eq!(
            present_value(&year_one(&[between("110", "220")]), between("0", "0.1")),
            between("100", "220")
        );
        assert_eq!(
            present_value(&year_one(&[between("-220", "-110")]), between("0", "0.1")),
            between("-220", "-100")
        );
        let at_least = |low| NumberRange::new(Some(number(low)), None).unwrap();
        assert_eq!(present_value(&year_one(&points(["220"])), at_least("0.1")), between("0", "200"));
        assert_eq!(present_value(&year_one(&[at_least("220")]), between("0", "0.1")), at_least("200"));
    }

    #[test]
    fn growth_beyond_what_is_kept_widens() {
        // 10⁸ a year is more than can be kept after two years; the true value, 10 000, must stay possible.
        let late = present_value(&points(["0", "0", "100000000000000000000"]), point("99999999"));
        assert_eq!(late.low(), Some(Number::ZERO));
        assert!(late.contains(number("10000")) && late.high().is_some_and(|high| high < number("1000000")));
        // The same toward 0: 10⁻²⁸ cannot be kept; the true value, 10²², must stay possible.
        let early = present_value(&points(["0", "0", "0", "0", "0.000001"]), point("-0.9999999"));
        assert_eq!((early.low(), early.high()), (Some(number("1000000000000000000")), None));
        // −100 % and worse: an amount of a later year can be worth anything, no amount is worth nothing.
        assert_eq!(present_value(&points(["1", "1"]), point("-1.5")), NumberRange::UNBOUNDED);
        assert_eq!(present_value(&points(["1", "0"]), point("-1.5")), point("1"));
        let gone = present_value(&points(["0", "1"]), point("-1"));
        assert_eq!((gone.low(), gone.high()), (Some(number("1000000000000000000000000")), None));
    }

    #[test]
    fn payback_of_points_is_one_year_or_none() {
        let year = |texts: [&str; 4]| {
            let payback = payback_year(&points(texts));
            assert_eq!(payback.earliest, payback.latest);
            assert_eq!(payback.may_be_none, payback.earliest.is_none());
            payback.earliest
        };
        assert_eq!(year(["-100", "50", "50", "0"]), Some(2));
        assert_eq!(year(["-100", "50", "49.99", "0"]), None);
        assert_eq!(year(["-100", "50", "49.9999999999", "0"]), Some(2));
        assert_eq!(year(["0", "0", "0", "0"]), Some(0));
        assert_eq!(year(["10", "-20", "5", "6"]), Some(3));
        assert_eq!(year(["-1", "2", "-3", "2"]), Some(3));
        assert_eq!(year(["-1", "2", "2", "-4"]), None);
        assert_eq!(payback_year(&[]), Payback { earliest: None, latest: None, may_be_none: true });
    }

    #[test]
    fn payback_of_open_amounts() {
        let gain = between("30", "60");
        let payback = payback_year(&[point("-100"), gain, gain, gain]);
        assert_eq!(payback, Payback { earliest: Some(2), latest: Some(3), may_be_none: true });
        let payback = payback_year(&[point("-100"), gain, gain, gain, gain]);
        assert_eq!(payback, Payback { earliest: Some(2), latest: Some(4), may_be_none: false });
        let payback = payback_year(&[point("-100"), between("10", "20")]);
        assert_eq!(payback, Payback { earliest: None, latest: None, may_be_none: true });
        let payback = payback_year(&[between("-1", "1")]);
        assert_eq!(payback, Payback { earliest: Some(0), latest: Some(0), may_be_none: true });
    }
}
