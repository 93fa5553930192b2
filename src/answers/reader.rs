//! What all readers of answers share: where mistakes go, and how a question is named in them.

use super::Answer;
use super::names::Names;
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Span, nearest};
use crate::model::{Fact, FactId, Guideline};
use crate::program::Program;
use crate::source::{Key, Node};

/// A wording in English and Swedish.
pub(super) type Both = (&'static str, &'static str);

/// For so many unknown names the nearest known one is looked for. It takes time, and more are no slips.
const MOST_SEARCHES: usize = 50;

/// Reads answers for one program.
pub(super) struct Reader<'p> {
    pub(super) program: &'p Program,
    pub(super) guideline: &'p Guideline,
    pub(super) names: Names<'p>,
    pub(super) diagnostics: Diagnostics,
    searches: usize,
}

/// A mistake that has been reported.
pub(super) struct Reported;

/// The question that is being answered: a fact, or a part of one.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The fact or the column.
    pub(super) fact: &'a Fact,
    part: Part<'a>,
}

#[derive(Clone, Copy)]
enum Part<'a> {
    Whole,
    Year(usize),
    Cell { rows: &'a Fact, row: usize },
}

impl<'a> Asked<'a> {
    pub(super) fn whole(fact: &'a Fact) -> Asked<'a> {
        Asked { fact, part: Part::Whole }
    }

    /// One year of a series; the first is year 0.
    pub(super) fn year(fact: &'a Fact, year: usize) -> Asked<'a> {
        Asked { fact, part: Part::Year(year) }
    }

    /// A column in a row of rows; the first is row 1.
    pub(super) fn cell(column: &'a Fact, rows: &'a Fact, row: usize) -> Asked<'a> {
        Asked { fact: column, part: Part::Cell { rows, row } }
    }

    /// True for a fact as a whole, whose answer may come with evidence.
    pub(super) fn is_whole(self) -> bool {
        matches!(self.part, Part::Whole)
    }

    /// A mistake in the answer to this question.
    pub(super) fn mistake(self, code: Code, span: Span) -> Diagnostic {
        let id = &self.fact.id;
        let (en, sv) = match self.part {
            Part::Whole => (format!("`{id}`"), format!("`{id}`")),
            Part::Year(year) => (format!("year {year} of `{id}`"), format!("år {year} i `{id}`")),
            Part::Cell { rows, row } => (
                format!("`{id}` in row {row} of `{}`", rows.id),
                format!("`{id}` på rad {row} i `{}`", rows.id),
            ),
        };
        Diagnostic::new(code, span).with("name_en", en).with("name_sv", sv)
    }
}

/// Reads answers one at a time, each from a node of its own.
pub(crate) struct OneByOne<'p>(Reader<'p>);

impl<'p> OneByOne<'p> {
    pub(crate) fn new(program: &'p Program) -> OneByOne<'p> {
        OneByOne(Reader::new(program))
    }

    /// The answer to a fact; `None` where something is wrong, and where the node may hold the answers of a group.
    pub(crate) fn read(&mut self, fact: FactId, node: &Node) -> Option<Answer> {
        let model = self.0.guideline.facts.get(fact.index())?;
        if node.as_mapping().is_some() && self.0.names.first_within(&model.id).is_some() {
            return None;
        }
        let answer = self.0.answer(model, node.span, node);
        let diagnostics = std::mem::take(&mut self.0.diagnostics);
        answer.filter(|_| !diagnostics.has_errors())
    }
}

impl<'p> Reader<'p> {
    pub(super) fn new(program: &'p Program) -> Reader<'p> {
        let guideline = program.guideline();
        let names = Names::of(guideline);
        Reader { program, guideline, names, diagnostics: Diagnostics::new(), searches: 0 }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports a list where a text is expected, and the like.
    pub(super) fn wrong_kind(&mut self, asked: Asked<'_>, node: &Node, expected: Both) {
        let found = node.kind_name();
        self.report(
            asked
                .mistake(codes::WRONG_KIND, node.span)
                .with("expected_en", expected.0)
                .with("expected_sv", expected.1)
                .with("found_en", found.0)
                .with("found_sv", found.1),
        );
    }

    /// Looks for the nearest known name, unless too many have been looked for.
    pub(super) fn search<T>(&mut self, look: impl FnOnce(&Self) -> Option<T>) -> Option<T> {
        self.searches += 1;
        if self.searches <= MOST_SEARCHES { look(self) } else { None }
    }

    /// The keys and values of a mapping with known keys. Reports unknown and missing ones.
    pub(super) fn fields<'t>(
        &mut self,
        node: &'t Node<'t>,
        shape: &Shape,
        at: Span,
    ) -> Option<&'t [(Key<'t>, Node<'t>)]> {
        let Some(entries) = node.as_mapping() else {
            let found = node.kind_name();
            self.report(
                Diagnostic::new(codes::NOT_A_GROUP, node.span)
                    .with("what_en", shape.what.0)
                    .with("what_sv", shape.what.1)
                    .with("found_en", found.0)
                    .with("found_sv", found.1)
                    .with("example", shape.example),
            );
            return None;
        };
        let mut meant = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !shape.keys().any(|known| known == key.text)) {
            let suggestion = self.search(|_| nearest(&key.text, shape.keys()));
            meant.extend(suggestion);
            let keys: Vec<&str> = shape.keys().collect();
            self.report(
                Diagnostic::new(codes::UNKNOWN_KEY, key.span)
                    .with("key", key.text.as_ref())
                    .with("what_en", shape.what.0)
                    .with("what_sv", shape.what.1)
                    .with_some("suggestion", suggestion)
                    .with("keys", keys.join(", ")),
            );
        }
        for key in shape.required {
            if !meant.contains(key) && !entries.iter().any(|(known, _)| known.text == *key) {
                self.report(
                    Diagnostic::new(codes::MISSING_KEY, at)
                        .with("key", *key)
                        .with("what_en", shape.what.0)
                        .with("what_sv", shape.what.1)
                        .with_some("line", (*key == "riktlinje").then_some("riktlinje: 1")),
                );
            }
        }
        Some(entries)
    }
}

/// Which keys a mapping may hold.
pub(super) struct Shape {
    /// What the mapping is.
    pub(super) what: Both,
    /// Keys that must stand there.
    pub(super) required: &'static [&'static str],
    /// Keys that may stand there.
    pub(super) optional: &'static [&'static str],
    /// How one is written.
    pub(super) example: &'static str,
}

impl Shape {
    /// Whether this is one of its keys.
    pub(super) fn has(&self, key: &str) -> bool {
        self.keys().any(|known| known == key)
    }

    /// The known keys, required ones first.
    fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.required.iter().chain(self.optional).copied()
    }
}
