//! Single values: yes or no, texts, numbers and dates, exact or between two ends.

use super::AnswerValue;
use super::reader::{Asked, Reader};
use crate::date::{Date, DateRange};
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, shortened};
use crate::model::{Bounds, Type};
use crate::number::{Number, NumberError, NumberRange};
use crate::source::{Node, Scalar};
use crate::text::lower_case;
use crate::value::Truth;

/// Texts that say that the answer is not known; `_` and `-` count as spaces.
const NOT_KNOWN: [&str; 22] = [
    "unknown",
    "not known",
    "don't know",
    "don’t know",
    "dont know",
    "do not know",
    "unsure",
    "not sure",
    "unclear",
    "vet ej",
    "vet inte",
    "vet ej än",
    "vet inte än",
    "okänd",
    "okänt",
    "ej känt",
    "oklar",
    "oklart",
    "osäker",
    "osäkert",
    "?",
    "tbd",
];

/// Whether a text says that the answer is not known.
pub(crate) fn says_not_known(text: &str) -> bool {
    let plain = lower_case(text.trim()).replace(['_', '-'], " ");
    NOT_KNOWN.contains(&plain.as_str())
}

/// A number as written, exactly. YAML's `+5`, `.5` and `5.` are numbers too.
fn exact(text: &str) -> Result<Number, NumberError> {
    let unsigned = text.strip_prefix('+').unwrap_or(text);
    let (sign, digits) = match unsigned.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", unsigned),
    };
    let whole = if digits.starts_with('.') { "0" } else { "" };
    let digits = digits.strip_suffix('.').unwrap_or(digits).replace(".e", "e").replace(".E", "E");
    let tidy = format!("{sign}{whole}{digits}");
    Number::parse(&tidy).or_else(|_| Number::parse_json(&tidy))
}

