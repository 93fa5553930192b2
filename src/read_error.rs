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
    /// Source name, line and column of each diagnostic.
    places: Vec<(String, usize, usize)>,
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
            (sources.get(file).map_or_else(String::new, |source| source.name.to_owned()), line, column)
        };
        let places = diagnostics.iter().map(place).collect();
        ReadError { diagnostics, places }
    }

    /// What is wrong, sorted by place.
    #[must_use]
    pub fn diagnostics(&self) -> &Diagnostics {
        &self.diagnostics
    }
}

impl fmt::Display for ReadError {
    /// One line per mistake: `name:line:column: message Hint`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, (diagnostic, (name, line, column))) in self.diagnostics.iter().zip(&self.places).enumerate()
        {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{name}:{line}:{column}: {}", diagnostic.message(Language::ENGLISH))?;
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
