//! The forms of an answer: a plain value, or a mapping that says how certain it is and what it rests on.
//!
//! | form | for |
//! |---|---|
//! | `{value: …, evidence: …}` | every fact |
//! | `{between: [low, high]}` | numbers, dates, years of a series |
//! | `{one_of: […]}` | choices, yes or no |
//! | `{must: […], may: […]}` | choices of many |
//! | `{so_far: […]}` | rows |
//! | `{none: true}` | texts, and facts that may be none |

use super::reader::{Asked, Reader};
use super::{Answer, AnswerValue, EvidenceState};
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::model::{Fact, Type};
use crate::source::{Key, Node};

/// The words of all forms but the plain one.
const FORM_WORDS: [&str; 6] = ["between", "one_of", "must", "may", "so_far", "none"];

impl Reader<'_> {
    /// Reads the answer to a fact's question. `place` is its name in the file.
    pub(super) fn answer(&mut self, fact: &Fact, place: Span, node: &Node) -> Option<Answer> {
        let asked = Asked::whole(fact);
        let Some(entries) = node.as_mapping() else {
            return self.value(asked, node).map(Answer::new);
        };
        let evidence = match node.entry("evidence") {
            Some((key, evidence)) => self.evidence(asked, key.span, evidence),
            None => Some(EvidenceState::Unstated),
        };
        let value = match node.get("value") {
            Some(value) if self.stands_alone(asked, entries) => self.value(asked, value),
            Some(_) => None,
            None => self.form(asked, place, entries),
        };
        Some(Answer { value: value?, evidence: evidence? })
    }

    /// Reads a value without evidence: of a fact, a year or a column.
    pub(super) fn value(&mut self, asked: Asked<'_>, node: &Node) -> Option<AnswerValue> {
        if node.is_null() {
            return Some(AnswerValue::Unknown);
        }
        if let Some(entries) = node.as_mapping() {
            if asked.is_whole()
                && let Some((inner, _)) = node.entry("value").or_else(|| node.entry("evidence"))
            {
                let key = inner.text.as_ref();
                self.report(asked.mistake(codes::WITHIN_VALUE, inner.span).with("key", key));
                return None;
            }
            return self.form(asked, node.span, entries);
        }
        match asked.fact.ty {
            Type::Truth => self.truth(asked, node).map(AnswerValue::Truth),
            Type::Number => self.number_point(asked, node).map(AnswerValue::Number),
            Type::Date => self.date_point(asked, node).map(AnswerValue::Date),
            Type::Text => self.text(asked, node),
            Type::Choice(list) => self.choice(asked, list, node),
            Type::Choices(list) => self.choices(asked, list, node),
            Type::Series => self.series(asked, node),
            Type::Rows(_) => self.rows(asked, node, true),
        }
    }

    /// Whether nothing but evidence stands beside `value`.
    fn stands_alone(&mut self, asked: Asked<'_>, entries: &[(Key, Node)]) -> bool {
        let others = entries.iter().filter(|(key, _)| !matches!(key.text.as_ref(), "value" | "evidence"));
        let before = self.diagnostics.len();
        for (key, _) in others {
            self.odd_key(asked, key, "value");
        }
        self.diagnostics.len() == before
    }

    /// Reads a mapping that holds one of the forms but the plain one.
    fn form(&mut self, asked: Asked<'_>, at: Span, entries: &[(Key, Node)]) -> Option<AnswerValue> {
        let mut first: Option<&(Key, Node)> = None;
        let before = self.diagnostics.len();
        for entry in entries {
            let word = entry.0.text.as_ref();
            if word == "evidence" && asked.is_whole() {
                continue;
            }
            match first {
                None if FORM_WORDS.contains(&word) => first = Some(entry),
                Some((key, _)) if go_together(&key.text, word) => {}
                Some((key, _)) => self.odd_key(asked, &entry.0, &key.text),
                None => self.odd_key(asked, &entry.0, ""),
            }
        }
        if self.diagnostics.len() > before {
            return None;
        }
        let Some((key, node)) = first else {
            self.report(asked.mistake(codes::NO_VALUE, at));
            return None;
        };
        self.chosen_form(asked, key, node, entries)
    }

    fn chosen_form(
        &mut self,
        asked: Asked<'_>,
        key: &Key,
        node: &Node,
        entries: &[(Key, Node)],
    ) -> Option<AnswerValue> {
        let half = |word: &str| entries.iter().find(|(key, _)| key.text == word).map(|(_, node)| node);
        match (key.text.as_ref(), asked.fact.ty) {
            ("none", _) => self.none(asked, key, node),
            ("between", Type::Number) => self.number_range(asked, node).map(AnswerValue::Number),
            ("between", Type::Date) => self.date_range(asked, node).map(AnswerValue::Date),
            ("one_of", Type::Choice(list)) => self.one_of(asked, list, node),
            ("one_of", Type::Truth) => self.either_truth(asked, node),
            ("must" | "may", Type::Choices(list)) => self.must_may(asked, list, half("must"), half("may")),
            ("so_far", Type::Rows(_)) => self.rows(asked, node, false),
            (word, ty) => {
                self.form_misfit(asked, key, word, ty);
                None
            }
        }
    }

    fn form_misfit(&mut self, asked: Asked<'_>, key: &Key, word: &str, ty: Type) {
        let expected = ty.words();
        let report = asked
            .mistake(codes::FORM_MISFIT, key.span)
            .with("form", word)
            .with("expected_en", expected.0)
            .with("expected_sv", expected.1);
        self.report(with_examples(report, ty));
    }

    /// Reports a key that has no meaning here, or none beside the word `beside`.
    fn odd_key(&mut self, asked: Asked<'_>, key: &Key, beside: &str) {
        let word = key.text.as_ref();
        if word == "evidence" || word == "value" {
            self.report(asked.mistake(codes::ONLY_FOR_WHOLE, key.span).with("key", word));
        } else if FORM_WORDS.contains(&word) && !beside.is_empty() {
            self.report(
                asked.mistake(codes::MIXED_FORMS, key.span).with("first", beside).with("second", word),
            );
        } else {
            let known = FORM_WORDS.iter().chain(&["value", "evidence"]).copied();
            let suggestion = self.search(|_| nearest(word, known));
            let report = asked.mistake(codes::UNKNOWN_FORM, key.span).with("key", word);
            self.report(with_examples(report.with_some("suggestion", suggestion), asked.fact.ty));
        }
    }

    /// `{none: true}`.
    fn none(&mut self, asked: Asked<'_>, key: &Key, node: &Node) -> Option<AnswerValue> {
        if node.as_bool() != Some(true) {
            self.report(asked.mistake(codes::NONE_NOT_TRUE, node.span));
            return None;
        }
        if asked.fact.ty == Type::Text || asked.fact.may_be_none {
            return Some(AnswerValue::None);
        }
        let instead = match asked.fact.ty {
            Type::Choices(_) | Type::Rows(_) => Some("[]"),
            Type::Truth => Some("false"),
            Type::Number | Type::Date | Type::Text | Type::Choice(_) | Type::Series => None,
        };
        self.report(asked.mistake(codes::NEVER_NONE, key.span).with_some("instead", instead));
        None
    }
}

/// `must` and `may` are two halves of one form.
fn go_together(first: &str, second: &str) -> bool {
    matches!((first, second), ("must", "may") | ("may", "must"))
}

/// Adds how an answer of a type is written: plainly, and in another form where there is one.
pub(super) fn with_examples(report: Diagnostic, ty: Type) -> Diagnostic {
    let (plain, other) = match ty {
        Type::Truth => ("true", None),
        Type::Number => ("1200", Some("{between: [1000, 1500]}")),
        Type::Date => ("2026-11-22", Some("{between: [2026-11-01, 2026-12-31]}")),
        Type::Text => ("\"SON 2026/112\"", Some("{none: true}")),
        Type::Choice(_) => ("option", Some("{one_of: [option, option]}")),
        Type::Choices(_) => ("[option, option]", Some("{must: [option], may: [option]}")),
        Type::Series => ("[1000, 1200, 1200]", None),
        Type::Rows(_) => ("[{column: 1}, {column: 2}]", Some("{so_far: [{column: 1}]}")),
    };
    report.with("plain", plain).with_some("other", other)
}
