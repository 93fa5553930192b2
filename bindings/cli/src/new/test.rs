//! `riktlinje new test`: a test made from a proposal. What comes out today becomes the expectation, for a
//! person to confirm.

use std::path::{Path, PathBuf};

use clap::Args;
use riktlinje::assess::{Assessment, Status, Word};
use riktlinje::report::Phrase;

use super::details::Details;
use super::{insert, write, write_new};
use crate::common::{self, AsOf, Common};
use crate::find;
use crate::outcome::Failure;
use crate::terminal::{self, Look};
use crate::yaml;

/// Arguments of `new test`.
#[derive(Args)]
pub(crate) struct NewTest {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File of answers, beside the guideline or below it
    proposal: PathBuf,
    /// Name of the test
    #[arg(long, value_name = "TEXT")]
    name: Option<String>,
    /// File of tests to add to [default: ID.test.yaml beside the guideline]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    pub(super) common: Common,
}

impl NewTest {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let look = self.common.look();
        let files = self.common.files(&self.guideline)?;
        let beside = Path::new(files.first().name).parent().map(Path::to_owned).unwrap_or_default();
        let program = common::program(files)?;
        let proposal = common::proposal(&program, &self.proposal)?;
        let as_of = self.as_of.day(proposal.as_of, look)?;
        let assessment = program.assess(&proposal, as_of);
        let name = Details::new(look).get(self.name.as_ref(), NAME, "")?;
        let id = program.guideline().root().map_or("", |root| root.id.as_str());
        let target = self.output.clone().unwrap_or_else(|| beside.join(format!("{id}.test.yaml")));
        let base = self.base(&target)?;
        let case = case(&name, &base, as_of, &assessment);
        add(&target, id, &case, look)?;
        terminal::say(&format!("{}\n", CONFIRM.show(look.language)));
        Ok(())
    }

    /// The proposal as the file of tests names it: a path from its own folder.
    fn base(&self, target: &Path) -> Result<String, Failure> {
        let outside = || Failure::new(NOT_BESIDE, "path", self.proposal.display().to_string());
        let folder =
            target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let whole = |path: &Path| std::fs::canonicalize(path).map_err(|_| outside());
        let base = whole(&self.proposal)?;
        let base = base.strip_prefix(whole(folder)?).map_err(|_| outside())?;
        Ok(base.display().to_string().replace('\\', "/"))
    }
}

/// Adds a case to the tests of a guideline; the file is made where there is none yet.
pub(super) fn add(target: &Path, id: &str, case: &str, look: Look) -> Result<(), Failure> {
    if !target.exists() {
        let indented = case.replace('\n', "\n  ");
        return write_new(target, &format!("riktlinje: 1\ntests: {id}\ncases:\n  {indented}\n"), look);
    }
    let files = find::proposal(target)?;
    let Some(added) = insert::at_end_of(files.first().text, "cases", case, true) else {
        return Err(Failure::new(ON_ONE_LINE, "path", target.display().to_string()));
    };
    write(target, &insert::laid_out(files.first().text, added), look)
}

fn case(name: &str, base: &str, as_of: riktlinje::date::Date, assessment: &Assessment) -> String {
    let rules = |status: Status| {
        let ids: Vec<String> =
            assessment.with_status(status).map(|finding| yaml::text(finding.rule)).collect();
        ids.join(", ")
    };
    let (violated, open) = (rules(Status::Violated), rules(Status::Open));
    let mut lines = vec![
        format!("- name: {}", yaml::text(name)),
        format!("  base: {}", yaml::text(base)),
        format!("  as_of: {as_of}"),
        "  expect:".to_owned(),
        format!("    verdict: {}", word(assessment.verdict.word())),
        format!("    violated: [{violated}]"),
    ];
    if !open.is_empty() {
        lines.push(format!("    open: [{open}]"));
    }
    lines.join("\n")
}

/// A verdict as tests write it.
fn word(word: Word) -> &'static str {
    match word {
        Word::Ready => "ready",
        Word::Conditional => "conditional",
        Word::NotReady => "not_ready",
        Word::Forbidden => "forbidden",
        Word::Incomplete => "incomplete",
    }
}

const NAME: Phrase = Phrase::new("Vad ska provet heta", "What is the test called");
const CONFIRM: Phrase = Phrase::new(
    "Provet väntar sig det som kommer ut i dag. Läs det och rätta det som inte är meningen.",
    "The test expects what comes out today. Read it, and correct what is not meant.",
);
const NOT_BESIDE: Phrase = Phrase::new(
    "{path} ligger inte i mappen med prov. Lägg förslaget där.",
    "{path} is not in the folder of the tests. Put the proposal there.",
);
const ON_ONE_LINE: Phrase = Phrase::new(
    "Proven i {path} står på en rad. Skriv dem på egna rader och försök igen.",
    "The tests of {path} stand on one line. Put them on lines of their own and try again.",
);
