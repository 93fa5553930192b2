//! Facts, their option lists, gates and bounds; parameters.

use super::super::declare::{
    FactDeclaration, Literal, OptionDeclaration, Options, Otherwise, ParameterValue, Spanned, TypeName,
};
use super::super::guideline::{Bounds, Fact, Gate, Item, Parameter};
use super::super::term::{Constant, Term, TermKind};
use super::super::types::{FactId, OptionItem, OptionList, OptionListId, Type};
use super::expression::constant;
use super::names::Meaning;
use super::{Checker, codes};
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::number::Number;
use crate::text::Text;

/// Most rows where the guideline does not say.
const DEFAULT_MAX_ROWS: u32 = 100;

impl<'a> Checker<'a> {
    /// Types of all facts and the option lists of facts and values; gates come later, in order.
    pub(super) fn declare_facts(&mut self) {
        self.facts.reserve_exact(self.names.facts.len());
        for (at, (document, declared)) in self.names.facts.clone().into_iter().enumerate() {
            let id = FactId(u32::try_from(at).unwrap_or(u32::MAX));
            let fact = self.declare_fact(document, declared, id);
            self.facts.push(fact);
        }
        self.values = vec![None; self.names.values.len()];
    }

    fn declare_fact(&mut self, document: usize, declared: &'a FactDeclaration, id: FactId) -> Fact {
        let ty = self.declared_type(declared, id);
        let ty = ty.unwrap_or_else(|| {
            self.broken.push(Item::Fact(id));
            Type::Text
        });
        let columns: Vec<Fact> =
            declared.columns.iter().map(|column| self.declare_fact(document, column, id)).collect();
        let bounds = Checker::bounds(declared);
        Fact {
            id: declared.id.value.clone(),
            pack: document,
            ty,
            section: self.section_of(declared),
            title: declared.title.clone(),
            question: declared.question.clone(),
            help: declared.help.clone(),
            answered_by: declared.answered_by.as_ref().map(|role| role.value.clone()),
            bounds,
            unit: declared.unit.clone(),
            labels: declared.labels.iter().map(|(number, text)| (number.value, text.clone())).collect(),
            years: None,
            columns,
            gate: None,
            may_be_none: declared.may_be_none,
            nullable: declared.may_be_none || ty == Type::Text,
            answer_name: declared.answer_name.as_ref().map(|name| name.value.clone()),
            formerly: declared.formerly.iter().map(|name| name.value.clone()).collect(),
            review: declared.review,
            span: declared.id.span,
        }
    }

    fn declared_type(&mut self, declared: &'a FactDeclaration, id: FactId) -> Option<Type> {
        match declared.kind.value {
            TypeName::Bool => Some(Type::Truth),
            TypeName::Number => Some(Type::Number),
            TypeName::Date => Some(Type::Date),
            TypeName::Text => Some(Type::Text),
            TypeName::Series => Some(Type::Series),
            TypeName::Rows => Some(Type::Rows(id)),
            TypeName::Choice => {
                self.options(declared.options.as_ref(), declared.ordered, &declared.id).map(Type::Choice)
            }
            TypeName::Choices => {
                self.options(declared.options.as_ref(), declared.ordered, &declared.id).map(Type::Choices)
            }
        }
    }

