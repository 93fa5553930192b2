//! The wordings of handbooks.

use crate::assess::Word;
use crate::model::{Review, Severity, Tighter};
use crate::report::Phrase;

use super::document::Tone;

/// How far something was checked, as a mark that nobody mistakes.
pub(super) const fn review(review: Review) -> (Tone, Phrase) {
    match review {
        Review::Read => (Tone::Norm, Phrase::new("Källan är läst", "Source read")),
        Review::Secondary => (
            Tone::Caution,
            Phrase::new("Kontrollerad mot andrahandskälla", "Checked against a secondary source"),
        ),
        Review::Memory => (Tone::Caution, Phrase::new("Källan är inte kontrollerad", "Source not checked")),
        Review::Own => {
            (Tone::Caution, Phrase::new("Egen tillämpning, inte en norm", "Our own practice, not a norm"))
        }
    }
}

/// What a mark means, in a sentence.
pub(super) const fn review_means(review: Review) -> Phrase {
    match review {
        Review::Read => Phrase::new(
            "Källans text lästes när regeln skrevs.",
            "The text of the source was read when the rule was written.",
        ),
        Review::Secondary => Phrase::new(
            "Regeln är skriven efter en andrahandskälla. Läs källan innan ni stöder er på den.",
            "The rule was written from a secondary source. Read the source before you rely on it.",
        ),
        Review::Memory => Phrase::new(
            "Ingen har kontrollerat källan. Gör det innan ni stöder er på regeln.",
            "Nobody has checked the source. Do so before you rely on the rule.",
        ),
        Review::Own => Phrase::new(
            "Organisationen har själv valt att göra så. Det står inte i någon lag eller något beslut.",
            "The organisation has chosen this itself. No law or decision says so.",
        ),
    }
}

/// What the weight of a rule means.
pub(super) const fn severity_means(severity: Severity) -> Phrase {
    match severity {
        Severity::Forbids => Phrase::new(
            "Förslaget får inte införas om regeln inte är uppfylld. Undantag kan inte medges.",
            "The proposal may not be introduced if the rule is not met. No waiver is possible.",
        ),
        Severity::Must => Phrase::new(
            "Ska vara uppfyllt i sin fas. Innan dess är det ett villkor.",
            "Must be met in its phase. Before that it is a condition.",
        ),
        Severity::Should => Phrase::new(
            "Bör uppfyllas. Annars blir det ett villkor.",
            "Should be met. Otherwise it becomes a condition.",
        ),
        Severity::Info => Phrase::new(
            "En upplysning som inte ändrar beskedet.",
            "Information that does not change the verdict.",
        ),
    }
}

/// What a verdict means.
pub(super) const fn verdict_means(word: Word) -> Phrase {
    match word {
        Word::Ready => Phrase::new(
            "inget hindrar, och inget återstår att göra.",
            "nothing stands in the way, and nothing is left to do.",
        ),
        Word::Conditional => Phrase::new(
            "inget hindrar nästa steg, men villkoren ska uppfyllas.",
            "nothing stops the next step, but the conditions are to be met.",
        ),
        Word::NotReady => Phrase::new(
            "ett krav som gäller nu är inte uppfyllt.",
            "a requirement that is in force now is not met.",
        ),
        Word::Forbidden => Phrase::new(
            "förslaget strider mot ett förbud och måste ändras.",
            "the proposal is against a prohibition and has to be changed.",
        ),
        Word::Incomplete => Phrase::new(
            "svar som saknas kan avgöra om förslaget godkänns eller stoppas.",
            "answers that are missing can turn approval into a stop.",
        ),
    }
}

/// Which way a parameter may be moved freely.
pub(super) const fn tighter(tighter: Tighter) -> Phrase {
    match tighter {
        Tighter::Higher => Phrase::new(
            "En organisation som bygger på riktlinjen får höja värdet. Att sänka det mildrar kravet. Det kräver ett skäl, som visas i rapporten.",
            "An organisation that builds on the guideline may raise the value. To lower it is to relax it: that takes a reason and is shown in the report.",
        ),
        Tighter::Lower => Phrase::new(
            "En organisation som bygger på riktlinjen får sänka värdet. Att höja det mildrar kravet. Det kräver ett skäl, som visas i rapporten.",
            "An organisation that builds on the guideline may lower the value. To raise it is to relax it: that takes a reason and is shown in the report.",
        ),
    }
}

macro_rules! phrases {
    ($($name:ident: $sv:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($sv, $en);
    )*};
}

// Chapters.
phrases! {
    CONTENTS: "Innehåll", "Contents";
    PURPOSE: "Syfte", "Purpose";
    RULES: "Regler", "Rules";
    QUESTIONS: "Frågor att besvara", "Questions to answer";
    VALUES: "Värden, beräkningar och tabeller", "Values, calculations and tables";
    SOURCES: "Källor", "Sources";
    ROLES: "Roller", "Roles";
    TERMS: "Ord och begrepp", "Words used";
    REVIEW_STATE: "Hur väl reglerna är granskade", "How far the rules were checked";
    PARTS: "Delar", "Parts";
    PARAMETERS: "Värden som organisationen kan ställa in", "Values that the organisation can set";
    COMPUTED: "Värden som räknas ut", "Values that are computed";
    OTHER_QUESTIONS: "Övriga frågor", "Other questions";
}

