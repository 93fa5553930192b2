//! A loaded guideline and what can be asked of it.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use riktlinje::Source;
use riktlinje::answers::{Answers, Proposal, Waiver};
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;
use riktlinje::source::{Limits, read_json};
use riktlinje::text::{Language, Speech};

use crate::refusal::{refuse, refuse_all};

/// A guideline, ready to assess. It never changes, so threads can share it.
#[pyclass(frozen, module = "riktlinje._engine")]
pub(crate) struct Guideline {
    pub(crate) program: Program,
}

#[pymethods]
impl Guideline {
    /// Loads a guideline from YAML texts: the first, with those it uses among the others.
    #[staticmethod]
    #[expect(clippy::needless_pass_by_value, reason = "what Python passes is taken over")]
    fn from_sources(py: Python<'_>, sources: Vec<(String, String)>, lang: &str) -> PyResult<Guideline> {
        let language = language(lang)?;
        let sources: Vec<Source<'_>> = sources.iter().map(|(name, text)| Source { name, text }).collect();
        match py.detach(|| riktlinje::load(&sources)) {
            Ok(loaded) => Ok(Guideline { program: loaded.program }),
            Err(error) => Err(refuse(py, &error, language)),
        }
    }

    /// Loads what `riktlinje compile` wrote.
    #[staticmethod]
    fn from_compiled(py: Python<'_>, name: &str, text: &str, lang: &str) -> PyResult<Guideline> {
        let language = language(lang)?;
        py.detach(|| Program::load_compiled(text)).map(|program| Guideline { program }).map_err(
            |diagnostic| {
                let mut diagnostics = Diagnostics::new();
                diagnostics.push(diagnostic);
                refuse_all(py, diagnostics, &[Source { name, text }], language)
            },
        )
    }

    #[getter]
    fn id(&self) -> String {
        self.program.guideline().root().map(|root| root.id.clone()).unwrap_or_default()
    }

    #[getter]
    fn version(&self) -> String {
        self.program.guideline().root().map(|root| root.version.to_string()).unwrap_or_default()
    }

    #[getter]
    fn digest(&self) -> String {
        self.program.guideline().digest.clone()
    }

    #[getter]
    fn languages(&self) -> Vec<&str> {
        self.program.guideline().languages.iter().map(Language::code).collect()
    }

    /// Ids of the rules, in the order of the guideline.
    #[getter]
    fn rules(&self) -> Vec<String> {
        self.program.guideline().rules.iter().map(|rule| rule.id.clone()).collect()
    }

    /// Ids of the facts, in the order of the guideline.
    #[getter]
    fn facts(&self) -> Vec<String> {
        self.program.guideline().facts.iter().map(|fact| fact.id.clone()).collect()
    }

    #[expect(clippy::needless_pass_by_value, reason = "what Python passes is taken over")]
    /// The guideline as one JSON text, with the texts of these languages, or of all.
    fn compiled(&self, languages: Vec<String>) -> PyResult<String> {
        let languages: Vec<Language> =
            languages.iter().map(|code| language(code)).collect::<PyResult<_>>()?;
        Ok(riktlinje::compiled::write(self.program.guideline(), &languages))
    }

    /// Assesses answers or a whole proposal, both as JSON; the assessment as JSON, in one language or all.
    /// Waivers are a JSON list, as a proposal writes them.
    fn assess(
        &self,
        py: Python<'_>,
        answers: &str,
        as_of: Option<&str>,
        lang: Option<&str>,
        waivers: Option<&str>,
    ) -> PyResult<String> {
        let spoken = lang.map(language).transpose()?;
        let mut proposal = self.proposal(py, answers, spoken.unwrap_or(Language::ENGLISH))?;
        if let Some(text) = waivers {
            proposal.waivers = self.waivers(py, text, spoken.unwrap_or(Language::ENGLISH))?;
        }
        let day = as_of.map(day).transpose()?.or(proposal.as_of).ok_or_else(|| {
            PyValueError::new_err(
                "as_of is missing: give the day of the assessment, as in as_of=\"2026-12-01\"",
            )
        })?;
        let speech = spoken.map_or(Speech::All, Speech::Only);
        Ok(py.detach(|| {
            self.program.assess_in(speech, &proposal.answers, &proposal.waivers, day).to_json()
        }))
    }
}

impl Guideline {
    fn proposal(&self, py: Python<'_>, text: &str, language: Language) -> PyResult<Proposal> {
        let mut diagnostics = Diagnostics::new();
        let read = read_json(0, text, &Limits::default(), &mut diagnostics).and_then(|tree| {
            if tree.get("riktlinje").is_some() {
                return Proposal::from_tree(&self.program, &tree, &mut diagnostics);
            }
            Answers::read(&self.program, &tree, &mut diagnostics).map(Proposal::from)
        });
        match read {
            Some(proposal) if !diagnostics.has_errors() => Ok(proposal),
            Some(_) | None => Err(refuse_all(py, diagnostics, &[Source { name: "answers", text }], language)),
        }
    }

    fn waivers(&self, py: Python<'_>, text: &str, language: Language) -> PyResult<Vec<Waiver>> {
        let mut diagnostics = Diagnostics::new();
        let read = read_json(0, text, &Limits::default(), &mut diagnostics)
            .and_then(|tree| Waiver::read_all(&self.program, &tree, &mut diagnostics));
        read.ok_or_else(|| refuse_all(py, diagnostics, &[Source { name: "waivers", text }], language))
    }
}

pub(crate) fn language(code: &str) -> PyResult<Language> {
    Language::parse(code).ok_or_else(|| {
        PyValueError::new_err(format!("{code:?} is not a language code; write one such as \"sv\" or \"en\""))
    })
}

pub(crate) fn day(text: &str) -> PyResult<Date> {
    Date::parse(text).map_err(|_| {
        PyValueError::new_err(format!("as_of is {text:?}, which is not a day; write it as in \"2026-12-01\""))
    })
}
