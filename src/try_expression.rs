//! Trying one expression: its type, and what it can still be with some answers.
//!
//! There is no second way to read expressions: the expression becomes the only value of a small guideline
//! that uses the one at hand, and that is loaded like any other.

use crate::answers::Answers;
use crate::date::Date;
use crate::diagnostic::{Diagnostics, Span};
use crate::evaluate::Record;
use crate::load::load;
use crate::model::{FactId, Type, ValueId};
use crate::program::Program;
use crate::read_error::ReadError;
use crate::source::{self, Limits, Node, Source};
use crate::text::{Speech, Text};
use crate::value::Possible;

/// The name of the value that holds the expression; nobody else would choose it.
const NAME: &str = "expression.tried";
/// What the expression is called in messages.
const SOURCE_NAME: &str = "expression";

/// An expression that was read, with the guideline it is about.
#[derive(Clone, Debug)]
pub struct Tried {
    program: Program,
    target: Target,
}

/// What was tried.
#[derive(Clone, Copy, Debug)]
enum Target {
    /// A value that holds the expression.
    Value(ValueId),
    /// A fact of a type that no value can have.
    Fact(FactId),
}

/// What an expression can still be.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The set of its possible values.
    pub possible: Possible,
    /// The same in words; `None` for texts and rows.
    pub words: Option<Text>,
}

/// Reads an expression about a guideline: the first source, with those it uses among the others. Without
/// sources it can hold constants only.
///
/// # Errors
///
/// What is wrong with the expression, at its place in the expression (as source number 0, with the given
/// sources after it), or with the guideline.
pub fn try_expression(expression: &str, sources: &[Source<'_>]) -> Result<Tried, ReadError> {
    let expression = expression.trim();
    let uses = match sources.first() {
        Some(root) => match uses_line(root) {
            Some(line) => line,
            // It cannot be used; loading it says why.
            None => load(sources).map(|_| String::new())?,
        },
        None => String::new(),
    };
    let head = format!("riktlinje: 1\nid: expression\nversion: 0.0.0\ntitle: expression\n{uses}");
    if let Some(tried) = lone_fact(expression, &head, sources) {
        return Ok(tried);
    }
    let head = format!("{head}values:\n  {NAME}: |-\n    ");
    let text = format!("{head}{}\n", expression.replace(['\n', '\r', '\t'], " "));
    let program = match load(&with_first(&text, sources)) {
        Ok(loaded) => loaded.program,
        Err(error) => return Err(move_back(&error, head.len(), expression, sources)),
    };
    let value = program.guideline().find_value(NAME).map(Target::Value);
    match value {
        Some(target) => Ok(Tried { program, target }),
        None => Err(ReadError::new(Diagnostics::new(), sources)),
    }
}

/// The line that makes a small guideline use this one.
fn uses_line(root: &Source<'_>) -> Option<String> {
    let tree = source::read(0, root.text, &Limits::default(), &mut Diagnostics::new())?;
    let text = |key: &str| tree.get(key).and_then(Node::scalar_text);
    let (id, version) = (text("id")?, text("version")?);
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    (plain(id) && plain(version))
        .then(|| format!("uses:\n  - {{guideline: \"{id}\", version: \"{version}\"}}\n"))
}

/// A text or rows, named alone: no value can have that type, but people ask for it.
fn lone_fact(expression: &str, head: &str, sources: &[Source<'_>]) -> Option<Tried> {
    let name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_' || byte == b'.';
    if !expression.bytes().all(name) || sources.is_empty() {
        return None;
    }
    let program = load(&with_first(head, sources)).ok()?.program;
    let fact = program.guideline().find_fact(expression)?;
    match program.guideline().fact(fact).ty {
        Type::Text | Type::Rows(_) => Some(Tried { program, target: Target::Fact(fact) }),
        Type::Truth | Type::Number | Type::Date | Type::Choice(_) | Type::Choices(_) | Type::Series => None,
    }
}

fn with_first<'s>(text: &'s str, sources: &[Source<'s>]) -> Vec<Source<'s>> {
    let first = Source { name: SOURCE_NAME, text };
    std::iter::once(first).chain(sources.iter().copied()).collect()
}

/// Moves places in the small guideline to the expression itself, which began at byte `at`.
fn move_back(error: &ReadError, at: usize, expression: &str, sources: &[Source<'_>]) -> ReadError {
    let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    let (at, end) = (narrow(at), narrow(expression.len()));
    let moved = |span: Span| {
        if span.file != 0 {
            return span;
        }
        Span {
            file: 0,
            start: span.start.saturating_sub(at).min(end),
            end: span.end.saturating_sub(at).min(end),
        }
    };
    let mut diagnostics = Diagnostics::new();
    for diagnostic in error.diagnostics().iter() {
        let mut diagnostic = diagnostic.clone();
        diagnostic.span = moved(diagnostic.span);
        for (span, _, _) in &mut diagnostic.related {
            *span = moved(*span);
        }
        diagnostics.push(diagnostic);
    }
    ReadError::new(diagnostics, &with_first(expression, sources))
}

impl Tried {
    /// The program to read a proposal for.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The type of the expression.
    #[must_use]
    pub fn ty(&self) -> Type {
        match self.target {
            Target::Value(id) => self.program.guideline().value(id).ty,
            Target::Fact(id) => self.program.guideline().fact(id).ty,
        }
    }

    /// What the expression can still be with these answers. Without a day `as_of` can be any day.
    #[must_use]
    pub fn outcome(&self, answers: &Answers, as_of: Option<Date>) -> Outcome {
        let mut record = self.program.blank_record();
        match as_of {
            Some(as_of) => self.program.evaluate(answers, as_of, &mut record),
            None => {
                // No evidence expires before the first day of the calendar.
                answers.load(&self.program, Date::MIN, &mut record);
                self.program.run(&mut record);
            }
        }
        self.read(&record)
    }

    fn read(&self, record: &Record) -> Outcome {
        match self.target {
            Target::Value(id) => {
                let value = self.program.guideline().value(id);
                let possible = self.program.possible(record, self.program.value_slot(id), value.ty);
                Outcome {
                    possible,
                    words: Some(self.program.explain(&value.body, record, Speech::All).value.to_text()),
                }
            }
            Target::Fact(id) => {
                let slot = self.program.fact_slots(id).value;
                Outcome { possible: self.program.possible(record, slot, self.ty()), words: None }
            }
        }
    }
}
