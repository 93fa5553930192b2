//! Where results go: text to standard output or a file, tables to a Parquet file.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::Path;

use riktlinje::program::Program;
use riktlinje::report::Phrase;

use super::input::{Cases, Kind};
use super::not_written;
use super::output::Layout;
use super::parquet::{Table, Writer};
use super::resume;
use super::work::Worker;
use crate::outcome::Failure;

/// Where results go.
pub(super) enum Sink {
    Text(Box<dyn Write>),
    Table(Box<Writer>),
}

impl Sink {
    /// Standard output.
    pub(super) fn standard(layout: &Layout, program: &Program) -> Result<Sink, Failure> {
        Sink::begun(io::stdout().lock(), layout, program)
    }

    /// A file of text, from its beginning.
    pub(super) fn text(path: &Path, layout: &Layout, program: &Program) -> Result<Sink, Failure> {
        Sink::begun(File::create(path).map_err(not_written)?, layout, program)
    }

    /// A Parquet file for tables such as this.
    pub(super) fn table(path: &Path, table: &Table) -> Result<Sink, Failure> {
        Ok(Sink::Table(Box::new(Writer::create(path, table)?)))
    }

    /// A file of text, after what an interrupted run has written there; goes past those cases, and refuses when they
    /// are others.
    pub(super) fn resumed(
        path: &Path,
        cases: &mut Cases,
        layout: &Layout,
        program: &Program,
    ) -> Result<Sink, Failure> {
        let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(not_written)?;
        let done = resume::read(&mut file, layout.kind).map_err(not_written)?;
        let passed = cases.pass(done.cases, |case, id| match done.id(case) {
            None => Ok(()),
            Some((line, found)) => {
                let wanted = layout.id(id().as_deref());
                if wanted == found { Ok(()) } else { Err(other(line, found, &wanted)) }
            }
        })?;
        if passed < done.cases {
            let failure = Failure::new(TOO_MANY, "done", done.cases.to_string());
            return Err(failure.with("cases", passed.to_string()));
        }
        done.go_on(&mut file).map_err(not_written)?;
        if done.is_nothing() {
            return Sink::begun(file, layout, program);
        }
        Ok(Sink::Text(Box::new(buffered(file))))
    }

    fn begun(to: impl Write + 'static, layout: &Layout, program: &Program) -> Result<Sink, Failure> {
        let mut to = buffered(to);
        if layout.kind == Kind::Csv {
            to.write_all(&layout.header(program)).map_err(not_written)?;
        }
        Ok(Sink::Text(Box::new(to)))
    }

    /// Writes the results of a worker's round.
    pub(super) fn write(&mut self, worker: &Worker<'_>) -> Result<(), Failure> {
        match self {
            Sink::Text(to) => to.write_all(&worker.text).map_err(not_written),
            Sink::Table(to) => worker.written.as_ref().map_or(Ok(()), |table| to.write(table)),
        }
    }

    /// Ends the output.
    pub(super) fn finish(self) -> Result<(), Failure> {
        match self {
            Sink::Text(mut to) => to.flush().map_err(not_written),
            Sink::Table(to) => to.finish(),
        }
    }
}

fn buffered<W: Write>(to: W) -> BufWriter<W> {
    BufWriter::with_capacity(1 << 20, to)
}

/// The output is about other cases.
fn other(line: u64, found: &str, wanted: &str) -> Failure {
    let shown = |id: &str| if id.is_empty() { "-".to_owned() } else { id.to_owned() };
    Failure::new(OTHER, "line", line.to_string()).with("found", shown(found)).with("wanted", shown(wanted))
}

const TOO_MANY: Phrase = Phrase::new(
    "Filen med resultat har redan {done} fall, men filen med fall bara {cases}. De hör inte ihop.",
    "The output holds {done} cases already, the input only {cases}. The output belongs to another file.",
);
const OTHER: Phrase = Phrase::new(
    "Rad {line} i filen med resultat gäller fallet {found}, men på den platsen bland fallen står {wanted}. Filerna hör inte ihop. Ange filen med fall som resultaten kom av, eller en annan fil att skriva till.",
    "Line {line} of the output is about the case {found}, but in its place the input has {wanted}. The output belongs to other cases. Give the file that it came from, or another file to write to.",
);
