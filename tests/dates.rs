//! The calendar against a second opinion: the crate `jiff`.

use jiff::ToSpan;
use jiff::civil;
use proptest::prelude::*;
use riktlinje::date::{Date, Duration};

fn civil_of(date: Date) -> civil::Date {
    let year = i16::try_from(date.year()).unwrap();
    let (month, day) = (i8::try_from(date.month()).unwrap(), i8::try_from(date.day()).unwrap());
    civil::Date::new(year, month, day).unwrap()
}

/// All 3 652 059 days from 0001-01-01 to 9999-12-31: the next day is the same day for both.
#[test]
fn every_day_agrees() {
    let mut ours = Date::MIN;
    let mut theirs = civil::date(1, 1, 1);
    let mut count = 1;
    loop {
        let (year, month, day) = ours.parts();
        assert_eq!(
            (year, i32::from(month), i32::from(day)),
            (i32::from(theirs.year()), i32::from(theirs.month()), i32::from(theirs.day()))
        );
        let Some(next) = ours.add_days(1) else { break };
        (ours, theirs, count) = (next, theirs.tomorrow().unwrap(), count + 1);
    }
    assert_eq!((ours, theirs, count), (Date::MAX, civil::date(9999, 12, 31), 3_652_059));
}

/// Every form `YYYY-MM-DD` of a few years, days that do not exist included.
#[test]
fn reading_agrees() {
    for year in [1, 4, 100, 400, 1582, 1700, 1900, 2000, 2024, 2026, 9999] {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year:04}-{month:02}-{day:02}");
                let theirs = text.parse::<civil::Date>().ok();
                let ours = Date::parse(&text).ok();
                assert_eq!(ours.map(civil_of), theirs, "{text}");
                assert_eq!(ours.map(|date| date.to_string()), theirs.map(|_| text));
            }
        }
    }
}

/// All month's ends of a leap and a common year, 30 years in both directions.
#[test]
fn months_clip_alike_around_every_month_end() {
    for year in [2023, 2024, 2100] {
        for month in 1..=12 {
            for day in 27..=31 {
                let Some(date) = Date::new(year, month, day) else { continue };
                for months in -360_i64..=360 {
                    let theirs = civil_of(date).checked_add(months.months()).ok();
                    assert_eq!(date.add_months(months).map(civil_of), theirs, "{date} {months}");
                }
            }
        }
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (i64::from(Date::MIN.days())..=i64::from(Date::MAX.days()))
        .prop_filter_map("within the calendar", Date::from_days)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// jiff also has years before 1, which we do not.
    #[test]
    fn months_and_days_agree(date in any_date(), months in -119_987_i64..=119_987, days in -3_652_058_i64..=3_652_058) {
        let ours = |date: Option<Date>| date.map(civil_of);
        let theirs = |date: Result<civil::Date, _>| date.ok().filter(|date: &civil::Date| date.year() >= 1);
        prop_assert_eq!(ours(date.add_months(months)), theirs(civil_of(date).checked_add(months.months())));
        prop_assert_eq!(ours(date.add_days(days)), theirs(civil_of(date).checked_add(days.days())));
    }

    #[test]
    fn days_between_agree(a in any_date(), b in any_date()) {
        let theirs = i64::from((civil_of(b) - civil_of(a)).get_days());
        prop_assert_eq!(a.days_between(b), theirs);
        prop_assert_eq!(a.add_days(theirs), Some(b));
        prop_assert_eq!(a.cmp(&b), civil_of(a).cmp(&civil_of(b)));
    }

    #[test]
    fn durations_agree(date in any_date(), months in 0_u32..600, days in 0_u32..1_000, times in 0_u32..40) {
        let span = i64::from(months * times).months().days(i64::from(days * times));
        let theirs = civil_of(date).checked_add(span).ok();
        let ours = Duration { months, days }.after(date, times);
        prop_assert_eq!(ours.map(civil_of), theirs);
    }
}
