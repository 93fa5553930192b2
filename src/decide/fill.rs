//! All plain answers of a case in one call.

use super::Decider;
use super::build::at_most;
use super::case::Case;
use super::fields::{FieldOrder, Fields};
use super::group::Groups;
use super::input::{Input, NOWHERE};
use super::sums::{Ends, LARGEST, MILLION};
use std::hint::select_unpredictable as pick_either;

use crate::evaluate::Slot;
use crate::model::FactId;
use crate::truth::Truth;

/// A plain answer, as a program holds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Value {
    kind: Kind,
    content: i64,
}

/// What a value is. The lowest bit says yes, the next one no, so that many truths are gathered at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    #[default]
    Open = 0,
    Yes = 1,
    No = 2,
    /// In millionths, of a magnitude that sums take.
    Number = 4,
    /// A whole number beyond that.
    Large = 8,
    Option = 12,
    Chosen = 16,
}

impl Value {
    /// Not answered.
    pub const OPEN: Value = Value { kind: Kind::Open, content: 0 };

    /// Yes or no; for a text, whether it is given.
    #[must_use]
    pub const fn truth(truth: bool) -> Value {
        Value { kind: if truth { Kind::Yes } else { Kind::No }, content: 0 }
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i64) -> Value {
        if number.unsigned_abs() > LARGEST.unsigned_abs() / MILLION.unsigned_abs() {
            return Value { kind: Kind::Large, content: number };
        }
        Value { kind: Kind::Number, content: number * MILLION }
    }

    /// A number in millionths, such as an amount of money; `None` beyond 36 thousand million.
    #[must_use]
    pub const fn millionths(number: i64) -> Option<Value> {
        if number.unsigned_abs() > LARGEST.unsigned_abs() {
            return None;
        }
        Some(Value { kind: Kind::Number, content: number })
    }

    /// An option, by its position; the position after the last option is none.
    #[must_use]
    pub const fn option(position: u32) -> Value {
        Value { kind: Kind::Option, content: position as i64 }
    }

    /// The options chosen, as bits by position. For more than 64 options use [`Decider::set_chosen`].
    #[must_use]
    pub const fn chosen(options: u64) -> Value {
        Value { kind: Kind::Chosen, content: options.cast_signed() }
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::truth(truth)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::whole(number)
    }
}

/// Where the plain answers of each kind go: lists of one kind, so that nothing has to be asked for each.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Word by word, the answers that are tests or bring some.
    pub(super) words: Vec<Word>,
    /// Choices and numbers that pick rows, in the order of their dimensions.
    pub(super) choices: Vec<Picking>,
    pub(super) numbers: Groups,
    /// The numbers of sums: their facts, and their places among the fields.
    summed: Vec<u32>,
    pub(super) summed_fields: Vec<u32>,
    pub(super) order: FieldOrder,
}

/// Answers that are tests in one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Word {
    /// The tests of the word that there are.
    pub(super) open: u64,
    /// The first bit of answers of yes or no, and their facts.
    pub(super) first: u32,
    truths: Vec<u32>,
    /// Where they begin among the fields, and as many bits as there are of them.
    pub(super) from: u32,
    pub(super) mask: u64,
    pub(super) chosen: Vec<Chosen>,
}

/// A choice of many whose options are tests.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    fact: u32,
    /// Its place among the fields.
    pub(super) at: usize,
    pub(super) shift: u32,
    pub(super) options: u64,
}

/// An answer that picks a row.
#[derive(Debug)]
pub(super) struct Picking {
    fact: u32,
    pub(super) first_row: u32,
    /// How many options there are.
    pub(super) count: u32,
}

impl Plan {
    /// The plan for these inputs, in the order of their facts, with the words of tests where
    /// nothing is answered.
    pub(super) fn of(inputs: &[Input], steps: &[[i64; 4]], blank: &[[u64; 2]]) -> Plan {
        let words = blank.iter().map(|[_, open]| Word { open: *open, ..Word::default() });
        let order = FieldOrder::of(inputs);
        let mut plan = Plan { words: words.collect(), order, ..Plan::default() };
        let (mut picking, mut summed) = (Vec::new(), Vec::new());
        for (fact, input) in (0..).zip(inputs) {
            if let Some(word) = plan.words.get_mut(input.bit.word as usize) {
                if let Slot::Choices(_) = input.slot {
                    let mask = u64::MAX >> (64 - input.count.clamp(1, 64));
                    // One with too many options is not among the fields and stays open there.
                    let at = place(&plan.order.chosen, fact);
                    let (shift, options) = (input.bit.shift, mask);
                    word.chosen.push(Chosen { fact, at, shift, options });
                } else {
                    // Their bits follow each other in the order of facts.
                    if word.truths.is_empty() {
                        word.first = input.bit.shift;
                        word.from = at_most(place(&plan.order.truths, fact));
                    }
                    word.mask = word.mask << 1 | 1;
                    word.truths.push(fact);
                }
            }
            if input.dimension != NOWHERE {
                picking.push((fact, *input));
            }
            if input.ends != NOWHERE {
                summed.push((input.ends, fact));
            }
        }
        picking.sort_by_key(|(_, input)| input.dimension);
        let (numbers, choices): (Vec<_>, Vec<_>) =
            picking.into_iter().partition(|(_, input)| matches!(input.slot, Slot::Number(_)));
        plan.numbers = Groups::of(&numbers, steps);
        let choices = choices.into_iter();
        plan.choices = choices
            .map(|(fact, Input { first_row, count, .. })| Picking { fact, first_row, count })
            .collect();
        summed.sort_unstable();
        plan.summed = summed.into_iter().map(|(_, fact)| fact).collect();
        let places = plan.summed.iter().map(|fact| at_most(place(&plan.order.numbers, *fact)));
        plan.summed_fields = places.collect();
        plan
    }
}

