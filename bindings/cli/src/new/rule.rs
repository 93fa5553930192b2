//! `riktlinje new rule`: a rule at the end of a guideline, and the first test of it: what comes out with no answers.

use std::path::{Path, PathBuf};

use clap::Args;
use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::model::Guideline;
use riktlinje::program::Program;
use riktlinje::report::Phrase;

use super::details::Details;
use super::{insert, test, write};
use crate::common::{self, AsOf, Common};
use crate::outcome::Failure;
use crate::terminal;
use crate::yaml;

/// Arguments of `new rule`.
#[derive(Args)]
pub(crate) struct NewRule {
    /// Guideline: a file, a folder that holds guideline.yaml, or an id
    guideline: PathBuf,
    /// Id of the rule, such as PRIVACY-2
    rule: Option<String>,
    /// Condition that has to hold
    #[arg(long, value_name = "CONDITION")]
    requires: Option<String>,
    /// Condition under which the rule applies; always when left out
    #[arg(long, value_name = "CONDITION")]
    applies_when: Option<String>,
    /// Area: what the rule is about
    #[arg(long, value_name = "ID")]
    area: Option<String>,
    /// Phase in which it has to be met
    #[arg(long, value_name = "ID")]
    phase: Option<String>,
    /// How much it weighs: forbids, must, should or info
    #[arg(long, value_name = "WORD")]
    severity: Option<String>,
    /// Where it comes from: source/clause
    #[arg(long, value_name = "PLACE")]
    source: Option<String>,
    /// Title in Swedish
    #[arg(long, value_name = "TEXT")]
    title_sv: Option<String>,
    /// Title in English
    #[arg(long, value_name = "TEXT")]
    title_en: Option<String>,
    /// What to do when it is not met, in Swedish
    #[arg(long, value_name = "TEXT")]
    remedy_sv: Option<String>,
    /// What to do when it is not met, in English
    #[arg(long, value_name = "TEXT")]
    remedy_en: Option<String>,
    /// Role that sees to it
    #[arg(long, value_name = "ROLE")]
    owner: Option<String>,
    /// How far the source was checked: read, secondary, memory or own
    #[arg(long, value_name = "WORD")]
    review: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    pub(super) common: Common,
}

impl NewRule {
    pub(super) fn run(&self) -> Result<(), Failure> {
        let look = self.common.look();
        let files = self.common.files(&self.guideline)?;
        let (path, text) = (PathBuf::from(files.first().name), files.first().text.to_owned());
        let program = common::program(files)?;
        let rule = self.entry(program.guideline())?;
        let Some(added) = insert::at_end_of(&text, "rules", &rule.text, true) else {
            return Err(Failure::new(ON_ONE_LINE, "path", path.display().to_string()));
        };
        let added = insert::laid_out(&text, added);
        // Checked with all that it uses before anything is written.
        let program = common::program(self.common.files(&self.guideline)?.with_first(added.as_str()))?;
        let as_of = self.as_of.day(None, look)?;
        write(&path, &added, look)?;
        let id = program.guideline().root().map_or("", |root| root.id.as_str());
        let beside = path.parent().map(Path::to_owned).unwrap_or_default();
        let tests = beside.join(format!("{id}.test.yaml"));
        if let Some(case) = first_case(&program, &rule.id, as_of, NO_ANSWERS.show(look.language)) {
            test::add(&tests, id, &case, look)?;
        }
        terminal::say(&format!("{}\n", NEXT.show(look.language)));
        Ok(())
    }

