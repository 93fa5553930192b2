//! The top level of a guideline, and its short lists: phases, sections, roles, areas, reminders.

use super::Reader;
use super::fields::{Advice, Fields, Shape, item_place};
use super::identifier::IdKind;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{
    Document, Name, PhaseDeclaration, Reminders, SectionDeclaration, Spanned, Version,
};
use crate::model::keys;
use crate::source::{Node, write_canonical};
use crate::text::Text;

const GUIDELINE: Shape = Shape {
    what: ("a guideline", "en riktlinje"),
    keys: &keys::GUIDELINE,
    foreign: &[
        ("name", Advice::Write("title")),
        ("imports", Advice::Write("uses")),
        ("include", Advice::Write("uses")),
        ("extends", Advice::Write("uses")),
        ("questions", Advice::Write("facts")),
        ("inputs", Advice::Write("facts")),
        ("variables", Advice::Write("values")),
        ("definitions", Advice::Write("values")),
        ("constants", Advice::Write("parameters")),
        ("policies", Advice::Write("rules")),
        ("regler", Advice::Write("rules")),
        ("groups", Advice::Write("sections")),
        ("changes", Advice::Explain(codes::CHANGES_AT_TOP)),
    ],
};

const PHASE: Shape = Shape {
    what: ("a phase", "en fas"),
    keys: &keys::PHASE,
    foreign: &[
        ("when", Advice::Write("reached_when")),
        ("if", Advice::Write("reached_when")),
        ("condition", Advice::Write("reached_when")),
        ("name", Advice::Write("title")),
    ],
};

const SECTION: Shape = Shape {
    what: ("a section", "ett avsnitt"),
    keys: &keys::SECTION,
    foreign: &[
        ("when", Advice::Write("asked_when")),
        ("if", Advice::Write("asked_when")),
        ("applies_when", Advice::Write("asked_when")),
        ("name", Advice::Write("title")),
        ("owner", Advice::Write("answered_by")),
    ],
};

const REMINDERS: Shape = Shape {
    what: ("the reminders", "påminnelserna"),
    keys: &keys::REMINDERS,
    foreign: &[("text", Advice::Write("title")), ("role", Advice::Write("to"))],
};

