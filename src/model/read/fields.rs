//! A mapping whose keys are known, and the reports that every such mapping shares.

use super::text::is_language;
use super::{Both, Reader};
use crate::diagnostic::catalog::model as codes;
use crate::diagnostic::{Code, Diagnostic, Span, nearest};
use crate::model::keys::Group;
use crate::source::{Key, Node};

/// Which keys a mapping may hold.
pub(super) struct Shape {
    /// What the mapping is, to follow "in".
    pub(super) what: Both,
    /// Keys that it knows.
    pub(super) keys: &'static Group,
    /// Keys that people bring from elsewhere.
    pub(super) foreign: &'static [(&'static str, Advice)],
}

/// For so many unknown keys of a mapping, the nearest known one is looked for. It takes time, and more are no
/// slips.
const MOST_SEARCHES: usize = 50;

/// What to say about a key that belongs to another format.
pub(super) enum Advice {
    /// Write this; it begins with the key that is meant.
    Write(&'static str),
    /// A mistake of its own, with its explanation.
    Explain(Code),
}

/// The keys and values of a mapping with known keys.
pub(super) struct Fields<'t> {
    entries: &'t [(Key<'t>, Node<'t>)],
    /// Where to say that something is missing: the name of the item.
    pub(super) at: Span,
    /// Keys that unknown ones probably stand for, so that these are not reported as missing too.
    meant: Vec<&'static str>,
    /// How many keys are unknown.
    unknown: usize,
}

impl<'t> Fields<'t> {
    /// Opens a mapping and reports its unknown and missing keys. `None` when it is no mapping.
    pub(super) fn open(
        reader: &mut Reader<'_>,
        node: &'t Node<'t>,
        shape: &Shape,
        at: Span,
    ) -> Option<Fields<'t>> {
        let Some(entries) = node.as_mapping() else {
            reader.wrong_kind(node, GROUP);
            return None;
        };
        let mut fields = Fields { entries, at, meant: Vec::new(), unknown: 0 };
        let before = std::iter::once(None).chain(entries.iter().map(Some));
        for ((key, value), before) in entries.iter().zip(before) {
            if !before.is_some_and(|(_, before)| reader.decimal_comma(before, key, value)) {
                fields.check_known(reader, key, value, shape);
            }
        }
        for key in shape.keys.required() {
            fields.require(reader, key, shape.what);
        }
        Some(fields)
    }

    fn check_known(&mut self, reader: &mut Reader<'_>, key: &Key, value: &Node, shape: &Shape) {
        let name = key.text.as_ref();
        if shape.keys.has(name) || (shape.keys.wordings && is_language(name, value)) {
            return;
        }
        let report = Diagnostic::new(codes::UNKNOWN_KEY, key.span)
            .with("key", name)
            .with("what_en", shape.what.0)
            .with("what_sv", shape.what.1);
        match shape.foreign.iter().find(|(foreign, _)| *foreign == name) {
            Some((_, Advice::Explain(code))) => {
                reader.report(Diagnostic::new(code, key.span).with("key", name));
            }
            Some((_, Advice::Write(instead))) => {
                self.meant.push(instead.split(':').next().unwrap_or(instead));
                reader.report(report.with("instead", *instead));
            }
            None => {
                self.unknown += 1;
                let suggestion =
                    if self.unknown <= MOST_SEARCHES { nearest(name, shape.keys.names()) } else { None };
                self.meant.extend(shape.keys.names().filter(|known| Some(*known) == suggestion));
                let keys: Vec<&str> = shape.keys.names().collect();
                reader.report(report.with_some("suggestion", suggestion).with("keys", keys.join(", ")));
            }
        }
    }

    /// Reports a key that is missing.
    pub(super) fn require(&self, reader: &mut Reader<'_>, key: &str, what: Both) {
        if self.lacks(key) {
            reader.report(
                Diagnostic::new(codes::MISSING_KEY, self.at)
                    .with("key", key)
                    .with("what_en", what.0)
                    .with("what_sv", what.1),
            );
        }
    }

    /// True when a key is neither there nor probably meant by an unknown one.
    pub(super) fn lacks(&self, key: &str) -> bool {
        self.get(key).is_none() && !self.meant.contains(&key)
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<&'t Node<'t>> {
        self.entry(key).map(|(_, value)| value)
    }

    /// A key with its value.
    pub(super) fn entry(&self, key: &str) -> Option<&'t (Key<'t>, Node<'t>)> {
        self.entries.iter().find(|(known, _)| known.text == key)
    }

    /// All keys with their values.
    pub(super) fn entries(&self) -> &'t [(Key<'t>, Node<'t>)] {
        self.entries
    }

    /// Reads the value of a key, if it is there.
    pub(super) fn read<'r, T>(
        &self,
        reader: &mut Reader<'r>,
        key: &str,
        by: impl FnOnce(&mut Reader<'r>, &'t Node<'t>) -> Option<T>,
    ) -> Option<T> {
        by(reader, self.get(key)?)
    }

    /// Reads a yes or no that is no when it does not stand there.
    pub(super) fn flag(&self, reader: &mut Reader<'_>, key: &str) -> bool {
        self.read(reader, key, Reader::truth).unwrap_or(false)
    }
}

/// A mapping, in words.
const GROUP: Both = ("a group of keys and values", "en grupp med nycklar och värden");

impl Reader<'_> {
    /// Reports a value that is a list where a text is expected, and the like.
    pub(super) fn wrong_kind(&mut self, node: &Node, expected: Both) {
        let found = node.kind_name();
        self.report(
            Diagnostic::new(codes::WRONG_KIND, node.span)
                .with("expected_en", expected.0)
                .with("expected_sv", expected.1)
                .with("found_en", found.0)
                .with("found_sv", found.1),
        );
    }

    /// The keys and values of a mapping whose keys are ids.
    pub(super) fn entries<'t>(&mut self, node: &'t Node<'t>) -> &'t [(Key<'t>, Node<'t>)] {
        node.as_mapping().unwrap_or_else(|| {
            self.wrong_kind(node, GROUP);
            &[]
        })
    }

    /// The items of a list.
    pub(super) fn items<'t>(&mut self, node: &'t Node<'t>) -> &'t [Node<'t>] {
        node.as_sequence().unwrap_or_else(|| {
            self.wrong_kind(node, ("a list", "en lista"));
            &[]
        })
    }

    /// The items of a list that must have some.
    pub(super) fn some_items<'t>(&mut self, node: &'t Node<'t>) -> &'t [Node<'t>] {
        let items = self.items(node);
        if node.as_sequence().is_some_and(<[Node]>::is_empty) {
            self.report(Diagnostic::new(codes::EMPTY_LIST, node.span));
        }
        items
    }

    /// Reads every item of a list with the same reader; those that cannot be read are left out.
    pub(super) fn list<T>(
        &mut self,
        node: &Node,
        mut by: impl FnMut(&mut Self, &Node) -> Option<T>,
    ) -> Vec<T> {
        self.some_items(node).iter().filter_map(|item| by(self, item)).collect()
    }
}

/// The place of an item of a list: its first key, so that a long item is not underlined as a whole.
pub(super) fn item_place(node: &Node) -> Span {
    match node.as_mapping().and_then(<[(Key, Node)]>::first) {
        Some((key, _)) => key.span,
        None => node.span,
    }
}
