//! What a date can still be: an interval of days, open-ended where nothing bounds it.

use std::fmt;

use super::{Date, Duration};
use crate::number::{Number, NumberRange};
use crate::truth::Truth;

/// All days from the first to the last, both included; each end may be unbounded.
///
/// As for [`NumberRange`], operations are sound, monotone and exact on single days. A result before year 1
/// or after year 9999 makes that end unbounded, and the other end stops at the edge of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateRange {
    low: i32,
    high: i32,
}

/// A low end that nothing bounds; lies before every day.
const BEFORE_ALL: i32 = i32::MIN;
/// A high end that nothing bounds; lies after every day.
const AFTER_ALL: i32 = i32::MAX;

impl DateRange {
    /// What [`DateRange::low_days`] gives for an unbounded low end.
    pub const UNBOUNDED_LOW: i32 = BEFORE_ALL;
    /// What [`DateRange::high_days`] gives for an unbounded high end.
    pub const UNBOUNDED_HIGH: i32 = AFTER_ALL;
    /// Any day, also outside the calendar (the result of a calculation that left it).
    pub const UNBOUNDED: DateRange = DateRange { low: BEFORE_ALL, high: AFTER_ALL };
    /// Any day of the years 1 to 9999: what an unanswered date without limits can be.
    pub const CALENDAR: DateRange = DateRange { low: Date::MIN.0, high: Date::MAX.0 };

    /// Just this day.
    #[must_use]
    pub const fn point(date: Date) -> DateRange {
        DateRange { low: date.0, high: date.0 }
    }

    /// From `low` to `high`; `None` as an end means unbounded. `None` when the ends are in the wrong order.
    #[must_use]
    pub fn new(low: Option<Date>, high: Option<Date>) -> Option<DateRange> {
        let range =
            DateRange { low: low.map_or(BEFORE_ALL, Date::days), high: high.map_or(AFTER_ALL, Date::days) };
        (range.low <= range.high).then_some(range)
    }

    /// From the earlier to the later of two days.
    #[must_use]
    pub fn between(a: Date, b: Date) -> DateRange {
        DateRange { low: a.0.min(b.0), high: a.0.max(b.0) }
    }

    /// From calculated ends, where either may have left the calendar on either side.
    const fn from_ends(low: i32, high: i32) -> DateRange {
        let low = if low == AFTER_ALL { Date::MAX.0 } else { low };
        let high = if high == BEFORE_ALL { Date::MIN.0 } else { high };
        DateRange { low, high }
    }

    /// The first possible day; `None` when unbounded.
    #[must_use]
    pub fn low(self) -> Option<Date> {
        (self.low != BEFORE_ALL).then_some(Date(self.low))
    }

    /// The last possible day; `None` when unbounded.
    #[must_use]
    pub fn high(self) -> Option<Date> {
        (self.high != AFTER_ALL).then_some(Date(self.high))
    }

    /// The first possible day since 1970-01-01, or [`DateRange::UNBOUNDED_LOW`].
    #[must_use]
    pub const fn low_days(self) -> i32 {
        self.low
    }

    /// The last possible day since 1970-01-01, or [`DateRange::UNBOUNDED_HIGH`].
    #[must_use]
    pub const fn high_days(self) -> i32 {
        self.high
    }

    /// True when only one day is left.
    #[must_use]
    pub const fn is_point(self) -> bool {
        self.low == self.high
    }

    /// The day, when only one is left.
    #[must_use]
    pub fn as_point(self) -> Option<Date> {
        self.is_point().then_some(Date(self.low))
    }

    /// Whether this day is still possible.
    #[must_use]
    pub const fn contains(self, date: Date) -> bool {
        self.low <= date.0 && date.0 <= self.high
    }

