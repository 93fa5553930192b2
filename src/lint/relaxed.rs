//! Overlays that make a rule or parameter less strict.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::source::Node;

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let own = subject.guideline.root().map_or("", |pack| pack.id.as_str());
    for relaxation in subject.guideline.relaxations.iter().filter(|relaxation| relaxation.guideline == own) {
        let place = place(subject, &relaxation.target, relaxation.what);
        let report = Diagnostic::new(codes::RELAXED, place.unwrap_or(subject.tree.span));
        found.push(report.with("target", &relaxation.target).with("what", relaxation.what));
    }
}

/// The key of the change.
fn place(subject: &Subject<'_>, target: &str, what: &str) -> Option<Span> {
    let uses = subject.tree.get("uses").and_then(Node::as_sequence)?;
    let (key, change) = uses.iter().find_map(|used| used.get("changes")?.entry(target))?;
    Some(change.entry(what).map_or(key.span, |(key, _)| key.span))
}
