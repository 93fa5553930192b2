//! Why a text could not be read, for callers that want one error.

use std::fmt;

use crate::answers::Proposal;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::program::Program;
use crate::source::{LineIndex, Source};
use crate::text::Language;

/// Why a guideline or a proposal could not be read: everything that is wrong with it, sorted by place.
#[derive(Clone, Debug, thiserror::Error)]
pub struct ReadError {
    diagnostics: Diagnostics,
    /// Where each diagnostic stands.
    places: Vec<Place>,
}

/// Where something stands in the sources that were passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the source.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl ReadError {
    /// An error from what is wrong with these sources.
    #[must_use]
    pub fn new(mut diagnostics: Diagnostics, sources: &[Source<'_>]) -> ReadError {
        diagnostics.sort();
        let indexes: Vec<LineIndex<'_>> = sources.iter().map(|source| LineIndex::new(source.text)).collect();
        let place = |diagnostic: &Diagnostic| {
            let file = diagnostic.span.file as usize;
            let (line, column) =
                indexes.get(file).map_or((1, 1), |index| index.line_column(diagnostic.span.start));
            let file = sources.get(file).map_or_else(String::new, |source| source.name.to_owned());
            Place { file, line, column }
        };
        let places = diagnostics.iter().map(place).collect();
        ReadError { diagnostics, places }
    }

    /// What is wrong, sorted by place.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }

    /// What is wrong and where, sorted by place.
    pub fn iter(&self) -> impl Iterator<Item = (&Diagnostic, &Place)> {
        self.diagnostics.iter().zip(&self.places)
    }
}

impl fmt::Display for ReadError {
    /// One line per mistake: `name:line:column: message Hint`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (diagnostic, Place { file, line, column })) in self.iter().enumerate() {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{file}:{line}:{column}: {}", diagnostic.message(Language::ENGLISH))?;
            if let Some(hint) = diagnostic.hint(Language::ENGLISH) {
                write!(f, " {hint}")?;
            }
        }
        Ok(())
    }
}

impl Program {
    /// Reads a proposal in JSON for this program.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, at once.
    pub fn read_json_proposal(&self, source: &Source<'_>) -> Result<Proposal, ReadError> {
        let mut diagnostics = Diagnostics::new();
        match Proposal::read_json(self, 0, source.text, &mut diagnostics) {
            Some(proposal) if !diagnostics.has_errors() => Ok(proposal),
            Some(_) | None => Err(ReadError::new(diagnostics, std::slice::from_ref(source))),
        }
    }
}
