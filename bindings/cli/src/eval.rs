//! `riktlinje eval`: try an expression.

use std::path::PathBuf;

use clap::Args;
use riktlinje::answers::Answers;
use riktlinje::report::Phrase;
use riktlinje::text::Language;
use riktlinje::{Tried, try_expression};

use crate::common::{self, AsOf, Common};
use crate::find::Files;
use crate::outcome::{Exit, Failure};
use crate::terminal::{self, Look};

/// Arguments of `eval`.
#[derive(Args)]
pub(crate) struct Eval {
    #[arg(help = "Expression, such as 'pv_benefit >= pv_cost'")]
    expression: String,
    /// Guideline whose facts, values and parameters it may name
    #[arg(short, long, value_name = "GUIDELINE")]
    guideline: Option<PathBuf>,
    /// File of answers; - reads standard input
    #[arg(short, long, value_name = "PROPOSAL", requires = "guideline")]
    proposal: Option<PathBuf>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    common: Common,
}

impl Eval {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let look = self.look();
        let tried = self.tried()?;
        let (answers, as_of) = match &self.proposal {
            Some(path) => {
                let proposal = common::proposal(tried.program(), path)?;
                let as_of = self.as_of.day(proposal.as_of, look)?;
                (proposal.answers, Some(as_of))
            }
            None => (Answers::empty(tried.program()), self.as_of.given()),
        };
        let outcome = tried.outcome(&answers, as_of);
        let (english, swedish) = tried.ty().words();
        let ty = if look.language == Language::SWEDISH { swedish } else { english };
        let mut lines = vec![format!("{}: {ty}", TYPE.show(look.language))];
        if let Some(words) = &outcome.words {
            lines.push(format!("{}: {}", POSSIBLE.show(look.language), words.show(look.language)));
        }
        lines.push(serde_json::to_string(&outcome.possible).unwrap_or_default());
        terminal::say(&(lines.join("\n") + "\n"));
        Ok(Exit::Fine)
    }

    fn tried(&self) -> Result<Tried, Failure> {
        let files = match &self.guideline {
            Some(guideline) => self.common.files(guideline)?,
            None => Files::default(),
        };
        try_expression(&self.expression, &files.sources()).map_err(|error| Failure::Unreadable {
            error,
            files: files.after("expression", self.expression.trim()),
        })
    }
}

const TYPE: Phrase = Phrase::new("Typ", "Type");
const POSSIBLE: Phrase = Phrase::new("Möjligt värde", "Possible value");
