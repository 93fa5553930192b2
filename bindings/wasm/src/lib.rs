//! The engine for JavaScript.
//!
//! Everything goes through one call: the name of an operation, a handle, and two texts, mostly JSON; back comes a
//! text, or a text that lists what is wrong. `js/core.js` makes classes and errors of it, and `riktlinje.d.ts` says
//! what they look like. So there can be several boundaries that stay small, and none of them can disagree.
//!
//! | file | holds |
//! |---|---|
//! | `desk.rs` | the operations, and what the handles stand for |
//! | `options.rs` | day, language and waivers of an assessment |
//! | `session.rs` | answers while a form is filled in |
//! | `schema.rs`, `explanation.rs`, `state.rs` | what a form needs; why a rule says what it says; what a form shows now |
//! | `problems.rs`, `codes.rs` | what is wrong, as JSON |
//! | `bindgen.rs`, `plain.rs` | the boundaries |

#[cfg(feature = "bindgen")]
pub mod bindgen;
mod codes;
mod desk;
mod explanation;
mod options;
#[cfg(feature = "plain")]
pub mod plain;
mod problems;
mod schema;
mod session;
mod state;

pub use desk::call;
