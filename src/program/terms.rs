//! Terms to nodes.

use super::builder::{Builder, SeriesKey};
use crate::diagnostic::{Diagnostic, catalog::check as codes};
use crate::evaluate::{DateSlot, NumberSlot, Operation, SetSlot, Slot, TruthSlot};
use crate::expression::{Comparison, Operation as Sign};
use crate::model::{Constant, Literal, ParameterId, Term, TermKind, Type};
use crate::number::Number;
use crate::value::bits;

impl Builder<'_, '_> {
    /// The node of a term. Where it stands is kept for explanations, but not inside questions about rows,
    /// where it holds for one row only.
    pub(super) fn term(&mut self, term: &Term) -> Slot {
        let slot = self.build(term);
        if self.open_blocks.is_empty()
            && let Some(place) = self.term_slots.get_mut(term.id.0 as usize)
        {
            *place = Some(slot);
        }
        slot
    }

    pub(super) fn truth_of(&mut self, term: &Term) -> TruthSlot {
        match self.term(term) {
            Slot::Truth(slot) => slot,
            // Terms are typed: a truth is asked of truths only.
            Slot::Number(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. }
            | Slot::Rows(_) => self.constant_truth(false),
        }
    }

    pub(super) fn number_of(&mut self, term: &Term) -> NumberSlot {
        match self.term(term) {
            Slot::Number(slot) => slot,
            Slot::Truth(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. }
            | Slot::Rows(_) => self.none_number(),
        }
    }

