//! Names, and words that look like names but are not.

use super::token::place;
use super::{Place, Problem};
use crate::diagnostic::catalog::expression as codes;

/// Words that CEL keeps for itself; a guideline that other CEL tools read must not use them as names.
const RESERVED: [&str; 18] = [
    "in",
    "as",
    "break",
    "const",
    "continue",
    "else",
    "for",
    "function",
    "if",
    "import",
    "let",
    "loop",
    "package",
    "namespace",
    "return",
    "var",
    "void",
    "while",
];

/// Words for "no value" in other languages.
const NOTHING: [&str; 6] = ["null", "none", "nil", "undefined", "nan", "ingenting"];

/// Words for yes and no, with the right one.
const TRUTHS: [(&str, &str); 8] = [
    ("true", "true"),
    ("yes", "true"),
    ("ja", "true"),
    ("sant", "true"),
    ("false", "false"),
    ("no", "false"),
    ("nej", "false"),
    ("falskt", "false"),
];

/// What a word in the place of an operator stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A word for this sign.
    Sign(&'static str),
    /// "x is …", which may go on with a not or with nothing.
    Is,
    /// "not".
    Not,
    /// "x between a and b".
    Between,
    /// "x contains a".
    Contains,
    /// "if", "then", "else".
    Conditional,
}

/// Words that people write for operators, in lower case.
const OPERATOR_WORDS: [(&str, Meaning); 41] = [
    ("and", Meaning::Sign("&&")),
    ("och", Meaning::Sign("&&")),
    ("samt", Meaning::Sign("&&")),
    ("or", Meaning::Sign("||")),
    ("eller", Meaning::Sign("||")),
    ("in", Meaning::Sign("in")),
    ("finns", Meaning::Sign("in")),
    ("equals", Meaning::Sign("==")),
    ("lika", Meaning::Sign("==")),
    ("greater", Meaning::Sign(">")),
    ("större", Meaning::Sign(">")),
    ("above", Meaning::Sign(">")),
    ("över", Meaning::Sign(">")),
    ("less", Meaning::Sign("<")),
    ("mindre", Meaning::Sign("<")),
    ("below", Meaning::Sign("<")),
    ("under", Meaning::Sign("<")),
    ("minst", Meaning::Sign(">=")),
    ("högst", Meaning::Sign("<=")),
    ("plus", Meaning::Sign("+")),
    ("minus", Meaning::Sign("-")),
    ("times", Meaning::Sign("*")),
    ("gånger", Meaning::Sign("*")),
    ("is", Meaning::Is),
    ("är", Meaning::Is),
    ("not", Meaning::Not),
    ("inte", Meaning::Not),
    ("icke", Meaning::Not),
    ("ej", Meaning::Not),
    ("between", Meaning::Between),
    ("mellan", Meaning::Between),
    ("contains", Meaning::Contains),
    ("includes", Meaning::Contains),
    ("innehåller", Meaning::Contains),
    ("if", Meaning::Conditional),
    ("om", Meaning::Conditional),
    ("then", Meaning::Conditional),
    ("så", Meaning::Conditional),
    ("else", Meaning::Conditional),
    ("annars", Meaning::Conditional),
    ("unless", Meaning::Conditional),
];

/// True for a name that an expression can hold: lower-case ASCII words of letters, digits and `_`,
/// beginning with a letter, joined by dots, none of them kept for the language itself.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let plain =
        |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase()) && word.bytes().all(continues_plain);
    text.split('.').all(plain) && !text.split('.').any(is_reserved)
}

/// True for a word that cannot be a name, because it means something else here or in CEL.
#[must_use]
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word) || is_nothing(word) || TRUTHS.iter().any(|(known, _)| *known == word)
}

