//! Mistakes in parameters, facts, values and rules.

use crate::diagnostic::{Code, Entry, Level};

/// A parameter with both `value` and `by_date`.
pub const VALUE_AND_DATES: Code = &Entry {
    id: "model/value-and-dates",
    level: Level::Error,
    en: "A parameter has either `value` or `by_date`, not both.",
    sv: "En parameter har antingen `value` eller `by_date`, inte båda.",
    hints: &[("Keep one of them.", "Behåll den ena.")],
    why: "It would be unclear which one counts.",
};

/// A parameter without a value.
pub const NO_VALUE: Code = &Entry {
    id: "model/no-value",
    level: Level::Error,
    en: "The parameter `{id}` has no value.",
    sv: "Parametern `{id}` har inget värde.",
    hints: &[(
        "Add `value: …`, or `by_date` with values by their first day.",
        "Lägg till `value: …`, eller `by_date` med värden och deras första dag.",
    )],
    why: "Rules compute with the value.",
};

/// `type` of a parameter.
pub const NO_PARAMETER_TYPE: Code = &Entry {
    id: "model/no-parameter-type",
    level: Level::Error,
    en: "A parameter has no `{key}`: its value shows what it is.",
    sv: "En parameter har ingen `{key}`: värdet visar vad den är.",
    hints: &[("Take the line away.", "Ta bort raden.")],
    why: "A second place for the same thing could contradict the first.",
};

/// Two values or versions from the same day.
pub const SAME_DATE: Code = &Entry {
    id: "model/same-date",
    level: Level::Error,
    en: "{date} stands twice.",
    sv: "{date} står två gånger.",
    hints: &[("Keep one of them, or correct the date.", "Behåll den ena, eller rätta datumet.")],
    why: "From each day one value or wording counts.",
};

/// Values of different kinds in one parameter.
pub const MIXED_KINDS: Code = &Entry {
    id: "model/mixed-kinds",
    level: Level::Error,
    en: "This value is of another kind than the first one.",
    sv: "Värdet är av ett annat slag än det första.",
    hints: &[(
        "Write all values as numbers, all as dates, or all as true or false.",
        "Skriv alla värden som tal, alla som datum eller alla som true eller false.",
    )],
    why: "A parameter has the same kind at all times.",
};

/// `min` or `max` of a parameter that is no number.
pub const BOUND_WITHOUT_NUMBER: Code = &Entry {
    id: "model/bound-without-number",
    level: Level::Error,
    en: "`min` and `max` are only for parameters that are numbers.",
    sv: "`min` och `max` är bara till för parametrar som är tal.",
    hints: &[("Take the bound away.", "Ta bort gränsen.")],
    why: "Only numbers are checked against them.",
};

/// A least value above the greatest.
pub const MIN_ABOVE_MAX: Code = &Entry {
    id: "model/min-above-max",
    level: Level::Error,
    en: "The greatest value is below the least.",
    sv: "Det största värdet är mindre än det minsta.",
    hints: &[("Check both; perhaps they were swapped.", "Kontrollera båda. De kan ha bytt plats.")],
    why: "No answer could lie between them.",
};

/// A value of a parameter outside its bounds.
pub const OUT_OF_BOUNDS: Code = &Entry {
    id: "model/out-of-bounds",
    level: Level::Error,
    en: "The value lies outside the bounds of `{id}`.",
    sv: "Värdet ligger utanför gränserna för `{id}`.",
    hints: &[
        ("Write a value from {min} to {max}.", "Skriv ett värde från {min} till {max}."),
        ("Write a value from {min}.", "Skriv ett värde från {min}."),
        ("Write a value up to {max}.", "Skriv ett värde upp till {max}."),
    ],
    why: "The bounds say what an organisation may choose.",
};

/// A key that facts of this type do not take.
pub const KEY_OF_OTHER_TYPE: Code = &Entry {
    id: "model/key-of-other-type",
    level: Level::Error,
    en: "`{key}` is not for facts of type `{type}`.",
    sv: "`{key}` är inte till för uppgifter av typen `{type}`.",
    hints: &[(
        "Take the line away, or change the type: `{key}` is for {types}.",
        "Ta bort raden, eller ändra typen: `{key}` är till för {types}.",
    )],
    why: "The key would have no effect.",
};

/// A choice without options.
pub const NO_OPTIONS: Code = &Entry {
    id: "model/no-options",
    level: Level::Error,
    en: "A `{type}` needs options to choose from.",
    sv: "Typen `{type}` behöver alternativ att välja bland.",
    hints: &[(
        "Add `options:` with a line per option, or `like: other_fact` for the same options.",
        "Lägg till `options:` med en rad per alternativ, eller `like: annan_uppgift` för samma alternativ.",
    )],
    why: "Without options there is nothing to answer.",
};

