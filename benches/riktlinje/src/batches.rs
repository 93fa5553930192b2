//! Cases in columns, many at a time, with the protocol of the peers.

use std::hint::black_box;

use harness::{Bits, data, hex, median, now, set, time_items, words};
use riktlinje::batch::{Batch, Columns, Results};
use riktlinje::program::Program;

use crate::variants::{answers, day, program};

/// The cases of the benchmark, so many times over: as many as a batch of a service or a column store holds.
const TIMES: usize = 8;

fn columns(program: &Program, kind: &str, times: usize) -> Columns {
    let mut columns = Columns::new(program);
    let text = data(&format!("cases_{kind}.jsonl"));
    for _ in 0..times {
        for line in text.lines() {
            columns.add_row();
            for (fact, answer) in answers(program, line).iter() {
                columns.set_answer(program, fact, answer.clone());
            }
        }
    }
    columns
}

/// Of every case, which rules are violated and which are open.
fn bits(results: &Results, rules: usize) -> Vec<(Bits, Bits)> {
    let mut cases = vec![(vec![0; words(rules)], vec![0; words(rules)]); results.rows()];
    for rule in 0..rules {
        let found = results.violated(rule).zip(results.maybe_violated(rule));
        for (word, (sure, perhaps)) in found.enumerate() {
            for bit in 0..64 {
                let Some((violated, open)) = cases.get_mut(word * 64 + bit) else { break };
                if sure >> bit & 1 == 1 {
                    set(violated, rule);
                } else if perhaps >> bit & 1 == 1 {
                    set(open, rule);
                }
            }
        }
    }
    cases
}

pub fn run(arguments: &[String]) {
    let rules: usize = arguments[3].parse().unwrap();
    let source = data(&format!("rules_{rules}.riktlinje.yaml"));
    let start = now();
    let program = program(&source);
    let mut batch = Batch::new(program, day());
    let cold = now() - start;
    match arguments[2].as_str() {
        "check" => {
            for (violated, open) in bits(&batch.assess(&columns(program, &arguments[4], 1)), rules) {
                println!("{} {}", hex(&violated), hex(&open));
            }
        }
        "rss" => {
            black_box(batch.assess(&columns(program, "full", TIMES)));
            println!("{}", harness::peak_rss_kb());
        }
        "time" => time(program, &mut batch, cold, arguments[4].parse().unwrap()),
        mode => panic!("mode {mode}"),
    }
}

/// Columns in, results out, per case.
fn time(program: &'static Program, batch: &mut Batch<'_>, cold: f64, budget: u64) {
    let mut warm: Vec<f64> = (0..5)
        .map(|_| {
            let start = now();
            black_box(Batch::new(program, day()).assess(&columns(program, "full", 1)));
            now() - start
        })
        .collect();
    let mut per_case = |kind: &str| {
        let columns = columns(program, kind, TIMES);
        let mut results = Results::default();
        let whole = time_items(4, budget, |_| {
            batch.assess_into(black_box(&columns), &mut results);
            black_box(&results);
        });
        whole / columns.rows() as f64
    };
    let (native, miss) = (per_case("full"), per_case("miss"));
    println!(
        "{{\"cold_ns\":{cold},\"warm_build_ns\":{:.1},\"native_ns\":{native:.2},\"json_ns\":null,\"miss_ns\":{miss:.2}}}",
        median(&mut warm)
    );
}
