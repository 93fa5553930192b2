//! Answers, gates and series: the first nodes of a program.

use super::FactSlots;
use super::builder::Builder;
use crate::date::DateRange;
use crate::diagnostic::{Diagnostic, catalog::check as codes};
use crate::evaluate::{ColumnValue, NumberSlot, Operation, RowsState, SetSlot, Slot, TruthSlot};
use crate::model::{Bounds, Fact, FactId, Item, OptionListId, Type};
use crate::number::{Number, NumberRange};
use crate::truth::Truth;
use crate::value::{DateSet, NumberSet, bits};

/// Most years of a series.
const MOST_YEARS: i64 = 200;

impl Builder<'_, '_> {
    /// All facts and values in their order, and the reference date once the start is known.
    pub(super) fn facts_and_values(&mut self) {
        let guideline = self.guideline;
        for item in &guideline.order {
            match item {
                Item::Fact(id) => {
                    self.build_fact(*id);
                    if guideline.start == Some(*id)
                        && let Some(Slot::Date(start)) = self.fact(*id).map(|fact| fact.value)
                    {
                        self.reference = self.date(Operation::LaterIfGiven(self.as_of, start));
                    }
                }
                Item::Value(id) => {
                    let slot = self.term(&guideline.value(*id).body);
                    self.values[id.index()] = Some(slot);
                }
            }
        }
    }

    fn build_fact(&mut self, id: FactId) {
        let guideline = self.guideline;
        let fact = guideline.fact(id);
        let asked = fact.gate.as_ref().map(|gate| self.truth_of(&gate.asked_when));
        let answer = match fact.ty {
            Type::Series => self.series_answer(fact),
            Type::Rows(_) => self.rows_answer(fact),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Choice(_) | Type::Choices(_) => {
                let blank = self.blank(fact);
                self.push(&blank, fact.ty)
            }
        };
        let gated = match (&fact.gate, asked) {
            (Some(gate), Some(asked)) => self.gate(asked, answer, &gate.otherwise, fact.ty),
            (None, _) | (_, None) => answer,
        };
        let rows = match gated {
            Slot::Rows(rows) => Some(rows),
            Slot::Truth(_)
            | Slot::Number(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. } => None,
        };
        let value = match (gated, &fact.years) {
            (Slot::Series { first, years }, Some(counted)) => {
                let counted = self.number_of(counted);
                self.fresh_series(years, |year| Operation::YearOf(NumberSlot(first.0 + year), counted, year))
            }
            (gated, _) => gated,
        };
        self.facts[id.index()] = Some(FactSlots { answer, value, asked, rows });
    }

    /// The fact's value: its answer, or what holds when its question does not arise.
    fn gate(&mut self, asked: TruthSlot, answer: Slot, otherwise: &crate::model::Term, ty: Type) -> Slot {
        match answer {
            Slot::Truth(_) | Slot::Number(_) | Slot::Date(_) | Slot::Choice(_) => {
                let otherwise = match ty {
                    Type::Text => Slot::Truth(self.constant_truth(false)),
                    _ => self.term(otherwise),
                };
                self.select(&[(asked, answer)], otherwise, ty)
            }
            Slot::Choices(set) => {
                let otherwise = self.set_of(otherwise);
                Slot::Choices(self.set(Operation::GateChoices(asked, set, otherwise), set.words as usize))
            }
            Slot::Series { first, years } => {
                let otherwise = self.number_of(otherwise);
                let lists: Vec<_> =
                    (0..years).map(|year| self.list(&[asked.0, first.0 + year, otherwise.0])).collect();
                self.fresh_series(years, |year| Operation::SelectNumber(lists[year as usize]))
            }
            Slot::Rows(rows) => {
                self.effect(Operation::GateRows(asked, rows));
                Slot::Rows(rows)
            }
        }
    }

