//! Every key of the guideline format, once: for reading (which keys are known and required) and for the JSON
//! Schema (what they hold, and what an editor says about them).
//!
//! | file | holds the keys of |
//! |---|---|
//! | `top.rs` | a guideline, its phases, sections, sources, used guidelines |
//! | `facts.rs` | parameters, facts, columns, options, values, tables |
//! | `rules.rs` | rules, duties, dates, conditions |

mod facts;
mod rules;
mod top;

pub(crate) use facts::*;
pub(crate) use rules::*;
pub(crate) use top::*;

/// The keys of one kind of mapping.
#[derive(Debug)]
pub(crate) struct Group {
    /// Its name in the schema.
    #[cfg(feature = "schema")]
    pub(crate) name: &'static str,
    /// Its keys, required ones first.
    pub(crate) keys: &'static [Key],
    /// Whether language codes are keys too.
    pub(crate) wordings: bool,
}

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    /// As it is written.
    pub(crate) name: &'static str,
    /// Whether it must stand there.
    pub(crate) required: bool,
    /// What it holds.
    #[cfg(feature = "schema")]
    pub(crate) holds: Holds,
    /// What it says, in a sentence.
    #[cfg(feature = "schema")]
    pub(crate) says: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "schema"), expect(dead_code, reason = "only the schema says what keys hold"))]
pub(crate) enum Holds {
    /// The version of the format.
    Format,
    /// An id that the file declares.
    Id(Id),
    /// The name of something that is declared elsewhere.
    Reference(Names),
    /// Any short text.
    Name,
    /// `major.minor.patch`
    Version,
    /// The first numbers of a version.
    VersionPrefix,
    /// A text for people.
    Text,
    /// A short text that is the same in every language.
    Plain,
    /// Yes or no.
    Truth,
    /// A number.
    Number,
    /// A whole number from 0.
    Count,
    /// A number, a date, or yes or no.
    Literal,
    /// A date.
    Date,
    /// A duration.
    Duration,
    /// A day of the year, `MM-DD`.
    DayOfYear,
    /// The address of a web page.
    Address,
    /// A condition.
    Condition,
    /// An expression.
    Expression,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A mapping with known keys.
    Group(&'static Group),
    /// A list of these.
    List(&'static Holds),
    /// One of these, or a list of them.
    OneOrMany(&'static Holds),
    /// A mapping from ids to these.
    Map(Id, &'static Holds),
    /// A mapping from names that are declared elsewhere to these.
    MapOf(Names, &'static Holds),
    /// The options of a choice: a list of ids, or a mapping from ids to texts.
    Options,
    /// The value of a question that does not arise: an expression, or a list of options.
    Otherwise,
    /// A value, in its short or its long form.
    Value,
    /// The rows of a table: lists of cells.
    Cells,
    /// `none`, or terms of a waiver.
    ChangedWaiver,
}

/// The shapes of ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Id {
    /// A fact, a value or a parameter.
    Named,
    /// A column.
    Column,
    /// A section, an area, a phase, a tag or a kind of evidence.
    Plain,
    /// A guideline, a source or a clause.
    Pack,
    /// A rule.
    Rule,
    /// A number, for the steps of a scale.
    Number,
    /// Any short text: a role.
    Any,
}

/// What a name refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// A guideline.
    Guidelines,
    /// An area.
    Areas,
    /// A phase.
    Phases,
    /// A section.
    Sections,
    /// A source, or a clause of one.
    Sources,
    /// A fact.
    Facts,
    /// A role.
    Roles,
    /// A rule, a parameter or a fact of a used guideline.
    Changeable,
}

/// A key that must stand there.
#[cfg_attr(not(feature = "schema"), expect(unused_variables, reason = "only the schema says what keys hold"))]
const fn need(name: &'static str, holds: Holds, says: &'static str) -> Key {
    Key {
        name,
        required: true,
        #[cfg(feature = "schema")]
        holds,
        #[cfg(feature = "schema")]
        says,
    }
}

/// A key that may stand there.
const fn may(name: &'static str, holds: Holds, says: &'static str) -> Key {
    Key { required: false, ..need(name, holds, says) }
}

/// The keys of one kind of mapping.
#[cfg_attr(
    not(feature = "schema"),
    expect(unused_variables, reason = "only the schema has names for groups")
)]
const fn group(name: &'static str, keys: &'static [Key]) -> Group {
    Group {
        #[cfg(feature = "schema")]
        name,
        keys,
        wordings: false,
    }
}

/// As [`group`], with language codes as keys too.
const fn worded(name: &'static str, keys: &'static [Key]) -> Group {
    Group { wordings: true, ..group(name, keys) }
}

/// No keys of its own: a text, whose keys are all languages.
pub(crate) static NOTHING: Group = worded("text", &[]);

impl Group {
    /// The names of the keys, required ones first.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let keys = self.keys;
        keys.iter().map(|key| key.name)
    }

    /// The keys that must stand there.
    pub(crate) fn required(&self) -> impl Iterator<Item = &'static str> + use<> {
        let keys = self.keys;
        keys.iter().filter(|key| key.required).map(|key| key.name)
    }

    /// Whether a key is known.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names().any(|known| known == name)
    }
}

const REVIEW: &[&str] = &["read", "secondary", "memory", "own"];
const REVIEW_SAYS: &str = "How far the source was checked: read (the text of the source was read), secondary (a secondary \
                           source was read), memory, own (an operational choice, not a norm).";
const SEVERITY: &[&str] = &["forbids", "must", "should", "info"];
const SEVERITY_SAYS: &str = "How much it weighs: forbids (unlawful, never waived), must, should, info.";
const STATUS: &[&str] = &["draft", "adopted"];
const TYPES: &[&str] = &["bool", "choice", "choices", "number", "date", "series", "rows", "text"];
const IGNORES: Holds = Holds::List(&Holds::Group(&IGNORE));
const IGNORES_SAYS: &str = "Warnings that are not to be shown for this item, each with its reason.";
