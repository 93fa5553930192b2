//! Conditions that stand twice beside each other.

use std::collections::BTreeMap;

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics, shortened};
use crate::model::{Term, TermKind};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    subject.terms().for_each(|term| visit(subject, term, found));
}

/// Recursion is bounded by the depth of expressions.
fn visit(subject: &Subject<'_>, term: &Term, found: &mut Diagnostics) {
    if let TermKind::And(parts) | TermKind::Or(parts) = &term.kind {
        let mut seen = BTreeMap::new();
        for part in parts {
            let text = subject.guideline.print(part);
            match seen.get(&text) {
                Some(first) => {
                    let report = Diagnostic::new(codes::SAID_TWICE, part.span).with("text", shortened(&text));
                    found.push(report.related(*first, "it stands here already", "det står redan här"));
                }
                None => drop(seen.insert(text, part.span)),
            }
        }
    }
    if let TermKind::Compare(_, a, b) = &term.kind {
        let text = subject.guideline.print(a);
        // Tables compare their columns with cells; a cell has no text of its own there.
        if text == subject.guideline.print(b) && a.span != b.span {
            found.push(Diagnostic::new(codes::SAID_TWICE, term.span).with("text", shortened(&text)));
        }
    }
    term.for_each_part(&mut |part| visit(subject, part, found));
}
