//! What was published: vectors made with AIA's own code, and results of real assessments.

use serde::Deserialize;
use serde_json::{Map, Value};

/// Answers as AIA's tool saves them, with what they lead to.
#[derive(Deserialize)]
pub(crate) struct Vector {
    /// Its number.
    pub(crate) id: String,
    /// What it tries.
    pub(crate) kind: String,
    /// The answers by AIA's names.
    pub(crate) answers: Map<String, Value>,
    /// The scores after completion.
    pub(crate) expected: Scores,
    /// Questions whose answer the tool removed or changed on completion.
    pub(crate) changed_on_completion: Vec<String>,
}

/// A published assessment.
#[derive(Deserialize)]
pub(crate) struct Published {
    /// Its number.
    pub(crate) id: String,
    /// The version of the questionnaire that it was scored with.
    pub(crate) questionnaire: String,
    /// The answers by AIA's names, texts left out.
    pub(crate) answers: Map<String, Value>,
    /// What AIA's tool makes of the published file.
    pub(crate) expected: Scores,
    /// What stands in the published documents; several where they differ.
    pub(crate) printed: Vec<Printed>,
}

/// A result of AIA's tool.
#[derive(Deserialize)]
pub(crate) struct Scores {
    /// Points of the impact.
    pub(crate) raw_score: i64,
    /// Points of the mitigation.
    pub(crate) mitigation_score: i64,
    /// Points of the impact after the deduction.
    pub(crate) current_score: i64,
    /// 1 to 4.
    pub(crate) level: usize,
    /// The most points of the impact.
    pub(crate) max_raw_score: i64,
    /// The most points of the mitigation in one phase.
    pub(crate) max_mitigation_score: i64,
}

/// A result as printed; the documents do not print every score.
#[derive(Deserialize)]
pub(crate) struct Printed {
    /// Points of the impact.
    pub(crate) raw_score: Option<i64>,
    /// Points of the mitigation.
    pub(crate) mitigation_score: Option<i64>,
    /// Points of the impact after the deduction.
    pub(crate) current_score: Option<i64>,
    /// 1 to 4.
    pub(crate) level: usize,
}

#[derive(Deserialize)]
struct VectorFile {
    questionnaire: String,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct PublishedFile {
    records: Vec<Published>,
}

/// The version of the questionnaire that the vectors answer, and the vectors.
pub(crate) fn vectors() -> (String, Vec<Vector>) {
    let file: VectorFile = serde_json::from_str(include_str!("data/vectors.json")).unwrap();
    (file.questionnaire, file.vectors)
}

/// The published assessments.
pub(crate) fn published() -> Vec<Published> {
    let file: PublishedFile = serde_json::from_str(include_str!("data/published-results.json")).unwrap();
    file.records
}
