//! Numbers and ranges as a whole: limits, closeness, soundness.

use super::*;
use crate::truth::Truth;

#[test]
fn closeness_is_below_ten_to_minus_nine() {
    let one = Number::ONE;
    assert_eq!(one.compare_close(Number::from_units(one.units() + 999)), Ordering::Equal);
    assert_eq!(one.compare_close(Number::from_units(one.units() + 1_000)), Ordering::Less);
    assert_eq!(Number::from_units(one.units() + 1_000).compare_close(one), Ordering::Greater);
}

#[test]
fn closeness_survives_the_largest_distance() {
    assert_eq!(Number::MIN.compare_close(Number::MAX), Ordering::Less);
    assert_eq!(Number::MAX.compare_close(Number::MIN), Ordering::Greater);
}

#[test]
fn units_beyond_the_limits_become_the_limits() {
    for beyond in [i128::MIN, i128::MIN + 1] {
        assert_eq!(Number::from_units(beyond), Number::MIN);
        assert_eq!(Number::try_from_units(beyond), None);
    }
    assert_eq!(Number::from_units(i128::MAX), Number::MAX);
    assert_eq!(Number::try_from_units(i128::MAX), None);
    assert_eq!(Number::try_from_units(i128::MAX - 1), Some(Number::MAX));
}

#[test]
fn whole_numbers_convert_back() {
    assert_eq!(Number::from_int(-7).to_int(), Some(-7));
    assert_eq!(Number::from_int(i64::MAX).to_int(), Some(i64::MAX));
    assert_eq!(Number::from_units(1).to_int(), None);
    assert_eq!(Number::MAX.to_int(), None);
}

mod arithmetic {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse_stored(text).unwrap()
    }

    #[test]
    fn tenths_add_up() {
        let sum = number("0.1").checked_add(number("0.2")).unwrap();
        assert!(sum <= number("0.3"));
        assert_eq!(NumberRange::point(sum).less_equal(NumberRange::point(number("0.3"))), Truth::YES);
    }

    #[test]
    fn large_numbers_keep_their_last_digit() {
        let large = number("10000000000000000000000000");
        let next = number("10000000000000000000000001");
        assert_ne!(large, next);
        assert_eq!(large.compare_close(next), Ordering::Less);
        assert_eq!(next.checked_sub(large), Some(Number::ONE));
    }

    #[test]
    fn products_and_quotients_round_half_away_from_zero() {
        let (half, unit) = (number("0.5"), Number::from_units(1));
        assert_eq!(half.checked_mul(unit), Some(unit));
        assert_eq!(half.checked_mul(-unit), Some(-unit));
        assert_eq!(number("0.4").checked_mul(unit), Some(Number::ZERO));
        assert_eq!(unit.checked_div(Number::from_int(2)), Some(unit));
        assert_eq!(unit.checked_div(Number::from_int(-2)), Some(-unit));
        assert_eq!(Number::ONE.checked_div(Number::from_int(3)), Some(number("0.333333333333")));
        assert_eq!(Number::from_int(2).checked_div(Number::from_int(3)), Some(number("0.666666666667")));
    }

    #[test]
    fn overflow_and_division_by_zero_are_none() {
        assert_eq!(Number::MAX.checked_add(Number::from_units(1)), None);
        assert_eq!(Number::MIN.checked_sub(Number::from_units(1)), None);
        assert_eq!(Number::MAX.checked_add(Number::MAX), None);
        assert_eq!(Number::MAX.checked_mul(Number::from_int(2)), None);
        assert_eq!(Number::MAX.checked_mul(Number::MIN), None);
        assert_eq!(Number::MAX.checked_mul(Number::ONE), Some(Number::MAX));
        assert_eq!(Number::MIN.checked_div(-Number::ONE), Some(Number::MAX));
        assert_eq!(Number::MAX.checked_div(number("0.5")), None);
        assert_eq!(Number::ONE.checked_div(Number::ZERO), None);
        assert_eq!(Number::ZERO.checked_div(Number::ZERO), None);
        assert_eq!(Number::MIN.abs(), Number::MAX);
    }

    #[test]
    fn rounding_to_decimals_tens_and_beyond() {
        let rounded = |text, decimals| number(text).round(decimals).unwrap();
        assert_eq!(rounded("2.5", 0), number("3"));
        assert_eq!(rounded("-2.5", 0), number("-3"));
        assert_eq!(rounded("2.4999", 0), number("2"));
        assert_eq!(rounded("1.005", 2), number("1.01"));
        assert_eq!(rounded("1449", -2), number("1400"));
        assert_eq!(rounded("-1450", -2), number("-1500"));
        assert_eq!(rounded("0.123456789012", 12), number("0.123456789012"));
        assert_eq!(rounded("0.123456789012", i32::MAX), number("0.123456789012"));
        assert_eq!(rounded("60000000000000000000000000", -26), number("100000000000000000000000000"));
        assert_eq!(Number::MAX.round(-26), None);
        assert_eq!(Number::MAX.round(0), None);
        assert_eq!(Number::MAX.round(-1), Some(number("170141183460469231731687300")));
        assert_eq!(Number::MAX.round(-27), Some(Number::ZERO));
        assert_eq!(Number::MIN.round(i32::MIN), Some(Number::ZERO));
    }
}

