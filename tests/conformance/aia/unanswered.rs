//! What AIA cannot say. Its tool counts a question without an answer as no points, and prints a level all the
//! same. The engine says what the level and the scores can still become.

use riktlinje::Source;
use riktlinje::assess::{Assessment, Word};
use serde_json::{Map, Value, json};

use super::adapter::{assess, levels, number, partial};
use super::questionnaire::{METHOD, Questionnaire, compile};
use super::records::{Scores, published, vectors};
use super::structure::Kind;

/// The questionnaire within a guideline that adds a rule: the level is at most II.
fn with_limit(version: &str) -> Questionnaire {
    let Some(questionnaire) = Questionnaire::version(version) else { panic!("no {version}") };
    let limit = include_str!("local-limit.yaml").replace("VERSION", version);
    let program = compile(&[
        Source { name: "local-limit.yaml", text: &limit },
        Source { name: "questionnaire", text: &questionnaire.yaml },
        Source { name: "method.yaml", text: METHOD },
    ]);
    Questionnaire { program, ..questionnaire }
}

/// The answers of a published record, with the questionnaire under a limit.
fn record(id: &str) -> (Questionnaire, Map<String, Value>) {
    let record = published().into_iter().find(|record| record.id == id);
    let Some(record) = record else { panic!("no {id}") };
    (with_limit(&record.questionnaire), record.answers)
}

/// Whether everything that AIA computes is still possible, its sums of points as the lowest possible ones.
fn is_the_lowest_end(assessment: &Assessment, scores: &Scores) -> bool {
    let (low, high) = number(assessment, "aia.current");
    number(assessment, "aia.raw").0 == scores.raw_score
        && number(assessment, "aia.mitigation").0 == scores.mitigation_score
        && (low..=high).contains(&scores.current_score)
        && levels(assessment).contains(&scores.level)
}

#[test]
fn what_aia_prints_is_the_lowest_sum_still_possible() {
    let (version, vectors) = vectors();
    let questionnaire = Questionnaire::version(&version).unwrap();
    for vector in vectors {
        let assessment = assess(&questionnaire.program, &partial(&questionnaire, &vector.answers));
        assert!(is_the_lowest_end(&assessment, &vector.expected), "{}", vector.id);
    }
    for version in ["0.9.1", "0.10.0", "1.0.1"] {
        let questionnaire = Questionnaire::version(version).unwrap();
        for record in published().into_iter().filter(|record| record.questionnaire == version) {
            let assessment = assess(&questionnaire.program, &partial(&questionnaire, &record.answers));
            assert!(is_the_lowest_end(&assessment, &record.expected), "{}", record.id);
        }
    }
}

/// Six of the published assessments left questions with points blank. Five of them have their level
/// nevertheless; one does not.
#[test]
fn published_assessments_with_open_scores() {
    let (mut open_score, mut open_level) = (Vec::new(), Vec::new());
    for version in ["0.9.1", "0.10.0", "1.0.1"] {
        let questionnaire = Questionnaire::version(version).unwrap();
        for record in published().into_iter().filter(|record| record.questionnaire == version) {
            let assessment = assess(&questionnaire.program, &partial(&questionnaire, &record.answers));
            let (low, high) = number(&assessment, "aia.current");
            if low < high {
                open_score.push(record.id.clone());
            }
            if levels(&assessment).len() > 1 {
                open_level.push(record.id);
            }
        }
    }
    open_score.sort_unstable();
    assert_eq!(open_score, ["r01", "r03", "r04", "r06", "r19", "r21"]);
    assert_eq!(open_level, ["r21"]);
}

