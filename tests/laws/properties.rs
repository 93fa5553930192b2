//! The laws.

use proptest::prelude::*;
use riktlinje::assess::{Class, Status};

use super::answers::{Complete, Evidence, Part, Partial, completion, widen};
use super::arithmetic::Beyond;
use super::between::{every_completion, narrower};
use super::engine::{Answered, Engine, contains, finding_within, within};
use super::grow::{Shape, grow};
use super::oracle_rules::{Judgement, judge};
use super::plan::{Plan, Point};
use super::tape::Tape;

/// A plan, complete answers, and the rest of the tape.
fn case(mut tape: Tape, shape: Shape) -> (Plan, Complete, Tape) {
    let plan = grow(&mut tape, shape);
    let complete = Complete::random(&plan, &mut tape);
    (plan, complete, tape)
}

fn tapes() -> impl Strategy<Value = Tape> {
    proptest::collection::vec(any::<u16>(), 60..700).prop_map(Tape::new)
}

/// So many cases, or as many as the environment asks for.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig {
        cases: asked.unwrap_or(cases),
        max_shrink_iters: 4_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Both files, for the message of a failed law.
fn files(engine: &Engine<'_>, answered: &Answered<'_>) -> String {
    format!("\n{}\n{}", engine.yaml, answered.yaml)
}

/// A law that does not hold, with both files.
fn broken(what: impl std::fmt::Display, engine: &Engine<'_>, answered: &Answered<'_>) -> TestCaseError {
    TestCaseError::fail(format!("{what}{}", files(engine, answered)))
}

/// The oracle's values lie in the engine's sets, its findings and verdict between the engine's bounds.
fn covers(engine: &Engine<'_>, answered: &Answered<'_>, truth: &Judgement<'_>) -> Result<(), TestCaseError> {
    let points = truth.world.facts.iter().chain(&truth.world.values);
    for (at, (possible, point)) in answered.possible.iter().zip(points).enumerate() {
        if !contains(possible, point) {
            let what = format!("item {at}: {point:?} is not in {possible:?}");
            return Err(broken(what, engine, answered));
        }
    }
    for (finding, (status, class)) in answered.assessment.findings.iter().zip(&truth.findings) {
        if !finding.possible.contains(*status) || !finding.classes.iter().any(|known| known == *class) {
            let what = format!("{}: {status:?} {class:?} is not in {finding:?}", finding.rule);
            return Err(broken(what, engine, answered));
        }
    }
    let verdict = answered.assessment.verdict;
    if truth.verdict < verdict.best || verdict.worst < truth.verdict {
        return Err(broken(format!("{:?} is not in {verdict:?}", truth.verdict), engine, answered));
    }
    for (area, verdict) in &answered.assessment.areas {
        let class = truth.areas.get(*area).copied().unwrap_or(Class::Ready);
        if class < verdict.best || verdict.worst < class {
            return Err(broken(format!("{area}: {class:?} is not in {verdict:?}"), engine, answered));
        }
    }
    Ok(())
}

/// Nothing is open: values are points, findings and verdict settled.
fn decided(engine: &Engine<'_>, answered: &Answered<'_>) -> Result<(), TestCaseError> {
    for (at, possible) in answered.possible.iter().enumerate() {
        if !possible.is_settled() {
            return Err(broken(format!("item {at} is open: {possible:?}"), engine, answered));
        }
    }
    for finding in &answered.assessment.findings {
        if finding.status == Status::Open || !finding.classes.is_settled() || !finding.missing.is_empty() {
            return Err(broken(format!("open: {finding:?}"), engine, answered));
        }
    }
    if !answered.assessment.verdict.is_settled() || !answered.assessment.questions.is_empty() {
        return Err(broken(format!("{:?}", answered.assessment.verdict), engine, answered));
    }
    Ok(())
}

