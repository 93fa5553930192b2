//! Named values: their types and bodies.

use super::super::declare::{FirstRow, Spanned, TypeName, ValueBody, ValueDeclaration};
use super::super::guideline::{Item, Value};
use super::super::term::{FirstTerm, Term, TermKind};
use super::super::types::{Type, ValueId};
use super::{Checker, codes};
use crate::diagnostic::Diagnostic;

impl<'a> Checker<'a> {
    /// Types one value; all that it depends on is typed already.
    pub(super) fn type_value(&mut self, id: ValueId) {
        if self.broken.contains(&Item::Value(id)) {
            return;
        }
        let (document, declared) = self.names.values[id.index()];
        let Some(body) = self.value_body(declared) else { return };
        let nullable = self.may_be_none(&body);
        if let Type::Text | Type::Rows(_) = body.ty {
            let words = body.ty.words();
            self.report(
                Diagnostic::new(codes::NO_SUCH_VALUE, body.span)
                    .with("found_en", words.0)
                    .with("found_sv", words.1),
            );
            return;
        }
        self.values[id.index()] = Some(Value {
            id: declared.id.value.clone(),
            pack: document,
            ty: body.ty,
            body,
            nullable,
            title: declared.title.clone(),
            unit: declared.unit.clone(),
            decimals: declared.decimals,
            shown: declared.shown,
            review: declared.review,
            note: declared.note.clone(),
            span: declared.id.span,
        });
    }

    fn value_body(&mut self, declared: &'a ValueDeclaration) -> Option<Term> {
        let Ok(expected) = self.declared_value_type(declared) else { return None };
        match &declared.body {
            ValueBody::Expression(formula) => self.result(formula, expected),
            ValueBody::Condition(condition) => {
                let term = self.condition(condition)?;
                match expected {
                    None | Some(Type::Truth) => Some(term),
                    Some(_) => {
                        self.report(Diagnostic::new(codes::CONDITION_MISFIT, term.span));
                        None
                    }
                }
            }
            ValueBody::First(rows) => self.first(rows, expected, &declared.id),
            ValueBody::Table(table) => self.table(table, expected, &declared.id),
        }
    }

    /// The type that the declaration names; `Err` when that itself is wrong.
    fn declared_value_type(&mut self, declared: &'a ValueDeclaration) -> Result<Option<Type>, ()> {
        let kind = match (&declared.kind, &declared.options) {
            (Some(kind), _) => kind.value,
            (None, Some(_)) => TypeName::Choice,
            (None, None) => return Ok(None),
        };
        match kind {
            TypeName::Bool => Ok(Some(Type::Truth)),
            TypeName::Number => Ok(Some(Type::Number)),
            TypeName::Date => Ok(Some(Type::Date)),
            TypeName::Series => Ok(Some(Type::Series)),
            TypeName::Choice => {
                let list = self.options(declared.options.as_ref(), declared.ordered, &declared.id);
                list.map(|list| Some(Type::Choice(list))).ok_or(())
            }
            TypeName::Choices | TypeName::Rows | TypeName::Text => {
                let span = declared.kind.as_ref().map_or(declared.id.span, |kind| kind.span);
                let words = match kind {
                    TypeName::Rows => ("a list of rows", "en lista av rader"),
                    TypeName::Text => ("a text", "en text"),
                    _ => ("several options of a list", "flera alternativ ur en lista"),
                };
                self.report(
                    Diagnostic::new(codes::NO_SUCH_VALUE, span)
                        .with("found_en", words.0)
                        .with("found_sv", words.1),
                );
                Err(())
            }
        }
    }

    /// A first-match list. Without a declared type the first result decides.
    fn first(
        &mut self,
        rows: &'a [FirstRow],
        expected: Option<Type>,
        owner: &Spanned<String>,
    ) -> Option<Term> {
        let mut expected = expected;
        let mut typed = Some(Vec::new());
        for row in rows {
            let when = row.when.as_ref().map(|when| self.condition(when));
            let value = self.result(&row.value, expected);
            if expected.is_none() {
                expected = value.as_ref().map(|value| value.ty);
            }
            match (when, value, &mut typed) {
                (None, Some(value), Some(typed)) => typed.push(FirstTerm { when: None, value }),
                (Some(Some(when)), Some(value), Some(typed)) => {
                    typed.push(FirstTerm { when: Some(when), value });
                }
                _ => typed = None,
            }
        }
        let typed = typed?;
        let ty = expected?;
        self.check_choosable(ty, owner)?;
        Some(Term::new(TermKind::First(typed), ty, owner.span))
    }

    /// Results of lists and tables are yes/no, numbers, dates or choices.
    pub(super) fn check_choosable(&mut self, ty: Type, owner: &Spanned<String>) -> Option<()> {
        match ty {
            Type::Truth | Type::Number | Type::Date | Type::Choice(_) => Some(()),
            Type::Text | Type::Choices(_) | Type::Series | Type::Rows(_) => {
                let words = ty.words();
                self.report(
                    Diagnostic::new(codes::NOT_CHOOSABLE, owner.span)
                        .with("found_en", words.0)
                        .with("found_sv", words.1),
                );
                None
            }
        }
    }
}