    fn series_answer(&mut self, fact: &Fact) -> Slot {
        let most = match &fact.years {
            Some(years) => {
                let slot = self.number_of(years);
                self.record.range(slot).high()
            }
            None => Some(Number::ZERO),
        };
        let Some(most) = most.filter(|most| *most <= Number::from(MOST_YEARS)) else {
            let span = fact.years.as_ref().map_or(fact.span, |years| years.span);
            self.diagnostics.push(
                Diagnostic::new(codes::SERIES_UNBOUNDED, span)
                    .with("name", &fact.id)
                    .with("limit", MOST_YEARS.to_string()),
            );
            return Slot::Series { first: NumberSlot(0), years: 0 };
        };
        // Year t counts when t < years: so many whole years, and one more for a part.
        let years = (0..MOST_YEARS).take_while(|year| Number::from(*year) < most).count();
        let blank = NumberSet::given(number_range(&fact.bounds));
        let first = NumberSlot(u32::try_from(self.record.numbers.len()).unwrap_or(u32::MAX));
        self.record.numbers.extend(std::iter::repeat_n(blank, years));
        Slot::Series { first, years: u32::try_from(years).unwrap_or(0) }
    }

    fn rows_answer(&mut self, fact: &Fact) -> Slot {
        let (least, most) = match fact.bounds {
            Bounds::Rows { min, max } => (min, max),
            Bounds::Free | Bounds::Number { .. } | Bounds::Date { .. } => (0, 0),
        };
        let blank: Vec<ColumnValue> = fact.columns.iter().map(|column| self.blank(column)).collect();
        let of_many = fact.columns.iter().map(|column| matches!(column.ty, Type::Choices(_))).collect();
        let state = RowsState {
            known: Vec::new(),
            sure_more: least,
            possible_more: most,
            there: Truth::YES,
            of_many,
        };
        Slot::Rows(self.push_rows(state, blank))
    }

    /// What an open answer can be.
    fn blank(&self, fact: &Fact) -> ColumnValue {
        let given = if fact.may_be_none { Truth::OPEN } else { Truth::YES };
        match fact.ty {
            Type::Truth | Type::Text => ColumnValue::Truth(Truth::OPEN),
            Type::Number | Type::Series | Type::Rows(_) => {
                ColumnValue::Number(NumberSet { range: number_range(&fact.bounds), given })
            }
            Type::Date => {
                let (min, max) = match fact.bounds {
                    Bounds::Date { min, max } => (min, max),
                    Bounds::Free | Bounds::Number { .. } | Bounds::Rows { .. } => (None, None),
                };
                let bounds = DateRange::new(min, max).and_then(|range| range.intersect(DateRange::CALENDAR));
                ColumnValue::Date(DateSet { range: bounds.unwrap_or(DateRange::CALENDAR), given })
            }
            Type::Choice(list) => ColumnValue::Words(self.any_option(list, fact.may_be_none)),
            Type::Choices(list) => ColumnValue::Words(self.any_options(list)),
        }
    }

    fn any_option(&self, list: OptionListId, may_be_none: bool) -> Vec<u64> {
        let size = self.guideline.option_list(list).options.len();
        let mut words = vec![0; bits::choice_width(size)];
        for bit in 0..size + usize::from(may_be_none) {
            bits::insert(&mut words, bit);
        }
        words
    }

    fn any_options(&self, list: OptionListId) -> Vec<u64> {
        let size = self.guideline.option_list(list).options.len();
        let width = bits::choices_width(size);
        let mut words = vec![0; 2 * width];
        for bit in 0..size {
            bits::insert(&mut words[width..], bit);
        }
        words
    }

    fn push(&mut self, blank: &ColumnValue, ty: Type) -> Slot {
        match blank {
            ColumnValue::Truth(truth) => Slot::Truth(self.record.push_truth(*truth)),
            ColumnValue::Number(number) => Slot::Number(self.record.push_number(*number)),
            ColumnValue::Date(date) => Slot::Date(self.record.push_date(*date)),
            ColumnValue::Words(words) => {
                let set: SetSlot = self.record.push_words(words);
                if matches!(ty, Type::Choices(_)) { Slot::Choices(set) } else { Slot::Choice(set) }
            }
        }
    }
}

fn number_range(bounds: &Bounds) -> NumberRange {
    match bounds {
        Bounds::Number { min, max, .. } => NumberRange::new(*min, *max).unwrap_or(NumberRange::UNBOUNDED),
        Bounds::Free | Bounds::Date { .. } | Bounds::Rows { .. } => NumberRange::UNBOUNDED,
    }
}
