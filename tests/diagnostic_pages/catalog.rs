//! The catalog itself: one code one entry, both languages alike, nothing empty.

use std::collections::BTreeSet;

use riktlinje::diagnostic::Entry;
use riktlinje::diagnostic::catalog::all;

/// The places of a wording; the languages of a value (`what_en`, `what_sv`) count as one.
fn places(wording: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut rest = wording;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').map_or_else(|| panic!("open brace in {wording}"), |at| open + at);
        let name = &rest[open + 1..close];
        let common = name.strip_suffix("_en").or_else(|| name.strip_suffix("_sv")).unwrap_or(name);
        found.insert(common.to_owned());
        rest = &rest[close + 1..];
    }
    found
}

fn wrong(found: impl Fn(&Entry) -> Option<String>) -> Vec<String> {
    all().filter_map(|entry| found(entry).map(|why| format!("{}: {why}", entry.id))).collect()
}

#[test]
fn ids_are_unique_and_well_formed() {
    let mut seen = BTreeSet::new();
    let wrong = wrong(|entry| {
        let parts: Vec<&str> = entry.id.split('/').collect();
        let word = |part: &&str| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        (parts.len() != 2 || !parts.iter().all(word)).then(|| "not family/name".to_owned())
    });
    assert_eq!(wrong, Vec::<String>::new());
    let twice: Vec<&str> = all().filter(|entry| !seen.insert(entry.id)).map(|entry| entry.id).collect();
    assert_eq!(twice, Vec::<&str>::new(), "these ids stand twice");
    assert!(seen.len() > 250, "the catalog is read whole");
}

#[test]
fn both_languages_have_the_same_places() {
    let wrong = wrong(|entry| {
        let hints = entry.hints.iter().copied();
        let mut pairs = [(entry.en, entry.sv)].into_iter().chain(hints);
        let differs = pairs.find(|(en, sv)| places(en) != places(sv));
        differs.map(|(en, sv)| format!("{en} / {sv}"))
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_is_empty() {
    let wrong = wrong(|entry| {
        let hints = entry.hints.iter().flat_map(|(en, sv)| [*en, *sv]);
        let mut texts = [entry.en, entry.sv, entry.why].into_iter().chain(hints);
        texts.find(|text| text.trim() != *text || text.len() < 5).map(str::to_owned)
    });
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn languages_do_not_fall_through() {
    let wrong = wrong(|entry| (entry.en == entry.sv).then(|| "the same in both languages".to_owned()));
    assert_eq!(wrong, Vec::<String>::new());
}
