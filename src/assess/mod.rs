//! From a record to an assessment: findings, verdict, questions, reasons, duties.
//!
//! Everything here only reads the record that a program's run left behind.
//!
//! | file | holds |
//! |---|---|
//! | `class.rs` | statuses, classes and sets of them |
//! | `ruling.rs` | what a rule says; the verdict |
//! | `assessment.rs` | the assessment as data |
//! | `findings.rs` | one finding in full |
//! | `because.rs`, `words.rs` | the comparisons that decided it, in words |
//! | `explain.rs` | one condition in full, every part with its value |
//! | `serialize.rs` | what serde's derive does not say |
//! | `write.rs` | the assessment as JSON |
//! | `missing.rs`, `questions.rs` | the facts that are still open, and their order |
//! | `live.rs` | a form that is being filled in: one changed answer at a time |
//! | `waivers.rs` | waivers |
//! | `follow_ups.rs` | duties with dates |
//! | `values.rs` | shown values, ignored answers, what is not known |

mod assessment;
mod because;
mod class;
mod explain;
mod findings;
mod follow_ups;
mod live;
mod missing;
mod questions;
mod ruling;
mod serialize;
mod values;
mod waivers;
pub(crate) mod words;
mod write;

pub use assessment::{
    Assessment, ExpiredEvidence, Finding, FollowUp, FollowUpDate, GuidelineReport, Ignored, IgnoredWhy,
    NotKnown, PackReport, Question, QuestionKind, Reason, RelaxationReport, Role, ShownValue, SourceId,
    SourceReport, WaiverReport, WaiverStatus,
};
pub use class::{Class, Classes, Status, Statuses};
pub use explain::{Step, StepKind};
pub use live::Live;
pub use ruling::{Ruling, Verdict, Word};

use crate::answers::{Answers, Proposal, Waiver};
use crate::date::Date;
use crate::evaluate::Record;
use crate::program::Program;
use crate::text::{Speech, sort_items};
use findings::Reader;
use follow_ups::{Calendar, Horizon};
use words::Words;

/// Version of the engine, as assessments name it.
pub const ENGINE: &str = concat!("riktlinje ", env!("CARGO_PKG_VERSION"));

/// Whether a valid waiver covers a rule, by its position, on a day.
#[must_use]
pub fn is_waived(program: &Program, waivers: &[Waiver], rule: usize, as_of: Date) -> bool {
    // Most proposals have no waivers; then nothing else is looked at.
    let mut of_rule = waivers.iter().filter(|waiver| waiver.rule.index() == rule);
    let model = || program.guideline().rules.get(rule);
    of_rule.any(|waiver| model().is_some_and(|model| waivers::standing(waiver, model, as_of).is_ok()))
}

