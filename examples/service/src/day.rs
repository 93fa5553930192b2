//! The day of an assessment. The engine has no clock: the caller says the day, else it is today here.

use axum::http::StatusCode;
use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::text::Language;

use crate::problem::{Fault, Problem};

/// The day in the address, else the proposal's own, else today.
pub(crate) fn day(asked: Option<&str>, proposal: &Proposal, language: Language) -> Result<Date, Problem> {
    match asked {
        Some(text) => Date::parse(text).map_err(|_| BAD_DAY.problem(language)),
        None => proposal.as_of.or_else(today).ok_or_else(|| NO_CLOCK.problem(language)),
    }
}

/// Today where the service runs.
fn today() -> Option<Date> {
    let today = jiff::Zoned::now().date();
    let part = |number: i8| u8::try_from(number).ok();
    Date::new(i32::from(today.year()), part(today.month())?, part(today.day())?)
}

const BAD_DAY: Fault = Fault {
    status: StatusCode::BAD_REQUEST,
    code: "service/bad-day",
    sv: ("as_of är ingen dag.", "Skriv år, månad och dag: 2026-11-22."),
    en: ("as_of is not a day.", "Write year, month and day: 2026-11-22."),
};

const NO_CLOCK: Fault = Fault {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    code: "service/no-clock",
    sv: ("Tjänsten vet inte vilken dag det är.", "Ange dagen: ?as_of=2026-11-22."),
    en: ("The service does not know what day it is.", "Name the day: ?as_of=2026-11-22."),
};
