//! Rules, duties, dates and conditions.

use super::{
    Group, Holds as H, IGNORES, IGNORES_SAYS, Id, Key, Names, REVIEW, REVIEW_SAYS, SEVERITY, SEVERITY_SAYS,
    group, may, need, worded,
};

const AREA_SAYS: &str =
    "The area it belongs to: benefit_cost, risk, ethics, law, competence, or one that is declared.";
const PHASE_SAYS: &str = "The phase in which it must hold.";
const TITLE: Key = may("title", H::Text, "What it is called.");
const REMEDY: Key = may("remedy", H::Text, "What to do when it is violated.");
const NOTE: Key = may("note", H::Text, "A remark.");
const SOURCE: Key = may(
    "source",
    H::OneOrMany(&H::Reference(Names::Sources)),
    "Where it comes from: source/clause, or a list of them.",
);
const APPLIES_WHEN: Key = may("applies_when", H::Condition, "When it applies; always when left out.");
const EXCEPT: Key = may("except", H::Condition, "When it does not apply after all; reported as exempt.");
const REQUIRES: Key = may("requires", H::Condition, "What must hold. A rule has this, a duty, or both.");
const DUTIES: Key = may("duty", H::Group(&DUTY), "What is to be done from now on.");
const EVIDENCE: Key = may(
    "evidence",
    H::MapOf(Names::Facts, &H::List(&H::Id(Id::Plain))),
    "Evidence demanded: by fact, the kinds accepted (document, decision, test, link or another).",
);
const WAIVED: Key = may("waiver", H::Group(&WAIVER), "Who may waive it, and for how long.");
const CONTRADICTION: Key =
    may("contradiction", H::Truth, "Whether a violation means answers that cannot all be true.");
const OWNER: Key = may("owner", H::Reference(Names::Roles), "Who sees to it.");
const RELAXABLE: Key = may("relaxable", H::Truth, "Whether an overlay may make it less strict.");
const REVIEWED: Key = may("review", H::Word(REVIEW), REVIEW_SAYS);
const IGNORED: Key = may("ignore", IGNORES, IGNORES_SAYS);

/// A rule.
pub(crate) static RULE: Group = group(
    "rule",
    &[
        need("area", H::Reference(Names::Areas), AREA_SAYS),
        need("phase", H::Reference(Names::Phases), PHASE_SAYS),
        need("severity", H::Word(SEVERITY), SEVERITY_SAYS),
        TITLE,
        REMEDY,
        NOTE,
        SOURCE,
        APPLIES_WHEN,
        EXCEPT,
        REQUIRES,
        DUTIES,
        EVIDENCE,
        may("effective", H::Group(&EFFECTIVE), "First and last day; else those of its clause or source."),
        WAIVED,
        CONTRADICTION,
        OWNER,
        RELAXABLE,
        REVIEWED,
        may("earlier", H::List(&H::Group(&EARLIER)), "Earlier versions, each with the keys that differ."),
        IGNORED,
    ],
);

/// An earlier version of a rule.
pub(crate) static EARLIER: Group = group(
    "earlier-rule",
    &[
        need("effective", H::Group(&EFFECTIVE), "Its first and last day."),
        may("area", H::Reference(Names::Areas), AREA_SAYS),
        may("phase", H::Reference(Names::Phases), PHASE_SAYS),
        may("severity", H::Word(SEVERITY), SEVERITY_SAYS),
        TITLE,
        REMEDY,
        NOTE,
        SOURCE,
        APPLIES_WHEN,
        EXCEPT,
        REQUIRES,
        DUTIES,
        EVIDENCE,
        WAIVED,
        CONTRADICTION,
        OWNER,
        RELAXABLE,
        REVIEWED,
        IGNORED,
    ],
);

/// Terms of a waiver.
pub(crate) static WAIVER: Group = group(
    "waiver-terms",
    &[
        need("by", H::List(&H::Reference(Names::Roles)), "The roles that may waive it."),
        need("months", H::Count, "For how many months from the day it is granted."),
    ],
);

/// A duty.
pub(crate) static DUTY: Group = worded(
    "duty",
    &[
        may("to", H::Reference(Names::Roles), "Who receives the result."),
        may("schedule", H::List(&H::Group(&LINE)), "When it is to be done."),
    ],
);

/// A line of a schedule.
pub(crate) static LINE: Group = group(
    "schedule-line",
    &[
        may("when", H::Condition, "When the line counts."),
        may("every", H::Duration, "How often, such as 6 months. Exactly one of every and at stands there."),
        may("at", H::List(&H::Duration), "How long after the anchor."),
        may("on", H::DayOfYear, "The day of the year on which a yearly date falls, MM-DD."),
        may(
            "from",
            H::Expression,
            "The day to count from; else the later of the start and the rule's first day.",
        ),
        may("until", H::Expression, "The last day."),
    ],
);

/// First and last day.
pub(crate) static EFFECTIVE: Group = group(
    "effective",
    &[
        may("from", H::Expression, "The first day: a date or a date expression."),
        may("until", H::Expression, "The last day."),
    ],
);

/// A combination of conditions.
pub(crate) static COMBINATION: Group = group(
    "combination",
    &[
        may("all", H::List(&H::Condition), "All of these hold."),
        may("any", H::List(&H::Condition), "At least one of these holds."),
        may("not", H::Condition, "This does not hold."),
    ],
);

/// A warning that is not to be shown.
pub(crate) static IGNORE: Group = group(
    "ignore",
    &[
        need("lint", H::Name, "The code of the warning, such as unused/fact."),
        need("reason", H::Text, "Why it is not to be shown."),
    ],
);
