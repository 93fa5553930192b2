//! The example proposals with most of their answers taken away: what is settled then never contradicts the
//! full proposal, and the questions that remain are named.

use std::fs;
use std::path::Path;

use riktlinje::answers::Answers;
use riktlinje::assess::{Assessment, Status};
use riktlinje::date::Date;
use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::{Source, load};

/// How many answers are kept.
const KEPT: usize = 10;

fn program(guideline: &str) -> Program {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut texts = vec![(
        guideline.to_owned(),
        fs::read_to_string(rules.join(guideline).join("guideline.yaml")).unwrap(),
    )];
    for entry in fs::read_dir(&rules).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        if name != guideline
            && let Ok(text) = fs::read_to_string(folder.join("guideline.yaml"))
        {
            texts.push((name, text));
        }
    }
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    load(&sources).unwrap_or_else(|error| panic!("{error}")).program
}

/// A small generator of pseudo-random numbers, so that every run takes the same answers away.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

fn keep_some(program: &Program, full: &Answers, dice: &mut Dice) -> Answers {
    let all: Vec<FactId> = full.iter().map(|(fact, _)| fact).collect();
    let mut kept = Answers::empty(program);
    for _ in 0..KEPT {
        let fact = all[dice.below(all.len())];
        kept.set(fact, full.get(fact).unwrap().clone());
    }
    kept
}

/// The partial assessment holds the full one inside it.
fn never_contradicts(partial: &Assessment, full: &Assessment) {
    for (part, whole) in partial.findings.iter().zip(&full.findings) {
        assert_eq!(part.rule, whole.rule);
        assert!(
            part.possible.contains(whole.status),
            "{}: {:?} is not among {:?}",
            part.rule,
            whole.status,
            part.possible
        );
        assert!(
            whole.classes.iter().all(|class| part.classes.iter().any(|possible| possible == class)),
            "{}: class",
            part.rule
        );
    }
    assert!(partial.verdict.best <= full.verdict.best && full.verdict.worst <= partial.verdict.worst);
    for ((id, part), (_, whole)) in partial.areas.iter().zip(&full.areas) {
        assert!(part.best <= whole.best && whole.worst <= part.worst, "area {id}");
    }
}

/// Whatever is open and can do harm names facts, and each of them is asked.
fn names_what_remains(partial: &Assessment) {
    for finding in partial.with_status(Status::Open) {
        let harmless = finding.possible.is_harmless();
        assert_eq!(finding.missing.is_empty(), harmless, "{}: {:?}", finding.rule, finding.possible);
        for fact in &finding.missing {
            assert!(partial.questions.iter().any(|question| question.fact == *fact), "{fact} is not asked");
        }
    }
    assert!(partial.questions.iter().any(|question| question.decides_verdict));
    assert!(
        partial.questions.iter().all(|question| question.owner.is_some()),
        "every question has someone to ask"
    );
}

fn check(guideline: &str, example: &str) {
    let program = program(guideline);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").join(guideline).join(example);
    let text = fs::read_to_string(path).unwrap();
    let proposal = program
        .read_proposal(&Source { name: example, text: &text })
        .unwrap_or_else(|error| panic!("{error}"));
    let as_of = Date::parse("2026-11-22").unwrap();
    let full = program.assess(&proposal, as_of);
    assert!(full.verdict.is_settled());
    let mut dice = Dice(20_261_122);
    for _ in 0..60 {
        let kept = keep_some(&program, &proposal.answers, &mut dice);
        let partial = program.assess_answers(&kept, &[], as_of);
        never_contradicts(&partial, &full);
        names_what_remains(&partial);
    }
}

#[test]
fn ten_answers_of_the_documentation_aid() {
    check("gotland-social-services", "ex1.proposal.yaml");
}

#[test]
fn ten_answers_of_the_visit_planning() {
    check("gotland-social-services", "ex2.proposal.yaml");
}
