//! Options that several commands take, and reading what they name.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::program::Program;
use riktlinje::report::{Format, Phrase};
use riktlinje::text::Language;
use riktlinje::{Loaded, load};

use crate::find::{self, Files, Shelves};
use crate::outcome::Failure;
use crate::terminal::{self, Color, Lang, Look};

/// Options of every command.
#[derive(Args)]
pub(crate) struct Common {
    /// Language of the output [default: sv]
    #[arg(long, value_name = "LANG")]
    lang: Option<Lang>,
    // As an argument, because help shows the marks that a comment needs.
    #[arg(long, value_name = "WHEN", default_value = "auto", help = COLOR)]
    color: Color,
    /// Folder to look for guidelines in, by id; may be given several times
    #[arg(long = "rules", value_name = "DIR")]
    rules: Vec<PathBuf>,
}

const COLOR: &str = "When to use colour; NO_COLOR in the environment always wins";

/// The day of the assessment.
#[derive(Args)]
pub(crate) struct AsOf {
    /// Day of the assessment, such as 2026-11-22; goes before the proposal's own
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<Date>,
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).map_err(|error| error.explain(Language::ENGLISH))
}

/// The formats of a report, as the command line takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FormatOption(pub(crate) Format);

impl ValueEnum for FormatOption {
    fn value_variants<'a>() -> &'a [FormatOption] {
        const ALL: [FormatOption; Format::ALL.len()] = {
            let mut all = [FormatOption(Format::Text); Format::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                all[at] = FormatOption(Format::ALL[at]);
                at += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.id()))
    }
}

impl Common {
    pub(crate) fn look(&self) -> Look {
        Look::new(self.lang, self.color)
    }

    /// The guidelines that are named: a folder of folders stands for those inside it.
    pub(crate) fn guidelines(named: &[PathBuf]) -> Vec<PathBuf> {
        named.iter().flat_map(|path| find::inside(path).unwrap_or_else(|| vec![path.clone()])).collect()
    }

    /// A guideline with all that it uses.
    pub(crate) fn files(&self, guideline: &Path) -> Result<Files, Failure> {
        Shelves::new(&self.rules).guideline(guideline)
    }

    /// A guideline, loaded. Warnings are for `check`.
    pub(crate) fn program(&self, guideline: &Path) -> Result<Program, Failure> {
        program(self.files(guideline)?)
    }
}

/// The guideline of these files, ready to assess.
pub(crate) fn program(files: Files) -> Result<Program, Failure> {
    match load(&files.sources()) {
        Ok(Loaded { program, .. }) => Ok(program),
        Err(error) => Err(Failure::Unreadable { error, files }),
    }
}

/// A proposal for a program.
pub(crate) fn proposal(program: &Program, path: &Path) -> Result<Proposal, Failure> {
    let files = find::proposal(path)?;
    match program.read_proposal(&files.first()) {
        Ok(proposal) => Ok(proposal),
        Err(error) => Err(Failure::Unreadable { error, files }),
    }
}

impl AsOf {
    /// The day that the caller names.
    pub(crate) fn given(&self) -> Option<Date> {
        self.as_of
    }

    /// The day that the caller names, else today: for a file to begin with, where nothing is assessed.
    pub(crate) fn day_to_begin_with(&self) -> Result<Date, Failure> {
        self.as_of.map_or_else(today, Ok)
    }

    /// The day that the caller names, else the proposal's own, else today, which is said.
    pub(crate) fn day(&self, proposal: Option<Date>, look: Look) -> Result<Date, Failure> {
        match self.as_of.or(proposal) {
            Some(day) => Ok(day),
            None => {
                let day = today()?;
                let text = TODAY.show(look.language).replace("{date}", &day.format(look.language));
                terminal::complain(&text);
                Ok(day)
            }
        }
    }
}

/// Today where the command runs.
fn today() -> Result<Date, Failure> {
    let now = jiff::Zoned::now().date();
    let parts = (i32::from(now.year()), u8::try_from(now.month()), u8::try_from(now.day()));
    let day = match parts {
        (year, Ok(month), Ok(day)) => Date::new(year, month, day),
        (_, _, _) => None,
    };
    day.ok_or(Failure::Sentence(NO_CLOCK, Vec::new()))
}

const TODAY: Phrase = Phrase::new(
    "Bedömningen görs per i dag, {date}. Ange en annan dag med --as-of eller as_of i förslaget.",
    "Assessed as of today, {date}. Name another day with --as-of, or as_of in the proposal.",
);
const NO_CLOCK: Phrase = Phrase::new(
    "Datorns datum kan inte läsas. Ange en dag med --as-of.",
    "The computer's date cannot be read. Name a day with --as-of.",
);
