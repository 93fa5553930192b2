//! Values as tests write them: read, compared, and written again.
//!
//! A settled value is written as it is (`1.04`, `true`, `2030-08-02`, an option, a list of options, `none`);
//! an open one as `null`, or in full: `{between: [1, 2]}`, `{one_of: [a, b]}`, `{must: [a], may: [b]}`.

use std::cmp::Ordering;

use super::reader::{Both, Reader};
use super::{Expectation, Expected};
use crate::date::{Date, DateRange};
use crate::diagnostic::catalog::cases as codes;
use crate::diagnostic::{Diagnostic, nearest, shortened};
use crate::model::{OptionList, Type, Value, ValueId};
use crate::number::{Number, NumberRange};
use crate::source::Node;
use crate::truth::Truth;
use crate::value::{DateSet, NumberSet, Possible};

/// How none is written.
const NONE: &str = "none";
/// As many options are listed in a message.
const MOST_LISTED: usize = 12;

impl Reader<'_, '_> {
    /// What a named value should be.
    pub(super) fn expected_value(&mut self, id: ValueId, node: &Node) -> Option<Expectation> {
        let value = self.guideline.value(id);
        let possible = if node.is_null() { None } else { Some(self.possible(value, node)?) };
        Some(Expectation { place: node.span, what: Expected::Value { value: value.id.clone(), possible } })
    }

    /// Whether a value has an option of this name.
    pub(super) fn has_option(&self, id: ValueId, option: &str) -> bool {
        match self.guideline.value(id).ty {
            Type::Choice(list) | Type::Choices(list) => {
                self.guideline.option_list(list).position(option).is_some()
            }
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => false,
        }
    }

    fn possible(&mut self, value: &Value, node: &Node) -> Option<Possible> {
        match value.ty {
            Type::Truth => {
                let Some(truth) = node.as_bool() else { return self.bad_value(value, node, "true") };
                Some(Possible::Truth(Truth::from_bool(truth)))
            }
            Type::Number => self.number(value, node).map(Possible::Number),
            Type::Date => self.date(value, node).map(Possible::Date),
            Type::Choice(list) => self.choice(value, self.guideline.option_list(list), node),
            Type::Choices(list) => self.choices(value, self.guideline.option_list(list), node),
            Type::Text | Type::Series | Type::Rows(_) => {
                let (type_en, type_sv) = value.ty.words();
                let report = Diagnostic::new(codes::NOT_COMPARABLE, node.span).with("value", &value.id);
                self.report(report.with("type_en", type_en).with("type_sv", type_sv));
                None
            }
        }
    }

    fn number(&mut self, value: &Value, node: &Node) -> Option<NumberSet> {
        if node.scalar_text() == Some(NONE) {
            return self.none(value, node).map(|()| NumberSet::NONE);
        }
        if let Some(ends) = node.get("between") {
            let [low, high] = self.ends(value, ends, "{between: [1, 2]}", number)?;
            let range = NumberRange::new(low, high);
            return range.map(NumberSet::given).or_else(|| self.bad_value(value, ends, "{between: [1, 2]}"));
        }
        number(node).map(NumberSet::point).or_else(|| self.bad_value(value, node, "1.04"))
    }

    fn date(&mut self, value: &Value, node: &Node) -> Option<DateSet> {
        if node.scalar_text() == Some(NONE) {
            return self.none(value, node).map(|()| DateSet::NONE);
        }
        if let Some(ends) = node.get("between") {
            let example = "{between: [2027-01-01, 2027-12-31]}";
            let [low, high] = self.ends(value, ends, example, date)?;
            return DateRange::new(low, high)
                .map(DateSet::given)
                .or_else(|| self.bad_value(value, ends, example));
        }
        self.day(node).map(|day| DateSet::given(DateRange::point(day)))
    }

    /// The two ends of a range; `null` for one that nothing bounds.
    fn ends<T>(
        &mut self,
        value: &Value,
        node: &Node,
        example: &str,
        read: fn(&Node) -> Option<T>,
    ) -> Option<[Option<T>; 2]> {
        let Some([low, high]) = node.as_sequence() else { return self.bad_value(value, node, example) };
        let mut end = |node: &Node| {
            if node.is_null() {
                return Some(None);
            }
            let end = read(node);
            if end.is_none() {
                self.bad_value::<()>(value, node, example);
            }
            end.map(Some)
        };
        let (low, high) = (end(low), end(high));
        Some([low?, high?])
    }

    fn choice(&mut self, value: &Value, list: &OptionList, node: &Node) -> Option<Possible> {
        let mut options = Vec::new();
        let mut may_be_none = false;
        let items = match node.get("one_of") {
            Some(items) => match items.as_sequence() {
                Some(items) => items,
                None => return self.bad_value(value, items, "{one_of: [a, b]}"),
            },
            None => std::slice::from_ref(node),
        };
        for item in items {
            if item.scalar_text() == Some(NONE) && list.position(NONE).is_none() {
                self.none(value, item)?;
                may_be_none = true;
            } else {
                options.push(self.option(value, list, item)?);
            }
        }
        Some(Possible::Choice { options: in_order(list, options), may_be_none })
    }

    fn choices(&mut self, value: &Value, list: &OptionList, node: &Node) -> Option<Possible> {
        let mut part = |node: Option<&Node>| match node {
            None => Some(Vec::new()),
            Some(node) => {
                let Some(items) = node.as_sequence() else { return self.bad_value(value, node, "[a, b]") };
                items.iter().map(|item| self.option(value, list, item)).collect()
            }
        };
        if node.as_mapping().is_none() {
            let chosen = in_order(list, part(Some(node))?);
            return Some(Possible::Choices { must: chosen.clone(), may: chosen });
        }
        let (must, may) = (part(node.get("must"))?, part(node.get("may"))?);
        let may = in_order(list, [must.clone(), may].concat());
        Some(Possible::Choices { must: in_order(list, must), may })
    }

