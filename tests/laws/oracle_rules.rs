//! The oracle's findings and verdict: the tables of the design, read literally.

use std::collections::BTreeMap;

use super::answers::{Complete, Evidence};
use super::arithmetic::Beyond;
use super::oracle::World;
use super::plan::{AS_OF, Day, Plan, Rule, Severity};
use riktlinje::assess::{Class, Status};
use riktlinje::date::Date;

/// What the oracle says about complete answers.
#[derive(Clone, Debug)]
pub(crate) struct Judgement<'p> {
    pub(crate) world: World<'p>,
    pub(crate) findings: Vec<(Status, Class)>,
    pub(crate) verdict: Class,
    pub(crate) areas: BTreeMap<&'static str, Class>,
}

/// Judges complete answers.
pub(crate) fn judge<'p>(plan: &'p Plan, complete: &Complete) -> Result<Judgement<'p>, Beyond> {
    let points: Vec<_> = complete.answers.iter().map(|(point, _)| point.clone()).collect();
    let mut world = World::new(plan, &points)?;
    let holds: Vec<bool> = plan.phases.iter().map(|phase| world.truth(phase)).collect::<Result<_, _>>()?;
    let mut findings = Vec::new();
    for (at, rule) in plan.rules.iter().enumerate() {
        let reached = holds[rule.phase..].contains(&true);
        let waived = plan.waivers.iter().any(|waiver| waiver.rule == at && is_valid(waiver, rule));
        findings.push(finding(&mut world, rule, complete, reached, waived)?);
    }
    let mut areas: BTreeMap<&'static str, Class> = BTreeMap::new();
    for (at, (_, class)) in findings.iter().enumerate() {
        let area = areas.entry(["law", "risk"][at % 2]).or_insert(Class::Ready);
        *area = (*area).max(*class);
    }
    let verdict = findings.iter().map(|(_, class)| *class).max().unwrap_or(Class::Ready);
    Ok(Judgement { world, findings, verdict, areas })
}

fn add_months(day: Day, months: i64) -> Option<Day> {
    Some(Date::from_days(day)?.add_months(months)?.days().into())
}

/// Granted ≤ today ≤ until, by someone who may, for no longer than allowed.
fn is_valid(waiver: &super::plan::Waiver, rule: &Rule) -> bool {
    let Some(months) = rule.waiver.filter(|_| rule.severity != Severity::Forbids) else { return false };
    let short = add_months(waiver.granted, months).is_some_and(|longest| waiver.until <= longest);
    waiver.right_role && short && waiver.granted <= AS_OF && AS_OF <= waiver.until
}

fn finding(
    world: &mut World<'_>,
    rule: &Rule,
    complete: &Complete,
    reached: bool,
    waived: bool,
) -> Result<(Status, Class), Beyond> {
    let reference = world.reference;
    let applies = rule.applies_when.as_ref().map_or(Ok(true), |term| world.truth(term))?;
    let excepted = rule.except.as_ref().map_or(Ok(false), |term| world.truth(term))?;
    let over =
        rule.until.as_ref().map_or(Ok(false), |until| world.day(until).map(|until| reference > until))?;
    let begun = rule.from.as_ref().map_or(Ok(true), |from| world.day(from).map(|from| reference >= from))?;
    let check = rule.requires.as_ref().map_or(Ok(true), |term| world.truth(term))?;
    if !applies || excepted || over {
        return Ok((Status::NotApplicable, Class::Ready));
    }
    let backed = rule.evidence.iter().all(|(fact, kinds)| match complete.answers[*fact].1 {
        Evidence::Kind(kind) => kinds.contains(&kind) || !world.asked[*fact],
        Evidence::Absent | Evidence::Unstated => !world.asked[*fact],
    });
    if check && backed {
        let checks = rule.requires.is_some() || !rule.evidence.is_empty();
        return Ok((if checks { Status::Met } else { Status::Noted }, Class::Ready));
    }
    let class = match rule.severity {
        Severity::Forbids => Class::Forbidden,
        Severity::Info => Class::Ready,
        Severity::Must if begun && reached && !waived => Class::NotReady,
        Severity::Must | Severity::Should => Class::Conditional,
    };
    let waived = waived && rule.severity != Severity::Forbids;
    Ok((if waived { Status::Waived } else { Status::Violated }, class))
}
