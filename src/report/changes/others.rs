//! The guideline itself, parameters, values, phases, sections, sources, roles and areas of both editions.

use std::collections::BTreeSet;

use super::compare::{Comparison, pairs};
use super::rules::review;
use super::{Both, Change, ChangeKind, Thing, each, words};
use crate::model::{
    Clause, Guideline, Literal, Parameter, Phase, Section, Source, Status, Term, TermKind, Tighter, Value,
    ValueId,
};
use crate::report::{Phrase, yes_or_no};
use crate::text::Text;

impl Both<'_> {
    pub(super) fn guideline(self, out: &mut Vec<Change>) {
        let (Some(old), Some(new)) = (self.old.root(), self.new.root()) else { return };
        let mut found = Comparison::new(self);
        found.plain(
            "version",
            words::VERSION,
            ChangeKind::Changed,
            Some(old.version.to_string()),
            Some(new.version.to_string()),
        );
        found.phrase("status", words::STATUS, ChangeKind::Changed, status(old.status), status(new.status));
        let uses = |guideline: &Guideline| {
            let (_, used) = guideline.packs.split_last()?;
            Some(
                used.iter()
                    .map(|pack| format!("{} {}", pack.id, pack.version))
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        };
        found.plain("uses", words::USES, ChangeKind::Changed, uses(self.old), uses(self.new));
        let start = |guideline: &Guideline| guideline.start.map(|fact| guideline.fact(fact).id.clone());
        found.plain("start", words::START, ChangeKind::Changed, start(self.old), start(self.new));
        found.text("title", words::TITLE, Some(&old.title), Some(&new.title));
        found.text("publisher", words::PUBLISHER, old.publisher.as_ref(), new.publisher.as_ref());
        found.text("description", words::DESCRIPTION, old.description.as_ref(), new.description.as_ref());
        let reminders = |guideline: &Guideline| {
            guideline.reminders.as_ref().map(|one| {
                let title = one.title.clone().unwrap_or_default();
                each(|language| {
                    let before: Vec<String> =
                        one.before.iter().map(|duration| duration.format(language)).collect();
                    format!(
                        "{} – {} {}",
                        before.join(", "),
                        one.to.as_deref().unwrap_or("–"),
                        title.show(language)
                    )
                })
            })
        };
        let (before, after) = (reminders(self.old), reminders(self.new));
        if before != after {
            found.add("reminders", words::REMINDERS, ChangeKind::Changed, before, after);
        }
        out.extend(Change::of(Thing::Guideline, &new.id, new.title.clone(), found.finish(), Vec::new()));
    }

    pub(super) fn parameters(self, out: &mut Vec<Change>) {
        for (old, new) in pairs(&self.old.parameters, &self.new.parameters, |a, b| a.id == b.id) {
            self.pair(
                Thing::Parameter,
                old,
                new,
                |one| (&one.id, one.title.as_ref()),
                out,
                |old, new, found| {
                    self.parameter(old, new, found);
                },
            );
        }
    }

    fn parameter(self, old: &Parameter, new: &Parameter, found: &mut Comparison<'_>) {
        if old.values != new.values || old.unit != new.unit {
            let show = |parameter: &Parameter| {
                Some(each(|language| {
                    let words = self.new_words(language);
                    let values = parameter.values.iter().map(|(from, value)| {
                        let value = words.literal(*value, parameter.unit.as_deref());
                        from.map_or(value.clone(), |day| format!("{value} ({})", day.format(language)))
                    });
                    values.collect::<Vec<_>>().join("; ")
                }))
            };
            found.add("value", words::VALUE, moved(old, new), show(old), show(new));
        }
        review(old.review, new.review, found);
        found.text("title", words::TITLE, old.title.as_ref(), new.title.as_ref());
        found.text("note", words::NOTE, old.note.as_ref(), new.note.as_ref());
    }

    pub(super) fn values(self, out: &mut Vec<Change>) {
        for (old, new) in pairs(&self.old.values, &self.new.values, |a, b| a.id == b.id) {
            self.pair(Thing::Value, old, new, |one| (&one.id, one.title.as_ref()), out, value);
        }
    }

    /// Phases, sections, areas and roles.
    pub(super) fn structure(self, out: &mut Vec<Change>) {
        let place = |list: &[Phase], phase: &Phase| {
            list.iter().position(|one| one.id == phase.id).map(|at| (at + 1).to_string())
        };
        for (old, new) in pairs(&self.old.phases, &self.new.phases, |a, b| a.id == b.id) {
            self.pair(
                Thing::Phase,
                old,
                new,
                |one| (&one.id, Some(&one.title)),
                out,
                |old, new, found| {
                    let (before, after) = (Some(&old.reached_when), Some(&new.reached_when));
                    found.condition("reached_when", words::REACHED_WHEN, ChangeKind::Changed, before, after);
                    let (before, after) = (place(&self.old.phases, old), place(&self.new.phases, new));
                    found.plain("phases", words::POSITION, ChangeKind::Changed, before, after);
                    found.text("title", words::TITLE, Some(&old.title), Some(&new.title));
                },
            );
        }
        for (old, new) in pairs(&self.old.sections, &self.new.sections, |a, b| a.id == b.id) {
            let name = |one: &'_ Section| (one.id.clone(), Some(one.title.clone()));
            self.pair_owned(Thing::Section, old, new, name, out, |old, new, found| {
                found.plain(
                    "answered_by",
                    words::ANSWERED_BY,
                    ChangeKind::Changed,
                    old.answered_by.clone(),
                    new.answered_by.clone(),
                );
                found.text("title", words::TITLE, Some(&old.title), Some(&new.title));
                found.text("help", words::HELP, old.help.as_ref(), new.help.as_ref());
            });
        }
        for (old, new) in pairs(&self.old.areas, &self.new.areas, |a, b| a.id == b.id) {
            self.pair(
                Thing::Area,
                old,
                new,
                |one| (&one.id, Some(&one.title)),
                out,
                |old, new, found| {
                    found.text("areas", words::WORDING, Some(&old.title), Some(&new.title));
                },
            );
        }
        let roles = |guideline: &Guideline| -> Vec<(String, Text)> {
            guideline.roles.iter().map(|(role, text)| (role.clone(), text.clone())).collect()
        };
        let (before, after) = (roles(self.old), roles(self.new));
        for (old, new) in pairs(&before, &after, |a, b| a.0 == b.0) {
            self.pair(
                Thing::Role,
                old,
                new,
                |one| (&one.0, Some(&one.1)),
                out,
                |old, new, found| {
                    found.text("roles", words::WORDING, Some(&old.1), Some(&new.1));
                },
            );
        }
    }

    pub(super) fn sources(self, out: &mut Vec<Change>) {
        for (old, new) in pairs(&self.old.sources, &self.new.sources, |a, b| a.id == b.id) {
            self.pair(Thing::Source, old, new, |one| (&one.id, Some(&one.title)), out, source);
        }
    }

    /// One thing on either side, or both.
    fn pair<'a, T>(
        self,
        of: Thing,
        old: Option<&'a T>,
        new: Option<&'a T>,
        name: impl Fn(&'a T) -> (&'a String, Option<&'a Text>),
        out: &mut Vec<Change>,
        compare: impl FnOnce(&T, &T, &mut Comparison<'_>),
    ) {
        let name = |one: &'a T| {
            let (id, title) = name(one);
            (id.clone(), title.cloned())
        };
        self.pair_owned(of, old, new, name, out, compare);
    }

    fn pair_owned<'a, T>(
        self,
        of: Thing,
        old: Option<&'a T>,
        new: Option<&'a T>,
        name: impl Fn(&'a T) -> (String, Option<Text>),
        out: &mut Vec<Change>,
        compare: impl FnOnce(&T, &T, &mut Comparison<'_>),
    ) {
        let Some(shown) = new.or(old) else { return };
        let (id, title) = name(shown);
        let title = title.unwrap_or_else(|| Text::common(id.clone()));
        match (old, new) {
            (Some(old), Some(new)) => {
                let mut found = Comparison::new(self);
                compare(old, new, &mut found);
                out.extend(Change::of(of, &id, title, found.finish(), self.resting_on(&id)));
            }
            (None, _) => out.push(Change::whole(of, ChangeKind::Added, &id, title)),
            (_, None) => out.push(Change::whole(of, ChangeKind::Removed, &id, title)),
        }
    }

    /// The rules of the new edition that rest on a fact, value or parameter, directly or through values.
    pub(super) fn resting_on(self, id: &str) -> Vec<String> {
        let guideline = self.new;
        let rests = |rule: &&crate::model::Rule| {
            let mut seen = Seen { guideline, values: BTreeSet::new(), id, found: false };
            let terms = [&rule.applies_when, &rule.except, &rule.requires, &rule.from, &rule.until];
            terms.into_iter().flatten().for_each(|term| seen.look(term));
            seen.found
        };
        guideline.rules.iter().filter(rests).map(|rule| rule.id.clone()).collect()
    }
}

/// Looks for a name in terms and in the values that they name, each once.
struct Seen<'g> {
    guideline: &'g Guideline,
    values: BTreeSet<ValueId>,
    id: &'g str,
    found: bool,
}

