//! From the tree of a file to its cases: what each starts from, and what it changes.

use std::sync::Arc;

use super::reader::{Reader, Shape};
use super::table::Row;
use super::{Case, Change, Expectation, Start, Suite};
use crate::answers::{Answers, Proposal, Waiver};
use crate::date::Date;
use crate::diagnostic::catalog::cases as codes;
use crate::diagnostic::{Diagnostic, Span, nearest, shortened};
use crate::source::{Key, Node};

const FILE: Shape = Shape {
    what: ("the tests", "proven"),
    required: &[
        ("riktlinje", "riktlinje: 1"),
        ("tests", "tests: id-of-the-guideline"),
        ("cases", "cases: [{name: …, answers: {…}, expect: {verdict: ready}}]"),
    ],
    optional: &[],
    example: "riktlinje: 1",
};

const CASE: Shape = Shape {
    what: ("the case", "fallet"),
    required: &[("name", "name: What is tested")],
    optional: &["base", "as_of", "answers", "remove", "waivers", "expect", "table", "todo"],
    example: "{name: …, answers: {…}, expect: {verdict: ready}}",
};

/// A case before its base is known.
struct Draft<'t> {
    name: String,
    place: Span,
    node: &'t Node<'t>,
    as_of: Option<Date>,
    base: Base,
    changes: Vec<Change>,
    waivers: Option<Vec<Waiver>>,
}

/// What a case starts from.
enum Base {
    /// No answers.
    Nothing,
    /// The case at this position.
    Case(usize),
    /// This proposal.
    Proposal(Arc<Start>),
}

impl Reader<'_, '_> {
    /// Reads a whole file. `None` when it cannot be read as tests of this guideline at all.
    pub(super) fn suite(&mut self, tree: &Node) -> Option<Suite> {
        let top = tree.as_mapping().and_then(<[_]>::first).map_or(tree.span, |(key, _)| key.span);
        self.fields(tree, &FILE, top)?;
        if let Some(version) = tree.get("riktlinje").filter(|node| node.scalar_text() != Some("1")) {
            let text = version.scalar_text().unwrap_or("null");
            self.report(
                Diagnostic::new(codes::UNSUPPORTED_FORMAT, version.span).with("version", shortened(text)),
            );
        }
        self.check_guideline(tree.get("tests")?)?;
        let (list, place) = tree.entry("cases").map(|(key, list)| (list, key.span))?;
        let items =
            self.list(list, ("`cases`", "`cases`"), "cases: [{name: …, expect: {verdict: ready}}]")?;
        if items.is_empty() {
            self.report(Diagnostic::new(codes::NO_CASES, place));
        }
        let drafts = self.drafts(items);
        self.check_circles(&drafts);
        if self.diagnostics.has_errors() {
            // Bases that are missing would bring a flood of mistakes in the cases that start from them.
            for draft in &drafts {
                self.read_alone(draft);
            }
            return None;
        }
        Some(Suite { cases: self.cases(&drafts) })
    }

    fn check_guideline(&mut self, node: &Node) -> Option<()> {
        let id = self.name(node, ("`tests`", "`tests`"), "tests: id-of-the-guideline")?;
        let at_hand = self.guideline.root().map_or("", |pack| pack.id.as_str());
        if id == at_hand {
            return Some(());
        }
        self.report(
            Diagnostic::new(codes::OTHER_GUIDELINE, node.span)
                .with("guideline", shortened(id))
                .with("at_hand", at_hand),
        );
        None
    }

