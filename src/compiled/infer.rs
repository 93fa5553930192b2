//! Types of terms that were read: each follows from its parts, and the parts have to fit.

use crate::model::{
    Constant, Fact, FactId, Guideline, OptionListId, RowQuestion, Term, TermKind, Type, ValueId,
};

/// Most decimals that a number is rounded to, and digits before the point.
const MOST_DECIMALS: i32 = 12;

/// What terms may refer to. Facts and values are added as they come in the guideline's order, so that each term
/// refers to earlier ones only.
pub(super) struct Types {
    /// How many options each list has.
    pub(super) lists: Vec<usize>,
    pub(super) parameters: Vec<Type>,
    pub(super) facts: Vec<Type>,
    /// Types of the columns of each fact.
    pub(super) columns: Vec<Vec<Type>>,
    pub(super) values: Vec<Type>,
    pub(super) known_facts: Vec<bool>,
    pub(super) known_values: Vec<bool>,
}

impl Types {
    pub(super) fn of(guideline: &Guideline) -> Types {
        let column_types = |fact: &Fact| fact.columns.iter().map(|column| column.ty).collect();
        Types {
            lists: guideline.option_lists.iter().map(|list| list.options.len()).collect(),
            parameters: guideline.parameters.iter().map(|parameter| parameter.ty).collect(),
            facts: guideline.facts.iter().map(|fact| fact.ty).collect(),
            columns: guideline.facts.iter().map(column_types).collect(),
            values: guideline.values.iter().map(|value| value.ty).collect(),
            known_facts: vec![false; guideline.facts.len()],
            known_values: vec![false; guideline.values.len()],
        }
    }

    /// Whether a type refers to nothing that is not there.
    pub(super) fn holds(&self, ty: Type) -> bool {
        match ty {
            Type::Choice(list) | Type::Choices(list) => list.index() < self.lists.len(),
            Type::Rows(fact) => self.facts.get(fact.index()) == Some(&ty),
            Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series => true,
        }
    }

    fn options(&self, list: OptionListId) -> Option<usize> {
        self.lists.get(list.index()).copied()
    }

    pub(super) fn fact(&self, id: FactId) -> Option<Type> {
        let known = self.known_facts.get(id.index()).copied().unwrap_or(false);
        self.facts.get(id.index()).copied().filter(|_| known)
    }

    fn value(&self, id: ValueId) -> Option<Type> {
        let known = self.known_values.get(id.index()).copied().unwrap_or(false);
        self.values.get(id.index()).copied().filter(|_| known)
    }

    /// Whether two types are the same to the engine: choices may have different lists of equal length.
    fn same(&self, a: Type, b: Type) -> bool {
        match (a, b) {
            (Type::Choice(a), Type::Choice(b)) | (Type::Choices(a), Type::Choices(b)) => {
                self.options(a).is_some() && self.options(a) == self.options(b)
            }
            (
                Type::Truth
                | Type::Number
                | Type::Date
                | Type::Text
                | Type::Choice(_)
                | Type::Choices(_)
                | Type::Series
                | Type::Rows(_),
                _,
            ) => a == b,
        }
    }

    /// Sets the types of a term and its parts; `None` when something does not fit. `rows` are the questions about
    /// rows around it, from the outermost.
    pub(super) fn infer(&self, term: &mut Term, rows: &mut Vec<FactId>) -> Option<Type> {
        let ty = self.kind(&mut term.kind, term.ty, rows)?;
        term.ty = ty;
        Some(ty)
    }

    /// A term that has to have this type.
    pub(super) fn expect(&self, term: &mut Term, ty: Type, rows: &mut Vec<FactId>) -> Option<Type> {
        let found = self.infer(term, rows)?;
        self.same(found, ty).then_some(ty)
    }

