//! Cases of the real guideline as lines of JSON, for `riktlinje batch`, and what merely parsing them costs.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use riktlinje::model::{Bounds, Fact, Type};
use riktlinje::number::Number;
use riktlinje::program::Program;

use crate::packs;

/// A small generator of numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

/// Writes so many cases: of the plain questions seven in ten are answered, of those for series one in ten.
pub fn write(rules: &str, count: u64) {
    let program = packs::program(rules);
    let mut dice = Dice(42);
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    for id in 0..count {
        write!(out, "{{\"id\":{id},\"answers\":{{").unwrap();
        let mut comma = "";
        for fact in &program.guideline().facts {
            let chance = if fact.ty == Type::Series { 10 } else { 70 };
            if dice.roll(100) < chance
                && let Some(answer) = answer(&program, fact, &mut dice)
            {
                write!(out, "{comma}\"{}\":{answer}", fact.id).unwrap();
                comma = ",";
            }
        }
        out.write_all(b"}}\n").unwrap();
    }
}

fn answer(program: &Program, fact: &Fact, dice: &mut Dice) -> Option<String> {
    let options = |list| &program.guideline().option_list(list).options;
    Some(match fact.ty {
        Type::Truth => (dice.roll(2) == 0).to_string(),
        Type::Text => "\"SON 2026/112\"".to_owned(),
        Type::Number => number(fact, dice),
        Type::Date => match fact.bounds {
            Bounds::Date { min, max } if min.is_some() || max.is_some() => return None,
            _ => format!("\"2027-{:02}-{:02}\"", dice.roll(12) + 1, dice.roll(28) + 1),
        },
        Type::Choice(list) => {
            let options = options(list);
            format!("\"{}\"", options[dice.roll(options.len() as u64) as usize].id)
        }
        Type::Choices(list) => {
            let chosen = options(list).iter().filter(|_| dice.roll(3) == 0);
            let chosen: Vec<String> = chosen.map(|option| format!("\"{}\"", option.id)).collect();
            format!("[{}]", chosen.join(","))
        }
        Type::Series => {
            let years: Vec<String> = (0..5).map(|_| number(fact, dice)).collect();
            format!("[{}]", years.join(","))
        }
        Type::Rows(_) => return None,
    })
}

/// A whole number between the bounds of a fact, or near its least; a share where the bounds are no whole numbers.
fn number(fact: &Fact, dice: &mut Dice) -> String {
    let (min, max) = match fact.bounds {
        Bounds::Number { min, max, .. } => (min, max),
        Bounds::Free | Bounds::Date { .. } | Bounds::Rows { .. } => (None, None),
    };
    let whole = |end: Option<Number>, open: i64| end.and_then(Number::to_int).unwrap_or(open);
    let (low, high) = (whole(min, 0), whole(max, 2_000_000));
    if [min, max].into_iter().flatten().any(|end| !end.is_whole()) {
        return "0.05".to_owned();
    }
    let span = u64::try_from(high.saturating_sub(low)).unwrap_or(0).min(2_000_000) + 1;
    (low + i64::try_from(dice.roll(span)).unwrap()).to_string()
}

/// Reads a file line by line and parses each with serde_json, and does nothing with it.
pub fn parse(path: &str) {
    let mut from = BufReader::with_capacity(1 << 20, File::open(path).unwrap());
    let (mut line, mut count) = (String::new(), 0_u64);
    while from.read_line(&mut line).unwrap() > 0 {
        let value: serde_json::Value = serde_json::from_str(&line).unwrap();
        count += u64::from(std::hint::black_box(value).is_object());
        line.clear();
    }
    println!("{count}");
}
