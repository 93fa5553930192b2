//! The shape of ids, by what they name.

use super::{Both, Reader};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::expression::is_reserved;
use crate::model::declare::{Name, Spanned};
use crate::source::{Key, Node};

/// Longest id, in characters.
const LONGEST: usize = 128;

/// Names that expressions give a meaning of their own.
const BUILT_IN: [&str; 2] = ["as_of", "start"];

/// What an id names. Expressions hold names and columns, so these are the strictest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdKind {
    /// A fact, a value or a parameter.
    Named,
    /// A column of rows.
    Column,
    /// A section, an area, a phase or a tag.
    Plain,
    /// A guideline, a source or a clause.
    Pack,
    /// A rule.
    Rule,
    /// An option.
    Option,
}

impl IdKind {
    /// The characters that join the words of such an id.
    fn joiners(self) -> &'static [char] {
        match self {
            IdKind::Column => &['_'],
            IdKind::Named | IdKind::Plain => &['_', '.'],
            IdKind::Pack | IdKind::Rule | IdKind::Option => &['_', '.', '-'],
        }
    }

    fn allows_capitals(self) -> bool {
        matches!(self, IdKind::Rule | IdKind::Option)
    }

    fn allows_first_digit(self) -> bool {
        self == IdKind::Option
    }

    /// How such an id is written, in words.
    fn shape(self) -> Both {
        match self {
            IdKind::Named | IdKind::Plain => (
                "lower-case words of the letters a to z and digits, joined by `_` or `.`",
                "ord av små bokstäver a till z och siffror, hopfogade med `_` eller `.`",
            ),
            IdKind::Column => (
                "lower-case words of the letters a to z and digits, joined by `_`",
                "ord av små bokstäver a till z och siffror, hopfogade med `_`",
            ),
            IdKind::Pack => (
                "lower-case words of the letters a to z and digits, joined by `-`, `_` or `.`",
                "ord av små bokstäver a till z och siffror, hopfogade med `-`, `_` eller `.`",
            ),
            IdKind::Rule => (
                "words of the letters A to Z, a to z and digits, joined by `-`, `_` or `.`, beginning with a letter",
                "ord av bokstäver A till Z, a till z och siffror, hopfogade med `-`, `_` eller `.`, som börjar med en bokstav",
            ),
            IdKind::Option => (
                "words of the letters A to Z, a to z and digits, joined by `-`, `_` or `.`",
                "ord av bokstäver A till Z, a till z och siffror, hopfogade med `-`, `_` eller `.`",
            ),
        }
    }
}

/// True when an id has the shape of its kind.
pub(super) fn fits(id: &str, kind: IdKind) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || (kind.allows_capitals() && c.is_ascii_uppercase());
    let word = |word: &str| !word.is_empty() && word.chars().all(|c| letter(c) || c.is_ascii_digit());
    let starts = |part: &str| {
        part.starts_with(|c: char| letter(c) || (kind.allows_first_digit() && c.is_ascii_digit()))
    };
    let parts_start = match kind {
        // In an expression each part between dots is a word of its own.
        IdKind::Named | IdKind::Column => id.split('.').all(starts),
        IdKind::Plain | IdKind::Pack | IdKind::Rule | IdKind::Option => starts(id),
    };
    id.len() <= LONGEST && parts_start && id.split(kind.joiners()).all(word)
}

/// The id that was probably meant: å as a, spaces as `_`.
fn tidy(id: &str, kind: IdKind) -> Option<String> {
    let joiners = kind.joiners();
    let mut out = String::new();
    for c in id.chars().take(LONGEST) {
        let cased = if kind.allows_capitals() { c } else { c.to_lowercase().next().unwrap_or(c) };
        let plain = match cased {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'Å' | 'Ä' => 'A',
            'ö' | 'ø' | 'ó' => 'o',
            'Ö' | 'Ø' => 'O',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            other if other.is_ascii_alphanumeric() || joiners.contains(&other) => other,
            _ => '_',
        };
        if !(joiners.contains(&plain) && (out.is_empty() || out.ends_with(joiners))) {
            out.push(plain);
        }
    }
    let trimmed = out.trim_end_matches(joiners);
    fits(trimmed, kind).then(|| trimmed.to_owned())
}

impl Reader<'_> {
    /// The id that a key declares. One of the wrong shape is reported and kept, so that references to it
    /// are not reported too.
    pub(super) fn declared(&mut self, key: &Key, kind: IdKind) -> Name {
        let name = Spanned { value: key.text.to_string(), span: key.span };
        self.check_id(&name, kind);
        name
    }

    /// The id that the value of an `id` key declares.
    pub(super) fn declared_id(&mut self, node: &Node, kind: IdKind) -> Option<Name> {
        let name = self.name(node)?;
        self.check_id(&name, kind);
        Some(name)
    }

    fn check_id(&mut self, name: &Name, kind: IdKind) {
        let id = name.value.as_str();
        if !fits(id, kind) {
            let (en, sv) = kind.shape();
            let report = Diagnostic::new(codes::BAD_ID, name.span).with("id", id);
            let report = report.with_some("suggestion", tidy(id, kind)).with("shape_en", en);
            self.report(report.with("shape_sv", sv));
        } else if kind == IdKind::Named && (BUILT_IN.contains(&id) || id.split('.').any(is_reserved)) {
            self.report(Diagnostic::new(codes::RESERVED_ID, name.span).with("id", id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_its_shape() {
        for (id, kind, right) in [
            ("hours_freed_per_year", IdKind::Named, true),
            ("aia.business_drivers_5", IdKind::Named, true),
            ("osl_10_2a", IdKind::Named, true),
            ("aia.5", IdKind::Named, false),
            ("cost-series", IdKind::Named, false),
            ("Cost", IdKind::Named, false),
            ("antal__timmar", IdKind::Named, false),
            ("kostnad_", IdKind::Named, false),
            ("r.p", IdKind::Column, false),
            ("son-76", IdKind::Pack, true),
            ("SON-76", IdKind::Pack, false),
            ("GOT-SON76-15", IdKind::Rule, true),
            ("15-GOT", IdKind::Rule, false),
            ("item1-2", IdKind::Option, true),
            ("3_ar", IdKind::Option, true),
            ("över", IdKind::Option, false),
            ("", IdKind::Option, false),
        ] {
            assert_eq!(fits(id, kind), right, "{id} as {kind:?}");
        }
        assert!(!fits(&"a".repeat(129), IdKind::Named));
        assert!(fits(&"a".repeat(128), IdKind::Named));
    }

    #[test]
    fn a_wrong_id_is_tidied() {
        assert_eq!(tidy("Antal timmar / år", IdKind::Named).as_deref(), Some("antal_timmar_ar"));
        assert_eq!(tidy("Mycket hög", IdKind::Option).as_deref(), Some("Mycket_hog"));
        assert_eq!(tidy("Region Gotland", IdKind::Pack).as_deref(), Some("region_gotland"));
        assert_eq!(tidy("§", IdKind::Named), None);
    }
}
