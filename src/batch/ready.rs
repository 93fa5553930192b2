//! The tests of a plan, made ready for the columns of a batch: by column, with every bound in its counts.

use super::bitmap::Bitmap;
use super::columns::{Columns, Values};
use super::lanes::{Listed, NONE, Plane, ROWS, WORDS};
use super::numbers::{Counts, MOST_DECIMALS, Numbers};
use super::plan::{Plan, Step, SumPart, Wire};
use crate::decide::sums::LARGEST;
use crate::evaluate::{Slot, TruthSlot};
use crate::model::FactId;
use crate::program::Program;
use crate::truth::Truth;

/// All tests of answers, by column.
#[derive(Clone, Debug)]
pub(super) struct Ready<'a> {
    /// By position among the facts of the plan.
    pub(super) answers: Vec<Answers<'a>>,
    pub(super) bits: Vec<BitTest<'a>>,
    /// By position among the facts of the plan, those that are numbers which 32 bits hold.
    pub(super) narrow: Vec<Option<Narrow<'a>>>,
    pub(super) numbers: Vec<NumberColumn<'a>>,
    pub(super) choices: Vec<ChoiceColumn<'a>>,
    pub(super) sums: Vec<SumTest<'a>>,
    /// What the evaluator computes, row by row.
    pub(super) computed: Vec<(usize, TruthSlot)>,
    pub(super) gates: Vec<(usize, Gate<'a>)>,
}

/// A condition of conditions.
#[derive(Clone, Copy, Debug)]
pub(super) enum Gate<'a> {
    And(&'a [Wire]),
    Or(&'a [Wire]),
    Same(Wire, Wire),
    Select(&'a [Wire]),
}

/// Which rows answer a fact.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answers<'a> {
    given: &'a Bitmap,
    /// Of a choice of one, the codes and the last that counts.
    codes: Option<(&'a [u8], u8)>,
    /// Of a choice of many, what stands for no option.
    strange: &'a [Bitmap],
}

/// An answer of yes or no, or an option of a choice of many.
#[derive(Clone, Copy, Debug)]
pub(super) struct BitTest<'a> {
    pub(super) step: usize,
    pub(super) fact: usize,
    pub(super) bits: &'a Bitmap,
}

/// A column of numbers that 32 bits hold, with its last block filled up.
#[derive(Clone, Debug)]
pub(super) struct Narrow<'a> {
    counts: &'a [i32],
    last: Vec<i32>,
}

/// The tests of one column of numbers.
#[derive(Clone, Debug)]
pub(super) struct NumberColumn<'a> {
    pub(super) fact: usize,
    pub(super) numbers: &'a Numbers,
    pub(super) tests: Vec<NumberTest>,
}

/// Where a test of a number changes, in the counts of its column.
#[derive(Clone, Debug)]
pub(super) struct NumberTest {
    pub(super) step: usize,
    /// What holds below all bounds.
    pub(super) start: bool,
    /// None of them beyond the numbers that the column has.
    pub(super) bounds: Vec<i64>,
    pub(super) blank: Truth,
}

/// The tests of one choice.
#[derive(Clone, Debug)]
pub(super) struct ChoiceColumn<'a> {
    pub(super) fact: usize,
    pub(super) codes: &'a [u8],
    pub(super) tests: Vec<ChoiceTest>,
}

#[derive(Clone, Debug)]
pub(super) struct ChoiceTest {
    pub(super) step: usize,
    pub(super) listed: Listed,
    pub(super) blank: Truth,
}

/// Whether a sum lies below a bound.
#[derive(Clone, Debug)]
pub(super) struct SumTest<'a> {
    pub(super) step: usize,
    /// Columns, the positions of their facts, and what brings them to the same decimals: those added as they are,
    /// those subtracted, the others.
    pub(super) columns: Vec<(&'a Numbers, usize, i64)>,
    pub(super) plus: usize,
    pub(super) minus: usize,
    pub(super) bound: i64,
    /// Whether 32 bits hold all sums.
    pub(super) narrow: bool,
    /// The parts as the plan has them, and the positions of their facts.
    pub(super) parts: &'a [SumPart],
    pub(super) facts: Vec<usize>,
    pub(super) constant: i64,
}

