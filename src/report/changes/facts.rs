//! Facts of both editions: their questions, options, bounds and columns.

use super::compare::{Comparison, pairs};
use super::rules::review;
use super::{Both, Change, ChangeKind, Detail, Thing, each, words};
use crate::model::{Bounds, Fact, Guideline, OptionItem, OptionList, Type};
use crate::number::Number;
use crate::report::{amount, yes_or_no};
use crate::text::{Language, Text};

impl Both<'_> {
    pub(super) fn facts(self, out: &mut Vec<Change>) {
        // A fact that was renamed keeps its former id.
        let same = |old: &Fact, new: &Fact| {
            old.id == new.id || (new.formerly.contains(&old.id) && self.new.find_fact(&old.id).is_none())
        };
        for (old, new) in pairs(&self.old.facts, &self.new.facts, same) {
            match (old, new) {
                (Some(old), Some(new)) => {
                    let rules = self.resting_on(&new.id);
                    out.extend(Change::of(Thing::Fact, &new.id, title(new), self.fact(old, new), rules));
                }
                (None, Some(new)) => {
                    out.push(Change::whole(Thing::Fact, ChangeKind::Added, &new.id, title(new)));
                }
                (Some(old), None) => {
                    out.push(Change::whole(Thing::Fact, ChangeKind::Removed, &old.id, title(old)));
                }
                (None, None) => {}
            }
        }
    }

    fn fact(self, old: &Fact, new: &Fact) -> Vec<Detail> {
        let mut found = Comparison::new(self);
        self.answer(old, new, &mut found);
        let section = |guideline: &Guideline, fact: &Fact| {
            fact.section.and_then(|at| guideline.sections.get(at)).map(|section| section.id.clone())
        };
        found.plain(
            "section",
            words::SECTION,
            ChangeKind::Reworded,
            section(self.old, old),
            section(self.new, new),
        );
        let gate = |fact: &Fact| fact.gate.clone();
        let (before, after) = (gate(old), gate(new));
        let (asked, asked_now) =
            (before.as_ref().map(|gate| &gate.asked_when), after.as_ref().map(|gate| &gate.asked_when));
        found.condition("asked_when", words::ASKED_WHEN, ChangeKind::Changed, asked, asked_now);
        if let (Some(before), Some(after)) = (&before, &after) {
            let (before, after) = (Some(&before.otherwise), Some(&after.otherwise));
            found.condition("otherwise", words::OTHERWISE, ChangeKind::Changed, before, after);
        }
        found.condition("years", words::YEARS, ChangeKind::Changed, old.years.as_ref(), new.years.as_ref());
        for (before, after) in pairs(&old.columns, &new.columns, |a, b| a.id == b.id) {
            self.column(before, after, &mut found);
        }
        found.text("title", words::TITLE, old.title.as_ref(), new.title.as_ref());
        found.text("question", words::QUESTION, old.question.as_ref(), new.question.as_ref());
        found.text("help", words::HELP, old.help.as_ref(), new.help.as_ref());
        found.plain(
            "answered_by",
            words::ANSWERED_BY,
            ChangeKind::Changed,
            old.answered_by.clone(),
            new.answered_by.clone(),
        );
        review(old.review, new.review, &mut found);
        let id = |fact: &Fact| Some(fact.id.clone());
        found.plain("formerly", words::FORMER_ID, ChangeKind::Changed, id(old), id(new));
        found.finish()
    }

    /// What answers are allowed.
    fn answer(self, old: &Fact, new: &Fact, found: &mut Comparison<'_>) {
        if std::mem::discriminant(&old.ty) != std::mem::discriminant(&new.ty) {
            let ty = |fact: &Fact| Some(Text::both(fact.ty.words().1, fact.ty.words().0));
            found.add("type", words::TYPE, ChangeKind::Changed, ty(old), ty(new));
            return;
        }
        if let (Some(before), Some(after)) = (list(self.old, old), list(self.new, new)) {
            options(before, after, found);
        }
        if old.bounds != new.bounds {
            found.add("bounds", words::BOUNDS, ChangeKind::Changed, bounds(old), bounds(new));
        }
        found.plain("unit", words::UNIT, ChangeKind::Changed, old.unit.clone(), new.unit.clone());
        let none = |fact: &Fact| yes_or_no(fact.may_be_none);
        found.phrase("may_be_none", words::MAY_BE_NONE, ChangeKind::Changed, none(old), none(new));
        if old.labels != new.labels {
            let steps = |fact: &Fact| {
                let step = |language: Language| {
                    fact.labels
                        .iter()
                        .map(|(step, label)| format!("{step}: {}", label.show(language)))
                        .collect::<Vec<_>>()
                };
                (!fact.labels.is_empty()).then(|| each(|language| step(language).join("; ")))
            };
            found.add("labels", words::WORDING, ChangeKind::Reworded, steps(old), steps(new));
        }
    }

    fn column(self, old: Option<&Fact>, new: Option<&Fact>, found: &mut Comparison<'_>) {
        match (old, new) {
            (None, Some(new)) => {
                found.add("columns", words::COLUMN, ChangeKind::Added, None, Some(title(new)));
            }
            (Some(old), None) => {
                found.add("columns", words::COLUMN, ChangeKind::Removed, Some(title(old)), None);
            }
            (Some(old), Some(new)) => {
                self.answer(old, new, found);
                found.text("columns", words::COLUMN, old.title.as_ref(), new.title.as_ref());
            }
            (None, None) => {}
        }
    }
}

