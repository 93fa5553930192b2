//! What is wrong with a file, for programs: each place in lines and columns, each message in both languages.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Level, Span};
use crate::source::{LineIndex, Source};
use crate::text::Language;

/// A diagnostic as it is written out.
#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    code: &'static str,
    level: &'static str,
    message: Both,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<Both>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
}

/// Where something stands: lines and columns from 1, columns in characters. The end is the first column after.
#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end: End,
}

#[derive(Serialize)]
struct End {
    line: usize,
    column: usize,
}

/// A text in both languages.
#[derive(Serialize)]
struct Both {
    sv: String,
    en: String,
}

/// Another place that matters.
#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: Both,
}

/// Diagnostics as one JSON list, in their order, with a line break at the end: group by group, each with the
/// sources that it was found in.
#[must_use]
pub fn diagnostics_json(groups: &[(&Diagnostics, &[Source<'_>])]) -> String {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for (diagnostics, sources) in groups {
        let indexes: Vec<LineIndex<'_>> = sources.iter().map(|source| LineIndex::new(source.text)).collect();
        entries.extend(diagnostics.iter().map(|found| entry(found, sources, &indexes)));
    }
    // Plain data with texts as keys can always be written.
    let mut out = serde_json::to_string_pretty(&entries).unwrap_or_default();
    out.push('\n');
    out
}

fn entry<'a>(found: &Diagnostic, sources: &[Source<'a>], indexes: &[LineIndex<'_>]) -> Entry<'a> {
    let related = found.related.iter().map(|(span, en, sv)| Related {
        place: place(*span, sources, indexes),
        message: Both { sv: (*sv).to_owned(), en: (*en).to_owned() },
    });
    let hint = found.hint(Language::SWEDISH).zip(found.hint(Language::ENGLISH));
    Entry {
        place: place(found.span, sources, indexes),
        code: found.code.id,
        level: match found.code.level {
            Level::Error => "error",
            Level::Warning => "warning",
        },
        message: Both { sv: found.message(Language::SWEDISH), en: found.message(Language::ENGLISH) },
        hint: hint.map(|(sv, en)| Both { sv, en }),
        related: related.collect(),
    }
}

fn place<'a>(span: Span, sources: &[Source<'a>], indexes: &[LineIndex<'_>]) -> Place<'a> {
    let file = span.file as usize;
    let at = |offset: u32| indexes.get(file).map_or((1, 1), |index| index.line_column(offset));
    let ((line, column), (end_line, end_column)) = (at(span.start), at(span.end));
    Place {
        file: sources.get(file).map_or("", |source| source.name),
        line,
        column,
        end: End { line: end_line, column: end_column },
    }
}
