//! The fast ways to a verdict say what the evaluator says, on the real guidelines with their real proposals.

use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::Source;
use riktlinje::answers::{Answers, Proposal};
use riktlinje::assess::{Live, Verdict};
use riktlinje::date::Date;
use riktlinje::decide::Decider;
use riktlinje::program::Program;

/// A guideline of `rules/` with the proposals that lie beside it.
struct Pack {
    id: String,
    program: Program,
    proposals: Vec<Proposal>,
}

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

fn packs() -> Vec<Pack> {
    let mut texts: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir(rules()).unwrap() {
        let path = entry.unwrap().path();
        if let Ok(text) = fs::read_to_string(path.join("guideline.yaml")) {
            texts.push((path.file_name().unwrap().to_str().unwrap().to_owned(), text));
        }
    }
    texts.sort();
    let pack = |(id, _): &(String, String)| {
        let mut ordered: Vec<_> = texts.iter().collect();
        ordered.sort_by_key(|(other, _)| other != id);
        let sources: Vec<Source<'_>> = ordered.iter().map(|(name, text)| Source { name, text }).collect();
        let program = riktlinje::load(&sources).unwrap_or_else(|error| panic!("{error}")).program;
        let proposals = proposals(&program, &rules().join(id));
        Pack { id: id.clone(), program, proposals }
    };
    texts.iter().map(pack).filter(|pack| !pack.proposals.is_empty()).collect()
}

fn proposals(program: &Program, folder: &Path) -> Vec<Proposal> {
    let mut proposals = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.to_str().is_some_and(|path| path.ends_with(".proposal.yaml")) {
            let text = fs::read_to_string(&path).unwrap();
            let source = Source { name: path.to_str().unwrap(), text: &text };
            proposals.push(program.read_proposal(&source).unwrap_or_else(|error| panic!("{error}")));
        }
    }
    proposals
}

fn day() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn evaluated(program: &Program, answers: &Answers, proposal: &Proposal) -> Verdict {
    let mut record = program.blank_record();
    program.evaluate(answers, day(), &mut record);
    program.verdict(&record, &proposal.waivers, day())
}

/// Answers come one at a time, as in a form, and are taken away again in the same order.
#[test]
fn a_form_filled_in_answer_by_answer_says_what_all_answers_say() {
    let mut proposals = 0;
    for Pack { id, program, proposals: all } in packs() {
        for proposal in &all {
            proposals += 1;
            let mut live = Live::new(&program, Answers::empty(&program), proposal.waivers.clone(), day());
            let given: Vec<_> = proposal.answers.iter().collect();
            for (step, (fact, answer)) in given.iter().enumerate() {
                live.answer(*fact, Some((*answer).clone()));
                if step % 16 == 0 {
                    assert_eq!(
                        live.verdict(),
                        evaluated(&program, live.answers(), proposal),
                        "{id}, answer {step}"
                    );
                }
            }
            assert_eq!(live.verdict(), evaluated(&program, &proposal.answers, proposal), "{id}");
            for (fact, _) in &given {
                live.answer(*fact, None);
            }
            assert_eq!(live.verdict(), evaluated(&program, &Answers::empty(&program), proposal), "{id}");
        }
    }
    assert!(proposals > 5, "only {proposals} proposals were found");
}

/// Every ruling of every proposal, with all answers and with each third of them taken away.
#[test]
fn the_table_decides_as_the_evaluator_does() {
    for Pack { id, program, proposals } in packs() {
        let decider = Decider::new(&program);
        let (mut case, mut record) = (decider.case(day()), program.blank_record());
        let mut decision = decider.decision();
        for proposal in &proposals {
            for left_out in 0..4 {
                let mut answers = Answers::empty(&program);
                for (at, (fact, answer)) in proposal.answers.iter().enumerate() {
                    if left_out == 3 || at % 3 != left_out {
                        answers.set(fact, answer.clone());
                    }
                }
                program.evaluate(&answers, day(), &mut record);
                decider.load(&answers, &proposal.waivers, day(), &mut case);
                decider.decide(&mut case, &mut decision);
                assert_eq!(decision.verdict(), program.verdict(&record, &proposal.waivers, day()), "{id}");
                for (at, ruling) in program.rulings(&record, &proposal.waivers, day()).enumerate() {
                    let rule = &program.guideline().rules[at].id;
                    assert_eq!(decision.possible(at), Some((ruling.statuses, ruling.classes)), "{id} {rule}");
                }
            }
        }
    }
}