impl<'g> Seen<'g> {
    fn look(&mut self, term: &'g Term) {
        term.for_each_fact(&mut |fact| self.found |= self.guideline.fact(fact).id == self.id);
        if let TermKind::Parameter(parameter) = term.kind {
            self.found |= self.guideline.parameter(parameter).id == self.id;
        }
        if let TermKind::Value(value) = term.kind {
            self.found |= self.guideline.value(value).id == self.id;
            if self.values.insert(value) {
                self.look(&self.guideline.value(value).body);
            }
        }
        term.for_each_part(&mut |part| self.look(part));
    }
}

fn value(old: &Value, new: &Value, found: &mut Comparison<'_>) {
    found.condition("body", words::BODY, ChangeKind::Changed, Some(&old.body), Some(&new.body));
    found.plain("unit", words::UNIT, ChangeKind::Changed, old.unit.clone(), new.unit.clone());
    found.phrase("shown", words::SHOWN, ChangeKind::Changed, yes_or_no(old.shown), yes_or_no(new.shown));
    review(old.review, new.review, found);
    found.text("title", words::TITLE, old.title.as_ref(), new.title.as_ref());
    found.text("note", words::NOTE, old.note.as_ref(), new.note.as_ref());
}

/// Which way a parameter moved.
fn moved(old: &Parameter, new: &Parameter) -> ChangeKind {
    let number = |parameter: &Parameter| match parameter.values.as_slice() {
        [(_, Literal::Number(number))] => Some(*number),
        _ => None,
    };
    match (number(old), number(new), new.tighter) {
        (Some(old), Some(new), Some(tighter)) if old != new => {
            let is_tighter = match tighter {
                Tighter::Higher => new > old,
                Tighter::Lower => new < old,
            };
            if is_tighter { ChangeKind::Tightened } else { ChangeKind::Relaxed }
        }
        (_, _, _) => ChangeKind::Changed,
    }
}

