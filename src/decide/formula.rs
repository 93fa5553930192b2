//! Conditions as an *or* of *ands* of tests, so that one pass over bits can answer all of them.
//!
//! Strong Kleene logic permits all that is done here: *and* and *or* distribute over each other, `not` moves
//! inward by De Morgan, and a term that holds another term's tests and more adds nothing. Nothing relies on a
//! test or its opposite holding, which open tests do not give.

use super::varying::Varying;
use crate::evaluate::{Node, Operation, Place, SetSlot, Slot, Tables, TruthSlot};
use crate::model::{FactId, Type};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::value::bits;

/// A formula with more terms than this is kept as one test of its own.
const MOST_TERMS: usize = 12;

/// The smallest condition that a formula is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Test {
    /// What stands in a truth slot.
    Slot(TruthSlot),
    /// Whether an option of a choice of many is chosen: first word of the answer, and the option.
    Chosen(u32, u32),
}

/// A test, and whether it has to hold or has to fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Literal {
    pub(super) test: Test,
    pub(super) holds: bool,
}

/// Literals that all have to be true, rising.
pub(super) type Term = Vec<Literal>;

/// Terms of which one has to be true. No term: no. An empty term: yes.
pub(super) type Formula = Vec<Term>;

/// A condition and its opposite.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) yes: Formula,
    pub(super) no: Formula,
}

/// A formula for every truth of a program.
pub(super) struct Formulas {
    pairs: Vec<Pair>,
}

impl Pair {
    fn constant(truth: bool) -> Pair {
        let (holds, fails) = (vec![Vec::new()], Vec::new());
        if truth { Pair { yes: holds, no: fails } } else { Pair { yes: fails, no: holds } }
    }

    fn test(test: Test) -> Pair {
        let literal = |holds| vec![vec![Literal { test, holds }]];
        Pair { yes: literal(true), no: literal(false) }
    }

    fn not(self) -> Pair {
        Pair { yes: self.no, no: self.yes }
    }

    fn and<'p>(parts: impl Iterator<Item = &'p Pair> + Clone) -> Pair {
        Pair { yes: product(parts.clone().map(|part| &part.yes)), no: sum(parts.map(|part| &part.no)) }
    }

    fn or<'p>(parts: impl Iterator<Item = &'p Pair> + Clone) -> Pair {
        Pair { yes: sum(parts.clone().map(|part| &part.yes)), no: product(parts.map(|part| &part.no)) }
    }

    /// Both formulas, or the bare test where one has grown too long.
    fn bounded(self, slot: TruthSlot) -> Pair {
        let bare = |holds| vec![vec![Literal { test: Test::Slot(slot), holds }]];
        let short = |formula: Formula, holds| if formula.len() > MOST_TERMS { bare(holds) } else { formula };
        Pair { yes: short(self.yes, true), no: short(self.no, false) }
    }
}

impl Formulas {
    /// Formulas of all truths, from the first node to the last.
    pub(super) fn of(program: &Program, varying: &Varying) -> Formulas {
        let slots = (0_u32..).map(TruthSlot).take(program.blank().truths.len());
        let mut made = vec![false; program.blank().truths.len()];
        for node in program.nodes().iter().filter(|node| matches!(node.place(), Place::Truth(_))) {
            if let Some(made) = made.get_mut(node.out as usize) {
                *made = true;
            }
        }
        let pair = |slot: TruthSlot| match varying.constant_truth(slot, program) {
            Some(truth) => Pair::constant(truth),
            // What a node makes gets its formula below, before anything looks at it.
            None if made.get(slot.0 as usize) == Some(&true) => Pair { yes: Vec::new(), no: Vec::new() },
            None => Pair::test(Test::Slot(slot)),
        };
        let mut all = Formulas { pairs: slots.map(pair).collect() };
        let choices = Choices::of(program);
        for node in program.nodes() {
            // Only nodes of truths have a formula.
            let Place::Truth(out) = node.place() else { continue };
            let slot = TruthSlot(out);
            if varying.constant_truth(slot, program).is_some() {
                continue;
            }
            let made = all.pair(*node, program, &choices).map(|pair| pair.bounded(slot));
            if let Some(place) = all.pairs.get_mut(out as usize) {
                *place = made.unwrap_or_else(|| Pair::test(Test::Slot(slot)));
            }
        }
        all
    }

    /// The formulas of a truth.
    pub(super) fn get(&self, slot: TruthSlot) -> Pair {
        self.pairs.get(slot.0 as usize).cloned().unwrap_or_else(|| Pair::test(Test::Slot(slot)))
    }

