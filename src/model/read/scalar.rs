//! Single values: yes and no, numbers, dates, durations, names, and words of a fixed list.

use super::{Both, Reader};
use crate::date::{Date, DateError, Duration};
use crate::diagnostic::catalog::model as codes;
use crate::diagnostic::{Diagnostic, nearest};
use crate::model::declare::{Literal, Name, Review, Severity, Spanned, Status};
use crate::number::{Number, NumberError};
use crate::source::{Key, Node, Scalar};
use crate::text::Language;

/// Longest name of a role, a foreign field or the like, in characters.
const LONGEST_NAME: usize = 128;

/// The words that a key may hold.
pub(super) struct Words<T: 'static> {
    /// What the word says, in words.
    pub(super) what: Both,
    /// The words with their meaning.
    pub(super) known: &'static [(&'static str, T)],
    /// Words that people bring from elsewhere, with what to write.
    pub(super) foreign: &'static [(&'static str, &'static str)],
}

/// How much a rule weighs.
pub(super) const SEVERITIES: Words<Severity> = Words {
    what: ("a severity", "en tyngd"),
    known: &[
        ("forbids", Severity::Forbids),
        ("must", Severity::Must),
        ("should", Severity::Should),
        ("info", Severity::Info),
    ],
    foreign: &[
        ("block", "forbids"),
        ("blocks", "forbids"),
        ("forbid", "forbids"),
        ("prohibited", "forbids"),
        ("critical", "forbids"),
        ("error", "must"),
        ("high", "must"),
        ("shall", "must"),
        ("ska", "must"),
        ("skall", "must"),
        ("warning", "should"),
        ("medium", "should"),
        ("bör", "should"),
        ("low", "info"),
        ("note", "info"),
    ],
};

/// Whether something has been adopted.
pub(super) const STATUSES: Words<Status> = Words {
    what: ("a status", "en status"),
    known: &[("draft", Status::Draft), ("adopted", Status::Adopted)],
    foreign: &[
        ("utkast", "draft"),
        ("förslag", "draft"),
        ("antagen", "adopted"),
        ("beslutad", "adopted"),
        ("approved", "adopted"),
        ("active", "adopted"),
    ],
};

/// How far a source was checked.
pub(super) const REVIEWS: Words<Review> = Words {
    what: ("how far the source was checked", "hur väl källan är granskad"),
    known: &[
        ("read", Review::Read),
        ("secondary", Review::Secondary),
        ("memory", Review::Memory),
        ("own", Review::Own),
    ],
    foreign: &[("V", "read"), ("V2", "secondary"), ("M", "memory"), ("läst", "read"), ("egen", "own")],
};

