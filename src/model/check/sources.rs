//! Sources and their clauses, and where a rule's dates come from.

use super::super::declare::{ClauseDeclaration, Formula, RuleDeclaration, SourceDeclaration};
use super::super::guideline::{Clause, Source};
use super::super::term::Term;
use super::super::types::Type;
use super::names::Meaning;
use super::{Checker, codes};
use crate::diagnostic::{Diagnostic, Span, nearest};

impl<'a> Checker<'a> {
    pub(super) fn sources(&self) -> Vec<Source> {
        let mut sources = Vec::new();
        for (pack, document) in self.documents.iter().enumerate() {
            sources.extend(document.sources.iter().map(|declared| source(pack, declared)));
        }
        sources
    }

    fn declared_sources(&self) -> impl Iterator<Item = &'a SourceDeclaration> + use<'a> {
        self.documents.iter().flat_map(|document| &document.sources)
    }

    /// Positions of the source and clause that a rule names; unknown ones are reported.
    pub(super) fn find_source(
        &mut self,
        id: &str,
        clause: Option<&str>,
        span: Span,
    ) -> Option<(usize, Option<usize>)> {
        let unreadable = |name: &str| self.names.anywhere(name) == Some(Meaning::Unreadable);
        if unreadable(id) || clause.is_some_and(|clause| unreadable(&format!("{id}/{clause}"))) {
            return None;
        }
        let Some((at, found)) = self.declared_sources().enumerate().find(|(_, known)| known.id.value == id)
        else {
            let known = self.declared_sources().map(|known| known.id.value.as_str());
            let suggestion = nearest(id, known).map(str::to_owned);
            self.report(
                Diagnostic::new(codes::UNKNOWN_SOURCE, span)
                    .with("name", id)
                    .with_some("suggestion", suggestion),
            );
            return None;
        };
        let Some(clause) = clause else { return Some((at, None)) };
        match found.clauses.iter().position(|known| known.id.value == clause) {
            Some(position) => Some((at, Some(position))),
            None => {
                let known = found.clauses.iter().map(|known| known.id.value.as_str());
                let suggestion = nearest(clause, known).map(str::to_owned);
                self.report(
                    Diagnostic::new(codes::UNKNOWN_CLAUSE, span)
                        .with("name", clause)
                        .with("source", id)
                        .with_some("suggestion", suggestion),
                );
                None
            }
        }
    }

    /// First and last day of a rule: its own, else those of the first of its clauses, or else sources, that has any.
    pub(super) fn effective(
        &mut self,
        rule: &'a RuleDeclaration,
        sources: &[(usize, Option<usize>)],
    ) -> (Option<Term>, Option<Term>) {
        let declared: Vec<&'a SourceDeclaration> = self.declared_sources().collect();
        let origin = |(source, clause): &(usize, Option<usize>)| {
            let source = declared.get(*source)?;
            let clause = clause.and_then(|clause| source.clauses.get(clause));
            clause.and_then(|clause| clause.effective.as_ref()).or(source.effective.as_ref())
        };
        let effective = rule.effective.as_ref().or_else(|| sources.iter().find_map(origin));
        let from = effective.and_then(|effective| effective.from.as_ref());
        let until = effective.and_then(|effective| effective.until.as_ref());
        let (from, until) = (self.day(from), self.day(until));
        self.check_days(from.as_ref(), until.as_ref());
        (from, until)
    }

    /// A date expression that is always given.
    pub(super) fn day(&mut self, formula: Option<&'a Formula>) -> Option<Term> {
        let term = self.formula(formula?, Type::Date)?;
        self.check_given(&term).then_some(term)
    }

    fn check_days(&mut self, from: Option<&Term>, until: Option<&Term>) {
        use super::super::term::{Constant, TermKind};
        let (Some(from), Some(until)) = (from, until) else { return };
        if let (TermKind::Constant(Constant::Date(first)), TermKind::Constant(Constant::Date(last))) =
            (&from.kind, &until.kind)
            && first > last
        {
            self.report(Diagnostic::new(codes::DAYS_CROSSED, until.span));
        }
    }
}

fn source(pack: usize, declared: &SourceDeclaration) -> Source {
    Source {
        id: declared.id.value.clone(),
        pack,
        title: declared.title.clone(),
        reference: declared.reference.clone(),
        publisher: declared.publisher.clone(),
        date: declared.date,
        url: declared.url.clone(),
        status: declared.status,
        review: declared.review,
        clauses: declared.clauses.iter().map(clause).collect(),
    }
}

fn clause(declared: &ClauseDeclaration) -> Clause {
    Clause {
        id: declared.id.value.clone(),
        title: declared.title.clone(),
        text: declared.text.clone(),
        reference: declared.reference.clone(),
        manual: declared.manual.clone(),
        review: declared.review,
        span: declared.id.span,
    }
}
