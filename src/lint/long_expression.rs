//! Expressions that are longer than a person can read.

use super::codes;
use super::conditions::expressions;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{self, Kind};

/// Most characters that can be read at once.
const MOST_CHARACTERS: usize = 300;
/// Most comparisons.
const MOST_COMPARISONS: usize = 12;

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    expressions(&subject.tree, &mut |node| {
        let Some(text) = node.scalar_text() else { return };
        let characters = text.chars().count();
        let comparisons = comparisons(text);
        if characters > MOST_CHARACTERS || comparisons > MOST_COMPARISONS {
            let report = Diagnostic::new(codes::LONG_EXPRESSION, node.span);
            let report = report.with("characters", characters.to_string());
            found.push(report.with("comparisons", comparisons.to_string()));
        }
    });
}

fn comparisons(text: &str) -> usize {
    let Ok(expression) = expression::parse(text) else { return 0 };
    expression.nodes().iter().filter(|node| matches!(node.kind, Kind::Compare(..) | Kind::In(..))).count()
}
