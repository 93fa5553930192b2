//! `--watch`: runs again whenever a file that was read changes, or a file of tests comes or goes.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use super::session::Session;
use super::{Test, discover};
use crate::outcome::{Exit, Failure};
use crate::terminal;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(300);
/// Clears a terminal and goes to its top.
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// When each file changed; `None` for one that is not there.
type Times = BTreeMap<PathBuf, Option<SystemTime>>;

/// Runs until it is stopped from outside.
pub(super) fn run(test: &Test) -> Result<Exit, Failure> {
    let mut seen = Vec::new();
    loop {
        if io::stdout().is_terminal() {
            terminal::say(CLEAR);
        }
        // What is wrong now may be right after the next change.
        match Session::read(test.wanted()) {
            Ok(session) => {
                test.write(&session)?;
                seen = session.seen;
            }
            Err(failure) => terminal::complain(&failure.show(test.look())),
        }
        let before = times(test, &seen);
        while times(test, &seen) == before {
            thread::sleep(PAUSE);
        }
    }
}

fn times(test: &Test, seen: &[PathBuf]) -> Times {
    let tests = discover::files(&test.paths).unwrap_or_default();
    let all = tests.into_iter().chain(seen.iter().cloned());
    all.map(|path| {
        let changed = fs::metadata(&path).and_then(|data| data.modified()).ok();
        (path, changed)
    })
    .collect()
}
