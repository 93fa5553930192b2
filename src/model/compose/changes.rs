//! Applying what overlays change in the guidelines they use.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::{Composition, Relaxation, parameter_changes, rule_changes};
use crate::diagnostic::catalog::model as codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, nearest_owned};
use crate::model::declare::{Change, Document, Name};
use crate::text::Text;

/// For so many targets that do not exist, what was meant is looked for. It takes time, and more are no slips.
const MOST_SEARCHES: usize = 50;

/// What a change changes: the guideline and the index within its list.
#[derive(Clone, Copy)]
pub(super) enum Target {
    /// A rule; its earlier versions stand right before it.
    Rule(usize, usize),
    /// A parameter.
    Parameter(usize, usize),
    /// A fact.
    Fact(usize, usize),
}

impl Target {
    /// The keys that fit.
    fn keys(self) -> &'static [&'static str] {
        match self {
            Target::Rule(..) => {
                &["severity", "phase", "effective", "also_requires", "requires", "waiver", "owner", "drop"]
            }
            Target::Parameter(..) => &["value", "by_date"],
            Target::Fact(..) => &["question", "help", "answered_by"],
        }
    }

    fn document(self) -> usize {
        match self {
            Target::Rule(document, _) | Target::Parameter(document, _) | Target::Fact(document, _) => {
                document
            }
        }
    }

    fn word(self) -> (&'static str, &'static str) {
        match self {
            Target::Rule(..) => ("a rule", "en regel"),
            Target::Parameter(..) => ("a parameter", "en parameter"),
            Target::Fact(..) => ("a fact", "en uppgift"),
        }
    }
}

/// Where everything stands that can be changed. Rules have names of their own.
pub(super) struct Index {
    rules: HashMap<String, Target>,
    names: HashMap<String, Target>,
    /// The place of each phase in the order of the composition.
    pub(super) phases: HashMap<String, usize>,
    /// Rules to leave out: guideline and index. They are removed last, so that indexes stay right.
    pub(super) dropped: BTreeSet<(usize, usize)>,
    /// How many targets were not found.
    unknown: usize,
}

impl Index {
    fn of(documents: &[Document]) -> Index {
        let mut index = Index {
            rules: HashMap::new(),
            names: HashMap::new(),
            phases: HashMap::new(),
            dropped: BTreeSet::new(),
            unknown: 0,
        };
        for (at, document) in documents.iter().enumerate() {
            for phase in &document.phases {
                let next = index.phases.len();
                index.phases.entry(phase.id.value.clone()).or_insert(next);
            }
            for (place, rule) in document.rules.iter().enumerate() {
                index.rules.entry(rule.id.value.clone()).or_insert(Target::Rule(at, place));
            }
            for (place, parameter) in document.parameters.iter().enumerate() {
                index.names.entry(parameter.id.value.clone()).or_insert(Target::Parameter(at, place));
            }
            for (place, fact) in document.facts.iter().enumerate() {
                index.names.entry(fact.id.value.clone()).or_insert(Target::Fact(at, place));
            }
        }
        index
    }

    /// Takes a rule out, so that later changes do not find it.
    pub(super) fn drop_rule(&mut self, id: &str, document: usize, places: Range<usize>) {
        self.rules.remove(id);
        self.dropped.extend(places.map(|place| (document, place)));
    }
}

/// Applies the changes of every guideline, those of used ones first.
pub(super) fn apply(composition: &mut Composition, diagnostics: &mut Diagnostics) {
    let mut uses = composition.documents.iter().flat_map(|document| &document.uses);
    if uses.all(|used| used.changes.is_empty()) {
        return;
    }
    let mut index = Index::of(&composition.documents);
    for user in 0..composition.documents.len() {
        let Some(document) = composition.documents.get(user) else { return };
        let overlay = document.id.value.clone();
        let uses = document.uses.clone();
        for entry in &uses {
            let id = entry.guideline.value.as_str();
            // A guideline that could not be had has been reported; nothing can be said about its rules.
            let Some(changed) = composition.documents.iter().position(|document| document.id.value == id)
            else {
                continue;
            };
            let reach = composition.visible.get(changed).cloned().unwrap_or_default();
            let complete = composition.complete.get(changed).copied().unwrap_or(false);
            let index = &mut index;
            let mut work = Work { composition, index, diagnostics, overlay: &overlay, reach, complete };
            if changed != user {
                entry.changes.iter().for_each(|change| work.apply(change));
            }
        }
    }
    for (at, document) in composition.documents.iter_mut().enumerate() {
        let mut place = 0;
        document.rules.retain(|_| {
            place += 1;
            !index.dropped.contains(&(at, place - 1))
        });
    }
}

/// Applying the changes that one overlay makes in one used guideline.
struct Work<'a> {
    composition: &'a mut Composition,
    index: &'a mut Index,
    diagnostics: &'a mut Diagnostics,
    overlay: &'a str,
    /// The guidelines that may be changed, rising.
    reach: Vec<usize>,
    complete: bool,
}

