//! JSON out: one line without spaces, strings escaped as `JSON.stringify` does.

use std::fmt::Write as _;

use crate::text::{Language, Text};

/// Writes values one after the other; commas come by themselves.
pub(super) struct Writer<'l> {
    out: String,
    languages: &'l [Language],
}

impl<'l> Writer<'l> {
    pub(super) fn new(languages: &'l [Language]) -> Writer<'l> {
        Writer { out: String::new(), languages }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    /// The comma between two values, where one is needed.
    fn separate(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['[', '{', ':', ',']) {
            self.out.push(',');
        }
    }

    pub(super) fn open(&mut self) {
        self.separate();
        self.out.push('[');
    }

    pub(super) fn close(&mut self) {
        self.out.push(']');
    }

    /// A number, `true`, `false` or `null`.
    pub(super) fn word(&mut self, word: &str) {
        self.separate();
        self.out.push_str(word);
    }

    pub(super) fn string(&mut self, text: &str) {
        self.separate();
        self.quoted(text);
    }

    /// One wording as a string, several as an object by language.
    pub(super) fn text(&mut self, text: &Text) {
        if let Some(common) = text.for_all_languages() {
            return self.string(common);
        }
        self.separate();
        self.out.push('{');
        let kept = |language: &Language| self.languages.is_empty() || self.languages.contains(language);
        let mut wordings: Vec<(Language, &str)> =
            text.wordings().filter(|(language, _)| kept(language)).collect();
        if wordings.is_empty() {
            let shown = self.languages.first().map_or("", |language| text.show(*language));
            wordings.extend(text.wordings().find(|(_, wording)| *wording == shown));
        }
        for (at, (language, wording)) in wordings.into_iter().enumerate() {
            self.out.push_str(if at == 0 { "" } else { "," });
            self.quoted(language.code());
            self.out.push(':');
            self.quoted(wording);
        }
        self.out.push('}');
    }

    /// The languages that the file keeps.
    pub(super) fn languages(&mut self, all: &[Language]) {
        self.open();
        for language in all {
            if self.languages.is_empty() || self.languages.contains(language) {
                self.string(language.code());
            }
        }
        self.close();
    }

    fn quoted(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                c if u32::from(c) < 0x20 => {
                    let _ = write!(self.out, "\\u{:04x}", u32::from(c));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}
