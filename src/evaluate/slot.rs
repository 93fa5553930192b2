//! Places in the lanes of a record.

/// A place in the lane of truths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TruthSlot(pub u32);

/// A place in the lane of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NumberSlot(pub u32);

/// A place in the lane of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateSlot(pub u32);

/// A run of words in the lane of option sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SetSlot {
    /// First word.
    pub at: u32,
    /// How many words.
    pub words: u32,
}

/// A place among the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RowsSlot(pub u32);

/// Where the possible values of something stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Slot {
    /// Yes or no; also whether a text is given.
    Truth(TruthSlot),
    /// A number.
    Number(NumberSlot),
    /// A date.
    Date(DateSlot),
    /// A choice of one: the possible options, with one more bit for none.
    Choice(SetSlot),
    /// A choice of many: two runs of equal length, must and may; the slot covers both.
    Choices(SetSlot),
    /// A number per year: consecutive numbers.
    Series {
        /// Year 0.
        first: NumberSlot,
        /// How many years can count.
        years: u32,
    },
    /// Rows.
    Rows(RowsSlot),
}

impl SetSlot {
    /// The words as a range.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        let at = self.at as usize;
        at..at + self.words as usize
    }

    /// The first half: what is surely chosen.
    #[must_use]
    pub fn must(self) -> SetSlot {
        SetSlot { at: self.at, words: self.words / 2 }
    }

    /// The second half: what is possibly chosen.
    #[must_use]
    pub fn may(self) -> SetSlot {
        SetSlot { at: self.at + self.words / 2, words: self.words / 2 }
    }
}
