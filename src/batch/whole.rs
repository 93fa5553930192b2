//! All blocks of a batch.

use super::build::Builder;
use super::columns::Columns;
use super::exact;
use super::lanes::{ALL, NONE, Plane, ROWS, Ready, present, summed};
use super::plan::{Plan, RuleWires, Wire};
use super::results::{Results, Room, RuleKind, raise};
use super::run::{Block, Planes, rows_of};
use crate::assess::Status;
use crate::date::Date;
use crate::evaluate::Record;
use crate::model::{FactId, ValueId};
use crate::program::Program;
use crate::value::Possible;

/// A program made ready to assess batch after batch, on one day.
#[derive(Clone, Debug)]
pub struct Batch<'p> {
    program: &'p Program,
    as_of: Date,
    values: Vec<ValueId>,
    rules: Vec<RuleKind>,
    prepared: Option<Prepared>,
}

/// The plan for the columns of the last batch.
#[derive(Clone, Debug)]
struct Prepared {
    present: Vec<FactId>,
    summed: Vec<FactId>,
    plan: Plan,
}

/// What the evaluator computes with, one for each thread.
#[derive(Clone, Debug)]
struct Scratch {
    /// For single tests: what the columns do not reach stays open.
    tests: Record,
    /// For whole rows.
    row: Record,
    planes: Planes,
}

/// As many blocks a thread takes at a time; each time it makes room for itself anew.
#[cfg(feature = "parallel")]
const FEWEST: usize = 4;

/// What all blocks of a batch share.
#[derive(Clone, Copy)]
struct Work<'a> {
    program: &'a Program,
    as_of: Date,
    values: &'a [ValueId],
    columns: &'a Columns,
    prepared: &'a Prepared,
    ready: &'a Ready,
}

/// The room for one block, and for the values of its rows.
struct Place<'r> {
    room: Room<'r>,
    values: Vec<Vec<Possible>>,
}

impl<'p> Batch<'p> {
    /// A batch of cases on a day. Findings and verdicts only, until values are asked for.
    #[must_use]
    pub fn new(program: &'p Program, as_of: Date) -> Batch<'p> {
        let rules = program.guideline().rules.iter();
        let kind = |rule: &crate::model::Rule| RuleKind {
            met: if rule.requires.is_some() || !rule.evidence.is_empty() {
                Status::Met
            } else {
                Status::Noted
            },
        };
        Batch { program, as_of, values: Vec::new(), rules: rules.map(kind).collect(), prepared: None }
    }

    /// Asks for values as well. They are computed by the evaluator, row by row.
    #[must_use]
    pub fn with_values(mut self, values: &[ValueId]) -> Batch<'p> {
        self.values = values.to_vec();
        self
    }

    /// Asks for these values from now on, and no others.
    pub fn ask(&mut self, values: &[ValueId]) {
        self.values.clear();
        self.values.extend_from_slice(values);
    }

    /// The program.
    #[must_use]
    pub fn program(&self) -> &'p Program {
        self.program
    }

    /// The day.
    #[must_use]
    pub fn as_of(&self) -> Date {
        self.as_of
    }

    /// Assesses these cases. The first batch, and one whose columns are others than before, takes some time more,
    /// to plan what is computed.
    #[must_use]
    pub fn assess(&mut self, columns: &Columns) -> Results {
        let mut results = Results::default();
        self.assess_into(columns, &mut results);
        results
    }

    /// Assesses these cases into results whose space is used again.
    pub fn assess_into(&mut self, columns: &Columns, results: &mut Results) {
        let present = present(self.program, columns);
        let summed = summed(columns, &present);
        let known = self.prepared.take();
        let prepared = known.filter(|known| known.present == present && known.summed == summed);
        let prepared = prepared.unwrap_or_else(|| {
            let plan = Builder::plan(self.program, self.as_of, &present, &summed);
            Prepared { present, summed, plan }
        });
        let ready = Ready::new(&prepared.plan, columns);
        let work = Work {
            program: self.program,
            as_of: self.as_of,
            values: &self.values,
            columns,
            prepared: &prepared,
            ready: &ready,
        };
        let blocks = columns.rows().div_ceil(ROWS);
        results.rows = columns.rows();
        results.rules.clone_from(&self.rules);
        results.findings.resize(blocks * self.rules.len(), [NONE; 3]);
        results.classes.resize(blocks, [[NONE; 3]; 2]);
        results.values.clear();
        let values = work.all(results);
        for (at, id) in self.values.iter().enumerate() {
            let column = values.iter().flat_map(|values| values.get(at).into_iter().flatten().cloned());
            results.values.push((*id, column.collect()));
        }
        self.prepared = Some(prepared);
    }
}

