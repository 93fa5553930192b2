//! From a program to the table.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::case::{Case, Input};
use super::dimension::{Cut, Dimension, Question, Row, Use, alive, effects, limit};
use super::formula::{Formulas, Test};
use super::layout::Layout;
use super::sums::{Ends, Sum, SumTable, Sums, millionths};
use super::varying::Varying;
use super::{Decider, Now, Separate};
use crate::date::Date;
use crate::evaluate::{Node, NumberSlot, Operation, Place, SetSlot, Slot, TruthSlot};
use crate::model::{FactId, Severity, Type};
use crate::program::Program;
use crate::truth::Truth;
use crate::value::bits;

impl<'p> Decider<'p> {
    /// Makes the table of a program.
    #[must_use]
    pub fn new(program: &'p Program) -> Decider<'p> {
        let varying = Varying::of(program);
        let formulas = Formulas::of(program, &varying);
        let layout = Layout::of(program, &formulas);
        let mut builder = Builder::new(program, &varying, &layout);
        builder.tests();
        builder.into_decider(layout)
    }

    /// A case in which every question is open, on a day.
    #[must_use]
    pub fn case(&self, as_of: Date) -> Case {
        let mut case = self.blank.clone();
        case.as_of = Some(as_of);
        self.program.set_as_of(as_of, &mut case.record);
        case
    }
}

/// A table while it is built.
struct Builder<'b, 'p> {
    program: &'p Program,
    varying: &'b Varying,
    uses: BTreeMap<Test, Vec<Use>>,
    producers: HashMap<Place, u32>,
    /// The fact of each answer.
    answers: HashMap<Place, FactId>,
    inputs: Vec<Input>,
    number_inputs: Vec<NumberSlot>,
    /// Uses of each truth that picks rows with two others.
    states: Vec<Vec<Use>>,
    /// Uses of the options of choices of many.
    chosen: BTreeMap<FactId, Vec<Vec<Use>>>,
    dimensions: Vec<Dimension>,
    sums: Vec<(Sum, Separate)>,
    computed: Vec<Separate>,
    blocks: usize,
}

impl<'b, 'p> Builder<'b, 'p> {
    fn new(program: &'p Program, varying: &'b Varying, layout: &Layout) -> Builder<'b, 'p> {
        let mut uses: BTreeMap<Test, Vec<Use>> = BTreeMap::new();
        for (bit, term) in &layout.terms {
            for literal in term {
                uses.entry(literal.test).or_default().push(Use { bit: *bit, holds: literal.holds });
            }
        }
        let facts = (0..).map(FactId).take(program.guideline().facts.len());
        let answers = facts.filter_map(|fact| Some((place(program.fact_slots(fact).answer)?, fact))).collect();
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
    fn tests(&mut self) {
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
                questions.entry(fact).or_default().push(Question { node, out: slot, effects: effects(&uses) });
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
        let (set, other) = match operation {
            Operation::OneOf(a, b) | Operation::SameOption(a, b) | Operation::LessOption(a, b, _) => {
                if self.is_constant(a) { (b, a) } else { (a, b) }
            }
            _ => return None,
        };
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

    /// Truths in threes: answers of yes or no, then the options of each choice of many.
    fn groups(&mut self) -> Vec<Vec<Vec<Use>>> {
        let mut groups: Vec<Vec<Vec<Use>>> = self.states.chunks(3).map(<[_]>::to_vec).collect();
        for (fact, options) in &self.chosen {
            for (first, three) in (0..).step_by(3).zip(options.chunks(3)) {
                if three.iter().any(|uses| !uses.is_empty())
                    && let Some(input) = self.inputs.get_mut(fact.index())
                {
                    input.threes.push((u32::try_from(groups.len()).unwrap_or(u32::MAX), first));
                    let full = three.iter().cloned().chain(std::iter::repeat(Vec::new()));
                    groups.push(full.take(3).collect());
                }
            }
        }
        groups
    }

    /// Gives the answers that sums look at their places.
    fn use_sums(&mut self, numbers: &BTreeMap<FactId, NumberSlot>) {
        let facts: Vec<FactId> = numbers.keys().copied().collect();
        let mut places: HashMap<u32, u32> = HashMap::new();
        for part in self.sums.iter_mut().flat_map(|(sum, _)| &mut sum.parts) {
            let Some(fact) = facts.get(part.input as usize).copied() else { continue };
            let next = u32::try_from(places.len()).unwrap_or(u32::MAX);
            let at = *places.entry(part.input).or_insert(next);
            if at == next && let Some(slot) = numbers.get(&fact) {
                self.number_inputs.push(*slot);
            }
            part.input = at;
            if let Some(input) = self.inputs.get_mut(fact.index()) {
                input.ends = Some(at);
            }
        }
    }

    fn into_decider(mut self, layout: Layout) -> Decider<'p> {
        let rules = self.program.rules();
        let now = now(self.program, self.varying, &layout);
        let roots = self.computed.iter().map(|test| test.out);
        let roots = roots.chain(now.iter().flat_map(|now| [now.in_force, now.phase_reached]));
        let nodes = self.nodes_below(roots.map(Place::from).collect(), true);
        let sum_roots = self.sums.iter().map(|(_, test)| Place::from(test.out)).collect();
        let sum_nodes = self.nodes_below(sum_roots, false);
        let groups = self.groups();
        for input in &mut self.inputs {
            let looked_up = input.dimension.is_some() || input.state.is_some() || !input.threes.is_empty();
            input.matters = looked_up || input.ends.is_some() || input.recorded;
        }
        let stride = 2 * self.blocks;
        let mut rows: Row = alive(self.blocks);
        let mut first_rows = Vec::new();
        for group in &groups {
            first_rows.push(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            rows.extend(group_rows(group, self.blocks).into_iter().flatten());
        }
        let mut record = self.program.blank_record();
        let mut picks: Vec<u32> = Vec::new();
        for dimension in &mut self.dimensions {
            first_rows.push(u32::try_from(rows.len()).unwrap_or(u32::MAX));
            rows.extend(dimension.rows(self.program, &mut record, self.blocks).into_iter().flatten());
            // The last row is that of an open answer.
            picks.push(u32::try_from(rows.len() - stride).unwrap_or(u32::MAX));
        }
        let stride = u32::try_from(stride).unwrap_or(u32::MAX);
        let states = vec![1; self.states.len()];
        // Of one, two or three open truths.
        let open_row = |group: &Vec<Vec<Use>>| [0, 1, 4, 13][group.len().min(3)];
        let of_groups = groups.iter().zip(&first_rows).map(|(group, first)| first + stride * open_row(group));
        let picks: Vec<u32> = of_groups.chain(picks).collect();
        let words = rules.len().div_ceil(64);
        let counted: Vec<(bool, bool)> = self.counted();
        let count = |which: fn(&(bool, bool)) -> bool| counted.iter().filter(|counted| which(counted)).count();
        let blank = Case {
            picks,
            states,
            ends: self.number_inputs.iter().map(|slot| self.ends(*slot)).flat_map(|ends| [ends, ends.turned()]).collect(),
            oversized: u32::try_from(count(|counted| counted.1)).unwrap_or(u32::MAX),
            open: u32::try_from(count(|counted| counted.0)).unwrap_or(u32::MAX),
            counted,
            own: Vec::new(),
            as_of: None,
            record: self.program.blank_record(),
            waived: vec![0; words],
            alive: alive(self.blocks),
            results: std::array::from_fn(|_| vec![0; words]),
            now: std::array::from_fn(|_| vec![u64::MAX; words]),
        };
        let severity = |wanted: Severity| {
            let model = &self.program.guideline().rules;
            select(&layout, |rule| model.get(rule).is_some_and(|rule| rule.severity == wanted))
        };
        Decider {
            program: self.program,
            forbids: severity(Severity::Forbids),
            musts: severity(Severity::Must),
            shoulds: severity(Severity::Should),
            layout,
            rows,
            stride,
            groups: groups.len(),
            first_rows,
            dimensions: self.dimensions,
            inputs: self.inputs,
            sum_table: SumTable::of(self.sums.iter().map(|(sum, _)| sum)),
            sums: self.sums.into_iter().map(|(_, test)| test).collect(),
            needs_record: !self.computed.is_empty() || !now.is_empty(),
            computed: self.computed,
            nodes,
            sum_nodes,
            now,
            blank,
        }
    }

    /// What a number of sums can be with nothing answered. One beyond sums counts as oversized.
    fn ends(&self, slot: NumberSlot) -> Ends {
        Ends::of(self.program.blank().range(slot)).unwrap_or(Ends { low: 0, high: 0 })
    }

    /// Which facts count as open and as oversized with nothing answered.
    fn counted(&self) -> Vec<(bool, bool)> {
        let blank = self.program.blank();
        let facts = (0..).map(FactId).zip(&self.inputs);
        facts
            .map(|(fact, input)| {
                let answer = self.program.fact_slots(fact).answer;
                let oversized = match (answer, input.ends) {
                    (Slot::Number(slot), Some(_)) => Ends::of(blank.range(slot)).is_none(),
                    _ => false,
                };
                (input.matters && !blank.is_settled(answer), oversized)
            })
            .collect()
    }

    /// The nodes that these places rest on, rising. `record` marks the answers among them as needed.
    fn nodes_below(&mut self, mut places: Vec<Place>, record: bool) -> Vec<u32> {
        let mut found: BTreeSet<u32> = BTreeSet::new();
        while let Some(place) = places.pop() {
            if let Some(fact) = self.answers.get(&place)
                && let Some(input) = self.inputs.get_mut(fact.index())
            {
                input.recorded |= record;
            }
            if let Some(at) = self.producers.get(&place)
                && found.insert(*at)
                && let Some(node) = self.program.nodes().get(*at as usize)
            {
                node.each_input(self.program.tables(), &mut |input| places.push(input));
            }
        }
        found.into_iter().collect()
    }
}

/// The rows of up to three truths: no, open and yes of the first, then of the second, then of the third.
fn group_rows(group: &[Vec<Use>], blocks: usize) -> Vec<Row> {
    let count = 3_usize.pow(u32::try_from(group.len()).unwrap_or(3));
    let row = |at: usize| {
        let mut row = alive(blocks);
        for (uses, weight) in group.iter().zip([1, 3, 9]) {
            let truth = [Truth::NO, Truth::OPEN, Truth::YES][at / weight % 3];
            limit(&mut row, &effects(uses), truth);
        }
        row
    };
    (0..count).map(row).collect()
}

/// Rules that are not always in force in a phase that is reached, by what that depends on.
fn now(program: &Program, varying: &Varying, layout: &Layout) -> Vec<Now> {
    let mut found: BTreeMap<[TruthSlot; 2], BTreeSet<usize>> = BTreeMap::new();
    for (at, rule) in program.rules().iter().enumerate() {
        let slots = [rule.in_force, rule.phase_reached];
        if slots.iter().any(|slot| varying.constant_truth(*slot, program) != Some(true)) {
            found.entry(slots).or_default().insert(at);
        }
    }
    let groups = found.into_iter();
    groups
        .map(|([in_force, phase_reached], rules)| Now {
            in_force,
            phase_reached,
            rules: select(layout, |rule| rules.contains(&rule)),
        })
        .collect()
}

/// Rules as result bits.
fn select(layout: &Layout, holds: impl Fn(usize) -> bool) -> Vec<u64> {
    let mut words = vec![0; layout.order.len().div_ceil(64)];
    for (at, rule) in layout.order.iter().enumerate() {
        if holds(*rule as usize) {
            bits::insert(&mut words, at);
        }
    }
    words
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
