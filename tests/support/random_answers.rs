//! Random answers to the questions of any guideline, as JSON. The same seed gives the same answers.

use riktlinje::model::{Bounds, Fact, Guideline, OptionListId, Type};
use riktlinje::number::Number;

/// A stream of numbers (splitmix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of 0, 1, … below a limit.
    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit.max(1)).unwrap()).unwrap()
    }

    /// True once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// A proposal for a guideline. Some leave nearly everything open, some answer nearly everything.
pub(crate) fn proposal(guideline: &Guideline, seed: u64) -> String {
    let mut random = Random(seed);
    let answered = random.below(11);
    let mut answers = Vec::new();
    for fact in &guideline.facts {
        if random.below(10) < answered {
            let value = whole(guideline, fact, &mut random);
            answers.push(format!("\"{}\":{value}", fact.id));
        }
    }
    let (month, day) = (random.below(12) + 1, random.below(28) + 1);
    let year = 2025 + random.below(4);
    let answers = answers.join(",");
    format!("{{\"riktlinje\":1,\"as_of\":\"{year}-{month:02}-{day:02}\",\"answers\":{{{answers}}}}}")
}

/// An answer, sometimes with what it rests on.
fn whole(guideline: &Guideline, fact: &Fact, random: &mut Random) -> String {
    let value = answer(guideline, fact, random);
    if value.starts_with('{') || !random.once_in(12) {
        return value;
    }
    match random.below(3) {
        0 => format!("{{\"value\":{value},\"evidence\":\"none\"}}"),
        1 => format!(
            "{{\"value\":{value},\"evidence\":{{\"kind\":\"document\",\"valid_until\":\"2026-06-30\"}}}}"
        ),
        _ => {
            format!("{{\"value\":{value},\"evidence\":{{\"kind\":\"decision\",\"reference\":\"Dnr å/1\"}}}}")
        }
    }
}

fn answer(guideline: &Guideline, fact: &Fact, random: &mut Random) -> String {
    if random.once_in(15) {
        return "null".to_owned();
    }
    if fact.may_be_none && random.once_in(6) {
        return "{\"none\":true}".to_owned();
    }
    match fact.ty {
        Type::Truth => random.once_in(2).to_string(),
        Type::Text => "\"Text åäö\"".to_owned(),
        Type::Number => between(number(fact, random), number(fact, random), random),
        Type::Date => day(fact, random),
        Type::Choice(list) => choice(guideline, list, random),
        Type::Choices(list) => choices(guideline, list, random),
        Type::Series => {
            let years: Vec<String> =
                (0..=random.below(6)).map(|_| number(fact, random).to_string()).collect();
            format!("[{}]", years.join(","))
        }
        Type::Rows(_) => rows(guideline, fact, random),
    }
}

fn number(fact: &Fact, random: &mut Random) -> Number {
    let Bounds::Number { min, max, whole } = fact.bounds else { return Number::ZERO };
    let steps = i64::try_from(random.below(1001)).unwrap();
    let (low, high) = (min.unwrap_or(Number::from(-1000)), max.unwrap_or(Number::from(2_000_000)));
    let (low, high) = (low.min(high), high.max(low));
    if random.once_in(8) {
        return if random.once_in(2) { low } else { high };
    }
    // Between the ends, at most 6 decimals.
    let unit = if whole { 1_000_000_000_000 } else { 1_000_000 };
    let span = high.units() - low.units();
    let units = low.units() + span / 1000 * i128::from(steps);
    Number::from_units((units / unit * unit).clamp(low.units(), high.units()))
}

fn between(a: Number, b: Number, random: &mut Random) -> String {
    if random.once_in(5) { format!("{{\"between\":[{},{}]}}", a.min(b), a.max(b)) } else { a.to_string() }
}

fn day(fact: &Fact, random: &mut Random) -> String {
    let (min, max) = match fact.bounds {
        Bounds::Date { min, max } => (min, max),
        Bounds::Free | Bounds::Number { .. } | Bounds::Rows { .. } => (None, None),
    };
    let day = riktlinje::date::Date::new(2024 + i32::try_from(random.below(6)).unwrap(), 3, 17).unwrap();
    let day = min.map_or(day, |min| day.max(min));
    let day = max.map_or(day, |max| day.min(max));
    format!("\"{day}\"")
}

fn ids(guideline: &Guideline, list: OptionListId) -> Vec<String> {
    guideline.option_list(list).options.iter().map(|option| format!("\"{}\"", option.id)).collect()
}

fn choice(guideline: &Guideline, list: OptionListId, random: &mut Random) -> String {
    let ids = ids(guideline, list);
    let first = random.below(ids.len());
    if ids.len() > 1 && random.once_in(8) {
        let second = (first + 1) % ids.len();
        return format!("{{\"one_of\":[{},{}]}}", ids[first], ids[second]);
    }
    ids[first].clone()
}

fn choices(guideline: &Guideline, list: OptionListId, random: &mut Random) -> String {
    let some = |random: &mut Random, ids: &[String]| -> Vec<String> {
        ids.iter().filter(|_| random.once_in(3)).cloned().collect()
    };
    let ids = ids(guideline, list);
    let may = some(random, &ids);
    if random.once_in(8) {
        let must = some(random, &may);
        return format!("{{\"must\":[{}],\"may\":[{}]}}", must.join(","), may.join(","));
    }
    format!("[{}]", may.join(","))
}

fn rows(guideline: &Guideline, fact: &Fact, random: &mut Random) -> String {
    let (min, max) = match fact.bounds {
        Bounds::Rows { min, max } => (min as usize, max as usize),
        Bounds::Free | Bounds::Number { .. } | Bounds::Date { .. } => (0, 0),
    };
    let count = (min + random.below(4)).min(max);
    let mut rows = Vec::new();
    for _ in 0..count {
        let mut cells = Vec::new();
        for column in &fact.columns {
            if !random.once_in(9) {
                cells.push(format!("\"{}\":{}", column.id, answer(guideline, column, random)));
            }
        }
        rows.push(format!("{{{}}}", cells.join(",")));
    }
    let list = format!("[{}]", rows.join(","));
    if random.once_in(4) { format!("{{\"so_far\":{list}}}") } else { list }
}
