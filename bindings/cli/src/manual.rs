//! `riktlinje completions` and `riktlinje man`: what a shell and a manual know of the program, made from the
//! definition of its commands.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, Command, CommandFactory};
use clap_complete::Shell;
use riktlinje::report::Phrase;

use crate::Cli;
use crate::common::Common;
use crate::outcome::{Exit, Failure};
use crate::terminal::{self, Look};

/// Arguments of `completions`.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell
    shell: Shell,
    #[command(flatten)]
    common: Common,
}

/// Arguments of `man`.
#[derive(Args)]
pub(crate) struct Man {
    /// Folder to write a page for each command to [default: the main page to standard output]
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

impl Completions {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Exit {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "riktlinje", &mut script);
        terminal::say(&String::from_utf8_lossy(&script));
        Exit::Fine
    }
}

impl Man {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let mut command = Cli::command();
        command.build();
        let Some(folder) = &self.output else {
            terminal::say(&String::from_utf8_lossy(&page(&command).unwrap_or_default()));
            return Ok(Exit::Fine);
        };
        let failed = |error: io::Error| {
            Failure::new(NOT_WRITTEN, "path", folder.display().to_string()).with("reason", error.to_string())
        };
        fs::create_dir_all(folder).map_err(failed)?;
        write(folder, "riktlinje", &command).map_err(failed)?;
        for inner in command.get_subcommands().filter(|inner| inner.get_name() != "help") {
            write(folder, &format!("riktlinje-{}", inner.get_name()), inner).map_err(failed)?;
        }
        Ok(Exit::Fine)
    }
}

fn write(folder: &Path, name: &str, command: &Command) -> io::Result<()> {
    fs::write(folder.join(format!("{name}.1")), page(command)?)
}

fn page(command: &Command) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    Ok(out)
}

const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
