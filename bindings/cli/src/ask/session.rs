//! Which question comes next, taking answers, going back. Every answer goes through the engine's own reader:
//! what is kept is a file that `assess` reads the same way.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;

use riktlinje::answers::Proposal;
use riktlinje::assess::{Assessment, Question, QuestionKind};
use riktlinje::date::Date;
use riktlinje::model::{Fact, FactId, Type};
use riktlinje::program::Program;
use riktlinje::report::Phrase;
use riktlinje::{ReadError, Source};
use serde_json::Value;

use super::input::{Input, Line};
use super::typed::Typing;
use super::words;
use crate::outcome::{Exit, Failure};
use crate::sheet::Sheet;
use crate::terminal::Look;

/// What is asked: the answer to a fact's question, or the evidence for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    pub(super) fact: FactId,
    pub(super) evidence: bool,
}

/// How a question asked piece by piece ended.
pub(super) enum Taken {
    /// With an answer.
    Answer(Value),
    /// It is asked again, after something is said.
    Again(Phrase),
    /// It is asked again.
    GivenUp,
    /// The session ends; what was answered so far is kept.
    Quit(Option<Value>),
}

/// Questions and answers, from the first to the last.
pub(super) struct Session<'p> {
    pub(super) program: &'p Program,
    pub(super) look: Look,
    pub(super) input: Input,
    pub(super) sheet: Sheet,
    pub(super) target: PathBuf,
    pub(super) as_of: Date,
    pub(super) proposal: Proposal,
    pub(super) assessment: Assessment<'p>,
    /// Questions that are not asked again in this session.
    passed: HashSet<Asked>,
    /// What was asked, with the text before it was answered.
    history: Vec<(Asked, Sheet)>,
    /// The question to ask next, whatever the order says.
    next: Option<Asked>,
    /// Whether what was said last belongs to the question on the screen: it is not shown again.
    on_screen: bool,
    said_settled: bool,
}

