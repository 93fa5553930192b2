//! The whole way from texts to a program, in one function: source, declarations, composition, typed
//! guideline, operations.

use crate::answers::Proposal;
use crate::diagnostic::Diagnostics;
use crate::model::{self, Document, Library};
use crate::program::Program;
use crate::read_error::ReadError;
use crate::source::{self, Limits, Node, Source};

/// A guideline that could be loaded.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// Ready to assess proposals.
    pub program: Program,
    /// What deserves a look, sorted by place.
    pub warnings: Diagnostics,
}

/// Loads a guideline: the first source, with those it uses among the others.
///
/// A source that is not used is not looked into beyond its id.
///
/// # Errors
///
/// Everything that is wrong, in all of the used sources at once.
pub fn load(sources: &[Source<'_>]) -> Result<Loaded, ReadError> {
    load_within(sources, &Limits::default())
}

/// As [`load`], with limits of the caller's own on what one text may ask for.
///
/// # Errors
///
/// Everything that is wrong, in all of the used sources at once.
pub fn load_within(sources: &[Source<'_>], limits: &Limits) -> Result<Loaded, ReadError> {
    let mut diagnostics = Diagnostics::new();
    let program = compile(sources, limits, &mut diagnostics);
    match program {
        Some(program) if !diagnostics.has_errors() => {
            diagnostics.sort();
            Ok(Loaded { program, warnings: diagnostics })
        }
        Some(_) | None => {
            diagnostics.drop_echoes();
            Err(ReadError::new(diagnostics, sources))
        }
    }
}

fn compile(sources: &[Source<'_>], limits: &Limits, diagnostics: &mut Diagnostics) -> Option<Program> {
    let root = sources.first()?;
    let tree = source::read(0, root.text, limits, diagnostics)?;
    let document = model::read(0, root.text, &tree, diagnostics)?;
    // A large guideline should not be held twice.
    drop(tree);
    let mut shelf = Shelf { sources, limits, trees: None, found: Diagnostics::new() };
    let composition = model::compose(document, &mut shelf, diagnostics);
    diagnostics.extend(std::mem::take(&mut shelf.found));
    let guideline = model::check(composition, diagnostics)?;
    if diagnostics.has_errors() {
        return None;
    }
    Program::new(guideline, diagnostics)
}

/// The other sources, read when the first of them is asked for.
struct Shelf<'s> {
    sources: &'s [Source<'s>],
    limits: &'s Limits,
    trees: Option<Vec<Shelved<'s>>>,
    /// What is wrong with the sources that were fetched.
    found: Diagnostics,
}

/// A source on the shelf.
struct Shelved<'s> {
    file: u32,
    id: Option<String>,
    tree: Option<Node<'s>>,
    diagnostics: Diagnostics,
}

impl<'s> Shelf<'s> {
    fn trees(&mut self) -> &mut Vec<Shelved<'s>> {
        let (sources, limits) = (self.sources, self.limits);
        self.trees.get_or_insert_with(|| {
            let others = sources.iter().enumerate().skip(1);
            others
                .map(|(at, source)| {
                    let file = u32::try_from(at).unwrap_or(u32::MAX);
                    let mut diagnostics = Diagnostics::new();
                    let tree = source::read(file, source.text, limits, &mut diagnostics);
                    let id = tree.as_ref().and_then(|tree| tree.get("id")?.scalar_text()).map(str::to_owned);
                    Shelved { file, id, tree, diagnostics }
                })
                .collect()
        })
    }
}

impl Library for Shelf<'_> {
    fn ids(&self) -> Vec<String> {
        self.trees.iter().flatten().filter_map(|shelved| shelved.id.clone()).collect()
    }

    fn fetch(&mut self, id: &str) -> Option<Document> {
        let sources = self.sources;
        let shelved = self.trees().iter_mut().find(|shelved| shelved.id.as_deref() == Some(id))?;
        let mut diagnostics = std::mem::take(&mut shelved.diagnostics);
        let (file, tree) = (shelved.file, shelved.tree.take());
        let text = sources.get(file as usize)?.text;
        let document = tree.and_then(|tree| model::read(file, text, &tree, &mut diagnostics));
        self.found.extend(diagnostics);
        document
    }
}

/// The ids of the guidelines that a text uses directly, so that a caller can find their sources. Empty when
/// the text cannot be read; [`load`] says why.
#[must_use]
pub fn used_guidelines(text: &str) -> Vec<String> {
    let Some(tree) = source::read(0, text, &Limits::default(), &mut Diagnostics::new()) else {
        return Vec::new();
    };
    let uses = tree.get("uses").and_then(Node::as_sequence).unwrap_or_default();
    let ids = uses.iter().filter_map(|used| used.get("guideline")?.scalar_text());
    ids.map(str::to_owned).collect()
}

impl Program {
    /// Reads a proposal for this program.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it, at once.
    pub fn read_proposal(&self, source: &Source<'_>) -> Result<Proposal, ReadError> {
        let mut diagnostics = Diagnostics::new();
        match Proposal::read(self, 0, source.text, &mut diagnostics) {
            Some(proposal) if !diagnostics.has_errors() => Ok(proposal),
            Some(_) | None => Err(ReadError::new(diagnostics, std::slice::from_ref(source))),
        }
    }
}
