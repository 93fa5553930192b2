//! The parser's errors in the author's words, told by looking at the offending line.

use granit_parser::ErrorKind;

use super::lines::{end_of_line, start_of_line};
use super::situation::{Last, Situation};
use super::traps;
use crate::diagnostic::catalog::source as codes;
use crate::diagnostic::{Code, Diagnostic};

/// What may follow a backslash in double quotes and stand alone.
const SIMPLE_ESCAPES: &str = "0abt\tnvfre \"/\\N_LP\n\r";

/// Explains an error of the parser at a byte offset.
pub(super) fn explain(now: &Situation<'_>, kind: &ErrorKind, offset: usize) -> Diagnostic {
    use ErrorKind as E;
    match kind {
        E::UnexpectedCharacter { character } => unexpected_character(now, *character, offset),
        E::BomInsideDocument => invalid_character(now, '\u{feff}', offset),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            after_quote(now, offset)
        }
        E::InvalidBlockScalarHeader | E::ZeroBlockScalarIndent => block_header(now, offset),
        E::InvalidBlockScalarIndent => on_line(now, codes::BLOCK_TEXT_INDENTATION, offset),
        E::MappingValueNotAllowed | E::InvalidColonPlacement => second_colon(now, offset),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => in_brackets(now, offset),
        E::ExpectedBlockMappingKey | E::ExpectedDocumentStart | E::InvalidIndentation => {
            key_expected(now, offset)
        }
        E::ExpectedBlockSequenceEntry => dash_expected(now, offset),
        E::SimpleKeyExpected | E::InvalidSimpleKey => missing_colon(now, offset),
        E::FlowMappingValueAdjacentCollection => traps::missing_space(now, start_of_word(now, offset)),
        E::UnexpectedEofBlockSequence => at(now, codes::EMPTY_KEY, offset),
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabInPlainScalar
        | E::TabAtBlockScalarStart
        | E::InvalidBlockEntryWhitespace
        | E::InvalidMappingValueWhitespace => tab(now, offset),
        E::UnclosedQuotedScalar | E::DocumentIndicatorInQuotedScalar | E::InvalidQuotedScalarIndent => {
            at(now, codes::UNCLOSED_QUOTE, offset)
        }
        E::UnclosedFlowCollection { open } => {
            at(now, codes::UNCLOSED_BRACKET, offset).with("open", *open).with("close", closing(*open))
        }
        E::MismatchedFlowCollectionEnd { open, close } => {
            let place = wrong_close(now.text, offset).unwrap_or(offset);
            at(now, codes::WRONG_BRACKET, place)
                .with("close", *close)
                .with("open", *open)
                .with("expected", closing(*open))
        }
        E::MisplacedFlowCollectionEnd => {
            let close = character_at(now, offset).unwrap_or(']');
            at(now, codes::WRONG_BRACKET, offset).with("close", close)
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => escape(now, offset),
        E::BlockSequenceEntryNotAllowed
        | E::BlockEntryInFlowCollection
        | E::PlainScalarStartsWithDashFlowIndicator => rest_of_line(now, codes::LIST_ON_SAME_LINE, offset),
        E::CommentInterceptedScalar | E::CommentNotSeparated => comment(now, offset),
        E::DirectiveDisallowed | E::MissingDocumentEndBeforeDirective => {
            rest_of_line(now, codes::DIRECTIVE, offset)
        }
        _ => other(now, offset),
    }
}

/// Errors without an explanation of their own: perhaps the value begins with a character of YAML's own.
fn other(now: &Situation<'_>, offset: usize) -> Diagnostic {
    if now.last == Last::Closed && start_of_line(now.text, offset) <= now.end && now.end < offset {
        return traps::unquoted_start(now, now.start);
    }
    for start in [value_start(now, offset), offset] {
        match character_at(now, start) {
            Some(',') if now.bracket.is_some() => return at(now, codes::EXTRA_COMMA, start),
            Some('!' | '&' | '*' | '?' | '%' | '@' | '`' | ',') => return traps::unquoted_start(now, start),
            Some(_) | None => {}
        }
    }
    rest_of_line(now, codes::SYNTAX, offset)
}

