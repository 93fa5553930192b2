//! `riktlinje batch`: assess many cases, a line or a row each.
//!
//! Cases are read, assessed and written in rounds of as many as the memory of a small machine holds easily, so a
//! file can be as large as its disk. One case that comes in is one line that goes out, in the same order; so what
//! has been written says where to go on after an interruption.
//!
//! | file | holds |
//! |---|---|
//! | `input.rs` | cases from lines of JSON, or rows of CSV |
//! | `work.rs` | a worker: cases in, text out |
//! | `output.rs` | one case as a line of JSON, or a row of CSV |
//! | `resume.rs` | what an interrupted run has written |
//! | `progress.rs` | the bar on the terminal |

mod input;
mod output;
mod progress;
mod resume;
mod work;

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use riktlinje::model::ValueId;
use riktlinje::program::Program;
use riktlinje::report::Phrase;

use crate::common::{AsOf, Common};
use crate::outcome::{Exit, Failure};
use crate::terminal::Look;
use input::{Cases, Kind};
use output::Layout;
use progress::Progress;
use work::Worker;

/// Cases that a worker takes at a time.
const ROUND: usize = 2048;

/// Arguments of `batch`.
#[derive(Args)]
pub(crate) struct Batch {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File of cases, .jsonl or .csv; - reads lines of JSON from standard input
    cases: PathBuf,
    /// File to write to, .jsonl or .csv [default: standard output, in the form of the cases]
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
    /// Go on after the last whole line of the output, from an earlier run with the same arguments
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
        let writes = self.output.as_deref().map_or(Ok(reads), kind)?;
        let program = self.common.program(&self.guideline)?;
        let layout = Layout { findings: self.findings, values: self.values(&program)?, kind: writes };
        let day = self.as_of.day(None, look)?;
        let mut cases = Cases::open(&self.cases, reads, &program)?;
        let (done, out) = self.open()?;
        for number in 0..done {
            if cases.next()?.is_none() {
                let failure = Failure::new(TOO_MANY, "done", done.to_string());
                return Err(failure.with("cases", number.to_string()));
            }
        }
        let mut out = BufWriter::with_capacity(1 << 20, out);
        if done == 0 && layout.kind == Kind::Csv {
            out.write_all(&layout.header(&program)).map_err(not_written)?;
        }
        let jobs = self.jobs.map_or_else(cores, usize::from);
        let mut workers: Vec<Worker<'_>> =
            (0..jobs).map(|_| Worker::new(&program, day, &layout, cases.columns(), look.language)).collect();
        let progress = Progress::new(&self.cases, look);
        let mut wrong = 0;
        loop {
            let more = round(&mut workers, &mut cases, &mut out, &mut wrong)?;
            progress.at(cases.bytes());
            if !more {
                break;
            }
        }
        out.flush().map_err(not_written)?;
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

    /// The output, and how many cases stand there already.
    fn open(&self) -> Result<(u64, Box<dyn Write>), Failure> {
        let Some(path) = &self.output else { return Ok((0, Box::new(io::stdout().lock()))) };
        if self.resume && path.exists() {
            let mut file = OpenOptions::new().read(true).write(true).open(path).map_err(not_written)?;
            let done = resume::keep_whole(&mut file, kind(path)?).map_err(not_written)?;
            return Ok((done, Box::new(file)));
        }
        Ok((0, Box::new(File::create(path).map_err(not_written)?)))
    }
}

/// One round: cases are read, assessed by all workers at once, and written in their order. False at the end.
fn round(
    workers: &mut [Worker<'_>],
    cases: &mut Cases,
    out: &mut impl Write,
    wrong: &mut u64,
) -> Result<bool, Failure> {
    let mut more = true;
    for worker in &mut *workers {
        worker.cases.clear();
        while more && worker.cases.len() < ROUND {
            match cases.next()? {
                Some(case) => worker.cases.push(case),
                None => more = false,
            }
        }
    }
    thread::scope(|scope| {
        let mut workers = workers.iter_mut().filter(|worker| !worker.cases.is_empty());
        let first = workers.next();
        for worker in workers {
            scope.spawn(|| worker.run());
        }
        if let Some(first) = first {
            first.run();
        }
    });
    for worker in workers.iter_mut().filter(|worker| !worker.cases.is_empty()) {
        out.write_all(&worker.text).map_err(not_written)?;
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
        _ if path == Path::new("-") => Ok(Kind::Lines),
        _ => Err(Failure::new(NO_FORM, "path", path.display().to_string())),
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn not_written(error: io::Error) -> Failure {
    Failure::new(NOT_WRITTEN, "reason", error.to_string())
}

const NO_FORM: Phrase = Phrase::new(
    "Namnet {path} säger inte vad filen innehåller. Det ska sluta på .jsonl eller .csv.",
    "The name {path} does not say what the file holds. It has to end in .jsonl or .csv.",
);
const NO_VALUE: Phrase =
    Phrase::new("Riktlinjen har inget värde som heter {id}.", "The guideline has no value named {id}.");
const NOT_WRITTEN: Phrase =
    Phrase::new("Resultaten kunde inte skrivas ({reason}).", "The results could not be written ({reason}).");
const TOO_MANY: Phrase = Phrase::new(
    "Utdata har redan {done} fall men indata bara {cases}. Utdata hör till en annan fil.",
    "The output holds {done} cases already, the input only {cases}. The output belongs to another file.",
);
const WRONG: Phrase = Phrase::new(
    "Fall som inte kunde bedömas: {wrong}. Vad som är fel står på deras rader.",
    "Cases that could not be assessed: {wrong}. What is wrong stands on their lines.",
);
