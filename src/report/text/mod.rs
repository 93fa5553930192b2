//! The report to read in a terminal: verdict first, then what stops, conditions, what is coming, questions,
//! dates, and last what the assessment rests on.
//!
//! | file | holds |
//! |---|---|
//! | `verdict.rs` | the verdict, areas and results |
//! | `findings.rs` | findings, one by one |
//! | `questions.rs` | questions still open |
//! | `dates.rs` | duties with dates, and days in words |
//! | `basis.rs` | waivers, answers not used, which guideline |
//! | `explain.rs` | one rule in full |

mod basis;
mod dates;
mod explain;
mod findings;
mod questions;
mod verdict;

pub use explain::explain;

use super::groups::Groups;
use super::page::{Page, Tone};
use super::words::{self, Phrase, fill};
use super::{Report, Style};
use crate::text::{Language, Spoken};

/// The report as text.
pub(super) fn write(report: &Report<'_>) -> String {
    let mut writer = Writer { report: *report, page: Page::new(report.style) };
    let groups = Groups::of(report.assessment);
    writer.verdict();
    writer.contradictions(&groups);
    writer.stops(&groups);
    writer.conditions(&groups);
    writer.upcoming(&groups);
    writer.questions();
    writer.open(&groups);
    writer.notes(&groups);
    writer.values();
    writer.follow_ups();
    writer.waivers();
    writer.answers_set_aside();
    writer.met(&groups);
    writer.basis();
    writer.page.finish()
}

/// A page while the report is written on it.
struct Writer<'a> {
    report: Report<'a>,
    page: Page,
}

impl<'a> Writer<'a> {
    fn style(&self) -> Style {
        self.report.style
    }

    fn language(&self) -> Language {
        self.report.style.language
    }

    fn say(&self, phrase: Phrase) -> &'static str {
        phrase.show(self.language())
    }

    fn fill(&self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        fill(phrase, self.language(), values)
    }

    fn show<'t>(&self, text: &'t Spoken<'_>) -> &'t str {
        text.show(self.language())
    }

    /// A heading with the number of items below it.
    fn heading(&mut self, phrase: Phrase, count: usize) {
        let heading = format!("{} ({count})", self.say(phrase));
        self.page.heading(&heading);
    }

    /// Writes items, but of long lists only the first `most`, unless all are asked for.
    fn list<T>(&mut self, items: &[T], most: usize, mut write: impl FnMut(&mut Self, &T)) {
        // One item more takes no more room than the line that says so.
        let shown = if self.style().all || items.len() <= most + 1 { items.len() } else { most };
        for item in items.iter().take(shown) {
            write(self, item);
        }
        let left = items.len() - shown;
        if left > 0 {
            let more = self.fill(words::MORE, &[("count", &left.to_string())]);
            self.page.paragraph(2, &more, Tone::Quiet);
        }
    }

    /// The title of an area, or its id.
    fn area(&self, id: &'a str) -> &'a str {
        let area = self.report.guideline.areas.iter().find(|area| area.id == id);
        area.map_or(id, |area| area.title.show(self.language()))
    }

    /// The title of a phase, or its id.
    fn phase(&self, id: &'a str) -> &'a str {
        let phase = self.report.guideline.phases.iter().find(|phase| phase.id == id);
        phase.map_or(id, |phase| phase.title.show(self.language()))
    }

    /// A fact's short name, or its question, or its id.
    fn fact(&self, id: &'a str) -> &'a str {
        let guideline = self.report.guideline;
        let fact = guideline.find_fact(id).map(|fact| guideline.fact(fact));
        let text = fact.and_then(|fact| fact.title.as_ref().or(fact.question.as_ref()));
        text.map_or(id, |text| text.show(self.language()))
    }
}
