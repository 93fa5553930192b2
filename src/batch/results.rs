//! What a batch says: findings as bits, verdicts, values.

use super::lanes::{Lanes, NONE, Plane, ROWS};
use crate::assess::{Class, Ruling, Status, Statuses, Verdict};
use crate::model::{Severity, ValueId};
use crate::value::Possible;

/// The findings and verdicts of many cases, in the order of the cases, and the values that were asked for.
#[derive(Clone, Debug, Default)]
pub struct Results {
    pub(super) rows: usize,
    /// By block and rule: what can still be not applicable, met, violated.
    pub(super) findings: Vec<[Plane; 3]>,
    /// By block: which rows have a best and a worst of at least conditional, not ready, forbidden.
    pub(super) classes: Vec<[[Plane; 3]; 2]>,
    pub(super) rules: Vec<RuleKind>,
    pub(super) values: Vec<(ValueId, Vec<Possible>)>,
}

/// What the status of a rule is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RuleKind {
    /// Met, or noted where there is nothing to check.
    pub(super) met: Status,
}

impl Results {
    /// How many cases there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many rules each case was held against.
    #[must_use]
    pub fn rules(&self) -> usize {
        self.rules.len()
    }

    /// The verdict on a case; over no rules beyond the last.
    #[must_use]
    pub fn verdict(&self, row: usize) -> Verdict {
        let Some([best, worst]) = self.classes.get(row / ROWS) else { return Verdict::NOTHING };
        Verdict { best: class(best, row), worst: class(worst, row) }
    }

    /// What a rule can still say about a case, by the rule's position in the guideline.
    #[must_use]
    pub fn statuses(&self, rule: usize, row: usize) -> Statuses {
        let mut statuses = Statuses::default();
        if let (Some(kind), Some(planes)) = (self.rules.get(rule), self.planes(rule, row / ROWS)) {
            let [not_applicable, met, violated] = planes.map(|plane| plane.has(row));
            let found =
                [(not_applicable, Status::NotApplicable), (met, kind.met), (violated, Status::Violated)];
            found.into_iter().filter(|(can, _)| *can).for_each(|(_, status)| statuses.insert(status));
        }
        statuses
    }

    /// What a rule says about a case: the one status, or open.
    #[must_use]
    pub fn status(&self, rule: usize, row: usize) -> Status {
        self.statuses(rule, row).status()
    }

    /// What a rule says about every case, as a column.
    pub fn column(&self, rule: usize) -> impl Iterator<Item = Status> + '_ {
        (0..self.rows).map(move |row| self.status(rule, row))
    }

    /// Which cases a rule is surely violated by, 64 a word, the first lowest; bits beyond the last case are no.
    pub fn violated(&self, rule: usize) -> impl Iterator<Item = u64> + '_ {
        self.words(rule, |[not_applicable, met, violated]| violated & !met & !not_applicable)
    }

    /// Which cases a rule is surely or possibly violated by.
    pub fn maybe_violated(&self, rule: usize) -> impl Iterator<Item = u64> + '_ {
        self.words(rule, |[_, _, violated]| violated)
    }

    /// What a value that was asked for can be in each case.
    #[must_use]
    pub fn value(&self, value: ValueId) -> Option<&[Possible]> {
        self.values.iter().find(|(id, _)| *id == value).map(|(_, values)| values.as_slice())
    }

    fn words(&self, rule: usize, pick: fn([u64; 3]) -> u64) -> impl Iterator<Item = u64> + '_ {
        let blocks = 0..self.classes.len();
        let words = blocks.flat_map(move |block| {
            let planes = self.planes(rule, block).unwrap_or([NONE; 3]);
            let [a, b, c] = planes;
            a.0.into_iter().zip(b.0).zip(c.0).map(move |((a, b), c)| pick([a, b, c]))
        });
        words.take(self.rows.div_ceil(64))
    }

    fn planes(&self, rule: usize, block: usize) -> Option<[Plane; 3]> {
        if rule >= self.rules.len() {
            return None;
        }
        self.findings.get(block * self.rules.len() + rule).copied()
    }
}

/// The room for the results of one block.
pub(super) struct Room<'r> {
    pub(super) findings: &'r mut [[Plane; 3]],
    pub(super) classes: &'r mut [[Plane; 3]; 2],
}

impl Room<'_> {
    /// Writes what the evaluator says about one row.
    pub(super) fn put(&mut self, row: usize, rulings: impl Iterator<Item = Ruling>) {
        let mut verdict = Verdict::NOTHING;
        for (planes, ruling) in self.findings.iter_mut().zip(rulings) {
            verdict = verdict.with(&ruling);
            let met = ruling.statuses.contains(Status::Met) || ruling.statuses.contains(Status::Noted);
            let can = [ruling.statuses.contains(Status::NotApplicable), met, !ruling.statuses.is_harmless()];
            planes.iter_mut().zip(can).for_each(|(plane, can)| plane.set(row, can));
        }
        for (planes, class) in self.classes.iter_mut().zip([verdict.best, verdict.worst]) {
            for (plane, least) in planes.iter_mut().zip(STEPS) {
                plane.set(row, class >= least);
            }
        }
    }
}

/// The classes above ready.
const STEPS: [Class; 3] = [Class::Conditional, Class::NotReady, Class::Forbidden];

/// The class of a violated rule, by severity and whether the rule is in force in a phase that is reached.
#[inline(always)]
pub(super) fn raise<L: Lanes>(
    classes: &mut [Plane; 3],
    severity: Severity,
    violated: &Plane,
    now: &Plane,
    lanes: L,
) {
    let [conditional, not_ready, forbidden] = classes;
    match severity {
        Severity::Forbids => {
            lanes.or(conditional, violated);
            lanes.or(not_ready, violated);
            lanes.or(forbidden, violated);
        }
        Severity::Must => {
            let mut now = *now;
            lanes.and(&mut now, violated);
            lanes.or(conditional, violated);
            lanes.or(not_ready, &now);
        }
        Severity::Should => lanes.or(conditional, violated),
        Severity::Info => {}
    }
}

fn class(planes: &[Plane; 3], row: usize) -> Class {
    let mut reached = planes.iter().zip(STEPS).filter(|(plane, _)| plane.has(row));
    reached.next_back().map_or(Class::Ready, |(_, class)| class)
}
