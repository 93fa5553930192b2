//! Texts in one language, as a string, or in all of them, as the guideline has them.

use riktlinje::text::{Language, Text};
use serde::{Serialize, Serializer};

/// A text for the outside.
pub(crate) struct Words<'a> {
    text: &'a Text,
    language: Option<Language>,
}

/// Makes texts for the outside.
#[derive(Clone, Copy)]
pub(crate) struct Speak {
    /// One language; all of them when there is none.
    pub(crate) language: Option<Language>,
}

impl Speak {
    pub(crate) fn say(self, text: &Text) -> Words<'_> {
        Words { text, language: self.language }
    }

    pub(crate) fn say_some(self, text: Option<&Text>) -> Option<Words<'_>> {
        text.map(|text| self.say(text))
    }
}

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.language {
            Some(language) => serializer.serialize_str(self.text.show(language)),
            None => self.text.serialize(serializer),
        }
    }
}

/// A list of pairs as an object.
pub(crate) fn object<S: Serializer, V: Serialize>(
    pairs: &[(&str, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}
