//! Sources and their clauses.

use super::Reader;
use super::fields::{Advice, Fields, Shape};
use super::identifier::IdKind;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{ClauseDeclaration, SourceDeclaration, Spanned};
use crate::model::keys;
use crate::source::{Key, Node};

const SOURCE: Shape = Shape {
    what: ("a source", "en källa"),
    keys: &keys::SOURCE,
    foreign: &[
        ("name", Advice::Write("title")),
        ("link", Advice::Write("url")),
        ("id", Advice::Write("reference")),
        ("number", Advice::Write("reference")),
        ("valid_from", Advice::Write("effective: {from: …}")),
        ("paragraphs", Advice::Write("clauses")),
        ("articles", Advice::Write("clauses")),
    ],
};

const CLAUSE: Shape = Shape {
    what: ("a clause", "ett ställe i en källa"),
    keys: &keys::CLAUSE,
    foreign: &[
        ("quote", Advice::Write("text")),
        ("valid_from", Advice::Write("effective: {from: …}")),
        ("note", Advice::Write("manual")),
    ],
};

/// A source and perhaps one of its clauses, with the place where a rule names them.
pub(super) type Origin = Spanned<(String, Option<String>)>;

impl Reader<'_> {
    /// All sources.
    pub(super) fn sources(&mut self, node: &Node) -> Vec<SourceDeclaration> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            match self.source(key, value) {
                Some(source) => out.push(source),
                None => self.broken.push(key.text.to_string()),
            }
        }
        out
    }

    fn source(&mut self, key: &Key, node: &Node) -> Option<SourceDeclaration> {
        let id = self.declared(key, IdKind::Pack);
        let fields = Fields::open(self, node, &SOURCE, key.span)?;
        self.ignores(&fields, key.span.to(node.span));
        Some(SourceDeclaration {
            title: fields.read(self, "title", Reader::text).unwrap_or_default(),
            reference: fields.read(self, "reference", Reader::text),
            publisher: fields.read(self, "publisher", Reader::text),
            date: fields.read(self, "date", Reader::date).map(|date| date.value),
            url: fields.read(self, "url", Reader::address),
            status: fields.read(self, "status", Reader::status),
            effective: fields.read(self, "effective", Reader::effective),
            review: fields.read(self, "review", Reader::review),
            clauses: fields.get("clauses").map(|node| self.clauses(&id.value, node)).unwrap_or_default(),
            id,
        })
    }

    fn clauses(&mut self, source: &str, node: &Node) -> Vec<ClauseDeclaration> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            let id = self.declared(key, IdKind::Pack);
            let Some(fields) = Fields::open(self, value, &CLAUSE, key.span) else {
                self.broken.push(format!("{source}/{}", key.text));
                continue;
            };
            self.ignores(&fields, key.span.to(value.span));
            out.push(ClauseDeclaration {
                id,
                title: fields.read(self, "title", Reader::text),
                text: fields.read(self, "text", Reader::text),
                reference: fields.read(self, "reference", Reader::text),
                manual: fields.read(self, "manual", Reader::text),
                effective: fields.read(self, "effective", Reader::effective),
                review: fields.read(self, "review", Reader::review),
            });
        }
        out
    }

    /// An address of a web page. Reports show it as a link, so nothing else may stand there.
    fn address(&mut self, node: &Node) -> Option<String> {
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(node, ("a web address", "en webbadress"));
            return None;
        };
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let fits = rest.is_some_and(|rest| {
            !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control())
        });
        if !fits {
            self.report(Diagnostic::new(codes::BAD_ADDRESS, node.span).with("text", text));
            return None;
        }
        Some(text.to_owned())
    }

    /// Where a rule comes from: `source/clause` or `source`.
    pub(super) fn origin(&mut self, node: &Node) -> Option<Origin> {
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(node, ("`source/clause`", "`källa/ställe`"));
            return None;
        };
        let parts: Vec<&str> = text.split('/').collect();
        let value = match parts.as_slice() {
            [source] if !source.is_empty() => Some(((*source).to_owned(), None)),
            [source, clause] if !source.is_empty() && !clause.is_empty() => {
                Some(((*source).to_owned(), Some((*clause).to_owned())))
            }
            _ => None,
        };
        let value = value.filter(|_| !text.contains(char::is_whitespace));
        if value.is_none() {
            self.report(Diagnostic::new(codes::BAD_ORIGIN, node.span).with("text", text));
        }
        value.map(|value| Spanned { value, span: node.span })
    }
}
