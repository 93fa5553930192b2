//! Parameters, facts, columns, options, values and tables.

use super::{
    Group, Holds as H, IGNORES, IGNORES_SAYS, Id, Key, Names, REVIEW, REVIEW_SAYS, TYPES, group, may, need,
    worded,
};
use crate::model::declare::TypeName;

/// A parameter.
pub(crate) static PARAMETER: Group = group(
    "parameter",
    &[
        may("value", H::Literal, "Its value: a number, a date, or yes or no."),
        may("by_date", H::List(&H::Group(&DATED)), "Its values by their first day, in place of value."),
        may("title", H::Text, "What it is called."),
        may("unit", H::Plain, "Its unit, such as SEK or %."),
        may("min", H::Number, "The least value that may be set."),
        may("max", H::Number, "The greatest value that may be set."),
        may(
            "tighter",
            H::Word(&["higher", "lower"]),
            "The stricter side: an overlay moves towards it freely.",
        ),
        may("review", H::Word(REVIEW), REVIEW_SAYS),
        may("note", H::Text, "A remark."),
        may("ignore", IGNORES, IGNORES_SAYS),
    ],
);

/// A value from a day on.
pub(crate) static DATED: Group = group(
    "dated-value",
    &[need("from", H::Date, "Its first day."), need("value", H::Literal, "The value from then on.")],
);

const TYPE: Key = need("type", H::Word(TYPES), "What kind of answer it takes.");
const TITLE: Key = may("title", H::Text, "A short name, where the question is too long.");
const QUESTION: Key = may("question", H::Text, "The question.");
const HELP: Key = may("help", H::Text, "Help with the question.");
const MAY_BE_NONE: Key = may("may_be_none", H::Truth, "Whether the answer can also be that there is none.");
const OPTIONS: Key = may("options", H::Options, "The options of a choice.");
const LIKE: Key = may("like", H::Name, "The fact or value whose options it shares.");
const ORDERED: Key =
    may("ordered", H::Truth, "Whether the options stand in rising order, which permits < and >.");
const MIN: Key = may("min", H::Literal, "The least number or the first date allowed.");
const MAX: Key = may("max", H::Literal, "The greatest number or the last date allowed.");
const WHOLE: Key = may("whole", H::Truth, "Whole numbers only.");
const UNIT: Key = may("unit", H::Plain, "The unit, such as SEK, h/year or %.");
const LABELS: Key = may("labels", H::Map(Id::Number, &H::Text), "Names of the steps of a scale, by number.");
const ANSWER_NAME: Key = may("answer_name", H::Name, "Its name in a foreign form.");
const FORMERLY: Key = may("formerly", H::List(&H::Name), "Earlier ids, which stay readable in answers.");
const REVIEWED: Key = may("review", H::Word(REVIEW), REVIEW_SAYS);
const IGNORE: Key = may("ignore", IGNORES, IGNORES_SAYS);

/// A fact.
pub(crate) static FACT: Group = group(
    "fact",
    &[
        TYPE,
        may("section", H::Reference(Names::Sections), "The section of the questionnaire."),
        TITLE,
        QUESTION,
        HELP,
        may("answered_by", H::Reference(Names::Roles), "The role that answers."),
        may("asked_when", H::Condition, "When the question arises."),
        may("otherwise", H::Otherwise, "The value when the question does not arise."),
        MAY_BE_NONE,
        OPTIONS,
        LIKE,
        ORDERED,
        MIN,
        MAX,
        WHOLE,
        UNIT,
        LABELS,
        may("years", H::Expression, "How many years of a series count, year 0 first."),
        may("columns", H::Map(Id::Column, &H::Group(&COLUMN)), "The columns of rows."),
        may("min_rows", H::Count, "The fewest rows."),
        may("max_rows", H::Count, "The most rows; 100 when left out."),
        ANSWER_NAME,
        FORMERLY,
        REVIEWED,
        IGNORE,
    ],
);

/// A column of rows.
pub(crate) static COLUMN: Group = group(
    "column",
    &[
        TYPE,
        TITLE,
        QUESTION,
        HELP,
        MAY_BE_NONE,
        OPTIONS,
        LIKE,
        ORDERED,
        MIN,
        MAX,
        WHOLE,
        UNIT,
        LABELS,
        ANSWER_NAME,
        FORMERLY,
        REVIEWED,
        IGNORE,
    ],
);

/// An option of a choice.
pub(crate) static OPTION: Group = worded(
    "option",
    &[
        may("help", H::Text, "What is meant by it."),
        may("points", H::Number, "Points that it gives; 0 when left out."),
    ],
);

/// A value in its long form.
pub(crate) static VALUE: Group = group(
    "value",
    &[
        may(
            "expr",
            H::Expression,
            "An expression. Exactly one of expr, condition, first and table stands there.",
        ),
        may("condition", H::Condition, "A condition."),
        may(
            "first",
            H::List(&H::Group(&ROW)),
            "The first row that fits gives the value; the last has no when.",
        ),
        may("table", H::Group(&TABLE), "A decision table."),
        may("type", H::Word(TYPES), "Its type; needed for a choice."),
        OPTIONS,
        LIKE,
        ORDERED,
        may("title", H::Text, "What it is called."),
        UNIT,
        may("decimals", H::Count, "How many decimals are shown."),
        may("shown", H::Truth, "Whether it is a result that the report shows."),
        REVIEWED,
        may("note", H::Text, "A remark."),
        IGNORE,
    ],
);

/// A row of a first-match list.
pub(crate) static ROW: Group = group(
    "row",
    &[
        need("value", H::Expression, "The result: an option or an expression."),
        may("when", H::Condition, "When the row fits."),
    ],
);

/// A decision table.
pub(crate) static TABLE: Group = group(
    "table",
    &[
        need("columns", H::List(&H::Expression), "What each column looks at."),
        need(
            "rows",
            H::Cells,
            "Rows: a cell for each column, then the result. A cell is an option, true or false, a \
                                number, any, a list of options, or a quoted comparison such as \">= 10\".",
        ),
    ],
);

/// Keys that only some types of facts take.
pub(crate) const KEYS_OF_TYPES: [(&str, &[TypeName]); 13] = [
    ("may_be_none", &[TypeName::Number, TypeName::Date, TypeName::Choice]),
    ("options", &[TypeName::Choice, TypeName::Choices]),
    ("like", &[TypeName::Choice, TypeName::Choices]),
    ("ordered", &[TypeName::Choice, TypeName::Choices]),
    ("min", &[TypeName::Number, TypeName::Date, TypeName::Series]),
    ("max", &[TypeName::Number, TypeName::Date, TypeName::Series]),
    ("whole", &[TypeName::Number, TypeName::Series]),
    ("unit", &[TypeName::Number, TypeName::Series]),
    ("labels", &[TypeName::Number, TypeName::Series]),
    ("years", &[TypeName::Series]),
    ("columns", &[TypeName::Rows]),
    ("min_rows", &[TypeName::Rows]),
    ("max_rows", &[TypeName::Rows]),
];
