//! Follow-ups: duties with their dates, and reminders before upcoming duties.

use super::assessment::{FollowUp, FollowUpDate, Role};
use super::ruling::Ruling;
use super::words::Words;
use crate::date::{Date, DateRange, Duration};
use crate::evaluate::Record;
use crate::model::{Rhythm, Rule, Schedule};
use crate::program::{Program, RuleSlots, ScheduleSlots};
use crate::text::{Spoken, Text};

/// How far dates are given, in months after the reference date.
const HORIZON_MONTHS: i64 = 36;
/// Most dates of one line of a schedule.
const MOST: u32 = 400;

/// The days within which dates are given.
#[derive(Clone, Copy)]
pub(super) struct Horizon {
    first: Date,
    last: Date,
}

impl Horizon {
    /// From the day of the assessment to 36 months after the reference date, or after the day of the
    /// assessment while the reference date is open.
    pub(super) fn new(as_of: Date, reference: DateRange) -> Horizon {
        let from = reference.as_point().unwrap_or(as_of).max(as_of);
        Horizon { first: as_of, last: from.add_months(HORIZON_MONTHS).unwrap_or(Date::MAX) }
    }

    fn holds(self, date: Date) -> bool {
        self.first <= date && date <= self.last
    }
}

/// What follow-ups are read from.
#[derive(Clone, Copy)]
pub(super) struct Calendar<'p, 'r> {
    pub(super) program: &'p Program,
    pub(super) record: &'r Record,
    pub(super) words: Words<'p, 'r>,
    pub(super) horizon: Horizon,
}

impl<'p> Calendar<'p, '_> {
    /// The dates of a rule's duty. A rule that does not surely apply has none yet.
    pub(super) fn duty(self, rule: &'p Rule, slots: &RuleSlots, out: &mut Vec<FollowUp<'p>>) {
        let Some(duty) = &rule.duty else { return };
        if !self.record.truth(slots.applies).is_yes() {
            return;
        }
        for (line, line_slots) in duty.schedule.iter().zip(&slots.schedule) {
            if !self.record.truth(line_slots.when).is_yes() {
                continue;
            }
            for date in self.line(line, line_slots, slots) {
                out.push(self.follow_up(rule, date, duty.to.as_deref(), Some(&duty.title), false));
            }
        }
    }

    /// Reminders before the first day of a rule that is not yet in force.
    pub(super) fn reminders(
        self,
        rule: &'p Rule,
        slots: &RuleSlots,
        ruling: Ruling,
        out: &mut Vec<FollowUp<'p>>,
    ) {
        let guideline = self.program.guideline();
        let (Some(reminder), Some(from)) = (&guideline.reminders, slots.from) else { return };
        if !ruling.in_force.is_no() || ruling.statuses.is_harmless() {
            return;
        }
        let Some(first_day) = self.record.days(from).as_point() else { return };
        let title = reminder.title.as_ref().or(rule.title.as_ref());
        for before in &reminder.before {
            if let Some(date) = earlier(first_day, *before).filter(|date| self.horizon.holds(*date)) {
                out.push(self.follow_up(rule, FollowUpDate::On(date), reminder.to.as_deref(), title, true));
            }
        }
    }

    fn follow_up(
        self,
        rule: &'p Rule,
        date: FollowUpDate,
        to: Option<&'p str>,
        title: Option<&'p Text>,
        reminder: bool,
    ) -> FollowUp<'p> {
        let to = to.map(|id| role(self.words, id));
        let title = title.map_or(Spoken::nothing(), |title| self.words.speech.of(title));
        FollowUp { rule: &rule.id, date, to, title, reminder }
    }

    /// The dates of one line, counted from its anchor: what it names, else the later of the start of use and
    /// the rule's first day. An anchor that is none gives no dates.
    fn line(self, line: &Schedule, slots: &ScheduleSlots, rule: &RuleSlots) -> Vec<FollowUpDate> {
        let anchor = match slots.from {
            Some(from) => {
                let from = self.record.date(from);
                if from.given.is_no() {
                    return Vec::new();
                }
                from.range
            }
            None => self.default_anchor(rule),
        };
        let until =
            slots.until.map(|until| self.record.date(until)).filter(|until| until.given.could_be(true));
        let last = until.and_then(|until| until.range.high()).unwrap_or(Date::MAX);
        let Some(anchor_day) = anchor.as_point() else {
            return open_dates(line, anchor);
        };
        let dates: Vec<Date> = match &line.rhythm {
            Rhythm::At(distances) => {
                distances.iter().filter_map(|distance| distance.after(anchor_day, 1)).collect()
            }
            Rhythm::Every(duration) => self.repeated(anchor_day, *duration, line.on),
        };
        let fits = |date: &Date| self.horizon.holds(*date) && *date <= last;
        dates.into_iter().filter(fits).map(FollowUpDate::On).collect()
    }

    fn default_anchor(self, rule: &RuleSlots) -> DateRange {
        let start = self.program.start_slot().map(|start| self.record.date(start));
        let start = start.filter(|start| start.given.could_be(true)).map(|start| start.range);
        let from = rule.from.map(|from| self.record.days(from));
        match (start, from) {
            (Some(start), Some(from)) => start.max(from),
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => self.record.days(self.program.as_of()),
        }
    }

    fn repeated(self, anchor: Date, duration: Duration, on: Option<(u32, u32)>) -> Vec<Date> {
        if duration.is_zero() {
            return Vec::new();
        }
        let (first, skip) = match on {
            Some(on) => (next_day_of_year(anchor, on), 0),
            None => (Some(anchor), 1),
        };
        let Some(first) = first else { return Vec::new() };
        let dates = (skip..MOST).map_while(|times| duration.after(first, times));
        let dates = dates.map(|date| on.map_or(date, |on| day_of_year(date.year(), on).unwrap_or(date)));
        dates.take_while(|date| *date <= self.horizon.last).collect()
    }
}

/// While the anchor is open, the first date of the line is given as a range.
fn open_dates(line: &Schedule, anchor: DateRange) -> Vec<FollowUpDate> {
    let first = match &line.rhythm {
        Rhythm::Every(duration) => Some(*duration),
        Rhythm::At(distances) => distances.first().copied(),
    };
    let Some(first) = first else { return Vec::new() };
    let range = anchor.add_duration(first, 1);
    let inside = |date: Option<Date>, limit: Date| date.filter(|date| *date != limit);
    let anchored = |date: Option<Date>, limit: Option<Date>| if limit.is_some() { date } else { None };
    vec![FollowUpDate::Between(
        anchored(range.low(), inside(anchor.low(), Date::MIN)),
        anchored(range.high(), inside(anchor.high(), Date::MAX)),
    )]
}

/// The first such day of a year after the anchor.
fn next_day_of_year(anchor: Date, on: (u32, u32)) -> Option<Date> {
    let this_year = day_of_year(anchor.year(), on)?;
    if this_year > anchor { Some(this_year) } else { day_of_year(anchor.year() + 1, on) }
}

/// The day of a year; 29 February is 28 February in other years than leap years.
fn day_of_year(year: i32, (month, day): (u32, u32)) -> Option<Date> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Date::new(year, month, day).or_else(|| Date::new(year, month, day.checked_sub(1)?))
}

/// A duration before a day.
fn earlier(date: Date, duration: Duration) -> Option<Date> {
    date.add_months(-i64::from(duration.months))?.add_days(-i64::from(duration.days))
}

/// A role with its wording.
pub(super) fn role<'p>(words: Words<'p, '_>, id: &'p str) -> Role<'p> {
    Role { id, title: words.text_or(words.program.guideline().roles.get(id), id) }
}
