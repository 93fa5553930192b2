//! Years and rows, asked piece by piece.

use riktlinje::evaluate::Slot;
use riktlinje::model::{Fact, Type};
use riktlinje::number::Number;
use serde_json::{Map, Value, json};

use super::input::Line;
use super::session::{Asked, Session, Taken};
use super::words;

/// Whether rows are still to come.
#[derive(Clone, Copy)]
enum More {
    Row,
    Finished,
    Later,
}

impl More {
    /// What a line says; of no rows, "none" finishes the list.
    fn read(text: &str, is_empty: bool) -> Option<More> {
        match (words::truth(text), text.to_lowercase().as_str()) {
            (Some(true), _) => Some(More::Row),
            (Some(false), _) => Some(More::Finished),
            (None, "senare" | "later") => Some(More::Later),
            (None, word) => (is_empty && words::is_nothing(word)).then_some(More::Finished),
        }
    }
}

/// How the columns of a row ended.
enum Row {
    Whole(Value),
    GivenUp,
    Quit,
}

impl<'p> Session<'p> {
    /// How many years of a series count, and whether that is settled.
    pub(super) fn years(&self, asked: Asked) -> (usize, bool) {
        let Slot::Series { years, .. } = self.program.fact_slots(asked.fact).answer else { return (0, true) };
        let most = years as usize;
        let mut record = self.program.blank_record();
        self.program.evaluate(&self.proposal.answers, self.as_of, &mut record);
        let counted = self.fact(asked).years.as_ref().and_then(|term| self.program.term_slot(term));
        let Some(Slot::Number(slot)) = counted else { return (most, true) };
        let range = record.range(slot);
        let count = |end: Option<Number>| {
            end.map_or(most, |end| {
                (0..years).take_while(|year| Number::from_int((*year).into()) < end).count()
            })
        };
        (count(range.high()), count(range.high()) == count(range.low()))
    }