/// Between brackets, the next key below was taken for a part of the last entry.
fn runs_on(now: &Situation<'_>, offset: usize) -> Option<Diagnostic> {
    let (open, place) = now.bracket?;
    let below = start_of_content(now, offset);
    let line = now.text.get(below..end_of_line(now.text, below)).unwrap_or_default();
    if below <= now.start.max(place) || !has_key(line) {
        return None;
    }
    if line.starts_with(['"', '\'']) {
        return Some(at(now, codes::MISSING_COMMA, below));
    }
    Some(at(now, codes::UNCLOSED_BRACKET, place).with("open", open).with("close", closing(open)))
}

fn unexpected_character(now: &Situation<'_>, character: char, offset: usize) -> Diagnostic {
    if character.is_ascii_graphic() {
        traps::unquoted_start(now, offset)
    } else {
        invalid_character(now, character, offset)
    }
}

/// A character that may not stand anywhere, at or shortly after the place that the parser names.
fn invalid_character(now: &Situation<'_>, character: char, offset: usize) -> Diagnostic {
    let found = now.text.get(offset..).and_then(|rest| rest.find(character)).unwrap_or_default();
    let name = format!("U+{:04X}", u32::from(character));
    at(now, codes::INVALID_CHARACTER, offset + found).with("character", name)
}

/// Something after a closing quote: the rest of a condition, or of a text with quotes in it.
fn after_quote(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let start = value_start(now, offset);
    let begins_with_quote = matches!(character_at(now, start), Some('"' | '\''));
    let rest = now.text.get(offset..end_of_line(now.text, offset)).unwrap_or_default();
    if begins_with_quote && start < offset && traps::goes_on_as_condition(rest) {
        return traps::unquoted_start(now, start);
    }
    let word = rest.trim_start().trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
    let next_entry =
        word.starts_with(':') || rest.starts_with([' ', '"', '\'']) && word.starts_with(['"', '\'']);
    if now.bracket.is_some() && next_entry {
        let blanks = rest.len() - rest.trim_start().len();
        return at(now, codes::MISSING_COMMA, offset + blanks);
    }
    rest_of_line(now, codes::TEXT_AFTER_QUOTE, offset)
}

/// A `|` or `>` that is no header: the start of a condition, or text on the same line.
fn block_header(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let value = traps::rest_of_value(now, offset);
    let header = value.split([' ', '\t']).next().unwrap_or_default();
    let is_header = header.chars().skip(1).all(|sign| matches!(sign, '+' | '-' | '0'..='9'));
    let goes_on = traps::goes_on_as_condition(value.get(header.len()..).unwrap_or_default());
    let single = header.len() == 1 && value.starts_with('>') && !traps::looks_like_condition(value);
    if !is_header || goes_on || (single && value.chars().any(|c| c.is_ascii_digit())) {
        return traps::unquoted_start(now, offset);
    }
    let start = offset + value.len() - value.get(header.len()..).unwrap_or_default().trim_start().len();
    Diagnostic::new(codes::BLOCK_TEXT_HEADER, now.span(start, offset + value.len())).with("header", header)
}

/// A colon inside a value without quotes.
fn second_colon(now: &Situation<'_>, offset: usize) -> Diagnostic {
    if let Some(diagnostic) = runs_on(now, offset) {
        return diagnostic;
    }
    let text = now.last_text();
    if now.last != Last::Plain {
        return rest_of_line(now, codes::COLON_IN_TEXT, now.start.min(offset));
    }
    if traps::looks_like_condition(text) {
        return traps::unquoted_colon(now, now.start);
    }
    if text.contains(['\n', '\r']) {
        let key = start_of_content(now, offset);
        return Diagnostic::new(codes::INDENTED_UNDER_VALUE, now.span(key, offset));
    }
    let value = traps::rest_of_value(now, now.start);
    Diagnostic::new(codes::COLON_IN_TEXT, now.span(now.start, now.start + value.len()))
        .with_some("quoted", traps::quoted(value))
}

