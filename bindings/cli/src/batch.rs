//! `riktlinje batch`: assess many cases, a line or a row each.
//!
//! Cases are read, assessed and written in rounds of as many as the memory of a small machine holds easily, so a
//! file can be as large as its disk. One case that comes in is one line that goes out, in the same order; so what
//! has been written says where to go on after an interruption.
//!
//! | file | holds |
//! |---|---|
//! | `input.rs` | cases from lines of JSON, rows of CSV, or parts of a Parquet file |
//! | `work.rs` | a worker: cases in, text or a table out |
//! | `output.rs` | one case as a line of JSON, or a row of CSV |
//! | `sink.rs` | where results go |
//! | `parquet/` | Parquet files (feature `parquet`; `without_parquet.rs` in its place) |
//! | `resume.rs` | what an interrupted run has written |
//! | `progress.rs` | the bar on the terminal |

mod input;
mod output;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(not(feature = "parquet"))]
#[path = "batch/without_parquet.rs"]
mod parquet;
mod progress;
mod resume;
mod sink;
mod work;

use std::io;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use riktlinje::model::ValueId;
use riktlinje::program::Program;
use riktlinje::report::Phrase;

use crate::common::{AsOf, Common};
use crate::outcome::{Exit, Failure};
use crate::terminal::Look;
use input::{Cases, Kind, Work};
use output::Layout;
use progress::Progress;
use sink::Sink;
use work::Worker;

/// Cases that a worker takes at a time.
const ROUND: usize = 2048;

/// Arguments of `batch`.
#[derive(Args)]
pub(crate) struct Batch {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File of cases, .jsonl, .csv or .parquet; - reads lines of JSON from standard input
    cases: PathBuf,
    /// File to write to, .jsonl, .csv or .parquet [default: standard output, in the form of the cases; lines of JSON for
    /// .parquet]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Values to write as well, by id with commas between; all stands for those that an assessment shows
    #[arg(long, value_name = "IDS", value_delimiter = ',')]
    values: Vec<String>,
    /// Write what every rule says
    #[arg(long)]
    findings: bool,
    /// Threads to work with [default: as many as the machine has]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Go on after the last whole line of the output, from an earlier run with the same arguments; not with .parquet
    #[arg(long, requires = "output")]
    resume: bool,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    common: Common,
}

impl Batch {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let look = self.look();
        let reads = kind(&self.cases)?;
        let writes = self.output.as_deref().map_or(Ok(on_standard_output(reads)), kind)?;
        if self.resume && writes == Kind::Parquet {
            return Err(Failure::Sentence(NO_RESUME, Vec::new()));
        }
        let program = self.common.program(&self.guideline)?;
        let layout = Layout { findings: self.findings, values: self.values(&program)?, kind: writes };
        let day = self.as_of.day(None, look)?;
        let mut cases = Cases::open(&self.cases, reads, &program, writes != Kind::Parquet, look)?;
        let jobs = self.jobs.map_or_else(cores, usize::from);
        let mut workers: Vec<Worker<'_>> =
            (0..jobs).map(|_| Worker::new(&program, day, &layout, cases.columns(), look.language)).collect();
        let mut out = self.open(&mut cases, &mut workers, &layout, &program)?;
        let progress = Progress::new(&self.cases, look);
        let mut wrong = 0;
        loop {
            let more = round(&mut workers, &mut cases, &mut out, &mut wrong)?;
            progress.at(cases.bytes());
            if !more {
                break;
            }
        }
        out.finish()?;
        progress.end();
        if wrong > 0 {
            let text = WRONG.show(look.language).replace("{wrong}", &wrong.to_string());
            crate::terminal::complain(&text);
        }
        Ok(if wrong > 0 { Exit::Stopped } else { Exit::Fine })
    }

    /// The values that every line is to hold.
    fn values(&self, program: &Program) -> Result<Vec<ValueId>, Failure> {
        if self.values.len() == 1 && self.values.iter().all(|id| id == "all") {
            let all = (0..).map(ValueId).zip(&program.guideline().values);
            return Ok(all.filter(|(_, value)| value.shown).map(|(id, _)| id).collect());
        }
        let id = |id: &String| {
            program.guideline().find_value(id).ok_or_else(|| Failure::new(NO_VALUE, "id", id.as_str()))
        };
        self.values.iter().map(id).collect()
    }

    /// The output, and the cases gone past that stand there already.
    fn open(
        &self,
        cases: &mut Cases,
        workers: &mut [Worker<'_>],
        layout: &Layout,
        program: &Program,
    ) -> Result<Sink, Failure> {
        let Some(path) = &self.output else { return Sink::standard(layout, program) };
        if layout.kind == Kind::Parquet {
            let Some(worker) = workers.first_mut() else { return Err(not_built_in(path)) };
            // Without cases, for the columns alone.
            worker.work.part = cases.none();
            worker.run();
            return worker
                .written
                .as_ref()
                .map_or_else(|| Err(not_built_in(path)), |table| Sink::table(path, table));
        }
        if self.resume && path.exists() {
            return Sink::resumed(path, cases, layout, program);
        }
        Sink::text(path, layout, program)
    }
}

