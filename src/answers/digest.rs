//! The digest of answers: equal for equal answers, however they are written.
//!
//! The canonical form is JSON without white space and could be read back as answers: facts in the order of
//! the guideline under their present ids, each with the shortest form that says the same. Of texts it holds
//! only that they are given, because nothing else about them counts.

use std::fmt::Display;

use sha2::{Digest, Sha256};

use super::{Answer, AnswerValue, Answers, Evidence, EvidenceState};
use crate::evaluate::ColumnValue;
use crate::model::{Fact, OptionListId, Type, hexadecimal};
use crate::number::NumberRange;
use crate::program::Program;
use crate::value::{Truth, bits};

/// What stands for a text.
const GIVEN: &str = "\"given\"";

impl Answers {
    /// SHA-256 over the canonical form of the answers, in hexadecimal. It does not depend on layout, on
    /// nested or dotted names, or on which of its names a fact goes by.
    #[must_use]
    pub fn digest(&self, program: &Program) -> String {
        hexadecimal(&Sha256::digest(self.canonical(program).as_bytes()))
    }

    /// The canonical form.
    pub(crate) fn canonical(&self, program: &Program) -> String {
        let answers = self.iter().map(|(id, answer)| {
            let fact = program.guideline().fact(id);
            format!("{}:{}", quoted(&fact.id), written(program, fact, answer))
        });
        braces(answers)
    }
}

fn written(program: &Program, fact: &Fact, answer: &Answer) -> String {
    let value = value(program, fact, &answer.value);
    match &answer.evidence {
        EvidenceState::Unstated => value,
        EvidenceState::Absent => format!("{{\"value\":{value},\"evidence\":\"none\"}}"),
        EvidenceState::Given(given) => format!("{{\"value\":{value},\"evidence\":{}}}", evidence(given)),
    }
}

fn evidence(evidence: &Evidence) -> String {
    let date = |date: Option<crate::date::Date>| date.map(|date| date.to_string());
    let parts = [
        ("kind", Some(evidence.kind.clone())),
        ("reference", evidence.reference.clone()),
        ("date", date(evidence.date)),
        ("valid_until", date(evidence.valid_until)),
        ("by", evidence.by.clone()),
    ];
    let stated = parts.into_iter().filter_map(|(key, text)| text.map(|text| (key, text)));
    braces(stated.map(|(key, text)| format!("\"{key}\":{}", quoted(&text))))
}

fn value(program: &Program, fact: &Fact, value: &AnswerValue) -> String {
    match value {
        AnswerValue::Unknown => "null".to_owned(),
        AnswerValue::None => none(),
        AnswerValue::Truth(truth) => truth_or_both(*truth),
        AnswerValue::Number(range) => number(*range),
        AnswerValue::Date(range) => {
            let iso = |date: Option<crate::date::Date>| date.map(|date| quoted(&date.to_string()));
            between(iso(range.low()), iso(range.high()), range.is_point())
        }
        AnswerValue::Choice(words) => choice(program, fact, words),
        AnswerValue::Choices { must, may } => choices(program, fact, must, may),
        AnswerValue::Series(years) => {
            brackets(years.iter().map(|year| year.map_or("null".to_owned(), number)))
        }
        AnswerValue::Rows { rows, finished } => {
            let list =
                brackets(rows.iter().map(|row| {
                    let cells = fact.columns.iter().zip(row);
                    braces(cells.map(|(column, cell)| {
                        format!("{}:{}", quoted(&column.id), part(program, column, cell))
                    }))
                }));
            if *finished { list } else { format!("{{\"so_far\":{list}}}") }
        }
        AnswerValue::Text => GIVEN.to_owned(),
    }
}

