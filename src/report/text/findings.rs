//! Findings, one by one: what stops and what is a condition in full, the rest in a line.

use super::super::groups::Groups;
use super::super::page::Tone;
use super::super::words;
use super::Writer;
use super::dates::day_of;
use crate::assess::{Class, Finding, SourceReport, Status};
use crate::model::Severity;

/// Most reasons shown for a finding.
const REASONS: usize = 3;

impl<'a> Writer<'a> {
    pub(super) fn contradictions(&mut self, groups: &Groups<'a>) {
        if groups.contradictions.is_empty() {
            return;
        }
        self.heading(words::CONTRADICTIONS, groups.contradictions.len());
        self.list(&groups.contradictions, 10, |writer, finding| writer.finding(finding, Tone::Stop));
    }

    pub(super) fn stops(&mut self, groups: &Groups<'a>) {
        if groups.stops.is_empty() {
            return;
        }
        self.heading(words::STOPS, groups.stops.len());
        self.list(&groups.stops, 20, |writer, finding| writer.finding(finding, Tone::Stop));
    }

    pub(super) fn conditions(&mut self, groups: &Groups<'a>) {
        if groups.conditions.is_empty() {
            return;
        }
        self.heading(words::CONDITIONS, groups.conditions.len());
        self.list(&groups.conditions, 10, |writer, finding| writer.finding(finding, Tone::Care));
    }

    /// What cannot be settled yet: a line each; the questions say what to do about it.
    pub(super) fn open(&mut self, groups: &Groups<'a>) {
        if groups.open.is_empty() {
            return;
        }
        self.heading(words::OPEN, groups.open.len());
        self.list(&groups.open, 5, |writer, finding| writer.finding_line(finding));
    }

    pub(super) fn notes(&mut self, groups: &Groups<'a>) {
        if groups.notes.is_empty() {
            return;
        }
        self.heading(words::NOTES, groups.notes.len());
        self.list(&groups.notes, 10, |writer, finding| {
            writer.title(finding, Tone::Strong, "-");
            writer.remedy(finding);
        });
    }

    /// What is met, with reasons; only when everything is asked for.
    pub(super) fn met(&mut self, groups: &Groups<'a>) {
        if groups.met.is_empty() || !self.style().all {
            return;
        }
        self.heading(words::SETTLED_RULES, groups.met.len());
        self.list(&groups.met, 0, |writer, finding| {
            writer.title(finding, Tone::Plain, "+");
            writer.reasons(finding);
        });
    }

    /// A finding in full.
    fn finding(&mut self, finding: &'a Finding, tone: Tone) {
        let sign = match tone {
            Tone::Stop => "×",
            Tone::Plain | Tone::Strong | Tone::Quiet | Tone::Good | Tone::Care => "!",
        };
        self.page.gap();
        self.title(finding, tone, sign);
        let remarks = self.remarks(finding);
        if !remarks.is_empty() {
            self.page.paragraph(4, &first_upper(&format!("{}.", remarks.join("; "))), Tone::Plain);
        }
        self.reasons(finding);
        self.remedy(finding);
        self.sources(&finding.sources);
    }

    /// Sign, title and id of a rule.
    pub(super) fn title(&mut self, finding: &'a Finding, tone: Tone, sign: &str) {
        let title = self.show(&finding.title);
        let id = format!("[{}]", finding.rule);
        let title_tone = if tone == Tone::Plain { Tone::Plain } else { Tone::Strong };
        self.page.lines(2, 4, &[(sign, tone), (title, title_tone), (&id, Tone::Quiet)]);
    }

    /// Title and id, and on the same line what is still possible.
    fn finding_line(&mut self, finding: &'a Finding) {
        self.title(finding, Tone::Plain, "?");
    }

    /// Why a finding is where it is: dates, phase, waiver.
    fn remarks(&self, finding: &'a Finding) -> Vec<String> {
        let language = self.language();
        let mut remarks = Vec::new();
        let from = finding.from.as_ref().map(|from| day_of(from, language));
        match (finding.severity, &from) {
            (Severity::Forbids, Some(from)) if !finding.in_force.is_yes() => {
                remarks.push(
                    self.fill(words::IN_FORCE_LATER, &[("date", from)]).trim_end_matches('.').to_owned(),
                );
            }
            (Severity::Should, _) => remarks.push(self.say(words::RECOMMENDED).to_owned()),
            (Severity::Forbids | Severity::Must | Severity::Info, _) => {}
        }
        if finding.status == Status::Waived {
            let waiver = self.report.assessment.waivers.iter().find(|waiver| waiver.rule == finding.rule);
            if let Some(waiver) = waiver {
                remarks.push(self.fill(words::WAIVED_UNTIL, &[("date", &waiver.until.format(language))]));
            }
        }
        if finding.severity == Severity::Must && finding.phase_reached.could_be(false) {
            remarks.push(self.fill(words::BEFORE_PHASE, &[("phase", self.phase(finding.phase))]));
        }
        if finding.status == Status::Violated
            && finding.classes.lowest() < Class::NotReady
            && finding.classes.highest() >= Class::NotReady
        {
            remarks.push(self.say(words::MAY_STOP).to_owned());
        }
        remarks
    }

    /// The comparisons that decided a finding.
    fn reasons(&mut self, finding: &'a Finding) {
        let most = if self.style().all { usize::MAX } else { REASONS };
        for reason in finding.because.iter().take(most) {
            let text = self.show(&reason.text);
            self.page.labeled(4, self.say(words::BECAUSE), text);
        }
        let left = finding.because.len().saturating_sub(most);
        if left > 0 {
            let more = self.fill(words::MORE, &[("count", &left.to_string())]);
            self.page.paragraph(4, &more, Tone::Quiet);
        }
    }

    /// What to do, and who sees to it.
    pub(super) fn remedy(&mut self, finding: &'a Finding) {
        if let Some(remedy) = &finding.remedy {
            self.page.labeled(4, self.say(words::REMEDY), self.show(remedy));
        }
        if let Some(owner) = &finding.owner {
            self.page.labeled(4, self.say(words::RESPONSIBLE), self.show(&owner.title));
        }
    }

    /// Where a rule comes from: places in one source together.
    pub(super) fn sources(&mut self, sources: &'a [SourceReport]) {
        let mut shown: Vec<(&str, Vec<&str>)> = Vec::new();
        for source in sources {
            let (title, place) =
                (self.show(&source.title), source.reference.as_ref().map(|place| self.show(place)));
            match shown.last_mut() {
                Some((last, places)) if *last == title => places.extend(place),
                Some(_) | None => shown.push((title, place.into_iter().collect())),
            }
        }
        let shown =
            shown.into_iter().map(|(title, places)| [&[title], places.as_slice()].concat().join(", "));
        let shown: Vec<String> = shown.collect();
        // A section sign and its number stay together.
        let shown = shown.join("; ").replace(" §", "\u{a0}§").replace("§ ", "§\u{a0}");
        self.page.labeled(4, self.say(words::SOURCE), &shown);
    }
}

/// The text with its first letter as a capital.
pub(super) fn first_upper(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
