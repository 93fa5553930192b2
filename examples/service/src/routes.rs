//! The addresses, and what is answered.
//!
//! | request | answer |
//! |---|---|
//! | `GET /health` | `{"status":"ok"}` |
//! | `GET /guideline` | id, version, digest, title, languages, engine |
//! | `GET /questions` | the questions that decide, before anything is answered |
//! | `GET /schema` | the JSON Schema of proposals to this guideline |
//! | `POST /assess?as_of=2026-11-22` | the assessment of a proposal, or of answers alone |

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use riktlinje::answers::{Answers, Proposal};
use riktlinje::assess::{Assessment, ENGINE};
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;
use riktlinje::schema::{Kind, schema};
use riktlinje::source::{Limits, Node, read_json};
use riktlinje::text::{Language, Speech};
use serde::{Deserialize, Serialize};

use crate::day::day;
use crate::faults::{BAD_METHOD, BAD_QUERY, BROKEN_OFF, NOT_FOUND, NOT_JSON, NOT_UTF8, TOO_LARGE};
use crate::language::wanted;
use crate::log::{self, Log};
use crate::problem::Problem;

/// The largest body that is read, in bytes: a proposal with a long risk register takes a tenth of it.
pub const LARGEST_BODY: usize = 256 * 1024;

/// The service for one guideline.
pub fn router(program: Program, log: Log) -> Router {
    let program: Shared = Arc::new(program);
    Router::new()
        .route("/health", get(|| async { json(r#"{"status":"ok"}"#.to_owned(), None) }))
        .route("/guideline", get(guideline))
        .route("/questions", get(questions))
        .route("/schema", get(schema_of_proposals))
        .route("/assess", post(assess))
        .fallback(not_found)
        .method_not_allowed_fallback(bad_method)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(axum::middleware::from_fn_with_state(log, log::tell))
        .with_state(program)
}

type Shared = Arc<Program>;

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    version: String,
    digest: &'a str,
    title: &'a str,
    languages: Vec<&'a str>,
    engine: &'static str,
}

async fn guideline(State(program): State<Shared>, headers: HeaderMap) -> Response {
    let guideline = program.guideline();
    let language = wanted(&headers, &guideline.languages);
    let root = guideline.root();
    let about = About {
        id: root.map_or("", |root| &root.id),
        version: root.map(|root| root.version.to_string()).unwrap_or_default(),
        digest: &guideline.digest,
        title: root.map_or("", |root| root.title.show(language)),
        languages: guideline.languages.iter().map(Language::code).collect(),
        engine: ENGINE,
    };
    written(&about, language)
}

async fn questions(
    State(program): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = wanted(&headers, &program.guideline().languages);
    let proposal = nothing_answered(&program);
    let assessment = assessed(&program, &proposal, asked, language)?;
    Ok(written(&assessment.questions, language))
}

async fn schema_of_proposals(State(program): State<Shared>, headers: HeaderMap) -> Response {
    let language = wanted(&headers, &program.guideline().languages);
    written(&schema(Kind::Proposal, Some(program.guideline()), language), language)
}

/// What stands in an address behind the question mark. A name that is misspelt is refused: it would otherwise
/// assess for another day than was meant.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    as_of: Option<String>,
}

async fn assess(
    State(program): State<Shared>,
    asked: Result<Query<Asked>, QueryRejection>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let language = wanted(&headers, &program.guideline().languages);
    if !is_json(&headers) {
        return Err(NOT_JSON.problem(language));
    }
    let body = body.map_err(|refused| match refused.status() {
        StatusCode::PAYLOAD_TOO_LARGE => TOO_LARGE.problem(language),
        _ => BROKEN_OFF.problem(language),
    })?;
    let text = std::str::from_utf8(&body).map_err(|_| NOT_UTF8.problem(language))?;
    let proposal = read(&program, text, language)?;
    let assessment = assessed(&program, &proposal, asked, language)?;
    Ok(written(&assessment, language))
}

/// A proposal as `riktlinje assess` takes it, or the answers alone: `{"fact": answer}`.
fn read(program: &Program, text: &str, language: Language) -> Result<Proposal, Problem> {
    let mut found = Diagnostics::new();
    let Some(tree) = read_json(0, text, &Limits::default(), &mut found) else {
        return Err(Problem::in_body(found, text, None, language));
    };
    let proposal = if tree.get("riktlinje").is_some() {
        Proposal::from_tree(program, &tree, &mut found)
    } else {
        only_answers(program, &tree, &mut found)
    };
    proposal.ok_or_else(|| Problem::in_body(found, text, Some(&tree), language))
}

fn only_answers(program: &Program, tree: &Node, found: &mut Diagnostics) -> Option<Proposal> {
    let answers = Answers::read(program, tree, found)?;
    Some(Proposal { answers, ..nothing_answered(program) })
}

fn nothing_answered(program: &Program) -> Proposal {
    let answers = Answers::empty(program);
    Proposal { title: None, guideline: None, as_of: None, answers, waivers: Vec::new() }
}

fn assessed<'p>(
    program: &'p Program,
    proposal: &Proposal,
    asked: Result<Query<Asked>, QueryRejection>,
    language: Language,
) -> Result<Assessment<'p>, Problem> {
    let Query(asked) = asked.map_err(|_| BAD_QUERY.problem(language))?;
    let day = day(asked.as_of.as_deref(), proposal, language)?;
    Ok(program.assess_in(Speech::Only(language), &proposal.answers, &proposal.waivers, day))
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

fn written(value: &impl Serialize, language: Language) -> Response {
    // Plain data with texts as keys can always be written.
    json(serde_json::to_string(value).unwrap_or_default(), Some(language))
}

/// What is answered is about answers that may be sensitive, so nobody on the way keeps it.
fn json(body: String, language: Option<Language>) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    let mut set =
        |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(CONTENT_TYPE, "application/json");
    set(CACHE_CONTROL, "no-store");
    if let Some(language) = language.and_then(|language| HeaderValue::from_str(language.code()).ok()) {
        set(VARY, "accept-language");
        headers.insert(CONTENT_LANGUAGE, language);
    }
    response
}

async fn not_found(State(program): State<Shared>, headers: HeaderMap) -> Problem {
    NOT_FOUND.problem(wanted(&headers, &program.guideline().languages))
}

async fn bad_method(State(program): State<Shared>, headers: HeaderMap) -> Problem {
    BAD_METHOD.problem(wanted(&headers, &program.guideline().languages))
}
