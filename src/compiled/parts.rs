//! Every record of a guideline with its fields in the order of the file. A change here, or in the order, is a new
//! version of the form.

use super::cursor::Cursor;
use super::packed::{Packed, position, record, words};
use super::writer::Writer;
use crate::date::{Date, Duration};
use crate::diagnostic::Span;
use crate::model::{
    Area, Bounds, Clause, Duty, Fact, FactId, Gate, Guideline, Item, Literal, OptionItem, OptionList,
    OptionListId, Pack, Parameter, ParameterId, Phase, Relaxation, Reminder, Review, Rhythm, Rule, RuleId,
    Schedule, Section, Severity, Source, Status, Tighter, Value, ValueId, Version, WaiverTerms,
};
use crate::number::Number;
use crate::text::Language;

record!(Guideline {
    packs, languages, start, roles, areas, phases, sections, sources, option_lists, parameters, facts, values, order,
    rules, reminders, relaxations,
} without { term_count: 0, digest: String::new() });
record!(Pack { id, version, title, publisher, description, status } without { file: 0 });
record!(Area { id, title });
record!(Phase { id, title, reached_when });
record!(Section { id, title, help, score, answered_by });
record!(Source { id, pack, title, reference, publisher, date, url, status, review, clauses });
record!(Clause { id, title, text, reference, manual, review } without { span: Span::default() });
record!(Parameter { id, ty, values, title, unit, tighter, review, note } without {
    bounds: (None, None), span: Span::default()
});
record!(Fact {
    id, pack, ty, section, title, question, help, answered_by, bounds, unit, labels, years, columns, gate, may_be_none,
    nullable, answer_name, formerly, review,
} without { span: Span::default() });
record!(Gate { asked_when, otherwise });
record!(Value { id, pack, ty, body, nullable, title, unit, decimals, shown, review, note } without { span: Span::default() });
record!(Rule {
    id, pack, area, phase, severity, title, remedy, note, sources, applies_when, except, requires, duty, evidence, from,
    until, waiver, contradiction, owner, review, relaxed,
} without { span: Span::default() });
record!(Duty { title, to, schedule });
record!(Schedule { when, rhythm, on, from, until });
record!(WaiverTerms { by, months });
record!(Reminder { before, to, title });
record!(OptionList { options, ordered });
record!(OptionItem { id, title, help, points });
record!(Duration { months, days });

position!(FactId, ValueId, ParameterId, RuleId, OptionListId);

words!(Status { Draft = "draft", Adopted = "adopted" });
words!(Review { Read = "read", Secondary = "secondary", Memory = "memory", Own = "own" });
words!(Tighter { Higher = "higher", Lower = "lower" });
words!(Severity { Info = "info", Should = "should", Must = "must", Forbids = "forbids" });

/// What an overlay can change; see [`Relaxation::what`].
const RELAXED: [&str; 8] =
    ["severity", "phase", "effective", "requires", "waiver", "drop", "value", "by_date"];

impl Packed for Relaxation {
    fn write(&self, to: &mut Writer<'_>) {
        to.open();
        for text in [self.guideline.as_str(), &self.target, self.what] {
            to.string(text);
        }
        to.text(&self.reason);
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> Relaxation {
        from.open();
        let (guideline, target) = (Packed::read(from), Packed::read(from));
        let word = from.string();
        let what = from.accept(RELAXED.into_iter().find(|what| *what == word));
        let reason = Packed::read(from);
        from.close();
        Relaxation { guideline, target, reason, what }
    }
}

impl Packed for Vec<Language> {
    fn write(&self, to: &mut Writer<'_>) {
        to.languages(self);
    }

    fn read(from: &mut Cursor<'_>) -> Vec<Language> {
        let codes = Vec::<String>::read(from);
        let languages: Option<Vec<Language>> = codes.iter().map(|code| Language::parse(code)).collect();
        from.accept(languages)
    }
}

impl Packed for Version {
    /// `"1.0.0"`
    fn write(&self, to: &mut Writer<'_>) {
        to.string(&self.to_string());
    }

