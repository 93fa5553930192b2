//! Conditions that YAML reads as something else, found in what YAML made of them.
//!
//! A condition such as `!pilot`, `a ? b : c` or `max(a, b) >= 3` is good CEL and, without quotes, bad or
//! misleading YAML. Where reading fails, `syntax.rs` asks here for the condition behind the error; where
//! YAML says nothing, the functions here look for the traces in the tree.

use super::lines::end_of_line;
use super::node::{Key, Node, Style};
use super::situation::Situation;
use crate::diagnostic::catalog::source as codes;
use crate::diagnostic::{Diagnostic, Span, shortened};

/// The names of YAML's own tags; any other name after `!!` is a doubled negation.
const TAGS: &[&str] = &[
    "str",
    "int",
    "float",
    "bool",
    "null",
    "seq",
    "map",
    "set",
    "omap",
    "pairs",
    "binary",
    "timestamp",
    "merge",
    "value",
];

/// A tag: YAML's own ones are tags, everything else after `!` is a negation.
pub(super) fn tag(now: &Situation<'_>, span: Span) -> Diagnostic {
    let text = slice(now, span);
    let known = text.strip_prefix("!!").is_some_and(|name| TAGS.contains(&name));
    if known || text.starts_with("!<") {
        Diagnostic::new(codes::TAG, span).with("text", shortened(text))
    } else {
        unquoted_start(now, span.start as usize)
    }
}

/// An anchor; a lone `&&` is a condition's "and".
pub(super) fn anchor(now: &Situation<'_>, span: Span) -> Diagnostic {
    let text = slice(now, span);
    if text.starts_with("&&") {
        unquoted_start(now, span.start as usize)
    } else {
        Diagnostic::new(codes::ANCHOR, span).with("text", shortened(text))
    }
}

/// An alias; with more after it on the line it is a condition or text that begins with a star.
pub(super) fn alias(now: &Situation<'_>, span: Span) -> Diagnostic {
    let text = slice(now, span);
    if rest_of_value(now, span.start as usize).len() > text.len() {
        unquoted_start(now, span.start as usize)
    } else {
        Diagnostic::new(codes::ALIAS, span).with("text", shortened(text))
    }
}

/// A value that begins with a character that YAML takes for itself.
pub(super) fn unquoted_start(now: &Situation<'_>, start: usize) -> Diagnostic {
    let value = rest_of_value(now, start);
    let character = value.chars().next().map(String::from);
    Diagnostic::new(codes::UNQUOTED_START, now.span(start, start + value.len()))
        .with("character", character.unwrap_or_default())
        .with_some("quoted", quoted(value))
}

/// A condition that is cut at a colon; `start` is where the condition begins.
pub(super) fn unquoted_colon(now: &Situation<'_>, start: usize) -> Diagnostic {
    let value = rest_of_value(now, start);
    let one_line = now.end <= start + value.len();
    Diagnostic::new(codes::UNQUOTED_COLON, now.span(start, start + value.len()))
        .with_some("quoted", quoted(value).filter(|_| one_line))
}

/// A key that is part of a condition, such as `a ? b` of `a ? b : c` after a dash or between brackets, or
/// that is stuck to its value.
pub(super) fn odd_key(now: &Situation<'_>, key: &Key, value: &Node, flow: bool) -> Option<Diagnostic> {
    if !is_plain_key(now, key) {
        return None;
    }
    let start = key.span.start as usize;
    if flow && is_omitted(value) && is_glued(&key.text) {
        return Some(missing_space(now, start));
    }
    if !looks_like_condition(&key.text) {
        return None;
    }
    if !(flow && is_omitted(value)) {
        return Some(unquoted_colon(now, start));
    }
    // Parts that a comma cut off are told with their first part when the bracket closes.
    let whole = !parentheses(&key.text).unmatched;
    whole.then(|| {
        Diagnostic::new(codes::UNQUOTED_START, key.span)
            .with("character", "{")
            .with_some("quoted", quoted(&key.text))
    })
}

/// `sv:Nytta` between brackets, which YAML reads as one long key; `start` is where the key begins.
pub(super) fn missing_space(now: &Situation<'_>, start: usize) -> Diagnostic {
    let value = rest_of_value(now, start);
    let spaced = value.split_once(':').filter(|_| value.len() <= 80);
    Diagnostic::new(codes::MISSING_COLON, now.span(start, start + value.len()))
        .with_some("with_space", spaced.map(|(key, value)| format!("{key}: {value}")))
}

/// A word, a colon and something more without a blank between; an address is not meant.
fn is_glued(key: &str) -> bool {
    key.split_once(':').is_some_and(|(word, rest)| {
        let is_name = word.chars().all(|c| c.is_alphanumeric() || c == '_') && !word.is_empty();
        is_name && !rest.is_empty() && !rest.starts_with("//")
    })
}

/// A comma inside parentheses that splits a list in brackets: `[max(a, b) >= 3]`.
pub(super) fn split_list(now: &Situation<'_>, items: &[Node<'_>]) -> Option<Diagnostic> {
    let mut first = None;
    for item in items {
        let Some(scalar) = item.as_scalar().filter(|scalar| scalar.style == Style::Plain) else { continue };
        let found = parentheses(&scalar.text);
        if let (Some(first), true) = (first, found.unmatched) {
            return Some(split(now, first, item.span));
        }
        if found.unclosed {
            first = Some(item.span);
        }
    }
    None
}

