//! From results to a record batch.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Date32Builder, Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch, RecordBatchOptions};
use arrow_schema::{DataType, Field, Schema};

use super::{ID, Rows};
use crate::assess::{Class, Verdict};
use crate::batch::{Batch, Results};
use crate::model::{Type, ValueId};
use crate::number::Number;
use crate::value::Possible;

/// Digits of a decimal, and how many of them are decimals: all that a number has.
const DIGITS: (u8, i8) = (38, 12);

/// A column under its name.
type Named = (String, ArrayRef);

pub(super) fn write(batch: &Batch<'_>, rows: Rows<'_>, results: &Results, findings: bool) -> RecordBatch {
    let Rows { id: ids, errors } = rows;
    let rows = results.rows();
    let mut bad = vec![false; rows];
    for (row, _) in errors {
        if let Some(bad) = bad.get_mut(*row) {
            *bad = true;
        }
    }
    let good = |row: usize| !bad.get(row).copied().unwrap_or(false);
    let mut columns: Vec<Named> = Vec::new();
    columns.extend(ids.iter().map(|id| (ID.to_owned(), ArrayRef::clone(id))));
    let verdicts = |pick: fn(Verdict) -> &'static str| -> ArrayRef {
        texts((0..rows).map(|row| good(row).then(|| pick(results.verdict(row)))))
    };
    columns.push(("verdict".to_owned(), verdicts(|verdict| verdict.word().id())));
    columns.push(("best".to_owned(), verdicts(|verdict| id(verdict.best))));
    columns.push(("worst".to_owned(), verdicts(|verdict| id(verdict.worst))));
    let mut settled = BooleanBuilder::with_capacity(rows);
    for row in 0..rows {
        settled.append_option(good(row).then(|| results.verdict(row).is_settled()));
    }
    columns.push(("settled".to_owned(), Arc::new(settled.finish())));
    columns.push(("error".to_owned(), texts_of(errors, rows)));
    if findings {
        for (at, rule) in batch.program().guideline().rules.iter().enumerate() {
            let statuses = texts((0..rows).map(|row| good(row).then(|| results.status(at, row).id())));
            columns.push((format!("findings.{}", rule.id), statuses));
        }
    }
    for (value, possible) in &results.values {
        value_columns(batch, *value, possible, &good, &mut columns);
    }
    table(columns, rows)
}

/// All columns have as many rows, so the table cannot be refused; were it, it would be empty.
fn table(columns: Vec<Named>, rows: usize) -> RecordBatch {
    let fields: Vec<Field> =
        columns.iter().map(|(name, array)| Field::new(name, array.data_type().clone(), true)).collect();
    let schema = Arc::new(Schema::new(fields));
    let arrays = columns.into_iter().map(|(_, array)| array).collect();
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(schema.clone(), arrays, &options)
        .unwrap_or_else(|_| RecordBatch::new_empty(schema))
}

fn texts_of(errors: &[(usize, String)], rows: usize) -> ArrayRef {
    let mut errors = errors.iter().peekable();
    texts((0..rows).map(|row| errors.next_if(|(at, _)| *at == row).map(|(_, text)| text.as_str())))
}

fn texts<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> ArrayRef {
    let mut builder = StringBuilder::new();
    texts.for_each(|text| builder.append_option(text));
    Arc::new(builder.finish())
}

fn id(class: Class) -> &'static str {
    crate::assess::Word::from(class).id()
}

/// A value where it is settled, and what it can still be where it is not.
fn value_columns(
    batch: &Batch<'_>,
    value: ValueId,
    possible: &[Possible],
    good: &dyn Fn(usize) -> bool,
    columns: &mut Vec<Named>,
) {
    let model = batch.program().guideline().value(value);
    let settled: Vec<Option<&Possible>> = possible
        .iter()
        .enumerate()
        .map(|(row, possible)| Some(possible).filter(|possible| good(row) && possible.is_settled()))
        .collect();
    let array: ArrayRef = match model.ty {
        Type::Truth => {
            let mut truths = BooleanBuilder::new();
            settled.iter().for_each(|possible| truths.append_option(possible.and_then(truth)));
            Arc::new(truths.finish())
        }
        Type::Number => {
            let data_type = DataType::Decimal128(DIGITS.0, DIGITS.1);
            let mut numbers = Decimal128Builder::new().with_data_type(data_type);
            settled.iter().for_each(|possible| numbers.append_option(possible.and_then(number)));
            Arc::new(numbers.finish())
        }
        Type::Date => {
            let mut days = Date32Builder::new();
            settled.iter().for_each(|possible| days.append_option(possible.and_then(day)));
            Arc::new(days.finish())
        }
        Type::Choice(_) => texts(settled.iter().map(|possible| possible.and_then(option))),
        Type::Choices(_) => {
            let mut lists = ListBuilder::new(StringBuilder::new());
            for possible in &settled {
                let chosen = possible.and_then(options);
                for option in chosen.into_iter().flatten() {
                    lists.values().append_value(option);
                }
                lists.append(chosen.is_some());
            }
            Arc::new(lists.finish())
        }
        Type::Text | Type::Series | Type::Rows(_) => {
            let json: Vec<Option<String>> = settled.iter().map(|possible| possible.map(json)).collect();
            texts(json.iter().map(Option::as_deref))
        }
    };
    columns.push((format!("values.{}", model.id), array));
    let in_words = |possible: &Possible| !possible.is_settled() || is_too_long(possible);
    let open = possible.iter().enumerate();
    let open: Vec<Option<String>> =
        open.map(|(row, possible)| (good(row) && in_words(possible)).then(|| json(possible))).collect();
    columns.push((format!("possible.{}", model.id), texts(open.iter().map(Option::as_deref))));
}

fn json(possible: &Possible) -> String {
    serde_json::to_string(possible).unwrap_or_default()
}

fn truth(possible: &Possible) -> Option<bool> {
    if let Possible::Truth(truth) = possible { Some(truth.is_yes()) } else { None }
}

/// Whether a number has more than 38 digits, so that only JSON can say it.
fn is_too_long(possible: &Possible) -> bool {
    let Possible::Number(settled) = possible else { return false };
    settled.given.is_yes() && settled.range.as_point().is_some() && number(possible).is_none()
}

/// A number in units of 10⁻¹²; beyond 38 digits it is only in words.
fn number(possible: &Possible) -> Option<i128> {
    const MOST: u128 = 10_u128.pow(38);
    let Possible::Number(number) = possible else { return None };
    let point = number.range.as_point().filter(|_| number.given.is_yes());
    point.map(Number::units).filter(|units| units.unsigned_abs() < MOST)
}

fn day(possible: &Possible) -> Option<i32> {
    let Possible::Date(date) = possible else { return None };
    date.range.as_point().filter(|_| date.given.is_yes()).map(crate::date::Date::days)
}

fn option(possible: &Possible) -> Option<&str> {
    let Possible::Choice { options, .. } = possible else { return None };
    options.first().map(String::as_str)
}

fn options(possible: &Possible) -> Option<&[String]> {
    if let Possible::Choices { must, .. } = possible { Some(must) } else { None }
}
