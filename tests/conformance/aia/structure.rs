//! The structure of a questionnaire as it stands in `data/structure-*.json`.

use serde::Deserialize;

/// A version of the questionnaire, without its texts.
#[derive(Deserialize)]
pub(crate) struct Structure {
    /// The version, such as `1.0.1`.
    pub(crate) version: String,
    /// Its pages and panels in order.
    pub(crate) sections: Vec<Section>,
}

/// A group of questions that are scored alike and shown together.
#[derive(Deserialize)]
pub(crate) struct Section {
    /// AIA's name of the section.
    pub(crate) id: String,
    /// `risk` or `mitigation`; not there when nothing in it is scored.
    pub(crate) score: Option<String>,
    /// When the section is shown; always, when not there.
    pub(crate) asked_when: Option<Condition>,
    /// Its questions in order.
    pub(crate) questions: Vec<Question>,
}

/// One question.
#[derive(Deserialize)]
pub(crate) struct Question {
    /// AIA's name of the question, which its files of answers use.
    pub(crate) id: String,
    /// What an answer is.
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    /// Option ids with their points, for choices.
    #[serde(default)]
    pub(crate) options: Vec<(String, u32)>,
    /// When the question is shown within its section; always, when not there.
    pub(crate) asked_when: Option<Condition>,
}

/// What an answer is.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// Text, which is never scored.
    Text,
}

/// When a section or question is shown.
#[derive(Deserialize)]
#[serde(untagged)]
pub(crate) enum Condition {
    /// When all hold.
    All {
        /// The parts.
        all: Vec<Condition>,
    },
    /// When one holds.
    Any {
        /// The parts.
        any: Vec<Condition>,
    },
    /// When a question is answered with exactly this.
    Equals {
        /// The other question.
        question: String,
        /// Its answer.
        equals: String,
    },
    /// When the answer to a question holds this: among several options, or as a part of the one option's id.
    Contains {
        /// The other question.
        question: String,
        /// The option, or a piece of its id.
        contains: String,
    },
}

impl Structure {
    /// Reads a structure.
    pub(crate) fn read(json: &str) -> Structure {
        serde_json::from_str(json).unwrap()
    }

    /// The three versions of AIA's questionnaire.
    pub(crate) fn all() -> Vec<Structure> {
        let files = [
            include_str!("data/structure-0.9.1.json"),
            include_str!("data/structure-0.10.0.json"),
            include_str!("data/structure-1.0.1.json"),
        ];
        files.into_iter().map(Structure::read).collect()
    }

    /// A question by AIA's name of it, with its section.
    pub(crate) fn find(&self, id: &str) -> Option<(&Section, &Question)> {
        let of = |section: &'_ Section| section.questions.iter().position(|question| question.id == id);
        let section = self.sections.iter().find(|section| of(section).is_some())?;
        section.questions.iter().find(|question| question.id == id).map(|question| (section, question))
    }
}

impl Question {
    /// The points of an option; `None` for one that the question does not have.
    pub(crate) fn points(&self, option: &str) -> Option<u32> {
        self.options.iter().find(|(id, _)| id == option).map(|(_, points)| *points)
    }
}
