//! How a command ends: its exit code, or what kept it from being done.

use std::process::ExitCode;

use riktlinje::ReadError;
use riktlinje::assess::Word;
use riktlinje::report::Phrase;

use crate::find::Files;
use crate::render;
use crate::terminal::Look;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Nothing stands in the way.
    Fine,
    /// Something does.
    Stopped,
    /// The arguments or a file are wrong.
    Invalid,
    /// Information is missing.
    Incomplete,
}

impl From<Word> for Exit {
    fn from(word: Word) -> Exit {
        match word {
            Word::Ready | Word::Conditional => Exit::Fine,
            Word::NotReady | Word::Forbidden => Exit::Stopped,
            Word::Incomplete => Exit::Incomplete,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Fine => ExitCode::SUCCESS,
            Exit::Stopped => ExitCode::from(1),
            Exit::Invalid => ExitCode::from(2),
            Exit::Incomplete => ExitCode::from(3),
        }
    }
}

/// What kept a command from being done.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to say in a sentence, with the values for its places.
    Sentence(Phrase, Vec<(&'static str, String)>),
    /// A file is wrong; with remarks on files that were looked for.
    Unreadable {
        /// What is wrong.
        error: ReadError,
        /// The files it was found in.
        files: Files,
    },
}

impl Failure {
    /// A sentence with one value for its place `{name}`.
    pub(crate) fn new(phrase: Phrase, name: &'static str, value: impl Into<String>) -> Failure {
        Failure::Sentence(phrase, vec![(name, value.into())])
    }

    /// Adds a value.
    #[must_use]
    pub(crate) fn with(self, name: &'static str, value: impl Into<String>) -> Failure {
        match self {
            Failure::Sentence(phrase, mut values) => {
                values.push((name, value.into()));
                Failure::Sentence(phrase, values)
            }
            Failure::Unreadable { .. } => self,
        }
    }

    /// The failure in words.
    pub(crate) fn show(&self, look: Look) -> String {
        match self {
            Failure::Sentence(phrase, values) => {
                let text =
                    values.iter().fold(phrase.show(look.language).to_owned(), |text, (name, value)| {
                        text.replace(&format!("{{{name}}}"), value)
                    });
                format!("{}: {text}", ERROR.show(look.language))
            }
            Failure::Unreadable { error, files } => {
                let mut text = render::diagnostics(error.diagnostics(), &files.sources(), look.on_errors());
                for missing in &files.missing {
                    text.push_str(&missing.show(look.language));
                }
                text
            }
        }
    }
}

const ERROR: Phrase = Phrase::new("fel", "error");