/// r01 prints 41 points. It can become 63 of 126, which is level II too: so nothing more need be asked.
#[test]
fn a_level_is_settled_before_its_score() {
    let (questionnaire, answers) = record("r01");
    let assessment = assess(&questionnaire.program, &partial(&questionnaire, &answers));
    assert_eq!(number(&assessment, "aia.raw"), (41, 63));
    assert_eq!(number(&assessment, "aia.mitigation"), (35, 36));
    assert_eq!(number(&assessment, "aia.current"), (41, 63));
    assert_eq!(levels(&assessment), [2]);
    assert_eq!(assessment.verdict.word(), Word::Ready);
    assert!(assessment.questions.is_empty());
}

/// r21 prints level II with 55 points. The questions left blank are worth up to 22 more, and level III begins
/// above 63: it cannot be said whether the limit is kept, but it can be said what to ask.
#[test]
fn an_open_level_names_the_questions_that_decide_it() {
    let (questionnaire, answers) = record("r21");
    let assessment = assess(&questionnaire.program, &partial(&questionnaire, &answers));
    assert_eq!(number(&assessment, "aia.current"), (55, 77));
    assert_eq!(levels(&assessment), [2, 3]);
    assert_eq!(assessment.verdict.word(), Word::Incomplete);
    let asked: Vec<&str> = assessment.questions.iter().map(|question| question.fact).collect();
    assert_eq!(
        asked,
        [
            "aia.business_drivers_5",
            "aia.business_drivers_9",
            "aia.business_drivers_11",
            "aia.risk_profile_5",
            "aia.impact_30",
            "aia.impact_22",
            "aia.impact_24",
        ]
    );
}

/// Both levels are reached by answering the questions named above, with the fewest and with the most points.
/// The printed 55 is not: two of them give points whatever is answered.
#[test]
fn both_ends_of_an_open_level_are_reached() {
    let (questionnaire, answers) = record("r21");
    for (most, current, level, word) in [(false, 58, 2, Word::Ready), (true, 77, 3, Word::NotReady)] {
        let answers = answer_the_rest(&questionnaire, answers.clone(), most);
        let assessment = assess(&questionnaire.program, &partial(&questionnaire, &answers));
        assert_eq!(number(&assessment, "aia.current"), (current, current));
        assert_eq!(levels(&assessment), [level]);
        assert_eq!(assessment.verdict.word(), word);
    }
}

/// Answers the questions still asked with the options of fewest or of most points.
fn answer_the_rest(
    questionnaire: &Questionnaire,
    mut answers: Map<String, Value>,
    most: bool,
) -> Map<String, Value> {
    let assessment = assess(&questionnaire.program, &partial(questionnaire, &answers));
    let guideline = questionnaire.program.guideline();
    for question in assessment.questions {
        let fact = guideline.find_fact(question.fact).and_then(|id| guideline.fact(id).answer_name.clone());
        let Some(name) = fact else { panic!("{} is no question of AIA", question.fact) };
        let Some((_, asked)) = questionnaire.structure.find(&name) else { panic!("no question {name}") };
        let options = asked.options.iter();
        let answer = match asked.kind {
            Kind::Choice if most => json!(options.max_by_key(|(_, points)| *points).map(|(id, _)| id)),
            Kind::Choice => json!(options.min_by_key(|(_, points)| *points).map(|(id, _)| id)),
            Kind::Choices => {
                let fits = options.filter(|(_, points)| (*points > 0) == most);
                json!(fits.map(|(id, _)| id).collect::<Vec<_>>())
            }
            Kind::Text => panic!("{name} has no points"),
        };
        answers.insert(name, answer);
    }
    answers
}

/// AIA's tool calls an empty questionnaire level I with 0 points.
#[test]
fn nothing_answered_settles_nothing() {
    let questionnaire = with_limit("1.0.1");
    let assessment = assess(&questionnaire.program, &partial(&questionnaire, &Map::new()));
    assert_eq!(number(&assessment, "aia.raw"), (0, 167));
    assert_eq!(levels(&assessment), [1, 2, 3, 4]);
    assert_eq!(assessment.verdict.word(), Word::Incomplete);
}