    pub(super) fn date_of(&mut self, term: &Term) -> DateSlot {
        match self.term(term) {
            Slot::Date(slot) => slot,
            Slot::Truth(_)
            | Slot::Number(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Series { .. }
            | Slot::Rows(_) => self.none_date(),
        }
    }

    pub(super) fn set_of(&mut self, term: &Term) -> SetSlot {
        match self.term(term) {
            Slot::Choice(slot) | Slot::Choices(slot) => slot,
            Slot::Truth(_) | Slot::Number(_) | Slot::Date(_) | Slot::Series { .. } | Slot::Rows(_) => {
                self.constant_set(&[0])
            }
        }
    }

    fn series_of(&mut self, term: &Term) -> (NumberSlot, u32) {
        match self.term(term) {
            Slot::Series { first, years } => (first, years),
            Slot::Truth(_)
            | Slot::Number(_)
            | Slot::Date(_)
            | Slot::Choice(_)
            | Slot::Choices(_)
            | Slot::Rows(_) => (self.none_number(), 0),
        }
    }

    fn build(&mut self, term: &Term) -> Slot {
        use Operation as O;
        match &term.kind {
            TermKind::Constant(constant) => self.constant(constant, term.ty),
            TermKind::Fact(id) => {
                self.fact(*id).map_or(Slot::Truth(self.constant_truth(false)), |fact| fact.value)
            }
            TermKind::Value(id) => self.values[id.index()].unwrap_or(Slot::Truth(self.constant_truth(false))),
            TermKind::Parameter(id) => self.parameter(*id),
            TermKind::Column(column) => self.column(*column),
            TermKind::AsOf => Slot::Date(self.as_of),
            TermKind::Start => self.start(),
            TermKind::Not(a) => {
                let a = self.truth_of(a);
                Slot::Truth(self.truth(O::Not(a)))
            }
            TermKind::And(parts) => Slot::Truth(self.junction(parts, O::And)),
            TermKind::Or(parts) => Slot::Truth(self.junction(parts, O::Or)),
            TermKind::Compare(comparison, a, b) => Slot::Truth(self.compare(*comparison, a, b)),
            TermKind::OneOf(a, options) => Slot::Truth(self.one_of(a, options)),
            TermKind::Set(question, a, options) => Slot::Truth(self.set_question(*question, a, options)),
            TermKind::Size(a) => Slot::Number(self.size(a)),
            TermKind::Given(a) => Slot::Truth(self.given(a)),
            TermKind::Arithmetic(sign, a, b) => self.arithmetic(*sign, a, b),
            TermKind::Negate(a) => {
                let a = self.number_of(a);
                Slot::Number(self.number(O::Negate(a)))
            }
            TermKind::Least(parts) => self.extreme(parts, term.ty, O::LeastNumber, O::LeastDate),
            TermKind::Greatest(parts) => self.extreme(parts, term.ty, O::GreatestNumber, O::GreatestDate),
            TermKind::Round(a, decimals) => {
                let a = self.number_of(a);
                Slot::Number(self.number(O::Round(a, *decimals)))
            }
            TermKind::Ratio(a, b) => {
                let (a, b) = (self.number_of(a), self.number_of(b));
                Slot::Number(self.number(O::Ratio(a, b)))
            }
            TermKind::Rows { question, rows, body, empty } => {
                self.rows_question(*question, *rows, body, empty.as_deref())
            }
            TermKind::SumSeries(a) => {
                let (first, years) = self.series_of(a);
                Slot::Number(self.number(O::SumSeries(first, years)))
            }
            TermKind::PresentValue(series, rate) => self.present_value(series, rate),
            TermKind::PaybackYear(a) => {
                let (first, years) = self.series_of(a);
                Slot::Number(self.number(O::PaybackYear(first, years)))
            }
            TermKind::Points(fact) => Slot::Number(self.points(*fact)),
            TermKind::SumPoints(facts) => {
                let points: Vec<u32> = facts.iter().map(|fact| self.points(*fact).0).collect();
                let list = self.list(&points);
                Slot::Number(self.number(O::Sum(list)))
            }
            TermKind::AddDays(date, days) => {
                let (date, days) = (self.date_of(date), self.number_of(days));
                Slot::Date(self.date(O::AddDays(date, days)))
            }
            TermKind::AddMonths(date, months) => {
                let (date, months) = (self.date_of(date), self.number_of(months));
                Slot::Date(self.date(O::AddMonths(date, months)))
            }
            TermKind::DaysBetween(a, b) => {
                let (a, b) = (self.date_of(a), self.date_of(b));
                Slot::Number(self.number(O::DaysBetween(a, b)))
            }
            TermKind::If(condition, a, b) => {
                let condition = self.truth_of(condition);
                let (a, b) = (self.term(a), self.term(b));
                self.select(&[(condition, a)], b, term.ty)
            }
            TermKind::First(rows) => {
                let mut pairs = Vec::new();
                let mut last = None;
                for row in rows {
                    let when = row.when.as_ref().map(|when| self.truth_of(when));
                    let value = self.term(&row.value);
                    match when {
                        Some(when) => pairs.push((when, value)),
                        None => last = Some(value),
                    }
                }
                let last = last.unwrap_or(Slot::Truth(self.constant_truth(false)));
                self.select(&pairs, last, term.ty)
            }
        }
    }

    pub(super) fn constant(&mut self, constant: &Constant, ty: Type) -> Slot {
        match (constant, ty) {
            (Constant::Truth(truth), _) => Slot::Truth(self.constant_truth(*truth)),
            (Constant::Number(number), _) => Slot::Number(self.constant_number(*number)),
            (Constant::Date(date), _) => Slot::Date(self.constant_date(*date)),
            (Constant::None, Type::Number) => Slot::Number(self.none_number()),
            (Constant::None, Type::Date) => Slot::Date(self.none_date()),
            (Constant::None | Constant::Option(_) | Constant::Options(_), Type::Choice(list)) => {
                let size = self.guideline.option_list(list).options.len();
                let mut words = vec![0; bits::choice_width(size)];
                match constant {
                    Constant::Option(at) => bits::insert(&mut words, *at as usize),
                    _ => bits::insert(&mut words, size),
                }
                Slot::Choice(self.constant_set(&words))
            }
            (Constant::Options(options), Type::Choices(list)) => {
                let half = self.option_words(
                    options,
                    bits::choices_width(self.guideline.option_list(list).options.len()),
                );
                Slot::Choices(self.constant_set(&[half.clone(), half].concat()))
            }
            (Constant::None | Constant::Option(_) | Constant::Options(_), _) => {
                Slot::Truth(self.constant_truth(false))
            }
        }
    }

    /// A parameter's value; with dates, that of the latest date not after the reference date.
    fn parameter(&mut self, id: ParameterId) -> Slot {
        let parameter = self.guideline.parameter(id);
        let values: Vec<_> = parameter.values.clone();
        let mut slots: Vec<_> =
            values.iter().map(|(from, literal)| (*from, self.literal(*literal))).collect();
        slots.reverse();
        let Some((_, earliest)) = slots.pop() else { return Slot::Number(self.none_number()) };
        let pairs: Vec<_> = slots
            .into_iter()
            .filter_map(|(from, slot)| {
                let from = self.constant_date(from?);
                let before = self.truth(Operation::LessDate(self.reference, from));
                Some((self.truth(Operation::Not(before)), slot))
            })
            .collect();
        if pairs.is_empty() { earliest } else { self.select(&pairs, earliest, parameter.ty) }
    }

    fn literal(&mut self, literal: Literal) -> Slot {
        match literal {
            Literal::Truth(truth) => Slot::Truth(self.constant_truth(truth)),
            Literal::Number(number) => Slot::Number(self.constant_number(number)),
            Literal::Date(date) => Slot::Date(self.constant_date(date)),
        }
    }

    fn start(&mut self) -> Slot {
        let start = self.guideline.start.and_then(|start| self.fact(start)).map(|fact| fact.value);
        start.unwrap_or(Slot::Date(self.none_date()))
    }

    fn junction(&mut self, parts: &[Term], make: fn(crate::evaluate::Operands) -> Operation) -> TruthSlot {
        let parts: Vec<u32> = parts.iter().map(|part| self.truth_of(part).0).collect();
        let list = self.list(&parts);
        self.truth(make(list))
    }

    /// `a > b` is `b < a`; `a <= b` is not `b < a`.
    fn compare(&mut self, comparison: Comparison, a: &Term, b: &Term) -> TruthSlot {
        let none = self.none_bit(a.ty);
        let (a, b) = (self.term(a), self.term(b));
        let (a, b, negated, equality) = match comparison {
            Comparison::Equal => (a, b, false, true),
            Comparison::Unequal => (a, b, true, true),
            Comparison::Less => (a, b, false, false),
            Comparison::GreaterOrEqual => (a, b, true, false),
            Comparison::Greater => (b, a, false, false),
            Comparison::LessOrEqual => (b, a, true, false),
        };
        let operation = match (a, b, equality) {
            (Slot::Number(a), Slot::Number(b), true) => Operation::SameNumber(a, b),
            (Slot::Number(a), Slot::Number(b), false) => Operation::LessNumber(a, b),
            (Slot::Date(a), Slot::Date(b), true) => Operation::SameDate(a, b),
            (Slot::Date(a), Slot::Date(b), false) => Operation::LessDate(a, b),
            (Slot::Truth(a), Slot::Truth(b), _) => Operation::SameTruth(a, b),
            (Slot::Choice(a), Slot::Choice(b), true) => Operation::SameOption(a, b),
            (Slot::Choice(a), Slot::Choice(b), false) => Operation::LessOption(a, b, none),
            // Both sides have the same type.
            (
                Slot::Truth(_)
                | Slot::Number(_)
                | Slot::Date(_)
                | Slot::Choice(_)
                | Slot::Choices(_)
                | Slot::Series { .. }
                | Slot::Rows(_),
                _,
                _,
            ) => return self.constant_truth(false),
        };
        let result = self.truth(operation);
        if negated { self.truth(Operation::Not(result)) } else { result }
    }

    /// The bit that stands for none in sets of a choice: the one after its options.
    fn none_bit(&self, ty: Type) -> u32 {
        match ty {
            Type::Choice(list) => {
                u32::try_from(self.guideline.option_list(list).options.len()).unwrap_or(u32::MAX)
            }
            Type::Truth
            | Type::Number
            | Type::Date
            | Type::Text
            | Type::Choices(_)
            | Type::Series
            | Type::Rows(_) => 0,
        }
    }

    fn arithmetic(&mut self, sign: Sign, a: &Term, b: &Term) -> Slot {
        let operation = match sign {
            Sign::Add => Operation::Add,
            Sign::Subtract => Operation::Subtract,
            Sign::Multiply => Operation::Multiply,
            Sign::Divide => Operation::Divide,
        };
        let (left, right) = (self.term(a), self.term(b));
        match (left, right) {
            (Slot::Number(left), Slot::Number(right)) => {
                if sign == Sign::Divide && self.record.range(right).contains(Number::ZERO) {
                    self.diagnostics.push(Diagnostic::new(codes::DIVISOR_MAY_BE_ZERO, b.span));
                }
                Slot::Number(self.number(operation(left, right)))
            }
            (Slot::Series { first, years }, Slot::Number(by))
            | (Slot::Number(by), Slot::Series { first, years }) => {
                let key = SeriesKey { sign, first: (first.0, years), second: (by.0, 1) };
                self.series(key, years, |year| operation(NumberSlot(first.0 + year), by))
            }
            (Slot::Series { first, years }, Slot::Series { first: other, years: more }) => {
                let zero = self.constant_number(Number::ZERO);
                let at = |first: NumberSlot, count: u32, year: u32| {
                    if year < count { NumberSlot(first.0 + year) } else { zero }
                };
                let key = SeriesKey { sign, first: (first.0, years), second: (other.0, more) };
                self.series(key, years.max(more), |year| {
                    operation(at(first, years, year), at(other, more, year))
                })
            }
            // Other types are refused by the checker.
            (
                Slot::Truth(_)
                | Slot::Number(_)
                | Slot::Date(_)
                | Slot::Choice(_)
                | Slot::Choices(_)
                | Slot::Series { .. }
                | Slot::Rows(_),
                _,
            ) => Slot::Number(self.none_number()),
        }
    }

    fn extreme(
        &mut self,
        parts: &[Term],
        ty: Type,
        numbers: fn(crate::evaluate::Operands) -> Operation,
        dates: fn(crate::evaluate::Operands) -> Operation,
    ) -> Slot {
        if ty == Type::Date {
            let parts: Vec<u32> = parts.iter().map(|part| self.date_of(part).0).collect();
            let list = self.list(&parts);
            return Slot::Date(self.date(dates(list)));
        }
        let parts: Vec<u32> = parts.iter().map(|part| self.number_of(part).0).collect();
        let list = self.list(&parts);
        Slot::Number(self.number(numbers(list)))
    }

    fn present_value(&mut self, series: &Term, rate: &Term) -> Slot {
        let (first, years) = self.series_of(series);
        let slot = self.number_of(rate);
        let minus_one = -Number::ONE;
        if self.record.range(slot).low().is_none_or(|low| low <= minus_one) {
            self.diagnostics.push(Diagnostic::new(codes::RATE_TOO_LOW, rate.span));
        }
        Slot::Number(self.number(Operation::PresentValue(first, years, slot)))
    }

    /// A selection: pairs of condition and value, and the value when no condition holds.
    pub(super) fn select(&mut self, pairs: &[(TruthSlot, Slot)], last: Slot, ty: Type) -> Slot {
        let place = |slot: Slot| match slot {
            Slot::Truth(TruthSlot(at)) | Slot::Number(NumberSlot(at)) | Slot::Date(DateSlot(at)) => at,
            Slot::Choice(set) | Slot::Choices(set) => set.at,
            Slot::Series { first, .. } => first.0,
            Slot::Rows(rows) => rows.0,
        };
        let mut items: Vec<u32> = pairs.iter().flat_map(|(when, value)| [when.0, place(*value)]).collect();
        items.push(place(last));
        let list = self.list(&items);
        match ty {
            Type::Truth | Type::Text => Slot::Truth(self.truth(Operation::SelectTruth(list))),
            Type::Number => Slot::Number(self.number(Operation::SelectNumber(list))),
            Type::Date => Slot::Date(self.date(Operation::SelectDate(list))),
            Type::Choice(options) => {
                let words = bits::choice_width(self.guideline.option_list(options).options.len());
                let count = u32::try_from(words).unwrap_or(u32::MAX);
                Slot::Choice(self.set(Operation::SelectChoice(list, count), words))
            }
            // Nothing else is selected; gates of other types have operations of their own.
            Type::Choices(_) | Type::Series | Type::Rows(_) => last,
        }
    }
}
