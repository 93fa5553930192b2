//! Plain answers of a case, those of one kind beside each other, as a program's own struct holds them: so that
//! nothing has to be asked about any of them.

use std::fmt;
use std::hint::select_unpredictable as pick_either;

use super::Decider;
use super::case::Case;
use super::fill::Word;
use super::input::{Input, NOWHERE};
use super::sums::{Ends, LARGEST, UNITS};
use crate::evaluate::Slot;
use crate::model::FactId;
use crate::number::Number;
use crate::truth::Truth;
use crate::value::NumberSet;

/// The plain answers of a case by kind, for [`Decider::fill_fields`]. Which fact stands where in each list says
/// [`Decider::field_order`].
///
/// ```
/// use riktlinje::decide::{Decider, Fields};
/// use riktlinje::{Source, date::Date, load};
///
/// let text = r#"
/// riktlinje: 1
/// id: costs
/// version: 1.0.0
/// title: Costs
/// areas: {all: All}
/// phases: [{id: now, title: Now, reached_when: "true"}]
/// sections: [{id: s, title: Section}]
/// facts:
///   cost: {section: s, type: number, question: What does it cost?}
///   approved: {section: s, type: bool, question: Is it approved?}
/// rules:
///   R1: {area: all, phase: now, severity: must, title: Approval, applies_when: cost > 1000, requires: approved}
/// "#;
/// let loaded = load(&[Source { name: "costs.yaml", text }])?;
/// let decider = Decider::new(&loaded.program);
/// let order = decider.field_order();
/// assert_eq!((order.truths.len(), order.numbers.len()), (1, 1));
///
/// let mut case = decider.case(Date::parse("2026-11-24")?);
/// let mut decision = decider.decision();
/// // It costs 2000, in millionths; whether it is approved is not answered.
/// let fields =
///     Fields { truths: &[Fields::OPEN_BITS], numbers: &[2_000_000_000], choices: &[], chosen: &[] };
/// decider.fill_fields(&fields, &mut case)?;
/// decider.decide(&mut case, &mut decision);
/// assert!(!decision.verdict().is_settled());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Fields<'v> {
    /// Yes or no, and whether a text is given, 64 to a pair of words: which are surely so, and which possibly.
    /// An open answer is not surely so, but possibly.
    pub truths: &'v [[u64; 2]],
    /// Numbers in millionths, or [`Fields::OPEN_NUMBER`].
    pub numbers: &'v [i64],
    /// Options, by position; the position after the last option is none. Any position after that, such as
    /// [`Fields::OPEN_CHOICE`], is an open answer.
    pub choices: &'v [u32],
    /// Choices of many: the options that are surely chosen, and those possibly chosen, as bits by position.
    pub chosen: &'v [[u64; 2]],
}

impl Fields<'_> {
    /// Open answers of yes or no, or an open choice of many.
    pub const OPEN_BITS: [u64; 2] = [0, u64::MAX];
    /// A number that is not answered.
    pub const OPEN_NUMBER: i64 = i64::MIN;
    /// An option that is not answered.
    pub const OPEN_CHOICE: u32 = u32::MAX;
}

/// Which fact stands where in [`Fields`]. Dates, series, rows and choices among more than 64 options are not
/// among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldOrder {
    /// Facts of yes or no, and texts.
    pub truths: Vec<FactId>,
    /// Numbers.
    pub numbers: Vec<FactId>,
    /// Choices.
    pub choices: Vec<FactId>,
    /// Choices of many.
    pub chosen: Vec<FactId>,
}

/// A list of [`Fields`] has another length than the guideline asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrongLength {
    /// Which list.
    pub list: &'static str,
    /// How long it has to be.
    pub expected: usize,
    /// How long it is.
    pub found: usize,
}

impl fmt::Display for WrongLength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let WrongLength { list, expected, found } = self;
        write!(f, "`{list}` has a length of {found}, and this guideline asks for {expected}")
    }
}

