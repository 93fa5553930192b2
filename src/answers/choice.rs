//! Options: one of a list, or any of a list.

use super::AnswerValue;
use super::forms::with_examples;
use super::reader::{Asked, Reader};
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, nearest, shortened};
use crate::model::{OptionList, OptionListId};
use crate::source::Node;
use crate::text::lower_case;
use crate::value::bits;

/// As many options are listed in a message.
const MOST_LISTED: usize = 12;

impl Reader<'_> {
    /// One option.
    pub(super) fn choice(
        &mut self,
        asked: Asked<'_>,
        list: OptionListId,
        node: &Node,
    ) -> Option<AnswerValue> {
        if let Some(items) = node.as_sequence() {
            let report = match items {
                [only] => asked
                    .mistake(codes::LIST_FOR_ONE, node.span)
                    .with_some("right", only.scalar_text().map(shortened)),
                _ => asked.mistake(codes::LIST_FOR_ONE, node.span),
            };
            self.report(report);
            return None;
        }
        let options = self.guideline.option_list(list);
        let bit = self.option(asked, options, node)?;
        let mut words = vec![0; bits::choice_width(options.options.len())];
        bits::insert(&mut words, bit);
        Some(AnswerValue::Choice(words))
    }

    /// `{one_of: […]}`: the options still possible, `none` among them where there may be none.
    pub(super) fn one_of(
        &mut self,
        asked: Asked<'_>,
        list: OptionListId,
        node: &Node,
    ) -> Option<AnswerValue> {
        let options = self.guideline.option_list(list);
        let items = self.alternatives(asked, node)?;
        let width = bits::choice_width(options.options.len());
        self.option_set(asked, options, items, width, asked.fact.may_be_none).map(AnswerValue::Choice)
    }

    /// All chosen options.
    pub(super) fn choices(
        &mut self,
        asked: Asked<'_>,
        list: OptionListId,
        node: &Node,
    ) -> Option<AnswerValue> {
        let chosen = self.chosen(asked, list, node)?;
        Some(AnswerValue::Choices { must: chosen.clone(), may: chosen })
    }

    /// `{must: […], may: […]}`: the options surely chosen, and those that may come to them.
    pub(super) fn must_may(
        &mut self,
        asked: Asked<'_>,
        list: OptionListId,
        must: Option<&Node>,
        may: Option<&Node>,
    ) -> Option<AnswerValue> {
        let mut half = |node: Option<&Node>| match node {
            Some(node) => self.chosen(asked, list, node),
            None => Some(vec![0; bits::choices_width(self.guideline.option_list(list).options.len())]),
        };
        let (must, mut may) = (half(must), half(may)?);
        let must = must?;
        for (may, must) in may.iter_mut().zip(&must) {
            *may |= must;
        }
        Some(AnswerValue::Choices { must, may })
    }

    fn chosen(&mut self, asked: Asked<'_>, list: OptionListId, node: &Node) -> Option<Vec<u64>> {
        let options = self.guideline.option_list(list);
        let Some(items) = node.as_sequence() else {
            if !self.is_not_known(asked, node) {
                match node.scalar_text() {
                    Some(text) => {
                        let report = asked.mistake(codes::ONE_FOR_LIST, node.span);
                        let known = options.position(text).map(|_| text);
                        let right = if text == "none" && known.is_none() { Some("") } else { known };
                        self.report(with_examples(report.with_some("right", right), asked.fact.ty));
                    }
                    None => self.wrong_kind(asked, node, asked.fact.ty.words()),
                }
            }
            return None;
        };
        self.option_set(asked, options, items, bits::choices_width(options.options.len()), false)
    }

    /// The options of a list as bits; each may stand there once.
    fn option_set(
        &mut self,
        asked: Asked<'_>,
        options: &OptionList,
        items: &[Node],
        width: usize,
        may_be_none: bool,
    ) -> Option<Vec<u64>> {
        let mut words = vec![0; width];
        let mut sound = true;
        for item in items {
            let is_none =
                may_be_none && item.scalar_text() == Some("none") && options.position("none").is_none();
            let bit = if is_none { Some(options.options.len()) } else { self.option(asked, options, item) };
            match bit {
                Some(bit) if bits::contains(&words, bit) => {
                    let text = item.scalar_text().unwrap_or_default();
                    self.report(asked.mistake(codes::REPEATED, item.span).with("text", text));
                    sound = false;
                }
                Some(bit) => bits::insert(&mut words, bit),
                None => sound = false,
            }
        }
        sound.then_some(words)
    }

    fn option(&mut self, asked: Asked<'_>, options: &OptionList, node: &Node) -> Option<usize> {
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(asked, node, ("an option", "ett alternativ"));
            return None;
        };
        if let Some(at) = options.position(text) {
            return Some(at as usize);
        }
        if !self.is_not_known(asked, node) {
            let report = self.unknown_option(asked, options, node, text);
            self.report(report);
        }
        None
    }

    fn unknown_option(
        &mut self,
        asked: Asked<'_>,
        options: &OptionList,
        node: &Node,
        text: &str,
    ) -> Diagnostic {
        let report = asked.mistake(codes::UNKNOWN_OPTION, node.span).with("text", shortened(text));
        if text == "none" && asked.fact.may_be_none {
            return report.with("right", "{none: true}");
        }
        let suggestion = self.search(|_| {
            let ids = || options.options.iter().map(|option| option.id.as_str());
            by_wording(options, text).or_else(|| nearest(text, ids()))
        });
        report.with_some("suggestion", suggestion).with("options", listed(options))
    }
}

/// The option that has this wording in some language.
fn by_wording<'o>(options: &'o OptionList, text: &str) -> Option<&'o str> {
    let wanted = lower_case(text.trim());
    let has_wording = |title: &crate::text::Text| {
        let all = title.for_all_languages().into_iter().chain(title.wordings().map(|(_, wording)| wording));
        all.into_iter().any(|wording| lower_case(wording.trim()) == wanted)
    };
    options.options.iter().find(|option| has_wording(&option.title)).map(|option| option.id.as_str())
}

/// The options in words; of many, the first ones.
fn listed(options: &OptionList) -> String {
    let ids: Vec<&str> = options.options.iter().take(MOST_LISTED).map(|option| option.id.as_str()).collect();
    let rest = if options.options.len() > MOST_LISTED { ", …" } else { "" };
    format!("{}{rest}", ids.join(", "))
}
