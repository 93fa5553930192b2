//! Rows and tests that the evaluator computes.

use super::columns::{Columns, Values};
use super::lanes::ROWS;
use super::run::{Block, Planes};
use crate::date::{Date, DateRange};
use crate::evaluate::{ColumnValue, Record, Slot};
use crate::model::FactId;
use crate::program::Program;
use crate::truth::Truth;
use crate::value::{DateSet, NumberSet, bits};

/// Computes, row by row, the tests of a block that planes of bits cannot answer.
pub(super) fn tests(program: &Program, block: Block<'_>, record: &mut Record, planes: &mut Planes) {
    let computed = &block.ready.computed;
    if computed.is_empty() {
        return;
    }
    for row in block.at * ROWS..block.columns.rows().min((block.at + 1) * ROWS) {
        for fact in &block.plan.recorded {
            program.open(program.fact_slots(*fact).answer, record);
            load(program, block.columns, *fact, row, record);
        }
        program.run_some(&block.plan.nodes, record);
        for (at, slot) in computed {
            planes.put(*at, row % ROWS, record.truth(*slot));
        }
    }
}

/// Writes all answers of a row into a record and computes everything.
pub(super) fn row(
    program: &Program,
    columns: &Columns,
    facts: &[FactId],
    row: usize,
    as_of: Date,
    record: &mut Record,
) {
    program.reset_lanes(record);
    program.set_as_of(as_of, record);
    for fact in rows_of(program) {
        program.open(program.fact_slots(fact).answer, record);
    }
    for fact in facts {
        load(program, columns, *fact, row, record);
    }
    for special in columns.specials(row) {
        special.answer.load(program, special.fact, as_of, record);
    }
    program.run(record);
}

/// The facts that are lists of rows: a record keeps those of the case before.
fn rows_of(program: &Program) -> impl Iterator<Item = FactId> + '_ {
    let facts = (0..).map(FactId).take(program.guideline().facts.len());
    facts.filter(|fact| matches!(program.fact_slots(*fact).answer, Slot::Rows(_)))
}

/// Writes what a column says about a row into a record where the answer is open; where it says nothing that fits,
/// the answer stays open.
fn load(program: &Program, columns: &Columns, fact: FactId, row: usize, record: &mut Record) {
    let Some(column) = columns.column(fact).filter(|column| column.given.get(row)) else { return };
    match (program.fact_slots(fact).answer, &column.values) {
        (Slot::Truth(slot), Values::Truths(values)) => {
            record.load(Slot::Truth(slot), &ColumnValue::Truth(Truth::from_bool(values.get(row))));
        }
        (Slot::Number(slot), Values::Numbers(values)) => {
            record.load(Slot::Number(slot), &ColumnValue::Number(NumberSet::point(values.number(row))));
        }
        (Slot::Date(slot), Values::Dates(days)) => {
            if let Some(day) = days.get(row) {
                record.load(Slot::Date(slot), &ColumnValue::Date(DateSet::given(DateRange::point(*day))));
            }
        }
        (Slot::Choice(slot), Values::Options(codes)) => {
            let code = codes.get(row).copied().map_or(usize::MAX, usize::from);
            if bits::contains(program.blank().set(slot), code)
                && let Some(words) = record.words.get_mut(slot.range())
            {
                words.fill(0);
                bits::insert(words, code);
            }
        }
        (Slot::Choices(slot), Values::Chosen(options)) => {
            let all = program.blank().set(slot.may());
            let chosen = |at: usize| options.get(at).is_some_and(|option| option.get(row));
            if (0..options.len()).any(|at| chosen(at) && !bits::contains(all, at)) {
                return;
            }
            for half in [slot.must(), slot.may()] {
                if let Some(words) = record.words.get_mut(half.range()) {
                    words.fill(0);
                    (0..options.len()).filter(|at| chosen(*at)).for_each(|at| bits::insert(words, at));
                }
            }
        }
        (
            Slot::Truth(_)
            | Slot::Number(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. }
            | Slot::Rows(_),
            _,
        ) => {}
    }
}