/// Between brackets, something follows an entry without a comma.
fn in_brackets(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let character = character_at(now, offset);
    if now.last == Last::Plain && traps::looks_like_condition(now.last_text()) && character == Some(':') {
        return traps::unquoted_colon(now, now.start);
    }
    if let Some(diagnostic) = runs_on(now, offset) {
        return diagnostic;
    }
    if now.last == Last::Closed && begins_like_condition(now, offset) {
        return traps::unquoted_start(now, now.start);
    }
    match (now.last, character) {
        (Last::Plain, Some(sign @ ('[' | '{' | '"' | '\''))) => {
            let value = traps::rest_of_value(now, now.start);
            let open = now.bracket.map_or('{', |(open, _)| open);
            Diagnostic::new(codes::UNQUOTED_IN_BRACKETS, now.span(now.start, now.start + value.len()))
                .with("open", open)
                .with("character", sign)
                .with_some("quoted", traps::quoted(value))
        }
        (Last::Nothing | Last::Plain | Last::Quoted | Last::Block | Last::Closed, _) => {
            at(now, codes::MISSING_COMMA, offset)
        }
    }
}

/// A line that should begin with a key and does not fit.
fn key_expected(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let content = start_of_content(now, offset);
    let line = now.text.get(content..end_of_line(now.text, content)).unwrap_or_default();
    let same_line = start_of_line(now.text, offset) <= now.end;
    if now.last == Last::Closed && same_line {
        return traps::unquoted_start(now, now.start);
    }
    if now.last == Last::Plain && line.starts_with(':') && traps::looks_like_condition(now.last_text()) {
        return traps::unquoted_colon(now, now.start);
    }
    if line.starts_with("- ") || line == "-" {
        return on_line(now, codes::LIST_AMONG_KEYS, offset);
    }
    if now.last == Last::Plain && comment_between(now, offset) {
        return comment(now, now.end);
    }
    if now.last == Last::Block && !has_key(line) {
        return on_line(now, codes::BLOCK_TEXT_INDENTATION, offset);
    }
    on_line(now, codes::INDENTATION, offset)
}

fn dash_expected(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let same_line = start_of_line(now.text, offset) <= now.end;
    if now.last == Last::Closed && same_line {
        return traps::unquoted_start(now, now.start);
    }
    on_line(now, codes::KEY_IN_LIST, offset)
}

/// A line without `: `; perhaps only the space is missing.
fn missing_colon(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let content = start_of_content(now, offset);
    let line = traps::rest_of_value(now, content);
    let spaced = line.split_once(':').filter(|(key, value)| {
        !key.is_empty() && !value.is_empty() && !key.contains([' ', '"', '\'', '(']) && line.len() <= 80
    });
    Diagnostic::new(codes::MISSING_COLON, now.span(content, content + line.len()))
        .with_some("with_space", spaced.map(|(key, value)| format!("{key}: {value}")))
}

/// The first tab in an indentation from the offset's line on, else the first tab.
fn tab(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let from = start_of_line(now.text, offset);
    let lines = now.text.get(from..).unwrap_or_default();
    let mut place = from;
    let mut found = None;
    for line in lines.split_inclusive('\n') {
        let indentation = line.len() - line.trim_start_matches([' ', '\t']).len();
        found = line.get(..indentation).and_then(|blanks| blanks.find('\t')).map(|tab| place + tab);
        place += line.len();
        if found.is_some() {
            break;
        }
    }
    let anywhere = || now.text.get(offset..).and_then(|rest| rest.find('\t')).map(|tab| offset + tab);
    at(now, codes::TAB, found.or_else(anywhere).unwrap_or(offset))
}

/// The first escape after an opening quote that means nothing.
fn escape(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let mut place = offset;
    let rest = |from: usize| now.text.get(from..).unwrap_or_default();
    while let Some(found) = rest(place).find('\\') {
        let start = place + found;
        let code = rest(start + 1).chars().next();
        let digits = match code {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(code) if SIMPLE_ESCAPES.contains(code) => 0,
            Some(_) | None => return escape_at(now, start, 1 + code.map_or(0, char::len_utf8)),
        };
        let after = rest(start + 2);
        let hex = after.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        let value = after.get(..hex).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        let valid =
            hex == digits && (digits == 0 || value.is_some_and(|code| char::from_u32(code).is_some()));
        let pair = value.is_some_and(|code| (0xD800..0xDC00).contains(&code))
            && after.get(4..).is_some_and(|next| next.starts_with("\\ud") || next.starts_with("\\uD"));
        if !valid && !pair {
            return escape_at(now, start, 2 + hex);
        }
        place = start + 2 + hex + if pair { 6 } else { 0 };
    }
    at(now, codes::ESCAPE, offset).with("text", "\\")
}

