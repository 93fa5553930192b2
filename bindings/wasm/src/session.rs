//! Answers while a form is filled in. They are kept parsed, so that one changed answer costs one pass.

use std::rc::Rc;

use riktlinje::answers::{Answers, Proposal, Waiver};
use riktlinje::assess::Assessment;
use riktlinje::date::Date;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::evaluate::Record;
use riktlinje::json::JsonWriter;
use riktlinje::model::FactId;
use riktlinje::program::Program;
use riktlinje::source::{Limits, Node, read_json};
use riktlinje::text::{Language, Speech};

use crate::codes;
use crate::desk::Loaded;
use crate::options::{Options, speech};
use crate::problems::{self, Context};

/// Answers to one guideline, with what an assessment needs beside them.
pub(crate) struct Session {
    loaded: Rc<Loaded>,
    answers: Answers,
    /// The answers as they were written, by fact; texts are not kept otherwise.
    written: Vec<Option<String>>,
    waivers: Vec<Waiver>,
    as_of: Option<Date>,
    pub(crate) language: Option<Language>,
    /// What everything can be with these answers, once it has been computed.
    record: Option<Record>,
}

impl Session {
    /// A session with answers or a whole proposal; options win over what the proposal says.
    pub(crate) fn new(loaded: &Rc<Loaded>, answers: &str, options: &str) -> Result<Session, String> {
        let options = Options::read(loaded, options)?;
        let program = &loaded.program;
        let mut session = Session {
            answers: Answers::empty(program),
            written: vec![None; program.guideline().facts.len()],
            loaded: Rc::clone(loaded),
            waivers: Vec::new(),
            as_of: None,
            language: options.language,
            record: None,
        };
        session.replace(answers)?;
        session.set(options);
        Ok(session)
    }

    pub(crate) fn program(&self) -> &Program {
        &self.loaded.program
    }

    /// The languages of texts.
    pub(crate) fn speech(&self) -> Speech {
        speech(self.language)
    }

    /// The language of messages.
    pub(crate) fn spoken(&self) -> Language {
        self.language.unwrap_or(Language::ENGLISH)
    }

    /// Changes options; those not named stay.
    pub(crate) fn set_options(&mut self, text: &str) -> Result<(), String> {
        let options = Options::read(&self.loaded, text)?;
        self.set(options);
        Ok(())
    }

    fn set(&mut self, options: Options) {
        self.as_of = options.as_of.or(self.as_of);
        self.language = options.language.or(self.language);
        if let Some(waivers) = options.waivers {
            self.waivers = waivers;
        }
        self.record = None;
    }

    /// No language: texts in all of them.
    pub(crate) fn speak_all(&mut self) {
        self.language = None;
    }

    /// Replaces all answers. A proposal also brings its waivers and, where none was set, its day.
    pub(crate) fn replace(&mut self, text: &str) -> Result<(), String> {
        let text = if text.is_empty() { "{}" } else { text };
        let tree = self.tree(text)?;
        let mut diagnostics = Diagnostics::new();
        let is_proposal = tree.get("riktlinje").is_some();
        let read = if is_proposal {
            let proposal = Proposal::from_tree(self.program(), &tree, &mut diagnostics);
            proposal.map(|proposal| (proposal.answers, Some(proposal.waivers), proposal.as_of))
        } else {
            Answers::read(self.program(), &tree, &mut diagnostics).map(|answers| (answers, None, None))
        };
        let Some((answers, waivers, as_of)) = read else {
            return Err(self.refused(diagnostics, text, &tree));
        };
        let answered = if is_proposal { tree.get("answers") } else { Some(&tree) };
        self.written.fill(None);
        if let Some(answered) = answered {
            self.keep(text, answered);
        }
        self.answers = answers;
        if let Some(waivers) = waivers {
            self.waivers = waivers;
        }
        self.as_of = self.as_of.or(as_of);
        self.record = None;
        Ok(())
    }

