//! Rounding, limits and gates, tried at their edges on a questionnaire of our own with 100 points of impact
//! and 10 points of mitigation in each phase.

use serde_json::{Map, Value, json};

use super::adapter::{assess, completed, levels, number};
use super::questionnaire::Questionnaire;
use super::structure::Structure;

/// Impact: one option for each number of points from 0 to 100. Mitigation: the same up to 10, in two phases.
fn trial() -> Questionnaire {
    let options = |most: u32| (0..=most).map(|points| json!([points.to_string(), points])).collect::<Value>();
    let phase = |item: &str| json!({"question": "phase", "equals": item});
    let structure = json!({
        "version": "1.0.0",
        "sections": [
            {"id": "aboutProject", "questions": [
                {"id": "phase", "type": "choice", "options": [["item1", 0], ["item2", 0]]},
            ]},
            {"id": "impact", "score": "risk", "questions": [
                {"id": "impact1", "type": "choice", "options": options(100)},
            ]},
            {"id": "design", "score": "mitigation", "asked_when": phase("item1"), "questions": [
                {"id": "design1", "type": "choice", "options": options(10)},
            ]},
            {"id": "implementation", "score": "mitigation", "asked_when": phase("item2"), "questions": [
                {"id": "implementation1", "type": "choice", "options": options(10)},
            ]},
        ],
    });
    Questionnaire::new(Structure::read(&structure.to_string()))
}

/// Current score and level for these points.
fn scored(questionnaire: &Questionnaire, impact: i64, mitigation: i64) -> (i64, usize) {
    let mut answers = Map::new();
    answers.insert("phase".to_owned(), json!("item1"));
    answers.insert("impact1".to_owned(), json!(impact.to_string()));
    answers.insert("design1".to_owned(), json!(mitigation.to_string()));
    let assessment = assess(&questionnaire.program, &completed(questionnaire, &answers));
    let (low, high) = number(&assessment, "aia.current");
    assert_eq!(low, high);
    let levels = levels(&assessment);
    assert_eq!(levels.len(), 1);
    (low, levels[0])
}

#[test]
fn the_maxima_follow_from_the_options() {
    let questionnaire = trial();
    let assessment = assess(&questionnaire.program, &completed(&questionnaire, &Map::new()));
    assert_eq!(number(&assessment, "aia.raw_max"), (100, 100));
    assert_eq!(number(&assessment, "aia.mitigation_max"), (10, 10));
}

#[test]
fn the_deduction_begins_at_exactly_eighty_percent() {
    let questionnaire = trial();
    assert_eq!(scored(&questionnaire, 40, 7), (40, 2));
    assert_eq!(scored(&questionnaire, 40, 8), (34, 2));
}

#[test]
fn the_levels_include_their_limits() {
    let questionnaire = trial();
    for (impact, level) in [(0, 1), (25, 1), (26, 2), (50, 2), (51, 3), (75, 3), (76, 4), (100, 4)] {
        assert_eq!(scored(&questionnaire, impact, 0), (impact, level));
    }
}

/// Against whole numbers: 85 % of n, halves up, is (85 n + 50) / 100 without its remainder. 10, 30, 50, 70
/// and 90 lie halfway.
#[test]
fn halves_are_rounded_up() {
    let questionnaire = trial();
    for impact in 0..=100 {
        let (current, _) = scored(&questionnaire, impact, 10);
        assert_eq!(current, (85 * impact + 50) / 100, "85 % of {impact}");
    }
    assert_eq!(scored(&questionnaire, 10, 10).0, 9);
    assert_eq!(scored(&questionnaire, 30, 10).0, 26);
}

#[test]
fn answers_of_the_other_phase_do_not_count_and_are_listed() {
    let questionnaire = trial();
    let answers = json!({"phase": "item2", "impact1": "40", "design1": "10", "implementation1": "3"});
    let assessment = assess(&questionnaire.program, &completed(&questionnaire, answers.as_object().unwrap()));
    assert_eq!(number(&assessment, "aia.mitigation"), (3, 3));
    assert_eq!(number(&assessment, "aia.current"), (40, 40));
    let ignored: Vec<&str> = assessment.ignored.iter().map(|ignored| ignored.fact).collect();
    assert_eq!(ignored, ["aia.design_1"]);
}
