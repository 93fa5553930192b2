//! Statuses of findings and classes of rules, and sets of those still possible.

use serde::{Serialize, Serializer};

/// What a finding says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The rule does not apply.
    NotApplicable,
    /// It applies and its check holds.
    Met,
    /// It applies and has nothing to check: a duty or a note.
    Noted,
    /// It applies and its check fails.
    Violated,
    /// Its check fails and a valid waiver covers that.
    Waived,
    /// More than one of these is still possible.
    Open,
}

/// How far a rule stands in the way; the verdict is the highest class of all rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Not at all.
    Ready,
    /// A condition on going on.
    Conditional,
    /// Something has to be done first.
    NotReady,
    /// Unlawful in this form.
    Forbidden,
}

impl Class {
    const ALL: [Class; 4] = [Class::Ready, Class::Conditional, Class::NotReady, Class::Forbidden];
}

impl Status {
    const ALL: [Status; 5] =
        [Status::NotApplicable, Status::Met, Status::Noted, Status::Violated, Status::Waived];

    /// The status as it is written in files.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Status::NotApplicable => "not_applicable",
            Status::Met => "met",
            Status::Noted => "noted",
            Status::Violated => "violated",
            Status::Waived => "waived",
            Status::Open => "open",
        }
    }
}

/// A set of statuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Statuses(u8);

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u8);

impl Statuses {
    /// Adds a status.
    pub fn insert(&mut self, status: Status) {
        self.0 |= 1 << status as u8;
    }

    /// Whether a status is in it.
    #[must_use]
    pub fn contains(self, status: Status) -> bool {
        self.0 >> (status as u8) & 1 == 1
    }

    /// The statuses, in their order.
    pub fn iter(self) -> impl Iterator<Item = Status> {
        Status::ALL.into_iter().filter(move |status| self.contains(*status))
    }

    /// The one status in it, or open when there are several.
    #[must_use]
    pub fn status(self) -> Status {
        if self.0.count_ones() > 1 {
            return Status::Open;
        }
        Status::ALL.get(self.0.trailing_zeros() as usize).copied().unwrap_or(Status::NotApplicable)
    }

    /// Whether nothing but being met, noted or not applicable is possible.
    #[must_use]
    pub fn is_harmless(self) -> bool {
        !self.contains(Status::Violated) && !self.contains(Status::Waived)
    }
}

impl Classes {
    /// Adds a class.
    pub fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// Whether a class is in it.
    #[must_use]
    pub fn contains(self, class: Class) -> bool {
        self.0 >> (class as u8) & 1 == 1
    }

    /// The lowest class in it.
    #[must_use]
    pub fn lowest(self) -> Class {
        Class::ALL.get(self.0.trailing_zeros() as usize).copied().unwrap_or(Class::Ready)
    }

    /// The highest class in it.
    #[must_use]
    pub fn highest(self) -> Class {
        Class::ALL.get(self.0.checked_ilog2().unwrap_or(0) as usize).copied().unwrap_or(Class::Ready)
    }

    /// Just the lowest class in it.
    #[must_use]
    pub(super) fn only_lowest(self) -> Classes {
        Classes(self.0 & self.0.wrapping_neg())
    }

    /// The classes of both.
    #[must_use]
    pub(super) fn union(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The classes, rising.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        Class::ALL.into_iter().filter(move |class| self.contains(*class))
    }

    /// Whether only one class is left.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.0.is_power_of_two()
    }
}

impl Serialize for Statuses {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Serialize for Classes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
