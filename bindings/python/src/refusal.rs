//! What is wrong with an input, as the exception that the Python side defines.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use riktlinje::diagnostic::Diagnostics;
use riktlinje::text::Language;
use riktlinje::{ReadError, Source};

/// The exception for everything that is wrong with these sources: `riktlinje.InputError`, whose `problems` say
/// for each mistake what is wrong, where, and what to do.
pub(crate) fn refuse(py: Python<'_>, error: &ReadError, language: Language) -> PyErr {
    exception(py, error, language).unwrap_or_else(|failed| failed)
}

/// As [`refuse`], for diagnostics that are not an error yet.
pub(crate) fn refuse_all(
    py: Python<'_>,
    diagnostics: Diagnostics,
    sources: &[Source<'_>],
    language: Language,
) -> PyErr {
    refuse(py, &ReadError::new(diagnostics, sources), language)
}

fn exception(py: Python<'_>, error: &ReadError, language: Language) -> PyResult<PyErr> {
    let problems = PyList::empty(py);
    for (diagnostic, place) in error.iter() {
        let problem = PyDict::new(py);
        problem.set_item("code", diagnostic.code.id)?;
        problem.set_item("message", diagnostic.message(language))?;
        problem.set_item("hint", diagnostic.hint(language))?;
        problem.set_item("file", &place.file)?;
        problem.set_item("line", place.line)?;
        problem.set_item("column", place.column)?;
        problems.append(problem)?;
    }
    let class = py.import("riktlinje._errors")?.getattr("InputError")?;
    Ok(PyErr::from_value(class.call1((problems,))?))
}
