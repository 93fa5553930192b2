//! What an assessment says: plain data, serialized as it stands.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::class::{Classes, Status, Statuses};
use super::ruling::Verdict;
use crate::date::Date;
use crate::model::{Review, Severity};
use crate::text::Text;
use crate::truth::Truth;
use crate::value::Possible;

/// An assessment of one proposal against one guideline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment {
    /// The verdict over all rules.
    pub verdict: Verdict,
    /// The verdict of each area that has rules, in the guideline's order.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, Verdict>"))]
    pub areas: Vec<(String, Verdict)>,
    /// What each rule says, in the guideline's order.
    pub findings: Vec<Finding>,
    /// Results shown in their own right, in the guideline's order.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, ShownValue>"))]
    pub values: Vec<(String, ShownValue)>,
    /// Open facts that can still change a finding, the most decisive first.
    pub questions: Vec<Question>,
    /// What is to be done and when, by date.
    pub follow_ups: Vec<FollowUp>,
    /// Waivers of the proposal and what they do.
    pub waivers: Vec<WaiverReport>,
    /// Answers that are not used, and why.
    pub ignored: Vec<Ignored>,
    /// Facts that were asked and answered with "not known", with the role that should find out.
    pub not_known: Vec<NotKnown>,
    /// Answers whose evidence has expired: they count as open.
    pub expired_evidence: Vec<ExpiredEvidence>,
    /// How overlays relaxed rules and parameters.
    pub relaxations: Vec<RelaxationReport>,
    /// The guideline.
    pub guideline: GuidelineReport,
    /// The day of the assessment.
    #[serde(serialize_with = "iso")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub as_of: Date,
    /// The later of start and day of the assessment: dated rules are compared with it.
    pub reference_date: Possible,
    /// SHA-256 over the answers, in hexadecimal.
    pub answers_digest: String,
    /// Version of the engine.
    pub engine: &'static str,
}

/// Which guideline an assessment used.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GuidelineReport {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// SHA-256 over the composed model, in hexadecimal.
    pub digest: String,
    /// Its title.
    pub title: Text,
    /// The guidelines that it is composed of, with their versions; drafts are marked.
    pub packs: Vec<PackReport>,
}

/// A guideline of a composition.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackReport {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// True for a draft.
    pub draft: bool,
}

/// What a rule says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// The rule's id.
    pub rule: String,
    /// The guideline that declares it.
    pub guideline: String,
    /// Its area.
    pub area: String,
    /// How much it weighs.
    #[serde(serialize_with = "severity")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub severity: Severity,
    /// What it says.
    pub status: Status,
    /// The statuses still possible.
    pub possible: Statuses,
    /// The classes still possible.
    pub classes: Classes,
    /// Whether it is in force on the reference date; `null` while that is open.
    #[serde(serialize_with = "truth")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub in_force: Truth,
    /// Its first day, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Possible>,
    /// Its last day, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Possible>,
    /// Its phase.
    pub phase: String,
    /// Whether the phase is reached; `null` while that is open.
    #[serde(serialize_with = "truth")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub phase_reached: Truth,
    /// Its title.
    pub title: Text,
    /// True when its exception is why it does not apply.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exempt: bool,
    /// True when a violation means answers that cannot all be true.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub contradiction: bool,
    /// The comparisons that decided it, or that are open.
    pub because: Vec<Reason>,
    /// Open facts that decide it.
    pub missing: Vec<String>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Text>,
    /// What is to be done from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<Text>,
    /// Who sees to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role>,
    /// Where it comes from.
    pub sources: Vec<SourceReport>,
    /// How far the source was checked.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "review")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub review: Option<Review>,
    /// How overlays relaxed it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relaxed: Vec<Text>,
}

/// A role with its wording.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Role {
    /// The role as the guideline writes it.
    pub id: String,
    /// Its wording.
    pub title: Text,
}

/// A source or a clause of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceReport {
    /// `source` or `source/clause`.
    pub id: String,
    /// Title of the source.
    pub title: Text,
    /// The place in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Text>,
    /// Quoted words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
}

/// A comparison that decided a finding, or that is open.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason {
    /// In words, with the values.
    pub text: Text,
    /// The expression as it is written in the guideline.
    pub expression: String,
    /// Whether it holds; `null` while that is open.
    #[serde(serialize_with = "truth")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub holds: Truth,
    /// Facts that it looks at.
    pub facts: Vec<String>,
    /// Named values on the way from the rule to it, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
}

