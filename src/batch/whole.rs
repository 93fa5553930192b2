//! All blocks of a batch.

use super::build::Builder;
use super::columns::Columns;
use super::exact;
use super::lanes::{ALL, Lanes, NONE, Plain, Plane, ROWS};
use super::plan::{Plan, RuleWires, Wire};
use super::ready::{Ready, present, summed};
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
    registers: Registers,
    prepared: Option<Prepared>,
}

/// Which registers of the processor are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Registers {
    /// The widest that there are.
    #[default]
    Widest,
    /// None wider than 256 bits.
    #[cfg(test)]
    Half,
    /// Those that every processor has.
    #[cfg(test)]
    Plain,
}

#[cfg(all(feature = "simd", target_arch = "x86_64"))]
impl Registers {
    fn are_wide(self) -> bool {
        match self {
            Registers::Widest => true,
            #[cfg(test)]
            Registers::Half => true,
            #[cfg(test)]
            Registers::Plain => false,
        }
    }
}

/// The plan for the columns of the last batch.
#[derive(Clone, Debug)]
struct Prepared {
    present: Vec<FactId>,
    summed: Vec<FactId>,
    plan: Plan,
    scratch: Scratch,
}

/// What is computed with, one for each thread.
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
    present: &'a [FactId],
    plan: &'a Plan,
    ready: &'a Ready<'a>,
    registers: Registers,
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
        Batch {
            program,
            as_of,
            values: Vec::new(),
            rules: rules.map(kind).collect(),
            registers: Registers::Widest,
            prepared: None,
        }
    }

    /// Asks for values as well. They are computed by the evaluator, row by row.
    #[must_use]
    pub fn with_values(mut self, values: &[ValueId]) -> Batch<'p> {
        self.values = values.to_vec();
        self
    }

    #[cfg(test)]
    pub(super) fn with_registers(mut self, registers: Registers) -> Batch<'p> {
        self.registers = registers;
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
        let mut prepared = prepared.unwrap_or_else(|| {
            let plan = Builder::plan(self.program, self.as_of, &present, &summed);
            let scratch = Scratch::new(self.program, self.as_of, &plan);
            Prepared { present, summed, plan, scratch }
        });
        let ready = Ready::new(&prepared.plan, columns);
        let work = Work {
            program: self.program,
            as_of: self.as_of,
            values: &self.values,
            columns,
            present: &prepared.present,
            plan: &prepared.plan,
            ready: &ready,
            registers: self.registers,
        };
        let blocks = columns.rows().div_ceil(ROWS);
        results.rows = columns.rows();
        results.rules.clone_from(&self.rules);
        results.findings.resize(blocks * self.rules.len(), [NONE; 3]);
        results.classes.resize(blocks, [[NONE; 3]; 2]);
        results.values.clear();
        let values = work.all(&mut prepared.scratch, results);
        for (at, id) in self.values.iter().enumerate() {
            let column = values.iter().flat_map(|values| values.get(at).into_iter().flatten().cloned());
            results.values.push((*id, column.collect()));
        }
        self.prepared = Some(prepared);
    }
}

impl Scratch {
    fn new(program: &Program, as_of: Date, plan: &Plan) -> Scratch {
        let mut tests = program.blank_record();
        program.set_as_of(as_of, &mut tests);
        // Nodes that no answer reaches are computed here, once.
        program.run(&mut tests);
        Scratch { row: tests.clone(), tests, planes: Planes::new(plan) }
    }
}

