//! Grows random expressions whose types fit and in which what may be none stands beside a guard.

use super::grow::{COMPARISONS, Grower, Shape};
use super::plan::{
    AS_OF, Column, Comparison, Day, Expr, Kind, Name, ONE, Point, RowQuestion, SetQuestion, Sign, Type,
    Units, kind_type,
};

/// The questions about rows that give a number.
pub(crate) const NUMBERS_OF_ROWS: [RowQuestion; 4] =
    [RowQuestion::Sum, RowQuestion::Count, RowQuestion::Max, RowQuestion::Min];
/// The largest number that may be written in a guideline.
const LARGEST: Units = 100_000_000_000_000_000_000_000_000 * ONE;

impl Grower<'_> {
    /// A number as authors write them: halves of small numbers, or among the largest and smallest there are.
    pub(crate) fn literal(&mut self) -> Units {
        if self.shape == Shape::Extreme && self.tape.chance(50) {
            let sizes = [LARGEST, LARGEST / 10, ONE / 1_000_000, 10_000_000_000_000 * ONE, 0];
            let size = *self.tape.pick(&sizes);
            return if self.tape.chance(50) { -size } else { size };
        }
        Units::from(self.tape.between(-5, 8)) * ONE / 2
    }

    /// A day in the years around the assessment.
    pub(crate) fn day(&mut self) -> Day {
        AS_OF + self.tape.between(-6, 12) * 40
    }

    pub(crate) fn of_type(&mut self, ty: Type, depth: usize) -> Expr {
        match ty {
            Type::Truth => self.truth(depth),
            Type::Number => self.number(depth),
            Type::Date => self.date(depth),
            Type::Choice(list) => self.choice(list, depth),
        }
    }

    fn columns(&self) -> Vec<(Name, &Column)> {
        let rows =
            self.scope.iter().enumerate().flat_map(|(level, fact)| match &self.plan.facts[*fact].kind {
                Kind::Rows { columns, .. } => {
                    let named = columns.iter().enumerate();
                    named.map(|(at, column)| (Name::Column { level, column: at }, column)).collect()
                }
                _ => Vec::new(),
            });
        rows.collect()
    }

    /// Everything of one of the four types with its type, and whether it can be none.
    fn all_names(&self) -> Vec<(Name, Type, bool)> {
        let mut names = Vec::new();
        for fact in 0..self.plan.facts.len() {
            if let Some(ty) = self.plan.fact_type(fact) {
                names.push((Name::Fact(fact), ty, self.plan.fact_may_be_none(fact)));
            }
        }
        for (at, value) in self.plan.values.iter().enumerate() {
            names.push((Name::Value(at), value.ty, value.nullable));
        }
        for (at, parameter) in self.plan.parameters.iter().enumerate() {
            let ty = match parameter.values[0].1 {
                Point::Truth(_) => Type::Truth,
                Point::Date(_) => Type::Date,
                _ => Type::Number,
            };
            if parameter.values.len() == 1 || !self.start_to_come {
                names.push((Name::Parameter(at), ty, false));
            }
        }
        for (name, column) in self.columns() {
            names.extend(kind_type(&column.kind).map(|ty| (name, ty, column.may_be_none)));
        }
        names
    }

    /// Names of a type that surely are given here.
    fn given_names(&self, ty: Type) -> Vec<Name> {
        let usable = |(name, found, none): (Name, Type, bool)| {
            (found == ty && (!none || self.known.contains(&name))).then_some(name)
        };
        self.all_names().into_iter().filter_map(usable).collect()
    }

    /// Names of choices, none or not, with their lists.
    pub(crate) fn choice_names(&self) -> Vec<(Name, usize)> {
        let choice = |(name, ty, _): (Name, Type, bool)| match ty {
            Type::Choice(list) => Some((name, list)),
            Type::Truth | Type::Number | Type::Date => None,
        };
        self.all_names().into_iter().filter_map(choice).collect()
    }

    /// A name that may be none.
    pub(crate) fn nullable_name(&mut self) -> Option<Name> {
        let mut names: Vec<Name> =
            self.all_names().into_iter().filter(|(_, _, none)| *none).map(|(name, _, _)| name).collect();
        let texts = self.plan.facts.iter().enumerate().filter(|(_, fact)| matches!(fact.kind, Kind::Text));
        names.extend(texts.map(|(at, _)| Name::Fact(at)));
        let columns = self.columns();
        names.extend(
            columns.iter().filter(|(_, column)| matches!(column.kind, Kind::Text)).map(|(name, _)| *name),
        );
        if names.is_empty() { None } else { Some(*self.tape.pick(&names)) }
    }

    fn facts_where(&self, fits: impl Fn(&Kind) -> bool) -> Vec<usize> {
        (0..self.plan.facts.len()).filter(|at| fits(&self.plan.facts[*at].kind)).collect()
    }

    pub(crate) fn truth(&mut self, depth: usize) -> Expr {
        if depth == 0 {
            return self.small_truth();
        }
        let found = match self.tape.below(13) {
            0 | 1 => None,
            2 => Some(Expr::Not(Box::new(self.truth(depth - 1)))),
            3 | 4 => Some(Expr::And(self.truths(depth - 1))),
            5 | 6 => Some(Expr::Or(self.truths(depth - 1))),
            7 => Some(self.comparison(depth - 1)),
            8 => self.about_choice(),
            9 => self.guarded_truth(depth - 1),
            10 => self.about_rows(&[RowQuestion::All, RowQuestion::Exists], depth - 1),
            11 => Some(Expr::If(Box::new([
                self.truth(depth - 1),
                self.truth(depth - 1),
                self.truth(depth - 1),
            ]))),
            _ => self.about_choices(),
        };
        found.unwrap_or_else(|| self.small_truth())
    }

    fn truths(&mut self, depth: usize) -> Vec<Expr> {
        (0..2 + self.tape.below(2)).map(|_| self.truth(depth)).collect()
    }

    fn small_truth(&mut self) -> Expr {
        let names = self.given_names(Type::Truth);
        if !names.is_empty() && self.tape.chance(60) {
            return Expr::Name(*self.tape.pick(&names));
        }
        let numbers = self.given_names(Type::Number);
        if !numbers.is_empty() && self.tape.chance(70) {
            let name = Expr::Name(*self.tape.pick(&numbers));
            if self.tape.chance(15) {
                let among = (0..=self.tape.below(3)).map(|_| Expr::Number(self.literal())).collect();
                return Expr::In(Box::new(name), among);
            }
            let comparison = *self.tape.pick(&COMPARISONS);
            return Expr::Compare(comparison, Box::new([name, Expr::Number(self.literal())]));
        }
        Expr::Truth(self.tape.chance(50))
    }

    fn comparison(&mut self, depth: usize) -> Expr {
        let comparison = *self.tape.pick(&COMPARISONS);
        let equality = if self.tape.chance(50) { Comparison::Equal } else { Comparison::Unequal };
        match self.tape.below(5) {
            0 => Expr::Compare(equality, Box::new([self.truth(depth), self.truth(depth)])),
            1 => Expr::Compare(comparison, Box::new([self.date(depth), self.date(depth)])),
            _ => Expr::Compare(comparison, Box::new([self.number(depth), self.number(depth)])),
        }
    }

    /// A choice against an option, several options or another choice; none is an outcome like any other
    /// unless it is about order.
    fn about_choice(&mut self) -> Option<Expr> {
        let names = self.choice_names();
        if names.is_empty() {
            return None;
        }
        let (name, list) = *self.tape.pick(&names);
        let (count, ordered) = (self.plan.lists[list].count, self.plan.lists[list].ordered);
        let equality = if self.tape.chance(50) { Comparison::Equal } else { Comparison::Unequal };
        let option = self.tape.below(count);
        match self.tape.below(4) {
            0 => Some(Expr::In(
                Box::new(Expr::Name(name)),
                (0..count).filter(|_| self.tape.chance(50)).map(Expr::Option).collect(),
            )),
            1 if ordered && self.given_names(Type::Choice(list)).contains(&name) => {
                let comparison = *self.tape.pick(&COMPARISONS);
                Some(Expr::Compare(comparison, Box::new([Expr::Name(name), Expr::Option(option)])))
            }
            2 => {
                let alike = |other: &&(Name, usize)| self.plan.lists[other.1].count == count;
                let others: Vec<_> = names.iter().filter(alike).copied().collect();
                let (other, _) = *self.tape.pick(&others);
                Some(Expr::Compare(equality, Box::new([Expr::Name(name), Expr::Name(other)])))
            }
            _ => Some(Expr::Compare(equality, Box::new([Expr::Name(name), Expr::Option(option)]))),
        }
    }

    /// Choices of many with the number of their options.
    fn choices_names(&self) -> Vec<(Name, usize)> {
        let count = |name: Name, kind: &Kind| match kind {
            Kind::Choices(list) => Some((name, self.plan.lists[*list].count)),
            _ => None,
        };
        let facts = self.plan.facts.iter().enumerate();
        let facts = facts.filter_map(|(at, fact)| count(Name::Fact(at), &fact.kind));
        facts
            .chain(self.columns().into_iter().filter_map(|(name, column)| count(name, &column.kind)))
            .collect()
    }

    fn about_choices(&mut self) -> Option<Expr> {
        let names = self.choices_names();
        if names.is_empty() {
            return None;
        }
        let (fact, count) = *self.tape.pick(&names);
        if self.tape.chance(30) {
            return Some(Expr::Holds(self.tape.below(count), fact));
        }
        let questions = [
            SetQuestion::AnyOf,
            SetQuestion::AllOf,
            SetQuestion::OnlyOf,
            SetQuestion::Equal,
            SetQuestion::Unequal,
        ];
        let question = *self.tape.pick(&questions);
        Some(Expr::Set(question, fact, (0..count).filter(|_| self.tape.chance(50)).collect()))
    }

    /// `given(x)` with something that may rely on x, in each of the allowed forms.
    fn guarded_truth(&mut self, depth: usize) -> Option<Expr> {
        let name = self.nullable_name()?;
        let given = Expr::Given(name);
        self.known.push(name);
        let relying = self.truth(depth);
        self.known.pop();
        Some(match self.tape.below(5) {
            0 => given,
            1 => Expr::And(vec![given, relying]),
            2 => Expr::And(vec![relying, given]),
            3 => Expr::Or(vec![Expr::Not(Box::new(given)), relying]),
            _ => Expr::If(Box::new([given, relying, self.truth(depth)])),
        })
    }

    /// A question about rows whose body has one of two types.
    pub(crate) fn about_rows(&mut self, questions: &[RowQuestion], depth: usize) -> Option<Expr> {
        let facts = self.facts_where(|kind| matches!(kind, Kind::Rows { .. }));
        if facts.is_empty() || self.scope.len() >= 2 {
            return None;
        }
        let fact = *self.tape.pick(&facts);
        let question = *self.tape.pick(questions);
        let Kind::Rows { min, .. } = self.plan.facts[fact].kind else { return None };
        self.scope.push(fact);
        let body = match question {
            RowQuestion::All | RowQuestion::Exists | RowQuestion::Count => self.truth(depth.min(2)),
            RowQuestion::Sum | RowQuestion::Max | RowQuestion::Min => self.number(depth.min(2)),
        };
        let level = self.scope.len() - 1;
        self.scope.pop();
        let extreme = matches!(question, RowQuestion::Max | RowQuestion::Min);
        let may_be_empty = min == 0 || self.plan.is_gated(fact);
        let empty = (extreme && (may_be_empty || self.tape.chance(30))).then(|| Box::new(self.number(1)));
        Some(Expr::Rows { question, fact, level, body: Box::new(body), empty })
    }

    pub(crate) fn number(&mut self, depth: usize) -> Expr {
        if depth == 0 {
            return self.small_number();
        }
        let next = depth - 1;
        let found = match self.tape.below(16) {
            0..=2 => None,
            3 => Some(Expr::Arithmetic(Sign::Plus, Box::new([self.number(next), self.number(next)]))),
            4 => Some(Expr::Arithmetic(Sign::Minus, Box::new([self.number(next), self.number(next)]))),
            5 => Some(Expr::Arithmetic(Sign::Times, Box::new([self.number(next), self.number(next)]))),
            6 => Some(self.quotient(next)),
            7 => Some(Expr::Negate(Box::new(self.number(next)))),
            8 => Some(Expr::Least(vec![self.number(next), self.number(next)])),
            9 => Some(Expr::Greatest(vec![self.number(next), self.number(next), self.number(next)])),
            10 => {
                let decimals = i32::try_from(self.tape.between(-1, 3)).unwrap_or(0);
                Some(Expr::Round(Box::new(self.number(next)), decimals))
            }
            11 => Some(Expr::If(Box::new([self.truth(next), self.number(next), self.number(next)]))),
            12 => self.about_rows(&NUMBERS_OF_ROWS, next),
            13 => self.about_series(next),
            14 => self.guarded(Type::Number, next),
            _ => self.counted(next),
        };
        found.unwrap_or_else(|| self.small_number())
    }

    fn small_number(&mut self) -> Expr {
        let names = self.given_names(Type::Number);
        if names.is_empty() || self.tape.chance(25) {
            return Expr::Number(self.literal());
        }
        Expr::Name(*self.tape.pick(&names))
    }

    /// The divisor is at least a half.
    fn quotient(&mut self, depth: usize) -> Expr {
        let divisor = Expr::Greatest(vec![self.number(depth), Expr::Number(ONE / 2)]);
        Expr::Arithmetic(Sign::Divided, Box::new([self.number(depth), divisor]))
    }

    /// `given(x) ? … : …`
    fn guarded(&mut self, ty: Type, depth: usize) -> Option<Expr> {
        let name = self.nullable_name()?;
        self.known.push(name);
        let relying = self.of_type(ty, depth);
        self.known.pop();
        Some(Expr::If(Box::new([Expr::Given(name), relying, self.of_type(ty, depth)])))
    }

    /// Sizes, points and days.
    fn counted(&mut self, depth: usize) -> Option<Expr> {
        let rows = self.facts_where(|kind| matches!(kind, Kind::Rows { .. })).into_iter().map(Name::Fact);
        let sized: Vec<Name> = self.choices_names().into_iter().map(|(name, _)| name).chain(rows).collect();
        let pointed = self.facts_where(|kind| matches!(kind, Kind::Choices(_) | Kind::Choice(_)));
        match self.tape.below(5) {
            0 if !sized.is_empty() => Some(Expr::Size(*self.tape.pick(&sized))),
            1 if !pointed.is_empty() => Some(Expr::Points(*self.tape.pick(&pointed))),
            2 => Some(Expr::DaysBetween(Box::new([self.date(depth), self.date(depth)]))),
            3 if self.all_facts_made => Some(Expr::SumPoints),
            4 if self.all_facts_made => Some(Expr::MaxPoints),
            _ => None,
        }
    }

    pub(crate) fn about_series(&mut self, depth: usize) -> Option<Expr> {
        let series = self.series(depth)?;
        if self.tape.chance(50) {
            return Some(Expr::Sum(Box::new(series)));
        }
        let rate = if self.tape.chance(50) {
            Expr::Number(Units::from(self.tape.between(0, 20)) * ONE / 100)
        } else {
            let within = Expr::Greatest(vec![self.number(depth), Expr::Number(-ONE / 2)]);
            Expr::Least(vec![within, Expr::Number(ONE)])
        };
        Some(Expr::PresentValue(Box::new([series, rate])))
    }

    pub(crate) fn series(&mut self, depth: usize) -> Option<Expr> {
        let facts = self.facts_where(|kind| matches!(kind, Kind::Series { .. }));
        if facts.is_empty() {
            return None;
        }
        let fact = Expr::Name(Name::Fact(*self.tape.pick(&facts)));
        if depth == 0 {
            return Some(fact);
        }
        let signs = [Sign::Minus, Sign::Plus, Sign::Times];
        Some(match self.tape.below(4) {
            0 => fact,
            1 => Expr::Arithmetic(Sign::Times, Box::new([fact, self.number(depth - 1)])),
            2 => Expr::Arithmetic(Sign::Times, Box::new([self.number(depth - 1), fact])),
            _ => Expr::Arithmetic(*self.tape.pick(&signs), Box::new([fact, self.series(depth - 1)?])),
        })
    }

    pub(crate) fn date(&mut self, depth: usize) -> Expr {
        let next = depth.saturating_sub(1);
        let found = match self.tape.below(if depth == 0 { 3 } else { 9 }) {
            0..=2 => None,
            3 => Some(Expr::AddDays(Box::new([self.date(next), self.number(next.min(1))]))),
            4 => Some(Expr::AddMonths(Box::new([self.date(next), self.number(next.min(1))]))),
            5 => Some(Expr::Least(vec![self.date(next), self.date(next)])),
            6 => Some(Expr::Greatest(vec![self.date(next), self.date(next)])),
            7 => Some(Expr::If(Box::new([self.truth(next), self.date(next), self.date(next)]))),
            _ => self.guarded(Type::Date, next),
        };
        found.unwrap_or_else(|| self.small_date())
    }

    fn small_date(&mut self) -> Expr {
        let names = self.given_names(Type::Date);
        if !names.is_empty() && self.tape.chance(50) {
            return Expr::Name(*self.tape.pick(&names));
        }
        if self.tape.chance(20)
            && let Some(start) = self.plan.start
            && (!self.plan.fact_may_be_none(start) || self.known.contains(&Name::Fact(start)))
        {
            return Expr::Start;
        }
        if self.tape.chance(30) { Expr::AsOf } else { Expr::Date(self.day()) }
    }

    /// An option, a choice with the same options that surely is given, or one of the two.
    fn choice(&mut self, list: usize, depth: usize) -> Expr {
        let names = self.given_names(Type::Choice(list));
        if depth > 0 && self.tape.chance(20) {
            return Expr::If(Box::new([self.truth(1), self.choice(list, 0), self.choice(list, 0)]));
        }
        if names.is_empty() || self.tape.chance(60) {
            return Expr::Option(self.tape.below(self.plan.lists[list].count));
        }
        Expr::Name(*self.tape.pick(&names))
    }
}
