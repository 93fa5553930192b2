//! One line per request. Answers can be sensitive, so nothing that was sent goes into it: no body, no query, and
//! the path only where it is one of the service's own.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;

/// Where lines go.
#[derive(Clone)]
pub struct Log(Arc<dyn Fn(String) + Send + Sync>);

impl Log {
    /// A log that hands each line to a function.
    pub fn to(write: impl Fn(String) + Send + Sync + 'static) -> Log {
        Log(Arc::new(write))
    }

    /// A log on standard error.
    #[must_use]
    pub fn to_standard_error() -> Log {
        Log::to(|line| eprintln!("{line}"))
    }
}

/// Lets a request through and tells about it.
pub(crate) async fn tell(State(log): State<Log>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("(unknown path)", MatchedPath::as_str);
    let beginning = format!("{} {path}", request.method());
    let started = Instant::now();
    let response = next.run(request).await;
    (log.0)(format!("{beginning} {} {} µs", response.status().as_u16(), started.elapsed().as_micros()));
    response
}
