//! `riktlinje diff`: what differs between two editions of a guideline.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use riktlinje::ReadError;
use riktlinje::assess::Assessment;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;
use riktlinje::report::{self, CaseChange, Changes, ChangesFormat, Phrase, Style};
use riktlinje::source::{self, Limits};
use riktlinje::text::{Language, Text};

use crate::common::{AsOf, Common};
use crate::find::{self, Files};
use crate::outcome::{Exit, Failure};
use crate::output;
use crate::terminal::{self, Look};

/// Arguments of `diff`.
#[derive(Args)]
pub(crate) struct Diff {
    /// The edition before: a file, a folder that holds guideline.yaml, or an id
    old: PathBuf,
    /// The edition after
    new: PathBuf,
    /// Folder of decided proposals to assess with both
    #[arg(long, value_name = "DIR")]
    cases: Option<PathBuf>,
    #[command(flatten)]
    as_of: AsOf,
    /// Format of the changes
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Written,
    /// File to write the changes to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with 1 when there are differences
    #[arg(long)]
    exit_code: bool,
    /// Show long lists whole
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    common: Common,
}

/// The formats of changes.
#[derive(Clone, Copy, ValueEnum)]
enum Written {
    /// To read in a terminal
    Text,
    /// For programs
    Json,
    /// For a page or a comment
    Markdown,
}

impl Diff {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let (old, new) = (self.common.program(&self.old)?, self.common.program(&self.new)?);
        let mut changes = report::changes(old.guideline(), new.guideline());
        if let Some(folder) = &self.cases {
            self.assess(folder, &old, &new, &mut changes)?;
        }
        let shown = self.look().style(self.all);
        let style = if self.output.is_some() { Style { color: false, ..shown } } else { shown };
        let format = match self.format {
            Written::Text => ChangesFormat::Text,
            Written::Json => ChangesFormat::Json,
            Written::Markdown => ChangesFormat::Markdown,
        };
        output::deliver(&changes.write(format, style), self.output.as_deref())?;
        let differs = !changes.changes.is_empty() || !changes.cases.is_empty();
        Ok(if self.exit_code && differs { Exit::Stopped } else { Exit::Fine })
    }

    /// Assesses every proposal of a folder with both editions.
    fn assess(
        &self,
        folder: &Path,
        old: &Program,
        new: &Program,
        changes: &mut Changes,
    ) -> Result<(), Failure> {
        let mut paths = BTreeSet::new();
        collect(folder, &mut paths)?;
        let mut found_any = false;
        // Today is said once.
        let mut today = None;
        for path in paths {
            let files = find::proposal(&path)?;
            if !is_proposal(files.first().text, old, new) {
                continue;
            }
            found_any = true;
            let (before, after) = (old.read_proposal(&files.first()), new.read_proposal(&files.first()));
            let stated = before.as_ref().ok().or(after.as_ref().ok()).and_then(|proposal| proposal.as_of);
            let as_of = match (self.as_of.given().or(stated), today) {
                (Some(day), _) | (None, Some(day)) => day,
                (None, None) => *today.insert(self.as_of.day(None, self.look())?),
            };
            let title =
                before.as_ref().ok().or(after.as_ref().ok()).and_then(|proposal| proposal.title.clone());
            let (old_report, new_report) = (
                before.as_ref().ok().map(|proposal| old.assess(proposal, as_of)),
                after.as_ref().ok().map(|proposal| new.assess(proposal, as_of)),
            );
            if let (Err(error), None) = (before, &new_report) {
                self.complain(error, files);
                continue;
            }
            changes.cases_assessed += 1;
            let file = path.display().to_string().replace('\\', "/");
            changes.cases.extend(case(
                file,
                title,
                old_report.as_ref(),
                new_report.as_ref(),
                after.err().as_ref(),
            ));
        }
        if found_any { Ok(()) } else { Err(Failure::new(NO_CASES, "path", folder.display().to_string())) }
    }

    /// A proposal that neither edition can read says nothing about their difference.
    fn complain(&self, error: ReadError, files: Files) {
        terminal::complain(&Failure::Unreadable { error, files }.show(self.look()));
    }
}

/// What differs for one proposal; `None` when its verdict does not.
fn case(
    file: String,
    title: Option<Text>,
    old: Option<&Assessment>,
    new: Option<&Assessment>,
    unreadable: Option<&ReadError>,
) -> Option<CaseChange> {
    if old.map(|report| report.verdict) == new.map(|report| report.verdict) {
        return None;
    }
    let mistakes = unreadable.into_iter().flat_map(|error| error.diagnostics().iter());
    let mistakes = mistakes
        .map(|mistake| Text::both(mistake.message(Language::SWEDISH), mistake.message(Language::ENGLISH)));
    Some(CaseChange {
        file,
        title,
        old: old.map(|report| report.verdict.word()),
        new: new.map(|report| report.verdict.word()),
        because: old.zip(new).map_or_else(Vec::new, |(old, new)| report::rule_changes(old, new)),
        mistakes: mistakes.collect(),
    })
}

/// Whether a text is a proposal, and not one for other guidelines.
fn is_proposal(text: &str, old: &Program, new: &Program) -> bool {
    let Some(tree) = source::read(0, text, &Limits::default(), &mut Diagnostics::new()) else { return false };
    let wanted = tree.get("guideline").and_then(source::Node::scalar_text);
    let is_id = |program: &Program| program.guideline().root().map(|root| root.id.as_str()) == wanted;
    tree.get("answers").is_some() && (wanted.is_none() || is_id(old) || is_id(new))
}

/// Files that may be proposals, at any depth; a folder is entered once however it is linked.
fn collect(folder: &Path, out: &mut BTreeSet<PathBuf>) -> Result<(), Failure> {
    let mut waiting = vec![folder.to_owned()];
    let mut entered = BTreeSet::new();
    while let Some(folder) = waiting.pop() {
        if !entered.insert(fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone())) {
            continue;
        }
        let entries = fs::read_dir(&folder).map_err(|error| {
            Failure::new(NO_FOLDER, "path", folder.display().to_string()).with("reason", error.to_string())
        })?;
        for path in entries.flatten().map(|entry| entry.path()) {
            let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default();
            if path.is_dir() {
                waiting.push(path);
            } else if matches!(end, "yaml" | "yml" | "json") {
                out.insert(path);
            }
        }
    }
    Ok(())
}

const NO_FOLDER: Phrase =
    Phrase::new("Mappen {path} kan inte läsas ({reason}).", "The folder {path} cannot be read ({reason}).");
const NO_CASES: Phrase = Phrase::new(
    "I mappen {path} finns inget förslag för riktlinjerna.",
    "The folder {path} holds no proposal for the guidelines.",
);
