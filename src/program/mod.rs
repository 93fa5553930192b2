//! From a typed guideline to a flat list of operations, ready to run.
//!
//! The whole guideline becomes one list of nodes in the order of their dependence; equal operations are
//! computed once. While it is built, every node is evaluated with no question answered: so the widest set
//! of possible values of every part is known, which settles how many years a series can have and proves
//! that no divisor can be 0.
//!
//! | file | holds |
//! |---|---|
//! | `builder.rs` | nodes, constants and operand lists, each once |
//! | `simplify.rs` | truths that need no node, or a cheaper one |
//! | `terms.rs`, `choices.rs`, `rows.rs` | terms to nodes |
//! | `facts.rs` | answers, gates, series |
//! | `rules.rs` | the nodes that a finding is read from |
//! | `leaves.rs` | comparisons as text, for reasons |
//! | `changes.rs` | which nodes and rules an answer touches |

mod builder;
mod changes;
mod choices;
mod facts;
mod leaves;
mod possible;
mod rows;
mod rules;
mod simplify;
mod terms;

use crate::date::{Date, DateRange};
use crate::diagnostic::Diagnostics;
use crate::evaluate::{Block, ColumnValue, DateSlot, Node, Record, RowsSlot, Slot, Tables, TruthSlot};
use crate::model::{FactId, Guideline, Term, ValueId};
use crate::value::DateSet;
use builder::Builder;
pub use changes::Changes;
pub use leaves::Leaf;
pub use rules::{EvidenceDemand, RuleBrief, RuleSlots, ScheduleSlots};

/// A guideline ready to assess proposals.
#[derive(Clone, Debug)]
pub struct Program {
    guideline: Guideline,
    nodes: Vec<Node>,
    operands: Vec<u32>,
    blocks: Vec<Block>,
    blanks: Vec<Vec<ColumnValue>>,
    /// Constants, and every answer still open.
    blank: Record,
    /// Where the possible values of each term stand, by its id.
    term_slots: Vec<Option<Slot>>,
    leaves: leaves::Leaves,
    facts: Vec<FactSlots>,
    values: Vec<Slot>,
    phases: Vec<TruthSlot>,
    rules: Vec<RuleSlots>,
    briefs: Vec<RuleBrief>,
    as_of: DateSlot,
    reference: DateSlot,
}

/// Where a fact stands.
#[derive(Clone, Debug)]
pub struct FactSlots {
    /// Where its answer goes.
    pub answer: Slot,
    /// Its value after its gate.
    pub value: Slot,
    /// Whether its question arises.
    pub asked: Option<TruthSlot>,
    /// How many years of a series can count.
    pub rows: Option<RowsSlot>,
}

impl Program {
    /// Compiles a guideline. What only shows with all bounds known (a divisor that may be 0, a series without
    /// end) is added to `diagnostics`; there is no program then.
    #[must_use]
    pub fn new(guideline: Guideline, diagnostics: &mut Diagnostics) -> Option<Program> {
        let before = diagnostics.len();
        let mut builder = Builder::new(&guideline, diagnostics);
        builder.facts_and_values();
        let phases = builder.phases();
        let rules = builder.rules();
        let parts = builder.finish();
        if diagnostics.len() > before {
            return None;
        }
        let builder::Parts {
            nodes,
            operands,
            blocks,
            blanks,
            blank,
            term_slots,
            facts,
            values,
            as_of,
            reference,
        } = parts;
        let briefs =
            guideline.rules.iter().zip(&rules).map(|(rule, slots)| RuleBrief::of(rule, slots)).collect();
        Some(Program {
            guideline,
            briefs,
            nodes,
            operands,
            blocks,
            blanks,
            blank,
            leaves: leaves::Leaves::new(term_slots.len()),
            term_slots,
            facts: facts.into_iter().collect::<Option<_>>()?,
            values: values.into_iter().collect::<Option<_>>()?,
            phases,
            rules,
            as_of,
            reference,
        })
    }

    /// The guideline that was compiled.
    #[must_use]
    pub fn guideline(&self) -> &Guideline {
        &self.guideline
    }

    /// A record in which every answer is still open.
    #[must_use]
    pub fn blank_record(&self) -> Record {
        self.blank.clone()
    }

    /// The record in which every answer is still open, to look at.
    #[must_use]
    pub fn blank(&self) -> &Record {
        &self.blank
    }

