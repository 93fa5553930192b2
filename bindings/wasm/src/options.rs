//! Day, language and waivers of an assessment: `{"as_of": …, "lang": …, "waivers": […]}`, all of them optional.

use riktlinje::answers::Waiver;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::source::{Limits, Node, read_json};
use riktlinje::text::{Language, Speech};

use crate::codes;
use crate::desk::Loaded;
use crate::problems::{self, Context};

/// What the caller says about an assessment, apart from the answers.
#[derive(Default)]
pub(crate) struct Options {
    pub(crate) as_of: Option<Date>,
    pub(crate) language: Option<Language>,
    pub(crate) waivers: Option<Vec<Waiver>>,
}

impl Options {
    /// Reads options; an empty text has none.
    pub(crate) fn read(loaded: &Loaded, text: &str) -> Result<Options, String> {
        let mut diagnostics = Diagnostics::new();
        if text.is_empty() {
            return Ok(Options::default());
        }
        let Some(tree) = read_json(0, text, &Limits::default(), &mut diagnostics) else {
            return Err(problems::call(codes::BAD_CALL, &[("what", "options")], Language::ENGLISH));
        };
        let language = read_language(&tree)?;
        let spoken = language.unwrap_or(Language::ENGLISH);
        let as_of = text_of(&tree, "as_of").map(|day| read_day(day, spoken)).transpose()?;
        let waivers = match tree.get("waivers") {
            Some(list) => {
                let waivers = Waiver::read_all(&loaded.program, list, &mut diagnostics);
                let context = Context { text, tree: Some(&tree), loaded: Some(loaded), language: spoken };
                Some(waivers.ok_or_else(|| problems::with_text(diagnostics, &context))?)
            }
            None => None,
        };
        Ok(Options { as_of, language, waivers })
    }
}

fn text_of<'t>(tree: &'t Node<'t>, key: &str) -> Option<&'t str> {
    tree.get(key)?.scalar_text()
}

fn read_language(tree: &Node) -> Result<Option<Language>, String> {
    text_of(tree, "lang").map(language).transpose()
}

/// A language code.
pub(crate) fn language(code: &str) -> Result<Language, String> {
    let unknown = || problems::call(codes::BAD_LANGUAGE, &[("code", code)], Language::ENGLISH);
    Language::parse(code).ok_or_else(unknown)
}

/// A language code, or none for an empty text.
pub(crate) fn some_language(code: &str) -> Result<Option<Language>, String> {
    if code.is_empty() { Ok(None) } else { language(code).map(Some) }
}

/// The languages of texts: one, or all of them.
pub(crate) fn speech(language: Option<Language>) -> Speech {
    language.map_or(Speech::All, Speech::Only)
}

fn read_day(day: &str, language: Language) -> Result<Date, String> {
    Date::parse(day).map_err(|_| problems::call(codes::BAD_DAY, &[("day", day)], language))
}
