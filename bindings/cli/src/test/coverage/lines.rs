//! Coverage line by line: what stands on a line of a guideline, and what of it the tests do not reach.

use std::collections::BTreeMap;

use riktlinje::cases::coverage::{ClauseState, ConditionCoverage, Coverage, Place};
use riktlinje::report::Phrase;
use riktlinje::source::LineIndex;
use riktlinje::text::Language;

use super::super::session::Session;

/// A guideline with the lines that hold something to reach.
pub(super) struct Page<'s> {
    /// The id of the guideline.
    pub(super) guideline: String,
    /// The name of its file.
    pub(super) name: &'s str,
    /// Its text.
    pub(super) text: &'s str,
    /// What stands on each line, counted from 1.
    pub(super) lines: BTreeMap<usize, Line>,
}

/// What stands on a line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// For each thing to reach, in words, whether it was reached.
    pub(super) goals: Vec<(String, bool)>,
}

impl Line {
    /// How many are reached.
    pub(super) fn reached(&self) -> usize {
        self.goals.iter().filter(|(_, reached)| *reached).count()
    }

    /// What is not reached, in words.
    pub(super) fn gaps(&self) -> impl Iterator<Item = &str> {
        self.goals.iter().filter(|(_, reached)| !reached).map(|(goal, _)| goal.as_str())
    }
}

/// What there is to reach in a guideline: where it begins, in words, and whether it was reached.
type Goals = Vec<(u32, String, bool)>;

/// The guidelines in alphabetical order.
pub(super) fn pages<'s>(session: &'s Session, coverage: &Coverage, language: Language) -> Vec<Page<'s>> {
    let mut all: BTreeMap<&str, Goals> = BTreeMap::new();
    for rule in &coverage.rules {
        for status in &rule.possible {
            let goal = format!("{}: {}", rule.id, status.id());
            add(&mut all, &rule.place, goal, rule.seen.contains(status));
        }
    }
    for condition in &coverage.conditions {
        for (phrase, reached) in states(condition) {
            let goal = format!("{}: {}", condition.text, phrase.show(language));
            add(&mut all, &condition.place, goal, reached);
        }
    }
    for option in &coverage.options {
        add(&mut all, &option.place, format!("{} = {}", option.fact, option.option), option.used);
    }
    for clause in &coverage.clauses {
        add(&mut all, &clause.place, clause.id.clone(), clause.state >= ClauseState::Manual);
    }
    all.into_iter().filter_map(|(guideline, goals)| page(session, guideline, goals)).collect()
}

fn add<'c>(all: &mut BTreeMap<&'c str, Goals>, place: &'c Place, goal: String, reached: bool) {
    all.entry(&place.guideline).or_default().push((place.span.start, goal, reached));
}

fn page<'s>(session: &'s Session, guideline: &str, goals: Goals) -> Option<Page<'s>> {
    let source = session.source(guideline)?;
    let index = LineIndex::new(source.text);
    let mut lines: BTreeMap<usize, Line> = BTreeMap::new();
    for (start, goal, reached) in goals {
        let (line, _) = index.line_column(start);
        lines.entry(line).or_default().goals.push((goal, reached));
    }
    Some(Page { guideline: guideline.to_owned(), name: source.name, text: source.text, lines })
}

/// All that a condition can show, and whether it did. What it can never show is no gap.
pub(super) fn states(condition: &ConditionCoverage) -> [(Phrase, bool); 5] {
    let (seen, decides, cannot) = (condition.seen, condition.decides, condition.cannot);
    [
        (Phrase::new("ja", "yes"), seen.yes),
        (Phrase::new("nej", "no"), seen.no),
        (Phrase::new("öppet", "open"), seen.open),
        (Phrase::new("avgör med ja", "decides by yes"), decides.yes || cannot.yes),
        (Phrase::new("avgör med nej", "decides by no"), decides.no || cannot.no),
    ]
}
