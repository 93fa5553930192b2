//! How a value comes about, in words.

use super::words;
use super::{InWords, Sentence, Wording};
use crate::expression::Operation;
use crate::model::{Constant, FactId, FirstTerm, RowQuestion, Term, TermKind, Type};
use crate::report::Phrase;

/// Questions whose points are added are named one by one up to this many.
const MOST_NAMED: usize = 4;

impl InWords<'_> {
    /// How a value is defined: a condition, a list of which the first that fits counts, or an expression.
    #[must_use]
    pub fn definition(self, term: &Term) -> Wording {
        match (&term.kind, term.ty) {
            (_, Type::Truth) => self.condition(term),
            (TermKind::First(rows), _) => Wording::Parts {
                head: Sentence::text(self.say(words::FIRST_OF)),
                between: "; ",
                parts: rows.iter().map(|row| self.first_row(row)).collect(),
            },
            (_, _) => Wording::Sentence(self.expression(term)),
        }
    }

    /// How a value comes about, in a part of a sentence.
    #[must_use]
    pub fn expression(self, term: &Term) -> Sentence {
        self.operand(term, None)
    }

    /// An expression where a number is measured in a unit.
    pub(super) fn operand(self, term: &Term, unit: Option<&str>) -> Sentence {
        match &term.kind {
            TermKind::Constant(constant) => Sentence::text(self.constant(constant, term.ty, unit)),
            TermKind::Fact(id) => self.fact_inside(*id),
            TermKind::Value(_) | TermKind::Column(_) => self.label(term).unwrap_or_default(),
            TermKind::Parameter(id) => {
                let value = self.guideline.parameter(*id).values.last();
                let value =
                    value.map_or_else(String::new, |(_, value)| self.literal(*value, self.unit_of(term)));
                self.label(term).unwrap_or_default().then(format!(" ({value})"))
            }
            TermKind::AsOf => Sentence::text(self.say(words::AS_OF)),
            TermKind::Start => Sentence::text(self.say(words::START)),
            TermKind::Size(part) => {
                let phrase =
                    if matches!(part.ty, Type::Rows(_)) { words::ROW_COUNT } else { words::CHOSEN_COUNT };
                self.fill(phrase, &[part])
            }
            TermKind::Arithmetic(operation, a, b) => self.arithmetic(*operation, a, b),
            TermKind::Negate(part) => Sentence::text("−").with(self.tight(part)),
            TermKind::Least(parts) => self.list(least(term.ty), parts),
            TermKind::Greatest(parts) => self.list(greatest(term.ty), parts),
            TermKind::Round(part, 0) => self.fill(words::ROUNDED_WHOLE, &[part]),
            TermKind::Round(part, decimals) => {
                let parts = vec![self.tight(part), Sentence::text(decimals.to_string())];
                Sentence::filled(self.say(words::ROUNDED), &parts)
            }
            TermKind::Ratio(a, b) => self.fill(words::DIVIDED, &[a, b]),
            TermKind::Rows { question, rows, body, empty } => {
                self.of_rows(term, *question, *rows, body, empty.as_deref())
            }
            TermKind::SumSeries(part) => self.fill(words::SERIES_SUM, &[part]),
            TermKind::PresentValue(series, rate) => self.fill(words::PRESENT_VALUE, &[series, rate]),
            TermKind::PaybackYear(part) => self.fill(words::PAYBACK, &[part]),
            TermKind::Points(fact) => Sentence::filled(self.say(words::POINTS), &[self.fact_inside(*fact)]),
            TermKind::SumPoints(facts) => self.points(facts),
            TermKind::AddDays(date, days) => self.fill(words::DAYS_LATER, &[date, days]),
            TermKind::AddMonths(date, months) => self.fill(words::MONTHS_LATER, &[date, months]),
            TermKind::DaysBetween(a, b) => self.fill(words::DAYS_BETWEEN, &[a, b]),
            TermKind::If(condition, then, otherwise) => {
                let condition = self.condition(condition).inline();
                let parts = vec![condition, self.operand(then, unit), self.operand(otherwise, unit)];
                Sentence::filled(self.say(words::IF), &parts)
            }
            TermKind::First(rows) => self.first(rows),
            TermKind::Not(_)
            | TermKind::And(_)
            | TermKind::Or(_)
            | TermKind::Compare(..)
            | TermKind::OneOf(..)
            | TermKind::Set(..)
            | TermKind::Given(_) => self.condition(term).inline(),
        }
    }

    /// A pattern filled with terms.
    fn fill(self, phrase: Phrase, terms: &[&Term]) -> Sentence {
        let parts: Vec<Sentence> = terms.iter().map(|term| self.tight(term)).collect();
        Sentence::filled(self.say(phrase), &parts)
    }

    fn list(self, phrase: Phrase, terms: &[Term]) -> Sentence {
        let terms = terms.iter().map(|term| self.tight(term)).collect();
        Sentence::filled(self.say(phrase), &[Sentence::joined(terms, ", ", self.say(words::AND))])
    }

    /// A term that stands beside others: arithmetic in parentheses.
    fn tight(self, term: &Term) -> Sentence {
        let sentence = self.expression(term);
        if is_loose(term) { Sentence::text("(").with(sentence).then(")") } else { sentence }
    }

    fn arithmetic(self, operation: Operation, a: &Term, b: &Term) -> Sentence {
        let (sign, keeps_sums) = match operation {
            Operation::Add => (" + ", true),
            Operation::Subtract => (" − ", true),
            Operation::Multiply => (" × ", false),
            Operation::Divide => (" ÷ ", false),
        };
        let is_product = |term: &Term| {
            matches!(term.kind, TermKind::Arithmetic(Operation::Multiply | Operation::Divide, ..))
        };
        // The left side may go on where the order of operations is the one that is read.
        let left = if keeps_sums || is_product(a) { self.unless_choice(a) } else { self.tight(a) };
        let right = if operation == Operation::Add || (keeps_sums && is_product(b)) {
            self.unless_choice(b)
        } else {
            self.tight(b)
        };
        left.then(sign).with(right)
    }

    fn unless_choice(self, term: &Term) -> Sentence {
        if matches!(term.kind, TermKind::If(..) | TermKind::First(_)) {
            self.tight(term)
        } else {
            self.expression(term)
        }
    }

    fn of_rows(
        self,
        term: &Term,
        question: RowQuestion,
        rows: FactId,
        body: &Term,
        empty: Option<&Term>,
    ) -> Sentence {
        let phrase = match question {
            RowQuestion::All | RowQuestion::Exists => return self.condition(term).inline(),
            RowQuestion::Count => words::ROW_COUNT_WHERE,
            RowQuestion::Sum => words::ROW_SUM,
            RowQuestion::Max => words::ROW_MAX,
            RowQuestion::Min => words::ROW_MIN,
        };
        let body = if body.ty == Type::Truth { self.condition(body).inline() } else { self.tight(body) };
        let sentence = Sentence::filled(self.say(phrase), &[self.fact_inside(rows), body]);
        match empty {
            Some(empty) => {
                sentence.with(Sentence::filled(self.say(words::WITHOUT_ROWS), &[self.expression(empty)]))
            }
            None => sentence,
        }
    }

    fn points(self, facts: &[FactId]) -> Sentence {
        if facts.len() > MOST_NAMED {
            let count = Sentence::text(facts.len().to_string());
            return Sentence::filled(self.say(words::MANY_POINTS), &[count]);
        }
        let names = facts.iter().map(|fact| self.fact_inside(*fact)).collect();
        Sentence::filled(self.say(words::ALL_POINTS), &[Sentence::joined(names, ", ", self.say(words::AND))])
    }

    fn first(self, rows: &[FirstTerm]) -> Sentence {
        let rows = rows.iter().map(|row| {
            let value = self.expression(&row.value);
            match &row.when {
                Some(when) => {
                    Sentence::filled(self.say(words::ONE_IF), &[self.condition(when).inline(), value])
                }
                None => Sentence::filled(self.say(words::OTHERWISE), &[value]),
            }
        });
        Sentence::joined(rows.collect(), "; ", "; ")
    }
}

