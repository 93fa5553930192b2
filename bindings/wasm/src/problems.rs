//! What is wrong, as JSON: `{"problems": […]}`, as `riktlinje.d.ts` describes it.

use riktlinje::Source;
use riktlinje::compiled::{Told, Wordings};
use riktlinje::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use riktlinje::json::{JsonWriter, WriteJson};
use riktlinje::model::Guideline;
use riktlinje::source::{Kind, LineIndex, Node};
use riktlinje::text::Language;

use crate::desk::Loaded;

/// Where something is wrong.
#[derive(Default)]
struct Place {
    path: Vec<Step>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
}

/// A key or a position on the way into what was passed.
enum Step {
    Key(String),
    At(usize),
}

impl WriteJson for Step {
    fn write_json(&self, to: &mut JsonWriter) {
        match self {
            Step::Key(key) => to.string(key),
            Step::At(at) => at.write_json(to),
        }
    }
}

/// What is wrong with what was passed.
pub(crate) struct Context<'a> {
    /// What was passed.
    pub(crate) text: &'a str,
    /// The same as a tree, where it could be read.
    pub(crate) tree: Option<&'a Node<'a>>,
    /// Whose facts are answered, in which words.
    pub(crate) loaded: Option<&'a Loaded>,
    /// The language of the messages.
    pub(crate) language: Language,
}

/// One problem with the call itself.
pub(crate) fn call(code: Code, arguments: &[(&'static str, &str)], language: Language) -> String {
    let mut diagnostic = Diagnostic::new(code, Span::default());
    for (name, value) in arguments {
        diagnostic = diagnostic.with(name, *value);
    }
    let none = Wordings::default();
    let told = none.read();
    written(&mut |to| problem(&diagnostic, &Place::default(), None, &told, language, to))
}

/// Problems with a JSON text.
pub(crate) fn with_text(mut diagnostics: Diagnostics, context: &Context<'_>) -> String {
    diagnostics.sort();
    let index = LineIndex::new(context.text);
    let none = Wordings::default();
    let told = context.loaded.map_or(&none, |loaded| &loaded.wordings).read();
    written(&mut |to| {
        for diagnostic in diagnostics.iter() {
            let (line, column) = index.line_column(diagnostic.span.start);
            let path = context.tree.map(|tree| path(tree, diagnostic.span)).unwrap_or_default();
            let fact = context.loaded.and_then(|loaded| fact(loaded.program.guideline(), &path));
            let place = Place { path, file: None, line: Some(line), column: Some(column) };
            problem(diagnostic, &place, fact, &told, context.language, to);
        }
    })
}

/// Problems with YAML sources.
#[cfg_attr(
    not(feature = "compile"),
    expect(dead_code, reason = "only builds with the compiler read sources")
)]
pub(crate) fn with_sources(diagnostics: &Diagnostics, sources: &[Source<'_>], language: Language) -> String {
    let none = Wordings::default();
    let told = none.read();
    let indexes: Vec<LineIndex<'_>> = sources.iter().map(|source| LineIndex::new(source.text)).collect();
    written(&mut |to| {
        for diagnostic in diagnostics.iter() {
            let file = diagnostic.span.file as usize;
            let at = indexes.get(file).map(|index| index.line_column(diagnostic.span.start));
            let name = sources.get(file).map(|source| source.name.to_owned());
            let place =
                Place { path: Vec::new(), file: name, line: at.map(|at| at.0), column: at.map(|at| at.1) };
            problem(diagnostic, &place, None, &told, language, to);
        }
    })
}

fn problem(
    diagnostic: &Diagnostic,
    place: &Place,
    fact: Option<&str>,
    told: &Told<'_>,
    language: Language,
    to: &mut JsonWriter,
) {
    to.object(&mut |to| {
        to.field("code", &diagnostic.code.id);
        to.field("message", &told.message(diagnostic, language));
        to.field("hint", &told.hint(diagnostic, language));
        to.key("place");
        to.object(&mut |to| {
            to.field("path", &place.path);
            to.field("file", &place.file);
            to.field("line", &place.line);
            to.field("column", &place.column);
        });
        to.field("fact", &fact);
    });
}

fn written(problems: &mut dyn FnMut(&mut JsonWriter)) -> String {
    let mut writer = JsonWriter::default();
    writer.open('{');
    writer.key("problems");
    writer.open('[');
    problems(&mut writer);
    writer.close(']');
    writer.close('}');
    writer.finish()
}

/// The way to the innermost node or key that holds a place. The tree's depth is bounded by the reader.
fn path(tree: &Node, span: Span) -> Vec<Step> {
    let mut path = Vec::new();
    let mut node = tree;
    let holds = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    loop {
        let next = match &node.kind {
            Kind::Scalar(_) => None,
            Kind::Sequence(items) => {
                let found = items.iter().enumerate().find(|(_, item)| holds(item.span));
                found.map(|(at, item)| (Step::At(at), item))
            }
            Kind::Mapping(entries) => {
                let found = entries.iter().find(|(key, value)| holds(key.span) || holds(value.span));
                found.map(|(key, value)| (Step::Key(key.text.to_string()), value))
            }
        };
        match next {
            Some((step, inner)) => {
                path.push(step);
                node = inner;
            }
            None => return path,
        }
    }
}

/// The fact whose answer lies on the way.
fn fact<'g>(guideline: &'g Guideline, path: &[Step]) -> Option<&'g str> {
    let mut name = String::new();
    for step in path {
        let Step::Key(key) = step else { return None };
        if name.is_empty() && key == "answers" {
            continue;
        }
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(key);
        let named = guideline.facts.iter().find(|fact| {
            fact.id == name || fact.answer_name.as_ref() == Some(&name) || fact.formerly.contains(&name)
        });
        if let Some(fact) = named {
            return Some(&fact.id);
        }
    }
    None
}
