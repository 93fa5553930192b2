//! Duties with dates: those that apply from a later day, and what is to be done when.

use super::super::groups::Groups;
use super::super::page::Tone;
use super::super::words::{self, fill};
use super::Writer;
use super::findings::first_upper;
use crate::assess::{Finding, FollowUp, FollowUpDate, Status};
use crate::date::Date;
use crate::text::Language;
use crate::value::Possible;

/// Most dates shown for one duty.
const DATES: usize = 4;

impl<'a> Writer<'a> {
    /// What applies from a later day.
    pub(super) fn upcoming(&mut self, groups: &Groups<'a>) {
        if groups.upcoming.is_empty() {
            return;
        }
        self.heading(words::UPCOMING, groups.upcoming.len());
        self.list(&groups.upcoming, 10, |writer, finding| writer.coming(finding));
    }

    fn coming(&mut self, finding: &'a Finding) {
        self.title(finding, Tone::Care, ">");
        let from = finding.from.as_ref().map(|from| day_of(from, self.language())).unwrap_or_default();
        let from = self.fill(words::FROM_DATE, &[("date", &from)]);
        let state = match finding.status {
            Status::Met => Some(words::ALREADY_MET),
            Status::Violated => Some(words::NOT_YET_MET),
            Status::Open => Some(words::NOT_YET_KNOWN),
            Status::Waived => Some(words::status(Status::Waived)),
            Status::Noted | Status::NotApplicable => None,
        };
        let line = match state {
            Some(state) => format!("{from}; {}.", self.say(state).to_lowercase()),
            None => format!("{from}."),
        };
        self.page.paragraph(4, &first_upper(&line), Tone::Plain);
        if finding.status != Status::Met {
            self.remedy(finding);
        }
    }

    /// What is to be done, each duty with its dates; then reminders.
    pub(super) fn follow_ups(&mut self) {
        let all = &self.report.assessment.follow_ups;
        let (reminders, duties): (Vec<&FollowUp>, Vec<&FollowUp>) =
            all.iter().partition(|item| item.reminder);
        let duties = together(&duties, |a, b| (&a.rule, &a.title, &a.to) == (&b.rule, &b.title, &b.to));
        if !duties.is_empty() {
            self.heading(words::FOLLOW_UPS, duties.len());
            self.list(&duties, 8, |writer, items| writer.duty(items));
        }
        let reminders = together(&reminders, |a, b| (&a.date, &a.title, &a.to) == (&b.date, &b.title, &b.to));
        if !reminders.is_empty() {
            self.heading(words::REMINDERS, reminders.len());
            self.list(&reminders, 8, |writer, items| writer.reminder(items));
        }
    }

    /// A day with all the rules that it reminds of.
    fn reminder(&mut self, items: &[&'a FollowUp]) {
        let Some(first) = items.first() else { return };
        let day = format!("{}:", follow_up_day(first.date, self.language()));
        let title = self.show(&first.title);
        self.page.lines(2, 4, &[("-", Tone::Care), (&day, Tone::Strong), (title, Tone::Plain)]);
        let rules: Vec<&str> = items.iter().map(|item| item.rule).collect();
        self.page.paragraph(4, &format!("[{}]", rules.join(", ")), Tone::Quiet);
        if let Some(to) = &first.to {
            self.page.labeled(4, self.say(words::RECEIVER), self.show(&to.title));
        }
    }

    fn duty(&mut self, items: &[&'a FollowUp]) {
        let Some(first) = items.first() else { return };
        let id = format!("[{}]", first.rule);
        let title = self.show(&first.title);
        self.page.lines(2, 4, &[("-", Tone::Care), (title, Tone::Plain), (&id, Tone::Quiet)]);
        let shown = if self.style().all || items.len() <= DATES + 1 { items.len() } else { DATES };
        let dates: Vec<String> =
            items.iter().take(shown).map(|item| follow_up_day(item.date, self.language())).collect();
        let mut line = dates.join(", ");
        if shown < items.len() {
            line.push(' ');
            line.push_str(&self.fill(words::MORE_DATES, &[("count", &(items.len() - shown).to_string())]));
        }
        self.page.paragraph(4, &first_upper(&line), Tone::Strong);
        if let Some(to) = &first.to {
            self.page.labeled(4, self.say(words::RECEIVER), self.show(&to.title));
        }
    }
}

/// Follow-ups that belong together, in the order of the first of each.
fn together<'a>(
    items: &[&'a FollowUp<'a>],
    same: impl Fn(&FollowUp, &FollowUp) -> bool,
) -> Vec<Vec<&'a FollowUp<'a>>> {
    let mut grouped: Vec<Vec<&FollowUp>> = Vec::new();
    for item in items {
        match grouped.iter_mut().find(|group| group.first().is_some_and(|first| same(first, item))) {
            Some(group) => group.push(item),
            None => grouped.push(vec![item]),
        }
    }
    grouped
}

/// A day that may still be open, in words that follow "from".
pub(super) fn day_of(day: &Possible, language: Language) -> String {
    match day {
        Possible::Date(day) if day.given.is_no() => words::DATE_NONE.show(language).to_owned(),
        Possible::Date(day) => {
            let end = |date: Option<Date>, limit: Date| date.filter(|date| *date != limit);
            days(end(day.range.low(), Date::MIN), end(day.range.high(), Date::MAX), language)
        }
        // First and last days are dates.
        Possible::Truth(_)
        | Possible::Number(_)
        | Possible::Choice { .. }
        | Possible::Choices { .. }
        | Possible::Series(_)
        | Possible::Rows { .. }
        | Possible::Text(_) => String::new(),
    }
}

fn follow_up_day(date: FollowUpDate, language: Language) -> String {
    match date {
        FollowUpDate::On(date) => date.format(language),
        FollowUpDate::Between(low, high) => days(low, high, language),
    }
}

/// All days from the first to the last, in words.
fn days(low: Option<Date>, high: Option<Date>, language: Language) -> String {
    let format = |date: Date| date.format(language);
    match (low, high) {
        (Some(low), Some(high)) if low == high => format(low),
        (Some(low), Some(high)) => {
            fill(words::DATE_BETWEEN, language, &[("low", &format(low)), ("high", &format(high))])
        }
        (Some(low), None) => fill(words::DATE_AFTER, language, &[("low", &format(low))]),
        (None, Some(high)) => fill(words::DATE_BEFORE, language, &[("high", &format(high))]),
        (None, None) => words::DATE_OPEN.show(language).to_owned(),
    }
}
