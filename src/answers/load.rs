//! From answers to the record that a program computes from.

use super::{Answer, AnswerValue, Answers, EvidenceState};
use crate::date::Date;
use crate::evaluate::{ColumnValue, NumberSlot, Record, RowsSlot, Slot};
use crate::model::{Bounds, Fact, Type};
use crate::number::NumberRange;
use crate::program::Program;
use crate::value::{DateSet, NumberSet, Truth, bits};

impl Answers {
    /// Writes the answers into a record fresh from [`Program::blank_record`]. An answer whose evidence has
    /// expired on `as_of` stays open, and so does one that does not fit the type of its fact.
    pub fn load(&self, program: &Program, as_of: Date, record: &mut Record) {
        for (id, answer) in self.iter().filter(|(_, answer)| !answer.has_expired(as_of)) {
            let fact = program.guideline().fact(id);
            match (program.fact_slots(id).answer, &answer.value) {
                (Slot::Series { first, years }, AnswerValue::Series(given)) => {
                    load_years(record, first, years, given);
                }
                (Slot::Rows(slot), AnswerValue::Rows { rows, finished }) => {
                    let blank = program.blank_columns(slot);
                    load_rows(record, slot, fact, blank, rows, *finished);
                }
                (Slot::Series { .. } | Slot::Rows(_), _) => {}
                (slot, value) => {
                    if let Some(blank) = standing(record, slot) {
                        record.load(slot, &column_value(fact, value, &blank));
                    }
                }
            }
        }
        for demand in program.rules().iter().flat_map(|rule| &rule.evidence) {
            let holds =
                self.get(demand.fact).map_or(Truth::OPEN, |answer| rests_on(answer, &demand.kinds, as_of));
            record.load(Slot::Truth(demand.slot), &ColumnValue::Truth(holds));
        }
    }
}

/// Whether an answer rests on evidence of an accepted kind.
fn rests_on(answer: &Answer, kinds: &[String], as_of: Date) -> Truth {
    match &answer.evidence {
        EvidenceState::Unstated => Truth::OPEN,
        EvidenceState::Absent => Truth::NO,
        EvidenceState::Given(evidence) if evidence.has_expired(as_of) => Truth::OPEN,
        EvidenceState::Given(evidence) if !kinds.contains(&evidence.kind) => Truth::NO,
        // There is nothing yet that it could be evidence of.
        EvidenceState::Given(_) if answer.value == AnswerValue::Unknown => Truth::OPEN,
        EvidenceState::Given(_) => Truth::YES,
    }
}

/// What stands in the slot of a single value.
fn standing(record: &Record, slot: Slot) -> Option<ColumnValue> {
    match slot {
        Slot::Truth(slot) => Some(ColumnValue::Truth(record.truth(slot))),
        Slot::Number(slot) => Some(ColumnValue::Number(record.number(slot))),
        Slot::Date(slot) => Some(ColumnValue::Date(record.date(slot))),
        Slot::Choice(slot) | Slot::Choices(slot) => Some(ColumnValue::Words(record.set(slot).to_vec())),
        Slot::Series { .. } | Slot::Rows(_) => None,
    }
}

/// Years that do not count are left out; years not given keep their bounds.
fn load_years(record: &mut Record, first: NumberSlot, years: u32, given: &[Option<NumberRange>]) {
    let slots = (0..years).map(|year| Slot::Number(NumberSlot(first.0 + year)));
    for (slot, year) in slots.zip(given) {
        if let Some(range) = year {
            record.load(slot, &ColumnValue::Number(NumberSet::given(*range)));
        }
    }
}

fn load_rows(
    record: &mut Record,
    slot: RowsSlot,
    fact: &Fact,
    blank: &[ColumnValue],
    rows: &[Vec<ColumnValue>],
    finished: bool,
) {
    let (min, max) = match fact.bounds {
        Bounds::Rows { min, max } => (min, max),
        Bounds::Free | Bounds::Number { .. } | Bounds::Date { .. } => (0, 0),
    };
    let known = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let Some(state) = record.rows.get_mut(slot.0 as usize) else { return };
    let fitting = |row: &Vec<ColumnValue>| {
        let value = |(at, blank): (usize, &ColumnValue)| match row.get(at) {
            Some(value) if same_shape(value, blank) => value.clone(),
            Some(_) | None => blank.clone(),
        };
        blank.iter().enumerate().map(value).collect()
    };
    state.known = rows.iter().map(fitting).collect();
    state.sure_more = if finished { 0 } else { min.saturating_sub(known) };
    state.possible_more = if finished { 0 } else { max.saturating_sub(known) };
}

