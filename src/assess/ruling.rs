//! From the record to what each rule says, and from that to the verdict. Allocates nothing.

use serde::{Serialize, Serializer};

use super::class::{Class, Classes, Status, Statuses};
use crate::evaluate::Record;
use crate::model::Severity;
use crate::program::RuleBrief;
use crate::truth::Truth;

/// What a rule says: the statuses and classes still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// Statuses still possible.
    pub statuses: Statuses,
    /// Classes still possible.
    pub classes: Classes,
    /// Whether the rule is in force on the reference date.
    pub in_force: Truth,
    /// Whether its phase is reached.
    pub phase_reached: Truth,
}

impl Ruling {
    /// Reads a rule's ruling from a record. `waived` says that a valid waiver covers the rule.
    #[must_use]
    pub fn read(rule: &RuleBrief, record: &Record, waived: bool) -> Ruling {
        let (applies, requires) = (record.truth(rule.applies), record.truth(rule.requires));
        let (in_force, phase_reached) = (record.truth(rule.in_force), record.truth(rule.phase_reached));
        let (statuses, classes) =
            Ruling::possible(rule, applies, requires, in_force.and(phase_reached), waived);
        Ruling { statuses, classes, in_force, phase_reached }
    }

    /// The statuses and classes that are possible for a rule whose condition and check can be this. `now` says
    /// whether it is in force and its phase reached.
    #[must_use]
    pub fn possible(
        rule: &RuleBrief,
        applies: Truth,
        requires: Truth,
        now: Truth,
        waived: bool,
    ) -> (Statuses, Classes) {
        let (mut statuses, mut classes) = (Statuses::default(), Classes::default());
        if applies.could_be(false) {
            statuses.insert(Status::NotApplicable);
            classes.insert(Class::Ready);
        }
        if applies.could_be(true) && requires.could_be(true) {
            statuses.insert(if rule.checks { Status::Met } else { Status::Noted });
            classes.insert(Class::Ready);
        }
        if applies.could_be(true) && requires.could_be(false) {
            let waived = waived && rule.severity != Severity::Forbids;
            statuses.insert(if waived { Status::Waived } else { Status::Violated });
            violated(rule.severity, now, waived, &mut classes);
        }
        (statuses, classes)
    }

    /// The one status, or open.
    #[must_use]
    pub fn status(self) -> Status {
        self.statuses.status()
    }
}

/// The classes of a violated rule. `now` says whether it is in force and its phase reached.
fn violated(severity: Severity, now: Truth, waived: bool, classes: &mut Classes) {
    match severity {
        Severity::Forbids => classes.insert(Class::Forbidden),
        Severity::Must if !waived => {
            if now.could_be(true) {
                classes.insert(Class::NotReady);
            }
            if now.could_be(false) {
                classes.insert(Class::Conditional);
            }
        }
        Severity::Must | Severity::Should => classes.insert(Class::Conditional),
        Severity::Info => classes.insert(Class::Ready),
    }
}

/// The one word for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// It can be approved.
    Ready,
    /// It can be approved with conditions.
    Conditional,
    /// Something has to be done first.
    NotReady,
    /// It may not be introduced in this form.
    Forbidden,
    /// It cannot be assessed: information is missing.
    Incomplete,
}

impl From<Class> for Word {
    fn from(class: Class) -> Word {
        match class {
            Class::Ready => Word::Ready,
            Class::Conditional => Word::Conditional,
            Class::NotReady => Word::NotReady,
            Class::Forbidden => Word::Forbidden,
        }
    }
}

impl Word {
    /// The word as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Word::Ready => "ready",
            Word::Conditional => "conditional",
            Word::NotReady => "not_ready",
            Word::Forbidden => "forbidden",
            Word::Incomplete => "incomplete",
        }
    }
}

/// The verdict over several rules: sound bounds, and the one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The best that is still possible.
    pub best: Class,
    /// The worst that is still possible.
    pub worst: Class,
}

impl Verdict {
    /// The verdict over no rules.
    pub const NOTHING: Verdict = Verdict { best: Class::Ready, worst: Class::Ready };

    /// The verdict with one more rule.
    #[must_use]
    pub fn with(self, ruling: &Ruling) -> Verdict {
        Verdict {
            best: self.best.max(ruling.classes.lowest()),
            worst: self.worst.max(ruling.classes.highest()),
        }
    }

    /// Whether best and worst are the same.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.best == self.worst
    }

    /// The one word: the worst if it does not stop anything, the best if it stops already, else incomplete.
    #[must_use]
    pub fn word(self) -> Word {
        if self.worst <= Class::Conditional {
            self.worst.into()
        } else if self.best >= Class::NotReady {
            self.best.into()
        } else {
            Word::Incomplete
        }
    }
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut out = serializer.serialize_struct("Verdict", 4)?;
        out.serialize_field("status", &self.word())?;
        out.serialize_field("best", &self.best)?;
        out.serialize_field("worst", &self.worst)?;
        out.serialize_field("settled", &self.is_settled())?;
        out.end()
    }
}
