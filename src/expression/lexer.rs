//! Text to tokens, and the slips that show in single characters.

use super::literal;
use super::token::{Token, TokenKind, Tokens, end_of, place, sign};
use super::word;
use super::{Comparison, Place, Problem};
use crate::diagnostic::catalog::expression as codes;

/// Signs that people write and that mean another one here; longer ones first.
const MISSPELLED: [(&str, &str); 24] = [
    ("===", "=="),
    ("!==", "!="),
    ("<>", "!="),
    ("=<", "<="),
    ("=>", ">="),
    (":=", "=="),
    ("≤", "<="),
    ("⩽", "<="),
    ("≥", ">="),
    ("⩾", ">="),
    ("≠", "!="),
    ("×", "*"),
    ("·", "*"),
    ("÷", "/"),
    ("−", "-"),
    ("–", "-"),
    ("—", "-"),
    ("¬", "!"),
    ("∧", "&&"),
    ("∨", "||"),
    ("∈", "in"),
    // Pairs are signs, so these two are single.
    ("&", "&&"),
    ("|", "||"),
    ("\u{ff1d}", "=="),
];

/// Quotes that word processors put in place of `'` and `"`.
pub(super) const TYPOGRAPHIC_QUOTES: [char; 11] = ['’', '‘', '‚', '‛', '”', '“', '„', '«', '»', '´', '`'];

/// Cuts a text into tokens, as far as it can be.
pub(super) fn lex(text: &str) -> Tokens<'_> {
    let mut lexer = Lexer { text, at: 0, list: Vec::with_capacity(text.len() / 3 + 1) };
    let failure = lexer.run().err();
    let (kind, place) = match &failure {
        Some(problem) => (TokenKind::Bad, Place { start: problem.start, end: problem.end }),
        None => (TokenKind::End, end_of(text)),
    };
    lexer.list.push(Token { kind, place });
    Tokens { text, list: lexer.list, failure }
}

/// A reader with its position. The methods that find literals are in `literal.rs`.
pub(super) struct Lexer<'t> {
    /// The whole text.
    pub(super) text: &'t str,
    /// Byte position of what comes next; always between two characters.
    pub(super) at: usize,
    list: Vec<Token>,
}

impl<'t> Lexer<'t> {
    /// Reads to the end or to the first thing that is no token.
    fn run(&mut self) -> Result<(), Problem> {
        loop {
            self.skip(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}'));
            let start = self.at;
            let Some(first) = self.peek() else { return Ok(()) };
            let kind = self.token(first)?;
            self.list.push(Token { kind, place: place(start, self.at) });
        }
    }

    fn token(&mut self, first: char) -> Result<TokenKind, Problem> {
        if first.is_ascii_digit() || (first == '.' && self.second().is_some_and(|c| c.is_ascii_digit())) {
            return self.number();
        }
        if matches!(first, '\'' | '"') {
            return self.quoted(first);
        }
        if word::is_letter(first) {
            return self.word();
        }
        let Some((length, kind)) = sign(self.rest()) else {
            return Err(self.misspelled().or_else(|| self.comment()).unwrap_or_else(|| self.stray(first)));
        };
        self.at += length;
        Ok(kind)
    }

    fn word(&mut self) -> Result<TokenKind, Problem> {
        let start = self.at;
        self.skip(word::continues);
        let text = self.rest_from(start, self.at);
        let prefix = matches!(text, "r" | "R" | "b" | "B" | "rb" | "br" | "Rb" | "bR");
        if prefix && matches!(self.peek(), Some('\'' | '"')) {
            return Err(Problem::new(codes::TEXT_PREFIX, place(start, self.at)).with("prefix", text));
        }
        Ok(TokenKind::Word)
    }

    /// A sign in a spelling that is not ours, right up to a lone `=`.
    fn misspelled(&self) -> Option<Problem> {
        let rest = self.rest();
        if let Some((found, right)) = MISSPELLED.iter().find(|(found, _)| rest.starts_with(found)) {
            let problem = Problem::new(codes::OPERATOR_SPELLING, place(self.at, self.at + found.len()));
            return Some(problem.with("found", *found).with("right", *right));
        }
        if rest.starts_with("**") {
            return Some(Problem::new(codes::POWER, place(self.at, self.at + 2)).with("found", "**"));
        }
        if !rest.starts_with('=') || rest.starts_with("==") {
            return None;
        }
        let here = place(self.at, self.at + 1);
        let torn = |right: &str, from: Place| {
            let found = self.rest_from(from.start as usize, self.at + 1);
            Problem::new(codes::OPERATOR_SPELLING, from.to(here)).with("found", found).with("right", right)
        };
        let before = self.list.last();
        match before.map(|token| (token.kind, token.place)) {
            Some((TokenKind::Compare(Comparison::Less), from)) => Some(torn("<=", from)),
            Some((TokenKind::Compare(Comparison::Greater), from)) => Some(torn(">=", from)),
            Some((TokenKind::Not, from)) => Some(torn("!=", from)),
            _ => Some(Problem::new(codes::SINGLE_EQUALS, here)),
        }
    }

