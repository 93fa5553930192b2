//! Rules of both editions.

use super::compare::{Comparison, pairs};
use super::{Both, Change, ChangeKind, Thing, each, words};
use crate::model::{Duty, Guideline, Review, Rhythm, Rule, Schedule, Term, WaiverTerms};
use crate::report::Phrase;
use crate::report::words as report_words;
use crate::text::{Language, Text};

impl Both<'_> {
    pub(super) fn rules(self, out: &mut Vec<Change>) {
        for (old, new) in pairs(&self.old.rules, &self.new.rules, |a, b| a.id == b.id) {
            match (old, new) {
                (Some(old), Some(new)) => {
                    out.extend(Change::of(Thing::Rule, &new.id, title(new), self.rule(old, new), Vec::new()));
                }
                (None, Some(new)) => {
                    out.push(Change::whole(Thing::Rule, ChangeKind::Added, &new.id, title(new)));
                }
                (Some(old), None) => {
                    out.push(Change::whole(Thing::Rule, ChangeKind::Removed, &old.id, title(old)));
                }
                (None, None) => {}
            }
        }
    }

    fn rule(self, old: &Rule, new: &Rule) -> Vec<super::Detail> {
        let mut found = Comparison::new(self);
        let severity = |rule: &Rule| {
            (rule.severity, each(|language| report_words::severity(rule.severity).show(language).to_owned()))
        };
        found.ranked("severity", words::SEVERITY, severity(old), severity(new));
        self.phase(old, new, &mut found);
        found.condition(
            "requires",
            words::REQUIRES,
            ChangeKind::Tightened,
            old.requires.as_ref(),
            new.requires.as_ref(),
        );
        found.condition(
            "applies_when",
            words::APPLIES_WHEN,
            ChangeKind::Relaxed,
            old.applies_when.as_ref(),
            new.applies_when.as_ref(),
        );
        self.except(old, new, &mut found);
        self.day("effective.from", words::FROM, (old.from.as_ref(), new.from.as_ref()), true, &mut found);
        self.day(
            "effective.until",
            words::UNTIL,
            (old.until.as_ref(), new.until.as_ref()),
            false,
            &mut found,
        );
        self.evidence(old, new, &mut found);
        self.waiver(old, new, &mut found);
        self.duty(old, new, &mut found);
        let area =
            |guideline: &Guideline, rule: &Rule| guideline.areas.get(rule.area).map(|area| area.id.clone());
        found.plain("area", words::AREA, ChangeKind::Changed, area(self.old, old), area(self.new, new));
        found.plain(
            "source",
            words::SOURCE,
            ChangeKind::Changed,
            sources(self.old, old),
            sources(self.new, new),
        );
        found.plain("owner", words::OWNER, ChangeKind::Changed, old.owner.clone(), new.owner.clone());
        review(old.review, new.review, &mut found);
        let contradiction = |rule: &Rule| crate::report::yes_or_no(rule.contradiction);
        found.phrase(
            "contradiction",
            words::CONTRADICTION,
            ChangeKind::Changed,
            contradiction(old),
            contradiction(new),
        );
        found.text("title", words::TITLE, old.title.as_ref(), new.title.as_ref());
        found.text("remedy", words::REMEDY, old.remedy.as_ref(), new.remedy.as_ref());
        found.text("note", words::NOTE, old.note.as_ref(), new.note.as_ref());
        found.finish()
    }

    /// An exception that is new lets more through; none is one that never holds.
    fn except(self, old: &Rule, new: &Rule, found: &mut Comparison<'_>) {
        let show = |guideline: &Guideline, term: &Term| {
            each(|language| crate::report::InWords { guideline, language }.condition(term).to_string())
        };
        match (&old.except, &new.except) {
            (None, Some(new)) => {
                found.add("except", words::EXCEPT, ChangeKind::Relaxed, None, Some(show(self.new, new)));
            }
            (Some(old), None) => {
                found.add("except", words::EXCEPT, ChangeKind::Tightened, Some(show(self.old, old)), None);
            }
            (old, new) => {
                found.condition("except", words::EXCEPT, ChangeKind::Tightened, old.as_ref(), new.as_ref());
            }
        }
    }

    /// An earlier phase asks sooner.
    fn phase(self, old: &Rule, new: &Rule, found: &mut Comparison<'_>) {
        let (before, after) = (self.old.phases.get(old.phase), self.new.phases.get(new.phase));
        let (Some(before), Some(after)) = (before, after) else { return };
        if before.id == after.id {
            return;
        }
        let position = self.new.phases.iter().position(|phase| phase.id == before.id);
        let kind = match position {
            Some(position) if new.phase < position => ChangeKind::Tightened,
            Some(_) => ChangeKind::Relaxed,
            None => ChangeKind::Changed,
        };
        found.add("phase", words::PHASE, kind, Some(before.title.clone()), Some(after.title.clone()));
    }

    /// First and last days: a rule that is in force longer asks for more.
    fn day(
        self,
        key: &'static str,
        label: Phrase,
        (old, new): (Option<&Term>, Option<&Term>),
        first: bool,
        found: &mut Comparison<'_>,
    ) {
        let print = |guideline: &Guideline, term: Option<&Term>| term.map(|term| guideline.print(term));
        if print(self.old, old) == print(self.new, new) {
            return;
        }
        let longer = match (old, new) {
            (None, Some(_)) => Some(false),
            (Some(_), None) => Some(true),
            (Some(old), Some(new)) => match (old.constant_date(), new.constant_date()) {
                (Some(old), Some(new)) => Some((new < old) == first),
                (_, _) => None,
            },
            (None, None) => None,
        };
        let kind = match longer {
            Some(true) => ChangeKind::Tightened,
            Some(false) => ChangeKind::Relaxed,
            None => ChangeKind::Changed,
        };
        let old = old.map(|term| each(|language| self.old_words(language).expression(term).to_string()));
        let new = new.map(|term| each(|language| self.new_words(language).expression(term).to_string()));
        found.add(key, label, kind, old, new);
    }

    fn evidence(self, old: &Rule, new: &Rule, found: &mut Comparison<'_>) {
        let show = |guideline: &Guideline, rule: &Rule| {
            let all = rule
                .evidence
                .iter()
                .map(|(fact, kinds)| format!("{}: {}", guideline.fact(*fact).id, kinds.join(", ")));
            (!rule.evidence.is_empty()).then(|| all.collect::<Vec<_>>().join("; "))
        };
        let kind = match (old.evidence.is_empty(), new.evidence.is_empty()) {
            (true, false) => ChangeKind::Tightened,
            (false, true) => ChangeKind::Relaxed,
            (_, _) => ChangeKind::Changed,
        };
        found.plain("evidence", words::EVIDENCE, kind, show(self.old, old), show(self.new, new));
    }

    fn waiver(self, old: &Rule, new: &Rule, found: &mut Comparison<'_>) {
        let show = |guideline: &Guideline, terms: &WaiverTerms| {
            each(|language| {
                let by: Vec<&str> = terms.by.iter().map(|role| guideline.role(role, language)).collect();
                let text = words::WAIVER_TERMS.show(language).replace("{by}", &by.join(", "));
                text.replace("{count}", &terms.months.to_string())
            })
        };
        let kind = match (&old.waiver, &new.waiver) {
            (None, None) => return,
            (None, Some(_)) => ChangeKind::Relaxed,
            (Some(_), None) => ChangeKind::Tightened,
            (Some(old), Some(new)) => {
                let more = |a: &WaiverTerms, b: &WaiverTerms| a.by.iter().any(|role| !b.by.contains(role));
                match (new.months.cmp(&old.months), more(new, old), more(old, new)) {
                    (std::cmp::Ordering::Equal, false, false) => return,
                    (std::cmp::Ordering::Greater | std::cmp::Ordering::Equal, _, false) => {
                        ChangeKind::Relaxed
                    }
                    (std::cmp::Ordering::Less | std::cmp::Ordering::Equal, false, _) => ChangeKind::Tightened,
                    (_, _, _) => ChangeKind::Changed,
                }
            }
        };
        let old = old.waiver.as_ref().map(|terms| show(self.old, terms));
        found.add("waiver", words::WAIVER, kind, old, new.waiver.as_ref().map(|terms| show(self.new, terms)));
    }

    fn duty(self, old: &Rule, new: &Rule, found: &mut Comparison<'_>) {
        match (&old.duty, &new.duty) {
            (Some(old), Some(new)) => {
                found.text("duty", words::DUTY, Some(&old.title), Some(&new.title));
                found.plain("duty.to", words::RECEIVER, ChangeKind::Changed, old.to.clone(), new.to.clone());
                if printed(self.old, old) != printed(self.new, new) {
                    let (old, new) = (schedules(self.old, old), schedules(self.new, new));
                    found.add("duty.schedule", words::SCHEDULE, ChangeKind::Changed, old, new);
                }
            }
            (None, Some(new)) => {
                found.add("duty", words::DUTY, ChangeKind::Tightened, None, Some(new.title.clone()));
            }
            (Some(old), None) => {
                found.add("duty", words::DUTY, ChangeKind::Relaxed, Some(old.title.clone()), None);
            }
            (None, None) => {}
        }
    }
}