impl Work<'_> {
    fn apply(&mut self, change: &Change) {
        let Some(target) = self.find(&change.target.value) else {
            self.report_unknown(&change.target);
            return;
        };
        if !self.keys_fit(change, target) {
            return;
        }
        let mut effects =
            Effects { change, overlay: self.overlay, found: Vec::new(), diagnostics: self.diagnostics };
        match target {
            Target::Rule(document, place) => {
                rule_changes::apply(self.composition, self.index, (document, place), &mut effects);
            }
            Target::Parameter(document, index) => {
                let documents = &mut self.composition.documents;
                let parameter =
                    documents.get_mut(document).and_then(|document| document.parameters.get_mut(index));
                if let Some(parameter) = parameter {
                    parameter_changes::apply(parameter, &mut effects);
                }
            }
            Target::Fact(document, index) => {
                change_fact(&mut self.composition.documents, document, index, change);
            }
        }
        let found = effects.found;
        self.composition.relaxations.extend(found);
    }

    /// The rule, parameter or fact with an id, in the used guideline or one of those it uses.
    fn find(&self, id: &str) -> Option<Target> {
        let found =
            [&self.index.rules, &self.index.names].into_iter().filter_map(|names| names.get(id).copied());
        found.into_iter().find(|target| self.reach.binary_search(&target.document()).is_ok())
    }

    fn report_unknown(&mut self, target: &Name) {
        let documents = || self.reach.iter().filter_map(|index| self.composition.documents.get(*index));
        let id = target.value.as_str();
        self.index.unknown += 1;
        if self.index.unknown > MOST_SEARCHES {
            self.diagnostics.push(Diagnostic::new(codes::UNKNOWN_TARGET, target.span).with("id", id));
            return;
        }
        let broken = documents().any(|document| document.broken.iter().any(|broken| broken == id));
        if broken || !self.complete {
            return;
        }
        let is_value = documents().any(|document| document.values.iter().any(|value| value.id.value == id));
        if is_value {
            self.diagnostics.push(Diagnostic::new(codes::VALUE_CHANGED, target.span).with("id", id));
            return;
        }
        let known: Vec<&str> = documents()
            .flat_map(|document| {
                let rules = document.rules.iter().map(|rule| &rule.id);
                let parameters = document.parameters.iter().map(|parameter| &parameter.id);
                rules.chain(parameters).chain(document.facts.iter().map(|fact| &fact.id))
            })
            .map(|name| name.value.as_str())
            .filter(|name| !name.contains('@'))
            .collect();
        let report = Diagnostic::new(codes::UNKNOWN_TARGET, target.span).with("id", id);
        let report = report.with_some("suggestion", nearest_owned(id, known));
        self.diagnostics.push(report);
    }

    fn keys_fit(&mut self, change: &Change, target: Target) -> bool {
        let fits = |key: &&Name| key.value != "reason" && !target.keys().contains(&key.value.as_str());
        let mut all = true;
        for key in change.keys.iter().filter(fits) {
            let (en, sv) = target.word();
            self.diagnostics.push(
                Diagnostic::new(codes::CHANGE_DOES_NOT_FIT, key.span)
                    .with("key", key.value.as_str())
                    .with("id", change.target.value.as_str())
                    .with("kind_en", en)
                    .with("kind_sv", sv)
                    .with("keys", target.keys().join(", ")),
            );
            all = false;
        }
        all
    }
}

fn change_fact(documents: &mut [Document], document: usize, index: usize, change: &Change) {
    let Some(fact) = documents.get_mut(document).and_then(|document| document.facts.get_mut(index)) else {
        return;
    };
    let replace = |place: &mut Option<Text>, new: &Option<Text>| {
        if new.is_some() {
            place.clone_from(new);
        }
    };
    replace(&mut fact.question, &change.question);
    replace(&mut fact.help, &change.help);
    if change.answered_by.is_some() {
        fact.answered_by.clone_from(&change.answered_by);
    }
}

/// What one change turns out to do.
pub(super) struct Effects<'a> {
    /// The change.
    pub(super) change: &'a Change,
    overlay: &'a str,
    found: Vec<Relaxation>,
    diagnostics: &'a mut Diagnostics,
}

impl Effects<'_> {
    /// Notes that a key of the change relaxes its target.
    pub(super) fn relaxes(&mut self, what: &'static str) {
        self.found.push(Relaxation {
            guideline: self.overlay.to_owned(),
            target: self.change.target.value.clone(),
            reason: self.change.reason.clone().unwrap_or_default(),
            what,
        });
    }

    /// True when something relaxes.
    pub(super) fn any(&self) -> bool {
        !self.found.is_empty()
    }

    /// The place of a key of the change.
    pub(super) fn place(&self, key: &str) -> Span {
        let found = self.change.keys.iter().find(|known| known.value == key);
        found.map_or(self.change.target.span, |key| key.span)
    }

    /// Reports something about a key of the change.
    pub(super) fn report(&mut self, code: Code, key: &str) {
        let report = Diagnostic::new(code, self.place(key)).with("id", self.change.target.value.as_str());
        self.diagnostics.push(report);
    }

    /// Adds a report made elsewhere.
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports each relaxing key of a rule that may not be relaxed, and forgets what was found.
    pub(super) fn refuse(&mut self, rule: &Name) {
        for relaxation in std::mem::take(&mut self.found) {
            self.diagnostics.push(
                Diagnostic::new(codes::NOT_RELAXABLE, self.place(relaxation.what))
                    .with("id", rule.value.as_str())
                    .with("key", relaxation.what)
                    .related(rule.span, "the rule is declared here", "regeln finns här"),
            );
        }
    }
}
