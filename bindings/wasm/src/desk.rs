//! The operations, and what the handles stand for.

use std::cell::RefCell;
use std::rc::Rc;

use riktlinje::assess::ENGINE;
use riktlinje::compiled::Wordings;
use riktlinje::diagnostic::Diagnostics;
use riktlinje::json::{JsonWriter, to_json};
use riktlinje::program::Program;
use riktlinje::text::Language;

use crate::codes;
use crate::explanation::explain;
use crate::options::{some_language, speech};
use crate::problems::{self, Context};
use crate::schema::{languages, schema};
use crate::session::Session;
use crate::state;

thread_local! {
    static DESK: RefCell<Desk> = const { RefCell::new(Desk { items: Vec::new() }) };
}

/// What the caller holds, by handle: its position and one more.
struct Desk {
    items: Vec<Option<Item>>,
}

enum Item {
    Guideline(Rc<Loaded>),
    Session(Box<Session>),
}

/// A guideline, and what the messages about answers to it say.
pub(crate) struct Loaded {
    pub(crate) program: Program,
    pub(crate) wordings: Wordings,
}

/// Carries out an operation. What `handle`, `first` and `second` are depends on it:
///
/// | operation | handle | first | second | gives |
/// |---|---|---|---|---|
/// | `engine` | | | | name and version |
/// | `load` | | compiled guideline | language or nothing | a handle |
/// | `compile` | | `[{name, text}]` | language or nothing | a handle |
/// | `about`, `schema` | guideline | language or nothing | | JSON |
/// | `compiled` | guideline | languages, by commas | | a compiled guideline |
/// | `session` | guideline | answers or proposal | options | a handle |
/// | `update` | session | `{fact: answer}` | `["fact to remove"]` or nothing | |
/// | `replace` | session | answers or proposal | | |
/// | `options` | session | options | `all` to speak all languages | |
/// | `assess`, `questions`, `verdict`, `form`, `answers`, `waivers` | session | | | JSON |
/// | `explain` | session | rule | | JSON |
/// | `day` | session | | | the day or nothing |
/// | `free` | either | | | |
///
/// # Errors
///
/// JSON that lists what is wrong. Nothing has changed then.
pub fn call(operation: &str, handle: u32, first: &str, second: &str) -> Result<String, String> {
    // Nothing that happens inside a call can call again.
    DESK.with(|desk| {
        desk.try_borrow_mut()
            .map_or_else(|_| bad_call("desk"), |mut desk| desk.call(operation, handle, first, second))
    })
}

fn bad_call<T>(what: &str) -> Result<T, String> {
    Err(problems::call(codes::BAD_CALL, &[("what", what)], Language::ENGLISH))
}

impl Desk {
    fn call(&mut self, operation: &str, handle: u32, first: &str, second: &str) -> Result<String, String> {
        match operation {
            "engine" => Ok(ENGINE.to_owned()),
            "load" => load(first, second).map(|loaded| self.put(Item::Guideline(loaded))),
            "compile" => compile(first, second).map(|loaded| self.put(Item::Guideline(loaded))),
            "about" => self.guideline(handle).map(|loaded| about(&loaded.program)),
            "schema" => Ok(schema(&self.guideline(handle)?.program, speech(some_language(first)?))),
            "compiled" => compiled(&self.guideline(handle)?.program, first),
            "session" => {
                let session = Session::new(self.guideline(handle)?, first, second)?;
                Ok(self.put(Item::Session(Box::new(session))))
            }
            "free" => {
                let item = self.items.get_mut((handle as usize).wrapping_sub(1));
                drop(item.and_then(Option::take));
                Ok(String::new())
            }
            _ => self.session(handle)?.call(operation, first, second),
        }
    }

    /// Puts something on the desk and gives its handle.
    fn put(&mut self, item: Item) -> String {
        let free = self.items.iter().position(Option::is_none);
        let at = free.unwrap_or(self.items.len());
        match self.items.get_mut(at) {
            Some(place) => *place = Some(item),
            None => self.items.push(Some(item)),
        }
        (at + 1).to_string()
    }

    fn item(&mut self, handle: u32) -> Result<&mut Item, String> {
        let item = self.items.get_mut((handle as usize).wrapping_sub(1)).and_then(Option::as_mut);
        item.ok_or_else(|| problems::call(codes::FREED, &[], Language::ENGLISH))
    }

    fn guideline(&mut self, handle: u32) -> Result<&Rc<Loaded>, String> {
        match self.item(handle)? {
            Item::Guideline(loaded) => Ok(loaded),
            Item::Session(_) => bad_call("session"),
        }
    }