    /// The rule as it stands in the file.
    fn entry(&self, guideline: &Guideline) -> Result<Entry, Failure> {
        let mut details = Details::new(self.common.look());
        let rule = details.get(self.rule.as_ref(), RULE, "")?;
        if guideline.find_rule(&rule).is_some() {
            return Err(Failure::new(RULE_THERE, "rule", &rule));
        }
        let areas: Vec<String> = guideline.areas.iter().map(|area| area.id.clone()).collect();
        let phases: Vec<String> = guideline.phases.iter().map(|phase| phase.id.clone()).collect();
        let words = |all: &[&str]| -> Vec<String> { all.iter().map(|word| (*word).to_owned()).collect() };
        let first = |words: &[String]| words.first().cloned().unwrap_or_default();
        let title_sv = details.get(self.title_sv.as_ref(), TITLE_SV, "")?;
        let title_en = details.get(self.title_en.as_ref(), TITLE_EN, &title_sv)?;
        let area = details.one_of(self.area.as_ref(), AREA, &areas, &first(&areas))?;
        let phase = details.one_of(self.phase.as_ref(), PHASE, &phases, &first(&phases))?;
        let severity = details.one_of(
            self.severity.as_ref(),
            SEVERITY,
            &words(&["forbids", "must", "should", "info"]),
            "must",
        )?;
        let requires = details.get(self.requires.as_ref(), REQUIRES, "")?;
        let remedy_sv = details.get(self.remedy_sv.as_ref(), REMEDY_SV, "")?;
        let remedy_en = details.get(self.remedy_en.as_ref(), REMEDY_EN, &remedy_sv)?;
        let review = details.one_of(
            self.review.as_ref(),
            REVIEW,
            &words(&["read", "secondary", "memory", "own"]),
            "own",
        )?;
        let both = |sv: &str, en: &str| format!("{{sv: {}, en: {}}}", yaml::text(sv), yaml::text(en));
        let condition = |text: &str| serde_json::Value::from(text).to_string();
        let mut lines = vec![
            format!("{rule}:"),
            format!("  area: {area}"),
            format!("  title: {}", both(&title_sv, &title_en)),
        ];
        lines.extend(self.source.as_ref().map(|source| format!("  source: {source}")));
        lines.extend(
            self.applies_when.as_ref().map(|applies| format!("  applies_when: {}", condition(applies))),
        );
        lines.push(format!("  requires: {}", condition(&requires)));
        lines.push(format!("  severity: {severity}"));
        lines.push(format!("  phase: {phase}"));
        lines.push(format!("  remedy: {}", both(&remedy_sv, &remedy_en)));
        lines.extend(self.owner.as_ref().map(|owner| format!("  owner: {}", yaml::text(owner))));
        lines.push(format!("  review: {review}"));
        Ok(Entry { id: rule, text: lines.join("\n") })
    }
}

/// A rule to be added.
struct Entry {
    id: String,
    /// As it stands in the file, without indent.
    text: String,
}

/// A test of what the rule gives before anybody has answered: a beginning, so that the rule is not without any.
fn first_case(program: &Program, rule: &str, as_of: Date, name: &str) -> Option<String> {
    let blank = Proposal::read(program, 0, "riktlinje: 1\nanswers: {}\n", &mut Diagnostics::new())?;
    let assessment = program.assess(&blank, as_of);
    let finding = assessment.findings.iter().find(|finding| finding.rule == rule)?;
    let name = yaml::text(&name.replace("{rule}", rule));
    let status = finding.status.id();
    Some(format!("- name: {name}\n  as_of: {as_of}\n  expect:\n    findings: {{{rule}: {status}}}"))
}

const RULE: Phrase = Phrase::new("Regelns id, som SEKRETESS-2", "Id of the rule, such as PRIVACY-2");
const TITLE_SV: Phrase = Phrase::new("Titel på svenska", "Title in Swedish");
const TITLE_EN: Phrase = Phrase::new("Titel på engelska", "Title in English");
const AREA: Phrase = Phrase::new("Område", "Area");
const PHASE: Phrase = Phrase::new("Fas då regeln ska vara uppfylld", "Phase in which it has to be met");
const SEVERITY: Phrase = Phrase::new("Tyngd", "Weight");
const REQUIRES: Phrase = Phrase::new(
    "Vad som måste gälla, som plan_finns && antal >= 3",
    "What has to hold, such as has_plan && count >= 3",
);
const REMEDY_SV: Phrase =
    Phrase::new("Åtgärd om regeln inte är uppfylld, på svenska", "What to do when it is not met, in Swedish");
const REMEDY_EN: Phrase = Phrase::new(
    "Åtgärd om regeln inte är uppfylld, på engelska",
    "What to do when it is not met, in English",
);
const REVIEW: Phrase = Phrase::new("Hur väl källan är granskad", "How far the source was checked");
const NO_ANSWERS: Phrase = Phrase::new("{rule} utan några svar", "{rule} without any answers");
const NEXT: Phrase = Phrase::new(
    "Provet säger vad regeln ger innan någon har svarat. Lägg till ett där den är uppfylld och ett där den inte är \
     det: riktlinje new test",
    "The test says what the rule gives before anybody has answered. Add one where it is met and one where it is \
     not: riktlinje new test",
);
const RULE_THERE: Phrase = Phrase::new("Regeln {rule} finns redan.", "There is a rule {rule} already.");
const ON_ONE_LINE: Phrase = Phrase::new(
    "Reglerna i {path} står på en rad inom klamrar. Skriv dem på egna rader och försök igen.",
    "The rules of {path} stand on one line in braces. Put them on lines of their own and try again.",
);
