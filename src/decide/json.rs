//! Answers from JSON text straight into a case.
//!
//! What a form sends is plain: one object of facts with yes or no, numbers and options. That is read byte by
//! byte. Whatever else may stand in a proposal, and every mistake, goes to the strict reader of [`Answers`]:
//! so there is one place that says what is wrong, and plain text costs little.

use super::sums::{LARGEST, MILLION};
use super::word::{Word, digits};
use super::{Case, Decider, Fields};
use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::evaluate::Slot;
use crate::model::{Bounds, FactId, Type};
use crate::number::Number;
use crate::source::{self, Limits};

/// Reads answers for one decider. It learns in which order the facts come.
#[derive(Debug)]
pub struct JsonReader<'d> {
    decider: &'d Decider<'d>,
    facts: Vec<Plain>,
    /// Positions of facts, by name.
    sorted: Vec<u32>,
    /// The fact that came after each one last time; the last entry is for the beginning.
    next: Vec<u32>,
    /// The answers of the text that is being read.
    values: Values,
}

/// Answers by kind, as [`Fields`] has them.
#[derive(Debug)]
struct Values {
    truths: Vec<[u64; 2]>,
    numbers: Vec<i64>,
    choices: Vec<u32>,
    chosen: Vec<[u64; 2]>,
}

/// How a fact is answered in plain text.
#[derive(Debug)]
struct Plain {
    /// Its id and a quote.
    key: Word,
    kind: Kind,
    /// Its place among the answers of its kind.
    place: usize,
}

#[derive(Debug)]
enum Kind {
    Truth,
    /// Least and greatest in millionths, and whether only whole numbers are allowed.
    Number {
        min: i64,
        max: i64,
        whole: bool,
    },
    /// Ids of the options, each with a quote.
    Choice(Vec<Word>),
    Choices(Vec<Word>),
    /// Left to the strict reader.
    Other,
}

/// Stands for no fact.
const NOBODY: u32 = u32::MAX;

impl<'d> JsonReader<'d> {
    /// A reader for the answers that this decider takes.
    #[must_use]
    pub fn new(decider: &'d Decider<'d>) -> JsonReader<'d> {
        let program = decider.program;
        let facts: Vec<Plain> = (0..)
            .map(FactId)
            .zip(&program.guideline().facts)
            .map(|(id, fact)| decider.plain(id, &fact.id))
            .collect();
        let mut sorted: Vec<u32> = (0..).take(facts.len()).collect();
        sorted.sort_by(|a, b| facts[*a as usize].key.bytes.cmp(&facts[*b as usize].key.bytes));
        JsonReader {
            decider,
            next: (1..).take(facts.len()).chain([0]).collect(),
            values: Values::of(decider),
            sorted,
            facts,
        }
    }

    /// Fills a case with the answers of a JSON text, on the day of the case. What stood in it does not matter.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the answers, as [`Answers::read`] says it.
    pub fn read(&mut self, text: &str, case: &mut Case) -> Result<(), Diagnostics> {
        self.values.open();
        if self.plain(text.as_bytes()).is_some()
            && self.decider.fill_fields(&self.values.fields(), case).is_ok()
        {
            return Ok(());
        }
        let mut diagnostics = Diagnostics::new();
        let tree = source::read_json(0, text, &Limits::default(), &mut diagnostics);
        let answers = tree.and_then(|tree| Answers::read(self.decider.program, &tree, &mut diagnostics));
        match (answers, case.as_of) {
            (Some(answers), Some(as_of)) if !diagnostics.has_errors() => {
                self.decider.load(&answers, &[], as_of, case);
                Ok(())
            }
            (Some(_) | None, _) => Err(diagnostics),
        }
    }

    /// Reads the values of a plain text; `None` for any other.
    fn plain(&mut self, text: &[u8]) -> Option<()> {
        let mut cursor = Cursor { text };
        cursor.take(b'{')?;
        if cursor.take(b'}').is_some() {
            return cursor.end();
        }
        let mut previous = self.facts.len();
        loop {
            cursor.take(b'"')?;
            let fact = self.fact(previous, &mut cursor)?;
            cursor.take(b':')?;
            cursor.answer(self.facts.get(fact as usize)?, &mut self.values)?;
            if cursor.take(b',').is_none() {
                cursor.take(b'}')?;
                return cursor.end();
            }
            previous = fact as usize;
        }
    }

    /// The fact whose name comes next: most often the one that came here last time.
    fn fact(&mut self, previous: usize, cursor: &mut Cursor<'_>) -> Option<u32> {
        let guess = self.next.get(previous).copied().unwrap_or(NOBODY);
        if let Some(plain) = self.facts.get(guess as usize)
            && let Some(rest) = plain.key.strip(cursor.text)
        {
            cursor.text = rest;
            return Some(guess);
        }
        let length = cursor.text.iter().position(|byte| *byte == b'"')? + 1;
        let name = cursor.text.get(..length)?;
        let key = |at: &u32| self.facts.get(*at as usize).map_or(&[][..], |plain| &plain.key.bytes);
        let found = self.sorted.binary_search_by(|at| key(at).cmp(name)).ok()?;
        let fact = self.sorted.get(found).copied()?;
        cursor.text = cursor.text.get(length..)?;
        if let Some(next) = self.next.get_mut(previous) {
            *next = fact;
        }
        Some(fact)
    }
}

