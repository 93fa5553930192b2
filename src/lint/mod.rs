//! Lints: what deserves a look in a guideline that loads.
//!
//! One lint is one file with a function that adds what it finds; `ALL` names them. A lint looks at the guideline
//! itself, not at those it uses: these are checked on their own. What an item ignores with a reason is left out,
//! and an `ignore` that matches nothing is itself reported.
//!
//! | file | holds |
//! |---|---|
//! | `subject.rs` | what lints look at |
//! | `uses.rs` | which facts, values, parameters and options are looked at |
//! | `conditions.rs` | walking over conditions and expressions |
//! | `wordings.rs` | the texts of a file |
//! | `ignored.rs` | leaving out what is ignored |
//! | `fix.rs` | corrections that are certain |
//! | all others | one lint or a few of a kind each |

mod closed_limit;
mod conditions;
mod cut_comment;
mod dates;
mod fix;
mod ignored;
mod long_expression;
mod no_question;
mod no_receiver;
mod no_remedy;
mod no_role_wording;
mod no_translation;
mod places_differ;
mod relaxed;
mod said_twice;
mod settled;
mod subject;
mod untested;
mod unused_clause;
mod unused_declaration;
mod unused_option;
mod uses;
mod wordings;

use std::collections::BTreeSet;

use crate::diagnostic::catalog::lint as codes;
use crate::diagnostic::{Code, Diagnostics};
use crate::program::Program;
use crate::source::Source;

pub use fix::{Edit, apply, edits, is_fixable};
use subject::Subject;

/// One lint.
struct Lint {
    /// What it can report.
    codes: &'static [Code],
    /// Adds what it finds.
    find: fn(&Subject<'_>, &mut Diagnostics),
    /// When it runs.
    runs: Runs,
}

/// When a lint runs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Runs {
    /// Always.
    Always,
    /// Where it is known which rules are tested.
    WithTests,
    /// Where all lints are asked for.
    OnDemand,
}

/// All lints.
const ALL: &[Lint] = &[
    always(&[codes::UNUSED_FACT, codes::UNUSED_QUESTION], unused_declaration::facts),
    always(&[codes::UNUSED_VALUE], unused_declaration::values),
    always(&[codes::UNUSED_PARAMETER], unused_declaration::parameters),
    always(&[codes::UNUSED_CLAUSE], unused_clause::find),
    Lint { codes: &[codes::UNUSED_OPTION], find: unused_option::find, runs: Runs::OnDemand },
    always(&[codes::NO_QUESTION], no_question::find),
    always(&[codes::NO_TRANSLATION], no_translation::find),
    always(&[codes::CUT_COMMENT], cut_comment::find),
    always(&[codes::PLACES_DIFFER], places_differ::find),
    always(&[codes::NO_ROLE_WORDING], no_role_wording::find),
    Lint { codes: &[codes::NO_TESTS, codes::UNTESTED], find: untested::find, runs: Runs::WithTests },
    always(&[codes::NO_REMEDY], no_remedy::find),
    always(&[codes::NO_RECEIVER], no_receiver::find),
    always(&[codes::DATES_GAP, codes::DATES_OVERLAP], dates::find),
    always(&[codes::RELAXED], relaxed::find),
    always(&[codes::ALWAYS_TRUE, codes::ALWAYS_FALSE], settled::find),
    always(&[codes::CLOSED_LIMIT], closed_limit::find),
    always(&[codes::SAID_TWICE], said_twice::find),
    always(&[codes::LONG_EXPRESSION], long_expression::find),
];

const fn always(codes: &'static [Code], find: fn(&Subject<'_>, &mut Diagnostics)) -> Lint {
    Lint { codes, find, runs: Runs::Always }
}

/// What the caller knows besides the guideline.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The tests of the guideline; `None` when they are not known and should not be judged.
    pub tested: Option<Tested>,
    /// Whether lints run that are often wrong.
    pub all: bool,
}

/// The tests of a guideline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tested {
    /// Whether there are any.
    pub some: bool,
    /// Rules that some test expects something of.
    pub rules: BTreeSet<String>,
}

/// Everything that deserves a look in a guideline: the warnings of its loading and what the lints find, without
/// what is ignored, sorted by place.
///
/// `sources` are those that the program was loaded from, in their order.
#[must_use]
pub fn run(program: &Program, warnings: &Diagnostics, sources: &[Source<'_>], known: &Known) -> Diagnostics {
    let mut found = warnings.clone();
    let Some(subject) = Subject::new(program, sources, known) else { return found };
    for lint in ALL.iter().filter(|lint| lint.runs(known)) {
        (lint.find)(&subject, &mut found);
    }
    let silent =
        |id: &str| ALL.iter().any(|lint| !lint.runs(known) && lint.codes.iter().any(|code| code.id == id));
    let mut left = ignored::leave_out(&found, sources, &silent);
    left.sort();
    left
}

impl Lint {
    fn runs(&self, known: &Known) -> bool {
        match self.runs {
            Runs::Always => true,
            Runs::WithTests => known.tested.is_some(),
            Runs::OnDemand => known.all,
        }
    }
}
