//! `riktlinje ask`: the questionnaire in a terminal, or fed by a pipe, one line an answer.
//!
//! | file | holds |
//! |---|---|
//! | `input.rs` | lines typed, and the commands among them |
//! | `numbers.rs`, `days.rs`, `options.rs`, `typed.rs` | from what is typed to an answer, by type |
//! | `lists.rs`, `evidence.rs` | years, rows and evidence, asked piece by piece |
//! | `session.rs` | which question comes next, taking answers, going back |
//! | `screen.rs` | what is printed |
//! | `words.rs` | its wordings |

mod days;
mod evidence;
pub(crate) mod input;
mod lists;
pub(crate) mod numbers;
mod options;
mod screen;
mod session;
mod typed;
mod words;

use std::path::{Path, PathBuf};

use clap::Args;
use riktlinje::date::Date;
use riktlinje::program::Program;
use riktlinje::text::{Language, Text};

use crate::common::{AsOf, Common};
use crate::find;
use crate::outcome::{Exit, Failure};
use crate::sheet::Sheet;
use crate::terminal::{self, Look};
use input::Input;
use session::Session;

/// Arguments of `ask`.
#[derive(Args)]
pub(crate) struct Ask {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File of answers to go on with
    proposal: Option<PathBuf>,
    /// File to keep the answers in [default: PROPOSAL, else GUIDELINE-ID.proposal.yaml]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What a new proposal is called; asked for when left out
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    common: Common,
}

impl Ask {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let look = self.look();
        let program = self.common.program(&self.guideline)?;
        let target = self.target(&program)?;
        let mut input = Input::new();
        let (sheet, as_of) = match &self.proposal {
            Some(path) => {
                if path.as_path() == Path::new("-") {
                    return Err(Failure::Sentence(words::ANSWERS_FROM_INPUT, Vec::new()));
                }
                let files = find::proposal(path)?;
                let proposal = match program.read_proposal(&files.first()) {
                    Ok(proposal) => proposal,
                    Err(error) => return Err(Failure::Unreadable { error, files }),
                };
                (Sheet::of(files.first().text), self.as_of.day(proposal.as_of, look)?)
            }
            None => self.fresh(&program, &mut input)?,
        };
        let mut session = Session::new(&program, sheet, target, as_of, look, input)?;
        session.run()
    }

    /// A proposal without answers.
    fn fresh(&self, program: &Program, input: &mut Input) -> Result<(Sheet, Date), Failure> {
        let look = self.look();
        let as_of = self.as_of.day(None, look)?;
        let title = self.title.clone().unwrap_or_else(|| ask_title(input, look.language));
        let guideline = program.guideline().root().map_or("", |root| root.id.as_str());
        Ok((Sheet::fresh(guideline, Some(title.as_str()).filter(|title| !title.is_empty()), as_of), as_of))
    }

    /// Where the answers are kept. A file that is there is only written when it was read.
    fn target(&self, program: &Program) -> Result<PathBuf, Failure> {
        let target = match (&self.output, &self.proposal) {
            (Some(output), _) => output.clone(),
            (None, Some(proposal)) => proposal.clone(),
            (None, None) => {
                let id = program.guideline().root().map_or("riktlinje", |root| root.id.as_str());
                PathBuf::from(format!("{id}.proposal.yaml"))
            }
        };
        if target.exists() && Some(&target) != self.proposal.as_ref() {
            return Err(Failure::new(words::IN_THE_WAY, "path", target.display().to_string())
                .with("guideline", self.guideline.display().to_string()));
        }
        Ok(target)
    }
}

/// A text that is there in every case.
fn shown(text: Option<&Text>, language: Language) -> &str {
    text.map_or("", |text| text.show(language))
}

/// The title of a proposal, where anything but `?` is one.
fn ask_title(input: &mut Input, language: Language) -> String {
    loop {
        terminal::say(&format!("{}\n> ", words::WHAT_TITLE.show(language)));
        match input.line() {
            Some(line) if line == "?" => terminal::say(&format!("{}\n", words::TITLE_HELP.show(language))),
            line => return line.unwrap_or_default(),
        }
    }
}
