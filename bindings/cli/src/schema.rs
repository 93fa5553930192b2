//! `riktlinje schema`: the JSON Schema of a kind of file.

use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use riktlinje::program::Program;
use riktlinje::schema::{Kind, schema};

use crate::common::Common;
use crate::outcome::{Exit, Failure};
use crate::output;
use crate::terminal::Look;

/// Arguments of `schema`.
#[derive(Args)]
pub(crate) struct Schema {
    /// Kind of file
    kind: KindOption,
    /// Guideline whose names the schema knows: its facts with options and bounds, areas, phases, rules
    #[arg(short, long, value_name = "GUIDELINE")]
    guideline: Option<PathBuf>,
    /// File to write to [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    common: Common,
}

/// A kind of file, as the command line takes it.
#[derive(Clone, Copy, Debug)]
struct KindOption(Kind);

impl ValueEnum for KindOption {
    fn value_variants<'a>() -> &'a [KindOption] {
        &[
            KindOption(Kind::Guideline),
            KindOption(Kind::Tests),
            KindOption(Kind::Proposal),
            KindOption(Kind::Assessment),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.0.id()))
    }
}

impl Schema {
    pub(crate) fn look(&self) -> Look {
        self.common.look()
    }

    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let program = self.guideline.as_ref().map(|guideline| self.common.program(guideline)).transpose()?;
        let guideline = program.as_ref().map(Program::guideline);
        let schema = schema(self.kind.0, guideline, self.look().language);
        let text = serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n";
        output::deliver(&text, self.output.as_deref())?;
        Ok(Exit::Fine)
    }
}
