//! Which names exist, and which of them a file may use.

use std::collections::HashMap;

use super::super::compose::Composition;
use super::super::declare::{Document, FactDeclaration, ParameterDeclaration, ValueDeclaration};
use super::super::types::{FactId, ParameterId, ValueId};
use crate::diagnostic::nearest;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A fact.
    Fact(FactId),
    /// A named value.
    Value(ValueId),
    /// A parameter.
    Parameter(ParameterId),
    /// Declared, but its declaration could not be read; that has been reported.
    Unreadable,
}

/// Why a name cannot be used.
pub(super) enum Missing {
    /// Nothing has that name; perhaps another one was meant.
    Unknown(Option<String>),
    /// It is declared in a guideline that the file does not use.
    Invisible(String),
    /// Perhaps it is declared in a guideline that could not be had; that has been reported.
    Unavailable,
}

/// All names of a composition.
pub(super) struct Names<'a> {
    by_name: HashMap<&'a str, (usize, Meaning)>,
    /// Facts in file order, with the document that declares them.
    pub(super) facts: Vec<(usize, &'a FactDeclaration)>,
    pub(super) values: Vec<(usize, &'a ValueDeclaration)>,
    pub(super) parameters: Vec<(usize, &'a ParameterDeclaration)>,
    documents: &'a [Document],
    visible: &'a [Vec<usize>],
    complete: &'a [bool],
}

impl<'a> Names<'a> {
    pub(super) fn collect(composition: &'a Composition) -> Names<'a> {
        let documents = composition.documents.as_slice();
        let total = |items: fn(&Document) -> usize| documents.iter().map(items).sum::<usize>();
        let facts = total(|document| document.facts.len());
        let values = total(|document| document.values.len());
        let parameters = total(|document| document.parameters.len());
        let mut names = Names {
            by_name: HashMap::with_capacity(facts + values + parameters),
            facts: Vec::with_capacity(facts),
            values: Vec::with_capacity(values),
            parameters: Vec::with_capacity(parameters),
            documents,
            visible: &composition.visible,
            complete: &composition.complete,
        };
        for (at, document) in documents.iter().enumerate() {
            for name in &document.broken {
                names.by_name.insert(name, (at, Meaning::Unreadable));
            }
        }
        for (at, document) in documents.iter().enumerate() {
            for fact in &document.facts {
                let meaning = Meaning::Fact(FactId(count(names.facts.len())));
                names.by_name.entry(&fact.id.value).or_insert((at, meaning));
                names.facts.push((at, fact));
            }
            for value in &document.values {
                let meaning = Meaning::Value(ValueId(count(names.values.len())));
                names.by_name.entry(&value.id.value).or_insert((at, meaning));
                names.values.push((at, value));
            }
            for parameter in &document.parameters {
                let meaning = Meaning::Parameter(ParameterId(count(names.parameters.len())));
                names.by_name.entry(&parameter.id.value).or_insert((at, meaning));
                names.parameters.push((at, parameter));
            }
        }
        names
    }

    /// What a name means in the file with this index.
    pub(super) fn look_up(&self, name: &str, file: u32) -> Result<Meaning, Missing> {
        let from = self.documents.iter().position(|document| document.file == file);
        let visible = from.and_then(|from| self.visible.get(from));
        let sees = |declared: usize| visible.is_none_or(|visible| visible.contains(&declared));
        match self.by_name.get(name) {
            Some((declared, meaning)) if sees(*declared) => Ok(*meaning),
            Some((declared, _)) => Err(Missing::Invisible(self.documents[*declared].id.value.clone())),
            None if from.is_some_and(|from| self.complete.get(from) == Some(&false)) => {
                Err(Missing::Unavailable)
            }
            None => {
                let known = self.by_name.iter().filter(|(_, (declared, _))| sees(*declared));
                Err(Missing::Unknown(nearest(name, known.map(|(known, _)| *known)).map(str::to_owned)))
            }
        }
    }

    /// Whether all that a file uses could be had, so that a name which is not found does not exist.
    pub(super) fn sees_everything(&self, file: u32) -> bool {
        let from = self.documents.iter().position(|document| document.file == file);
        from.and_then(|from| self.complete.get(from)) != Some(&false)
    }

    /// The fact of that name, wherever it is declared.
    pub(super) fn fact(&self, name: &str) -> Option<FactId> {
        match self.by_name.get(name) {
            Some((_, Meaning::Fact(id))) => Some(*id),
            Some((_, Meaning::Value(_) | Meaning::Parameter(_) | Meaning::Unreadable)) | None => None,
        }
    }

    /// What a name means, wherever it is declared.
    pub(super) fn anywhere(&self, name: &str) -> Option<Meaning> {
        self.by_name.get(name).map(|(_, meaning)| *meaning)
    }
}

/// A length as a 32-bit position; files are limited to far fewer items.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