/// What is possible after one more answer was possible before.
fn narrows(engine: &Engine<'_>, before: &Answered<'_>, after: &Answered<'_>) -> Result<(), TestCaseError> {
    let both = || format!("\nbefore:\n{}", before.yaml);
    for (at, (inner, outer)) in after.possible.iter().zip(&before.possible).enumerate() {
        if !within(inner, outer) {
            return Err(broken(
                format!("item {at}: {inner:?} is not within {outer:?}{}", both()),
                engine,
                after,
            ));
        }
    }
    for (inner, outer) in after.assessment.findings.iter().zip(&before.assessment.findings) {
        if !finding_within(inner, outer) {
            return Err(broken(format!("{inner:?} is not within {outer:?}{}", both()), engine, after));
        }
    }
    let (inner, outer) = (after.assessment.verdict, before.assessment.verdict);
    if inner.best < outer.best || outer.worst < inner.worst {
        return Err(broken(format!("{inner:?} is not within {outer:?}{}", both()), engine, after));
    }
    Ok(())
}

fn loaded(plan: &Plan) -> Result<Engine<'_>, TestCaseError> {
    Engine::load(plan).map_err(TestCaseError::fail)
}

fn assessed<'e>(engine: &'e Engine<'_>, partial: &Partial) -> Result<Answered<'e>, TestCaseError> {
    engine.assess(partial).map_err(TestCaseError::fail)
}

/// However partial answers are completed, the result lies in what the partial ones left possible.
fn is_sound(tape: Tape, shape: Shape) -> Result<(), TestCaseError> {
    let (plan, complete, mut tape) = case(tape, shape);
    let engine = loaded(&plan)?;
    let partial = widen(&plan, &complete, &mut tape);
    let answered = assessed(&engine, &partial)?;
    let every = every_completion(&plan, &partial, 150, &mut tape);
    let ways = every.unwrap_or_else(|| (0..15).map(|_| completion(&plan, &partial, &mut tape)).collect());
    for way in ways {
        if let Ok(truth) = judge(&plan, &way) {
            covers(&engine, &answered, &truth)?;
        }
    }
    Ok(())
}

/// One answer after the other: nothing settled is overturned.
fn is_monotone(tape: Tape, shape: Shape) -> Result<(), TestCaseError> {
    let (plan, complete, mut tape) = case(tape, shape);
    let engine = loaded(&plan)?;
    let mut partial = widen(&plan, &complete, &mut tape);
    // What is said about evidence stays: the law holds for fixed evidence.
    let target = completion(&plan, &partial, &mut tape);
    let mut before = assessed(&engine, &partial)?;
    for fact in 0..plan.facts.len() {
        let evidence = partial[fact].1;
        if matches!(partial[fact].0, Part::Expired(_)) {
            continue;
        }
        let point = &target.answers[fact].0;
        let between = narrower(&plan, fact, &partial[fact].0, point, &mut tape);
        for part in [between, Part::Point(point.clone())] {
            partial[fact] = (part, evidence);
            let after = assessed(&engine, &partial)?;
            narrows(&engine, &before, &after)?;
            before = after;
        }
    }
    Ok(())
}

/// Complete answers: points everywhere, nothing open, and the oracle says the same.
fn is_decisive(tape: Tape) -> Result<(), TestCaseError> {
    let (plan, complete, _) = case(tape, Shape::Everyday);
    let engine = loaded(&plan)?;
    if let Ok(truth) = judge(&plan, &complete) {
        let answered = assessed(&engine, &complete.as_partial())?;
        decided(&engine, &answered)?;
        covers(&engine, &answered, &truth)?;
    }
    Ok(())
}

