//! Which rules the tests beside a guideline name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use riktlinje::Source;
use riktlinje::cases::{Expected, ListKind, Suite, tested_guideline};
use riktlinje::lint::Tested;
use riktlinje::program::Program;

/// The tests beside a guideline; `None` when some of them cannot be read, which `riktlinje test` explains.
pub(super) fn tested(program: &Program, guideline: Source<'_>) -> Option<Tested> {
    let folder = Path::new(guideline.name).parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let id = program.guideline().root().map(|pack| pack.id.as_str());
    let mut tested = Tested::default();
    for entry in fs::read_dir(folder).ok()?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".test.yaml") && !name.ends_with(".test.yml") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).ok()?;
        if tested_guideline(&text).as_deref() != id {
            continue;
        }
        let mut proposals = |base: &str| fs::read_to_string(folder.join(base)).ok();
        let suite = Suite::read(program, Source { name: &name, text: &text }, &mut proposals).ok()?;
        let expectations = suite.cases.iter().flat_map(|case| &case.expectations);
        tested.some = true;
        expectations.for_each(|expectation| named(&expectation.what, &mut tested.rules));
    }
    Some(tested)
}

fn named(expected: &Expected, rules: &mut BTreeSet<String>) {
    match expected {
        Expected::Finding { rule, .. } | Expected::Class { rule, .. } | Expected::Upcoming { rule, .. } => {
            rules.insert(rule.clone());
        }
        Expected::OnlyFindings(ids) | Expected::OnlyUpcoming(ids) => rules.extend(ids.iter().cloned()),
        Expected::List { list: ListKind::Violated | ListKind::Open, items, .. } => {
            rules.extend(items.iter().map(|item| item.id.clone()));
        }
        Expected::FollowUps { items, .. } => rules.extend(items.iter().map(|item| item.rule.clone())),
        Expected::List { list: ListKind::Questions | ListKind::Ignored, .. }
        | Expected::Verdict { .. }
        | Expected::Value { .. } => {}
    }
}