/// Both `options` and `like`.
pub const OPTIONS_AND_LIKE: Code = &Entry {
    id: "model/options-and-like",
    level: Level::Error,
    en: "`options` and `like` cannot stand together.",
    sv: "`options` och `like` kan inte stå tillsammans.",
    hints: &[("Keep one of them.", "Behåll den ena.")],
    why: "The options come from one place.",
};

/// Options of a value that is no choice.
pub const OPTIONS_WITHOUT_TYPE: Code = &Entry {
    id: "model/options-without-type",
    level: Level::Error,
    en: "`{key}` is for values of type `choice`.",
    sv: "`{key}` är till för värden av typen `choice`.",
    hints: &[(
        "Add `type: choice`, or take the line away. A yes/no needs no options.",
        "Lägg till `type: choice`, eller ta bort raden. Ett ja/nej behöver inga alternativ.",
    )],
    why: "Only a choice has options.",
};

/// More options than can be held.
pub const TOO_MANY_OPTIONS: Code = &Entry {
    id: "model/too-many-options",
    level: Level::Error,
    en: "There are {count} options; the most is {most}.",
    sv: "Det finns {count} alternativ, men högst {most} är tillåtna.",
    hints: &[("Group them, or ask in two steps.", "Gruppera dem, eller fråga i två steg.")],
    why: "Choices of several options are held as bits of one number, which keeps an assessment fast.",
};

/// An option that stands twice.
pub const SAME_OPTION: Code = &Entry {
    id: "model/same-option",
    level: Level::Error,
    en: "The option `{id}` stands twice.",
    sv: "Alternativet `{id}` står två gånger.",
    hints: &[("Keep one of them.", "Behåll det ena.")],
    why: "An answer could not tell them apart.",
};

/// An option that means "do not know".
pub const NOT_KNOWN_OPTION: Code = &Entry {
    id: "model/do-not-know-option",
    level: Level::Error,
    en: "The option `{id}` says that the answer is not known.",
    sv: "Alternativet `{id}` säger att svaret inte är känt.",
    hints: &[(
        "Take it away: a question without an answer stays open, and the report says who should find out.",
        "Ta bort det: en fråga utan svar förblir öppen, och rapporten visar vem som ska ta reda på svaret.",
    )],
    why: "It would turn an open question into an answer, and rules would pass or fail on it.",
};

/// A label whose key is no number.
pub const LABEL_WITHOUT_NUMBER: Code = &Entry {
    id: "model/label-without-number",
    level: Level::Error,
    en: "`{key}` is not a number.",
    sv: "`{key}` är inget tal.",
    hints: &[(
        "Write the step of the scale before the colon: `1: …`.",
        "Skriv skalans steg före kolon: `1: …`.",
    )],
    why: "Labels name the steps of a scale.",
};

/// `required` and the like.
pub const REQUIRED_KEY: Code = &Entry {
    id: "model/no-required-key",
    level: Level::Error,
    en: "`{key}` is not needed: no question has to be answered.",
    sv: "`{key}` behövs inte: ingen fråga måste besvaras.",
    hints: &[(
        "Take the line away. A question without an answer is listed as open wherever a rule needs it.",
        "Ta bort raden. En fråga utan svar visas som öppen överallt där en regel behöver den.",
    )],
    why: "The engine itself finds which questions still matter.",
};

/// `default` of a fact.
pub const DEFAULT_KEY: Code = &Entry {
    id: "model/no-default-key",
    level: Level::Error,
    en: "A fact has no `{key}`: an answer that nobody gave is not an answer.",
    sv: "En uppgift har ingen `{key}`: ett svar som ingen har gett är inget svar.",
    hints: &[(
        "Take the line away. If the question does not arise, use `asked_when` and `otherwise`.",
        "Ta bort raden. Om frågan inte är aktuell, använd `asked_when` och `otherwise`.",
    )],
    why: "A default would let a rule pass although nobody looked at the question.",
};

/// A condition on a column.
pub const GATE_IN_COLUMN: Code = &Entry {
    id: "model/gate-in-column",
    level: Level::Error,
    en: "`{key}` is not for columns: every row has all its columns.",
    sv: "`{key}` är inte till för kolumner: varje rad har alla kolumner.",
    hints: &[(
        "Take the line away; put the condition on the whole fact or in the rule.",
        "Ta bort raden. Sätt villkoret på hela uppgiften eller i regeln.",
    )],
    why: "Conditions per row would make registers hard to read and to compute.",
};

