//! `riktlinje new guideline`: a folder with a guideline, a test and a proposal, to change step by step.

use std::fs;
use std::path::PathBuf;

use clap::Args;
use riktlinje::report::Phrase;

use super::details::Details;
use super::write_new;
use crate::common::{self, AsOf, Common};
use crate::find::{Files, shown};
use crate::outcome::Failure;
use crate::terminal;
use crate::yaml;

/// Arguments of `new guideline`.
#[derive(Args)]
pub(crate) struct NewGuideline {
    /// Id of the guideline: lower-case words with hyphens; also the name of the folder
    id: Option<String>,
    /// Title in Swedish
    #[arg(long, value_name = "TEXT")]
    title_sv: Option<String>,
    /// Title in English
    #[arg(long, value_name = "TEXT")]
    title_en: Option<String>,
    /// Who publishes it
    #[arg(long, value_name = "TEXT")]
    publisher: Option<String>,
    /// Folder to make the guideline's folder in
    #[arg(long, value_name = "DIR", default_value = ".")]
    dir: PathBuf,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    pub(super) common: Common,
}

const GUIDELINE: &str = include_str!("templates/guideline.yaml");
const TEST: &str = include_str!("templates/test.yaml");
const PROPOSAL: &str = include_str!("templates/proposal.yaml");

impl NewGuideline {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let look = self.common.look();
        let mut details = Details::new(look);
        let id = details.get(self.id.as_ref(), ID, "")?;
        let title_sv = details.get(self.title_sv.as_ref(), TITLE_SV, "")?;
        let title_en = details.get(self.title_en.as_ref(), TITLE_EN, &title_sv)?;
        let publisher = details.get(self.publisher.as_ref(), PUBLISHER, "")?;
        let as_of = self.as_of.day_to_begin_with()?.to_string();
        let values = [
            ("$ID", id.clone()),
            ("$TITLE_SV", yaml::text(&title_sv)),
            ("$TITLE_EN", yaml::text(&title_en)),
            ("$PUBLISHER", yaml::text(&publisher)),
            ("$DAY", as_of),
        ];
        let fill = |template: &str| {
            values.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
        };
        let folder = self.dir.join(&id);
        let guideline = fill(GUIDELINE);
        // What cannot be read is not written: an id with odd signs ends here.
        common::program(Files::single(shown(&folder.join("guideline.yaml")), guideline.as_str()))?;
        if folder.exists() {
            return Err(Failure::new(super::IN_THE_WAY, "path", shown(&folder)));
        }
        fs::create_dir_all(&folder).map_err(|error| {
            Failure::new(super::NOT_WRITTEN, "path", shown(&folder)).with("reason", error.to_string())
        })?;
        write_new(&folder.join("guideline.yaml"), &guideline, look)?;
        write_new(&folder.join(format!("{id}.test.yaml")), &fill(TEST), look)?;
        write_new(&folder.join("example.proposal.yaml"), &fill(PROPOSAL), look)?;
        let next = NEXT.show(look.language).replace("{folder}", &shown(&folder));
        terminal::say(&format!("{next}\n"));
        Ok(())
    }
}

const ID: Phrase = Phrase::new(
    "Id med små bokstäver och bindestreck, som min-kommun",
    "Id in lower case with hyphens, such as my-town",
);
const TITLE_SV: Phrase = Phrase::new("Titel på svenska", "Title in Swedish");
const TITLE_EN: Phrase = Phrase::new("Titel på engelska", "Title in English");
const PUBLISHER: Phrase = Phrase::new("Vem ger ut riktlinjen", "Who publishes the guideline");
const NEXT: Phrase = Phrase::new(
    "\
Nästa steg:
  riktlinje check {folder}
  riktlinje test {folder}
  riktlinje ask {folder}",
    "\
Next:
  riktlinje check {folder}
  riktlinje test {folder}
  riktlinje ask {folder}",
);