/// The facts whose columns hold answers of their own kind.
pub(super) fn present(program: &Program, columns: &Columns) -> Vec<FactId> {
    let facts = (0..).map(FactId).take(program.guideline().facts.len());
    facts
        .filter(|fact| {
            columns.column(*fact).is_some_and(|column| {
                let fits = match (program.fact_slots(*fact).answer, &column.values) {
                    (Slot::Truth(_), Values::Truths(_))
                    | (Slot::Number(_), Values::Numbers(_))
                    | (Slot::Choice(_), Values::Options(_))
                    | (Slot::Choices(_), Values::Chosen(_))
                    | (Slot::Date(_), Values::Dates(_)) => true,
                    (
                        Slot::Truth(_)
                        | Slot::Number(_)
                        | Slot::Date(_)
                        | Slot::Choice(_)
                        | Slot::Choices(_)
                        | Slot::Series { .. }
                        | Slot::Rows(_),
                        _,
                    ) => false,
                };
                fits && column.given.words().iter().any(|word| *word != 0)
            })
        })
        .collect()
}

/// Of these facts, the numbers small enough that sums of them cannot leave 64 bits.
pub(super) fn summed(columns: &Columns, present: &[FactId]) -> Vec<FactId> {
    let small = |fact: &FactId| match columns.column(*fact).map(|column| &column.values) {
        Some(Values::Numbers(numbers)) => {
            let unit = 10_i64.pow(u32::from(MOST_DECIMALS - numbers.decimals()));
            numbers.most() <= (LARGEST / unit).unsigned_abs()
        }
        Some(
            Values::None | Values::Truths(_) | Values::Options(_) | Values::Chosen(_) | Values::Dates(_),
        )
        | None => false,
    };
    present.iter().copied().filter(small).collect()
}