impl Values {
    fn of(decider: &Decider<'_>) -> Values {
        let order = decider.field_order();
        Values {
            truths: vec![Fields::OPEN_BITS; order.truths.len().div_ceil(64)],
            numbers: vec![Fields::OPEN_NUMBER; order.numbers.len()],
            choices: vec![Fields::OPEN_CHOICE; order.choices.len()],
            chosen: vec![Fields::OPEN_BITS; order.chosen.len()],
        }
    }

    /// Opens every answer again.
    fn open(&mut self) {
        self.truths.fill(Fields::OPEN_BITS);
        self.numbers.fill(Fields::OPEN_NUMBER);
        self.choices.fill(Fields::OPEN_CHOICE);
        self.chosen.fill(Fields::OPEN_BITS);
    }

    fn fields(&self) -> Fields<'_> {
        let Values { truths, numbers, choices, chosen } = self;
        Fields { truths, numbers, choices, chosen }
    }
}

impl Decider<'_> {
    fn plain(&self, fact: FactId, id: &str) -> Plain {
        let (kind, order) = (self.kind(fact), self.field_order());
        let facts = match kind {
            Kind::Truth => &order.truths[..],
            Kind::Number { .. } => &order.numbers,
            Kind::Choice(_) => &order.choices,
            Kind::Choices(_) => &order.chosen,
            Kind::Other => &[],
        };
        let place = facts.iter().position(|other| *other == fact).unwrap_or(0);
        Plain { key: quoted(id), kind, place }
    }

    fn kind(&self, id: FactId) -> Kind {
        let guideline = self.program.guideline();
        let fact = guideline.fact(id);
        let options =
            |list| guideline.option_list(list).options.iter().map(|option| quoted(&option.id)).collect();
        match (fact.ty, self.program.fact_slots(id).answer) {
            (Type::Truth, Slot::Truth(_)) => Kind::Truth,
            (Type::Number, Slot::Number(_)) => number_kind(fact.bounds),
            (Type::Choice(list), Slot::Choice(_)) => Kind::Choice(options(list)),
            (Type::Choices(list), Slot::Choices(_)) => match options(list) {
                // Plain values have a bit for 64 options.
                many if many.len() > 64 => Kind::Other,
                few => Kind::Choices(few),
            },
            (
                Type::Truth
                | Type::Number
                | Type::Date
                | Type::Text
                | Type::Choice(_)
                | Type::Choices(_)
                | Type::Series
                | Type::Rows(_),
                _,
            ) => Kind::Other,
        }
    }
}

/// Numbers within bounds that millionths can express.
fn number_kind(bounds: Bounds) -> Kind {
    let Bounds::Number { min, max, whole } = bounds else {
        return Kind::Number { min: -LARGEST, max: LARGEST, whole: false };
    };
    let end = |bound: Option<Number>, open: i64| bound.map_or(Some(open), super::sums::millionths);
    match (end(min, -LARGEST), end(max, LARGEST)) {
        (Some(min), Some(max)) => Kind::Number { min, max, whole },
        (Some(_) | None, _) => Kind::Other,
    }
}

fn quoted(id: &str) -> Word {
    Word::new(&[id.as_bytes(), b"\""].concat())
}

/// Puts an answer where there is none yet.
fn put<T: Copy + PartialEq>(place: &mut T, open: T, answer: T) -> Option<()> {
    (*place == open).then(|| *place = answer)
}

/// The text that is left.
struct Cursor<'t> {
    text: &'t [u8],
}

