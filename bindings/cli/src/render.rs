//! What is wrong with a file, in words, with the place underlined.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Element, Group, Level as Mark, Renderer, Snippet};
use riktlinje::Source;
use riktlinje::diagnostic::{Diagnostic, Diagnostics, Level, Span};
use riktlinje::report::Phrase;
use riktlinje::text::Language;

/// Most diagnostics shown; after so many mistakes the first ones say enough.
const MOST: usize = 60;
/// Other places so near, in bytes, are shown in the same piece of the file.
const NEAR: usize = 2_000;
/// Longest piece of a file shown, in bytes.
const LONGEST: usize = 8_000;

/// Diagnostics as text, in their order. `look` is the language and whether to use color.
pub(crate) fn diagnostics(found: &Diagnostics, sources: &[Source<'_>], look: (Language, bool)) -> String {
    let (language, color) = look;
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in found.iter().take(MOST) {
        out.push_str(&one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    if found.len() > MOST {
        let more = MORE.show(language).replace("{count}", &(found.len() - MOST).to_string());
        out.push_str(&more);
        out.push('\n');
    }
    out
}

fn one(found: &Diagnostic, sources: &[Source<'_>], language: Language, renderer: &Renderer) -> String {
    let level = match found.code.level {
        Level::Error => Mark::ERROR.with_name(Some(ERROR.show(language))),
        Level::Warning => Mark::WARNING.with_name(Some(WARNING.show(language))),
    };
    let mut group = level
        .primary_title(clean(&found.message(language)))
        .id(found.code.id)
        .elements(places(found, sources, language));
    if let Some(hint) = found.hint(language) {
        let help = Mark::HELP.with_name(Some(HELP.show(language)));
        group = group.element(help.message(clean(&hint)));
    }
    let report: &[Group<'_>] = &[group];
    renderer.render(report)
}

/// The pieces of files that a diagnostic points at: its own place, then the others, near ones together.
fn places<'s>(found: &Diagnostic, sources: &'s [Source<'_>], language: Language) -> Vec<Element<'s>> {
    let Some(source) = sources.get(found.span.file as usize) else { return Vec::new() };
    let primary = bytes(found.span, source.text);
    let label = |(_, en, sv): &(Span, &'static str, &'static str)| {
        if language == Language::SWEDISH { *sv } else { *en }
    };
    let near = |span: Span| {
        span.file == found.span.file && bytes(span, source.text).start.abs_diff(primary.start) < NEAR
    };
    let mut marks = vec![(AnnotationKind::Primary, primary.clone(), None)];
    let mut elements = Vec::new();
    for related in &found.related {
        let (span, label) = (related.0, label(related));
        let Some(other) = sources.get(span.file as usize) else { continue };
        let place = bytes(span, other.text);
        if near(span) {
            marks.push((AnnotationKind::Context, place, Some(label)));
        } else {
            elements.extend(snippet(other, &[(AnnotationKind::Context, place, Some(label))]));
        }
    }
    elements.splice(0..0, snippet(source, &marks));
    elements
}

/// A piece of a file, with the marked places underlined: only the lines that matter, however large the file.
fn snippet<'s>(
    source: &Source<'s>,
    marks: &[(AnnotationKind, Range<usize>, Option<&'static str>)],
) -> Option<Element<'s>> {
    let text = source.text;
    let first = marks.iter().map(|(_, place, _)| place.start).min()?;
    let last = marks.iter().map(|(_, place, _)| place.end).max()?;
    let start = text[..first].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    let end = floor(text, line_end.min(start.max(first) + LONGEST));
    let piece = text.get(start..end)?;
    let line = text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    let inside = |at: usize| at.clamp(start, end) - start;
    let annotations = marks
        .iter()
        .map(|(kind, place, label)| kind.span(inside(place.start)..inside(place.end)).label(*label));
    let snippet =
        Snippet::source(piece).line_start(line).path(source.name.to_owned()).annotations(annotations);
    Some(snippet.into())
}

/// A place in a text as a range that is safe to cut at.
fn bytes(span: Span, text: &str) -> Range<usize> {
    let start = floor(text, span.start as usize);
    let end = floor(text, span.end as usize).max(start);
    start..end
}

/// The nearest place at or before `at` where a character begins.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// A text without characters that could steer a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

const ERROR: Phrase = Phrase::new("fel", "error");
const WARNING: Phrase = Phrase::new("varning", "warning");
const HELP: Phrase = Phrase::new("råd", "help");
const MORE: Phrase = Phrase::new("… och {count} till", "… and {count} more");
