//! From a program to a plan: which tests and conditions planes of bits can answer.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::plan::{Plan, RuleWires, Step, SumPart, Wire, Wires};
use crate::date::Date;
use crate::decide::sums::{Ends, Sums};
use crate::decide::varying::Varying;
use crate::evaluate::{NumberSlot, Operation, Place, Record, SetSlot, Slot, TruthSlot};
use crate::model::{FactId, Type};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::text::QuickSet;
use crate::value::bits;

/// A plan while it is built.
pub(super) struct Builder<'p> {
    pub(super) program: &'p Program,
    /// What holds where nothing is answered, on this day.
    pub(super) open: Record,
    /// A record to try answers in.
    pub(super) trial: Record,
    pub(super) varying: Varying,
    /// The fact of each answer that has a column.
    pub(super) answers: HashMap<Place, FactId>,
    steps: Vec<Step>,
    operands: Vec<Wire>,
    wires: Vec<Wire>,
    chosen: BTreeMap<(FactId, u32), Wire>,
    /// The fact of each number in the order in which sums name them.
    number_facts: Vec<FactId>,
}

impl<'p> Builder<'p> {
    /// A plan for columns of these facts; all others are open in every row. Sums look only at `summed` ones.
    pub(super) fn plan(program: &'p Program, as_of: Date, present: &[FactId], summed: &[FactId]) -> Plan {
        let mut open = program.blank_record();
        program.set_as_of(as_of, &mut open);
        program.run(&mut open);
        let answers: HashMap<Place, FactId> = present
            .iter()
            .filter_map(|fact| Some((place(program.fact_slots(*fact).answer)?, *fact)))
            .collect();
        let varying = Varying::reached_from(answers.keys().copied().collect::<QuickSet<_>>(), program);
        let wires = open.truths.iter().map(|truth| Wire::constant(*truth)).collect();
        let mut builder = Builder {
            program,
            trial: open.clone(),
            open,
            varying,
            answers,
            steps: Vec::new(),
            operands: Vec::new(),
            wires,
            chosen: BTreeMap::new(),
            number_facts: summed.to_vec(),
        };
        builder.answers_of_yes_or_no(present);
        builder.nodes();
        let rules = builder.rules();
        builder.finish(rules)
    }

    fn push(&mut self, step: Step) -> Wire {
        self.steps.push(step);
        Wire::plane(Wire::FIXED + self.steps.len() - 1)
    }

    fn wire(&self, slot: TruthSlot) -> Wire {
        self.wires.get(slot.0 as usize).copied().unwrap_or(Wire::OPEN)
    }

    fn answers_of_yes_or_no(&mut self, present: &[FactId]) {
        for fact in present {
            if let Slot::Truth(slot) = self.program.fact_slots(*fact).answer {
                let wire = self.push(Step::Truth(*fact));
                self.set(slot, wire);
            }
        }
    }

    fn set(&mut self, slot: TruthSlot, wire: Wire) {
        if let Some(place) = self.wires.get_mut(slot.0 as usize) {
            *place = wire;
        }
    }

    fn nodes(&mut self) {
        let program = self.program;
        let slots: Vec<NumberSlot> = self
            .number_facts
            .iter()
            .filter_map(|fact| match program.fact_slots(*fact).answer {
                Slot::Number(slot) => Some(slot),
                Slot::Truth(_)
                | Slot::Date(_)
                | Slot::Choice(_)
                | Slot::Choices(_)
                | Slot::Series { .. }
                | Slot::Rows(_) => None,
            })
            .collect();
        // Sums borrow what varies, and tests are tried while they are looked up.
        let varying =
            std::mem::replace(&mut self.varying, Varying::reached_from(QuickSet::default(), program));
        let sums = Sums::of(program, &varying, &slots);
        let mut found: Vec<(usize, Option<Step>)> = Vec::new();
        for (at, node) in program.nodes().iter().enumerate() {
            if let (Place::Truth(_), Operation::LessNumber(a, b)) = (node.place(), node.operation) {
                found.push((at, sums.less(a, b, program).and_then(|sum| self.sum(&sum))));
            }
        }
        drop(sums);
        self.varying = varying;
        let mut sums: HashMap<usize, Step> =
            found.into_iter().filter_map(|(at, step)| Some((at, step?))).collect();
        for (at, node) in program.nodes().iter().enumerate() {
            if let Place::Truth(slot) = node.place()
                && self.varying.reaches(node.place())
            {
                let number = u32::try_from(at).unwrap_or(u32::MAX);
                let wire = self.node(number, node.operation, TruthSlot(slot), sums.remove(&at));
                self.set(TruthSlot(slot), wire);
            }
        }
    }

