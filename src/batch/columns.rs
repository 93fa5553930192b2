//! Cases as columns: one column per fact, one row per case.

use super::bitmap::Bitmap;
use super::numbers::Numbers;
use crate::answers::{Answer, AnswerValue, EvidenceState};
use crate::date::{Date, DateRange};
use crate::model::{FactId, Type};
use crate::number::{Number, NumberRange};
use crate::program::Program;
use crate::truth::Truth;
use crate::value::bits;

/// A choice of more options than this is kept beside the columns.
pub(super) const MOST_CODES: usize = u8::MAX as usize;

/// The answers of many cases: a column per fact, a row per case.
///
/// A column holds plain answers: yes or no, a number of at most six decimals, an option, options, a day. Whatever
/// else a case answers (estimates, series, rows, evidence, none) is kept beside the columns, as an [`Answer`] of
/// its own, and decided by the evaluator. Values are not checked against the bounds of their facts.
#[derive(Clone, Debug)]
pub struct Columns {
    rows: usize,
    columns: Vec<Column>,
    special: Vec<Special>,
}

/// The answers to one fact in all cases.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// Which rows have an answer here.
    pub given: Bitmap,
    /// The answers; what stands in a row without one does not matter.
    pub values: Values,
}

/// Answers of one kind. Any of them may be shorter than there are rows: the rest has no answer.
#[derive(Clone, Debug, Default)]
pub enum Values {
    /// No row has one.
    #[default]
    None,
    /// Yes or no; for a text, whether it is given.
    Truths(Bitmap),
    /// Numbers.
    Numbers(Numbers),
    /// Options by position; the position after the last stands for none.
    Options(Vec<u8>),
    /// Options of a choice of many: for each option, which rows chose it.
    Chosen(Vec<Bitmap>),
    /// Days.
    Dates(Vec<Date>),
}

/// An answer that no column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Special {
    pub(super) row: usize,
    pub(super) fact: FactId,
    pub(super) answer: Answer,
}

impl Columns {
    /// No case yet.
    #[must_use]
    pub fn new(program: &Program) -> Columns {
        let facts = program.guideline().facts.len();
        Columns { rows: 0, columns: vec![Column::default(); facts], special: Vec::new() }
    }

    /// Takes all cases away and keeps the space.
    pub fn clear(&mut self) {
        self.rows = 0;
        self.special.clear();
        for column in &mut self.columns {
            column.given.clear();
            match &mut column.values {
                Values::None => {}
                Values::Truths(bits) => bits.clear(),
                Values::Numbers(numbers) => numbers.clear(),
                Values::Options(codes) => codes.clear(),
                Values::Chosen(options) => options.iter_mut().for_each(Bitmap::clear),
                Values::Dates(days) => days.clear(),
            }
        }
    }

    /// How many cases there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a case without answers; the setters below then answer for it.
    pub fn add_row(&mut self) {
        self.rows += 1;
    }

    /// Takes the answers of the last case away again; the case itself stays.
    pub fn open_last_row(&mut self) {
        let row = self.rows.saturating_sub(1);
        self.columns.iter_mut().for_each(|column| column.given.truncate(row));
        self.special.retain(|special| special.row < row);
    }

    /// Sets a whole column. Rows beyond those so far are added.
    pub fn set_column(&mut self, fact: FactId, column: Column) {
        self.rows = self.rows.max(column.given.len());
        if let Some(place) = self.columns.get_mut(fact.index()) {
            *place = column;
        }
    }

    /// The column of a fact.
    #[must_use]
    pub fn column(&self, fact: FactId) -> Option<&Column> {
        self.columns.get(fact.index())
    }

    /// Answers for the last case: yes or no, or whether a text is given.
    pub fn set_truth(&mut self, fact: FactId, value: bool) {
        let Some((row, column)) = self.last(fact) else { return };
        if !matches!(column.values, Values::Truths(_)) {
            column.values = Values::Truths(Bitmap::default());
        }
        if let Values::Truths(bits) = &mut column.values {
            bits.set(row, value);
        }
    }

