//! Sources with their clauses and the rules that rest on them; roles; words used.

use std::collections::BTreeSet;

use super::document::{Block, Inline, Line, line};
use super::{Book, anchor, words};
use crate::assess::Word;
use crate::model::{Clause, Rule, Source};
use crate::report::verdict;

impl<'g> Book<'g> {
    pub(super) fn sources(self) -> Vec<Block> {
        let mut out = vec![Block::heading(2, "sources", self.say(words::SOURCES))];
        for (at, source) in self.guideline.sources.iter().enumerate() {
            out.push(Block::heading(3, anchor("source", &source.id), self.show(&source.title)));
            out.extend(self.about(source));
            if !source.clauses.is_empty() {
                out.push(self.clauses(at, source));
            }
        }
        out
    }

    fn about(self, source: &'g Source) -> Option<Block> {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.shown(source.reference.as_ref()).map(str::to_owned));
        parts.extend(self.shown(source.publisher.as_ref()).map(str::to_owned));
        parts.extend(source.date.map(|date| date.format(self.language)));
        let mut about = line(parts.join(" · "));
        if let Some(url) = &source.url {
            about.push(Inline::Text(" ".to_owned()));
            about.push(Inline::Url(url.clone()));
        }
        if let Some(review) = source.review {
            let (tone, text) = words::review(review);
            about.push(Inline::Text(" ".to_owned()));
            about.push(Inline::Mark(tone, self.say(text).to_owned()));
        }
        (about.len() > 1 || !parts.is_empty()).then_some(Block::Paragraph(about))
    }

    fn clauses(self, at: usize, source: &'g Source) -> Block {
        let head = [words::CLAUSE, words::QUOTE, words::ENCODED].map(|word| line(self.say(word))).into();
        let rows = source.clauses.iter().enumerate().map(|(clause_at, clause)| {
            let place = self.shown(clause.reference.as_ref()).or(self.shown(clause.title.as_ref()));
            let quote = self.shown(clause.text.as_ref());
            let rests = |rule: &&Rule| rule.sources.contains(&(at, Some(clause_at)));
            let rules: Vec<&Rule> = self.guideline.rules.iter().filter(rests).collect();
            vec![
                line(place.unwrap_or(&clause.id)),
                quote.map_or_else(Line::new, |quote| vec![Inline::Quote(quote.to_owned())]),
                self.encoded(clause, &rules),
            ]
        });
        Block::Table(std::iter::once(head).chain(rows).collect())
    }

    /// The rules that rest on a clause, or why none does.
    fn encoded(self, clause: &'g Clause, rules: &[&'g Rule]) -> Line {
        if rules.is_empty() {
            return line(match self.shown(clause.manual.as_ref()) {
                Some(manual) => format!("{}: {manual}", self.say(words::MANUAL)),
                None => self.say(words::NOT_ENCODED).to_owned(),
            });
        }
        let mut out = Line::new();
        for rule in rules {
            if !out.is_empty() {
                out.push(Inline::Text(", ".to_owned()));
            }
            out.push(Inline::Link { to: anchor("rule", &rule.id), text: rule.id.clone() });
        }
        out
    }

    /// Every role that is named, with what it does.
    pub(super) fn roles(self) -> Vec<Block> {
        let mut out = vec![Block::heading(2, "roles", self.say(words::ROLES))];
        for role in self.named_roles() {
            let title = self.guideline.role(role, self.language);
            let (rules, facts) = (&self.guideline.rules, &self.guideline.facts);
            let is = |named: &Option<String>| named.as_deref() == Some(role);
            let owned = rules.iter().filter(|rule| is(&rule.owner)).count();
            let answers = facts.iter().filter(|fact| is(&fact.answered_by)).count();
            let receives =
                rules.iter().filter(|rule| rule.duty.as_ref().is_some_and(|duty| is(&duty.to))).count();
            let counts =
                [(words::RESPONSIBLE_FOR, owned), (words::ANSWERS, answers), (words::RECEIVES, receives)];
            let parts: Vec<String> = counts
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(phrase, count)| self.fill(phrase, "count", &count.to_string()))
                .collect();
            out.push(Block::heading(3, anchor("role", role), title));
            out.push(Block::text(if parts.is_empty() { "–".to_owned() } else { parts.join("; ") }));
        }
        out
    }

    fn named_roles(self) -> BTreeSet<&'g str> {
        let guideline = self.guideline;
        let mut roles: BTreeSet<&str> = guideline.roles.keys().map(String::as_str).collect();
        for rule in &guideline.rules {
            roles.extend(rule.owner.as_deref());
            roles.extend(rule.duty.as_ref().and_then(|duty| duty.to.as_deref()));
            roles.extend(rule.waiver.iter().flat_map(|terms| &terms.by).map(String::as_str));
        }
        roles.extend(guideline.facts.iter().filter_map(|fact| fact.answered_by.as_deref()));
        roles.extend(guideline.sections.iter().filter_map(|section| section.answered_by.as_deref()));
        roles
    }

    /// The verdicts and a few words.
    pub(super) fn terms(self) -> Vec<Block> {
        let verdicts = [Word::Ready, Word::Conditional, Word::NotReady, Word::Forbidden, Word::Incomplete];
        let mut items: Vec<(Line, Option<Block>)> = verdicts
            .into_iter()
            .map(|word| {
                let text = format!(" – {}", self.say(words::verdict_means(word)));
                (vec![Inline::Strong(self.say(verdict(word)).to_owned()), Inline::Text(text)], None)
            })
            .collect();
        let terms = [(words::OPEN_TERM, words::OPEN_MEANS), (words::CONDITION_TERM, words::CONDITION_MEANS)];
        items.extend(terms.map(|(term, means)| {
            let text = format!(" – {}", self.say(means));
            (vec![Inline::Strong(self.say(term).to_owned()), Inline::Text(text)], None)
        }));
        vec![Block::heading(2, "terms", self.say(words::TERMS)), Block::List(items)]
    }
}