/// The largest and smallest numbers, without bounds: no panic, sound and monotone all the same.
fn is_total(tape: Tape) -> Result<(), TestCaseError> {
    let (plan, complete, mut tape) = case(tape, Shape::Extreme);
    // A divisor or a rate may now reach a forbidden value, or a number may be too large to write.
    if let Ok(engine) = Engine::load(&plan) {
        let partial = widen(&plan, &complete, &mut tape);
        let before = assessed(&engine, &partial)?;
        let target = completion(&plan, &partial, &mut tape).as_partial();
        let after = assessed(&engine, &target)?;
        let unstated = partial
            .iter()
            .all(|(part, evidence)| *evidence != Evidence::Unstated && !matches!(part, Part::Expired(_)));
        for (at, (inner, outer)) in after.possible.iter().zip(&before.possible).enumerate() {
            prop_assert!(
                within(inner, outer),
                "item {at}: {inner:?} is not within {outer:?}{}{}",
                before.yaml,
                files(&engine, &after)
            );
        }
        if unstated {
            narrows(&engine, &before, &after)?;
        }
    }
    Ok(())
}

/// An open finding that could be violated says what is missing, and answering what is asked settles
/// everything.
fn settles_by_questions(tape: Tape) -> Result<(), TestCaseError> {
    let (plan, complete, mut tape) = case(tape, Shape::Everyday);
    let engine = loaded(&plan)?;
    let mut partial = widen(&plan, &complete, &mut tape);
    if judge(&plan, &complete).is_err() {
        return Ok(());
    }
    for round in 0.. {
        let answered = assessed(&engine, &partial)?;
        for finding in &answered.assessment.findings {
            let open = finding.status == Status::Open || !finding.classes.is_settled();
            let asks = open && !finding.possible.is_harmless();
            prop_assert_eq!(asks, !finding.missing.is_empty(), "{:?}{}", finding, files(&engine, &answered));
        }
        if answered.assessment.questions.is_empty() {
            prop_assert!(answered.assessment.verdict.is_settled(), "{}", files(&engine, &answered));
            break;
        }
        prop_assert!(round <= plan.facts.len(), "asked again and again{}", files(&engine, &answered));
        for question in &answered.assessment.questions {
            let fact: usize = question.fact.trim_start_matches('f').parse().unwrap_or(usize::MAX);
            let (point, evidence) = &complete.answers[fact];
            let said = (Part::Point(point.clone()), *evidence);
            prop_assert!(partial[fact] != said, "{} is answered{}", question.fact, files(&engine, &answered));
            partial[fact] = said;
        }
    }
    Ok(())
}

/// What a finding does not ask for cannot change it.
fn ignores_what_is_not_missing(tape: Tape) -> Result<(), TestCaseError> {
    let (plan, complete, mut tape) = case(tape, Shape::Everyday);
    let engine = loaded(&plan)?;
    let partial = widen(&plan, &complete, &mut tape);
    let before = assessed(&engine, &partial)?;
    let target = completion(&plan, &partial, &mut tape);
    for fact in 0..plan.facts.len() {
        let mut more = partial.clone();
        more[fact] = (Part::Point(target.answers[fact].0.clone()), target.answers[fact].1);
        let after = assessed(&engine, &more)?;
        let id = format!("f{fact}");
        for (old, new) in before.assessment.findings.iter().zip(&after.assessment.findings) {
            let same = old.possible == new.possible && old.classes == new.classes;
            let free = old.possible.is_harmless() || old.missing.contains(&id.as_str());
            prop_assert!(
                same || free,
                "{id} changes {old:?} to {new:?}\nbefore:\n{}{}",
                before.yaml,
                files(&engine, &after)
            );
        }
    }
    Ok(())
}

/// The same input gives the same bytes, whatever the order of the answers.
fn is_deterministic(tape: Tape) -> Result<(), TestCaseError> {
    let (plan, complete, mut tape) = case(tape, Shape::Everyday);
    let engine = loaded(&plan)?;
    let partial = widen(&plan, &complete, &mut tape);
    let forward: Vec<usize> = (0..partial.len()).collect();
    let backward: Vec<usize> = (0..partial.len()).rev().collect();
    let first = engine.assess_yaml(engine.proposal(&partial, &forward)).map_err(TestCaseError::fail)?;
    let again = loaded(&plan)?;
    let second = again.assess_yaml(again.proposal(&partial, &backward)).map_err(TestCaseError::fail)?;
    prop_assert_eq!(&first.json, &second.json);
    Ok(())
}