    /// Changes some answers, `{fact: answer}`, and takes others away, `["fact"]`. All of it, or nothing.
    pub(crate) fn update(&mut self, text: &str, removed: &str) -> Result<(), String> {
        let tree = self.tree(text)?;
        let gone = self.removed(removed)?;
        let mut diagnostics = Diagnostics::new();
        let Some(given) = Answers::read(self.program(), &tree, &mut diagnostics) else {
            return Err(self.refused(diagnostics, text, &tree));
        };
        for fact in gone {
            self.answers.remove(fact);
            if let Some(written) = self.written.get_mut(fact.index()) {
                *written = None;
            }
        }
        for (fact, answer) in given.iter() {
            self.answers.set(fact, answer.clone());
        }
        self.keep(text, &tree);
        self.record = None;
        Ok(())
    }

    /// The facts of these names.
    fn removed(&self, names: &str) -> Result<Vec<FactId>, String> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        // A name that is answered with `null` is read like any other: unknown names are reported.
        let list = self.tree(names)?;
        let mut asked = JsonWriter::default();
        asked.open('{');
        for name in list.as_sequence().unwrap_or_default() {
            asked.key(name.scalar_text().unwrap_or_default());
            asked.raw("null");
        }
        asked.close('}');
        let asked = asked.finish();
        let tree = self.tree(&asked)?;
        let mut diagnostics = Diagnostics::new();
        match Answers::read(self.program(), &tree, &mut diagnostics) {
            Some(found) => Ok(found.iter().map(|(fact, _)| fact).collect()),
            None => Err(self.refused(diagnostics, &asked, &tree)),
        }
    }

    fn tree<'t>(&self, text: &'t str) -> Result<Node<'t>, String> {
        let mut diagnostics = Diagnostics::new();
        read_json(0, text, &Limits::default(), &mut diagnostics).ok_or_else(|| {
            let context = Context { text, tree: None, loaded: Some(&self.loaded), language: self.spoken() };
            problems::with_text(diagnostics, &context)
        })
    }

    fn refused(&self, diagnostics: Diagnostics, text: &str, tree: &Node) -> String {
        let loaded = Some(&*self.loaded);
        problems::with_text(diagnostics, &Context { text, tree: Some(tree), loaded, language: self.spoken() })
    }

    /// Keeps the answers of a mapping as they are written.
    fn keep(&mut self, text: &str, tree: &Node) {
        for (fact, node) in Answers::nodes(&self.loaded.program, tree) {
            let span = node.span.start as usize..node.span.end as usize;
            if let (Some(place), Some(written)) = (self.written.get_mut(fact.index()), text.get(span)) {
                *place = Some(written.to_owned());
            }
        }
    }

    /// The day of the assessment.
    pub(crate) fn day(&self) -> Result<Date, String> {
        self.as_of.ok_or_else(|| problems::call(codes::NO_DAY, &[], self.spoken()))
    }

    /// The day as text, or nothing.
    pub(crate) fn day_text(&self) -> String {
        self.as_of.map(|day| day.to_string()).unwrap_or_default()
    }

    pub(crate) fn waivers(&self) -> &[Waiver] {
        &self.waivers
    }

    /// What everything can be with these answers.
    pub(crate) fn computed(&mut self) -> Result<(&Program, &Record), String> {
        let day = self.day()?;
        let record = self.record.get_or_insert_with(|| compute(&self.loaded.program, &self.answers, day));
        Ok((&self.loaded.program, record))
    }

    /// What the assessment of the answers so far is, written down.
    pub(crate) fn assess(&mut self, write: &dyn Fn(&Assessment<'_>) -> String) -> Result<String, String> {
        let (day, speech) = (self.day()?, self.speech());
        let record = self.record.get_or_insert_with(|| compute(&self.loaded.program, &self.answers, day));
        Ok(write(&self.loaded.program.report_in(speech, record, &self.answers, &self.waivers, day)))
    }

    /// The answers as JSON by fact id, each as it was written.
    pub(crate) fn answers_json(&self) -> String {
        let mut writer = JsonWriter::default();
        writer.open('{');
        for (fact, written) in self.program().guideline().facts.iter().zip(&self.written) {
            if let Some(written) = written {
                writer.key(&fact.id);
                writer.raw(written);
            }
        }
        writer.close('}');
        writer.finish()
    }
}

/// What everything can be: one pass.
fn compute(program: &Program, answers: &Answers, day: Date) -> Record {
    let mut record = program.blank_record();
    program.evaluate(answers, day, &mut record);
    record
}