    /// Whether everything that is possible for `other` is possible for this one.
    #[must_use]
    pub const fn contains_range(self, other: DateRange) -> bool {
        self.low <= other.low && other.high <= self.high
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(self, other: DateRange) -> DateRange {
        DateRange { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// What is possible in both; `None` when nothing is.
    #[must_use]
    pub fn intersect(self, other: DateRange) -> Option<DateRange> {
        let both = DateRange { low: self.low.max(other.low), high: self.high.min(other.high) };
        (both.low <= both.high).then_some(both)
    }

    /// The earlier of the two, whatever they turn out to be.
    #[must_use]
    pub fn min(self, other: DateRange) -> DateRange {
        DateRange { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// The later of the two, whatever they turn out to be.
    #[must_use]
    pub fn max(self, other: DateRange) -> DateRange {
        DateRange { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// So many days later. A count that is not whole is rounded first, half away from zero.
    #[must_use]
    pub fn add_days(self, days: NumberRange) -> DateRange {
        self.shift(days, Date::add_days)
    }

    /// So many months later, each clipped to the month's end. A count that is not whole is rounded first,
    /// half away from zero.
    #[must_use]
    pub fn add_months(self, months: NumberRange) -> DateRange {
        self.shift(months, Date::add_months)
    }

    /// So many times the duration later; see [`Duration::after`].
    #[must_use]
    pub fn add_duration(self, duration: Duration, times: u32) -> DateRange {
        let end = |days: i32| match days {
            BEFORE_ALL | AFTER_ALL => days,
            days => duration.after(Date(days), times).map_or(AFTER_ALL, Date::days),
        };
        DateRange::from_ends(end(self.low), end(self.high))
    }

    /// Both steps never put a later day or a larger count earlier, so the ends give the ends.
    fn shift(self, counts: NumberRange, step: fn(Date, i64) -> Option<Date>) -> DateRange {
        let counts = counts.round(0);
        let end = |days: i32, count: Option<Number>, unbounded: i32| match count {
            Some(_) if days == unbounded => unbounded,
            Some(count) => shift_day(Date(days), count, step),
            None => unbounded,
        };
        let low = end(self.low, counts.low(), BEFORE_ALL);
        let high = end(self.high, counts.high(), AFTER_ALL);
        DateRange::from_ends(low, high)
    }

    /// How many days from this day to the other; positive when the other is later.
    #[must_use]
    pub fn days_between(self, other: DateRange) -> NumberRange {
        other.day_counts() - self.day_counts()
    }

    /// The days as counts since 1970-01-01.
    fn day_counts(self) -> NumberRange {
        let count = |date: Date| Number::from(date.0);
        // The ends are in order, so the range is always there.
        NumberRange::new(self.low().map(count), self.high().map(count)).unwrap_or(NumberRange::UNBOUNDED)
    }

    /// `self` is earlier than `other`.
    #[must_use]
    pub const fn less(self, other: DateRange) -> Truth {
        // The unbounded ends lie outside the calendar on their side, so plain comparison holds for them too.
        Truth::from_parts(self.high < other.low, self.low < other.high)
    }

    /// `self` is earlier than `other` or the same day.
    #[must_use]
    pub const fn less_equal(self, other: DateRange) -> Truth {
        other.less(self).not()
    }

    /// Both are the same day.
    #[must_use]
    pub const fn equal(self, other: DateRange) -> Truth {
        self.less_equal(other).and(other.less_equal(self))
    }
}

/// One day shifted by a whole count; outside the calendar it becomes the unbounded end on that side.
fn shift_day(date: Date, count: Number, step: fn(Date, i64) -> Option<Date>) -> i32 {
    let beyond = if count < Number::ZERO { BEFORE_ALL } else { AFTER_ALL };
    count.to_int().and_then(|count| step(date, count)).map_or(beyond, Date::days)
}

impl From<Date> for DateRange {
    fn from(date: Date) -> DateRange {
        DateRange::point(date)
    }
}

/// `2026-11-22`, `2026-11-22..2027-01-01`, `2026-11-22..` and so on, for messages to developers.
impl fmt::Debug for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_point() {
            return write!(f, "{}", Date(self.low));
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn between(low: &str, high: &str) -> DateRange {
        DateRange::between(date(low), date(high))
    }

    fn whole(count: i64) -> NumberRange {
        NumberRange::point(Number::from_int(count))
    }

    #[test]
    fn leaving_the_calendar_opens_that_end() {
        let late = DateRange::point(Date::MAX).add_days(whole(1));
        assert_eq!((late.low(), late.high()), (Some(Date::MAX), None));
        let early = DateRange::point(Date::MIN).add_months(whole(-1));
        assert_eq!((early.low(), early.high()), (None, Some(Date::MIN)));
        let far = DateRange::point(date("2026-01-01")).add_days(NumberRange::point(Number::MAX));
        assert_eq!((far.low(), far.high()), (Some(Date::MAX), None));
        let year = Duration { months: 12, days: 0 };
        assert_eq!(DateRange::CALENDAR.add_duration(year, 1).low(), Some(date("0002-01-01")));
        assert_eq!(DateRange::CALENDAR.add_duration(year, 1).high(), None);
    }

    #[test]
    fn counts_that_are_not_whole_are_rounded() {
        let day = DateRange::point(date("2026-01-10"));
        let count = |text| NumberRange::point(Number::parse_stored(text).unwrap());
        assert_eq!(day.add_days(count("2.999999999999")), DateRange::point(date("2026-01-13")));
        assert_eq!(day.add_days(count("2.4")), DateRange::point(date("2026-01-12")));
        assert_eq!(day.add_days(count("-2.5")), DateRange::point(date("2026-01-07")));
    }

    #[test]
    fn comparisons_are_settled_only_when_all_pairs_agree() {
        let (spring, fall) = (between("2026-03-01", "2026-05-31"), between("2026-09-01", "2026-11-30"));
        assert_eq!(spring.less(fall), Truth::YES);
        assert_eq!(fall.less_equal(spring), Truth::NO);
        assert_eq!(spring.less(spring), Truth::OPEN);
        assert_eq!(spring.equal(fall), Truth::NO);
        let day = DateRange::point(date("2026-05-31"));
        assert_eq!(spring.less_equal(day), Truth::YES);
        assert_eq!(spring.less(day), Truth::OPEN);
        assert_eq!(day.equal(day), Truth::YES);
        assert_eq!(day.less(DateRange::UNBOUNDED), Truth::OPEN);
        assert_eq!(DateRange::UNBOUNDED.less_equal(DateRange::UNBOUNDED), Truth::OPEN);
    }

    #[test]
    fn days_between_ranges() {
        let days = between("2026-01-01", "2026-01-10").days_between(between("2026-01-05", "2026-02-01"));
        assert_eq!(days, NumberRange::between(Number::from_int(-5), Number::from_int(31)));
        let since = DateRange::new(Some(date("2026-01-01")), None).unwrap();
        let days = DateRange::point(date("2025-12-31")).days_between(since);
        assert_eq!((days.low(), days.high()), (Some(Number::ONE), None));
    }

    fn any_date() -> impl Strategy<Value = Date> {
        let all = i64::from(Date::MIN.days())..=i64::from(Date::MAX.days());
        let edges = prop_oneof![Just(Date::MIN), Just(Date::MAX)];
        prop_oneof![8 => all.prop_map(|days| Date::from_days(days).unwrap()), 1 => edges]
    }

    /// A date, a range that holds it, and a wider range.
    fn nested() -> impl Strategy<Value = (Date, DateRange, DateRange)> {
        let end = || proptest::option::weighted(0.8, any_date());
        (any_date(), any_date(), end(), end()).prop_map(|(point, other, low, high)| {
            let narrow = DateRange::between(point, other);
            let low = low.map(|low| low.min(Date(narrow.low)));
            let high = high.map(|high| high.max(Date(narrow.high)));
            (point, narrow, DateRange::new(low, high).unwrap())
        })
    }

    proptest! {
        #[test]
        fn shifts_are_sound_and_monotone(
            (point, narrow, wide) in nested(),
            counts in (-200_000_i64..200_000, -200_000_i64..200_000),
            scale in prop_oneof![Just(1_i64), Just(50), Just(1_000_000_000)],
        ) {
            let (count, other) = (counts.0 / scale, counts.1 * scale);
            let span = NumberRange::between(Number::from_int(count), Number::from_int(other));
            for shift in [DateRange::add_days, DateRange::add_months] {
                let exact = shift(DateRange::point(point), whole(count));
                prop_assert!(shift(narrow, span).contains_range(exact));
                prop_assert!(shift(wide, span).contains_range(shift(narrow, span)));
                prop_assert!(shift(wide, NumberRange::UNBOUNDED).contains_range(shift(wide, span)));
            }
            prop_assert_eq!(
                DateRange::point(point).add_months(whole(count)).as_point(),
                point.add_months(count)
            );
        }

        #[test]
        fn binary_operations_are_sound_and_monotone((a, an, aw) in nested(), (b, bn, bw) in nested()) {
            let (ap, bp) = (DateRange::point(a), DateRange::point(b));
            for operation in [DateRange::hull, DateRange::min, DateRange::max] {
                prop_assert!(operation(an, bn).contains_range(operation(ap, bp)));
                prop_assert!(operation(aw, bw).contains_range(operation(an, bn)));
            }
            let between = DateRange::days_between;
            prop_assert_eq!(between(ap, bp), whole(a.days_between(b)));
            prop_assert!(between(an, bn).contains_range(between(ap, bp)));
            prop_assert!(between(aw, bw).contains_range(between(an, bn)));
            for (compare, holds) in [
                (DateRange::less as fn(DateRange, DateRange) -> Truth, a < b),
                (DateRange::less_equal, a <= b),
                (DateRange::equal, a == b),
            ] {
                prop_assert_eq!(compare(ap, bp), Truth::from_bool(holds));
                prop_assert!(compare(an, bn).could_be(holds));
                prop_assert_eq!(compare(aw, bw).union(compare(an, bn)), compare(aw, bw));
            }
            let common = an.intersect(bn);
            prop_assert_eq!(common.is_some(), !an.equal(bn).is_no());
            prop_assert_eq!(common.is_some_and(|both| both.contains(a)), bn.contains(a));
        }
    }
}
