//! The four laws of the engine, and what follows from them, on random guidelines and random answers:
//! sound, monotone, total, decisive. The guidelines are printed as YAML and go the whole way through the
//! public interface; a second, naive evaluator says what complete answers mean.
//!
//! | file | holds |
//! |---|---|
//! | `tape.rs` | the random choices behind a case |
//! | `plan.rs` | a guideline as plain data |
//! | `grow.rs`, `grow_expression.rs`, `grow_rules.rs` | random guidelines |
//! | `print.rs` | a guideline as YAML |
//! | `answers.rs`, `between.rs` | random answers, complete and partial, and the way from one to the other |
//! | `arithmetic.rs`, `oracle.rs`, `oracle_rules.rs` | the second evaluator |
//! | `engine.rs` | the engine, and comparing with it |
//! | `properties.rs` | the laws |
//! | `found.rs` | what broke a law once |

mod answers;
mod arithmetic;
mod between;
mod engine;
mod found;
mod grow;
mod grow_expression;
mod grow_rules;
mod oracle;
mod oracle_rules;
mod plan;
mod print;
mod properties;
mod tape;
