//! Leaving out what an item ignores, and reporting what there is nothing to ignore for.

use crate::diagnostic::catalog::lint as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model;
use crate::model::declare::Ignore;
use crate::source::{self, Limits, Source};

/// What is left when everything ignored is left out. `silent` says which codes were not looked for: an `ignore` of
/// those may well have its reason.
pub(super) fn leave_out(
    found: &Diagnostics,
    sources: &[Source<'_>],
    silent: &dyn Fn(&str) -> bool,
) -> Diagnostics {
    let mut ignores: Vec<(Ignore, bool)> = Vec::new();
    for file in files(found) {
        ignores.extend(ignores_of(file, sources).into_iter().map(|ignore| (ignore, false)));
    }
    let mut left = Diagnostics::new();
    for diagnostic in found.iter() {
        let mut hidden = false;
        for (ignore, used) in &mut ignores {
            if ignore.lint.value == diagnostic.code.id && contains(ignore.item, diagnostic.span) {
                (hidden, *used) = (true, true);
            }
        }
        if !hidden {
            left.push(diagnostic.clone());
        }
    }
    // Used guidelines are judged when they are checked themselves.
    let unused =
        ignores.iter().filter(|(ignore, used)| !used && ignore.item.file == 0 && !silent(&ignore.lint.value));
    for (ignore, _) in unused {
        let report = Diagnostic::new(codes::UNUSED_IGNORE, ignore.lint.span);
        left.push(report.with("lint", ignore.lint.value.as_str()));
    }
    left
}

/// The files that something was found in, and the guideline's own.
fn files(found: &Diagnostics) -> Vec<u32> {
    let mut files: Vec<u32> = found.iter().map(|diagnostic| diagnostic.span.file).chain([0]).collect();
    files.sort_unstable();
    files.dedup();
    files
}

fn ignores_of(file: u32, sources: &[Source<'_>]) -> Vec<Ignore> {
    let Some(source) = sources.get(file as usize).filter(|source| source.text.contains("ignore")) else {
        return Vec::new();
    };
    let mut diagnostics = Diagnostics::new();
    let tree = source::read(file, source.text, &Limits::default(), &mut diagnostics);
    let document = tree.and_then(|tree| model::read(file, source.text, &tree, &mut diagnostics));
    document.map(|document| document.ignores).unwrap_or_default()
}

fn contains(item: Span, place: Span) -> bool {
    item.file == place.file && item.start <= place.start && place.end <= item.end
}
