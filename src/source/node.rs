//! The tree that a text is read into. Every node and key knows its place.

use std::borrow::Cow;

use super::lines::end_of_line;
use crate::diagnostic::Span;

/// One value of the document with its place. Texts are pieces of the document wherever they stand in it as they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Where it stands. A scalar's place includes its quotes, a block text's starts at `|` or `>`; an
    /// omitted value has an empty span where it would stand.
    pub span: Span,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'t> {
    /// A single value: text, number, true or false, or nothing.
    Scalar(Scalar<'t>),
    /// A list.
    Sequence(Vec<Node<'t>>),
    /// Keys with their values, in file order; no key stands twice.
    Mapping(Vec<(Key<'t>, Node<'t>)>),
}

/// A key of a mapping. Keys are text whatever they look like: `1:` is the key `1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key<'t> {
    /// The key, without quotes.
    pub text: Cow<'t, str>,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// A single value as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar<'t> {
    /// The value after quotes, escapes and folding are taken away.
    pub text: Cow<'t, str>,
    /// How it was written; only [`Style::Plain`] can mean anything but text.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single quotes, where `''` is a quote.
    SingleQuoted,
    /// In double quotes, with escapes such as `\n`.
    DoubleQuoted,
    /// On lines of its own after `|`, line breaks kept.
    Literal,
    /// On lines of its own after `>`, lines joined by spaces.
    Folded,
}

impl<'t> Node<'t> {
    /// The keys and values of a mapping.
    #[must_use]
    pub fn as_mapping(&self) -> Option<&[(Key<'t>, Node<'t>)]> {
        match &self.kind {
            Kind::Mapping(entries) => Some(entries),
            Kind::Scalar(_) | Kind::Sequence(_) => None,
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_sequence(&self) -> Option<&[Node<'t>]> {
        match &self.kind {
            Kind::Sequence(items) => Some(items),
            Kind::Scalar(_) | Kind::Mapping(_) => None,
        }
    }

    /// The scalar, whatever it means.
    #[must_use]
    pub fn as_scalar(&self) -> Option<&Scalar<'t>> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(scalar),
            Kind::Sequence(_) | Kind::Mapping(_) => None,
        }
    }

    /// The text of a scalar that means text: in quotes, or plain and neither null, boolean nor number.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        self.as_scalar().and_then(Scalar::as_text)
    }

    /// The characters of any scalar that is not null: `2024` and `true` count as text here. For names
    /// and titles, where the author need not know what YAML makes of them.
    #[must_use]
    pub fn scalar_text(&self) -> Option<&str> {
        self.as_scalar().filter(|scalar| !scalar.is_null()).map(|scalar| scalar.text.as_ref())
    }

    /// True for `null`, `~` and an omitted value.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.as_scalar().is_some_and(Scalar::is_null)
    }

    /// The value of a plain `true` or `false`.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        self.as_scalar().and_then(Scalar::as_bool)
    }

    /// The exact characters of a plain decimal number.
    #[must_use]
    pub fn number_text(&self) -> Option<&str> {
        self.as_scalar().and_then(Scalar::number_text)
    }

    /// The value of a key, when this is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.entry(key).map(|(_, value)| value)
    }

    /// A key of the mapping with its value: for messages that point at the key.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&(Key<'t>, Node<'t>)> {
        self.as_mapping()?.iter().find(|(known, _)| known.text == key)
    }

    /// The comment that follows a plain or omitted value on its last line, from `#` to the line's end.
    ///
    /// In `x == 'a' #b` YAML silently cuts off what the author may have meant as part of the value.
    #[must_use]
    pub fn trailing_comment(&self, file_text: &str) -> Option<Span> {
        self.as_scalar().filter(|scalar| scalar.style == Style::Plain)?;
        let end = self.span.end as usize;
        let line = file_text.get(end..end_of_line(file_text, end))?;
        let comment = line.trim_start_matches([' ', '\t']);
        let blanks = line.len() - comment.len();
        if blanks == 0 || !comment.starts_with('#') {
            return None;
        }
        let start = self.span.end + u32::try_from(blanks).ok()?;
        let length = u32::try_from(comment.trim_end().len()).ok()?;
        Some(Span { start, end: start + length, ..self.span })
    }

    /// What this is in words, (English, Swedish), to follow "expected …, found …".
    #[must_use]
    pub fn kind_name(&self) -> (&'static str, &'static str) {
        match &self.kind {
            Kind::Scalar(scalar) => scalar.kind_name(),
            Kind::Sequence(_) => ("a list", "en lista"),
            Kind::Mapping(_) => ("a group of keys and values", "en grupp med nycklar och värden"),
        }
    }
}
