//! The words of reports that are not part of a guideline: verdicts, statuses, headings. Swedish and English
//! stand side by side, so that one is not changed without the other.

use crate::assess::{IgnoredWhy, QuestionKind, Status, WaiverStatus, Word};
use crate::model::{Review, Severity};
use crate::text::Language;

/// A wording in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    sv: &'static str,
    en: &'static str,
}

impl Phrase {
    /// A wording, Swedish first.
    #[must_use]
    pub const fn new(sv: &'static str, en: &'static str) -> Phrase {
        Phrase { sv, en }
    }

    /// The wording in a language; languages other than Swedish get English.
    #[must_use]
    pub fn show(self, language: Language) -> &'static str {
        if language == Language::SWEDISH { self.sv } else { self.en }
    }
}

/// A verdict.
#[must_use]
pub const fn verdict(word: Word) -> Phrase {
    match word {
        Word::Ready => Phrase::new("Kan godkännas", "Can be approved"),
        Word::Conditional => Phrase::new("Kan godkännas med villkor", "Can be approved with conditions"),
        Word::NotReady => Phrase::new("Inte klart: åtgärder krävs", "Not ready: action is needed"),
        Word::Forbidden => Phrase::new("Får inte införas i denna form", "May not be introduced in this form"),
        Word::Incomplete => {
            Phrase::new("Kan inte bedömas: uppgifter saknas", "Cannot be assessed: information is missing")
        }
    }
}

/// What a finding says.
#[must_use]
pub const fn status(status: Status) -> Phrase {
    match status {
        Status::NotApplicable => Phrase::new("Gäller inte", "Does not apply"),
        Status::Met => Phrase::new("Uppfyllt", "Met"),
        Status::Noted => Phrase::new("Gäller", "Applies"),
        Status::Violated => Phrase::new("Inte uppfyllt", "Not met"),
        Status::Waived => Phrase::new("Inte uppfyllt, men undantag finns", "Not met, but a waiver covers it"),
        Status::Open => Phrase::new("Kan inte bedömas än", "Cannot be assessed yet"),
    }
}

/// How much a rule weighs.
pub(super) const fn severity(severity: Severity) -> Phrase {
    match severity {
        Severity::Forbids => Phrase::new("Förbud", "Prohibition"),
        Severity::Must => Phrase::new("Krav", "Must"),
        Severity::Should => Phrase::new("Bör uppfyllas", "Should"),
        Severity::Info => Phrase::new("Upplysning", "Information"),
    }
}

/// How far a rule's source was checked.
pub(super) const fn review(review: Review) -> Phrase {
    match review {
        Review::Read => Phrase::new("källan är läst", "the source was read"),
        Review::Secondary => {
            Phrase::new("kontrollerad mot en andrahandskälla", "checked against a secondary source")
        }
        Review::Memory => Phrase::new("källan är inte kontrollerad", "the source was not checked"),
        Review::Own => Phrase::new("egen tillämpning, inte en norm", "our own practice, not a norm"),
    }
}

/// What a waiver does.
pub(super) const fn waiver(status: WaiverStatus) -> Phrase {
    match status {
        WaiverStatus::Waived => Phrase::new("gäller", "in force"),
        WaiverStatus::NotNeeded => Phrase::new(
            "behövs inte: regeln är uppfylld eller gäller inte",
            "not needed: the rule is met or does not apply",
        ),
        WaiverStatus::EndsBeforeStart => {
            Phrase::new("upphör innan lösningen tas i bruk", "ends before use starts")
        }
        WaiverStatus::Expired => Phrase::new("har gått ut", "has expired"),
        WaiverStatus::NotYetGranted => Phrase::new("har inte börjat gälla", "has not started yet"),
        WaiverStatus::RuleCannotBeWaived => {
            Phrase::new("gäller inte: regeln medger inte undantag", "not valid: the rule cannot be waived")
        }
        WaiverStatus::WrongRole => Phrase::new(
            "gäller inte: någon annan beslutar om undantag",
            "not valid: someone else decides on waivers",
        ),
        WaiverStatus::TooLong => {
            Phrase::new("gäller inte: längre tid än regeln medger", "not valid: longer than the rule allows")
        }
    }
}

