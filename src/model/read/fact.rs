//! Facts: what the questionnaire asks for; and the columns of rows, which are facts too.

use super::Reader;
use super::fields::{Advice, Fields, Shape};
use super::identifier::IdKind;
use super::scalar::plain_word;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{FactDeclaration, Literal, Otherwise, Spanned, TypeName};
use crate::model::keys;
use crate::source::{Key, Node};

/// Keys of other questionnaires.
const FOREIGN: &[(&str, Advice)] = &[
    ("required", Advice::Explain(codes::REQUIRED_KEY)),
    ("mandatory", Advice::Explain(codes::REQUIRED_KEY)),
    ("obligatorisk", Advice::Explain(codes::REQUIRED_KEY)),
    ("default", Advice::Explain(codes::DEFAULT_KEY)),
    ("label", Advice::Write("question")),
    ("text", Advice::Write("question")),
    ("description", Advice::Write("help")),
    ("hint", Advice::Write("help")),
    ("when", Advice::Write("asked_when")),
    ("if", Advice::Write("asked_when")),
    ("visible_if", Advice::Write("asked_when")),
    ("show_if", Advice::Write("asked_when")),
    ("depends_on", Advice::Write("asked_when")),
    ("applies_when", Advice::Write("asked_when")),
    ("else", Advice::Write("otherwise")),
    ("enum", Advice::Write("options")),
    ("values", Advice::Write("options")),
    ("choices", Advice::Write("options")),
    ("alternatives", Advice::Write("options")),
    ("minimum", Advice::Write("min")),
    ("maximum", Advice::Write("max")),
    ("integer", Advice::Write("whole: true")),
    ("nullable", Advice::Write("may_be_none: true")),
    ("optional", Advice::Write("may_be_none: true")),
    ("group", Advice::Write("section")),
    ("owner", Advice::Write("answered_by")),
    ("aliases", Advice::Write("formerly")),
];

const FACT: Shape = Shape { what: ("a fact", "en uppgift"), keys: &keys::FACT, foreign: FOREIGN };

const COLUMN: Shape = Shape {
    what: ("a column", "en kolumn"),
    keys: &keys::COLUMN,
    foreign: &[
        ("asked_when", Advice::Explain(codes::GATE_IN_COLUMN)),
        ("otherwise", Advice::Explain(codes::GATE_IN_COLUMN)),
        ("section", Advice::Explain(codes::PLACE_IN_COLUMN)),
        ("answered_by", Advice::Explain(codes::PLACE_IN_COLUMN)),
        ("required", Advice::Explain(codes::REQUIRED_KEY)),
        ("label", Advice::Write("question")),
        ("enum", Advice::Write("options")),
    ],
};

