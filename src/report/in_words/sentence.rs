//! Sentences whose names can become links, and lists of them.

use std::fmt;

use crate::model::{FactId, ParameterId, ValueId};

/// Something of a guideline that a sentence names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Name {
    /// A fact.
    Fact(FactId),
    /// A named value.
    Value(ValueId),
    /// A parameter.
    Parameter(ParameterId),
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text.
    Text(String),
    /// What something of the guideline is called.
    Name(Name, String),
}

/// A sentence, or a part of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Piece>);

/// A condition or a definition: a sentence, or parts under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wording {
    /// In one sentence.
    Sentence(Sentence),
    /// A heading that says how the parts belong together.
    Parts {
        /// The heading, with a colon at its end.
        head: Sentence,
        /// What stands between the parts on one line.
        between: &'static str,
        /// The parts.
        parts: Vec<Wording>,
    },
}

impl Sentence {
    /// A sentence of text only.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Sentence {
        Sentence::default().then(text)
    }

    /// A sentence that is one name.
    #[must_use]
    pub fn name(name: Name, text: impl Into<String>) -> Sentence {
        Sentence(vec![Piece::Name(name, text.into())])
    }

    /// The pieces in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }

    /// The sentence with text after it.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>) -> Sentence {
        let text = text.into();
        match self.0.last_mut() {
            Some(Piece::Text(last)) => last.push_str(&text),
            Some(Piece::Name(..)) | None => self.0.push(Piece::Text(text)),
        }
        self
    }

    /// The sentence with another one after it.
    #[must_use]
    pub fn with(self, other: Sentence) -> Sentence {
        other.0.into_iter().fold(self, |sentence, piece| match piece {
            Piece::Text(text) => sentence.then(text),
            Piece::Name(..) => Sentence([sentence.0, vec![piece]].concat()),
        })
    }

    /// A pattern with its places `{0}`, `{1}` …, in any order, filled by sentences.
    pub(super) fn filled(pattern: &str, parts: &[Sentence]) -> Sentence {
        let mut out = Sentence::default();
        let mut left = pattern;
        while let Some((before, rest)) = left.split_once('{') {
            let (place, after) = rest.split_once('}').unwrap_or(("", rest));
            let part = place.parse::<usize>().ok().and_then(|at| parts.get(at)).cloned();
            out = out.then(before).with(part.unwrap_or_default());
            left = after;
        }
        out.then(left)
    }

    /// Sentences with `between` between them, and `last` before the last.
    pub(super) fn joined(sentences: Vec<Sentence>, between: &str, last: &str) -> Sentence {
        let count = sentences.len();
        let numbered = sentences.into_iter().enumerate();
        numbered.fold(Sentence::default(), |all, (at, sentence)| {
            let sign = if at == 0 {
                ""
            } else if at + 1 == count {
                last
            } else {
                between
            };
            all.then(sign).with(sentence)
        })
    }
}

/// The sentence without links.
impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Text(text) | Piece::Name(_, text) => f.write_str(text),
        })
    }
}

impl Wording {
    /// All on one line, parts in parentheses.
    #[must_use]
    pub fn inline(&self) -> Sentence {
        match self {
            Wording::Sentence(sentence) => sentence.clone(),
            Wording::Parts { head, between, parts } => {
                let parts = parts.iter().map(|part| match part {
                    Wording::Sentence(sentence) => sentence.clone(),
                    Wording::Parts { .. } => Sentence::text("(").with(part.inline()).then(")"),
                });
                head.clone().then(" ").with(Sentence::joined(parts.collect(), between, between))
            }
        }
    }
}

/// All on one line, without links.
impl fmt::Display for Wording {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inline().fmt(f)
    }
}
