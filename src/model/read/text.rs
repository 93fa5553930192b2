//! Texts for people: one for all languages, or one per language.

use super::{Both, Reader};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::keys::{self, Group};
use crate::source::{Key, Node};
use crate::text::{Language, Text};

/// A text, in words.
const A_TEXT: Both = ("a text, or one per language (sv, en)", "en text, eller en per språk (sv, en)");

/// Names of languages in place of their codes.
const CODES: [(&str, &str); 12] = [
    ("svenska", "sv"),
    ("swedish", "sv"),
    ("swe", "sv"),
    ("se", "sv"),
    ("engelska", "en"),
    ("english", "en"),
    ("eng", "en"),
    ("gb", "en"),
    ("uk", "en"),
    ("finska", "fi"),
    ("fin", "fi"),
    ("text", "sv"),
];

/// The language that a key of a text stands for: two or three lower-case letters.
fn language(code: &str) -> Option<Language> {
    let short = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase());
    let mistaken = CODES.iter().any(|(name, right)| *name == code && *right != code);
    if short && !mistaken { Language::parse(code) } else { None }
}

/// True for a key that gives the wording in a language, beside other keys. Three letters count only with
/// a value that is a text of some words: `too: objektägare` is a slip for `to`.
pub(super) fn is_language(key: &str, value: &Node) -> bool {
    language(key).is_some() && (key.len() == 2 || value.scalar_text().is_some_and(|text| text.contains(' ')))
}

impl Reader<'_> {
    /// A text for people.
    pub(super) fn text(&mut self, node: &Node) -> Option<Text> {
        if let Some(entries) = node.as_mapping() {
            if entries.is_empty() {
                self.wrong_kind(node, A_TEXT);
                return None;
            }
            return Some(self.wordings(entries, &keys::NOTHING));
        }
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(node, A_TEXT);
            return None;
        };
        self.check_words(text, node);
        Some(Text::common(text))
    }

    /// The wordings among the entries of a mapping; `other` are its keys that are no languages.
    pub(super) fn wordings(&mut self, entries: &[(Key, Node)], other: &Group) -> Text {
        let mut out = Text::default();
        for (key, value) in entries {
            if other.has(&key.text) {
                continue;
            }
            match language(&key.text) {
                Some(language) => {
                    if let Some(wording) = self.wording(value) {
                        out.set(language, wording);
                    }
                }
                // Beside other keys an unknown one has been reported already.
                None if other.keys.is_empty() => self.no_language(key, value),
                None => {}
            }
        }
        out
    }

    fn wording(&mut self, node: &Node) -> Option<String> {
        if node.as_scalar().is_none() {
            self.wrong_kind(node, ("a text", "en text"));
            return None;
        }
        let text = node.scalar_text().unwrap_or_default();
        self.check_words(text, node);
        Some(text.to_owned())
    }

    fn check_words(&mut self, text: &str, node: &Node) {
        if text.trim().is_empty() {
            self.report(Diagnostic::new(codes::EMPTY_TEXT, node.span));
        }
    }

    fn no_language(&mut self, key: &Key, value: &Node) {
        if value.is_null() {
            self.report(Diagnostic::new(codes::COMMA_IN_TEXT, key.span).with("text", key.text.as_ref()));
            return;
        }
        let meant =
            CODES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&key.text)).map(|(_, code)| *code);
        let report = Diagnostic::new(codes::BAD_LANGUAGE, key.span).with("key", key.text.as_ref());
        self.report(report.with_some("suggestion", meant));
    }

    /// A list of languages.
    pub(super) fn languages(&mut self, node: &Node) -> Option<Vec<Language>> {
        let languages = self.list(node, |reader, item| {
            let name = reader.name(item)?;
            let known = language(&name.value);
            if known.is_none() {
                let meant = CODES.iter().find(|(word, _)| word.eq_ignore_ascii_case(&name.value));
                reader.report(
                    Diagnostic::new(codes::BAD_LANGUAGE, item.span)
                        .with("key", name.value)
                        .with_some("suggestion", meant.map(|(_, code)| *code)),
                );
            }
            known
        });
        (!languages.is_empty()).then_some(languages)
    }
}
