//! Truth when not everything is known: yes, no, or still open (strong Kleene logic).

use std::fmt;

use crate::json::{JsonWriter, WriteJson};

/// What a condition can still be.
///
/// Bit 0 says "definitely true", bit 1 says "possibly true". So yes is both bits, open is only the second
/// and no is neither; *and* and *or* are then plain bit operations in any order of the operands.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Truth(u8);

const DEFINITELY: u8 = 0b01;
const POSSIBLY: u8 = 0b10;

/// `true`, `false`, or `null` while it is open.
impl WriteJson for Truth {
    fn write_json(&self, to: &mut JsonWriter) {
        let settled = if self.is_open() { None } else { Some(self.is_yes()) };
        settled.write_json(to);
    }
}

impl Truth {
    /// True, however the open questions are answered.
    pub const YES: Truth = Truth(DEFINITELY | POSSIBLY);
    /// Both answers are still possible.
    pub const OPEN: Truth = Truth(POSSIBLY);
    /// False, however the open questions are answered.
    pub const NO: Truth = Truth(0);

    /// A settled truth.
    #[must_use]
    pub const fn from_bool(value: bool) -> Truth {
        if value { Truth::YES } else { Truth::NO }
    }

    /// Truth from its two parts; what is definite is also possible.
    #[must_use]
    pub const fn from_parts(definitely: bool, possibly: bool) -> Truth {
        if definitely {
            Truth::YES
        } else if possibly {
            Truth::OPEN
        } else {
            Truth::NO
        }
    }

    /// The two bits: 3 for yes, 2 for open, 0 for no.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// True when both are.
    #[must_use]
    pub const fn and(self, other: Truth) -> Truth {
        Truth(self.0 & other.0)
    }

    /// True when at least one is.
    #[must_use]
    pub const fn or(self, other: Truth) -> Truth {
        Truth(self.0 | other.0)
    }

    /// True when this is false: "definitely not" is the opposite of "possibly", and the other way round.
    #[must_use]
    pub const fn not(self) -> Truth {
        let swapped = ((self.0 & DEFINITELY) << 1) | ((self.0 & POSSIBLY) >> 1);
        Truth(swapped ^ Truth::YES.0)
    }

    /// What can be when either of the two holds: settled only where both agree.
    #[must_use]
    pub const fn union(self, other: Truth) -> Truth {
        Truth((self.0 & other.0 & DEFINITELY) | ((self.0 | other.0) & POSSIBLY))
    }

    /// True for a definite yes.
    #[must_use]
    pub const fn is_yes(self) -> bool {
        self.0 == Truth::YES.0
    }

    /// True for a definite no.
    #[must_use]
    pub const fn is_no(self) -> bool {
        self.0 == Truth::NO.0
    }

    /// True while both answers are possible.
    #[must_use]
    pub const fn is_open(self) -> bool {
        self.0 == Truth::OPEN.0
    }

    /// Whether the condition can still turn out as `value`.
    #[must_use]
    pub const fn could_be(self, value: bool) -> bool {
        if value { self.0 & POSSIBLY != 0 } else { self.0 & DEFINITELY == 0 }
    }

    /// *And* of all; yes when there are none.
    #[must_use]
    pub fn all(items: impl IntoIterator<Item = Truth>) -> Truth {
        items.into_iter().fold(Truth::YES, Truth::and)
    }

    /// *Or* of all; no when there are none.
    #[must_use]
    pub fn any(items: impl IntoIterator<Item = Truth>) -> Truth {
        items.into_iter().fold(Truth::NO, Truth::or)
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        Truth::from_bool(value)
    }
}

impl fmt::Debug for Truth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_yes() {
            "yes"
        } else if self.is_no() {
            "no"
        } else {
            "open"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Truth;

    const N: Truth = Truth::NO;
    const O: Truth = Truth::OPEN;
    const Y: Truth = Truth::YES;
    const EVERY: [Truth; 3] = [N, O, Y];

    /// Rows: left operand no, open, yes. Columns: right operand no, open, yes.
    type Table = [[Truth; 3]; 3];

    const AND: Table = [[N, N, N], [N, O, O], [N, O, Y]];
    const OR: Table = [[N, O, Y], [O, O, Y], [Y, Y, Y]];
    const UNION: Table = [[N, O, O], [O, O, O], [O, O, Y]];

    fn holds(table: Table, operation: fn(Truth, Truth) -> Truth) {
        for (row, left) in EVERY.into_iter().enumerate() {
            for (column, right) in EVERY.into_iter().enumerate() {
                assert_eq!(operation(left, right), table[row][column], "{left:?} with {right:?}");
            }
        }
    }

    #[test]
    fn and_or_union_follow_their_tables() {
        holds(AND, Truth::and);
        holds(OR, Truth::or);
        holds(UNION, Truth::union);
    }

    #[test]
    fn not_turns_yes_and_no_and_leaves_open() {
        assert_eq!(EVERY.map(Truth::not), [Y, O, N]);
    }

    /// The tables say the same as trying every completion of the open operands.
    #[test]
    fn tables_agree_with_every_completion() {
        let completions = |t: Truth| [false, true].into_iter().filter(move |b| t.could_be(*b));
        for left in EVERY {
            for right in EVERY {
                let over_all = |operation: fn(bool, bool) -> bool| {
                    let results = completions(left)
                        .flat_map(|a| completions(right).map(move |b| Truth::from_bool(operation(a, b))));
                    results.reduce(Truth::union).unwrap()
                };
                assert_eq!(left.and(right), over_all(|a, b| a && b));
                assert_eq!(left.or(right), over_all(|a, b| a || b));
            }
        }
    }

    #[test]
    fn parts_and_bits() {
        assert_eq!(EVERY.map(Truth::bits), [0, 2, 3]);
        assert_eq!(Truth::from_parts(true, false), Y);
        assert_eq!(Truth::from_parts(false, true), O);
        assert_eq!(Truth::from_parts(false, false), N);
        assert_eq!(
            EVERY.map(|t| (t.could_be(false), t.could_be(true))),
            [(true, false), (true, true), (false, true)]
        );
    }

    #[test]
    fn all_and_any_of_nothing() {
        assert_eq!(Truth::all([]), Y);
        assert_eq!(Truth::any([]), N);
        assert_eq!(Truth::all([Y, O, Y]), O);
        assert_eq!(Truth::any([N, O, Y]), Y);
    }
}
