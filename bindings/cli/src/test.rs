//! `riktlinje test`: run the tests that lie beside guidelines.
//!
//! | file | holds |
//! |---|---|
//! | `discover.rs` | which files of tests there are |
//! | `session.rs` | reading them with their guidelines, and running them |
//! | `parallel.rs` | work on several threads |
//! | `text.rs`, `json.rs`, `junit.rs` | one format each |
//! | `remarks.rs` | results for the formats of `output/` |
//! | `coverage.rs`, `coverage/` | what the tests reach |
//! | `update.rs` | expectations that fit what came out |
//! | `watch.rs` | again when a file changes |

mod coverage;
mod discover;
mod json;
mod junit;
pub(crate) mod parallel;
mod remarks;
pub(crate) mod session;
mod text;
mod update;
mod watch;

use std::collections::HashSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::thread;

use clap::Args;
use regex::Regex;
use riktlinje::report::{Phrase, Style};

use crate::common::Common;
use crate::outcome::{Exit, Failure};
use crate::output::{self, Format};
use crate::terminal::{self, Look};
use session::{Session, Totals, Wanted};

/// Arguments of `test`.
#[derive(Args)]
pub(crate) struct Test {
    /// Files of tests, or folders that hold them [default: rules, else this folder]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only tests whose id (`file::case`) fits this regular expression
    #[arg(short = 'r', long = "run", value_name = "REGEX", value_parser = expression)]
    only: Option<Regex>,
    #[command(flatten)]
    detail: Detail,
    /// Run again whenever a file changes; ends with Ctrl-C
    #[arg(long, conflicts_with_all = ["update", "output"])]
    watch: bool,
    /// How many threads to use [default: one a processor]
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Write what came out into the tests that fail; look at every change before you keep it
    #[arg(long)]
    update: bool,
    /// Format of the results
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// File to write the results to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    coverage: coverage::Options,
    #[command(flatten)]
    common: Common,
}

/// What is shown beside failures.
#[derive(Args, Clone, Copy)]
struct Detail {
    /// Show only what fails
    #[arg(long, conflicts_with = "verbose")]
    fail_only: bool,
    /// Show every test by name
    #[arg(short, long)]
    verbose: bool,
}

fn expression(text: &str) -> Result<Regex, String> {
    Regex::new(text).map_err(|error| error.to_string())
}

impl Test {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        if self.update && std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
            return Err(Failure::Sentence(NO_UPDATE, Vec::new()));
        }
        if self.watch {
            return watch::run(self);
        }
        let mut session = Session::read(self.wanted())?;
        if self.update {
            update::update(self, &mut session)?;
        }
        self.write(&session)
    }

    fn wanted(&self) -> Wanted<'_> {
        let (paths, only, common) = (&self.paths, self.only.as_ref(), &self.common);
        Wanted { paths, only, jobs: threads(self.jobs), common }
    }

    /// Writes the results where they belong.
    fn write(&self, session: &Session) -> Result<Exit, Failure> {
        let shown = self.look().style(self.detail.verbose);
        let style = match self.output {
            Some(_) => Style { color: false, ..shown },
            None => shown,
        };
        let coverage = self.coverage.measure(session);
        let below = coverage.as_ref().map(|coverage| self.coverage.below(coverage)).unwrap_or_default();
        let text = match self.format {
            Format::Text => {
                let reached = coverage.as_ref().map(|coverage| coverage::write(coverage, &below, style));
                let results = text::write(session, style, self.detail);
                reached.map_or_else(|| results.clone(), |reached| format!("{reached}\n{results}"))
            }
            Format::Json => json::write(session, coverage.as_ref()),
            Format::Junit => junit::write(session, style.language),
            Format::Sarif => output::sarif::write(&remarks::remarks(session, style.language)),
            Format::Github => output::github::write(&remarks::remarks(session, style.language)),
            Format::Markdown => {
                output::markdown::write(&remarks::remarks(session, style.language), style.language)
            }
        };
        self.complain(session);
        output::deliver(&text, self.output.as_deref())?;
        if let Some(coverage) = &coverage {
            self.coverage.write_files(session, coverage, style.language)?;
        }
        Ok(match exit(&session.totals()) {
            Exit::Fine if !below.is_empty() => Exit::Stopped,
            exit => exit,
        })
    }

    /// Files with mistakes, shown as `check` shows them. Guidelines that use the same broken one would repeat
    /// its mistakes: they are shown once.
    fn complain(&self, session: &Session) {
        let mut said = HashSet::new();
        for failure in &session.failures {
            let text = failure.show(self.look());
            if said.insert(text.clone()) {
                terminal::complain(&format!("{text}\n"));
            }
        }
    }
}

/// How many threads to use: as many as are asked for, else one a processor.
pub(crate) fn threads(jobs: Option<NonZeroUsize>) -> usize {
    jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
}

/// Writes a file.
fn save(path: &Path, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| {
        Failure::new(NOT_WRITTEN, "path", path.display().to_string()).with("reason", error.to_string())
    })
}

/// Mistakes in files come before failures, because nothing is known about what was not run.
fn exit(totals: &Totals) -> Exit {
    if totals.errors > 0 || totals.run() == 0 {
        Exit::Invalid
    } else if totals.failed + totals.todo_passes > 0 {
        Exit::Stopped
    } else {
        Exit::Fine
    }
}

const NO_UPDATE: Phrase = Phrase::new(
    "--update är avstängt när variabeln CI är satt: prov ska inte anpassas där ingen ser det.",
    "--update is off where the variable CI is set: tests must not be adapted where nobody looks.",
);
const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
