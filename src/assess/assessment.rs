//! What an assessment says: plain data, serialized as it stands.

use std::borrow::Cow;
use std::fmt;

use serde::Serialize;

use super::class::{Classes, Status, Statuses};
use super::ruling::Verdict;
use super::serialize;
use crate::date::Date;
use crate::model::{Review, Severity};
use crate::text::Spoken;
use crate::truth::Truth;
use crate::value::Possible;

/// An assessment of one proposal against one guideline.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assessment<'p> {
    /// The verdict over all rules.
    pub verdict: Verdict,
    /// The verdict of each area that has rules, in the guideline's order.
    #[serde(serialize_with = "serialize::as_map")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, Verdict>"))]
    pub areas: Vec<(&'p str, Verdict)>,
    /// What each rule says, in the guideline's order.
    pub findings: Vec<Finding<'p>>,
    /// Results shown in their own right, in the guideline's order.
    #[serde(serialize_with = "serialize::as_map")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, ShownValue>"))]
    pub values: Vec<(&'p str, ShownValue<'p>)>,
    /// Open facts that can still change a finding, the most decisive first.
    pub questions: Vec<Question<'p>>,
    /// What is to be done and when, by date.
    pub follow_ups: Vec<FollowUp<'p>>,
    /// Waivers of the proposal and what they do.
    pub waivers: Vec<WaiverReport<'p>>,
    /// Answers that are not used, and why.
    pub ignored: Vec<Ignored<'p>>,
    /// Facts that were asked and answered with "not known", with the role that should find out.
    pub not_known: Vec<NotKnown<'p>>,
    /// Answers whose evidence has expired: they count as open.
    pub expired_evidence: Vec<ExpiredEvidence<'p>>,
    /// How overlays relaxed rules and parameters.
    pub relaxations: Vec<RelaxationReport<'p>>,
    /// The guideline.
    pub guideline: GuidelineReport<'p>,
    /// The day of the assessment.
    #[serde(serialize_with = "serialize::iso")]
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
pub struct GuidelineReport<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its version.
    pub version: String,
    /// SHA-256 over the composed model, in hexadecimal.
    pub digest: &'p str,
    /// Its title.
    pub title: Spoken<'p>,
    /// The guidelines that it is composed of, with their versions; drafts are marked.
    pub packs: Vec<PackReport<'p>>,
}

/// A guideline of a composition.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PackReport<'p> {
    /// Its id.
    pub id: &'p str,
    /// Its version.
    pub version: String,
    /// True for a draft.
    pub draft: bool,
}

/// What a rule says.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding<'p> {
    /// The rule's id.
    pub rule: &'p str,
    /// The guideline that declares it.
    pub guideline: &'p str,
    /// Its area.
    pub area: &'p str,
    /// How much it weighs.
    #[serde(serialize_with = "serialize::severity")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub severity: Severity,
    /// What it says.
    pub status: Status,
    /// The statuses still possible.
    pub possible: Statuses,
    /// The classes still possible.
    pub classes: Classes,
    /// Whether it is in force on the reference date; `null` while that is open.
    #[serde(serialize_with = "serialize::truth")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub in_force: Truth,
    /// Its first day, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Possible>,
    /// Its last day, when it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Possible>,
    /// Its phase.
    pub phase: &'p str,
    /// Whether the phase is reached; `null` while that is open.
    #[serde(serialize_with = "serialize::truth")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub phase_reached: Truth,
    /// Its title.
    pub title: Spoken<'p>,
    /// True when its exception is why it does not apply.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exempt: bool,
    /// True when a violation means answers that cannot all be true.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub contradiction: bool,
    /// The comparisons that decided it, or that are open.
    pub because: Vec<Reason<'p>>,
    /// Open facts that decide it.
    pub missing: Vec<&'p str>,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remedy: Option<Spoken<'p>>,
    /// What is to be done from now on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duty: Option<Spoken<'p>>,
    /// Who sees to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role<'p>>,
    /// Where it comes from.
    pub sources: Vec<SourceReport<'p>>,
    /// How far the source was checked.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "serialize::review")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub review: Option<Review>,
    /// How overlays relaxed it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub relaxed: Vec<Spoken<'p>>,
}

/// A role with its wording.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Role<'p> {
    /// The role as the guideline writes it.
    pub id: &'p str,
    /// Its wording.
    pub title: Spoken<'p>,
}

/// A source or a clause of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SourceReport<'p> {
    /// `source` or `source/clause`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: SourceId<'p>,
    /// Title of the source.
    pub title: Spoken<'p>,
    /// The place in the source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<Spoken<'p>>,
    /// Quoted words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<Spoken<'p>>,
}

