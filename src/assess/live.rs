//! A form that is being filled in: one changed answer computes only what depends on it.

use super::ruling::{Ruling, Verdict};
use super::{Assessment, is_waived};
use crate::answers::{Answer, Answers, Waiver};
use crate::date::Date;
use crate::evaluate::Record;
use crate::model::FactId;
use crate::program::{Changes, Program};

/// A proposal under work. Its record always holds what its answers say, so verdict and rulings are read, not
/// computed; [`Live::report`] gives the full assessment.
#[derive(Clone, Debug)]
pub struct Live<'p> {
    program: &'p Program,
    changes: Changes,
    answers: Answers,
    /// Whether a valid waiver covers each rule.
    waived: Vec<bool>,
    waivers: Vec<Waiver>,
    as_of: Date,
    record: Record,
    rulings: Vec<Ruling>,
    /// How many rules have each class as their lowest, and as their highest.
    lowest: Tally,
    highest: Tally,
}

/// A count per class.
#[derive(Clone, Copy, Debug, Default)]
struct Tally([u32; 4]);

impl<'p> Live<'p> {
    /// Begins with these answers.
    #[must_use]
    pub fn new(program: &'p Program, answers: Answers, waivers: Vec<Waiver>, as_of: Date) -> Live<'p> {
        let mut record = program.blank_record();
        program.evaluate(&answers, as_of, &mut record);
        let rulings: Vec<Ruling> = program.rulings(&record, &waivers, as_of).collect();
        let mut live = Live {
            program,
            changes: Changes::of(program),
            answers,
            waived: (0..rulings.len()).map(|rule| is_waived(program, &waivers, rule, as_of)).collect(),
            waivers,
            as_of,
            record,
            rulings: Vec::new(),
            lowest: Tally::default(),
            highest: Tally::default(),
        };
        rulings.iter().for_each(|ruling| live.count(ruling));
        live.rulings = rulings;
        live
    }

    /// Answers a question, or takes its answer away, and computes what depends on it.
    pub fn answer(&mut self, fact: FactId, answer: Option<Answer>) {
        match answer {
            Some(answer) => self.answers.set(fact, answer),
            None => self.answers.remove(fact),
        }
        self.answers.load_one(self.program, fact, self.as_of, &mut self.record);
        self.program.run_some(self.changes.nodes(fact), &mut self.record);
        for at in self.changes.rules(fact).iter().map(|at| *at as usize) {
            let Some(rule) = self.program.briefs().get(at) else { continue };
            let waived = self.waived.get(at).copied().unwrap_or(false);
            let now = Ruling::read(rule, &self.record, waived);
            let Some(before) = self.rulings.get_mut(at) else { continue };
            self.lowest.moved(before.classes.lowest() as usize, now.classes.lowest() as usize);
            self.highest.moved(before.classes.highest() as usize, now.classes.highest() as usize);
            *before = now;
        }
    }

    /// The verdict over all rules.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict { best: self.lowest.top(), worst: self.highest.top() }
    }

    /// What each rule says, in the order of the guideline's rules.
    #[must_use]
    pub fn rulings(&self) -> &[Ruling] {
        &self.rulings
    }

    /// The answers so far.
    #[must_use]
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// What everything can still be.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The full assessment.
    #[must_use]
    pub fn report(&self) -> Assessment<'p> {
        self.program.report(&self.record, &self.answers, &self.waivers, self.as_of)
    }

    fn count(&mut self, ruling: &Ruling) {
        self.lowest.add(ruling.classes.lowest() as usize);
        self.highest.add(ruling.classes.highest() as usize);
    }
}

impl Tally {
    fn add(&mut self, class: usize) {
        self.0[class] += 1;
    }

    fn moved(&mut self, from: usize, to: usize) {
        self.0[from] -= 1;
        self.0[to] += 1;
    }

    /// The highest class that some rule has.
    fn top(self) -> super::Class {
        use super::Class;
        let classes = [Class::Forbidden, Class::NotReady, Class::Conditional];
        classes.into_iter().find(|class| self.0[*class as usize] > 0).unwrap_or(Class::Ready)
    }
}
