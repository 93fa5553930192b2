//! One case: its answers as bits, rows and ends, ready to decide.

use super::Decider;
use super::dimension::reached;
use super::input::{Bit, Input, NOWHERE};
use super::rows::Row;
use super::sums::{Ends, LARGEST, MILLION, UNITS, millionths};
use crate::answers::{Answers, Waiver};
use crate::date::Date;
use crate::evaluate::{ColumnValue, Record, Slot};
use crate::model::FactId;
use crate::number::Number;
use crate::truth::Truth;
use crate::value::{NumberSet, bits};

/// The answers of one case, ready to decide. Made once by [`Decider::case`] and used again and again; filling
/// it again allocates nothing.
#[derive(Clone, Debug)]
pub struct Case {
    /// Tests of yes and no, 64 to a word: surely yes, and possibly yes.
    pub(super) bits: Vec<[u64; 2]>,
    /// The picked row of each dimension.
    pub(super) picks: Vec<u32>,
    /// What the numbers of sums can be.
    pub(super) ends: Vec<Ends>,
    /// Rules that a valid waiver covers, as result bits.
    pub(super) waived: Vec<u64>,
    /// Answers that no row or sum was made for.
    pub(super) unusual: Vec<Unusual>,
    pub(super) as_of: Option<Date>,
    /// The answers that the evaluator needs. Large and seldom needed, so it comes last and apart: what every
    /// decision looks at then lies close together, also where a program holds many cases.
    pub(super) record: Box<Record>,
}

/// An answer that no row or sum was made for.
#[derive(Clone, Debug)]
pub(super) struct Unusual {
    pub(super) fact: FactId,
    /// Its own row of terms alive.
    pub(super) row: Row,
    /// Whether it is a number that sums do not take.
    pub(super) oversized: bool,
}

impl Case {
    /// Writes tests beside each other: so many bits of a word.
    pub(super) fn put(&mut self, bit: Bit, mask: u64, sure: u64, may: u64) {
        if let Some([yes, maybe]) = self.bits.get_mut(bit.word as usize) {
            *yes = *yes & !(mask << bit.shift) | sure << bit.shift;
            *maybe = *maybe & !(mask << bit.shift) | may << bit.shift;
        }
    }

    /// Forgets what was unusual about an answer.
    fn forget(&mut self, fact: FactId) {
        if !self.unusual.is_empty() {
            self.unusual.retain(|unusual| unusual.fact != fact);
        }
    }

    /// Whether there are numbers that sums do not take.
    pub(super) fn has_oversized(&self) -> bool {
        self.unusual.iter().any(|unusual| unusual.oversized)
    }
}

