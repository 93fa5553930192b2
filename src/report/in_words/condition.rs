//! What has to hold, in words. The opposite of a condition is said by its own wording and not by a "not"
//! before it: people read "högst 3" more easily than "inte mer än 3".

use super::words;
use super::{InWords, Sentence, Wording, amount, yes_or_no};
use crate::assess::words::comparison;
use crate::expression::Comparison;
use crate::model::{Constant, FactId, FirstTerm, RowQuestion, SetQuestion, Term, TermKind, Type};
use crate::report::Phrase;

impl InWords<'_> {
    /// What has to hold for a condition to be yes.
    #[must_use]
    pub fn condition(self, term: &Term) -> Wording {
        self.holds(term, true)
    }

    /// What has to hold for a condition to be yes or, with `yes` false, to be no.
    pub(super) fn holds(self, term: &Term, yes: bool) -> Wording {
        match &term.kind {
            TermKind::Not(part) => self.holds(part, !yes),
            TermKind::And(parts) => {
                self.parts(if yes { words::ALL_OF } else { words::NOT_ALL_OF }, words::AND, parts)
            }
            TermKind::Or(parts) => {
                self.parts(if yes { words::ANY_OF } else { words::NONE_OF }, words::OR, parts)
            }
            TermKind::If(condition, then, otherwise) => self.either(condition, then, otherwise, yes),
            TermKind::First(rows) => self.first_of(rows, yes),
            TermKind::Rows { question, rows, body, .. } => self.rows(*question, *rows, body, yes),
            TermKind::Compare(sign, a, b) => Wording::Sentence(self.compare(*sign, a, b, yes)),
            TermKind::OneOf(a, options) => Wording::Sentence(self.one_of(a, options, yes)),
            TermKind::Set(question, a, options) => Wording::Sentence(self.set(*question, a, options, yes)),
            TermKind::Given(part) => {
                let state = if yes { words::EXISTS } else { words::NONE };
                Wording::Sentence(self.colon(part).then(self.say(state)))
            }
            TermKind::Constant(Constant::Truth(value)) => {
                let always = if *value == yes { words::ALWAYS } else { words::NEVER };
                Wording::Sentence(Sentence::text(self.say(always)))
            }
            TermKind::Constant(_)
            | TermKind::Fact(_)
            | TermKind::Value(_)
            | TermKind::Parameter(_)
            | TermKind::Column(_)
            | TermKind::AsOf
            | TermKind::Start
            | TermKind::Size(_)
            | TermKind::Arithmetic(..)
            | TermKind::Negate(_)
            | TermKind::Least(_)
            | TermKind::Greatest(_)
            | TermKind::Round(..)
            | TermKind::Ratio(..)
            | TermKind::SumSeries(_)
            | TermKind::PresentValue(..)
            | TermKind::PaybackYear(_)
            | TermKind::Points(_)
            | TermKind::SumPoints(_)
            | TermKind::AddDays(..)
            | TermKind::AddMonths(..)
            | TermKind::DaysBetween(..) => {
                let state = yes_or_no(yes).show(self.language).to_lowercase();
                Wording::Sentence(self.colon(term).then(state))
            }
        }
    }

    fn parts(self, head: Phrase, between: Phrase, parts: &[Term]) -> Wording {
        Wording::Parts {
            head: Sentence::text(self.say(head)),
            between: self.say(between),
            parts: parts.iter().map(|part| self.holds(part, true)).collect(),
        }
    }

    /// `c ? a : b` of conditions: c and a hold, or b without c.
    fn either(self, condition: &Term, then: &Term, otherwise: &Term, yes: bool) -> Wording {
        let both = |fits: bool, part: &Term| Wording::Parts {
            head: Sentence::text(self.say(words::ALL_OF)),
            between: self.say(words::AND),
            parts: vec![self.holds(condition, fits), self.holds(part, yes)],
        };
        Wording::Parts {
            head: Sentence::text(self.say(words::ANY_OF)),
            between: self.say(words::OR),
            parts: vec![both(true, then), both(false, otherwise)],
        }
    }

    fn first_of(self, rows: &[FirstTerm], yes: bool) -> Wording {
        let list = Wording::Parts {
            head: Sentence::text(self.say(words::FIRST_OF)),
            between: "; ",
            parts: rows.iter().map(|row| self.first_row(row)).collect(),
        };
        if yes {
            return list;
        }
        Wording::Parts { head: Sentence::text(self.say(words::OPPOSITE)), between: "; ", parts: vec![list] }
    }

    /// A row of a first-match list: its result, and when.
    pub(super) fn first_row(self, row: &FirstTerm) -> Wording {
        let result = match (&row.value.kind, row.value.ty) {
            (TermKind::Constant(_), _) => self.expression(&row.value),
            (_, Type::Truth) => self.condition(&row.value).inline(),
            (_, _) => self.expression(&row.value),
        };
        match &row.when {
            Some(when) => Wording::Parts {
                head: Sentence::filled(self.say(words::WHEN), &[result]),
                between: "",
                parts: vec![self.condition(when)],
            },
            None => Wording::Sentence(Sentence::filled(self.say(words::OTHERWISE), &[result])),
        }
    }

    fn rows(self, question: RowQuestion, rows: FactId, body: &Term, yes: bool) -> Wording {
        let (head, body_holds) = match (question, yes) {
            (RowQuestion::All, true) => (words::EVERY_ROW, true),
            (RowQuestion::All, false) => (words::SOME_ROW, false),
            (RowQuestion::Exists, true) => (words::SOME_ROW, true),
            (RowQuestion::Exists, false) => (words::NO_ROW, true),
            // The others are no conditions.
            (RowQuestion::Count | RowQuestion::Sum | RowQuestion::Max | RowQuestion::Min, _) => {
                (words::EVERY_ROW, yes)
            }
        };
        Wording::Parts {
            head: Sentence::filled(self.say(head), &[self.fact_inside(rows)]),
            between: self.say(words::AND),
            parts: vec![self.holds(body, body_holds)],
        }
    }

    /// What a term is called with a colon, or with its question mark.
    fn colon(self, term: &Term) -> Sentence {
        let label = self.label(term).unwrap_or_else(|| self.expression(term));
        if label.to_string().ends_with('?') { label.then(" ") } else { label.then(": ") }
    }

    fn compare(self, sign: Comparison, a: &Term, b: &Term, yes: bool) -> Sentence {
        let sign = if yes { sign } else { opposite(sign) };
        let subject = self.colon(a);
        if let (TermKind::Constant(Constant::Number(number)), Some(_)) = (&b.kind, self.label(a)) {
            let number_text = match self.step_of(a, *number) {
                Some(step) => format!("{} ({step})", amount(*number, None, None, self.language)),
                None => amount(*number, self.unit_of(a), None, self.language),
            };
            return subject.then(format!("{} {number_text}", self.sign(sign, a.ty)).trim_start());
        }
        let other = self.operand(b, self.unit_of(a));
        match (sign, &b.kind) {
            (Comparison::Equal, TermKind::Constant(_)) => subject.with(other),
            (Comparison::Equal, _) => subject.with(Sentence::filled(self.say(words::EQUAL), &[other])),
            (_, _) => subject.then(format!("{} ", self.sign(sign, a.ty))).with(other),
        }
    }

    /// A comparison in words; the plain "is" of a number has none.
    fn sign(self, sign: Comparison, ty: Type) -> &'static str {
        if sign == Comparison::Equal { "" } else { comparison(sign, ty == Type::Date, self.language) }
    }

    fn one_of(self, a: &Term, options: &[u32], yes: bool) -> Sentence {
        let Type::Choice(list) = a.ty else { return self.colon(a) };
        let or = self.say(if yes { words::OR } else { words::NOR });
        let named = self.options(list, options, or);
        let before = match (yes, options.len()) {
            (true, _) => "",
            (false, 1) => self.say(words::NOT),
            (false, _) => self.say(words::NEITHER),
        };
        self.colon(a).then(before).then(named)
    }

    fn set(self, question: SetQuestion, a: &Term, options: &[u32], yes: bool) -> Sentence {
        let Type::Choices(list) = a.ty else { return self.colon(a) };
        let phrase = match (question, options.len(), yes) {
            (SetQuestion::OnlyOf | SetQuestion::Equal, 0, true) => words::NOTHING_CHOSEN,
            (SetQuestion::OnlyOf | SetQuestion::Equal, 0, false) => words::SOMETHING_CHOSEN,
            (SetQuestion::AnyOf | SetQuestion::AllOf, 1, true) => words::CHOSEN,
            (SetQuestion::AnyOf | SetQuestion::AllOf, 1, false) => words::NOT_CHOSEN,
            (SetQuestion::AnyOf, _, true) => words::ANY_CHOSEN,
            (SetQuestion::AnyOf, _, false) => words::NONE_CHOSEN,
            (SetQuestion::AllOf, _, true) => words::ALL_CHOSEN,
            (SetQuestion::AllOf, _, false) => words::NOT_ALL_CHOSEN,
            (SetQuestion::OnlyOf, _, true) => words::ONLY_CHOSEN,
            (SetQuestion::OnlyOf, _, false) => words::OTHER_CHOSEN,
            (SetQuestion::Equal, _, true) => words::EXACTLY,
            (SetQuestion::Equal, _, false) => words::NOT_EXACTLY,
        };
        let named = self.options(list, options, self.say(words::AND));
        self.colon(a).with(Sentence::filled(self.say(phrase), &[Sentence::text(named)]))
    }
}

/// The comparison that holds where the other one does not.
fn opposite(sign: Comparison) -> Comparison {
    match sign {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
    }
}
