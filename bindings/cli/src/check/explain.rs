//! `--explain`: the page of a message, as in `docs/diagnostics`.

use riktlinje::diagnostic::{catalog, nearest};
use riktlinje::report::Phrase;

use crate::outcome::Failure;

// Made by build.rs from the folder of pages.
include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The page of a message.
pub(super) fn page(code: &str) -> Result<&'static str, Failure> {
    if let Some((_, page)) = PAGES.iter().find(|(known, _)| *known == code) {
        return Ok(page);
    }
    let near = nearest(code, catalog::all().map(|entry| entry.id));
    Err(match near {
        Some(near) => Failure::new(UNKNOWN_NEAR, "code", code).with("near", near),
        None => Failure::new(UNKNOWN, "code", code),
    })
}

const UNKNOWN: Phrase = Phrase::new(
    "Det finns inget meddelande {code}. Koden står inom hakparentes i meddelandet, till exempel unused/fact.",
    "There is no message {code}. The code stands in brackets in the message, such as unused/fact.",
);
const UNKNOWN_NEAR: Phrase = Phrase::new(
    "Det finns inget meddelande {code}. Menade du {near}?",
    "There is no message {code}. Did you mean {near}?",
);
