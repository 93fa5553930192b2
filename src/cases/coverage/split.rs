//! Answering one question in every way: what it can still be, cut into parts.

use super::relevant::Relevant;
use crate::answers::AnswerValue;
use crate::date::{Date, DateRange};
use crate::evaluate::{Record, SetSlot, Slot};
use crate::model::{Bounds, FactId, Type};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::value::{DateSet, NumberSet, Truth, bits};

/// The finest step of an answer that is not a whole number: six decimals.
const FINEST: Number = Number::from_units(1_000_000);

/// An open answer, cut.
pub(in crate::cases) struct Parts {
    /// The parts, the likeliest first; none when it cannot be cut.
    pub(in crate::cases) values: Vec<AnswerValue>,
    /// Whether they are everything that it can be.
    pub(in crate::cases) complete: bool,
}

/// Cuts what a fact can still be.
pub(in crate::cases) fn parts(
    program: &Program,
    as_of: Date,
    fact: FactId,
    record: &Record,
    relevant: &Relevant,
) -> Parts {
    let declared = program.guideline().fact(fact);
    let all = |values| Parts { values, complete: true };
    match (program.fact_slots(fact).answer, declared.ty) {
        (Slot::Truth(at), _) if !record.truth(at).is_open() => all(Vec::new()),
        (Slot::Truth(_), Type::Text) => all(vec![AnswerValue::Text, AnswerValue::None]),
        (Slot::Truth(_), _) => all(vec![AnswerValue::Truth(Truth::YES), AnswerValue::Truth(Truth::NO)]),
        (Slot::Choice(at), Type::Choice(list)) => {
            all(options(record.set(at), program.guideline().option_list(list).options.len()))
        }
        (Slot::Choices(at), _) => all(one_option(record, at)),
        (Slot::Number(at), _) => numbers(record.number(at), declared.bounds, relevant),
        (Slot::Date(at), _) => dates(record.date(at), as_of, relevant),
        (Slot::Series { years, .. }, _) => {
            let each = |amount| vec![Some(NumberRange::point(Number::from_int(amount))); years as usize];
            let values = [0, 1000].map(|amount| AnswerValue::Series(each(amount)));
            Parts { values: values.into(), complete: false }
        }
        (Slot::Rows(_) | Slot::Choice(_), _) => Parts { values: Vec::new(), complete: false },
    }
}

/// Each option by itself; the bit after the options is none.
fn options(words: &[u64], count: usize) -> Vec<AnswerValue> {
    if bits::count(words) < 2 {
        return Vec::new();
    }
    let single = |bit: usize| {
        let mut one = vec![0; words.len()];
        bits::insert(&mut one, bit);
        if bit == count { AnswerValue::None } else { AnswerValue::Choice(one) }
    };
    bits::iter(words).map(single).collect()
}

/// The first option that is only possible: chosen, or not.
fn one_option(record: &Record, at: SetSlot) -> Vec<AnswerValue> {
    let (must, may) = (record.set(at.must()), record.set(at.may()));
    let Some(bit) = bits::iter(may).find(|bit| !bits::contains(must, *bit)) else { return Vec::new() };
    let mut with = must.to_vec();
    bits::insert(&mut with, bit);
    let mut mask = vec![0; may.len()];
    bits::insert(&mut mask, bit);
    let without = may.iter().zip(&mask).map(|(word, mask)| word & !mask).collect();
    vec![
        AnswerValue::Choices { must: must.to_vec(), may: without },
        AnswerValue::Choices { must: with, may: may.to_vec() },
    ]
}

fn numbers(number: NumberSet, bounds: Bounds, relevant: &Relevant) -> Parts {
    if number.given.is_open() {
        return Parts { values: vec![AnswerValue::Number(number.range), AnswerValue::None], complete: true };
    }
    let (low, high) = (number.range.low(), number.range.high());
    if number.given.is_no() || number.range.is_point() {
        return Parts { values: Vec::new(), complete: true };
    }
    let step = match bounds {
        Bounds::Number { whole: true, .. } => Number::ONE,
        Bounds::Number { .. } | Bounds::Free | Bounds::Date { .. } | Bounds::Rows { .. } => FINEST,
    };
    let inside: Vec<Number> =
        relevant.numbers.iter().copied().filter(|at| number.range.contains(*at)).collect();
    if let Some(at) = inside.get(inside.len() / 2) {
        let below = at.checked_sub(step).filter(|below| low.is_none_or(|low| low <= *below));
        let above = at.checked_add(step).filter(|above| high.is_none_or(|high| *above <= high));
        let ranges = [
            Some(NumberRange::point(*at)),
            below.and_then(|below| NumberRange::new(low, Some(below))),
            above.and_then(|above| NumberRange::new(Some(above), high)),
        ];
        let values = ranges.into_iter().flatten().map(AnswerValue::Number).collect();
        return Parts { values, complete: true };
    }
    // What it is compared with is no constant: some numbers, which may do.
    let first = low.unwrap_or(Number::ZERO);
    let last = high.unwrap_or_else(|| first.checked_add(Number::from_int(1000)).unwrap_or(first));
    let points = [first, last].map(NumberRange::point);
    Parts { values: points.map(AnswerValue::Number).into(), complete: false }
}

fn dates(date: DateSet, as_of: Date, relevant: &Relevant) -> Parts {
    if date.given.is_open() {
        return Parts { values: vec![AnswerValue::Date(date.range), AnswerValue::None], complete: true };
    }
    if date.given.is_no() || date.range.is_point() {
        return Parts { values: Vec::new(), complete: true };
    }
    let (low, high) = (date.range.low(), date.range.high());
    let inside: Vec<Date> = relevant.dates.iter().copied().filter(|at| date.range.contains(*at)).collect();
    if let Some(at) = inside.get(inside.len() / 2) {
        let below = at.add_days(-1).filter(|below| low.is_none_or(|low| low <= *below));
        let above = at.add_days(1).filter(|above| high.is_none_or(|high| *above <= high));
        let ranges = [
            Some(DateRange::point(*at)),
            below.and_then(|below| DateRange::new(low, Some(below))),
            above.and_then(|above| DateRange::new(Some(above), high)),
        ];
        return Parts {
            values: ranges.into_iter().flatten().map(AnswerValue::Date).collect(),
            complete: true,
        };
    }
    let near = [0, -400, 400].into_iter().filter_map(|days| as_of.add_days(days));
    let near = near.filter(|day| date.range.contains(*day)).map(DateRange::point);
    Parts { values: near.map(AnswerValue::Date).collect(), complete: false }
}
