//! `riktlinje compile`: write a guideline with all that it uses as one file, for places without a YAML reader.

use std::path::PathBuf;

use clap::Args;
use riktlinje::compiled;
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use crate::common;
use crate::find::Shelves;
use crate::outcome::{Exit, Failure};
use crate::output;
use crate::terminal::{Color, Look};

/// Arguments of `compile`.
#[derive(Args)]
pub(crate) struct Compile {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Languages of the texts that the file keeps, such as sv or sv,en [default: all]
    #[arg(long, value_name = "LANGS", value_delimiter = ',', value_parser = language)]
    lang: Vec<Language>,
    /// Folder to look for guidelines in, by id; may be given several times
    #[arg(long = "rules", value_name = "DIR")]
    rules: Vec<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: Color,
}

fn language(code: &str) -> Result<Language, String> {
    Language::parse(code).ok_or_else(|| "write a language code such as sv or en".to_owned())
}

impl Compile {
    pub(crate) fn look(&self) -> Look {
        Look::new(None, self.color)
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let program = common::program(Shelves::new(&self.rules).guideline(&self.guideline)?)?;
        let guideline = program.guideline();
        if let Some(unknown) = self.lang.iter().find(|language| !guideline.languages.contains(language)) {
            let known: Vec<&str> = guideline.languages.iter().map(Language::code).collect();
            return Err(
                Failure::new(OTHER_LANGUAGE, "language", unknown.code()).with("known", known.join(", "))
            );
        }
        output::deliver(&compiled::write(guideline, &self.lang), self.output.as_deref())?;
        Ok(Exit::Fine)
    }
}

const OTHER_LANGUAGE: Phrase = Phrase::new(
    "riktlinjen har inga texter på språket {language}. Den har: {known}.",
    "the guideline has no texts in the language {language}. It has: {known}.",
);
