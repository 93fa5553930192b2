//! `--update`: expectations that fit what came out, written into the files.

use std::fs;
use std::path::PathBuf;

use riktlinje::cases::{Edit, apply};
use riktlinje::report::Phrase;

use super::Test;
use super::session::{Session, Status, read_suite};
use crate::outcome::Failure;
use crate::terminal;

/// Rewrites the files whose tests fail, and runs everything again. Cases marked `todo` stay as they are.
pub(super) fn update(test: &Test, session: &mut Session) -> Result<(), Failure> {
    let mut changed = false;
    for file in &session.files {
        let failed = file.results.iter().filter(|result| result.status == Status::Failed);
        let edits: Vec<&Edit> = failed
            .flat_map(|result| &result.outcome.mismatches)
            .flat_map(|mismatch| &mismatch.edits)
            .collect();
        if edits.is_empty() {
            continue;
        }
        let count = edits.len();
        let updated = apply(&file.text, edits);
        let Some(program) = session.program(file) else { continue };
        let (mut seen, mut given): (Vec<PathBuf>, Vec<(String, String)>) = (Vec::new(), Vec::new());
        // A file is never left in a state that cannot be read.
        if read_suite(program, &file.name, &updated, &file.path, &mut seen, &mut given).is_err() {
            terminal::complain(&NOT_UPDATED.show(test.look().language).replace("{path}", &file.name));
            continue;
        }
        fs::write(&file.path, updated).map_err(|error| {
            Failure::new(NOT_WRITTEN, "path", &file.name).with("reason", error.to_string())
        })?;
        let said = UPDATED.show(test.look().language).replace("{path}", &file.name);
        terminal::complain(&said.replace("{count}", &count.to_string()));
        changed = true;
    }
    if changed {
        *session = Session::read(test.wanted())?;
    }
    Ok(())
}

const UPDATED: Phrase = Phrase::new(
    "{path}: {count} förväntningar ändrade. Granska ändringarna innan du behåller dem.",
    "{path}: {count} expectations changed. Look at the changes before you keep them.",
);
const NOT_UPDATED: Phrase = Phrase::new(
    "{path} kunde inte ändras på ett säkert sätt. Ändra filen för hand.",
    "{path} could not be changed safely. Change it by hand.",
);
const NOT_WRITTEN: Phrase =
    Phrase::new("{path} kunde inte skrivas ({reason}).", "{path} could not be written ({reason}).");
