//! Duties: what is to be done from now on, and when.

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Duty, Rhythm, ScheduleLine, Spanned};
use crate::model::keys;
use crate::source::Node;

const DUTY: Shape = Shape {
    what: ("a duty", "en skyldighet (`duty`)"),
    keys: &keys::DUTY,
    foreign: &[
        ("title", Advice::Write("sv:")),
        ("text", Advice::Write("sv:")),
        ("receiver", Advice::Write("to")),
        ("role", Advice::Write("to")),
        ("owner", Advice::Write("to")),
        ("every", Advice::Write("schedule:")),
        ("at", Advice::Write("schedule:")),
        ("when", Advice::Write("schedule:")),
    ],
};

const LINE: Shape = Shape {
    what: ("a line of a schedule", "en rad i ett schema"),
    keys: &keys::LINE,
    foreign: &[
        ("if", Advice::Write("when")),
        ("after", Advice::Write("at:")),
        ("interval", Advice::Write("every")),
        ("repeat", Advice::Write("every")),
        ("date", Advice::Write("on")),
        ("start", Advice::Write("from")),
        ("to", Advice::Write("until")),
        ("end", Advice::Write("until")),
    ],
};

/// Days of each month; February as in a leap year.
const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

impl Reader<'_> {
    /// Something to do, with its receiver and its schedule.
    pub(super) fn duty(&mut self, node: &Node) -> Option<Duty> {
        let fields = Fields::open(self, node, &DUTY, node.span)?;
        let title = self.wordings(fields.entries(), &keys::DUTY);
        if title.is_empty() && fields.lacks("sv") {
            self.report(Diagnostic::new(codes::DUTY_WITHOUT_WORDS, item_place(node)));
        }
        let lines = fields.get("schedule").map(|node| self.some_items(node)).unwrap_or_default();
        Some(Duty {
            title,
            to: fields.read(self, "to", Reader::name),
            schedule: lines.iter().filter_map(|line| self.schedule_line(line)).collect(),
            span: node.span,
        })
    }

    fn schedule_line(&mut self, node: &Node) -> Option<ScheduleLine> {
        let fields = Fields::open(self, node, &LINE, item_place(node))?;
        let when = fields.read(self, "when", Reader::condition);
        let on = fields.read(self, "on", Reader::day_of_year);
        let from = fields.read(self, "from", Reader::date_formula);
        let until = fields.read(self, "until", Reader::date_formula);
        let every = fields.read(self, "every", Reader::duration).map(Rhythm::Every);
        let at = fields.get("at").map(|node| Rhythm::At(self.durations(node)));
        match (fields.entry("every"), fields.entry("at")) {
            (Some(_), Some((key, _))) => self.report(Diagnostic::new(codes::EVERY_AND_AT, key.span)),
            (None, None) if fields.lacks("every") && fields.lacks("at") => {
                self.report(Diagnostic::new(codes::NO_RHYTHM, item_place(node)));
            }
            (Some(_), None) | (None, Some(_) | None) => {}
        }
        Some(ScheduleLine { when, rhythm: every.or(at)?, on, from, until, span: node.span })
    }

    /// A day of the year, `MM-DD`; 29 February may stand there.
    fn day_of_year(&mut self, node: &Node) -> Option<Spanned<(u32, u32)>> {
        let text = node.scalar_text().unwrap_or_default();
        let day = day_of_year(text);
        if day.is_none() {
            self.report(Diagnostic::new(codes::BAD_DAY, node.span).with("text", text));
        }
        day.map(|value| Spanned { value, span: node.span })
    }
}

fn day_of_year(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(month) || !two_digits(day) {
        return None;
    }
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    let days = DAYS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    (1..=*days).contains(&day).then_some((month, day))
}

#[cfg(test)]
mod tests {
    use super::day_of_year;

    #[test]
    fn only_real_days_of_a_year() {
        assert_eq!(day_of_year("08-31"), Some((8, 31)));
        assert_eq!(day_of_year("02-29"), Some((2, 29)));
        for text in ["02-30", "00-10", "13-01", "4-30", "04-31", "08-00", "31 augusti", "08-3", ""] {
            assert_eq!(day_of_year(text), None, "{text}");
        }
    }
}