    /// Answers for the last case with a number; one that no column holds is kept as an answer of its own.
    pub fn set_number(&mut self, fact: FactId, number: Number) {
        let Some((units, decimals)) = super::numbers::scaled(number) else {
            return self.keep(fact, Answer::new(AnswerValue::Number(NumberRange::point(number))));
        };
        self.set_scaled(fact, units, decimals);
    }

    /// Answers for the last case with `value` · 10^-`decimals`, of at most six decimals.
    pub(super) fn set_scaled(&mut self, fact: FactId, value: i64, decimals: u8) {
        let Some((row, column)) = self.last(fact) else { return };
        if !matches!(column.values, Values::Numbers(_)) {
            column.values = Values::Numbers(Numbers::default());
        }
        let fits = match &mut column.values {
            Values::Numbers(numbers) => numbers.set(row, value, decimals),
            Values::None | Values::Truths(_) | Values::Options(_) | Values::Chosen(_) | Values::Dates(_) => {
                false
            }
        };
        if !fits {
            column.given.set(row, false);
            let number = super::numbers::number(value, decimals);
            self.keep(fact, Answer::new(AnswerValue::Number(NumberRange::point(number))));
        }
    }

    /// Answers for the last case with one option, by position; the position after the last option is none.
    pub fn set_option(&mut self, fact: FactId, option: usize) {
        let Some((row, column)) = self.last(fact) else { return };
        if !matches!(column.values, Values::Options(_)) {
            column.values = Values::Options(Vec::new());
        }
        if let (Values::Options(codes), Ok(code)) = (&mut column.values, u8::try_from(option)) {
            codes.resize(codes.len().max(row + 1), 0);
            codes[row] = code;
        }
    }

    /// Answers for the last case with options of a choice of many, as words of [`crate::value::bits`].
    pub fn set_chosen(&mut self, fact: FactId, chosen: &[u64]) {
        let Some((row, column)) = self.last(fact) else { return };
        if !matches!(column.values, Values::Chosen(_)) {
            column.values = Values::Chosen(Vec::new());
        }
        if let Values::Chosen(options) = &mut column.values {
            let most = bits::iter(chosen).last().map_or(0, |last| last + 1);
            options.resize_with(options.len().max(most), Bitmap::default);
            for (at, option) in options.iter_mut().enumerate() {
                option.set(row, bits::contains(chosen, at));
            }
        }
    }

    /// Answers for the last case with a day.
    pub fn set_date(&mut self, fact: FactId, day: Date) {
        let Some((row, column)) = self.last(fact) else { return };
        if !matches!(column.values, Values::Dates(_)) {
            column.values = Values::Dates(Vec::new());
        }
        if let Values::Dates(days) = &mut column.values {
            days.resize(days.len().max(row + 1), day);
            days[row] = day;
        }
    }

    /// Answers for the last case with any answer: where a plain column holds it, there.
    pub fn set_answer(&mut self, program: &Program, fact: FactId, answer: Answer) {
        let unstated = answer.evidence == EvidenceState::Unstated;
        if !unstated || !self.set_plain(program, fact, &answer.value) {
            self.keep(fact, answer);
        }
    }