    /// Opens every answer in a record of this program again, without allocating. Rows stay as they are, so
    /// that their space is used again; whoever loads answers sets each of them.
    pub fn reset_lanes(&self, record: &mut Record) {
        record.truths.clone_from(&self.blank.truths);
        record.numbers.clone_from(&self.blank.numbers);
        record.dates.clone_from(&self.blank.dates);
        record.words.clone_from(&self.blank.words);
    }

    /// Opens one answer again: what stands in its slot becomes what it is with nothing answered.
    pub fn open(&self, slot: Slot, record: &mut Record) {
        let blank = &self.blank;
        match slot {
            Slot::Truth(at) => record.truths[at.0 as usize] = blank.truth(at),
            Slot::Number(at) => record.numbers[at.0 as usize] = blank.number(at),
            Slot::Date(at) => record.dates[at.0 as usize] = blank.date(at),
            Slot::Choice(at) | Slot::Choices(at) => record.put_words(at, blank.set(at)),
            Slot::Series { first, years } => {
                let range = first.0 as usize..first.0 as usize + years as usize;
                record.numbers[range].copy_from_slice(blank.years(first, years));
            }
            Slot::Rows(at) => {
                if let (Some(rows), Some(blank)) =
                    (record.rows.get_mut(at.0 as usize), blank.rows.get(at.0 as usize))
                {
                    rows.known.clear();
                    (rows.sure_more, rows.possible_more, rows.there) =
                        (blank.sure_more, blank.possible_more, blank.there);
                }
            }
        }
    }

    /// Computes everything from the answers in the record. Allocates nothing.
    pub fn run(&self, record: &mut Record) {
        record.run(&self.nodes, self.tables());
    }

    /// Computes these nodes, named by position in rising order, and no others.
    pub fn run_some(&self, nodes: &[u32], record: &mut Record) {
        record.run_each(nodes.iter().filter_map(|at| self.nodes.get(*at as usize)), self.tables());
    }

    /// The operations in the order in which they are computed.
    #[must_use]
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// What the operations refer to.
    #[must_use]
    pub fn tables(&self) -> Tables<'_> {
        Tables { operands: &self.operands, blocks: &self.blocks, blanks: &self.blanks }
    }

    /// Where the possible values of a term stand; `None` inside questions about rows.
    #[must_use]
    pub fn term_slot(&self, term: &Term) -> Option<Slot> {
        self.term_slots.get(term.id.0 as usize).copied().flatten()
    }

    /// Where a fact stands.
    #[must_use]
    pub fn fact_slots(&self, fact: FactId) -> &FactSlots {
        &self.facts[fact.index()]
    }

    /// Where a named value stands.
    #[must_use]
    pub fn value_slot(&self, value: ValueId) -> Slot {
        self.values[value.index()]
    }

    /// Whether each phase is reached.
    #[must_use]
    pub fn phases(&self) -> &[TruthSlot] {
        &self.phases
    }

    /// What each rule's finding is read from, in the order of the guideline's rules.
    #[must_use]
    pub fn rules(&self) -> &[RuleSlots] {
        &self.rules
    }

    /// What each rule's ruling is read from, in the same order.
    #[must_use]
    pub fn briefs(&self) -> &[RuleBrief] {
        &self.briefs
    }

    /// Where the day of the assessment goes.
    #[must_use]
    pub fn as_of(&self) -> DateSlot {
        self.as_of
    }

    /// The later of start and day of assessment.
    #[must_use]
    pub fn reference(&self) -> DateSlot {
        self.reference
    }

    /// Where the start of use stands, when the guideline names it.
    #[must_use]
    pub fn start_slot(&self) -> Option<DateSlot> {
        let start = self.guideline.start?;
        match self.fact_slots(start).value {
            Slot::Date(slot) => Some(slot),
            Slot::Truth(_)
            | Slot::Number(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. }
            | Slot::Rows(_) => None,
        }
    }

    /// Sets the day of the assessment in a record.
    pub fn set_as_of(&self, as_of: Date, record: &mut Record) {
        record.dates[self.as_of.0 as usize] = DateSet::given(DateRange::point(as_of));
    }

    /// What the columns of these rows can be when a row says nothing.
    #[must_use]
    pub fn blank_columns(&self, rows: RowsSlot) -> &[ColumnValue] {
        self.blanks.get(rows.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// How many operations the program has, for reports on size.
    #[must_use]
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }
}
