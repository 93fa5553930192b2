//! Guidelines without tests, and rules that no test names.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let Some(tested) = &subject.known.tested else { return };
    // An earlier version is tested with the rule: tests name whichever is in force.
    let rules: Vec<_> = subject.rules().filter(|(_, rule)| !rule.id.contains('@')).collect();
    if rules.is_empty() {
        return;
    }
    if !tested.some {
        let id = subject.guideline.root().map_or("", |pack| pack.id.as_str());
        let place = subject.tree.get("id").map_or(subject.tree.span, |node| node.span);
        found.push(Diagnostic::new(codes::NO_TESTS, place).with("id", id));
        return;
    }
    for (_, rule) in rules.iter().filter(|(_, rule)| !tested.rules.contains(&rule.id)) {
        found.push(Diagnostic::new(codes::UNTESTED, rule.span).with("rule", &rule.id));
    }
}
