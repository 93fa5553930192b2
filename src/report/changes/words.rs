//! The wordings of changes.

use super::{ChangeKind, Thing};
use crate::report::Phrase;

/// What a change does.
pub(super) const fn kind(kind: ChangeKind) -> Phrase {
    match kind {
        ChangeKind::Added => Phrase::new("Ny", "New"),
        ChangeKind::Removed => Phrase::new("Borttagen", "Removed"),
        ChangeKind::Tightened => Phrase::new("Skärpt", "Tightened"),
        ChangeKind::Relaxed => Phrase::new("Mildrad", "Relaxed"),
        ChangeKind::Changed => Phrase::new("Ändrad", "Changed"),
        ChangeKind::Reworded => Phrase::new("Omformulerad", "Reworded"),
    }
}

/// Several things of a kind.
pub(super) const fn things(thing: Thing) -> Phrase {
    match thing {
        Thing::Guideline => Phrase::new("Riktlinjen", "The guideline"),
        Thing::Rule => Phrase::new("Regler", "Rules"),
        Thing::Fact => Phrase::new("Frågor", "Questions"),
        Thing::Parameter => Phrase::new("Inställbara värden", "Parameters"),
        Thing::Value => Phrase::new("Beräknade värden", "Computed values"),
        Thing::Phase => Phrase::new("Faser", "Phases"),
        Thing::Section => Phrase::new("Avsnitt", "Sections"),
        Thing::Source => Phrase::new("Källor", "Sources"),
        Thing::Role => Phrase::new("Roller", "Roles"),
        Thing::Area => Phrase::new("Områden", "Areas"),
    }
}

macro_rules! phrases {
    ($($name:ident: $sv:literal, $en:literal;)*) => {$(
        pub(super) const $name: Phrase = Phrase::new($sv, $en);
    )*};
}

phrases! {
    TITLE: "Titel", "Title";
    DESCRIPTION: "Beskrivning", "Description";
    VERSION: "Version", "Version";
    STATUS: "Status", "Status";
    DRAFT: "utkast", "draft";
    ADOPTED: "antagen", "adopted";
    NOT_STATED: "anges inte", "not stated";
    PUBLISHER: "Utgivare", "Publisher";
    USES: "Bygger på", "Builds on";
    SEVERITY: "Tyngd", "Weight";
    PHASE: "Fas", "Phase";
    AREA: "Område", "Area";
    REQUIRES: "Krav", "Requirement";
    APPLIES_WHEN: "Gäller när", "Applies when";
    EXCEPT: "Utom när", "Except when";
    FROM: "Gäller från", "In force from";
    UNTIL: "Gäller till och med", "In force until";
    DUTY: "Skyldighet", "Duty";
    SCHEDULE: "Tidpunkter", "Schedule";
    RECEIVER: "Mottagare", "Recipient";
    EVIDENCE: "Underlag", "Evidence";
    WAIVER: "Undantag", "Waiver";
    WAIVER_TERMS: "{by}, högst {count} månader", "{by}, at most {count} months";
    OWNER: "Ansvarig", "Responsible";
    REMEDY: "Åtgärd", "Action";
    NOTE: "Anmärkning", "Note";
    SOURCE: "Källa", "Source";
    REVIEW: "Granskning", "Review";
    CONTRADICTION: "Motsägelse", "Contradiction";
    TYPE: "Typ av svar", "Kind of answer";
    QUESTION: "Fråga", "Question";
    HELP: "Hjälp", "Help";
    ANSWERED_BY: "Svarar", "Answered by";
    BOUNDS: "Gränser", "Bounds";
    OPTION: "Alternativ", "Option";
    UNIT: "Enhet", "Unit";
    ASKED_WHEN: "Frågan ställs när", "Asked when";
    OTHERWISE: "Annars", "Otherwise";
    MAY_BE_NONE: "Kan svaret vara att inget finns?", "Can the answer be that there is none?";
    COLUMN: "Kolumn", "Column";
    YEARS: "Antal år", "Number of years";
    SECTION: "Avsnitt", "Section";
    ORDER: "Ordning mellan alternativen", "Order of the options";
    FORMER_ID: "Id", "Id";
    VALUE: "Värde", "Value";
    BODY: "Beräkning", "Calculation";
    SHOWN: "Visas i rapporten", "Shown in the report";
    REACHED_WHEN: "Nådd när", "Reached when";
    POSITION: "Plats i ordningen", "Place in the order";
    CLAUSE: "Ställe", "Clause";
    REFERENCE: "Beteckning", "Reference";
    DATE: "Datum", "Date";
    ADDRESS: "Adress", "Address";
    WORDING: "Ordalydelse", "Wording";
    REMINDERS: "Påminnelser", "Reminders";
    START: "Uppgift om startdatum", "Fact that says when use starts";
}

phrases! {
    HEADING: "Ändringar i {title}: {old} → {new}", "Changes in {title}: {old} → {new}";
    NOTHING: "Inga skillnader.", "No differences.";
    BEFORE: "Före", "Before";
    AFTER: "Efter", "After";
    NONE: "(inget)", "(none)";
    AFFECTS: "Påverkar", "Affects";
    CASES: "Beslutade förslag som får ett annat besked", "Decided proposals with another verdict";
    CASES_SAME: "{count} förslag prövade. Inget får ett annat besked.", "{count} proposals assessed; none gets another verdict.";
    CASES_COUNT: "{changed} av {count} förslag får ett annat besked.", "{changed} of {count} proposals get another verdict.";
    BECAUSE: "På grund av", "Because of";
    UNREADABLE: "Kan inte läsas med den nya riktlinjen", "Cannot be read with the new guideline";
    RULE_GONE: "finns inte", "not there";
    MORE: "… och {count} till", "… and {count} more";
}
