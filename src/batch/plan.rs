//! What is computed for each block of rows: tests of answers, then conditions, as planes of bits.

use crate::evaluate::TruthSlot;
use crate::model::{FactId, Severity};
use crate::truth::Truth;

/// A plane that a condition reads: its position, and whether it is read the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Wire(u32);

impl Wire {
    pub(super) const YES: Wire = Wire(0);
    pub(super) const NO: Wire = Wire(1);
    pub(super) const OPEN: Wire = Wire(2);
    /// How many planes stand before those of the steps: yes, and open.
    pub(super) const FIXED: usize = 2;

    pub(super) fn plane(at: usize) -> Wire {
        Wire(u32::try_from(at).unwrap_or(u32::MAX >> 1) << 1)
    }

    pub(super) fn constant(truth: Truth) -> Wire {
        if truth.is_yes() {
            Wire::YES
        } else if truth.is_no() {
            Wire::NO
        } else {
            Wire::OPEN
        }
    }

    #[inline(always)]
    pub(super) fn not(self) -> Wire {
        if self == Wire::OPEN { self } else { Wire(self.0 ^ 1) }
    }

    #[inline(always)]
    pub(super) fn at(self) -> usize {
        (self.0 >> 1) as usize
    }

    #[inline(always)]
    pub(super) fn is_turned(self) -> bool {
        self.0 & 1 == 1
    }
}

/// A run of wires in a plan's list of operands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wires {
    pub(super) at: u32,
    pub(super) count: u32,
}

/// How one plane is computed.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// The answer to a question of yes or no.
    Truth(FactId),
    /// Whether an option of a choice of many is chosen.
    Chosen(FactId, u32),
    /// A test of one number: what holds below all flips, and the millionths at which that changes.
    Number { fact: FactId, start: bool, flips: Vec<i64>, blank: Truth },
    /// A test of one choice: the options for which it holds.
    Option { fact: FactId, yes: Vec<u8>, blank: Truth },
    /// Whether a sum of numbers lies below zero.
    Sum { parts: Vec<SumPart>, constant: i64 },
    /// What the evaluator computes, row by row.
    Computed(TruthSlot),
    /// All of these.
    And(Wires),
    /// At least one of these.
    Or(Wires),
    /// Two are the same.
    Same(Wire, Wire),
    /// Pairs of condition and value, and last a value: the union over what may be chosen.
    Select(Wires),
}

/// A number in a sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct SumPart {
    pub(super) fact: FactId,
    pub(super) minus: bool,
    /// What it can be where it is not answered, in millionths.
    pub(super) low: i64,
    pub(super) high: i64,
    /// Whether nothing bounds it then, on neither side.
    pub(super) unbounded: bool,
}

/// The planes of one rule.
#[derive(Clone, Copy, Debug)]
pub(super) struct RuleWires {
    pub(super) applies: Wire,
    pub(super) requires: Wire,
    pub(super) in_force: Wire,
    pub(super) phase_reached: Wire,
    pub(super) severity: Severity,
}

/// All steps for one program, one day, and one selection of columns.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    pub(super) operands: Vec<Wire>,
    pub(super) rules: Vec<RuleWires>,
    /// The facts whose answers are looked at here.
    pub(super) facts: Vec<FactId>,
    /// Those of them that are choices of one, with the last code that counts.
    pub(super) choices: Vec<(FactId, u8)>,
    /// Those that are choices of many, with the number of their options.
    pub(super) options: Vec<(FactId, usize)>,
    /// Nodes that the evaluator computes for every row, and the facts that these look at.
    pub(super) nodes: Vec<u32>,
    pub(super) recorded: Vec<FactId>,
    /// Whether nothing is open where every fact is answered.
    pub(super) settles: bool,
}

impl Plan {
    /// Where a fact stands among those whose answers are looked at.
    pub(super) fn position(&self, fact: FactId) -> usize {
        self.facts.binary_search(&fact).unwrap_or(usize::MAX)
    }

    #[inline(always)]
    pub(super) fn wires(&self, wires: Wires) -> &[Wire] {
        let at = wires.at as usize;
        self.operands.get(at..at + wires.count as usize).unwrap_or(&[])
    }
}

impl Step {
    /// Calls with every wire that is read.
    pub(super) fn each_wire(&self, operands: &[Wire], visit: &mut dyn FnMut(Wire)) {
        match self {
            Step::And(list) | Step::Or(list) | Step::Select(list) => {
                let at = list.at as usize;
                operands.iter().skip(at).take(list.count as usize).for_each(|wire| visit(*wire));
            }
            Step::Same(a, b) => [*a, *b].into_iter().for_each(visit),
            Step::Truth(_)
            | Step::Chosen(..)
            | Step::Number { .. }
            | Step::Option { .. }
            | Step::Sum { .. }
            | Step::Computed(_) => {}
        }
    }

    /// Calls with every fact whose column is read.
    pub(super) fn each_fact(&self, visit: &mut dyn FnMut(FactId)) {
        match self {
            Step::Truth(fact) | Step::Chosen(fact, _) => visit(*fact),
            Step::Number { fact, .. } | Step::Option { fact, .. } => visit(*fact),
            Step::Sum { parts, .. } => parts.iter().for_each(|part| visit(part.fact)),
            Step::Computed(_) | Step::And(_) | Step::Or(_) | Step::Same(..) | Step::Select(_) => {}
        }
    }
}
