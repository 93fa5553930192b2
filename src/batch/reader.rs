//! Answers from text straight into columns: a JSON object per case, or a cell per fact.
//!
//! Plain answers are read byte by byte. Whatever else a value may say goes to the strict reader, alone; and where
//! something is wrong, the whole text does, so that all its mistakes are found, each at its place.

use super::checked::{Checker, Kind};
use super::columns::Columns;
use crate::date::Date;
use crate::diagnostic::Diagnostics;
use crate::model::FactId;
use crate::program::Program;

/// Reads cases into columns, one after the other. It learns in which order the facts come.
pub struct RowReader<'p> {
    checker: Checker<'p>,
    /// Ids of facts, each with a closing quote.
    keys: Vec<Box<[u8]>>,
    /// Positions of facts, by key.
    sorted: Vec<u32>,
    /// The fact that came after each one last time; the last entry is for the beginning.
    next: Vec<u32>,
    /// The number of the text in which each fact was last seen.
    seen: Vec<u64>,
    texts: u64,
}

/// As many facts are looked at in the order of the guideline before the name is searched for.
const FOLLOWING: u32 = 5;

impl<'p> RowReader<'p> {
    /// A reader for the answers to a program's questions.
    #[must_use]
    pub fn new(program: &'p Program) -> RowReader<'p> {
        let facts = &program.guideline().facts;
        let key = |id: &str| [id.as_bytes(), b"\""].concat().into_boxed_slice();
        let keys: Vec<Box<[u8]>> = facts.iter().map(|fact| key(&fact.id)).collect();
        let mut sorted: Vec<u32> = (0..).take(keys.len()).collect();
        sorted.sort_by(|a, b| keys[*a as usize].cmp(&keys[*b as usize]));
        RowReader {
            checker: Checker::new(program),
            next: (1..).take(keys.len()).chain([0]).collect(),
            seen: vec![0; keys.len()],
            texts: 0,
            sorted,
            keys,
        }
    }

    /// Adds a case with the answers of a JSON object. A case with a mistake is added without answers.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the answers, each at its place in the text.
    pub fn read_json(&mut self, text: &str, columns: &mut Columns) -> Result<(), Diagnostics> {
        columns.add_row();
        if self.plain(text, columns).is_some() {
            return Ok(());
        }
        columns.open_last_row();
        let read = self.checker.strict_answers(text, columns);
        if read.is_err() {
            columns.open_last_row();
        }
        read
    }

    /// Answers for the last case with the text of a cell: yes and no are `true` and `false`, numbers and days are
    /// written as in a proposal, options by their ids; a text that begins with `{` or `[` is read as JSON. An empty
    /// cell is no answer.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the answer.
    pub fn read_cell(&mut self, fact: FactId, text: &str, columns: &mut Columns) -> Result<(), Diagnostics> {
        self.checker.cell(fact, text, columns)
    }

    /// Reads an object; `None` where something is not as it should be, with the case half filled.
    fn plain(&mut self, text: &str, columns: &mut Columns) -> Option<()> {
        self.texts += 1;
        let mut cursor = Cursor { text: text.as_bytes() };
        cursor.take(b'{')?;
        if cursor.take(b'}').is_some() {
            return cursor.end();
        }
        let mut previous = self.keys.len();
        loop {
            cursor.take(b'"')?;
            let fact = self.fact(previous, &mut cursor)?;
            cursor.take(b':')?;
            let seen = self.seen.get_mut(fact as usize)?;
            if *seen == self.texts {
                return None;
            }
            *seen = self.texts;
            self.answer(FactId(fact), text, &mut cursor, columns)?;
            if cursor.take(b',').is_none() {
                cursor.take(b'}')?;
                return cursor.end();
            }
            previous = fact as usize;
        }
    }

    /// The fact whose name comes next: most often the one that came here last time.
    fn fact(&mut self, previous: usize, cursor: &mut Cursor<'_>) -> Option<u32> {
        let guess = self.next.get(previous).copied().unwrap_or(u32::MAX);
        // Where a question is passed over, one of those after it comes.
        for fact in guess..guess.saturating_add(FOLLOWING) {
            if let Some(key) = self.keys.get(fact as usize)
                && let Some(rest) = cursor.text.strip_prefix(&**key)
            {
                cursor.text = rest;
                return Some(fact);
            }
        }
        let length = cursor.text.iter().position(|byte| *byte == b'"')? + 1;
        let name = cursor.text.get(..length)?;
        let key = |at: &u32| self.keys.get(*at as usize).map_or(&[][..], |key| key);
        let found = self.sorted.binary_search_by(|at| key(at).cmp(name)).ok()?;
        let fact = self.sorted.get(found).copied()?;
        cursor.text = cursor.text.get(length..)?;
        if let Some(next) = self.next.get_mut(previous) {
            *next = fact;
        }
        Some(fact)
    }

    fn answer<'t>(
        &mut self,
        fact: FactId,
        text: &'t str,
        cursor: &mut Cursor<'t>,
        columns: &mut Columns,
    ) -> Option<()> {
        cursor.space();
        let start = text.len() - cursor.text.len();
        let read = match self.checker.kind(fact) {
            Kind::Truth => cursor.truth().map(|truth| columns.set_truth(fact, truth)),
            Kind::Number { .. } => cursor.number().and_then(|(count, decimals)| {
                self.checker.number(fact, count, decimals, columns).then_some(())
            }),
            Kind::Option(_) => {
                cursor.string().and_then(|id| self.checker.option(fact, id, columns).then_some(()))
            }
            Kind::Chosen(_) => self.chosen(fact, cursor, columns),
            Kind::Date { .. } => cursor.string().and_then(|text| {
                let day = Date::parse(std::str::from_utf8(text).ok()?).ok()?;
                self.checker.date(fact, day, columns).then_some(())
            }),
            Kind::Text => cursor.string().and_then(|text| {
                let text = std::str::from_utf8(text).ok()?;
                self.checker.text(fact, text, columns).then_some(())
            }),
            Kind::Other => None,
        };
        if read.is_some() {
            return Some(());
        }
        cursor.text = text.as_bytes().get(start..)?;
        cursor.skip()?;
        let end = text.len() - cursor.text.len();
        self.checker.value(fact, text.get(start..end)?, columns)
    }

