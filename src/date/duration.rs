//! Durations as guidelines write them: `6 months`, `60 dagar`, `year`.

use std::fmt;

use super::Date;
use crate::text::Language;

/// A length of time in months and days, counted from an anchor day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    /// Whole months; years are twelve of them.
    pub months: u32,
    /// Whole days; weeks are seven of them.
    pub days: u32,
}

/// The longest duration in months and in days: as many as the years 1 to 9999 have.
const LONGEST: Duration = Duration { months: 119_988, days: 3_652_059 };

/// Why a text is not a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DurationError {
    /// Nothing of the form number and unit.
    NotADuration,
    /// The number is not a whole one: `1.5 months`.
    NotWhole,
    /// A number without a unit: `6`.
    UnitMissing,
    /// A unit that is not known: `6 moons`.
    UnknownUnit,
    /// A unit that is repeated or smaller than the one after it: `2 days 1 month`.
    WrongOrder,
    /// Longer than the calendar.
    TooLong,
}

impl DurationError {
    /// What is wrong and what to write instead; languages other than Swedish get English.
    #[must_use]
    pub fn explain(self, language: Language) -> &'static str {
        let (en, sv) = match self {
            DurationError::NotADuration => (
                "write a whole number and a unit, such as 6 months or 60 days",
                "skriv ett heltal och en enhet, till exempel 6 månader eller 60 dagar",
            ),
            DurationError::NotWhole => (
                "write a whole number of days, weeks, months or years",
                "skriv ett helt antal dagar, veckor, månader eller år",
            ),
            DurationError::UnitMissing => (
                "the unit is missing; write for example 6 months or 60 days",
                "enheten saknas; skriv till exempel 6 månader eller 60 dagar",
            ),
            DurationError::UnknownUnit => (
                "the unit is not known; use days, weeks, months or years",
                "enheten är okänd; använd dagar, veckor, månader eller år",
            ),
            DurationError::WrongOrder => (
                "write each unit once and the largest first, such as 1 year 6 months",
                "skriv varje enhet en gång och den största först, till exempel 1 år 6 månader",
            ),
            DurationError::TooLong => (
                "the duration is longer than the calendar, which ends with year 9999",
                "tiden är längre än kalendern, som slutar med år 9999",
            ),
        };
        if language == Language::SWEDISH { sv } else { en }
    }
}

impl fmt::Display for DurationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.explain(Language::ENGLISH))
    }
}

impl std::error::Error for DurationError {}

/// The units, the smallest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

impl Unit {
    fn parse(word: &str) -> Option<Unit> {
        match word {
            "day" | "days" | "dag" | "dagar" => Some(Unit::Day),
            "week" | "weeks" | "vecka" | "veckor" => Some(Unit::Week),
            "month" | "months" | "månad" | "månader" => Some(Unit::Month),
            "year" | "years" | "år" => Some(Unit::Year),
            _ => None,
        }
    }

    fn times(self, count: u32) -> Option<Duration> {
        Some(match self {
            Unit::Day => Duration { months: 0, days: count },
            Unit::Week => Duration { months: 0, days: count.checked_mul(7)? },
            Unit::Month => Duration { months: count, days: 0 },
            Unit::Year => Duration { months: count.checked_mul(12)?, days: 0 },
        })
    }
}

impl Duration {
    /// Reads a whole number and a unit, in English or Swedish: `6 months`, `2 veckor`, `1 år`. A unit alone
    /// means one of it (`year`); several are written the largest first (`1 year 6 months`).
    ///
    /// # Errors
    /// Anything else, and durations longer than the calendar.
    pub fn parse(text: &str) -> Result<Duration, DurationError> {
        let mut words = text.split_whitespace().peekable();
        let mut total = Duration::default();
        let mut last = None;
        if words.peek().is_some_and(|word| Unit::parse(word).is_some()) {
            let unit = words.next().and_then(Unit::parse).ok_or(DurationError::NotADuration)?;
            let alone = words.peek().is_none();
            return if alone {
                unit.times(1).ok_or(DurationError::TooLong)
            } else {
                Err(DurationError::NotADuration)
            };
        }
        while let Some(word) = words.next() {
            let count = count(word)?;
            let unit = words.next().ok_or(DurationError::UnitMissing)?;
            let unit = Unit::parse(unit).ok_or(DurationError::UnknownUnit)?;
            if last.is_some_and(|last| unit >= last) {
                return Err(DurationError::WrongOrder);
            }
            last = Some(unit);
            total = unit.times(count).and_then(|part| total.plus(part)).ok_or(DurationError::TooLong)?;
        }
        if last.is_none() { Err(DurationError::NotADuration) } else { Ok(total) }
    }

    /// The sum, unless it is longer than the calendar.
    fn plus(self, other: Duration) -> Option<Duration> {
        let months = self.months.checked_add(other.months).filter(|months| *months <= LONGEST.months)?;
        let days = self.days.checked_add(other.days).filter(|days| *days <= LONGEST.days)?;
        Some(Duration { months, days })
    }

    /// True for no time at all; such a duration must not be repeated.
    #[must_use]
    pub const fn is_zero(self) -> bool {
        self.months == 0 && self.days == 0
    }

