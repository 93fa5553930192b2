//! From a file of AIA's tool to answers: it drops what that tool drops when an assessment is completed, and
//! gives questions left blank no points. The engine does neither by itself.

use std::collections::BTreeSet;

use riktlinje::answers::{Answer, AnswerValue, Answers, Proposal};
use riktlinje::assess::{Assessment, ShownValue};
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::evaluate::Record;
use riktlinje::model::{FactId, Type};
use riktlinje::number::{Number, NumberRange};
use riktlinje::program::Program;
use riktlinje::value::{Possible, bits};
use serde_json::{Map, Value, json};

use super::questionnaire::Questionnaire;
use super::structure::{Kind, Question};

/// A file without what the engine would refuse.
pub(crate) struct Cleaned {
    /// The answers that are left, by AIA's names.
    pub(crate) answers: Map<String, Value>,
    /// Questions of which an answer, or an option of it, was dropped because it is not one of the options.
    pub(crate) dropped: BTreeSet<String>,
    /// Questions with options that stand more than once, and the points that AIA's tool adds for them.
    repeated: Vec<(String, u32)>,
}

/// Drops what AIA's tool drops, and notes which options stand more than once.
pub(crate) fn clean(questionnaire: &Questionnaire, file: &Map<String, Value>) -> Cleaned {
    let mut cleaned = Cleaned { answers: Map::new(), dropped: BTreeSet::new(), repeated: Vec::new() };
    for (name, value) in file {
        // Questions that this version does not have.
        let Some((_, question)) = questionnaire.structure.find(name) else { continue };
        if is_blank(value) {
            continue;
        }
        match (question.kind, value) {
            (Kind::Choice, Value::String(option)) if question.points(option).is_some() => {
                cleaned.answers.insert(name.clone(), json!(option));
            }
            (Kind::Choices, Value::Array(options)) => cleaned.options(question, options),
            // One option where there may be several counts as a list of one.
            (Kind::Choices, Value::String(_)) => cleaned.options(question, std::slice::from_ref(value)),
            (Kind::Text, Value::String(_)) => {
                cleaned.answers.insert(name.clone(), value.clone());
            }
            (Kind::Choice | Kind::Choices | Kind::Text, _) => {
                cleaned.dropped.insert(name.clone());
            }
        }
    }
    cleaned
}

impl Cleaned {
    /// Keeps the options that the question has, each once.
    fn options(&mut self, question: &Question, options: &[Value]) {
        let mut kept: Vec<&str> = Vec::new();
        for option in options {
            match option.as_str().and_then(|id| question.points(id).map(|points| (id, points))) {
                Some((id, points)) if kept.contains(&id) => self.repeated.push((question.id.clone(), points)),
                Some((id, _)) => kept.push(id),
                None => {
                    self.dropped.insert(question.id.clone());
                }
            }
        }
        self.answers.insert(question.id.clone(), json!(kept));
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => false,
    }
}

/// Reads answers by AIA's names as a proposal, as strictly as any other.
pub(crate) fn read(program: &Program, answers: &Map<String, Value>) -> Result<Answers, Diagnostics> {
    let proposal = json!({"riktlinje": 1, "answers": answers}).to_string();
    let mut diagnostics = Diagnostics::new();
    Proposal::read(program, 0, &proposal, &mut diagnostics).map(|read| read.answers).ok_or(diagnostics)
}

/// The answers of a file, questions left blank still open.
pub(crate) fn partial(questionnaire: &Questionnaire, file: &Map<String, Value>) -> Answers {
    let cleaned = clean(questionnaire, file);
    let program = &questionnaire.program;
    let mut answers = match read(program, &cleaned.answers) {
        Ok(answers) => answers,
        Err(diagnostics) => panic!("{diagnostics:?}"),
    };
    let record = evaluated(program, &answers);
    for tag in ["risk", "mitigation"] {
        let points = repeated_points(questionnaire, &record, &cleaned, tag);
        let fact = program.guideline().find_fact(&format!("aia.repeated_{tag}_points"));
        let points = NumberRange::point(Number::from(points));
        answers.set(fact.unwrap_or_else(|| panic!("{tag}")), Answer::new(AnswerValue::Number(points)));
    }
    answers
}

