//! From what is typed to an answer, by the type of the question.

use riktlinje::model::{Bounds, Fact, Guideline, Type};
use riktlinje::report::Phrase;
use riktlinje::text::Language;
use serde_json::{Value, json};

use super::days;
use super::numbers::Scale;
use super::options::Options;
use super::words;

/// What turns lines into answers.
#[derive(Clone, Copy)]
pub(super) struct Typing<'g> {
    pub(super) guideline: &'g Guideline,
    pub(super) language: Language,
}

impl<'g> Typing<'g> {
    /// The answer that a line gives to a question, or how to write one.
    ///
    /// Whether it lies within the question's bounds is for the engine to say.
    pub(super) fn read(self, fact: &'g Fact, text: &str) -> Result<Value, Phrase> {
        if let Some(options) = self.options(fact) {
            let found = match fact.ty {
                Type::Choices(_) => options.many(text),
                Type::Choice(_)
                | Type::Truth
                | Type::Number
                | Type::Date
                | Type::Text
                | Type::Series
                | Type::Rows(_) => options.one(text),
            };
            if let Some(found) = found {
                return Ok(found);
            }
        }
        if words::is_nothing(text) && (fact.may_be_none || fact.ty == Type::Text) {
            return Ok(json!({ "none": true }));
        }
        match fact.ty {
            Type::Truth => words::truth(text).map(Value::from).ok_or(words::WRITE_TRUTH),
            Type::Number | Type::Series => self.scale(fact).read(text).ok_or(words::WRITE_NUMBER),
            Type::Date => days::read(text).ok_or(words::WRITE_DATE),
            Type::Text => Ok(Value::from(text)),
            Type::Choice(_) => Err(words::WRITE_CHOICE),
            Type::Choices(_) => Err(words::WRITE_CHOICES),
            Type::Rows(_) => Err(words::WRITE_ROWS),
        }
    }

    /// The options of a choice.
    pub(super) fn options(self, fact: &Fact) -> Option<Options<'g>> {
        match fact.ty {
            Type::Choice(list) | Type::Choices(list) => {
                Some(Options { list: self.guideline.option_list(list), language: self.language })
            }
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => None,
        }
    }

    fn scale(self, fact: &'g Fact) -> Scale<'g> {
        let max = match fact.bounds {
            Bounds::Number { max, .. } => max,
            Bounds::Free | Bounds::Date { .. } | Bounds::Rows { .. } => None,
        };
        Scale { language: self.language, unit: fact.unit.as_deref(), max }
    }
}
