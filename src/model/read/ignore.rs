//! Warnings that are not to be shown: `ignore: [{lint: category/name, reason: …}]` on the item concerned.

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use crate::diagnostic::catalog::{self, model as codes};
use crate::diagnostic::{Diagnostic, Level, Span, nearest};
use crate::model::declare::{Ignore, Name};
use crate::model::keys;
use crate::source::Node;

const IGNORE: Shape = Shape {
    what: ("`ignore`", "`ignore`"),
    keys: &keys::IGNORE,
    foreign: &[
        ("code", Advice::Write("lint")),
        ("id", Advice::Write("lint")),
        ("rule", Advice::Write("lint")),
        ("because", Advice::Write("reason")),
        ("motivering", Advice::Write("reason")),
    ],
};

impl Reader<'_> {
    /// Notes what is to be ignored for an item.
    pub(super) fn ignores(&mut self, fields: &Fields<'_>, item: Span) {
        let Some(node) = fields.get("ignore") else { return };
        for entry in self.some_items(node) {
            let Some(fields) = Fields::open(self, entry, &IGNORE, item_place(entry)) else { continue };
            let lint = fields.read(self, "lint", Reader::name);
            let reason = fields.read(self, "reason", Reader::text);
            if let (Some(lint), Some(reason)) = (lint, reason)
                && self.is_warning(&lint, entry)
            {
                self.ignored.push(Ignore { lint, reason, item });
            }
        }
    }

    /// Whether there is such a warning. Errors cannot be ignored.
    fn is_warning(&mut self, lint: &Name, entry: &Node) -> bool {
        let warnings = || catalog::all().filter(|entry| entry.level == Level::Warning).map(|entry| entry.id);
        if warnings().any(|id| id == lint.value) {
            return true;
        }
        let span = entry.get("lint").map_or(lint.span, |node| node.span);
        let suggestion = nearest(&lint.value, warnings());
        let report = Diagnostic::new(codes::UNKNOWN_LINT, span).with("lint", lint.value.as_str());
        self.report(report.with_some("suggestion", suggestion));
        false
    }
}
