//! Facts, values and what they can be, in words: for reasons and shown values.

use crate::date::Date;
use crate::evaluate::{Record, Slot};
use crate::expression::Comparison;
use crate::model::{Constant, Fact, FactId, OptionListId, Term, TermKind, Type, Value, ValueId};
use crate::number::{Decimals, Number};
use crate::program::Program;
use crate::text::{Language, Text};
use crate::truth::Truth;
use crate::value::{DateSet, NumberSet, bits};

/// Both languages of the interface, Swedish first.
const LANGUAGES: [Language; 2] = [Language::SWEDISH, Language::ENGLISH];

/// Most options still possible that are named.
const MOST_NAMED: u32 = 4;

/// A text made for each language.
pub(super) fn each(make: impl Fn(Language) -> String) -> Text {
    let [swedish, english] = LANGUAGES;
    Text::both(make(swedish), make(english))
}

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
pub(crate) fn unit(unit: &str, language: Language) -> String {
    let known = match unit {
        "SEK" => ("kr", "SEK"),
        "h/year" | "hours/year" => ("timmar per år", "hours per year"),
        "hours" | "h" => ("timmar", "hours"),
        "months" => ("månader", "months"),
        "days" => ("dagar", "days"),
        "years" | "year" => ("år", "years"),
        _ => return unit.to_owned(),
    };
    if language == Language::SWEDISH { known.0 } else { known.1 }.to_owned()
}

/// What words need: the program for names and options, the record for values.
#[derive(Clone, Copy)]
pub(super) struct Words<'p> {
    pub(super) program: &'p Program,
    pub(super) record: &'p Record,
}