    /// The plane of a truth that differs between rows.
    fn node(&mut self, at: u32, operation: Operation, slot: TruthSlot, sum: Option<Step>) -> Wire {
        use Operation as O;
        let tables = self.program.tables();
        let wires = |builder: &Self, list| -> Vec<Wire> {
            tables.list(list).iter().map(|at| builder.wire(TruthSlot(*at))).collect()
        };
        let found = match operation {
            O::Not(a) => Some(self.wire(a).not()),
            O::And(list) => Some(self.and(&wires(self, list))),
            O::Or(list) => Some(self.or(&wires(self, list))),
            O::SameTruth(a, b) => Some(self.same(self.wire(a), self.wire(b))),
            O::SelectTruth(list) => {
                let wires = wires(self, list);
                let wires = self.operands(&wires);
                Some(self.push(Step::Select(wires)))
            }
            O::AnyOf(set, list) => self.chosen(set, list).map(|(inside, _)| self.or(&inside)),
            O::AllOf(set, list) => self.chosen(set, list).map(|(inside, _)| self.and(&inside)),
            O::OnlyOf(set, list) => self.chosen(set, list).map(|(_, outside)| self.or(&outside).not()),
            O::ExactlyOf(set, list) => self.chosen(set, list).map(|(mut inside, outside)| {
                inside.extend(outside.into_iter().map(Wire::not));
                self.and(&inside)
            }),
            O::LessNumber(a, b) => self.number_test(at, slot, a, b).or(sum).map(|step| self.push(step)),
            O::SameNumber(a, b) => match self.nothing_chosen(a, b) {
                Some(wire) => Some(wire),
                None => self.number_test(at, slot, a, b).map(|step| self.push(step)),
            },
            O::OneOf(a, b) | O::SameOption(a, b) | O::LessOption(a, b, _) => {
                self.option_test(at, slot, a, b).map(|step| self.push(step))
            }
            O::LessDate(..)
            | O::SameDate(..)
            | O::GivenNumber(_)
            | O::GivenDate(_)
            | O::RowsTruth(..)
            | O::Add(..)
            | O::Subtract(..)
            | O::Multiply(..)
            | O::Divide(..)
            | O::Ratio(..)
            | O::Negate(_)
            | O::LeastNumber(_)
            | O::GreatestNumber(_)
            | O::Round(..)
            | O::SizeOfChoices(_)
            | O::SizeOfRows(_)
            | O::Sum(_)
            | O::SumSeries(..)
            | O::PresentValue(..)
            | O::PaybackYear(..)
            | O::DaysBetween(..)
            | O::PointsOfChoice(..)
            | O::PointsOfChoices(..)
            | O::SelectNumber(_)
            | O::YearOf(..)
            | O::RowsNumber(..)
            | O::AddDays(..)
            | O::AddMonths(..)
            | O::LeastDate(_)
            | O::GreatestDate(_)
            | O::SelectDate(_)
            | O::LaterIfGiven(..)
            | O::SelectChoice(..)
            | O::GateChoices(..)
            | O::GateRows(..) => None,
        };
        found.unwrap_or_else(|| self.push(Step::Computed(slot)))
    }

    fn operands(&mut self, wires: &[Wire]) -> Wires {
        let at = u32::try_from(self.operands.len()).unwrap_or(u32::MAX);
        self.operands.extend_from_slice(wires);
        Wires { at, count: u32::try_from(wires.len()).unwrap_or(u32::MAX) }
    }

    fn and(&mut self, wires: &[Wire]) -> Wire {
        let mut left: Vec<Wire> = wires.iter().copied().filter(|wire| *wire != Wire::YES).collect();
        left.sort_unstable();
        left.dedup();
        match left.as_slice() {
            _ if left.contains(&Wire::NO) => Wire::NO,
            [] => Wire::YES,
            [only] => *only,
            [_, ..] => {
                let wires = self.operands(&left);
                self.push(Step::And(wires))
            }
        }
    }

    fn or(&mut self, wires: &[Wire]) -> Wire {
        let mut left: Vec<Wire> = wires.iter().copied().filter(|wire| *wire != Wire::NO).collect();
        left.sort_unstable();
        left.dedup();
        match left.as_slice() {
            _ if left.contains(&Wire::YES) => Wire::YES,
            [] => Wire::NO,
            [only] => *only,
            [_, ..] => {
                let wires = self.operands(&left);
                self.push(Step::Or(wires))
            }
        }
    }

