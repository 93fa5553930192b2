//! Parameters: what an organization may set.

use std::collections::BTreeSet;

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use super::identifier::IdKind;
use super::scalar::Words;
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Literal, Name, ParameterDeclaration, ParameterValue, Spanned, Tighter};
use crate::model::keys;
use crate::source::{Key, Node};

const PARAMETER: Shape = Shape {
    what: ("a parameter", "en parameter"),
    keys: &keys::PARAMETER,
    foreign: &[
        ("default", Advice::Write("value")),
        ("values", Advice::Write("by_date")),
        ("stricter", Advice::Write("tighter")),
        ("name", Advice::Write("title")),
        ("type", Advice::Explain(codes::NO_PARAMETER_TYPE)),
    ],
};

const DATED: Shape = Shape {
    what: ("a value by date", "ett värde med datum"),
    keys: &keys::DATED,
    foreign: &[("date", Advice::Write("from")), ("start", Advice::Write("from"))],
};

const SIDES: Words<Tighter> = Words {
    what: ("which side is stricter", "vilken sida som är strängare"),
    known: &[("higher", Tighter::Higher), ("lower", Tighter::Lower)],
    foreign: &[
        ("up", "higher"),
        ("more", "higher"),
        ("högre", "higher"),
        ("down", "lower"),
        ("less", "lower"),
        ("lägre", "lower"),
    ],
};

impl Reader<'_> {
    /// All parameters.
    pub(super) fn parameters(&mut self, node: &Node) -> Vec<ParameterDeclaration> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            match self.parameter(key, value) {
                Some(parameter) => out.push(parameter),
                None => self.broken.push(key.text.to_string()),
            }
        }
        out
    }

    fn parameter(&mut self, key: &Key, node: &Node) -> Option<ParameterDeclaration> {
        let id = self.declared(key, IdKind::Named);
        let fields = Fields::open(self, node, &PARAMETER, key.span)?;
        self.ignores(&fields, key.span.to(node.span));
        let value = self.parameter_value(&fields, &id);
        let parameter = ParameterDeclaration {
            id,
            title: fields.read(self, "title", Reader::text),
            unit: fields.read(self, "unit", Reader::plain),
            min: fields.read(self, "min", Reader::number),
            max: fields.read(self, "max", Reader::number),
            tighter: fields
                .read(self, "tighter", |reader, node| reader.word(node, &SIDES))
                .map(|side| side.value),
            review: fields.read(self, "review", Reader::review),
            note: fields.read(self, "note", Reader::text),
            value: value?,
        };
        self.check_parameter(&parameter);
        Some(parameter)
    }

    /// The value or the values by date; exactly one of them must stand there.
    fn parameter_value(&mut self, fields: &Fields<'_>, id: &Name) -> Option<ParameterValue> {
        match (fields.get("value"), fields.entry("by_date")) {
            (Some(_), Some((by_date, _))) => {
                self.report(Diagnostic::new(codes::VALUE_AND_DATES, by_date.span));
                None
            }
            (None, None) => {
                if fields.lacks("value") && fields.lacks("by_date") {
                    self.report(Diagnostic::new(codes::NO_VALUE, id.span).with("id", id.value.as_str()));
                }
                None
            }
            (Some(_), None) | (None, Some(_)) => self.new_value(fields),
        }
    }

    /// Whichever of `value` and `by_date` stands there.
    pub(super) fn new_value(&mut self, fields: &Fields<'_>) -> Option<ParameterValue> {
        if let Some(node) = fields.get("value") {
            return self.literal(node).map(ParameterValue::Always);
        }
        let node = fields.get("by_date")?;
        let items = self.some_items(node);
        let dated: Vec<_> = items.iter().filter_map(|item| self.dated(item)).collect();
        if dated.is_empty() || dated.len() < items.len() {
            return None;
        }
        let mut days = BTreeSet::new();
        for (from, _) in &dated {
            if !days.insert(from.value) {
                self.report(
                    Diagnostic::new(codes::SAME_DATE, from.span).with("date", from.value.to_string()),
                );
            }
        }
        Some(ParameterValue::ByDate(dated))
    }

    fn dated(&mut self, node: &Node) -> Option<(Spanned<Date>, Spanned<Literal>)> {
        let fields = Fields::open(self, node, &DATED, item_place(node))?;
        let from = fields.read(self, "from", Reader::date);
        let value = fields.read(self, "value", Reader::literal);
        Some((from?, value?))
    }

    fn check_parameter(&mut self, parameter: &ParameterDeclaration) {
        let literals = parameter.value.literals();
        let Some(first) = literals.first() else { return };
        for literal in &literals {
            if !literal.value.same_kind(first.value) {
                self.report(Diagnostic::new(codes::MIXED_KINDS, literal.span));
                return;
            }
        }
        let numbers = matches!(first.value, Literal::Number(_));
        if let Some(bound) = parameter.min.as_ref().or(parameter.max.as_ref()).filter(|_| !numbers) {
            self.report(Diagnostic::new(codes::BOUND_WITHOUT_NUMBER, bound.span));
            return;
        }
        if let (Some(min), Some(max)) = (&parameter.min, &parameter.max)
            && min.value > max.value
        {
            self.report(Diagnostic::new(codes::MIN_ABOVE_MAX, max.span).related(
                min.span,
                "the least",
                "det minsta",
            ));
            return;
        }
        for literal in literals {
            if !parameter.allows(literal.value) {
                self.report(parameter.out_of_bounds(literal.span));
            }
        }
    }
}

impl ParameterValue {
    /// The values, whatever their dates.
    pub(in crate::model) fn literals(&self) -> Vec<&Spanned<Literal>> {
        match self {
            ParameterValue::Always(literal) => vec![literal],
            ParameterValue::ByDate(dated) => dated.iter().map(|(_, literal)| literal).collect(),
        }
    }
}

impl Literal {
    /// True when both are numbers, both dates, or both yes or no.
    pub(in crate::model) fn same_kind(self, other: Literal) -> bool {
        std::mem::discriminant(&self) == std::mem::discriminant(&other)
    }
}

impl ParameterDeclaration {
    /// True when a value lies within the parameter's bounds.
    pub(in crate::model) fn allows(&self, literal: Literal) -> bool {
        match literal {
            Literal::Number(number) => {
                self.min.as_ref().is_none_or(|min| number >= min.value)
                    && self.max.as_ref().is_none_or(|max| number <= max.value)
            }
            Literal::Truth(_) | Literal::Date(_) => true,
        }
    }

    /// The report of a value outside the parameter's bounds.
    pub(in crate::model) fn out_of_bounds(&self, span: crate::diagnostic::Span) -> Diagnostic {
        let shown = |bound: &Option<Spanned<crate::number::Number>>| {
            bound.as_ref().map(|bound| bound.value.to_string())
        };
        Diagnostic::new(codes::OUT_OF_BOUNDS, span)
            .with("id", self.id.value.as_str())
            .with_some("min", shown(&self.min))
            .with_some("max", shown(&self.max))
    }
}
