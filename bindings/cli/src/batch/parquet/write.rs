//! A file of results, which has its name once it is whole.
//!
//! A Parquet file says at its end what it holds, so one that is cut off is worth nothing. Until then it is written
//! beside its place, and what stood there stays.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use riktlinje::batch::arrow::Rows;
use riktlinje::batch::{Batch, Results};

use crate::batch::output::Ids;
use crate::outcome::Failure;

/// Rows of a row group, and bytes, whichever comes first: they are kept in memory until the group is written.
const GROUP_ROWS: usize = 100_000;
const GROUP_BYTES: usize = 64 << 20;

/// Results of some cases.
pub(in crate::batch) struct Table(RecordBatch);

/// A file of results.
pub(in crate::batch) struct Writer {
    to: ArrowWriter<File>,
    unfinished: Unfinished,
}

/// A file beside the place that it is for, removed unless it comes there.
struct Unfinished {
    path: PathBuf,
    place: PathBuf,
}

impl Table {
    /// The same columns as from Python and Rust; `errors` are rows with mistakes, from 0.
    pub(in crate::batch) fn of(
        batch: &Batch<'_>,
        ids: &Ids<'_>,
        errors: &[(usize, String)],
        results: &Results,
        findings: bool,
    ) -> Table {
        let id: Option<ArrayRef> = match ids {
            Ids::None => None,
            Ids::Texts(texts) => Some(Arc::new(texts.iter().collect::<StringArray>())),
            Ids::Part(part) => part.ids().cloned(),
        };
        let rows = Rows { id: id.as_ref(), errors };
        Table(batch.results_record_batch(rows, results, findings))
    }
}

impl Writer {
    /// Begins a file that holds tables such as this.
    pub(in crate::batch) fn create(place: &Path, table: &Table) -> Result<Writer, Failure> {
        let mut name = place.as_os_str().to_owned();
        name.push(".unfinished");
        let path = PathBuf::from(name);
        let file = File::create(&path).map_err(crate::batch::not_written)?;
        let unfinished = Unfinished { path, place: place.to_owned() };
        let properties = WriterProperties::builder()
            // What every reader reads.
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_max_row_group_row_count(Some(GROUP_ROWS))
            .set_max_row_group_bytes(Some(GROUP_BYTES))
            .build();
        let to = ArrowWriter::try_new(file, table.0.schema(), Some(properties)).map_err(not_written)?;
        Ok(Writer { to, unfinished })
    }

    pub(in crate::batch) fn write(&mut self, table: &Table) -> Result<(), Failure> {
        self.to.write(&table.0).map_err(not_written)
    }

    /// Ends the file and puts it in its place.
    pub(in crate::batch) fn finish(self) -> Result<(), Failure> {
        self.to.close().map_err(not_written)?;
        fs::rename(&self.unfinished.path, &self.unfinished.place).map_err(crate::batch::not_written)
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // In its place, it is not here any more.
        let _ = fs::remove_file(&self.path);
    }
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn not_written(error: ParquetError) -> Failure {
    crate::batch::not_written(std::io::Error::other(error.to_string()))
}