/// A comma inside parentheses that splits a group in braces: `{when: max(a, b) >= 3}`.
pub(super) fn split_mapping(now: &Situation<'_>, entries: &[(Key<'_>, Node<'_>)]) -> Option<Diagnostic> {
    let mut first = None;
    for (key, value) in entries {
        let rest_of_condition = is_omitted(value) && is_plain_key(now, key);
        if let (Some(first), true, true) = (first, rest_of_condition, parentheses(&key.text).unmatched) {
            return Some(split(now, first, key.span));
        }
        let plain = value.as_scalar().is_some_and(|scalar| scalar.style == Style::Plain);
        if plain && parentheses(slice(now, value.span)).unclosed {
            first = Some(value.span);
        }
    }
    None
}

fn split(now: &Situation<'_>, first: Span, second: Span) -> Diagnostic {
    let whole = first.to(second);
    Diagnostic::new(codes::SPLIT_AT_COMMA, whole)
        .with("first", shortened(slice(now, first)))
        .with("second", shortened(slice(now, second)))
        .with("quoted", quoted(slice(now, whole)).unwrap_or_else(|| "\"…\"".to_owned()))
}

/// True for a text with an operator of conditions in it, which a name or a sentence hardly has.
pub(super) fn looks_like_condition(text: &str) -> bool {
    const OPERATORS: &[&str] = &["==", "!=", ">=", "<=", "&&", "||", " ? ", "\n? ", " > ", " < ", " in ["];
    // Nearly every text has none of their characters, and that is seen in one walk.
    text.bytes().any(|byte| matches!(byte, b'=' | b'&' | b'|' | b'?' | b'>' | b'<' | b'['))
        && OPERATORS.iter().any(|operator| text.contains(operator))
}

/// True when what follows a text on its line goes on like a condition.
pub(super) fn goes_on_as_condition(rest: &str) -> bool {
    const STARTS: &[&str] = &["==", "!=", ">", "<", "&&", "||", "?", "+", "-", "*", "/", "in ", ".", ")"];
    let rest = rest.trim_start();
    STARTS.iter().any(|start| rest.starts_with(start))
}

/// Parentheses of a text that have no partner in it; those in quotes do not count.
#[derive(Clone, Copy, Default)]
struct Parentheses {
    unclosed: bool,
    unmatched: bool,
}

/// True when every parenthesis of a text has its partner in it.
pub(super) fn has_whole_parentheses(text: &str) -> bool {
    let found = parentheses(text);
    !found.unclosed && !found.unmatched
}

fn parentheses(text: &str) -> Parentheses {
    let (mut open, mut unmatched, mut quote) = (0_usize, false, None);
    for character in text.chars() {
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, '(') => open += 1,
            (None, ')') if open > 0 => open -= 1,
            (None, ')') => unmatched = true,
            (Some(_) | None, _) => {}
        }
    }
    Parentheses { unclosed: open > 0, unmatched }
}

/// The rest of a value on its line from `start` on, as the author sees it: up to a comment, and between
/// brackets up to the comma or bracket that ends the entry.
pub(super) fn rest_of_value<'t>(now: &Situation<'t>, start: usize) -> &'t str {
    let line = now.text.get(start..end_of_line(now.text, start)).unwrap_or_default();
    let (mut depth, mut quote, mut before) = (0_usize, None, ' ');
    let mut end = line.len();
    for (at, character) in line.char_indices() {
        let outermost = depth == 0 && now.bracket.is_some();
        match (quote, character) {
            (Some(mark), _) if mark == character => quote = None,
            (None, '\'' | '"') if !before.is_alphanumeric() => quote = Some(character),
            (None, '#') if matches!(before, ' ' | '\t') && at > 0 => {
                end = at;
                break;
            }
            (None, ',' | ']' | '}') if outermost => {
                end = at;
                break;
            }
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (Some(_) | None, _) => {}
        }
        before = character;
    }
    line.get(..end).unwrap_or_default().trim_end()
}

/// A text in quotes, ready to paste; none for texts too long to show.
pub(super) fn quoted(text: &str) -> Option<String> {
    const LONGEST: usize = 200;
    if text.is_empty() || text.len() > LONGEST || text.contains(['\n', '\r']) {
        return None;
    }
    if text.contains(['"', '\\']) {
        Some(format!("'{}'", text.replace('\'', "''")))
    } else {
        Some(format!("\"{text}\""))
    }
}

fn is_omitted(value: &Node) -> bool {
    value.span.start == value.span.end && value.is_null()
}

fn is_plain_key(now: &Situation<'_>, key: &Key) -> bool {
    !slice(now, key.span).starts_with(['"', '\'', '|', '>'])
}

fn slice<'t>(now: &Situation<'t>, span: Span) -> &'t str {
    now.text.get(span.start as usize..span.end as usize).unwrap_or_default()
}
