//! Finding things in a guideline: by position, by id, by what a term names.

use super::guideline::{Fact, Guideline, Pack, Parameter, Rule, Value};
use super::term::{ColumnRef, Term, TermKind};
use super::types::{FactId, OptionList, OptionListId, ParameterId, RuleId, ValueId};
use crate::text::Language;

impl Guideline {
    /// The guideline itself: the last of its packs.
    #[must_use]
    pub fn root(&self) -> Option<&Pack> {
        self.packs.last()
    }

    /// A fact by position. Positions come from this guideline, so it is there.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }

    /// A named value by position.
    #[must_use]
    pub fn value(&self, id: ValueId) -> &Value {
        &self.values[id.index()]
    }

    /// A parameter by position.
    #[must_use]
    pub fn parameter(&self, id: ParameterId) -> &Parameter {
        &self.parameters[id.index()]
    }

    /// A rule by position.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> &Rule {
        &self.rules[id.index()]
    }

    /// An option list by position.
    #[must_use]
    pub fn option_list(&self, id: OptionListId) -> &OptionList {
        &self.option_lists[id.index()]
    }

    /// A fact by its id.
    #[must_use]
    pub fn find_fact(&self, id: &str) -> Option<FactId> {
        position(self.facts.iter().map(|fact| fact.id.as_str()), id).map(FactId)
    }

    /// A named value by its id.
    #[must_use]
    pub fn find_value(&self, id: &str) -> Option<ValueId> {
        position(self.values.iter().map(|value| value.id.as_str()), id).map(ValueId)
    }

    /// A rule by its id.
    #[must_use]
    pub fn find_rule(&self, id: &str) -> Option<RuleId> {
        position(self.rules.iter().map(|rule| rule.id.as_str()), id).map(RuleId)
    }

    /// A column of a fact of rows.
    #[must_use]
    pub fn column(&self, column: ColumnRef) -> Option<&Fact> {
        self.fact(column.rows).columns.get(column.column as usize)
    }

    /// The unit of the fact, value or parameter that a term names.
    #[must_use]
    pub fn unit_of(&self, term: &Term) -> Option<&str> {
        if let TermKind::Fact(id) = term.kind {
            self.fact(id).unit.as_deref()
        } else if let TermKind::Value(id) = term.kind {
            self.value(id).unit.as_deref()
        } else if let TermKind::Parameter(id) = term.kind {
            self.parameter(id).unit.as_deref()
        } else {
            None
        }
    }

    /// A role's wording, or the role itself where the guideline has none.
    #[must_use]
    pub fn role<'a>(&'a self, role: &'a str, language: Language) -> &'a str {
        self.roles.get(role).map_or(role, |text| text.show(language))
    }
}

fn position<'a>(mut ids: impl Iterator<Item = &'a str>, id: &str) -> Option<u32> {
    ids.position(|known| known == id).and_then(|at| u32::try_from(at).ok())
}