    fn same(&mut self, a: Wire, b: Wire) -> Wire {
        match (a, b) {
            (Wire::YES, other) | (other, Wire::YES) => other,
            (Wire::NO, other) | (other, Wire::NO) => other.not(),
            (a, b) => self.push(Step::Same(a, b)),
        }
    }

    /// Of a choice of many with a column, the options in a list and the others.
    fn chosen(&mut self, set: SetSlot, list: SetSlot) -> Option<(Vec<Wire>, Vec<Wire>)> {
        let fact = self.answers.get(&set.into()).copied()?;
        let Type::Choices(options) = self.program.guideline().facts.get(fact.index())?.ty else {
            return None;
        };
        let count = u32::try_from(self.program.guideline().option_list(options).options.len()).ok()?;
        let listed = self.open.set(list).to_vec();
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        for option in 0..count {
            let wire = match self.chosen.get(&(fact, option)) {
                Some(wire) => *wire,
                None => self.push(Step::Chosen(fact, option)),
            };
            self.chosen.insert((fact, option), wire);
            if bits::contains(&listed, option as usize) { inside.push(wire) } else { outside.push(wire) }
        }
        Some((inside, outside))
    }

    /// Whether `size(x) == 0` is what two numbers are asked: then none of the options is chosen.
    fn nothing_chosen(&mut self, a: NumberSlot, b: NumberSlot) -> Option<Wire> {
        let size = |slot: NumberSlot| {
            let node = self.program.nodes().iter().find(|node| node.place() == slot.into())?;
            if let Operation::SizeOfChoices(set) = node.operation { Some(set) } else { None }
        };
        let zero = |slot: NumberSlot| self.varying.constant_number(slot, self.program) == Some(Number::ZERO);
        let set = size(a).filter(|_| zero(b)).or_else(|| size(b).filter(|_| zero(a)))?;
        let nothing = SetSlot { at: set.at, words: 0 };
        self.chosen(set, nothing).map(|(_, outside)| self.or(&outside).not())
    }

    fn sum(&self, sum: &crate::decide::sums::Sum) -> Option<Step> {
        let parts = sum.parts.iter().map(|part| {
            let fact = self.number_facts.get(part.input as usize).copied()?;
            let Slot::Number(slot) = self.program.fact_slots(fact).answer else { return None };
            let range = self.open.range(slot);
            let ends = Ends::of(range)?;
            let (low, high) = if part.minus { (-ends.high, -ends.low) } else { (ends.low, ends.high) };
            Some(SumPart { fact, minus: part.minus, low, high, unbounded: range == NumberRange::UNBOUNDED })
        });
        Some(Step::Sum { parts: parts.collect::<Option<_>>()?, constant: sum.constant })
    }

    fn rules(&mut self) -> Vec<RuleWires> {
        let program = self.program;
        let rules = program.rules().iter().zip(&program.guideline().rules);
        rules
            .map(|(slots, rule)| RuleWires {
                applies: self.wire(slots.applies),
                requires: self.wire(slots.requires),
                in_force: self.wire(slots.in_force),
                phase_reached: self.wire(slots.phase_reached),
                severity: rule.severity,
            })
            .collect()
    }