/// What AIA's tool adds for options that stand more than once, in questions that surely arise.
fn repeated_points(questionnaire: &Questionnaire, record: &Record, cleaned: &Cleaned, tag: &str) -> u32 {
    let counts = |name: &str| {
        let tagged = questionnaire.structure.find(name).and_then(|(section, _)| section.score.as_deref());
        let fact = questionnaire.fact(name);
        tagged == Some(tag) && fact.is_some_and(|fact| arises(&questionnaire.program, record, fact))
    };
    cleaned.repeated.iter().filter(|(name, _)| counts(name)).map(|(_, points)| points).sum()
}

/// The answers of a file as AIA's tool completes it: what is blank stays blank for good.
pub(crate) fn completed(questionnaire: &Questionnaire, file: &Map<String, Value>) -> Answers {
    let mut answers = partial(questionnaire, file);
    let program = &questionnaire.program;
    // A question left blank settles whether the questions that hang on it arise; so again until none is left.
    loop {
        let record = evaluated(program, &answers);
        let all = (0..).map(FactId).take(program.guideline().facts.len());
        let blank = |fact: &FactId| answers.get(*fact).is_none() && arises(program, &record, *fact);
        let blanks: Vec<FactId> = all.filter(blank).collect();
        if blanks.is_empty() {
            return answers;
        }
        for fact in blanks {
            answers.set(fact, Answer::new(nothing(program, fact)));
        }
    }
}

/// No answer, for good.
fn nothing(program: &Program, fact: FactId) -> AnswerValue {
    match program.guideline().fact(fact).ty {
        Type::Choices(list) => {
            let none = vec![0; bits::choices_width(program.guideline().option_list(list).options.len())];
            AnswerValue::Choices { must: none.clone(), may: none }
        }
        Type::Choice(_)
        | Type::Text
        | Type::Truth
        | Type::Number
        | Type::Date
        | Type::Series
        | Type::Rows(_) => AnswerValue::None,
    }
}

/// Whether a question surely arises.
fn arises(program: &Program, record: &Record, fact: FactId) -> bool {
    program.fact_slots(fact).asked.is_none_or(|asked| record.truth(asked).is_yes())
}

fn evaluated(program: &Program, answers: &Answers) -> Record {
    let mut record = program.blank_record();
    program.evaluate(answers, Date::MIN, &mut record);
    record
}

/// Assesses answers. Nothing in AIA depends on the day.
pub(crate) fn assess<'p>(program: &'p Program, answers: &Answers) -> Assessment<'p> {
    program.assess_answers(answers, &[], Date::MIN)
}

/// What a shown number can still be: its lowest and highest value.
pub(crate) fn number(assessment: &Assessment, value: &str) -> (i64, i64) {
    match &shown(assessment, value).possible {
        Possible::Number(number) => {
            let end = |end: Option<Number>| end.and_then(Number::to_int);
            match (end(number.range.low()), end(number.range.high())) {
                (Some(low), Some(high)) => (low, high),
                _ => panic!("{value} is not a whole number: {number:?}"),
            }
        }
        other => panic!("{value} is {other:?}"),
    }
}

/// The levels still possible, 1 to 4.
pub(crate) fn levels(assessment: &Assessment) -> Vec<usize> {
    match &shown(assessment, "aia.level").possible {
        Possible::Choice { options, may_be_none: false } => {
            let names = ["I", "II", "III", "IV"];
            options
                .iter()
                .filter_map(|id| names.iter().position(|name| name == id))
                .map(|at| at + 1)
                .collect()
        }
        other => panic!("the level is {other:?}"),
    }
}

fn shown<'a>(assessment: &'a Assessment<'a>, value: &str) -> &'a ShownValue<'a> {
    let found = assessment.values.iter().find(|(id, _)| *id == value);
    found.map_or_else(|| panic!("{value} is not shown"), |(_, shown)| shown)
}
