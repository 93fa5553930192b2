//! Used guidelines, and what an overlay changes in them.

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use super::scalar::plain_word;
use super::top::version_numbers;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Change, Name, Spanned, Use, WaiverChange};
use crate::model::keys;
use crate::source::{Key, Node};

const USE: Shape = Shape {
    what: ("a used guideline", "en använd riktlinje"),
    keys: &keys::USE,
    foreign: &[
        ("id", Advice::Write("guideline")),
        ("name", Advice::Write("guideline")),
        ("pack", Advice::Write("guideline")),
        ("overrides", Advice::Write("changes")),
        ("overlay", Advice::Write("changes")),
    ],
};

const CHANGE: Shape = Shape {
    what: ("a change", "en ändring"),
    keys: &keys::CHANGE,
    foreign: &[
        ("remove", Advice::Write("drop: true")),
        ("disabled", Advice::Write("drop: true")),
        ("enabled", Advice::Write("drop: true")),
        ("require", Advice::Write("requires")),
        ("add_requires", Advice::Write("also_requires")),
        ("motivation", Advice::Write("reason")),
        ("motivering", Advice::Write("reason")),
        ("because", Advice::Write("reason")),
    ],
};

/// Keys that need no reason: they change who and how, not what is required.
const FREE: [&str; 4] = ["question", "help", "answered_by", "owner"];

impl Reader<'_> {
    /// All used guidelines.
    pub(super) fn uses(&mut self, node: &Node) -> Vec<Use> {
        let mut out = Vec::new();
        for item in self.items(node) {
            let Some(fields) = Fields::open(self, item, &USE, item_place(item)) else { continue };
            let guideline = fields.read(self, "guideline", Reader::name);
            let at = guideline.as_ref().map_or(item.span, |name| name.span);
            let version = fields.read(self, "version", Reader::version_prefix);
            let changes = fields.get("changes").map(|node| self.changes(node)).unwrap_or_default();
            // Without a readable version every version fits.
            let version = version.unwrap_or(Spanned { value: Vec::new(), span: at });
            out.extend(guideline.map(|guideline| Use { guideline, version, changes }));
        }
        out
    }

    /// The leading numbers of a version.
    fn version_prefix(&mut self, node: &Node) -> Option<Spanned<Vec<u32>>> {
        let text = node.scalar_text().unwrap_or_default();
        let numbers = version_numbers(text);
        if numbers.is_none() {
            let plain: String = text.trim_start_matches(['^', '~', '=', '>', 'v', 'V', ' ']).to_owned();
            let suggestion = version_numbers(&plain).map(|_| plain);
            let report = Diagnostic::new(codes::BAD_USED_VERSION, node.span).with("text", text);
            self.report(report.with_some("suggestion", suggestion));
        }
        numbers.map(|value| Spanned { value, span: node.span })
    }

    fn changes(&mut self, node: &Node) -> Vec<Change> {
        self.entries(node).iter().filter_map(|(key, value)| self.change(key, value)).collect()
    }

    fn change(&mut self, key: &Key, node: &Node) -> Option<Change> {
        let before = self.diagnostics.len();
        let fields = Fields::open(self, node, &CHANGE, key.span)?;
        let name = |key: &Key| Spanned { value: key.text.to_string(), span: key.span };
        self.ignores(&fields, key.span.to(node.span));
        let known = |(key, _): &&(Key, Node)| key.text != "ignore" && keys::CHANGE.has(&key.text);
        let keys: Vec<Name> = fields.entries().iter().filter(known).map(|(key, _)| name(key)).collect();
        if let (Some(_), Some((dates, _))) = (fields.get("value"), fields.entry("by_date")) {
            self.report(Diagnostic::new(codes::VALUE_AND_DATES, dates.span));
        }
        let drops = fields.flag(self, "drop");
        let change = Change {
            target: name(key),
            reason: fields.read(self, "reason", Reader::text),
            severity: fields.read(self, "severity", Reader::severity),
            phase: fields.read(self, "phase", Reader::name),
            effective: fields.read(self, "effective", Reader::effective),
            also_requires: fields.read(self, "also_requires", Reader::condition),
            requires: fields.read(self, "requires", Reader::condition),
            waiver: fields.read(self, "waiver", Reader::changed_waiver),
            owner: fields.read(self, "owner", Reader::name),
            drop: fields.entry("drop").filter(|_| drops).map(|(key, _)| key.span),
            value: self.new_value(&fields),
            question: fields.read(self, "question", Reader::text),
            help: fields.read(self, "help", Reader::text),
            answered_by: fields.read(self, "answered_by", Reader::name),
            keys,
            span: node.span,
        };
        if self.diagnostics.len() == before {
            self.check_change(&fields, &change);
        }
        Some(change)
    }

    fn check_change(&mut self, fields: &Fields<'_>, change: &Change) {
        let target = change.target.value.as_str();
        let substance =
            change.keys.iter().any(|key| key.value != "reason" && !FREE.contains(&key.value.as_str()));
        let something = change.keys.iter().any(|key| key.value != "reason");
        if !something {
            self.report(Diagnostic::new(codes::EMPTY_CHANGE, change.target.span).with("target", target));
        } else if substance && fields.lacks("reason") {
            self.report(
                Diagnostic::new(codes::CHANGE_WITHOUT_REASON, change.target.span).with("target", target),
            );
        }
    }

    fn changed_waiver(&mut self, node: &Node) -> Option<WaiverChange> {
        if plain_word(node) == Some("none") {
            return Some(WaiverChange::Removed);
        }
        self.waiver(node).map(WaiverChange::Terms)
    }
}
