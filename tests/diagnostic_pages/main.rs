//! `docs/diagnostics`: a page for every message of the engine, made from the catalog and from the broken files
//! under `tests/inputs`.
//!
//! `RIKTLINJE_BLESS=1 cargo test --test diagnostic_pages` writes the pages anew; read what changes.

mod catalog;
mod examples;
mod made;
mod page;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::diagnostic::catalog::all;

use examples::{Example, examples};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/diagnostics")
}

/// The pages as they should be, by their path below `docs/diagnostics`.
fn pages() -> BTreeMap<String, String> {
    let examples: BTreeMap<&'static str, Example> = examples();
    let mut pages: BTreeMap<String, String> =
        all().map(|entry| (format!("{}.md", entry.id), page::write(entry, examples.get(entry.id)))).collect();
    pages.insert("README.md".to_owned(), page::index());
    pages
}

/// The pages that are there, by their path.
fn committed() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![folder()];
    while let Some(here) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&here) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                waiting.push(path);
            } else {
                let name = path.strip_prefix(folder()).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn every_message_has_an_example() {
    let examples = examples();
    let without: Vec<&str> = all().map(|entry| entry.id).filter(|id| !examples.contains_key(id)).collect();
    assert_eq!(without, Vec::<&str>::new(), "no broken file shows these");
}

#[test]
fn every_lint_shows_how_it_is_done_well() {
    let examples = examples();
    let lints = riktlinje::diagnostic::catalog::lint::ALL.iter().map(|entry| entry.id);
    let without: Vec<&str> =
        lints.filter(|id| examples.get(id).is_none_or(|one| one.good.is_none())).collect();
    assert_eq!(without, Vec::<&str>::new(), "no good file stands beside the broken one");
}

#[test]
fn every_message_has_its_page() {
    let (pages, before) = (pages(), committed());
    if std::env::var_os("RIKTLINJE_BLESS").is_some() {
        for (name, text) in &pages {
            let path = folder().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        for stale in before.keys().filter(|name| !pages.contains_key(*name)) {
            fs::remove_file(folder().join(stale)).unwrap();
        }
        return;
    }
    let stale: Vec<&String> =
        pages.iter().filter(|(name, text)| before.get(*name) != Some(text)).map(|(name, _)| name).collect();
    let orphans: Vec<&String> = before.keys().filter(|name| !pages.contains_key(*name)).collect();
    assert!(stale.is_empty(), "these pages are not as the catalog says; write them anew: {stale:?}");
    assert!(orphans.is_empty(), "these pages belong to no message: {orphans:?}");
}
