//! `riktlinje doc`: a guideline as a handbook.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use riktlinje::report::{HandbookFormat, handbook};

use crate::common::Common;
use crate::outcome::{Exit, Failure};
use crate::output;
use crate::terminal::Look;

/// Arguments of `doc`.
#[derive(Args)]
pub(crate) struct Doc {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// Format of the handbook [default: html for a FILE that ends so, else markdown]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Written>,
    /// File to write the handbook to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

/// The formats of a handbook.
#[derive(Clone, Copy, ValueEnum)]
enum Written {
    /// Markdown, with anchors
    Markdown,
    /// One file to read in a browser and to print
    Html,
}

impl Doc {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let program = self.common.program(&self.guideline)?;
        let text = handbook(program.guideline(), self.look().language, self.written());
        output::deliver_page(&text, self.output.as_deref(), self.look().language)?;
        Ok(Exit::Fine)
    }

    fn written(&self) -> HandbookFormat {
        let is_html = |path: &Path| path.extension().is_some_and(|end| end == "html" || end == "htm");
        let by_name =
            if self.output.as_deref().is_some_and(is_html) { Written::Html } else { Written::Markdown };
        match self.format.unwrap_or(by_name) {
            Written::Html => HandbookFormat::Html,
            Written::Markdown => HandbookFormat::Markdown,
        }
    }
}
