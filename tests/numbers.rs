//! Exact numbers against a second opinion (the crate `rust_decimal`, where that is exact), and the laws
//! of money that guidelines rely on.

use proptest::prelude::*;
use riktlinje::number::{Number, NumberRange, present_value};
use riktlinje::value::Truth;
use rust_decimal::{Decimal, RoundingStrategy};

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

/// An amount in öre.
fn ore(count: i64) -> Number {
    Number::from_units(i128::from(count) * 10_000_000_000)
}

fn value_of(years: &[i64], rate: Number) -> NumberRange {
    let years: Vec<NumberRange> = years.iter().map(|amount| ore(*amount).into()).collect();
    present_value(&years, rate.into())
}

#[test]
fn tenths_add_up() {
    let sum = NumberRange::point(number("0.1")) + NumberRange::point(number("0.2"));
    assert_eq!(sum.less_equal(number("0.3").into()), Truth::YES);
    assert_eq!(sum.equal(number("0.3").into()), Truth::YES);
}

#[test]
fn one_more_is_seen_at_ten_to_the_twenty_fifth() {
    let large = number("10000000000000000000000000");
    let next = number("10000000000000000000000001");
    assert_eq!(NumberRange::point(large).equal(next.into()), Truth::NO);
    assert_eq!(NumberRange::point(large).less(next.into()), Truth::YES);
}

/// The present value as `rust_decimal` gets it: 28 digits, each step rounded.
fn decimal_present_value(years: &[i64], rate: Decimal) -> Decimal {
    let mut growth = Decimal::ONE;
    let mut total = Decimal::ZERO;
    for (year, amount) in years.iter().enumerate() {
        if year > 0 {
            growth *= Decimal::ONE + rate;
        }
        total += Decimal::new(*amount, 2) / growth;
    }
    total
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    /// Benefit split in two parts against the cost as a whole: exactly equal, so `>=` must hold both ways,
    /// and one öre less in any year must not.
    #[test]
    fn exact_ties_of_present_values_are_kept(
        parts in proptest::collection::vec((0_i64..100_000_000_000, 0_i64..100_000_000_000), 1..31),
        rate_thousandths in 0_i128..200,
        cut in any::<prop::sample::Index>(),
    ) {
        let rate = Number::from_units(rate_thousandths * 1_000_000_000);
        let (first, second): (Vec<i64>, Vec<i64>) = parts.iter().copied().unzip();
        let mut whole: Vec<i64> = parts.iter().map(|(a, b)| a + b).collect();
        let benefit = value_of(&first, rate) + value_of(&second, rate);
        let cost = value_of(&whole, rate);
        prop_assert_eq!(cost.less_equal(benefit), Truth::YES);
        prop_assert_eq!(benefit.less_equal(cost), Truth::YES);
        whole[cut.index(parts.len())] += 1;
        let one_more = value_of(&whole, rate);
        prop_assert_eq!(one_more.less_equal(benefit), Truth::NO);
    }

    /// Both calculations agree far below the öre.
    #[test]
    fn present_values_agree(years in proptest::collection::vec(-100_000_000_000_i64..100_000_000_000, 0..31), thousandths in 0_i64..200) {
        let ours = value_of(&years, Number::from_units(i128::from(thousandths) * 1_000_000_000)).as_point().unwrap();
        let theirs = decimal_present_value(&years, Decimal::new(thousandths, 3));
        let distance = (decimal(ours) - theirs).abs();
        prop_assert!(distance < Decimal::new(1, 9), "{ours} and {theirs}");
    }

    #[test]
    fn sums_and_products_agree_where_both_are_exact(a in -10_i128.pow(13)..10_i128.pow(13), b in -10_i128.pow(13)..10_i128.pow(13)) {
        // Six decimals each: the product has twelve, which both hold.
        let (ours_a, ours_b) = (Number::from_units(a * 1_000_000), Number::from_units(b * 1_000_000));
        let (theirs_a, theirs_b) = (Decimal::from_i128_with_scale(a, 6), Decimal::from_i128_with_scale(b, 6));
        prop_assert_eq!(ours_a.checked_add(ours_b).map(decimal), Some(theirs_a + theirs_b));
        prop_assert_eq!(ours_a.checked_sub(ours_b).map(decimal), Some(theirs_a - theirs_b));
        prop_assert_eq!(ours_a.checked_mul(ours_b).map(decimal), Some(theirs_a * theirs_b));
        prop_assert_eq!(ours_a.cmp(&ours_b), theirs_a.cmp(&theirs_b));
    }

    #[test]
    fn rounded_products_agree(a in -10_i128.pow(12)..10_i128.pow(12), b in -10_i128.pow(14)..10_i128.pow(14)) {
        // Up to 26 digits with 21 decimals: exact there, rounded to 12 here.
        let exact = Decimal::from_i128_with_scale(a, 12) * Decimal::from_i128_with_scale(b, 9);
        let ours = Number::from_units(a).checked_mul(Number::from_units(b * 1_000));
        prop_assert_eq!(ours.map(decimal), Some(half_away(exact, 12)));
    }

    /// A quotient is right when it times the divisor misses the dividend by at most half a divisor.
    #[test]
    fn quotients_are_the_nearest(a in any::<i64>(), b in any::<i64>(), scale in 0_u32..8) {
        prop_assume!(b != 0);
        let a = i128::from(a) * 10_i128.pow(scale);
        let quotient = Number::from_units(a).checked_div(Number::from_units(i128::from(b))).map(Number::units);
        let exact = a.checked_mul(1_000_000_000_000);
        if let (Some(quotient), Some(exact)) = (quotient, exact) {
            let miss = exact - quotient * i128::from(b);
            prop_assert!(2 * miss.unsigned_abs() <= u128::from(b.unsigned_abs()));
            if 2 * miss.unsigned_abs() == u128::from(b.unsigned_abs()) {
                prop_assert!((quotient * i128::from(b)).unsigned_abs() > exact.unsigned_abs(), "half goes away from 0");
            }
        }
    }

    #[test]
    fn rounding_agrees(units in -10_i128.pow(27)..10_i128.pow(27), decimals in 0_u32..=12) {
        let ours = Number::from_units(units).round(i32::try_from(decimals).unwrap());
        let theirs = half_away(Decimal::from_i128_with_scale(units, 12), decimals);
        prop_assert_eq!(ours.map(decimal), Some(theirs));
    }

    #[test]
    fn text_agrees(text in "-?[0-9]{1,16}(\\.[0-9]{1,6})?") {
        let ours = Number::parse(&text).unwrap();
        prop_assert_eq!(decimal(ours), text.parse::<Decimal>().unwrap());
        prop_assert_eq!(ours.to_string().parse::<Decimal>().unwrap(), decimal(ours));
    }
}

fn decimal(number: Number) -> Decimal {
    Decimal::from_i128_with_scale(number.units(), 12)
}

fn half_away(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}