impl std::error::Error for WrongLength {}

impl FieldOrder {
    /// The order for these inputs: first what tests and rows look at, in their own order.
    pub(super) fn of(inputs: &[Input]) -> FieldOrder {
        let of_kind = |fits: fn(&Input) -> bool, key: fn(&Input) -> (u32, u32)| {
            let facts = (0..).map(FactId).zip(inputs).filter(|(_, input)| fits(input));
            let mut facts: Vec<(FactId, &Input)> = facts.collect();
            facts.sort_by_key(|(_, input)| key(input));
            facts.into_iter().map(|(fact, _)| fact).collect()
        };
        FieldOrder {
            truths: of_kind(
                |input| matches!(input.slot, Slot::Truth(_)),
                |input| (input.bit.word, input.bit.shift),
            ),
            numbers: of_kind(|input| matches!(input.slot, Slot::Number(_)), |input| (input.dimension, 0)),
            choices: of_kind(|input| matches!(input.slot, Slot::Choice(_)), |input| (input.dimension, 0)),
            chosen: of_kind(|input| matches!(input.slot, Slot::Choices(_)) && input.words() == 1, |_| (0, 0)),
        }
    }

    fn check(&self, fields: &Fields<'_>) -> Result<(), WrongLength> {
        let FieldOrder { truths, numbers, choices, chosen } = self;
        expect("truths", truths.len().div_ceil(64), fields.truths.len())?;
        expect("numbers", numbers.len(), fields.numbers.len())?;
        expect("choices", choices.len(), fields.choices.len())?;
        expect("chosen", chosen.len(), fields.chosen.len())
    }
}

fn expect(list: &'static str, expected: usize, found: usize) -> Result<(), WrongLength> {
    if expected == found { Ok(()) } else { Err(WrongLength { list, expected, found }) }
}