/// A column of a row.
fn part(program: &Program, column: &Fact, cell: &ColumnValue) -> String {
    match cell {
        ColumnValue::Truth(truth) if column.ty == Type::Text => {
            if truth.is_open() {
                "null".to_owned()
            } else if truth.is_yes() {
                GIVEN.to_owned()
            } else {
                none()
            }
        }
        ColumnValue::Truth(truth) => truth_or_both(*truth),
        ColumnValue::Number(set) => {
            given_or_none(set.given, || value(program, column, &AnswerValue::Number(set.range)))
        }
        ColumnValue::Date(set) => {
            given_or_none(set.given, || value(program, column, &AnswerValue::Date(set.range)))
        }
        ColumnValue::Words(words) => match column.ty {
            Type::Choices(_) => {
                let (must, may) = words.split_at(words.len() / 2);
                choices(program, column, must, may)
            }
            Type::Truth
            | Type::Number
            | Type::Date
            | Type::Text
            | Type::Choice(_)
            | Type::Series
            | Type::Rows(_) => choice(program, column, words),
        },
    }
}

/// A column that can still be none is one that is not answered.
fn given_or_none(given: Truth, value: impl FnOnce() -> String) -> String {
    if given.is_open() {
        "null".to_owned()
    } else if given.is_yes() {
        value()
    } else {
        none()
    }
}

fn truth_or_both(truth: Truth) -> String {
    if truth.is_open() { "{\"one_of\":[true,false]}".to_owned() } else { truth.is_yes().to_string() }
}

fn number(range: NumberRange) -> String {
    let plain = |end: Option<crate::number::Number>| end.map(|end| end.to_string());
    between(plain(range.low()), plain(range.high()), range.is_point())
}

fn between(low: Option<String>, high: Option<String>, is_point: bool) -> String {
    let end = |end: Option<String>| end.unwrap_or_else(|| "null".to_owned());
    let low = end(low);
    if is_point { low } else { format!("{{\"between\":[{low},{}]}}", end(high)) }
}

fn choice(program: &Program, fact: &Fact, words: &[u64]) -> String {
    let options = options(program, fact, words);
    match options.as_slice() {
        [] => none(),
        [only] if bits::count(words) == 1 => {
            if is_none(program, fact, words) {
                none()
            } else {
                only.clone()
            }
        }
        _ => format!("{{\"one_of\":{}}}", brackets(options)),
    }
}

fn choices(program: &Program, fact: &Fact, must: &[u64], may: &[u64]) -> String {
    let list = |words| brackets(options(program, fact, words));
    if must == may { list(must) } else { format!("{{\"must\":{},\"may\":{}}}", list(must), list(may)) }
}

fn list_of(fact: &Fact) -> Option<OptionListId> {
    match fact.ty {
        Type::Choice(list) | Type::Choices(list) => Some(list),
        Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => None,
    }
}

/// The ids of options, quoted; the bit after the options is none.
fn options(program: &Program, fact: &Fact, words: &[u64]) -> Vec<String> {
    let list = list_of(fact).map(|list| program.guideline().option_list(list));
    let id =
        |bit: usize| list.and_then(|list| list.options.get(bit)).map_or("none", |option| option.id.as_str());
    bits::iter(words).map(|bit| quoted(id(bit))).collect()
}

/// Whether the only bit is the one after the options.
fn is_none(program: &Program, fact: &Fact, words: &[u64]) -> bool {
    let size = list_of(fact).map_or(0, |list| program.guideline().option_list(list).options.len());
    bits::contains(words, size)
}

fn none() -> String {
    "{\"none\":true}".to_owned()
}

fn braces(parts: impl IntoIterator<Item = impl Display>) -> String {
    format!("{{{}}}", joined(parts))
}

fn brackets(parts: impl IntoIterator<Item = impl Display>) -> String {
    format!("[{}]", joined(parts))
}

fn joined(parts: impl IntoIterator<Item = impl Display>) -> String {
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() {
            out.push(',');
        }
        out.push_str(&part.to_string());
    }
    out
}

/// A JSON string.
fn quoted(text: &str) -> String {
    // A string can always be written.
    serde_json::to_string(text).unwrap_or_default()
}