impl<'p> Words<'p> {
    /// A fact's short name, or its question, or its id.
    pub(super) fn fact_label(fact: &'p Fact, language: Language) -> &'p str {
        let text = fact.title.as_ref().or(fact.question.as_ref());
        text.map_or(fact.id.as_str(), |text| text.show(language))
    }

    /// A value's title, or its id.
    pub(super) fn value_label(value: &'p Value, language: Language) -> &'p str {
        value.title.as_ref().map_or(value.id.as_str(), |title| title.show(language))
    }

    /// What a term is called: a fact, a value, a parameter, or its expression.
    pub(super) fn label(self, term: &Term, language: Language) -> String {
        let guideline = self.program.guideline();
        match &term.kind {
            TermKind::Fact(id) | TermKind::Points(id) => {
                Words::fact_label(guideline.fact(*id), language).to_owned()
            }
            TermKind::Value(id) => Words::value_label(guideline.value(*id), language).to_owned(),
            TermKind::Parameter(id) => {
                let parameter = guideline.parameter(*id);
                parameter
                    .title
                    .as_ref()
                    .map_or_else(|| parameter.id.clone(), |title| title.show(language).to_owned())
            }
            TermKind::Size(part) => {
                format!("{}, {}", self.label(part, language), word(language, "antal", "count"))
            }
            TermKind::AsOf => word(language, "Bedömningsdag", "Day of assessment").to_owned(),
            TermKind::Start => word(language, "Start", "Start").to_owned(),
            TermKind::Given(part) => self.label(part, language),
            _ => self.program.expression_text(term),
        }
    }

    /// What a term can still be, with its unit.
    pub(super) fn value(self, term: &Term, language: Language) -> String {
        let Some(slot) = self.program.term_slot(term) else { return String::new() };
        self.slot(slot, term.ty, self.unit_of(term), self.decimals_of(term), language)
    }

    fn unit_of(self, term: &Term) -> Option<&'p str> {
        let guideline = self.program.guideline();
        match &term.kind {
            TermKind::Fact(id) => guideline.fact(*id).unit.as_deref(),
            TermKind::Value(id) => guideline.value(*id).unit.as_deref(),
            TermKind::Parameter(id) => guideline.parameter(*id).unit.as_deref(),
            _ => None,
        }
    }

    fn decimals_of(self, term: &Term) -> Option<u32> {
        match &term.kind {
            TermKind::Value(id) => self.program.guideline().value(*id).decimals,
            _ => None,
        }
    }

    /// The wording of a named value's possible values.
    pub(super) fn named_value(self, id: ValueId, language: Language) -> String {
        let value = self.program.guideline().value(id);
        if let Slot::Choice(at) = self.program.value_slot(id)
            && bits::count(self.record.set(at)) > MOST_NAMED
        {
            return word(language, "inte klart", "not settled").to_owned();
        }
        self.slot(self.program.value_slot(id), value.ty, value.unit.as_deref(), value.decimals, language)
    }

    fn slot(
        self,
        slot: Slot,
        ty: Type,
        unit: Option<&str>,
        decimals: Option<u32>,
        language: Language,
    ) -> String {
        match (slot, ty) {
            (Slot::Truth(at), Type::Text) => given(self.record.truth(at), language).to_owned(),
            (Slot::Truth(at), _) => truth(self.record.truth(at), language).to_owned(),
            (Slot::Number(at), _) => number_set(self.record.number(at), unit, decimals, language),
            (Slot::Date(at), _) => date_set(self.record.date(at), language),
            (Slot::Choice(at), Type::Choice(list)) => {
                self.options(list, self.record.set(at), " / ", language)
            }
            (Slot::Choices(at), Type::Choices(list)) => self.choices(list, at, language),
            (Slot::Series { first, years }, _) => {
                let years = self.record.years(first, years).iter();
                years.map(|year| number_set(*year, None, decimals, language)).collect::<Vec<_>>().join("; ")
            }
            (Slot::Rows(at), _) => {
                let known = self.record.rows.get(at.0 as usize).map_or(0, |rows| rows.known.len());
                format!("{known} {}", word(language, "rader", "rows"))
            }
            (Slot::Choice(_) | Slot::Choices(_), _) => String::new(),
        }
    }

    /// Options in words. Too many possible ones say nothing.
    fn options(self, list: OptionListId, words: &[u64], between: &str, language: Language) -> String {
        let options = &self.program.guideline().option_list(list).options;
        if bits::count(words) > MOST_NAMED {
            return word(language, "inte besvarad", "not answered").to_owned();
        }
        let names = bits::iter(words).map(|at| match options.get(at) {
            Some(option) => option.title.show(language).to_owned(),
            None => word(language, "finns inte", "none").to_owned(),
        });
        names.collect::<Vec<_>>().join(between)
    }

    fn choices(self, list: OptionListId, slot: crate::evaluate::SetSlot, language: Language) -> String {
        let (must, may) = (self.record.set(slot.must()), self.record.set(slot.may()));
        if must != may && bits::count(must) == 0 {
            return word(language, "inte besvarad", "not answered").to_owned();
        }
        let mut names = Vec::new();
        let options = &self.program.guideline().option_list(list).options;
        names.extend(
            bits::iter(must).filter_map(|at| options.get(at)).map(|option| option.title.show(language)),
        );
        if must != may {
            names.push(word(language, "kanske fler", "perhaps more"));
        }
        if names.is_empty() { word(language, "inget", "none").to_owned() } else { names.join(", ") }
    }

    /// The wording of options written out in the guideline.
    pub(super) fn listed(self, list: OptionListId, options: &[u32], language: Language) -> String {
        let known = self.program.guideline().option_list(list);
        let names = options.iter().filter_map(|at| known.get(*at)).map(|option| option.title.show(language));
        names.collect::<Vec<_>>().join(" / ")
    }

    /// The other side of a comparison: a constant as it is, anything else with its name and value.
    pub(super) fn reference(self, term: &Term, unit_of_left: Option<&str>, language: Language) -> String {
        match (&term.kind, term.ty) {
            (TermKind::Constant(Constant::Number(number)), _) => point(*number, unit_of_left, None, language),
            (TermKind::Constant(Constant::Date(date)), _) => date.format(language),
            (TermKind::Constant(Constant::Truth(value)), _) => {
                truth(Truth::from_bool(*value), language).to_owned()
            }
            (TermKind::Constant(Constant::Option(at)), Type::Choice(list)) => {
                self.listed(list, &[*at], language)
            }
            (TermKind::Constant(_), _) => String::new(),
            (TermKind::Parameter(_), _) => self.value(term, language),
            _ => format!("{}, {}", self.label(term, language), self.value(term, language)),
        }
    }

    /// The unit that a comparison's left side is measured in.
    pub(super) fn unit_for(self, term: &Term) -> Option<&'p str> {
        self.unit_of(term)
    }

