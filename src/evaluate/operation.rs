//! The operations, as data: small, comparable, hashable, so that equal ones are computed once.

use super::slot::{DateSlot, NumberSlot, RowsSlot, SetSlot, Slot, TruthSlot};

/// A run of operands in the program's operand list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Operands {
    /// First operand.
    pub at: u32,
    /// How many.
    pub count: u32,
}

/// One step of a program: an operation and where its result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// What is computed.
    pub operation: Operation,
    /// Position of the result in the operation's lane.
    pub out: u32,
}

/// What a node computes. The operands of a selection are pairs of condition and value, and last a value
/// without a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Truth: not.
    Not(TruthSlot),
    /// Truth: all of these truths.
    And(Operands),
    /// Truth: at least one of these truths.
    Or(Operands),
    /// Truth: two truths are equal.
    SameTruth(TruthSlot, TruthSlot),
    /// Truth: the first number is less.
    LessNumber(NumberSlot, NumberSlot),
    /// Truth: the numbers are equal.
    SameNumber(NumberSlot, NumberSlot),
    /// Truth: the first date is earlier.
    LessDate(DateSlot, DateSlot),
    /// Truth: the dates are equal.
    SameDate(DateSlot, DateSlot),
    /// Truth: the number is given.
    GivenNumber(NumberSlot),
    /// Truth: the date is given.
    GivenDate(DateSlot),
    /// Truth: the choice is one of the options of a constant set.
    OneOf(SetSlot, SetSlot),
    /// Truth: two choices are the same option.
    SameOption(SetSlot, SetSlot),
    /// Truth: the first choice stands before the second; the number is the bit of none.
    LessOption(SetSlot, SetSlot, u32),
    /// Truth: a choice of many holds one of a constant set.
    AnyOf(SetSlot, SetSlot),
    /// Truth: a choice of many holds all of a constant set.
    AllOf(SetSlot, SetSlot),
    /// Truth: a choice of many holds nothing but a constant set.
    OnlyOf(SetSlot, SetSlot),
    /// Truth: a choice of many is exactly a constant set.
    ExactlyOf(SetSlot, SetSlot),
    /// Truth: selection.
    SelectTruth(Operands),
    /// Number: sum.
    Add(NumberSlot, NumberSlot),
    /// Number: difference.
    Subtract(NumberSlot, NumberSlot),
    /// Number: product.
    Multiply(NumberSlot, NumberSlot),
    /// Number: quotient.
    Divide(NumberSlot, NumberSlot),
    /// Number: quotient that is none where the divisor is 0.
    Ratio(NumberSlot, NumberSlot),
    /// Number: the other sign.
    Negate(NumberSlot),
    /// Number: the least of these numbers.
    LeastNumber(Operands),
    /// Number: the greatest of these numbers.
    GreatestNumber(Operands),
    /// Number: rounded to so many decimals.
    Round(NumberSlot, i32),
    /// Number: how many options of a choice of many are chosen.
    SizeOfChoices(SetSlot),
    /// Number: how many rows there are.
    SizeOfRows(RowsSlot),
    /// Number: sum of these numbers.
    Sum(Operands),
    /// Number: sum of consecutive numbers.
    SumSeries(NumberSlot, u32),
    /// Number: present value of consecutive numbers at a rate.
    PresentValue(NumberSlot, u32, NumberSlot),
    /// Number: payback year of consecutive numbers.
    PaybackYear(NumberSlot, u32),
    /// Number: days from one date to another.
    DaysBetween(DateSlot, DateSlot),
    /// Number: points of a choice; the operands are constant numbers, one per option.
    PointsOfChoice(SetSlot, Operands),
    /// Number: points of a choice of many.
    PointsOfChoices(SetSlot, Operands),
    /// Number: selection.
    SelectNumber(Operands),
    /// Number: this year's amount, where so many years count; the number is the year.
    YearOf(NumberSlot, NumberSlot, u32),
    /// Date: so many days later.
    AddDays(DateSlot, NumberSlot),
    /// Date: so many months later.
    AddMonths(DateSlot, NumberSlot),
    /// Date: the earliest of these dates.
    LeastDate(Operands),
    /// Date: the latest of these dates.
    GreatestDate(Operands),
    /// Date: selection.
    SelectDate(Operands),
    /// Date: the later of two, where the second counts only if it is given (the reference date).
    LaterIfGiven(DateSlot, DateSlot),
    /// Choice: selection; the operands' values are first words, all runs this long.
    SelectChoice(Operands, u32),
    /// Choice of many: the first where the truth is yes, else the second.
    GateChoices(TruthSlot, SetSlot, SetSlot),
    /// Rows: the answer where the truth is yes, else no rows.
    GateRows(TruthSlot, RowsSlot),
    /// Truth: a question about rows; the number is a block.
    RowsTruth(RowOperation, RowsSlot, u32),
    /// Number: a question about rows.
    RowsNumber(RowOperation, RowsSlot, u32),
}

/// What is asked about rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowOperation {
    /// It holds for every row.
    All,
    /// It holds for at least one row.
    Exists,
    /// For how many rows it holds.
    Count,
    /// The sum over the rows.
    Sum,
    /// The greatest over the rows, or the given number when there are none.
    Max(Option<NumberSlot>),
    /// The least over the rows, or the given number when there are none.
    Min(Option<NumberSlot>),
}

/// What is computed for each row.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Columns that are looked at, each with the slot that a row's value is put in.
    pub columns: Vec<(u32, Slot)>,
    /// What is computed.
    pub nodes: Vec<Node>,
    /// Where its result stands: a truth or a number.
    pub result: Option<Slot>,
}
