//! Facts without a question. The columns of a table need a question or a title.

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    for (_, fact) in subject.facts() {
        if fact.question.is_none() {
            found.push(Diagnostic::new(codes::NO_QUESTION, fact.span).with("id", &fact.id));
        }
        for column in fact.columns.iter().filter(|column| column.question.is_none() && column.title.is_none())
        {
            found.push(Diagnostic::new(codes::NO_QUESTION, column.span).with("id", &column.id));
        }
    }
}