impl<'p> Session<'p> {
    pub(super) fn new(
        program: &'p Program,
        sheet: Sheet,
        target: PathBuf,
        as_of: Date,
        look: Look,
        input: Input,
    ) -> Result<Session<'p>, Failure> {
        let proposal = read(program, &sheet).map_err(|error| Failure::Unreadable {
            error,
            files: crate::find::Files::single(target.display().to_string(), sheet.text()),
        })?;
        let assessment = program.assess(&proposal, as_of);
        let (passed, history) = (HashSet::new(), Vec::new());
        let said_settled = assessment.verdict.is_settled();
        Ok(Session {
            program,
            look,
            input,
            sheet,
            target,
            as_of,
            proposal,
            assessment,
            passed,
            history,
            next: None,
            on_screen: false,
            said_settled,
        })
    }

    /// Asks until nothing is left to ask, or the input ends.
    pub(super) fn run(&mut self) -> Result<Exit, Failure> {
        self.show_beginning();
        self.save()?;
        while let Some(asked) = self.next_question() {
            if !std::mem::take(&mut self.on_screen) {
                self.show_question(asked);
            }
            Session::show_sign();
            if !self.take(asked)? {
                break;
            }
        }
        self.show_end(self.passed.len());
        Ok(self.assessment.verdict.word().into())
    }

    pub(super) fn fact(&self, asked: Asked) -> &'p Fact {
        self.program.guideline().fact(asked.fact)
    }

    pub(super) fn typing(&self) -> Typing<'p> {
        Typing { guideline: self.program.guideline(), language: self.look.language }
    }

    /// The engine's question about this, if it is still one.
    pub(super) fn question(&self, asked: Asked) -> Option<&Question<'p>> {
        let id = &self.fact(asked).id;
        self.assessment.questions.iter().find(|question| question.fact == *id)
    }

    /// The most decisive question that was not passed: what is not answered first, then what is not known,
    /// then estimates.
    fn next_question(&mut self) -> Option<Asked> {
        if let Some(asked) = self.next.take() {
            return Some(asked);
        }
        let guideline = self.program.guideline();
        let left = self.assessment.questions.iter().filter_map(|question| {
            let fact = guideline.find_fact(question.fact)?;
            let (rank, evidence) = match question.kind {
                QuestionKind::Unanswered | QuestionKind::Unfinished => (0, false),
                QuestionKind::Evidence | QuestionKind::EvidenceExpired => (0, true),
                QuestionKind::NotKnown => (1, false),
                QuestionKind::Estimate => (2, false),
            };
            let asked = Asked { fact, evidence };
            (!self.passed.contains(&asked)).then_some((rank, asked))
        });
        left.min_by_key(|(rank, _)| *rank).map(|(_, asked)| asked)
    }

    /// Reads what is typed in answer to a question; false when the session ends.
    fn take(&mut self, asked: Asked) -> Result<bool, Failure> {
        let any_text = self.fact(asked).ty == Type::Text && !asked.evidence;
        match self.input.answer(any_text) {
            Line::Quit => return Ok(false),
            Line::Help => {
                self.show_help(asked);
                self.stay(asked);
            }
            Line::Verdict => {
                self.show_report();
                self.next = Some(asked);
            }
            Line::Back => self.back(asked)?,
            Line::Skip => self.pass(asked),
            Line::Unknown if asked.evidence => self.pass(asked),
            Line::Unknown => self.put(asked, &Value::Null)?,
            Line::Text(text) => {
                let taken = self.answer(asked, &text);
                return self.settle(asked, taken);
            }
        }
        Ok(true)
    }

    fn answer(&mut self, asked: Asked, text: &str) -> Taken {
        if asked.evidence {
            return self.evidence(asked, text);
        }
        match self.fact(asked).ty {
            Type::Series => self.series(asked, text),
            Type::Rows(_) => self.rows(asked, text),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Choice(_) | Type::Choices(_) => {
                self.typing().read(self.fact(asked), text).map_or_else(Taken::Again, Taken::Answer)
            }
        }
    }

    fn settle(&mut self, asked: Asked, taken: Taken) -> Result<bool, Failure> {
        match taken {
            Taken::Answer(value) => self.put(asked, &value)?,
            Taken::Again(phrase) => {
                self.show_remark(phrase);
                self.stay(asked);
            }
            Taken::GivenUp => self.next = Some(asked),
            Taken::Quit(value) => {
                if let Some(value) = value {
                    self.put(asked, &value)?;
                }
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Asks the same question again without showing it again.
    fn stay(&mut self, asked: Asked) {
        self.next = Some(asked);
        self.on_screen = true;
    }

    fn pass(&mut self, asked: Asked) {
        self.history.push((asked, self.sheet.clone()));
        self.passed.insert(asked);
    }

    /// Takes back what was done last, and asks it again.
    fn back(&mut self, asked: Asked) -> Result<(), Failure> {
        let Some((before, sheet)) = self.history.pop() else {
            self.show_remark(words::NO_BACK);
            self.stay(asked);
            return Ok(());
        };
        self.passed.remove(&before);
        if let Ok(proposal) = read(self.program, &sheet) {
            self.sheet = sheet;
            self.replace(proposal);
            self.save()?;
        }
        self.next = Some(before);
        Ok(())
    }

    /// Writes an answer into the text. The reader says whether it can stand there.
    fn put(&mut self, asked: Asked, value: &Value) -> Result<(), Failure> {
        let sheet = self.sheet.with(&self.proposal.answers, asked.fact, self.fact(asked), value);
        match read(self.program, &sheet) {
            Ok(proposal) => {
                self.history.push((asked, std::mem::replace(&mut self.sheet, sheet)));
                self.passed.insert(asked);
                // An answer may be what a question about evidence waits for.
                self.passed.remove(&Asked { evidence: !asked.evidence, ..asked });
                let before = self.replace(proposal);
                self.save()?;
                self.show_answer(asked, value);
                self.show_changes(&before);
                if self.assessment.verdict.is_settled() && !self.said_settled {
                    self.said_settled = true;
                    self.show_settled();
                }
            }
            Err(error) => {
                self.show_mistakes(&error);
                self.stay(asked);
            }
        }
        Ok(())
    }

    /// Assesses the new answers; gives the assessment before.
    fn replace(&mut self, proposal: Proposal) -> Assessment<'p> {
        self.proposal = proposal;
        let assessment = self.program.assess(&self.proposal, self.as_of);
        std::mem::replace(&mut self.assessment, assessment)
    }

    fn save(&self) -> Result<(), Failure> {
        let path = &self.target;
        // Written beside and moved, so that an interruption leaves the old answers whole.
        let mut beside = path.clone().into_os_string();
        beside.push(".part");
        let beside = PathBuf::from(beside);
        let saved = fs::write(&beside, self.sheet.text()).and_then(|()| fs::rename(&beside, path));
        saved.map_err(|error| {
            Failure::new(words::NOT_SAVED, "path", path.display().to_string())
                .with("reason", error.to_string())
        })
    }
}

fn read(program: &Program, sheet: &Sheet) -> Result<Proposal, ReadError> {
    program.read_proposal(&Source { name: "", text: sheet.text() })
}
