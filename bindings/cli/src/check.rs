//! `riktlinje check`: check guidelines for mistakes, and for what deserves a look.
//!
//! | file | holds |
//! |---|---|
//! | `tested.rs` | which rules the tests beside a guideline name |
//! | `fix.rs` | corrections that are certain |
//! | `explain.rs` | the page of a message |

mod explain;
mod fix;
mod tested;

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;
use riktlinje::diagnostic::{Diagnostics, Level};
use riktlinje::lint::{self, Known};
use riktlinje::load;
use riktlinje::report::{Phrase, diagnostics_json};

use crate::common::Common;
use crate::find::Files;
use crate::outcome::{Exit, Failure};
use crate::output::{self, Format, Remark};
use crate::render;
use crate::terminal::{self, Look};

/// Arguments of `check`.
#[derive(Args)]
pub(crate) struct Check {
    /// Guidelines: files, folders that hold guideline.yaml or folders of such, or ids
    #[arg(required_unless_present = "explain", value_name = "GUIDELINE")]
    guidelines: Vec<PathBuf>,
    /// Exit with 1 when there are warnings
    #[arg(long)]
    deny_warnings: bool,
    /// Run the lints too that are often wrong
    #[arg(long)]
    all_lints: bool,
    /// Correct what can be corrected with certainty; look at every change before you keep it
    #[arg(long)]
    fix: bool,
    /// Print the page of a message, such as unused/fact
    #[arg(long, value_name = "CODE", conflicts_with_all = ["guidelines", "fix"])]
    explain: Option<String>,
    /// Format of what is found
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
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
        if let Some(code) = &self.explain {
            return explain::page(code).map(|page| {
                terminal::say(page);
                Exit::Fine
            });
        }
        let mut checked = Vec::new();
        let mut seen = HashSet::new();
        for guideline in Common::guidelines(&self.guidelines) {
            let mut files = self.common.files(&guideline)?;
            let mut found = self.found(&files);
            if self.fix && fix::correct(&files, &found, self.look())? {
                files = self.common.files(&guideline)?;
                found = self.found(&files);
            }
            let found = new_ones(&found, &files, &mut seen);
            checked.push(Checked { files, found });
        }
        let (errors, warnings) = (count(&checked, Level::Error), count(&checked, Level::Warning));
        self.write(&checked, errors, warnings)?;
        Ok(match (errors, warnings) {
            (0, 0) => Exit::Fine,
            (0, _) if self.deny_warnings => Exit::Stopped,
            (0, _) => Exit::Fine,
            (_, _) => Exit::Invalid,
        })
    }

    /// Everything that is to be said about a guideline.
    fn found(&self, files: &Files) -> Diagnostics {
        let sources = files.sources();
        match load(&sources) {
            Ok(loaded) => {
                let tested = tested::tested(&loaded.program, files.first());
                let known = Known { tested, all: self.all_lints };
                lint::run(&loaded.program, &loaded.warnings, &sources, &known)
            }
            Err(error) => error.diagnostics().clone(),
        }
    }

    fn write(&self, checked: &[Checked], errors: usize, warnings: usize) -> Result<(), Failure> {
        let language = self.look().language;
        let remarks = || -> Vec<Remark> {
            checked
                .iter()
                .flat_map(|one| output::remarks(&one.found, &one.files.sources(), language))
                .collect()
        };
        let text = match self.format {
            Format::Text => {
                self.complain(checked);
                self.summary(checked.len(), errors, warnings)
            }
            Format::Json => json(checked),
            Format::Junit => output::junit::write(&remarks()),
            Format::Sarif => output::sarif::write(&remarks()),
            Format::Github => output::github::write(&remarks()),
            Format::Markdown => output::markdown::write(&remarks(), language),
        };
        output::deliver(&text, self.output.as_deref())
    }

    fn complain(&self, checked: &[Checked]) {
        let look = self.look();
        for one in checked {
            let text = render::diagnostics(&one.found, &one.files.sources(), look.on_errors());
            let missing: String =
                one.files.missing.iter().map(|missing| missing.show(look.language)).collect();
            if !text.is_empty() || !missing.is_empty() {
                // An empty line keeps the summary apart.
                terminal::complain(&format!("{text}{missing}"));
                terminal::complain("");
            }
        }
    }

    fn summary(&self, guidelines: usize, errors: usize, warnings: usize) -> String {
        let summary = if errors + warnings == 0 { NOTHING_FOUND } else { FOUND };
        let text = summary.show(self.look().language).replace("{guidelines}", &guidelines.to_string());
        let text = text.replace("{errors}", &errors.to_string()).replace("{warnings}", &warnings.to_string());
        format!("{text}\n")
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

fn json(checked: &[Checked]) -> String {
    let sources: Vec<_> = checked.iter().map(|one| one.files.sources()).collect();
    let groups: Vec<_> =
        checked.iter().zip(&sources).map(|(one, sources)| (&one.found, sources.as_slice())).collect();
    diagnostics_json(&groups)
}

const NOTHING_FOUND: Phrase = Phrase::new(
    "{guidelines} granskade: inga fel, inga varningar.",
    "{guidelines} checked: no errors, no warnings.",
);
const FOUND: Phrase = Phrase::new(
    "{guidelines} granskade. Fel: {errors}. Varningar: {warnings}.",
    "{guidelines} checked. Errors: {errors}. Warnings: {warnings}.",
);
