//! What depends on answers or the day, and what is the same for all.

use crate::evaluate::{NumberSlot, Place, Slot, TruthSlot};
use crate::model::FactId;
use crate::number::Number;
use crate::program::Program;
use crate::text::QuickSet;

/// The places that answers, evidence or the day of the assessment reach.
///
/// It would be tempting to call everything the same that is settled with nothing answered. But answers set in
/// code may lie outside their bounds, and the table is to say what the evaluator says even then.
pub(crate) struct Varying {
    places: QuickSet<Place>,
}

impl Varying {
    pub(crate) fn of(program: &Program) -> Varying {
        let mut places: QuickSet<Place> = QuickSet::default();
        for fact in (0..).map(FactId).take(program.guideline().facts.len()) {
            match program.fact_slots(fact).answer {
                Slot::Truth(at) => places.insert(at.into()),
                Slot::Number(at) => places.insert(at.into()),
                Slot::Date(at) => places.insert(at.into()),
                Slot::Choice(at) | Slot::Choices(at) => places.insert(at.into()),
                Slot::Rows(at) => places.insert(at.into()),
                Slot::Series { first, years } => {
                    places.extend((first.0..first.0 + years).map(Place::Number));
                    true
                }
            };
        }
        places.insert(program.as_of().into());
        let demands = program.rules().iter().flat_map(|rule| &rule.evidence);
        places.extend(demands.map(|demand| Place::from(demand.slot)));
        Varying::reached_from(places, program)
    }

    /// The places that these reach, they themselves included.
    pub(crate) fn reached_from(mut places: QuickSet<Place>, program: &Program) -> Varying {
        for node in program.nodes() {
            let mut reached = false;
            node.each_input(program.tables(), &mut |place| reached |= places.contains(&place));
            if reached {
                places.insert(node.place());
            }
        }
        Varying { places }
    }

    /// Whether what stands there can differ between cases.
    pub(crate) fn reaches(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// The truth that stands there in every case.
    pub(crate) fn constant_truth(&self, slot: TruthSlot, program: &Program) -> Option<bool> {
        let truth = program.blank().truth(slot);
        (!self.places.contains(&slot.into()) && !truth.is_open()).then_some(truth.is_yes())
    }

    /// The number that stands there in every case.
    pub(crate) fn constant_number(&self, slot: NumberSlot, program: &Program) -> Option<Number> {
        let number = program.blank().number(slot);
        let point = number.range.as_point().filter(|_| number.given.is_yes());
        point.filter(|_| !self.places.contains(&slot.into()))
    }
}
