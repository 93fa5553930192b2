//! `--coverage`: what the tests reach of the guidelines they are for.
//!
//! | file | holds |
//! |---|---|
//! | `text.rs`, `json.rs` | beside the results |
//! | `lcov.rs`, `html.rs` | in files of their own |
//! | `lines.rs` | the same, line by line |
//! | `suggest.rs` | cases for what no test shows |

mod html;
mod json;
mod lcov;
mod lines;
mod suggest;
mod text;

pub(super) use json::value;
pub(super) use text::write;

use std::path::PathBuf;

use clap::Args;
use riktlinje::cases::coverage::{Coverage, Kind, Plan, Tally};
use riktlinje::date::Date;
use riktlinje::program::Program;
use riktlinje::report::Phrase;
use riktlinje::text::Language;

use super::save;
use super::session::Session;
use crate::outcome::Failure;

/// Arguments about coverage.
#[derive(Args)]
pub(super) struct Options {
    /// Show what the tests reach: outcomes of rules, conditions, options, clauses
    #[arg(long)]
    coverage: bool,
    /// Exit with 1 when less than this percentage is reached, of any kind
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    threshold: Option<u8>,
    /// Write cases for conditions that no test shows to decide by themselves, for a person to confirm
    #[arg(long)]
    suggest: bool,
    /// File to write coverage of lines to, in LCOV's format
    #[arg(long, value_name = "FILE")]
    lcov: Option<PathBuf>,
    /// File to write a page to that shows the guidelines in colors
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
}

impl Options {
    /// What is reached, where anything asks for it.
    pub(super) fn measure(&self, session: &Session) -> Option<Coverage> {
        let asked = self.coverage
            || self.suggest
            || self.threshold.is_some()
            || self.lcov.is_some()
            || self.html.is_some();
        asked.then(|| measure(session))
    }

    /// Writes the files that are asked for.
    pub(super) fn write_files(
        &self,
        session: &Session,
        coverage: &Coverage,
        language: Language,
    ) -> Result<(), Failure> {
        if self.suggest {
            suggest::write(session, language)?;
        }
        if let Some(path) = &self.lcov {
            save(path, &lcov::write(session, coverage))?;
        }
        if let Some(path) = &self.html {
            save(path, &html::write(session, coverage, language))?;
        }
        Ok(())
    }

    /// The kinds of which less than the threshold is reached.
    pub(super) fn below(&self, coverage: &Coverage) -> Vec<Kind> {
        let least = usize::from(self.threshold.unwrap_or(0)) * 100;
        Kind::ALL.into_iter().filter(|kind| coverage.tally(*kind).basis_points() < least).collect()
    }
}

/// Runs every case once more, looking at what it reaches of the guidelines that have tests of their own.
fn measure(session: &Session) -> Coverage {
    planned(session).0
}

/// What is reached, and the plan of each program with a day on which it is tested.
fn planned(session: &Session) -> (Coverage, Vec<(&Program, Plan, Date)>) {
    let runs: Vec<_> = session.runs().collect();
    let roots: Vec<&str> = runs
        .iter()
        .filter_map(|(program, _)| program.guideline().root())
        .map(|pack| pack.id.as_str())
        .collect();
    let mut coverage = Coverage::default();
    let mut plans = Vec::new();
    for (program, cases) in &runs {
        let Some(first) = cases.first() else { continue };
        let plan = coverage.plan(program, first.as_of, &|id| roots.contains(&id));
        for case in cases {
            coverage.observe(program, &plan, case);
        }
        plans.push((*program, plan, first.as_of));
    }
    let by_program: Vec<_> = plans.iter().map(|(program, plan, as_of)| (*program, plan, *as_of)).collect();
    coverage.prove(&by_program);
    (coverage, plans)
}

/// A percentage with one decimal.
fn percent(tally: Tally, language: Language) -> String {
    let points = tally.basis_points();
    let comma = if language == Language::SWEDISH { ',' } else { '.' };
    format!("{}{comma}{} %", points / 100, points / 10 % 10)
}

/// The name of a kind for people.
fn name(kind: Kind) -> Phrase {
    match kind {
        Kind::Outcomes => Phrase::new("Regler: utfall", "Rules: outcomes"),
        Kind::Truths => Phrase::new("Villkor: ja, nej, öppet", "Conditions: yes, no, open"),
        Kind::Decisions => Phrase::new("Villkor: avgör ensamt", "Conditions: decide alone"),
        Kind::Options => Phrase::new("Svarsalternativ", "Options"),
        Kind::Clauses => Phrase::new("Ställen i källorna", "Clauses of sources"),
    }
}
