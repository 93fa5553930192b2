//! Grows a random guideline: facts and values in turn, each looking at earlier ones only, then rules.

use super::grow_expression::NUMBERS_OF_ROWS;
use super::oracle::fits;
use super::plan::{
    AS_OF, Body, Cell, Column, Comparison, Expr, Fact, Item, Kind, List, Name, ONE, Parameter, Plan, Point,
    Type, Units, Value, kind_type,
};
use super::tape::Tape;

/// A plan while it grows.
pub(crate) struct Grower<'t> {
    pub(crate) tape: &'t mut Tape,
    pub(crate) plan: Plan,
    /// What the conditions around the present place say is given.
    pub(crate) known: Vec<Name>,
    /// Rows of the questions around the present place.
    pub(crate) scope: Vec<usize>,
    /// A start will come, so nothing may look at it yet.
    pub(crate) start_to_come: bool,
    /// No fact will come, so that the points of all of them may be summed.
    pub(crate) all_facts_made: bool,
    pub(crate) shape: Shape,
}

/// What a guideline is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Everything, with numbers of everyday size.
    Everyday,
    /// Everything, with the largest and smallest numbers.
    Extreme,
    /// Questions about a series and rows.
    Lists,
}

/// Makes the cells of one column.
type MakeCell<G> = Box<dyn Fn(&mut G) -> Cell>;

/// How deep expressions may nest.
pub(crate) const DEPTH: usize = 3;

/// A random guideline.
pub(crate) fn grow(tape: &mut Tape, shape: Shape) -> Plan {
    let start_to_come = shape != Shape::Lists && tape.chance(60);
    let mut grower = Grower {
        tape,
        plan: Plan::default(),
        known: Vec::new(),
        scope: Vec::new(),
        start_to_come,
        all_facts_made: false,
        shape,
    };
    grower.parameters();
    if start_to_come {
        grower.start();
    }
    grower.plan.sections.push(None);
    if grower.tape.chance(30) {
        let gate = grower.truth(2);
        grower.plan.sections[0] = Some(gate);
    }
    if shape == Shape::Lists {
        grower.lists();
    } else {
        grower.items();
    }
    grower.all_facts_made = true;
    grower.rules();
    grower.plan
}

