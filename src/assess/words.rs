//! Facts, values and what they can be, in words: for reasons and shown values.

use crate::date::{Date, DateRange};
use crate::evaluate::{Record, Slot};
use crate::expression::Comparison;
use crate::model::{Constant, Fact, OptionListId, Term, TermKind, Type, ValueId};
use crate::number::{Decimals, Number};
use crate::program::Program;
use crate::text::{Language, Speech, Spoken, Text};
use crate::truth::Truth;
use crate::value::{DateSet, NumberSet, bits};

/// Most options still possible that are named.
const MOST_NAMED: u32 = 4;

/// Chooses the wording for a language; other languages than Swedish get English.
pub(super) fn word(language: Language, swedish: &'static str, english: &'static str) -> &'static str {
    if language == Language::SWEDISH { swedish } else { english }
}

/// Yes, no or open.
pub(super) fn truth(truth: Truth, language: Language) -> &'static str {
    if truth.is_yes() {
        word(language, "Ja", "Yes")
    } else if truth.is_no() {
        word(language, "Nej", "No")
    } else {
        word(language, "inte klart", "not settled")
    }
}

/// A comparison, to follow "test:".
pub(crate) fn comparison(comparison: Comparison, dates: bool, language: Language) -> &'static str {
    match (comparison, dates) {
        (Comparison::Equal, _) => word(language, "lika med", "equal to"),
        (Comparison::Unequal, _) => word(language, "inte", "not"),
        (Comparison::Less, false) => word(language, "mindre än", "less than"),
        (Comparison::LessOrEqual, false) => word(language, "högst", "at most"),
        (Comparison::Greater, false) => word(language, "mer än", "more than"),
        (Comparison::GreaterOrEqual, false) => word(language, "minst", "at least"),
        (Comparison::Less, true) => word(language, "före", "before"),
        (Comparison::LessOrEqual, true) => word(language, "senast", "no later than"),
        (Comparison::Greater, true) => word(language, "efter", "after"),
        (Comparison::GreaterOrEqual, true) => word(language, "tidigast", "no earlier than"),
    }
}

/// A unit in words; unknown units stand as they are.
pub(crate) fn unit(unit: &str, language: Language) -> &str {
    let known = match unit {
        "SEK" => ("kr", "SEK"),
        "h/year" | "hours/year" => ("timmar per år", "hours per year"),
        "hours" | "h" => ("timmar", "hours"),
        "months" => ("månader", "months"),
        "days" => ("dagar", "days"),
        "years" | "year" => ("år", "years"),
        _ => return unit,
    };
    word(language, known.0, known.1)
}

/// What words need: the program for names and options, the record for values. Everything is written at the end of
/// a text, so that a sentence is put together without pieces in between.
#[derive(Clone, Copy)]
pub(super) struct Words<'p, 'r> {
    pub(super) program: &'p Program,
    pub(super) record: &'r Record,
    pub(super) speech: Speech,
}

