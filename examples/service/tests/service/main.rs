//! The service: in process, request by request, and once over a socket.

mod refused;
mod requests;
mod socket;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use riktlinje_service::{Log, load, router};
use serde_json::Value;
use tower::ServiceExt as _;

/// A real composed guideline.
fn guideline() -> PathBuf {
    rules().join("gotland-social-services")
}

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules")
}

/// The service, and what it logs.
struct Service {
    router: Router,
    lines: Arc<Mutex<Vec<String>>>,
}

/// What came back.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

impl Service {
    fn start() -> Service {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&lines);
        let log = Log::to(move |line| kept.lock().unwrap().push(line));
        Service { router: router(load(&guideline()).unwrap(), log), lines }
    }

    async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    async fn get(&self, path: &str, language: &str) -> Answer {
        let request = Request::get(path).header("accept-language", language);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    async fn assess(&self, path: &str, language: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(path)
            .header("content-type", "application/json")
            .header("accept-language", language);
        self.send(request.body(body.into()).unwrap()).await
    }
}
