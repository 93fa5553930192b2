//! What is wrong with a request, as `application/problem+json` (RFC 9457).
//!
//! ```json
//! {
//!   "type": "about:blank", "title": "Unprocessable Entity", "status": 422, "detail": "…",
//!   "problems": [{"code": "answers/unknown-option", "message": "…", "hint": "…",
//!                 "place": {"pointer": "/dpia_status", "line": 1, "column": 17}}]
//! }
//! ```

use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use riktlinje::diagnostic::{Diagnostic, Diagnostics};
use riktlinje::source::{LineIndex, Node};
use riktlinje::text::Language;
use serde::Serialize;

use crate::place::pointer;

/// A refused request.
#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'static str,
    status: u16,
    detail: String,
    problems: Vec<Entry>,
    #[serde(skip)]
    language: Language,
}

#[derive(Debug, Serialize)]
struct Entry {
    code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

/// A place in the body. Lines and columns count from 1, columns in characters.
#[derive(Debug, Serialize)]
struct Place {
    /// A JSON Pointer, where the body is JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    line: usize,
    column: usize,
}

/// Something that is wrong with the request itself: a message and a hint in both languages.
pub(crate) struct Fault {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    pub(crate) sv: (&'static str, &'static str),
    pub(crate) en: (&'static str, &'static str),
}

impl Fault {
    pub(crate) fn problem(&self, language: Language) -> Problem {
        let (message, hint) = if language == Language::SWEDISH { self.sv } else { self.en };
        let entry =
            Entry { code: self.code, message: message.to_owned(), hint: Some(hint.to_owned()), place: None };
        Problem::new(self.status, vec![entry], language)
    }
}

impl Problem {
    /// Everything that is wrong with a body: no JSON (400), or JSON that the guideline cannot take (422).
    pub(crate) fn in_body(
        mut found: Diagnostics,
        text: &str,
        tree: Option<&Node>,
        language: Language,
    ) -> Problem {
        found.sort();
        let index = LineIndex::new(text);
        let entry = |diagnostic: &Diagnostic| {
            let (line, column) = index.line_column(diagnostic.span.start);
            let place = Place { pointer: tree.map(|tree| pointer(tree, diagnostic.span)), line, column };
            let (message, hint) = (diagnostic.message(language), diagnostic.hint(language));
            Entry { code: diagnostic.code.id, message, hint, place: Some(place) }
        };
        let status = if tree.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::BAD_REQUEST };
        Problem::new(status, found.iter().map(entry).collect(), language)
    }

    fn new(status: StatusCode, problems: Vec<Entry>, language: Language) -> Problem {
        let title = status.canonical_reason().unwrap_or("Error");
        let detail = problems.first().map(|entry| entry.message.clone()).unwrap_or_default();
        Problem { kind: "about:blank", title, status: status.as_u16(), detail, problems, language }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        // Plain data can always be written.
        let body = serde_json::to_string(&self).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Ok(language) = HeaderValue::from_str(self.language.code()) {
            headers.insert(CONTENT_LANGUAGE, language);
        }
        response
    }
}