impl Work<'_> {
    /// All blocks, each into its own room. Gives the values of each block.
    fn all(self, scratch: &mut Scratch, results: &mut Results) -> Vec<Vec<Vec<Possible>>> {
        let rules = self.plan.rules.len();
        let findings = split(&mut results.findings, rules, results.classes.len());
        let rooms = findings.into_iter().zip(&mut results.classes);
        let places: Vec<(usize, Room<'_>)> =
            rooms.map(|(findings, classes)| Room { findings, classes }).enumerate().collect();
        #[cfg(feature = "parallel")]
        if places.len() > 1 {
            use rayon::prelude::*;
            let places = places.into_par_iter().with_min_len(FEWEST);
            return places
                .map_init(|| scratch.clone(), |scratch, (at, room)| self.block(at, room, scratch))
                .collect();
        }
        places.into_iter().map(|(at, room)| self.block(at, room, scratch)).collect()
    }

    /// One block.
    fn block(&self, at: usize, room: Room<'_>, scratch: &mut Scratch) -> Vec<Vec<Possible>> {
        let block = Block { plan: self.plan, ready: self.ready, columns: self.columns, at };
        let rows = at * ROWS..self.columns.rows().min((at + 1) * ROWS);
        let mut place = Place { room, values: vec![Vec::new(); self.values.len()] };
        let by_evaluator = |row: &usize| !self.values.is_empty() || !self.columns.specials(*row).is_empty();
        let all_plain = self.values.is_empty() && self.columns.all_plain();
        let exact: Vec<usize> =
            if all_plain { Vec::new() } else { rows.clone().filter(by_evaluator).collect() };
        if exact.len() < rows.len() {
            exact::tests(self.program, block, &mut scratch.tests, &mut scratch.planes);
            fastest(&mut scratch.planes, block, &mut place.room, self.registers);
        }
        for row in exact {
            exact::row(self.program, self.columns, self.present, row, self.as_of, &mut scratch.row);
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

/// A block, in the registers that the processor has.
fn fastest(planes: &mut Planes, block: Block<'_>, room: &mut Room<'_>, registers: Registers) {
    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    {
        use super::wide::Wide;
        use fearless_simd::{Level, Simd};

        let level = Level::new();
        if let Some(simd) = level.as_avx512().filter(|_| registers == Registers::Widest) {
            return simd.vectorize(
                #[inline(always)]
                || rows(planes, block, room, Wide(simd)),
            );
        }
        if let Some(simd) = level.as_avx2().filter(|_| registers.are_wide()) {
            return simd.vectorize(
                #[inline(always)]
                || rows(planes, block, room, Wide(simd)),
            );
        }
    }
    #[cfg(not(all(feature = "simd", target_arch = "x86_64")))]
    let _ = registers;
    rows(planes, block, room, Plain);
}

/// A block: its conditions, then the findings.
#[inline(always)]
fn rows<L: Lanes>(planes: &mut Planes, block: Block<'_>, room: &mut Room<'_>, lanes: L) {
    if planes.open(block, lanes) {
        planes.run::<true, L>(block, lanes);
        findings::<true, L>(planes, block, room, lanes);
    } else {
        planes.run::<false, L>(block, lanes);
        findings::<false, L>(planes, block, room, lanes);
    }
}

/// Reads the findings of a block from its planes.
#[inline(always)]
fn findings<const OPEN: bool, L: Lanes>(planes: &Planes, block: Block<'_>, room: &mut Room<'_>, lanes: L) {
    let here = rows_of(block.columns.rows(), block.at);
    let (mut best, mut worst) = ([NONE; 3], [NONE; 3]);
    for (rule, found) in block.plan.rules.iter().zip(room.findings.iter_mut()) {
        let violated = finding::<OPEN, L>(planes, rule, &here, found, lanes);
        if rule.severity != crate::model::Severity::Info {
            let [now, maybe_now] = now::<OPEN, L>(planes, rule, lanes);
            raise(&mut best, rule.severity, &violated, &now, lanes);
            if OPEN {
                raise(&mut worst, rule.severity, &found[2], &maybe_now, lanes);
            }
        }
    }
    *room.classes = if OPEN { [best, worst] } else { [best, best] };
}

/// What one rule says; gives which rows surely violate it.
#[inline(always)]
fn finding<const OPEN: bool, L: Lanes>(
    planes: &Planes,
    rule: &RuleWires,
    here: &Plane,
    [not_applicable, met, may_violate]: &mut [Plane; 3],
    lanes: L,
) -> Plane {
    let mut applies = planes.sure::<OPEN, L>(rule.applies, lanes);
    let mut applies_not = planes.sure::<OPEN, L>(rule.applies, lanes);
    let mut may_apply = planes.possible::<OPEN, L>(rule.applies, lanes);
    let mut may_require = planes.possible::<OPEN, L>(rule.requires, lanes);
    let mut may_fail = planes.sure::<OPEN, L>(rule.requires, lanes);
    lanes.and(&mut applies, here);
    lanes.and(&mut may_apply, here);
    lanes.turn(&mut applies_not, u64::MAX);
    lanes.and(&mut applies_not, here);
    *not_applicable = applies_not;
    lanes.turn(&mut may_fail, u64::MAX);
    lanes.and(&mut may_fail, &may_apply);
    *may_violate = may_fail;
    lanes.and(&mut may_apply, &may_require);
    *met = may_apply;
    lanes.turn(&mut may_require, u64::MAX);
    lanes.and(&mut applies, &may_require);
    applies
}

/// Whether a rule is surely and possibly in force in a phase that is reached.
#[inline(always)]
fn now<const OPEN: bool, L: Lanes>(planes: &Planes, rule: &RuleWires, lanes: L) -> [Plane; 2] {
    if rule.in_force == Wire::YES && rule.phase_reached == Wire::YES {
        return [ALL, ALL];
    }
    let mut sure = planes.sure::<OPEN, L>(rule.in_force, lanes);
    let mut possible = planes.possible::<OPEN, L>(rule.in_force, lanes);
    lanes.and(&mut sure, &planes.sure::<OPEN, L>(rule.phase_reached, lanes));
    lanes.and(&mut possible, &planes.possible::<OPEN, L>(rule.phase_reached, lanes));
    [sure, possible]
}
