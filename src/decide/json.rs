//! Answers from JSON text straight into a case.
//!
//! What a form sends is plain: one object of facts with yes or no, numbers and options. That is read byte by
//! byte. Whatever else may stand in a proposal, and every mistake, goes to the strict reader of [`Answers`]:
//! so there is one place that says what is wrong, and plain text costs little.

use super::sums::{LARGEST, MILLION};
use super::{Case, Decider};
use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::evaluate::Slot;
use crate::model::{Bounds, FactId, Type};
use crate::number::Number;
use crate::source::{self, Limits};
use crate::truth::Truth;
use crate::value::bits;

/// Reads answers for one decider. It learns in which order the facts come.
#[derive(Debug)]
pub struct JsonReader<'d> {
    decider: &'d Decider<'d>,
    facts: Vec<Plain>,
    /// Positions of facts, by name.
    sorted: Vec<u32>,
    /// The fact that came after each one last time; the last entry is for the beginning.
    next: Vec<u32>,
    /// The number of the text in which each fact was last seen.
    seen: Vec<u64>,
    texts: u64,
    /// Words of chosen options.
    words: Vec<u64>,
}

/// How a fact is answered in plain text.
#[derive(Debug)]
struct Plain {
    /// Its id and a quote.
    key: Box<[u8]>,
    kind: Kind,
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
    Choice(Vec<Box<[u8]>>),
    Choices(Vec<Box<[u8]>>),
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
            .map(|(id, fact)| Plain { key: quoted(&fact.id), kind: decider.kind(id) })
            .collect();
        let mut sorted: Vec<u32> = (0..).take(facts.len()).collect();
        sorted.sort_by(|a, b| facts[*a as usize].key.cmp(&facts[*b as usize].key));
        JsonReader {
            decider,
            next: (1..).take(facts.len()).chain([0]).collect(),
            seen: vec![0; facts.len()],
            texts: 0,
            words: Vec::new(),
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
        self.decider.clear(case);
        if self.plain(text.as_bytes(), case).is_some() {
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

    /// Reads a plain text; `None` for any other, with the case half filled.
    fn plain(&mut self, text: &[u8], case: &mut Case) -> Option<()> {
        self.texts += 1;
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
            let seen = self.seen.get_mut(fact as usize)?;
            if *seen == self.texts {
                return None;
            }
            *seen = self.texts;
            self.answer(fact, &mut cursor, case)?;
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
            && let Some(rest) = cursor.text.strip_prefix(&*plain.key)
        {
            cursor.text = rest;
            return Some(guess);
        }
        let length = cursor.text.iter().position(|byte| *byte == b'"')? + 1;
        let name = cursor.text.get(..length)?;
        let key = |at: &u32| self.facts.get(*at as usize).map_or(&[][..], |plain| &plain.key);
        let found = self.sorted.binary_search_by(|at| key(at).cmp(name)).ok()?;
        let fact = self.sorted.get(found).copied()?;
        cursor.text = cursor.text.get(length..)?;
        if let Some(next) = self.next.get_mut(previous) {
            *next = fact;
        }
        Some(fact)
    }

    fn answer(&mut self, fact: u32, cursor: &mut Cursor<'_>, case: &mut Case) -> Option<()> {
        let id = FactId(fact);
        match &self.facts.get(fact as usize)?.kind {
            Kind::Truth => {
                let truth = cursor.truth()?;
                self.decider.set_truth(id, Truth::from_bool(truth), case);
            }
            Kind::Number { min, max, whole } => {
                let number = cursor.millionths()?;
                if number < *min || number > *max || (*whole && number % MILLION != 0) {
                    return None;
                }
                self.decider.set_millionths(id, number, case);
            }
            Kind::Choice(options) => {
                cursor.take(b'"')?;
                let option = cursor.option(options)?;
                self.decider.set_option(id, option, case);
            }
            Kind::Choices(options) => {
                self.words.clear();
                self.words.resize(bits::choices_width(options.len()), 0);
                cursor.options(options, &mut self.words)?;
                self.decider.set_chosen(id, &self.words, &self.words, case);
            }
            Kind::Other => return None,
        }
        Some(())
    }
}

impl Decider<'_> {
    fn kind(&self, id: FactId) -> Kind {
        let guideline = self.program.guideline();
        let fact = guideline.fact(id);
        let options =
            |list| guideline.option_list(list).options.iter().map(|option| quoted(&option.id)).collect();
        match (fact.ty, self.program.fact_slots(id).answer) {
            (Type::Truth, Slot::Truth(_)) => Kind::Truth,
            (Type::Number, Slot::Number(_)) => number_kind(fact.bounds),
            (Type::Choice(list), Slot::Choice(_)) => Kind::Choice(options(list)),
            (Type::Choices(list), Slot::Choices(_)) => Kind::Choices(options(list)),
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

fn quoted(id: &str) -> Box<[u8]> {
    [id.as_bytes(), b"\""].concat().into_boxed_slice()
}

/// The text that is left.
struct Cursor<'t> {
    text: &'t [u8],
}

impl Cursor<'_> {
    /// Takes one character, with space before it.
    fn take(&mut self, wanted: u8) -> Option<()> {
        self.space();
        let (first, rest) = self.text.split_first()?;
        if *first != wanted {
            return None;
        }
        self.text = rest;
        Some(())
    }

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
        let (whole, length) = self.digits();
        // No number, one with a leading zero, or one that may be too large.
        if length == 0 || length > 11 || (length > 1 && whole < 10_i64.pow(length - 1)) {
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
    fn option(&mut self, options: &[Box<[u8]>]) -> Option<usize> {
        let found = options.iter().position(|option| self.text.starts_with(option))?;
        self.text = self.text.get(options.get(found)?.len()..)?;
        Some(found)
    }

    /// A list of these options, each at most once.
    fn options(&mut self, options: &[Box<[u8]>], words: &mut [u64]) -> Option<()> {
        self.take(b'[')?;
        if self.take(b']').is_some() {
            return Some(());
        }
        loop {
            self.take(b'"')?;
            let option = self.option(options)?;
            if bits::contains(words, option) {
                return None;
            }
            bits::insert(words, option);
            if self.take(b',').is_none() {
                return self.take(b']');
            }
        }
    }
}
