//! A guideline as a handbook for people who never see its file: what it is for, every rule with its clause and
//! its check in words, the questionnaire, how values come about, sources and roles.
//!
//! | file | holds |
//! |---|---|
//! | `document.rs` | headings, paragraphs, lists and tables, before they are Markdown or HTML |
//! | `front.rs` | title, notice, purpose, how far it was checked, contents |
//! | `rules.rs`, `rule.rs` | the rules, area by area |
//! | `questions.rs` | the questionnaire, section by section |
//! | `values.rs` | parameters, values and tables |
//! | `sources.rs` | sources with their clauses; roles; words used |
//! | `markdown.rs`, `html.rs` | the document as text |
//! | `words.rs` | the wordings |

mod document;
mod front;
mod html;
mod markdown;
mod questions;
mod rule;
mod rules;
mod sources;
#[cfg(test)]
mod tests;
mod values;
mod words;

use document::{Block, Inline, Line};

use super::in_words::{InWords, Name, Piece, Sentence, Wording};
use super::words::Phrase;
use crate::model::Guideline;
use crate::text::{Language, Text};

/// The formats of a handbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HandbookFormat {
    /// Markdown, with anchors.
    Markdown,
    /// One HTML file to read and to print: its style inside, no script.
    Html,
}

/// A guideline as a handbook in a language.
#[must_use]
pub fn handbook(guideline: &Guideline, language: Language, format: HandbookFormat) -> String {
    let book = Book { guideline, words: InWords { guideline, language }, language };
    let title = guideline.root().map_or("", |root| root.title.show(language)).to_owned();
    let mut chapters =
        vec![book.rules(), book.questions(), book.values(), book.sources(), book.roles(), book.terms()];
    chapters.retain(|chapter| chapter.len() > 1);
    let mut blocks = book.front();
    blocks.extend(book.contents(&chapters));
    blocks.extend(chapters.into_iter().flatten());
    match format {
        HandbookFormat::Markdown => markdown::write(&blocks),
        HandbookFormat::Html => html::write(&blocks, &title, language),
    }
}

/// What a handbook is made from.
#[derive(Clone, Copy)]
struct Book<'g> {
    guideline: &'g Guideline,
    words: InWords<'g>,
    language: Language,
}

impl<'g> Book<'g> {
    fn say(self, phrase: Phrase) -> &'static str {
        phrase.show(self.language)
    }

    /// A phrase with one place filled.
    fn fill(self, phrase: Phrase, name: &str, value: &str) -> String {
        self.say(phrase).replace(&format!("{{{name}}}"), value)
    }

    fn show(self, text: &'g Text) -> &'g str {
        text.show(self.language)
    }

    fn shown(self, text: Option<&'g Text>) -> Option<&'g str> {
        text.map(|text| text.show(self.language)).filter(|text| !text.is_empty())
    }

    fn role(self, role: &'g str) -> Line {
        vec![Inline::Link {
            to: anchor("role", role),
            text: self.guideline.role(role, self.language).to_owned(),
        }]
    }

    /// A label and what it names.
    fn labeled(self, label: Phrase, line: Line) -> Block {
        let mut whole = vec![Inline::Strong(format!("{}: ", self.say(label)))];
        whole.extend(line);
        Block::Paragraph(whole)
    }

    fn sentence(self, sentence: &Sentence) -> Line {
        let pieces = sentence.pieces().iter();
        pieces
            .map(|piece| match piece {
                Piece::Text(text) => Inline::Text(text.clone()),
                Piece::Name(name, text) => Inline::Link { to: self.anchor_of(*name), text: text.clone() },
            })
            .collect()
    }

    fn anchor_of(self, name: Name) -> String {
        match name {
            Name::Fact(id) => anchor("fact", &self.guideline.fact(id).id),
            Name::Value(id) => anchor("value", &self.guideline.value(id).id),
            Name::Parameter(id) => anchor("parameter", &self.guideline.parameter(id).id),
        }
    }

    /// A condition or definition under a label: on the label's line, or as a list below it.
    fn wording(self, label: Phrase, wording: &Wording, out: &mut Vec<Block>) {
        match wording {
            Wording::Sentence(sentence) => out.push(self.labeled(label, self.sentence(sentence))),
            Wording::Parts { head, parts, .. } => {
                out.push(self.labeled(label, self.sentence(head)));
                out.push(self.list(parts));
            }
        }
    }

    /// Parts of a condition as a list; the depth of conditions is bounded where they are read.
    fn list(self, parts: &[Wording]) -> Block {
        let items = parts.iter().map(|part| match part {
            Wording::Sentence(sentence) => (self.sentence(sentence), None),
            Wording::Parts { head, parts, .. } => (self.sentence(head), Some(self.list(parts))),
        });
        Block::List(items.collect())
    }
}

/// The name of a place in the document.
fn anchor(kind: &str, id: &str) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | ':') {
            letter.to_string()
        } else {
            // Letters outside ASCII keep apart what differs only in them.
            format!("~{:x}", u32::from(letter))
        }
    };
    format!("{kind}:{}", id.chars().map(plain).collect::<String>())
}
