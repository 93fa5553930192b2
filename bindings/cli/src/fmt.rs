//! `riktlinje fmt`: one layout for all files.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use riktlinje::layout::layout;
use riktlinje::report::Phrase;
use riktlinje::{ReadError, Source};

use crate::common::Common;
use crate::find::{self, Files};
use crate::outcome::{Exit, Failure};
use crate::terminal::{self, Look};

/// Arguments of `fmt`.
#[derive(Args)]
pub(crate) struct Fmt {
    /// Files, or folders whose YAML files are laid out; - reads standard input and writes to standard output
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Change nothing; exit with 1 when a file has another layout
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    common: Common,
}

impl Fmt {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        if self.paths.len() == 1 && self.paths.iter().any(|path| path == Path::new("-")) {
            return self.standard_input();
        }
        let mut paths = Vec::new();
        for path in &self.paths {
            let before = paths.len();
            find::yaml_files(path, &mut paths)?;
            if paths.len() == before {
                return Err(Failure::new(NOTHING_THERE, "path", path.display().to_string()));
            }
        }
        paths.sort();
        paths.dedup();
        let (mut changed, mut invalid) = (Vec::new(), false);
        for path in &paths {
            match self.file(path) {
                Ok(true) => changed.push(find::shown(path)),
                Ok(false) => {}
                // The other files are laid out all the same.
                Err(failure) => {
                    invalid = true;
                    terminal::complain(&failure.show(self.look()));
                }
            }
        }
        self.summary(&changed, paths.len());
        Ok(match (invalid, changed.is_empty()) {
            (true, _) => Exit::Invalid,
            (false, false) if self.check => Exit::Stopped,
            (false, _) => Exit::Fine,
        })
    }

    fn standard_input(&self) -> Result<Exit, Failure> {
        let files = find::proposal(Path::new("-"))?;
        let text = laid_out(&files)?;
        let same = text == files.first().text;
        if self.check {
            return Ok(if same { Exit::Fine } else { Exit::Stopped });
        }
        terminal::say(&text);
        Ok(Exit::Fine)
    }

    /// Lays out one file; true when that changes it.
    fn file(&self, path: &Path) -> Result<bool, Failure> {
        let files = find::proposal(path)?;
        let text = laid_out(&files)?;
        if text == files.first().text {
            return Ok(false);
        }
        if !self.check {
            fs::write(path, text).map_err(|error| {
                Failure::new(NOT_WRITTEN, "path", path.display().to_string())
                    .with("reason", error.to_string())
            })?;
        }
        Ok(true)
    }

    fn summary(&self, changed: &[String], all: usize) {
        let language = self.look().language;
        let one = if self.check { WOULD_CHANGE } else { CHANGED };
        let mut text: String =
            changed.iter().map(|path| one.show(language).replace("{path}", path) + "\n").collect();
        let summary = SUMMARY.show(language).replace("{files}", &all.to_string());
        text.push_str(&summary.replace("{changed}", &changed.len().to_string()));
        text.push('\n');
        terminal::say(&text);
    }
}

/// The file in the one layout.
fn laid_out(files: &Files) -> Result<String, Failure> {
    let source: Source<'_> = files.first();
    layout(source.text, 0).map_err(|diagnostics| {
        if diagnostics.is_empty() {
            return Failure::new(NO_LAYOUT, "path", source.name);
        }
        let error = ReadError::new(diagnostics, &[source]);
        Failure::Unreadable { error, files: Files::single(source.name, source.text) }
    })
}

const CHANGED: Phrase = Phrase::new("{path}: ny layout", "{path}: new layout");
const WOULD_CHANGE: Phrase = Phrase::new("{path}: har en annan layout", "{path}: has another layout");
const SUMMARY: Phrase =
    Phrase::new("Filer: {files}. Ändrade: {changed}.", "Files: {files}. Changed: {changed}.");
const NOTHING_THERE: Phrase =
    Phrase::new("Det finns inga YAML-filer i {path}.", "There are no YAML files in {path}.");
const NO_LAYOUT: Phrase = Phrase::new(
    "{path} lämnas som den är. Layouten kan inte ändras utan att innehållet ändras.",
    "{path} is left as it is: its layout cannot change without changing its data.",
);
const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