impl Program {
    /// Assesses a proposal on a day.
    #[must_use]
    pub fn assess(&self, proposal: &Proposal, as_of: Date) -> Assessment<'_> {
        self.assess_answers(&proposal.answers, &proposal.waivers, as_of)
    }

    /// Assesses answers on a day.
    #[must_use]
    pub fn assess_answers<'p>(
        &'p self,
        answers: &Answers,
        waivers: &[Waiver],
        as_of: Date,
    ) -> Assessment<'p> {
        self.assess_in(Speech::All, answers, waivers, as_of)
    }

    /// Assesses answers on a day, with texts in these languages.
    #[must_use]
    pub fn assess_in<'p>(
        &'p self,
        speech: Speech,
        answers: &Answers,
        waivers: &[Waiver],
        as_of: Date,
    ) -> Assessment<'p> {
        let mut record = self.blank_record();
        self.evaluate(answers, as_of, &mut record);
        self.report_in(speech, &record, answers, waivers, as_of)
    }

    /// Loads answers into a record of this program and computes everything. What stood in the record before
    /// does not matter; its space is used again, so that one record for many proposals allocates nothing more
    /// once it has held answers of their size.
    pub fn evaluate(&self, answers: &Answers, as_of: Date, record: &mut Record) {
        self.reset_lanes(record);
        self.set_as_of(as_of, record);
        answers.load(self, as_of, record);
        self.run(record);
    }

    /// What each rule says, in the order of the guideline's rules, from a record that has been computed.
    pub fn rulings<'p>(
        &'p self,
        record: &'p Record,
        waivers: &'p [Waiver],
        as_of: Date,
    ) -> impl Iterator<Item = Ruling> + 'p {
        let rules = self.briefs().iter().enumerate();
        rules.map(move |(at, rule)| Ruling::read(rule, record, is_waived(self, waivers, at, as_of)))
    }

    /// The verdict over all rules, from a record that has been computed. Allocates nothing.
    #[must_use]
    pub fn verdict(&self, record: &Record, waivers: &[Waiver], as_of: Date) -> Verdict {
        // As `Verdict::with` rule by rule, with the classes kept as bits until the end.
        let (mut best, mut worst) = (Classes::default(), Classes::default());
        for (at, rule) in self.briefs().iter().enumerate() {
            // A rule that cannot be violated is ready and says nothing about the verdict.
            let unharmed = record.truth(rule.applies).is_no() || record.truth(rule.requires).is_yes();
            if !unharmed {
                let ruling = Ruling::read(rule, record, is_waived(self, waivers, at, as_of));
                best = best.union(ruling.classes.only_lowest());
                worst = worst.union(ruling.classes);
            }
        }
        Verdict { best: best.highest(), worst: worst.highest() }
    }

    /// The full assessment in all languages, from a record that has been computed.
    #[must_use]
    pub fn report<'p>(
        &'p self,
        record: &Record,
        answers: &Answers,
        waivers: &[Waiver],
        as_of: Date,
    ) -> Assessment<'p> {
        self.report_in(Speech::All, record, answers, waivers, as_of)
    }

    /// The full assessment with its texts in these languages, from a record that has been computed.
    #[must_use]
    pub fn report_in<'p>(
        &'p self,
        speech: Speech,
        record: &Record,
        answers: &Answers,
        waivers: &[Waiver],
        as_of: Date,
    ) -> Assessment<'p> {
        let guideline = self.guideline();
        let rulings: Vec<Ruling> = self.rulings(record, waivers, as_of).collect();
        let verdict = rulings.iter().fold(Verdict::NOTHING, Verdict::with);
        let words = Words { program: self, record, speech };
        let mut reader = Reader::new(words);
        let mut findings = Vec::with_capacity(rulings.len());
        let mut missing = Vec::with_capacity(rulings.len());
        let horizon = Horizon::new(as_of, record.days(self.reference()));
        let calendar = Calendar { program: self, record, words, horizon };
        let mut follow_ups = Vec::new();
        for ((rule, slots), ruling) in guideline.rules.iter().zip(self.rules()).zip(&rulings) {
            let open = reader.missing(rule, slots, *ruling);
            findings.push(reader.finding(rule, slots, *ruling, &open));
            missing.push(open);
            calendar.duty(rule, slots, &mut follow_ups);
            calendar.reminders(rule, slots, *ruling, &mut follow_ups);
        }
        sort_items(&mut follow_ups, |a, b| a.date.cmp(&b.date));
        let start = self.start_slot().map(|start| record.days(start));
        Assessment {
            verdict,
            areas: self.areas(&rulings),
            findings,
            values: values::shown(words),
            questions: questions::questions(words, answers, as_of, &rulings, &missing, verdict),
            follow_ups,
            waivers: waivers
                .iter()
                .filter_map(|waiver| {
                    let (rule, ruling) =
                        (guideline.rules.get(waiver.rule.index())?, rulings.get(waiver.rule.index())?);
                    Some(waivers::report(waiver, rule, as_of, ruling.statuses, start))
                })
                .collect(),
            ignored: values::ignored(self, record, answers),
            not_known: values::not_known(words, answers),
            expired_evidence: values::expired_evidence(self, answers, as_of),
            relaxations: values::relaxations(words),
            guideline: values::guideline_report(words),
            as_of,
            reference_date: crate::value::Possible::Date(record.date(self.reference())),
            answers_digest: answers.digest(self),
            engine: ENGINE,
        }
    }

    fn areas(&self, rulings: &[Ruling]) -> Vec<(&str, Verdict)> {
        let guideline = self.guideline();
        let mut areas: Vec<Option<Verdict>> = vec![None; guideline.areas.len()];
        for (rule, ruling) in guideline.rules.iter().zip(rulings) {
            if let Some(area) = areas.get_mut(rule.area) {
                *area = Some(area.unwrap_or(Verdict::NOTHING).with(ruling));
            }
        }
        let named = guideline.areas.iter().zip(areas);
        named.filter_map(|(area, verdict)| verdict.map(|verdict| (area.id.as_str(), verdict))).collect()
    }
}
