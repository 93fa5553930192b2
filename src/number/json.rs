//! Numbers in JSON: written and read by their exact text, never through binary floats.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::Number;

/// Writes a JSON number with all its digits.
///
/// Whole numbers are integers in every format. For others `serde_json` writes the exact text; formats
/// without exact decimals show its private marker, so go through `serde_json::Value` to reach them.
impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = self.to_int() {
            return serializer.serialize_i64(whole);
        }
        let exact: serde_json::Number = self.to_string().parse().map_err(ser::Error::custom)?;
        exact.serialize(serializer)
    }
}

/// Reads any number that the engine can have written: up to 12 decimals.
///
/// Answers have narrower limits; they are read with [`Number::parse_json`].
impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Number, D::Error> {
        let exact = serde_json::Number::deserialize(deserializer)?;
        Number::parse_stored(exact.as_str()).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn json_text_is_exact() {
        let exact = [
            "0.1",
            "-0.000000000001",
            "12345678901234567890.000001",
            "100000000000000000000000000",
            "9007199254740993",
            "170141183460469231731687303.715884105726",
        ];
        for text in exact {
            let number = Number::parse_stored(text).unwrap();
            assert_eq!(serde_json::to_string(&number).unwrap(), text);
            assert_eq!(serde_json::from_str::<Number>(text).unwrap(), number);
            let value = serde_json::to_value(number).unwrap();
            assert_eq!(value.to_string(), text);
            assert_eq!(serde_json::from_value::<Number>(value).unwrap(), number);
        }
    }

    #[test]
    fn other_json_is_refused() {
        for text in ["\"1\"", "null", "true", "[1]", "1e30", "0.0000000000001"] {
            assert!(serde_json::from_str::<Number>(text).is_err(), "{text}");
        }
        assert_eq!(serde_json::from_str::<Number>("1.5E+2").unwrap(), Number::from_int(150));
    }

    proptest! {
        #[test]
        fn every_number_survives_json(units: i128) {
            let number = Number::from_units(units);
            let text = serde_json::to_string(&number).unwrap();
            prop_assert_eq!(&text, &number.to_string());
            prop_assert_eq!(serde_json::from_str::<Number>(&text).unwrap(), number);
        }
    }
}