    /// Only the steps that some rule rests on, with their planes numbered anew.
    fn finish(self, mut rules: Vec<RuleWires>) -> Plan {
        let mut needed: Vec<bool> = vec![false; self.steps.len()];
        let mut settles = true;
        let mut mark = |wire: Wire, needed: &mut Vec<bool>| {
            settles &= wire != Wire::OPEN;
            if let Some(place) = wire.at().checked_sub(Wire::FIXED).and_then(|at| needed.get_mut(at)) {
                *place = true;
            }
        };
        for rule in &rules {
            for wire in [rule.applies, rule.requires, rule.in_force, rule.phase_reached] {
                mark(wire, &mut needed);
            }
        }
        for at in (0..self.steps.len()).rev() {
            if needed[at] {
                self.steps[at].each_wire(&self.operands, &mut |wire| mark(wire, &mut needed));
            }
        }
        let mut next = Wire::FIXED;
        let places: Vec<usize> = needed
            .iter()
            .map(|needed| {
                let at = next;
                next += usize::from(*needed);
                at
            })
            .collect();
        let moved = |wire: Wire| match wire.at().checked_sub(Wire::FIXED).and_then(|at| places.get(at)) {
            Some(at) if wire.is_turned() => Wire::plane(*at).not(),
            Some(at) => Wire::plane(*at),
            None => wire,
        };
        for rule in &mut rules {
            for wire in [&mut rule.applies, &mut rule.requires, &mut rule.in_force, &mut rule.phase_reached] {
                *wire = moved(*wire);
            }
        }
        let operands = self.operands.iter().map(|wire| moved(*wire)).collect();
        let steps = self.steps.into_iter().zip(&needed).filter(|(_, needed)| **needed);
        let steps: Vec<Step> = steps
            .map(|(step, _)| match step {
                Step::Same(a, b) => Step::Same(moved(a), moved(b)),
                Step::Truth(_)
                | Step::Chosen(..)
                | Step::Number { .. }
                | Step::Option { .. }
                | Step::Sum { .. }
                | Step::Computed(_)
                | Step::And(_)
                | Step::Or(_)
                | Step::Select(_) => step,
            })
            .collect();
        let mut facts: BTreeSet<FactId> = BTreeSet::new();
        steps.iter().for_each(|step| {
            step.each_fact(&mut |fact| {
                facts.insert(fact);
            });
        });
        let (nodes, recorded) = below(self.program, &steps, &self.answers);
        let (choices, options) = (choices(self.program, &facts), options(self.program, &facts));
        // What the evaluator computes may be open where every answer is there: a quotient, an overflow.
        settles &= !steps.iter().any(|step| matches!(step, Step::Computed(_)));
        Plan {
            steps,
            operands,
            rules,
            facts: facts.into_iter().collect(),
            choices,
            options,
            nodes,
            recorded,
            settles,
        }
    }
}

/// The last code of each choice of one that counts as an answer.
fn choices(program: &Program, facts: &BTreeSet<FactId>) -> Vec<(FactId, u8)> {
    let choice = |fact: &FactId| match program.fact_slots(*fact).answer {
        Slot::Choice(slot) => {
            let last = bits::iter(program.blank().set(slot)).last()?;
            Some((*fact, u8::try_from(last).ok()?))
        }
        Slot::Truth(_)
        | Slot::Number(_)
        | Slot::Date(_)
        | Slot::Choices(_)
        | Slot::Series { .. }
        | Slot::Rows(_) => None,
    };
    facts.iter().filter_map(choice).collect()
}

/// How many options each choice of many has.
fn options(program: &Program, facts: &BTreeSet<FactId>) -> Vec<(FactId, usize)> {
    let options = |fact: &FactId| match program.guideline().facts.get(fact.index())?.ty {
        Type::Choices(list) => Some((*fact, program.guideline().option_list(list).options.len())),
        Type::Truth
        | Type::Number
        | Type::Date
        | Type::Text
        | Type::Choice(_)
        | Type::Series
        | Type::Rows(_) => None,
    };
    facts.iter().filter_map(options).collect()
}

/// The nodes that the evaluator has to compute, rising, and the facts with columns that they look at.
fn below(program: &Program, steps: &[Step], answers: &HashMap<Place, FactId>) -> (Vec<u32>, Vec<FactId>) {
    let producers: HashMap<Place, u32> =
        (0..).zip(program.nodes()).map(|(at, node)| (node.place(), at)).collect();
    let mut places: Vec<Place> = Vec::new();
    for step in steps {
        if let Step::Computed(slot) = step {
            places.push((*slot).into());
        }
    }
    let (mut nodes, mut facts): (BTreeSet<u32>, BTreeSet<FactId>) = (BTreeSet::new(), BTreeSet::new());
    while let Some(place) = places.pop() {
        facts.extend(answers.get(&place));
        if let Some(at) = producers.get(&place)
            && nodes.insert(*at)
            && let Some(node) = program.nodes().get(*at as usize)
        {
            node.each_input(program.tables(), &mut |input| places.push(input));
        }
    }
    (nodes.into_iter().collect(), facts.into_iter().collect())
}

/// The place of an answer that a column can hold.
fn place(slot: Slot) -> Option<Place> {
    match slot {
        Slot::Truth(at) => Some(at.into()),
        Slot::Number(at) => Some(at.into()),
        Slot::Date(at) => Some(at.into()),
        Slot::Choice(at) | Slot::Choices(at) => Some(at.into()),
        Slot::Series { .. } | Slot::Rows(_) => None,
    }
}

/// A number in the slot of an answer.
pub(super) fn point(millionths: i64) -> NumberRange {
    NumberRange::point(Number::from_units(i128::from(millionths) * 1_000_000))
}
