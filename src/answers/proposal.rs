//! A proposal: a file of answers with what surrounds them.

use super::Answers;
use super::reader::{Reader, Shape};
use crate::date::Date;
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span, nearest, shortened};
use crate::model::RuleId;
use crate::program::Program;
use crate::source::{self, Key, Limits, Node};
use crate::text::{Language, Text};

/// A proposed deployment: answers, waivers, and the day to assess it for.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What it is called.
    pub title: Option<Text>,
    /// The id of the guideline that it was written for.
    pub guideline: Option<String>,
    /// The day to assess it for, unless the caller names one.
    pub as_of: Option<Date>,
    /// The answers.
    pub answers: Answers,
    /// Decisions to accept that rules are not met.
    pub waivers: Vec<Waiver>,
}

/// A decision to accept, for a time, that a rule is not met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The rule; where there are earlier versions of it, the latest.
    pub rule: RuleId,
    /// Why.
    pub reason: String,
    /// The role that decided.
    pub by: String,
    /// The first day it counts.
    pub granted: Date,
    /// The last day it counts.
    pub until: Date,
}

const PROPOSAL: Shape = Shape {
    what: ("the proposal", "förslaget"),
    required: &["riktlinje", "answers"],
    optional: &["guideline", "title", "as_of", "waivers"],
    example: "riktlinje: 1",
};

const WAIVER: Shape = Shape {
    what: ("the waiver", "undantaget"),
    required: &["rule", "reason", "by", "granted", "until"],
    optional: &[],
    example: "{rule: …, reason: …, by: …, granted: 2026-11-01, until: 2027-06-30}",
};

/// Keys that only other files have, with what these are.
const OTHER_FILES: [(&str, &str, &str); 6] = [
    ("rules", "a guideline", "en riktlinje"),
    ("facts", "a guideline", "en riktlinje"),
    ("uses", "a guideline", "en riktlinje"),
    ("phases", "a guideline", "en riktlinje"),
    ("tests", "a file of tests", "en fil med prov"),
    ("cases", "a file of tests", "en fil med prov"),
];

impl From<Answers> for Proposal {
    /// A proposal that is nothing but its answers.
    fn from(answers: Answers) -> Proposal {
        Proposal { title: None, guideline: None, as_of: None, answers, waivers: Vec::new() }
    }
}

