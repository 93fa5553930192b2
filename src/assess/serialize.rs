//! How an assessment goes through serde, where a derive does not say it. `write.rs` writes the same form faster.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::assessment::{FollowUpDate, SourceId};
use crate::date::Date;
use crate::model::{Review, Severity};
use crate::text::{Language, Spoken, Text};
use crate::truth::Truth;

impl Serialize for SourceId<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Serialize for FollowUpDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            FollowUpDate::On(date) => serializer.collect_str(date),
            FollowUpDate::Between(first, last) => {
                let iso = |date: &Option<Date>| date.map(|date| date.to_string());
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry("between", &[iso(first), iso(last)])?;
                map.end()
            }
        }
    }
}

impl Serialize for Text {
    /// One wording for all languages as a string, else a mapping from language to wording.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.for_all_languages() {
            Some(common) => serializer.serialize_str(common),
            None => serializer.collect_map(self.wordings()),
        }
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl Serialize for Spoken<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.written() {
            Ok(text) => text.serialize(serializer),
            Err(([], wording)) => serializer.serialize_str(wording),
            Err((languages, _)) => {
                serializer.collect_map(languages.iter().map(|language| (language, self.show(*language))))
            }
        }
    }
}

pub(super) fn as_map<S: Serializer, V: Serialize>(
    items: &[(&str, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(items.iter().map(|(key, value)| (key, value)))
}

pub(super) fn iso<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

pub(super) fn truth<S: Serializer>(truth: &Truth, serializer: S) -> Result<S::Ok, S::Error> {
    let settled = if truth.is_open() { None } else { Some(truth.is_yes()) };
    settled.serialize(serializer)
}

pub(super) fn severity<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.id())
}

pub(super) fn review<S: Serializer>(review: &Option<Review>, serializer: S) -> Result<S::Ok, S::Error> {
    review.map(Review::id).serialize(serializer)
}
