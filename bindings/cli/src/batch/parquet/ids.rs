//! Ids of any type as JSON.

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{ArrayRef, ArrowPrimitiveType};
use arrow_schema::DataType;
use riktlinje::date::Date;
use serde_json::Value;

/// Whether ids of a type can be written as JSON.
pub(super) fn can_be_json(ty: &DataType) -> bool {
    ty.is_integer()
        || matches!(
            ty,
            DataType::Null
                | DataType::Boolean
                | DataType::Float32
                | DataType::Float64
                | DataType::Decimal128(..)
                | DataType::Utf8
                | DataType::LargeUtf8
                | DataType::Date32
                | DataType::Binary
                | DataType::FixedSizeBinary(_)
        )
}

/// The id in a row that has one; bytes, such as those of a UUID, in hexadecimal digits.
pub(super) fn json(ids: &ArrayRef, row: usize) -> Option<String> {
    Some(match ids.data_type() {
        DataType::Boolean => ids.as_boolean().value(row).to_string(),
        DataType::Int8 => digits::<Int8Type>(ids, row),
        DataType::Int16 => digits::<Int16Type>(ids, row),
        DataType::Int32 => digits::<Int32Type>(ids, row),
        DataType::Int64 => digits::<Int64Type>(ids, row),
        DataType::UInt8 => digits::<UInt8Type>(ids, row),
        DataType::UInt16 => digits::<UInt16Type>(ids, row),
        DataType::UInt32 => digits::<UInt32Type>(ids, row),
        DataType::UInt64 => digits::<UInt64Type>(ids, row),
        DataType::Float32 => number(&digits::<Float32Type>(ids, row)),
        DataType::Float64 => number(&digits::<Float64Type>(ids, row)),
        DataType::Decimal128(..) => number(&ids.as_primitive::<Decimal128Type>().value_as_string(row)),
        DataType::Utf8 => text(ids.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => text(ids.as_string::<i64>().value(row)),
        DataType::Date32 => {
            let day = Date::from_days(i64::from(ids.as_primitive::<Date32Type>().value(row)));
            text(&day?.to_string())
        }
        DataType::Binary => hexadecimal(ids.as_binary::<i32>().value(row)),
        DataType::FixedSizeBinary(_) => hexadecimal(ids.as_fixed_size_binary().value(row)),
        _ => return None,
    })
}

fn digits<T: ArrowPrimitiveType>(ids: &ArrayRef, row: usize) -> String
where
    T::Native: std::fmt::Display,
{
    ids.as_primitive::<T>().value(row).to_string()
}

/// A number as it stands, and what JSON has no number for as text.
fn number(digits: &str) -> String {
    if digits.contains(|letter: char| letter.is_ascii_alphabetic()) {
        text(digits)
    } else {
        digits.to_owned()
    }
}

fn text(text: &str) -> String {
    Value::from(text).to_string()
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    text(&digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect::<String>())
}