impl Decider<'_> {
    /// Opens every answer of a case again.
    pub fn clear(&self, case: &mut Case) {
        let blank = &self.blank;
        case.bits.clone_from(&blank.bits);
        case.picks.clone_from(&blank.picks);
        case.ends.clone_from(&blank.ends);
        case.waived.fill(0);
        // What is unusual stands in the record.
        let in_use = !case.unusual.is_empty() || !blank.unusual.is_empty();
        if in_use {
            case.unusual.clone_from(&blank.unusual);
        }
        if in_use || self.needs_record {
            self.open_record(case);
        }
    }

    /// Fills a case with answers, on a day. What stood in it before does not matter.
    pub fn load(&self, answers: &Answers, waivers: &[Waiver], as_of: Date, case: &mut Case) {
        self.clear(case);
        case.as_of = Some(as_of);
        self.open_record(case);
        answers.load(self.program, as_of, &mut case.record);
        for (id, _) in answers.iter().filter(|(_, answer)| !answer.has_expired(as_of)) {
            self.take(id, case);
        }
        if waivers.is_empty() {
            return;
        }
        for (at, rule) in self.layout.order.iter().enumerate() {
            if crate::assess::is_waived(self.program, waivers, *rule as usize, as_of) {
                bits::insert(&mut case.waived, at);
            }
        }
    }

    pub(super) fn open_record(&self, case: &mut Case) {
        self.program.reset_lanes(&mut case.record);
        if let Some(as_of) = case.as_of {
            self.program.set_as_of(as_of, &mut case.record);
        }
    }

    /// Takes over what stands in the record for a fact.
    fn take(&self, fact: FactId, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        match input.slot {
            Slot::Truth(slot) => self.set_truth(fact, case.record.truth(slot), case),
            Slot::Number(slot) => self.set_number(fact, case.record.number(slot), case),
            Slot::Choice(slot) => {
                let options = case.record.set(slot);
                if bits::count(options) == 1 {
                    let only = bits::iter(options).next().unwrap_or(0);
                    self.set_option(fact, only, case);
                } else {
                    self.set_own(fact, input, false, case);
                }
            }
            Slot::Choices(slot) => {
                for (at, (must, may)) in (0..).zip(slot.must().range().zip(slot.may().range())) {
                    let (must, may) = (case.record.words[must], case.record.words[may]);
                    put_options(input, at, must, may, case);
                }
            }
            // Only the evaluator looks at them.
            Slot::Date(_) | Slot::Series { .. } | Slot::Rows(_) => {}
        }
    }

    /// Answers a question of yes or no, or says whether a text is given.
    pub fn set_truth(&self, fact: FactId, truth: Truth, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Truth(_) = input.slot else { return };
        case.put(input.bit, 1, u64::from(truth.is_yes()), u64::from(truth.could_be(true)));
        if input.recorded {
            case.record.load(input.slot, &ColumnValue::Truth(truth));
        }
    }

    /// Answers with one option, by its position; the position after the last option is none.
    pub fn set_option(&self, fact: FactId, option: usize, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Choice(slot) = input.slot else { return };
        case.forget(fact);
        if let Some(pick) = case.picks.get_mut(input.dimension as usize) {
            *pick = input.first_row + u32::try_from(option).unwrap_or(u32::MAX).min(input.count);
        }
        if input.recorded {
            case.record.words[slot.range()].fill(0);
            bits::insert(&mut case.record.words[slot.range()], option);
        }
    }

    /// Answers with options, by position: those surely chosen and those possibly chosen.
    pub fn set_chosen(&self, fact: FactId, must: &[u64], may: &[u64], case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Choices(slot) = input.slot else { return };
        for (at, (must, may)) in (0..).zip(must.iter().zip(may)) {
            put_options(input, at, *must, *may, case);
        }
        if input.recorded {
            case.record.put_words(slot.must(), must);
            case.record.put_words(slot.may(), may);
        }
    }

    /// Answers with a number or what it can be.
    pub fn set_number(&self, fact: FactId, number: NumberSet, case: &mut Case) {
        let point = number.range.as_point().filter(|_| number.given.is_yes());
        if let Some(point) = point.and_then(millionths) {
            return self.set_millionths(fact, point, case);
        }
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Number(_) = input.slot else { return };
        case.record.load(input.slot, &ColumnValue::Number(number));
        let ends = Ends::of(number.range);
        if let (Some(place), Some(ends)) = (case.ends.get_mut(input.ends as usize), ends) {
            *place = ends;
        }
        let oversized = input.ends != NOWHERE && ends.is_none();
        self.set_own(fact, input, oversized, case);
    }

    /// Answers with a number of millionths, of a magnitude that sums take.
    pub(super) fn set_millionths(&self, fact: FactId, point: i64, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Number(_) = input.slot else { return };
        case.forget(fact);
        if let Some(pick) = case.picks.get_mut(input.dimension as usize) {
            let first = input.first_step as usize;
            let steps = self.steps.get(first..first + input.count.div_ceil(4) as usize).unwrap_or(&[]);
            *pick = input.first_row + reached(steps, point);
        }
        if let Some(ends) = case.ends.get_mut(input.ends as usize) {
            *ends = Ends { low: point, high: point };
        }
        if input.recorded {
            let number = NumberSet::point(Number::from_units(i128::from(point) * UNITS));
            case.record.load(input.slot, &ColumnValue::Number(number));
        }
    }

    /// Answers with a number.
    pub fn set_point(&self, fact: FactId, number: Number, case: &mut Case) {
        self.set_number(fact, NumberSet::point(number), case);
    }

    /// Answers with a whole number.
    pub fn set_whole(&self, fact: FactId, number: i64, case: &mut Case) {
        match number.checked_mul(MILLION).filter(|point| point.abs() <= LARGEST) {
            Some(point) => self.set_millionths(fact, point, case),
            None => self.set_number(fact, NumberSet::point(Number::from_int(number)), case),
        }
    }

    /// A row of its own, for what now stands in the record.
    fn set_own(&self, fact: FactId, input: &Input, oversized: bool, case: &mut Case) {
        case.forget(fact);
        let mut row = Row::new();
        if let Some(dimension) = self.dimensions.get(input.dimension as usize) {
            row = dimension.row(self.program, &mut case.record, self.layout.blocks);
        }
        if let Some(pick) = case.picks.get_mut(input.dimension as usize) {
            // Past the last row: leaves everything alive.
            *pick = NOWHERE;
        }
        if oversized || !row.is_empty() {
            case.unusual.push(Unusual { fact, row, oversized });
        }
    }
}

/// Up to 64 options of a choice of many, from the word that they stand in.
fn put_options(input: &Input, at: u32, must: u64, may: u64, case: &mut Case) {
    let count = input.count.saturating_sub(64 * at);
    if input.bit != Bit::NONE && count > 0 {
        let mask = u64::MAX >> (64 - count.min(64));
        let bit = Bit { word: input.bit.word + at, shift: input.bit.shift };
        case.put(bit, mask, must & mask, may & mask);
    }
}
