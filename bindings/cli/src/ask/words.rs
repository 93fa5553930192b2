//! The wordings of the questionnaire in a terminal, and the words that people may type.

use riktlinje::assess::QuestionKind;
use riktlinje::report::Phrase;

/// Yes or no, when the text is one of the two.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "j" | "ja" | "y" | "yes" | "true" | "sant" => Some(true),
        "n" | "nej" | "no" | "false" | "falskt" => Some(false),
        _ => None,
    }
}

/// Whether a text says that there is none.
pub(super) fn is_nothing(text: &str) -> bool {
    let words = ["0", "ingen", "inget", "inga", "finns inte", "none", "nothing"];
    words.contains(&text.to_lowercase().as_str())
}

/// Why a question that has an answer is asked again.
pub(super) const fn again(kind: QuestionKind) -> Option<Phrase> {
    match kind {
        QuestionKind::Unanswered => None,
        QuestionKind::NotKnown => Some(Phrase::new(
            "Tidigare svar: vet ej. Vet ni nu?",
            "Answered before with do not know. Do you know now?",
        )),
        QuestionKind::Estimate => Some(Phrase::new(
            "Svaret är en uppskattning som kan avgöra. Kan den preciseras? Tom rad behåller den.",
            "The answer is an estimate that can decide. Can it be narrowed? An empty line keeps it.",
        )),
        QuestionKind::Unfinished => {
            Some(Phrase::new("Listan är påbörjad men inte klar.", "The list is begun but not finished."))
        }
        QuestionKind::Evidence => {
            Some(Phrase::new("Svaret behöver ett underlag.", "The answer needs evidence."))
        }
        QuestionKind::EvidenceExpired => Some(Phrase::new(
            "Underlaget för svaret har gått ut. Finns ett nyare?",
            "The evidence for the answer has expired. Is there a newer one?",
        )),
    }
}

macro_rules! phrases {
    ($($name:ident: $sv:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($sv, $en);
    )*};
}

// Before and after.
phrases! {
    WHAT_TITLE: "Vad kallas förslaget? (Tom rad hoppar över.)", "What is the proposal called? (An empty line skips this.)";
    TITLE_HELP: "  Titeln säger vilken AI-lösning svaren gäller, till exempel Chattassistent på biblioteket.", "  The title says which AI solution the answers are about, such as Chat assistant at the library.";
    COMMANDS: "? hjälp · < tillbaka · - vet ej · tom rad hoppar över · = läget · q sparar och slutar", "? help · < back · - do not know · empty line skips · = verdict so far · q saves and quits";
    SAVED_AS_YOU_GO: "Svaren sparas i {path} efter varje fråga.", "Answers are saved in {path} after each question.";
    NOTHING_LEFT: "Inga frågor återstår.", "No questions are left.";
    SKIPPED: "Överhoppade frågor: {count}.", "Questions skipped: {count}.";
    SAVED: "Svaren finns i {path}.", "The answers are in {path}.";
    GO_ON: "Fortsätt senare med: riktlinje ask {guideline} {path}", "Go on later with: riktlinje ask {guideline} {path}";
    SETTLED: "Beskedet är nu klart. Frågorna som följer ändrar bara enskilda regler; q sparar och slutar.", "The verdict is now settled. The questions that follow change single rules only; q saves and quits.";
    NO_BACK: "Det finns ingen tidigare fråga att gå tillbaka till.", "There is no earlier question to go back to.";
}

// A question.
phrases! {
    LEFT: "Frågor kvar: {left} (avgör beskedet: {deciding})", "Questions left: {left} (deciding the verdict: {deciding})";
    ANSWERED_BY: "Svarar", "Answered by";
    ANSWER_SO_FAR: "Svar hittills", "Answer so far";
    DECIDES: "Svaret avgör", "The answer decides";
    MORE: "… och {count} till", "… and {count} more";
    FORM_TRUTH: "ja eller nej", "yes or no";
    FORM_NUMBER: "tal", "number";
    FORM_WHOLE: "heltal", "whole number";
    FORM_RANGE: "Intervall går bra, till exempel 6000-7560.", "A range is fine, such as 6000-7560.";
    FORM_DATE: "datum: 2026-11-22, en månad (2026-11) eller 2026-11-01..2026-12-31", "date: 2026-11-22, a month (2026-11) or 2026-11-01..2026-12-31";
    FORM_TEXT: "text", "text";
    FORM_CHOICE: "ett nummer eller namn; flera med komma om det inte är klart", "a number or a name; several with commas where it is not settled";
    FORM_CHOICES: "nummer eller namn, flera med komma; ? före det som är osäkert; 0 för inget", "numbers or names, several with commas; ? before what is not sure; 0 for none";
    FORM_SERIES: "belopp per år från år 0: alla med semikolon (100; 200; 200), eller ett åt gången", "an amount per year from year 0: all with semicolons (100; 200; 200), or one at a time";
    FORM_ROWS: "ja för att lägga till rader en och en, nej om listan är klar", "yes to add rows one by one, no if the list is finished";
    FORM_EVIDENCE: "slag; beteckning; datum; giltigt till och med; av – bara slaget måste anges; 0 om inget underlag finns", "kind; reference; date; valid until; by – only the kind is required; 0 if there is no evidence";
    FORM_NONE: "skriv ingen om det inte finns", "write none if there is none";
    KINDS: "Slag av underlag som godtas: {kinds}.", "Accepted evidence: {kinds}.";
    NO_HELP: "Det finns ingen mer hjälp till frågan.", "There is no further help with this question.";
    UNIT_IN: "i {unit}", "in {unit}";
    FROM_TO: "{low}–{high}", "{low}–{high}";
    FROM_ONLY: "minst {low}", "at least {low}";
    TO_ONLY: "högst {high}", "at most {high}";
}

