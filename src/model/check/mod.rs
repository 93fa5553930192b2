//! From a composition to a typed guideline: names are looked up, expressions typed, and everything that
//! cannot be meant is reported, all of it at once.
//!
//! | file | holds |
//! |---|---|
//! | `names.rs` | which names exist, and which a file may use |
//! | `formulas.rs` | texts of expressions, parsed when they are asked for |
//! | `order.rs` | facts and values in the order of their dependence; circles |
//! | `expression.rs`, `operators.rs`, `calls.rs` | expressions to typed terms |
//! | `conditions.rs` | `all`, `any`, `not` to typed terms |
//! | `guards.rs` | what may be none is used only where it is given |
//! | `facts.rs`, `values.rs`, `tables.rs`, `rules.rs`, `sources.rs` | one kind of declaration each |

mod calls;
mod conditions;
mod expression;
mod facts;
mod formulas;
mod guards;
mod names;
mod operators;
mod order;
mod results;
mod rules;
mod sources;
mod tables;
mod values;

use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::MOST_ITEMS;
use super::compose::Composition;
use super::declare::{Document, Reminders};
use super::digest::hexadecimal;
use super::guideline::{Area, Fact, Guideline, Item, Pack, Phase, Reminder, Section, Value};
use super::types::OptionList;
use crate::diagnostic::catalog::check as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::text::{Language, Text};
use formulas::Formulas;
use names::Names;

/// Everything the checks share while they build the guideline.
struct Checker<'a> {
    documents: &'a [Document],
    names: Names<'a>,
    formulas: Formulas<'a>,
    option_lists: Vec<OptionList>,
    /// Facts, in the order of `names`; complete but for gates and years until `order` is walked.
    facts: Vec<Fact>,
    /// Values already typed, in the order of `names`.
    values: Vec<Option<Value>>,
    parameters: Vec<super::guideline::Parameter>,
    /// Facts and values whose own declaration is broken: using them reports nothing more.
    broken: Vec<Item>,
    start: Option<super::types::FactId>,
    diagnostics: &'a mut Diagnostics,
}

/// The five areas that every guideline has.
const BUILT_IN_AREAS: [(&str, &str, &str); 5] = [
    ("benefit_cost", "Nytta och kostnad", "Benefit and cost"),
    ("risk", "Risk", "Risk"),
    ("ethics", "Etik", "Ethics"),
    ("law", "Lagstiftning", "Legislation"),
    ("competence", "Kompetensförsörjning", "Skills and training"),
];

/// Types a composition. The result is `None` when something is wrong beyond repair; `diagnostics` says
/// what. With errors in single items the rest is still checked, but no guideline is given.
pub(crate) fn check(composition: Composition, diagnostics: &mut Diagnostics) -> Option<Guideline> {
    let before = diagnostics.has_errors();
    let documents = &composition.documents;
    let items: usize = documents.iter().map(|all| all.facts.len() + all.values.len() + all.rules.len()).sum();
    if let Some(root) = documents.last().filter(|_| items > MOST_ITEMS) {
        diagnostics
            .push(Diagnostic::new(codes::TOO_MANY, root.id.span).with("limit", MOST_ITEMS.to_string()));
        return None;
    }
    let names = Names::collect(&composition);
    let mut checker = Checker {
        documents,
        names,
        formulas: Formulas::default(),
        option_lists: Vec::new(),
        facts: Vec::new(),
        values: Vec::new(),
        parameters: Vec::new(),
        broken: Vec::new(),
        start: None,
        diagnostics,
    };
    checker.declare_facts();
    checker.declare_parameters();
    checker.find_start();
    let order = checker.order();
    for item in &order {
        match item {
            Item::Fact(id) => checker.finish_fact(*id),
            Item::Value(id) => checker.type_value(*id),
        }
    }
    let areas = checker.areas();
    let sections = checker.sections();
    let phases = checker.phases();
    let sources = checker.sources();
    let rules = checker.rules(&areas, &phases);
    let roles = roles(documents);
    let reminders = documents.iter().rev().find_map(|document| document.reminders.clone()).map(reminder);
    let values: Option<Vec<Value>> = checker.values.into_iter().collect();
    let (facts, parameters, option_lists, start) =
        (checker.facts, checker.parameters, checker.option_lists, checker.start);
    if diagnostics.has_errors() && !before {
        return None;
    }
    let mut guideline = Guideline {
        packs: documents.iter().map(pack).collect(),
        languages: languages(documents),
        start,
        roles,
        areas,
        phases: phases?,
        sections,
        sources,
        option_lists,
        parameters,
        facts,
        values: values?,
        order,
        rules: rules?,
        reminders,
        digest: digest(documents),
        term_count: 0,
        relaxations: composition.relaxations,
    };
    guideline.number_terms();
    Some(guideline)
}

