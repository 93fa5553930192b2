//! Texts for people, in every language of a guideline.

mod hash;
mod order;
mod spoken;

pub(crate) use hash::{QuickMap, QuickSet};
pub use order::{sort_ids, sort_items, sorted_positions};
pub use spoken::{Speech, Spoken};

use std::fmt;

/// A language code such as `sv` or `en`: one to eight ASCII letters, digits or hyphens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 8]);

impl Language {
    /// Swedish.
    pub const SWEDISH: Language = Language(*b"sv\0\0\0\0\0\0");
    /// English.
    pub const ENGLISH: Language = Language(*b"en\0\0\0\0\0\0");

    /// Reads a language code; `None` when it is empty, too long or holds other characters.
    #[must_use]
    pub fn parse(code: &str) -> Option<Language> {
        let bytes = code.as_bytes();
        let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
        if bytes.is_empty() || bytes.len() > 8 || !bytes.iter().all(plain) {
            return None;
        }
        let mut out = [0; 8];
        for (to, from) in out.iter_mut().zip(bytes) {
            *to = *from;
        }
        Some(Language(out))
    }

    /// The code as text.
    #[must_use]
    pub fn code(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..end]).unwrap_or("en")
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A text for people: one wording per language, or one wording for all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    common: Option<String>,
    wordings: Vec<(Language, String)>,
}

impl Text {
    /// A text that reads the same in every language (a name, a reference number).
    #[must_use]
    pub fn common(text: impl Into<String>) -> Text {
        Text { common: Some(text.into()), wordings: Vec::new() }
    }

    /// A text with its Swedish and English wordings.
    #[must_use]
    pub fn both(swedish: impl Into<String>, english: impl Into<String>) -> Text {
        Text {
            common: None,
            wordings: vec![(Language::SWEDISH, swedish.into()), (Language::ENGLISH, english.into())],
        }
    }

    /// Adds a wording; a later one for the same language replaces the earlier.
    pub fn set(&mut self, language: Language, wording: impl Into<String>) {
        let wording = wording.into();
        match self.wordings.iter_mut().find(|(known, _)| *known == language) {
            Some((_, old)) => *old = wording,
            None => self.wordings.push((language, wording)),
        }
    }

    /// The wording in exactly this language, if there is one.
    #[must_use]
    pub fn exact(&self, language: Language) -> Option<&str> {
        self.common.as_deref().or_else(|| {
            self.wordings.iter().find(|(known, _)| *known == language).map(|(_, text)| text.as_str())
        })
    }

    /// The wording to show: this language, else English, else Swedish, else whatever there is.
    #[must_use]
    pub fn show(&self, language: Language) -> &str {
        self.exact(language)
            .or_else(|| self.exact(Language::ENGLISH))
            .or_else(|| self.exact(Language::SWEDISH))
            .or_else(|| self.wordings.first().map(|(_, text)| text.as_str()))
            .unwrap_or_default()
    }

    /// True when there is no wording at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.common.is_none() && self.wordings.is_empty()
    }

    /// The one wording that holds for all languages, if the text was given that way.
    #[must_use]
    pub fn for_all_languages(&self) -> Option<&str> {
        self.common.as_deref()
    }

    /// The wordings in file order.
    pub fn wordings(&self) -> impl Iterator<Item = (Language, &str)> {
        self.wordings.iter().map(|(language, text)| (*language, text.as_str()))
    }
}

/// A text in lower case, for comparisons. Only the letters of western Europe are changed: the tables of all scripts
/// would take a tenth of the engine's size in a browser.
#[must_use]
pub fn lower_case(text: &str) -> String {
    let lower = |c: char| match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        // The letters of Latin-1 stand 32 apart; between them is the multiplication sign.
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        _ => c,
    };
    text.chars().map(lower).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lower_case_is_that_of_the_standard_for_western_letters() {
        let letters: String = ('\u{0}'..='\u{ff}').collect();
        assert_eq!(lower_case(&letters), letters.to_lowercase());
        assert_eq!(lower_case("VET EJ ÄN ÅÄÖ×"), "vet ej än åäö×");
    }
}
