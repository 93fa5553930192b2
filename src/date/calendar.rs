//! The Gregorian calendar: lengths of months and years, and days counted from 1970-01-01.

use crate::text::Language;

/// Days from 0001-01-01 to 1970-01-01.
const DAYS_BEFORE_1970: i32 = 719_162;

/// Days in 400 years, after which the calendar repeats.
const DAYS_IN_400_YEARS: i32 = 146_097;

/// Days of a common year before each month starts; the last entry is the whole year.
const DAYS_BEFORE_MONTH: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// Whether the year has a 29 February.
const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// How many days a month has; `None` when the year (1–9999) or the month does not exist.
pub(super) const fn days_in_month(year: i32, month: u8) -> Option<u8> {
    if year < 1 || year > 9999 {
        return None;
    }
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap(year) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

/// Days of the year before this month starts. `month` is 1–12, or 13 for the end of the year.
const fn days_before_month(year: i32, month: u8) -> i32 {
    let leap_day = if month > 2 && is_leap(year) { 1 } else { 0 };
    DAYS_BEFORE_MONTH[month as usize - 1] + leap_day
}

/// Days from 0001-01-01 to the first of January of a year from 1 on.
const fn days_before_year(year: i32) -> i32 {
    let full = year - 1;
    full * 365 + full / 4 - full / 100 + full / 400
}

/// Days since 1970-01-01 of a day that exists.
pub(super) const fn to_days(year: i32, month: u8, day: u8) -> i32 {
    days_before_year(year) + days_before_month(year, month) + day as i32 - 1 - DAYS_BEFORE_1970
}

/// Year, month and day of a day count within the years 1 to 9999.
pub(super) const fn from_days(days: i32) -> (i32, u8, u8) {
    let days = days + DAYS_BEFORE_1970;
    // The mean length of a year gives the year, or the one beside it. The product stays below 1.5 × 10⁹.
    let mut year = days * 400 / DAYS_IN_400_YEARS + 1;
    while days_before_year(year) > days {
        year -= 1;
    }
    while days_before_year(year + 1) <= days {
        year += 1;
    }
    let in_year = days - days_before_year(year);
    // No month is longer than 31 days: a 32nd of the days gives the month, or an earlier one.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0–365 days give 1–12 months"
    )]
    let mut month = (in_year / 32) as u8 + 1;
    while days_before_month(year, month + 1) <= in_year {
        month += 1;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a day of a month is 1–31")]
    let day = (in_year - days_before_month(year, month) + 1) as u8;
    (year, month, day)
}

/// The month's name, in Swedish or else English; empty for a month that does not exist.
pub(super) fn month_name(month: u8, language: Language) -> &'static str {
    let names = if language == Language::SWEDISH {
        [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ]
    } else {
        [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ]
    };
    usize::from(month).checked_sub(1).and_then(|index| names.get(index)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leap_years() {
        for (year, leap) in
            [(4, true), (1900, false), (2000, true), (2023, false), (2024, true), (2100, false)]
        {
            assert_eq!(is_leap(year), leap, "{year}");
        }
    }

    /// Every day has its parts, and the next day's parts follow in calendar order.
    #[test]
    fn every_day_there_and_back() {
        let (mut year, mut month, mut day) = (1, 1, 1);
        for days in -DAYS_BEFORE_1970..=2_932_896 {
            assert_eq!(from_days(days), (year, month, day));
            assert_eq!(to_days(year, month, day), days);
            day += 1;
            if Some(day) > days_in_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
        assert_eq!((year, month, day), (10_000, 1, 1));
    }

    #[test]
    fn months_have_names_in_both_languages() {
        assert_eq!(month_name(3, Language::SWEDISH), "mars");
        assert_eq!(month_name(12, Language::ENGLISH), "December");
        assert_eq!(month_name(0, Language::ENGLISH), "");
        assert_eq!(month_name(13, Language::SWEDISH), "");
    }
}