/// Why an answer is not used.
pub(super) const fn ignored(why: IgnoredWhy) -> Phrase {
    match why {
        IgnoredWhy::NotAsked => Phrase::new("frågan är inte aktuell", "the question does not arise"),
        IgnoredWhy::SurplusYears => Phrase::new("fler år än som räknas", "more years than count"),
    }
}

/// What a question needs, where that is more than an answer.
pub(super) const fn question(kind: QuestionKind) -> Option<Phrase> {
    match kind {
        QuestionKind::Unanswered => None,
        QuestionKind::NotKnown => Some(Phrase::new("besvarad med Vet ej", "answered with Do not know")),
        QuestionKind::Estimate => {
            Some(Phrase::new("uppskattningen behöver preciseras", "the estimate needs to be narrowed"))
        }
        QuestionKind::Unfinished => Some(Phrase::new("listan är inte klar", "the list is not finished")),
        QuestionKind::Evidence => Some(Phrase::new("underlag behöver anges", "evidence needs to be stated")),
        QuestionKind::EvidenceExpired => {
            Some(Phrase::new("underlaget har gått ut", "the evidence has expired"))
        }
    }
}

macro_rules! phrases {
    ($($name:ident: $sv:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($sv, $en);
    )*};
}

// Headings.
phrases! {
    CONTRADICTIONS: "Svar som motsäger varandra", "Answers that contradict each other";
    STOPS: "Det här stoppar", "What stops this";
    CONDITIONS: "Villkor", "Conditions";
    UPCOMING: "Kommande krav", "Upcoming duties";
    QUESTIONS: "Frågor kvar att besvara", "Questions still to answer";
    ESTIMATES: "Uppskattningar att precisera", "Estimates to narrow";
    OPEN: "Kan inte bedömas än", "Cannot be assessed yet";
    NOTES: "Upplysningar", "For your information";
    VALUES: "Resultat", "Results";
    FOLLOW_UPS: "Att göra, med datum", "To do, with dates";
    REMINDERS: "Påminnelser", "Reminders";
    WAIVERS: "Undantag", "Waivers";
    NOT_KNOWN: "Besvarat med Vet ej", "Answered with Do not know";
    IGNORED: "Svar som inte används", "Answers that are not used";
    EXPIRED: "Underlag som har gått ut", "Evidence that has expired";
    RELAXED: "Krav som har mildrats", "Requirements that were relaxed";
    SETTLED_RULES: "Uppfyllt", "Met";
    BASIS: "Om bedömningen", "About this assessment";
}

// Labels.
phrases! {
    BECAUSE: "Skäl", "Reason";
    REMEDY: "Åtgärd", "Action";
    RESPONSIBLE: "Ansvarig", "Responsible";
    SOURCE: "Källa", "Source";
    DUTY: "Skyldighet", "Duty";
    APPLIES_FROM: "Gäller från", "Applies from";
    APPLIES_UNTIL: "Gäller till och med", "Applies until";
    ANSWERED_BY: "Svarar", "Answered by";
    RECEIVER: "Mottagare", "Recipient";
    PHASE: "Fas", "Phase";
    AREA: "Område", "Area";
    GUIDELINE: "Riktlinje", "Guideline";
    VERSION: "version", "version";
    DRAFT: "utkast", "draft";
    DIGEST: "Riktlinjens kontrollsumma", "Digest of the guideline";
    ANSWERS_DIGEST: "Svarens kontrollsumma", "Digest of the answers";
    ENGINE: "Regelmotor", "Engine";
    ASSESSED_FOR: "Bedömt per", "Assessed as of";
    REFERENCE_DATE: "Regler prövas per", "Rules are tested as of";
    REASON: "Skäl", "Reason";
    MISSING: "Saknas", "Missing";
    REVIEW: "Granskning", "Review";
    CHECK: "Kontroll", "Check";
    APPLIES_WHEN: "Gäller när", "Applies when";
    EXCEPT: "Utom när", "Except when";
    EVIDENCE: "Underlag", "Evidence";
    WAIVER: "Undantag", "Waiver";
    STILL_POSSIBLE: "Möjliga utfall", "Possible outcomes";
    ALL_OF: "alla dessa:", "all of these:";
    ANY_OF: "minst en av dessa:", "at least one of these:";
    NOT_THIS: "inte:", "not:";
    SEE_ABOVE: "(se ovan)", "(see above)";
}

