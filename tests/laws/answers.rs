//! Random answers: complete ones, partial ones that leave them open, and steps in between.

use std::fmt::Write as _;

use super::plan::{AS_OF, Column, Day, Fact, KINDS, Kind, ONE, OPTIONS, Plan, Point, Units};
use super::print::{day, number};
use super::tape::Tape;

/// What is said about evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    Unstated,
    Absent,
    Kind(usize),
}

/// Answers to everything, one definite value each.
#[derive(Clone, Debug)]
pub(crate) struct Complete {
    pub(crate) answers: Vec<(Point, Evidence)>,
}

/// An answer that may leave something open.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    /// Not there.
    Absent,
    /// `null`.
    Unknown,
    /// There, but its evidence has expired.
    Expired(Point),
    Point(Point),
    Number(Units, Units),
    Date(Day, Day),
    Either,
    /// Options, and whether none is possible too.
    OneOf(Vec<usize>, bool),
    /// Surely and possibly chosen.
    MustMay(Vec<bool>, Vec<bool>),
    Years(Vec<Part>),
    Rows(Vec<Vec<Part>>, bool),
}

/// Answers to a plan's questions.
pub(crate) type Partial = Vec<(Part, Evidence)>;

impl Complete {
    /// Random complete answers.
    pub(crate) fn random(plan: &Plan, tape: &mut Tape) -> Complete {
        let evidence = |tape: &mut Tape| match tape.below(4) {
            3 => Evidence::Absent,
            kind => Evidence::Kind(kind),
        };
        let answers = plan.facts.iter().map(|fact| (point_of_fact(plan, fact, tape), evidence(tape)));
        Complete { answers: answers.collect() }
    }

    /// The same as a partial proposal.
    pub(crate) fn as_partial(&self) -> Partial {
        self.answers.iter().map(|(point, evidence)| (Part::Point(point.clone()), *evidence)).collect()
    }
}

fn point_of_fact(plan: &Plan, fact: &Fact, tape: &mut Tape) -> Point {
    point(plan, &fact.kind, fact.may_be_none, tape)
}

/// A number between bounds, on a grid of quarters or, where it has no bounds, among large ones.
fn number_point(min: Option<Units>, max: Option<Units>, whole: bool, tape: &mut Tape) -> Units {
    let (Some(min), Some(max)) = (min, max) else {
        let sizes = [0, 1, 100_000_000_000_000 * ONE, 100_000_000_000_000_000_000_000_000 * ONE];
        let size = *tape.pick(&sizes);
        let size = if size == 1 { ONE / 1_000_000 } else { size };
        let free = if tape.chance(50) { -size } else { size };
        return free.max(min.unwrap_or(free)).min(max.unwrap_or(Units::MAX).max(min.unwrap_or(Units::MIN)));
    };
    let step = if whole { ONE } else { ONE / 4 };
    match i64::try_from(max.abs_diff(min) / step.unsigned_abs()) {
        Ok(steps) if steps < 1_000 => min + step * Units::from(tape.between(0, steps)),
        _ => *tape.pick(&[min, max]),
    }
}

fn point(plan: &Plan, kind: &Kind, may_be_none: bool, tape: &mut Tape) -> Point {
    let none = may_be_none && tape.chance(35);
    match kind {
        Kind::Bool => Point::Truth(tape.chance(50)),
        Kind::Choice(list) => Point::Choice((!none).then(|| tape.below(plan.lists[*list].count))),
        Kind::Choices(list) => {
            Point::Choices((0..plan.lists[*list].count).map(|_| tape.chance(40)).collect())
        }
        Kind::Number { min, max, whole } => {
            Point::Number((!none).then(|| number_point(*min, *max, *whole, tape)))
        }
        Kind::Date { min, max } => Point::Date((!none).then(|| tape.between(*min, *max))),
        Kind::Text => Point::Text(tape.chance(50)),
        Kind::Series { min, max, most, .. } => {
            let count = most + tape.below(2);
            Point::Series((0..count).map(|_| number_point(Some(*min), Some(*max), false, tape)).collect())
        }
        Kind::Rows { columns, min, max } => {
            let count = min + tape.below(max - min + 1);
            Point::Rows((0..count).map(|_| row(plan, columns, tape)).collect())
        }
    }
}

fn row(plan: &Plan, columns: &[Column], tape: &mut Tape) -> Vec<Point> {
    columns.iter().map(|column| point(plan, &column.kind, column.may_be_none, tape)).collect()
}

