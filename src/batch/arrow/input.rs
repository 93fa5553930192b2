//! From a record batch to columns of answers.

use arrow_array::{Array, ArrayRef, RecordBatch};

use super::cells::{Cells, Day, Lists, Texts};
use super::{ArrowError, ID, Input, RowError};
use crate::batch::checked::{Checker, Kind};
use crate::batch::columns::Columns;
use crate::batch::numbers;
use crate::date::Date;
use crate::diagnostic::Diagnostics;
use crate::model::FactId;
use crate::number::Number;

pub(super) fn read(checker: &mut Checker<'_>, batch: &RecordBatch) -> Result<Input, ArrowError> {
    let mut named: Vec<(FactId, Cells<'_>)> = Vec::new();
    let mut id = None;
    for (field, array) in batch.schema_ref().fields().iter().zip(batch.columns()) {
        let name = field.name();
        match checker.program().fact_named(name) {
            Some(fact) => named.push((fact, cells(checker, name, fact, array)?)),
            None if name == ID => id = Some(array.clone()),
            None => return Err(ArrowError::UnknownColumn { name: name.clone() }),
        }
    }
    let mut input = Input { columns: Columns::new(checker.program()), errors: Vec::new(), id };
    for row in 0..batch.num_rows() {
        input.columns.add_row();
        for (fact, cells) in &named {
            if let Err(diagnostics) = cell(checker, *fact, cells, row, &mut input.columns) {
                input.columns.open_last_row();
                input.errors.push(RowError { row, diagnostics });
                break;
            }
        }
    }
    Ok(input)
}

/// The cells of a column, if its type can answer the fact.
fn cells<'a>(
    checker: &Checker<'_>,
    name: &str,
    fact: FactId,
    array: &'a ArrayRef,
) -> Result<Cells<'a>, ArrowError> {
    let kind = checker.kind(fact);
    let fits = |cells: &Cells<'_>| match (cells, kind) {
        (Cells::Nothing | Cells::Texts(_), _)
        | (Cells::Truths(_), Kind::Truth)
        | (
            Cells::Wholes(_) | Cells::Naturals(_) | Cells::Decimals(..) | Cells::Floats(_),
            Kind::Number { .. },
        )
        | (Cells::Dates(_), Kind::Date { .. })
        | (Cells::Lists(_), Kind::Chosen(_) | Kind::Other) => true,
        (
            Cells::Truths(_)
            | Cells::Wholes(_)
            | Cells::Naturals(_)
            | Cells::Decimals(..)
            | Cells::Floats(_)
            | Cells::Dates(_)
            | Cells::Lists(_),
            _,
        ) => false,
    };
    Cells::of(array).filter(fits).ok_or_else(|| ArrowError::WrongType {
        name: name.to_owned(),
        found: array.data_type().to_string(),
        wanted: checker.program().guideline().fact(fact).ty.words().0.to_owned(),
    })
}

/// One answer into the last row.
fn cell(
    checker: &mut Checker<'_>,
    fact: FactId,
    cells: &Cells<'_>,
    row: usize,
    columns: &mut Columns,
) -> Result<(), Diagnostics> {
    match cells {
        Cells::Nothing => Ok(()),
        Cells::Truths(truths) => {
            if truths.is_valid(row) {
                columns.set_truth(fact, truths.value(row));
            }
            Ok(())
        }
        Cells::Wholes(numbers) => {
            let Some(number) = numbers.get(row).copied().flatten() else { return Ok(()) };
            if checker.number(fact, number, 0, columns) {
                return Ok(());
            }
            checker.strict(fact, &number.to_string(), columns)
        }
        Cells::Naturals(numbers) => {
            if !numbers.is_valid(row) {
                return Ok(());
            }
            exact(checker, fact, &numbers.value(row).to_string(), columns)
        }
        Cells::Floats(numbers) => {
            let Some(number) = numbers.get(row).copied().flatten() else { return Ok(()) };
            let text = number.to_string();
            exact(checker, fact, &text, columns)
        }
        Cells::Decimals(numbers, decimals) => {
            if !numbers.is_valid(row) {
                return Ok(());
            }
            exact(checker, fact, &decimal(numbers.value(row), *decimals), columns)
        }
        Cells::Dates(days) => match days.get(row).and_then(Option::as_ref) {
            None => Ok(()),
            Some(Day::Time(time)) => checker.strict(fact, &format!("\"{time}\""), columns),
            Some(Day::Whole(days)) => match Date::from_days(*days) {
                Some(day) if checker.date(fact, day, columns) => Ok(()),
                Some(day) => checker.strict(fact, &format!("\"{day}\""), columns),
                None => checker.strict(fact, &format!("\"{days} days from 1970\""), columns),
            },
        },
        Cells::Texts(texts) => texts.get(row).map_or(Ok(()), |text| checker.cell(fact, text, columns)),
        Cells::Lists(lists) => list(checker, fact, lists, row, columns),
    }
}