/// A result shown in its own right.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownValue {
    /// What it can still be.
    #[serde(flatten)]
    pub possible: Possible,
    /// In words, with its unit.
    pub text: Text,
    /// Its title.
    pub title: Text,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// Why a fact is still a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// It is not answered.
    Unanswered,
    /// It was answered with "not known".
    NotKnown,
    /// Its answer is a range or a selection that can be narrowed.
    Estimate,
    /// Its list is not finished, or its rows have gaps.
    Unfinished,
    /// Its answer lacks evidence that a rule demands.
    Evidence,
    /// Its evidence has expired.
    EvidenceExpired,
}

/// An open fact that can still change a finding.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The fact.
    pub fact: String,
    /// The question in words.
    pub question: Text,
    /// Who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role>,
    /// Why it is still a question.
    pub kind: QuestionKind,
    /// Whether it can still change the verdict.
    pub decides_verdict: bool,
    /// The open findings whose missing facts it is among.
    pub unlocks: Vec<String>,
}

/// Something to do on a day.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FollowUp {
    /// The rule.
    pub rule: String,
    /// The day, or the days still possible.
    pub date: FollowUpDate,
    /// Who receives the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Role>,
    /// In words.
    pub title: Text,
    /// True for a reminder before an upcoming duty.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub reminder: bool,
}

/// The day of a follow-up. Serialized as the day itself, or as `{"between": [first, last]}` with `null` for an
/// end that nothing bounds yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FollowUpDate {
    /// A day.
    On(Date),
    /// Any day from the first to the last.
    Between(Option<Date>, Option<Date>),
}

/// What a waiver does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaiverStatus {
    /// It is valid, and without it the rule would be violated (or may be).
    Waived,
    /// The rule is met or does not apply.
    NotNeeded,
    /// It is valid now but ends before use starts.
    EndsBeforeStart,
    /// Its last day has passed.
    Expired,
    /// It is not yet granted.
    NotYetGranted,
    /// The rule cannot be waived.
    RuleCannotBeWaived,
    /// Someone else decides on waivers of this rule.
    WrongRole,
    /// It runs longer than the rule allows.
    TooLong,
}

/// A waiver of the proposal and what it does.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WaiverReport {
    /// The rule.
    pub rule: String,
    /// What it does.
    pub status: WaiverStatus,
    /// Why it was granted.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    #[serde(serialize_with = "iso")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub granted: Date,
    /// Its last day.
    #[serde(serialize_with = "iso")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub until: Date,
}

/// Why an answer is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IgnoredWhy {
    /// Its question does not arise.
    NotAsked,
    /// It has more years than count.
    SurplusYears,
}

/// An answer that is not used.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ignored {
    /// The fact.
    pub fact: String,
    /// Why.
    pub why: IgnoredWhy,
}

/// A fact that was answered with "not known".
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotKnown {
    /// The fact.
    pub fact: String,
    /// The question in words.
    pub question: Text,
    /// The role that should find out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role>,
}

/// An answer whose evidence has expired.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExpiredEvidence {
    /// The fact.
    pub fact: String,
    /// The last day of its evidence.
    #[serde(serialize_with = "iso")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub valid_until: Date,
}

/// How an overlay relaxed something.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelaxationReport {
    /// The overlay.
    pub guideline: String,
    /// The rule or parameter.
    pub target: String,
    /// The key that was changed.
    pub what: &'static str,
    /// Why.
    pub reason: Text,
}

impl Assessment {
    /// The finding of a rule.
    #[must_use]
    pub fn finding(&self, rule: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.rule == rule)
    }

    /// The findings with a status.
    pub fn with_status(&self, status: Status) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.status == status)
    }
}

impl Serialize for FollowUpDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FollowUpDate::On(date) => serializer.collect_str(date),
            FollowUpDate::Between(first, last) => {
                let iso = |date: &Option<Date>| date.map(|date| date.to_string());
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("between", &[iso(first), iso(last)])?;
                map.end()
            }
        }
    }
}

impl Serialize for Text {
    /// One wording for all languages as a string, else a mapping from language to wording.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(common) = self.for_all_languages() {
            return serializer.serialize_str(common);
        }
        let mut map = serializer.serialize_map(None)?;
        for (language, wording) in self.wordings() {
            map.serialize_entry(language.code(), wording)?;
        }
        map.end()
    }
}

fn as_map<S: Serializer, V: Serialize>(items: &[(String, V)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(items.iter().map(|(key, value)| (key, value)))
}

fn iso<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

fn truth<S: Serializer>(truth: &Truth, serializer: S) -> Result<S::Ok, S::Error> {
    let settled = if truth.is_open() { None } else { Some(truth.is_yes()) };
    settled.serialize(serializer)
}

fn severity<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.id())
}

fn review<S: Serializer>(review: &Option<Review>, serializer: S) -> Result<S::Ok, S::Error> {
    review.map(Review::id).serialize(serializer)
}
