//! An assessment in one language: every text becomes the wording to show.

use super::assessment::{Assessment, Finding, FollowUp, NotKnown, Question, Reason, Role, SourceReport};
use crate::text::{Language, Text};

impl Assessment {
    /// The same assessment with every text in one language only, else in the one that [`Text::show`] falls back to.
    #[must_use]
    pub fn in_language(mut self, language: Language) -> Assessment {
        let keep = Keep { language };
        self.findings.iter_mut().for_each(|finding| keep.finding(finding));
        for (_, value) in &mut self.values {
            keep.texts([&mut value.text, &mut value.title]);
        }
        for Question { question, owner, .. } in &mut self.questions {
            keep.text(question);
            keep.role(owner);
        }
        for FollowUp { title, to, .. } in &mut self.follow_ups {
            keep.text(title);
            keep.role(to);
        }
        for NotKnown { question, owner, .. } in &mut self.not_known {
            keep.text(question);
            keep.role(owner);
        }
        keep.texts(self.relaxations.iter_mut().map(|relaxation| &mut relaxation.reason));
        keep.text(&mut self.guideline.title);
        self
    }
}

/// Keeps one language.
#[derive(Clone, Copy)]
struct Keep {
    language: Language,
}

impl Keep {
    fn text(self, text: &mut Text) {
        *text = Text::common(text.show(self.language));
    }

    fn texts<'t>(self, texts: impl IntoIterator<Item = &'t mut Text>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    fn role(self, role: &mut Option<Role>) {
        self.texts(role.iter_mut().map(|role| &mut role.title));
    }

    fn finding(self, finding: &mut Finding) {
        self.text(&mut finding.title);
        self.texts([&mut finding.remedy, &mut finding.duty].into_iter().flatten());
        self.texts(finding.because.iter_mut().map(|Reason { text, .. }| text));
        self.texts(&mut finding.relaxed);
        self.role(&mut finding.owner);
        for SourceReport { title, reference, quote, .. } in &mut finding.sources {
            self.text(title);
            self.texts([reference, quote].into_iter().flatten());
        }
    }
}