impl Cursor<'_> {
    /// Takes the answer to a fact, unless it has one already.
    fn answer(&mut self, fact: &Plain, values: &mut Values) -> Option<()> {
        match &fact.kind {
            Kind::Truth => {
                let truth = self.truth()?;
                let [yes, maybe] = values.truths.get_mut(fact.place / 64)?;
                let bit = 1 << (fact.place % 64);
                if *yes & bit != 0 || *maybe & bit == 0 {
                    return None;
                }
                if truth {
                    *yes |= bit;
                } else {
                    *maybe &= !bit;
                }
                Some(())
            }
            Kind::Number { min, max, whole } => {
                let number = self.millionths()?;
                let fits = number >= *min && number <= *max && (!*whole || number % MILLION == 0);
                put(values.numbers.get_mut(fact.place)?, Fields::OPEN_NUMBER, Some(number).filter(|_| fits)?)
            }
            Kind::Choice(options) => {
                self.take(b'"')?;
                let option = u32::try_from(self.option(options)?).ok()?;
                put(values.choices.get_mut(fact.place)?, Fields::OPEN_CHOICE, option)
            }
            Kind::Choices(options) => {
                let chosen = self.options(options)?;
                put(values.chosen.get_mut(fact.place)?, Fields::OPEN_BITS, [chosen; 2])
            }
            Kind::Other => None,
        }
    }

    /// Takes one character, with space before it.
    #[inline]
    fn take(&mut self, wanted: u8) -> Option<()> {
        // Most often there is no space.
        if let Some(rest) = self.text.strip_prefix(&[wanted]) {
            self.text = rest;
            return Some(());
        }
        self.space();
        self.text = self.text.strip_prefix(&[wanted])?;
        Some(())
    }

    #[inline]
    fn space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.text {
            self.text = rest;
        }
    }

    /// Nothing but space is left.
    fn end(&mut self) -> Option<()> {
        self.space();
        self.text.is_empty().then_some(())
    }

    fn truth(&mut self) -> Option<bool> {
        self.space();
        for (word, truth) in [(&b"true"[..], true), (&b"false"[..], false)] {
            if let Some(rest) = self.text.strip_prefix(word) {
                self.text = rest;
                return Some(truth);
            }
        }
        None
    }

    /// A number in millionths: digits, perhaps with a sign and up to six decimals.
    fn millionths(&mut self) -> Option<i64> {
        self.space();
        let minus = self.text.first() == Some(&b'-');
        if minus {
            self.text = self.text.get(1..)?;
        }
        let zero = self.text.first() == Some(&b'0');
        let (whole, length) = self.digits();
        // No number, one with a leading zero, or one that may be too large.
        if length == 0 || length > 11 || (length > 1 && zero) {
            return None;
        }
        let mut value = whole * MILLION;
        if self.text.first() == Some(&b'.') {
            self.text = self.text.get(1..)?;
            let (fraction, length) = self.digits();
            value += fraction * 10_i64.pow(6_u32.checked_sub(length).filter(|_| length > 0)?);
        }
        let ends_here = !matches!(self.text.first(), Some(b'e' | b'E' | b'.'));
        (ends_here && value <= LARGEST).then_some(if minus { -value } else { value })
    }

    /// Digits and how many there are; of more than 18 only so many are taken.
    fn digits(&mut self) -> (i64, u32) {
        let (mut value, mut length) = (0_i64, 0);
        if let Some(eight) = self.text.first_chunk() {
            let (first, count) = digits(*eight);
            (value, length) = (i64::try_from(first).unwrap_or(0), count);
            self.text = self.text.get(count as usize..).unwrap_or(&[]);
            if count < 8 {
                return (value, length);
            }
        }
        while let [digit @ b'0'..=b'9', rest @ ..] = self.text {
            if length == 18 {
                break;
            }
            value = value * 10 + i64::from(digit - b'0');
            length += 1;
            self.text = rest;
        }
        (value, length)
    }

    /// One of these options, after its opening quote.
    fn option(&mut self, options: &[Word]) -> Option<usize> {
        let mut found = options.iter().enumerate();
        let (at, rest) = found.find_map(|(at, option)| Some((at, option.strip(self.text)?)))?;
        self.text = rest;
        Some(at)
    }

    /// A list of these options, each at most once, as bits.
    fn options(&mut self, options: &[Word]) -> Option<u64> {
        self.take(b'[')?;
        let mut chosen = 0;
        if self.take(b']').is_some() {
            return Some(chosen);
        }
        loop {
            self.take(b'"')?;
            let option = 1 << self.option(options)?;
            if chosen & option != 0 {
                return None;
            }
            chosen |= option;
            if self.take(b',').is_none() {
                self.take(b']')?;
                return Some(chosen);
            }
        }
    }
}
