#![doc = include_str!("../README.md")]
//!
//! # A way through the crate
//!
//! | module | what you find there |
//! |---|---|
//! | [`load`] | texts to a [`program::Program`], ready to assess |
//! | [`compiled`] | guidelines compiled to one JSON file, for browsers and fast starts |
//! | [`answers`] | [`answers::Proposal`] and [`answers::Answers`], read from YAML or JSON, or built in code |
//! | [`assess`] | [`assess::Assessment`]: findings, verdict, questions, duties |
//! | [`batch`] | many cases at a time, in columns |
//! | [`decide`] | findings and verdicts by the million |
//! | [`report`] | assessments as text for people and as JSON |
//! | [`diagnostic`] | what is wrong with a file, in Swedish and English |
//! | [`model`] | the typed guideline: facts, values, rules, sources |
//! | [`value`], [`truth`], [`number`], [`date`] | what values can still be; exact numbers; days |
//! | [`lint`] | what deserves a look in a guideline that loads |
//! | `schema` (a feature) | JSON Schemas of guidelines, tests, proposals, answers and assessments |
//! | [`source`], [`expression`], [`evaluate`], [`program`] | the steps in between |
//!
//! Many proposals against one guideline: keep a [`evaluate::Record`] from
//! [`Program::blank_record`](program::Program::blank_record) and call
//! [`Program::evaluate`](program::Program::evaluate) and [`Program::verdict`](program::Program::verdict), which
//! allocate nothing more; ask for the full [`Program::report`](program::Program::report) only where it is read.
//! A form keeps an [`assess::Live`], which computes only what a changed answer touches. Where millions of plain
//! cases are decided, a [`decide::Decider`] does it in a fraction of the time.

#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod answers;
pub mod assess;
pub mod batch;
#[cfg(feature = "authoring")]
pub mod cases;
pub mod compiled;
pub mod date;
pub mod decide;
pub mod diagnostic;
pub mod evaluate;
pub mod expression;
pub mod json;
#[cfg(feature = "authoring")]
pub mod layout;
#[cfg(feature = "authoring")]
pub mod lint;
#[cfg(feature = "authoring")]
mod load;
pub mod model;
pub mod number;
pub mod program;
mod read_error;
pub mod report;
#[cfg(feature = "schema")]
pub mod schema;
pub mod source;
pub mod text;
pub mod truth;
#[cfg(feature = "authoring")]
mod try_expression;
pub mod value;

#[cfg(feature = "authoring")]
pub use load::{Loaded, load, load_within, used_guidelines};
pub use read_error::{Place, ReadError};
pub use source::Source;
#[cfg(feature = "authoring")]
pub use try_expression::{Outcome, Tried, try_expression};
