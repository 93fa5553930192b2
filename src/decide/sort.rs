//! Which way each test is answered: looked up in a row, by the sign of a sum, or by the evaluator.

use std::collections::{BTreeMap, BTreeSet};

use super::Separate;
use super::build::at_most;
use super::dimension::{Cut, Dimension, Question, Use};
use super::formula::Test;
use super::input::{Bit, Input, NOWHERE};
use super::layout::{Layout, Room};
use super::sums::{MOST_INPUTS, Sum, Sums, millionths};
use super::varying::Varying;
use crate::evaluate::{Node, NumberSlot, Operation, Place, SetSlot, Slot, TruthSlot};
use crate::model::{FactId, Type};
use crate::program::Program;
use crate::text::QuickMap;

/// A table while it is built.
pub(super) struct Builder<'b, 'p> {
    pub(super) program: &'p Program,
    pub(super) varying: &'b Varying,
    uses: BTreeMap<Test, Vec<Use>>,
    pub(super) producers: QuickMap<Place, u32>,
    /// The fact of each answer.
    pub(super) answers: QuickMap<Place, FactId>,
    pub(super) inputs: Vec<Input>,
    /// The numbers that sums look at.
    pub(super) number_inputs: Vec<NumberSlot>,
    /// Answers that are tests themselves.
    truths: Vec<(FactId, Vec<Use>)>,
    /// Uses of the options of choices of many.
    chosen: BTreeMap<FactId, Vec<Vec<Use>>>,
    pub(super) dimensions: Vec<Dimension>,
    sums: Vec<(Sum, TruthSlot, Vec<Use>)>,
    computed: Vec<(TruthSlot, Vec<Use>)>,
    pub(super) blocks: usize,
}

/// Where the tests of yes and no stand, 64 to a word.
#[derive(Default)]
pub(super) struct Tests {
    room: Room,
    /// The terms that use each.
    pub(super) uses: Vec<Vec<Use>>,
    /// Comparisons of sums, short ones first.
    pub(super) sums: Vec<Sum>,
    pub(super) sum_tests: Vec<Separate>,
    /// Those that the evaluator computes.
    pub(super) computed: Vec<Separate>,
}

impl Tests {
    pub(super) fn words(&self) -> usize {
        self.room.used.len()
    }

    /// The tests of a word that are answers or computed, with none of them answered.
    pub(super) fn open(&self, word: usize) -> u64 {
        let used = self.room.used.get(word).copied().unwrap_or(0);
        if used == 0 { 0 } else { u64::MAX >> (64 - used.min(64)) }
    }

    fn put(&mut self, bit: Bit, uses: Vec<Use>) {
        let at = bit.word as usize * 64 + bit.shift as usize;
        if self.uses.len() <= at {
            self.uses.resize(at + 1, Vec::new());
        }
        self.uses[at] = uses;
    }

    /// Room for some bits beside each other; for more than a word, at the beginning of one.
    fn take(&mut self, count: usize) -> Bit {
        let mut left = u32::try_from(count).unwrap_or(u32::MAX);
        if left <= 64 {
            let (word, shift) = self.room.take(left);
            return Bit { word: at_most(word), shift };
        }
        let word = at_most(self.room.used.len());
        while left > 0 {
            self.room.take_fresh(left.min(64));
            left -= left.min(64);
        }
        Bit { word, shift: 0 }
    }
}

impl<'b, 'p> Builder<'b, 'p> {
    pub(super) fn new(program: &'p Program, varying: &'b Varying, layout: &Layout) -> Builder<'b, 'p> {
        let mut uses: BTreeMap<Test, Vec<Use>> = BTreeMap::new();
        for (bit, term) in &layout.terms {
            for literal in term {
                uses.entry(literal.test).or_default().push(Use { bit: *bit, holds: literal.holds });
            }
        }
        let facts = (0..).map(FactId).take(program.guideline().facts.len());
        let answers =
            facts.clone().filter_map(|fact| Some((place(program.fact_slots(fact).answer)?, fact))).collect();
        let nodes = (0..).zip(program.nodes());
        Builder {
            program,
            varying,
            uses,
            producers: nodes.map(|(at, node): (u32, &Node)| (node.place(), at)).collect(),
            answers,
            inputs: facts.map(|fact| Input::of(program.fact_slots(fact).answer)).collect(),
            number_inputs: Vec::new(),
            truths: Vec::new(),
            chosen: BTreeMap::new(),
            dimensions: Vec::new(),
            sums: Vec::new(),
            computed: Vec::new(),
            blocks: layout.blocks,
        }
    }