// Remarks; `{…}` is filled by `fill`.
phrases! {
    BETWEEN_VERDICTS: "Bäst möjligt: {best}. Sämst möjligt: {worst}.", "Best possible: {best}. Worst possible: {worst}.";
    IN_FORCE_LATER: "Förbudet börjar gälla {date}.", "The prohibition takes effect on {date}.";
    BEFORE_PHASE: "ska vara klart i fasen {phase}", "to be done in the phase {phase}";
    FROM_DATE: "gäller från {date}", "applies from {date}";
    RECOMMENDED: "bör uppfyllas", "should be met";
    MAY_STOP: "stoppar om kravet gäller redan när lösningen tas i bruk", "stops if it is in force when use starts";
    WAIVED_UNTIL: "undantag till och med {date}", "waived until {date}";
    ALREADY_MET: "redan uppfyllt", "already met";
    NOT_YET_MET: "inte uppfyllt än", "not met yet";
    NOT_YET_KNOWN: "går inte att bedöma än", "cannot be assessed yet";
    UNLOCKS_ONE: "avgör 1 regel", "decides 1 rule";
    UNLOCKS: "avgör {count} regler", "decides {count} rules";
    DECIDE_VERDICT: "Avgör beskedet", "They decide the verdict";
    DO_NOT_DECIDE: "Ändrar inte det samlade beskedet", "They do not change the overall verdict";
    MORE: "… och {count} till (--all visar alla)", "… and {count} more (--all shows all)";
    RULES_TESTED: "{count} regler prövade", "{count} rules tested";
    MORE_DATES: "och {count} datum till", "and {count} more dates";
    DATE_BETWEEN: "mellan {low} och {high}", "between {low} and {high}";
    DATE_AFTER: "tidigast {low}", "{low} at the earliest";
    DATE_BEFORE: "senast {high}", "{high} at the latest";
    DATE_OPEN: "datum inte klart", "date not settled";
    DATE_NONE: "inget datum", "no date";
    BASED_ON: "Bygger på", "Based on";
    GRANTED: "Medgivet av {by} den {granted}, till och med den {until}", "Granted by {by} on {granted}, until {until}";
    VALID_UNTIL: "gällde till och med {date}", "was valid until {date}";
    RELAXED_BY: "mildrat av {guideline}", "relaxed by {guideline}";
    EXEMPT: "”utom när” stämmer", "the exception holds";
    WAIVER_TERMS: "{by} får medge undantag i högst {count} månader", "{by} may grant a waiver for at most {count} months";
    QUOTED: "”{text}”", "“{text}”";
    NO_RULES: "Riktlinjen har inga regler.", "The guideline has no rules.";
}

/// Fills the places of a remark.
pub(super) fn fill(phrase: Phrase, language: Language, values: &[(&str, &str)]) -> String {
    values.iter().fold(phrase.show(language).to_owned(), |text, (name, value)| {
        text.replace(&format!("{{{name}}}"), value)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_filled_in_both_languages() {
        let values = [("best", "A"), ("worst", "B")];
        assert_eq!(fill(BETWEEN_VERDICTS, Language::SWEDISH, &values), "Bäst möjligt: A. Sämst möjligt: B.");
        assert_eq!(
            fill(BETWEEN_VERDICTS, Language::ENGLISH, &values),
            "Best possible: A. Worst possible: B."
        );
    }

    #[test]
    fn languages_without_words_get_english() {
        let finnish = Language::parse("fi").unwrap();
        assert_eq!(verdict(Word::Ready).show(finnish), "Can be approved");
    }
}