    fn option(&mut self, value: &Value, list: &OptionList, node: &Node) -> Option<String> {
        let Some(text) = node.scalar_text() else { return self.bad_value(value, node, "a") };
        if list.position(text).is_some() {
            return Some(text.to_owned());
        }
        let ids = || list.options.iter().map(|option| option.id.as_str());
        let shown: Vec<&str> = ids().take(MOST_LISTED).collect();
        let rest = if list.options.len() > MOST_LISTED { ", …" } else { "" };
        self.report(
            Diagnostic::new(codes::UNKNOWN_OPTION, node.span)
                .with("value", &value.id)
                .with("option", shortened(text))
                .with_some("suggestion", nearest(text, ids()))
                .with("options", format!("{}{rest}", shown.join(", "))),
        );
        None
    }

    fn none(&mut self, value: &Value, node: &Node) -> Option<()> {
        if !value.nullable {
            self.report(Diagnostic::new(codes::NEVER_NONE, node.span).with("value", &value.id));
        }
        value.nullable.then_some(())
    }

    fn bad_value<T>(&mut self, value: &Value, node: &Node, example: &str) -> Option<T> {
        let (type_en, type_sv): Both = value.ty.words();
        let (mut found_en, mut found_sv) = (node.kind_name().0.to_owned(), node.kind_name().1.to_owned());
        if let Some(text) = node.scalar_text() {
            found_en = format!("`{}`", shortened(text));
            found_sv.clone_from(&found_en);
        }
        self.report(
            Diagnostic::new(codes::BAD_VALUE, node.span)
                .with("value", &value.id)
                .with("type_en", type_en)
                .with("type_sv", type_sv)
                .with("found_en", found_en)
                .with("found_sv", found_sv)
                .with("example", example),
        );
        None
    }
}

fn number(node: &Node) -> Option<Number> {
    let text = node.number_text()?;
    Number::parse(text).or_else(|_| Number::parse_stored(text)).ok()
}

fn date(node: &Node) -> Option<Date> {
    Date::parse(node.scalar_text()?).ok()
}

/// Options in the order of their list, each once.
fn in_order(list: &OptionList, options: Vec<String>) -> Vec<String> {
    let mut options = options;
    options.sort_by_key(|option| list.position(option));
    options.dedup();
    options
}

/// Whether what came out is what was expected. Of numbers, what came out is rounded to the value's decimals;
/// without decimals numbers have to be equal.
pub(super) fn fits(expected: Option<&Possible>, actual: &Possible, decimals: Option<u32>) -> bool {
    match (expected, actual) {
        (None, actual) => !actual.is_settled(),
        (Some(Possible::Number(expected)), Possible::Number(actual)) => {
            if expected.given != actual.given || expected.given.is_no() {
                return expected.given == actual.given;
            }
            let actual = rounded(actual.range, decimals);
            same(expected.range.low(), actual.low()) && same(expected.range.high(), actual.high())
        }
        (Some(Possible::Date(expected)), Possible::Date(actual)) => {
            expected.given == actual.given && (expected.given.is_no() || expected.range == actual.range)
        }
        (Some(expected), actual) => expected == actual,
    }
}

fn same(a: Option<Number>, b: Option<Number>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a.compare_close(b) == Ordering::Equal,
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn rounded(range: NumberRange, decimals: Option<u32>) -> NumberRange {
    match decimals.and_then(|decimals| i32::try_from(decimals).ok()) {
        Some(decimals) => range.round(decimals),
        None => range,
    }
}

/// A value as a test would write it.
pub(super) fn written(possible: &Possible, decimals: Option<u32>) -> String {
    match possible {
        Possible::Truth(truth) | Possible::Text(truth) if truth.is_open() => "null".to_owned(),
        Possible::Truth(truth) => truth.is_yes().to_string(),
        Possible::Text(truth) => if truth.is_yes() { "given" } else { NONE }.to_owned(),
        Possible::Number(number) => {
            let range = rounded(number.range, decimals);
            ends(number.given, range.low().as_ref(), range.high().as_ref())
        }
        Possible::Date(date) => ends(date.given, date.range.low().as_ref(), date.range.high().as_ref()),
        Possible::Choice { options, may_be_none } => {
            let none = may_be_none.then_some(NONE);
            let all: Vec<&str> = options.iter().map(String::as_str).chain(none).collect();
            match all.as_slice() {
                [only] => (*only).to_owned(),
                several => format!("{{one_of: [{}]}}", several.join(", ")),
            }
        }
        Possible::Choices { must, may } if must == may => format!("[{}]", must.join(", ")),
        Possible::Choices { must, may } => {
            format!("{{must: [{}], may: [{}]}}", must.join(", "), may.join(", "))
        }
        Possible::Series(years) => {
            let years = years.iter().map(|year| written(&Possible::Number(*year), decimals));
            format!("[{}]", years.collect::<Vec<_>>().join(", "))
        }
        Possible::Rows { known, most } if known == most => format!("{known} rows"),
        Possible::Rows { known, most } => format!("{known} to {most} rows"),
    }
}

fn ends<T: PartialEq + ToString>(given: Truth, low: Option<&T>, high: Option<&T>) -> String {
    if given.is_no() {
        return NONE.to_owned();
    }
    if given.is_open() {
        return "null".to_owned();
    }
    let end = |end: Option<&T>| end.map_or_else(|| "null".to_owned(), T::to_string);
    match (low, high) {
        (Some(low), Some(high)) if low == high => low.to_string(),
        (low, high) => format!("{{between: [{}, {}]}}", end(low), end(high)),
    }
}
