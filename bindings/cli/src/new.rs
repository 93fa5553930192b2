//! `riktlinje new`: files to begin with, by flags or by answering a few questions. What is written passes
//! `check`; what would not is not written.
//!
//! | file | holds |
//! |---|---|
//! | `guideline.rs` | a folder with a guideline, a test and a proposal |
//! | `rule.rs` | a rule in a guideline that is there |
//! | `test.rs` | a test made from a proposal |
//! | `proposal.rs` | a proposal with every question as a comment |
//! | `details.rs` | what flags leave open is asked for |
//! | `insert.rs` | places in a file that is there |

mod details;
mod guideline;
mod insert;
mod proposal;
mod rule;
mod test;

use std::fs;
use std::path::Path;

use clap::{Args, Subcommand};
use riktlinje::report::Phrase;

use crate::find::shown;
use crate::outcome::{Exit, Failure};
use crate::output::WRITTEN;
use crate::terminal::{self, Look};

/// Arguments of `new`.
#[derive(Args)]
pub(crate) struct New {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A folder with a guideline, a test and a proposal
    Guideline(guideline::NewGuideline),
    /// A rule in a guideline that is there
    Rule(Box<rule::NewRule>),
    /// A test made from a proposal, with what it gives today as its expectation
    Test(test::NewTest),
    /// A proposal with every question as a comment
    Proposal(proposal::NewProposal),
}

impl New {
    pub(crate) fn look(&self) -> Look {
        match &self.what {
            What::Guideline(new) => new.common.look(),
            What::Rule(new) => new.common.look(),
            What::Test(new) => new.common.look(),
            What::Proposal(new) => new.common.look(),
        }
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        match &self.what {
            What::Guideline(new) => new.run()?,
            What::Rule(new) => new.run()?,
            What::Test(new) => new.run()?,
            What::Proposal(new) => new.run()?,
        }
        Ok(Exit::Fine)
    }
}

/// Writes a file that must not be there yet.
fn write_new(path: &Path, text: &str, look: Look) -> Result<(), Failure> {
    if path.exists() {
        return Err(Failure::new(IN_THE_WAY, "path", shown(path)));
    }
    write(path, text, look)
}

fn write(path: &Path, text: &str, look: Look) -> Result<(), Failure> {
    let path_shown = shown(path);
    fs::write(path, text).map_err(|error| {
        Failure::new(NOT_WRITTEN, "path", path_shown.clone()).with("reason", error.to_string())
    })?;
    terminal::say(&format!("{}\n", WRITTEN.show(look.language).replace("{path}", &path_shown)));
    Ok(())
}

const IN_THE_WAY: Phrase =
    Phrase::new("{path} finns redan och skrivs inte över.", "{path} exists already and is not written over.");
const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
