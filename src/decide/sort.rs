//! Which way each test is answered: looked up in a row, by the sign of a sum, or by the evaluator.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Separate;
use super::case::Input;
use super::dimension::{Cut, Dimension, Question, Use, effects};
use super::formula::Test;
use super::layout::Layout;
use super::sums::{Sum, Sums, millionths};
use super::varying::Varying;
use crate::evaluate::{Node, NumberSlot, Operation, Place, SetSlot, Slot, TruthSlot};
use crate::model::{FactId, Type};
use crate::program::Program;

/// A table while it is built.
pub(super) struct Builder<'b, 'p> {
    pub(super) program: &'p Program,
    pub(super) varying: &'b Varying,
    pub(super) uses: BTreeMap<Test, Vec<Use>>,
    pub(super) producers: HashMap<Place, u32>,
    /// The fact of each answer.
    pub(super) answers: HashMap<Place, FactId>,
    pub(super) inputs: Vec<Input>,
    pub(super) number_inputs: Vec<NumberSlot>,
    /// Uses of each truth that picks rows with two others.
    pub(super) states: Vec<Vec<Use>>,
    /// Uses of the options of choices of many.
    pub(super) chosen: BTreeMap<FactId, Vec<Vec<Use>>>,
    pub(super) dimensions: Vec<Dimension>,
    pub(super) sums: Vec<(Sum, Separate)>,
    pub(super) computed: Vec<Separate>,
    pub(super) blocks: usize,
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
            facts.filter_map(|fact| Some((place(program.fact_slots(fact).answer)?, fact))).collect();
        let nodes = (0..).zip(program.nodes());
        Builder {
            program,
            varying,
            uses,
            producers: nodes.map(|(at, node): (u32, &Node)| (node.place(), at)).collect(),
            answers,
            inputs: vec![Input::default(); program.guideline().facts.len()],
            number_inputs: Vec::new(),
            states: Vec::new(),
            chosen: BTreeMap::new(),
            dimensions: Vec::new(),
            sums: Vec::new(),
            computed: Vec::new(),
            blocks: layout.blocks,
        }
    }

    /// Sorts every test into the kind that answers it.
    pub(super) fn tests(&mut self) {
        let numbers = self.answers.iter().filter_map(|(place, fact)| match place {
            Place::Number(at) => Some((*fact, NumberSlot(*at))),
            Place::Truth(_) | Place::Date(_) | Place::Word(_) | Place::Rows(_) => None,
        });
        let numbers: BTreeMap<FactId, NumberSlot> = numbers.collect();
        let slots: Vec<NumberSlot> = numbers.values().copied().collect();
        let sums = Sums::of(self.program, self.varying, &slots);
        let mut questions: BTreeMap<FactId, Vec<Question>> = BTreeMap::new();
        for (test, uses) in std::mem::take(&mut self.uses) {
            match test {
                Test::Chosen(at, option) => {
                    if let Some(fact) = self.answers.get(&Place::Word(at)).copied() {
                        self.option(fact, option as usize, uses);
                    }
                }
                Test::Slot(slot) => self.slot(slot, uses, &sums, &mut questions),
            }
        }
        self.use_sums(&numbers);
        for (fact, questions) in questions {
            let Some(cut) = self.cut(fact, &questions) else { continue };
            if let Some(input) = self.inputs.get_mut(fact.index()) {
                input.dimension = u32::try_from(self.dimensions.len()).ok();
            }
            self.dimensions.push(Dimension { cut, questions });
        }
    }

    fn slot(
        &mut self,
        slot: TruthSlot,
        uses: Vec<Use>,
        sums: &Sums<'_>,
        questions: &mut BTreeMap<FactId, Vec<Question>>,
    ) {
        if let Some(fact) = self.answers.get(&slot.into()).copied() {
            self.state(fact, uses);
            return;
        }
        let node = self.producers.get(&slot.into()).copied();
        let operation = node.and_then(|at| self.program.nodes().get(at as usize)).map(|node| node.operation);
        if let (Some(node), Some(operation)) = (node, operation) {
            if let Some(fact) = self.only_answer(operation) {
                questions.entry(fact).or_default().push(Question {
                    node,
                    out: slot,
                    effects: effects(&uses),
                });
                return;
            }
            if let Operation::LessNumber(a, b) = operation
                && let Some(sum) = sums.less(a, b, self.program)
            {
                self.sums.push((sum, Separate { out: slot, effects: effects(&uses) }));
                return;
            }
        }
        self.computed.push(Separate { out: slot, effects: effects(&uses) });
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

    fn state(&mut self, fact: FactId, uses: Vec<Use>) {
        if let Some(input) = self.inputs.get_mut(fact.index()) {
            input.state = u32::try_from(self.states.len()).ok();
            self.states.push(uses);
        }
    }

    fn option(&mut self, fact: FactId, option: usize, uses: Vec<Use>) {
        let options = self.chosen.entry(fact).or_default();
        if options.len() <= option {
            options.resize(option + 1, Vec::new());
        }
        options[option] = uses;
    }

    /// Gives the answers that sums look at their places.
    fn use_sums(&mut self, numbers: &BTreeMap<FactId, NumberSlot>) {
        let facts: Vec<FactId> = numbers.keys().copied().collect();
        let mut places: HashMap<u32, u32> = HashMap::new();
        for part in self.sums.iter_mut().flat_map(|(sum, _)| &mut sum.parts) {
            let Some(fact) = facts.get(part.input as usize).copied() else { continue };
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let at = *places.entry(part.input).or_insert(next);
            if at == next
                && let Some(slot) = numbers.get(&fact)
            {
                self.number_inputs.push(*slot);
            }
            part.input = at;
            if let Some(input) = self.inputs.get_mut(fact.index()) {
                input.ends = Some(at);
            }
        }
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
