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

use super::{Code, Entry};

/// The entries whose words a compiled guideline carries: what can be wrong with answers in JSON.
pub fn carried() -> impl Iterator<Item = Code> {
    let json = [source::TOO_LONG, source::TOO_DEEP, source::TOO_MANY_NODES, source::DUPLICATE_KEY];
    json.into_iter().chain([json::ALL, answers::ALL].into_iter().flatten().copied())
}

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
