//! The nodes that a rule's finding is read from.

use super::builder::Builder;
use crate::evaluate::{DateSlot, Operation, TruthSlot};
use crate::model::{FactId, Rule, Schedule, Severity};
use crate::truth::Truth;

/// What a rule's finding is read from.
#[derive(Clone, Debug)]
pub struct RuleSlots {
    /// Whether it applies: its condition, not its exception, not after its last day.
    pub applies: TruthSlot,
    /// Whether its condition holds, apart from exception and dates.
    pub condition: TruthSlot,
    /// Whether its exception holds.
    pub except: TruthSlot,
    /// Whether its last day has passed.
    pub over: TruthSlot,
    /// Whether its check holds, evidence included; always for a duty alone.
    pub requires: TruthSlot,
    /// Whether it is in force on the reference date.
    pub in_force: TruthSlot,
    /// Whether its phase is reached.
    pub phase_reached: TruthSlot,
    /// Its first day.
    pub from: Option<DateSlot>,
    /// Its last day.
    pub until: Option<DateSlot>,
    /// Evidence that it demands.
    pub evidence: Vec<EvidenceDemand>,
    /// Lines of its duty's schedule.
    pub schedule: Vec<ScheduleSlots>,
}

/// What a rule's ruling is read from, and nothing else: so that those of all rules lie close together.
#[derive(Clone, Copy, Debug)]
pub struct RuleBrief {
    /// Whether it applies.
    pub applies: TruthSlot,
    /// Whether its check holds.
    pub requires: TruthSlot,
    /// Whether it is in force on the reference date.
    pub in_force: TruthSlot,
    /// Whether its phase is reached.
    pub phase_reached: TruthSlot,
    /// How much it weighs.
    pub severity: Severity,
    /// Whether there is anything to check.
    pub checks: bool,
}

impl RuleBrief {
    pub(super) fn of(rule: &Rule, slots: &RuleSlots) -> RuleBrief {
        let RuleSlots { applies, requires, in_force, phase_reached, .. } = *slots;
        let checks = rule.requires.is_some() || !rule.evidence.is_empty();
        RuleBrief { applies, requires, in_force, phase_reached, severity: rule.severity, checks }
    }
}

/// Evidence that a rule demands for the answer to a fact.
#[derive(Clone, Debug)]
pub struct EvidenceDemand {
    /// The fact.
    pub fact: FactId,
    /// The kinds that are accepted.
    pub kinds: Vec<String>,
    /// Where it is noted whether there is such evidence.
    pub slot: TruthSlot,
}

/// What a line of a schedule is read from.
#[derive(Clone, Debug)]
pub struct ScheduleSlots {
    /// Whether the line counts.
    pub when: TruthSlot,
    /// The day that its dates are counted from, where it names one.
    pub from: Option<DateSlot>,
    /// Its last day.
    pub until: Option<DateSlot>,
}

impl Builder<'_, '_> {
    /// A phase is reached when its own or a later condition holds.
    pub(super) fn phases(&mut self) -> Vec<TruthSlot> {
        let guideline = self.guideline;
        let own: Vec<u32> =
            guideline.phases.iter().map(|phase| self.truth_of(&phase.reached_when).0).collect();
        (0..own.len())
            .map(|at| {
                let list = self.list(&own[at..]);
                self.truth(Operation::Or(list))
            })
            .collect()
    }

    pub(super) fn rules(&mut self) -> Vec<RuleSlots> {
        let guideline = self.guideline;
        let phases = self.phases();
        guideline.rules.iter().map(|rule| self.rule(rule, &phases)).collect()
    }

    /// The check of a rule together with the evidence that it demands.
    fn with_evidence(&mut self, check: TruthSlot, evidence: &[EvidenceDemand]) -> TruthSlot {
        if evidence.is_empty() {
            return check;
        }
        let mut parts = vec![check.0];
        parts.extend(evidence.iter().map(|demand| self.evidence_holds(demand).0));
        let list = self.list(&parts);
        self.truth(Operation::And(list))
    }

    fn rule(&mut self, rule: &Rule, phases: &[TruthSlot]) -> RuleSlots {
        let (yes, no) = (self.constant_truth(true), self.constant_truth(false));
        let condition = rule.applies_when.as_ref().map_or(yes, |term| self.truth_of(term));
        let except = rule.except.as_ref().map_or(no, |term| self.truth_of(term));
        let check = rule.requires.as_ref().map_or(yes, |term| self.truth_of(term));
        let from = rule.from.as_ref().map(|term| self.date_of(term));
        let until = rule.until.as_ref().map(|term| self.date_of(term));
        let before_first = from.map_or(no, |from| self.truth(Operation::LessDate(self.reference, from)));
        let over = until.map_or(no, |until| self.truth(Operation::LessDate(until, self.reference)));
        let evidence: Vec<EvidenceDemand> =
            rule.evidence.iter().map(|(fact, kinds)| self.demand(*fact, kinds)).collect();
        let requires = self.with_evidence(check, &evidence);
        RuleSlots {
            applies: {
                let (not_except, not_over) =
                    (self.truth(Operation::Not(except)), self.truth(Operation::Not(over)));
                let list = self.list(&[condition.0, not_except.0, not_over.0]);
                self.truth(Operation::And(list))
            },
            condition,
            except,
            over,
            requires,
            in_force: self.truth(Operation::Not(before_first)),
            phase_reached: phases.get(rule.phase).copied().unwrap_or(yes),
            from,
            until,
            evidence,
            schedule: rule
                .duty
                .iter()
                .flat_map(|duty| &duty.schedule)
                .map(|line| self.schedule(line))
                .collect(),
        }
    }

    fn demand(&mut self, fact: FactId, kinds: &[String]) -> EvidenceDemand {
        let slot = self.record.push_truth(Truth::OPEN);
        EvidenceDemand { fact, kinds: kinds.to_vec(), slot }
    }

    /// A question that does not arise needs no evidence.
    fn evidence_holds(&mut self, demand: &EvidenceDemand) -> TruthSlot {
        match self.fact(demand.fact).and_then(|fact| fact.asked) {
            Some(asked) => {
                let not_asked = self.truth(Operation::Not(asked));
                let list = self.list(&[not_asked.0, demand.slot.0]);
                self.truth(Operation::Or(list))
            }
            None => demand.slot,
        }
    }

    fn schedule(&mut self, line: &Schedule) -> ScheduleSlots {
        let yes = self.constant_truth(true);
        ScheduleSlots {
            when: line.when.as_ref().map_or(yes, |term| self.truth_of(term)),
            from: line.from.as_ref().map(|term| self.date_of(term)),
            until: line.until.as_ref().map(|term| self.date_of(term)),
        }
    }
}