/// Answers to questions that do not arise change nothing but the list of what was ignored.
fn ignores_unasked_answers(tape: Tape) -> Result<(), TestCaseError> {
    let (plan, complete, _) = case(tape, Shape::Everyday);
    let engine = loaded(&plan)?;
    let Ok(truth) = judge(&plan, &complete) else { return Ok(()) };
    let all = assessed(&engine, &complete.as_partial())?;
    let mut needed = complete.as_partial();
    for (answer, asked) in needed.iter_mut().zip(&truth.world.asked) {
        if !asked {
            *answer = (Part::Absent, Evidence::Unstated);
        }
    }
    let few = assessed(&engine, &needed)?;
    prop_assert_eq!(&all.possible, &few.possible, "{}", files(&engine, &few));
    let findings =
        |answered: &Answered<'_>| serde_json::to_string(&answered.assessment.findings).unwrap_or_default();
    prop_assert_eq!(findings(&all), findings(&few), "{}", files(&engine, &few));
    let ignored = all
        .assessment
        .ignored
        .iter()
        .filter(|ignored| ignored.why == riktlinje::assess::IgnoredWhy::NotAsked);
    prop_assert_eq!(ignored.count(), truth.world.asked.iter().filter(|asked| !**asked).count());
    Ok(())
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn decisive(tape in tapes()) {
        is_decisive(tape)?;
    }

    #[test]
    fn sound(tape in tapes()) {
        is_sound(tape, Shape::Everyday)?;
    }

    #[test]
    fn sound_on_lists(tape in tapes()) {
        is_sound(tape, Shape::Lists)?;
    }

    #[test]
    fn monotone(tape in tapes()) {
        is_monotone(tape, Shape::Everyday)?;
    }

    #[test]
    fn monotone_on_lists(tape in tapes()) {
        is_monotone(tape, Shape::Lists)?;
    }

    #[test]
    fn total(tape in tapes()) {
        is_total(tape)?;
    }

    #[test]
    fn questions_lead_to_a_verdict(tape in tapes()) {
        settles_by_questions(tape)?;
    }

    #[test]
    fn what_is_not_missing_changes_nothing(tape in tapes()) {
        ignores_what_is_not_missing(tape)?;
    }

    #[test]
    fn deterministic(tape in tapes()) {
        is_deterministic(tape)?;
    }

    #[test]
    fn unasked_answers_are_ignored(tape in tapes()) {
        ignores_unasked_answers(tape)?;
    }
}

/// The generator is worth something only if what it makes is varied: each shape must turn up.
#[test]
fn the_cases_are_varied() {
    let mut statuses = [0_usize; 6];
    let (mut gated, mut beyond, mut rows, mut series) = (0, 0, 0, 0);
    for seed in 0..400_u32 {
        let tape = Tape::new((0..400_u32).map(|at| scrambled(seed * 1_000 + at)).collect());
        let (plan, complete, _) = case(tape, Shape::Everyday);
        match judge(&plan, &complete) {
            Ok(truth) => truth.findings.iter().for_each(|(status, _)| statuses[*status as usize] += 1),
            Err(Beyond) => beyond += 1,
        }
        gated += (0..plan.facts.len()).filter(|at| plan.is_gated(*at)).count();
        let points = || complete.answers.iter().map(|(point, _)| point);
        rows += points().filter(|point| matches!(point, Point::Rows(rows) if !rows.is_empty())).count();
        series += points().filter(|point| matches!(point, Point::Series(_))).count();
    }
    assert!(statuses[..5].iter().all(|count| *count >= 5), "{statuses:?}");
    assert!(gated > 100 && rows > 50 && series > 30 && beyond < 40, "{gated} {rows} {series} {beyond}");
}

/// A number that looks random.
fn scrambled(seed: u32) -> u16 {
    let mut x = seed.wrapping_add(0x9E37_79B9);
    for shift in [16, 13, 16] {
        x = (x ^ (x >> shift)).wrapping_mul(0x85EB_CA6B);
    }
    (x >> 16) as u16
}