    /// Facts that a term looks at, directly or through named values, in the order of the guideline.
    pub(super) fn facts_of(self, term: &Term) -> Vec<String> {
        let mut found = Vec::new();
        collect_facts(term, &mut found);
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|fact| self.program.guideline().fact(fact).id.clone()).collect()
    }
}

/// Facts named directly in a term.
fn collect_facts(term: &Term, found: &mut Vec<FactId>) {
    match &term.kind {
        TermKind::Fact(id) | TermKind::Points(id) => found.push(*id),
        TermKind::SumPoints(ids) => found.extend(ids),
        TermKind::Rows { rows, .. } => found.push(*rows),
        _ => {}
    }
    term.for_each_part(&mut |part| collect_facts(part, found));
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
pub(super) fn number_set(
    number: NumberSet,
    unit: Option<&str>,
    decimals: Option<u32>,
    language: Language,
) -> String {
    let none = word(language, "finns inte", "none");
    if number.given.is_no() {
        return none.to_owned();
    }
    let range = number.range;
    let text = match (range.low(), range.high()) {
        (Some(low), Some(high)) if low == high => point(low, unit, decimals, language),
        (Some(low), Some(high)) => {
            format!("{}–{}", point(low, None, decimals, language), point(high, unit, decimals, language))
        }
        (Some(low), None) => {
            format!("{} {}", word(language, "minst", "at least"), point(low, unit, decimals, language))
        }
        (None, Some(high)) => {
            format!("{} {}", word(language, "högst", "at most"), point(high, unit, decimals, language))
        }
        (None, None) => word(language, "inte klart", "not settled").to_owned(),
    };
    if number.given.is_yes() { text } else { format!("{text} {} {none}", word(language, "eller", "or")) }
}

pub(crate) fn point(
    number: Number,
    unit_name: Option<&str>,
    decimals: Option<u32>,
    language: Language,
) -> String {
    let decimals = match (decimals, unit_name) {
        (Some(decimals), _) => Decimals::Exactly(u8::try_from(decimals).unwrap_or(12)),
        (None, Some("SEK")) => Decimals::AtMost(0),
        (None, _) => Decimals::AtMost(6),
    };
    let text = number.format(language, decimals);
    match unit_name {
        Some("%") => format!("{text} %"),
        Some(name) => format!("{text} {}", unit(name, language)),
        None => text,
    }
}

fn date_set(date: DateSet, language: Language) -> String {
    let none = word(language, "finns inte", "none");
    if date.given.is_no() {
        return none.to_owned();
    }
    let range = date.range;
    let whole = crate::date::DateRange::CALENDAR;
    let end = |day: Option<Date>| day.map_or_else(|| "…".to_owned(), |day| day.format(language));
    let text = match range.as_point() {
        Some(day) => day.format(language),
        None if range == whole || range == crate::date::DateRange::UNBOUNDED => {
            word(language, "inte besvarad", "not answered").to_owned()
        }
        None => {
            let open = |day: Option<Date>, limit: Date| day.filter(|day| *day != limit);
            format!("{} – {}", end(open(range.low(), Date::MIN)), end(open(range.high(), Date::MAX)))
        }
    };
    if date.given.is_yes() { text } else { format!("{text} {} {none}", word(language, "eller", "or")) }
}
