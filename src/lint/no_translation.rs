//! Texts without a wording in one of the guideline's languages.

use super::codes;
use super::subject::Subject;
use super::wordings::{Wording, wordings};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Key, Node};
use crate::text::Language;

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let languages = subject.languages();
    if languages.len() < 2 {
        return;
    }
    wordings(&subject.tree, languages, &mut |wording| match wording {
        Wording::Languages(node, known) => missing(node, &known, languages, found),
        Wording::Common(key, node, text) => common(key, node, text, languages, found),
    });
}

fn missing(node: &Node, known: &[(&Key, &str)], languages: &[Language], found: &mut Diagnostics) {
    let place = known.first().map_or(node.span, |(key, _)| key.span);
    for language in
        languages.iter().filter(|language| known.iter().all(|(key, _)| key.text != language.code()))
    {
        found.push(Diagnostic::new(codes::NO_TRANSLATION, place).with("language", language.code()));
    }
}

/// One wording for all languages. A single word may well be a name or an abbreviation that they share.
fn common(key: &str, node: &Node, text: &str, languages: &[Language], found: &mut Diagnostics) {
    if !text.trim().contains(' ') {
        return;
    }
    let all: Vec<String> = languages.iter().map(|language| format!("{language}: …")).collect();
    let example = format!("{key}: {{{}}}", all.join(", "));
    // Which language it is in cannot be known; the last one is most often the forgotten one.
    let language = languages.last().map(ToString::to_string).unwrap_or_default();
    found.push(
        Diagnostic::new(codes::NO_TRANSLATION, node.span).with("language", language).with("example", example),
    );
}