impl Work<'_> {
    fn scratch(&self) -> Scratch {
        let mut tests = self.program.blank_record();
        self.program.set_as_of(self.as_of, &mut tests);
        // Nodes that no answer reaches are computed here, once.
        self.program.run(&mut tests);
        Scratch { row: tests.clone(), tests, planes: Planes::new(&self.prepared.plan) }
    }

    /// All blocks, each into its own room. Gives the values of each block.
    fn all(self, results: &mut Results) -> Vec<Vec<Vec<Possible>>> {
        let rules = self.prepared.plan.rules.len();
        let findings = split(&mut results.findings, rules, results.classes.len());
        let rooms = findings.into_iter().zip(&mut results.classes);
        let places: Vec<(usize, Room<'_>)> =
            rooms.map(|(findings, classes)| Room { findings, classes }).enumerate().collect();
        #[cfg(feature = "parallel")]
        if places.len() > 1 {
            use rayon::prelude::*;
            let places = places.into_par_iter().with_min_len(FEWEST);
            return places
                .map_init(|| self.scratch(), |scratch, (at, room)| self.block(at, room, scratch))
                .collect();
        }
        let mut scratch = self.scratch();
        places.into_iter().map(|(at, room)| self.block(at, room, &mut scratch)).collect()
    }

    /// One block.
    fn block(&self, at: usize, room: Room<'_>, scratch: &mut Scratch) -> Vec<Vec<Possible>> {
        let block = Block { plan: &self.prepared.plan, ready: self.ready, columns: self.columns, at };
        let rows = at * ROWS..self.columns.rows().min((at + 1) * ROWS);
        let mut place = Place { room, values: vec![Vec::new(); self.values.len()] };
        let by_evaluator = |row: &usize| !self.values.is_empty() || !self.columns.specials(*row).is_empty();
        let exact: Vec<usize> = rows.clone().filter(by_evaluator).collect();
        if exact.len() < rows.len() {
            exact::tests(self.program, block, &mut scratch.tests, &mut scratch.planes);
            scratch.planes.run(block);
            findings(&scratch.planes, block, &mut place.room);
        }
        for row in exact {
            let facts = &self.prepared.present;
            exact::row(self.program, self.columns, facts, row, self.as_of, &mut scratch.row);
            place.room.put(row, self.program.rulings(&scratch.row, &[], self.as_of));
            for (id, values) in self.values.iter().zip(&mut place.values) {
                let ty = self.program.guideline().value(*id).ty;
                values.push(self.program.possible(&scratch.row, self.program.value_slot(*id), ty));
            }
        }
        place.values
    }
}

/// Findings by block. There may be no rule at all.
fn split(findings: &mut [[Plane; 3]], rules: usize, blocks: usize) -> Vec<&mut [[Plane; 3]]> {
    let mut rest = findings;
    let mut split = Vec::with_capacity(blocks);
    for _ in 0..blocks {
        let (first, others) = rest.split_at_mut(rules.min(rest.len()));
        split.push(first);
        rest = others;
    }
    split
}

/// Reads the findings of a block from its planes.
fn findings(planes: &Planes, block: Block<'_>, room: &mut Room<'_>) {
    let here = rows_of(block.columns.rows(), block.at);
    let (mut best, mut worst) = ([NONE; 3], [NONE; 3]);
    for (rule, found) in block.plan.rules.iter().zip(room.findings.iter_mut()) {
        let [sure, possible] = finding(planes, rule, &here, found);
        if rule.severity != crate::model::Severity::Info {
            let (now, maybe_now) = now(planes, rule);
            raise(&mut best, rule.severity, &sure, &now);
            raise(&mut worst, rule.severity, &possible, &maybe_now);
        }
    }
    *room.classes = [best, worst];
}

/// What one rule says; gives which rows surely and possibly violate it.
#[inline]
fn finding(planes: &Planes, rule: &RuleWires, here: &Plane, found: &mut [Plane; 3]) -> [Plane; 2] {
    let (applies, may_apply) = (planes.sure(rule.applies), planes.possible(rule.applies));
    let (requires, may_require) = (planes.sure(rule.requires), planes.possible(rule.requires));
    let mut violated = [NONE; 2];
    let [not_applicable, met, may_violate] = found;
    for at in 0..here.len() {
        not_applicable[at] = !applies[at] & here[at];
        met[at] = may_apply[at] & may_require[at] & here[at];
        may_violate[at] = may_apply[at] & !requires[at] & here[at];
        violated[0][at] = applies[at] & !may_require[at] & here[at];
    }
    violated[1] = *may_violate;
    violated
}

/// Whether a rule is surely and possibly in force in a phase that is reached.
#[inline]
fn now(planes: &Planes, rule: &RuleWires) -> (Plane, Plane) {
    if rule.in_force == Wire::YES && rule.phase_reached == Wire::YES {
        return (ALL, ALL);
    }
    let both = |a: Plane, b: Plane| -> Plane { std::array::from_fn(|at| a[at] & b[at]) };
    let sure = both(planes.sure(rule.in_force), planes.sure(rule.phase_reached));
    (sure, both(planes.possible(rule.in_force), planes.possible(rule.phase_reached)))
}
