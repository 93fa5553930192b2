//! Changed rules: tightening is free, anything else relaxes and must be allowed by the rule.

use super::Composition;
use super::changes::{Effects, Index};
use crate::date::Date;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{
    Change, Document, Effective, Formula, RuleDeclaration, Severity, WaiverChange, WaiverTerms,
};

/// Applies a change to a rule and its earlier versions. `place` is the guideline and the index of the rule.
pub(super) fn apply(
    composition: &mut Composition,
    index: &mut Index,
    (document, place): (usize, usize),
    effects: &mut Effects<'_>,
) {
    let change = effects.change;
    let id = change.target.value.as_str();
    let documents = &composition.documents;
    let Some(rules) = documents.get(document).map(|document| document.rules.as_slice()) else { return };
    let Some(rule) = rules.get(place) else { return };
    let dates = if change.effective.is_some() { own_or_inherited(documents, rule) } else { None };
    judge(rule, dates.as_ref(), index, effects);
    if effects.any() && !rule.relaxable {
        effects.refuse(&rule.id);
        return;
    }
    let version = format!("{id}@");
    let is_version = |rule: &&RuleDeclaration| rule.id.value.starts_with(&version);
    let earlier = rules.iter().take(place).rev().take_while(is_version).count();
    let versions = place - earlier..place + 1;
    if change.drop.is_some() {
        index.drop_rule(id, document, versions);
        return;
    }
    let rules = composition.documents.get_mut(document).and_then(|document| document.rules.get_mut(versions));
    let Some((current, earlier)) = rules.and_then(<[RuleDeclaration]>::split_last_mut) else { return };
    for rule in earlier.iter_mut().chain([&mut *current]) {
        change_all(rule, change);
        if effects.any() {
            rule.relaxed.extend(change.reason.clone());
        }
    }
    change_current(current, change, dates.as_ref());
}

/// Sets what a change says about a rule in all its versions.
fn change_all(rule: &mut RuleDeclaration, change: &Change) {
    if let Some(severity) = &change.severity {
        rule.severity = severity.clone();
        if severity.value == Severity::Forbids {
            rule.waiver = None;
        }
    }
    if let Some(phase) = &change.phase {
        rule.phase = phase.clone();
    }
    if let Some(owner) = &change.owner {
        rule.owner = Some(owner.clone());
    }
    match &change.waiver {
        Some(WaiverChange::Removed) => rule.waiver = None,
        Some(WaiverChange::Terms(terms)) => rule.waiver = Some(terms.clone()),
        None => {}
    }
    if change.requires.is_none() {
        rule.requires.extend(change.also_requires.clone());
    }
}

/// Sets what a change says about the version in force: an earlier wording keeps its check and its dates.
fn change_current(rule: &mut RuleDeclaration, change: &Change, inherited: Option<&Effective>) {
    if let Some(check) = &change.requires {
        rule.requires = vec![check.clone()];
        rule.requires.extend(change.also_requires.clone());
    }
    if let Some(effective) = &change.effective {
        let old =
            |end: fn(&Effective) -> &Option<Formula>| inherited.and_then(|inherited| end(inherited).clone());
        rule.effective = Some(Effective {
            from: effective.from.clone().or_else(|| old(|effective| &effective.from)),
            until: effective.until.clone().or_else(|| old(|effective| &effective.until)),
        });
    }
}

/// The dates of a rule, or those that it has from its clauses and sources: the first that have any.
fn own_or_inherited(documents: &[Document], rule: &RuleDeclaration) -> Option<Effective> {
    let inherited = || {
        rule.sources.iter().find_map(|origin| {
            let (source, clause) = &origin.value;
            let source = documents
                .iter()
                .flat_map(|document| &document.sources)
                .find(|declared| declared.id.value == *source)?;
            let clause = source.clauses.iter().find(|declared| Some(&declared.id.value) == clause.as_ref());
            clause.and_then(|clause| clause.effective.clone()).or_else(|| source.effective.clone())
        })
    };
    rule.effective.clone().or_else(inherited)
}

/// Finds the keys of a change that relax the rule.
fn judge(rule: &RuleDeclaration, dates: Option<&Effective>, index: &Index, effects: &mut Effects<'_>) {
    let change = effects.change;
    if change.drop.is_some() {
        effects.relaxes("drop");
        return;
    }
    let severity = change.severity.as_ref().map_or(rule.severity.value, |severity| severity.value);
    if severity < rule.severity.value {
        effects.relaxes("severity");
    }
    let order = |phase: &str| index.phases.get(phase);
    // A phase that does not exist is reported when names are looked up.
    if let Some(new) = change.phase.as_ref().and_then(|phase| order(&phase.value))
        && order(&rule.phase.value).is_some_and(|old| new > old)
    {
        effects.relaxes("phase");
    }
    if let Some(new) = &change.effective {
        let none = Effective::default();
        let old = dates.unwrap_or(&none);
        if starts_later(old.from.as_ref(), new.from.as_ref())
            || ends_sooner(old.until.as_ref(), new.until.as_ref())
        {
            effects.relaxes("effective");
        }
    }
    if change.requires.is_some() {
        effects.relaxes("requires");
    }
    if let Some(WaiverChange::Terms(terms)) = &change.waiver {
        if severity == Severity::Forbids {
            effects.report(codes::WAIVER_OF_FORBIDDEN, "waiver");
        } else if !is_narrower(terms, rule.waiver.as_ref()) {
            effects.relaxes("waiver");
        }
    }
}

/// True when a rule would begin to hold later, or when that cannot be told from derived dates.
fn starts_later(old: Option<&Formula>, new: Option<&Formula>) -> bool {
    match (old, new) {
        (_, None) => false,
        // Without a first day the rule has always held.
        (None, Some(_)) => true,
        (Some(old), Some(new)) => !is_ordered(new, old),
    }
}

/// True when a rule would cease to hold sooner, or when that cannot be told.
fn ends_sooner(old: Option<&Formula>, new: Option<&Formula>) -> bool {
    match (old, new) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(old), Some(new)) => !is_ordered(old, new),
    }
}

/// True when two written dates are in order, or two derived ones are the same.
fn is_ordered(first: &Formula, second: &Formula) -> bool {
    match (Date::parse(&first.text), Date::parse(&second.text)) {
        (Ok(first), Ok(second)) => first <= second,
        (Ok(_) | Err(_), Ok(_) | Err(_)) => first.text == second.text,
    }
}

/// True when no one more may waive, and for no longer.
fn is_narrower(new: &WaiverTerms, old: Option<&WaiverTerms>) -> bool {
    old.is_some_and(|old| {
        new.months.value <= old.months.value && new.by.iter().all(|role| old.by.contains(role))
    })
}