impl<'p> Words<'p, '_> {
    /// A text of the guideline, or an id where it has none.
    pub(super) fn text_or(self, text: Option<&'p Text>, id: &'p str) -> Spoken<'p> {
        text.map_or(Spoken::common(id), |text| self.speech.of(text))
    }

    /// What a term is called: a fact, a value, a parameter, or its expression.
    pub(super) fn label(self, term: &Term, language: Language, out: &mut String) {
        let guideline = self.program.guideline();
        let title =
            |title: &'p Option<Text>, id: &'p str| title.as_ref().map_or(id, |title| title.show(language));
        let text = match &term.kind {
            TermKind::Fact(id) | TermKind::Points(id) => fact_label(guideline.fact(*id), language),
            TermKind::Value(id) => {
                let value = guideline.value(*id);
                title(&value.title, &value.id)
            }
            TermKind::Parameter(id) => {
                let parameter = guideline.parameter(*id);
                title(&parameter.title, &parameter.id)
            }
            TermKind::Size(part) => {
                self.label(part, language, out);
                word(language, ", antal", ", count")
            }
            TermKind::AsOf => word(language, "Bedömningsdag", "Day of assessment"),
            TermKind::Start => word(language, "Startdatum", "Start date"),
            TermKind::Given(part) => return self.label(part, language, out),
            _ => self.program.leaf(term).expression.as_str(),
        };
        out.push_str(text);
    }

    /// What a term can still be, with its unit.
    pub(super) fn value(self, term: &Term, language: Language, out: &mut String) {
        if let Some(slot) = self.program.term_slot(term) {
            self.slot(slot, term.ty, self.measure_of(term), language, out);
        }
    }

    fn measure_of(self, term: &Term) -> Measure<'p> {
        let guideline = self.program.guideline();
        let decimals = if let TermKind::Value(id) = term.kind { guideline.value(id).decimals } else { None };
        Measure { unit: guideline.unit_of(term), decimals }
    }

    /// The wording of a named value's possible values.
    pub(super) fn named_value(self, id: ValueId, language: Language, out: &mut String) {
        let value = self.program.guideline().value(id);
        let slot = self.program.value_slot(id);
        if let Slot::Choice(at) = slot
            && bits::count(self.record.set(at)) > MOST_NAMED
        {
            return out.push_str(word(language, "inte klart", "not settled"));
        }
        let measure = Measure { unit: value.unit.as_deref(), decimals: value.decimals };
        self.slot(slot, value.ty, measure, language, out);
    }

    fn slot(self, slot: Slot, ty: Type, measure: Measure<'_>, language: Language, out: &mut String) {
        match (slot, ty) {
            (Slot::Truth(at), Type::Text) => out.push_str(given(self.record.truth(at), language)),
            (Slot::Truth(at), _) => out.push_str(truth(self.record.truth(at), language)),
            (Slot::Number(at), _) => number_set(self.record.number(at), measure, language, out),
            (Slot::Date(at), _) => date_set(self.record.date(at), language, out),
            (Slot::Choice(at), Type::Choice(list)) => self.options(list, self.record.set(at), language, out),
            (Slot::Choices(at), Type::Choices(list)) => self.choices(list, at, language, out),
            (Slot::Series { first, years }, _) => {
                let measure = Measure { unit: None, ..measure };
                for (at, year) in self.record.years(first, years).iter().enumerate() {
                    between(out, at, "; ");
                    number_set(*year, measure, language, out);
                }
            }
            (Slot::Rows(at), _) => {
                let known = self.record.rows.get(at.0 as usize).map_or(0, |rows| rows.known.len());
                out.push_str(&known.to_string());
                out.push_str(word(language, " rader", " rows"));
            }
            (Slot::Choice(_) | Slot::Choices(_), _) => {}
        }
    }

    /// Options in words. Too many possible ones say nothing.
    fn options(self, list: OptionListId, words: &[u64], language: Language, out: &mut String) {
        if bits::count(words) > MOST_NAMED {
            return out.push_str(word(language, "inte besvarad", "not answered"));
        }
        let options = &self.program.guideline().option_list(list).options;
        for (at, bit) in bits::iter(words).enumerate() {
            between(out, at, " / ");
            let none = word(language, "finns inte", "none");
            out.push_str(options.get(bit).map_or(none, |option| option.title.show(language)));
        }
    }

    fn choices(
        self,
        list: OptionListId,
        slot: crate::evaluate::SetSlot,
        language: Language,
        out: &mut String,
    ) {
        let (must, may) = (self.record.set(slot.must()), self.record.set(slot.may()));
        if must != may && bits::count(must) == 0 {
            return out.push_str(word(language, "inte besvarad", "not answered"));
        }
        let options = &self.program.guideline().option_list(list).options;
        let mut count = 0;
        for option in bits::iter(must).filter_map(|at| options.get(at)) {
            between(out, count, ", ");
            out.push_str(option.title.show(language));
            count += 1;
        }
        if must != may {
            between(out, count, ", ");
            out.push_str(word(language, "kanske fler", "perhaps more"));
        } else if count == 0 {
            out.push_str(word(language, "inget", "none"));
        }
    }

    /// The wording of options written out in the guideline.
    pub(super) fn listed(self, list: OptionListId, options: &[u32], language: Language, out: &mut String) {
        let known = self.program.guideline().option_list(list);
        for (at, option) in options.iter().filter_map(|at| known.get(*at)).enumerate() {
            between(out, at, " / ");
            out.push_str(option.title.show(language));
        }
    }

    /// The other side of a comparison: a constant as it is, anything else with its name and value.
    pub(super) fn reference(self, term: &Term, unit: Option<&str>, language: Language, out: &mut String) {
        match (&term.kind, term.ty) {
            (TermKind::Constant(Constant::Number(number)), _) => {
                write_point(*number, Measure { unit, decimals: None }, language, out);
            }
            (TermKind::Constant(Constant::Date(date)), _) => out.push_str(&date.format(language)),
            (TermKind::Constant(Constant::Truth(value)), _) => {
                out.push_str(truth(Truth::from_bool(*value), language));
            }
            (TermKind::Constant(Constant::Option(at)), Type::Choice(list)) => {
                self.listed(list, &[*at], language, out);
            }
            (TermKind::Constant(_), _) => {}
            (TermKind::Parameter(_), _) => self.value(term, language, out),
            _ => {
                self.label(term, language, out);
                out.push_str(", ");
                self.value(term, language, out);
            }
        }
    }
}