mod ranges {
    use super::*;
    use proptest::prelude::*;

    type Binary = fn(NumberRange, NumberRange) -> NumberRange;
    type Compare = fn(NumberRange, NumberRange) -> Truth;

    const BINARY: [(&str, Binary); 7] = [
        ("add", |a, b| a + b),
        ("sub", |a, b| a - b),
        ("mul", |a, b| a * b),
        ("div", |a, b| a / b),
        ("min", NumberRange::min),
        ("max", NumberRange::max),
        ("hull", NumberRange::hull),
    ];

    fn point(units: i128) -> NumberRange {
        NumberRange::point(Number::from_units(units))
    }

    /// Numbers of every size: a few units, öre, amounts, and the edges of what there is.
    fn any_number() -> impl Strategy<Value = Number> {
        prop_oneof![
            Just(0_i128),
            -3_i128..=3,
            -2_500_i128..=2_500,
            any::<i64>().prop_map(i128::from),
            (any::<i128>(), 0_u32..127).prop_map(|(units, shift)| units >> shift),
            (0_i128..3_000).prop_map(|back| LARGEST - back),
            (0_i128..3_000).prop_map(|back| back - LARGEST),
            (-1_000_i128..1_000).prop_map(|whole| whole * UNITS_PER_ONE),
        ]
        .prop_map(Number::from_units)
    }

    /// A number, a range that holds it, and a wider range.
    fn nested() -> impl Strategy<Value = (Number, NumberRange, NumberRange)> {
        let end = || proptest::option::weighted(0.7, any_number());
        (any_number(), any_number(), any::<bool>(), end(), end()).prop_map(
            |(number, other, single, low, high)| {
                let narrow = NumberRange::between(number, if single { number } else { other });
                let low = low.zip(narrow.low()).map(|(a, b)| a.min(b));
                let high = high.zip(narrow.high()).map(|(a, b)| a.max(b));
                (number, narrow, NumberRange::new(low, high).unwrap())
            },
        )
    }

    #[test]
    fn it_is_two_machine_words_twice() {
        assert_eq!(size_of::<NumberRange>(), 32);
    }

    #[test]
    fn zero_times_unbounded_is_zero() {
        assert_eq!(NumberRange::ZERO * NumberRange::UNBOUNDED, NumberRange::ZERO);
        let positive = NumberRange::new(Some(Number::ZERO), None).unwrap();
        assert_eq!(positive * positive, positive);
        assert_eq!((positive * -positive).high(), Some(Number::ZERO));
    }

    #[test]
    fn overflow_opens_one_end() {
        let huge = NumberRange::point(Number::MAX) + NumberRange::point(Number::ONE);
        assert_eq!((huge.low(), huge.high()), (Some(Number::MAX), None));
        assert_eq!(((-huge).low(), (-huge).high()), (None, Some(Number::MIN)));
        let product = NumberRange::point(Number::MIN) * NumberRange::point(Number::MAX);
        assert_eq!((product.low(), product.high()), (None, Some(Number::MIN)));
        assert_eq!(huge.less_equal(NumberRange::point(Number::ONE)), Truth::NO);
    }