impl<'a> Ready<'a> {
    pub(super) fn new(plan: &'a Plan, columns: &'a Columns) -> Ready<'a> {
        let mut ready = Ready {
            answers: plan.facts.iter().map(|fact| Answers::new(plan, columns, *fact)).collect(),
            bits: Vec::new(),
            narrow: plan.facts.iter().map(|fact| Narrow::new(columns, *fact)).collect(),
            numbers: Vec::new(),
            choices: Vec::new(),
            sums: Vec::new(),
            computed: Vec::new(),
            gates: Vec::new(),
        };
        for (step, test) in plan.steps.iter().enumerate() {
            match test {
                Step::Truth(fact) => ready.bit(plan, columns, step, *fact, None),
                Step::Chosen(fact, option) => ready.bit(plan, columns, step, *fact, Some(*option)),
                Step::Number { fact, start, flips, blank } => {
                    ready.number(plan, columns, *fact, (step, *start, flips, *blank));
                }
                Step::Option { fact, yes, blank } => ready.option(plan, columns, *fact, (step, yes, *blank)),
                Step::Sum { parts, constant } => ready.sum(plan, columns, step, parts, *constant),
                Step::Computed(slot) => ready.computed.push((step, *slot)),
                Step::And(list) => ready.gates.push((step, Gate::And(plan.wires(*list)))),
                Step::Or(list) => ready.gates.push((step, Gate::Or(plan.wires(*list)))),
                Step::Same(a, b) => ready.gates.push((step, Gate::Same(*a, *b))),
                Step::Select(list) => ready.gates.push((step, Gate::Select(plan.wires(*list)))),
            }
        }
        ready
    }

    fn bit(&mut self, plan: &Plan, columns: &'a Columns, step: usize, fact: FactId, option: Option<u32>) {
        let bits = match (columns.column(fact).map(|column| &column.values), option) {
            (Some(Values::Truths(bits)), None) => Some(bits),
            (Some(Values::Chosen(options)), Some(option)) => options.get(option as usize),
            (
                Some(
                    Values::None
                    | Values::Truths(_)
                    | Values::Numbers(_)
                    | Values::Options(_)
                    | Values::Chosen(_)
                    | Values::Dates(_),
                )
                | None,
                _,
            ) => None,
        };
        let bits = bits.unwrap_or(Bitmap::EMPTY);
        self.bits.push(BitTest { step, fact: plan.position(fact), bits });
    }

    fn number(
        &mut self,
        plan: &Plan,
        columns: &'a Columns,
        fact: FactId,
        (step, mut start, flips, blank): (usize, bool, &[i64], Truth),
    ) {
        let Some(numbers) = numbers(columns, fact) else { return };
        let most = i64::try_from(numbers.most()).unwrap_or(i64::MAX);
        let mut bounds = Vec::new();
        for flip in flips {
            let bound = counts(*flip, numbers.decimals());
            if bound <= -most {
                start = !start;
            } else if bound <= most {
                bounds.push(bound);
            }
        }
        let test = NumberTest { step, start, bounds, blank };
        let fact = plan.position(fact);
        match self.numbers.iter_mut().find(|column| column.fact == fact) {
            Some(column) => column.tests.push(test),
            None => self.numbers.push(NumberColumn { fact, numbers, tests: vec![test] }),
        }
    }

    fn option(
        &mut self,
        plan: &Plan,
        columns: &'a Columns,
        fact: FactId,
        (step, yes, blank): (usize, &[u8], Truth),
    ) {
        let Some(Values::Options(codes)) = columns.column(fact).map(|column| &column.values) else { return };
        let Some((_, last)) = plan.choices.iter().find(|(choice, _)| *choice == fact) else { return };
        let test = ChoiceTest { step, listed: Listed::new(yes, *last), blank };
        let fact = plan.position(fact);
        match self.choices.iter_mut().find(|column| column.fact == fact) {
            Some(column) => column.tests.push(test),
            None => self.choices.push(ChoiceColumn { fact, codes, tests: vec![test] }),
        }
    }

    fn sum(&mut self, plan: &Plan, columns: &'a Columns, step: usize, parts: &'a [SumPart], constant: i64) {
        let found = parts.iter().filter_map(|part| Some((numbers(columns, part.fact)?, *part)));
        let found: Vec<(&Numbers, SumPart)> = found.collect();
        let decimals = found.iter().map(|(numbers, _)| numbers.decimals()).max().unwrap_or(0);
        let scale = |(numbers, part): &(&'a Numbers, SumPart)| {
            let scale = 10_i64.pow(u32::from(decimals - numbers.decimals()));
            (*numbers, plan.position(part.fact), if part.minus { -scale } else { scale })
        };
        let mut scaled: Vec<(&Numbers, usize, i64)> = found.iter().map(scale).collect();
        scaled.sort_by_key(|(_, _, scale)| match scale {
            1 => 0,
            -1 => 1,
            _ => 2,
        });
        // Below zero with the constant is below its opposite without.
        let bound = counts(-constant, decimals);
        let most = scaled.iter().try_fold(bound.unsigned_abs(), |sum, (numbers, _, scale)| {
            sum.checked_add(numbers.most().checked_mul(scale.unsigned_abs())?)
        });
        self.sums.push(SumTest {
            step,
            plus: scaled.iter().filter(|(_, _, scale)| *scale == 1).count(),
            minus: scaled.iter().filter(|(_, _, scale)| *scale == -1).count(),
            columns: scaled,
            bound,
            narrow: most.is_some_and(|most| most <= u64::from(i32::MAX.unsigned_abs())),
            parts,
            facts: parts.iter().map(|part| plan.position(part.fact)).collect(),
            constant,
        });
    }
}

pub(super) fn numbers(columns: &Columns, fact: FactId) -> Option<&Numbers> {
    match columns.column(fact).map(|column| &column.values) {
        Some(Values::Numbers(numbers)) => Some(numbers),
        Some(
            Values::None | Values::Truths(_) | Values::Options(_) | Values::Chosen(_) | Values::Dates(_),
        )
        | None => None,
    }
}

/// The least count of 10^-`decimals` that is at least so many millionths.
fn counts(millionths: i64, decimals: u8) -> i64 {
    let unit = 10_i64.pow(u32::from(MOST_DECIMALS - decimals.min(MOST_DECIMALS)));
    -(-millionths).div_euclid(unit)
}

