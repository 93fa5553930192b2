//! Options that no rule and no value looks at.

use super::codes;
use super::subject::Subject;
use super::uses::list_of;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::model::Fact;
use crate::number::Number;

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (id, fact) in subject.facts().filter(|(id, _)| subject.uses.facts.contains(id)) {
        let Some(list) = list_of(fact.ty).filter(|_| subject.uses.deciding.contains(&id)) else { continue };
        let options = &subject.guideline.option_list(list).options;
        // Where points or an order decide, options are looked at without being named.
        let counted = subject.uses.whole_lists.contains(&list)
            || subject.guideline.option_list(list).ordered
            || options.iter().any(|option| option.points != Number::ZERO);
        for (at, option) in (0..).zip(options).filter(|_| !counted) {
            if !subject.uses.options.contains(&(list, at)) {
                let report = Diagnostic::new(codes::UNUSED_OPTION, place(subject, fact, &option.id));
                found.push(report.with("id", &fact.id).with("option", &option.id));
            }
        }
    }
}

/// Where the option stands, else the fact: its options may be those of another one.
fn place(subject: &Subject<'_>, fact: &Fact, option: &str) -> Span {
    let declared = subject.declared("facts").iter().find(|(key, _)| key.span == fact.span);
    let entry = declared.and_then(|(_, node)| node.get("options")?.entry(option));
    entry.map_or(fact.span, |(key, _)| key.span)
}
