//! The types of facts and values, and which keys a fact of each type takes.

use super::fields::Fields;
use super::scalar::Words;
use super::{Both, Reader};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Spanned, TypeName};
use crate::model::keys;
use crate::source::Node;

/// The types, with the words that other formats use for them.
const TYPES: Words<TypeName> = Words {
    what: ("a type", "en typ"),
    known: &[
        ("bool", TypeName::Bool),
        ("choice", TypeName::Choice),
        ("choices", TypeName::Choices),
        ("number", TypeName::Number),
        ("date", TypeName::Date),
        ("series", TypeName::Series),
        ("rows", TypeName::Rows),
        ("text", TypeName::Text),
    ],
    foreign: &[
        ("boolean", "bool"),
        ("yesno", "bool"),
        ("yes/no", "bool"),
        ("ja/nej", "bool"),
        ("janej", "bool"),
        ("checkbox", "bool"),
        ("enum", "choice"),
        ("select", "choice"),
        ("dropdown", "choice"),
        ("radio", "choice"),
        ("single", "choice"),
        ("option", "choice"),
        ("options", "choice"),
        ("val", "choice"),
        ("multi", "choices"),
        ("multiselect", "choices"),
        ("checkboxes", "choices"),
        ("set", "choices"),
        ("flerval", "choices"),
        ("int", "number"),
        ("integer", "number"),
        ("float", "number"),
        ("double", "number"),
        ("decimal", "number"),
        ("money", "number"),
        ("currency", "number"),
        ("percent", "number"),
        ("tal", "number"),
        ("heltal", "number"),
        ("belopp", "number"),
        ("datetime", "date"),
        ("datum", "date"),
        ("years", "series"),
        ("timeseries", "series"),
        ("table", "rows"),
        ("array", "rows"),
        ("list", "rows"),
        ("records", "rows"),
        ("object", "rows"),
        ("string", "text"),
        ("str", "text"),
        ("textarea", "text"),
        ("url", "text"),
        ("file", "text"),
        ("document", "text"),
    ],
};

impl TypeName {
    /// The word for it in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            TypeName::Bool => "bool",
            TypeName::Choice => "choice",
            TypeName::Choices => "choices",
            TypeName::Number => "number",
            TypeName::Date => "date",
            TypeName::Series => "series",
            TypeName::Rows => "rows",
            TypeName::Text => "text",
        }
    }

    /// The key without which a fact of this type says too little, and what it holds.
    fn needed_key(self) -> Option<(&'static str, Both)> {
        match self {
            TypeName::Series => Some(("years", ("a series", "en serie"))),
            TypeName::Rows => Some(("columns", ("a fact of type `rows`", "en uppgift av typen `rows`"))),
            TypeName::Bool
            | TypeName::Choice
            | TypeName::Choices
            | TypeName::Number
            | TypeName::Date
            | TypeName::Text => None,
        }
    }
}

impl Reader<'_> {
    /// A type.
    pub(super) fn type_name(&mut self, node: &Node) -> Option<Spanned<TypeName>> {
        self.word(node, &TYPES)
    }

    /// Reports the keys that a fact of this type does not take, and those it lacks.
    pub(super) fn check_keys(&mut self, fields: &Fields<'_>, kind: TypeName) {
        for (key, types) in keys::KEYS_OF_TYPES {
            let Some((place, _)) = fields.entry(key).filter(|_| !types.contains(&kind)) else { continue };
            let words: Vec<&str> = types.iter().map(|kind| kind.word()).collect();
            let report = Diagnostic::new(codes::KEY_OF_OTHER_TYPE, place.span).with("key", key);
            self.report(report.with("type", kind.word()).with("types", words.join(", ")));
        }
        if let Some((key, what)) = kind.needed_key() {
            fields.require(self, key, what);
        }
        let choice = matches!(kind, TypeName::Choice | TypeName::Choices);
        if choice && fields.lacks("options") && fields.lacks("like") {
            self.report(Diagnostic::new(codes::NO_OPTIONS, fields.at).with("type", kind.word()));
        }
    }
}
