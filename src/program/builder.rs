//! The growing program: nodes, constants and operand lists, each only once.

use std::hash::BuildHasherDefault;

use super::FactSlots;
use crate::date::{Date, DateRange};
use crate::diagnostic::Diagnostics;
use crate::evaluate::{
    Block, ColumnValue, DateSlot, Node, NumberSlot, Operands, Operation, Record, RowsSlot, RowsState,
    SetSlot, Slot, Tables, TruthSlot,
};
use crate::model::{ColumnRef, FactId, Guideline};
use crate::number::Number;
use crate::text::QuickMap;
use crate::truth::Truth;
use crate::value::{DateSet, NumberSet};

/// A program while it is built.
pub(super) struct Builder<'g, 'd> {
    pub(super) guideline: &'g Guideline,
    pub(super) diagnostics: &'d mut Diagnostics,
    /// Constants and open answers, and the results of all nodes so far with nothing answered.
    pub(super) record: Record,
    nodes: Vec<Node>,
    operands: Vec<u32>,
    pub(super) blocks: Vec<Block>,
    pub(super) blanks: Vec<Vec<ColumnValue>>,
    pub(super) term_slots: Vec<Option<Slot>>,
    pub(super) facts: Vec<Option<FactSlots>>,
    pub(super) values: Vec<Option<Slot>>,
    pub(super) as_of: DateSlot,
    pub(super) reference: DateSlot,
    /// The slot of what is there once.
    done: QuickMap<Once, u32>,
    lists: QuickMap<Vec<u32>, Operands>,
    /// Series computed so far, with the number of blocks around each.
    series: Vec<(SeriesKey, Slot, usize)>,
    truths: [TruthSlot; 2],
    none_number: NumberSlot,
    none_date: DateSlot,
    /// Blocks around the present place, from the outermost: the nodes and columns of each.
    pub(super) open_blocks: Vec<OpenBlock>,
    pub(super) columns: Vec<(ColumnRef, Slot)>,
}

/// What the program has only once. One table for all of it: a browser has to load the code of each.
#[derive(PartialEq, Eq, Hash)]
enum Once {
    Operation(Operation),
    Number(Number),
    Date(Date),
    Set(Vec<u64>),
}

/// What a series is computed from: so that an equal one is computed once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct SeriesKey {
    /// The sign between the two.
    pub(super) sign: crate::expression::Operation,
    /// First slot and length of the left side.
    pub(super) first: (u32, u32),
    /// First slot and length of the right side.
    pub(super) second: (u32, u32),
}

/// A block being built.
pub(super) struct OpenBlock {
    pub(super) block: Block,
    /// Operations that are computed in it only, to be forgotten when it ends.
    own: Vec<Operation>,
}

/// The finished parts.
pub(super) struct Parts {
    pub(super) nodes: Vec<Node>,
    pub(super) operands: Vec<u32>,
    pub(super) blocks: Vec<Block>,
    pub(super) blanks: Vec<Vec<ColumnValue>>,
    pub(super) blank: Record,
    pub(super) term_slots: Vec<Option<Slot>>,
    pub(super) facts: Vec<Option<FactSlots>>,
    pub(super) values: Vec<Option<Slot>>,
    pub(super) as_of: DateSlot,
    pub(super) reference: DateSlot,
}

