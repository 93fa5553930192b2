//! Every code with its words. A new code is one entry in the file of its family, plus a bad input
//! that shows it.

pub mod answers;
pub mod cases;
pub mod check;
pub mod compiled;
pub mod expression;
pub mod json;
pub mod lint;
pub mod model;
pub mod source;

use super::Entry;

/// All entries, family by family.
pub fn all() -> impl Iterator<Item = &'static Entry> {
    let families = [
        source::ALL,
        json::ALL,
        expression::ALL,
        model::ALL,
        check::ALL,
        lint::ALL,
        compiled::ALL,
        answers::ALL,
        cases::ALL,
    ];
    families.into_iter().flatten().copied()
}
