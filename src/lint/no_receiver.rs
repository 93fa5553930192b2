//! Duties that belong to nobody.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (_, rule) in subject.rules() {
        let Some(duty) = &rule.duty else { continue };
        if duty.to.is_none() && rule.owner.is_none() {
            let declared = subject.declared("rules").iter().find(|(key, _)| key.span == rule.span);
            let place =
                declared.and_then(|(_, node)| node.entry("duty")).map_or(rule.span, |(key, _)| key.span);
            found.push(Diagnostic::new(codes::NO_RECEIVER, place).with("rule", &rule.id));
        }
    }
}
