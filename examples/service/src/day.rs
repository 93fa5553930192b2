//! The day of an assessment. The engine has no clock: the caller says the day, else it is today here.

use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::text::Language;

use crate::faults::{BAD_DAY, NO_CLOCK};
use crate::problem::Problem;

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