/// Where a fact stands among these.
fn place(facts: &[FactId], fact: u32) -> usize {
    facts.iter().position(|other| other.0 == fact).unwrap_or(usize::MAX)
}

impl Decider<'_> {
    /// Fills a case with plain answers, one for each fact in the order of the guideline; what stood in it
    /// before does not matter. A value of another kind than its fact counts as not answered, and so do facts
    /// after the last value. Estimates, dates, series and rows can be set afterwards.
    pub fn fill(&self, values: &[Value], case: &mut Case) {
        for (bits, word) in case.bits.iter_mut().zip(&self.plan.words) {
            *bits = tests(word, values);
        }
        let middle = self.plan.choices.len().min(case.picks.len());
        let (choices, numbers) = case.picks.split_at_mut(middle);
        for (pick, choice) in choices.iter_mut().zip(&self.plan.choices) {
            let value = value(values, choice.fact);
            // The row of an open answer follows that of none.
            let option = u32::try_from(value.content).unwrap_or(u32::MAX).min(choice.count);
            *pick = choice.first_row + pick_either(value.kind == Kind::Option, option, choice.count + 1);
        }
        let mut large = false;
        self.plan.numbers.pick(numbers, |_, group| {
            group.facts.map(|fact| {
                let value = value(values, fact);
                large |= value.kind == Kind::Large;
                pick_either(value.kind == Kind::Number, value.content, Fields::OPEN_NUMBER)
            })
        });
        for ((ends, fact), open) in case.ends.iter_mut().zip(&self.plan.summed).zip(&self.blank.ends) {
            let value = value(values, *fact);
            large |= value.kind == Kind::Large;
            let known = value.kind == Kind::Number;
            let low = pick_either(known, value.content, open.low);
            *ends = Ends { low, high: pick_either(known, value.content, open.high) };
        }
        case.waived.fill(0);
        let unusual = !case.unusual.is_empty() || !self.blank.unusual.is_empty();
        if large || unusual || self.needs_record {
            self.fill_rest(values, case);
        }
    }

    /// What plain lists do not do: answers for the evaluator, and numbers that sums do not take.
    fn fill_rest(&self, values: &[Value], case: &mut Case) {
        case.unusual.clone_from(&self.blank.unusual);
        self.open_record(case);
        for ((fact, input), value) in (0..).map(FactId).zip(&self.inputs).zip(values) {
            // Numbers of sums too: with nothing answered they may be too large for sums.
            if input.recorded || input.ends != NOWHERE || value.kind == Kind::Large {
                self.set(fact, *value, case);
            }
        }
    }

    /// Answers with a plain value. One of another kind than the fact, and an open one, change nothing.
    pub fn set(&self, fact: FactId, value: Value, case: &mut Case) {
        match value.kind {
            Kind::Open => {}
            Kind::Yes => self.set_truth(fact, Truth::YES, case),
            Kind::No => self.set_truth(fact, Truth::NO, case),
            Kind::Number => self.set_millionths(fact, value.content, case),
            Kind::Large => self.set_whole(fact, value.content, case),
            Kind::Option => self.set_option(fact, usize::try_from(value.content).unwrap_or(0), case),
            Kind::Chosen => {
                // Options after the first word are not chosen.
                let words = [value.content.cast_unsigned(), 0, 0, 0];
                let count = self.inputs.get(fact.index()).map_or(0, Input::words);
                let words = words.get(..count).unwrap_or(&words);
                self.set_chosen(fact, words, words, case);
            }
        }
    }
}

/// The value of a fact; open after the last value.
fn value(values: &[Value], fact: u32) -> Value {
    values.get(fact as usize).copied().unwrap_or(Value::OPEN)
}

/// The tests in a word: surely yes, and possibly yes.
fn tests(word: &Word, values: &[Value]) -> [u64; 2] {
    let (mut yes, mut no) = (0, 0);
    for facts in word.truths.chunks(32).rev() {
        // Yes and no side by side.
        let pairs = facts
            .iter()
            .rev()
            .fold(0, |pairs, fact| pairs << 2 | u64::from(value(values, *fact).kind as u8 & 3));
        (yes, no) = (yes << 32 | every_other(pairs), no << 32 | every_other(pairs >> 1));
    }
    let (mut sure, mut may) = (yes << word.first, !(no << word.first));
    for Chosen { fact, shift, options, .. } in &word.chosen {
        let value = value(values, *fact);
        let known = u64::from(value.kind == Kind::Chosen).wrapping_neg() & options;
        let chosen = value.content.cast_unsigned() & known;
        sure |= chosen << shift;
        may &= !((known & !chosen) << shift);
    }
    [sure, may & word.open]
}

/// Every other bit, the lowest first.
fn every_other(mut bits: u64) -> u64 {
    bits &= 0x5555_5555_5555_5555;
    bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    bits = (bits | bits >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits >> 4) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits >> 8) & 0x0000_ffff_0000_ffff;
    (bits | bits >> 16) & 0xffff_ffff
}