/// A section or role on a column.
pub const PLACE_IN_COLUMN: Code = &Entry {
    id: "model/place-in-column",
    level: Level::Error,
    en: "`{key}` is not for columns: they follow the fact that they belong to.",
    sv: "`{key}` är inte till för kolumner: de följer den uppgift de hör till.",
    hints: &[("Move the line to the fact.", "Flytta raden till uppgiften.")],
    why: "All columns are asked in one place.",
};

/// A column of series or rows.
pub const TYPE_IN_COLUMN: Code = &Entry {
    id: "model/type-in-column",
    level: Level::Error,
    en: "A column cannot be of type `{type}`.",
    sv: "En kolumn kan inte ha typen `{type}`.",
    hints: &[("Use a fact of its own instead.", "Använd en egen uppgift i stället.")],
    why: "Rows hold single values.",
};

/// A bound of another kind than the fact.
pub const BOUND_OF_OTHER_TYPE: Code = &Entry {
    id: "model/bound-of-other-type",
    level: Level::Error,
    en: "The bound does not fit a fact of type `{type}`.",
    sv: "Gränsen passar inte en uppgift av typen `{type}`.",
    hints: &[(
        "Write a number for numbers and series, and a date for dates.",
        "Skriv ett tal för tal och serier, och ett datum för datum.",
    )],
    why: "Answers are compared with the bound.",
};

/// A list as the short form of a value.
pub const LIST_AS_VALUE: Code = &Entry {
    id: "model/list-as-value",
    level: Level::Error,
    en: "A list does not say how the value is computed.",
    sv: "En lista säger inte hur värdet räknas ut.",
    hints: &[(
        "Write `first:` above rows of `when` and `value`, or `all:` or `any:` above conditions.",
        "Skriv `first:` ovanför rader med `when` och `value`, eller `all:` eller `any:` ovanför villkor.",
    )],
    why: "The same list could mean different things.",
};

/// A value that is computed in two ways.
pub const SEVERAL_BODIES: Code = &Entry {
    id: "model/several-bodies",
    level: Level::Error,
    en: "A value has exactly one of `expr`, `condition`, `first` and `table`.",
    sv: "Ett värde har exakt en av `expr`, `condition`, `first` och `table`.",
    hints: &[("Keep one of them.", "Behåll den ena.")],
    why: "It would be unclear which one counts.",
};

/// A value that is not computed.
pub const NO_BODY: Code = &Entry {
    id: "model/no-body",
    level: Level::Error,
    en: "The value `{id}` does not say how it is computed.",
    sv: "Värdet `{id}` säger inte hur det räknas ut.",
    hints: &[(
        "Add `expr`, `condition`, `first` or `table`.",
        "Lägg till `expr`, `condition`, `first` eller `table`.",
    )],
    why: "A value without a computation has no value.",
};

/// More decimals than numbers have.
pub const TOO_MANY_DECIMALS: Code = &Entry {
    id: "model/too-many-decimals",
    level: Level::Error,
    en: "At most 12 decimals can be shown.",
    sv: "Högst 12 decimaler kan visas.",
    hints: &[("Write a smaller number.", "Skriv ett mindre tal.")],
    why: "Numbers are kept with 12 decimals.",
};

/// A first-match list whose last row may not fit.
pub const LAST_ROW_HAS_CONDITION: Code = &Entry {
    id: "model/last-row-has-condition",
    level: Level::Error,
    en: "The last row has a condition, so the value is missing when no row fits.",
    sv: "Den sista raden har ett villkor, så värdet saknas när ingen rad passar.",
    hints: &[(
        "Add a last row with only `value`, or take `when` away.",
        "Lägg till en sista rad med bara `value`, eller ta bort `when`.",
    )],
    why: "A value is needed in every case.",
};

/// A row without a condition before the last.
pub const ROW_WITHOUT_CONDITION: Code = &Entry {
    id: "model/row-without-condition",
    level: Level::Error,
    en: "This row always fits, so those after it are never used.",
    sv: "Raden passar alltid, så raderna efter den används aldrig.",
    hints: &[("Add `when`, or move the row to the end.", "Lägg till `when`, eller flytta raden sist.")],
    why: "The first row that fits decides.",
};

/// A table row with too many or too few cells.
pub const TABLE_WIDTH: Code = &Entry {
    id: "model/table-width",
    level: Level::Error,
    en: "The row has {found} cells; the table needs {expected}: one per column and the result.",
    sv: "Raden har {found} celler. Tabellen behöver {expected}: en per kolumn och resultatet.",
    hints: &[(
        "Use `any` for a column that does not matter.",
        "Använd `any` för en kolumn som inte spelar någon roll.",
    )],
    why: "A missing cell would move the others to wrong columns.",
};