    /// The option list that a declaration gives or refers to.
    pub(super) fn options(
        &mut self,
        options: Option<&'a Options>,
        ordered: bool,
        owner: &Spanned<String>,
    ) -> Option<OptionListId> {
        let mut options = options;
        let mut ordered = ordered;
        for _ in 0..8 {
            match options {
                Some(Options::Own(items)) => return Some(self.option_list_of(items, ordered)),
                Some(Options::Like(name)) => {
                    let declared = match self.names.anywhere(&name.value) {
                        Some(Meaning::Fact(id)) => {
                            let (_, fact) = self.names.facts[id.index()];
                            Some((fact.options.as_ref(), fact.ordered))
                        }
                        Some(Meaning::Value(id)) => {
                            let (_, value) = self.names.values[id.index()];
                            Some((value.options.as_ref(), value.ordered))
                        }
                        Some(Meaning::Unreadable) => return None,
                        Some(Meaning::Parameter(_)) | None => None,
                    };
                    let Some((Some(found), is_ordered)) = declared else {
                        let known = self.names.facts.iter().filter(|(_, fact)| fact.options.is_some());
                        let suggestion = nearest(&name.value, known.map(|(_, fact)| fact.id.value.as_str()))
                            .map(str::to_owned);
                        self.report(
                            Diagnostic::new(codes::LIKE_UNKNOWN, name.span)
                                .with("name", &name.value)
                                .with_some("suggestion", suggestion),
                        );
                        return None;
                    };
                    options = Some(found);
                    ordered |= is_ordered;
                }
                // A choice without options is reported where it is read.
                None => return None,
            }
        }
        self.report(Diagnostic::new(codes::LIKE_UNKNOWN, owner.span).with("name", &owner.value));
        None
    }

    fn option_list_of(&mut self, items: &[OptionDeclaration], ordered: bool) -> OptionListId {
        let options = items.iter().map(|item| OptionItem {
            id: item.id.value.clone(),
            title: if item.title.is_empty() {
                Text::common(item.id.value.clone())
            } else {
                item.title.clone()
            },
            help: item.help.clone(),
            points: item.points.unwrap_or(Number::ZERO),
        });
        self.option_lists.push(OptionList { options: options.collect(), ordered });
        OptionListId(u32::try_from(self.option_lists.len() - 1).unwrap_or(u32::MAX))
    }

    fn section_of(&mut self, declared: &FactDeclaration) -> Option<usize> {
        let name = declared.section.as_ref()?;
        let ids = || {
            self.documents
                .iter()
                .flat_map(|document| &document.sections)
                .map(|section| section.id.value.as_str())
        };
        if let Some(at) = ids().position(|id| id == name.value) {
            return Some(at);
        }
        let suggestion = nearest(&name.value, ids()).map(str::to_owned);
        self.report(
            Diagnostic::new(codes::UNKNOWN_SECTION, name.span)
                .with("name", &name.value)
                .with_some("suggestion", suggestion),
        );
        None
    }

    fn bounds(declared: &FactDeclaration) -> Bounds {
        let number = |bound: &Option<Spanned<Literal>>| match bound.as_ref().map(|bound| bound.value) {
            Some(Literal::Number(number)) => Some(number),
            Some(Literal::Truth(_) | Literal::Date(_)) | None => None,
        };
        let date = |bound: &Option<Spanned<Literal>>| match bound.as_ref().map(|bound| bound.value) {
            Some(Literal::Date(date)) => Some(date),
            Some(Literal::Truth(_) | Literal::Number(_)) | None => None,
        };
        match declared.kind.value {
            TypeName::Number | TypeName::Series => Bounds::Number {
                min: number(&declared.min),
                max: number(&declared.max),
                whole: declared.whole,
            },
            TypeName::Date => Bounds::Date { min: date(&declared.min), max: date(&declared.max) },
            TypeName::Rows => {
                let most = declared.max_rows.as_ref().map_or(DEFAULT_MAX_ROWS, |rows| rows.value);
                let least = declared.min_rows.as_ref().map_or(0, |rows| rows.value);
                Bounds::Rows { min: least.min(most), max: most }
            }
            TypeName::Bool | TypeName::Choice | TypeName::Choices | TypeName::Text => Bounds::Free,
        }
    }

