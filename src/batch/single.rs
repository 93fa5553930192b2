//! Tests that look at one answer and a constant. The evaluator tries the answers that make a difference, so what
//! an operation means is said in one place.

use super::build::{Builder, point};
use super::columns::MOST_CODES;
use super::plan::Step;
use crate::decide::sums::millionths;
use crate::evaluate::{ColumnValue, NumberSlot, SetSlot, Slot, TruthSlot};
use crate::model::{FactId, Type};
use crate::number::{Number, NumberRange};
use crate::truth::Truth;
use crate::value::{NumberSet, bits};

impl Builder<'_> {
    /// A comparison of a number with a constant.
    pub(super) fn number_test(
        &mut self,
        node: u32,
        out: TruthSlot,
        a: NumberSlot,
        b: NumberSlot,
    ) -> Option<Step> {
        let (fact, slot, other) = match (self.answers.get(&a.into()), self.answers.get(&b.into())) {
            (Some(fact), None) => (*fact, a, b),
            (None, Some(fact)) => (*fact, b, a),
            (Some(_) | None, _) => return None,
        };
        let constant = millionths(self.varying.constant_number(other, self.program)?)?;
        // Whatever the comparison, it changes nowhere but from here to the next millionth.
        let starts = [NumberRange::point(Number::MIN), point(constant), point(constant + 1)];
        let mut truths = [Truth::OPEN; 3];
        for (truth, start) in truths.iter_mut().zip(starts) {
            self.trial.load(Slot::Number(slot), &ColumnValue::Number(NumberSet::given(start)));
            *truth = self.tried(node, out);
        }
        let blank = self.tried_open(node, out, Slot::Number(slot));
        let [below, at, above] = truths;
        let mut flips = Vec::new();
        for (before, after, step) in [(below, at, constant), (at, above, constant + 1)] {
            if before != after {
                flips.push(step);
            }
        }
        let settled = truths.iter().all(|truth| !truth.is_open());
        settled.then_some(Step::Number { fact, start: below.is_yes(), flips, blank })
    }

    /// A comparison of a choice of one with constant options.
    pub(super) fn option_test(&mut self, node: u32, out: TruthSlot, a: SetSlot, b: SetSlot) -> Option<Step> {
        let (set, other) = if self.varying.reaches(a.into()) { (a, b) } else { (b, a) };
        let fact = self.answers.get(&set.into()).copied().filter(|_| !self.varying.reaches(other.into()))?;
        let count = self.options(fact)?;
        let mut yes = Vec::new();
        for option in 0..=u8::try_from(count).ok()? {
            let mut words = vec![0; set.words as usize];
            bits::insert(&mut words, usize::from(option));
            self.trial.put_words(set, &words);
            let truth = self.tried(node, out);
            if truth.is_open() {
                self.tried_open(node, out, Slot::Choice(set));
                return None;
            }
            if truth.is_yes() {
                yes.push(option);
            }
        }
        let blank = self.tried_open(node, out, Slot::Choice(set));
        Some(Step::Option { fact, yes, blank })
    }

    /// How many options a choice of one has.
    fn options(&self, fact: FactId) -> Option<usize> {
        let Type::Choice(list) = self.program.guideline().facts.get(fact.index())?.ty else { return None };
        Some(self.program.guideline().option_list(list).options.len()).filter(|count| *count < MOST_CODES)
    }

    fn tried(&mut self, node: u32, out: TruthSlot) -> Truth {
        self.program.run_some(&[node], &mut self.trial);
        self.trial.truth(out)
    }

    /// What the test says with the answer open; the record stays open.
    fn tried_open(&mut self, node: u32, out: TruthSlot, slot: Slot) -> Truth {
        self.program.open(slot, &mut self.trial);
        self.tried(node, out)
    }
}