impl Checker<'_> {
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The `start` of the outermost document that names one; it must be a date fact.
    fn find_start(&mut self) {
        let named = self.documents.iter().rev().find_map(|document| document.start.as_ref());
        let Some(name) = named else { return };
        match self.names.fact(&name.value) {
            Some(id) if self.facts[id.index()].ty == super::types::Type::Date => self.start = Some(id),
            Some(_) => {
                self.report(Diagnostic::new(codes::START_NOT_A_DATE, name.span).with("name", &name.value));
            }
            None => {
                let known = self.facts.iter().filter(|fact| fact.ty == super::types::Type::Date);
                let suggestion = nearest(&name.value, known.map(|fact| fact.id.as_str())).map(str::to_owned);
                self.report(
                    Diagnostic::new(codes::START_NOT_A_DATE, name.span)
                        .with("name", &name.value)
                        .with_some("suggestion", suggestion),
                );
            }
        }
    }

    /// The built-in areas, then those that the documents add; a later wording wins.
    fn areas(&self) -> Vec<Area> {
        let mut areas: Vec<Area> = BUILT_IN_AREAS
            .iter()
            .map(|(id, sv, en)| Area { id: (*id).to_owned(), title: Text::both(*sv, *en) })
            .collect();
        for (id, title) in self.documents.iter().flat_map(|document| &document.areas) {
            match areas.iter_mut().find(|area| area.id == id.value) {
                Some(area) => area.title = title.clone(),
                None => areas.push(Area { id: id.value.clone(), title: title.clone() }),
            }
        }
        areas
    }

    fn sections(&self) -> Vec<Section> {
        let declared = self.documents.iter().flat_map(|document| &document.sections);
        declared
            .map(|section| Section {
                id: section.id.value.clone(),
                title: section.title.clone(),
                help: section.help.clone(),
                score: section.score.as_ref().map(|name| name.value.clone()),
                answered_by: section.answered_by.as_ref().map(|name| name.value.clone()),
            })
            .collect()
    }

    fn phases(&mut self) -> Option<Vec<Phase>> {
        let documents = self.documents;
        let mut phases = Some(Vec::new());
        for phase in documents.iter().flat_map(|document| &document.phases) {
            let reached_when = self.guarded_condition(&phase.reached_when);
            match (reached_when, &mut phases) {
                (Some(reached_when), Some(phases)) => {
                    let (id, title) = (phase.id.value.clone(), phase.title.clone());
                    phases.push(Phase { id, title, reached_when });
                }
                (None, _) => phases = None,
                (Some(_), None) => {}
            }
        }
        phases
    }
}

fn pack(document: &Document) -> Pack {
    Pack {
        file: document.file,
        id: document.id.value.clone(),
        version: document.version.value,
        title: document.title.clone(),
        publisher: document.publisher.clone(),
        description: document.description.clone(),
        status: document.status,
    }
}

/// The languages of the outermost document that says; Swedish and English when none does.
fn languages(documents: &[Document]) -> Vec<Language> {
    let named = documents.iter().rev().find_map(|document| document.languages.clone());
    named.unwrap_or_else(|| vec![Language::SWEDISH, Language::ENGLISH])
}

fn roles(documents: &[Document]) -> BTreeMap<String, Text> {
    let all = documents.iter().flat_map(|document| &document.roles);
    all.map(|(role, text)| (role.value.clone(), text.clone())).collect()
}

fn reminder(declared: Reminders) -> Reminder {
    Reminder { before: declared.before, to: declared.to.map(|role| role.value), title: declared.title }
}

/// SHA-256 over the data of all packs, used ones first: layout and comments do not count.
fn digest(documents: &[Document]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(b"riktlinje 1\n");
    for document in documents {
        hasher.update(document.canonical.as_bytes());
        hasher.update(b"\n");
    }
    hexadecimal(&hasher.finalize())
}