    /// A list of options.
    fn chosen(&mut self, fact: FactId, cursor: &mut Cursor<'_>, columns: &mut Columns) -> Option<()> {
        cursor.take(b'[')?;
        let mut finished = cursor.take(b']').is_some();
        let mut broken = false;
        let ids = std::iter::from_fn(|| {
            if finished {
                return None;
            }
            let id = cursor.take(b'"').and_then(|()| cursor.rest_of_string());
            finished = cursor.take(b',').is_none();
            broken |= id.is_none() || finished && cursor.take(b']').is_none();
            Some(id)
        });
        let read = self.checker.chosen(fact, ids, columns);
        (read && !broken).then_some(())
    }
}

/// The text that is left.
struct Cursor<'t> {
    text: &'t [u8],
}

impl<'t> Cursor<'t> {
    /// Takes one character, with space before it.
    fn take(&mut self, wanted: u8) -> Option<()> {
        self.space();
        self.text = self.text.strip_prefix(&[wanted])?;
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
        for (word, truth) in [(&b"true"[..], true), (&b"false"[..], false)] {
            if let Some(rest) = self.text.strip_prefix(word) {
                self.text = rest;
                return Some(truth);
            }
        }
        None
    }

    /// A number as a count of 10^-decimals: digits, perhaps with a sign and up to six decimals.
    fn number(&mut self) -> Option<(i64, u8)> {
        let minus = self.text.first() == Some(&b'-');
        if minus {
            self.text = self.text.get(1..)?;
        }
        let (whole, length) = self.digits();
        // No number, one with a leading zero, or one that may be too large.
        if length == 0 || length > 12 || (length > 1 && whole < 10_i64.pow(length - 1)) {
            return None;
        }
        let (mut count, mut decimals) = (whole, 0);
        if self.text.first() == Some(&b'.') {
            self.text = self.text.get(1..)?;
            let (fraction, length) = self.digits();
            if length == 0 || length > 6 {
                return None;
            }
            count = whole * 10_i64.pow(length) + fraction;
            decimals = u8::try_from(length).ok()?;
        }
        let ends_here = matches!(self.text.first(), Some(b',' | b'}' | b' ' | b'\n' | b'\r' | b'\t'));
        ends_here.then_some((if minus { -count } else { count }, decimals))
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

    /// A text without escapes.
    fn string(&mut self) -> Option<&'t [u8]> {
        self.text = self.text.strip_prefix(b"\"")?;
        self.rest_of_string()
    }

    fn rest_of_string(&mut self) -> Option<&'t [u8]> {
        let length = self.text.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        let (text, rest) = self.text.split_at_checked(length)?;
        self.text = rest.strip_prefix(b"\"")?;
        Some(text)
    }

    /// Passes over a value, whatever it is. What is wrong inside it, its reader finds.
    fn skip(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            let (first, rest) = self.text.split_first()?;
            match first {
                b'"' => {
                    self.text = rest;
                    self.skip_string()?;
                    if depth == 0 {
                        return Some(());
                    }
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => return Some(()),
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.text = rest;
                        return Some(());
                    }
                }
                b',' if depth == 0 => return Some(()),
                _ => {}
            }
            self.text = rest;
        }
    }

    /// Passes over a text, after its opening quote.
    fn skip_string(&mut self) -> Option<()> {
        loop {
            let at = self.text.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
            let is_end = self.text.get(at) == Some(&b'"');
            self.text = self.text.get(at + if is_end { 1 } else { 2 }..)?;
            if is_end {
                return Some(());
            }
        }
    }
}

#[cfg(all(test, feature = "authoring"))]
mod tests;
