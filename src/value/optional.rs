//! Numbers and dates that may be none.

use super::Truth;
use crate::date::DateRange;
use crate::number::{Number, NumberRange};

/// What a number can still be, and whether there is one at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberSet {
    /// What it can be where it is given. Without meaning where it surely is none.
    pub range: NumberRange,
    /// Whether there is one: no means none.
    pub given: Truth,
}

impl NumberSet {
    /// Surely none.
    pub const NONE: NumberSet = NumberSet { range: NumberRange::ZERO, given: Truth::NO };

    /// Surely given, within a range.
    #[must_use]
    pub const fn given(range: NumberRange) -> NumberSet {
        NumberSet { range, given: Truth::YES }
    }

    /// Just this number.
    #[must_use]
    pub const fn point(number: Number) -> NumberSet {
        NumberSet::given(NumberRange::point(number))
    }

    /// What can be when either of the two holds.
    #[must_use]
    pub fn union(self, other: NumberSet) -> NumberSet {
        let range = match (self.given.could_be(true), other.given.could_be(true)) {
            (true, true) => self.range.hull(other.range),
            (false, true) => other.range,
            (true | false, false) => self.range,
        };
        NumberSet { range, given: self.given.union(other.given) }
    }

    /// True when only one outcome is left: one number, or none.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.given.is_no() || (self.given.is_yes() && self.range.is_point())
    }
}

/// What a date can still be, and whether there is one at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateSet {
    /// What it can be where it is given. Without meaning where it surely is none.
    pub range: DateRange,
    /// Whether there is one: no means none.
    pub given: Truth,
}

impl DateSet {
    /// Surely none.
    pub const NONE: DateSet = DateSet { range: DateRange::CALENDAR, given: Truth::NO };

    /// Surely given, within a range.
    #[must_use]
    pub const fn given(range: DateRange) -> DateSet {
        DateSet { range, given: Truth::YES }
    }

    /// What can be when either of the two holds.
    #[must_use]
    pub fn union(self, other: DateSet) -> DateSet {
        let range = match (self.given.could_be(true), other.given.could_be(true)) {
            (true, true) => self.range.hull(other.range),
            (false, true) => other.range,
            (true | false, false) => self.range,
        };
        DateSet { range, given: self.given.union(other.given) }
    }

    /// True when only one outcome is left: one day, or none.
    #[must_use]
    pub fn is_settled(self) -> bool {
        self.given.is_no() || (self.given.is_yes() && self.range.is_point())
    }
}