/// Opens complete answers here and there.
pub(crate) fn widen(plan: &Plan, complete: &Complete, tape: &mut Tape) -> Partial {
    let keep = 20 + tape.below(70);
    let open = |(fact, (point, evidence)): (&Fact, &(Point, Evidence))| {
        if tape.chance(keep) {
            return (Part::Point(point.clone()), *evidence);
        }
        let part = match tape.below(4) {
            0 => Part::Absent,
            1 if tape.chance(50) => Part::Unknown,
            1 if tape.chance(30) => Part::Expired(point.clone()),
            _ => widened(plan, &fact.kind, fact.may_be_none, point, tape),
        };
        let unstated = part == Part::Absent || matches!(part, Part::Expired(_)) || tape.chance(50);
        (part, if unstated { Evidence::Unstated } else { *evidence })
    };
    plan.facts.iter().zip(&complete.answers).map(open).collect()
}

/// A wider answer that still allows the point.
pub(crate) fn widened(plan: &Plan, kind: &Kind, may_be_none: bool, point: &Point, tape: &mut Tape) -> Part {
    match (kind, point) {
        (Kind::Bool, Point::Truth(_)) => Part::Either,
        (Kind::Number { min: Some(min), max: Some(max), .. }, Point::Number(Some(at))) => {
            Part::Number(*tape.pick(&[*min, *at]), *tape.pick(&[*max, *at]))
        }
        (Kind::Date { min, max }, Point::Date(Some(at))) => {
            Part::Date(tape.between(*min, *at), tape.between(*at, *max))
        }
        (Kind::Choice(list), Point::Choice(at)) => {
            let others =
                (0..plan.lists[*list].count).filter(|option| Some(*option) == *at || tape.chance(40));
            let others: Vec<usize> = others.collect();
            let none = may_be_none && (at.is_none() || tape.chance(40));
            Part::OneOf(others, none)
        }
        (Kind::Choices(_), Point::Choices(chosen)) => {
            let must = chosen.iter().map(|chosen| *chosen && tape.chance(50)).collect();
            let may = chosen.iter().map(|chosen| *chosen || tape.chance(40)).collect();
            Part::MustMay(must, may)
        }
        (Kind::Series { min, max, .. }, Point::Series(years)) => Part::Years(
            years
                .iter()
                .map(|year| match tape.below(3) {
                    0 => Part::Point(Point::Number(Some(*year))),
                    1 => Part::Unknown,
                    _ => Part::Number(*tape.pick(&[*min, *year]), *tape.pick(&[*max, *year])),
                })
                .collect(),
        ),
        (Kind::Rows { columns, .. }, Point::Rows(rows)) => {
            let finished = tape.chance(40);
            let known = if finished { rows.len() } else { tape.below(rows.len() + 1) };
            let cell = |(column, point): (&Column, &Point)| match tape.below(4) {
                0 => Part::Absent,
                1 => widened(plan, &column.kind, column.may_be_none, point, tape),
                _ => Part::Point(point.clone()),
            };
            let mut cell = cell;
            let rows = rows[..known].iter().map(|row| columns.iter().zip(row).map(&mut cell).collect());
            Part::Rows(rows.collect(), finished)
        }
        (_, point) => Part::Point(point.clone()),
    }
}

/// A random way to complete partial answers.
pub(crate) fn completion(plan: &Plan, partial: &Partial, tape: &mut Tape) -> Complete {
    let fill = |(fact, (part, evidence)): (&Fact, &(Part, Evidence))| {
        let point = filled(plan, &fact.kind, fact.may_be_none, part, tape);
        let evidence = match evidence {
            Evidence::Unstated if tape.chance(40) => Evidence::Absent,
            Evidence::Unstated => Evidence::Kind(tape.below(KINDS.len())),
            stated => *stated,
        };
        (point, evidence)
    };
    Complete { answers: plan.facts.iter().zip(partial).map(fill).collect() }
}