impl Reader<'_> {
    /// The whole file.
    pub(super) fn document(&mut self, file: u32, tree: &Node) -> Option<Document> {
        if self.is_other_file(tree) || !self.format_fits(tree) {
            return None;
        }
        let at = item_place(tree);
        let fields = Fields::open(self, tree, &GUIDELINE, at)?;
        self.ignores(&fields, tree.span);
        let nameless = Spanned { value: String::new(), span: at };
        let unreadable = Spanned { value: Version::UNREADABLE, span: at };
        let list = |key: &str| fields.get(key);
        let mut document = Document {
            file,
            id: fields
                .read(self, "id", |reader, node| reader.declared_id(node, IdKind::Pack))
                .unwrap_or(nameless),
            version: fields.read(self, "version", Reader::version).unwrap_or(unreadable),
            title: fields.read(self, "title", Reader::text).unwrap_or_default(),
            publisher: fields.read(self, "publisher", Reader::text),
            description: fields.read(self, "description", Reader::text),
            status: fields.read(self, "status", Reader::status),
            languages: fields.read(self, "languages", Reader::languages),
            start: fields.read(self, "start", Reader::name),
            uses: list("uses").map(|node| self.uses(node)).unwrap_or_default(),
            roles: list("roles").map(|node| self.roles(node)).unwrap_or_default(),
            areas: list("areas").map(|node| self.areas(node)).unwrap_or_default(),
            phases: list("phases").map(|node| self.phases(node)).unwrap_or_default(),
            sections: list("sections").map(|node| self.sections(node)).unwrap_or_default(),
            sources: list("sources").map(|node| self.sources(node)).unwrap_or_default(),
            parameters: list("parameters").map(|node| self.parameters(node)).unwrap_or_default(),
            facts: list("facts").map(|node| self.facts(node)).unwrap_or_default(),
            values: list("values").map(|node| self.values(node)).unwrap_or_default(),
            rules: list("rules").map(|node| self.rules(node)).unwrap_or_default(),
            reminders: fields.read(self, "reminders", Reader::reminders),
            broken: std::mem::take(&mut self.broken),
            ignores: std::mem::take(&mut self.ignored),
            canonical: String::with_capacity(self.text.len()),
        };
        write_canonical(tree, &mut document.canonical);
        Some(document)
    }

    /// Reports a proposal or a file of tests that was given as a guideline.
    fn is_other_file(&mut self, tree: &Node) -> bool {
        let kinds = [
            ("answers", "a proposal", "ett förslag"),
            ("tests", "a file of tests", "en fil med prov"),
            ("cases", "a file of tests", "en fil med prov"),
        ];
        if tree.get("rules").is_some() || tree.get("facts").is_some() {
            return false;
        }
        let found = kinds.iter().find_map(|(key, en, sv)| tree.entry(key).map(|(key, _)| (key, en, sv)));
        let Some((key, en, sv)) = found else { return false };
        let report = Diagnostic::new(codes::OTHER_FILE, key.span).with("key", key.text.as_ref());
        self.report(report.with("kind_en", *en).with("kind_sv", *sv));
        true
    }

    /// False for a later version of the format, whose keys would all look wrong.
    fn format_fits(&mut self, tree: &Node) -> bool {
        let Some(node) = tree.get("riktlinje") else { return true };
        let text = node.scalar_text().unwrap_or_default();
        if text == "1" {
            return true;
        }
        self.report(Diagnostic::new(codes::UNSUPPORTED_FORMAT, node.span).with("version", text));
        text.parse::<u32>().is_err()
    }

    /// A version, `major.minor.patch`.
    fn version(&mut self, node: &Node) -> Option<Spanned<Version>> {
        let text = node.scalar_text().unwrap_or_default();
        let numbers = version_numbers(text);
        let version = match numbers.as_deref() {
            Some([major, minor, patch]) => Some(Version([*major, *minor, *patch])),
            Some(_) | None => None,
        };
        let Some(value) = version else {
            let full = match numbers.as_deref() {
                Some([major]) => Some(format!("{major}.0.0")),
                Some([major, minor]) => Some(format!("{major}.{minor}.0")),
                Some(_) | None => None,
            };
            let report = Diagnostic::new(codes::BAD_VERSION, node.span).with("text", text);
            self.report(report.with_some("suggestion", full));
            return None;
        };
        Some(Spanned { value, span: node.span })
    }

    fn roles(&mut self, node: &Node) -> Vec<(Name, Text)> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            if let Some(text) = self.text(value) {
                out.push((Spanned { value: key.text.to_string(), span: key.span }, text));
            }
        }
        out
    }

    fn areas(&mut self, node: &Node) -> Vec<(Name, Text)> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            let id = self.declared(key, IdKind::Plain);
            let text = self.text(value).unwrap_or_default();
            out.push((id, text));
        }
        out
    }

    fn phases(&mut self, node: &Node) -> Vec<PhaseDeclaration> {
        let mut out = Vec::new();
        for item in self.items(node) {
            let Some(fields) = Fields::open(self, item, &PHASE, item_place(item)) else { continue };
            self.ignores(&fields, item.span);
            let id = fields.read(self, "id", |reader, node| reader.declared_id(node, IdKind::Plain));
            let title = fields.read(self, "title", Reader::text).unwrap_or_default();
            let reached_when = fields.read(self, "reached_when", Reader::condition);
            match (id, reached_when) {
                (Some(id), Some(reached_when)) => out.push(PhaseDeclaration { id, title, reached_when }),
                (Some(id), None) => self.broken.push(id.value),
                (None, _) => {}
            }
        }
        out
    }

    fn sections(&mut self, node: &Node) -> Vec<SectionDeclaration> {
        let mut out = Vec::new();
        for item in self.items(node) {
            let Some(fields) = Fields::open(self, item, &SECTION, item_place(item)) else { continue };
            self.ignores(&fields, item.span);
            let id = fields.read(self, "id", |reader, node| reader.declared_id(node, IdKind::Plain));
            let title = fields.read(self, "title", Reader::text).unwrap_or_default();
            let help = fields.read(self, "help", Reader::text);
            let asked_when = fields.read(self, "asked_when", Reader::condition);
            let score = fields.read(self, "score", |reader, node| reader.declared_id(node, IdKind::Plain));
            let answered_by = fields.read(self, "answered_by", Reader::name);
            if let Some(id) = id {
                out.push(SectionDeclaration { id, title, help, asked_when, score, answered_by });
            }
        }
        out
    }

    fn reminders(&mut self, node: &Node) -> Option<Reminders> {
        let fields = Fields::open(self, node, &REMINDERS, item_place(node))?;
        Some(Reminders {
            before: fields.get("before").map(|node| self.durations(node)).unwrap_or_default(),
            to: fields.read(self, "to", Reader::name),
            title: fields.read(self, "title", Reader::text),
            review: fields.read(self, "review", Reader::review),
        })
    }
}

/// The numbers of `1`, `1.2` or `1.2.3`; `None` for anything else.
pub(super) fn version_numbers(text: &str) -> Option<Vec<u32>> {
    let number = |part: &str| {
        let plain = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        // The largest number stands for an unreadable version.
        if plain { part.parse().ok().filter(|number| *number < u32::MAX) } else { None }
    };
    let numbers: Option<Vec<u32>> = text.split('.').map(number).collect();
    numbers.filter(|numbers| numbers.len() <= 3)
}