fn status(status: Option<Status>) -> Phrase {
    match status {
        Some(Status::Draft) => words::DRAFT,
        Some(Status::Adopted) => words::ADOPTED,
        None => words::NOT_STATED,
    }
}

fn source(old: &Source, new: &Source, found: &mut Comparison<'_>) {
    found.phrase("status", words::STATUS, ChangeKind::Changed, status(old.status), status(new.status));
    let date = |source: &Source| source.date.map(|date| date.to_string());
    found.plain("date", words::DATE, ChangeKind::Changed, date(old), date(new));
    found.plain("url", words::ADDRESS, ChangeKind::Reworded, old.url.clone(), new.url.clone());
    review(old.review, new.review, found);
    found.text("title", words::TITLE, Some(&old.title), Some(&new.title));
    found.text("reference", words::REFERENCE, old.reference.as_ref(), new.reference.as_ref());
    found.text("publisher", words::PUBLISHER, old.publisher.as_ref(), new.publisher.as_ref());
    let text = |clause: &Clause| {
        let parts = [&clause.reference, &clause.title, &clause.text, &clause.manual];
        each(|language| {
            let shown =
                parts.iter().filter_map(|part| part.as_ref()).map(|part| part.show(language).to_owned());
            std::iter::once(format!("[{}]", clause.id)).chain(shown).collect::<Vec<_>>().join(" · ")
        })
    };
    for (before, after) in pairs(&old.clauses, &new.clauses, |a, b| a.id == b.id) {
        match (before.map(text), after.map(text)) {
            (None, after) => found.add("clauses", words::CLAUSE, ChangeKind::Added, None, after),
            (before, None) => found.add("clauses", words::CLAUSE, ChangeKind::Removed, before, None),
            (before, after) if before != after => {
                found.add("clauses", words::CLAUSE, ChangeKind::Reworded, before, after);
            }
            (_, _) => {}
        }
        if let (Some(before), Some(after)) = (before, after) {
            review(before.review, after.review, found);
        }
    }
}
