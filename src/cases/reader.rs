//! What all readers of tests share: where mistakes go, known keys, names of the guideline.

use super::Proposals;
use crate::date::Date;
use crate::diagnostic::catalog::cases as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, nearest, shortened};
use crate::model::{FactId, Guideline, RuleId, ValueId};
use crate::program::Program;
use crate::source::{Key, Node};

/// A wording in English and Swedish.
pub(super) type Both = (&'static str, &'static str);

/// Reads tests for one program.
pub(super) struct Reader<'p, 'f> {
    pub(super) program: &'p Program,
    pub(super) guideline: &'p Guideline,
    pub(super) diagnostics: Diagnostics,
    proposals: &'f mut Proposals<'f>,
    /// Names and texts of the proposals that were given, in order.
    pub(super) given: Vec<(String, String)>,
}

/// Which keys a mapping may hold.
pub(super) struct Shape {
    /// What the mapping is.
    pub(super) what: Both,
    /// Keys that must stand there, each with an example.
    pub(super) required: &'static [(&'static str, &'static str)],
    /// Keys that may stand there.
    pub(super) optional: &'static [&'static str],
    /// How one is written.
    pub(super) example: &'static str,
}

impl Shape {
    fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().map(|(key, _)| *key).chain(self.optional.iter().copied())
    }
}

