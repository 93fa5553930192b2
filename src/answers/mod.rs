//! Answers to the questions of a guideline, and proposals that hold them.
//!
//! Reading is strict: whatever a file says either becomes part of the answers or is an error that names the
//! question, what stands there and what to write instead. Numbers are read from their characters and stay
//! exact.
//!
//! | file | holds |
//! |---|---|
//! | `answer.rs` | what one answer can say |
//! | `proposal.rs`, `yaml.rs` | a file of answers with title, day and waivers |
//! | `gather.rs`, `names.rs` | which node answers which fact: nested, dotted, earlier names |
//! | `forms.rs` | `{value, evidence}`, `{between}`, `{one_of}` and the other forms |
//! | `plain.rs`, `choice.rs`, `lists.rs`, `evidence.rs` | values by type, and evidence |
//! | `load.rs` | from answers to the record that a program computes from |
//! | `digest.rs` | one way to write answers, and its digest |
//! | `reader.rs` | what all readers share |

mod answer;
mod choice;
mod digest;
mod evidence;
mod forms;
mod gather;
mod lists;
mod load;
mod names;
mod plain;
mod proposal;
mod reader;
#[cfg(feature = "authoring")]
mod yaml;

pub use answer::{Answer, AnswerValue, Evidence, EvidenceState};
pub(crate) use plain::says_not_known;
pub use proposal::{Proposal, Waiver};
pub(crate) use reader::OneByOne;

use crate::diagnostic::{Diagnostics, Span};
use crate::model::FactId;
use crate::program::Program;
use crate::source::Node;
use reader::Reader;

/// The answers given so far: at most one per fact.
#[derive(Clone, Debug)]
pub struct Answers {
    entries: Vec<Option<Answer>>,
    places: Vec<Option<Span>>,
}

impl Answers {
    /// No question answered.
    #[must_use]
    pub fn empty(program: &Program) -> Answers {
        let facts = program.guideline().facts.len();
        Answers { entries: vec![None; facts], places: vec![None; facts] }
    }

    /// Reads a mapping from facts to answers. Everything wrong is added to `diagnostics`; `None` when there
    /// is an error.
    #[must_use]
    pub fn read(program: &Program, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Answers> {
        let mut reader = Reader::new(program);
        let answers = reader.answers(tree);
        reader.finish(diagnostics).then_some(answers)
    }

    /// The answer to a fact's question.
    #[must_use]
    pub fn get(&self, fact: FactId) -> Option<&Answer> {
        self.entries.get(fact.index()).and_then(Option::as_ref)
    }

    /// Where the answer stands in its file: its name. `None` for answers that were set by [`Answers::set`].
    #[must_use]
    pub fn place(&self, fact: FactId) -> Option<Span> {
        self.places.get(fact.index()).copied().flatten()
    }

    /// Answers a question; an earlier answer is replaced. Facts of other guidelines are passed over. The value
    /// is not checked against the fact's bounds; [`Answers::read`] does that.
    pub fn set(&mut self, fact: FactId, answer: Answer) {
        if let Some(entry) = self.entries.get_mut(fact.index()) {
            *entry = Some(answer);
        }
        if let Some(place) = self.places.get_mut(fact.index()) {
            *place = None;
        }
    }

    /// Takes an answer away.
    pub fn remove(&mut self, fact: FactId) {
        if let Some(entry) = self.entries.get_mut(fact.index()) {
            *entry = None;
        }
        if let Some(place) = self.places.get_mut(fact.index()) {
            *place = None;
        }
    }

    /// All answers in the order of the guideline's facts.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, &Answer)> {
        let numbered = (0..).map(FactId).zip(&self.entries);
        numbered.filter_map(|(fact, entry)| entry.as_ref().map(|answer| (fact, answer)))
    }

    /// Puts what was read for a fact; its place is kept by [`Answers::set_place`].
    fn put(&mut self, fact: FactId, answer: Answer) {
        if let Some(entry) = self.entries.get_mut(fact.index()) {
            *entry = Some(answer);
        }
    }

    fn set_place(&mut self, fact: FactId, place: Span) {
        if let Some(entry) = self.places.get_mut(fact.index()) {
            *entry = Some(place);
        }
    }
}

impl PartialEq for Answers {
    /// Equal when the answers are, wherever they stand.
    fn eq(&self, other: &Answers) -> bool {
        self.entries == other.entries
    }
}

impl Eq for Answers {}
