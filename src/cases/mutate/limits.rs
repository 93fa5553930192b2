//! Values that are written out, moved by one step.

use crate::date::Duration;
use crate::model::{Constant, Guideline, Literal, Rhythm, Schedule, Type};
use crate::number::Number;

/// Decimals that a number in a guideline can have.
const MOST_DECIMALS: u32 = 6;

/// A number one step up and one step down. The step is 1 for whole numbers, else one in the last decimal.
pub(super) fn steps(number: Number) -> Vec<Number> {
    let step = step(number);
    [number.checked_add(step), number.checked_sub(step)].into_iter().flatten().collect()
}

fn step(number: Number) -> Number {
    let mut step = Number::ONE;
    for _ in 0..MOST_DECIMALS {
        if number.units() % step.units() == 0 {
            break;
        }
        step = Number::from_units(step.units() / 10);
    }
    step
}

/// A written-out value moved by one step, upward first. What has no steps has none.
pub(super) fn moved(guideline: &Guideline, constant: &Constant, ty: Type) -> Vec<Constant> {
    match constant {
        Constant::Truth(truth) => vec![Constant::Truth(!truth)],
        Constant::Number(number) => steps(*number).into_iter().map(Constant::Number).collect(),
        Constant::Date(date) => {
            [date.add_days(1), date.add_days(-1)].into_iter().flatten().map(Constant::Date).collect()
        }
        Constant::Option(at) => {
            let count = match ty {
                Type::Choice(list) | Type::Choices(list) => guideline.option_list(list).options.len(),
                Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => 0,
            };
            let up = at.checked_add(1).filter(|up| (*up as usize) < count);
            [up, at.checked_sub(1)].into_iter().flatten().map(Constant::Option).collect()
        }
        Constant::Options(_) | Constant::None => Vec::new(),
    }
}

/// A parameter's entry moved by one step, upward first.
pub(super) fn moved_literal(literal: Literal) -> Vec<Literal> {
    match literal {
        Literal::Truth(truth) => vec![Literal::Truth(!truth)],
        Literal::Number(number) => steps(number).into_iter().map(Literal::Number).collect(),
        Literal::Date(date) => {
            [date.add_days(1), date.add_days(-1)].into_iter().flatten().map(Literal::Date).collect()
        }
    }
}

/// A line of a schedule whose dates come a month later each time; one that falls on a day of the year a year
/// later, as a month would change nothing there.
pub(super) fn later(line: &Schedule) -> Rhythm {
    let months = if line.on.is_some() { 12 } else { 1 };
    let later =
        |duration: &Duration| Duration { months: duration.months.saturating_add(months), ..*duration };
    match &line.rhythm {
        Rhythm::Every(duration) => Rhythm::Every(later(duration)),
        Rhythm::At(durations) => Rhythm::At(durations.iter().map(later).collect()),
    }
}

/// A rhythm as a guideline writes it.
pub(super) fn rhythm(rhythm: &Rhythm) -> String {
    match rhythm {
        Rhythm::Every(duration) => format!("every: {duration}"),
        Rhythm::At(durations) => {
            let each: Vec<String> = durations.iter().map(Duration::to_string).collect();
            format!("at: [{}]", each.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn the_step_is_one_in_the_last_decimal() {
        assert_eq!(steps(number("12")), [number("13"), number("11")]);
        assert_eq!(steps(number("0")), [number("1"), number("-1")]);
        assert_eq!(steps(number("0.035")), [number("0.036"), number("0.034")]);
        assert_eq!(steps(number("1.5")), [number("1.6"), number("1.4")]);
        assert_eq!(steps(number("0.000001")), [number("0.000002"), number("0")]);
    }

    #[test]
    fn the_end_of_the_calendar_has_one_neighbor() {
        let last = Literal::Date(crate::date::Date::MAX);
        assert_eq!(moved_literal(last).len(), 1);
    }
}
