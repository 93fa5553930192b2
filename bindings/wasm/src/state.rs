//! What a form shows now: which questions arise, how many years count, and the verdict alone.

use riktlinje::assess::Verdict;
use riktlinje::evaluate::{Record, Slot};
use riktlinje::json::{JsonWriter, Pairs};
use riktlinje::model::Fact;
use riktlinje::number::{Number, NumberRange};
use riktlinje::program::{FactSlots, Program};

use crate::session::Session;

/// Which questions with a gate arise, and how many years of each series count, surely and at most.
pub(crate) fn form(session: &mut Session) -> Result<String, String> {
    let (program, record) = session.computed()?;
    let facts = (0..).map(riktlinje::model::FactId).zip(&program.guideline().facts);
    let (mut asked_facts, mut series) = (Vec::new(), Vec::new());
    for (id, fact) in facts {
        let slots = program.fact_slots(id);
        if let Some(asked) = slots.asked {
            asked_facts.push((&fact.id, record.truth(asked)));
        }
        if let Some(years) = years(program, record, fact, slots) {
            series.push((&fact.id, years.to_vec()));
        }
    }
    let mut writer = JsonWriter::default();
    writer.object(&mut |to| {
        to.field("asked", &Pairs(&asked_facts));
        to.field("years", &Pairs(&series));
    });
    Ok(writer.finish())
}

/// Year t counts when t is less than the number of years.
fn years(program: &Program, record: &Record, fact: &Fact, slots: &FactSlots) -> Option<[u32; 2]> {
    let Slot::Series { years: most, .. } = slots.answer else { return None };
    let counted = match fact.years.as_ref().and_then(|term| program.term_slot(term)) {
        Some(Slot::Number(slot)) => record.range(slot),
        Some(_) | None => NumberRange::UNBOUNDED,
    };
    let count = |end: Option<Number>, otherwise: u32| {
        end.map_or(otherwise, |end| {
            (0..most).take_while(|year| Number::from(*year) < end).fold(0, |count, _| count + 1)
        })
    };
    Some([count(counted.low(), 0), count(counted.high(), most)])
}

/// The verdicts alone.
pub(crate) fn verdict(session: &mut Session) -> Result<String, String> {
    let day = session.day()?;
    let waivers = session.waivers().to_vec();
    let (program, record) = session.computed()?;
    let guideline = program.guideline();
    let mut whole = Verdict::NOTHING;
    let mut areas: Vec<Option<Verdict>> = vec![None; guideline.areas.len()];
    for (rule, ruling) in guideline.rules.iter().zip(program.rulings(record, &waivers, day)) {
        whole = whole.with(&ruling);
        if let Some(area) = areas.get_mut(rule.area) {
            *area = Some(area.unwrap_or(Verdict::NOTHING).with(&ruling));
        }
    }
    let named = guideline.areas.iter().zip(areas);
    let areas: Vec<(&str, Verdict)> =
        named.filter_map(|(area, verdict)| verdict.map(|verdict| (area.id.as_str(), verdict))).collect();
    let mut writer = JsonWriter::default();
    writer.object(&mut |to| {
        to.field("verdict", &whole);
        to.field("areas", &Pairs(&areas));
    });
    Ok(writer.finish())
}
