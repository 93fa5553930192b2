//! What is wrong, as JSON: `{"problems": […]}`, as `riktlinje.d.ts` describes it.

use riktlinje::Source;
use riktlinje::diagnostic::{Code, Diagnostic, Diagnostics, Span};
use riktlinje::model::Guideline;
use riktlinje::source::{Kind, LineIndex, Node};
use riktlinje::text::Language;
use serde::Serialize;

#[derive(Serialize)]
struct Problems {
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    code: &'static str,
    message: String,
    hint: Option<String>,
    place: Place,
    fact: Option<String>,
}

#[derive(Default, Serialize)]
struct Place {
    path: Vec<Step>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
}

/// A key or a position on the way into what was passed.
#[derive(Serialize)]
#[serde(untagged)]
enum Step {
    Key(String),
    At(usize),
}

/// What is wrong with what was passed.
pub(crate) struct Context<'a> {
    /// What was passed.
    pub(crate) text: &'a str,
    /// The same as a tree, where it could be read.
    pub(crate) tree: Option<&'a Node>,
    /// Whose facts are answered.
    pub(crate) guideline: Option<&'a Guideline>,
    /// The language of the messages.
    pub(crate) language: Language,
}

/// One problem with the call itself.
pub(crate) fn call(code: Code, arguments: &[(&'static str, &str)], language: Language) -> String {
    let mut diagnostic = Diagnostic::new(code, Span::default());
    for (name, value) in arguments {
        diagnostic = diagnostic.with(name, *value);
    }
    written(vec![problem(&diagnostic, Place::default(), None, language)])
}

/// Problems with a JSON text.
pub(crate) fn with_text(mut diagnostics: Diagnostics, context: &Context<'_>) -> String {
    diagnostics.sort();
    let index = LineIndex::new(context.text);
    let problems = diagnostics.iter().map(|diagnostic| {
        let (line, column) = index.line_column(diagnostic.span.start);
        let path = context.tree.map(|tree| path(tree, diagnostic.span)).unwrap_or_default();
        let fact = context.guideline.and_then(|guideline| fact(guideline, &path));
        let place = Place { path, file: None, line: Some(line), column: Some(column) };
        problem(diagnostic, place, fact, context.language)
    });
    written(problems.collect())
}

/// Problems with YAML sources.
#[cfg_attr(
    not(feature = "compile"),
    expect(dead_code, reason = "only builds with the compiler read sources")
)]
pub(crate) fn with_sources(diagnostics: &Diagnostics, sources: &[Source<'_>], language: Language) -> String {
    let indexes: Vec<LineIndex<'_>> = sources.iter().map(|source| LineIndex::new(source.text)).collect();
    let problems = diagnostics.iter().map(|diagnostic| {
        let file = diagnostic.span.file as usize;
        let at = indexes.get(file).map(|index| index.line_column(diagnostic.span.start));
        let name = sources.get(file).map(|source| source.name.to_owned());
        let place =
            Place { path: Vec::new(), file: name, line: at.map(|at| at.0), column: at.map(|at| at.1) };
        problem(diagnostic, place, None, language)
    });
    written(problems.collect())
}

fn problem(diagnostic: &Diagnostic, place: Place, fact: Option<String>, language: Language) -> Problem {
    let (message, hint) = (diagnostic.message(language), diagnostic.hint(language));
    Problem { code: diagnostic.code.id, message, hint, place, fact }
}

fn written(problems: Vec<Problem>) -> String {
    // Plain data with texts as keys can always be written.
    serde_json::to_string(&Problems { problems }).unwrap_or_default()
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
                found.map(|(key, value)| (Step::Key(key.text.clone()), value))
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
fn fact(guideline: &Guideline, path: &[Step]) -> Option<String> {
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
            return Some(fact.id.clone());
        }
    }
    None
}
