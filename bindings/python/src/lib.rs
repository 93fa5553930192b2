//! The engine for Python: texts in, texts out, and tables of cases as Arrow has them.
//!
//! `python/riktlinje` wraps this module in what a Python programmer expects: paths, dictionaries, dates.
//!
//! | file | holds |
//! |---|---|
//! | `guideline.rs` | a loaded guideline and what can be asked of it |
//! | `batch.rs` | record batches of cases in, record batches of findings and verdicts out |
//! | `refusal.rs` | what is wrong with an input, as an exception |

mod batch;
mod guideline;
mod refusal;

use pyo3::prelude::*;

/// The module that `python/riktlinje` builds on.
#[pymodule]
mod _engine {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::batch::Inquiry;
    #[pymodule_export]
    use crate::guideline::Guideline;

    /// The ids of the guidelines that a text uses, so that their files can be found.
    #[pyfunction]
    fn used_guidelines(text: &str) -> Vec<String> {
        riktlinje::used_guidelines(text)
    }
}