/// One round: cases are read, assessed by all workers at once, and written in their order. False at the end.
fn round(
    workers: &mut [Worker<'_>],
    cases: &mut Cases,
    out: &mut Sink,
    wrong: &mut u64,
) -> Result<bool, Failure> {
    let mut more = true;
    for worker in &mut *workers {
        worker.work = Work::default();
        if more {
            more = cases.fill(&mut worker.work)?;
        }
    }
    thread::scope(|scope| {
        let mut workers = workers.iter_mut().filter(|worker| !worker.work.is_empty());
        let first = workers.next();
        for worker in workers {
            scope.spawn(|| worker.run());
        }
        if let Some(first) = first {
            first.run();
        }
    });
    for worker in workers.iter_mut().filter(|worker| !worker.work.is_empty()) {
        out.write(worker)?;
        *wrong += worker.wrong;
    }
    Ok(more)
}

/// What a file holds, by its name.
fn kind(path: &Path) -> Result<Kind, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    match extension {
        "csv" => Ok(Kind::Csv),
        "jsonl" | "ndjson" => Ok(Kind::Lines),
        "parquet" if parquet::IS_BUILT_IN => Ok(Kind::Parquet),
        "parquet" => Err(not_built_in(path)),
        _ if path == Path::new("-") => Ok(Kind::Lines),
        _ => Err(Failure::new(NO_FORM, "path", path.display().to_string())),
    }
}

/// What is written where nothing says to which file.
fn on_standard_output(reads: Kind) -> Kind {
    match reads {
        Kind::Csv => Kind::Csv,
        Kind::Lines | Kind::Parquet => Kind::Lines,
    }
}

/// A Parquet file, in a program that knows nothing of them.
fn not_built_in(path: &Path) -> Failure {
    Failure::new(NOT_BUILT_IN, "path", path.display().to_string())
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn not_written(error: io::Error) -> Failure {
    Failure::new(NOT_WRITTEN, "reason", error.to_string())
}

const NO_FORM: Phrase = Phrase::new(
    "Namnet {path} säger inte vad filen innehåller. Det ska sluta på .jsonl, .csv eller .parquet.",
    "The name {path} does not say what the file holds. It has to end in .jsonl, .csv or .parquet.",
);
const NOT_BUILT_IN: Phrase = Phrase::new(
    "Det här programmet är byggt utan Parquet, så {path} kan inte användas. Bygg det med funktionen parquet (cargo build --release --package riktlinje-cli --features parquet), eller gör om filen till .csv eller .jsonl.",
    "This program is built without Parquet, so {path} cannot be used. Build it with the feature parquet (cargo build --release --package riktlinje-cli --features parquet), or turn the file into .csv or .jsonl.",
);
const NO_RESUME: Phrase = Phrase::new(
    "Först i slutet av en Parquet-fil står vad den innehåller. En fil som avbröts går därför inte att fortsätta på. Kör om utan --resume, eller skriv till en fil som slutar på .jsonl.",
    "A Parquet file says at its end what it holds, so one that was interrupted cannot be gone on with. Run again without --resume, or write to a file that ends in .jsonl.",
);
const NO_VALUE: Phrase =
    Phrase::new("Riktlinjen har inget värde som heter {id}.", "The guideline has no value named {id}.");
const NOT_WRITTEN: Phrase =
    Phrase::new("Resultaten kunde inte skrivas ({reason}).", "The results could not be written ({reason}).");
const WRONG: Phrase = Phrase::new(
    "Fall som inte kunde bedömas: {wrong}. Vad som är fel står på deras rader.",
    "Cases that could not be assessed: {wrong}. What is wrong stands on their lines.",
);
