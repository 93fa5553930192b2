//! The digest of answers: equal for equal answers, however they are written.
//!
//! The canonical form is JSON without white space and could be read back as answers: facts in the order of
//! the guideline under their present ids, each with the shortest form that says the same. Of texts it holds
//! only that they are given, because nothing else about them counts.

use sha2::{Digest, Sha256};

use super::{Answer, AnswerValue, Answers, Evidence, EvidenceState};
use crate::evaluate::ColumnValue;
use crate::json::{JsonWriter, WriteJson};
use crate::model::{Fact, Type, hexadecimal};
use crate::number::NumberRange;
use crate::program::Program;
use crate::value::{Truth, bits};

/// What stands for a text.
const GIVEN: &str = "\"given\"";
/// What stands for an answer that there is none.
const NONE: &str = "{\"none\":true}";

impl Answers {
    /// SHA-256 over the canonical form of the answers, in hexadecimal. It does not depend on layout, on
    /// nested or dotted names, or on which of its names a fact goes by.
    #[must_use]
    pub fn digest(&self, program: &Program) -> String {
        hexadecimal(&Sha256::digest(self.canonical(program).as_bytes()))
    }

    /// The canonical form.
    pub(crate) fn canonical(&self, program: &Program) -> String {
        let mut writer = JsonWriter::with_capacity(4096);
        writer.open('{');
        for (id, answer) in self.iter() {
            let fact = program.guideline().fact(id);
            writer.key(&fact.id);
            Canonical { program, fact }.answer(answer, &mut writer);
        }
        writer.close('}');
        writer.finish()
    }
}

/// Writes answers to one fact, or to one column.
#[derive(Clone, Copy)]
struct Canonical<'a> {
    program: &'a Program,
    fact: &'a Fact,
}

impl<'a> Canonical<'a> {
    fn answer(self, answer: &Answer, to: &mut JsonWriter) {
        if answer.evidence == EvidenceState::Unstated {
            return self.value(&answer.value, to);
        }
        to.open('{');
        to.key("value");
        self.value(&answer.value, to);
        to.key("evidence");
        match &answer.evidence {
            EvidenceState::Given(given) => evidence(given, to),
            EvidenceState::Unstated | EvidenceState::Absent => to.string("none"),
        }
        to.close('}');
    }

    fn value(self, value: &AnswerValue, to: &mut JsonWriter) {
        match value {
            AnswerValue::Unknown => to.raw("null"),
            AnswerValue::None => to.raw(NONE),
            AnswerValue::Truth(truth) => truth_or_both(*truth, to),
            AnswerValue::Number(range) => number(*range, to),
            AnswerValue::Date(range) => between(&range.low(), &range.high(), range.is_point(), to),
            AnswerValue::Choice(words) => self.choice(words, to),
            AnswerValue::Choices { must, may } => self.choices(must, may, to),
            AnswerValue::Series(years) => {
                to.open('[');
                for year in years {
                    match year {
                        Some(range) => number(*range, to),
                        None => to.raw("null"),
                    }
                }
                to.close(']');
            }
            AnswerValue::Rows { rows, finished } => {
                if !finished {
                    to.open('{');
                    to.key("so_far");
                }
                to.open('[');
                for row in rows {
                    to.open('{');
                    for (column, cell) in self.fact.columns.iter().zip(row) {
                        to.key(&column.id);
                        Canonical { fact: column, ..self }.cell(cell, to);
                    }
                    to.close('}');
                }
                to.close(']');
                if !finished {
                    to.close('}');
                }
            }
            AnswerValue::Text => to.raw(GIVEN),
        }
    }

    /// A column of a row.
    fn cell(self, cell: &ColumnValue, to: &mut JsonWriter) {
        match cell {
            ColumnValue::Truth(truth) if self.fact.ty == Type::Text => {
                if is_given(*truth, to) {
                    to.raw(GIVEN);
                }
            }
            ColumnValue::Truth(truth) => truth_or_both(*truth, to),
            ColumnValue::Number(set) => {
                if is_given(set.given, to) {
                    number(set.range, to);
                }
            }
            ColumnValue::Date(set) => {
                if is_given(set.given, to) {
                    self.value(&AnswerValue::Date(set.range), to);
                }
            }
            ColumnValue::Words(words) => match self.fact.ty {
                Type::Choices(_) => {
                    let (must, may) = words.split_at(words.len() / 2);
                    self.choices(must, may, to);
                }
                Type::Truth
                | Type::Number
                | Type::Date
                | Type::Text
                | Type::Choice(_)
                | Type::Series
                | Type::Rows(_) => self.choice(words, to),
            },
        }
    }

    fn choice(self, words: &[u64], to: &mut JsonWriter) {
        match bits::count(words) {
            0 => to.raw(NONE),
            1 => match self.ids(words).next() {
                Some(Some(id)) => to.string(id),
                Some(None) | None => to.raw(NONE),
            },
            _ => {
                to.open('{');
                to.key("one_of");
                self.list(words, to);
                to.close('}');
            }
        }
    }

    fn choices(self, must: &[u64], may: &[u64], to: &mut JsonWriter) {
        if must == may {
            return self.list(must, to);
        }
        to.open('{');
        to.key("must");
        self.list(must, to);
        to.key("may");
        self.list(may, to);
        to.close('}');
    }

    fn list(self, words: &[u64], to: &mut JsonWriter) {
        to.open('[');
        self.ids(words).for_each(|id| to.string(id.unwrap_or("none")));
        to.close(']');
    }

    /// The ids of options; the bit after the options is none.
    fn ids(self, words: &[u64]) -> impl Iterator<Item = Option<&'a str>> {
        let list = match self.fact.ty {
            Type::Choice(list) | Type::Choices(list) => Some(self.program.guideline().option_list(list)),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => None,
        };
        bits::iter(words).map(move |bit| Some(list?.options.get(bit)?.id.as_str()))
    }
}

fn evidence(evidence: &Evidence, to: &mut JsonWriter) {
    to.object(&mut |to| {
        to.field("kind", &evidence.kind);
        to.field_if_any("reference", &evidence.reference);
        to.field_if_any("date", &evidence.date);
        to.field_if_any("valid_until", &evidence.valid_until);
        to.field_if_any("by", &evidence.by);
    });
}

/// Whether a value has to be written. A column that can still be none is one that is not answered.
fn is_given(given: Truth, to: &mut JsonWriter) -> bool {
    if !given.is_yes() {
        to.raw(if given.is_open() { "null" } else { NONE });
    }
    given.is_yes()
}

fn truth_or_both(truth: Truth, to: &mut JsonWriter) {
    if truth.is_open() { to.raw("{\"one_of\":[true,false]}") } else { truth.write_json(to) }
}

fn number(range: NumberRange, to: &mut JsonWriter) {
    between(&range.low(), &range.high(), range.is_point(), to);
}

fn between(low: &dyn WriteJson, high: &dyn WriteJson, is_point: bool, to: &mut JsonWriter) {
    if is_point {
        return low.write_json(to);
    }
    to.open('{');
    to.key("between");
    to.open('[');
    low.write_json(to);
    high.write_json(to);
    to.close(']');
    to.close('}');
}
