//! What each operation reads and where it writes: so that a change can be followed to what it touches.

use super::operation::{Block, Node, Operation, RowOperation};
use super::run::Tables;
use super::slot::{DateSlot, NumberSlot, RowsSlot, SetSlot, TruthSlot};

/// A place of a record, in any lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A truth.
    Truth(u32),
    /// A number.
    Number(u32),
    /// A date.
    Date(u32),
    /// A word of an option set.
    Word(u32),
    /// Rows.
    Rows(u32),
}

impl From<TruthSlot> for Place {
    fn from(slot: TruthSlot) -> Place {
        Place::Truth(slot.0)
    }
}

impl From<NumberSlot> for Place {
    fn from(slot: NumberSlot) -> Place {
        Place::Number(slot.0)
    }
}

impl From<DateSlot> for Place {
    fn from(slot: DateSlot) -> Place {
        Place::Date(slot.0)
    }
}

impl From<SetSlot> for Place {
    /// Sets never overlap in part, so the first word stands for all of them.
    fn from(slot: SetSlot) -> Place {
        Place::Word(slot.at)
    }
}

impl From<RowsSlot> for Place {
    fn from(slot: RowsSlot) -> Place {
        Place::Rows(slot.0)
    }
}

impl Node {
    /// Where the result goes; a set by its first word.
    #[must_use]
    pub fn place(&self) -> Place {
        use Operation as O;
        match self.operation {
            O::Not(_)
            | O::And(_)
            | O::Or(_)
            | O::SameTruth(..)
            | O::LessNumber(..)
            | O::SameNumber(..)
            | O::LessDate(..)
            | O::SameDate(..)
            | O::GivenNumber(_)
            | O::GivenDate(_)
            | O::OneOf(..)
            | O::SameOption(..)
            | O::LessOption(..)
            | O::AnyOf(..)
            | O::AllOf(..)
            | O::OnlyOf(..)
            | O::ExactlyOf(..)
            | O::SelectTruth(_)
            | O::RowsTruth(..) => Place::Truth(self.out),
            O::Add(..)
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
            | O::RowsNumber(..) => Place::Number(self.out),
            O::AddDays(..)
            | O::AddMonths(..)
            | O::LeastDate(_)
            | O::GreatestDate(_)
            | O::SelectDate(_)
            | O::LaterIfGiven(..) => Place::Date(self.out),
            O::SelectChoice(..) | O::GateChoices(..) => Place::Word(self.out),
            O::GateRows(_, rows) => rows.into(),
        }
    }

    /// Calls with every place that is read, constants included.
    pub fn each_input(&self, tables: Tables<'_>, visit: &mut dyn FnMut(Place)) {
        use Operation as O;
        match self.operation {
            O::Not(a) => visit(a.into()),
            O::SameTruth(a, b) => both(a, b, visit),
            O::And(list) | O::Or(list) => all(tables.list(list), Place::Truth, visit),
            O::LessNumber(a, b)
            | O::SameNumber(a, b)
            | O::Add(a, b)
            | O::Subtract(a, b)
            | O::Multiply(a, b)
            | O::Divide(a, b)
            | O::Ratio(a, b)
            | O::YearOf(a, b, _) => both(a, b, visit),
            O::GivenNumber(a) | O::Negate(a) | O::Round(a, _) => visit(a.into()),
            O::LessDate(a, b) | O::SameDate(a, b) | O::DaysBetween(a, b) | O::LaterIfGiven(a, b) => {
                both(a, b, visit);
            }
            O::GivenDate(a) => visit(a.into()),
            O::OneOf(a, b)
            | O::SameOption(a, b)
            | O::LessOption(a, b, _)
            | O::AnyOf(a, b)
            | O::AllOf(a, b)
            | O::OnlyOf(a, b)
            | O::ExactlyOf(a, b) => both(a, b, visit),
            O::SizeOfChoices(a) => visit(a.into()),
            O::LeastNumber(list) | O::GreatestNumber(list) | O::Sum(list) => {
                all(tables.list(list), Place::Number, visit);
            }
            O::LeastDate(list) | O::GreatestDate(list) => all(tables.list(list), Place::Date, visit),
            O::SumSeries(first, years) | O::PaybackYear(first, years) => run(first, years, visit),
            O::PresentValue(first, years, rate) => {
                run(first, years, visit);
                visit(rate.into());
            }
            O::PointsOfChoice(a, points) | O::PointsOfChoices(a, points) => {
                visit(a.into());
                all(tables.list(points), Place::Number, visit);
            }
            O::SelectTruth(list) => selection(tables.list(list), Place::Truth, visit),
            O::SelectNumber(list) => selection(tables.list(list), Place::Number, visit),
            O::SelectDate(list) => selection(tables.list(list), Place::Date, visit),
            O::SelectChoice(list, _) => selection(tables.list(list), Place::Word, visit),
            O::AddDays(a, b) | O::AddMonths(a, b) => {
                visit(a.into());
                visit(b.into());
            }
            O::GateChoices(gate, a, b) => {
                visit(gate.into());
                both(a, b, visit);
            }
            O::GateRows(gate, _) => visit(gate.into()),
            O::SizeOfRows(rows) => visit(rows.into()),
            O::RowsTruth(question, rows, block) | O::RowsNumber(question, rows, block) => {
                visit(rows.into());
                match question {
                    RowOperation::Max(empty) | RowOperation::Min(empty) => {
                        empty.into_iter().for_each(|slot| visit(slot.into()));
                    }
                    RowOperation::All | RowOperation::Exists | RowOperation::Count | RowOperation::Sum => {}
                }
                if let Some(block) = tables.blocks.get(block as usize) {
                    block.each_input(tables, visit);
                }
            }
        }
    }
}

impl Block {
    /// Calls with every place that the block reads, also those that it writes itself. Blocks within blocks
    /// are as deep as questions about rows within another, which the reader of expressions bounds.
    fn each_input(&self, tables: Tables<'_>, visit: &mut dyn FnMut(Place)) {
        for node in &self.nodes {
            node.each_input(tables, visit);
        }
        match self.result {
            Some(super::Slot::Truth(slot)) => visit(slot.into()),
            Some(super::Slot::Number(slot)) => visit(slot.into()),
            Some(
                super::Slot::Date(_)
                | super::Slot::Choice(_)
                | super::Slot::Choices(_)
                | super::Slot::Series { .. }
                | super::Slot::Rows(_),
            )
            | None => {}
        }
    }
}

fn both<S: Into<Place>>(a: S, b: S, visit: &mut dyn FnMut(Place)) {
    visit(a.into());
    visit(b.into());
}

fn all(list: &[u32], place: fn(u32) -> Place, visit: &mut dyn FnMut(Place)) {
    list.iter().for_each(|at| visit(place(*at)));
}

fn run(first: NumberSlot, years: u32, visit: &mut dyn FnMut(Place)) {
    (first.0..first.0 + years).for_each(|at| visit(Place::Number(at)));
}

/// Pairs of condition and value, and last a value.
fn selection(list: &[u32], value: fn(u32) -> Place, visit: &mut dyn FnMut(Place)) {
    let (pairs, last) = list.as_chunks::<2>();
    for [condition, chosen] in pairs {
        visit(Place::Truth(*condition));
        visit(value(*chosen));
    }
    last.iter().for_each(|at| visit(value(*at)));
}