/// The id of a source, or of a clause of it: `source/clause`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceId<'p> {
    /// The source.
    pub source: &'p str,
    /// The clause.
    pub clause: Option<&'p str>,
}

/// A comparison that decided a finding, or that is open.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reason<'p> {
    /// In words, with the values.
    pub text: Spoken<'p>,
    /// The expression as it is written in the guideline.
    pub expression: Cow<'p, str>,
    /// Whether it holds; `null` while that is open.
    #[serde(serialize_with = "serialize::truth")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<bool>"))]
    pub holds: Truth,
    /// Facts that it looks at.
    pub facts: Vec<&'p str>,
    /// Named values on the way from the rule to it, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<&'p str>,
}

/// A result shown in its own right.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ShownValue<'p> {
    /// What it can still be.
    #[serde(flatten)]
    pub possible: Possible,
    /// In words, with its unit.
    pub text: Spoken<'p>,
    /// Its title.
    pub title: Spoken<'p>,
    /// Its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'p str>,
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
pub struct Question<'p> {
    /// The fact.
    pub fact: &'p str,
    /// The question in words.
    pub question: Spoken<'p>,
    /// Who answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role<'p>>,
    /// Why it is still a question.
    pub kind: QuestionKind,
    /// Whether it can still change the verdict.
    pub decides_verdict: bool,
    /// The open findings whose missing facts it is among.
    pub unlocks: Vec<&'p str>,
}

/// Something to do on a day.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FollowUp<'p> {
    /// The rule.
    pub rule: &'p str,
    /// The day, or the days still possible.
    pub date: FollowUpDate,
    /// Who receives the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Role<'p>>,
    /// In words.
    pub title: Spoken<'p>,
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
pub struct WaiverReport<'p> {
    /// The rule.
    pub rule: &'p str,
    /// What it does.
    pub status: WaiverStatus,
    /// Why it was granted.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    #[serde(serialize_with = "serialize::iso")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub granted: Date,
    /// Its last day.
    #[serde(serialize_with = "serialize::iso")]
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
pub struct Ignored<'p> {
    /// The fact.
    pub fact: &'p str,
    /// Why.
    pub why: IgnoredWhy,
}

/// A fact that was answered with "not known".
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotKnown<'p> {
    /// The fact.
    pub fact: &'p str,
    /// The question in words.
    pub question: Spoken<'p>,
    /// The role that should find out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<Role<'p>>,
}

/// An answer whose evidence has expired.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ExpiredEvidence<'p> {
    /// The fact.
    pub fact: &'p str,
    /// The last day of its evidence.
    #[serde(serialize_with = "serialize::iso")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub valid_until: Date,
}

/// How an overlay relaxed something.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RelaxationReport<'p> {
    /// The overlay.
    pub guideline: &'p str,
    /// The rule or parameter.
    pub target: &'p str,
    /// The key that was changed.
    pub what: &'static str,
    /// Why.
    pub reason: Spoken<'p>,
}

impl QuestionKind {
    /// The kind as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            QuestionKind::Unanswered => "unanswered",
            QuestionKind::NotKnown => "not_known",
            QuestionKind::Estimate => "estimate",
            QuestionKind::Unfinished => "unfinished",
            QuestionKind::Evidence => "evidence",
            QuestionKind::EvidenceExpired => "evidence_expired",
        }
    }
}

impl WaiverStatus {
    /// The status as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            WaiverStatus::Waived => "waived",
            WaiverStatus::NotNeeded => "not_needed",
            WaiverStatus::EndsBeforeStart => "ends_before_start",
            WaiverStatus::Expired => "expired",
            WaiverStatus::NotYetGranted => "not_yet_granted",
            WaiverStatus::RuleCannotBeWaived => "rule_cannot_be_waived",
            WaiverStatus::WrongRole => "wrong_role",
            WaiverStatus::TooLong => "too_long",
        }
    }
}

impl IgnoredWhy {
    /// The reason as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            IgnoredWhy::NotAsked => "not_asked",
            IgnoredWhy::SurplusYears => "surplus_years",
        }
    }
}

impl<'p> Assessment<'p> {
    /// The finding of a rule.
    #[must_use]
    pub fn finding(&self, rule: &str) -> Option<&Finding<'p>> {
        self.findings.iter().find(|finding| finding.rule == rule)
    }

    /// The findings with a status.
    pub fn with_status(&self, status: Status) -> impl Iterator<Item = &Finding<'p>> {
        self.findings.iter().filter(move |finding| finding.status == status)
    }
}

impl fmt::Display for SourceId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.source)?;
        match self.clause {
            Some(clause) => write!(f, "/{clause}"),
            None => Ok(()),
        }
    }
}
