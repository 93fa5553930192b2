//! `riktlinje mutate`: put one mistake at a time into guidelines, and see whether their tests notice.
//!
//! | file | holds |
//! |---|---|
//! | `run.rs` | making the mutants and running the tests on each |
//! | `text.rs`, `json.rs` | one format each |

mod json;
mod run;
mod text;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use riktlinje::report::{Phrase, Style};

use crate::common::Common;
use crate::outcome::{Exit, Failure};
use crate::output;
use crate::terminal::{self, Look};
use crate::test::session::{Session, Wanted};
use crate::test::threads;
use run::Findings;

/// Arguments of `mutate`.
#[derive(Args)]
pub(crate) struct Mutate {
    /// Files of tests, or folders that hold them [default: rules, else this folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Exit with 1 when a smaller percentage of the mistakes is noticed
    #[arg(long, value_name = "PERCENT", default_value = "97", value_parser = clap::value_parser!(u8).range(0..=100))]
    threshold: u8,
    /// How many threads to use [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Show every mutant
    #[arg(short, long)]
    verbose: bool,
    /// Format of the results
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// File to write the results to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

/// Formats of the results.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To read in a terminal
    Text,
    /// For programs
    Json,
}

impl Mutate {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let jobs = threads(self.jobs);
        let session = Session::read(Wanted { paths: &self.paths, only: None, jobs, common: &self.common })?;
        for failure in &session.failures {
            terminal::complain(&format!("{}\n", failure.show(self.look())));
        }
        let totals = session.totals();
        if totals.errors > 0 || totals.run() == 0 {
            return Ok(Exit::Invalid);
        }
        if totals.failed + totals.todo_passes > 0 {
            return Err(Failure::Sentence(FAILS_ALREADY, Vec::new()));
        }
        let findings = Findings::of(&session, jobs)?;
        let shown = self.look().style(self.verbose);
        let style = match self.output {
            Some(_) => Style { color: false, ..shown },
            None => shown,
        };
        let text = match self.format {
            Format::Text => text::write(&session, &findings, usize::from(self.threshold), style),
            Format::Json => json::write(&session, &findings),
        };
        output::deliver(&text, self.output.as_deref())?;
        let enough = findings.basis_points() >= usize::from(self.threshold) * 100;
        Ok(if enough && findings.expired.is_empty() { Exit::Fine } else { Exit::Stopped })
    }
}

const FAILS_ALREADY: Phrase = Phrase::new(
    "Proven passar inte riktlinjerna som de är. Kör riktlinje test och rätta det först.",
    "The tests do not fit the guidelines as they are. Run riktlinje test and put that right first.",
);
