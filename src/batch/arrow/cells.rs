//! The cells of a column, whatever Arrow type holds them.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, ArrowPrimitiveType, BooleanArray, PrimitiveArray, UInt64Array};
use arrow_schema::{DataType, TimeUnit};

use crate::date::Date;

/// A column by what its cells are.
pub(super) enum Cells<'a> {
    /// Nothing but null.
    Nothing,
    Truths(&'a BooleanArray),
    /// Whole numbers.
    Wholes(Vec<Option<i64>>),
    /// Whole numbers of which some are greater than others hold.
    Naturals(&'a UInt64Array),
    /// Counts of 10^-decimals.
    Decimals(&'a PrimitiveArray<Decimal128Type>, i8),
    /// Numbers by their decimal writing, where they are not whole.
    Floats(Vec<Option<f64>>),
    Texts(Texts<'a>),
    Dates(Vec<Option<Day>>),
    /// Lists of anything; each list is a column of its own.
    Lists(Lists<'a>),
}

/// A day, as a cell holds it.
pub(super) enum Day {
    /// Days since 1970-01-01.
    Whole(i64),
    /// A time of a day, in words: no day.
    Time(String),
}

/// A column of texts.
pub(super) enum Texts<'a> {
    Small(&'a arrow_array::StringArray),
    Large(&'a arrow_array::LargeStringArray),
    View(&'a arrow_array::StringViewArray),
    /// Keys of each row, and the texts that they stand for.
    Dictionary(&'a dyn Array, Vec<usize>, Vec<String>),
}

/// A column of lists.
pub(super) enum Lists<'a> {
    Small(&'a arrow_array::ListArray),
    Large(&'a arrow_array::LargeListArray),
}

impl<'a> Cells<'a> {
    /// The cells of an array; `None` for a type that answers nothing.
    pub(super) fn of(array: &'a ArrayRef) -> Option<Cells<'a>> {
        Some(match array.data_type() {
            DataType::Null => Cells::Nothing,
            DataType::Boolean => Cells::Truths(array.as_boolean()),
            DataType::Int8 => Cells::Wholes(wholes::<Int8Type>(array)),
            DataType::Int16 => Cells::Wholes(wholes::<Int16Type>(array)),
            DataType::Int32 => Cells::Wholes(wholes::<Int32Type>(array)),
            DataType::Int64 => Cells::Wholes(wholes::<Int64Type>(array)),
            DataType::UInt8 => Cells::Wholes(wholes::<UInt8Type>(array)),
            DataType::UInt16 => Cells::Wholes(wholes::<UInt16Type>(array)),
            DataType::UInt32 => Cells::Wholes(wholes::<UInt32Type>(array)),
            DataType::UInt64 => Cells::Naturals(array.as_primitive::<UInt64Type>()),
            DataType::Decimal128(_, decimals) => Cells::Decimals(array.as_primitive(), *decimals),
            DataType::Float32 => {
                // By its shortest writing, as it was meant, and not by what its bits add up to.
                let meant = |number: f32| number.to_string().parse().unwrap_or(f64::NAN);
                Cells::Floats(
                    array.as_primitive::<Float32Type>().iter().map(|number| number.map(meant)).collect(),
                )
            }
            DataType::Float64 => Cells::Floats(array.as_primitive::<Float64Type>().iter().collect()),
            DataType::Date32 => {
                let days = array.as_primitive::<Date32Type>().iter();
                Cells::Dates(days.map(|day| day.map(|day| Day::Whole(day.into()))).collect())
            }
            DataType::Date64 => Cells::Dates(days::<Date64Type>(array, 1_000)),
            // Without a time zone: with one, the day depends on where it is.
            DataType::Timestamp(unit, None) => Cells::Dates(match unit {
                TimeUnit::Second => days::<TimestampSecondType>(array, 1),
                TimeUnit::Millisecond => days::<TimestampMillisecondType>(array, 1_000),
                TimeUnit::Microsecond => days::<TimestampMicrosecondType>(array, 1_000_000),
                TimeUnit::Nanosecond => days::<TimestampNanosecondType>(array, 1_000_000_000),
            }),
            DataType::List(of) if is_plain(of.data_type()) => Cells::Lists(Lists::Small(array.as_list())),
            DataType::LargeList(of) if is_plain(of.data_type()) => {
                Cells::Lists(Lists::Large(array.as_list()))
            }
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(..) => {
                Cells::Texts(Texts::of(array)?)
            }
            _ => return None,
        })
    }
}

impl<'a> Texts<'a> {
    pub(super) fn of(array: &'a ArrayRef) -> Option<Texts<'a>> {
        match array.data_type() {
            DataType::Utf8 => Some(Texts::Small(array.as_string())),
            DataType::LargeUtf8 => Some(Texts::Large(array.as_string())),
            DataType::Utf8View => Some(Texts::View(array.as_string_view())),
            DataType::Dictionary(_, values) if matches!(**values, DataType::Utf8 | DataType::LargeUtf8) => {
                let dictionary = array.as_any_dictionary();
                let texts = Texts::of(dictionary.values())?;
                let values = (0..dictionary.values().len()).map(|at| texts.get(at).unwrap_or("").to_owned());
                let values: Vec<String> = values.collect();
                // Without values there is nothing but null, and no key that could be made normal.
                let keys = if values.is_empty() { Vec::new() } else { dictionary.normalized_keys() };
                Some(Texts::Dictionary(dictionary.keys(), keys, values))
            }
            _ => None,
        }
    }

    /// The text of a row; `None` where there is none.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        match self {
            Texts::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Dictionary(array, keys, values) => {
                let key = keys.get(row).filter(|_| array.is_valid(row))?;
                values.get(*key).map(String::as_str)
            }
        }
    }
}

impl Lists<'_> {
    /// The list of a row; `None` where there is none.
    pub(super) fn get(&self, row: usize) -> Option<ArrayRef> {
        match self {
            Lists::Small(lists) => lists.is_valid(row).then(|| lists.value(row)),
            Lists::Large(lists) => lists.is_valid(row).then(|| lists.value(row)),
        }
    }
}

/// Whole numbers in 64 bits; the caller has seen to it that they fit.
fn wholes<T: ArrowPrimitiveType>(array: &ArrayRef) -> Vec<Option<i64>>
where
    T::Native: TryInto<i64>,
{
    array.as_primitive::<T>().iter().map(|number| number.and_then(|number| number.try_into().ok())).collect()
}

/// Whether a list of this can be an answer: of numbers, or of ids.
fn is_plain(item: &DataType) -> bool {
    item.is_null()
        || item.is_integer()
        || matches!(
            item,
            DataType::Float32
                | DataType::Float64
                | DataType::Decimal128(..)
                | DataType::Utf8
                | DataType::LargeUtf8
                | DataType::Utf8View
                | DataType::Dictionary(..)
        )
}

/// The days of times that are counted in parts of a second since 1970-01-01.
fn days<T: ArrowPrimitiveType<Native = i64>>(array: &ArrayRef, parts: i64) -> Vec<Option<Day>> {
    let day = |time: i64| {
        let (days, seconds) = (time.div_euclid(parts * 86_400), time.div_euclid(parts).rem_euclid(86_400));
        if time.rem_euclid(parts * 86_400) == 0 {
            return Day::Whole(days);
        }
        let date = Date::from_days(days).map_or_else(|| format!("{days} days"), |date| date.to_string());
        Day::Time(format!("{date}T{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60))
    };
    array.as_primitive::<T>().iter().map(|time| time.map(day)).collect()
}