fn title(fact: &Fact) -> Text {
    let text = fact.title.clone().or_else(|| fact.question.clone());
    text.unwrap_or_else(|| Text::common(fact.id.clone()))
}

pub(super) fn list<'g>(guideline: &'g Guideline, fact: &Fact) -> Option<&'g OptionList> {
    match fact.ty {
        Type::Choice(list) | Type::Choices(list) => Some(guideline.option_list(list)),
        Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => None,
    }
}

fn options(old: &OptionList, new: &OptionList, found: &mut Comparison<'_>) {
    let named =
        |option: &OptionItem| each(|language| format!("{} [{}]", option.title.show(language), option.id));
    for (before, after) in pairs(&old.options, &new.options, |a, b| a.id == b.id) {
        match (before, after) {
            (None, Some(after)) => {
                found.add("options", words::OPTION, ChangeKind::Added, None, Some(named(after)));
            }
            (Some(before), None) => {
                found.add("options", words::OPTION, ChangeKind::Removed, Some(named(before)), None);
            }
            (Some(before), Some(after)) => {
                if before.title != after.title || before.help != after.help {
                    let text = |option: &OptionItem| match &option.help {
                        Some(help) => each(|language| {
                            format!("{} – {}", option.title.show(language), help.show(language))
                        }),
                        None => option.title.clone(),
                    };
                    found.add(
                        "options",
                        words::OPTION,
                        ChangeKind::Reworded,
                        Some(text(before)),
                        Some(text(after)),
                    );
                }
                if before.points != after.points {
                    let points = |option: &OptionItem| {
                        each(|language| {
                            format!(
                                "{}: {}",
                                option.title.show(language),
                                amount(option.points, None, None, language)
                            )
                        })
                    };
                    found.add(
                        "points",
                        words::OPTION,
                        ChangeKind::Changed,
                        Some(points(before)),
                        Some(points(after)),
                    );
                }
            }
            (None, None) => {}
        }
    }
    let kept = |list: &OptionList, other: &OptionList| -> Vec<String> {
        list.options
            .iter()
            .filter(|option| other.position(&option.id).is_some())
            .map(|option| option.id.clone())
            .collect()
    };
    let (before, after) = (kept(old, new), kept(new, old));
    if before != after {
        found.plain(
            "options",
            words::ORDER,
            ChangeKind::Changed,
            Some(before.join(", ")),
            Some(after.join(", ")),
        );
    }
}

fn bounds(fact: &Fact) -> Option<Text> {
    let range = |low: Option<String>, high: Option<String>| match (low, high) {
        (None, None) => None,
        (low, high) => Some(format!("{} – {}", low.unwrap_or_default(), high.unwrap_or_default())),
    };
    let number = |number: Number, language: Language| amount(number, fact.unit.as_deref(), None, language);
    let text = |language: Language| match fact.bounds {
        Bounds::Free => None,
        Bounds::Number { min, max, whole } => {
            let ends = range(min.map(|end| number(end, language)), max.map(|end| number(end, language)));
            let step = if whole { " (1, 2, 3 …)" } else { "" };
            Some(format!("{}{step}", ends.unwrap_or_else(|| "…".to_owned())))
        }
        Bounds::Date { min, max } => {
            range(min.map(|date| date.format(language)), max.map(|date| date.format(language)))
        }
        Bounds::Rows { min, max } => Some(format!("{min} – {max}")),
    };
    text(Language::SWEDISH).map(|_| each(|language| text(language).unwrap_or_default()))
}
