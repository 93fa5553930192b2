//! One thing of both editions, compared key by key.

use super::direction::Direction;
use super::{Both, Change, ChangeKind, Detail, Thing, each};
use crate::model::Term;
use crate::report::Phrase;
use crate::text::Text;

/// The differences found so far.
pub(super) struct Comparison<'g> {
    both: Both<'g>,
    details: Vec<Detail>,
}

impl<'g> Comparison<'g> {
    pub(super) fn new(both: Both<'g>) -> Comparison<'g> {
        Comparison { both, details: Vec::new() }
    }

    /// A difference that is known to be one.
    pub(super) fn add(
        &mut self,
        key: &'static str,
        label: Phrase,
        kind: ChangeKind,
        old: Option<Text>,
        new: Option<Text>,
    ) {
        let label = each(|language| label.show(language).to_owned());
        self.details.push(Detail { key, kind, label, old, new });
    }

    /// A wording.
    pub(super) fn text(&mut self, key: &'static str, label: Phrase, old: Option<&Text>, new: Option<&Text>) {
        if old != new {
            self.add(key, label, ChangeKind::Reworded, old.cloned(), new.cloned());
        }
    }

    /// Something written the same in every language.
    pub(super) fn plain(
        &mut self,
        key: &'static str,
        label: Phrase,
        kind: ChangeKind,
        old: Option<String>,
        new: Option<String>,
    ) {
        if old != new {
            self.add(key, label, kind, old.map(Text::common), new.map(Text::common));
        }
    }

    /// Something with words of its own.
    pub(super) fn phrase(
        &mut self,
        key: &'static str,
        label: Phrase,
        kind: ChangeKind,
        old: Phrase,
        new: Phrase,
    ) {
        if old != new {
            let text = |phrase: Phrase| Some(each(|language| phrase.show(language).to_owned()));
            self.add(key, label, kind, text(old), text(new));
        }
    }

    /// Something that grows stricter with its order.
    pub(super) fn ranked<R: Ord>(
        &mut self,
        key: &'static str,
        label: Phrase,
        old: (R, Text),
        new: (R, Text),
    ) {
        let kind = match new.0.cmp(&old.0) {
            std::cmp::Ordering::Equal => return,
            std::cmp::Ordering::Greater => ChangeKind::Tightened,
            std::cmp::Ordering::Less => ChangeKind::Relaxed,
        };
        self.add(key, label, kind, Some(old.1), Some(new.1));
    }

    /// A condition; `stronger` says what it does when fewer cases fulfill it.
    pub(super) fn condition(
        &mut self,
        key: &'static str,
        label: Phrase,
        stronger: ChangeKind,
        old: Option<&Term>,
        new: Option<&Term>,
    ) {
        let both = self.both;
        let kind = match both.direction(old, new) {
            Direction::Same => return,
            Direction::Stronger => stronger,
            Direction::Weaker => opposite(stronger),
            Direction::Other => ChangeKind::Changed,
        };
        let old = old.map(|term| each(|language| both.old_words(language).definition(term).to_string()));
        let new = new.map(|term| each(|language| both.new_words(language).definition(term).to_string()));
        self.add(key, label, kind, old, new);
    }

    pub(super) fn finish(self) -> Vec<Detail> {
        self.details
    }
}

impl Change {
    /// Something on one side only, or with differences; `None` when there are none.
    pub(super) fn of(
        of: Thing,
        id: &str,
        title: Text,
        details: Vec<Detail>,
        rules: Vec<String>,
    ) -> Option<Change> {
        let kind = overall(&details)?;
        Some(Change { of, id: id.to_owned(), title, kind, details, rules })
    }

    pub(super) fn whole(of: Thing, kind: ChangeKind, id: &str, title: Text) -> Change {
        Change { of, id: id.to_owned(), title, kind, details: Vec::new(), rules: Vec::new() }
    }
}

/// What several differences do together.
fn overall(details: &[Detail]) -> Option<ChangeKind> {
    let has = |kind: ChangeKind| details.iter().any(|detail| detail.kind == kind);
    let others = has(ChangeKind::Changed) || has(ChangeKind::Added) || has(ChangeKind::Removed);
    match (has(ChangeKind::Tightened), has(ChangeKind::Relaxed), others) {
        (true, false, false) => Some(ChangeKind::Tightened),
        (false, true, false) => Some(ChangeKind::Relaxed),
        (true, true, _) | (_, _, true) => Some(ChangeKind::Changed),
        (false, false, false) => (!details.is_empty()).then_some(ChangeKind::Reworded),
    }
}

pub(super) fn opposite(kind: ChangeKind) -> ChangeKind {
    match kind {
        ChangeKind::Tightened => ChangeKind::Relaxed,
        ChangeKind::Relaxed => ChangeKind::Tightened,
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        ChangeKind::Changed | ChangeKind::Reworded => kind,
    }
}

/// Things of two lists that belong together, in the order of the new list; then those that are gone.
pub(super) fn pairs<'a, T>(
    old: &'a [T],
    new: &'a [T],
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(Option<&'a T>, Option<&'a T>)> {
    let mut out: Vec<_> =
        new.iter().map(|one| (old.iter().find(|before| same(before, one)), Some(one))).collect();
    out.extend(
        old.iter()
            .filter(|before| !new.iter().any(|one| same(before, one)))
            .map(|before| (Some(before), None)),
    );
    out
}
