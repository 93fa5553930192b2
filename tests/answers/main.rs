//! Answers and proposals: what is read, what is refused, and what the engine makes of it.

mod bad_inputs;
mod loading;
mod random;
mod reading;

use std::sync::LazyLock;

use riktlinje::answers::{Answers, Proposal};
use riktlinje::diagnostic::Diagnostics;
use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::{Source, load};

const GUIDELINE: &str = include_str!("../inputs/answers/guideline.yaml");
const GOOD: &str = include_str!("../inputs/answers/good.yaml");

/// The small guideline with a fact of every type, loaded once.
fn program() -> &'static Program {
    static PROGRAM: LazyLock<Program> =
        LazyLock::new(|| load(&[Source { name: "guideline.yaml", text: GUIDELINE }]).unwrap().program);
    &PROGRAM
}

/// Reads a proposal that must be good.
fn read(program: &Program, text: &str) -> Proposal {
    let mut diagnostics = Diagnostics::new();
    match Proposal::read(program, 0, text, &mut diagnostics) {
        Some(proposal) if diagnostics.is_empty() => proposal,
        _ => panic!("{text}\n{}", bad_inputs::rendered(text, &diagnostics)),
    }
}

/// Reads answers alone, in flow or block form.
fn answers(program: &Program, text: &str) -> Answers {
    read(program, &format!("riktlinje: 1\nanswers: {text}\n")).answers
}

/// A fact of the small guideline.
fn fact(program: &Program, id: &str) -> FactId {
    program.guideline().find_fact(id).expect("the fact is there")
}
