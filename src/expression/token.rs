//! The words of the expression language: what the lexer cuts a text into.

use super::{Comparison, Operation, Place, Problem};

/// One piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Where it is.
    pub(super) place: Place,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A number literal.
    Number,
    /// A quoted text.
    Text,
    /// A name or a word such as `in` and `true`.
    Word,
    /// `&&`
    And,
    /// `||`
    Or,
    /// `!`
    Not,
    /// `==` and its kin.
    Compare(Comparison),
    /// `+ - * /`
    Arithmetic(Operation),
    /// `?`
    Question,
    /// `:`
    Colon,
    /// `,`
    Comma,
    /// `.`
    Dot,
    /// `(`
    Open,
    /// `)`
    Close,
    /// `[`
    OpenList,
    /// `]`
    CloseList,
    /// The end of the text.
    End,
    /// Something that is no token; [`Tokens::failure`] says why. Nothing follows it.
    Bad,
}

/// The sign that a text begins with, and its length. None where it begins a sign in a spelling that is not ours, such
/// as `===`, or a comment.
pub(super) fn sign(text: &str) -> Option<(usize, TokenKind)> {
    let kind = match text.as_bytes() {
        [b'=' | b'!', b'=', b'=', ..]
        | [b'<', b'>', ..]
        | [b':', b'=', ..]
        | [b'*', b'*', ..]
        | [b'/', b'/' | b'*', ..] => return None,
        [b'&', b'&', ..] => return Some((2, TokenKind::And)),
        [b'|', b'|', ..] => return Some((2, TokenKind::Or)),
        [b'=', b'=', ..] => return Some((2, TokenKind::Compare(Comparison::Equal))),
        [b'!', b'=', ..] => return Some((2, TokenKind::Compare(Comparison::Unequal))),
        [b'<', b'=', ..] => return Some((2, TokenKind::Compare(Comparison::LessOrEqual))),
        [b'>', b'=', ..] => return Some((2, TokenKind::Compare(Comparison::GreaterOrEqual))),
        [b'<', ..] => TokenKind::Compare(Comparison::Less),
        [b'>', ..] => TokenKind::Compare(Comparison::Greater),
        [b'!', ..] => TokenKind::Not,
        [b'+', ..] => TokenKind::Arithmetic(Operation::Add),
        [b'-', ..] => TokenKind::Arithmetic(Operation::Subtract),
        [b'*', ..] => TokenKind::Arithmetic(Operation::Multiply),
        [b'/', ..] => TokenKind::Arithmetic(Operation::Divide),
        [b'?', ..] => TokenKind::Question,
        [b':', ..] => TokenKind::Colon,
        [b',', ..] => TokenKind::Comma,
        [b'.', ..] => TokenKind::Dot,
        [b'(', ..] => TokenKind::Open,
        [b')', ..] => TokenKind::Close,
        [b'[', ..] => TokenKind::OpenList,
        [b']', ..] => TokenKind::CloseList,
        _ => return None,
    };
    Some((1, kind))
}

impl TokenKind {
    /// True for what can begin a value: the lexer's half of "there is no operator between these two".
    pub(super) fn begins_value(self) -> bool {
        match self {
            TokenKind::Number
            | TokenKind::Text
            | TokenKind::Word
            | TokenKind::Not
            | TokenKind::Open
            | TokenKind::OpenList => true,
            TokenKind::And
            | TokenKind::Or
            | TokenKind::Compare(_)
            | TokenKind::Arithmetic(_)
            | TokenKind::Question
            | TokenKind::Colon
            | TokenKind::Comma
            | TokenKind::Dot
            | TokenKind::Close
            | TokenKind::CloseList
            | TokenKind::End
            | TokenKind::Bad => false,
        }
    }
}

/// All tokens of a text. The last one is always [`TokenKind::End`] or [`TokenKind::Bad`].
pub(super) struct Tokens<'t> {
    /// The whole text.
    pub(super) text: &'t str,
    /// The tokens in their order.
    pub(super) list: Vec<Token>,
    /// What is wrong with the `Bad` token, if there is one.
    pub(super) failure: Option<Problem>,
}

impl<'t> Tokens<'t> {
    /// The token at a position; past the end, the last one.
    pub(super) fn at(&self, position: usize) -> Token {
        match self.list.get(position).or_else(|| self.list.last()) {
            Some(token) => *token,
            None => Token { kind: TokenKind::End, place: end_of(self.text) },
        }
    }

    /// The text at a place.
    pub(super) fn source(&self, place: Place) -> &'t str {
        self.text.get(place.start as usize..place.end as usize).unwrap_or_default()
    }
}

/// The empty place after the last byte.
pub(super) fn end_of(text: &str) -> Place {
    place(text.len(), text.len())
}

/// A place from byte positions. Texts are at most [`super::MAX_TEXT`] long, so nothing is cut off.
pub(super) fn place(start: usize, end: usize) -> Place {
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Place { start: narrow(start), end: narrow(end) }
}
