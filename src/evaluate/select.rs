//! Selections: the union over what may be chosen.
//!
//! A yes row adds its value and ends the list, an open row adds its value and goes on, a no row is
//! skipped. The operands are pairs of condition and value, and last a value without a condition.

use super::record::Record;
use super::slot::{SetSlot, TruthSlot};
use crate::value::{DateSet, NumberSet, Truth};

impl Record {
    /// Calls with each value that may be chosen.
    fn each_chosen(&self, list: &[u32], mut add: impl FnMut(usize)) {
        let (pairs, last) = list.as_chunks::<2>();
        for [condition, value] in pairs {
            let fits = self.truths[*condition as usize];
            if fits.could_be(true) {
                add(*value as usize);
            }
            if fits.is_yes() {
                return;
            }
        }
        for value in last {
            add(*value as usize);
        }
    }

    pub(super) fn select_truth(&self, list: &[u32]) -> Truth {
        let mut union: Option<Truth> = None;
        self.each_chosen(list, |at| {
            let next = self.truths[at];
            union = Some(union.map_or(next, |so_far| so_far.union(next)));
        });
        union.unwrap_or(Truth::OPEN)
    }

    pub(super) fn select_number(&self, list: &[u32]) -> NumberSet {
        let mut union: Option<NumberSet> = None;
        self.each_chosen(list, |at| {
            let next = self.numbers[at];
            union = Some(union.map_or(next, |so_far| so_far.union(next)));
        });
        union.unwrap_or(NumberSet::NONE)
    }

    pub(super) fn select_date(&self, list: &[u32]) -> DateSet {
        let mut union: Option<DateSet> = None;
        self.each_chosen(list, |at| {
            let next = self.dates[at];
            union = Some(union.map_or(next, |so_far| so_far.union(next)));
        });
        union.unwrap_or(DateSet::NONE)
    }

    pub(super) fn select_choice(&mut self, list: &[u32], words: usize, out: usize) {
        self.words[out..out + words].fill(0);
        let (pairs, last) = list.as_chunks::<2>();
        for [condition, value] in pairs {
            let fits = self.truths[*condition as usize];
            if fits.could_be(true) {
                self.merge(*value as usize, words, out);
            }
            if fits.is_yes() {
                return;
            }
        }
        for value in last {
            self.merge(*value as usize, words, out);
        }
    }

    fn merge(&mut self, from: usize, words: usize, out: usize) {
        for word in 0..words {
            self.words[out + word] |= self.words[from + word];
        }
    }

    /// The first set where the gate is yes, the second where it is no; else what both share is sure, and
    /// what either has is possible.
    pub(super) fn gate_choices(&mut self, gate: TruthSlot, a: SetSlot, b: SetSlot, out: usize) {
        let gate = self.truth(gate);
        let half = a.words as usize / 2;
        for word in 0..2 * half {
            let (x, y) = (self.words[a.at as usize + word], self.words[b.at as usize + word]);
            self.words[out + word] = if gate.is_yes() {
                x
            } else if gate.is_no() {
                y
            } else if word < half {
                x & y
            } else {
                x | y
            };
        }
    }
}