/// How far something was checked.
pub(super) fn review(old: Option<Review>, new: Option<Review>, found: &mut Comparison<'_>) {
    let phrase = |review: Option<Review>| review.map_or(words::NOT_STATED, report_words::review);
    found.phrase("review", words::REVIEW, ChangeKind::Changed, phrase(old), phrase(new));
}

fn title(rule: &Rule) -> Text {
    rule.title.clone().unwrap_or_else(|| Text::common(rule.id.clone()))
}

/// The places that a rule names, as files write them.
fn sources(guideline: &Guideline, rule: &Rule) -> Option<String> {
    let names = rule.sources.iter().filter_map(|(source, clause)| {
        let source = guideline.sources.get(*source)?;
        let clause = clause.and_then(|at| source.clauses.get(at));
        Some(clause.map_or_else(|| source.id.clone(), |clause| format!("{}/{}", source.id, clause.id)))
    });
    (!rule.sources.is_empty()).then(|| names.collect::<Vec<_>>().join(", "))
}

/// A schedule so that equal ones are equal.
fn printed(guideline: &Guideline, duty: &Duty) -> Vec<String> {
    let term = |term: &Option<Term>| term.as_ref().map(|term| guideline.print(term));
    duty.schedule
        .iter()
        .map(|line| {
            let terms = (term(&line.when), term(&line.from), term(&line.until));
            format!("{:?} {:?} {terms:?}", line.rhythm, line.on)
        })
        .collect()
}

fn schedules(guideline: &Guideline, duty: &Duty) -> Option<Text> {
    let line = |schedule: &Schedule, language: Language| {
        let words = crate::report::InWords { guideline, language };
        let rhythm = match &schedule.rhythm {
            Rhythm::Every(duration) => format!("/ {}", duration.format(language)),
            Rhythm::At(durations) => {
                let all: Vec<String> =
                    durations.iter().map(|duration| format!("+ {}", duration.format(language))).collect();
                all.join(", ")
            }
        };
        let on = schedule.on.map(|(month, day)| format!("{month:02}-{day:02}"));
        let when = schedule.when.as_ref().map(|when| words.condition(when).to_string());
        let ends = [&schedule.from, &schedule.until]
            .map(|end| end.as_ref().map(|end| words.expression(end).to_string()));
        let parts = std::iter::once(Some(rhythm)).chain([on]).chain(ends).chain([when]);
        parts.flatten().collect::<Vec<_>>().join(" · ")
    };
    (!duty.schedule.is_empty()).then(|| {
        each(|language| {
            duty.schedule.iter().map(|schedule| line(schedule, language)).collect::<Vec<_>>().join("; ")
        })
    })
}
