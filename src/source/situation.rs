//! Where reading stands: what the explanation of an error can look at.

use crate::diagnostic::Span;

/// The last thing read before the present place: what errors are explained by.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Nothing,
    Plain,
    Quoted,
    Block,
    /// A closed mapping or list written with brackets.
    Closed,
}

/// Where reading stands: what the explanation of an error can look at.
pub(super) struct Situation<'t> {
    pub(super) file: u32,
    pub(super) text: &'t str,
    pub(super) last: Last,
    /// Where the last thing begins and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The innermost open bracket and its place, if the present place is between brackets.
    pub(super) bracket: Option<(char, usize)>,
}

impl Situation<'_> {
    /// A span in this text.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Span { file: self.file, start: narrow(start), end: narrow(end.max(start)) }
    }

    /// The text of the last thing, as written.
    pub(super) fn last_text(&self) -> &str {
        self.text.get(self.start..self.end).unwrap_or_default()
    }
}
