//! Parameters, and values with how they come about.

use super::document::{Block, Inline, line};
use super::{Book, anchor, words};
use crate::model::{Literal, Parameter, Review, Value};
use crate::number::Decimals;
use crate::report::unit;

impl<'g> Book<'g> {
    pub(super) fn values(self) -> Vec<Block> {
        let mut out = vec![Block::heading(2, "values", self.say(words::VALUES))];
        if !self.guideline.parameters.is_empty() {
            out.push(Block::heading(3, "parameters", self.say(words::PARAMETERS)));
            out.extend(self.guideline.parameters.iter().flat_map(|parameter| self.parameter(parameter)));
        }
        if !self.guideline.values.is_empty() {
            out.push(Block::heading(3, "computed", self.say(words::COMPUTED)));
            out.extend(self.guideline.values.iter().flat_map(|value| self.computed(value)));
        }
        out
    }

    fn mark(self, review: Option<Review>) -> Vec<Inline> {
        let mark = review.map(words::review);
        mark.map_or_else(Vec::new, |(tone, text)| {
            vec![Inline::Mark(tone, self.say(text).to_owned()), Inline::Text(" ".to_owned())]
        })
    }

    fn parameter(self, parameter: &'g Parameter) -> Vec<Block> {
        let title = self.shown(parameter.title.as_ref()).unwrap_or(&parameter.id);
        let mut marks = self.mark(parameter.review);
        marks.push(Inline::Code(parameter.id.clone()));
        let mut out =
            vec![Block::heading(4, anchor("parameter", &parameter.id), title), Block::Paragraph(marks)];
        let values = parameter.values.iter().map(|(from, value)| {
            let value = self.words.literal(*value, parameter.unit.as_deref());
            match from {
                Some(day) => {
                    format!("{value} {}", self.fill(words::FROM_DATE, "date", &day.format(self.language)))
                }
                None => value,
            }
        });
        out.push(self.labeled(words::VALUE, line(values.collect::<Vec<_>>().join("; "))));
        let (min, max) = parameter.bounds;
        let show = |number| self.words.literal(Literal::Number(number), parameter.unit.as_deref());
        // Of two, the last one carries the unit.
        let low = min
            .map(|min| if max.is_some() { min.format(self.language, Decimals::Shortest) } else { show(min) });
        let bounds = self.bounds(low, max.map(show));
        out.extend(bounds.map(|bounds| self.labeled(words::ALLOWED, line(bounds))));
        let may_set = parameter.tighter.map_or(words::FIXED, words::tighter);
        out.push(self.labeled(words::MAY_SET, line(self.say(may_set))));
        out.extend(parameter.note.as_ref().map(|note| self.labeled(words::NOTE, line(self.show(note)))));
        out
    }

    fn computed(self, value: &'g Value) -> Vec<Block> {
        let title = self.shown(value.title.as_ref()).unwrap_or(&value.id);
        let mut marks = self.mark(value.review);
        marks.push(Inline::Code(value.id.clone()));
        if let Some(name) = &value.unit {
            marks.push(Inline::Text(format!(
                " · {}",
                self.fill(words::UNIT, "unit", &unit(name, self.language))
            )));
        }
        let mut out = vec![Block::heading(4, anchor("value", &value.id), title), Block::Paragraph(marks)];
        self.wording(words::COMPUTED_AS, &self.words.definition(&value.body), &mut out);
        out.extend(value.note.as_ref().map(|note| self.labeled(words::NOTE, line(self.show(note)))));
        out
    }
}
