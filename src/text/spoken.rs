//! Texts of a report: those of the guideline are borrowed, only what was made for the occasion is held.

use super::{Language, Text};
use crate::json::{JsonWriter, WriteJson};

/// A text of a report, in one language or in several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken<'p>(Kind<'p>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind<'p> {
    /// In every language of the guideline.
    Written(&'p Text),
    /// The same in every language, or the wording in the one language that was asked for.
    One(&'p str),
    /// Made for one language.
    Made(String),
    /// Made in Swedish and English: one after the other, English from `english`.
    Both { text: String, english: usize },
}

static EMPTY: Text = Text { common: None, wordings: Vec::new() };

/// The languages that a report is made in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// All that there are.
    All,
    /// One, or what stands for it where a text lacks it.
    Only(Language),
}

impl Speech {
    /// A text of the guideline.
    #[must_use]
    pub fn of(self, text: &Text) -> Spoken<'_> {
        Spoken(match self {
            Speech::All => Kind::Written(text),
            Speech::Only(language) => Kind::One(text.show(language)),
        })
    }

    /// A text made for the occasion. `write` adds the wording in a language.
    pub fn make<'p>(self, write: &dyn Fn(Language, &mut String)) -> Spoken<'p> {
        match self {
            Speech::All => {
                let mut text = String::with_capacity(256);
                write(Language::SWEDISH, &mut text);
                let english = text.len();
                write(Language::ENGLISH, &mut text);
                Spoken(Kind::Both { text, english })
            }
            Speech::Only(language) => {
                let mut text = String::with_capacity(128);
                write(language, &mut text);
                Spoken(Kind::Made(text))
            }
        }
    }
}

impl<'p> Spoken<'p> {
    /// A text that reads the same in every language.
    #[must_use]
    pub fn common(text: &'p str) -> Spoken<'p> {
        Spoken(Kind::One(text))
    }

    /// A text without any wording.
    #[must_use]
    pub fn nothing() -> Spoken<'p> {
        Spoken(Kind::Written(&EMPTY))
    }

    /// The same text, held.
    #[must_use]
    pub fn to_text(&self) -> Text {
        match self.written() {
            Ok(text) => text.clone(),
            Err(([], wording)) => Text::common(wording),
            Err(_) => Text::both(self.show(Language::SWEDISH), self.show(Language::ENGLISH)),
        }
    }

    /// The wording to show: this language, else English, else Swedish, else whatever there is.
    #[must_use]
    pub fn show(&self, language: Language) -> &str {
        match &self.0 {
            Kind::Written(text) => text.show(language),
            Kind::One(text) => text,
            Kind::Made(text) => text,
            Kind::Both { text, english } if language == Language::SWEDISH => {
                text.get(..*english).unwrap_or_default()
            }
            Kind::Both { text, english } => text.get(*english..).unwrap_or_default(),
        }
    }
}

impl Spoken<'_> {
    /// The text of the guideline; else the wording, or the languages in which the text was made.
    pub(crate) fn written(&self) -> Result<&Text, (&[Language], &str)> {
        match &self.0 {
            Kind::Written(text) => Ok(text),
            Kind::One(text) => Err((&[], text)),
            Kind::Made(text) => Err((&[], text)),
            Kind::Both { .. } => Err((&[Language::SWEDISH, Language::ENGLISH], "")),
        }
    }
}

impl WriteJson for Text {
    fn write_json(&self, to: &mut JsonWriter) {
        if let Some(common) = self.for_all_languages() {
            return to.string(common);
        }
        to.open('{');
        for (language, wording) in self.wordings() {
            to.field(language.code(), &wording);
        }
        to.close('}');
    }
}

impl WriteJson for Spoken<'_> {
    fn write_json(&self, to: &mut JsonWriter) {
        match self.written() {
            Ok(text) => text.write_json(to),
            Err(([], wording)) => to.string(wording),
            Err((languages, _)) => to.object(&mut |to| {
                for language in languages {
                    to.field(language.code(), &self.show(*language));
                }
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::to_json;

    #[test]
    fn a_text_is_spoken_in_the_languages_asked_for() {
        let mut title = Text::both("Nytta", "Benefit");
        title.set(Language::parse("fi").unwrap(), "Hyöty");
        let made = |speech: Speech| speech.make(&|language, out| out.push_str(language.code()));
        assert_eq!(to_json(&Speech::All.of(&title)), r#"{"sv":"Nytta","en":"Benefit","fi":"Hyöty"}"#);
        assert_eq!(to_json(&Speech::All.of(&Text::common("SON § 76"))), "\"SON § 76\"");
        assert_eq!(to_json(&Speech::Only(Language::ENGLISH).of(&title)), "\"Benefit\"");
        assert_eq!(to_json(&made(Speech::All)), r#"{"sv":"sv","en":"en"}"#);
        assert_eq!(to_json(&made(Speech::Only(Language::SWEDISH))), "\"sv\"");
        assert_eq!(made(Speech::All).show(Language::ENGLISH), "en");
        // Other languages than Swedish get English.
        assert_eq!(made(Speech::All).show(Language::parse("fi").unwrap()), "en");
    }
}
