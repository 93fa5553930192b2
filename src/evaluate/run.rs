//! What each operation does.

use super::operation::{Block, Node, Operands, Operation};
use super::record::{Record, RowsState};
use crate::date::DateRange;
use crate::number::{Number, NumberRange, payback_year, present_value};
use crate::value::bits::{self, MustMay};
use crate::value::{DateSet, NumberSet, Truth};

/// What a program's nodes refer to besides the record.
#[derive(Clone, Copy)]
pub struct Tables<'p> {
    /// Operands of operations with many of them.
    pub operands: &'p [u32],
    /// Blocks of questions about rows.
    pub blocks: &'p [Block],
    /// What the columns of rows can be when a row says nothing, by rows.
    pub blanks: &'p [Vec<super::record::ColumnValue>],
}

impl<'p> Tables<'p> {
    /// The operands of an operation.
    #[must_use]
    pub fn list(self, operands: Operands) -> &'p [u32] {
        let at = operands.at as usize;
        &self.operands[at..at + operands.count as usize]
    }
}

impl Record {
    /// Computes all nodes in their order.
    pub fn run(&mut self, nodes: &[Node], tables: Tables<'_>) {
        self.run_each(nodes.iter(), tables);
    }

    /// Computes these nodes in their order. One loop around one match: what is seldom needed or long is a call, so
    /// that the many plain operations on truths find their registers free.
    pub fn run_each<'n>(&mut self, nodes: impl Iterator<Item = &'n Node>, tables: Tables<'_>) {
        use Operation as O;
        let given = NumberSet::given;
        for node in nodes {
            let out = node.out as usize;
            match node.operation {
                O::Not(a) => self.truths[out] = self.truth(a).not(),
                O::And(list) => self.truths[out] = self.all(tables.list(list)),
                O::Or(list) => self.truths[out] = self.any(tables.list(list)),
                O::SameTruth(a, b) => {
                    let (a, b) = (self.truth(a), self.truth(b));
                    self.truths[out] = a.and(b).or(a.not().and(b.not()));
                }
                O::LessNumber(a, b) => self.truths[out] = self.range(a).less(self.range(b)),
                O::SameNumber(a, b) => self.truths[out] = self.range(a).equal(self.range(b)),
                O::LessDate(a, b) => self.truths[out] = self.days(a).less(self.days(b)),
                O::SameDate(a, b) => self.truths[out] = self.days(a).equal(self.days(b)),
                O::GivenNumber(a) => self.truths[out] = self.number(a).given,
                O::GivenDate(a) => self.truths[out] = self.date(a).given,
                O::OneOf(a, list) => self.truths[out] = bits::one_of(self.set(a), self.set(list)),
                O::SameOption(a, b) => self.truths[out] = bits::same(self.set(a), self.set(b)),
                O::LessOption(a, b, none) => {
                    self.truths[out] = bits::before(self.set(a), self.set(b), none as usize);
                }
                O::AnyOf(a, list) => self.truths[out] = self.must_may(a).any_of(self.set(list)),
                O::AllOf(a, list) => self.truths[out] = self.must_may(a).all_of(self.set(list)),
                O::OnlyOf(a, list) => self.truths[out] = self.must_may(a).only_of(self.set(list)),
                O::ExactlyOf(a, list) => self.truths[out] = self.must_may(a).equal(self.set(list)),
                O::SelectTruth(list) => self.truths[out] = self.select_truth(tables.list(list)),
                O::RowsTruth(question, rows, block) => {
                    self.truths[out] = self.rows_truth(question, rows, block, tables);
                }
                O::LeastDate(list) => self.dates[out] = self.extreme_date(tables.list(list), DateRange::min),
                O::GreatestDate(list) => {
                    self.dates[out] = self.extreme_date(tables.list(list), DateRange::max);
                }
                O::AddDays(a, b) => self.dates[out] = DateSet::given(self.days(a).add_days(self.range(b))),
                O::AddMonths(a, b) => {
                    self.dates[out] = DateSet::given(self.days(a).add_months(self.range(b)));
                }
                O::SelectDate(list) => self.dates[out] = self.select_date(tables.list(list)),
                O::LaterIfGiven(a, b) => {
                    let (a, b) = (self.date(a), self.date(b));
                    let later = DateSet::given(a.range.max(b.range));
                    self.dates[out] = if b.given.is_yes() {
                        later
                    } else if b.given.is_no() {
                        a
                    } else {
                        a.union(later)
                    };
                }
                O::SelectChoice(list, words) => self.select_choice(tables.list(list), words as usize, out),
                O::GateChoices(gate, a, b) => self.gate_choices(gate, a, b, out),
                O::GateRows(gate, rows) => {
                    let gate = self.truth(gate);
                    let answer: &mut RowsState = &mut self.rows[rows.0 as usize];
                    answer.there = gate;
                }
                O::Add(a, b) => self.numbers[out] = given(self.range(a) + self.range(b)),
                O::Subtract(a, b) => self.numbers[out] = given(self.range(a) - self.range(b)),
                O::Multiply(a, b) => self.numbers[out] = given(self.range(a) * self.range(b)),
                O::Divide(a, b) => self.numbers[out] = given(self.range(a) / self.range(b)),
                O::Ratio(a, b) => self.numbers[out] = self.ratio(a, b),
                O::Negate(a) => self.numbers[out] = given(-self.range(a)),
                O::LeastNumber(list) => self.numbers[out] = self.extreme(tables.list(list), NumberRange::min),
                O::GreatestNumber(list) => {
                    self.numbers[out] = self.extreme(tables.list(list), NumberRange::max);
                }
                O::Round(a, decimals) => self.numbers[out] = given(self.range(a).round(decimals)),
                O::SizeOfChoices(a) => {
                    let (must, may) = (bits::count(self.set(a.must())), bits::count(self.set(a.may())));
                    self.numbers[out] = given(NumberRange::between(Number::from(must), Number::from(may)));
                }
                O::SizeOfRows(rows) => self.numbers[out] = self.rows_size(rows),
                O::Sum(list) => {
                    let sum = tables.list(list).iter().map(|at| self.numbers[*at as usize].range);
                    self.numbers[out] = given(sum.fold(NumberRange::ZERO, |sum, next| sum + next));
                }
                O::SumSeries(first, years) => {
                    let sum = self.years(first, years).iter().map(|year| year.range);
                    self.numbers[out] = given(sum.fold(NumberRange::ZERO, |sum, next| sum + next));
                }
                O::PresentValue(first, years, rate) => {
                    self.numbers[out] = self.present_value(first, years, rate);
                }
                O::PaybackYear(first, years) => self.numbers[out] = self.payback(first, years),
                O::DaysBetween(a, b) => self.numbers[out] = given(self.days(a).days_between(self.days(b))),
                O::PointsOfChoice(a, points) => {
                    self.numbers[out] = self.points_of_choice(a, tables.list(points));
                }
                O::PointsOfChoices(a, points) => {
                    self.numbers[out] = self.points_of_choices(a, tables.list(points));
                }
                O::SelectNumber(list) => self.numbers[out] = self.select_number(tables.list(list)),
                O::YearOf(amount, years, year) => self.numbers[out] = self.year_of(amount, years, year),
                O::RowsNumber(question, rows, block) => {
                    self.numbers[out] = self.rows_number(question, rows, block, tables);
                }
            }
        }
    }

    fn all(&self, list: &[u32]) -> Truth {
        list.iter().fold(Truth::YES, |all, at| all.and(self.truths[*at as usize]))
    }

    fn any(&self, list: &[u32]) -> Truth {
        list.iter().fold(Truth::NO, |any, at| any.or(self.truths[*at as usize]))
    }

    fn must_may(&self, slot: super::SetSlot) -> MustMay<'_> {
        MustMay { must: self.set(slot.must()), may: self.set(slot.may()) }
    }

    #[inline(never)]
    fn extreme(&self, list: &[u32], pick: fn(NumberRange, NumberRange) -> NumberRange) -> NumberSet {
        let ranges = list.iter().map(|at| self.numbers[*at as usize].range);
        NumberSet::given(ranges.reduce(pick).unwrap_or(NumberRange::ZERO))
    }

    #[inline(never)]
    fn extreme_date(&self, list: &[u32], pick: fn(DateRange, DateRange) -> DateRange) -> DateSet {
        let ranges = list.iter().map(|at| self.dates[*at as usize].range);
        DateSet::given(ranges.reduce(pick).unwrap_or(DateRange::CALENDAR))
    }

    /// A quotient; none where the divisor is 0. A divisor that may be 0 leaves both possible.
    #[inline(never)]
    fn ratio(&self, a: super::NumberSlot, b: super::NumberSlot) -> NumberSet {
        let (a, b) = (self.range(a), self.range(b));
        if !b.contains(Number::ZERO) {
            return NumberSet::given(a / b);
        }
        if b.is_point() {
            return NumberSet::NONE;
        }
        NumberSet { range: around_zero(a, b), given: Truth::OPEN }
    }

    /// Calls with the amounts of consecutive years, without allocating for up to 64 of them.
    fn over_years(
        &self,
        first: super::NumberSlot,
        years: u32,
        compute: impl FnOnce(&[NumberRange]) -> NumberSet,
    ) -> NumberSet {
        let years = self.years(first, years);
        let mut few = [NumberRange::ZERO; 64];
        if let Some(few) = few.get_mut(..years.len()) {
            for (to, from) in few.iter_mut().zip(years) {
                *to = from.range;
            }
            return compute(few);
        }
        let many: Vec<NumberRange> = years.iter().map(|year| year.range).collect();
        compute(&many)
    }

    #[inline(never)]
    fn present_value(&self, first: super::NumberSlot, years: u32, rate: super::NumberSlot) -> NumberSet {
        let rate = self.range(rate);
        self.over_years(first, years, |amounts| NumberSet::given(present_value(amounts, rate)))
    }

    #[inline(never)]
    fn payback(&self, first: super::NumberSlot, years: u32) -> NumberSet {
        self.over_years(first, years, payback)
    }

    #[inline(never)]
    fn points_of_choice(&self, slot: super::SetSlot, points: &[u32]) -> NumberSet {
        let point =
            |bit: usize| points.get(bit).map_or(NumberRange::ZERO, |at| self.numbers[*at as usize].range);
        let possible = bits::iter(self.set(slot)).map(point);
        NumberSet::given(possible.reduce(NumberRange::hull).unwrap_or(NumberRange::ZERO))
    }

    #[inline(never)]
    fn points_of_choices(&self, slot: super::SetSlot, points: &[u32]) -> NumberSet {
        let must = self.set(slot.must());
        let sum = bits::iter(self.set(slot.may())).fold(NumberRange::ZERO, |sum, bit| {
            let point = points.get(bit).map_or(NumberRange::ZERO, |at| self.numbers[*at as usize].range);
            sum + if bits::contains(must, bit) { point } else { point.hull(NumberRange::ZERO) }
        });
        NumberSet::given(sum)
    }

    /// The amount of a year that surely counts, 0 for one that does not, both for one that may.
    fn year_of(&self, amount: super::NumberSlot, years: super::NumberSlot, year: u32) -> NumberSet {
        let amount = self.range(amount);
        let counts = NumberRange::point(Number::from(year)).less(self.range(years));
        NumberSet::given(if counts.is_yes() {
            amount
        } else if counts.is_no() {
            NumberRange::ZERO
        } else {
            amount.hull(NumberRange::ZERO)
        })
    }
}

/// A quotient where the divisor may be 0 but the result is only of interest where it is not. A divisor on one
/// side of 0 starts at the least step from it, so that the quotient keeps its sign.
fn around_zero(a: NumberRange, b: NumberRange) -> NumberRange {
    let step = Number::from_units(1);
    let negative_step = Number::from_units(-1);
    let divisor = match (b.low(), b.high()) {
        (Some(low), high) if low == Number::ZERO => NumberRange::new(Some(step), high),
        (low, Some(high)) if high == Number::ZERO => NumberRange::new(low, Some(negative_step)),
        _ => None,
    };
    divisor.map_or(NumberRange::UNBOUNDED, |divisor| a / divisor)
}

fn payback(amounts: &[NumberRange]) -> NumberSet {
    let payback = payback_year(amounts);
    let (Some(earliest), Some(latest)) = (payback.earliest, payback.latest) else {
        return NumberSet::NONE;
    };
    let range = NumberRange::between(Number::from(earliest), Number::from(latest));
    NumberSet { range, given: if payback.may_be_none { Truth::OPEN } else { Truth::YES } }
}