// Front.
phrases! {
    NOTICE: "Handboken och bedömningarna förbereder beslut. De är inte juridisk rådgivning och ersätter inte den som beslutar.", "The handbook and the assessments prepare decisions. They are not legal advice and do not replace those who decide.";
    DRAFT: "Utkast: riktlinjen är inte antagen.", "Draft: the guideline is not adopted.";
    VERSION: "Version {version}", "Version {version}";
    PUBLISHED_BY: "Utgivare", "Publisher";
    DIGEST: "Kontrollsumma", "Digest";
    COUNTS: "Riktlinjen har {rules} regler och {facts} frågor.", "The guideline has {rules} rules and {facts} questions.";
    NO_DESCRIPTION: "Riktlinjen säger om ett förslag att införa AI kan godkännas, och vad som annars behöver göras.", "The guideline says whether a proposal to introduce AI can be approved, and what else has to be done.";
    MARK: "Märkning", "Mark";
    COUNT: "Antal regler", "Number of rules";
    MEANING: "Betydelse", "Meaning";
    NOT_MARKED: "Ingen märkning", "Not marked";
    NOT_MARKED_MEANS: "Filen säger inte hur väl regeln är granskad.", "The file does not say how far the rule was checked.";
    PART: "Del", "Part";
    RELAXED: "Krav som har mildrats", "What was relaxed";
}

// A rule.
phrases! {
    CHECK: "Krav", "Requirement";
    THAT_IS: "Det vill säga", "That is";
    APPLIES_WHEN: "Gäller när", "Applies when";
    EXCEPT: "Utom när", "Except when";
    APPLIES_ALWAYS: "Gäller alla förslag.", "Applies to every proposal.";
    DUTY: "Skyldighet", "Duty";
    TO: "Mottagare", "Recipient";
    WHEN: "När", "When";
    EVERY: "var {duration}", "every {duration}";
    AFTER: "{durations} efter start", "{durations} after the start";
    FROM_DAY: "från {day}", "from {day}";
    ON_DAY: "den {day}", "on {day}";
    UNTIL_DAY: "till och med {day}", "until {day}";
    EVIDENCE: "Underlag som krävs", "Evidence required";
    EFFECTIVE: "Gäller från", "In force from";
    UNTIL: "Gäller till och med", "In force until";
    REMEDY: "Om kravet inte är uppfyllt", "If it is not met";
    OWNER: "Ansvarig", "Responsible";
    WAIVER: "Undantag kan medges av", "A waiver can be granted by";
    WAIVER_MONTHS: "i högst {count} månader", "for at most {count} months";
    NO_WAIVER: "Undantag kan inte medges.", "No waiver is possible.";
    SOURCE: "Källa", "Source";
    NOTE: "Anmärkning", "Note";
    PHASE: "Fas", "Phase";
    CONTRADICTION: "Regeln hittar svar som inte kan vara sanna samtidigt.", "The rule finds answers that cannot all be true.";
}

// A question, a value.
phrases! {
    ANSWER: "Svar", "Answer";
    ANSWERED_BY: "Svarar", "Answered by";
    ASKED_WHEN: "Frågan ställs när", "Asked when";
    UNIT: "enhet: {unit}", "unit: {unit}";
    WHOLE: "heltal", "whole number";
    AT_LEAST: "minst {low}", "at least {low}";
    AT_MOST: "högst {high}", "at most {high}";
    BETWEEN: "{low}–{high}", "{low}–{high}";
    OR_NONE: "eller inget alls", "or none at all";
    COLUMNS: "Kolumner", "Columns";
    POINTS: "{points} poäng", "{points} points";
    YEARS: "Antal år", "Number of years";
    COMPUTED_AS: "Så här", "How";
    VALUE: "Värde", "Value";
    FROM_DATE: "från {date}", "from {date}";
    ALLOWED: "Tillåtna värden", "Values allowed";
    MAY_SET: "Vem får ändra", "Who may set it";
    FIXED: "Värdet hör till riktlinjen. En organisation som bygger på den kan bara ändra det med ett skäl, som visas i rapporten.", "The value belongs to the guideline. An organisation that builds on it can only change it with a reason, which is shown in the report.";
}

// Sources, roles, terms.
phrases! {
    CLAUSE: "Ställe", "Clause";
    QUOTE: "Citat", "Quoted words";
    ENCODED: "Regler", "Rules";
    MANUAL: "Prövas av en människa", "Judged by a person";
    NOT_ENCODED: "ingen regel", "no rule";
    RESPONSIBLE_FOR: "Ansvarar för {count} regler", "Responsible for {count} rules";
    ANSWERS: "svarar på {count} frågor", "answers {count} questions";
    RECEIVES: "tar emot {count} rapporter", "receives {count} reports";
    REACHED_WHEN: "Nådd när", "Reached when";
    OPEN_TERM: "Öppet svar", "Open answer";
    OPEN_MEANS: "Ett svar som saknas, eller som bara är en uppskattning. Rapporten visar då det bästa och det sämsta besked som är möjligt.", "An answer that is missing, or only an estimate. The report then shows the best and the worst verdict still possible.";
    CONDITION_TERM: "Villkor", "Condition";
    CONDITION_MEANS: "Något som ska vara klart senare, men som inte hindrar nästa steg.", "Something to be done later that does not stop the next step.";
}