/// A dash as a cell.
pub const DASH_AS_CELL: Code = &Entry {
    id: "model/dash-as-cell",
    level: Level::Error,
    en: "A dash is not a cell.",
    sv: "Ett streck är ingen cell.",
    hints: &[(
        "Write `any` for a column that does not matter.",
        "Skriv `any` för en kolumn som inte spelar någon roll.",
    )],
    why: "In YAML a dash begins the item of a list.",
};

/// A rule without a check and without a duty.
pub const NOTHING_REQUIRED: Code = &Entry {
    id: "model/nothing-required",
    level: Level::Error,
    en: "The rule `{id}` requires nothing.",
    sv: "Regeln `{id}` kräver ingenting.",
    hints: &[(
        "Add `requires` (what must hold), `duty` (what to do) or both.",
        "Lägg till `requires` (vad som ska gälla), `duty` (vad som ska göras) eller båda.",
    )],
    why: "It could never be violated.",
};

/// A waiver of a rule that forbids.
pub const WAIVER_OF_FORBIDDEN: Code = &Entry {
    id: "model/waiver-of-forbidden",
    level: Level::Error,
    en: "A rule that forbids cannot be waived.",
    sv: "Det går inte att medge undantag från en regel som förbjuder.",
    hints: &[(
        "Take `waiver` away, or use `severity: must` if the law leaves room.",
        "Ta bort `waiver`, eller använd `severity: must` om lagen ger utrymme.",
    )],
    why: "Nobody in the organisation can allow what the law forbids.",
};

/// A contradiction that checks nothing.
pub const CONTRADICTION_WITHOUT_CHECK: Code = &Entry {
    id: "model/contradiction-without-check",
    level: Level::Error,
    en: "A contradiction needs `requires`: what the answers must agree on.",
    sv: "En motsägelse behöver `requires`: vad svaren måste stämma överens om.",
    hints: &[(
        "Add `requires`, or take `contradiction` away.",
        "Lägg till `requires`, eller ta bort `contradiction`.",
    )],
    why: "A duty alone cannot contradict anything.",
};

/// An earlier version without a written date.
pub const EARLIER_WITHOUT_DATE: Code = &Entry {
    id: "model/earlier-without-date",
    level: Level::Error,
    en: "An earlier version needs a date that is written out.",
    sv: "En tidigare version behöver ett utskrivet datum.",
    hints: &[(
        "Write `effective:` and below it `from: 2025-01-01` or `until: 2026-01-01`.",
        "Skriv `effective:` och under den `from: 2025-01-01` eller `until: 2026-01-01`.",
    )],
    why: "The date tells the versions of a rule apart in reports.",
};

/// More earlier versions than can be held.
pub const TOO_MANY_VERSIONS: Code = &Entry {
    id: "model/too-many-versions",
    level: Level::Error,
    en: "A rule can have at most {most} earlier versions.",
    sv: "En regel kan ha högst {most} tidigare versioner.",
    hints: &[("Leave out the oldest ones.", "Ta bort de äldsta.")],
    why: "Each version is a whole rule; the limit keeps memory bounded.",
};

/// A duty that does not say what to do.
pub const DUTY_WITHOUT_WORDS: Code = &Entry {
    id: "model/duty-without-words",
    level: Level::Error,
    en: "The duty does not say what is to be done.",
    sv: "Skyldigheten säger inte vad som ska göras.",
    hints: &[("Add `sv: …` and `en: …`.", "Lägg till `sv: …` och `en: …`.")],
    why: "Somebody is going to do it.",
};

/// A line of a schedule with two rhythms.
pub const EVERY_AND_AT: Code = &Entry {
    id: "model/every-and-at",
    level: Level::Error,
    en: "A line has either `every` or `at`, not both.",
    sv: "En rad har antingen `every` eller `at`, inte båda.",
    hints: &[("Write two lines.", "Skriv två rader.")],
    why: "Each line gives one row of dates.",
};

/// A line of a schedule without a rhythm.
pub const NO_RHYTHM: Code = &Entry {
    id: "model/no-rhythm",
    level: Level::Error,
    en: "The line does not say when.",
    sv: "Raden säger inte när.",
    hints: &[(
        "Add `every: 6 months` or `at: [6 months, 12 months]`.",
        "Lägg till `every: 6 months` eller `at: [6 months, 12 months]`.",
    )],
    why: "Without it there are no dates.",
};