    /// Sorts every test into the kind that answers it.
    pub(super) fn tests(&mut self) -> Tests {
        let numbers = self.answers.iter().filter_map(|(place, fact)| match place {
            Place::Number(at) => Some((*fact, NumberSlot(*at))),
            Place::Truth(_) | Place::Date(_) | Place::Word(_) | Place::Rows(_) => None,
        });
        let numbers: BTreeMap<FactId, NumberSlot> = numbers.collect();
        let slots: Vec<NumberSlot> = numbers.values().copied().collect();
        let facts: Vec<FactId> = numbers.keys().copied().collect();
        let sums = Sums::of(self.program, self.varying, &slots);
        let mut questions: BTreeMap<FactId, Vec<Question>> = BTreeMap::new();
        for (test, uses) in std::mem::take(&mut self.uses) {
            match test {
                Test::Chosen(at, option) => {
                    if let Some(fact) = self.answers.get(&Place::Word(at)).copied() {
                        self.option(fact, option as usize, uses);
                    }
                }
                Test::Slot(slot) => self.slot(slot, uses, &sums, &facts, &mut questions),
            }
        }
        // Choices stand before numbers, so that each kind is one run.
        let (mut numbers, choices): (Vec<_>, Vec<_>) =
            questions.into_iter().partition(|(fact, _)| numbers.contains_key(fact));
        // Those with about as many steps beside each other.
        numbers.sort_by_key(|(_, questions)| questions.len());
        for (fact, questions) in choices.into_iter().chain(numbers) {
            let Some(cut) = self.cut(fact, &questions) else { continue };
            if let Some(input) = self.inputs.get_mut(fact.index()) {
                input.dimension = at_most(self.dimensions.len());
            }
            self.dimensions.push(Dimension { cut, questions });
        }
        self.place_tests()
    }

    /// Gives each test of yes and no its bit.
    fn place_tests(&mut self) -> Tests {
        let mut tests = Tests::default();
        // Those of the same terms beside each other, so that most blocks of terms use few of them.
        let first = |uses: &[Use]| uses.iter().map(|at| at.bit).min();
        self.sums.sort_by_key(|(sum, _, uses)| (sum.is_long(), first(uses)));
        for same in std::mem::take(&mut self.sums).chunk_by(|(a, ..), (b, ..)| a.is_long() == b.is_long()) {
            for sums in same.chunks(64) {
                let word = at_most(tests.room.take_fresh(at_most(sums.len())));
                for (shift, (sum, out, uses)) in (0..).zip(sums) {
                    let bit = Bit { word, shift };
                    tests.put(bit, uses.clone());
                    tests.sums.push(sum.clone());
                    tests.sum_tests.push(Separate { out: *out, bit });
                }
            }
        }
        for (fact, uses) in std::mem::take(&mut self.truths) {
            let bit = tests.take(1);
            tests.put(bit, uses);
            if let Some(input) = self.inputs.get_mut(fact.index()) {
                input.bit = bit;
            }
        }
        for (fact, options) in std::mem::take(&mut self.chosen) {
            let Some(input) = self.inputs.get_mut(fact.index()) else { continue };
            let bit = tests.take(options.len());
            (input.bit, input.count) = (bit, at_most(options.len()));
            for (at, uses) in (0..).zip(options) {
                tests.put(Bit { word: bit.word + (bit.shift + at) / 64, shift: (bit.shift + at) % 64 }, uses);
            }
        }
        for (out, uses) in std::mem::take(&mut self.computed) {
            let bit = tests.take(1);
            tests.put(bit, uses);
            tests.computed.push(Separate { out, bit });
        }
        tests
    }

    fn slot(
        &mut self,
        slot: TruthSlot,
        uses: Vec<Use>,
        sums: &Sums<'_>,
        numbers: &[FactId],
        questions: &mut BTreeMap<FactId, Vec<Question>>,
    ) {
        if let Some(fact) = self.answers.get(&slot.into()).copied() {
            self.truths.push((fact, uses));
            return;
        }
        let node = self.producers.get(&slot.into()).copied();
        let operation = node.and_then(|at| self.program.nodes().get(at as usize)).map(|node| node.operation);
        if let (Some(node), Some(operation)) = (node, operation) {
            if let Some(fact) = self.only_answer(operation) {
                questions.entry(fact).or_default().push(Question { node, out: slot, uses });
                return;
            }
            if let Operation::LessNumber(a, b) = operation
                && let Some(sum) = sums.less(a, b, self.program)
                && let Some(sum) = self.with_inputs(sum, numbers)
            {
                self.sums.push((sum, slot, uses));
                return;
            }
        }
        self.computed.push((slot, uses));
    }

