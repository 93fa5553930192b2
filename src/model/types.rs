//! Types of facts and values, and the option lists of choices.

use crate::number::Number;
use crate::text::Text;

/// Position of an option list in [`super::Guideline::option_lists`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OptionListId(pub u32);

/// Position of a fact in [`super::Guideline::facts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FactId(pub u32);

/// Position of a named value in [`super::Guideline::values`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u32);

/// Position of a parameter in [`super::Guideline::parameters`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ParameterId(pub u32);

/// Position of a rule in [`super::Guideline::rules`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub u32);

macro_rules! index {
    ($($id:ident),*) => {$(
        impl $id {
            /// The position as an index.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}
index!(OptionListId, FactId, ValueId, ParameterId, RuleId);

/// What a fact, a value or a part of an expression can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// Yes or no.
    Truth,
    /// A number.
    Number,
    /// A date.
    Date,
    /// A text: only whether it is given counts.
    Text,
    /// One option of a list.
    Choice(OptionListId),
    /// Any options of a list.
    Choices(OptionListId),
    /// A number per year.
    Series,
    /// A list of records: the rows of this fact.
    Rows(FactId),
}

impl Type {
    /// The type in words, (English, Swedish), to follow "expected …".
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Type::Truth => ("yes or no", "ja eller nej"),
            Type::Number => ("a number", "ett tal"),
            Type::Date => ("a date", "ett datum"),
            Type::Text => ("a text", "en text"),
            Type::Choice(_) => ("one option of a list", "ett alternativ ur en lista"),
            Type::Choices(_) => ("several options of a list", "flera alternativ ur en lista"),
            Type::Series => ("a series of years", "en serie av år"),
            Type::Rows(_) => ("a list of rows", "en lista av rader"),
        }
    }
}

/// The options of a choice.
#[derive(Clone, Debug)]
pub struct OptionList {
    /// The options in file order.
    pub options: Vec<OptionItem>,
    /// Whether `<` is permitted: the options stand in rising order.
    pub ordered: bool,
}

/// One option.
#[derive(Clone, Debug)]
pub struct OptionItem {
    /// Its id.
    pub id: String,
    /// Its wording.
    pub title: Text,
    /// Help with it.
    pub help: Option<Text>,
    /// Points it gives; 0 when the file says nothing.
    pub points: Number,
}

impl OptionList {
    /// The position of an option.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<u32> {
        self.options.iter().position(|option| option.id == id).and_then(|at| u32::try_from(at).ok())
    }

    /// The option at a position.
    #[must_use]
    pub fn get(&self, at: u32) -> Option<&OptionItem> {
        self.options.get(at as usize)
    }

    /// True when both have the same ids in the same order.
    #[must_use]
    pub fn same_ids(&self, other: &OptionList) -> bool {
        self.options.len() == other.options.len()
            && self.options.iter().zip(&other.options).all(|(a, b)| a.id == b.id)
    }
}