    /// The day that lies so many times this duration after the anchor: first all months, clipped to the
    /// month's end, then all days. `None` beyond year 9999.
    ///
    /// Counting from the anchor keeps the day of the month: two months after 31 January is 31 March.
    #[must_use]
    pub fn after(self, anchor: Date, times: u32) -> Option<Date> {
        let months = i64::from(self.months).checked_mul(i64::from(times))?;
        let days = i64::from(self.days).checked_mul(i64::from(times))?;
        anchor.add_months(months)?.add_days(days)
    }

    /// For people: `6 månader` in Swedish, `6 months` in English and for other languages.
    #[must_use]
    pub fn format(self, language: Language) -> String {
        let swedish = language == Language::SWEDISH;
        let words = |count: u32, en: [&str; 2], sv: [&str; 2]| {
            let [one, many] = if swedish { sv } else { en };
            format!("{count} {}", if count == 1 { one } else { many })
        };
        let months = if self.months.is_multiple_of(12) {
            words(self.months / 12, ["year", "years"], ["år", "år"])
        } else {
            words(self.months, ["month", "months"], ["månad", "månader"])
        };
        let days = words(self.days, ["day", "days"], ["dag", "dagar"]);
        match (self.months, self.days) {
            (0, _) => days,
            (_, 0) => months,
            (_, _) => format!("{months} {days}"),
        }
    }
}

/// In English, as [`Duration::parse`] reads it back.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.format(Language::ENGLISH))
    }
}

/// A whole number; one that does not fit is longer than the calendar anyway.
fn count(word: &str) -> Result<u32, DurationError> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(DurationError::NotADuration);
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().map_err(|_| DurationError::TooLong);
    }
    let decimal = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',');
    Err(if decimal { DurationError::NotWhole } else { DurationError::NotADuration })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn of(months: u32, days: u32) -> Duration {
        Duration { months, days }
    }

    #[test]
    fn english_and_swedish_words() {
        let read = [
            ("6 months", of(6, 0)),
            ("1 month", of(1, 0)),
            ("60 days", of(0, 60)),
            ("2 weeks", of(0, 14)),
            ("1 year", of(12, 0)),
            ("month", of(1, 0)),
            ("year", of(12, 0)),
            ("vecka", of(0, 7)),
            ("6 månader", of(6, 0)),
            ("1 månad", of(1, 0)),
            ("30 dagar", of(0, 30)),
            ("1 dag", of(0, 1)),
            ("3 veckor", of(0, 21)),
            ("2 år", of(24, 0)),
            (" 6   months ", of(6, 0)),
            ("0 days", of(0, 0)),
            ("1 year 6 months", of(18, 0)),
            ("1 month 2 weeks 3 days", of(1, 17)),
            ("9999 days", of(0, 9999)),
        ];
        for (text, duration) in read {
            assert_eq!(Duration::parse(text), Ok(duration), "{text}");
        }
    }

    #[test]
    fn each_slip_has_its_own_error() {
        use DurationError::*;
        let refused = [
            ("", NotADuration),
            ("soon", NotADuration),
            ("six months", NotADuration),
            ("-6 months", NotADuration),
            ("P6M", NotADuration),
            ("6months", NotADuration),
            ("year 2", NotADuration),
            ("month month", NotADuration),
            ("1.5 months", NotWhole),
            ("1,5 månader", NotWhole),
            ("6", UnitMissing),
            ("1 year 6", UnitMissing),
            ("6 moons", UnknownUnit),
            ("6 Months", UnknownUnit),
            ("2 days 1 month", WrongOrder),
            ("1 month 1 month", WrongOrder),
            ("10000 years", TooLong),
            ("4294967295 weeks", TooLong),
            ("99999999999999999999 days", TooLong),
        ];
        for (text, error) in refused {
            assert_eq!(Duration::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn repetition_counts_from_the_anchor() {
        let january = Date::new(2026, 1, 31).unwrap();
        let month = of(1, 0);
        let days: Vec<String> =
            (0..4).filter_map(|n| month.after(january, n)).map(|d| d.to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]);
        assert_eq!(of(1, 1).after(january, 1), Date::new(2026, 3, 1));
        assert_eq!(of(0, 7).after(january, 2), Date::new(2026, 2, 14));
        assert_eq!(of(12, 0).after(january, 8000), None);
        assert_eq!(of(u32::MAX, u32::MAX).after(january, u32::MAX), None);
    }

    #[test]
    fn durations_for_people() {
        assert_eq!(of(6, 0).to_string(), "6 months");
        assert_eq!(of(24, 0).to_string(), "2 years");
        assert_eq!(of(12, 1).to_string(), "1 year 1 day");
        assert_eq!(of(0, 0).to_string(), "0 days");
        assert_eq!(of(1, 0).format(Language::SWEDISH), "1 månad");
        assert_eq!(of(36, 60).format(Language::SWEDISH), "3 år 60 dagar");
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_read_back(months in 0..=LONGEST.months, days in 0..=LONGEST.days) {
            let duration = of(months, days);
            prop_assert_eq!(Duration::parse(&duration.to_string()), Ok(duration));
            prop_assert_eq!(Duration::parse(&duration.format(Language::SWEDISH)), Ok(duration));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*", near in "[0-9]{0,12} ?(months|år|x|1.5| ){0,4}") {
            let _ = Duration::parse(&text);
            let _ = Duration::parse(&near);
        }
    }
}
