//! Runs the engine, through its public interface only, and compares what it says with points and with
//! what it said before.

use std::fmt::Write as _;

use riktlinje::assess::{Assessment, Finding};
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::model::{FactId, ValueId};
use riktlinje::number::NumberRange;
use riktlinje::program::Program;
use riktlinje::value::{NumberSet, Possible};
use riktlinje::{ReadError, Source};

use super::answers::{Partial, answer};
use super::plan::{AS_OF, Plan, Point};
use super::print::{self, day};

/// A guideline loaded by the engine.
pub(crate) struct Engine<'p> {
    pub(crate) plan: &'p Plan,
    pub(crate) yaml: String,
    pub(crate) program: Program,
}

/// What the engine says about a proposal.
pub(crate) struct Answered<'e> {
    pub(crate) yaml: String,
    pub(crate) assessment: Assessment<'e>,
    /// Facts, then values.
    pub(crate) possible: Vec<Possible>,
    pub(crate) json: String,
}

fn as_of() -> Date {
    Date::from_days(AS_OF).unwrap_or(Date::MIN)
}

impl<'p> Engine<'p> {
    /// Loads a plan; what is wrong with it, if anything, as text.
    pub(crate) fn load(plan: &'p Plan) -> Result<Engine<'p>, String> {
        let yaml = print::guideline(plan);
        match riktlinje::load(&[Source { name: "trial.yaml", text: &yaml }]) {
            Ok(loaded) => Ok(Engine { plan, yaml, program: loaded.program }),
            Err(error) => Err(format!("{error}\n{yaml}")),
        }
    }

    /// A proposal as YAML, with its answers in the order of `order`.
    pub(crate) fn proposal(&self, partial: &Partial, order: &[usize]) -> String {
        let mut yaml = String::from("riktlinje: 1\nanswers:\n");
        let mut count = 0;
        for at in order {
            if let Some(answer) = answer(&partial[*at]) {
                let _ = writeln!(yaml, "  f{at}: {answer}");
                count += 1;
            }
        }
        if count == 0 {
            yaml = String::from("riktlinje: 1\nanswers: {}\n");
        }
        if !self.plan.waivers.is_empty() {
            yaml.push_str("waivers:\n");
        }
        for waiver in &self.plan.waivers {
            let by = if waiver.right_role { "chef" } else { "vikarie" };
            let (granted, until) = (day(waiver.granted), day(waiver.until));
            let rule = waiver.rule;
            let _ = writeln!(
                yaml,
                "  - {{rule: R{rule}, reason: X, by: {by}, granted: {granted}, until: {until}}}"
            );
        }
        yaml
    }

    /// Reads and assesses a proposal.
    pub(crate) fn assess(&self, partial: &Partial) -> Result<Answered<'_>, String> {
        let order: Vec<usize> = (0..partial.len()).collect();
        self.assess_yaml(self.proposal(partial, &order))
    }

    /// Reads and assesses a proposal from its text.
    pub(crate) fn assess_yaml(&self, yaml: String) -> Result<Answered<'_>, String> {
        let mut diagnostics = Diagnostics::new();
        let proposal = riktlinje::answers::Proposal::read(&self.program, 0, &yaml, &mut diagnostics);
        let Some(proposal) = proposal else {
            let error = ReadError::new(diagnostics, &[Source { name: "proposal.yaml", text: &yaml }]);
            return Err(format!("{error}\n{yaml}\n{}", self.yaml));
        };
        let program = &self.program;
        let mut record = program.blank_record();
        program.evaluate(&proposal.answers, as_of(), &mut record);
        let facts = (0..)
            .zip(&program.guideline().facts)
            .map(|(at, fact)| program.possible(&record, program.fact_slots(FactId(at)).value, fact.ty));
        let values = (0..)
            .zip(&program.guideline().values)
            .map(|(at, value)| program.possible(&record, program.value_slot(ValueId(at)), value.ty));
        let possible = facts.chain(values).collect();
        let assessment = program.assess(&proposal, as_of());
        let json = serde_json::to_string(&assessment).map_err(|error| error.to_string())?;
        Ok(Answered { yaml, assessment, possible, json })
    }
}

