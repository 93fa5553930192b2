//! What the assessment rests on: waivers, answers that are set aside, the guideline and its digest.

use super::super::page::Tone;
use super::super::words;
use super::Writer;
use super::dates::day_of;

impl<'a> Writer<'a> {
    /// Waivers and what they do.
    pub(super) fn waivers(&mut self) {
        let waivers = &self.report.assessment.waivers;
        if waivers.is_empty() {
            return;
        }
        self.heading(words::WAIVERS, waivers.len());
        let language = self.language();
        for waiver in waivers {
            let status = self.say(words::waiver(waiver.status));
            self.page.lines(2, 4, &[("-", Tone::Care), (waiver.rule, Tone::Strong), (status, Tone::Plain)]);
            let by = self.report.guideline.role(&waiver.by, language);
            let (granted, until) = (waiver.granted.format(language), waiver.until.format(language));
            let terms = self.fill(words::GRANTED, &[("by", by), ("granted", &granted), ("until", &until)]);
            self.page.paragraph(4, &terms, Tone::Plain);
            self.page.labeled(4, self.say(words::REASON), &waiver.reason);
        }
    }

    /// Answers that are not used, that nobody knows, or whose evidence has expired.
    pub(super) fn answers_set_aside(&mut self) {
        let assessment = self.report.assessment;
        if !assessment.expired_evidence.is_empty() {
            self.heading(words::EXPIRED, assessment.expired_evidence.len());
            self.list(&assessment.expired_evidence.iter().collect::<Vec<_>>(), 10, |writer, expired| {
                let date = expired.valid_until.format(writer.language());
                let remark = writer.fill(words::VALID_UNTIL, &[("date", &date)]);
                writer.answer(expired.fact, &remark);
            });
        }
        if !assessment.not_known.is_empty() {
            self.heading(words::NOT_KNOWN, assessment.not_known.len());
            self.list(&assessment.not_known.iter().collect::<Vec<_>>(), 10, |writer, unknown| {
                let owner = unknown.owner.as_ref().map(|owner| writer.show(&owner.title)).unwrap_or_default();
                writer.answer(unknown.fact, owner);
            });
        }
        if !assessment.ignored.is_empty() {
            self.heading(words::IGNORED, assessment.ignored.len());
            self.list(&assessment.ignored.iter().collect::<Vec<_>>(), 10, |writer, ignored| {
                writer.answer(ignored.fact, writer.say(words::ignored(ignored.why)));
            });
        }
    }

    fn answer(&mut self, fact: &'a str, remark: &str) {
        let id = format!("[{fact}]");
        let label = self.fact(fact);
        self.page.lines(2, 4, &[("-", Tone::Care), (label, Tone::Plain), (&id, Tone::Quiet)]);
        self.page.paragraph(4, remark, Tone::Plain);
    }

    /// Relaxed requirements, the guideline with its versions, days and digests.
    pub(super) fn basis(&mut self) {
        let assessment = self.report.assessment;
        if !assessment.relaxations.is_empty() {
            self.heading(words::RELAXED, assessment.relaxations.len());
            for relaxed in &assessment.relaxations {
                let by = self.fill(words::RELAXED_BY, &[("guideline", relaxed.guideline)]);
                let target = format!("{} ({}):", relaxed.target, relaxed.what);
                self.page.lines(2, 4, &[("-", Tone::Care), (&target, Tone::Strong), (&by, Tone::Plain)]);
                self.page.labeled(4, self.say(words::REASON), self.show(&relaxed.reason));
            }
        }
        self.page.heading(self.say(words::BASIS));
        let guideline = &assessment.guideline;
        let name = format!("{} {}", guideline.id, guideline.version);
        let mark = format!(" ({})", self.say(words::DRAFT));
        let draft = |draft: bool| if draft { mark.as_str() } else { "" };
        let root_draft = guideline.packs.last().is_some_and(|pack| pack.draft);
        self.page.labeled(2, self.say(words::GUIDELINE), &format!("{name}{}", draft(root_draft)));
        let used = guideline.packs.iter().filter(|pack| pack.id != guideline.id);
        let used: Vec<String> =
            used.map(|pack| format!("{} {}{}", pack.id, pack.version, draft(pack.draft))).collect();
        self.page.labeled(2, self.say(words::BASED_ON), &used.join(", "));
        let days =
            (assessment.as_of.format(self.language()), day_of(&assessment.reference_date, self.language()));
        self.page.labeled(2, self.say(words::ASSESSED_FOR), &days.0);
        self.page.labeled(2, self.say(words::REFERENCE_DATE), &days.1);
        self.page.labeled(2, self.say(words::DIGEST), guideline.digest);
        self.page.labeled(2, self.say(words::ANSWERS_DIGEST), &assessment.answers_digest);
        self.page.labeled(2, self.say(words::ENGINE), assessment.engine);
    }
}