impl Grower<'_> {
    fn items(&mut self) {
        self.fact();
        for _ in 0..=self.tape.below(8) {
            if self.tape.chance(40) {
                self.value();
            } else {
                self.fact();
            }
        }
    }

    /// How many years, a series of so many, rows, and numbers that are asked of them.
    fn lists(&mut self) {
        let most = self.tape.between(0, 3);
        let years = Kind::Number { min: Some(0), max: Some(Units::from(most) * ONE), whole: true };
        self.push_fact(years, false, None, None, Point::Number(None));
        let series = self.series_kind();
        self.push_fact(series, false, None, None, Point::Number(Some(0)));
        for _ in 0..2 {
            let rows = self.rows_kind();
            let gate = self.tape.chance(20).then(|| self.truth(1));
            self.push_fact(rows, false, None, gate, Point::Rows(Vec::new()));
        }
        for _ in 0..6 {
            let expr = if self.tape.chance(30) {
                self.about_series(1)
            } else {
                self.about_rows(&NUMBERS_OF_ROWS, 1)
            };
            let body = Body::Expr(expr.unwrap_or(Expr::Number(0)));
            self.plan.items.push(Item::Value(self.plan.values.len()));
            self.plan.values.push(Value { ty: Type::Number, body, nullable: false });
        }
    }

    fn parameters(&mut self) {
        for _ in 0..self.tape.below(3) {
            let kind = self.tape.below(3);
            let point = |grower: &mut Self| match kind {
                0 => Point::Number(Some(grower.literal())),
                1 => Point::Truth(grower.tape.chance(50)),
                _ => Point::Date(Some(grower.day())),
            };
            let values = (0..=self.tape.below(3)).map(|at| {
                let from = AS_OF - 200 + 200 * i64::try_from(at).unwrap_or(0) + self.tape.between(-90, 90);
                (from, point(self))
            });
            let values = values.collect();
            self.plan.parameters.push(Parameter { values });
        }
    }

    /// A yes/no fact, and the start of use, which may depend on it.
    fn start(&mut self) {
        self.push_fact(Kind::Bool, false, None, None, Point::Truth(false));
        let (min, max) = (AS_OF - 300, AS_OF + 600);
        let gate = self.tape.chance(25).then(|| self.truth(1));
        let otherwise = if self.tape.chance(50) { Some(AS_OF + 30) } else { None };
        let may_be_none = self.tape.chance(25);
        self.plan.start = Some(1);
        self.push_fact(Kind::Date { min, max }, may_be_none, None, gate, Point::Date(otherwise));
        self.start_to_come = false;
    }

    fn push_fact(
        &mut self,
        kind: Kind,
        may_be_none: bool,
        section: Option<usize>,
        asked_when: Option<Expr>,
        otherwise: Point,
    ) {
        self.plan.items.push(Item::Fact(self.plan.facts.len()));
        self.plan.facts.push(Fact { kind, may_be_none, section, asked_when, otherwise });
    }

    fn fact(&mut self) {
        let kind = self.kind();
        let may_be_none = kind_type(&kind).is_some_and(|ty| ty != Type::Truth) && self.tape.chance(25);
        let section = self.tape.chance(40).then_some(0);
        let asked_when = self.tape.chance(30).then(|| self.truth(2));
        let otherwise = self.otherwise(&kind);
        self.push_fact(kind, may_be_none, section, asked_when, otherwise);
    }

    fn kind(&mut self) -> Kind {
        match self.tape.below(12) {
            0..=2 => Kind::Bool,
            3 | 4 => self.number_kind(),
            5 => Kind::Choice(self.list()),
            6 => Kind::Choices(self.list()),
            7 => self.date_kind(),
            8 => Kind::Text,
            9 => self.series_kind(),
            _ => self.rows_kind(),
        }
    }

    fn number_kind(&mut self) -> Kind {
        let whole = self.tape.chance(50);
        if self.shape == Shape::Extreme && self.tape.chance(60) {
            let end = |grower: &mut Self| grower.tape.chance(40).then(|| grower.literal());
            let (min, max) = (end(self), end(self));
            let (min, max) = match (min, max) {
                (Some(min), Some(max)) => (Some(min.min(max)), Some(min.max(max))),
                ends => ends,
            };
            return Kind::Number { min, max, whole: false };
        }
        let min = Units::from(self.tape.between(-3, 3)) * ONE;
        let width = Units::from(self.tape.between(0, 5)) * ONE;
        Kind::Number { min: Some(min), max: Some(min + width), whole }
    }

    fn date_kind(&mut self) -> Kind {
        let min = self.day();
        Kind::Date { min, max: min + self.tape.between(0, 400) }
    }

    fn list(&mut self) -> usize {
        let count = 2 + self.tape.below(3);
        let points = (0..count).map(|_| Units::from(self.tape.between(-1, 3)) * ONE).collect();
        self.plan.lists.push(List { count, ordered: self.tape.chance(50), points });
        self.plan.lists.len() - 1
    }

    /// The years are a constant, or a whole fact that surely is given, plus one.
    fn series_kind(&mut self) -> Kind {
        let plain = |at: &usize| match self.plan.facts[*at].kind {
            Kind::Number { max: Some(max), whole: true, .. } => {
                max <= 4 * ONE && !self.plan.is_gated(*at) && !self.plan.fact_may_be_none(*at)
            }
            _ => false,
        };
        let found: Vec<usize> = (0..self.plan.facts.len()).filter(plain).collect();
        let (years, most) = if found.is_empty() || self.tape.chance(30) {
            let count = self.tape.between(1, 4);
            (Expr::Number(Units::from(count) * ONE), count)
        } else {
            let fact = *self.tape.pick(&found);
            let Kind::Number { max: Some(max), .. } = self.plan.facts[fact].kind else { return Kind::Bool };
            let name = Expr::Name(Name::Fact(fact));
            let years = Expr::Arithmetic(super::plan::Sign::Plus, Box::new([name, Expr::Number(ONE)]));
            (years, i64::try_from(max / ONE).unwrap_or(0) + 1)
        };
        let min = Units::from(self.tape.between(-2, 1)) * ONE;
        let max = min + Units::from(self.tape.between(0, 4)) * ONE;
        Kind::Series { min, max, years, most: usize::try_from(most.max(0)).unwrap_or(0) }
    }

    fn rows_kind(&mut self) -> Kind {
        let mut columns = vec![Column { kind: self.number_kind(), may_be_none: self.tape.chance(20) }];
        for _ in 0..self.tape.below(3) {
            let kind = match self.tape.below(6) {
                0 => Kind::Bool,
                1 => self.number_kind(),
                2 => Kind::Choice(self.list()),
                3 => Kind::Choices(self.list()),
                4 => self.date_kind(),
                _ => Kind::Text,
            };
            let may_be_none = kind_type(&kind).is_some_and(|ty| ty != Type::Truth) && self.tape.chance(20);
            columns.push(Column { kind, may_be_none });
        }
        let min = self.tape.below(3);
        Kind::Rows { columns, min, max: min + self.tape.below(3) }
    }

    fn otherwise(&mut self, kind: &Kind) -> Point {
        let none = self.tape.chance(50);
        match kind {
            Kind::Bool => Point::Truth(self.tape.chance(50)),
            Kind::Choice(list) => {
                let count = self.plan.lists[*list].count;
                Point::Choice((!none).then(|| self.tape.below(count)))
            }
            Kind::Choices(list) => {
                let count = self.plan.lists[*list].count;
                Point::Choices((0..count).map(|_| self.tape.chance(30)).collect())
            }
            Kind::Number { .. } => Point::Number((!none).then(|| self.literal())),
            Kind::Date { .. } => Point::Date((!none).then(|| self.day())),
            Kind::Text => Point::Text(false),
            Kind::Series { .. } => Point::Number(Some(if none { 0 } else { self.literal() })),
            Kind::Rows { .. } => Point::Rows(Vec::new()),
        }
    }

    fn value(&mut self) {
        let ty = match self.tape.below(6) {
            0 | 1 => Type::Number,
            2 | 3 => Type::Truth,
            4 => Type::Date,
            _ if self.plan.lists.is_empty() => Type::Number,
            _ => Type::Choice(self.tape.below(self.plan.lists.len())),
        };
        let (body, nullable) = match (self.tape.below(4), ty) {
            (0, Type::Number) => (Body::Expr(self.perhaps_none()), true),
            (0 | 1, Type::Truth | Type::Number | Type::Date) => (Body::Expr(self.of_type(ty, DEPTH)), false),
            (3, _) => (self.table(ty), false),
            (_, _) => self.first(ty),
        };
        self.plan.items.push(Item::Value(self.plan.values.len()));
        self.plan.values.push(Value { ty, body, nullable });
    }

    /// `ratio` or `payback_year`: none in some cases.
    fn perhaps_none(&mut self) -> Expr {
        if self.tape.chance(50)
            && let Some(series) = self.series(2)
        {
            return Expr::Payback(Box::new(series));
        }
        Expr::Ratio(Box::new([self.number(2), self.number(2)]))
    }

    /// A first-match list. A row after `!given(x)` may rely on x.
    fn first(&mut self, ty: Type) -> (Body, bool) {
        let mut rows = Vec::new();
        let depth = self.known.len();
        let mut nullable = false;
        let may_be_none = ty != Type::Truth && self.tape.chance(25);
        for _ in 0..=self.tape.below(3) {
            let guard = if self.tape.chance(30) { self.nullable_name() } else { None };
            let when = match guard {
                Some(name) => Expr::Not(Box::new(Expr::Given(name))),
                None => self.truth(2),
            };
            let result = self.result(ty, may_be_none, &mut nullable);
            rows.push((Some(when), result));
            self.known.extend(guard);
        }
        let result = self.result(ty, may_be_none, &mut nullable);
        rows.push((None, result));
        self.known.truncate(depth);
        (Body::First(rows), nullable)
    }

    fn result(&mut self, ty: Type, may_be_none: bool, nullable: &mut bool) -> Option<Expr> {
        if may_be_none && self.tape.chance(40) {
            *nullable = true;
            return None;
        }
        Some(self.of_type(ty, 2))
    }

    /// A table whose last row takes everything, so that there is no gap.
    fn table(&mut self, ty: Type) -> Body {
        let mut columns = Vec::new();
        let mut cells: Vec<MakeCell<Self>> = Vec::new();
        for _ in 0..=self.tape.below(2) {
            let truth_or_number = self.tape.below(3);
            let choices: Vec<_> = self.choice_names();
            if truth_or_number == 2 && !choices.is_empty() {
                let (name, list) = *self.tape.pick(&choices);
                let count = self.plan.lists[list].count;
                columns.push(Expr::Name(name));
                cells.push(Box::new(move |grower| {
                    let from = grower.tape.below(count);
                    let to = from + grower.tape.below(count - from);
                    Cell::Options((from..=to).collect())
                }));
            } else if truth_or_number == 1 {
                columns.push(self.truth(1));
                cells.push(Box::new(|grower| Cell::Truth(grower.tape.chance(50))));
            } else {
                columns.push(self.number(1));
                cells.push(Box::new(|grower| {
                    let comparison = *grower.tape.pick(&COMPARISONS);
                    Cell::Number(comparison, grower.literal())
                }));
            }
        }
        let mut rows = Vec::new();
        for _ in 0..=self.tape.below(3) {
            let cells = cells.iter().map(|cell| if self.tape.chance(25) { Cell::Any } else { cell(self) });
            rows.push(cells.collect());
        }
        rows.push(columns.iter().map(|_| Cell::Any).collect());
        let rows = self.reached(&columns, rows);
        Body::Table { columns, rows: rows.into_iter().map(|cells| (cells, self.of_type(ty, 1))).collect() }
    }

    /// The rows that some case reaches; others are refused by the engine.
    fn reached(&self, columns: &[Expr], rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
        let cases = columns.iter().enumerate().map(|(at, column)| {
            let cells = || rows.iter().map(move |row| &row[at]);
            if let Some((_, list)) = self
                .choice_names()
                .into_iter()
                .find(|(name, _)| matches!(column, Expr::Name(known) if known == name))
            {
                let none = self.choice_may_be_none(column).then_some(None);
                return (0..self.plan.lists[list].count).map(Some).chain(none).map(Point::Choice).collect();
            }
            let numbers = cells().filter_map(|cell| match cell {
                Cell::Number(_, limit) => Some(*limit),
                Cell::Any | Cell::Truth(_) | Cell::Options(_) => None,
            });
            let around = numbers.flat_map(|limit| [limit - ONE / 100, limit, limit + ONE / 100]);
            let numbers: Vec<Point> = around.chain([0]).map(|number| Point::Number(Some(number))).collect();
            let truths = cells().any(|cell| matches!(cell, Cell::Truth(_)));
            if truths { vec![Point::Truth(false), Point::Truth(true)] } else { numbers }
        });
        let cases: Vec<Vec<Point>> = cases.collect();
        let mut reached = vec![false; rows.len()];
        let all = cases.iter().map(Vec::len).product();
        for mut number in 0..all {
            let case: Vec<&Point> = cases
                .iter()
                .map(|points| {
                    let point = &points[number % points.len()];
                    number /= points.len();
                    point
                })
                .collect();
            if let Some(row) =
                rows.iter().position(|row| row.iter().zip(&case).all(|(cell, point)| fits(cell, point)))
            {
                reached[row] = true;
            }
        }
        rows.into_iter().zip(reached).filter_map(|(row, reached)| reached.then_some(row)).collect()
    }

    fn choice_may_be_none(&self, column: &Expr) -> bool {
        match column {
            Expr::Name(Name::Fact(at)) => self.plan.fact_may_be_none(*at),
            Expr::Name(Name::Value(at)) => self.plan.values[*at].nullable,
            _ => false,
        }
    }
}

/// The signs that table cells and conditions use.
pub(crate) const COMPARISONS: [Comparison; 6] = [
    Comparison::GreaterOrEqual,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::Equal,
    Comparison::Unequal,
];