impl Decider<'_> {
    /// Which fact stands where in [`Fields`].
    #[must_use]
    pub fn field_order(&self) -> &FieldOrder {
        &self.plan.order
    }

    /// Fills a case with plain answers, given by kind; what stood in it before does not matter. Estimates of
    /// numbers, dates, series and rows can be set afterwards. Allocates nothing.
    ///
    /// # Errors
    ///
    /// [`WrongLength`] when a list is not as long as [`Decider::field_order`] says (of `truths` there is a pair
    /// of words for each 64). The case is as it was then.
    pub fn fill_fields(&self, fields: &Fields<'_>, case: &mut Case) -> Result<(), WrongLength> {
        self.plan.order.check(fields)?;
        for (bits, word) in case.bits.iter_mut().zip(&self.plan.words) {
            *bits = tests(word, fields);
        }
        let middle = self.plan.choices.len().min(case.picks.len());
        let (choices, numbers) = case.picks.split_at_mut(middle);
        for ((pick, choice), option) in choices.iter_mut().zip(&self.plan.choices).zip(fields.choices) {
            // The row of an open answer follows that of none.
            *pick = choice.first_row + (*option).min(choice.count + 1);
        }
        self.plan.numbers.pick(numbers, |at, _| {
            let points = fields.numbers.get(4 * at..).unwrap_or(&[]);
            points.first_chunk().copied().unwrap_or_else(|| {
                std::array::from_fn(|at| points.get(at).copied().unwrap_or(Fields::OPEN_NUMBER))
            })
        });
        for ((ends, at), blank) in case.ends.iter_mut().zip(&self.plan.summed_fields).zip(&self.blank.ends) {
            let point = fields.numbers.get(*at as usize).copied().unwrap_or(Fields::OPEN_NUMBER);
            let open = point == Fields::OPEN_NUMBER;
            let low = pick_either(open, blank.low, point);
            *ends = Ends { low, high: pick_either(open, blank.high, point) };
        }
        case.waived.fill(0);
        // Numbers that are not answered are far away too; only where there are any, each is looked at.
        let beyond = |point: &i64| point.wrapping_add(LARGEST).cast_unsigned() >> 56;
        let far = fields.numbers.iter().fold(0, |far, point| far | beyond(point)) != 0;
        let large = far && fields.numbers.iter().any(|point| is_large(*point));
        let unusual = !case.unusual.is_empty() || !self.blank.unusual.is_empty();
        if large || unusual || self.needs_record {
            self.fill_rest_of_fields(fields, case);
        }
        Ok(())
    }

    /// What plain lists do not do: answers for the evaluator, and numbers that sums do not take.
    fn fill_rest_of_fields(&self, fields: &Fields<'_>, case: &mut Case) {
        let order = &self.plan.order;
        case.unusual.clone_from(&self.blank.unusual);
        self.open_record(case);
        let needed = |fact: &FactId| self.inputs.get(fact.index()).filter(|input| input.recorded);
        for (at, fact) in order.truths.iter().enumerate().filter(|(_, fact)| needed(fact).is_some()) {
            let [sure, may] = fields.truths.get(at / 64).copied().unwrap_or(Fields::OPEN_BITS);
            let (sure, may) = (sure >> (at % 64) & 1 == 1, may >> (at % 64) & 1 == 1);
            self.set_truth(*fact, Truth::from_parts(sure && may, may), case);
        }
        for (fact, option) in order.choices.iter().zip(fields.choices) {
            let Some(Input { slot: Slot::Choice(slot), .. }) = needed(fact) else { continue };
            let none = crate::value::bits::iter(self.program.blank().set(*slot)).last().unwrap_or(0);
            if *option as usize <= none {
                self.set_option(*fact, *option as usize, case);
            }
        }
        for (fact, [must, may]) in order.chosen.iter().zip(fields.chosen) {
            let Some(Input { slot: Slot::Choices(slot), .. }) = needed(fact) else { continue };
            let all = self.program.blank().set(slot.may()).first().copied().unwrap_or(0);
            self.set_chosen(*fact, &[must & may & all], &[may & all], case);
        }
        for (fact, point) in order.numbers.iter().zip(fields.numbers) {
            let Some(input) = self.inputs.get(fact.index()) else { continue };
            // Numbers of sums too: with nothing answered they may be too large for sums.
            let needed = input.recorded || input.ends != NOWHERE || is_large(*point);
            if needed && *point != Fields::OPEN_NUMBER {
                let number = Number::from_units(i128::from(*point) * UNITS);
                self.set_number(*fact, NumberSet::point(number), case);
            }
        }
    }
}

/// Whether a number is of a magnitude that sums do not take.
fn is_large(point: i64) -> bool {
    point.unsigned_abs() > LARGEST.unsigned_abs() && point != Fields::OPEN_NUMBER
}

/// The tests in a word: surely yes, and possibly yes.
fn tests(word: &Word, fields: &Fields<'_>) -> [u64; 2] {
    let (mut sure, mut may) = (0, u64::MAX);
    if word.mask != 0 {
        let [yes, maybe] = run(fields.truths, word.from);
        sure = (yes & maybe & word.mask) << word.first;
        may = !((!maybe & word.mask) << word.first);
    }
    for chosen in &word.chosen {
        let [must, possible] = fields.chosen.get(chosen.at).copied().unwrap_or(Fields::OPEN_BITS);
        sure |= (must & possible & chosen.options) << chosen.shift;
        may &= !((!possible & chosen.options) << chosen.shift);
    }
    [sure, may & word.open]
}

/// 64 truths from this one on.
fn run(truths: &[[u64; 2]], from: u32) -> [u64; 2] {
    let at = from as usize / 64;
    let pair = |at: usize| truths.get(at).copied().unwrap_or(Fields::OPEN_BITS);
    let ([yes, maybe], down) = (pair(at), from % 64);
    if down == 0 {
        return [yes, maybe];
    }
    let [next_yes, next_maybe] = pair(at + 1);
    [yes >> down | next_yes << (64 - down), maybe >> down | next_maybe << (64 - down)]
}