    /// The formulas of a node that is made of others; `None` for one that is a test of its own.
    fn pair(&self, node: Node, program: &Program, choices: &Choices) -> Option<Pair> {
        use Operation as O;
        let tables: Tables<'_> = program.tables();
        let of = |slot: &u32| self.pairs.get(*slot as usize);
        let options = |list: SetSlot| bits::iter(program.blank().set(list)).collect::<Vec<_>>();
        match node.operation {
            O::Not(a) => Some(self.get(a).not()),
            O::And(list) => Some(Pair::and(tables.list(list).iter().filter_map(of))),
            O::Or(list) => Some(Pair::or(tables.list(list).iter().filter_map(of))),
            O::SameTruth(a, b) => {
                let (a, b) = (self.get(a), self.get(b));
                let both = Pair::and([&a, &b].into_iter());
                let neither = Pair::and([&a.not(), &b.not()].into_iter());
                Some(Pair::or([&both, &neither].into_iter()))
            }
            O::AnyOf(set, list) => choices.any_of(set, &options(list)),
            O::AllOf(set, list) => choices.all_of(set, &options(list)),
            O::OnlyOf(set, list) => choices.only_of(set, &options(list)),
            O::ExactlyOf(set, list) => {
                let (all, only) =
                    (choices.all_of(set, &options(list))?, choices.only_of(set, &options(list))?);
                Some(Pair::and([&all, &only].into_iter()))
            }
            // Of a choice of many: whether nothing is chosen.
            O::SameNumber(size, zero) => {
                let is_zero = program.blank().range(zero) == NumberRange::point(Number::ZERO);
                let set = choices.sizes.iter().find(|(number, _)| *number == size.0).filter(|_| is_zero)?;
                choices.only_of(set.1, &[])
            }
            O::LessNumber(..)
            | O::LessDate(..)
            | O::SameDate(..)
            | O::GivenNumber(_)
            | O::GivenDate(_)
            | O::OneOf(..)
            | O::SameOption(..)
            | O::LessOption(..)
            | O::SelectTruth(_)
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
        }
    }
}

/// The answers that are choices of many.
struct Choices {
    /// First word and number of options of each.
    answers: Vec<(u32, u32)>,
    /// Numbers that are the size of such an answer.
    sizes: Vec<(u32, SetSlot)>,
}

impl Choices {
    fn of(program: &Program) -> Choices {
        let facts = (0_u32..).map(FactId).zip(&program.guideline().facts);
        let answers = facts.filter_map(|(id, fact)| {
            let (Slot::Choices(set), Type::Choices(list)) = (program.fact_slots(id).answer, fact.ty) else {
                return None;
            };
            let options = program.guideline().option_list(list).options.len();
            Some((set.at, u32::try_from(options).ok()?))
        });
        let sizes = program.nodes().iter().filter_map(|node| {
            let Operation::SizeOfChoices(set) = node.operation else { return None };
            Some((node.out, set))
        });
        Choices { answers: answers.collect(), sizes: sizes.collect() }
    }

    fn size(&self, set: SetSlot) -> Option<u32> {
        self.answers.iter().find(|(at, _)| *at == set.at).map(|(_, options)| *options)
    }

    fn any_of(&self, set: SetSlot, options: &[usize]) -> Option<Pair> {
        self.size(set)?;
        let tests = chosen(set, options.iter().copied());
        Some(Pair::or(tests.iter()))
    }

    fn all_of(&self, set: SetSlot, options: &[usize]) -> Option<Pair> {
        self.size(set)?;
        let tests = chosen(set, options.iter().copied());
        Some(Pair::and(tests.iter()))
    }

    fn only_of(&self, set: SetSlot, options: &[usize]) -> Option<Pair> {
        let others = (0..self.size(set)? as usize).filter(|option| !options.contains(option));
        let tests = chosen(set, others);
        Some(Pair::or(tests.iter()).not())
    }
}

fn chosen(set: SetSlot, options: impl Iterator<Item = usize>) -> Vec<Pair> {
    let options = options.filter_map(|option| u32::try_from(option).ok());
    options.map(|option| Pair::test(Test::Chosen(set.at, option))).collect()
}

/// *Or*: all terms together.
fn sum<'f>(parts: impl Iterator<Item = &'f Formula>) -> Formula {
    let mut terms: Formula = Vec::new();
    for part in parts {
        terms.extend_from_slice(part);
        if terms.len() > MOST_TERMS * MOST_TERMS {
            return too_long();
        }
    }
    within_bound(absorbed(terms))
}

/// *And*: each term of one with each of the others.
fn product<'f>(parts: impl Iterator<Item = &'f Formula>) -> Formula {
    let mut terms: Formula = vec![Vec::new()];
    for part in parts {
        let pairs = terms.iter().flat_map(|left| part.iter().map(move |right| joined(left, right)));
        terms = within_bound(absorbed(pairs.collect()));
        if terms.len() > MOST_TERMS || part.len() > MOST_TERMS {
            return too_long();
        }
    }
    terms
}

fn within_bound(terms: Formula) -> Formula {
    if terms.len() > MOST_TERMS { too_long() } else { terms }
}

/// Stands for any formula beyond the bound; nothing but its length is looked at.
fn too_long() -> Formula {
    vec![Vec::new(); MOST_TERMS + 1]
}

fn joined(left: &Term, right: &Term) -> Term {
    let mut term = [left.as_slice(), right.as_slice()].concat();
    term.sort_unstable();
    term.dedup();
    term
}

/// Without terms that another term makes needless.
fn absorbed(mut terms: Formula) -> Formula {
    terms.sort_by_key(Vec::len);
    let mut kept: Formula = Vec::new();
    for term in terms {
        let needless =
            kept.iter().any(|other| other.iter().all(|literal| term.binary_search(literal).is_ok()));
        if !needless {
            kept.push(term);
        }
    }
    kept
}
