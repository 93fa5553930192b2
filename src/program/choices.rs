//! Questions about choices, what is given, sizes and points.

use super::builder::Builder;
use crate::evaluate::{NumberSlot, Operation, Slot, TruthSlot};
use crate::model::{FactId, OptionListId, SetQuestion, Term, Type};
use crate::value::bits;

impl Builder<'_, '_> {
    /// Options of a list as bits.
    pub(super) fn option_words(&self, options: &[u32], width: usize) -> Vec<u64> {
        let mut words = vec![0; width];
        for option in options {
            bits::insert(&mut words, *option as usize);
        }
        words
    }

    fn list_size(&self, list: OptionListId) -> usize {
        self.guideline.option_list(list).options.len()
    }

    pub(super) fn one_of(&mut self, choice: &Term, options: &[u32]) -> TruthSlot {
        let Type::Choice(list) = choice.ty else { return self.constant_truth(false) };
        let words = self.option_words(options, bits::choice_width(self.list_size(list)));
        let (choice, options) = (self.set_of(choice), self.constant_set(&words));
        self.truth(Operation::OneOf(choice, options))
    }

    pub(super) fn set_question(
        &mut self,
        question: SetQuestion,
        choices: &Term,
        options: &[u32],
    ) -> TruthSlot {
        let Type::Choices(list) = choices.ty else { return self.constant_truth(false) };
        let words = self.option_words(options, bits::choices_width(self.list_size(list)));
        let (choices, options) = (self.set_of(choices), self.constant_set(&words));
        self.truth(match question {
            SetQuestion::AnyOf => Operation::AnyOf(choices, options),
            SetQuestion::AllOf => Operation::AllOf(choices, options),
            SetQuestion::OnlyOf => Operation::OnlyOf(choices, options),
            SetQuestion::Equal => Operation::ExactlyOf(choices, options),
        })
    }

    /// Given means any option but none.
    pub(super) fn given(&mut self, term: &Term) -> TruthSlot {
        match self.term(term) {
            Slot::Truth(text) => text,
            Slot::Number(number) => self.truth(Operation::GivenNumber(number)),
            Slot::Date(date) => self.truth(Operation::GivenDate(date)),
            Slot::Choice(choice) => {
                let Type::Choice(list) = term.ty else { return self.constant_truth(true) };
                let all: Vec<u32> =
                    (0..self.list_size(list)).filter_map(|at| u32::try_from(at).ok()).collect();
                let words = self.option_words(&all, bits::choice_width(all.len()));
                let options = self.constant_set(&words);
                self.truth(Operation::OneOf(choice, options))
            }
            Slot::Choices(_) | Slot::Series { .. } | Slot::Rows(_) => self.constant_truth(true),
        }
    }

    pub(super) fn size(&mut self, term: &Term) -> NumberSlot {
        match self.term(term) {
            Slot::Choices(set) => self.number(Operation::SizeOfChoices(set)),
            Slot::Rows(rows) => self.number(Operation::SizeOfRows(rows)),
            Slot::Truth(_) | Slot::Number(_) | Slot::Date(_) | Slot::Choice(_) | Slot::Series { .. } => {
                self.none_number()
            }
        }
    }

    /// The points of a fact's answer: a constant number per option.
    pub(super) fn points(&mut self, fact: FactId) -> NumberSlot {
        let value = self.fact(fact).map(|fact| fact.value);
        let list = match self.guideline.fact(fact).ty {
            Type::Choice(list) | Type::Choices(list) => list,
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                return self.none_number();
            }
        };
        let points: Vec<_> =
            self.guideline.option_list(list).options.iter().map(|option| option.points).collect();
        let points: Vec<u32> = points.into_iter().map(|points| self.constant_number(points).0).collect();
        let points = self.list(&points);
        match value {
            Some(Slot::Choice(set)) => self.number(Operation::PointsOfChoice(set, points)),
            Some(Slot::Choices(set)) => self.number(Operation::PointsOfChoices(set, points)),
            Some(Slot::Truth(_) | Slot::Number(_) | Slot::Date(_) | Slot::Series { .. } | Slot::Rows(_))
            | None => self.none_number(),
        }
    }
}
