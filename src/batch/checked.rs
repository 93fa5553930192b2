//! Plain answers, checked against what their facts allow, on their way into columns.
//!
//! What is plain and allowed is put into its column at once. Everything else goes through the strict reader of
//! [`Answers`], which also says what is wrong: so there is one place for that.

use super::columns::{Columns, MOST_CODES};
use super::numbers::{self, MOST_DECIMALS};
use crate::answers::{Answers, OneByOne, says_not_known};
use crate::date::Date;
use crate::diagnostic::Diagnostics;
use crate::model::{Bounds, FactId, Type};
use crate::number::Number;
use crate::program::Program;
use crate::source::{Limits, read_json};
use crate::value::bits;

/// What each fact of a program allows, ready to check one answer after the other.
pub(super) struct Checker<'p> {
    program: &'p Program,
    pub(super) kinds: Vec<Kind>,
    words: Vec<u64>,
    strict: OneByOne<'p>,
}

/// How a fact is answered plainly.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Truth,
    /// Least and greatest, and whether only whole numbers are allowed.
    Number {
        min: Number,
        max: Number,
        whole: bool,
    },
    Date {
        min: Option<Date>,
        max: Option<Date>,
    },
    /// Ids of the options.
    Option(Vec<Box<str>>),
    Chosen(Vec<Box<str>>),
    Text,
    /// Left to the strict reader.
    Other,
}

impl<'p> Checker<'p> {
    pub(super) fn new(program: &'p Program) -> Checker<'p> {
        let facts = (0..).map(FactId).take(program.guideline().facts.len());
        Checker {
            program,
            kinds: facts.map(|fact| Kind::of(program, fact)).collect(),
            words: Vec::new(),
            strict: OneByOne::new(program),
        }
    }

    #[cfg(feature = "arrow")]
    pub(super) fn program(&self) -> &'p Program {
        self.program
    }

    pub(super) fn kind(&self, fact: FactId) -> &Kind {
        self.kinds.get(fact.index()).unwrap_or(&Kind::Other)
    }

    /// Answers with a number, if that is plain and allowed.
    pub(super) fn number(&self, fact: FactId, count: i64, decimals: u8, columns: &mut Columns) -> bool {
        let Kind::Number { min, max, whole } = self.kind(fact) else { return false };
        if decimals > MOST_DECIMALS {
            return false;
        }
        let number = numbers::number(count, decimals);
        let allowed = *min <= number && number <= *max && (!whole || number.is_whole());
        if allowed {
            columns.set_scaled(fact, count, decimals);
        }
        allowed
    }

    /// Answers with an option, if there is such a one.
    pub(super) fn option(&self, fact: FactId, id: &[u8], columns: &mut Columns) -> bool {
        let Kind::Option(options) = self.kind(fact) else { return false };
        let found = options.iter().position(|option| option.as_bytes() == id);
        if let Some(option) = found {
            columns.set_option(fact, option);
        }
        found.is_some()
    }

