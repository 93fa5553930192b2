//! Reading dates: strictly `YYYY-MM-DD`.

use super::{Date, calendar};
use crate::text::Language;

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateError {
    /// Not of the form `2026-11-22`: ten characters, digits with two hyphens.
    NotIsoForm,
    /// Year 0000.
    NoSuchYear,
    /// A month other than 01–12.
    NoSuchMonth {
        /// The month that was written.
        month: u8,
    },
    /// A day that the month does not have, such as 2026-02-30.
    NoSuchDay {
        /// The year that was written.
        year: i32,
        /// The month that was written, 1–12.
        month: u8,
        /// The day that was written.
        day: u8,
        /// How many days that month has.
        last: u8,
    },
}

impl DateError {
    /// What is wrong and what to write instead; languages other than Swedish get English.
    #[must_use]
    pub fn explain(self, language: Language) -> String {
        let swedish = language == Language::SWEDISH;
        match self {
            DateError::NotIsoForm if swedish => {
                "skriv datumet som år-månad-dag med siffror, till exempel 2026-11-22".to_owned()
            }
            DateError::NotIsoForm => {
                "write the date as year-month-day in digits, such as 2026-11-22".to_owned()
            }
            DateError::NoSuchYear if swedish => "år 0000 finns inte; åren går från 0001 till 9999".to_owned(),
            DateError::NoSuchYear => "there is no year 0000; years go from 0001 to 9999".to_owned(),
            DateError::NoSuchMonth { month } if swedish => {
                format!("månad {month:02} finns inte; månaderna går från 01 till 12")
            }
            DateError::NoSuchMonth { month } => {
                format!("there is no month {month:02}; months go from 01 to 12")
            }
            DateError::NoSuchDay { year, month, day, last } => {
                let name = calendar::month_name(month, language);
                if swedish {
                    format!("dag {day:02} finns inte; {name} {year} har {last} dagar")
                } else {
                    format!("there is no day {day:02}; {name} {year} has {last} days")
                }
            }
        }
    }
}

impl std::fmt::Display for DateError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.explain(Language::ENGLISH))
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Reads `YYYY-MM-DD`, exactly ten characters.
    ///
    /// # Errors
    /// Any other form, or a day that does not exist.
    pub fn parse(text: &str) -> Result<Date, DateError> {
        let bytes: [u8; 10] = text.as_bytes().try_into().map_err(|_| DateError::NotIsoForm)?;
        let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = bytes else {
            return Err(DateError::NotIsoForm);
        };
        if ![y0, y1, y2, y3, m0, m1, d0, d1].iter().all(u8::is_ascii_digit) {
            return Err(DateError::NotIsoForm);
        }
        let pair = |tens: u8, ones: u8| (tens - b'0') * 10 + (ones - b'0');
        let year = i32::from(pair(y0, y1)) * 100 + i32::from(pair(y2, y3));
        let (month, day) = (pair(m0, m1), pair(d0, d1));
        if year == 0 {
            return Err(DateError::NoSuchYear);
        }
        let last = calendar::days_in_month(year, month).ok_or(DateError::NoSuchMonth { month })?;
        Date::new(year, month, day).ok_or(DateError::NoSuchDay { year, month, day, last })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_the_strict_form_is_read() {
        let refused = [
            "",
            "20261122",
            "2026-11-2",
            "2026-1-22",
            "26-11-22",
            "2026/11/22",
            "22-11-2026",
            " 2026-11-22",
            "2026-11-22 ",
            "2026-11-22T00:00",
            "+026-11-22",
            "-026-11-22",
            "2026-W47-7",
            "202٦-11-2",
            "10000-01-01",
        ];
        for text in refused {
            assert_eq!(Date::parse(text), Err(DateError::NotIsoForm), "{text:?}");
        }
        assert_eq!(Date::parse("2026-11-22"), Ok(Date::new(2026, 11, 22).unwrap()));
    }

    #[test]
    fn days_that_do_not_exist_are_explained() {
        let english = |text| Date::parse(text).unwrap_err().to_string();
        assert_eq!(english("2026-02-30"), "there is no day 30; February 2026 has 28 days");
        assert_eq!(english("2024-04-31"), "there is no day 31; April 2024 has 30 days");
        assert_eq!(english("2026-01-00"), "there is no day 00; January 2026 has 31 days");
        assert_eq!(english("2026-13-01"), "there is no month 13; months go from 01 to 12");
        assert_eq!(english("2026-00-01"), "there is no month 00; months go from 01 to 12");
        assert_eq!(english("0000-01-01"), "there is no year 0000; years go from 0001 to 9999");
        let swedish = Date::parse("2026-02-30").unwrap_err().explain(Language::SWEDISH);
        assert_eq!(swedish, "dag 30 finns inte; februari 2026 har 28 dagar");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC*", near in "[0-9]{4}-[0-9]{2}-[0-9]{2}") {
            let _ = Date::parse(&text);
            if let Ok(date) = Date::parse(&near) {
                prop_assert_eq!(date.to_string(), near);
            }
        }
    }
}
