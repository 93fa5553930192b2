//! From texts to something that decides, stage by stage: what a start costs and what it holds.

use std::hint::black_box;

use harness::{data, median, now};
use riktlinje::compiled;
use riktlinje::decide::Decider;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;
use riktlinje::source::{self, Limits, Node};
use riktlinje::{Source, load};

use crate::counting::{allocations, held};
use crate::packs::texts;

/// The generated rules of the benchmark, and the real guidelines.
const INPUTS: [&str; 4] = ["20", "100", "1000", "real"];

fn input(name: &str, rules: &str) -> Vec<(String, String)> {
    if name == "real" {
        return texts(rules);
    }
    vec![(name.to_owned(), data(&format!("rules_{name}.riktlinje.yaml")))]
}

/// Times a stage and prints a row of a table. Times are CPU time of the thread, over single calls.
fn stage<T>(input: &str, name: &str, mut call: impl FnMut() -> T) {
    drop(black_box(call()));
    let count = allocations(&mut || drop(black_box(call())));
    let (most, kept) = held(&mut call);
    let mut times: Vec<f64> = (0..41)
        .map(|_| {
            let start = now();
            let result = black_box(call());
            let time = now() - start;
            drop(result);
            time / 1e3
        })
        .collect();
    let middle = median(&mut times);
    let (least, greatest) = (times[0], times[times.len() - 1]);
    let kib = |bytes: u64| bytes.div_ceil(1024);
    println!(
        "| {input} | {name} | {least:.0} | {middle:.0} | {greatest:.0} | {count} | {} | {} |",
        kib(most),
        kib(kept)
    );
}

/// All stages for all inputs, as a table.
pub fn measure(rules: &str) {
    println!("| rules | stage | min, µs | median, µs | max, µs | allocations | KiB at the peak | KiB kept |");
    println!("|---|---|---|---|---|---|---|---|");
    for name in INPUTS {
        let texts = input(name, rules);
        let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
        stage(name, "YAML to tree", || trees(&sources));
        stage(name, "YAML to program", || yaml_to_program(&sources));
        let program = yaml_to_program(&sources);
        stage(name, "program to table", || program_to_table(&program));
        let compiled = compiled::write(program.guideline(), &[]);
        stage(name, "compiled to program", || compiled_to_program(&compiled));
    }
}

/// What the system counts for this process before and after the first start from 100 rules: memory of its own, which
/// is what a start holds, and pages of the program file, which processes share.
pub fn memory() {
    let counted = |what: &str| {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap()
    };
    let count = || ["VmHWM:", "RssAnon:", "RssFile:"].map(counted);
    let texts = input("100", "");
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let before = count();
    let program = yaml_to_program(&sources);
    let read = count();
    let table = program_to_table(&program);
    let tabled = count();
    drop(black_box(table));
    println!("| KiB more than before | peak | own | of the program file |\n|---|---|---|---|");
    for (name, after) in [("YAML to program", read), ("and to table", tabled)] {
        let more = [0, 1, 2].map(|at| after[at] - before[at]);
        println!("| {name} | {} | {} | {} |", more[0], more[1], more[2]);
    }
}

/// One call of each stage, under names that a profiler finds.
pub fn steps(name: &str, rules: &str) {
    let texts = input(name, rules);
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    drop(black_box(trees(&sources)));
    let program = yaml_to_program(&sources);
    drop(black_box(program_to_table(&program)));
    let compiled = compiled::write(program.guideline(), &[]);
    drop(black_box(compiled_to_program(&compiled)));
}

#[inline(never)]
fn trees<'t>(sources: &[Source<'t>]) -> Vec<Option<Node<'t>>> {
    let tree =
        |source: &Source<'t>| source::read(0, source.text, &Limits::default(), &mut Diagnostics::new());
    sources.iter().map(tree).collect()
}

#[inline(never)]
fn yaml_to_program(sources: &[Source<'_>]) -> Program {
    load(sources).unwrap_or_else(|error| panic!("{error}")).program
}

#[inline(never)]
fn program_to_table(program: &Program) -> Decider<'_> {
    Decider::new(program)
}

#[inline(never)]
fn compiled_to_program(text: &str) -> Program {
    Program::load_compiled(text).unwrap()
}
