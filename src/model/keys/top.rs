//! The top of a guideline: what it is, what it uses, phases, sections, sources.

use super::{
    DATED, EFFECTIVE, FACT, Group, Holds as H, IGNORES, IGNORES_SAYS, Id, Names, PARAMETER, REVIEW,
    REVIEW_SAYS, RULE, SEVERITY, SEVERITY_SAYS, STATUS, group, may, need,
};

/// A guideline.
pub(crate) static GUIDELINE: Group = group(
    "guideline",
    &[
        need("riktlinje", H::Format, "The version of the format: 1."),
        need("id", H::Id(Id::Pack), "The guideline's id, the name of its folder."),
        need("version", H::Version, "Its version, major.minor.patch. Others pin its first numbers."),
        need("title", H::Text, "What it is called."),
        may("publisher", H::Text, "Who publishes it."),
        may("description", H::Text, "What it is for."),
        may(
            "status",
            H::Word(STATUS),
            "Whether it has been adopted by those who decide; shown in the report.",
        ),
        may(
            "languages",
            H::List(&H::Name),
            "The languages that every text must have; sv and en when left out.",
        ),
        may("start", H::Reference(Names::Facts), "The date fact that says when use starts."),
        may("uses", H::List(&H::Group(&USE)), "Guidelines that it builds on."),
        may("roles", H::Map(Id::Any, &H::Text), "The wording of each role."),
        may(
            "areas",
            H::Map(Id::Plain, &H::Text),
            "Areas beside benefit_cost, risk, ethics, law and competence.",
        ),
        may(
            "phases",
            H::List(&H::Group(&PHASE)),
            "The phases in order; one is reached when its own or a later condition holds.",
        ),
        may("sections", H::List(&H::Group(&SECTION)), "The sections of the questionnaire in order."),
        may("sources", H::Map(Id::Pack, &H::Group(&SOURCE)), "Where the rules come from."),
        may("parameters", H::Map(Id::Named, &H::Group(&PARAMETER)), "Values that an organisation may set."),
        may("facts", H::Map(Id::Named, &H::Group(&FACT)), "What is asked."),
        may("values", H::Map(Id::Named, &H::Value), "What is computed from the answers."),
        may("rules", H::Map(Id::Rule, &H::Group(&RULE)), "What must hold."),
        may("reminders", H::Group(&REMINDERS), "Dates before an upcoming duty on which to remind."),
        may("ignore", IGNORES, "Warnings that are not to be shown for the whole file, each with its reason."),
    ],
);

/// A phase.
pub(crate) static PHASE: Group = group(
    "phase",
    &[
        need("id", H::Id(Id::Plain), "Its id."),
        need("title", H::Text, "What it is called."),
        need("reached_when", H::Condition, "When it is reached."),
        may("ignore", IGNORES, IGNORES_SAYS),
    ],
);

/// A section of the questionnaire.
pub(crate) static SECTION: Group = group(
    "section",
    &[
        need("id", H::Id(Id::Plain), "Its id."),
        need("title", H::Text, "Its heading."),
        may("help", H::Text, "What to know before answering."),
        may("asked_when", H::Condition, "When its questions arise."),
        may("score", H::Id(Id::Plain), "The tag under which sum_points and max_points find its points."),
        may("answered_by", H::Reference(Names::Roles), "The role that answers unless a fact says."),
        may("ignore", IGNORES, IGNORES_SAYS),
    ],
);

/// Reminders.
pub(crate) static REMINDERS: Group = group(
    "reminders",
    &[
        need("before", H::List(&H::Duration), "How long before the day."),
        may("to", H::Reference(Names::Roles), "Who is reminded."),
        may("title", H::Text, "What is said."),
        may("review", H::Word(REVIEW), REVIEW_SAYS),
    ],
);

/// A source.
pub(crate) static SOURCE: Group = group(
    "source",
    &[
        need("title", H::Text, "What the act, decision or document is called."),
        may("reference", H::Text, "Its number, such as SON 2024/29."),
        may("publisher", H::Text, "Who issued it."),
        may("date", H::Date, "Its date."),
        may("url", H::Address, "Where to read it."),
        may("status", H::Word(STATUS), "Whether it has been adopted."),
        may("effective", H::Group(&EFFECTIVE), "First and last day, inherited by its clauses and rules."),
        may("review", H::Word(REVIEW), REVIEW_SAYS),
        may("clauses", H::Map(Id::Pack, &H::Group(&CLAUSE)), "Its clauses."),
        may("ignore", IGNORES, IGNORES_SAYS),
    ],
);

/// A clause.
pub(crate) static CLAUSE: Group = group(
    "clause",
    &[
        may("text", H::Text, "A few quoted words."),
        may("reference", H::Text, "The place in the source, such as artikel 26.1."),
        may("title", H::Text, "A short title."),
        may("manual", H::Text, "Why no rule encodes it, and who judges it."),
        may("effective", H::Group(&EFFECTIVE), "First and last day, inherited by its rules."),
        may("review", H::Word(REVIEW), REVIEW_SAYS),
        may("ignore", IGNORES, IGNORES_SAYS),
    ],
);

/// A used guideline.
pub(crate) static USE: Group = group(
    "use",
    &[
        need("guideline", H::Reference(Names::Guidelines), "The id of the used guideline."),
        need("version", H::VersionPrefix, "The versions that fit, by their first numbers: \"1\" or \"1.2\"."),
        may(
            "changes",
            H::MapOf(Names::Changeable, &H::Group(&CHANGE)),
            "What is different here, by rule, parameter or fact.",
        ),
    ],
);

/// A change of something that is used.
pub(crate) static CHANGE: Group = group(
    "change",
    &[
        may("reason", H::Text, "Why; needed for all but texts and owner."),
        may("severity", H::Word(SEVERITY), SEVERITY_SAYS),
        may("phase", H::Reference(Names::Phases), "The phase in which it must hold."),
        may("effective", H::Group(&EFFECTIVE), "First and last day."),
        may("also_requires", H::Condition, "A further condition to meet."),
        may("requires", H::Condition, "A condition in place of the rule's own."),
        may("waiver", H::ChangedWaiver, "Who may waive it and for how long, or none."),
        may("owner", H::Reference(Names::Roles), "Who sees to it."),
        may("drop", H::Truth, "Leave the rule out."),
        may("value", H::Literal, "The value of a parameter."),
        may("by_date", H::List(&H::Group(&DATED)), "The values of a parameter by their first day."),
        may("question", H::Text, "The question of a fact."),
        may("help", H::Text, "The help of a fact."),
        may("answered_by", H::Reference(Names::Roles), "The role that answers a fact."),
        may("ignore", IGNORES, IGNORES_SAYS),
    ],
);
