//! What is wrong with a file: code, place, words and a hint, in Swedish and English.
//!
//! A diagnostic holds its [`Code`] and the values that fill the code's wording; the words themselves
//! live in [`catalog`], one entry per code, so that every message exists in both languages and has a
//! page in the documentation.

pub mod catalog;
mod quote;
mod suggest;

pub(crate) use quote::shortened;
pub use suggest::{nearest, nearest_owned};

use crate::text::{Language, sort_items};

/// A piece of one source text, in bytes. `file` is the index of the source among those given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Index of the source text.
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// First byte after the piece.
    pub end: u32,
}

impl Span {
    /// The smallest span that covers both; `self`'s file counts.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether both have a byte in common, or begin at the same place.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        let common = self.start < other.end && other.start < self.end;
        self.file == other.file && (common || self.start == other.start)
    }
}

/// How much a diagnostic matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The guideline or the answers cannot be used.
    Error,
    /// It can be used, but something deserves a look.
    Warning,
}

/// One entry of the catalog: an id, and the words in both languages.
///
/// Wordings hold places such as `{name}` that the diagnostic fills. Of the hints, the first whose
/// places can all be filled is shown.
#[derive(Debug)]
pub struct Entry {
    /// Stable id, `family/name`.
    pub id: &'static str,
    /// Error or warning.
    pub level: Level,
    /// What is wrong, in English.
    pub en: &'static str,
    /// What is wrong, in Swedish.
    pub sv: &'static str,
    /// What to do: (English, Swedish), the most specific first.
    pub hints: &'static [(&'static str, &'static str)],
    /// Why this is refused or worth a look: one or two English sentences for the documentation page.
    pub why: &'static str,
}

impl Entry {
    /// An entry whose words every compiled guideline carries, in its own languages: builds without the feature
    /// `wordings`, such as the engine for browsers, leave them out.
    const fn carried(self) -> Entry {
        if cfg!(feature = "wordings") { self } else { Entry { en: "", sv: "", hints: &[], why: "", ..self } }
    }
}

/// The code of a diagnostic: a reference to its catalog entry.
pub type Code = &'static Entry;

/// One thing that is wrong, with its place.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which kind of mistake.
    pub code: Code,
    /// Where it is.
    pub span: Span,
    /// Values for the places in the wording, by name.
    pub arguments: Vec<(&'static str, String)>,
    /// Other places that matter, each with a short text `(English, Swedish)`.
    pub related: Vec<(Span, &'static str, &'static str)>,
}

impl Diagnostic {
    /// A diagnostic without values yet.
    ///
    /// Mistakes are rare: what leads here is laid out apart from what reads a file without any.
    #[cold]
    #[must_use]
    pub fn new(code: Code, span: Span) -> Diagnostic {
        Diagnostic { code, span, arguments: Vec::new(), related: Vec::new() }
    }

    /// Adds the value for one place of the wording.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Diagnostic {
        self.arguments.push((name, value.into()));
        self
    }

    /// Adds why something cannot be read, in both languages.
    #[must_use]
    pub fn with_reason<T: Into<String>>(self, explain: impl Fn(Language) -> T) -> Diagnostic {
        self.with("reason_en", explain(Language::ENGLISH)).with("reason_sv", explain(Language::SWEDISH))
    }

    /// Adds a value only if there is one; hints that need it are skipped otherwise.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Diagnostic {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Points out another place, with a short text in English and Swedish.
    #[must_use]
    pub fn related(mut self, span: Span, en: &'static str, sv: &'static str) -> Diagnostic {
        self.related.push((span, en, sv));
        self
    }

    /// What is wrong, in words. Languages other than Swedish get English. Empty where a compiled guideline carries
    /// the words and this build does not.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let wording = if language == Language::SWEDISH { self.code.sv } else { self.code.en };
        self.fill(wording).unwrap_or_else(|| wording.to_owned())
    }

    /// What to do about it, in words, when there is something to say.
    #[must_use]
    pub fn hint(&self, language: Language) -> Option<String> {
        let pick = |(en, sv): &(&'static str, &'static str)| {
            self.fill(if language == Language::SWEDISH { sv } else { en })
        };
        self.code.hints.iter().find_map(pick)
    }

    /// Fills the places of a wording; `None` when a value is missing.
    #[must_use]
    pub fn fill(&self, wording: &str) -> Option<String> {
        let mut out = String::with_capacity(wording.len() + 32);
        let mut rest = wording;
        while let Some(open) = rest.find('{') {
            let close = open + rest[open..].find('}')?;
            let name = &rest[open + 1..close];
            let value = self.arguments.iter().find(|(known, _)| *known == name)?;
            out.push_str(&rest[..open]);
            out.push_str(&value.1);
            rest = &rest[close + 1..];
        }
        out.push_str(rest);
        Some(out)
    }
}

/// All diagnostics of one piece of work, sorted by place when it ends.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    items: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Nothing is wrong yet.
    #[must_use]
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.items.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, other: Diagnostics) {
        self.items.extend(other.items);
    }

    /// True when at least one is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.items.iter().any(|item| item.code.level == Level::Error)
    }

    /// Sorts by file and place and removes exact repetitions.
    pub fn sort(&mut self) {
        sort_items(&mut self.items, |a, b| {
            (a.span, a.code.id, &a.arguments).cmp(&(b.span, b.code.id, &b.arguments))
        });
        self.items.dedup_by(|a, b| a.span == b.span && a.code.id == b.code.id && a.arguments == b.arguments);
    }

    /// Removes errors of the family `check` at places where reading found an error already: whoever mends what
    /// cannot be read would not meet them.
    pub fn drop_echoes(&mut self) {
        let is_check = |item: &Diagnostic| item.code.id.starts_with("check/");
        let errors = self.items.iter().filter(|item| item.code.level == Level::Error && !is_check(item));
        let mut read: Vec<Span> = errors.map(|item| item.span).collect();
        read.sort_unstable();
        let found_before = |span: Span| {
            let after = read.partition_point(|known| (known.file, known.start) <= (span.file, span.start));
            let beside = [after.checked_sub(1), Some(after)].into_iter().flatten();
            beside.filter_map(|at| read.get(at)).any(|known| known.overlaps(span))
        };
        self.items
            .retain(|item| !is_check(item) || item.code.level == Level::Warning || !found_before(item.span));
    }

    /// The diagnostics in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.items.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
