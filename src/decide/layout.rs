//! Which bit stands for which term of which rule.

use super::formula::{Formula, Formulas, Term};
use crate::program::Program;

/// Rules and terms as bits. Every rule has one bit in each plane of results; every term has one bit among the
/// terms. Rules with as many terms stand together, so that whole runs of term bits move to result bits at once.
#[derive(Debug)]
pub(super) struct Layout {
    /// The rule at each result bit.
    pub(super) order: Vec<u32>,
    /// The result bit of each rule.
    pub(super) places: Vec<u32>,
    /// Each term with its bit.
    pub(super) terms: Vec<(u32, Term)>,
    /// Words of term bits, in blocks.
    pub(super) blocks: usize,
    /// How term bits become results, for both sides of the rules.
    pub(super) sides: [SideLayout; 2],
}

/// One side of all rules: whether they apply, or whether their checks hold.
#[derive(Clone, Debug, Default)]
pub(super) struct SideLayout {
    pub(super) moves: Vec<Move>,
    /// Rules whose opposite is computed, because it is shorter.
    pub(super) flipped: Vec<u64>,
}

/// A run of term bits and where it belongs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) from: usize,
    pub(super) down: u32,
    pub(super) mask: u64,
    pub(super) to: usize,
    pub(super) up: u32,
}

/// One side of one rule.
struct Side {
    formula: Formula,
    flipped: bool,
}

impl Side {
    fn shorter(pair: super::formula::Pair) -> Side {
        let flipped = pair.no.len() < pair.yes.len();
        Side { formula: if flipped { pair.no } else { pair.yes }, flipped }
    }
}

impl Layout {
    pub(super) fn of(program: &Program, formulas: &Formulas) -> Layout {
        let sides: Vec<[Side; 2]> = program
            .rules()
            .iter()
            .map(|rule| [rule.applies, rule.requires].map(|slot| Side::shorter(formulas.get(slot))))
            .collect();
        let mut order: Vec<u32> = (0..).take(sides.len()).collect();
        order.sort_by_key(|rule| {
            let [applies, requires] = &sides[*rule as usize];
            std::cmp::Reverse((requires.formula.len(), applies.formula.len()))
        });
        let places = inverse(&order);
        let mut layout = Layout { order, places, terms: Vec::new(), blocks: 0, sides: Default::default() };
        let mut room = Room::default();
        for (side, placed) in layout.sides.iter_mut().enumerate() {
            let ordered: Vec<&Side> = layout.order.iter().map(|rule| &sides[*rule as usize][side]).collect();
            *placed = place(&ordered, &mut room, &mut layout.terms);
        }
        layout.blocks = room.used.len().div_ceil(8);
        layout
    }
}

/// Where each number stands in a list of all of them.
fn inverse(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (at, rule) in (0..).zip(order) {
        places[*rule as usize] = at;
    }
    places
}

/// How many bits of each word are taken.
#[derive(Debug, Default)]
pub(super) struct Room {
    pub(super) used: Vec<u32>,
}

impl Room {
    /// Room for a run within one word: word and first bit.
    pub(super) fn take(&mut self, bits: u32) -> (usize, u32) {
        let word = self.used.iter().position(|used| used + bits <= 64).unwrap_or_else(|| {
            self.used.push(0);
            self.used.len() - 1
        });
        let first = self.used[word];
        self.used[word] += bits;
        (word, first)
    }

    /// Room at the beginning of a word that nothing stands in yet.
    pub(super) fn take_fresh(&mut self, bits: u32) -> usize {
        self.used.push(bits);
        self.used.len() - 1
    }
}

fn place(sides: &[&Side], room: &mut Room, terms: &mut Vec<(u32, Term)>) -> SideLayout {
    let mut layout = SideLayout::default();
    let most = sides.iter().map(|side| side.formula.len()).max().unwrap_or(0);
    for (to, word) in sides.chunks(64).enumerate() {
        let flipped = word.iter().enumerate().filter(|(_, side)| side.flipped);
        layout.flipped.push(flipped.fold(0, |bits, (at, _)| bits | 1 << at));
        for nth in 0..most {
            let has = |at: usize| word.get(at).is_some_and(|side| side.formula.len() > nth);
            let mut at = 0;
            while at < word.len() {
                let length = (at..word.len()).take_while(|at| has(*at)).count();
                if let Ok(bits) = u32::try_from(length)
                    && bits > 0
                {
                    let (from, down) = room.take(bits);
                    let mask = u64::MAX >> (64 - bits);
                    let up = u32::try_from(at).unwrap_or(0);
                    layout.moves.push(Move { from, down, mask, to, up });
                    let placed = word.iter().skip(at).take(length).filter_map(|side| side.formula.get(nth));
                    let first = u32::try_from(from * 64).unwrap_or(u32::MAX) + down;
                    terms.extend((first..).zip(placed.cloned()));
                }
                at += length.max(1);
            }
        }
    }
    layout
}