impl<'p, 'f> Reader<'p, 'f> {
    pub(super) fn new(program: &'p Program, proposals: &'f mut Proposals<'f>) -> Reader<'p, 'f> {
        let guideline = program.guideline();
        Reader { program, guideline, diagnostics: Diagnostics::new(), proposals, given: Vec::new() }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Asks the caller for a proposal; its file index, counted from 1.
    pub(super) fn ask_for(&mut self, name: &str) -> Option<u32> {
        let text = (self.proposals)(name)?;
        self.given.push((name.to_owned(), text));
        u32::try_from(self.given.len()).ok()
    }

    /// The keys and values of a mapping with known keys. Reports unknown and missing ones; `at` is where
    /// missing ones are shown.
    pub(super) fn fields<'t>(
        &mut self,
        node: &'t Node<'t>,
        shape: &Shape,
        at: Span,
    ) -> Option<&'t [(Key<'t>, Node<'t>)]> {
        let Some(entries) = node.as_mapping() else {
            self.wrong_kind(
                node,
                shape.what,
                ("a group of keys and values", "en grupp med nycklar och värden"),
                shape.example,
            );
            return None;
        };
        let mut meant = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !shape.keys().any(|known| known == key.text)) {
            let suggestion = nearest(&key.text, shape.keys());
            meant.extend(suggestion);
            let keys: Vec<&str> = shape.keys().collect();
            self.report(
                Diagnostic::new(codes::UNKNOWN_KEY, key.span)
                    .with("key", shortened(&key.text))
                    .with("what_en", shape.what.0)
                    .with("what_sv", shape.what.1)
                    .with_some("suggestion", suggestion)
                    .with("keys", keys.join(", ")),
            );
        }
        for (key, example) in shape.required {
            if !meant.contains(key) && !entries.iter().any(|(known, _)| known.text == *key) {
                self.missing_key(key, shape.what, example, at);
            }
        }
        Some(entries)
    }

    fn missing_key(&mut self, key: &str, what: Both, example: &str, at: Span) {
        self.report(
            Diagnostic::new(codes::MISSING_KEY, at)
                .with("key", key)
                .with("what_en", what.0)
                .with("what_sv", what.1)
                .with("example", example),
        );
    }

    pub(super) fn wrong_kind(&mut self, node: &Node, what: Both, expected: Both, example: &str) {
        let found = node.kind_name();
        self.report(
            Diagnostic::new(codes::WRONG_KIND, node.span)
                .with("what_en", what.0)
                .with("what_sv", what.1)
                .with("expected_en", expected.0)
                .with("expected_sv", expected.1)
                .with("found_en", found.0)
                .with("found_sv", found.1)
                .with("example", example),
        );
    }

    /// The items of a list.
    pub(super) fn list<'t>(
        &mut self,
        node: &'t Node<'t>,
        what: Both,
        example: &str,
    ) -> Option<&'t [Node<'t>]> {
        let items = node.as_sequence();
        if items.is_none() {
            self.wrong_kind(node, what, ("a list", "en lista"), example);
        }
        items
    }

    /// The keys and values of a mapping whose keys are names.
    pub(super) fn entries<'t>(
        &mut self,
        node: &'t Node<'t>,
        what: Both,
        example: &str,
    ) -> &'t [(Key<'t>, Node<'t>)] {
        let entries = node.as_mapping();
        if entries.is_none() {
            self.wrong_kind(
                node,
                what,
                ("a group of keys and values", "en grupp med nycklar och värden"),
                example,
            );
        }
        entries.unwrap_or_default()
    }

    /// A text that is not blank.
    pub(super) fn name<'t>(&mut self, node: &'t Node<'t>, what: Both, example: &str) -> Option<&'t str> {
        let text = node.scalar_text().map(str::trim).filter(|text| !text.is_empty());
        if text.is_none() {
            self.wrong_kind(node, what, ("a text", "en text"), example);
        }
        text
    }

    pub(super) fn day(&mut self, node: &Node) -> Option<Date> {
        let text = node.scalar_text().unwrap_or_default();
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.report(
                    Diagnostic::new(codes::NOT_A_DAY, node.span)
                        .with("text", shortened(text))
                        .with_reason(|language| error.explain(language)),
                );
                None
            }
        }
    }

    pub(super) fn truth(&mut self, node: &Node, what: Both) -> Option<bool> {
        let truth = node.as_bool();
        if truth.is_none() {
            self.wrong_kind(node, what, ("`true` or `false`", "`true` eller `false`"), "true");
        }
        truth
    }

    /// One of a fixed list of words.
    pub(super) fn word<T: Copy>(
        &mut self,
        node: &Node,
        what: Both,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let text = node.scalar_text().unwrap_or_default();
        if let Some((_, meaning)) = known.iter().find(|(word, _)| *word == text) {
            return Some(*meaning);
        }
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        let shown = if node.as_scalar().is_some() && !node.is_null() {
            shortened(text)
        } else {
            node.kind_name().0.to_owned()
        };
        self.report(
            Diagnostic::new(codes::UNKNOWN_WORD, node.span)
                .with("text", shown)
                .with("what_en", what.0)
                .with("what_sv", what.1)
                .with_some("suggestion", nearest(text, words.iter().copied()))
                .with("words", words.join(", ")),
        );
        None
    }

    pub(super) fn rule(&mut self, id: &str, place: Span) -> Option<RuleId> {
        let found = self.guideline.find_rule(id);
        if found.is_none() {
            let suggestion = nearest(id, self.guideline.rules.iter().map(|rule| rule.id.as_str()));
            self.report(
                Diagnostic::new(codes::UNKNOWN_RULE, place)
                    .with("rule", shortened(id))
                    .with_some("suggestion", suggestion),
            );
        }
        found
    }

    pub(super) fn fact(&mut self, id: &str, place: Span) -> Option<FactId> {
        let found = self.guideline.find_fact(id);
        if found.is_none() {
            let suggestion = nearest(id, self.guideline.facts.iter().map(|fact| fact.id.as_str()));
            self.report(
                Diagnostic::new(codes::UNKNOWN_FACT, place)
                    .with("fact", shortened(id))
                    .with_some("suggestion", suggestion),
            );
        }
        found
    }

    pub(super) fn value(&mut self, id: &str, place: Span) -> Option<ValueId> {
        let found = self.guideline.find_value(id);
        if found.is_none() {
            let suggestion = nearest(id, self.guideline.values.iter().map(|value| value.id.as_str()));
            let question = self.guideline.find_fact(id).map(|_| id);
            let report = Diagnostic::new(codes::UNKNOWN_VALUE, place)
                .with("value", shortened(id))
                .with_some("question", question)
                .with_some("suggestion", suggestion);
            self.report(report);
        }
        found
    }

    /// An area that has rules.
    pub(super) fn area(&mut self, id: &str, place: Span) -> Option<String> {
        if let Some(area) = self.areas().find(|area| *area == id) {
            return Some(area.to_owned());
        }
        let areas: Vec<&str> = self.areas().collect();
        let report = Diagnostic::new(codes::UNKNOWN_AREA, place)
            .with("area", shortened(id))
            .with_some("suggestion", nearest(id, areas.iter().copied()))
            .with("areas", areas.join(", "));
        self.report(report);
        None
    }

    /// The areas that have rules.
    pub(super) fn areas(&self) -> impl Iterator<Item = &'p str> {
        let guideline = self.guideline;
        let with_rules = |at: usize| guideline.rules.iter().any(|rule| rule.area == at);
        let areas = guideline.areas.iter().enumerate();
        areas.filter(move |(at, _)| with_rules(*at)).map(|(_, area)| area.id.as_str())
    }
}