impl Reader<'_> {
    /// A word of a fixed list.
    pub(super) fn word<T: Copy>(&mut self, node: &Node, words: &Words<T>) -> Option<Spanned<T>> {
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(node, words.what);
            return None;
        };
        if let Some((_, value)) = words.known.iter().find(|(word, _)| *word == text) {
            return Some(Spanned { value: *value, span: node.span });
        }
        let known: Vec<&str> = words.known.iter().map(|(word, _)| *word).collect();
        let brought = words.foreign.iter().find(|(word, _)| word.eq_ignore_ascii_case(text));
        let suggestion = brought.map(|(_, right)| *right).or_else(|| nearest(text, known.iter().copied()));
        self.report(
            Diagnostic::new(codes::UNKNOWN_WORD, node.span)
                .with("word", text)
                .with("what_en", words.what.0)
                .with("what_sv", words.what.1)
                .with_some("suggestion", suggestion)
                .with("words", known.join(", ")),
        );
        None
    }

    /// How much a rule weighs.
    pub(super) fn severity(&mut self, node: &Node) -> Option<Spanned<Severity>> {
        self.word(node, &SEVERITIES)
    }

    /// How far a source was checked.
    pub(super) fn review(&mut self, node: &Node) -> Option<Review> {
        self.word(node, &REVIEWS).map(|word| word.value)
    }

    /// Draft or adopted.
    pub(super) fn status(&mut self, node: &Node) -> Option<Status> {
        self.word(node, &STATUSES).map(|word| word.value)
    }

    /// A name that stands for something declared elsewhere, a role or the like.
    pub(super) fn name(&mut self, node: &Node) -> Option<Name> {
        let Some(text) = node.scalar_text().filter(|text| !text.trim().is_empty()) else {
            self.wrong_kind(node, ("a name", "ett namn"));
            return None;
        };
        if text.chars().count() > LONGEST_NAME {
            self.report(Diagnostic::new(codes::LONG_NAME, node.span));
            return None;
        }
        Some(Spanned { value: text.to_owned(), span: node.span })
    }

    /// Several names.
    pub(super) fn names(&mut self, node: &Node) -> Vec<Name> {
        self.list(node, Reader::name)
    }

    /// A unit, an address or the like: a short text that is the same in every language.
    pub(super) fn plain(&mut self, node: &Node) -> Option<String> {
        self.name(node).map(|name| name.value)
    }

    /// True or false.
    pub(super) fn truth(&mut self, node: &Node) -> Option<bool> {
        let value = node.as_bool();
        if value.is_none() && !self.truth_lookalike(node) {
            self.wrong_kind(node, ("true or false", "true eller false"));
        }
        value
    }

    /// Reports `yes`, `nej` and the like; false when the value is nothing like a yes or no.
    pub(super) fn truth_lookalike(&mut self, node: &Node) -> bool {
        let Some((scalar, meant)) =
            node.as_scalar().and_then(|scalar| Some((scalar, scalar.boolean_lookalike()?)))
        else {
            return false;
        };
        self.report(
            Diagnostic::new(codes::NOT_A_TRUTH, node.span)
                .with("text", scalar.text.as_ref())
                .with("right", meant.to_string()),
        );
        true
    }

    /// A number.
    pub(super) fn number(&mut self, node: &Node) -> Option<Spanned<Number>> {
        let Some(text) = node.number_text() else {
            if !self.number_lookalike(node) {
                self.wrong_kind(node, ("a number", "ett tal"));
            }
            return None;
        };
        self.number_text(text, node).map(|value| Spanned { value, span: node.span })
    }

    fn number_text(&mut self, text: &str, node: &Node) -> Option<Number> {
        match Number::parse(text) {
            Ok(number) => Some(number),
            Err(error) => {
                let reason = (error.explain(Language::ENGLISH), error.explain(Language::SWEDISH));
                self.bad_number(text, reason, None, node);
                None
            }
        }
    }

    /// Reports `0,5`, `1 000` and the like; false when the value is nothing like a number.
    fn number_lookalike(&mut self, node: &Node) -> bool {
        let Some(scalar) = node.as_scalar() else { return false };
        let Some(right) = scalar.number_lookalike() else { return false };
        let reason = match Number::parse(&scalar.text) {
            Ok(_) => ("quotes make it a text", "citattecken gör det till en text"),
            Err(error) => (error.explain(Language::ENGLISH), error.explain(Language::SWEDISH)),
        };
        self.bad_number(&scalar.text, reason, Some(right), node);
        true
    }

    /// Reports `{min: 0,5}`, where the comma has made a key of the decimals; false when that is not so.
    pub(super) fn decimal_comma(&mut self, whole: &Node, decimals: &Key, after: &Node) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let Some(before) = whole.as_scalar().filter(|_| decimals.span.start == whole.span.end + 1) else {
            return false;
        };
        if !after.is_null() || !digits(before.text.trim_start_matches('-')) || !digits(&decimals.text) {
            return false;
        }
        let (reason, span) = (NumberError::DecimalComma, whole.span.to(decimals.span));
        self.report(
            Diagnostic::new(codes::BAD_NUMBER, span)
                .with("text", format!("{},{}", before.text, decimals.text))
                .with_reason(|language| reason.explain(language))
                .with("right", format!("{}.{}", before.text, decimals.text)),
        );
        true
    }

    fn bad_number(&mut self, text: &str, reason: Both, right: Option<String>, node: &Node) {
        self.report(
            Diagnostic::new(codes::BAD_NUMBER, node.span)
                .with("text", text)
                .with("reason_en", reason.0)
                .with("reason_sv", reason.1)
                .with_some("right", right),
        );
    }

    /// A whole number from 0.
    pub(super) fn count(&mut self, node: &Node) -> Option<Spanned<u32>> {
        let number = self.number(node)?;
        let count = number.value.to_int().and_then(|value| u32::try_from(value).ok());
        if count.is_none() {
            let text = node.number_text().unwrap_or_default();
            self.report(Diagnostic::new(codes::NOT_A_COUNT, node.span).with("text", text).with("least", "0"));
        }
        count.map(|value| Spanned { value, span: node.span })
    }

    /// A date.
    pub(super) fn date(&mut self, node: &Node) -> Option<Spanned<Date>> {
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(node, ("a date", "ett datum"));
            return None;
        };
        match Date::parse(text) {
            Ok(value) => Some(Spanned { value, span: node.span }),
            Err(error) => {
                self.bad_date(text, error, node);
                None
            }
        }
    }

    /// Reports a text that should be a date and is none.
    pub(super) fn bad_date(&mut self, text: &str, error: DateError, node: &Node) {
        self.report(
            Diagnostic::new(codes::BAD_DATE, node.span)
                .with("text", text)
                .with_reason(|language| error.explain(language)),
        );
    }

    /// A duration such as `6 months`.
    pub(super) fn duration(&mut self, node: &Node) -> Option<Duration> {
        let Some(text) = node.scalar_text() else {
            self.wrong_kind(node, ("a duration", "en tidsrymd"));
            return None;
        };
        match Duration::parse(text) {
            Ok(duration) => Some(duration),
            Err(error) => {
                self.report(
                    Diagnostic::new(codes::BAD_DURATION, node.span)
                        .with("text", text)
                        .with_reason(|language| error.explain(language)),
                );
                None
            }
        }
    }

    /// Durations, one or more.
    pub(super) fn durations(&mut self, node: &Node) -> Vec<Duration> {
        self.list(node, Reader::duration)
    }

    /// A number, a date, true or false, written out.
    pub(super) fn literal(&mut self, node: &Node) -> Option<Spanned<Literal>> {
        let spanned = |value| Some(Spanned { value, span: node.span });
        if let Some(truth) = node.as_bool() {
            return spanned(Literal::Truth(truth));
        }
        if node.number_text().is_some() {
            return self.number(node).and_then(|number| spanned(Literal::Number(number.value)));
        }
        let Some(text) = node.as_text() else {
            self.wrong_kind(node, A_LITERAL);
            return None;
        };
        match Date::parse(text) {
            Ok(date) => return spanned(Literal::Date(date)),
            Err(error) if looks_like_a_date(text) => self.bad_date(text, error, node),
            Err(_) => {
                if !self.truth_lookalike(node) && !self.number_lookalike(node) {
                    self.wrong_kind(node, A_LITERAL);
                }
            }
        }
        None
    }
}

/// What a literal is, in words.
const A_LITERAL: Both = ("a number, a date, `true` or `false`", "ett tal, ett datum, `true` eller `false`");

/// True for `2026/12/02`, `20261202`, `2 december 2026` and the like.
pub(super) fn looks_like_a_date(text: &str) -> bool {
    let separators = text.bytes().filter(|byte| b"-/.".contains(byte)).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let only_digits = digits + separators == text.len();
    let words: Vec<&str> = text.split(' ').collect();
    let in_words = match words.as_slice() {
        [day, month, year] => {
            let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
            number(day) && number(year) && year.len() == 4 && month.chars().all(char::is_alphabetic)
        }
        _ => false,
    };
    in_words || (only_digits && digits >= 5 && (separators == 2 || (separators == 0 && digits == 8)))
}

/// The scalar's text when it is a plain word such as `none`, not one in quotes.
pub(super) fn plain_word<'t>(node: &'t Node<'t>) -> Option<&'t str> {
    node.as_scalar().filter(|scalar| scalar.style == crate::source::Style::Plain).and_then(Scalar::as_text)
}
