//! AIA's tool drops what it cannot read and says nothing. The engine refuses it and says what to write; what
//! the adapter leaves over, it accepts.

use riktlinje::diagnostic::Diagnostics;

use super::adapter::{clean, read};
use super::questionnaire::Questionnaire;
use super::records::vectors;

/// What the engine says of the kinds of vector with malformed answers: the codes of its refusals, in the
/// order of the file's answers.
const REFUSED: [(&str, &[&str]); 8] = [
    ("unknown_single_value", &["answers/unknown-option", "answers/unknown-option", "answers/unknown-option"]),
    ("unknown_multi_value", &["answers/unknown-option", "answers/unknown-option", "answers/unknown-option"]),
    ("duplicate_multi_value", &["answers/repeated"]),
    ("scalar_for_multi", &["answers/one-option-for-list"]),
    ("list_for_single", &["answers/list-for-one-option"]),
    ("number_value", &["answers/unknown-option"]),
    (
        "unknown_question",
        &["answers/unknown-fact", "answers/unknown-fact", "answers/unknown-fact", "answers/unknown-fact"],
    ),
    ("blank_value", &["answers/list-for-one-option", "answers/unknown-option"]),
];

fn codes(diagnostics: &Diagnostics) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
}

#[test]
fn malformed_answers_are_refused_and_no_others() {
    let (version, vectors) = vectors();
    let questionnaire = Questionnaire::version(&version).unwrap();
    let mut refused = 0;
    for vector in vectors {
        let found = read(&questionnaire.program, &vector.answers).map_err(|wrong| codes(&wrong)).err();
        let expected = REFUSED.iter().find(|(kind, _)| *kind == vector.kind).map(|(_, codes)| codes.to_vec());
        refused += usize::from(found.is_some());
        assert_eq!(found, expected, "{} ({})", vector.id, vector.kind);
    }
    assert_eq!(refused, REFUSED.len());
}

#[test]
fn what_the_adapter_leaves_is_accepted() {
    let (version, vectors) = vectors();
    let questionnaire = Questionnaire::version(&version).unwrap();
    for vector in vectors {
        let cleaned = clean(&questionnaire, &vector.answers);
        let read = read(&questionnaire.program, &cleaned.answers);
        let found = read.as_ref().map_err(codes).map(|answers| answers.iter().count());
        assert_eq!(found, Ok(cleaned.answers.len()), "{}", vector.id);
    }
}