fn least(ty: Type) -> Phrase {
    if ty == Type::Date { words::EARLIEST } else { words::LEAST }
}

fn greatest(ty: Type) -> Phrase {
    if ty == Type::Date { words::LATEST } else { words::GREATEST }
}

/// Whether a term needs parentheses beside others.
fn is_loose(term: &Term) -> bool {
    match &term.kind {
        TermKind::Arithmetic(..)
        | TermKind::If(..)
        | TermKind::First(_)
        | TermKind::Rows { .. }
        | TermKind::Ratio(..)
        | TermKind::And(_)
        | TermKind::Or(_) => true,
        TermKind::Constant(Constant::Number(number)) => number.units() < 0,
        TermKind::Constant(_)
        | TermKind::Fact(_)
        | TermKind::Value(_)
        | TermKind::Parameter(_)
        | TermKind::Column(_)
        | TermKind::AsOf
        | TermKind::Start
        | TermKind::Not(_)
        | TermKind::Compare(..)
        | TermKind::OneOf(..)
        | TermKind::Set(..)
        | TermKind::Size(_)
        | TermKind::Given(_)
        | TermKind::Negate(_)
        | TermKind::Least(_)
        | TermKind::Greatest(_)
        | TermKind::Round(..)
        | TermKind::SumSeries(_)
        | TermKind::PresentValue(..)
        | TermKind::PaybackYear(_)
        | TermKind::Points(_)
        | TermKind::SumPoints(_)
        | TermKind::AddDays(..)
        | TermKind::AddMonths(..)
        | TermKind::DaysBetween(..) => false,
    }
}