    /// A number per year: all in the line, or this one first.
    pub(super) fn series(&mut self, asked: Asked, text: &str) -> Taken {
        let fact = self.fact(asked);
        let read = |session: &Session<'p>, text: &str| match text.trim() {
            "-" | "" => Ok(Value::Null),
            text => session.typing().read(fact, text),
        };
        if text.contains(';') {
            let years = text.trim_end_matches([';', ' ']).split(';').map(|year| read(self, year));
            return years
                .collect::<Result<Vec<_>, _>>()
                .map_or_else(Taken::Again, |years| Taken::Answer(json!(years)));
        }
        let mut given = match read(self, text) {
            Ok(first) => vec![first],
            Err(phrase) => return Taken::Again(phrase),
        };
        let (most, _) = self.years(asked);
        if most > 1 {
            self.show_remark(words::YEAR_HINT);
        }
        while given.len() < most {
            Session::show_prompt(&self.fill(words::YEAR, "year", &given.len().to_string()));
            match self.input.answer(false) {
                Line::Quit => return Taken::Quit(Some(json!(given))),
                Line::Back => return Taken::GivenUp,
                Line::Unknown => given.push(Value::Null),
                Line::Skip => given.extend(given.last().cloned()),
                Line::Help | Line::Verdict => self.show_remark(words::YEAR_HINT),
                Line::Text(text) if text == "." => break,
                Line::Text(text) => match read(self, &text) {
                    Ok(year) => given.push(year),
                    Err(phrase) => self.show_remark(phrase),
                },
            }
        }
        Taken::Answer(json!(given))
    }

    /// Rows, one by one, after those that are there.
    pub(super) fn rows(&mut self, asked: Asked, text: &str) -> Taken {
        let fact = self.fact(asked);
        let mut rows = match self.sheet.written(&self.proposal.answers, asked.fact) {
            Some(Value::Array(rows)) => rows,
            Some(Value::Object(form)) => {
                form.get("so_far").and_then(Value::as_array).cloned().unwrap_or_default()
            }
            Some(_) | None => Vec::new(),
        };
        for at in 0..rows.len() {
            let gaps: Vec<&Fact> =
                fact.columns.iter().filter(|column| is_gap(rows.get(at), column)).collect();
            if words::truth(text) == Some(true) && !gaps.is_empty() {
                let known = rows.get(at).cloned().unwrap_or_default();
                match self.row(at, &gaps, known) {
                    Row::Whole(row) => {
                        if let Some(old) = rows.get_mut(at) {
                            *old = row;
                        }
                    }
                    Row::GivenUp => break,
                    Row::Quit => return Taken::Quit(Some(json!({ "so_far": rows }))),
                }
            }
        }
        let columns: Vec<&Fact> = fact.columns.iter().collect();
        let mut more = More::read(text, rows.is_empty());
        loop {
            match more {
                Some(More::Row) => match self.row(rows.len(), &columns, json!({})) {
                    Row::Whole(row) => rows.push(row),
                    Row::GivenUp => {}
                    Row::Quit => return Taken::Quit(Some(json!({ "so_far": rows }))),
                },
                Some(More::Finished) => return Taken::Answer(json!(rows)),
                Some(More::Later) => return Taken::Answer(json!({ "so_far": rows })),
                None => self.show_remark(words::WRITE_ROWS),
            }
            Session::show_prompt(words::ONE_MORE.show(self.look.language));
            more = match self.input.answer(false) {
                Line::Quit => return Taken::Quit(Some(json!({ "so_far": rows }))),
                Line::Back => return Taken::GivenUp,
                Line::Unknown | Line::Skip => Some(More::Later),
                Line::Help | Line::Verdict => None,
                Line::Text(text) => More::read(&text, false),
            };
        }
    }

    /// The given columns of a row, put to what is known of it.
    fn row(&mut self, at: usize, columns: &[&'p Fact], known: Value) -> Row {
        let mut cells = match known {
            Value::Object(cells) => cells,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                Map::new()
            }
        };
        self.show_line(&self.fill(words::ROW, "row", &(at + 1).to_string()));
        self.show_remark(words::ROW_HINT);
        for column in columns {
            self.show_column(column);
            loop {
                match self.input.answer(column.ty == Type::Text) {
                    Line::Quit => return Row::Quit,
                    Line::Back => return Row::GivenUp,
                    Line::Skip => break,
                    Line::Unknown => {
                        cells.insert(column.id.clone(), Value::Null);
                        break;
                    }
                    Line::Help | Line::Verdict => {
                        self.show_column_help(column);
                        self.show_column(column);
                    }
                    Line::Text(text) => match self.cell(column, &text) {
                        Ok(value) => {
                            cells.insert(column.id.clone(), value);
                            break;
                        }
                        Err(phrase) => {
                            self.show_remark(phrase);
                            self.show_column(column);
                        }
                    },
                }
            }
        }
        Row::Whole(Value::Object(cells))
    }

    fn cell(&self, column: &'p Fact, text: &str) -> Result<Value, riktlinje::report::Phrase> {
        let value = self.typing().read(column, text)?;
        // A scale's bounds are said at once; the row would otherwise be lost at its end.
        match (&column.bounds, value.as_number().map(ToString::to_string)) {
            (riktlinje::model::Bounds::Number { min, max, whole }, Some(number)) => {
                let number = Number::parse(&number).ok().filter(|number| {
                    min.is_none_or(|min| min <= *number)
                        && max.is_none_or(|max| *number <= max)
                        && (!whole || number.is_whole())
                });
                if number.is_some() { Ok(value) } else { Err(words::OUTSIDE) }
            }
            (_, _) => Ok(value),
        }
    }
}

/// Whether a row has no answer in a column.
fn is_gap(row: Option<&Value>, column: &Fact) -> bool {
    row.and_then(|row| row.get(&column.id)).is_none_or(Value::is_null)
}
