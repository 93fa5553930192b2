//! The real guidelines with a real proposal, step by step.

use std::fs;
use std::hint::black_box;
use std::path::Path;

use harness::{median, now};
use riktlinje::answers::Proposal;
use riktlinje::assess::Live;
use riktlinje::decide::Decider;
use riktlinje::program::Program;
use riktlinje::{Source, load};

use crate::counting::allocations;
use crate::variants::day;

const GUIDELINE: &str = "gotland-social-services";
const PROPOSALS: [&str; 3] = ["ex1", "ex2", "ex3"];

/// All guidelines, the composed one first.
pub fn texts(rules: &str) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(rules).unwrap() {
        let folder = entry.unwrap().path();
        if let Ok(text) = fs::read_to_string(folder.join("guideline.yaml")) {
            texts.push((folder.file_name().unwrap().to_string_lossy().into_owned(), text));
        }
    }
    texts.sort_by_key(|(name, _)| (name != GUIDELINE, name.clone()));
    texts
}

/// The composed guideline.
pub fn program(rules: &str) -> Program {
    let texts = texts(rules);
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    load(&sources).unwrap_or_else(|error| panic!("{error}")).program
}

fn proposal(program: &Program, rules: &str, name: &str) -> Proposal {
    let path = Path::new(rules).join(GUIDELINE).join(format!("{name}.proposal.yaml"));
    let text = fs::read_to_string(path).unwrap();
    program.read_proposal(&Source { name, text: &text }).unwrap_or_else(|error| panic!("{error}"))
}

/// Times a step and prints a line of JSON. Times are CPU time of the thread in ns, over single calls.
fn step(name: &str, proposal: &str, rounds: usize, call: &mut dyn FnMut()) {
    call();
    let allocations = allocations(call);
    let mut times: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = now();
            call();
            now() - start
        })
        .collect();
    let middle = median(&mut times);
    let (least, most) = (times[0], times[times.len() - 1]);
    println!(
        "{{\"step\":\"{name}\",\"proposal\":\"{proposal}\",\"min\":{least},\"median\":{middle},\"max\":{most},\"allocations\":{allocations}}}"
    );
}

pub fn measure(rules: &str) {
    let texts = texts(rules);
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    step("YAML to program", "", 15, &mut || drop(black_box(load(&sources))));
    let program = load(&sources).unwrap_or_else(|error| panic!("{error}")).program;
    step("program to table", "", 9, &mut || drop(black_box(Decider::new(&program))));
    println!(
        "{{\"size\":{{\"rules\":{},\"facts\":{},\"operations\":{}}}}}",
        program.rules().len(),
        program.guideline().facts.len(),
        program.node_count()
    );
    PROPOSALS.iter().for_each(|name| one(&program, rules, name));
}

fn one(program: &Program, rules: &str, name: &str) {
    let proposal = proposal(program, rules, name);
    let (answers, waivers) = (&proposal.answers, &proposal.waivers);
    let mut record = program.blank_record();
    step("answers to findings and verdict", name, 1000, &mut || {
        program.evaluate(answers, day(), &mut record);
        black_box(program.verdict(&record, waivers, day()));
    });
    step("operations alone", name, 1000, &mut || program.run(&mut record));
    step("verdict alone", name, 1000, &mut || {
        black_box(program.verdict(&record, waivers, day()));
    });
    let decider = Decider::new(program);
    let (mut case, mut decision) = (decider.case(day()), decider.decision());
    step("answers to verdict by the table", name, 1000, &mut || {
        decider.load(answers, waivers, day(), &mut case);
        decider.decide(&mut case, &mut decision);
        black_box(decision.verdict());
    });
    step("full report", name, 50, &mut || drop(black_box(program.report(&record, answers, waivers, day()))));
    changes(program, &proposal, name);
}

/// Each answer taken away and given again, in a form that keeps up: both ways count.
fn changes(program: &Program, proposal: &Proposal, name: &str) {
    let mut live = Live::new(program, proposal.answers.clone(), proposal.waivers.clone(), day());
    let (mut times, mut most_allocations) = (Vec::new(), 0);
    for (fact, answer) in proposal.answers.iter() {
        let mut samples: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
        for _ in 0..15 {
            for (change, samples) in [None, Some(answer.clone())].into_iter().zip(&mut samples) {
                let mut change = Some(change);
                let start = now();
                let count = allocations(&mut || {
                    if let Some(change) = change.take() {
                        live.answer(fact, change);
                    }
                    black_box(live.verdict());
                });
                samples.push(now() - start);
                most_allocations = count.max(most_allocations);
            }
        }
        times.extend(samples.iter_mut().map(|samples| median(samples)));
    }
    let middle = median(&mut times);
    let (least, most) = (times[0], times[times.len() - 1]);
    println!(
        "{{\"step\":\"one answer changed\",\"proposal\":\"{name}\",\"min\":{least},\"median\":{middle},\"max\":{most},\"allocations\":{most_allocations}}}"
    );
}

/// One call of each small step under a name that a profiler finds; prints how many answers are changed.
pub fn steps(rules: &str) {
    let texts = texts(rules);
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let program = load(&sources).unwrap_or_else(|error| panic!("{error}")).program;
    let proposal = proposal(&program, rules, PROPOSALS[0]);
    let mut record = program.blank_record();
    step_evaluate(&program, &proposal, &mut record);
    step_verdict(&program, &proposal, &record);
    let mut live = Live::new(&program, proposal.answers.clone(), proposal.waivers.clone(), day());
    let facts: Vec<_> = proposal.answers.iter().map(|(fact, _)| fact).collect();
    println!("{}", facts.len());
    facts.into_iter().for_each(|fact| step_change(&mut live, fact));
}

#[inline(never)]
fn step_evaluate(program: &Program, proposal: &Proposal, record: &mut riktlinje::evaluate::Record) {
    program.evaluate(&proposal.answers, day(), record);
}

#[inline(never)]
fn step_verdict(program: &Program, proposal: &Proposal, record: &riktlinje::evaluate::Record) {
    black_box(program.verdict(record, &proposal.waivers, day()));
}

#[inline(never)]
fn step_change(live: &mut Live<'_>, fact: riktlinje::model::FactId) {
    live.answer(fact, None);
    black_box(live.verdict());
}