fn escape_at(now: &Situation<'_>, start: usize, length: usize) -> Diagnostic {
    let text = now.text.get(start..start + length).unwrap_or("\\").trim_end();
    Diagnostic::new(codes::ESCAPE, now.span(start, start + text.len())).with("text", text)
}

/// The first comment at or after an offset.
fn comment(now: &Situation<'_>, offset: usize) -> Diagnostic {
    let found = now.text.get(offset..).and_then(|rest| rest.find('#')).unwrap_or_default();
    rest_of_line(now, codes::COMMENT_IN_TEXT, offset + found)
}

/// True when only comments and blanks stand between the last thing and the offset's line.
fn comment_between(now: &Situation<'_>, offset: usize) -> bool {
    let between = now.text.get(now.end..start_of_content(now, offset)).unwrap_or_default();
    let mut lines = between.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    lines.peek().is_some() && lines.all(|line| line.starts_with('#'))
}

fn has_key(line: &str) -> bool {
    line.ends_with(':') || line.contains(": ")
}

/// True when an operator or a method call stands at the offset; a dash could be the next entry.
fn begins_like_condition(now: &Situation<'_>, offset: usize) -> bool {
    now.text.get(offset..).is_some_and(traps::goes_on_as_condition)
}

/// Where the value that ends in an error begins: after the last thing and the signs around it.
fn value_start(now: &Situation<'_>, offset: usize) -> usize {
    let mut place = now.end.min(offset);
    loop {
        let rest = now.text.get(place..offset).unwrap_or_default();
        let signs = rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', ':', '[', '{']).len();
        let dash = rest.get(signs..).is_some_and(|rest| rest.starts_with("- ") || rest.starts_with(", "));
        let remark = rest.get(signs..).is_some_and(|rest| rest.starts_with('#'));
        place += signs;
        if dash {
            place += 2;
        } else if remark {
            place = end_of_line(now.text, place);
        } else {
            return place.min(offset);
        }
    }
}

/// The bracket that closes another kind than was opened; quotes are passed over.
fn wrong_close(text: &str, open: usize) -> Option<usize> {
    let mut expected: Vec<char> = Vec::new();
    let mut quote = None;
    for (at, character) in text.get(open..)?.char_indices() {
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (None, '"' | '\'') => quote = Some(character),
            (None, '[' | '{') => expected.push(closing(character)),
            (None, ']' | '}') if expected.pop() != Some(character) => return Some(open + at),
            (Some(_) | None, _) => {}
        }
    }
    None
}

fn closing(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}

fn character_at(now: &Situation<'_>, offset: usize) -> Option<char> {
    now.text.get(offset..)?.chars().next()
}

/// Where the word that ends at the offset begins.
fn start_of_word(now: &Situation<'_>, offset: usize) -> usize {
    let before = now.text.get(..offset).unwrap_or_default();
    before.trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.')).len()
}

/// The first character of the offset's line that is no blank.
fn start_of_content(now: &Situation<'_>, offset: usize) -> usize {
    let start = start_of_line(now.text, offset);
    let line = now.text.get(start..end_of_line(now.text, start)).unwrap_or_default();
    start + line.len() - line.trim_start_matches([' ', '\t', '\u{feff}']).len()
}

/// A diagnostic for one character.
fn at(now: &Situation<'_>, code: Code, offset: usize) -> Diagnostic {
    let length = character_at(now, offset).map_or(0, char::len_utf8);
    Diagnostic::new(code, now.span(offset, offset + length))
}

/// A diagnostic for the rest of a line, without its comment.
fn rest_of_line(now: &Situation<'_>, code: Code, offset: usize) -> Diagnostic {
    let end = end_of_line(now.text, offset);
    let line = now.text.get(offset..end).unwrap_or_default();
    Diagnostic::new(code, now.span(offset, offset + line.trim_end().len()))
}

/// A diagnostic for a whole line without its indentation.
fn on_line(now: &Situation<'_>, code: Code, offset: usize) -> Diagnostic {
    rest_of_line(now, code, start_of_content(now, offset))
}