impl Reader<'_> {
    /// Reports a scalar that says "not known" in words; true when it does.
    pub(super) fn is_not_known(&mut self, asked: Asked<'_>, node: &Node) -> bool {
        let Some(text) = node.as_text().filter(|text| says_not_known(text)) else { return false };
        let report = asked.mistake(codes::NOT_KNOWN_IN_WORDS, node.span).with("text", shortened(text));
        self.report(report);
        true
    }

    pub(super) fn truth(&mut self, asked: Asked<'_>, node: &Node) -> Option<Truth> {
        let truth = node.as_bool();
        if truth.is_none() && !self.is_not_known(asked, node) {
            match node.as_scalar() {
                Some(scalar) => {
                    let right = scalar.boolean_lookalike().map(|right| right.to_string());
                    self.report(
                        asked
                            .mistake(codes::NOT_A_TRUTH, node.span)
                            .with("text", shortened(&scalar.text))
                            .with_some("right", right),
                    );
                }
                None => self.wrong_kind(asked, node, asked.fact.ty.words()),
            }
        }
        truth.map(Truth::from_bool)
    }

    /// `{one_of: [true, false]}`.
    pub(super) fn either_truth(&mut self, asked: Asked<'_>, node: &Node) -> Option<AnswerValue> {
        let items = self.alternatives(asked, node)?;
        let mut both: Option<Truth> = None;
        for item in items {
            let truth = self.truth(asked, item)?;
            if both.is_some_and(|both| both.is_open() || both == truth) {
                self.report(
                    asked.mistake(codes::REPEATED, item.span).with("text", truth.is_yes().to_string()),
                );
                return None;
            }
            both = Some(both.map_or(truth, |both| both.union(truth)));
        }
        both.map(AnswerValue::Truth)
    }

    /// The items of a list that must have some.
    pub(super) fn alternatives<'t>(
        &mut self,
        asked: Asked<'_>,
        node: &'t Node<'t>,
    ) -> Option<&'t [Node<'t>]> {
        match node.as_sequence() {
            Some([]) => {
                self.report(asked.mistake(codes::NOTHING_LEFT, node.span));
                None
            }
            Some(items) => Some(items),
            None => {
                self.wrong_kind(asked, node, ("a list", "en lista"));
                None
            }
        }
    }

    pub(super) fn text(&mut self, asked: Asked<'_>, node: &Node) -> Option<AnswerValue> {
        if self.is_not_known(asked, node) {
            return None;
        }
        match node.scalar_text().filter(|_| node.as_bool().is_none()) {
            Some(text) if text.trim().is_empty() => {
                self.report(asked.mistake(codes::BLANK_TEXT, node.span).with("none", "{none: true}"));
                None
            }
            Some(_) => Some(AnswerValue::Text),
            None => {
                self.wrong_kind(asked, node, asked.fact.ty.words());
                None
            }
        }
    }

    pub(super) fn number_point(&mut self, asked: Asked<'_>, node: &Node) -> Option<NumberRange> {
        self.number(asked, node).map(NumberRange::point)
    }

    /// `{between: [low, high]}`, where `null` as an end means the fact's own bound.
    pub(super) fn number_range(&mut self, asked: Asked<'_>, node: &Node) -> Option<NumberRange> {
        let (low, high) = self.ends(asked, node, Self::number)?;
        let (min, max) = match asked.fact.bounds {
            Bounds::Number { min, max, .. } => (min, max),
            Bounds::Free | Bounds::Date { .. } | Bounds::Rows { .. } => (None, None),
        };
        NumberRange::new(low.or(min), high.or(max))
    }

    fn number(&mut self, asked: Asked<'_>, node: &Node) -> Option<Number> {
        let Some(scalar) = node.as_scalar().filter(|scalar| !scalar.is_null()) else {
            self.wrong_kind(asked, node, ("a number", "ett tal"));
            return None;
        };
        if self.is_not_known(asked, node) {
            return None;
        }
        let read = match scalar.number_text() {
            Some(text) => exact(text),
            None => Err(Number::parse(scalar.text.trim()).err().unwrap_or(NumberError::NotANumber)),
        };
        match read {
            Ok(number) => self.within_bounds(asked, node, number),
            Err(error) => {
                self.not_a_number(asked, node, scalar, error);
                None
            }
        }
    }

    fn not_a_number(&mut self, asked: Asked<'_>, node: &Node, scalar: &Scalar, error: NumberError) {
        let right = scalar.number_lookalike().filter(|right| exact(right).is_ok());
        let text = shortened(&scalar.text);
        let quoted = scalar.as_text().is_some_and(|text| Number::parse(text.trim()).is_ok());
        let report = if quoted {
            asked.mistake(codes::QUOTED_NUMBER, node.span).with("text", text)
        } else {
            asked
                .mistake(codes::BAD_NUMBER, node.span)
                .with("text", text)
                .with_reason(|language| error.explain(language))
        };
        self.report(report.with_some("right", right));
    }

    fn within_bounds(&mut self, asked: Asked<'_>, node: &Node, number: Number) -> Option<Number> {
        let Bounds::Number { min, max, whole } = asked.fact.bounds else { return Some(number) };
        if whole && !number.is_whole() {
            self.report(asked.mistake(codes::NOT_WHOLE, node.span).with("text", number.to_string()));
            return None;
        }
        if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
            let unit = asked.fact.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
            self.report(out_of_bounds(asked, node, number, min, max).with("unit", unit));
            return None;
        }
        Some(number)
    }

    pub(super) fn date_point(&mut self, asked: Asked<'_>, node: &Node) -> Option<DateRange> {
        self.date_within(asked, node).map(DateRange::point)
    }

    /// `{between: [first, last]}`, where `null` as an end means the fact's own bound.
    pub(super) fn date_range(&mut self, asked: Asked<'_>, node: &Node) -> Option<DateRange> {
        let (low, high) = self.ends(asked, node, Self::date_within)?;
        let (min, max) = match asked.fact.bounds {
            Bounds::Date { min, max } => (min, max),
            Bounds::Free | Bounds::Number { .. } | Bounds::Rows { .. } => (None, None),
        };
        let range = DateRange::new(low.or(min), high.or(max))?;
        range.intersect(DateRange::CALENDAR)
    }

    fn date_within(&mut self, asked: Asked<'_>, node: &Node) -> Option<Date> {
        if self.is_not_known(asked, node) {
            return None;
        }
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(asked, node, ("a date", "ett datum"));
            return None;
        };
        match (Date::parse(text), asked.fact.bounds) {
            (Ok(date), Bounds::Date { min, max })
                if min.is_some_and(|min| date < min) || max.is_some_and(|max| date > max) =>
            {
                self.report(out_of_bounds(asked, node, date, min, max).with("unit", ""));
                None
            }
            (Ok(date), _) => Some(date),
            (Err(error), _) => {
                self.report(
                    asked
                        .mistake(codes::NOT_A_DATE, node.span)
                        .with("text", shortened(text))
                        .with_reason(|language| error.explain(language)),
                );
                None
            }
        }
    }

    /// The two ends of `{between: […]}`, in rising order; one of them may be open.
    fn ends<T: Ord + Copy + ToString>(
        &mut self,
        asked: Asked<'_>,
        node: &Node,
        read: fn(&mut Self, Asked<'_>, &Node) -> Option<T>,
    ) -> Option<(Option<T>, Option<T>)> {
        let Some([first, second]) = node.as_sequence() else {
            let report = asked.mistake(codes::TWO_ENDS, node.span);
            self.report(report.with("other", range_example(asked)));
            return None;
        };
        if first.is_null() && second.is_null() {
            self.report(asked.mistake(codes::NO_ENDS, node.span));
            return None;
        }
        let mut end =
            |node: &Node| if node.is_null() { Some(None) } else { read(self, asked, node).map(Some) };
        let (low, high) = (end(first), end(second));
        let (low, high) = (low?, high?);
        if let (Some(low), Some(high)) = (low, high)
            && low > high
        {
            self.report(
                asked
                    .mistake(codes::ENDS_SWAPPED, node.span)
                    .with("low", low.to_string())
                    .with("high", high.to_string()),
            );
            return None;
        }
        Some((low, high))
    }
}

fn out_of_bounds<T: ToString>(
    asked: Asked<'_>,
    node: &Node,
    found: T,
    min: Option<T>,
    max: Option<T>,
) -> Diagnostic {
    let text = |value: T| value.to_string();
    let report = asked.mistake(codes::OUT_OF_BOUNDS, node.span).with("text", text(found));
    report.with_some("min", min.map(text)).with_some("max", max.map(text))
}

/// How a range is written; a year of a series takes numbers.
fn range_example(asked: Asked<'_>) -> &'static str {
    match asked.fact.ty {
        Type::Date => "between: [2026-11-01, 2026-12-31]",
        Type::Truth
        | Type::Number
        | Type::Text
        | Type::Choice(_)
        | Type::Choices(_)
        | Type::Series
        | Type::Rows(_) => "between: [1000, 1500]",
    }
}