/// A fact's short name, or its question, or its id.
pub(super) fn fact_label(fact: &Fact, language: Language) -> &str {
    let text = fact.title.as_ref().or(fact.question.as_ref());
    text.map_or(fact.id.as_str(), |text| text.show(language))
}

/// How a number is shown.
#[derive(Clone, Copy)]
struct Measure<'a> {
    unit: Option<&'a str>,
    decimals: Option<u32>,
}

/// What stands between the items of a list.
fn between(out: &mut String, at: usize, separator: &str) {
    if at > 0 {
        out.push_str(separator);
    }
}

fn given(truth: Truth, language: Language) -> &'static str {
    if truth.is_yes() {
        word(language, "angivet", "given")
    } else if truth.is_no() {
        word(language, "finns inte", "none")
    } else {
        word(language, "inte besvarad", "not answered")
    }
}

/// A number with its unit: `1 200 000 kr`, or a range, or none.
fn number_set(number: NumberSet, measure: Measure<'_>, language: Language, out: &mut String) {
    if number.given.is_no() {
        return out.push_str(word(language, "finns inte", "none"));
    }
    let range = number.range;
    let (low, high) = match (range.low(), range.high()) {
        (Some(low), Some(high)) if low == high => (None, Some(high)),
        (Some(low), None) => {
            out.push_str(word(language, "minst ", "at least "));
            (None, Some(low))
        }
        (None, Some(high)) => {
            out.push_str(word(language, "högst ", "at most "));
            (None, Some(high))
        }
        both => both,
    };
    if let Some(low) = low {
        write_point(low, Measure { unit: None, ..measure }, language, out);
        out.push('–');
    }
    match high {
        Some(high) => write_point(high, measure, language, out),
        None => out.push_str(word(language, "inte klart", "not settled")),
    }
    or_none(number.given, language, out);
}

fn or_none(given: Truth, language: Language, out: &mut String) {
    if !given.is_yes() {
        out.push_str(word(language, " eller finns inte", " or none"));
    }
}

/// A number with its unit in words.
pub(crate) fn point(number: Number, unit: Option<&str>, decimals: Option<u32>, language: Language) -> String {
    let mut out = String::new();
    write_point(number, Measure { unit, decimals }, language, &mut out);
    out
}

fn write_point(number: Number, measure: Measure<'_>, language: Language, out: &mut String) {
    let decimals = match (measure.decimals, measure.unit) {
        (Some(decimals), _) => Decimals::Exactly(u8::try_from(decimals).unwrap_or(12)),
        (None, Some("SEK")) => Decimals::AtMost(0),
        (None, _) => Decimals::AtMost(6),
    };
    number.format_to(language, decimals, out);
    if let Some(name) = measure.unit {
        // Hard, so that no line breaks between a number and its unit.
        out.push('\u{a0}');
        out.push_str(unit(name, language));
    }
}

fn date_set(date: DateSet, language: Language, out: &mut String) {
    if date.given.is_no() {
        return out.push_str(word(language, "finns inte", "none"));
    }
    let range = date.range;
    let end = |day: Option<Date>, limit: Date, out: &mut String| match day.filter(|day| *day != limit) {
        Some(day) => out.push_str(&day.format(language)),
        None => out.push('…'),
    };
    match range.as_point() {
        Some(day) => out.push_str(&day.format(language)),
        None if range == DateRange::CALENDAR || range == DateRange::UNBOUNDED => {
            out.push_str(word(language, "inte besvarad", "not answered"));
        }
        None => {
            end(range.low(), Date::MIN, out);
            out.push_str(" – ");
            end(range.high(), Date::MAX, out);
        }
    }
    or_none(date.given, language, out);
}