    fn kind(&self, kind: &mut TermKind, stated: Type, rows: &mut Vec<FactId>) -> Option<Type> {
        use Type::{Date, Number, Series, Truth};
        match kind {
            TermKind::Constant(constant) => self.constant(constant, stated).then_some(stated),
            TermKind::Fact(id) => self.fact(*id),
            TermKind::Value(id) => self.value(*id),
            TermKind::Parameter(id) => self.parameters.get(id.index()).copied(),
            TermKind::Column(column) => {
                let own = rows.get(column.level as usize) == Some(&column.rows);
                let ty = self.columns.get(column.rows.index())?.get(column.column as usize)?;
                own.then_some(*ty)
            }
            TermKind::AsOf | TermKind::Start => Some(Date),
            TermKind::Not(a) => self.expect(a, Truth, rows),
            TermKind::And(parts) | TermKind::Or(parts) => {
                self.all(parts, Truth, rows)?;
                Some(Truth)
            }
            TermKind::Compare(_, a, b) => {
                let ty = self.infer(a, rows)?;
                self.expect(b, ty, rows)?;
                matches!(ty, Truth | Number | Date | Type::Choice(_)).then_some(Truth)
            }
            TermKind::OneOf(a, options) => match self.infer(a, rows)? {
                Type::Choice(list) => self.within(list, options).then_some(Truth),
                Truth | Number | Date | Type::Text | Type::Choices(_) | Series | Type::Rows(_) => None,
            },
            TermKind::Set(_, a, options) => match self.infer(a, rows)? {
                Type::Choices(list) => self.within(list, options).then_some(Truth),
                Truth | Number | Date | Type::Text | Type::Choice(_) | Series | Type::Rows(_) => None,
            },
            TermKind::Size(a) => {
                matches!(self.infer(a, rows)?, Type::Choices(_) | Type::Rows(_)).then_some(Number)
            }
            TermKind::Given(a) => self.infer(a, rows).map(|_| Truth),
            TermKind::Arithmetic(_, a, b) => match (self.infer(a, rows)?, self.infer(b, rows)?) {
                (Number, Number) => Some(Number),
                (Series, Number | Series) | (Number, Series) => Some(Series),
                (
                    Truth
                    | Number
                    | Date
                    | Type::Text
                    | Type::Choice(_)
                    | Type::Choices(_)
                    | Series
                    | Type::Rows(_),
                    _,
                ) => None,
            },
            TermKind::Negate(a) => self.expect(a, Number, rows),
            TermKind::Least(parts) | TermKind::Greatest(parts) => {
                let ty = self.infer(parts.first_mut()?, rows)?;
                self.all(parts, ty, rows)?;
                matches!(ty, Number | Date).then_some(ty)
            }
            TermKind::Round(a, decimals) => {
                let decimals_fit = (-2 * MOST_DECIMALS..=MOST_DECIMALS).contains(decimals);
                self.expect(a, Number, rows).filter(|_| decimals_fit)
            }
            TermKind::Ratio(a, b) => self.pair((a, Number), (b, Number), Number, rows),
            TermKind::Rows { question, rows: fact, body, empty } => {
                self.rows_question(*question, *fact, (body, empty.as_deref_mut()), rows)
            }
            TermKind::SumSeries(a) | TermKind::PaybackYear(a) => self.expect(a, Series, rows).map(|_| Number),
            TermKind::PresentValue(a, b) => self.pair((a, Series), (b, Number), Number, rows),
            TermKind::Points(fact) => self.has_points(*fact).then_some(Number),
            TermKind::SumPoints(facts) => facts.iter().all(|fact| self.has_points(*fact)).then_some(Number),
            TermKind::AddDays(a, b) | TermKind::AddMonths(a, b) => {
                self.pair((a, Date), (b, Number), Date, rows)
            }
            TermKind::DaysBetween(a, b) => self.pair((a, Date), (b, Date), Number, rows),
            TermKind::If(condition, a, b) => {
                self.expect(condition, Truth, rows)?;
                let ty = self.infer(a, rows)?;
                self.expect(b, ty, rows)
            }
            TermKind::First(list) => {
                let mut ty = None;
                for row in list {
                    if let Some(when) = &mut row.when {
                        self.expect(when, Truth, rows)?;
                    }
                    ty = Some(match ty {
                        Some(ty) => self.expect(&mut row.value, ty, rows)?,
                        None => self.infer(&mut row.value, rows)?,
                    });
                }
                ty
            }
        }
    }

    fn all(&self, parts: &mut [Term], ty: Type, rows: &mut Vec<FactId>) -> Option<()> {
        parts.iter_mut().try_for_each(|part| self.expect(part, ty, rows).map(|_| ()))
    }

    fn pair(
        &self,
        (a, first): (&mut Term, Type),
        (b, second): (&mut Term, Type),
        result: Type,
        rows: &mut Vec<FactId>,
    ) -> Option<Type> {
        self.expect(a, first, rows)?;
        self.expect(b, second, rows)?;
        Some(result)
    }

    fn rows_question(
        &self,
        question: RowQuestion,
        fact: FactId,
        (body, empty): (&mut Term, Option<&mut Term>),
        rows: &mut Vec<FactId>,
    ) -> Option<Type> {
        let (asked, result) = match question {
            RowQuestion::All | RowQuestion::Exists => (Type::Truth, Type::Truth),
            RowQuestion::Count => (Type::Truth, Type::Number),
            RowQuestion::Sum | RowQuestion::Max | RowQuestion::Min => (Type::Number, Type::Number),
        };
        if self.fact(fact)? != Type::Rows(fact) {
            return None;
        }
        if let Some(empty) = empty {
            self.expect(empty, Type::Number, rows)?;
        }
        rows.push(fact);
        let body = self.expect(body, asked, rows);
        rows.pop();
        body.map(|_| result)
    }

    fn constant(&self, constant: &Constant, ty: Type) -> bool {
        match (constant, ty) {
            (Constant::Truth(_), Type::Truth)
            | (Constant::Number(_) | Constant::None, Type::Number)
            | (Constant::Date(_) | Constant::None, Type::Date) => true,
            (Constant::Option(at), Type::Choice(list)) => self.within(list, &[*at]),
            (Constant::Options(options), Type::Choices(list)) => self.within(list, options),
            (Constant::None, Type::Choice(list)) => self.options(list).is_some(),
            (
                Constant::Truth(_)
                | Constant::Number(_)
                | Constant::Date(_)
                | Constant::Option(_)
                | Constant::Options(_)
                | Constant::None,
                _,
            ) => false,
        }
    }

    /// The value of a question that does not arise: a constant of the fact's type, or none, nothing, 0.
    pub(super) fn otherwise(&self, term: &mut Term, ty: Type) -> Option<()> {
        let TermKind::Constant(constant) = &term.kind else { return None };
        let fits = match (constant, ty) {
            (Constant::None, Type::Text) | (Constant::Number(_), Type::Series) => true,
            (Constant::Options(options), Type::Rows(_)) => options.is_empty(),
            _ => self.constant(constant, ty),
        };
        term.ty = ty;
        fits.then_some(())
    }

    fn within(&self, list: OptionListId, options: &[u32]) -> bool {
        self.options(list).is_some_and(|count| options.iter().all(|option| (*option as usize) < count))
    }

    fn has_points(&self, fact: FactId) -> bool {
        matches!(self.fact(fact), Some(Type::Choice(_) | Type::Choices(_)))
    }
}
