//! `riktlinje new proposal`: a proposal with every question as a comment, to be answered in an editor.

use std::fmt::Write;

use std::path::PathBuf;

use clap::Args;
use riktlinje::Source;
use riktlinje::model::{Fact, Guideline, Type};
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use super::write_new;
use crate::common::{AsOf, Common};
use crate::find::Files;
use crate::outcome::Failure;
use crate::yaml;

/// Arguments of `new proposal`.
#[derive(Args)]
pub(crate) struct NewProposal {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File to write [default: GUIDELINE-ID.proposal.yaml]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What the proposal is called
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    pub(super) common: Common,
}

impl NewProposal {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let look = self.common.look();
        let program = self.common.program(&self.guideline)?;
        let guideline = program.guideline();
        let id = guideline.root().map_or("", |root| root.id.as_str());
        let as_of = self.as_of.day_to_begin_with()?;
        let title =
            self.title.as_ref().map_or_else(String::new, |title| format!("title: {}\n", yaml::text(title)));
        let questions = questions(guideline, look.language);
        let text = format!(
            "riktlinje: 1\nguideline: {id}\n{title}as_of: {as_of}\n{}\nanswers:\n{questions}",
            HOW.show(look.language)
        );
        if let Err(error) = program.read_proposal(&Source { name: "", text: &text }) {
            return Err(Failure::Unreadable { error, files: Files::single("", text) });
        }
        let target = self.output.clone().unwrap_or_else(|| PathBuf::from(format!("{id}.proposal.yaml")));
        write_new(&target, &text, look)
    }
}

/// Every question with the form of its answer, section by section, as comments.
fn questions(guideline: &Guideline, language: Language) -> String {
    let mut out = String::new();
    let sections =
        guideline.sections.iter().enumerate().map(|(at, section)| (Some(at), section.title.show(language)));
    for (section, title) in sections.chain([(None, "")]) {
        let facts = guideline.facts.iter().filter(|fact| fact.section == section);
        let texts: Vec<String> = facts.map(|fact| question(guideline, fact, language)).collect();
        if !texts.is_empty() {
            let heading =
                if title.is_empty() { String::new() } else { format!("  # {}\n\n", one_line(title)) };
            let _ = write!(out, "\n{heading}{}", texts.join("\n"));
        }
    }
    out
}

fn question(guideline: &Guideline, fact: &Fact, language: Language) -> String {
    let text =
        fact.question.as_ref().or(fact.title.as_ref()).map_or(fact.id.as_str(), |text| text.show(language));
    let mut out = format!("  # {}\n", one_line(text));
    let example = match fact.ty {
        Type::Truth => "true".to_owned(),
        Type::Number => "0".to_owned(),
        Type::Date => "2027-01-01".to_owned(),
        Type::Text => "SON 2026/112".to_owned(),
        Type::Series => "[0, 0, 0]".to_owned(),
        Type::Rows(_) => {
            let columns: Vec<&str> = fact.columns.iter().map(|column| column.id.as_str()).collect();
            format!("[{{{}: null}}]", columns.join(": null, "))
        }
        Type::Choice(list) | Type::Choices(list) => {
            let options = &guideline.option_list(list).options;
            for option in options {
                let _ = writeln!(out, "  #   {}: {}", option.id, one_line(option.title.show(language)));
            }
            let first = options.first().map_or("", |option| option.id.as_str());
            if matches!(fact.ty, Type::Choices(_)) {
                format!("[{}]", yaml::text(first))
            } else {
                yaml::text(first)
            }
        }
    };
    let _ = writeln!(out, "  # {}: {example}", fact.id);
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const HOW: Phrase = Phrase::new(
    "# Ta bort # framför en rad för att svara. En rad som står kvar är en obesvarad fråga; null betyder vet ej.",
    "# Take the # away before a line to answer. A line that stays is an open question; null means not known.",
);