    fn session(&mut self, handle: u32) -> Result<&mut Session, String> {
        match self.item(handle)? {
            Item::Session(session) => Ok(session),
            Item::Guideline(_) => bad_call("guideline"),
        }
    }
}

impl Session {
    fn call(&mut self, operation: &str, first: &str, second: &str) -> Result<String, String> {
        match operation {
            "update" => self.update(first, second).map(|()| String::new()),
            "replace" => self.replace(first).map(|()| String::new()),
            "options" => {
                self.set_options(first)?;
                if second == "all" {
                    self.speak_all();
                }
                Ok(String::new())
            }
            "assess" => self.assess(&|assessment| assessment.to_json()),
            "questions" => self.assess(&|assessment| to_json(&assessment.questions)),
            "verdict" => state::verdict(self),
            "form" => state::form(self),
            "explain" => explain(self, first),
            "answers" => Ok(self.answers_json()),
            "waivers" => Ok(self.waivers_json()),
            "day" => Ok(self.day_text()),
            other => bad_call(other),
        }
    }

    /// The waivers as JSON, as a proposal writes them.
    fn waivers_json(&self) -> String {
        let mut writer = JsonWriter::default();
        writer.open('[');
        for waiver in self.waivers() {
            writer.object(&mut |to| {
                to.field("rule", &self.program().guideline().rule(waiver.rule).id);
                to.field("reason", &waiver.reason);
                to.field("by", &waiver.by);
                to.field("granted", &waiver.granted);
                to.field("until", &waiver.until);
            });
        }
        writer.close(']');
        writer.finish()
    }
}

fn about(program: &Program) -> String {
    let guideline = program.guideline();
    let mut writer = JsonWriter::default();
    writer.object(&mut |to| {
        let root = guideline.root();
        to.field("id", &root.map_or("", |root| &root.id));
        to.field("version", &root.map(|root| root.version.to_string()).unwrap_or_default());
        to.field("digest", &guideline.digest);
        to.key("languages");
        languages(guideline, to);
    });
    writer.finish()
}

fn load(text: &str, language: &str) -> Result<Rc<Loaded>, String> {
    let language = some_language(language)?.unwrap_or(Language::ENGLISH);
    match riktlinje::compiled::load(text) {
        Ok((program, wordings)) => Ok(Rc::new(Loaded { program, wordings })),
        Err(diagnostic) => {
            let mut diagnostics = Diagnostics::new();
            diagnostics.push(diagnostic);
            Err(problems::with_text(diagnostics, &Context { text, tree: None, loaded: None, language }))
        }
    }
}

#[cfg(not(feature = "compile"))]
fn compiled(_: &Program, _: &str) -> Result<String, String> {
    Err(problems::call(codes::NO_COMPILER, &[], Language::ENGLISH))
}

#[cfg(feature = "compile")]
fn compiled(program: &Program, languages: &str) -> Result<String, String> {
    let codes = languages.split(',').filter(|code| !code.is_empty());
    let languages: Vec<Language> = codes.map(crate::options::language).collect::<Result<_, _>>()?;
    Ok(riktlinje::compiled::write(program.guideline(), &languages))
}

#[cfg(not(feature = "compile"))]
fn compile(_: &str, language: &str) -> Result<Rc<Loaded>, String> {
    let language = some_language(language)?.unwrap_or(Language::ENGLISH);
    Err(problems::call(codes::NO_COMPILER, &[], language))
}

#[cfg(feature = "compile")]
fn compile(sources: &str, language: &str) -> Result<Rc<Loaded>, String> {
    use riktlinje::source::{Limits, Node, read_json};

    let language = some_language(language)?.unwrap_or(Language::ENGLISH);
    let tree = read_json(0, sources, &Limits::default(), &mut Diagnostics::new());
    let part = |node: &Node, key: &str| node.get(key).and_then(Node::scalar_text).map(str::to_owned);
    let texts: Option<Vec<(String, String)>> = tree.as_ref().and_then(Node::as_sequence).and_then(|list| {
        list.iter().map(|source| Some((part(source, "name")?, part(source, "text")?))).collect()
    });
    let Some(texts) = texts.filter(|texts| !texts.is_empty()) else {
        return bad_call("sources");
    };
    let sources: Vec<_> = texts.iter().map(|(name, text)| riktlinje::Source { name, text }).collect();
    match riktlinje::load(&sources) {
        Ok(loaded) => Ok(Rc::new(Loaded { program: loaded.program, wordings: Wordings::default() })),
        Err(error) => Err(problems::with_sources(error.diagnostics(), &sources, language)),
    }
}
