//! What lies between partial and complete answers: every completion where there are few, and narrower
//! answers on the way to one of them.

use super::answers::{Complete, Evidence, Part, Partial, completion, widened};
use super::plan::{Kind, ONE, Plan, Point, Units};
use super::tape::Tape;

/// Every way to complete partial answers, where facts with few possible values are enumerated and the others
/// take a random one; `None` when there are more than `most` ways.
pub(crate) fn every_completion(
    plan: &Plan,
    partial: &Partial,
    most: usize,
    tape: &mut Tape,
) -> Option<Vec<Complete>> {
    let random = completion(plan, partial, tape);
    let domains = plan.facts.iter().zip(partial).zip(&random.answers).enumerate().map(
        |(at, ((fact, (part, evidence)), other))| {
            let points =
                few(plan, &fact.kind, fact.may_be_none, part).unwrap_or_else(|| vec![other.0.clone()]);
            let demanded =
                plan.rules.iter().any(|rule| rule.evidence.iter().any(|(demanded, _)| *demanded == at));
            let said = match evidence {
                Evidence::Unstated if demanded => {
                    vec![Evidence::Absent, Evidence::Kind(0), Evidence::Kind(1)]
                }
                Evidence::Unstated => vec![Evidence::Absent],
                stated => vec![*stated],
            };
            let pairs = points
                .into_iter()
                .flat_map(|point| said.iter().map(move |said| (point.clone(), *said)).collect::<Vec<_>>());
            pairs.collect()
        },
    );
    let domains: Vec<Vec<(Point, Evidence)>> = domains.collect();
    let count = domains.iter().try_fold(1_usize, |all, domain| all.checked_mul(domain.len()))?;
    if count > most {
        return None;
    }
    let way = |mut number: usize| {
        let answers = domains.iter().map(|domain| {
            let at = number % domain.len();
            number /= domain.len();
            domain[at].clone()
        });
        Complete { answers: answers.collect() }
    };
    Some((0..count).map(way).collect())
}

/// All values that an answer leaves possible, where they are few.
fn few(plan: &Plan, kind: &Kind, may_be_none: bool, part: &Part) -> Option<Vec<Point>> {
    let numbers = |low: Units, high: Units| {
        let count = (high - low) / ONE;
        (count <= 6)
            .then(|| (0..=count).map(|step| Point::Number(Some(low + step * ONE))).collect::<Vec<_>>())
    };
    let open = matches!(part, Part::Absent | Part::Unknown | Part::Expired(_));
    let mut points = match (kind, part) {
        (_, Part::Point(point)) => return Some(vec![point.clone()]),
        (Kind::Bool, _) => vec![Point::Truth(false), Point::Truth(true)],
        (Kind::Text, _) => vec![Point::Text(false), Point::Text(true)],
        (Kind::Choice(_), Part::OneOf(options, none)) => {
            let options = options.iter().map(|at| Some(*at)).chain(none.then_some(None));
            options.map(Point::Choice).collect()
        }
        (Kind::Choice(list), _) => (0..plan.lists[*list].count).map(|at| Point::Choice(Some(at))).collect(),
        (Kind::Choices(list), part) => {
            let count = plan.lists[*list].count;
            let fits = |chosen: &Vec<bool>| match part {
                Part::MustMay(must, may) => {
                    (0..count).all(|at| (!must[at] || chosen[at]) && (!chosen[at] || may[at]))
                }
                _ => true,
            };
            let sets = (0..1_usize << count).map(|set| (0..count).map(|at| set >> at & 1 == 1).collect());
            sets.filter(fits).map(Point::Choices).collect()
        }
        (Kind::Number { whole: true, .. }, Part::Number(low, high)) => numbers(*low, *high)?,
        (Kind::Number { whole: true, min: Some(min), max: Some(max) }, _) => numbers(*min, *max)?,
        (Kind::Date { min, max }, _) if open && max - min <= 3 => {
            (*min..=*max).map(|day| Point::Date(Some(day))).collect()
        }
        _ => return None,
    };
    if open && may_be_none {
        points.extend(match kind {
            Kind::Number { .. } => Some(Point::Number(None)),
            Kind::Date { .. } => Some(Point::Date(None)),
            Kind::Choice(_) => Some(Point::Choice(None)),
            Kind::Bool | Kind::Choices(_) | Kind::Text | Kind::Series { .. } | Kind::Rows { .. } => None,
        });
    }
    Some(points)
}

/// An answer at least as narrow as `part` that still allows the point.
pub(crate) fn narrower(plan: &Plan, fact: usize, part: &Part, point: &Point, tape: &mut Tape) -> Part {
    let fact = &plan.facts[fact];
    match (part, point) {
        (Part::Absent | Part::Unknown, point) => widened(plan, &fact.kind, fact.may_be_none, point, tape),
        (Part::Number(low, high), Point::Number(Some(at))) => {
            Part::Number(*tape.pick(&[*low, *at]), *tape.pick(&[*at, *high]))
        }
        (Part::Date(low, high), Point::Date(Some(at))) => {
            Part::Date(tape.between(*low, *at), tape.between(*at, *high))
        }
        (Part::OneOf(options, none), Point::Choice(at)) => {
            let kept =
                options.iter().copied().filter(|option| Some(*option) == *at || tape.chance(50)).collect();
            Part::OneOf(kept, at.is_none() || (*none && tape.chance(50)))
        }
        (Part::MustMay(must, may), Point::Choices(chosen)) => {
            let more = |at: usize| must[at] || (chosen[at] && tape.chance(50));
            let must: Vec<bool> = (0..chosen.len()).map(more).collect();
            let fewer = |at: usize| may[at] && (chosen[at] || tape.chance(50));
            let may: Vec<bool> = (0..chosen.len()).map(fewer).collect();
            Part::MustMay(must, may)
        }
        (Part::Rows(known, false), Point::Rows(rows)) if known.len() < rows.len() => {
            let more = rows[known.len()].iter().map(|cell| Part::Point(cell.clone())).collect();
            Part::Rows(known.iter().cloned().chain([more]).collect(), false)
        }
        (part, _) => part.clone(),
    }
}
