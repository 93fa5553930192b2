//! Which node answers which fact, however names are nested.

use super::Answers;
use super::reader::Reader;
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::FactId;
use crate::program::Program;
use crate::source::{Key, Node};

/// An answer as it stands in the file.
pub(super) struct Found<'t> {
    fact: FactId,
    place: Span,
    node: &'t Node<'t>,
}

impl Answers {
    /// Which nodes of a mapping of answers answer which facts, whatever they say.
    #[must_use]
    pub fn nodes<'t>(program: &Program, tree: &'t Node<'t>) -> Vec<(FactId, &'t Node<'t>)> {
        let mut found = Vec::new();
        Reader::new(program).gather("", tree.as_mapping().unwrap_or_default(), &mut found);
        found.into_iter().map(|found| (found.fact, found.node)).collect()
    }
}

impl Reader<'_> {
    /// Reads a mapping of answers.
    pub(super) fn answers(&mut self, tree: &Node) -> Answers {
        let mut answers = Answers::empty(self.program);
        let Some(entries) = tree.as_mapping() else {
            if !tree.is_null() {
                let found = tree.kind_name();
                self.report(
                    Diagnostic::new(codes::NOT_A_GROUP, tree.span)
                        .with("what_en", "the answers")
                        .with("what_sv", "svaren")
                        .with("found_en", found.0)
                        .with("found_sv", found.1)
                        .with("example", "answers: {personal_data: true}"),
                );
            }
            return answers;
        };
        let mut found = Vec::new();
        self.gather("", entries, &mut found);
        for Found { fact, place, node } in found {
            if let Some(first) = answers.place(fact) {
                self.report(
                    Diagnostic::new(codes::GIVEN_TWICE, place)
                        .with("name", &self.guideline.fact(fact).id)
                        .related(first, "first answered here", "besvaras först här"),
                );
                continue;
            }
            answers.set_place(fact, place);
            if let Some(answer) = self.answer(self.guideline.fact(fact), place, node) {
                answers.put(fact, answer);
            }
        }
        answers
    }

    /// Collects the answers below a group. Groups follow the names of facts, so their depth is bounded by
    /// the length of a name.
    fn gather<'t>(&mut self, group: &str, entries: &'t [(Key<'t>, Node<'t>)], found: &mut Vec<Found<'t>>) {
        for (key, node) in entries {
            let name = if group.is_empty() { key.text.to_string() } else { format!("{group}.{}", key.text) };
            let fact = self.names.find(&name);
            let inner = node.as_mapping().filter(|inner| self.is_group(&name, fact, inner));
            match (inner, fact) {
                (Some(inner), _) => self.gather(&name, inner, found),
                (None, Some(fact)) => found.push(Found { fact, place: key.span, node }),
                (None, None) => self.unknown_fact(key.span, &name),
            }
        }
    }

    /// Whether a mapping holds the answers of a group. Where a fact has the name of a group (`pack` beside
    /// `pack.fact`), the mapping is its own answer unless it holds a name of the group.
    fn is_group(&self, name: &str, fact: Option<FactId>, entries: &[(Key, Node)]) -> bool {
        if self.names.first_within(name).is_none() {
            return false;
        }
        let is_within = |(key, _): &(Key, Node)| {
            let inner = format!("{name}.{}", key.text);
            self.names.find(&inner).is_some() || self.names.first_within(&inner).is_some()
        };
        fact.is_none() || entries.is_empty() || entries.iter().any(is_within)
    }

    fn unknown_fact(&mut self, span: Span, name: &str) {
        if self.names.is_computed(name) {
            self.report(Diagnostic::new(codes::NOT_ASKED, span).with("name", name));
            return;
        }
        let within = self.names.first_within(name);
        let rows = self.names.rows_with_column(name);
        let suggestion =
            if within.is_some() { None } else { self.search(|reader| reader.names.suggest(name)) };
        self.report(
            Diagnostic::new(codes::UNKNOWN_FACT, span)
                .with("name", name)
                .with_some("within", within)
                .with_some("suggestion", suggestion)
                .with_some("rows", rows),
        );
    }
}
