//! Numbers and quoted texts: where they end, what they hold, and how they are written wrongly.

use std::borrow::Cow;

use super::lexer::{Lexer, TYPOGRAPHIC_QUOTES, short};
use super::token::{TokenKind, place};
use super::word;
use super::{Place, Problem};
use crate::diagnostic::catalog::expression as codes;

/// What people put between groups of three digits.
const GROUP_SEPARATORS: [char; 7] = [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '_', '.'];

/// Units that are written right after a number; anything longer or stranger is taken for a name.
const UNITS: [&str; 34] = [
    "kr", "sek", "kkr", "tkr", "mkr", "mnkr", "msek", "eur", "euro", "usd", "h", "tim", "timmar", "hours",
    "min", "d", "dagar", "days", "mån", "månader", "months", "år", "years", "st", "procent", "percent", "k",
    "m", "mb", "gb", "tb", "kwh", "kg", "co2",
];

impl Lexer<'_> {
    /// Reads a number: digits, perhaps a point and more digits.
    pub(super) fn number(&mut self) -> Result<TokenKind, Problem> {
        let start = self.at;
        if self.peek() == Some('.') {
            return Err(self.leading_point());
        }
        if let Some(problem) = self.plain_date().or_else(|| self.grouped()) {
            return Err(problem);
        }
        self.skip(|c| c.is_ascii_digit());
        if self.peek() == Some('.') {
            self.at += 1;
            let fraction = self.at;
            self.skip(|c| c.is_ascii_digit());
            if self.at == fraction || self.peek() == Some('.') {
                self.skip(|c| c.is_ascii_digit() || c == '.');
                return Err(self.malformed(start));
            }
        }
        if self.peek().is_some_and(word::is_letter) {
            return Err(self.glued(start));
        }
        Ok(TokenKind::Number)
    }

    /// `.5`, or a digit after the dot of a name.
    fn leading_point(&mut self) -> Problem {
        let start = self.at;
        let after_name = self.before().is_some_and(|token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Close | TokenKind::CloseList)
        });
        self.at += 1;
        self.skip(word::continues);
        let found = self.rest_from(start, self.at);
        if after_name {
            let name = found.trim_start_matches('.');
            return Problem::new(codes::NAME_START, place(start + 1, self.at)).with("name", name);
        }
        let right = found.bytes().skip(1).all(|byte| byte.is_ascii_digit()).then(|| format!("0{found}"));
        self.malformed(start).with_some("right", right)
    }

    fn malformed(&self, start: usize) -> Problem {
        let found = self.rest_from(start, self.at);
        Problem::new(codes::NUMBER_FORM, place(start, self.at)).with("found", found)
    }

    /// `2027-12-02` without quotes. Read as written it would be 2027 minus 12 minus 2.
    fn plain_date(&self) -> Option<Problem> {
        let date = self.rest().get(..10)?;
        let fits = date.bytes().enumerate().all(|(position, byte)| match position {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        let ends = !self.rest().get(10..)?.starts_with(|c: char| c.is_ascii_digit());
        let here = place(self.at, self.at + date.len());
        (fits && ends).then(|| Problem::new(codes::PLAIN_DATE, here).with("date", date))
    }

    /// `1 000 000`, `1_000`, `1.000.000`: groups of three digits. One point alone is a decimal point.
    fn grouped(&self) -> Option<Problem> {
        let rest = self.rest();
        let first = digits(rest);
        let separator = rest.get(first..)?.chars().next().filter(|c| GROUP_SEPARATORS.contains(c))?;
        let mut end = first;
        let mut groups = 0;
        while let Some(after) = rest.get(end..).and_then(|text| text.strip_prefix(separator))
            && digits(after) == 3
        {
            end += separator.len_utf8() + 3;
            groups += 1;
        }
        if first > 3 || groups < if separator == '.' { 2 } else { 1 } {
            return None;
        }
        let mut right: String = rest.get(..end)?.chars().filter(char::is_ascii_digit).collect();
        let tail = rest.get(end..)?;
        let decimals = tail.strip_prefix([',', '.']).map_or(0, digits);
        if decimals > 0 {
            right.push('.');
            right.push_str(tail.get(1..=decimals)?);
            end += 1 + decimals;
        }
        let problem = Problem::new(codes::THOUSANDS, place(self.at, self.at + end));
        Some(problem.with("found", rest.get(..end)?).with("right", right))
    }

    /// Letters right after digits: a unit, another notation, or a name that begins with a digit.
    fn glued(&mut self, start: usize) -> Problem {
        let number = self.rest_from(start, self.at);
        let letters = self.at;
        self.skip(word::continues);
        let suffix = self.rest_from(letters, self.at);
        let here = place(start, self.at);
        if UNITS.contains(&suffix.to_lowercase().as_str()) {
            return Problem::new(codes::UNIT, here).with("number", number).with("unit", suffix);
        }
        let exponent = suffix.strip_prefix(['e', 'E']);
        let only_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let notation = exponent.is_some_and(only_digits)
            || only_digits(suffix)
            || (number == "0" && suffix.starts_with(['x', 'X']))
            || matches!(suffix, "u" | "U");
        if !notation {
            let name = self.rest_from(start, self.at);
            return Problem::new(codes::NAME_START, here).with("name", name).with("number", number);
        }
        if exponent == Some("") && matches!(self.peek(), Some('+' | '-')) {
            self.at += 1;
            self.skip(|c| c.is_ascii_digit());
        }
        self.malformed(start)
    }

    /// Reads a quoted text up to its closing quote, on one line.
    pub(super) fn quoted(&mut self, quote: char) -> Result<TokenKind, Problem> {
        let start = self.at;
        let triple = if quote == '"' { "\"\"\"" } else { "'''" };
        if self.rest().starts_with(triple) {
            return Err(Problem::new(codes::TRIPLE_QUOTE, place(start, start + 3)).with("found", triple));
        }
        self.at += 1;
        loop {
            self.skip(|c| c != quote && c != '\\' && c != '\n' && c != '\r');
            match self.peek() {
                Some('\\') => {
                    self.at += 1;
                    self.at += self.peek().map_or(0, char::len_utf8);
                }
                Some(c) if c == quote => {
                    self.at += 1;
                    return Ok(TokenKind::Text);
                }
                Some(_) | None => return Err(self.unclosed(start, quote)),
            }
        }
    }

    fn unclosed(&self, start: usize, quote: char) -> Problem {
        let inside = self.rest_from(start + 1, self.at);
        let other = inside.chars().find(|c| TYPOGRAPHIC_QUOTES.contains(c));
        let opening = place(start, start + 1);
        Problem::new(codes::UNCLOSED_QUOTE, place(start, self.at))
            .with("quote", quote)
            .with_some("other", other.map(String::from))
            .related(opening, "the text begins here", "texten börjar här")
    }
}

/// How many ASCII digits a text begins with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A number literal divided by 100, as it would be written: `50` gives `0.5`.
pub(super) fn hundredth(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let padded = format!("{whole:0>3}");
    let (left, right) = padded.split_at(padded.len() - 2);
    let left = left.trim_start_matches('0');
    let all = format!("{right}{fraction}");
    let right = all.trim_end_matches('0');
    let left = if left.is_empty() { "0" } else { left };
    if right.is_empty() { left.to_owned() } else { format!("{left}.{right}") }
}

/// The text between the quotes at `at`, with its escapes resolved.
pub(super) fn resolve(quoted: &str, at: Place) -> Result<Cow<'_, str>, Problem> {
    let inside = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    if !inside.contains('\\') {
        return Ok(inside.into());
    }
    let mut out = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(position) = rest.find('\\') {
        out.push_str(rest.get(..position).unwrap_or_default());
        let escape = rest.get(position..).unwrap_or_default();
        let start = at.start as usize + 1 + (inside.len() - escape.len());
        let Some((c, length)) = escaped(escape) else {
            let found: String = escape.chars().take(2).collect();
            let here = place(start, start + found.len());
            let problem = Problem::new(codes::ESCAPE, here).with("escape", found);
            return Err(problem.with_some("right", doubled(quoted)));
        };
        out.push(c);
        rest = escape.get(length..).unwrap_or_default();
    }
    out.push_str(rest);
    Ok(out.into())
}

/// The text with every backslash doubled: what was meant when none of them was an escape.
fn doubled(quoted: &str) -> Option<String> {
    short(&quoted.replace('\\', "\\\\"))
}

/// The character that an escape stands for and the bytes that it takes; `text` begins with `\`.
/// The list is that of CEL for text.
fn escaped(text: &str) -> Option<(char, usize)> {
    let simple = match text.chars().nth(1)? {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'f' => '\u{c}',
        'v' => '\u{b}',
        same @ ('\\' | '\'' | '"' | '`' | '?') => same,
        'x' | 'X' => return coded(text, 2, 2, 16),
        'u' => return coded(text, 2, 4, 16),
        'U' => return coded(text, 2, 8, 16),
        '0'..='3' => return coded(text, 1, 3, 8),
        _ => return None,
    };
    Some((simple, 2))
}

/// A character given by its number: `count` digits after `skip` bytes.
fn coded(text: &str, skip: usize, count: usize, radix: u32) -> Option<(char, usize)> {
    let digits = text.get(skip..skip + count)?;
    let plain = digits.chars().all(|c| c.is_digit(radix));
    let number = u32::from_str_radix(digits, radix).ok().filter(|_| plain)?;
    Some((char::from_u32(number)?, skip + count))
}
