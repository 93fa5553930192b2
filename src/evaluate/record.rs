//! The lanes of a record: everything that a program looks at or computes.

use super::slot::{DateSlot, NumberSlot, SetSlot, Slot, TruthSlot};
use crate::date::DateRange;
use crate::number::NumberRange;
use crate::value::{DateSet, NumberSet, Truth};

/// What everything can still be. Made once by a program and used again and again; running a program
/// allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Truths, and whether texts are given.
    pub truths: Vec<Truth>,
    /// Numbers.
    pub numbers: Vec<NumberSet>,
    /// Dates.
    pub dates: Vec<DateSet>,
    /// Option sets.
    pub words: Vec<u64>,
    /// Rows.
    pub rows: Vec<RowsState>,
}

/// What a list of rows can still be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsState {
    /// The known rows: a value per column.
    pub known: Vec<Vec<ColumnValue>>,
    /// Rows that surely come to the known ones.
    pub sure_more: u32,
    /// Rows that can come to the known ones, the sure ones included.
    pub possible_more: u32,
    /// Whether the rows are there at all: no when the question does not arise.
    pub there: Truth,
    /// By column, whether it is a choice of many, whose words are two halves: surely and possibly chosen.
    pub of_many: Vec<bool>,
}

/// What a column of a row can still be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnValue {
    /// Yes or no; also whether a text is given.
    Truth(Truth),
    /// A number.
    Number(NumberSet),
    /// A date.
    Date(DateSet),
    /// Words of a choice or a choice of many.
    Words(Vec<u64>),
}

impl Record {
    /// Appends a truth.
    pub fn push_truth(&mut self, truth: Truth) -> TruthSlot {
        self.truths.push(truth);
        TruthSlot(last(self.truths.len()))
    }

    /// Appends a number.
    pub fn push_number(&mut self, number: NumberSet) -> NumberSlot {
        self.numbers.push(number);
        NumberSlot(last(self.numbers.len()))
    }

    /// Appends a date.
    pub fn push_date(&mut self, date: DateSet) -> DateSlot {
        self.dates.push(date);
        DateSlot(last(self.dates.len()))
    }

    /// Appends a run of words.
    pub fn push_words(&mut self, words: &[u64]) -> SetSlot {
        let at = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.extend_from_slice(words);
        SetSlot { at, words: u32::try_from(words.len()).unwrap_or(u32::MAX) }
    }

    /// A truth. Slots come from the program that made the record, so it is there.
    #[must_use]
    pub fn truth(&self, slot: TruthSlot) -> Truth {
        self.truths[slot.0 as usize]
    }

    /// A number.
    #[must_use]
    pub fn number(&self, slot: NumberSlot) -> NumberSet {
        self.numbers[slot.0 as usize]
    }

    /// What a number can be where it is given.
    #[must_use]
    pub fn range(&self, slot: NumberSlot) -> NumberRange {
        self.numbers[slot.0 as usize].range
    }

    /// A date.
    #[must_use]
    pub fn date(&self, slot: DateSlot) -> DateSet {
        self.dates[slot.0 as usize]
    }

    /// What a date can be where it is given.
    #[must_use]
    pub fn days(&self, slot: DateSlot) -> DateRange {
        self.dates[slot.0 as usize].range
    }

    /// A run of words.
    #[must_use]
    pub fn set(&self, slot: SetSlot) -> &[u64] {
        &self.words[slot.range()]
    }

    /// Whether only one outcome is left for what stands in a slot.
    #[must_use]
    pub fn is_settled(&self, slot: Slot) -> bool {
        match slot {
            Slot::Truth(at) => !self.truth(at).is_open(),
            Slot::Number(at) => self.number(at).is_settled(),
            Slot::Date(at) => self.date(at).is_settled(),
            Slot::Choice(at) => crate::value::bits::count(self.set(at)) == 1,
            Slot::Choices(at) => self.set(at.must()) == self.set(at.may()),
            Slot::Series { first, years } => self.years(first, years).iter().all(|year| year.is_settled()),
            Slot::Rows(at) => {
                let rows = &self.rows[at.0 as usize];
                rows.there.is_no()
                    || (rows.there.is_yes() && rows.possible_more == 0 && rows.columns_settled())
            }
        }
    }