impl Reader<'_> {
    /// All facts.
    pub(super) fn facts(&mut self, node: &Node) -> Vec<FactDeclaration> {
        let entries = self.entries(node);
        let mut out = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let mut damaged = false;
            let fact = self.fact(key, value, false, &mut damaged);
            if damaged || fact.is_none() {
                self.broken.push(key.text.to_string());
            }
            out.extend(fact);
        }
        out
    }

    /// One fact or column. `damaged` is set when its type, options or columns are not as the author means.
    fn fact(&mut self, key: &Key, node: &Node, column: bool, damaged: &mut bool) -> Option<FactDeclaration> {
        let id = self.declared(key, if column { IdKind::Column } else { IdKind::Named });
        let fields = Fields::open(self, node, if column { &COLUMN } else { &FACT }, key.span)?;
        let kind = fields.read(self, "type", Reader::type_name);
        // Keys are read as those of a text when the type is unknown, so that other mistakes are found.
        let kind_or_text = kind.as_ref().map_or(TypeName::Text, |kind| kind.value);
        if let Some(kind) = &kind {
            self.check_kind(kind, &fields, column, damaged);
        }
        let fact = FactDeclaration {
            id,
            section: fields.read(self, "section", Reader::name),
            title: fields.read(self, "title", Reader::text),
            question: fields.read(self, "question", Reader::text),
            help: fields.read(self, "help", Reader::text),
            options: self.options(&fields, kind_or_text, damaged),
            ordered: fields.flag(self, "ordered"),
            min: fields.read(self, "min", Reader::literal),
            max: fields.read(self, "max", Reader::literal),
            whole: fields.flag(self, "whole"),
            unit: fields.read(self, "unit", Reader::plain),
            labels: fields.get("labels").map(|node| self.labels(node)).unwrap_or_default(),
            years: fields.read(self, "years", Reader::formula),
            columns: if column { Vec::new() } else { self.columns(&fields, damaged) },
            min_rows: fields.read(self, "min_rows", Reader::count),
            max_rows: fields.read(self, "max_rows", Reader::count),
            asked_when: fields.read(self, "asked_when", Reader::condition),
            otherwise: fields.read(self, "otherwise", Reader::otherwise),
            may_be_none: fields.flag(self, "may_be_none"),
            answered_by: fields.read(self, "answered_by", Reader::name),
            answer_name: fields.read(self, "answer_name", Reader::name),
            formerly: fields.get("formerly").map(|node| self.names(node)).unwrap_or_default(),
            review: fields.read(self, "review", Reader::review),
            kind: kind?,
        };
        self.check_bounds(&fact);
        self.ignores(&fields, key.span.to(node.span));
        Some(fact)
    }

    fn check_kind(
        &mut self,
        kind: &Spanned<TypeName>,
        fields: &Fields<'_>,
        column: bool,
        damaged: &mut bool,
    ) {
        if column && matches!(kind.value, TypeName::Series | TypeName::Rows) {
            self.report(Diagnostic::new(codes::TYPE_IN_COLUMN, kind.span).with("type", kind.value.word()));
            *damaged = true;
            return;
        }
        let before = self.diagnostics.len();
        self.check_keys(fields, kind.value);
        *damaged |= self.diagnostics.len() > before;
    }

    fn columns(&mut self, fields: &Fields<'_>, damaged: &mut bool) -> Vec<FactDeclaration> {
        let Some(node) = fields.get("columns") else { return Vec::new() };
        if node.as_mapping().is_some_and(<[(Key, Node)]>::is_empty) {
            self.report(Diagnostic::new(codes::EMPTY_LIST, node.span));
            *damaged = true;
        }
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            let column = self.fact(key, value, true, damaged);
            *damaged |= column.is_none();
            out.extend(column);
        }
        out
    }

    /// The value of a question that does not arise.
    fn otherwise(&mut self, node: &Node) -> Option<Otherwise> {
        if node.as_sequence().is_some() {
            let names = self.items(node).iter().filter_map(|item| self.name(item)).collect();
            return Some(Otherwise::List(names, node.span));
        }
        // A word such as `nej` could be an option, but hardly is one.
        if plain_word(node).is_some_and(|word| ["ja", "nej", "yes", "no"].contains(&word)) {
            self.truth_lookalike(node);
            return None;
        }
        self.formula(node).map(Otherwise::One)
    }

    fn check_bounds(&mut self, fact: &FactDeclaration) {
        for bound in [&fact.min, &fact.max].into_iter().flatten() {
            let fits = match fact.kind.value {
                TypeName::Number | TypeName::Series => matches!(bound.value, Literal::Number(_)),
                TypeName::Date => matches!(bound.value, Literal::Date(_)),
                // Reported as a key of another type.
                TypeName::Bool | TypeName::Choice | TypeName::Choices | TypeName::Rows | TypeName::Text => {
                    return;
                }
            };
            if !fits {
                let report = Diagnostic::new(codes::BOUND_OF_OTHER_TYPE, bound.span);
                self.report(report.with("type", fact.kind.value.word()));
                return;
            }
        }
        if let (Some(min), Some(max)) = (&fact.min, &fact.max)
            && is_above(min.value, max.value)
        {
            self.report(Diagnostic::new(codes::MIN_ABOVE_MAX, max.span).related(
                min.span,
                "the least",
                "det minsta",
            ));
        }
        if let (Some(min), Some(max)) = (&fact.min_rows, &fact.max_rows)
            && min.value > max.value
        {
            self.report(Diagnostic::new(codes::MIN_ABOVE_MAX, max.span).related(
                min.span,
                "the least",
                "det minsta",
            ));
        }
    }
}

/// True when a bound is above another of the same kind.
fn is_above(min: Literal, max: Literal) -> bool {
    match (min, max) {
        (Literal::Number(min), Literal::Number(max)) => min > max,
        (Literal::Date(min), Literal::Date(max)) => min > max,
        (Literal::Truth(_) | Literal::Number(_) | Literal::Date(_), _) => false,
    }
}