// What an answer does.
phrases! {
    READ_AS: "Läst som: {value}", "Read as: {value}";
    KEPT_OPEN: "Noterat: vet ej.", "Noted: do not know.";
    NOW_MET: "Nu uppfyllda regler: {count}", "Rules now met: {count}";
    NOW_VIOLATED: "Nu inte uppfyllt", "Now not met";
    VERDICT_SO_FAR: "Läget", "So far";
    BETWEEN: "bäst: {best}; sämst: {worst}", "best: {best}; worst: {worst}";
}

// Answers that cannot be read.
phrases! {
    WRITE_TRUTH: "Skriv ja eller nej.", "Write yes or no.";
    WRITE_NUMBER: "Skriv ett tal, till exempel 1\u{a0}200\u{a0}000 eller 0,5, eller ett intervall som 6000-7560.", "Write a number, such as 1,200,000 or 0.5, or a range such as 6000-7560.";
    WRITE_DATE: "Skriv ett datum som 2026-11-22, en månad som 2026-11, eller ett intervall som 2026-11-01..2026-12-31.", "Write a date such as 2026-11-22, a month such as 2026-11, or a range such as 2026-11-01..2026-12-31.";
    WRITE_CHOICE: "Skriv numret eller namnet på ett av alternativen.", "Write the number or the name of one of the options.";
    WRITE_CHOICES: "Skriv nummer eller namn på alternativen med komma mellan, eller 0 för inget.", "Write numbers or names of the options with commas between, or 0 for none.";
    WRITE_ROWS: "Skriv ja för att lägga till en rad, nej om listan är klar, eller senare om fler rader kommer.", "Write yes to add a row, no if the list is finished, or later if more rows will come.";
    OUTSIDE: "Talet ligger utanför skalan.", "The number is outside the scale.";
    WRITE_KIND: "Ange först ett slag av underlag som godtas, eller 0 om inget underlag finns.", "Name one of the accepted kinds of evidence first, or 0 if there is none.";
}

// Lists.
phrases! {
    YEAR: "År {year}", "Year {year}";
    YEAR_HINT: "tom rad: samma som året före · - vet ej · . inga fler år", "empty line: as the year before · - do not know · . no more years";
    YEARS_COUNT: "{count} år räknas.", "{count} years count.";
    YEARS_OPEN: "Hur många år som räknas är inte klart än; högst {count}.", "How many years count is not settled yet; at most {count}.";
    ROW: "Rad {row}", "Row {row}";
    ROW_HINT: "tom rad: lämna tomt · - vet ej · < avbryt raden", "empty line: leave out · - do not know · < give up the row";
    ROWS_SO_FAR: "Rader hittills: {count}.", "Rows so far: {count}.";
    ONE_MORE: "En rad till? ja, nej (listan är klar) eller senare (fler kommer)", "One more row? yes, no (the list is finished) or later (more will come)";
}

// What keeps the command from being done.
phrases! {
    ANSWERS_FROM_INPUT: "Svaren läses från standard in. Ange förslaget som en fil.", "Answers are read from standard input. Name the proposal as a file.";
    IN_THE_WAY: "{path} finns redan. Fortsätt med den: riktlinje ask {guideline} {path}. Eller ange en annan fil med -o.", "{path} exists already. Go on with it: riktlinje ask {guideline} {path}. Or name another file with -o.";
    NOT_SAVED: "Svaren kunde inte sparas i {path} ({reason}).", "The answers could not be saved in {path} ({reason}).";
}
