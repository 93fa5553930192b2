//! The program `riktlinje`: assesses proposals and checks guidelines.
//!
//! Everything that touches files, the terminal or the clock is here; what is said stands in the library.
//!
//! | file | holds |
//! |---|---|
//! | `ask.rs`, `assess.rs`, `check.rs`, `diff.rs`, `doc.rs`, `explain.rs`, `eval.rs`, `fmt.rs`, `form.rs`, `new.rs`, `schema.rs` | one command each |
//! | `batch.rs`, `batch/` | assessing many cases |
//! | `test.rs`, `test/` | running tests, and what they reach |
//! | `mutate.rs`, `mutate/` | whether tests notice a mistake in a guideline |
//! | `common.rs` | options that several commands take, and reading what they name |
//! | `find.rs` | where guidelines are found |
//! | `sheet.rs`, `yaml.rs` | the text of a proposal while it is filled in |
//! | `render.rs` | what is wrong with a file, with the place underlined |
//! | `settings.rs` | options from `riktlinje.toml` and variables |
//! | `manual.rs` | shell completions, man pages |
//! | `terminal.rs` | language, width and color |
//! | `output/` | formats of what commands find |
//! | `outcome.rs` | exit codes, and what keeps a command from being done |

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod ask;
mod assess;
mod batch;
mod check;
mod common;
mod compile;
mod diff;
mod doc;
mod eval;
mod explain;
mod find;
mod fmt;
mod form;
mod manual;
mod mutate;
mod new;
mod outcome;
mod output;
mod render;
mod schema;
mod settings;
mod sheet;
mod terminal;
mod test;
mod yaml;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use outcome::{Exit, Failure};
use terminal::{Color, Look};

/// Says whether a proposed AI deployment follows a guideline, why, and what is still to do.
#[derive(Parser)]
#[command(name = "riktlinje", version, after_help = format!("{EXIT_CODES}\n\n{USAGE_NOTES}"), max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Assess a proposal against a guideline
    #[command(after_help = format!("{EXIT_CODES}\n\n{USAGE_NOTES}"))]
    Assess(assess::Assess),
    /// Assess many cases, from a file with one on each line
    #[command(after_help = BATCH_EXIT_CODES)]
    Batch(batch::Batch),
    /// Answer the questions of a guideline, the most decisive first
    #[command(after_help = format!("{EXIT_CODES}\n\n{USAGE_NOTES}"))]
    Ask(ask::Ask),
    /// Say what differs between two editions of a guideline, and which decided proposals come out otherwise
    #[command(after_help = DIFF_EXIT_CODES)]
    Diff(diff::Diff),
    /// Write a guideline as a handbook for people who never see its file
    Doc(doc::Doc),
    /// Check guidelines for mistakes
    #[command(after_help = EXIT_CODES)]
    Check(check::Check),
    /// Write a guideline with all that it uses as one file, for browsers and fast starts
    Compile(compile::Compile),
    /// Show one rule in full, with every comparison and its value
    Explain(explain::Explain),
    /// Try an expression: print its type and what it can still be
    Eval(eval::Eval),
    /// Give files the one layout; comments and data stay
    #[command(after_help = FMT_EXIT_CODES)]
    Fmt(fmt::Fmt),
    /// Write a questionnaire as one HTML file that works offline
    Form(form::Form),
    /// Begin a guideline, a rule, a test or a proposal
    New(new::New),
    /// Print the JSON Schema of a kind of file
    Schema(schema::Schema),
    /// Run the tests that lie beside guidelines
    #[command(after_help = EXIT_CODES)]
    Test(test::Test),
    /// Put one mistake at a time into guidelines, and see whether their tests notice
    #[command(after_help = MUTATE_EXIT_CODES)]
    Mutate(mutate::Mutate),
    /// Print what a shell needs to complete commands and options
    Completions(manual::Completions),
    /// Write the manual as man pages
    Man(manual::Man),
}

/// The page of exit codes and `--help` say the same; a test compares them.
const EXIT_CODES: &str = "\
Exit codes:
  0  nothing stands in the way: ready, conditional, no mistakes, every test fits
  1  something does: not ready, forbidden, a test that does not fit, warnings where --deny-warnings is given
  2  not done: wrong arguments, a file with mistakes, or no tests at all
  3  cannot be assessed: information is missing";

const USAGE_NOTES: &str = "\
Guidelines are given as a file, a folder that holds guideline.yaml, or an id. \
Those that a guideline uses are found beside it, in the folders given by --rules, \
and in those named by the variable RIKTLINJE_RULES. Options can also stand in a file riktlinje.toml. Output is Swedish unless --lang or the variable RIKTLINJE_LANG says en.";

const BATCH_EXIT_CODES: &str = "\
Exit codes:
  0  every case was assessed, whatever came out
  1  some cases have mistakes; their lines say which
  2  wrong arguments, or files that cannot be read or written";

const DIFF_EXIT_CODES: &str = "\
Exit codes:
  0  compared, whatever differs
  1  with --exit-code: something differs
  2  wrong arguments, or files with mistakes";

const FMT_EXIT_CODES: &str = "\
Exit codes:
  0  every file has the layout, now or already
  1  with --check: some have another one
  2  wrong arguments, or files that cannot be read";

const MUTATE_EXIT_CODES: &str = "\
Exit codes:
  0  as many mistakes are noticed as the threshold asks for
  1  fewer, or mutants.yaml lists one that is noticed by now
  2  wrong arguments, files with mistakes, no tests, or tests that fail as it is";

fn main() -> ExitCode {
    let cli = match cli() {
        Ok(cli) => cli,
        Err(failure) => return finish(Look::new(None, Color::Auto), Err(failure)).into(),
    };
    let (look, done) = match &cli.command {
        Command::Assess(command) => (command.look(), command.run()),
        Command::Batch(command) => (command.look(), command.run()),
        Command::Ask(command) => (command.look(), command.run()),
        Command::Diff(command) => (command.look(), command.run()),
        Command::Doc(command) => (command.look(), command.run()),
        Command::Check(command) => (command.look(), command.run()),
        Command::Compile(command) => (command.look(), command.run()),
        Command::Explain(command) => (command.look(), command.run()),
        Command::Eval(command) => (command.look(), command.run()),
        Command::Fmt(command) => (command.look(), command.run()),
        Command::Form(command) => (command.look(), command.run()),
        Command::New(command) => (command.look(), command.run()),
        Command::Schema(command) => (command.look(), command.run()),
        Command::Test(command) => (command.look(), command.run()),
        Command::Mutate(command) => (command.look(), command.run()),
        Command::Completions(command) => (command.look(), Ok(command.run())),
        Command::Man(command) => (command.look(), command.run()),
    };
    finish(look, done).into()
}

/// The command with its options; those that the caller does not give come from the project's settings.
fn cli() -> Result<Cli, Failure> {
    let arguments = settings::arguments(std::env::args_os().collect(), &Cli::command())?;
    let matches = Cli::command().get_matches_from(arguments);
    Ok(Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit()))
}

/// Reports what kept the command from being done.
fn finish(look: Look, done: Result<Exit, Failure>) -> Exit {
    match done {
        Ok(exit) => exit,
        Err(failure) => {
            terminal::complain(&failure.show(look));
            Exit::Invalid
        }
    }
}