impl<'a> Answers<'a> {
    fn new(plan: &Plan, columns: &'a Columns, fact: FactId) -> Answers<'a> {
        let last = plan.choices.iter().find(|(choice, _)| *choice == fact).map(|(_, last)| *last);
        let options = plan.options.iter().find(|(choice, _)| *choice == fact).map(|(_, options)| *options);
        let mut answers = Answers { given: Bitmap::EMPTY, codes: None, strange: &[] };
        if let Some(column) = columns.column(fact) {
            answers.given = &column.given;
            match &column.values {
                Values::Options(codes) => answers.codes = last.map(|last| (codes.as_slice(), last)),
                Values::Chosen(chosen) => {
                    answers.strange = options.and_then(|options| chosen.get(options..)).unwrap_or(&[]);
                }
                Values::None | Values::Truths(_) | Values::Numbers(_) | Values::Dates(_) => {}
            }
        }
        answers
    }

    /// Which rows of a block have an answer that counts.
    #[inline(always)]
    pub(super) fn rows(&self, block: usize) -> Plane {
        let mut given = plane(self.given, block);
        if let Some((codes, last)) = self.codes {
            let rest = codes.get(block * ROWS..).unwrap_or(&[]);
            let rows = rest.get(..ROWS).unwrap_or(rest);
            // Every row of every batch passes here, and hardly ever is one strange: so no early end.
            let mut most = 0;
            for code in rows {
                most = most.max(*code);
            }
            if most > last {
                for (row, _) in rows.iter().enumerate().filter(|(_, code)| **code > last) {
                    given.set(row, false);
                }
            }
        }
        for strange in self.strange {
            let strange = plane(strange, block);
            for at in 0..WORDS {
                given.0[at] &= !strange.0[at];
            }
        }
        given
    }
}

impl<'a> Narrow<'a> {
    fn new(columns: &'a Columns, fact: FactId) -> Option<Narrow<'a>> {
        let Counts::Narrow(counts) = numbers(columns, fact)?.counts() else { return None };
        let rest = counts.as_chunks::<ROWS>().1;
        let mut last = rest.to_vec();
        last.resize(ROWS, 0);
        Some(Narrow { counts, last })
    }

    /// The counts of a block; 0 beyond the end.
    #[inline(always)]
    pub(super) fn rows(&self, block: usize) -> &[i32; ROWS] {
        let (full, _) = self.counts.as_chunks::<ROWS>();
        let last = if block == full.len() { self.last.first_chunk() } else { None };
        match full.get(block).or(last) {
            Some(rows) => rows,
            None => &[0; ROWS],
        }
    }
}

/// The words of a block; rows beyond the end are no.
#[inline(always)]
pub(super) fn plane(bits: &Bitmap, block: usize) -> Plane {
    let words = bits.words().get(block * WORDS..).unwrap_or(&[]);
    match words.first_chunk::<WORDS>() {
        Some(words) => Plane(*words),
        None => {
            let mut plane = NONE;
            plane.0.iter_mut().zip(words).for_each(|(to, from)| *to = *from);
            plane
        }
    }
}

/// The items of a block; what is missing at the end is filled.
#[inline(always)]
pub(super) fn items<'a, T: Copy + Default>(
    items: &'a [T],
    block: usize,
    space: &'a mut Option<[T; ROWS]>,
) -> &'a [T; ROWS] {
    let rest = items.get(block * ROWS..).unwrap_or(&[]);
    match rest.first_chunk::<ROWS>() {
        Some(all) => all,
        None => {
            let space = space.insert([T::default(); ROWS]);
            space.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            space
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_rounded_up_to_counts() {
        assert_eq!(counts(1_500_000, 0), 2);
        assert_eq!(counts(-1_500_000, 0), -1);
        assert_eq!(counts(1_500_000, 1), 15);
        assert_eq!(counts(2_000_000, 0), 2);
        assert_eq!(counts(2_000_001, 0), 3);
    }
}
