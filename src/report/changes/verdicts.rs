//! Two assessments of one proposal: which rules come out otherwise.

use serde::Serialize;

use crate::assess::{Assessment, Class, Finding, Status, Word};
use crate::text::Text;

/// A decided proposal that comes out otherwise.
#[derive(Clone, Debug, Serialize)]
pub struct CaseChange {
    /// The proposal's file.
    pub file: String,
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// The verdict before.
    pub old: Option<Word>,
    /// The verdict after; absent when the new edition cannot read the proposal.
    pub new: Option<Word>,
    /// The rules that come out otherwise, those that weigh most first.
    pub because: Vec<RuleChange>,
    /// Why it cannot be read, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mistakes: Vec<Text>,
}

/// A rule that comes out otherwise.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct RuleChange {
    /// The rule.
    pub rule: String,
    /// Its title.
    pub title: Text,
    /// What it said; absent when it is new.
    pub old: Option<Status>,
    /// What it says; absent when it is gone.
    pub new: Option<Status>,
}

/// The rules whose part in the verdict differs, those that weigh most first.
#[must_use]
pub fn rule_changes(old: &Assessment, new: &Assessment) -> Vec<RuleChange> {
    let mut found: Vec<(Class, RuleChange)> = Vec::new();
    let change = |before: Option<&Finding>, after: Option<&Finding>| {
        let shown = after.or(before)?;
        let weight = [before, after].into_iter().flatten().map(|finding| finding.classes.highest()).max()?;
        let change = RuleChange {
            rule: shown.rule.to_owned(),
            title: shown.title.to_text(),
            old: before.map(|finding| finding.status),
            new: after.map(|finding| finding.status),
        };
        Some((weight, change))
    };
    for after in &new.findings {
        let before = old.finding(after.rule);
        let (was, is) =
            (before.map(|finding| (finding.status, finding.classes)), (after.status, after.classes));
        if was != Some(is) {
            found.extend(change(before, Some(after)));
        }
    }
    for before in old.findings.iter().filter(|before| new.finding(before.rule).is_none()) {
        found.extend(change(Some(before), None));
    }
    // What cannot change a verdict is not why it differs.
    found.retain(|(weight, _)| *weight > Class::Ready);
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    found.into_iter().map(|(_, change)| change).collect()
}
