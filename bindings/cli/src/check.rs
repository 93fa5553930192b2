//! `riktlinje check`: check guidelines for mistakes.

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;
use riktlinje::diagnostic::{Diagnostics, Level};
use riktlinje::load;
use riktlinje::report::{Format, Phrase, diagnostics_json};

use crate::common::{Common, FormatOption};
use crate::find::Files;
use crate::outcome::{Exit, Failure};
use crate::render;
use crate::terminal::{self, Look};

/// Arguments of `check`.
#[derive(Args)]
pub(crate) struct Check {
    /// Guidelines: files, folders that hold guideline.yaml, or ids
    #[arg(required = true, value_name = "GUIDELINE")]
    guidelines: Vec<PathBuf>,
    /// Exit with 1 when there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Format of the findings
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: FormatOption,
    #[command(flatten)]
    common: Common,
}

/// What was found in one guideline and those it uses.
struct Checked {
    files: Files,
    found: Diagnostics,
}

impl Check {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let mut checked = Vec::new();
        let mut seen = HashSet::new();
        for guideline in &self.guidelines {
            let files = self.common.files(guideline)?;
            let found = match load(&files.sources()) {
                Ok(loaded) => loaded.warnings,
                Err(error) => error.diagnostics().clone(),
            };
            let found = new_ones(&found, &files, &mut seen);
            checked.push(Checked { files, found });
        }
        let (errors, warnings) = (count(&checked, Level::Error), count(&checked, Level::Warning));
        match self.format.0 {
            Format::Json => say_json(&checked),
            Format::Text => self.say_text(&checked, errors, warnings),
        }
        Ok(match (errors, warnings) {
            (0, 0) => Exit::Fine,
            (0, _) if self.deny_warnings => Exit::Stopped,
            (0, _) => Exit::Fine,
            (_, _) => Exit::Invalid,
        })
    }

    fn say_text(&self, checked: &[Checked], errors: usize, warnings: usize) {
        let look = self.look();
        for one in checked {
            let text = render::diagnostics(&one.found, &one.files.sources(), look.on_errors());
            let missing: String =
                one.files.missing.iter().map(|missing| missing.show(look.language)).collect();
            if !text.is_empty() || !missing.is_empty() {
                terminal::complain(&format!("{text}{missing}"));
            }
        }
        let summary = if errors + warnings == 0 { NOTHING_FOUND } else { FOUND };
        let text = summary.show(look.language);
        let text = text.replace("{guidelines}", &self.guidelines.len().to_string());
        let text = text.replace("{errors}", &errors.to_string()).replace("{warnings}", &warnings.to_string());
        terminal::say(&format!("{text}\n"));
    }
}

/// What was not found before: guidelines that are used by several are complained about once.
fn new_ones(
    found: &Diagnostics,
    files: &Files,
    seen: &mut HashSet<(String, u32, &'static str)>,
) -> Diagnostics {
    let sources = files.sources();
    let mut fresh = Diagnostics::new();
    for diagnostic in found.iter() {
        let file = sources.get(diagnostic.span.file as usize).map_or("", |source| source.name);
        if seen.insert((file.to_owned(), diagnostic.span.start, diagnostic.code.id)) {
            fresh.push(diagnostic.clone());
        }
    }
    fresh
}

fn count(checked: &[Checked], level: Level) -> usize {
    checked.iter().flat_map(|one| one.found.iter()).filter(|found| found.code.level == level).count()
}

fn say_json(checked: &[Checked]) {
    let sources: Vec<_> = checked.iter().map(|one| one.files.sources()).collect();
    let groups: Vec<_> =
        checked.iter().zip(&sources).map(|(one, sources)| (&one.found, sources.as_slice())).collect();
    terminal::say(&diagnostics_json(&groups));
}

const NOTHING_FOUND: Phrase = Phrase::new(
    "{guidelines} granskade: inga fel, inga varningar.",
    "{guidelines} checked: no errors, no warnings.",
);
const FOUND: Phrase = Phrase::new(
    "{guidelines} granskade. Fel: {errors}. Varningar: {warnings}.",
    "{guidelines} checked. Errors: {errors}. Warnings: {warnings}.",
);
