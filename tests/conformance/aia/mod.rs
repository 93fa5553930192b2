//! Canada's Algorithmic Impact Assessment (AIA): a questionnaire with points, four levels of impact.
//!
//! | file | holds |
//! |---|---|
//! | `method.yaml` | how points become a level: one guideline for all versions |
//! | `data/structure-*.json` | three questionnaires: ids, options, points, when each question arises |
//! | `structure.rs` | reads them |
//! | `questionnaire.rs`, `labels.rs` | from a structure to a guideline that uses the method |
//! | `adapter.rs` | from a file of AIA's tool to answers, with that tool's lenience |
//! | `results.rs` | tests: the published levels and scores |
//! | `scoring.rs` | tests: rounding, limits and gates, on a questionnaire of our own |
//! | `unanswered.rs` | tests: what the engine says where AIA counts a blank as nothing |
//! | `refusals.rs` | tests: answers that the engine refuses and AIA's tool lets pass |

mod adapter;
mod labels;
mod questionnaire;
mod records;
mod refusals;
mod results;
mod scoring;
mod structure;
mod unanswered;
