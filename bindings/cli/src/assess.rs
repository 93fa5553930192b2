//! `riktlinje assess`: assess a proposal against a guideline.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use riktlinje::report::{Phrase, Report, Style};

use crate::common::{self, AsOf, Common, FormatOption};
use crate::outcome::{Exit, Failure};
use crate::terminal::{self, Look};

/// Arguments of `assess`.
#[derive(Args)]
pub(crate) struct Assess {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File of answers; - reads standard input
    proposal: PathBuf,
    #[command(flatten)]
    as_of: AsOf,
    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: FormatOption,
    /// File to write the report to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show long lists whole, and reasons for what is met
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    common: Common,
}

impl Assess {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let look = self.look();
        let program = self.common.program(&self.guideline)?;
        let proposal = common::proposal(&program, &self.proposal)?;
        let as_of = self.as_of.day(proposal.as_of, look)?;
        let assessment = program.assess(&proposal, as_of);
        let shown = look.style(self.all);
        let style = match self.output {
            Some(_) => Style { color: false, ..shown },
            None => shown,
        };
        let report = Report {
            assessment: &assessment,
            guideline: program.guideline(),
            title: proposal.title.as_ref(),
            style,
        };
        let text = self.format.0.write(&report);
        match &self.output {
            Some(path) => fs::write(path, text).map_err(|error| {
                Failure::new(NOT_WRITTEN, "path", path.display().to_string())
                    .with("reason", error.to_string())
            })?,
            None => terminal::say(&text),
        }
        Ok(assessment.verdict.word().into())
    }
}

const NOT_WRITTEN: Phrase = Phrase::new(
    "Rapporten kunde inte skrivas till {path} ({reason}).",
    "The report could not be written to {path} ({reason}).",
);
