//! `--fix`: corrections that are certain, written into the guideline's own file.

use std::fs;

use riktlinje::diagnostic::Diagnostics;
use riktlinje::lint;
use riktlinje::report::Phrase;

use crate::find::Files;
use crate::outcome::Failure;
use crate::terminal::{self, Look};

/// Most rounds: a correction may bring the next mistake to light.
const MOST: usize = 20;

/// Corrects a guideline's own file; true when something changed.
pub(super) fn correct(files: &Files, found: &Diagnostics, look: Look) -> Result<bool, Failure> {
    let source = files.first();
    let mut text = source.text.to_owned();
    let mut count = 0;
    let mut found = found.clone();
    for _ in 0..MOST {
        let edits = lint::edits(&text, 0, &found);
        if edits.is_empty() {
            break;
        }
        count += edits.len();
        text = lint::apply(&text, &edits);
        let mut sources = files.sources();
        if let Some(first) = sources.first_mut() {
            first.text = &text;
        }
        // Lints without knowledge of tests: nothing of theirs that needs it can be corrected.
        found = match riktlinje::load(&sources) {
            Ok(_) => Diagnostics::new(),
            Err(error) => error.diagnostics().clone(),
        };
    }
    if count == 0 {
        return Ok(false);
    }
    fs::write(source.name, &text)
        .map_err(|error| Failure::new(NOT_WRITTEN, "path", source.name).with("reason", error.to_string()))?;
    let said =
        CORRECTED.show(look.language).replace("{path}", source.name).replace("{count}", &count.to_string());
    terminal::complain(&said);
    Ok(true)
}

const CORRECTED: Phrase = Phrase::new("{path}: {count} rättade.", "{path}: {count} corrected.");
const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