/// True for a word that means "no value" elsewhere.
pub(super) fn is_nothing(word: &str) -> bool {
    NOTHING.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// What a word means in the place of an operator, whatever its case.
pub(super) fn meaning(word: &str) -> Option<Meaning> {
    let lower = word.to_lowercase();
    OPERATOR_WORDS.iter().find(|(known, _)| *known == lower).map(|(_, meaning)| *meaning)
}

/// True for the small word after one that stands for an operator: "greater than", "finns i".
pub(super) fn is_filler(word: &str) -> bool {
    matches!(word, "än" | "than" | "med" | "to" | "i")
}

/// True when a text begins with a word that stands for an operator.
pub(super) fn begins_with_operator_word(text: &str) -> bool {
    let end = text.find(|c| !continues(c)).unwrap_or(text.len());
    meaning(text.get(..end).unwrap_or_default()).is_some()
}

/// True for a character that can begin a word, in the right spelling or in a wrong one.
pub(super) fn is_letter(c: char) -> bool {
    c == '_' || c.is_ascii_alphabetic() || (!c.is_ascii() && (c.is_alphabetic() || is_mark(c)))
}

/// True for a character that can go on a word.
pub(super) fn continues(c: char) -> bool {
    c.is_ascii_digit() || is_letter(c) || (!c.is_ascii() && c.is_alphanumeric())
}

/// True for an accent that stands after its letter (å as `a` and a ring).
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn continues_plain(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'
}

/// True for a character that nobody sees, or that looks like an ordinary space.
pub(super) fn is_invisible(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202f}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    hidden || c.is_whitespace() || c.is_control()
}

/// True for a sign that is written after an amount.
pub(super) fn is_unit_sign(c: char) -> bool {
    matches!(c, '€' | '$' | '£' | '°' | '‰' | '§')
}

/// Looks at one word of a name; `Err` says what is wrong with its spelling.
pub(super) fn check(word: &str, at: Place) -> Result<(), Problem> {
    if let Some(problem) = outside_ascii(word, at) {
        return Err(problem);
    }
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        let problem = Problem::new(codes::UPPER_CASE, at).with("name", word);
        return Err(problem.with("right", snake_case(word)));
    }
    if word.starts_with('_') {
        return Err(Problem::new(codes::NAME_START, at).with("name", word));
    }
    if RESERVED.contains(&word) || matches!(word, "true" | "false" | "null") {
        return Err(Problem::new(codes::RESERVED_WORD, at).with("word", word));
    }
    Ok(())
}

/// The yes or no that a lone word stands for in another spelling, as an error with the cure.
pub(super) fn check_alone(word: &str, at: Place) -> Result<(), Problem> {
    match TRUTHS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
        Some((_, right)) => Err(Problem::new(codes::TRUTH_WORD, at).with("word", word).with("right", *right)),
        None => Ok(()),
    }
}

/// The first letter that is not ASCII, told apart: å is spelled another way, а (Cyrillic) is retyped.
fn outside_ascii(word: &str, at: Place) -> Option<Problem> {
    let (offset, letter) = word.char_indices().find(|(_, c)| !c.is_ascii())?;
    let start = at.start as usize + offset;
    let here = place(start, start + letter.len_utf8());
    let plain: Option<String> = word.chars().map(plain_letter).collect();
    let right = plain.filter(|text| !text.is_empty()).map(|text| snake_case(&text));
    let look_alike = matches!(letter, '\u{370}'..='\u{52f}' | '\u{ff21}'..='\u{ff5a}');
    let problem = if look_alike {
        let code = format!("U+{:04X}", u32::from(letter));
        Problem::new(codes::LOOK_ALIKE, here).with("character", code)
    } else {
        Problem::new(codes::NAME_LETTER, at)
    };
    let shown = if is_mark(letter) { "å ä ö".to_owned() } else { letter.to_string() };
    Some(problem.with("name", word).with("letter", shown).with_some("right", right))
}

/// The ASCII spelling of a letter: nothing for a loose accent, `None` where there is none.
fn plain_letter(c: char) -> Option<String> {
    let plain = match c {
        'å' | 'ä' | 'á' | 'à' | 'â' | 'а' | 'α' => "a",
        'Å' | 'Ä' | 'А' => "A",
        'ö' | 'ø' | 'ó' | 'ô' | 'о' | 'ο' => "o",
        'Ö' | 'Ø' | 'О' => "O",
        'é' | 'è' | 'ê' | 'ë' | 'е' => "e",
        'É' | 'Е' => "E",
        'ü' | 'ú' => "u",
        'í' | 'і' => "i",
        'æ' => "ae",
        'с' => "c",
        'р' => "p",
        'х' => "x",
        'у' => "y",
        'ß' => "ss",
        mark if is_mark(mark) => "",
        ascii if ascii.is_ascii() => return Some(ascii.to_string()),
        _ => return None,
    };
    Some(plain.to_owned())
}

/// `projectPhase` and `Project_Phase` as `project_phase`; `ANTAL` as `antal`.
fn snake_case(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 4);
    let mut before = '_';
    for c in word.chars() {
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
        before = c;
    }
    out
}
