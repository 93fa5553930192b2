//! `--watch`: runs again whenever a file that was read changes, or a file of tests comes or goes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use riktlinje::report::Phrase;

use super::session::Session;
use super::{Test, discover};
use crate::outcome::{Exit, Failure};
use crate::terminal;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(300);
/// How far the times of files may lag behind the clock.
const COARSE: Duration = Duration::from_millis(20);
/// Clears a terminal and goes to its top.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// When each file changed, and its length; `None` for one that is not there.
type Times = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Runs until it is stopped from outside.
pub(super) fn run(test: &Test) -> Result<Exit, Failure> {
    let mut seen = Vec::new();
    loop {
        let begun = SystemTime::now() - COARSE;
        let listed = discover::files(&test.paths).unwrap_or_default();
        if io::stdout().is_terminal() {
            terminal::say(CLEAR);
        }
        // What is wrong now may be right after the next change.
        match Session::read(test.wanted()) {
            Ok(session) => {
                test.write(&session)?;
                seen = session.seen;
            }
            Err(failure) => terminal::complain(&format!("{}\n", failure.show(test.look()))),
        }
        terminal::complain(&format!("{}\n", WAITING.show(test.look().language)));
        let before = times(test, &seen);
        // What changed while the tests ran was perhaps read before it did.
        let now = SystemTime::now();
        let changed = before.values().flatten().any(|(changed, _)| (begun..=now).contains(changed));
        if changed || discover::files(&test.paths).unwrap_or_default() != listed {
            thread::sleep(PAUSE);
            continue;
        }
        while times(test, &seen) == before {
            thread::sleep(PAUSE);
        }
    }
}

fn times(test: &Test, seen: &[PathBuf]) -> Times {
    let tests = discover::files(&test.paths).unwrap_or_default();
    let all = tests.into_iter().chain(seen.iter().cloned());
    all.map(|path| {
        let data = fs::metadata(&path).ok();
        let changed = data.and_then(|data| Some((data.modified().ok()?, data.len())));
        (path, changed)
    })
    .collect()
}

const WAITING: Phrase =
    Phrase::new("Väntar på ändringar. Avsluta med Ctrl-C.", "Waiting for changes. End with Ctrl-C.");
