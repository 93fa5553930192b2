//! From the structure of a questionnaire to a guideline that uses `method.yaml`, and the program of both.

use std::fmt::Write;

use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::{Source, load};

use super::labels;
use super::structure::{Condition, Kind, Question, Section, Structure};

/// How points become a level, for all versions.
pub(crate) const METHOD: &str = include_str!("method.yaml");

/// A questionnaire with the program that scores it.
pub(crate) struct Questionnaire {
    /// What it was made from.
    pub(crate) structure: Structure,
    /// The questionnaire as a guideline.
    pub(crate) yaml: String,
    /// The program of both.
    pub(crate) program: Program,
}

impl Questionnaire {
    /// Makes the guideline and compiles it with the method.
    pub(crate) fn new(structure: Structure) -> Questionnaire {
        let yaml = guideline(&structure);
        let program = compile(&[
            Source { name: "questionnaire", text: &yaml },
            Source { name: "method.yaml", text: METHOD },
        ]);
        Questionnaire { structure, yaml, program }
    }

    /// The version of AIA's questionnaire; `None` for one that we do not have.
    pub(crate) fn version(version: &str) -> Option<Questionnaire> {
        Structure::all().into_iter().find(|known| known.version == version).map(Questionnaire::new)
    }

    /// The fact that stands for a question of AIA.
    pub(crate) fn fact(&self, question: &str) -> Option<FactId> {
        self.program.guideline().find_fact(&fact_id(question))
    }
}

/// Compiles a guideline; what is wrong with it stops the test.
pub(crate) fn compile(sources: &[Source<'_>]) -> Program {
    match load(sources) {
        Ok(loaded) => loaded.program,
        Err(error) => panic!("{error}"),
    }
}

/// The questionnaire as a guideline.
pub(crate) fn guideline(structure: &Structure) -> String {
    let version = &structure.version;
    let mut yaml = format!(
        "riktlinje: 1\nid: aia\nversion: {version}\n\
         title: {{sv: \"Algoritmisk konsekvensbedömning {version}\", en: \"Algorithmic Impact Assessment {version}\"}}\n\
         uses:\n  - {{guideline: aia-method, version: \"1\"}}\nsections:\n"
    );
    for section in &structure.sections {
        write_section(&mut yaml, structure, section);
    }
    yaml.push_str("facts:\n");
    for section in &structure.sections {
        for question in &section.questions {
            write_question(&mut yaml, structure, section, question);
        }
    }
    yaml
}

/// Writes one line or more; writing to a string cannot fail.
macro_rules! put {
    ($yaml:expr, $($arguments:tt)*) => { let _ = writeln!($yaml, $($arguments)*); };
}

fn write_section(yaml: &mut String, structure: &Structure, section: &Section) {
    let (sv, en) = labels::section(&section.id);
    put!(yaml, "  - id: {}\n    title: {{sv: \"{sv}\", en: \"{en}\"}}", word(&section.id));
    if let Some(tag) = &section.score {
        put!(yaml, "    score: {tag}");
    }
    if let Some(condition) = &section.asked_when {
        put!(yaml, "    asked_when: \"{}\"", expression(structure, condition));
    }
}

fn write_question(yaml: &mut String, structure: &Structure, section: &Section, question: &Question) {
    let (sv, en) = labels::section(&section.id);
    let id = &question.id;
    put!(yaml, "  {}:\n    section: {}\n    answer_name: {id}", fact_id(id), word(&section.id));
    put!(yaml, "    title: {{sv: \"{sv}: {id}\", en: \"{en}: {id}\"}}");
    match question.kind {
        Kind::Text => {
            put!(yaml, "    type: text");
        }
        // A question may be left blank in AIA's tool, which is none here. (No option chosen is its own blank.)
        Kind::Choice => {
            put!(yaml, "    type: choice\n    may_be_none: true");
        }
        Kind::Choices => {
            put!(yaml, "    type: choices");
        }
    }
    if !question.options.is_empty() {
        put!(yaml, "    options:");
    }
    for (option, points) in &question.options {
        put!(yaml, "      \"{option}\": {{sv: \"{option}\", en: \"{option}\", points: {points}}}");
    }
    if let Some(condition) = &question.asked_when {
        put!(yaml, "    asked_when: \"{}\"", expression(structure, condition));
    }
}

/// A condition of AIA as an expression. Its depth is that of the file, which is ours.
fn expression(structure: &Structure, condition: &Condition) -> String {
    let joined = |parts: &[Condition], operator: &str| {
        let parts: Vec<String> = parts.iter().map(|part| expression(structure, part)).collect();
        format!("({})", parts.join(operator))
    };
    match condition {
        Condition::All { all } => joined(all, " && "),
        Condition::Any { any } => joined(any, " || "),
        Condition::Equals { question, equals } => format!("{} == '{equals}'", fact_id(question)),
        Condition::Contains { question, contains } => {
            let Some((_, asked)) = structure.find(question) else { panic!("no question {question}") };
            match asked.kind {
                Kind::Choices => format!("'{contains}' in {}", fact_id(question)),
                Kind::Choice => format!("{} in [{}]", fact_id(question), holding(asked, contains)),
                Kind::Text => panic!("{question} is a text"),
            }
        }
    }
}

/// The options whose id holds a piece of text, as a list in an expression.
fn holding(question: &Question, piece: &str) -> String {
    let ids = question.options.iter().map(|(id, _)| id).filter(|id| id.contains(piece));
    let quoted: Vec<String> = ids.map(|id| format!("'{id}'")).collect();
    quoted.join(", ")
}

/// The id of the fact for a question: `riskProfile2A` becomes `aia.risk_profile_2a`.
pub(crate) fn fact_id(question: &str) -> String {
    format!("aia.{}", word(question))
}

/// A name of AIA in lower case, its parts joined by `_`.
fn word(name: &str) -> String {
    let mut out = String::new();
    let mut after_small_letter = false;
    for c in name.chars() {
        if c == '-' {
            out.push('_');
        } else {
            if after_small_letter && !c.is_ascii_lowercase() {
                out.push('_');
            }
            out.push(c.to_ascii_lowercase());
        }
        after_small_letter = c.is_ascii_lowercase();
    }
    out
}

#[test]
fn names_become_ids() {
    assert_eq!(fact_id("riskProfile2A"), "aia.risk_profile_2a");
    assert_eq!(fact_id("projectDetailsDepartment-NS"), "aia.project_details_department_ns");
    assert_eq!(fact_id("consultationDesign2-other"), "aia.consultation_design_2_other");
    assert_eq!(fact_id("impact19IN"), "aia.impact_19in");
}

/// All versions load without a warning, and what the tests run is left where a person can read it.
#[test]
fn every_version_is_a_sound_guideline() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("aia");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("method.yaml"), METHOD).unwrap();
    for structure in Structure::all() {
        let yaml = guideline(&structure);
        let sources =
            [Source { name: "questionnaire", text: &yaml }, Source { name: "method.yaml", text: METHOD }];
        let loaded = load(&sources).unwrap_or_else(|error| panic!("{}: {error}", structure.version));
        assert!(loaded.warnings.is_empty(), "{}: {:?}", structure.version, loaded.warnings);
        std::fs::write(folder.join(format!("questionnaire-{}.yaml", structure.version)), yaml).unwrap();
    }
}
