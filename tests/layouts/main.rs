//! The one layout: shipped files have it, mangled ones get it back, comments and data stay.

mod mangle;
mod strange;

use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::diagnostic::Diagnostics;
use riktlinje::layout::layout;
use riktlinje::source::{self, Limits, write_canonical};

use mangle::{Random, mangle};
use strange::{into_brackets, with_comments};

/// All shipped YAML.
fn shipped() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")];
    while let Some(folder) = waiting.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    found.sort();
    found
}

fn data(text: &str) -> String {
    let mut out = String::new();
    write_canonical(&source::read(0, text, &Limits::default(), &mut Diagnostics::new()).unwrap(), &mut out);
    out
}

#[test]
fn shipped_files_have_the_layout() {
    let files = shipped();
    assert!(files.len() >= 35, "only {} files", files.len());
    let others: Vec<&PathBuf> =
        files.iter().filter(|(_, text)| layout(text, 0).unwrap() != *text).map(|(path, _)| path).collect();
    assert!(others.is_empty(), "`riktlinje fmt rules` changes {others:?}");
}

/// Comments at any place where one may stand, and groups and lists from lines into brackets: no author's layout,
/// so nothing to come back to. But the data stays, every comment too, and the layout of the result is the result.
#[test]
fn strange_files_keep_their_data_and_every_comment() {
    let (mut rounds, mut inserted) = (0, 0);
    for (path, text) in shipped() {
        for round in 0..if text.len() > 60_000 { 1 } else { 5 } {
            let mut random = Random::new(round * 6113 + text.len() as u64);
            let bracketed = into_brackets(&text, &mut random);
            let (strange, comments) = with_comments(&bracketed, &mut random);
            assert_eq!(data(&strange), data(&text), "{} {round}: mangling changed the data", path.display());
            let once = layout(&strange, 0).unwrap_or_else(|_| panic!("{} {round}", path.display()));
            assert_eq!(data(&once), data(&text), "{} {round}: the layout changed the data", path.display());
            for at in 0..comments {
                let comment = format!("# lapp {at}.");
                assert_eq!(once.matches(&comment).count(), 1, "{} {round}: {comment}", path.display());
            }
            let known = |text: &str| text.matches('#').count();
            assert_eq!(known(&once), known(&strange), "{} {round}: comments", path.display());
            let twice = layout(&once, 0).unwrap();
            assert!(
                twice == once,
                "{} {round}: not idempotent: {}",
                path.display(),
                differing(&once, &twice)
            );
            (rounds, inserted) = (rounds + 1, inserted + comments);
        }
    }
    assert!(rounds >= 150 && inserted >= 2_000, "only {rounds} files with {inserted} comments");
}

fn differing(a: &str, b: &str) -> String {
    let lines = a.lines().zip(b.lines()).enumerate().find(|(_, (a, b))| a != b);
    lines.map(|(at, (a, b))| format!("line {}:\n{a}\n{b}", at + 1)).unwrap_or_default()
}

/// A thousand layouts and more: whatever was done to a file, it comes back to the byte, with every comment.
#[test]
fn mangled_files_come_back() {
    let mut count = 0;
    for (path, text) in shipped() {
        // Large files get fewer rounds: their parts are alike.
        let rounds = if text.len() > 60_000 { 6 } else { 32 };
        let before = data(&text);
        for round in 0..rounds {
            let mut random = Random::new(round * 7919 + text.len() as u64);
            let mangled = mangle(&text, &mut random);
            assert_eq!(data(&mangled), before, "{}: mangling {round} changed the data", path.display());
            let back = layout(&mangled, 0).unwrap_or_else(|_| panic!("{}: round {round}", path.display()));
            if back != text {
                let at = back.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(0);
                let line = |text: &str| text.lines().skip(at).take(3).collect::<Vec<_>>().join("\n");
                panic!(
                    "{} round {round} line {}:\n{}\nis not\n{}",
                    path.display(),
                    at + 1,
                    line(&back),
                    line(&text)
                );
            }
            count += 1;
        }
    }
    assert!(count >= 1_000, "only {count} layouts");
}
