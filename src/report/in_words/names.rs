//! What facts, values, parameters and options are called.

use super::words::{self, quoted};
use super::{InWords, Name, Sentence, amount, yes_or_no};
use crate::model::{
    Constant, Fact, FactId, Literal, OptionListId, ParameterId, Term, TermKind, Type, ValueId,
};
use crate::number::Number;

impl<'g> InWords<'g> {
    /// A fact's question, or its short name, or its id.
    #[must_use]
    pub fn fact(self, fact: &'g Fact) -> &'g str {
        let text = fact.title.as_ref().or(fact.question.as_ref());
        text.map_or(fact.id.as_str(), |text| text.show(self.language))
    }

    /// A named value's title, or its id.
    #[must_use]
    pub fn value(self, id: ValueId) -> &'g str {
        let value = self.guideline.value(id);
        value.title.as_ref().map_or(value.id.as_str(), |title| title.show(self.language))
    }

    /// A parameter's title, or its id.
    #[must_use]
    pub fn parameter(self, id: ParameterId) -> &'g str {
        let parameter = self.guideline.parameter(id);
        parameter.title.as_ref().map_or(parameter.id.as_str(), |title| title.show(self.language))
    }

    /// A value that a guideline writes out.
    #[must_use]
    pub fn literal(self, literal: Literal, unit: Option<&str>) -> String {
        match literal {
            Literal::Truth(yes) => yes_or_no(yes).show(self.language).to_lowercase(),
            Literal::Number(number) => amount(number, unit, None, self.language),
            Literal::Date(date) => date.format(self.language),
        }
    }

    pub(super) fn say(self, phrase: crate::report::Phrase) -> &'static str {
        phrase.show(self.language)
    }

    /// The name of a term that has one, to stand before a colon or a question's answer.
    pub(super) fn label(self, term: &Term) -> Option<Sentence> {
        match &term.kind {
            TermKind::Fact(id) => Some(self.fact_name(*id)),
            TermKind::Value(id) => Some(Sentence::name(Name::Value(*id), self.value(*id))),
            TermKind::Parameter(id) => Some(Sentence::name(Name::Parameter(*id), self.parameter(*id))),
            TermKind::Column(column) => Some(Sentence::text(self.fact(self.guideline.column(*column)?))),
            _ => None,
        }
    }

    pub(super) fn fact_name(self, id: FactId) -> Sentence {
        Sentence::name(Name::Fact(id), self.fact(self.guideline.fact(id)))
    }

    /// A fact's name inside a sentence: a question stands in quotes.
    pub(super) fn fact_inside(self, id: FactId) -> Sentence {
        let name = self.fact_name(id);
        if self.fact(self.guideline.fact(id)).ends_with('?') {
            let (open, close) = quoted(self.language);
            Sentence::text(open).with(name).then(close)
        } else {
            name
        }
    }

    /// The unit of what a term names.
    pub(super) fn unit_of(self, term: &Term) -> Option<&'g str> {
        self.guideline.unit_of(term)
    }

    /// A step of a scale by its name, where the fact names its steps.
    pub(super) fn step_of(self, term: &Term, number: Number) -> Option<&'g str> {
        let labels = match &term.kind {
            TermKind::Fact(id) => &self.guideline.fact(*id).labels,
            TermKind::Column(column) => &self.guideline.column(*column)?.labels,
            _ => return None,
        };
        labels.iter().find(|(step, _)| *step == number).map(|(_, label)| label.show(self.language))
    }

    pub(super) fn constant(self, constant: &Constant, ty: Type, unit: Option<&str>) -> String {
        match (constant, ty) {
            (Constant::Truth(yes), _) => yes_or_no(*yes).show(self.language).to_lowercase(),
            (Constant::Number(number), _) => amount(*number, unit, None, self.language),
            (Constant::Date(date), _) => date.format(self.language),
            (Constant::Option(at), Type::Choice(list) | Type::Choices(list)) => {
                self.options(list, &[*at], "")
            }
            (Constant::Options(options), Type::Choices(list) | Type::Choice(list)) if !options.is_empty() => {
                self.options(list, options, self.say(words::AND))
            }
            (Constant::Option(_) | Constant::Options(_) | Constant::None, _) => {
                self.say(words::NONE).to_owned()
            }
        }
    }

    /// Wordings of options: `A, B eller C`.
    pub(super) fn options(self, list: OptionListId, options: &[u32], before_last: &str) -> String {
        let known = self.guideline.option_list(list);
        let names = options.iter().filter_map(|at| known.get(*at));
        let names = names.map(|option| Sentence::text(option.title.show(self.language)));
        Sentence::joined(names.collect(), ", ", before_last).to_string()
    }
}
