//! Truths that need no operation, or a cheaper one, because of what is always so. Every step holds in strong Kleene
//! logic, so that nothing comes out otherwise.

use super::builder::Builder;
use crate::evaluate::{Operands, Operation, TruthSlot};

impl Builder<'_, '_> {
    /// A truth, by the simplest operation that gives it.
    pub(super) fn truth(&mut self, operation: Operation) -> TruthSlot {
        let simplified = if let Operation::Not(a) = operation {
            self.settled_truth(a.0).map(|known| self.constant_truth(!known))
        } else if let Operation::And(list) = operation {
            self.junction_of(list, true)
        } else if let Operation::Or(list) = operation {
            self.junction_of(list, false)
        } else if let Operation::SelectTruth(list) = operation {
            self.gate_of(list)
        } else {
            None
        };
        simplified.unwrap_or_else(|| self.truth_node(operation))
    }

    /// What a slot always is, where that stands in the program.
    fn settled_truth(&self, slot: u32) -> Option<bool> {
        [false, true].into_iter().find(|truth| self.constant_truth(*truth).0 == slot)
    }

    /// *And* (or *or*) without the parts that change nothing; `None` where there are no such parts.
    fn junction_of(&mut self, list: Operands, and: bool) -> Option<TruthSlot> {
        let parts = self.operands(list);
        if parts.iter().any(|part| self.settled_truth(*part) == Some(!and)) {
            return Some(self.constant_truth(!and));
        }
        if parts.len() > 1 && parts.iter().all(|part| self.settled_truth(*part).is_none()) {
            return None;
        }
        let left: Vec<u32> =
            parts.iter().copied().filter(|part| self.settled_truth(*part).is_none()).collect();
        Some(match left.as_slice() {
            [] => self.constant_truth(and),
            [only] => TruthSlot(*only),
            [_, _, ..] => {
                let list = self.list(&left);
                self.truth_node(if and { Operation::And(list) } else { Operation::Or(list) })
            }
        })
    }

    /// A value behind one condition, else a constant: both hold, or the condition does not.
    fn gate_of(&mut self, list: Operands) -> Option<TruthSlot> {
        let [condition, value, otherwise] = *self.operands(list) else { return None };
        if self.settled_truth(otherwise)? {
            let not = self.truth(Operation::Not(TruthSlot(condition)));
            let list = self.list(&[not.0, value]);
            return Some(self.truth(Operation::Or(list)));
        }
        let list = self.list(&[condition, value]);
        Some(self.truth(Operation::And(list)))
    }
}

#[cfg(test)]
mod tests {
    use crate::evaluate::{Node, Operands, Operation, Record, Tables};
    use crate::truth::Truth;

    /// For every condition and every value, a selection with a constant is the junction that stands for it.
    #[test]
    fn a_gate_is_a_junction() {
        let all = [Truth::NO, Truth::OPEN, Truth::YES];
        for (condition, value) in all.into_iter().flat_map(|a| all.map(|b| (a, b))) {
            for otherwise in [Truth::NO, Truth::YES] {
                let mut record = Record::default();
                let operands = [condition, value, otherwise].map(|truth| record.push_truth(truth).0);
                let out = record.push_truth(Truth::OPEN);
                let operation = Operation::SelectTruth(Operands { at: 0, count: 3 });
                let tables = Tables { operands: &operands, blocks: &[], blanks: &[] };
                record.run(&[Node { operation, out: out.0 }], tables);
                let junction =
                    if otherwise.is_yes() { condition.not().or(value) } else { condition.and(value) };
                assert_eq!(record.truth(out), junction, "{condition:?} {value:?} {otherwise:?}");
            }
        }
    }
}
