//! What messages about answers say, in the languages of a compiled file: `{"sv":{"code":["message","hint",…]}}`.
//!
//! A browser meets mistakes in answers in one or two languages and nothing else of the catalog, so the words travel
//! with the guideline and not with the engine. They are kept as they stand until there is something to tell.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, catalog};
use crate::json::JsonWriter;
use crate::source::{Limits, Node, read_json};
use crate::text::Language;

/// The messages that a compiled file carries.
#[derive(Clone, Debug, Default)]
pub struct Wordings {
    json: String,
}

/// The messages ready to be told.
#[derive(Debug)]
pub struct Told<'w> {
    tree: Option<Node<'w>>,
}

impl Wordings {
    /// From the end of a compiled file: the object, and the brace that ends the file.
    pub(super) fn from_end(rest: &str) -> Option<Wordings> {
        let json = rest.strip_suffix('}')?;
        Some(Wordings { json: json.to_owned() })
    }

    /// Makes them ready. Where they cannot be read, codes stand for messages.
    #[must_use]
    pub fn read(&self) -> Told<'_> {
        Told { tree: read_json(0, &self.json, &Limits::default(), &mut Diagnostics::new()) }
    }
}

impl Told<'_> {
    /// What is wrong, in words: those of this build, else those of the file, else the bare code.
    #[must_use]
    pub fn message(&self, diagnostic: &Diagnostic, language: Language) -> String {
        let known = diagnostic.message(language);
        if !known.is_empty() {
            return known;
        }
        let carried = self.entry(diagnostic.code, language).first().and_then(Node::scalar_text);
        carried.and_then(|wording| diagnostic.fill(wording)).unwrap_or_else(|| diagnostic.code.id.to_owned())
    }

    /// What to do about it, in words, when there is something to say.
    #[must_use]
    pub fn hint(&self, diagnostic: &Diagnostic, language: Language) -> Option<String> {
        let mut hints = self.entry(diagnostic.code, language).iter().skip(1).filter_map(Node::scalar_text);
        diagnostic.hint(language).or_else(|| hints.find_map(|hint| diagnostic.fill(hint)))
    }

    /// Message and hints in this language, else in English, else in whichever the file has.
    fn entry(&self, code: Code, language: Language) -> &[Node<'_>] {
        let languages = self.tree.as_ref().and_then(Node::as_mapping).unwrap_or_default();
        let of = |code: &str| languages.iter().find(|(key, _)| key.text == code);
        let chosen = of(language.code()).or_else(|| of("en")).or(languages.first());
        let entries = chosen.map(|(_, entries)| entries);
        entries.and_then(|entries| entries.get(code.id)).and_then(Node::as_sequence).unwrap_or_default()
    }
}

/// The messages in these languages; in Swedish and English when there is none.
pub(super) fn written(languages: &[Language]) -> String {
    let mut kept = vec![Language::SWEDISH, Language::ENGLISH];
    kept.retain(|language| languages.is_empty() || languages.contains(language));
    if kept.is_empty() {
        kept.push(Language::ENGLISH);
    }
    let mut writer = JsonWriter::default();
    writer.open('{');
    for language in kept {
        let is_swedish = language == Language::SWEDISH;
        writer.key(language.code());
        writer.open('{');
        for code in catalog::carried() {
            writer.key(code.id);
            writer.open('[');
            writer.string(if is_swedish { code.sv } else { code.en });
            for (en, sv) in code.hints {
                writer.string(if is_swedish { sv } else { en });
            }
            writer.close(']');
        }
        writer.close('}');
    }
    writer.close('}');
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Entry, Level, Span};

    /// An entry as builds without the feature `wordings` know it.
    const BARE: Code =
        &Entry { id: "answers/unknown-key", level: Level::Error, en: "", sv: "", hints: &[], why: "" };

    fn carried(languages: &[Language]) -> Wordings {
        Wordings::from_end(&(written(languages) + "}")).unwrap()
    }

    #[test]
    fn every_carried_message_and_hint_is_there_in_both_languages() {
        let carried = carried(&[]);
        let told = carried.read();
        for code in catalog::carried() {
            for language in [Language::SWEDISH, Language::ENGLISH] {
                let texts: Vec<&str> =
                    told.entry(code, language).iter().filter_map(Node::scalar_text).collect();
                let swedish = language == Language::SWEDISH;
                let mut known = vec![if swedish { code.sv } else { code.en }];
                known.extend(code.hints.iter().map(|(en, sv)| if swedish { *sv } else { *en }));
                assert_eq!(texts, known, "{}", code.id);
            }
        }
    }

    #[test]
    fn a_build_without_words_tells_those_of_the_file() {
        let key =
            |name| Diagnostic::new(BARE, Span::default()).with("key", name).with("what_en", "the waiver");
        let unknown = key("reson");
        let near = key("reson").with("suggestion", "reason");
        let english = carried(&[Language::ENGLISH]);
        let english = english.read();
        // Without the language that is asked for, the file's own is better than a code.
        for language in [Language::ENGLISH, Language::SWEDISH] {
            assert_eq!(english.message(&unknown, language), "`reson` is not a key of the waiver.");
            assert_eq!(english.hint(&near, language).as_deref(), Some("Did you mean `reason`?"));
            assert_eq!(english.hint(&unknown, language), None);
        }
        // A value that a wording needs is missing: the code is still told.
        assert_eq!(carried(&[Language::SWEDISH]).read().message(&unknown, Language::SWEDISH), BARE.id);
    }

    #[test]
    fn without_readable_messages_the_code_is_told() {
        let unknown = Diagnostic::new(BARE, Span::default());
        for end in ["{}}", "}", "[1]}", "{\"sv\":3}}", "{\"sv\":{\"answers/unknown-key\":[]}}}"] {
            let words = Wordings::from_end(end).unwrap();
            let told = words.read();
            assert_eq!(told.message(&unknown, Language::SWEDISH), BARE.id, "{end}");
            assert_eq!(told.hint(&unknown, Language::SWEDISH), None, "{end}");
        }
    }
}
