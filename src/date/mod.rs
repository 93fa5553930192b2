//! Calendar days, the intervals that open dates make of them, and durations as guidelines write them.
//!
//! Whole days only: no time of day, no time zone, no clock. The calendar is the Gregorian one, carried
//! back before its introduction (proleptic), years 1 to 9999.

mod calendar;
mod duration;
mod parse;
mod range;

pub use duration::{Duration, DurationError};
pub use parse::DateError;
pub use range::DateRange;

use std::fmt;

use crate::json::{JsonWriter, WriteJson};
use crate::text::Language;

/// A day of the years 1 to 9999, as a count of days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

impl Date {
    /// 0001-01-01.
    pub const MIN: Date = Date(-719_162);
    /// 9999-12-31.
    pub const MAX: Date = Date(2_932_896);

    /// The day of a year (1–9999), month (1–12) and day of the month; `None` when there is no such day.
    #[must_use]
    pub const fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        match calendar::days_in_month(year, month) {
            Some(last) if day >= 1 && day <= last => Some(Date(calendar::to_days(year, month, day))),
            Some(_) | None => None,
        }
    }

    /// The day that lies so many days after 1970-01-01; `None` outside the years 1 to 9999.
    #[must_use]
    pub const fn from_days(days: i64) -> Option<Date> {
        if days < Date::MIN.0 as i64 || days > Date::MAX.0 as i64 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked just above; `try_from` is not const")]
        let days = days as i32;
        Some(Date(days))
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn parts(self) -> (i32, u8, u8) {
        calendar::from_days(self.0)
    }

    /// The year, 1–9999.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.parts().0
    }

    /// The month, 1–12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.parts().1
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.parts().2
    }

    /// So many days later, or earlier when negative; `None` outside the years 1 to 9999.
    #[must_use]
    pub const fn add_days(self, days: i64) -> Option<Date> {
        match (self.0 as i64).checked_add(days) {
            Some(days) => Date::from_days(days),
            None => None,
        }
    }

    /// So many months later, or earlier when negative, on the same day of the month or, where the month is
    /// too short for it, on its last; `None` outside the years 1 to 9999.
    ///
    /// For repeated steps count from the anchor (31 January + 2 months is 31 March), as [`Duration::after`] does.
    #[must_use]
    pub fn add_months(self, months: i64) -> Option<Date> {
        let (year, month, day) = self.parts();
        let total = (i64::from(year) * 12 + i64::from(month) - 1).checked_add(months)?;
        let year = i32::try_from(total.div_euclid(12)).ok()?;
        let month = u8::try_from(total.rem_euclid(12) + 1).ok()?;
        Date::new(year, month, day.min(calendar::days_in_month(year, month)?))
    }

    /// Days from this day to the other: positive when the other is later, 0 for the same day.
    #[must_use]
    pub const fn days_between(self, other: Date) -> i64 {
        other.0 as i64 - self.0 as i64
    }

    /// For people: `22 november 2026` in Swedish, `22 November 2026` in English and for other languages.
    #[must_use]
    pub fn format(self, language: Language) -> String {
        let (year, month, day) = self.parts();
        format!("{day} {} {year}", calendar::month_name(month, language))
    }
}

/// `2026-11-22`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl WriteJson for Date {
    fn write_json(&self, to: &mut JsonWriter) {
        to.string(&self.to_string());
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn the_ends_of_the_calendar() {
        assert_eq!(Date::new(1, 1, 1), Some(Date::MIN));
        assert_eq!(Date::new(9999, 12, 31), Some(Date::MAX));
        assert_eq!(Date::MIN.add_days(-1), None);
        assert_eq!(Date::MAX.add_days(1), None);
        assert_eq!(Date::MAX.add_days(i64::MAX), None);
        assert_eq!(Date::MIN.add_months(-1), None);
        assert_eq!(Date::MAX.add_months(1), None);
        assert_eq!(Date::MAX.add_months(i64::MAX), None);
        assert_eq!(Date::MIN.add_months(i64::MIN), None);
        for (year, month, day) in
            [(0, 1, 1), (10_000, 1, 1), (i32::MIN, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
    }

    #[test]
    fn known_days() {
        assert_eq!(Date::new(1970, 1, 1).map(Date::days), Some(0));
        assert_eq!(date("2000-02-29").days(), 11_016);
        assert_eq!(date("2026-11-22").parts(), (2026, 11, 22));
        assert_eq!(
            (date("2026-11-22").year(), date("2026-11-22").month(), date("2026-11-22").day()),
            (2026, 11, 22)
        );
    }

    #[test]
    fn months_clip_to_the_end() {
        let later = |text, months| date(text).add_months(months).map(|d| d.to_string());
        assert_eq!(later("2026-01-31", 1).as_deref(), Some("2026-02-28"));
        assert_eq!(later("2024-01-31", 1).as_deref(), Some("2024-02-29"));
        assert_eq!(later("2026-03-31", -1).as_deref(), Some("2026-02-28"));
        assert_eq!(later("2024-02-29", 12).as_deref(), Some("2025-02-28"));
        assert_eq!(later("2026-11-22", 2).as_deref(), Some("2027-01-22"));
        assert_eq!(later("2026-01-15", -13).as_deref(), Some("2024-12-15"));
    }

    #[test]
    fn days_between_has_a_sign() {
        assert_eq!(date("2026-02-28").days_between(date("2026-03-01")), 1);
        assert_eq!(date("2024-03-01").days_between(date("2024-02-28")), -2);
        assert_eq!(Date::MIN.days_between(Date::MAX), 3_652_058);
    }

    #[test]
    fn dates_for_people() {
        assert_eq!(date("2026-11-22").format(Language::SWEDISH), "22 november 2026");
        assert_eq!(date("2026-11-22").format(Language::ENGLISH), "22 November 2026");
        assert_eq!(date("2027-05-02").format(Language::SWEDISH), "2 maj 2027");
        assert_eq!(Date::MIN.to_string(), "0001-01-01");
    }
}
