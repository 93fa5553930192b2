//! Formats of what commands find, one file each, and where the text goes.
//!
//! A command turns what it has to say into [`Remark`]s; each format writes those.

pub(crate) mod github;
pub(crate) mod junit;
pub(crate) mod markdown;
pub(crate) mod sarif;

use std::fs;
use std::path::Path;

use clap::ValueEnum;
use riktlinje::Source;
use riktlinje::diagnostic::{Diagnostics, Level};
use riktlinje::report::Phrase;
use riktlinje::source::LineIndex;
use riktlinje::text::Language;

use crate::find::shown;
use crate::outcome::Failure;
use crate::terminal;

/// Formats of what a command finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// To read in a terminal
    Text,
    /// For programs
    Json,
    /// For continuous integration, as test results
    Junit,
    /// For tools that show findings in code
    Sarif,
    /// Commands that GitHub shows beside a change
    Github,
    /// For comments and pages
    Markdown,
}

/// One thing to say, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Remark {
    /// What kind of thing it is: a code of the catalog, or `test/failed`.
    pub(crate) code: String,
    /// Whether it stops.
    pub(crate) error: bool,
    /// In words.
    pub(crate) message: String,
    /// What to do.
    pub(crate) hint: Option<String>,
    /// The file, with forward slashes.
    pub(crate) file: String,
    /// First line and column, from 1, columns in characters.
    pub(crate) start: (usize, usize),
    /// Last line and the column after.
    pub(crate) end: (usize, usize),
    /// The text of the first line, by which it is known again when lines move.
    pub(crate) line: String,
}

/// Diagnostics as remarks, in their order.
pub(crate) fn remarks(found: &Diagnostics, sources: &[Source<'_>], language: Language) -> Vec<Remark> {
    let lines: Vec<LineIndex<'_>> = sources.iter().map(|source| LineIndex::new(source.text)).collect();
    let all = found.iter().map(|diagnostic| {
        let file = diagnostic.span.file as usize;
        let place = |offset| lines.get(file).map_or((1, 1), |lines| lines.line_column(offset));
        let start = place(diagnostic.span.start);
        Remark {
            code: diagnostic.code.id.to_owned(),
            error: diagnostic.code.level == Level::Error,
            message: diagnostic.message(language),
            hint: diagnostic.hint(language),
            file: sources.get(file).map_or("", |source| source.name).to_owned(),
            start,
            end: place(diagnostic.span.end),
            line: lines.get(file).map_or("", |lines| lines.line_text(start.0)).trim().to_owned(),
        }
    });
    all.collect()
}

impl Remark {
    /// The message with its hint.
    fn whole(&self) -> String {
        match &self.hint {
            Some(hint) => format!("{} {hint}", self.message),
            None => self.message.clone(),
        }
    }

    fn level(&self) -> &'static str {
        if self.error { "error" } else { "warning" }
    }
}

/// Writes a text where the caller wants it.
pub(crate) fn deliver(text: &str, path: Option<&Path>) -> Result<(), Failure> {
    let Some(path) = path else {
        terminal::say(text);
        return Ok(());
    };
    fs::write(path, text).map_err(|error| {
        Failure::new(NOT_WRITTEN, "path", path.display().to_string()).with("reason", error.to_string())
    })
}

/// Writes a page for people where the caller wants it, and says so when that is a file.
pub(crate) fn deliver_page(text: &str, path: Option<&Path>, language: Language) -> Result<(), Failure> {
    deliver(text, path)?;
    if let Some(path) = path {
        terminal::complain(&WRITTEN.show(language).replace("{path}", &shown(path)));
    }
    Ok(())
}

/// What is said of a file that was written.
pub(crate) const WRITTEN: Phrase = Phrase::new("Skrev {path}.", "Wrote {path}.");
const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
