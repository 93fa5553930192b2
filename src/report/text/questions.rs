//! Questions still open, the most decisive first, and estimates that decide something.

use super::super::page::Tone;
use super::super::words;
use super::Writer;
use crate::assess::{Question, QuestionKind};

impl<'a> Writer<'a> {
    /// Questions, then estimates.
    pub(super) fn questions(&mut self) {
        let all = &self.report.assessment.questions;
        let estimate = |question: &&Question| question.kind == QuestionKind::Estimate;
        let questions: Vec<&'a Question> = all.iter().filter(|question| !estimate(question)).collect();
        let estimates: Vec<&'a Question> = all.iter().filter(estimate).collect();
        if !questions.is_empty() {
            self.heading(words::QUESTIONS, questions.len());
            let (deciding, others): (Vec<&Question>, Vec<&Question>) =
                questions.into_iter().partition(|question| question.decides_verdict);
            self.part(words::DECIDE_VERDICT, &deciding, 10);
            self.part(words::DO_NOT_DECIDE, &others, if deciding.is_empty() { 10 } else { 3 });
        }
        if !estimates.is_empty() {
            self.heading(words::ESTIMATES, estimates.len());
            self.list(&estimates, 10, |writer, question| writer.question(question));
        }
    }

    fn part(&mut self, title: words::Phrase, questions: &[&'a Question], most: usize) {
        if questions.is_empty() {
            return;
        }
        self.page.gap();
        let title = format!("{}:", self.say(title));
        self.page.paragraph(2, &title, Tone::Plain);
        self.list(questions, most, |writer, question| writer.question(question));
    }

    fn question(&mut self, question: &'a Question) {
        let id = format!("[{}]", question.fact);
        self.page.lines(
            2,
            4,
            &[("?", Tone::Care), (self.show(&question.question), Tone::Strong), (&id, Tone::Quiet)],
        );
        let mut parts = Vec::new();
        if let Some(owner) = &question.owner {
            parts.push(format!("{}: {}", self.say(words::ANSWERED_BY), self.show(&owner.title)));
        }
        parts.extend(words::question(question.kind).map(|need| self.say(need).to_owned()));
        parts.push(match question.unlocks.len() {
            1 => self.say(words::UNLOCKS_ONE).to_owned(),
            count => self.fill(words::UNLOCKS, &[("count", &count.to_string())]),
        });
        self.page.paragraph(4, &parts.join(" · "), Tone::Plain);
    }
}
