//! One case: which row of the table each answer picks.

use super::Decider;
use super::dimension::{Block, Cut};
use super::sums::{Ends, LARGEST, MILLION, UNITS, millionths};
use crate::answers::{Answers, Waiver};
use crate::date::Date;
use crate::evaluate::{ColumnValue, Record, SetSlot, Slot};
use crate::model::FactId;
use crate::number::Number;
use crate::truth::Truth;
use crate::value::{NumberSet, bits};

/// The answers of one case, ready to decide. Made once by [`Decider::case`] and used again and again; filling
/// it again allocates nothing.
#[derive(Clone, Debug)]
pub struct Case {
    /// First block of the picked row, by dimension.
    pub(super) picks: Vec<u32>,
    /// The truths that pick rows of three together.
    pub(super) states: Vec<u8>,
    /// What the numbers of sums can be: each as it is, then with its sign turned.
    pub(super) ends: Vec<Ends>,
    /// Numbers that sums do not take.
    pub(super) oversized: u32,
    /// Answers to facts that matter here and are still open.
    pub(super) open: u32,
    /// By fact: whether it is counted as open, and as oversized.
    pub(super) counted: Vec<(bool, bool)>,
    /// Rows of answers that are no single case, by dimension.
    pub(super) own: Vec<(u32, Vec<Block>)>,
    pub(super) as_of: Option<Date>,
    /// The answers that the evaluator needs.
    pub(super) record: Record,
    /// Rules that a valid waiver covers, as result bits.
    pub(super) waived: Vec<u64>,
    /// Terms alive, and the results: applies and requires, definitely and possibly.
    pub(super) alive: Vec<Block>,
    pub(super) results: [Vec<u64>; 4],
    pub(super) now: [Vec<u64>; 2],
}

/// What the answer to a fact moves.
#[derive(Clone, Debug, Default)]
pub(super) struct Input {
    /// Its truth among those in threes.
    pub(super) state: Option<u32>,
    /// Its options in threes: the group, and the first of the three options.
    pub(super) threes: Vec<(u32, u32)>,
    /// Its dimension.
    pub(super) dimension: Option<u32>,
    /// Its place among the numbers of sums.
    pub(super) ends: Option<u32>,
    /// Whether the evaluator needs the answer itself.
    pub(super) recorded: bool,
    /// Whether anything here depends on it.
    pub(super) matters: bool,
}

impl Case {
    fn set_ends(&mut self, at: u32, ends: Ends) {
        if let Some([plain, turned]) = self.ends.as_chunks_mut::<2>().0.get_mut(at as usize) {
            (*plain, *turned) = (ends, ends.turned());
        }
    }
}

