//! Named values, in their short and their long form.

use super::Reader;
use super::fields::{Advice, Fields, Shape};
use super::identifier::IdKind;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Name, TypeName, ValueBody, ValueDeclaration};
use crate::model::keys;
use crate::source::{Key, Node};

const VALUE: Shape = Shape {
    what: ("a value", "ett värde"),
    keys: &keys::VALUE,
    foreign: &[
        ("expression", Advice::Write("expr")),
        ("formula", Advice::Write("expr")),
        ("value", Advice::Write("expr")),
        ("calculate", Advice::Write("expr")),
        ("when", Advice::Write("condition")),
        ("if", Advice::Write("condition")),
        ("case", Advice::Write("first")),
        ("switch", Advice::Write("first")),
        ("rules", Advice::Write("table")),
        ("label", Advice::Write("title")),
        ("name", Advice::Write("title")),
        ("show", Advice::Write("shown: true")),
        ("output", Advice::Write("shown: true")),
        ("round", Advice::Write("decimals")),
    ],
};

/// The keys of which one says how the value is computed.
const BODIES: [&str; 4] = ["expr", "condition", "first", "table"];

/// Most decimals that can be shown: what a number holds.
const MOST_DECIMALS: u32 = 12;

impl Reader<'_> {
    /// All named values.
    pub(super) fn values(&mut self, node: &Node) -> Vec<ValueDeclaration> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            let mut damaged = false;
            let declaration = self.value(key, value, &mut damaged);
            if damaged || declaration.is_none() {
                self.broken.push(key.text.to_string());
            }
            out.extend(declaration);
        }
        out
    }

    fn value(&mut self, key: &Key, node: &Node, damaged: &mut bool) -> Option<ValueDeclaration> {
        let id = self.declared(key, IdKind::Named);
        if let Some(entries) = node.as_mapping() {
            let is_condition =
                entries.iter().any(|(key, _)| ["all", "any", "not"].contains(&key.text.as_ref()));
            if is_condition {
                return self.condition(node).map(|condition| short(id, ValueBody::Condition(condition)));
            }
            return self.long_value(id, node, damaged);
        }
        if node.as_sequence().is_some() {
            self.report(Diagnostic::new(codes::LIST_AS_VALUE, node.span));
            return None;
        }
        self.formula(node).map(|formula| short(id, ValueBody::Expression(formula)))
    }

    fn long_value(&mut self, id: Name, node: &Node, damaged: &mut bool) -> Option<ValueDeclaration> {
        let fields = Fields::open(self, node, &VALUE, id.span)?;
        let kind = fields.read(self, "type", Reader::type_name);
        *damaged |= kind.is_none() && fields.get("type").is_some();
        self.check_options(&fields, kind.as_ref().map(|kind| kind.value), damaged);
        self.ignores(&fields, id.span.to(node.span));
        let body = self.body(&fields, &id);
        let options = self.options(&fields, TypeName::Choice, damaged);
        let value = ValueDeclaration {
            id,
            kind,
            options,
            ordered: fields.flag(self, "ordered"),
            title: fields.read(self, "title", Reader::text),
            unit: fields.read(self, "unit", Reader::plain),
            decimals: fields.read(self, "decimals", Reader::decimals),
            shown: fields.flag(self, "shown"),
            review: fields.read(self, "review", Reader::review),
            note: fields.read(self, "note", Reader::text),
            body: body?,
        };
        Some(value)
    }

    fn check_options(&mut self, fields: &Fields<'_>, kind: Option<TypeName>, damaged: &mut bool) {
        let choice = matches!(kind, Some(TypeName::Choice | TypeName::Choices));
        if choice && fields.lacks("options") && fields.lacks("like") {
            let word = kind.map_or("choice", TypeName::word);
            self.report(Diagnostic::new(codes::NO_OPTIONS, fields.at).with("type", word));
            *damaged = true;
        }
        if choice || !(fields.lacks("type") || kind.is_some()) {
            return;
        }
        let misplaced = ["options", "like", "ordered"].into_iter().find_map(|key| fields.entry(key));
        if let Some((key, _)) = misplaced {
            let report =
                Diagnostic::new(codes::OPTIONS_WITHOUT_TYPE, key.span).with("key", key.text.as_ref());
            self.report(report);
            *damaged = true;
        }
    }

    /// How a value is computed: exactly one of four keys.
    fn body(&mut self, fields: &Fields<'_>, id: &Name) -> Option<ValueBody> {
        let found: Vec<_> = BODIES.into_iter().filter_map(|key| fields.entry(key)).collect();
        let [(key, node)] = found.as_slice() else {
            match found.get(1) {
                Some((second, _)) => self.report(Diagnostic::new(codes::SEVERAL_BODIES, second.span)),
                None if BODIES.into_iter().all(|key| fields.lacks(key)) => {
                    self.report(Diagnostic::new(codes::NO_BODY, id.span).with("id", id.value.as_str()));
                }
                None => {}
            }
            return None;
        };
        match key.text.as_ref() {
            "expr" => self.formula(node).map(ValueBody::Expression),
            "condition" => self.condition(node).map(ValueBody::Condition),
            "first" => self.first_rows(node).map(ValueBody::First),
            _ => self.table(node).map(ValueBody::Table),
        }
    }

    fn decimals(&mut self, node: &Node) -> Option<u32> {
        let count = self.count(node)?;
        if count.value > MOST_DECIMALS {
            self.report(Diagnostic::new(codes::TOO_MANY_DECIMALS, node.span));
            return None;
        }
        Some(count.value)
    }
}

/// A value in its short form.
fn short(id: Name, body: ValueBody) -> ValueDeclaration {
    ValueDeclaration {
        id,
        body,
        kind: None,
        options: None,
        ordered: false,
        title: None,
        unit: None,
        decimals: None,
        shown: false,
        review: None,
        note: None,
    }
}