    fn drafts<'t>(&mut self, items: &'t [Node<'t>]) -> Vec<Draft<'t>> {
        let name_of =
            |node: &Node| node.get("name").and_then(Node::scalar_text).map(|name| name.trim().to_owned());
        let names: Vec<Option<String>> = items.iter().map(name_of).collect();
        let mut proposals = Vec::new();
        let drafts =
            items.iter().enumerate().map(|(at, node)| self.draft(at, node, items, &names, &mut proposals));
        drafts.collect()
    }

    /// Reads all of a case but its base's answers and its expectations.
    fn draft<'t>(
        &mut self,
        at: usize,
        node: &'t Node<'t>,
        items: &[Node],
        names: &[Option<String>],
        proposals: &mut Vec<(String, Option<Arc<Start>>)>,
    ) -> Draft<'t> {
        let first = node.as_mapping().and_then(<[_]>::first).map_or(node.span, |(key, _)| key.span);
        let sound = self.fields(node, &CASE, first).is_some();
        let name_node = node.get("name");
        if let Some(node) = name_node {
            self.name(node, ("`name`", "`name`"), "name: What is tested");
        }
        let name = names.get(at).cloned().flatten().unwrap_or_default();
        let place = name_node.map_or(first, |node| node.span);
        if !name.is_empty() && names.iter().take(at).any(|earlier| earlier.as_deref() == Some(&name)) {
            self.report(Diagnostic::new(codes::NAME_TWICE, place).with("name", shortened(&name)));
        }
        let base = node.get("base").filter(|base| !base.is_null());
        let base = base.map_or(Base::Nothing, |base| self.base(base, items, names, proposals));
        let as_of = node.get("as_of").and_then(|node| self.day(node));
        let mut changes = Vec::new();
        if node.get("table").is_some() {
            self.check_beside_table(node);
        } else if sound {
            self.removed(node, &mut changes);
            self.changed(node, &mut changes);
        }
        let (program, diagnostics) = (self.program, &mut self.diagnostics);
        let waivers = node.get("waivers").and_then(|node| Waiver::read_all(program, node, diagnostics));
        Draft { name, place, node, as_of, base, changes, waivers }
    }

    fn base(
        &mut self,
        node: &Node,
        items: &[Node],
        names: &[Option<String>],
        proposals: &mut Vec<(String, Option<Arc<Start>>)>,
    ) -> Base {
        let Some(base) = self.name(node, ("`base`", "`base`"), "base: example.proposal.yaml") else {
            return Base::Nothing;
        };
        if let Some(at) = names.iter().position(|name| name.as_deref() == Some(base)) {
            if items.get(at).is_some_and(|item| item.get("table").is_some()) {
                self.report(Diagnostic::new(codes::BASE_IS_TABLE, node.span).with("base", shortened(base)));
            }
            return Base::Case(at);
        }
        if let Some((_, start)) = proposals.iter().find(|(name, _)| name == base) {
            return start.clone().map_or(Base::Nothing, Base::Proposal);
        }
        let Some(file) = self.ask_for(base) else {
            let known = names.iter().flatten().map(String::as_str);
            let report = Diagnostic::new(codes::UNKNOWN_BASE, node.span)
                .with("base", shortened(base))
                .with_some("suggestion", nearest(base, known));
            self.report(report);
            return Base::Nothing;
        };
        let text = self.given.last().map_or("", |(_, text)| text.as_str());
        let proposal = Proposal::read(self.program, file, text, &mut self.diagnostics);
        let start = proposal.map(|proposal| {
            let Proposal { answers, waivers, as_of, .. } = proposal;
            Arc::new(Start { answers, waivers, as_of })
        });
        proposals.push((base.to_owned(), start.clone()));
        start.map_or(Base::Nothing, Base::Proposal)
    }

    fn removed(&mut self, node: &Node, changes: &mut Vec<Change>) {
        let Some(list) = node.get("remove").filter(|node| !node.is_null()) else { return };
        let what = ("`remove`", "`remove`");
        for item in self.list(list, what, "remove: [fact]").unwrap_or_default() {
            let fact = self.name(item, what, "remove: [fact]").and_then(|id| self.fact(id, item.span));
            changes.extend(fact.map(|fact| (fact, None)));
        }
    }

    fn changed(&mut self, node: &Node, changes: &mut Vec<Change>) {
        let Some(tree) = node.get("answers") else { return };
        if let Some(answers) = Answers::read(self.program, tree, &mut self.diagnostics) {
            changes.extend(answers.iter().map(|(fact, answer)| (fact, Some(answer.clone()))));
        }
    }

    /// A chain of bases that is longer than there are cases comes back to itself.
    fn check_circles(&mut self, drafts: &[Draft<'_>]) {
        for (at, draft) in drafts.iter().enumerate() {
            let mut seen = vec![false; drafts.len()];
            let mut here = draft;
            while let Base::Case(next) = here.base {
                if next == at {
                    let place = draft.node.get("base").map_or(draft.place, |node| node.span);
                    let report = Diagnostic::new(codes::BASE_CIRCLE, place)
                        .with("name", shortened(&draft.name))
                        .with("base", shortened(&here.name));
                    self.report(report);
                    break;
                }
                // A circle further on is reported where it is.
                match (drafts.get(next), seen.get_mut(next)) {
                    (Some(draft), Some(seen)) if !*seen => {
                        *seen = true;
                        here = draft;
                    }
                    (Some(_) | None, _) => break,
                }
            }
        }
    }

    /// Reads what a case expects only to find its mistakes.
    fn read_alone(&mut self, draft: &Draft<'_>) {
        match draft.node.get("table") {
            Some(table) => drop(self.table(table)),
            None => drop(self.expectations_of(draft.node)),
        }
    }

    fn nothing(&self) -> Start {
        Start { answers: Answers::empty(self.program), waivers: Vec::new(), as_of: None }
    }

    fn expectations_of(&mut self, node: &Node) -> Vec<Expectation> {
        let expect = node.get("expect").filter(|expect| !expect.is_null());
        expect.map(|expect| self.expectations(expect)).unwrap_or_default()
    }

    /// All cases, each from its base.
    fn cases(&mut self, drafts: &[Draft<'_>]) -> Vec<Case> {
        let mut starts: Vec<Option<Arc<Start>>> = vec![None; drafts.len()];
        let nothing = Arc::new(self.nothing());
        let mut cases = Vec::new();
        for (at, draft) in drafts.iter().enumerate() {
            let start = start_of(drafts, at, &nothing, &mut starts);
            self.check_removed(draft, &start);
            let is_base = drafts.iter().any(|draft| matches!(draft.base, Base::Case(base) if base == at));
            let rows = self.rows(draft, is_base);
            let Some(as_of) = draft.as_of.or(start.as_of) else {
                self.report(Diagnostic::new(codes::NO_DAY, draft.place).with("name", shortened(&draft.name)));
                continue;
            };
            let todo = draft.node.get("todo").filter(|todo| !todo.is_null());
            let todo = todo.and_then(|todo| self.name(todo, ("`todo`", "`todo`"), "todo: Why it fails"));
            cases.extend(rows.into_iter().map(|row| Case {
                name: draft.name.clone(),
                row: row.number,
                place: row.place,
                todo: todo.map(str::to_owned),
                as_of,
                expectations: row.expectations,
                start: Arc::clone(&start),
                changes: row.changes,
                waivers: draft.waivers.clone(),
            }));
        }
        cases
    }

    /// The rows of a table, or the case as its only row. A base that expects nothing is no test.
    fn rows(&mut self, draft: &Draft<'_>, is_base: bool) -> Vec<Row> {
        if let Some(table) = draft.node.get("table") {
            return self.table(table);
        }
        let expectations = self.expectations_of(draft.node);
        if !expectations.is_empty() {
            return vec![Row {
                number: None,
                place: draft.place,
                changes: draft.changes.clone(),
                expectations,
            }];
        }
        if !is_base && !self.diagnostics.has_errors() {
            let report = Diagnostic::new(codes::NOTHING_EXPECTED, draft.place);
            self.report(report.with("name", shortened(&draft.name)));
        }
        Vec::new()
    }

    fn check_removed(&mut self, draft: &Draft<'_>, start: &Start) {
        let removed = draft.changes.iter().filter(|(_, change)| change.is_none());
        for (fact, _) in removed.filter(|(fact, _)| start.answers.get(*fact).is_none()) {
            let id = &self.guideline.fact(*fact).id;
            let items = draft.node.get("remove").and_then(Node::as_sequence).unwrap_or_default();
            let place = items.iter().find(|item| item.scalar_text().map(str::trim) == Some(id));
            let report =
                Diagnostic::new(codes::REMOVED_UNANSWERED, place.map_or(draft.place, |item| item.span));
            self.report(report.with("fact", id));
        }
    }

    fn check_beside_table(&mut self, node: &Node) {
        let beside = |(key, _): &&(Key, Node)| matches!(key.text.as_ref(), "answers" | "remove" | "expect");
        for (key, _) in node.as_mapping().unwrap_or_default().iter().filter(beside) {
            self.report(Diagnostic::new(codes::BESIDE_TABLE, key.span).with("key", key.text.as_ref()));
        }
    }
}

/// What a case starts from: its base with that one's changes. Chains are walked to their beginning and then
/// applied in order, so that their length needs no recursion.
fn start_of(
    drafts: &[Draft<'_>],
    at: usize,
    nothing: &Arc<Start>,
    starts: &mut [Option<Arc<Start>>],
) -> Arc<Start> {
    let mut chain = Vec::new();
    let mut here = at;
    let mut start = loop {
        match drafts.get(here).map(|draft| &draft.base) {
            Some(Base::Case(base)) => {
                here = *base;
                if let Some(Some(ready)) = starts.get(here) {
                    break Arc::clone(ready);
                }
                chain.push(here);
            }
            Some(Base::Proposal(start)) => break Arc::clone(start),
            Some(Base::Nothing) | None => break Arc::clone(nothing),
        }
    };
    for base in chain.into_iter().rev() {
        let Some(draft) = drafts.get(base) else { continue };
        let mut next = Start::clone(&start);
        next.as_of = draft.as_of.or(next.as_of);
        if let Some(waivers) = &draft.waivers {
            next.waivers.clone_from(waivers);
        }
        for (fact, change) in &draft.changes {
            match change {
                Some(answer) => next.answers.set(*fact, answer.clone()),
                None => next.answers.remove(*fact),
            }
        }
        start = Arc::new(next);
        if let Some(ready) = starts.get_mut(base) {
            *ready = Some(Arc::clone(&start));
        }
    }
    start
}