fn filled(plan: &Plan, kind: &Kind, may_be_none: bool, part: &Part, tape: &mut Tape) -> Point {
    match (part, kind) {
        (Part::Point(point), _) => point.clone(),
        (Part::Number(low, high), Kind::Number { whole, .. }) => {
            Point::Number(Some(number_point(Some(*low), Some(*high), *whole, tape)))
        }
        (Part::Date(low, high), _) => Point::Date(Some(tape.between(*low, *high))),
        (Part::OneOf(options, none), _) => {
            let at = tape.below(options.len() + usize::from(*none));
            Point::Choice(options.get(at).copied())
        }
        (Part::MustMay(must, may), _) => Point::Choices(
            must.iter().zip(may).map(|(must, may)| *must || (*may && tape.chance(50))).collect(),
        ),
        (Part::Years(years), Kind::Series { min, max, .. }) => {
            let year = |part: &Part| match part {
                Part::Point(Point::Number(Some(year))) => *year,
                Part::Number(low, high) => number_point(Some(*low), Some(*high), false, tape),
                _ => number_point(Some(*min), Some(*max), false, tape),
            };
            Point::Series(years.iter().map(year).collect())
        }
        (Part::Rows(known, finished), Kind::Rows { columns, min, max }) => {
            let least = known.len().max(*min);
            let count = if *finished { known.len() } else { least + tape.below(max - least + 1) };
            let absent: Vec<Part> = columns.iter().map(|_| Part::Absent).collect();
            let row = |at: usize| {
                let parts = known.get(at).unwrap_or(&absent);
                let cells = columns.iter().zip(parts);
                cells
                    .map(|(column, part)| filled(plan, &column.kind, column.may_be_none, part, tape))
                    .collect()
            };
            Point::Rows((0..count).map(row).collect())
        }
        (_, kind) => point(plan, kind, may_be_none, tape),
    }
}

/// How an answer is written; `None` when it is not there.
pub(crate) fn answer((part, evidence): &(Part, Evidence)) -> Option<String> {
    let value = match part {
        Part::Absent if *evidence == Evidence::Unstated => return None,
        Part::Absent => "null".to_owned(),
        Part::Expired(point) => {
            let last = day(AS_OF - 1);
            return Some(with_evidence(&written(point), &format!("{{kind: document, valid_until: {last}}}")));
        }
        part => written_part(part),
    };
    Some(match evidence {
        Evidence::Unstated => value,
        Evidence::Absent => with_evidence(&value, "none"),
        Evidence::Kind(kind) => {
            let last = day(AS_OF + i64::try_from(*kind).unwrap_or(0));
            with_evidence(&value, &format!("{{kind: {}, valid_until: {last}}}", KINDS[*kind]))
        }
    })
}

fn with_evidence(value: &str, evidence: &str) -> String {
    format!("{{value: {value}, evidence: {evidence}}}")
}

fn ids(chosen: &[bool]) -> String {
    let ids: Vec<&str> = (0..chosen.len()).filter(|at| chosen[*at]).map(|at| OPTIONS[at]).collect();
    format!("[{}]", ids.join(", "))
}

fn list<T>(items: &[T], write: impl Fn(&T) -> String) -> String {
    format!("[{}]", items.iter().map(write).collect::<Vec<_>>().join(", "))
}

fn written_part(part: &Part) -> String {
    match part {
        Part::Absent | Part::Unknown | Part::Expired(_) => "null".to_owned(),
        Part::Point(point) => written(point),
        Part::Number(low, high) => format!("{{between: [{}, {}]}}", number(*low), number(*high)),
        Part::Date(low, high) => format!("{{between: [{}, {}]}}", day(*low), day(*high)),
        Part::Either => "{one_of: [true, false]}".to_owned(),
        Part::OneOf(options, none) => {
            let none = none.then(|| "none".to_owned());
            let options: Vec<String> = options.iter().map(|at| OPTIONS[*at].to_owned()).chain(none).collect();
            format!("{{one_of: [{}]}}", options.join(", "))
        }
        Part::MustMay(must, may) => format!("{{must: {}, may: {}}}", ids(must), ids(may)),
        Part::Years(years) => list(years, written_part),
        Part::Rows(rows, finished) => {
            let rows = list(rows, |row| written_row(row.iter().map(written_part), row));
            if *finished { rows } else { format!("{{so_far: {rows}}}") }
        }
    }
}

fn written_row(cells: impl Iterator<Item = String>, parts: &[Part]) -> String {
    let mut out = String::from("{");
    for (at, cell) in cells.enumerate().filter(|(at, _)| parts.get(*at) != Some(&Part::Absent)) {
        let _ = write!(out, "c{at}: {cell}, ");
    }
    format!("{}}}", out.trim_end_matches(", "))
}

fn written(point: &Point) -> String {
    match point {
        Point::Truth(truth) => truth.to_string(),
        Point::Number(Some(units)) => number(*units),
        Point::Date(Some(at)) => day(*at),
        Point::Choice(Some(at)) => OPTIONS[*at].to_owned(),
        Point::Number(None) | Point::Date(None) | Point::Choice(None) | Point::Text(false) => {
            "{none: true}".to_owned()
        }
        Point::Choices(chosen) => ids(chosen),
        Point::Text(true) => "SON 2026/112".to_owned(),
        Point::Series(years) => list(years, |year| number(*year)),
        Point::Rows(rows) => list(rows, |row| written_row(row.iter().map(written), &[])),
    }
}