    fn read(from: &mut Cursor<'_>) -> Version {
        let text = from.string();
        let mut parts = text.split('.').map(str::parse);
        let numbers = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(Ok(major)), Some(Ok(minor)), Some(Ok(patch)), None) => Some([major, minor, patch]),
            _ => None,
        };
        Version(from.accept(numbers))
    }
}

impl Packed for Item {
    /// `["f",3]` or `["v",0]`
    fn write(&self, to: &mut Writer<'_>) {
        to.open();
        match self {
            Item::Fact(id) => {
                to.string("f");
                id.write(to);
            }
            Item::Value(id) => {
                to.string("v");
                id.write(to);
            }
        }
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> Item {
        from.open();
        let item = match from.string().as_ref() {
            "f" => Item::Fact(Packed::read(from)),
            word => {
                from.refuse_unless(word == "v");
                Item::Value(Packed::read(from))
            }
        };
        from.close();
        item
    }
}

impl Packed for Bounds {
    /// `null`, `["number",min,max,whole]`, `["date",min,max]` or `["rows",min,max]`
    fn write(&self, to: &mut Writer<'_>) {
        let name = match self {
            Bounds::Free => return to.word("null"),
            Bounds::Number { .. } => "number",
            Bounds::Date { .. } => "date",
            Bounds::Rows { .. } => "rows",
        };
        to.open();
        to.string(name);
        match self {
            Bounds::Free => {}
            Bounds::Number { min, max, whole } => {
                min.write(to);
                max.write(to);
                whole.write(to);
            }
            Bounds::Date { min, max } => {
                min.write(to);
                max.write(to);
            }
            Bounds::Rows { min, max } => {
                min.write(to);
                max.write(to);
            }
        }
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> Bounds {
        if from.null() {
            return Bounds::Free;
        }
        from.open();
        let bounds = match from.string().as_ref() {
            "number" => {
                Bounds::Number { min: Packed::read(from), max: Packed::read(from), whole: Packed::read(from) }
            }
            "date" => Bounds::Date { min: Packed::read(from), max: Packed::read(from) },
            word => {
                from.refuse_unless(word == "rows");
                Bounds::Rows { min: Packed::read(from), max: Packed::read(from) }
            }
        };
        from.close();
        bounds
    }
}

impl Packed for Literal {
    /// `true`, a number, or `["date","2027-12-02"]`
    fn write(&self, to: &mut Writer<'_>) {
        match self {
            Literal::Truth(truth) => truth.write(to),
            Literal::Number(number) => number.write(to),
            Literal::Date(date) => {
                to.open();
                to.string("date");
                date.write(to);
                to.close();
            }
        }
    }

    fn read(from: &mut Cursor<'_>) -> Literal {
        match from.next_byte() {
            Some(b't' | b'f') => Literal::Truth(bool::read(from)),
            Some(b'[') => {
                let (word, date) = <(String, Date)>::read(from);
                from.refuse_unless(word == "date");
                Literal::Date(date)
            }
            Some(_) | None => Literal::Number(Number::read(from)),
        }
    }
}

impl Packed for Rhythm {
    /// `["every",duration]` or `["at",duration,…]`
    fn write(&self, to: &mut Writer<'_>) {
        to.open();
        match self {
            Rhythm::Every(duration) => {
                to.string("every");
                duration.write(to);
            }
            Rhythm::At(durations) => {
                to.string("at");
                for duration in durations {
                    duration.write(to);
                }
            }
        }
        to.close();
    }

    fn read(from: &mut Cursor<'_>) -> Rhythm {
        from.open();
        let rhythm = match from.string().as_ref() {
            "every" => Rhythm::Every(Packed::read(from)),
            word => {
                from.refuse_unless(word == "at");
                Rhythm::At(super::packed::rest(from))
            }
        };
        from.close();
        rhythm
    }
}