    /// Gate and years of a fact, once all that they depend on is typed.
    pub(super) fn finish_fact(&mut self, id: FactId) {
        if self.broken.contains(&Item::Fact(id)) {
            return;
        }
        let (_, declared) = self.names.facts[id.index()];
        if let Some(years) = &declared.years {
            let term = self.formula(years, Type::Number);
            let term = term.filter(|term| self.check_given(term));
            self.facts[id.index()].years = term;
        }
        let Some(asked_when) = self.gate_condition(declared) else {
            if let Some(otherwise) = &declared.otherwise
                && declared.asked_when.is_none()
                && !self.section_has_gate(declared)
            {
                let span = match otherwise {
                    Otherwise::One(formula) => formula.span,
                    Otherwise::List(_, span) => *span,
                };
                self.report(Diagnostic::new(codes::OTHERWISE_ALONE, span).with("name", &declared.id.value));
            }
            return;
        };
        let ty = self.facts[id.index()].ty;
        if let Some(otherwise) = self.otherwise(declared, ty) {
            let none = otherwise.kind_is_none();
            let fact = &mut self.facts[id.index()];
            fact.nullable |= none;
            fact.gate = Some(Gate { asked_when, otherwise });
        }
    }

    pub(super) fn section_has_gate(&self, declared: &FactDeclaration) -> bool {
        self.section_gate(declared).is_some()
    }

