//! Record batches of cases in, record batches of findings and verdicts out, through Arrow's C data interface:
//! nothing is copied on the way.

use arrow_array::RecordBatch;
use arrow_pyarrow::PyArrowType;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::ThreadPool;
use riktlinje::batch::Batch;
use riktlinje::batch::arrow::Output;
use riktlinje::date::Date;
use riktlinje::model::ValueId;
use riktlinje::program::Program;

use crate::guideline::{Guideline, day, language};

/// What is asked of the cases of one batch or many. Made once, used for each batch.
#[pyclass(frozen, module = "riktlinje._engine")]
pub(crate) struct Inquiry {
    guideline: Py<Guideline>,
    as_of: Date,
    values: Vec<ValueId>,
    output: Output,
    /// The threads to work on; none stands for all cores.
    threads: Option<ThreadPool>,
}

#[pymethods]
impl Inquiry {
    /// `values` are ids, or nothing for all of them; `jobs` are threads, or nothing for all cores.
    #[new]
    fn new(
        guideline: Py<Guideline>,
        as_of: &str,
        values: Option<Vec<String>>,
        findings: bool,
        lang: &str,
        jobs: Option<usize>,
    ) -> PyResult<Inquiry> {
        let (as_of, language) = (day(as_of)?, language(lang)?);
        let values = chosen(&guideline.get().program, values)?;
        let threads = jobs.map(threads).transpose()?;
        Ok(Inquiry { guideline, as_of, values, output: Output { findings, language }, threads })
    }

    /// Assesses the rows of a record batch.
    fn assess(&self, py: Python<'_>, batch: PyArrowType<RecordBatch>) -> PyResult<PyArrowType<RecordBatch>> {
        let PyArrowType(cases) = batch;
        let program = &self.guideline.get().program;
        let assess = || {
            let mut batch = Batch::new(program, self.as_of).with_values(&self.values);
            batch.assess_record_batch(&cases, self.output)
        };
        let assessed = py.detach(|| match &self.threads {
            Some(threads) => threads.install(assess),
            None => assess(),
        });
        assessed.map(PyArrowType).map_err(|error| PyValueError::new_err(error.to_string()))
    }
}

/// The values of these ids, or all.
fn chosen(program: &Program, ids: Option<Vec<String>>) -> PyResult<Vec<ValueId>> {
    let known = || (0..).map(ValueId).zip(&program.guideline().values);
    let Some(ids) = ids else { return Ok(known().map(|(id, _)| id).collect()) };
    let named = |name: &String| {
        let found = known().find(|(_, value)| value.id == *name);
        found
            .map(|(id, _)| id)
            .ok_or_else(|| PyValueError::new_err(format!("the guideline computes no value {name}")))
    };
    ids.iter().map(named).collect()
}

fn threads(jobs: usize) -> PyResult<ThreadPool> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.max(1))
        .build()
        .map_err(|error| PyValueError::new_err(error.to_string()))
}
