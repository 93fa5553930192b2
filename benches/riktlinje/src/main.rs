//! Riktlinje through its public API.
//!
//!   bench-riktlinje VARIANT check|time|rss …   as every peer (see the harness)
//!   bench-riktlinje packs RULES                the real guidelines, step by step, as lines of JSON
//!   bench-riktlinje cases RULES N              so many cases of the real guideline as lines of JSON
//!   bench-riktlinje parse FILE                 reads and parses such a file with serde_json, nothing else
//!   bench-riktlinje steps RULES                one call of each small step, to count instructions
//!   bench-riktlinje start RULES                each stage of a start: time, allocations, memory
//!   bench-riktlinje start-memory               what the system counts for a start from 100 rules
//!   bench-riktlinje start-steps INPUT RULES    one call of each stage of a start, to count instructions

mod batches;
mod cases;
mod counting;
mod packs;
mod start;
mod variants;

use harness::run;
use variants::{FromAnswers, FromCase, FromFields, FromJson, FromSetters, FromValues};

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments[1].as_str() {
        "riktlinje" => run::<FromFields>(&arguments),
        "riktlinje-values" => run::<FromValues>(&arguments),
        "riktlinje-set" => run::<FromSetters>(&arguments),
        "riktlinje-case" => run::<FromCase>(&arguments),
        "riktlinje-json" => run::<FromJson>(&arguments),
        "riktlinje-record" => run::<FromAnswers>(&arguments),
        "riktlinje-batch" => batches::run(&arguments),
        "cases" => cases::write(&arguments[2], arguments[3].parse().unwrap()),
        "parse" => cases::parse(&arguments[2]),
        "packs" => packs::measure(&arguments[2]),
        "steps" => packs::steps(&arguments[2]),
        "start" => start::measure(&arguments[2]),
        "start-memory" => start::memory(),
        "start-steps" => start::steps(&arguments[2], &arguments[3]),
        other => panic!("variant {other}"),
    }
}
