//! What a fact, a value or an expression can still be, in a form for the outside.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{DateSet, NumberSet, Truth};
use crate::date::Date;
use crate::json::{JsonWriter, WriteJson};
use crate::number::Number;

/// What something can still be. Serialized, a settled value is `{"value": …}`, an open one its set:
/// `{"between": [low, high]}` (`null` for an open end), `{"one_of": […]}`, `{"must": […], "may": […]}`;
/// `"or_none": true` beside it when there may be none, and `{"none": true}` when there surely is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Possible {
    /// Yes, no or open.
    Truth(Truth),
    /// A number.
    Number(NumberSet),
    /// A date.
    Date(DateSet),
    /// One of these options; perhaps none.
    Choice {
        /// Ids of the options still possible, in the order of the list.
        options: Vec<String>,
        /// Whether there may be none.
        may_be_none: bool,
    },
    /// Any of several options.
    Choices {
        /// Ids of the options surely chosen.
        must: Vec<String>,
        /// Ids of the options possibly chosen, the sure ones included.
        may: Vec<String>,
    },
    /// A number per year.
    Series(Vec<NumberSet>),
    /// A list of rows: how many are known, and how many there can be at most.
    Rows {
        /// Rows known.
        known: usize,
        /// Rows that more can come to; equal to `known` when the list is finished.
        most: usize,
    },
    /// A text: whether it is given.
    Text(Truth),
}

impl Possible {
    /// True when only one outcome is left.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        match self {
            Possible::Truth(truth) | Possible::Text(truth) => !truth.is_open(),
            Possible::Number(number) => number.is_settled(),
            Possible::Date(date) => date.is_settled(),
            Possible::Choice { options, may_be_none } => options.len() + usize::from(*may_be_none) == 1,
            Possible::Choices { must, may } => must == may,
            Possible::Series(years) => years.iter().all(|year| year.is_settled()),
            Possible::Rows { known, most } => known == most,
        }
    }
}

impl Possible {
    /// Writes what stands inside the braces.
    pub(crate) fn write_entries(&self, to: &mut JsonWriter) {
        match self {
            Possible::Truth(truth) if truth.is_open() => to.field("one_of", &[true, false].as_slice()),
            Possible::Truth(truth) => to.field("value", &truth.is_yes()),
            Possible::Text(truth) if truth.is_open() => to.field("or_none", &true),
            Possible::Text(truth) => to.field(if truth.is_yes() { "given" } else { "none" }, &true),
            Possible::Number(number) => write_number(*number, to),
            Possible::Date(date) => write_set(
                date.given,
                &date.range.as_point(),
                &[date.range.low(), date.range.high()].as_slice(),
                to,
            ),
            Possible::Choice { options, may_be_none } => match (options.as_slice(), may_be_none) {
                ([], _) => to.field("none", &true),
                ([only], false) => to.field("value", only),
                (several, _) => {
                    to.field("one_of", &several);
                    to.field_if_any("or_none", may_be_none);
                }
            },
            Possible::Choices { must, may } if must == may => to.field("value", must),
            Possible::Choices { must, may } => {
                to.field("must", must);
                to.field("may", may);
            }
            Possible::Series(years) => {
                to.key("years");
                to.open('[');
                for year in years {
                    to.object(&mut |to| write_number(*year, to));
                }
                to.close(']');
            }
            Possible::Rows { known, most } => {
                to.field("rows", known);
                if most != known {
                    to.field("at_most", most);
                }
            }
        }
    }
}

impl WriteJson for Possible {
    fn write_json(&self, to: &mut JsonWriter) {
        to.object(&mut |to| self.write_entries(to));
    }
}

fn write_number(number: NumberSet, to: &mut JsonWriter) {
    let range = number.range;
    write_set(number.given, &range.as_point(), &[range.low(), range.high()].as_slice(), to);
}

fn write_set(given: Truth, point: &dyn WriteJson, ends: &dyn WriteJson, to: &mut JsonWriter) {
    if given.is_no() {
        return to.field("none", &true);
    }
    if point.is_absent() {
        to.field("between", ends);
    } else {
        to.field("value", point);
    }
    to.field_if_any("or_none", &given.is_open());
}

impl Serialize for Possible {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match self {
            Possible::Truth(truth) if truth.is_open() => map.serialize_entry("one_of", &[true, false])?,
            Possible::Truth(truth) => map.serialize_entry("value", &truth.is_yes())?,
            Possible::Text(truth) if truth.is_open() => map.serialize_entry("or_none", &true)?,
            Possible::Text(truth) if truth.is_yes() => map.serialize_entry("given", &true)?,
            Possible::Text(_) => map.serialize_entry("none", &true)?,
            Possible::Number(number) => number_entries(*number, &mut map)?,
            Possible::Date(date) => date_entries(*date, &mut map)?,
            Possible::Choice { options, may_be_none } => match (options.as_slice(), may_be_none) {
                ([], _) => map.serialize_entry("none", &true)?,
                ([only], false) => map.serialize_entry("value", only)?,
                (several, false) => map.serialize_entry("one_of", several)?,
                (several, true) => {
                    map.serialize_entry("one_of", several)?;
                    map.serialize_entry("or_none", &true)?;
                }
            },
            Possible::Choices { must, may } if must == may => map.serialize_entry("value", must)?,
            Possible::Choices { must, may } => {
                map.serialize_entry("must", must)?;
                map.serialize_entry("may", may)?;
            }
            Possible::Series(years) => map.serialize_entry(
                "years",
                &years.iter().map(|year| Possible::Number(*year)).collect::<Vec<_>>(),
            )?,
            Possible::Rows { known, most } => {
                map.serialize_entry("rows", known)?;
                if most != known {
                    map.serialize_entry("at_most", most)?;
                }
            }
        }
        map.end()
    }
}

fn number_entries<M: SerializeMap>(number: NumberSet, map: &mut M) -> Result<(), M::Error> {
    if number.given.is_no() {
        return map.serialize_entry("none", &true);
    }
    match number.range.as_point() {
        Some(point) => map.serialize_entry("value", &point)?,
        None => map.serialize_entry::<_, [Option<Number>; 2]>(
            "between",
            &[number.range.low(), number.range.high()],
        )?,
    }
    or_none(number.given, map)
}

fn date_entries<M: SerializeMap>(date: DateSet, map: &mut M) -> Result<(), M::Error> {
    if date.given.is_no() {
        return map.serialize_entry("none", &true);
    }
    let iso = |day: Option<Date>| day.map(|day| day.to_string());
    match date.range.as_point() {
        Some(point) => map.serialize_entry("value", &point.to_string())?,
        None => map.serialize_entry("between", &[iso(date.range.low()), iso(date.range.high())])?,
    }
    or_none(date.given, map)
}

fn or_none<M: SerializeMap>(given: Truth, map: &mut M) -> Result<(), M::Error> {
    if given.is_open() { map.serialize_entry("or_none", &true) } else { Ok(()) }
}