    /// Consecutive numbers.
    #[must_use]
    pub fn years(&self, first: NumberSlot, years: u32) -> &[NumberSet] {
        let at = first.0 as usize;
        &self.numbers[at..at + years as usize]
    }

    /// The lanes without the rows, to write in while rows are read.
    pub(super) fn lanes(&mut self) -> Lanes<'_> {
        Lanes {
            truths: &mut self.truths,
            numbers: &mut self.numbers,
            dates: &mut self.dates,
            words: &mut self.words,
        }
    }

    /// Writes a run of words, as far as both reach.
    pub fn put_words(&mut self, slot: SetSlot, words: &[u64]) {
        for (into, word) in self.words[slot.range()].iter_mut().zip(words) {
            *into = *word;
        }
    }

    /// Puts a value where it belongs.
    pub fn load(&mut self, slot: Slot, value: &ColumnValue) {
        self.lanes().load(slot, value);
    }
}

/// The lanes of a record without its rows.
pub(super) struct Lanes<'r> {
    pub(super) truths: &'r mut Vec<Truth>,
    pub(super) numbers: &'r mut Vec<NumberSet>,
    pub(super) dates: &'r mut Vec<DateSet>,
    pub(super) words: &'r mut Vec<u64>,
}

impl Lanes<'_> {
    /// Puts a value where a block looks for it.
    pub(super) fn load(&mut self, slot: Slot, value: &ColumnValue) {
        match (slot, value) {
            (Slot::Truth(at), ColumnValue::Truth(truth)) => self.truths[at.0 as usize] = *truth,
            (Slot::Number(at), ColumnValue::Number(number)) => self.numbers[at.0 as usize] = *number,
            (Slot::Date(at), ColumnValue::Date(date)) => self.dates[at.0 as usize] = *date,
            (Slot::Choice(at) | Slot::Choices(at), ColumnValue::Words(words)) => {
                self.words[at.range()].copy_from_slice(words);
            }
            // A program loads values of a slot's own type only.
            (
                Slot::Truth(_)
                | Slot::Number(_)
                | Slot::Date(_)
                | Slot::Choice(_)
                | Slot::Choices(_)
                | Slot::Series { .. }
                | Slot::Rows(_),
                _,
            ) => {}
        }
    }
}

impl ColumnValue {
    /// Becomes the same as another value, in its own space where that is large enough.
    pub fn assign(&mut self, other: &ColumnValue) {
        match (&mut *self, other) {
            (ColumnValue::Words(words), ColumnValue::Words(from)) => words.clone_from(from),
            (into, other) => *into = other.clone(),
        }
    }
}

impl Default for RowsState {
    fn default() -> RowsState {
        RowsState {
            known: Vec::new(),
            sure_more: 0,
            possible_more: 0,
            there: Truth::YES,
            of_many: Vec::new(),
        }
    }
}

impl RowsState {
    /// Whether every column of the known rows has only one outcome left.
    #[must_use]
    pub fn columns_settled(&self) -> bool {
        self.known.iter().all(|row| row.iter().enumerate().all(|(at, column)| self.is_settled(at, column)))
    }

    fn is_settled(&self, at: usize, column: &ColumnValue) -> bool {
        match column {
            ColumnValue::Truth(truth) => !truth.is_open(),
            ColumnValue::Number(number) => number.is_settled(),
            ColumnValue::Date(date) => date.is_settled(),
            ColumnValue::Words(words) if self.of_many.get(at) == Some(&true) => {
                let (must, may) = words.split_at(words.len() / 2);
                must == may
            }
            ColumnValue::Words(words) => crate::value::bits::count(words) == 1,
        }
    }
}

fn last(length: usize) -> u32 {
    u32::try_from(length - 1).unwrap_or(u32::MAX)
}
