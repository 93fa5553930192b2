//! Ids that are declared twice in a composition, and facts that should name their pack.

use std::collections::HashMap;

use super::Composition;
use crate::diagnostic::catalog::model as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::declare::{Document, Name};

/// What an id names. Facts, values and parameters share one set of names, because expressions use all three.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Names {
    Expression,
    Rule,
    Source,
    Phase,
    Section,
}

/// Checks the ids of all guidelines of a composition. Areas and roles may be worded again.
pub(super) fn check(composition: &Composition, diagnostics: &mut Diagnostics) {
    let count = composition.documents.iter().flat_map(declared).count();
    let mut places: HashMap<(Names, &str), Span> = HashMap::with_capacity(count);
    for document in &composition.documents {
        for (names, name) in declared(document) {
            match places.get(&(names, name.value.as_str())) {
                Some(first) => diagnostics.push(
                    Diagnostic::new(codes::DECLARED_TWICE, name.span)
                        .with("id", name.value.as_str())
                        .related(*first, "it is declared here already", "det finns redan här"),
                ),
                None => {
                    places.insert((names, name.value.as_str()), name.span);
                }
            }
        }
    }
    let Some((root, used)) = composition.documents.split_last() else { return };
    // Whoever publishes both sees to it that the names do not clash.
    for document in used.iter().filter(|used| root.publisher.is_none() || used.publisher != root.publisher) {
        check_bare_facts(document, diagnostics);
    }
}

/// All ids that a guideline declares, in the order of a file.
fn declared(document: &Document) -> impl Iterator<Item = (Names, &Name)> {
    let phases = document.phases.iter().map(|phase| (Names::Phase, &phase.id));
    let sections = document.sections.iter().map(|section| (Names::Section, &section.id));
    let sources = document.sources.iter().map(|source| (Names::Source, &source.id));
    let parameters = document.parameters.iter().map(|parameter| (Names::Expression, &parameter.id));
    let facts = document.facts.iter().map(|fact| (Names::Expression, &fact.id));
    let values = document.values.iter().map(|value| (Names::Expression, &value.id));
    let rules = document.rules.iter().map(|rule| (Names::Rule, &rule.id));
    phases.chain(sections).chain(sources).chain(parameters).chain(facts).chain(values).chain(rules)
}

/// Warns once for a pack with rules whose facts do not carry its name: another pack may want the name too.
fn check_bare_facts(document: &Document, diagnostics: &mut Diagnostics) {
    if document.rules.is_empty() {
        return;
    }
    let mut bare = document.facts.iter().filter(|fact| !fact.id.value.contains('.'));
    if let Some(first) = bare.next() {
        let prefix = document.id.value.replace('-', "_");
        diagnostics.push(
            Diagnostic::new(codes::BARE_FACT, first.id.span)
                .with("id", first.id.value.as_str())
                .with("guideline", document.id.value.as_str())
                .with("count", (bare.count() + 1).to_string())
                .with("suggestion", format!("{prefix}.{}", first.id.value)),
        );
    }
}