    /// Answers with options of a choice of many, if there are such ones and none of them is named twice.
    pub(super) fn chosen<'i>(
        &mut self,
        fact: FactId,
        ids: impl Iterator<Item = Option<&'i [u8]>>,
        columns: &mut Columns,
    ) -> bool {
        let Some(Kind::Chosen(options)) = self.kinds.get(fact.index()) else { return false };
        self.words.clear();
        self.words.resize(bits::choices_width(options.len()), 0);
        for id in ids {
            let found = id.and_then(|id| options.iter().position(|option| option.as_bytes() == id));
            let Some(option) = found.filter(|option| !bits::contains(&self.words, *option)) else {
                return false;
            };
            bits::insert(&mut self.words, option);
        }
        columns.set_chosen(fact, &self.words);
        true
    }

    /// Answers with a day, if that is allowed.
    pub(super) fn date(&self, fact: FactId, day: Date, columns: &mut Columns) -> bool {
        let Kind::Date { min, max } = self.kind(fact) else { return false };
        let allowed = min.is_none_or(|min| min <= day) && max.is_none_or(|max| day <= max);
        if allowed {
            columns.set_date(fact, day);
        }
        allowed
    }

    /// Answers with the text of a cell: as the type of the fact reads it, or as JSON where it begins with `{` or
    /// `[`. An empty text is no answer.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub(super) fn cell(
        &mut self,
        fact: FactId,
        text: &str,
        columns: &mut Columns,
    ) -> Result<(), Diagnostics> {
        if text.starts_with(['{', '[']) {
            return self.strict(fact, text, columns);
        }
        let answered = match (self.kind(fact), text) {
            (Kind::Truth, "true" | "false") => {
                columns.set_truth(fact, text == "true");
                true
            }
            (Kind::Option(_), _) => self.option(fact, text.as_bytes(), columns),
            (Kind::Date { .. }, _) => Date::parse(text).is_ok_and(|day| self.date(fact, day, columns)),
            (Kind::Number { .. }, _) => {
                let scaled = Number::parse(text).ok().and_then(numbers::scaled);
                scaled.is_some_and(|(count, decimals)| self.number(fact, count, decimals, columns))
            }
            (Kind::Text, _) => self.text(fact, text, columns),
            (Kind::Truth | Kind::Chosen(_) | Kind::Other, _) => false,
        };
        match self.kind(fact) {
            _ if answered || text.is_empty() => Ok(()),
            Kind::Number { .. } => self.strict(fact, &quoted_unless_number(text), columns),
            Kind::Truth
            | Kind::Date { .. }
            | Kind::Option(_)
            | Kind::Chosen(_)
            | Kind::Text
            | Kind::Other => self.strict(fact, &quoted(text), columns),
        }
    }

    /// Answers a question for a text with one; false for a blank text, and for one that says that it is not known.
    pub(super) fn text(&self, fact: FactId, text: &str, columns: &mut Columns) -> bool {
        let allowed =
            matches!(self.kind(fact), Kind::Text) && !text.trim().is_empty() && !says_not_known(text);
        if allowed {
            columns.set_truth(fact, true);
        }
        allowed
    }

    /// Answers with whatever a JSON value says; `None` where something is wrong.
    pub(super) fn value(&mut self, fact: FactId, json: &str, columns: &mut Columns) -> Option<()> {
        let mut diagnostics = Diagnostics::new();
        let node = read_json(0, json, &Limits::default(), &mut diagnostics)?;
        let answer = self.strict.read(fact, &node).filter(|_| !diagnostics.has_errors())?;
        columns.set_answer(self.program, fact, answer);
        Some(())
    }

    /// Answers with whatever a JSON value says.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub(super) fn strict(&self, fact: FactId, json: &str, columns: &mut Columns) -> Result<(), Diagnostics> {
        let id = self.program.guideline().facts.get(fact.index()).map_or("", |fact| fact.id.as_str());
        self.strict_answers(&format!("{{\"{id}\":{json}}}"), columns)
    }

    /// Answers with all that a JSON object of answers says, through the strict reader.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub(super) fn strict_answers(&self, json: &str, columns: &mut Columns) -> Result<(), Diagnostics> {
        let mut diagnostics = Diagnostics::new();
        let tree = read_json(0, json, &Limits::default(), &mut diagnostics);
        let answers = tree.and_then(|tree| Answers::read(self.program, &tree, &mut diagnostics));
        match answers {
            Some(answers) if !diagnostics.has_errors() => {
                for (fact, answer) in answers.iter() {
                    columns.set_answer(self.program, fact, answer.clone());
                }
                Ok(())
            }
            Some(_) | None => Err(diagnostics),
        }
    }
}

impl Kind {
    fn of(program: &Program, id: FactId) -> Kind {
        let guideline = program.guideline();
        let fact = guideline.fact(id);
        let options = |list| -> Vec<Box<str>> {
            guideline.option_list(list).options.iter().map(|option| option.id.as_str().into()).collect()
        };
        match (fact.ty, fact.bounds) {
            (Type::Truth, _) => Kind::Truth,
            (Type::Number, Bounds::Number { min, max, whole }) => {
                Kind::Number { min: min.unwrap_or(Number::MIN), max: max.unwrap_or(Number::MAX), whole }
            }
            (Type::Number, _) => Kind::Number { min: Number::MIN, max: Number::MAX, whole: false },
            (Type::Date, Bounds::Date { min, max }) => Kind::Date { min, max },
            (Type::Date, _) => Kind::Date { min: None, max: None },
            (Type::Choice(list), _) if guideline.option_list(list).options.len() < MOST_CODES => {
                Kind::Option(options(list))
            }
            (Type::Choices(list), _) => Kind::Chosen(options(list)),
            (Type::Text, _) => Kind::Text,
            (Type::Choice(_) | Type::Series | Type::Rows(_), _) => Kind::Other,
        }
    }
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A number as it stands, anything else as a JSON text, so that the strict reader says what is wrong with it.
pub(super) fn quoted_unless_number(text: &str) -> String {
    if Number::parse_json(text).is_ok() { text.to_owned() } else { quoted(text) }
}
