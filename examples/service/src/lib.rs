//! A web service that assesses proposals against one guideline: an example to start from.
//!
//! ```sh
//! cargo run --release -p riktlinje-service -- rules/gotland-social-services
//! curl localhost:8080/assess -H 'content-type: application/json' -H 'accept-language: sv' \
//!   -d '{"personal_data": true, "dpia_status": "none"}'
//! ```
//!
//! The guideline is loaded once, from YAML or compiled, and shared by all requests: a `Program` is read-only. An
//! assessment takes well under a millisecond, so it is made where the request is, without a pool of threads.
//!
//! | file | holds |
//! |---|---|
//! | `main.rs` | arguments, the socket, the end |
//! | `guideline.rs` | loading the guideline |
//! | `routes.rs` | the addresses, and what is answered |
//! | `day.rs` | the day of an assessment |
//! | `language.rs` | which language the caller reads |
//! | `problem.rs`, `place.rs` | what is wrong with a request, as `application/problem+json` (RFC 9457) |
//! | `log.rs` | one line per request, without anything that was sent |
//!
//! What it leaves to the server in front of it: TLS, who may call, and how often.

mod day;
mod faults;
mod guideline;
mod language;
mod log;
mod place;
mod problem;
mod routes;

pub use guideline::load;
pub use log::Log;
pub use routes::{LARGEST_BODY, router};
