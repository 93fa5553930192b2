//! From a program to the table.

use std::collections::{BTreeMap, BTreeSet};

use super::case::{Case, Unusual};
use super::decision::Decision;
use super::dimension::{Cut, fours};
use super::fill::Plan;
use super::formula::Formulas;
use super::input::{Input, NOWHERE};
use super::layout::Layout;
use super::rows::{Row, Rows};
use super::sort::{Builder, Tests};
use super::sums::{Ends, SumTable};
use super::varying::Varying;
use super::{Decider, Now, Weights};
use crate::date::Date;
use crate::evaluate::{Place, Slot, TruthSlot};
use crate::model::{FactId, Severity};
use crate::program::Program;
use crate::value::bits;

impl<'p> Decider<'p> {
    /// Makes the table of a program.
    #[must_use]
    pub fn new(program: &'p Program) -> Decider<'p> {
        let varying = Varying::of(program);
        let formulas = Formulas::of(program, &varying);
        let layout = Layout::of(program, &formulas);
        let mut builder = Builder::new(program, &varying, &layout);
        let tests = builder.tests();
        builder.into_decider(tests, layout)
    }

    /// A case in which every question is open, on a day.
    #[must_use]
    pub fn case(&self, as_of: Date) -> Case {
        let mut case = self.blank.clone();
        case.as_of = Some(as_of);
        self.program.set_as_of(as_of, &mut case.record);
        case
    }

    /// Space for what the rules say about a case.
    #[must_use]
    pub fn decision(&self) -> Decision<'_> {
        Decision::new(self, self.layout.blocks, self.layout.order.len().div_ceil(64))
    }
}

/// The rows and steps of all dimensions, and which rows a case picks in which nothing is answered.
#[derive(Default)]
struct DimensionRows {
    rows: Vec<Row>,
    picks: Vec<u32>,
    steps: Vec<[i64; 4]>,
}

impl<'p> Builder<'_, 'p> {
    fn into_decider(mut self, tests: Tests, layout: Layout) -> Decider<'p> {
        let now = now(self.program, self.varying, &layout);
        let roots = tests.computed.iter().map(|test| test.out);
        let roots = roots.chain(now.iter().flat_map(|now| [now.in_force, now.phase_reached]));
        let nodes = self.nodes_below(roots.map(Place::from).collect(), true);
        let sum_roots = tests.sum_tests.iter().map(|test| Place::from(test.out)).collect();
        let sum_nodes = self.nodes_below(sum_roots, false);
        let DimensionRows { rows, picks, steps } = self.dimension_rows();
        let blank = self.blank(&tests, picks);
        Decider {
            program: self.program,
            weights: weights(self.program, &layout),
            rows: Rows::new(&tests.uses, &rows, self.blocks),
            layout,
            plan: Plan::of(&self.inputs, &steps, &blank.bits),
            steps,
            dimensions: self.dimensions,
            inputs: self.inputs,
            sum_table: SumTable::of(tests.sums.iter()),
            sums: tests.sum_tests,
            needs_record: !tests.computed.is_empty() || !now.is_empty(),
            computed: tests.computed,
            nodes,
            sum_nodes,
            now,
            blank,
        }
    }

    /// Gives the dimensions their rows and steps.
    fn dimension_rows(&mut self) -> DimensionRows {
        let mut found = DimensionRows::default();
        let mut record = self.program.blank_record();
        let mut inputs: Vec<&mut Input> = self.inputs.iter_mut().collect();
        inputs.sort_by_key(|input| input.dimension);
        for input in inputs {
            let Some(dimension) = self.dimensions.get_mut(input.dimension as usize) else { continue };
            input.first_row = at_most(found.rows.len());
            found.rows.extend(dimension.rows(self.program, &mut record, self.blocks));
            // The last row is that of an open answer.
            found.picks.push(at_most(found.rows.len() - 1));
            match &dimension.cut {
                Cut::Options { options, .. } => input.count = *options,
                Cut::Steps { steps, .. } => {
                    input.count = at_most(steps.len());
                    input.first_step = at_most(found.steps.len());
                    found.steps.extend(fours(steps));
                }
            }
        }
        found
    }

    /// The case in which nothing is answered.
    fn blank(&self, tests: &Tests, picks: Vec<u32>) -> Case {
        let blank = self.program.blank();
        let facts = (0..).map(FactId).zip(&self.inputs);
        let oversized = facts.clone().filter(|(_, input)| match input.slot {
            Slot::Number(slot) => input.ends != NOWHERE && Ends::of(blank.range(slot)).is_none(),
            Slot::Truth(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. }
            | Slot::Rows(_) => false,
        });
        let unusual = oversized.map(|(fact, _)| Unusual { fact, row: Row::new(), oversized: true }).collect();
        let nothing = Ends { low: 0, high: 0 };
        let ends = self.number_inputs.iter().map(|slot| Ends::of(blank.range(*slot)).unwrap_or(nothing));
        Case {
            bits: (0..tests.words()).map(|word| [0, tests.open(word)]).collect(),
            picks,
            ends: ends.collect(),
            waived: vec![0; self.program.rules().len().div_ceil(64)],
            unusual,
            as_of: None,
            record: Box::new(self.program.blank_record()),
        }
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

/// How much the rules weigh.
fn weights(program: &Program, layout: &Layout) -> Vec<Weights> {
    let mut weights = vec![Weights::default(); layout.order.len().div_ceil(64)];
    for (at, rule) in layout.order.iter().enumerate() {
        let severity = program.guideline().rules.get(*rule as usize).map(|rule| rule.severity);
        let (Some(weights), Some(severity)) = (weights.get_mut(at / 64), severity) else { continue };
        let bit = 1 << (at % 64);
        match severity {
            Severity::Forbids => weights.forbids |= bit,
            Severity::Must => {
                weights.musts |= bit;
                weights.milder |= bit;
            }
            Severity::Should => weights.milder |= bit,
            Severity::Info => {}
        }
    }
    weights
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

/// Sizes of a table fit 32 bits: a guideline of that size could not be loaded.
pub(super) fn at_most(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