impl Proposal {
    /// Reads a proposal in JSON for a program. Everything wrong is added to `diagnostics`, sorted by place;
    /// `None` when there is an error. `file` becomes the file index of every place.
    #[must_use]
    pub fn read_json(
        program: &Program,
        file: u32,
        text: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Proposal> {
        let tree = source::read_json(file, text, &Limits::default(), diagnostics)?;
        Proposal::from_tree(program, &tree, diagnostics)
    }

    /// Reads a proposal from a tree, as [`Proposal::read_json`] does from a text.
    #[must_use]
    pub fn from_tree(program: &Program, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Proposal> {
        let mut reader = Reader::new(program);
        let proposal = reader.proposal(tree);
        let sound = reader.finish(diagnostics);
        proposal.filter(|_| sound)
    }
}

impl Waiver {
    /// Reads a list of waivers that stands elsewhere than in a proposal. Everything wrong is added to
    /// `diagnostics`; `None` when there is an error.
    #[must_use]
    pub fn read_all(program: &Program, tree: &Node, diagnostics: &mut Diagnostics) -> Option<Vec<Waiver>> {
        let mut reader = Reader::new(program);
        let waivers = reader.waivers(tree);
        reader.finish(diagnostics).then_some(waivers)
    }
}

impl Reader<'_> {
    /// Hands over what is wrong; false when there is an error.
    pub(super) fn finish(mut self, diagnostics: &mut Diagnostics) -> bool {
        let sound = !self.diagnostics.has_errors();
        self.diagnostics.sort();
        diagnostics.extend(self.diagnostics);
        sound
    }

    fn proposal(&mut self, tree: &Node) -> Option<Proposal> {
        let top = Span { end: tree.span.start, ..tree.span };
        let other = OTHER_FILES.iter().find_map(|(key, en, sv)| Some((tree.entry(key)?, en, sv)));
        if let Some(((key, _), en, sv)) = other {
            let report = Diagnostic::new(codes::OTHER_FILE, key.span).with("key", key.text.as_ref());
            self.report(report.with("kind_en", *en).with("kind_sv", *sv));
            return None;
        }
        let entries = self.proposal_fields(tree, top)?;
        let at = |key: &str| entries.iter().find(|(known, _)| known.text == key).map(|(_, node)| node);
        if let Some(version) = at("riktlinje").filter(|node| node.scalar_text() != Some("1")) {
            let text = version.scalar_text().unwrap_or("null");
            self.report(
                Diagnostic::new(codes::UNSUPPORTED_FORMAT, version.span).with("version", shortened(text)),
            );
        }
        let guideline = self.optional(tree, "guideline", Self::guideline_id);
        let title = self.optional(tree, "title", Self::title);
        let as_of = self.optional(tree, "as_of", Self::day);
        let answers = at("answers").map(|node| self.answers(node));
        let waivers = at("waivers").map(|node| self.waivers(node)).unwrap_or_default();
        Some(Proposal {
            title: title.ok()?,
            guideline: guideline.ok()?,
            as_of: as_of.ok()?,
            answers: answers?,
            waivers,
        })
    }

    /// The keys of a proposal. Answers that stand beside them belong below `answers`.
    fn proposal_fields<'t>(&mut self, tree: &'t Node<'t>, top: Span) -> Option<&'t [(Key<'t>, Node<'t>)]> {
        let misplaced =
            |(key, _): &&(Key, Node)| !PROPOSAL.has(&key.text) && self.names.find(&key.text).is_some();
        let first = tree.as_mapping().unwrap_or_default().iter().find(misplaced);
        if let Some((key, _)) = first {
            self.report(Diagnostic::new(codes::ANSWER_AT_TOP, key.span).with("name", key.text.as_ref()));
            return None;
        }
        self.fields(tree, &PROPOSAL, top)
    }

    /// The guideline that the proposal was written for: the one at hand, or one that it uses.
    fn guideline_id(&mut self, node: &Node) -> Option<String> {
        let id = self.name(node)?;
        let packs = &self.guideline.packs;
        if packs.iter().any(|pack| pack.id == id) {
            return Some(id);
        }
        let at_hand = self.guideline.root().map(|pack| pack.id.as_str());
        self.report(
            Diagnostic::new(codes::OTHER_GUIDELINE, node.span)
                .with("guideline", shortened(&id))
                .with_some("at_hand", at_hand),
        );
        None
    }

    fn title(&mut self, node: &Node) -> Option<Text> {
        let Some(entries) = node.as_mapping() else { return self.name(node).map(Text::common) };
        let mut title = Text::default();
        for (key, wording) in entries {
            let Some(language) = Language::parse(&key.text) else {
                self.report(Diagnostic::new(codes::NOT_A_LANGUAGE, key.span).with("key", key.text.as_ref()));
                return None;
            };
            title.set(language, self.name(wording)?);
        }
        Some(title)
    }

    fn waivers(&mut self, node: &Node) -> Vec<Waiver> {
        if node.is_null() {
            return Vec::new();
        }
        let Some(items) = node.as_sequence() else {
            let (en, sv) = node.kind_name();
            self.report(
                Diagnostic::new(codes::WAIVERS_NOT_A_LIST, node.span)
                    .with("found_en", en)
                    .with("found_sv", sv),
            );
            return Vec::new();
        };
        items.iter().filter_map(|item| self.waiver(item)).collect()
    }

    fn waiver(&mut self, node: &Node) -> Option<Waiver> {
        let start = node.as_mapping().and_then(<[_]>::first).map_or(node.span, |(key, _)| key.span);
        self.fields(node, &WAIVER, start)?;
        let rule = node.get("rule").and_then(|node| self.rule(node));
        let reason = node.get("reason").and_then(|node| self.name(node));
        let by = node.get("by").and_then(|node| self.name(node));
        let granted = node.get("granted").and_then(|node| self.day(node));
        let until = node.get("until").and_then(|node| self.day(node));
        let waiver = Waiver { rule: rule?, reason: reason?, by: by?, granted: granted?, until: until? };
        if waiver.until < waiver.granted {
            let place = node.get("until").map_or(node.span, |node| node.span);
            let (last, first) = (("`until`", "`until`"), ("`granted`", "`granted`"));
            self.ends_before(place, last, waiver.until, first, waiver.granted);
            return None;
        }
        Some(waiver)
    }

    fn rule(&mut self, node: &Node) -> Option<RuleId> {
        let id = self.name(node)?;
        // Earlier versions stand before the rule that they belong to, under the same id.
        let found = (0..).map(RuleId).zip(&self.guideline.rules).filter(|(_, rule)| rule.id == id).last();
        if found.is_none() {
            let rules = &self.guideline.rules;
            let suggestion = self.search(|_| nearest(&id, rules.iter().map(|rule| rule.id.as_str())));
            self.report(
                Diagnostic::new(codes::UNKNOWN_RULE, node.span)
                    .with("rule", shortened(&id))
                    .with_some("suggestion", suggestion),
            );
        }
        found.map(|(rule, _)| rule)
    }
}
