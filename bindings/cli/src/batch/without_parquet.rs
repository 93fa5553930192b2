//! In place of Parquet, in a program that is built without the feature `parquet`: the same names, with nothing
//! behind them. A file named `.parquet` is refused before any of this is reached.

use std::path::Path;

use riktlinje::batch::{Batch, Columns, Results};
use riktlinje::program::Program;
use riktlinje::text::Language;

use super::output::Ids;
use crate::outcome::Failure;
use crate::terminal::Look;

/// Whether this program knows Parquet.
pub(super) const IS_BUILT_IN: bool = false;

/// A file of cases.
pub(super) struct Parts;

/// Some of its rows.
pub(super) struct Part;

/// Results.
pub(super) struct Table;

/// A file of results.
pub(super) struct Writer;

impl Parts {
    pub(super) fn open(path: &Path, _: &Program, _: bool, _: Look) -> Result<Parts, Failure> {
        Err(super::not_built_in(path))
    }

    pub(super) fn next(&mut self) -> Result<Option<Part>, Failure> {
        Err(super::not_built_in(Path::new("")))
    }

    pub(super) fn none(&self) -> Part {
        Part
    }

    pub(super) fn bytes(&self) -> u64 {
        0
    }
}

impl Part {
    pub(super) fn first_row(&self) -> u64 {
        1
    }

    pub(super) fn rows(&self) -> usize {
        0
    }

    pub(super) fn from(&self, _: usize) -> Part {
        Part
    }

    pub(super) fn id(&self, _: usize) -> Option<String> {
        None
    }

    pub(super) fn read(&self, batch: &Batch<'_>, _: Language) -> (Columns, Vec<(usize, String)>) {
        (Columns::new(batch.program()), Vec::new())
    }
}

impl Table {
    pub(super) fn of(_: &Batch<'_>, _: &Ids<'_>, _: &[(usize, String)], _: &Results, _: bool) -> Table {
        Table
    }
}

impl Writer {
    pub(super) fn create(path: &Path, _: &Table) -> Result<Writer, Failure> {
        Err(super::not_built_in(path))
    }

    pub(super) fn write(&mut self, _: &Table) -> Result<(), Failure> {
        Err(super::not_built_in(Path::new("")))
    }

    pub(super) fn finish(self) -> Result<(), Failure> {
        Err(super::not_built_in(Path::new("")))
    }
}