    fn section_gate(&self, declared: &FactDeclaration) -> Option<&'a super::super::declare::Condition> {
        let name = declared.section.as_ref()?;
        let sections = self.documents.iter().flat_map(|document| &document.sections);
        let mut sections = sections.filter(|section| section.id.value == name.value);
        sections.next()?.asked_when.as_ref()
    }

    /// The section's condition and the fact's own, both.
    fn gate_condition(&mut self, declared: &'a FactDeclaration) -> Option<Term> {
        let section = self.section_gate(declared);
        let own = declared.asked_when.as_ref();
        let section = section.map(|condition| self.guarded_condition(condition));
        let own = own.map(|condition| self.guarded_condition(condition));
        match (section, own) {
            (Some(section), Some(own)) => {
                let (section, own) = (section?, own?);
                let span = own.span;
                Some(Term::new(TermKind::And(vec![section, own]), Type::Truth, span))
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => None,
        }
    }

    /// The value of a question that does not arise: what the author says, or none, nothing or 0.
    fn otherwise(&mut self, declared: &'a FactDeclaration, ty: Type) -> Option<Term> {
        let span = declared.id.span;
        match (&declared.otherwise, ty) {
            (None, Type::Truth) => {
                self.report(Diagnostic::new(codes::OTHERWISE_MISSING, span).with("name", &declared.id.value));
                None
            }
            (None, Type::Number | Type::Date | Type::Text) => Some(constant(Constant::None, ty, span)),
            (None, Type::Choice(list)) => {
                let none = self.option_lists[list.index()].position("none");
                Some(constant(none.map_or(Constant::None, Constant::Option), ty, span))
            }
            (None, Type::Choices(_) | Type::Rows(_)) => {
                Some(constant(Constant::Options(Vec::new()), ty, span))
            }
            (None, Type::Series) => Some(constant(Constant::Number(Number::ZERO), ty, span)),
            (Some(Otherwise::List(items, _)), Type::Choices(list)) => {
                let found: Vec<Option<u32>> =
                    items.iter().map(|item| self.option(list, &item.value, item.span)).collect();
                let mut options: Vec<u32> = found.into_iter().collect::<Option<_>>()?;
                options.sort_unstable();
                Some(constant(Constant::Options(options), ty, span))
            }
            (Some(Otherwise::List(items, _)), Type::Rows(_)) if items.is_empty() => {
                Some(constant(Constant::Options(Vec::new()), ty, span))
            }
            (Some(Otherwise::List(_, at)), _) => self.otherwise_misfit(*at, ty),
            (Some(Otherwise::One(formula)), Type::Choices(_) | Type::Rows(_)) => {
                self.otherwise_misfit(formula.span, ty)
            }
            (Some(Otherwise::One(formula)), Type::Series) => {
                let term = self.result(formula, Some(Type::Number))?;
                match term.constant_number() {
                    Some(number) => Some(constant(Constant::Number(number), ty, span)),
                    None => self.otherwise_misfit(formula.span, ty),
                }
            }
            (Some(Otherwise::One(formula)), Type::Text) => {
                if formula.text == "none" {
                    return Some(constant(Constant::None, ty, span));
                }
                self.otherwise_misfit(formula.span, ty)
            }
            (Some(Otherwise::One(formula)), Type::Truth | Type::Number | Type::Date | Type::Choice(_)) => {
                let term = self.result(formula, Some(ty))?;
                if term.constant().is_some() { Some(term) } else { self.otherwise_misfit(formula.span, ty) }
            }
        }
    }

    fn otherwise_misfit(&mut self, span: Span, ty: Type) -> Option<Term> {
        let words = ty.words();
        self.report(
            Diagnostic::new(codes::OTHERWISE_MISFIT, span)
                .with("expected_en", words.0)
                .with("expected_sv", words.1),
        );
        None
    }

    /// Parameters with their types: that of their first value.
    pub(super) fn declare_parameters(&mut self) {
        for (_, declared) in self.names.parameters.clone() {
            let mut values: Vec<(Option<crate::date::Date>, Literal)> = match &declared.value {
                ParameterValue::Always(literal) => vec![(None, literal.value)],
                ParameterValue::ByDate(list) => {
                    list.iter().map(|(from, literal)| (Some(from.value), literal.value)).collect()
                }
            };
            values.sort_by_key(|(from, _)| *from);
            let ty = values.first().map_or(Type::Number, |(_, literal)| literal_type(*literal));
            self.parameters.push(Parameter {
                id: declared.id.value.clone(),
                ty,
                values,
                title: declared.title.clone(),
                unit: declared.unit.clone(),
                bounds: (
                    declared.min.as_ref().map(|min| min.value),
                    declared.max.as_ref().map(|max| max.value),
                ),
                tighter: declared.tighter,
                review: declared.review,
                note: declared.note.clone(),
                span: declared.id.span,
            });
        }
    }

    /// Whether any option of a fact gives points.
    pub(super) fn has_points(&self, fact: usize) -> bool {
        match self.facts.get(fact).map(|fact| fact.ty) {
            Some(Type::Choice(list) | Type::Choices(list)) => {
                self.option_lists[list.index()].options.iter().any(|option| option.points != Number::ZERO)
            }
            _ => false,
        }
    }

    /// The score tags of all sections.
    pub(super) fn tags(&self) -> impl Iterator<Item = &str> {
        let sections = self.documents.iter().flat_map(|document| &document.sections);
        sections.filter_map(|section| section.score.as_ref()).map(|name| name.value.as_str())
    }

    /// The facts with points in sections with this tag; `None` when no section has it.
    pub(super) fn facts_with_tag(&self, tag: &str) -> Option<Vec<FactId>> {
        if !self.tags().any(|known| known == tag) {
            return None;
        }
        let sections: Vec<bool> = self
            .documents
            .iter()
            .flat_map(|document| &document.sections)
            .map(|section| section.score.as_ref().is_some_and(|score| score.value == tag))
            .collect();
        let in_section = |fact: &Fact| fact.section.is_some_and(|at| sections[at]);
        let found = (0..self.facts.len()).filter(|at| in_section(&self.facts[*at]) && self.has_points(*at));
        Some(found.filter_map(|at| u32::try_from(at).ok()).map(FactId).collect())
    }

    /// The most points a fact can give.
    pub(super) fn most_points(&self, fact: FactId) -> Number {
        let points =
            |list: OptionListId| self.option_lists[list.index()].options.iter().map(|option| option.points);
        match self.facts[fact.index()].ty {
            Type::Choice(list) => points(list).max().unwrap_or(Number::ZERO),
            Type::Choices(list) => points(list)
                .filter(|points| *points > Number::ZERO)
                .fold(Number::ZERO, |sum, points| sum.checked_add(points).unwrap_or(sum)),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                Number::ZERO
            }
        }
    }
}

fn literal_type(literal: Literal) -> Type {
    match literal {
        Literal::Truth(_) => Type::Truth,
        Literal::Number(_) => Type::Number,
        Literal::Date(_) => Type::Date,
    }
}

impl Term {
    /// True for the written-out value none.
    pub(super) fn kind_is_none(&self) -> bool {
        matches!(self.kind, TermKind::Constant(Constant::None))
    }
}
