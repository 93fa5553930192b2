//! Which nodes and rules an answer touches: so that one changed answer is not the whole work again.

use super::{FactSlots, Program, RuleSlots};
use crate::evaluate::{DateSlot, Place, Slot, TruthSlot};
use crate::model::FactId;
use crate::text::QuickMap;

/// For each fact, what has to be computed again when its answer changes.
#[derive(Clone, Debug)]
pub struct Changes {
    /// Positions of nodes, fact after fact, each rising.
    nodes: Lists,
    /// Positions of rules, fact after fact, each rising.
    rules: Lists,
}

/// Short lists, one after the other.
#[derive(Clone, Debug, Default)]
struct Lists {
    items: Vec<u32>,
    /// Where each list ends.
    ends: Vec<usize>,
}

/// A set of facts as bits.
type Facts = Vec<u64>;

impl Changes {
    /// Follows every answer through the program.
    #[must_use]
    pub fn of(program: &Program) -> Changes {
        let facts = program.guideline().facts.len();
        let mut known = answers(program, facts);
        let mut of_nodes = Vec::with_capacity(program.nodes().len());
        for node in program.nodes() {
            let mut reached = vec![0; facts.div_ceil(64)];
            node.each_input(program.tables(), &mut |place| join(&mut reached, known.get(&place)));
            // Rows are gated in place: what was known of them still holds.
            let place = node.place();
            join(&mut reached, known.get(&place));
            known.insert(place, reached.clone());
            of_nodes.push(reached);
        }
        let of_rules = program.rules().iter().map(|rule| reach(rule, &known, facts)).collect::<Vec<_>>();
        Changes { nodes: Lists::by_fact(&of_nodes, facts), rules: Lists::by_fact(&of_rules, facts) }
    }

    /// The nodes to compute again, in their order.
    #[must_use]
    pub fn nodes(&self, fact: FactId) -> &[u32] {
        self.nodes.get(fact)
    }

    /// The rules whose finding may change.
    #[must_use]
    pub fn rules(&self, fact: FactId) -> &[u32] {
        self.rules.get(fact)
    }
}

impl Lists {
    fn by_fact(sets: &[Facts], facts: usize) -> Lists {
        let mut lists = Lists::default();
        for fact in 0..facts {
            let holds = |set: &Facts| set.get(fact / 64).is_some_and(|word| word >> (fact % 64) & 1 == 1);
            let touched = (0_u32..).zip(sets).filter(|(_, set)| holds(set)).map(|(at, _)| at);
            lists.items.extend(touched);
            lists.ends.push(lists.items.len());
        }
        lists
    }

    fn get(&self, fact: FactId) -> &[u32] {
        let from = fact.index().checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let to = self.ends.get(fact.index()).copied().unwrap_or(from);
        self.items.get(from..to).unwrap_or(&[])
    }
}

/// The places of answers and evidence, each with its fact.
fn answers(program: &Program, facts: usize) -> QuickMap<Place, Facts> {
    let mut known: QuickMap<Place, Facts> = QuickMap::default();
    let mut mark = |place: Place, fact: usize| {
        let set = known.entry(place).or_insert_with(|| vec![0; facts.div_ceil(64)]);
        if let Some(word) = set.get_mut(fact / 64) {
            *word |= 1 << (fact % 64);
        }
    };
    for id in (0..facts).filter_map(|at| u32::try_from(at).ok()).map(FactId) {
        let FactSlots { answer, .. } = program.fact_slots(id);
        each_place(*answer, &mut |place| mark(place, id.index()));
    }
    for demand in program.rules().iter().flat_map(|rule| &rule.evidence) {
        mark(demand.slot.into(), demand.fact.index());
    }
    known
}

fn each_place(slot: Slot, visit: &mut dyn FnMut(Place)) {
    match slot {
        Slot::Truth(at) => visit(at.into()),
        Slot::Number(at) => visit(at.into()),
        Slot::Date(at) => visit(at.into()),
        Slot::Choice(at) | Slot::Choices(at) => visit(at.into()),
        Slot::Series { first, years } => (first.0..first.0 + years).for_each(|at| visit(Place::Number(at))),
        Slot::Rows(at) => visit(at.into()),
    }
}

/// The facts that a rule's ruling rests on.
fn reach(rule: &RuleSlots, known: &QuickMap<Place, Facts>, facts: usize) -> Facts {
    let mut reached = vec![0; facts.div_ceil(64)];
    let RuleSlots {
        applies,
        condition: _,
        except: _,
        over: _,
        requires,
        in_force,
        phase_reached,
        from,
        until,
        evidence: _,
        schedule: _,
    } = rule;
    let truths: [&TruthSlot; 4] = [applies, requires, in_force, phase_reached];
    let dates: [&Option<DateSlot>; 2] = [from, until];
    let places = truths.into_iter().map(|slot| Place::from(*slot));
    let days = dates.into_iter().flatten().map(|slot| Place::from(*slot));
    for place in places.chain(days) {
        join(&mut reached, known.get(&place));
    }
    reached
}

fn join(into: &mut Facts, other: Option<&Facts>) {
    for (word, more) in into.iter_mut().zip(other.into_iter().flatten()) {
        *word |= more;
    }
}
