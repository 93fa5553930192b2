//! A second evaluator, deliberately naive: complete answers only, one definite value for everything, no
//! ranges and no sets. Written from the design's words, without a look at the engine's operations.

use riktlinje::date::Date;

use super::arithmetic::{Beyond, add, close_order, divide, multiply, negate, payback, present_value, round};
use super::plan::{
    AS_OF, Body, Cell, Comparison, Day, Expr, Item, Kind, Name, ONE, Plan, Point, RowQuestion, SetQuestion,
    Sign, Type, Units, Value,
};
use std::cmp::Ordering;

/// Everything that a plan and complete answers determine, apart from rules.
#[derive(Clone, Debug)]
pub(crate) struct World<'p> {
    pub(crate) plan: &'p Plan,
    /// Values of facts, gates taken into account.
    pub(crate) facts: Vec<Point>,
    pub(crate) asked: Vec<bool>,
    pub(crate) values: Vec<Point>,
    pub(crate) reference: Day,
    /// The rows that the present place is about, from the outermost.
    rows: Vec<Vec<Point>>,
}

type Outcome<T> = Result<T, Beyond>;

impl<'p> World<'p> {
    /// Computes all facts and values in their order.
    pub(crate) fn new(plan: &'p Plan, answers: &[Point]) -> Outcome<World<'p>> {
        let mut world = World {
            plan,
            facts: vec![Point::Truth(false); plan.facts.len()],
            asked: vec![true; plan.facts.len()],
            values: vec![Point::Truth(false); plan.values.len()],
            reference: AS_OF,
            rows: Vec::new(),
        };
        for item in &plan.items {
            match item {
                Item::Fact(at) => {
                    world.asked[*at] = world.is_asked(*at)?;
                    world.facts[*at] = world.fact(*at, &answers[*at])?;
                    if plan.start == Some(*at)
                        && let Point::Date(Some(start)) = world.facts[*at]
                    {
                        world.reference = start.max(AS_OF);
                    }
                }
                Item::Value(at) => world.values[*at] = world.value(&plan.values[*at])?,
            }
        }
        Ok(world)
    }

    fn is_asked(&mut self, at: usize) -> Outcome<bool> {
        let fact = &self.plan.facts[at];
        let own = fact.asked_when.as_ref();
        let section = fact.section.and_then(|section| self.plan.sections[section].as_ref());
        let own = own.map_or(Ok(true), |gate| self.truth(gate))?;
        let section = section.map_or(Ok(true), |gate| self.truth(gate))?;
        Ok(own && section)
    }

    fn fact(&mut self, at: usize, answer: &Point) -> Outcome<Point> {
        let fact = &self.plan.facts[at];
        let asked = self.asked[at];
        let Kind::Series { years, most, .. } = &fact.kind else {
            return Ok(if asked { answer.clone() } else { fact.otherwise.clone() });
        };
        let counted = self.number(years)?;
        let Point::Series(amounts) = answer else { return Ok(Point::Series(Vec::new())) };
        let year = |year: usize| {
            let number = Units::try_from(year).unwrap_or(0) * ONE;
            let counts = close_order(number, counted) == Ordering::Less;
            match (&fact.otherwise, asked, counts) {
                (_, true, true) => amounts.get(year).copied().unwrap_or(0),
                (Point::Number(Some(otherwise)), false, true) => *otherwise,
                (_, _, false) | (_, false, true) => 0,
            }
        };
        Ok(Point::Series((0..*most).map(year).collect()))
    }

    fn value(&mut self, value: &Value) -> Outcome<Point> {
        let none = match value.ty {
            Type::Number => Point::Number(None),
            Type::Date => Point::Date(None),
            Type::Truth | Type::Choice(_) => Point::Choice(None),
        };
        match &value.body {
            Body::Expr(expr) => self.eval(expr),
            Body::First(rows) => {
                for (when, result) in rows {
                    let fits = when.as_ref().map_or(Ok(true), |when| self.truth(when))?;
                    if fits {
                        return result.as_ref().map_or(Ok(none), |result| self.eval(result));
                    }
                }
                Ok(none)
            }
            Body::Table { columns, rows } => {
                let columns: Vec<Point> =
                    columns.iter().map(|column| self.eval(column)).collect::<Outcome<_>>()?;
                let row = rows
                    .iter()
                    .find(|(cells, _)| cells.iter().zip(&columns).all(|(cell, value)| fits(cell, value)));
                row.map_or(Ok(Point::Truth(false)), |(_, result)| self.eval(result))
            }
        }
    }

    fn name(&self, name: Name) -> Point {
        match name {
            Name::Fact(at) => self.facts[at].clone(),
            Name::Value(at) => self.values[at].clone(),
            Name::Parameter(at) => {
                let values = &self.plan.parameters[at].values;
                let begun = values.iter().rev().find(|(from, _)| *from <= self.reference);
                begun.unwrap_or(&values[0]).1.clone()
            }
            Name::Column { level, column } => self.rows[level][column].clone(),
        }
    }

    pub(crate) fn truth(&mut self, expr: &Expr) -> Outcome<bool> {
        match self.eval(expr)? {
            Point::Truth(truth) => Ok(truth),
            _ => Ok(false),
        }
    }

    /// A number; where it is none and something guards it, what it is does not matter.
    fn number(&mut self, expr: &Expr) -> Outcome<Units> {
        match self.eval(expr)? {
            Point::Number(Some(number)) => Ok(number),
            _ => Ok(0),
        }
    }

    pub(crate) fn day(&mut self, expr: &Expr) -> Outcome<Day> {
        match self.eval(expr)? {
            Point::Date(Some(day)) => Ok(day),
            _ => Ok(0),
        }
    }

    fn pair(&mut self, pair: &[Expr; 2]) -> Outcome<(Units, Units)> {
        Ok((self.number(&pair[0])?, self.number(&pair[1])?))
    }

    /// The value of an expression. Both sides of `&&`, `||` and `?:` need not be evaluated: what is not
    /// decisive may be none.
    pub(crate) fn eval(&mut self, expr: &Expr) -> Outcome<Point> {
        let some = |number| Ok(Point::Number(Some(number)));
        match expr {
            Expr::Truth(truth) => Ok(Point::Truth(*truth)),
            Expr::Number(number) => some(*number),
            Expr::Date(day) => Ok(Point::Date(Some(*day))),
            Expr::Option(at) => Ok(Point::Choice(Some(*at))),
            Expr::Name(name) => Ok(self.name(*name)),
            Expr::AsOf => Ok(Point::Date(Some(AS_OF))),
            Expr::Start => Ok(self.plan.start.map_or(Point::Date(None), |start| self.facts[start].clone())),
            Expr::If(parts) => {
                let chosen = if self.truth(&parts[0])? { &parts[1] } else { &parts[2] };
                self.eval(chosen)
            }
            Expr::Least(parts) | Expr::Greatest(parts) => {
                let greatest = matches!(expr, Expr::Greatest(_));
                let all: Vec<Point> = parts.iter().map(|part| self.eval(part)).collect::<Outcome<_>>()?;
                Ok(all
                    .into_iter()
                    .reduce(|a, b| if (order(&a, &b) == Ordering::Less) == greatest { b } else { a })
                    .unwrap_or(Point::Number(None)))
            }
            Expr::Arithmetic(sign, sides) => self.arithmetic(*sign, sides),
            Expr::Negate(part) => some(negate(self.number(part)?)),
            Expr::Round(part, decimals) => some(round(self.number(part)?, *decimals)?),
            Expr::Ratio(pair) => {
                let (a, b) = self.pair(pair)?;
                Ok(Point::Number(if b == 0 { None } else { Some(divide(a, b)?) }))
            }
            Expr::Rows { question, fact, level: _, body, empty } => {
                self.rows(*question, *fact, body, empty.as_deref())
            }
            Expr::Size(of) => some(self.size(*of)),
            Expr::Sum(series) => {
                let years = self.series(series)?;
                some(years.into_iter().try_fold(0, add)?)
            }
            Expr::PresentValue(pair) => {
                let (years, rate) = (self.series(&pair[0])?, self.number(&pair[1])?);
                some(present_value(&years, rate)?)
            }
            Expr::Payback(series) => Ok(Point::Number(payback(&self.series(series)?)?)),
            Expr::Points(fact) => some(self.points(*fact)),
            Expr::SumPoints => some(self.scored().into_iter().map(|fact| self.points(fact)).sum()),
            Expr::MaxPoints => some(self.scored().into_iter().map(|fact| self.most_points(fact)).sum()),
            Expr::AddDays(pair) | Expr::AddMonths(pair) => {
                let count = round(self.number(&pair[1])?, 0)? / ONE;
                let count = i64::try_from(count).map_err(|_| Beyond)?;
                let date = Date::from_days(self.day(&pair[0])?).ok_or(Beyond)?;
                let moved = if matches!(expr, Expr::AddDays(_)) {
                    date.add_days(count)
                } else {
                    date.add_months(count)
                };
                Ok(Point::Date(Some(moved.ok_or(Beyond)?.days().into())))
            }
            Expr::DaysBetween(pair) => {
                let (a, b) = (self.day(&pair[0])?, self.day(&pair[1])?);
                some(Units::from(b - a) * ONE)
            }
            truth => self.condition(truth).map(Point::Truth),
        }
    }

    /// Expressions that are yes or no.
    fn condition(&mut self, expr: &Expr) -> Outcome<bool> {
        match expr {
            Expr::Not(part) => Ok(!self.truth(part)?),
            Expr::And(parts) => Ok(self.truths(parts)?.into_iter().all(|truth| truth)),
            Expr::Or(parts) => Ok(self.truths(parts)?.into_iter().any(|truth| truth)),
            Expr::Compare(comparison, sides) => {
                let (a, b) = (self.eval(&sides[0])?, self.eval(&sides[1])?);
                Ok(compare(*comparison, &a, &b))
            }
            Expr::In(part, among) => {
                let value = self.eval(part)?;
                let among: Vec<Point> = among.iter().map(|item| self.eval(item)).collect::<Outcome<_>>()?;
                Ok(among.iter().any(|item| compare(Comparison::Equal, &value, item)))
            }
            Expr::Holds(option, of) => Ok(self.chosen(*of)[*option]),
            Expr::Set(question, of, among) => {
                let chosen = self.chosen(*of);
                let listed: Vec<bool> = (0..chosen.len()).map(|at| among.contains(&at)).collect();
                let all =
                    |test: fn(bool, bool) -> bool| chosen.iter().zip(&listed).all(|(a, b)| test(*a, *b));
                Ok(match question {
                    SetQuestion::AnyOf => !all(|chosen, listed| !(chosen && listed)),
                    SetQuestion::AllOf => all(|chosen, listed| chosen || !listed),
                    SetQuestion::OnlyOf => all(|chosen, listed| listed || !chosen),
                    SetQuestion::Equal => chosen == listed,
                    SetQuestion::Unequal => chosen != listed,
                })
            }
            Expr::Given(name) => Ok(!matches!(
                self.name(*name),
                Point::Number(None) | Point::Date(None) | Point::Choice(None) | Point::Text(false)
            )),
            _ => Ok(false),
        }
    }

    fn truths(&mut self, parts: &[Expr]) -> Outcome<Vec<bool>> {
        parts.iter().map(|part| self.truth(part)).collect()
    }

    fn chosen(&self, of: Name) -> Vec<bool> {
        match self.name(of) {
            Point::Choices(chosen) => chosen,
            _ => Vec::new(),
        }
    }

    fn series(&mut self, expr: &Expr) -> Outcome<Vec<Units>> {
        match self.eval(expr)? {
            Point::Series(years) => Ok(years),
            _ => Ok(Vec::new()),
        }
    }

    fn arithmetic(&mut self, sign: Sign, sides: &[Expr; 2]) -> Outcome<Point> {
        let apply = |a, b| match sign {
            Sign::Plus => add(a, b),
            Sign::Minus => add(a, negate(b)),
            Sign::Times => multiply(a, b),
            Sign::Divided => divide(a, b),
        };
        let number = |point| match point {
            Point::Number(Some(number)) => number,
            _ => 0,
        };
        let (left, right) = (self.eval(&sides[0])?, self.eval(&sides[1])?);
        let years = match (left, right) {
            (Point::Series(a), Point::Series(b)) => {
                let at = |years: &[Units], year: usize| years.get(year).copied().unwrap_or(0);
                (0..a.len().max(b.len())).map(|year| apply(at(&a, year), at(&b, year))).collect()
            }
            (Point::Series(a), by) | (by, Point::Series(a)) => {
                let by = number(by);
                a.into_iter().map(|amount| apply(amount, by)).collect()
            }
            (a, b) => return Ok(Point::Number(Some(apply(number(a), number(b))?))),
        };
        let years: Outcome<Vec<Units>> = years;
        years.map(Point::Series)
    }

    fn rows(
        &mut self,
        question: RowQuestion,
        fact: usize,
        body: &Expr,
        empty: Option<&Expr>,
    ) -> Outcome<Point> {
        let Point::Rows(rows) = self.facts[fact].clone() else { return Ok(Point::Truth(false)) };
        let mut found = Vec::new();
        for row in rows {
            self.rows.push(row);
            let value = self.eval(body);
            self.rows.pop();
            found.push(value?);
        }
        let yes = found.iter().filter(|value| **value == Point::Truth(true)).count();
        let numbers = found.iter().filter_map(|value| match value {
            Point::Number(number) => *number,
            _ => None,
        });
        let extreme = match question {
            RowQuestion::All => return Ok(Point::Truth(yes == found.len())),
            RowQuestion::Exists => return Ok(Point::Truth(yes > 0)),
            RowQuestion::Count => Some(Units::try_from(yes).unwrap_or(0) * ONE),
            RowQuestion::Sum => Some(numbers.into_iter().try_fold(0, add)?),
            RowQuestion::Max => numbers.max(),
            RowQuestion::Min => numbers.min(),
        };
        match (extreme, empty) {
            (Some(extreme), _) => Ok(Point::Number(Some(extreme))),
            (None, Some(empty)) => self.eval(empty),
            (None, None) => Ok(Point::Number(None)),
        }
    }

    fn size(&self, of: Name) -> Units {
        let count = match self.name(of) {
            Point::Choices(chosen) => chosen.iter().filter(|chosen| **chosen).count(),
            Point::Rows(rows) => rows.len(),
            _ => 0,
        };
        Units::try_from(count).unwrap_or(0) * ONE
    }

    /// The facts of the section that is scored.
    fn scored(&self) -> Vec<usize> {
        let scored = |at: &usize| {
            let fact = &self.plan.facts[*at];
            fact.section.is_some() && matches!(fact.kind, Kind::Choice(_) | Kind::Choices(_))
        };
        (0..self.plan.facts.len()).filter(scored).collect()
    }

    fn option_points(&self, fact: usize) -> &[Units] {
        match self.plan.facts[fact].kind {
            Kind::Choice(list) | Kind::Choices(list) => &self.plan.lists[list].points,
            _ => &[],
        }
    }

    fn points(&self, fact: usize) -> Units {
        let points = self.option_points(fact);
        match &self.facts[fact] {
            Point::Choice(Some(at)) => points[*at],
            Point::Choices(chosen) => (0..chosen.len()).filter(|at| chosen[*at]).map(|at| points[at]).sum(),
            _ => 0,
        }
    }

    fn most_points(&self, fact: usize) -> Units {
        let points = self.option_points(fact).iter().copied();
        match self.plan.facts[fact].kind {
            Kind::Choices(_) => points.filter(|points| *points > 0).sum(),
            _ => points.max().unwrap_or(0),
        }
    }
}

/// The order of two numbers, dates or options, exactly.
fn order(a: &Point, b: &Point) -> Ordering {
    match (a, b) {
        (Point::Number(a), Point::Number(b)) => a.cmp(b),
        (Point::Date(a), Point::Date(b)) => a.cmp(b),
        (Point::Choice(a), Point::Choice(b)) => a.cmp(b),
        _ => Ordering::Equal,
    }
}

/// A comparison; numbers less than 10⁻⁹ apart are equal.
fn compare(comparison: Comparison, a: &Point, b: &Point) -> bool {
    let order = match (a, b) {
        (Point::Number(Some(a)), Point::Number(Some(b))) => close_order(*a, *b),
        (Point::Truth(a), Point::Truth(b)) => a.cmp(b),
        (a, b) => order(a, b),
    };
    match comparison {
        Comparison::Equal => order == Ordering::Equal,
        Comparison::Unequal => order != Ordering::Equal,
        Comparison::Less => order == Ordering::Less,
        Comparison::LessOrEqual => order != Ordering::Greater,
        Comparison::Greater => order == Ordering::Greater,
        Comparison::GreaterOrEqual => order != Ordering::Less,
    }
}

/// Whether a cell of a table takes a value.
pub(crate) fn fits(cell: &Cell, value: &Point) -> bool {
    match (cell, value) {
        (Cell::Any, _) => true,
        (Cell::Truth(wanted), Point::Truth(found)) => wanted == found,
        (Cell::Options(wanted), Point::Choice(found)) => found.is_some_and(|found| wanted.contains(&found)),
        (Cell::Number(comparison, limit), found) => compare(*comparison, found, &Point::Number(Some(*limit))),
        (Cell::Truth(_) | Cell::Options(_), _) => false,
    }
}