    #[test]
    fn a_divisor_that_can_be_zero_bounds_nothing() {
        let around = NumberRange::between(Number::from_int(-1), Number::ONE);
        assert_eq!(NumberRange::point(Number::ONE) / around, NumberRange::UNBOUNDED);
        assert_eq!(NumberRange::ZERO / NumberRange::ZERO, NumberRange::UNBOUNDED);
        let from_two = NumberRange::new(Some(Number::from_int(2)), None).unwrap();
        let halves = NumberRange::point(Number::from_int(-6)) / from_two;
        assert_eq!(halves, NumberRange::between(Number::from_int(-3), Number::ZERO));
        assert_eq!(NumberRange::point(Number::from_int(-6)) / -from_two, -halves);
    }

    #[test]
    fn closeness_at_the_ends() {
        let (at, near, off) = (point(0), point(999), point(1_000));
        assert_eq!(at.equal(near), Truth::YES);
        assert_eq!(at.less(near), Truth::NO);
        assert_eq!(near.less_equal(at), Truth::YES);
        assert_eq!(at.equal(off), Truth::NO);
        assert_eq!(at.less(off), Truth::YES);
        let span = at.hull(off);
        assert_eq!(span.equal(near), Truth::YES);
        assert_eq!(span.equal(off), Truth::OPEN);
        assert_eq!(span.equal(span), Truth::OPEN);
        assert_eq!(at.hull(near).equal(near), Truth::YES);
        assert_eq!(NumberRange::UNBOUNDED.less(NumberRange::point(Number::MIN)), Truth::OPEN);
        assert_eq!(NumberRange::point(Number::MAX).less(NumberRange::UNBOUNDED), Truth::OPEN);
        assert_eq!(NumberRange::UNBOUNDED.equal(NumberRange::UNBOUNDED), Truth::OPEN);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn binary_operations_are_sound_and_monotone((a, an, aw) in nested(), (b, bn, bw) in nested()) {
            for (name, operation) in BINARY {
                let exact = operation(a.into(), b.into());
                let narrow = operation(an, bn);
                let wide = operation(aw, bw);
                prop_assert!(narrow.contains_range(exact), "{name}: {narrow:?} lacks {exact:?}");
                prop_assert!(wide.contains_range(narrow), "{name}: {wide:?} lacks {narrow:?}");
            }
            match (an.intersect(bn), aw.intersect(bw)) {
                (Some(narrow), Some(wide)) => prop_assert!(wide.contains_range(narrow)),
                (narrow, _) => prop_assert_eq!(narrow, None),
            }
        }

        #[test]
        fn points_give_the_number_operation((a, an, _) in nested(), b in any_number()) {
            let (ap, bp) = (NumberRange::point(a), NumberRange::point(b));
            prop_assert_eq!((ap + bp).as_point(), a.checked_add(b));
            prop_assert_eq!((ap - bp).as_point(), a.checked_sub(b));
            prop_assert_eq!((ap * bp).as_point(), a.checked_mul(b));
            prop_assert_eq!((ap / bp).as_point(), a.checked_div(b));
            prop_assert_eq!(ap.min(bp).as_point(), Some(a.min(b)));
            prop_assert_eq!(ap.max(bp).as_point(), Some(a.max(b)));
            prop_assert_eq!((-ap).as_point(), Some(-a));
            prop_assert_eq!(-(-an), an);
            prop_assert_eq!(an.intersect(ap), Some(ap));
            prop_assert!(an.contains(a));
        }

        #[test]
        fn rounding_is_sound_and_monotone((a, an, aw) in nested(), decimals in -30_i32..15) {
            let point = NumberRange::point(a).round(decimals);
            prop_assert_eq!(point.as_point(), a.round(decimals));
            prop_assert!(an.round(decimals).contains_range(point));
            prop_assert!(aw.round(decimals).contains_range(an.round(decimals)));
        }

        #[test]
        fn comparisons_are_sound_and_monotone((a, an, aw) in nested(), (b, bn, bw) in nested(), near in any::<bool>()) {
            // Half of the time the two stand close together, where closeness matters.
            let (b, bn, bw) = if near {
                let shift = |n: Number| Number::from_units(n.units().saturating_add(b.units() % 2_000));
                let moved = |r: NumberRange| NumberRange::new(r.low().map(shift), r.high().map(shift)).unwrap();
                (shift(a), moved(an), moved(aw))
            } else {
                (b, bn, bw)
            };
            let order = a.compare_close(b);
            let comparisons: [(Compare, bool); 3] = [
                (NumberRange::less, order == Ordering::Less),
                (NumberRange::less_equal, order != Ordering::Greater),
                (NumberRange::equal, order == Ordering::Equal),
            ];
            for (compare, holds) in comparisons {
                prop_assert_eq!(compare(a.into(), b.into()), Truth::from_bool(holds));
                prop_assert!(compare(an, bn).could_be(holds));
                prop_assert_eq!(compare(aw, bw).union(compare(an, bn)), compare(aw, bw));
            }
        }

        /// What the ends say is attained: a comparison is open only if two pairs of ends disagree.
        #[test]
        fn comparisons_are_no_wider_than_needed(a in any_number(), b in any_number(), c in any_number(), d in any_number()) {
            let (left, right) = (NumberRange::between(a, b), NumberRange::between(c, d));
            let pairs = [(left.low(), right.high()), (left.high(), right.low())];
            let less = pairs.map(|(l, r)| l.zip(r).map(|(l, r)| l.compare_close(r) == Ordering::Less));
            let expected = less.into_iter().flatten().map(Truth::from_bool).reduce(Truth::union).unwrap();
            prop_assert_eq!(left.less(right), expected);
        }

        #[test]
        fn present_value_is_sound_and_monotone(
            years in proptest::collection::vec(nested(), 0..8),
            rates in (-1_050_000_i128..200_000, -1_050_000_i128..200_000, 0_u32..4),
            extreme in any::<bool>(),
        ) {
            let scale = if extreme { 10_i128.pow(6 + 6 * rates.2) } else { 1_000_000 };
            let rate = |millionths: i128| Number::from_units((millionths * scale).max(-UNITS_PER_ONE * 3));
            let (low, high) = (rate(rates.0), rate(rates.1));
            let span = NumberRange::between(low, high);
            let above = NumberRange::new(span.low(), None).unwrap();
            let exact: Vec<_> = years.iter().map(|(number, ..)| NumberRange::point(*number)).collect();
            let narrow: Vec<_> = years.iter().map(|(_, narrow, _)| *narrow).collect();
            let wide: Vec<_> = years.iter().map(|(.., wide)| *wide).collect();
            let point = present_value(&exact, low.into());
            prop_assert!(present_value(&exact, span).contains_range(point));
            prop_assert!(present_value(&narrow, low.into()).contains_range(point));
            let partial = present_value(&narrow, span);
            prop_assert!(partial.contains_range(point));
            prop_assert!(partial.contains_range(present_value(&exact, high.into())));
            prop_assert!(present_value(&wide, span).contains_range(partial));
            prop_assert!(present_value(&wide, above).contains_range(present_value(&wide, span)));
            prop_assert!(present_value(&wide, NumberRange::UNBOUNDED).contains_range(present_value(&wide, above)));
        }

        #[test]
        fn payback_is_sound(years in proptest::collection::vec((-9_i64..10, -9_i64..10, -9_i64..10), 0..7)) {
            let range = |low: i64, high: i64| NumberRange::between(low.into(), high.into());
            let exact: Vec<_> = years.iter().map(|(a, ..)| range(*a, *a)).collect();
            let narrow: Vec<_> = years.iter().map(|(a, b, _)| range(*a, *b)).collect();
            let wide: Vec<_> = years.iter().zip(&narrow).map(|((.., c), n)| n.hull(range(*c, *c))).collect();
            let inside = |inner: Payback, outer: Payback| {
                let none = !inner.may_be_none || outer.may_be_none;
                let year = inner.earliest.is_none()
                    || outer.earliest.is_some() && outer.earliest <= inner.earliest && inner.latest <= outer.latest;
                none && year
            };
            let (point, partial, more) = (payback_year(&exact), payback_year(&narrow), payback_year(&wide));
            prop_assert_eq!(point.earliest, point.latest);
            prop_assert_eq!(point.may_be_none, point.earliest.is_none());
            prop_assert!(inside(point, partial), "{point:?} in {partial:?}");
            prop_assert!(inside(partial, more), "{partial:?} in {more:?}");
            // The definition, word by word.
            let sums: Vec<i64> = years.iter().scan(0, |sum, (a, ..)| { *sum += a; Some(*sum) }).collect();
            let first = (0..sums.len()).find(|t| sums[*t..].iter().all(|sum| *sum >= 0));
            prop_assert_eq!(point.earliest, first.and_then(|year| u32::try_from(year).ok()));
        }
    }
}
