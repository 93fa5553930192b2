//! The first pages: title, notice, purpose, parts, how far the rules were checked, contents.

use super::document::{Block, Inline, Line, Tone, line};
use super::{Book, anchor, words};
use crate::model::{Pack, Review, Status};

impl Book<'_> {
    pub(super) fn front(self) -> Vec<Block> {
        let Some(root) = self.guideline.root() else { return Vec::new() };
        let mut out = vec![Block::heading(1, "top", self.show(&root.title)), self.edition(root)];
        if root.status == Some(Status::Draft) {
            out.push(Block::Notice(vec![Inline::Mark(Tone::Caution, self.say(words::DRAFT).to_owned())]));
        }
        out.push(Block::Notice(line(self.say(words::NOTICE))));
        out.push(Block::heading(2, "purpose", self.say(words::PURPOSE)));
        let purpose = self.shown(root.description.as_ref()).unwrap_or(self.say(words::NO_DESCRIPTION));
        out.push(Block::text(purpose));
        let counts = self.fill(words::COUNTS, "rules", &self.guideline.rules.len().to_string());
        out.push(Block::text(counts.replace("{facts}", &self.guideline.facts.len().to_string())));
        out.extend(self.parts());
        out.extend(self.review_state());
        out.extend(self.relaxed());
        out
    }

    /// Version, publisher and digest.
    fn edition(self, root: &Pack) -> Block {
        let mut edition = line(self.fill(words::VERSION, "version", &root.version.to_string()));
        if let Some(publisher) = &root.publisher {
            let publisher = publisher.show(self.language);
            edition.push(Inline::Text(format!(" · {}: {publisher}", self.say(words::PUBLISHED_BY))));
        }
        let short: String = self.guideline.digest.chars().take(16).collect();
        edition.push(Inline::Text(format!(" · {}: ", self.say(words::DIGEST))));
        edition.push(Inline::Code(short));
        Block::Paragraph(edition)
    }

    /// The guidelines that this one is composed of.
    fn parts(self) -> Vec<Block> {
        if self.guideline.packs.len() < 2 {
            return Vec::new();
        }
        let row = |pack: &Pack| -> Vec<Line> {
            let draft = if pack.status == Some(Status::Draft) { self.say(words::DRAFT) } else { "" };
            let description = pack.description.as_ref().map_or("", |text| text.show(self.language));
            let purpose = [description, draft].join(" ");
            vec![line(format!("{} {}", pack.title.show(self.language), pack.version)), line(purpose.trim())]
        };
        let mut rows = vec![vec![line(self.say(words::PART)), line(self.say(words::PURPOSE))]];
        rows.extend(self.guideline.packs.iter().map(row));
        vec![Block::heading(3, "parts", self.say(words::PARTS)), Block::Table(rows)]
    }

    /// How many rules have each mark, and what the marks mean.
    fn review_state(self) -> Vec<Block> {
        let rules = &self.guideline.rules;
        let count = |mark: Option<Review>| rules.iter().filter(|rule| rule.review == mark).count();
        let head = [words::MARK, words::COUNT, words::MEANING];
        let mut rows: Vec<Vec<Line>> = vec![head.iter().map(|word| line(self.say(*word))).collect()];
        for mark in [Review::Read, Review::Secondary, Review::Memory, Review::Own] {
            let (tone, text) = words::review(mark);
            rows.push(vec![
                vec![Inline::Mark(tone, self.say(text).to_owned())],
                line(count(Some(mark)).to_string()),
                line(self.say(words::review_means(mark))),
            ]);
        }
        if count(None) > 0 {
            rows.push(vec![
                line(self.say(words::NOT_MARKED)),
                line(count(None).to_string()),
                line(self.say(words::NOT_MARKED_MEANS)),
            ]);
        }
        vec![Block::heading(3, "review", self.say(words::REVIEW_STATE)), Block::Table(rows)]
    }

    fn relaxed(self) -> Vec<Block> {
        let relaxations = &self.guideline.relaxations;
        if relaxations.is_empty() {
            return Vec::new();
        }
        let items = relaxations.iter().map(|one| {
            let text = format!("{} ({}): {}", one.target, one.guideline, one.reason.show(self.language));
            (line(text), None)
        });
        vec![Block::heading(3, "relaxed", self.say(words::RELAXED)), Block::List(items.collect())]
    }

    /// The chapters and what stands one level below.
    pub(super) fn contents(self, chapters: &[Vec<Block>]) -> Vec<Block> {
        let entry = |block: &Block, wanted: u8| match block {
            Block::Heading { level, anchor, text } if *level == wanted => {
                Some(vec![Inline::Link { to: anchor.clone(), text: text.clone() }])
            }
            Block::Heading { .. }
            | Block::Paragraph(_)
            | Block::Notice(_)
            | Block::List(_)
            | Block::Table(_) => None,
        };
        let items = chapters.iter().filter_map(|chapter| {
            let title = chapter.iter().find_map(|block| entry(block, 2))?;
            let below: Vec<(Line, Option<Block>)> =
                chapter.iter().filter_map(|block| entry(block, 3)).map(|line| (line, None)).collect();
            Some((title, (!below.is_empty()).then_some(Block::List(below))))
        });
        vec![
            Block::heading(2, anchor("contents", ""), self.say(words::CONTENTS)),
            Block::List(items.collect()),
        ]
    }
}
