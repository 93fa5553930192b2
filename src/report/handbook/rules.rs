//! The rules, area by area, with a table of each area first.

use super::document::{Block, Inline, Tone, line};
use super::{Book, anchor, words};
use crate::model::{Rule, Severity};
use crate::report::words as report_words;

impl<'g> Book<'g> {
    pub(super) fn rules(self) -> Vec<Block> {
        let mut out = vec![Block::heading(2, "rules", self.say(words::RULES)), self.weights(), self.phases()];
        for (at, area) in self.guideline.areas.iter().enumerate() {
            let rules: Vec<&Rule> = self.guideline.rules.iter().filter(|rule| rule.area == at).collect();
            if rules.is_empty() {
                continue;
            }
            out.push(Block::heading(3, anchor("area", &area.id), self.show(&area.title)));
            out.push(self.overview(&rules));
            for rule in rules {
                out.extend(self.rule(rule));
            }
        }
        out
    }

    /// What the weights of rules mean.
    fn weights(self) -> Block {
        let weights = [Severity::Forbids, Severity::Must, Severity::Should, Severity::Info];
        let items = weights.map(|weight| {
            let mark = Inline::Mark(Tone::Weight, self.say(report_words::severity(weight)).to_owned());
            let text = format!(" {}", self.say(words::severity_means(weight)));
            (vec![mark, Inline::Text(text)], None)
        });
        Block::List(items.into())
    }

    /// The phases in order, and when each is reached.
    fn phases(self) -> Block {
        let head = vec![line(self.say(words::PHASE)), line(self.say(words::REACHED_WHEN))];
        let rows = self.guideline.phases.iter().map(|phase| {
            let reached = self.words.condition(&phase.reached_when).inline();
            vec![line(self.show(&phase.title)), self.sentence(&reached)]
        });
        Block::Table(std::iter::once(head).chain(rows).collect())
    }

    fn overview(self, rules: &[&'g Rule]) -> Block {
        let items = rules.iter().map(|rule| {
            let weight = self.say(report_words::severity(rule.severity));
            let link = Inline::Link { to: anchor("rule", &rule.id), text: self.rule_title(rule).to_owned() };
            (vec![link, Inline::Text(format!(" · {weight}"))], None)
        });
        Block::List(items.collect())
    }

    pub(super) fn rule_title(self, rule: &'g Rule) -> &'g str {
        self.shown(rule.title.as_ref()).unwrap_or(&rule.id)
    }
}
