//! Grows phases, rules and waivers.

use super::grow::{DEPTH, Grower};
use super::plan::{AS_OF, Expr, KINDS, Rule, Severity, Waiver};

impl Grower<'_> {
    pub(crate) fn rules(&mut self) {
        for _ in 0..=self.tape.below(3) {
            let reached_when = self.truth(1);
            self.plan.phases.push(reached_when);
        }
        for _ in 0..=self.tape.below(4) {
            let rule = self.rule();
            self.plan.rules.push(rule);
        }
        for _ in 0..self.tape.below(3) {
            let near = self.tape.between(-1, 1);
            let granted = AS_OF + if self.tape.chance(30) { near } else { self.tape.between(-200, 10) };
            let near = AS_OF + self.tape.between(-1, 1);
            let until = if self.tape.chance(30) { near } else { granted + self.tape.between(0, 400) };
            self.plan.waivers.push(Waiver {
                rule: self.tape.below(self.plan.rules.len()),
                right_role: !self.tape.chance(15),
                granted,
                until: until.max(granted),
            });
        }
    }

    fn rule(&mut self) -> Rule {
        let severities = [Severity::Must, Severity::Forbids, Severity::Should, Severity::Info];
        let severity = *self.tape.pick(&severities);
        let guard = if self.tape.chance(25) { self.nullable_name() } else { None };
        let applies_when = match guard {
            Some(name) => Some(Expr::Given(name)),
            None => self.tape.chance(50).then(|| self.truth(DEPTH)),
        };
        let except = self.tape.chance(25).then(|| self.truth(2));
        self.known.extend(guard);
        let requires = (!self.tape.chance(15)).then(|| self.truth(DEPTH));
        self.known.clear();
        let duty = requires.is_none() || self.tape.chance(20);
        let waivable = severity != Severity::Forbids && self.tape.chance(60);
        let (from, until) = self.days();
        Rule {
            severity,
            phase: self.tape.below(self.plan.phases.len()),
            applies_when,
            except,
            requires,
            duty,
            from,
            until,
            evidence: self.evidence(),
            waiver: waivable.then(|| self.tape.between(1, 12)),
        }
    }

    /// First and last day: constants in their order, or derived ones.
    fn days(&mut self) -> (Option<Expr>, Option<Expr>) {
        let first = self.day();
        let last = first + self.tape.between(0, 300);
        let from = self.tape.chance(35).then_some(Expr::Date(first));
        let until = self.tape.chance(25).then_some(Expr::Date(last));
        if !self.tape.chance(30) {
            return (from, until);
        }
        match from.map(|_| self.date(2)) {
            Some(Expr::Date(first)) => (Some(Expr::Date(first)), None),
            derived => (derived, until),
        }
    }

    fn evidence(&mut self) -> Vec<(usize, Vec<usize>)> {
        if self.plan.facts.is_empty() || !self.tape.chance(30) {
            return Vec::new();
        }
        let fact = self.tape.below(self.plan.facts.len());
        let mut kinds: Vec<usize> = (0..KINDS.len()).filter(|_| self.tape.chance(50)).collect();
        if kinds.is_empty() {
            kinds.push(0);
        }
        vec![(fact, kinds)]
    }
}
