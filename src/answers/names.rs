//! The names under which a fact may be answered: its id, its name in a foreign form, its earlier ids.

use crate::diagnostic::nearest;
use crate::model::{FactId, Guideline};
use crate::program::Program;
use crate::text::sorted_positions;

impl Program {
    /// The fact that answers under this name go to: its id, its name in a foreign form, an earlier id.
    #[must_use]
    pub fn fact_named(&self, name: &str) -> Option<FactId> {
        let facts = || (0..).map(FactId).zip(&self.guideline().facts);
        let by_id = facts().find(|(_, fact)| fact.id == name);
        let by_form = || facts().find(|(_, fact)| fact.answer_name.as_deref() == Some(name));
        let by_past = || facts().find(|(_, fact)| fact.formerly.iter().any(|earlier| earlier == name));
        by_id.or_else(by_form).or_else(by_past).map(|(id, _)| id)
    }
}

/// All names with their facts, in alphabetical order.
pub(super) struct Names<'g> {
    guideline: &'g Guideline,
    sorted: Vec<(&'g str, FactId)>,
}

impl<'g> Names<'g> {
    pub(super) fn of(guideline: &'g Guideline) -> Names<'g> {
        let mut ranked = Vec::with_capacity(guideline.facts.len());
        for (id, fact) in (0..).map(FactId).zip(&guideline.facts) {
            ranked.push((fact.id.as_str(), 0, id));
            ranked.extend(fact.answer_name.iter().map(|name| (name.as_str(), 1, id)));
            ranked.extend(fact.formerly.iter().map(|name| (name.as_str(), 2, id)));
        }
        // Where one fact's old name is another's id, the id wins.
        let positions = sorted_positions(ranked.len(), &|a, b| ranked.get(a).cmp(&ranked.get(b)));
        let in_order = positions.into_iter().filter_map(|at| ranked.get(at));
        let mut sorted: Vec<(&str, FactId)> = in_order.map(|(name, _, id)| (*name, *id)).collect();
        sorted.dedup_by_key(|(name, _)| *name);
        Names { guideline, sorted }
    }

    /// The fact of this name.
    pub(super) fn find(&self, name: &str) -> Option<FactId> {
        let at = self.sorted.binary_search_by(|(known, _)| (*known).cmp(name)).ok()?;
        self.sorted.get(at).map(|(_, fact)| *fact)
    }

    /// The first name in a group: for `gdpr`, one that begins with `gdpr.`.
    pub(super) fn first_within(&self, group: &str) -> Option<&'g str> {
        let beginning = format!("{group}.");
        let at = self.sorted.partition_point(|(known, _)| *known < beginning.as_str());
        self.sorted.get(at).map(|(known, _)| *known).filter(|known| known.starts_with(&beginning))
    }

    /// The fact that a name which is not known probably stands for: one that is spelled alike, or the same
    /// word in another group.
    pub(super) fn suggest(&self, name: &str) -> Option<&'g str> {
        let ids = || self.guideline.facts.iter().map(|fact| fact.id.as_str());
        let last_word = |id: &'g str| id.rsplit('.').next().unwrap_or(id);
        let word = name.rsplit('.').next().unwrap_or(name);
        let mut same_word = ids().filter(|id| last_word(id) == word);
        match (same_word.next(), same_word.next()) {
            (Some(only), None) => Some(only),
            (Some(_), Some(_)) | (None, _) => nearest(name, ids().chain(ids().flat_map(groups))),
        }
    }

    /// The rows that have a column of this name.
    pub(super) fn rows_with_column(&self, name: &str) -> Option<&'g str> {
        let has_column = |columns: &[crate::model::Fact]| columns.iter().any(|column| column.id == name);
        self.guideline.facts.iter().find(|fact| has_column(&fact.columns)).map(|fact| fact.id.as_str())
    }

    /// Whether the guideline computes or sets something of this name itself.
    pub(super) fn is_computed(&self, name: &str) -> bool {
        self.guideline.find_value(name).is_some()
            || self.guideline.parameters.iter().any(|parameter| parameter.id == name)
    }
}

/// The groups that an id stands in: of `a.b.c`, `a` and `a.b`.
fn groups(id: &str) -> impl Iterator<Item = &str> {
    id.match_indices('.').filter_map(|(at, _)| id.get(..at))
}
