//! Fetching the used guidelines, each once.

use std::collections::{BTreeSet, HashMap};

use super::{Composition, Library, MAX_DEPTH, MAX_GUIDELINES};
use crate::diagnostic::catalog::model as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, nearest_owned};
use crate::model::declare::{Document, Use, Version};

/// Gathers a guideline and all it uses, depth first in the order of `uses`.
pub(super) fn gather(
    root: Document,
    library: &mut dyn Library,
    diagnostics: &mut Diagnostics,
) -> Composition {
    let mut gathering = Gathering {
        library,
        diagnostics,
        composition: Composition {
            documents: Vec::new(),
            visible: Vec::new(),
            complete: Vec::new(),
            relaxations: Vec::new(),
        },
        found: HashMap::new(),
        demands: HashMap::new(),
        path: Vec::new(),
        full: false,
    };
    gathering.add(root);
    gathering.composition
}

struct Gathering<'a> {
    library: &'a mut dyn Library,
    diagnostics: &'a mut Diagnostics,
    composition: Composition,
    /// Index of each gathered guideline by its id; `None` when it could not be had.
    found: HashMap<String, Option<usize>>,
    /// The first version demanded of each guideline, with its place.
    demands: HashMap<String, (Vec<u32>, Span)>,
    /// The guidelines being added, from the root inwards.
    path: Vec<String>,
    /// Whether a limit has been reported.
    full: bool,
}

impl Gathering<'_> {
    /// Adds a guideline after all it uses. Recursion is bounded by [`MAX_DEPTH`].
    fn add(&mut self, document: Document) -> usize {
        self.path.push(document.id.value.clone());
        let mut visible = BTreeSet::new();
        let mut complete = true;
        let mut used = HashMap::new();
        for entry in &document.uses {
            let id = entry.guideline.value.as_str();
            if let Some(first) = used.insert(id, entry.guideline.span) {
                let report = Diagnostic::new(codes::USED_TWICE, entry.guideline.span).with("id", id);
                self.diagnostics.push(report.related(first, "it stands here already", "den står redan här"));
            }
            match self.find(entry) {
                Some(index) => {
                    visible.extend(self.composition.visible.get(index).into_iter().flatten().copied());
                    complete &= self.composition.complete.get(index).copied().unwrap_or(false);
                }
                None => complete = false,
            }
        }
        self.path.pop();
        let index = self.composition.documents.len();
        visible.insert(index);
        self.found.insert(document.id.value.clone(), Some(index));
        self.composition.documents.push(document);
        self.composition.visible.push(visible.into_iter().collect());
        self.composition.complete.push(complete);
        index
    }

    /// The index of a used guideline, which is fetched if need be.
    fn find(&mut self, entry: &Use) -> Option<usize> {
        let id = entry.guideline.value.as_str();
        if let Some(start) = self.path.iter().position(|above| above == id) {
            let mut circle: Vec<&str> = self.path.iter().skip(start).map(String::as_str).collect();
            circle.push(id);
            let report = Diagnostic::new(codes::CYCLE, entry.guideline.span);
            self.diagnostics.push(report.with("id", id).with("path", circle.join(" → ")));
            return None;
        }
        if let Some(known) = self.found.get(id).copied() {
            if let Some(index) = known {
                self.check_version(entry, index);
            }
            return known;
        }
        if self.is_full(entry) {
            return None;
        }
        let fetched = self.library.fetch(id);
        if fetched.is_none() {
            self.report_unknown(entry);
        }
        let index = fetched.map(|document| self.add(document));
        self.found.insert(id.to_owned(), index);
        if let Some(index) = index {
            self.check_version(entry, index);
        }
        index
    }

    fn is_full(&mut self, entry: &Use) -> bool {
        let many = self.composition.documents.len() + self.path.len() >= MAX_GUIDELINES;
        let deep = self.path.len() >= MAX_DEPTH;
        if (many || deep) && !self.full {
            self.full = true;
            let (code, most) = if deep {
                (codes::TOO_DEEP, MAX_DEPTH)
            } else {
                (codes::TOO_MANY_GUIDELINES, MAX_GUIDELINES)
            };
            self.diagnostics.push(Diagnostic::new(code, entry.guideline.span).with("most", most.to_string()));
        }
        many || deep
    }

    /// Reports a guideline that was not passed. One that was but could not be read has its own errors.
    fn report_unknown(&mut self, entry: &Use) {
        let id = entry.guideline.value.as_str();
        let ids = self.library.ids();
        if !ids.iter().any(|known| known == id) {
            let suggestion = nearest_owned(id, ids);
            let report = Diagnostic::new(codes::UNKNOWN_GUIDELINE, entry.guideline.span).with("id", id);
            self.diagnostics.push(report.with_some("suggestion", suggestion));
        }
    }

    fn check_version(&mut self, entry: &Use, index: usize) {
        let Some(document) = self.composition.documents.get(index) else { return };
        let wanted = entry.version.value.as_slice();
        let actual = document.version.value;
        let id = entry.guideline.value.as_str();
        let first = self.demands.get(id);
        if let Some((other, place)) = first.filter(|(other, _)| !agree(other, wanted)) {
            self.diagnostics.push(
                Diagnostic::new(codes::TWO_VERSIONS, entry.version.span)
                    .with("id", id)
                    .with("version", dotted(wanted))
                    .with("other", dotted(other))
                    .related(*place, "here another version is demanded", "här begärs en annan version"),
            );
        } else if actual != Version::UNREADABLE && !actual.0.starts_with(wanted) {
            self.diagnostics.push(
                Diagnostic::new(codes::VERSION_DOES_NOT_FIT, entry.version.span)
                    .with("id", id)
                    .with("version", dotted(wanted))
                    .with("actual", actual.to_string()),
            );
        }
        // The longest demand so far says most about later ones.
        let longer = first.is_none_or(|(other, _)| agree(other, wanted) && other.len() < wanted.len());
        if longer {
            self.demands.insert(id.to_owned(), (wanted.to_vec(), entry.version.span));
        }
    }
}

/// True when some version can fit both demands.
fn agree(a: &[u32], b: &[u32]) -> bool {
    a.iter().zip(b).all(|(a, b)| a == b)
}

fn dotted(numbers: &[u32]) -> String {
    let words: Vec<String> = numbers.iter().map(u32::to_string).collect();
    words.join(".")
}
