//! A document before it is Markdown or HTML.

/// Text in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inline {
    /// As it is.
    Text(String),
    /// Emphasized.
    Strong(String),
    /// An id, for those who look at the file.
    Code(String),
    /// A word or two that must not be overlooked.
    Mark(Tone, String),
    /// Words quoted from a source.
    Quote(String),
    /// A place in this document.
    Link {
        /// The place.
        to: String,
        /// What is shown.
        text: String,
    },
    /// A page elsewhere.
    Url(String),
}

/// What a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// Law or a decision, read.
    Norm,
    /// Not a norm, or not checked.
    Caution,
    /// How much a rule weighs.
    Weight,
}

/// A line of text.
pub(super) type Line = Vec<Inline>;

/// A piece of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading.
    Heading {
        /// From 1.
        level: u8,
        /// The place that links lead to.
        anchor: String,
        /// The heading.
        text: String,
    },
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph in a frame.
    Notice(Line),
    /// Items, each with a list beneath it or none.
    List(Vec<(Line, Option<Block>)>),
    /// A table; the first row is its head.
    Table(Vec<Vec<Line>>),
}

impl Block {
    pub(super) fn heading(level: u8, anchor: impl Into<String>, text: impl Into<String>) -> Block {
        Block::Heading { level, anchor: anchor.into(), text: text.into() }
    }

    pub(super) fn text(text: impl Into<String>) -> Block {
        Block::Paragraph(vec![Inline::Text(text.into())])
    }
}

/// A line of text only.
pub(super) fn line(text: impl Into<String>) -> Line {
    vec![Inline::Text(text.into())]
}
