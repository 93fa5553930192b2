//! The questionnaire, section by section.

use super::document::{Block, Inline, Line, line};
use super::{Book, anchor, words};
use crate::model::{Bounds, Fact, OptionListId, Type};
use crate::number::{Decimals, Number};
use crate::report::unit;

impl<'g> Book<'g> {
    pub(super) fn questions(self) -> Vec<Block> {
        let mut out = vec![Block::heading(2, "questions", self.say(words::QUESTIONS))];
        let facts =
            |section: Option<usize>| self.guideline.facts.iter().filter(move |fact| fact.section == section);
        for (at, section) in self.guideline.sections.iter().enumerate() {
            if facts(Some(at)).next().is_none() {
                continue;
            }
            out.push(Block::heading(3, anchor("section", &section.id), self.show(&section.title)));
            out.extend(section.help.as_ref().map(|help| Block::text(self.show(help))));
            out.extend(
                section.answered_by.as_ref().map(|role| self.labeled(words::ANSWERED_BY, self.role(role))),
            );
            out.extend(facts(Some(at)).flat_map(|fact| self.question(fact)));
        }
        if facts(None).next().is_some() {
            if !self.guideline.sections.is_empty() {
                out.push(Block::heading(3, anchor("section", ""), self.say(words::OTHER_QUESTIONS)));
            }
            out.extend(facts(None).flat_map(|fact| self.question(fact)));
        }
        out
    }

    fn question(self, fact: &'g Fact) -> Vec<Block> {
        let text = self.shown(fact.question.as_ref()).unwrap_or(self.words.fact(fact));
        let mut out = vec![Block::heading(4, anchor("fact", &fact.id), text)];
        out.extend(fact.help.as_ref().map(|help| Block::text(self.show(help))));
        out.push(self.labeled(words::ANSWER, self.answer(fact)));
        out.extend(self.options(fact));
        if let Some(years) = &fact.years {
            out.push(self.labeled(words::YEARS, self.sentence(&self.words.expression(years))));
        }
        if !fact.columns.is_empty() {
            out.push(self.labeled(words::COLUMNS, Line::new()));
            let items = fact.columns.iter().map(|column| {
                let mut about = vec![Inline::Strong(format!("{}: ", self.words.fact(column)))];
                about.extend(self.answer(column));
                (about, self.options(column))
            });
            out.push(Block::List(items.collect()));
        }
        if let Some(gate) = &fact.gate {
            self.wording(words::ASKED_WHEN, &self.words.condition(&gate.asked_when), &mut out);
        }
        out.extend(fact.answered_by.as_ref().map(|role| self.labeled(words::ANSWERED_BY, self.role(role))));
        if let Some(review) = fact.review {
            let (tone, text) = words::review(review);
            out.push(Block::Paragraph(vec![Inline::Mark(tone, self.say(text).to_owned())]));
        }
        out
    }

    /// The kind of an answer with its bounds and its id.
    fn answer(self, fact: &'g Fact) -> Line {
        let (english, swedish) = fact.ty.words();
        let kind = if self.language == crate::text::Language::SWEDISH { swedish } else { english };
        let mut parts = vec![kind.to_owned()];
        parts.extend(
            fact.unit.as_ref().map(|name| self.fill(words::UNIT, "unit", &unit(name, self.language))),
        );
        match fact.bounds {
            Bounds::Number { min, max, whole } => {
                let show = |number: Number| number.format(self.language, Decimals::Shortest);
                parts.extend(whole.then(|| self.say(words::WHOLE).to_owned()));
                parts.extend(self.bounds(min.map(show), max.map(show)));
            }
            Bounds::Date { min, max } => {
                let show = |date: crate::date::Date| date.format(self.language);
                parts.extend(self.bounds(min.map(show), max.map(show)));
            }
            Bounds::Rows { min, max } => {
                parts.extend(self.bounds((min > 0).then(|| min.to_string()), Some(max.to_string())));
            }
            Bounds::Free => {}
        }
        if fact.may_be_none {
            parts.push(self.say(words::OR_NONE).to_owned());
        }
        vec![Inline::Text(format!("{} ", parts.join(", "))), Inline::Code(fact.id.clone())]
    }

    pub(super) fn bounds(self, low: Option<String>, high: Option<String>) -> Option<String> {
        match (low, high) {
            (Some(low), Some(high)) => Some(self.fill(words::BETWEEN, "low", &low).replace("{high}", &high)),
            (Some(low), None) => Some(self.fill(words::AT_LEAST, "low", &low)),
            (None, Some(high)) => Some(self.fill(words::AT_MOST, "high", &high)),
            (None, None) => None,
        }
    }

    /// Options, or the steps of a scale.
    fn options(self, fact: &'g Fact) -> Option<Block> {
        match fact.ty {
            Type::Choice(list) | Type::Choices(list) => Some(self.option_list(list)),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                let steps = fact
                    .labels
                    .iter()
                    .map(|(step, label)| (line(format!("{step}: {}", self.show(label))), None));
                (!fact.labels.is_empty()).then(|| Block::List(steps.collect()))
            }
        }
    }

    fn option_list(self, list: OptionListId) -> Block {
        let options = self.guideline.option_list(list).options.iter();
        let items = options.map(|option| {
            let mut about = vec![Inline::Text(self.show(&option.title).to_owned())];
            if option.points != Number::ZERO {
                let points = option.points.format(self.language, Decimals::Shortest);
                about.push(Inline::Text(format!(" ({})", self.fill(words::POINTS, "points", &points))));
            }
            about.extend(option.help.as_ref().map(|help| Inline::Text(format!(" – {}", self.show(help)))));
            (about, None)
        });
        Block::List(items.collect())
    }
}
