//! Compiled guidelines decide exactly as the YAML they were made from.

mod form;
#[path = "../support/random_answers.rs"]
mod random_answers;

use std::fs;
use std::path::{Path, PathBuf};

use riktlinje::answers::Proposal;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::program::Program;
use riktlinje::text::{Language, Speech};
use riktlinje::{Source, compiled, load};

fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

fn folders() -> Vec<PathBuf> {
    let folders = fs::read_dir(rules()).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = folders.filter(|folder| folder.join("guideline.yaml").exists()).collect();
    folders.sort();
    folders
}

/// Every guideline with all others on the shelf.
fn programs() -> Vec<(PathBuf, Program)> {
    let texts: Vec<(PathBuf, String)> = folders()
        .into_iter()
        .map(|folder| {
            let text = fs::read_to_string(folder.join("guideline.yaml")).unwrap();
            (folder, text)
        })
        .collect();
    let one = |root: usize| {
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.swap(0, root);
        let sources: Vec<Source<'_>> = order
            .into_iter()
            .map(|at| Source { name: texts[at].0.to_str().unwrap(), text: &texts[at].1 })
            .collect();
        let loaded = load(&sources).unwrap_or_else(|error| panic!("{error}"));
        (texts[root].0.clone(), loaded.program)
    };
    (0..texts.len()).map(one).collect()
}

fn assessment(program: &Program, proposal: &str) -> Option<String> {
    let mut diagnostics = Diagnostics::new();
    let proposal = Proposal::read(program, 0, proposal, &mut diagnostics)?;
    let day = proposal.as_of.unwrap_or(Date::new(2026, 11, 22).unwrap());
    let assessment = program.assess(&proposal, day);
    let json = assessment.to_json();
    assert_eq!(json, serde_json::to_string(&assessment).unwrap(), "written by hand and by serde");
    Some(json)
}

#[test]
fn compiled_guidelines_assess_as_their_sources_do() {
    let (mut examples, mut random) = (0, 0);
    for (folder, program) in programs() {
        let text = compiled::write(program.guideline(), &[]);
        let read =
            Program::load_compiled(&text).unwrap_or_else(|error| panic!("{}: {error:?}", folder.display()));
        assert_eq!(
            compiled::write(read.guideline(), &[]),
            text,
            "the same bytes again: {}",
            folder.display()
        );
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.to_str().unwrap().ends_with(".proposal.yaml") {
                let proposal = fs::read_to_string(&path).unwrap();
                let expected = assessment(&program, &proposal);
                assert!(expected.is_some(), "{} can be read", path.display());
                assert_eq!(assessment(&read, &proposal), expected, "{}", path.display());
                examples += 1;
            }
        }
        for seed in 0..40 {
            let proposal = random_answers::proposal(program.guideline(), seed);
            let expected = assessment(&program, &proposal);
            assert!(expected.is_some(), "{} {seed}: {proposal}", folder.display());
            assert_eq!(assessment(&read, &proposal), expected, "{} {seed}", folder.display());
            random += 1;
        }
    }
    assert!(examples >= 7 && random >= 400, "{examples} examples, {random} random proposals");
}

#[test]
fn one_language_changes_texts_only() {
    for (folder, program) in programs() {
        let text = compiled::write(program.guideline(), &[Language::SWEDISH]);
        let read = Program::load_compiled(&text).unwrap();
        let proposal = random_answers::proposal(program.guideline(), 7);
        let swedish = |program: &Program| {
            let proposal = Proposal::read(program, 0, &proposal, &mut Diagnostics::new()).unwrap();
            let (day, swedish) = (Date::new(2026, 11, 22).unwrap(), Speech::Only(Language::SWEDISH));
            let mut record = program.blank_record();
            program.evaluate(&proposal.answers, day, &mut record);
            program.report_in(swedish, &record, &proposal.answers, &proposal.waivers, day).to_json()
        };
        assert_eq!(swedish(&read), swedish(&program), "{}", folder.display());
    }
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let compile = || {
        programs().iter().map(|(_, program)| compiled::write(program.guideline(), &[])).collect::<Vec<_>>()
    };
    assert_eq!(compile(), compile());
}

/// JSON and YAML are the same to the reader of answers.
#[test]
fn answers_in_json_are_read_alike_without_the_yaml_reader() {
    let (_, program) = programs().pop().unwrap();
    for seed in 0..60 {
        let text = random_answers::proposal(program.guideline(), seed);
        let by_yaml = Proposal::read(&program, 0, &text, &mut Diagnostics::new()).unwrap();
        let by_json = Proposal::read_json(&program, 0, &text, &mut Diagnostics::new()).unwrap();
        assert_eq!(by_json.answers, by_yaml.answers, "{text}");
        assert_eq!(by_json.as_of, by_yaml.as_of);
    }
}