    /// The one fact whose answer a question looks at beside constants, where its answers can be cut into cases.
    fn only_answer(&self, operation: Operation) -> Option<FactId> {
        if let Operation::LessNumber(a, b) | Operation::SameNumber(a, b) = operation {
            return match (self.answers.get(&a.into()), self.answers.get(&b.into())) {
                (Some(fact), None) if self.is_step(b) => Some(*fact),
                (None, Some(fact)) if self.is_step(a) => Some(*fact),
                (Some(_) | None, _) => None,
            };
        }
        let (Operation::OneOf(a, b) | Operation::SameOption(a, b) | Operation::LessOption(a, b, _)) =
            operation
        else {
            return None;
        };
        let (set, other) = if self.is_constant(a) { (b, a) } else { (a, b) };
        let fact = self.answers.get(&set.into()).copied().filter(|_| self.is_constant(other))?;
        matches!(self.program.fact_slots(fact).answer, Slot::Choice(_)).then_some(fact)
    }

    /// Whether a set is neither an answer nor computed.
    fn is_constant(&self, set: SetSlot) -> bool {
        !self.answers.contains_key(&set.into()) && !self.producers.contains_key(&set.into())
    }

    /// Whether a number is the same for all answers, and one that steps can be made of.
    fn is_step(&self, slot: NumberSlot) -> bool {
        self.varying.constant_number(slot, self.program).is_some_and(|point| millionths(point).is_some())
    }

    fn cut(&self, fact: FactId, questions: &[Question]) -> Option<Cut> {
        match (self.program.fact_slots(fact).answer, self.program.guideline().fact(fact).ty) {
            (Slot::Choice(slot), Type::Choice(list)) => {
                let options = self.program.guideline().option_list(list).options.len();
                Some(Cut::Options { slot, options: u32::try_from(options).ok()? })
            }
            (Slot::Number(slot), _) => {
                let mut steps: BTreeSet<i64> = BTreeSet::new();
                for question in questions {
                    let constant = self.constant(question, slot)?;
                    // Whatever the comparison, it changes nowhere but from here to the next millionth.
                    steps.extend([constant, constant + 1]);
                }
                Some(Cut::Steps { slot, steps: steps.into_iter().collect() })
            }
            (
                Slot::Truth(_)
                | Slot::Date(_)
                | Slot::Choice(_)
                | Slot::Choices(_)
                | Slot::Series { .. }
                | Slot::Rows(_),
                _,
            ) => None,
        }
    }

    /// What a question compares an answer with.
    fn constant(&self, question: &Question, answer: NumberSlot) -> Option<i64> {
        let operation = self.program.nodes().get(question.node as usize)?.operation;
        let (Operation::LessNumber(a, b) | Operation::SameNumber(a, b)) = operation else { return None };
        let other = if a == answer { b } else { a };
        millionths(self.program.blank().range(other).as_point()?)
    }

    fn option(&mut self, fact: FactId, option: usize, uses: Vec<Use>) {
        let Type::Choices(list) = self.program.guideline().fact(fact).ty else { return };
        let count = self.program.guideline().option_list(list).options.len();
        let options = self.chosen.entry(fact).or_insert_with(|| vec![Vec::new(); count]);
        if let Some(place) = options.get_mut(option) {
            *place = uses;
        }
    }

    /// The sum with its parts named by their places among the numbers of sums; `None` where there are too many.
    fn with_inputs(&mut self, mut sum: Sum, numbers: &[FactId]) -> Option<Sum> {
        for part in &mut sum.parts {
            let fact = *numbers.get(part.input as usize)?;
            let Slot::Number(slot) = self.program.fact_slots(fact).answer else { return None };
            let input = self.inputs.get_mut(fact.index())?;
            if input.ends == NOWHERE {
                if self.number_inputs.len() == MOST_INPUTS {
                    return None;
                }
                input.ends = at_most(self.number_inputs.len());
                self.number_inputs.push(slot);
            }
            part.input = input.ends;
        }
        Some(sum)
    }
}

/// The place of an answer; series have several and are left to the evaluator.
fn place(slot: Slot) -> Option<Place> {
    match slot {
        Slot::Truth(at) => Some(at.into()),
        Slot::Number(at) => Some(at.into()),
        Slot::Date(at) => Some(at.into()),
        Slot::Choice(at) | Slot::Choices(at) => Some(SetSlot::into(at)),
        Slot::Rows(at) => Some(at.into()),
        Slot::Series { .. } => None,
    }
}
