//! From a program to the table.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::dimension::{Row, Use, alive, effects, limit};
use super::formula::Formulas;
use super::layout::Layout;
use super::sort::Builder;
use super::sums::{Ends, SumTable};
use super::varying::Varying;
use super::{Decider, Now};
use crate::date::Date;
use crate::evaluate::{NumberSlot, Place, Slot, TruthSlot};
use crate::model::{FactId, Severity};
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

/// All rows, and which of them a case picks in which nothing is answered.
struct Rows {
    rows: Row,
    first_rows: Vec<u32>,
    picks: Vec<u32>,
    /// How many of the first picks are of truths in threes.
    groups: usize,
}

impl<'p> Builder<'_, 'p> {
    fn into_decider(mut self, layout: Layout) -> Decider<'p> {
        let now = now(self.program, self.varying, &layout);
        let roots = self.computed.iter().map(|test| test.out);
        let roots = roots.chain(now.iter().flat_map(|now| [now.in_force, now.phase_reached]));
        let nodes = self.nodes_below(roots.map(Place::from).collect(), true);
        let sum_roots = self.sums.iter().map(|(_, test)| Place::from(test.out)).collect();
        let sum_nodes = self.nodes_below(sum_roots, false);
        let Rows { rows, first_rows, picks, groups } = self.rows();
        let blank = self.blank(picks);
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
            stride: at_most(2 * self.blocks),
            groups,
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

    /// One row that leaves everything alive, then those of truths in threes, then those of the dimensions.
    fn rows(&mut self) -> Rows {
        let groups = self.groups();
        let (mut rows, mut first_rows, mut picks) = (alive(self.blocks), Vec::new(), Vec::new());
        let stride = 2 * self.blocks;
        for group in &groups {
            // The row of one, two or three open truths.
            let open = [0, 1, 4, 13][group.len().min(3)];
            first_rows.push(at_most(rows.len()));
            picks.push(at_most(rows.len() + stride * open));
            rows.extend(group_rows(group, self.blocks).into_iter().flatten());
        }
        let mut record = self.program.blank_record();
        for dimension in &mut self.dimensions {
            first_rows.push(at_most(rows.len()));
            rows.extend(dimension.rows(self.program, &mut record, self.blocks).into_iter().flatten());
            // The last row is that of an open answer.
            picks.push(at_most(rows.len() - stride));
        }
        Rows { rows, first_rows, picks, groups: groups.len() }
    }

    /// The case in which nothing is answered.
    fn blank(&mut self, picks: Vec<u32>) -> Case {
        for input in &mut self.inputs {
            let looked_up = input.dimension.is_some() || input.state.is_some() || !input.threes.is_empty();
            input.matters = looked_up || input.ends.is_some() || input.recorded;
        }
        let words = self.program.rules().len().div_ceil(64);
        let counted = self.counted();
        let count =
            |which: fn(&(bool, bool)) -> bool| counted.iter().filter(|counted| which(counted)).count();
        let ends = self.number_inputs.iter().map(|slot| self.ends(*slot));
        Case {
            picks,
            states: vec![1; self.states.len()],
            ends: ends.flat_map(|ends| [ends, ends.turned()]).collect(),
            oversized: at_most(count(|counted| counted.1)),
            open: at_most(count(|counted| counted.0)),
            counted,
            own: Vec::new(),
            as_of: None,
            record: self.program.blank_record(),
            waived: vec![0; words],
            alive: alive(self.blocks),
            results: std::array::from_fn(|_| vec![0; words]),
            now: std::array::from_fn(|_| vec![u64::MAX; words]),
        }
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
                let oversized = if let (Slot::Number(slot), Some(_)) = (answer, input.ends) {
                    Ends::of(blank.range(slot)).is_none()
                } else {
                    false
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

/// Sizes of a table fit 32 bits: a guideline of that size could not be loaded.
fn at_most(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}
