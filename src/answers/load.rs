//! From answers to the record that a program computes from.

use super::{Answer, AnswerValue, Answers, EvidenceState};
use crate::date::Date;
use crate::evaluate::{ColumnValue, NumberSlot, Record, RowsSlot, Slot};
use crate::model::{Bounds, Fact, FactId, Type};
use crate::number::NumberRange;
use crate::program::{EvidenceDemand, Program};
use crate::value::{DateSet, NumberSet, Truth, bits};

impl Answers {
    /// Writes the answers into a record of the program whose other lanes are open, as
    /// [`Program::blank_record`] and [`Program::reset_lanes`] leave them. An answer whose evidence has expired
    /// on `as_of` stays open, and so does one that does not fit the type of its fact.
    pub fn load(&self, program: &Program, as_of: Date, record: &mut Record) {
        for (id, entry) in (0..).map(FactId).zip(&self.entries) {
            match entry.as_ref().filter(|answer| !answer.has_expired(as_of)) {
                Some(answer) => load_answer(program, id, answer, record),
                None => {
                    if let Slot::Rows(slot) = program.fact_slots(id).answer {
                        program.open(Slot::Rows(slot), record);
                    }
                }
            }
        }
        for demand in program.rules().iter().flat_map(|rule| &rule.evidence) {
            self.load_evidence(demand, as_of, record);
        }
    }

    /// Writes the answer to one fact, or opens it where there is none, into a record that holds the others.
    pub fn load_one(&self, program: &Program, fact: FactId, as_of: Date, record: &mut Record) {
        let Some(entry) = self.entries.get(fact.index()) else { return };
        program.open(program.fact_slots(fact).answer, record);
        if let Some(answer) = entry.as_ref().filter(|answer| !answer.has_expired(as_of)) {
            load_answer(program, fact, answer, record);
        }
        let demands = program.rules().iter().flat_map(|rule| &rule.evidence);
        for demand in demands.filter(|demand| demand.fact == fact) {
            self.load_evidence(demand, as_of, record);
        }
    }

    fn load_evidence(&self, demand: &EvidenceDemand, as_of: Date, record: &mut Record) {
        let holds =
            self.get(demand.fact).map_or(Truth::OPEN, |answer| rests_on(answer, &demand.kinds, as_of));
        record.load(Slot::Truth(demand.slot), &ColumnValue::Truth(holds));
    }
}

impl Answer {
    /// Writes this answer to a fact, and what is said about its evidence, into a record where it is open, as
    /// [`Answers::load`] does for all of them.
    pub(crate) fn load(&self, program: &Program, fact: FactId, as_of: Date, record: &mut Record) {
        if !self.has_expired(as_of) {
            load_answer(program, fact, self, record);
        }
        let demands = program.rules().iter().flat_map(|rule| &rule.evidence);
        for demand in demands.filter(|demand| demand.fact == fact) {
            let holds = rests_on(self, &demand.kinds, as_of);
            record.load(Slot::Truth(demand.slot), &ColumnValue::Truth(holds));
        }
    }
}

/// Writes an answer where it fits; where it does not, the record stays as it is.
fn load_answer(program: &Program, id: FactId, answer: &Answer, record: &mut Record) {
    let fact = program.guideline().fact(id);
    let none = fact.may_be_none && answer.value == AnswerValue::None;
    match (program.fact_slots(id).answer, &answer.value) {
        // Most answers are plain; they go the shortest way.
        (Slot::Truth(slot), AnswerValue::Truth(truth)) if fact.ty == Type::Truth => {
            record.truths[slot.0 as usize] = *truth;
        }
        (Slot::Number(slot), AnswerValue::Number(range)) => {
            record.numbers[slot.0 as usize] = NumberSet::given(*range);
        }
        (Slot::Date(slot), AnswerValue::Date(range)) => {
            record.dates[slot.0 as usize] = DateSet::given(*range);
        }
        (Slot::Series { first, years }, AnswerValue::Series(given)) => {
            load_years(record, first, years, given);
        }
        (Slot::Rows(slot), AnswerValue::Rows { rows, finished }) => {
            load_rows(record, slot, fact, program.blank_columns(slot), rows, *finished);
        }
        (Slot::Rows(slot), _) => program.open(Slot::Rows(slot), record),
        (Slot::Choice(slot), AnswerValue::Choice(words)) if choice_fits(words, program.blank().set(slot)) => {
            record.put_words(slot, words);
        }
        (Slot::Choice(slot), AnswerValue::None) if none => {
            record.put_words(slot, &only_last(program.blank().set(slot)));
        }
        (Slot::Choices(slot), AnswerValue::Choices { must, may })
            if choices_fit(must, may, program.blank().set(slot)) =>
        {
            record.put_words(slot.must(), must);
            record.put_words(slot.may(), may);
        }
        (Slot::Truth(slot), value) => {
            let blank = ColumnValue::Truth(record.truth(slot));
            record.load(Slot::Truth(slot), &column_value(fact, value, &blank));
        }
        (Slot::Number(slot), value) => {
            let blank = ColumnValue::Number(record.number(slot));
            record.load(Slot::Number(slot), &column_value(fact, value, &blank));
        }
        (Slot::Date(slot), value) => {
            let blank = ColumnValue::Date(record.date(slot));
            record.load(Slot::Date(slot), &column_value(fact, value, &blank));
        }
        (Slot::Series { .. } | Slot::Choice(_) | Slot::Choices(_), _) => {}
    }
}

/// Whether the options of an answer are among those that there are.
fn choice_fits(words: &[u64], all: &[u64]) -> bool {
    words.len() == all.len() && bits::subset(words, all) && bits::count(words) > 0
}

/// The same for a choice of many; `all` holds both of its runs.
fn choices_fit(must: &[u64], may: &[u64], all: &[u64]) -> bool {
    let half = all.len() / 2;
    let within = all.get(half..).is_some_and(|all| bits::subset(may, all)) && bits::subset(must, may);
    must.len() == half && may.len() == half && within
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
    state.known.resize_with(rows.len(), Vec::new);
    for (row, into) in rows.iter().zip(&mut state.known) {
        into.resize_with(blank.len(), || ColumnValue::Truth(Truth::OPEN));
        for ((at, blank), into) in blank.iter().enumerate().zip(into) {
            let fitting = row.get(at).filter(|value| same_shape(value, blank)).unwrap_or(blank);
            into.assign(fitting);
        }
    }
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
            choice_fits(words, all).then(|| ColumnValue::Words(words.clone()))
        }
        (AnswerValue::Choices { must, may }, ColumnValue::Words(all), Type::Choices(_)) => {
            choices_fit(must, may, all)
                .then(|| ColumnValue::Words([must.as_slice(), may.as_slice()].concat()))
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