fn allows(set: NumberSet, number: Option<i128>) -> bool {
    match number {
        None => set.given.could_be(false),
        Some(units) => {
            set.given.could_be(true) && set.range.low_units() <= units && units <= set.range.high_units()
        }
    }
}

/// Whether a definite value lies in what is possible.
pub(crate) fn contains(possible: &Possible, point: &Point) -> bool {
    let ids = |chosen: &[bool], option: &str| {
        let at = super::plan::OPTIONS.iter().position(|id| *id == option);
        at.is_some_and(|at| chosen.get(at).copied().unwrap_or(false))
    };
    match (possible, point) {
        (Possible::Truth(truth), Point::Truth(point)) | (Possible::Text(truth), Point::Text(point)) => {
            truth.could_be(*point)
        }
        (Possible::Number(set), Point::Number(number)) => allows(*set, *number),
        (Possible::Date(set), Point::Date(None)) => set.given.could_be(false),
        (Possible::Date(set), Point::Date(Some(at))) => {
            let day = Date::from_days(*at);
            let above = set.range.low().is_none_or(|low| day.is_some_and(|day| low <= day));
            let below = set.range.high().is_none_or(|high| day.is_some_and(|day| day <= high));
            set.given.could_be(true) && above && below
        }
        (Possible::Choice { options, may_be_none }, Point::Choice(at)) => match at {
            Some(at) => options.iter().any(|option| option == super::plan::OPTIONS[*at]),
            None => *may_be_none,
        },
        (Possible::Choices { must, may }, Point::Choices(chosen)) => {
            let all_sure = must.iter().all(|option| ids(chosen, option));
            let count = chosen.iter().filter(|chosen| **chosen).count();
            all_sure && count == may.iter().filter(|option| ids(chosen, option)).count()
        }
        (Possible::Series(years), Point::Series(amounts)) => {
            let amount = |year: usize| amounts.get(year).copied().unwrap_or(0);
            years.iter().enumerate().all(|(year, set)| allows(*set, Some(amount(year))))
                && amounts.iter().skip(years.len()).all(|amount| *amount == 0)
        }
        (Possible::Rows { known, most }, Point::Rows(rows)) => *known <= rows.len() && rows.len() <= *most,
        _ => false,
    }
}

fn set_within(inner: NumberSet, outer: NumberSet) -> bool {
    let given =
        !inner.given.could_be(true) || (outer.given.could_be(true) && range_within(inner.range, outer.range));
    given && (!inner.given.could_be(false) || outer.given.could_be(false))
}

fn range_within(inner: NumberRange, outer: NumberRange) -> bool {
    outer.low_units() <= inner.low_units() && inner.high_units() <= outer.high_units()
}

/// Whether everything that is possible in `inner` is possible in `outer`.
pub(crate) fn within(inner: &Possible, outer: &Possible) -> bool {
    match (inner, outer) {
        (Possible::Truth(a), Possible::Truth(b)) | (Possible::Text(a), Possible::Text(b)) => {
            a.union(*b) == *b
        }
        (Possible::Number(a), Possible::Number(b)) => set_within(*a, *b),
        (Possible::Date(a), Possible::Date(b)) => {
            let within = a.range.hull(b.range) == b.range;
            (!a.given.could_be(true) || (b.given.could_be(true) && within))
                && a.given.union(b.given) == b.given
        }
        (
            Possible::Choice { options: a, may_be_none: x },
            Possible::Choice { options: b, may_be_none: y },
        ) => a.iter().all(|option| b.contains(option)) && (!x || *y),
        (Possible::Choices { must: a, may: x }, Possible::Choices { must: b, may: y }) => {
            b.iter().all(|option| a.contains(option)) && x.iter().all(|option| y.contains(option))
        }
        (Possible::Series(a), Possible::Series(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| set_within(*a, *b))
        }
        (Possible::Rows { known: a, most: x }, Possible::Rows { known: b, most: y }) => x <= y && b <= a,
        _ => false,
    }
}

/// Whether one finding leaves open only what another left open.
pub(crate) fn finding_within(inner: &Finding, outer: &Finding) -> bool {
    inner.possible.iter().all(|status| outer.possible.contains(status))
        && inner.classes.iter().all(|class| outer.classes.iter().any(|other| other == class))
}