fn same_shape(a: &ColumnValue, b: &ColumnValue) -> bool {
    match (a, b) {
        (ColumnValue::Truth(_), ColumnValue::Truth(_))
        | (ColumnValue::Number(_), ColumnValue::Number(_))
        | (ColumnValue::Date(_), ColumnValue::Date(_)) => true,
        (ColumnValue::Words(a), ColumnValue::Words(b)) => a.len() == b.len(),
        (
            ColumnValue::Truth(_) | ColumnValue::Number(_) | ColumnValue::Date(_) | ColumnValue::Words(_),
            _,
        ) => false,
    }
}

/// What a fact or column can still be after an answer; `blank` is what it could be before, and stays where
/// the answer does not fit.
pub(super) fn column_value(fact: &Fact, answer: &AnswerValue, blank: &ColumnValue) -> ColumnValue {
    let read = match (answer, blank, fact.ty) {
        (AnswerValue::Truth(truth), ColumnValue::Truth(_), Type::Truth) => Some(ColumnValue::Truth(*truth)),
        (AnswerValue::Text, ColumnValue::Truth(_), Type::Text) => Some(ColumnValue::Truth(Truth::YES)),
        (AnswerValue::None, ColumnValue::Truth(_), Type::Text) => Some(ColumnValue::Truth(Truth::NO)),
        (AnswerValue::Number(range), ColumnValue::Number(_), Type::Number) => {
            Some(ColumnValue::Number(NumberSet::given(*range)))
        }
        (AnswerValue::Date(range), ColumnValue::Date(_), Type::Date) => {
            Some(ColumnValue::Date(DateSet::given(*range)))
        }
        (AnswerValue::None, ColumnValue::Number(_), Type::Number) if fact.may_be_none => {
            Some(ColumnValue::Number(NumberSet::NONE))
        }
        (AnswerValue::None, ColumnValue::Date(_), Type::Date) if fact.may_be_none => {
            Some(ColumnValue::Date(DateSet::NONE))
        }
        (AnswerValue::None, ColumnValue::Words(all), Type::Choice(_)) if fact.may_be_none => {
            Some(ColumnValue::Words(only_last(all)))
        }
        (AnswerValue::Choice(words), ColumnValue::Words(all), Type::Choice(_)) => {
            let fits = words.len() == all.len() && bits::subset(words, all) && bits::count(words) > 0;
            fits.then(|| ColumnValue::Words(words.clone()))
        }
        (AnswerValue::Choices { must, may }, ColumnValue::Words(all), Type::Choices(_)) => {
            let half = all.len() / 2;
            let within = all.get(half..).is_some_and(|all| bits::subset(may, all)) && bits::subset(must, may);
            let fits = must.len() == half && may.len() == half && within;
            fits.then(|| ColumnValue::Words([must.as_slice(), may.as_slice()].concat()))
        }
        (
            AnswerValue::Unknown
            | AnswerValue::None
            | AnswerValue::Truth(_)
            | AnswerValue::Number(_)
            | AnswerValue::Date(_)
            | AnswerValue::Choice(_)
            | AnswerValue::Choices { .. }
            | AnswerValue::Series(_)
            | AnswerValue::Rows { .. }
            | AnswerValue::Text,
            _,
            _,
        ) => None,
    };
    read.unwrap_or_else(|| blank.clone())
}

/// Of all that a choice can be, none: the last bit, which follows the options.
fn only_last(all: &[u64]) -> Vec<u64> {
    let mut words = vec![0; all.len()];
    if let Some(none) = bits::iter(all).last() {
        bits::insert(&mut words, none);
    }
    words
}