/// A number by its decimal writing.
fn exact(checker: &Checker<'_>, fact: FactId, text: &str, columns: &mut Columns) -> Result<(), Diagnostics> {
    let scaled = Number::parse(text).ok().and_then(numbers::scaled);
    match scaled {
        Some((count, decimals)) if checker.number(fact, count, decimals, columns) => Ok(()),
        Some(_) => checker.strict(fact, text, columns),
        None => checker.strict(fact, &crate::batch::checked::quoted_unless_number(text), columns),
    }
}

/// `value` · 10^-`decimals` in digits.
fn decimal(value: i128, decimals: i8) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    match usize::try_from(decimals) {
        Ok(0) => format!("{sign}{digits}"),
        Ok(decimals) => {
            let digits = format!("{digits:0>width$}", width = decimals + 1);
            let (whole, fraction) = digits.split_at(digits.len() - decimals);
            let fraction = fraction.trim_end_matches('0');
            let point = if fraction.is_empty() { "" } else { "." };
            format!("{sign}{whole}{point}{fraction}")
        }
        Err(_) => format!("{sign}{digits}{}", "0".repeat(usize::from(decimals.unsigned_abs()))),
    }
}

/// A list: options, or a series of numbers.
fn list(
    checker: &mut Checker<'_>,
    fact: FactId,
    lists: &Lists<'_>,
    row: usize,
    columns: &mut Columns,
) -> Result<(), Diagnostics> {
    let Some(items) = lists.get(row) else { return Ok(()) };
    if let Some(texts) = Texts::of(&items) {
        let ids = (0..items.len()).map(|at| texts.get(at).map(str::as_bytes));
        if checker.chosen(fact, ids, columns) {
            return Ok(());
        }
    }
    let json = match Cells::of(&items) {
        Some(Cells::Texts(texts)) => {
            let item = |at| texts.get(at).map_or_else(|| "null".to_owned(), crate::batch::checked::quoted);
            (0..items.len()).map(item).collect::<Vec<_>>()
        }
        Some(Cells::Wholes(numbers)) => numbers.iter().map(|number| json_or_null(number.as_ref())).collect(),
        Some(Cells::Naturals(numbers)) => {
            numbers.iter().map(|number| json_or_null(number.as_ref())).collect()
        }
        Some(Cells::Floats(numbers)) => numbers.iter().map(|number| json_or_null(number.as_ref())).collect(),
        Some(Cells::Decimals(numbers, decimals)) => numbers
            .iter()
            .map(|number| json_or_null(number.map(|number| decimal(number, decimals)).as_ref()))
            .collect(),
        Some(Cells::Truths(_) | Cells::Dates(_) | Cells::Lists(_) | Cells::Nothing) | None => {
            vec!["null".to_owned(); items.len()]
        }
    };
    checker.strict(fact, &format!("[{}]", json.join(",")), columns)
}

fn json_or_null<T: ToString>(value: Option<&T>) -> String {
    value.map_or_else(
        || "null".to_owned(),
        |value| crate::batch::checked::quoted_unless_number(&value.to_string()),
    )
}