impl Decider<'_> {
    /// Opens every answer of a case again.
    pub fn clear(&self, case: &mut Case) {
        let blank = &self.blank;
        // Oversized numbers stand in the record.
        let in_use = self.needs_record || case.oversized > 0 || blank.oversized > 0;
        case.picks.clone_from(&blank.picks);
        case.states.clone_from(&blank.states);
        case.ends.clone_from(&blank.ends);
        case.counted.clone_from(&blank.counted);
        (case.open, case.oversized) = (blank.open, blank.oversized);
        case.own.clear();
        case.waived.fill(0);
        if in_use {
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
        for (at, rule) in self.layout.order.iter().enumerate() {
            let rule = *rule as usize;
            if !waivers.is_empty() && crate::assess::is_waived(self.program, waivers, rule, as_of) {
                bits::insert(&mut case.waived, at);
            }
        }
    }

    fn open_record(&self, case: &mut Case) {
        self.program.reset_lanes(&mut case.record);
        if let Some(as_of) = case.as_of {
            self.program.set_as_of(as_of, &mut case.record);
        }
    }

    /// Takes over what stands in the record for a fact.
    fn take(&self, fact: FactId, case: &mut Case) {
        match self.program.fact_slots(fact).answer {
            Slot::Truth(slot) => {
                let truth = case.record.truth(slot);
                self.set_truth(fact, truth, case);
            }
            Slot::Number(slot) => {
                let number = case.record.number(slot);
                self.set_number(fact, number, case);
            }
            Slot::Choice(slot) => {
                let only = {
                    let mut options = bits::iter(case.record.set(slot));
                    options.next().filter(|_| options.next().is_none())
                };
                if let Some(only) = only {
                    self.set_option(fact, only, case);
                } else if let Some(input) = self.inputs.get(fact.index()) {
                    self.set_own(input.dimension, case);
                    self.count(fact, true, false, case);
                }
            }
            Slot::Choices(slot) => self.take_chosen(fact, slot, case),
            Slot::Date(_) | Slot::Series { .. } | Slot::Rows(_) => {
                let settled = case.record.is_settled(self.program.fact_slots(fact).answer);
                self.count(fact, !settled, false, case);
            }
        }
    }

    /// Answers a question of yes or no, or says whether a text is given.
    pub fn set_truth(&self, fact: FactId, truth: Truth, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        if let Some(state) = input.state {
            self.set_state(state, truth, case);
        }
        if input.recorded
            && let Slot::Truth(slot) = self.program.fact_slots(fact).answer
        {
            case.record.load(Slot::Truth(slot), &ColumnValue::Truth(truth));
        }
        self.count(fact, truth.is_open(), false, case);
    }

    /// Answers with one option, by its position; the position after the last option is none.
    pub fn set_option(&self, fact: FactId, option: usize, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Choice(slot) = self.program.fact_slots(fact).answer else { return };
        if let Some(dimension) = input.dimension
            && let Some(Cut::Options { options, .. }) =
                self.dimensions.get(dimension as usize).map(|found| &found.cut)
            && let Ok(option) = u32::try_from(option)
        {
            self.pick(dimension, option.min(*options), case);
        }
        if input.recorded {
            case.record.words[slot.range()].fill(0);
            bits::insert(&mut case.record.words[slot.range()], option);
        }
        self.count(fact, false, false, case);
    }

    /// Answers with options, by position: those surely chosen and those possibly chosen.
    pub fn set_chosen(&self, fact: FactId, must: &[u64], may: &[u64], case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        self.pick_threes(input, must, may, &mut case.picks);
        if input.recorded
            && let Slot::Choices(slot) = self.program.fact_slots(fact).answer
        {
            case.record.put_words(slot.must(), must);
            case.record.put_words(slot.may(), may);
        }
        self.count(fact, must != may, false, case);
    }

    fn take_chosen(&self, fact: FactId, slot: SetSlot, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let (must, may) = (case.record.set(slot.must()), case.record.set(slot.may()));
        let open = must != may;
        self.pick_threes(input, must, may, &mut case.picks);
        self.count(fact, open, false, case);
    }

    /// The rows of options in threes. An option that is surely chosen counts 2, one that may be 1.
    fn pick_threes(&self, input: &Input, must: &[u64], may: &[u64], picks: &mut [u32]) {
        const WEIGHT: [u32; 8] = [0, 1, 3, 4, 9, 10, 12, 13];
        for (group, option) in &input.threes {
            let row = WEIGHT[three(must, *option)] + WEIGHT[three(may, *option)];
            if let (Some(pick), Some(first)) =
                (picks.get_mut(*group as usize), self.first_rows.get(*group as usize))
            {
                *pick = first + row * self.stride;
            }
        }
    }

    /// Answers with a number or what it can be.
    pub fn set_number(&self, fact: FactId, number: NumberSet, case: &mut Case) {
        let point = number.range.as_point().filter(|_| number.given.is_yes());
        if let Some(point) = point.and_then(millionths) {
            return self.set_millionths(fact, point, case);
        }
        let Some(input) = self.inputs.get(fact.index()) else { return };
        let Slot::Number(slot) = self.program.fact_slots(fact).answer else { return };
        case.record.load(Slot::Number(slot), &ColumnValue::Number(number));
        if input.dimension.is_some() {
            self.set_own(input.dimension, case);
        }
        let ends = Ends::of(number.range);
        if let (Some(at), Some(ends)) = (input.ends, ends) {
            case.set_ends(at, ends);
        }
        let oversized = input.ends.is_some() && ends.is_none();
        self.count(fact, !number.is_settled(), oversized, case);
    }

    /// Answers with a number of millionths, of a magnitude that sums take.
    pub(super) fn set_millionths(&self, fact: FactId, point: i64, case: &mut Case) {
        let Some(input) = self.inputs.get(fact.index()) else { return };
        if let Some(dimension) = input.dimension {
            self.pick_step(dimension, point, case);
        }
        if let Some(at) = input.ends {
            case.set_ends(at, Ends { low: point, high: point });
        }
        if input.recorded
            && let Slot::Number(slot) = self.program.fact_slots(fact).answer
        {
            let number = NumberSet::point(Number::from_units(i128::from(point) * UNITS));
            case.record.load(Slot::Number(slot), &ColumnValue::Number(number));
        }
        self.count(fact, false, false, case);
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

    fn set_state(&self, state: u32, truth: Truth, case: &mut Case) {
        // No 0, open 1, yes 2: of the bits 0, 2 and 3 the last two move down by one.
        let now = u32::from(truth.bits() - u8::from(!truth.is_no()));
        let (group, within) = (state as usize / 3, state as usize % 3);
        let Some(place) = case.states.get_mut(state as usize) else { return };
        let weight = self.stride * [1, 3, 9][within];
        if let Some(pick) = case.picks.get_mut(group) {
            *pick = *pick + weight * now - weight * u32::from(*place);
        }
        *place = u8::try_from(now).unwrap_or(0);
    }

    fn pick_step(&self, dimension: u32, point: i64, case: &mut Case) {
        if let Some(Cut::Steps { steps, .. }) =
            self.dimensions.get(dimension as usize).map(|found| &found.cut)
        {
            let above = steps.partition_point(|step| *step <= point);
            self.pick(dimension, u32::try_from(above).unwrap_or(0), case);
        }
    }

    fn pick(&self, dimension: u32, row: u32, case: &mut Case) {
        let at = self.groups + dimension as usize;
        if let (Some(pick), Some(first)) = (case.picks.get_mut(at), self.first_rows.get(at)) {
            *pick = first + row * self.stride;
        }
        if !case.own.is_empty() {
            case.own.retain(|(own, _)| *own != dimension);
        }
    }

    /// A row of its own, for what now stands in the record.
    fn set_own(&self, dimension: Option<u32>, case: &mut Case) {
        let Some(at) = dimension else { return };
        let Some(found) = self.dimensions.get(at as usize) else { return };
        case.own.retain(|(own, _)| *own != at);
        let row = found.row(self.program, &mut case.record, self.layout.blocks);
        case.own.push((at, row));
        // The first row of all leaves everything alive.
        if let Some(pick) = case.picks.get_mut(self.groups + at as usize) {
            *pick = 0;
        }
    }

    /// Counts a fact among the open and the oversized ones, or no longer.
    fn count(&self, fact: FactId, open: bool, oversized: bool, case: &mut Case) {
        let matters = self.inputs.get(fact.index()).is_some_and(|input| input.matters);
        let Some(counted) = case.counted.get_mut(fact.index()).filter(|_| matters) else { return };
        case.open = case.open + u32::from(open) - u32::from(counted.0);
        case.oversized = case.oversized + u32::from(oversized) - u32::from(counted.1);
        *counted = (open, oversized);
    }
}

/// Three bits from a position on.
fn three(words: &[u64], at: u32) -> usize {
    let word = |at: u32| words.get(at as usize).copied().unwrap_or(0);
    let mut bits = word(at / 64) >> (at % 64);
    if at % 64 > 61 {
        bits |= word(at / 64 + 1) << (64 - at % 64);
    }
    (bits & 7) as usize
}