    /// A comment in another language's manner. `#` is the comment sign of YAML, but not in here.
    fn comment(&self) -> Option<Problem> {
        let rest = self.rest();
        let sign = ["//", "/*", "#"].into_iter().find(|sign| rest.starts_with(sign))?;
        let line = rest.lines().next().unwrap_or(sign);
        Some(Problem::new(codes::COMMENT, place(self.at, self.at + line.len())).with("sign", sign))
    }

    /// A character that has no meaning here.
    fn stray(&self, first: char) -> Problem {
        let here = place(self.at, self.at + first.len_utf8());
        let after_number = self.list.last().filter(|token| token.kind == TokenKind::Number);
        if TYPOGRAPHIC_QUOTES.contains(&first) {
            return self.typographic(first, here);
        }
        if first == '%' {
            return self.percent(here, after_number.copied());
        }
        if word::is_invisible(first) {
            let code = format!("U+{:04X}", u32::from(first));
            return Problem::new(codes::INVISIBLE_CHARACTER, here).with("character", code);
        }
        if let Some(number) = after_number.filter(|_| word::is_unit_sign(first)) {
            return Problem::new(codes::UNIT, number.place.to(here))
                .with("number", self.rest_from(number.place.start as usize, number.place.end as usize))
                .with("unit", first);
        }
        match first {
            ';' => Problem::new(codes::SEMICOLON, here),
            '{' | '}' => Problem::new(codes::BRACES, here).with("found", first),
            '^' => Problem::new(codes::POWER, here).with("found", first),
            _ => Problem::new(codes::CHARACTER, here).with("found", first),
        }
    }

    /// A quote from a word processor, and the text in it if it is closed on the same line.
    fn typographic(&self, first: char, here: Place) -> Problem {
        let inside = self.rest().get(first.len_utf8()..).unwrap_or_default();
        let closing = |c: char| TYPOGRAPHIC_QUOTES.contains(&c) || matches!(c, '\'' | '"' | '\n');
        let closed = inside.char_indices().find(|(_, c)| closing(*c)).filter(|(_, c)| *c != '\n');
        let Some((length, last)) = closed else {
            return Problem::new(codes::TYPOGRAPHIC_QUOTE, here).with("found", first);
        };
        let end = self.at + first.len_utf8() + length + last.len_utf8();
        let content = inside.get(..length).unwrap_or_default();
        Problem::new(codes::TYPOGRAPHIC_QUOTE, place(self.at, end))
            .with("found", first)
            .with_some("right", short(&format!("'{content}'")))
    }

    /// `50 %` is a share, `a % 2` asks for a remainder.
    fn percent(&self, here: Place, number: Option<Token>) -> Problem {
        let after = self.rest().get(1..).unwrap_or_default().trim_start();
        let operand = after.starts_with(|c: char| word::is_letter(c) || c.is_ascii_digit() || c == '(');
        match number.filter(|_| !operand || word::begins_with_operator_word(after)) {
            Some(number) => {
                let digits = self.rest_from(number.place.start as usize, number.place.end as usize);
                Problem::new(codes::PERCENT, number.place.to(here))
                    .with("number", digits)
                    .with("right", literal::hundredth(digits))
            }
            None => Problem::new(codes::REMAINDER, here),
        }
    }

    /// Moves on as long as characters fit.
    pub(super) fn skip(&mut self, fits: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !fits(c)).unwrap_or(rest.len());
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The character after the next.
    fn second(&self) -> Option<char> {
        self.rest().chars().nth(1)
    }

    /// Everything not yet read.
    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// A piece of the text.
    pub(super) fn rest_from(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// The token read last.
    pub(super) fn before(&self) -> Option<Token> {
        self.list.last().copied()
    }
}

/// A text that is short enough to be repeated in a message.
pub(super) fn short(text: &str) -> Option<String> {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (one_line.chars().count() <= 80).then_some(one_line)
}
