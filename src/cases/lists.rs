//! Reading the lists that a case expects: rules, questions, duties with dates.

use super::reader::{Reader, Shape};
use super::{Expectation, Expected, ExpectedFollowUp, ListKind, Listed};
use crate::diagnostic::catalog::cases as codes;
use crate::diagnostic::{Diagnostic, Span, shortened};
use crate::source::{Key, Node};

const FOLLOW_UP: Shape = Shape {
    what: ("the follow-up", "uppföljningen"),
    required: &[("rule", "rule: RULE"), ("date", "date: 2027-09-01")],
    optional: &["to"],
    example: "{rule: RULE, date: 2027-09-01, to: controller}",
};

impl Reader<'_, '_> {
    /// A list of rules or facts.
    pub(super) fn ids(&mut self, list: ListKind, node: &Node, exact: bool) -> Option<Expectation> {
        let (what, example) = match list {
            ListKind::Violated => (("`violated`", "`violated`"), "violated: [RULE]"),
            ListKind::Open => (("`open`", "`open`"), "open: [RULE]"),
            ListKind::Questions => (("`questions`", "`questions`"), "questions: [fact]"),
            ListKind::Ignored => (("`ignored`", "`ignored`"), "ignored: [fact]"),
        };
        let mut items: Vec<Listed> = Vec::new();
        for item in self.list(node, what, example)? {
            let Some(id) = self.name(item, what, example) else { continue };
            let known = match list {
                ListKind::Violated | ListKind::Open => self.rule(id, item.span).is_some(),
                ListKind::Questions | ListKind::Ignored => self.fact(id, item.span).is_some(),
            };
            if items.iter().any(|earlier| earlier.id == id) {
                let report = Diagnostic::new(codes::LISTED_TWICE, item.span);
                self.report(report.with("name", shortened(id)));
            }
            if known {
                items.push(Listed { id: id.to_owned(), place: item.span });
            }
        }
        Some(Expectation { place: node.span, what: Expected::List { list, items, exact } })
    }

    /// Duties with dates.
    pub(super) fn follow_ups(&mut self, node: &Node, exact: bool) -> Option<Expectation> {
        let list = self.list(
            node,
            ("`follow_ups`", "`follow_ups`"),
            "follow_ups: [{rule: RULE, date: 2027-09-01}]",
        )?;
        let items = list.iter().filter_map(|item| self.follow_up(item)).collect();
        Some(Expectation { place: node.span, what: Expected::FollowUps { items, exact } })
    }

    fn follow_up(&mut self, node: &Node) -> Option<ExpectedFollowUp> {
        let place = node.as_mapping().and_then(<[_]>::first).map_or(node.span, |(key, _)| key.span);
        self.fields(node, &FOLLOW_UP, place)?;
        let rule = node.get("rule").and_then(|node| {
            let id = self.name(node, ("`rule`", "`rule`"), "rule: RULE")?;
            self.rule(id, node.span).map(|_| id.to_owned())
        });
        let date_node = node.get("date");
        let date = date_node.and_then(|node| self.day(node));
        let to = node.get("to").and_then(|node| self.name(node, ("`to`", "`to`"), "to: controller"));
        let date_place = date_node.map_or(node.span, |node| node.span);
        Some(ExpectedFollowUp {
            rule: rule?,
            date: date?,
            to: to.map(str::to_owned),
            place: node.span,
            date_place,
        })
    }

    /// First days of rules that are not yet in force.
    pub(super) fn upcoming(&mut self, node: &Node, exact: bool, out: &mut Vec<Expectation>) {
        let entries: &[(Key, Node)] =
            self.entries(node, ("`upcoming`", "`upcoming`"), "upcoming: {RULE: 2030-08-02}");
        for (key, value) in entries {
            let known = self.rule(&key.text, key.span).is_some();
            if let Some(date) = self.day(value).filter(|_| known) {
                let entry: Span = key.span.to(value.span);
                let what = Expected::Upcoming { rule: key.text.to_string(), date, entry };
                out.push(Expectation { place: value.span, what });
            }
        }
        if exact {
            let rules = entries.iter().map(|(key, _)| key.text.to_string()).collect();
            out.push(Expectation { place: node.span, what: Expected::OnlyUpcoming(rules) });
        }
    }
}
