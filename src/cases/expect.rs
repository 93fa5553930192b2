//! Reading what a case expects: verdict, areas, findings, values. Lists and dates are in `lists.rs`.

use super::expectation::{CLASSES, STATUSES, WORDS};
use super::reader::{Reader, Shape};
use super::{Expectation, Expected, ListKind, VerdictPart};
use crate::assess::Word;
use crate::source::Node;

const EXPECT: Shape = Shape {
    what: ("`expect`", "`expect`"),
    required: &[],
    optional: &[
        "verdict",
        "areas",
        "findings",
        "classes",
        "violated",
        "open",
        "values",
        "questions",
        "follow_ups",
        "upcoming",
        "ignored",
        "exactly",
    ],
    example: "expect: {verdict: ready}",
};

const VERDICT: Shape = Shape {
    what: ("the verdict", "beskedet"),
    required: &[],
    optional: &["status", "best", "worst", "settled"],
    example: "{status: incomplete, best: conditional, worst: not_ready, settled: false}",
};

impl Reader<'_, '_> {
    /// What a case expects.
    pub(super) fn expectations(&mut self, node: &Node) -> Vec<Expectation> {
        let mut out = Vec::new();
        if self.fields(node, &EXPECT, node.span).is_none() {
            return out;
        }
        let exactly = node.get("exactly").and_then(|node| self.truth(node, ("`exactly`", "`exactly`")));
        let exactly = exactly.unwrap_or_default();
        if let Some(verdict) = node.get("verdict") {
            self.verdict(None, verdict, &mut out);
        }
        if let Some(areas) = node.get("areas") {
            self.area_verdicts(areas, &mut out);
        }
        if let Some(findings) = node.get("findings") {
            self.findings(findings, exactly, &mut out);
        }
        if let Some(classes) = node.get("classes") {
            self.classes(classes, &mut out);
        }
        if let Some(values) = node.get("values") {
            for (key, expected) in self.entries(values, ("`values`", "`values`"), "values: {ratio: 1.04}") {
                if let Some(value) = self.value(&key.text, key.span) {
                    out.extend(self.expected_value(value, expected));
                }
            }
        }
        for (list, exact) in [
            (ListKind::Violated, true),
            (ListKind::Open, true),
            (ListKind::Questions, exactly),
            (ListKind::Ignored, exactly),
        ] {
            out.extend(node.get(list.key()).and_then(|node| self.ids(list, node, exact)));
        }
        out.extend(node.get("follow_ups").and_then(|node| self.follow_ups(node, exactly)));
        if let Some(node) = node.get("upcoming") {
            self.upcoming(node, exactly, &mut out);
        }
        out
    }

    fn area_verdicts(&mut self, areas: &Node, out: &mut Vec<Expectation>) {
        for (key, verdict) in self.entries(areas, ("`areas`", "`areas`"), "areas: {law: ready}") {
            if let Some(area) = self.area(&key.text, key.span) {
                self.verdict(Some(&area), verdict, out);
            }
        }
    }

    /// A verdict: the one word, or its parts.
    fn verdict(&mut self, area: Option<&str>, node: &Node, out: &mut Vec<Expectation>) {
        let mut add = |node: &Node, part: Option<VerdictPart>| {
            let what = part.map(|part| Expected::Verdict { area: area.map(str::to_owned), part });
            out.extend(what.map(|what| Expectation { place: node.span, what }));
        };
        if node.as_mapping().is_none() {
            add(node, self.verdict_word(node).map(VerdictPart::Status));
            return;
        }
        self.fields(node, &VERDICT, node.span);
        let class = ("a class", "en klass");
        if let Some(node) = node.get("status") {
            add(node, self.verdict_word(node).map(VerdictPart::Status));
        }
        if let Some(node) = node.get("best") {
            add(node, self.word(node, class, CLASSES).map(VerdictPart::Best));
        }
        if let Some(node) = node.get("worst") {
            add(node, self.word(node, class, CLASSES).map(VerdictPart::Worst));
        }
        if let Some(node) = node.get("settled") {
            add(node, self.truth(node, ("`settled`", "`settled`")).map(VerdictPart::Settled));
        }
    }

    /// The one word of a verdict.
    pub(super) fn verdict_word(&mut self, node: &Node) -> Option<Word> {
        self.word(node, ("a verdict", "ett besked"), WORDS)
    }

    /// Findings by rule; exactly these mean that no other rule applies.
    fn findings(&mut self, node: &Node, exactly: bool, out: &mut Vec<Expectation>) {
        let entries = self.entries(node, ("`findings`", "`findings`"), "findings: {RULE: met}");
        for (key, status) in entries {
            if self.rule(&key.text, key.span).is_some() {
                out.extend(self.finding(&key.text, status));
            }
        }
        if exactly {
            let rules = entries.iter().map(|(key, _)| key.text.to_string()).collect();
            out.push(Expectation { place: node.span, what: Expected::OnlyFindings(rules) });
        }
    }

    /// What each rule means for the verdict.
    fn classes(&mut self, node: &Node, out: &mut Vec<Expectation>) {
        for (key, class) in self.entries(node, ("`classes`", "`classes`"), "classes: {RULE: not_ready}") {
            if self.rule(&key.text, key.span).is_none() {
                continue;
            }
            let word = self.word(class, ("a class", "en klass"), CLASSES);
            out.extend(word.map(|word| Expectation {
                place: class.span,
                what: Expected::Class { rule: key.text.to_string(), class: word },
            }));
        }
    }

    /// The finding of a rule that is known.
    pub(super) fn finding(&mut self, rule: &str, node: &Node) -> Option<Expectation> {
        let status = self.word(node, ("a finding", "ett utfall"), STATUSES)?;
        Some(Expectation { place: node.span, what: Expected::Finding { rule: rule.to_owned(), status } })
    }
}