    /// Puts a plain answer into its column; false for any other.
    fn set_plain(&mut self, program: &Program, fact: FactId, value: &AnswerValue) -> bool {
        let Some(model) = program.guideline().facts.get(fact.index()) else { return false };
        match (value, model.ty) {
            (AnswerValue::Truth(truth), Type::Truth) if !truth.is_open() => {
                self.set_truth(fact, truth.is_yes());
            }
            (AnswerValue::Text, Type::Text) => self.set_truth(fact, true),
            (AnswerValue::None, Type::Text) => self.set_truth(fact, false),
            (AnswerValue::Number(range), Type::Number) => match range.as_point() {
                Some(point) => self.set_number(fact, point),
                None => return false,
            },
            (AnswerValue::Date(range), Type::Date) => match range.as_point() {
                Some(day) => self.set_date(fact, day),
                None => return false,
            },
            (AnswerValue::Choice(words), Type::Choice(list)) => {
                let options = program.guideline().option_list(list).options.len();
                match bits::iter(words).next().filter(|_| bits::count(words) == 1 && options < MOST_CODES) {
                    Some(only) => self.set_option(fact, only),
                    None => return false,
                }
            }
            (AnswerValue::Choices { must, may }, Type::Choices(_)) if must == may => {
                self.set_chosen(fact, must);
            }
            (
                AnswerValue::Unknown
                | AnswerValue::None
                | AnswerValue::Truth(_)
                | AnswerValue::Choice(_)
                | AnswerValue::Choices { .. }
                | AnswerValue::Series(_)
                | AnswerValue::Rows { .. }
                | AnswerValue::Number(_)
                | AnswerValue::Date(_)
                | AnswerValue::Text,
                _,
            ) => return false,
        }
        true
    }

    /// What a case answers about a fact.
    #[must_use]
    pub fn answer(&self, program: &Program, row: usize, fact: FactId) -> Option<Answer> {
        let special = self.specials(row).iter().find(|special| special.fact == fact);
        if let Some(special) = special {
            return Some(special.answer.clone());
        }
        let column = self.columns.get(fact.index()).filter(|column| column.given.get(row))?;
        let model = program.guideline().facts.get(fact.index())?;
        let value = match (&column.values, model.ty) {
            (Values::Truths(bits), Type::Text) if !bits.get(row) => AnswerValue::None,
            (Values::Truths(_), Type::Text) => AnswerValue::Text,
            (Values::Truths(bits), _) => AnswerValue::Truth(Truth::from_bool(bits.get(row))),
            (Values::Numbers(numbers), _) => AnswerValue::Number(NumberRange::point(numbers.number(row))),
            (Values::Options(codes), Type::Choice(list)) => {
                let options = program.guideline().option_list(list).options.len();
                let mut words = vec![0; bits::choice_width(options)];
                bits::insert(&mut words, usize::from(*codes.get(row)?));
                AnswerValue::Choice(words)
            }
            (Values::Chosen(chosen), Type::Choices(list)) => {
                let options = program.guideline().option_list(list).options.len();
                let mut words = vec![0; bits::choices_width(options)];
                let these = chosen.iter().enumerate().filter(|(_, option)| option.get(row));
                these.for_each(|(at, _)| bits::insert(&mut words, at));
                AnswerValue::Choices { must: words.clone(), may: words }
            }
            (Values::Dates(days), _) => AnswerValue::Date(DateRange::point(*days.get(row)?)),
            (Values::None | Values::Options(_) | Values::Chosen(_), _) => return None,
        };
        Some(Answer::new(value))
    }

    /// The column of a fact at the last row, which then has an answer.
    fn last(&mut self, fact: FactId) -> Option<(usize, &mut Column)> {
        let row = self.rows.checked_sub(1)?;
        let column = self.columns.get_mut(fact.index())?;
        column.given.set(row, true);
        Some((row, column))
    }

    fn keep(&mut self, fact: FactId, answer: Answer) {
        if let Some(row) = self.rows.checked_sub(1) {
            self.special.push(Special { row, fact, answer });
        }
    }

    /// Whether columns hold all answers.
    pub(super) fn all_plain(&self) -> bool {
        self.special.is_empty()
    }

    /// The answers of a case that no column holds.
    pub(super) fn specials(&self, row: usize) -> &[Special] {
        let from = self.special.partition_point(|special| special.row < row);
        let to = self.special.partition_point(|special| special.row <= row);
        self.special.get(from..to).unwrap_or(&[])
    }
}
