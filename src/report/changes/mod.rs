//! What differs between two editions of a guideline, in words, and which decided proposals come out otherwise.
//!
//! | file | holds |
//! |---|---|
//! | `compare.rs` | one thing of both editions, key by key |
//! | `direction.rs` | whether a condition became stronger or weaker |
//! | `rules.rs`, `facts.rs`, `others.rs` | what is compared, by kind of thing |
//! | `verdicts.rs` | two assessments of one proposal |
//! | `write.rs` | as text, Markdown and JSON |
//! | `words.rs` | the wordings |

mod compare;
mod direction;
mod facts;
mod others;
mod rules;
#[cfg(test)]
mod tests;
mod verdicts;
mod words;
mod write;

use serde::Serialize;

pub use verdicts::{CaseChange, RuleChange, rule_changes};
pub use write::ChangesFormat;

use super::in_words::InWords;
use crate::model::Guideline;
use crate::text::{Language, Text};

/// What differs between two editions of a guideline.
#[derive(Clone, Debug, Serialize)]
pub struct Changes {
    /// The edition before.
    pub old: Edition,
    /// The edition after.
    pub new: Edition,
    /// What differs: the guideline itself, rules, questions, then the rest; each in the order of its file.
    pub changes: Vec<Change>,
    /// Decided proposals that come out otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseChange>,
    /// How many decided proposals were assessed.
    pub cases_assessed: usize,
}

/// An edition of a guideline.
#[derive(Clone, Debug, Serialize)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// SHA-256 over the composed model, in hexadecimal.
    pub digest: String,
}

/// What kind of thing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Thing {
    /// The guideline itself.
    Guideline,
    /// A rule.
    Rule,
    /// A fact.
    Fact,
    /// A parameter.
    Parameter,
    /// A named value.
    Value,
    /// A phase.
    Phase,
    /// A section of the questionnaire.
    Section,
    /// A source.
    Source,
    /// A role's wording.
    Role,
    /// An area's wording.
    Area,
}

/// What a change does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It asks for more.
    Tightened,
    /// It asks for less.
    Relaxed,
    /// It differs, and which way depends on the case.
    Changed,
    /// Only texts differ.
    Reworded,
}

/// Something that changed.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// What kind of thing it is.
    pub of: Thing,
    /// Its id in the new edition, or in the old one when it is gone.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What the change does altogether.
    pub kind: ChangeKind,
    /// What differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
    /// Rules that rest on it, directly or through values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

/// One difference.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Detail {
    /// The key as files write it.
    pub key: &'static str,
    /// What this difference does.
    pub kind: ChangeKind,
    /// The key in words.
    pub label: Text,
    /// Before; absent when there was none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<Text>,
    /// After; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Text>,
}

/// What differs between two editions.
#[must_use]
pub fn changes(old: &Guideline, new: &Guideline) -> Changes {
    let both = Both { old, new };
    let mut changes = Vec::new();
    both.guideline(&mut changes);
    both.rules(&mut changes);
    both.facts(&mut changes);
    both.parameters(&mut changes);
    both.values(&mut changes);
    both.structure(&mut changes);
    both.sources(&mut changes);
    Changes { old: edition(old), new: edition(new), changes, cases: Vec::new(), cases_assessed: 0 }
}

impl Changes {
    /// Writes the changes in a format and a language. They end with a line break.
    #[must_use]
    pub fn write(&self, format: ChangesFormat, style: super::Style) -> String {
        write::write(self, format, style)
    }
}

/// Two editions side by side.
#[derive(Clone, Copy)]
struct Both<'g> {
    old: &'g Guideline,
    new: &'g Guideline,
}

impl<'g> Both<'g> {
    fn old_words(self, language: Language) -> InWords<'g> {
        InWords { guideline: self.old, language }
    }

    fn new_words(self, language: Language) -> InWords<'g> {
        InWords { guideline: self.new, language }
    }
}

fn edition(guideline: &Guideline) -> Edition {
    let root = guideline.root();
    Edition {
        id: root.map_or_else(String::new, |root| root.id.clone()),
        version: root.map_or_else(String::new, |root| root.version.to_string()),
        title: root.map_or_else(Text::default, |root| root.title.clone()),
        digest: guideline.digest.clone(),
    }
}

/// A text made for each language.
fn each(make: impl Fn(Language) -> String) -> Text {
    Text::both(make(Language::SWEDISH), make(Language::ENGLISH))
}