impl<'g, 'd> Builder<'g, 'd> {
    pub(super) fn new(guideline: &'g Guideline, diagnostics: &'d mut Diagnostics) -> Builder<'g, 'd> {
        let mut record = Record::default();
        let truths = [record.push_truth(Truth::NO), record.push_truth(Truth::YES)];
        let none_number = record.push_number(NumberSet::NONE);
        let none_date = record.push_date(DateSet::NONE);
        let as_of = record.push_date(DateSet::given(DateRange::CALENDAR));
        Builder {
            guideline,
            diagnostics,
            record,
            nodes: Vec::new(),
            operands: Vec::new(),
            blocks: Vec::new(),
            blanks: Vec::new(),
            term_slots: vec![None; guideline.term_count as usize],
            facts: vec![None; guideline.facts.len()],
            values: vec![None; guideline.values.len()],
            as_of,
            reference: as_of,
            done: QuickMap::with_capacity_and_hasher(
                guideline.term_count as usize,
                BuildHasherDefault::default(),
            ),
            lists: QuickMap::default(),
            series: Vec::new(),
            truths,
            none_number,
            none_date,
            open_blocks: Vec::new(),
            columns: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> Parts {
        Parts {
            nodes: self.nodes,
            operands: self.operands,
            blocks: self.blocks,
            blanks: self.blanks,
            blank: self.record,
            term_slots: self.term_slots,
            facts: self.facts,
            values: self.values,
            as_of: self.as_of,
            reference: self.reference,
        }
    }

    pub(super) fn constant_truth(&self, truth: bool) -> TruthSlot {
        self.truths[usize::from(truth)]
    }

    pub(super) fn constant_number(&mut self, number: Number) -> NumberSlot {
        let (what, set) = (Once::Number(number), NumberSet::point(number));
        NumberSlot(self.known(&what).unwrap_or_else(|| {
            let NumberSlot(at) = self.record.push_number(set);
            self.keep(what, at)
        }))
    }

    pub(super) fn constant_date(&mut self, date: Date) -> DateSlot {
        let (what, set) = (Once::Date(date), DateSet::given(DateRange::point(date)));
        DateSlot(self.known(&what).unwrap_or_else(|| {
            let DateSlot(at) = self.record.push_date(set);
            self.keep(what, at)
        }))
    }

    pub(super) fn constant_set(&mut self, words: &[u64]) -> SetSlot {
        let what = Once::Set(words.to_vec());
        let at = self.known(&what).unwrap_or_else(|| {
            let at = self.record.push_words(words).at;
            self.keep(what, at)
        });
        SetSlot { at, words: u32::try_from(words.len()).unwrap_or(u32::MAX) }
    }

    fn known(&self, what: &Once) -> Option<u32> {
        self.done.get(what).copied()
    }

    fn keep(&mut self, what: Once, at: u32) -> u32 {
        self.done.insert(what, at);
        at
    }

    pub(super) fn none_number(&self) -> NumberSlot {
        self.none_number
    }

    pub(super) fn none_date(&self) -> DateSlot {
        self.none_date
    }

    /// New rows, with what their columns can be when a row says nothing.
    pub(super) fn push_rows(&mut self, state: RowsState, blank: Vec<ColumnValue>) -> RowsSlot {
        self.record.rows.push(state);
        self.blanks.push(blank);
        RowsSlot(u32::try_from(self.blanks.len() - 1).unwrap_or(u32::MAX))
    }

    /// An operand list, each only once.
    pub(super) fn list(&mut self, items: &[u32]) -> Operands {
        if let Some(known) = self.lists.get(items) {
            return *known;
        }
        let at = u32::try_from(self.operands.len()).unwrap_or(u32::MAX);
        let count = u32::try_from(items.len()).unwrap_or(u32::MAX);
        self.operands.extend_from_slice(items);
        let operands = Operands { at, count };
        self.lists.insert(items.to_vec(), operands);
        operands
    }

    /// A truth, by a node of its own. [`Builder::truth`] looks for something simpler first.
    pub(super) fn truth_node(&mut self, operation: Operation) -> TruthSlot {
        TruthSlot(self.node(operation, |record| record.push_truth(Truth::OPEN).0))
    }

    /// The operands of an operation so far.
    pub(super) fn operands(&self, list: Operands) -> &[u32] {
        let at = list.at as usize;
        self.operands.get(at..at + list.count as usize).unwrap_or(&[])
    }

    pub(super) fn number(&mut self, operation: Operation) -> NumberSlot {
        NumberSlot(self.node(operation, |record| record.push_number(NumberSet::NONE).0))
    }

    pub(super) fn date(&mut self, operation: Operation) -> DateSlot {
        DateSlot(self.node(operation, |record| record.push_date(DateSet::NONE).0))
    }

    pub(super) fn set(&mut self, operation: Operation, words: usize) -> SetSlot {
        let at = self.node(operation, |record| record.push_words(&vec![0; words]).at);
        SetSlot { at, words: u32::try_from(words).unwrap_or(u32::MAX) }
    }

    /// An operation without a result of its own.
    pub(super) fn effect(&mut self, operation: Operation) {
        self.node(operation, |_| 0);
    }

    /// A node for an operation, or the one that computes it already. It is evaluated at once.
    fn node(&mut self, operation: Operation, slot: impl FnOnce(&mut Record) -> u32) -> u32 {
        if let Some(known) = self.known(&Once::Operation(operation)) {
            return known;
        }
        let out = slot(&mut self.record);
        self.append(operation, out);
        if let Some(open) = self.open_blocks.last_mut() {
            open.own.push(operation);
        }
        self.keep(Once::Operation(operation), out)
    }

    /// A series, whose years stand beside each other.
    pub(super) fn series(
        &mut self,
        key: SeriesKey,
        years: u32,
        operation: impl Fn(u32) -> Operation,
    ) -> Slot {
        if let Some((_, known, _)) = self.series.iter().find(|(other, _, _)| *other == key) {
            return *known;
        }
        let slot = self.fresh_series(years, operation);
        self.series.push((key, slot, self.open_blocks.len()));
        slot
    }

    /// A series that is not looked up again.
    pub(super) fn fresh_series(&mut self, years: u32, operation: impl Fn(u32) -> Operation) -> Slot {
        let first = NumberSlot(u32::try_from(self.record.numbers.len()).unwrap_or(u32::MAX));
        for year in 0..years {
            let NumberSlot(out) = self.record.push_number(NumberSet::NONE);
            self.append(operation(year), out);
        }
        Slot::Series { first, years }
    }

    /// Adds a node and evaluates it at once.
    fn append(&mut self, operation: Operation, out: u32) {
        let node = Node { operation, out };
        let tables = Tables { operands: &self.operands, blocks: &self.blocks, blanks: &self.blanks };
        self.record.run(&[node], tables);
        match self.open_blocks.last_mut() {
            Some(open) => open.block.nodes.push(node),
            None => self.nodes.push(node),
        }
    }

    /// Begins what is computed for each row.
    pub(super) fn open_block(&mut self) {
        self.open_blocks.push(OpenBlock { block: Block::default(), own: Vec::new() });
    }

    /// Ends it. What was computed in it holds for one row only, so it is forgotten.
    pub(super) fn close_block(&mut self, result: Slot) -> u32 {
        let Some(open) = self.open_blocks.pop() else { return 0 };
        for operation in open.own {
            self.done.remove(&Once::Operation(operation));
        }
        let depth = self.open_blocks.len();
        self.series.retain(|(_, _, around)| *around <= depth);
        let mut block = open.block;
        block.result = Some(result);
        self.blocks.push(block);
        u32::try_from(self.blocks.len() - 1).unwrap_or(u32::MAX)
    }

    /// The slots of a fact; facts are built before what uses them.
    pub(super) fn fact(&self, id: FactId) -> Option<&FactSlots> {
        self.facts.get(id.index()).and_then(Option::as_ref)
    }
}
