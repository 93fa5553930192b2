//! `riktlinje explain`: one rule in full.

use std::path::PathBuf;

use clap::Args;
use riktlinje::diagnostic::nearest;
use riktlinje::report::{self, Phrase, Report};

use crate::common::{self, AsOf, Common};
use crate::outcome::{Exit, Failure};
use crate::terminal::{self, Look};

/// Arguments of `explain`.
#[derive(Args)]
pub(crate) struct Explain {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// File of answers; - reads standard input
    proposal: PathBuf,
    /// Id of the rule
    rule: String,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    common: Common,
}

impl Explain {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let look = self.look();
        let program = self.common.program(&self.guideline)?;
        let guideline = program.guideline();
        let Some(rule) = guideline.find_rule(&self.rule) else {
            let ids = guideline.rules.iter().map(|rule| rule.id.as_str());
            return Err(match nearest(&self.rule, ids) {
                Some(near) => Failure::new(NO_RULE_NEAR, "rule", &self.rule).with("near", near),
                None => Failure::new(NO_RULE, "rule", &self.rule),
            });
        };
        let proposal = common::proposal(&program, &self.proposal)?;
        let as_of = self.as_of.day(proposal.as_of, look)?;
        let mut record = program.blank_record();
        program.evaluate(&proposal.answers, as_of, &mut record);
        let assessment = program.report(&record, &proposal.answers, &proposal.waivers, as_of);
        let report = Report {
            assessment: &assessment,
            guideline,
            title: proposal.title.as_ref(),
            style: look.style(true),
        };
        terminal::say(&report::explain(&report, &program, &record, rule));
        Ok(Exit::Fine)
    }
}

const NO_RULE: Phrase =
    Phrase::new("Riktlinjen har ingen regel {rule}.", "The guideline has no rule {rule}.");
const NO_RULE_NEAR: Phrase = Phrase::new(
    "Riktlinjen har ingen regel {rule}. Menade du {near}?",
    "The guideline has no rule {rule}. Did you mean {near}?",
);
