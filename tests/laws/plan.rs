//! A random guideline as plain data. It is printed as YAML for the engine and read as it stands by the
//! oracle, so the two share no code beyond this tree.

/// A number in units of 10⁻¹².
pub(crate) type Units = i128;
/// A day, counted from 1970-01-01.
pub(crate) type Day = i64;

/// How many units make one.
pub(crate) const ONE: Units = 1_000_000_000_000;
/// Names of options; a list uses the first few.
pub(crate) const OPTIONS: [&str; 4] = ["a", "b", "c", "d"];
/// Kinds of evidence.
pub(crate) const KINDS: [&str; 3] = ["document", "decision", "test"];
/// The day of assessment: 2026-06-15.
pub(crate) const AS_OF: Day = 20_619;

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Type {
    Truth,
    Number,
    Date,
    /// Position in [`Plan::lists`].
    Choice(usize),
}

/// A signed comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// An operation on numbers or series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Plus,
    Minus,
    Times,
    Divided,
}

/// A question about a choice of many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SetQuestion {
    AnyOf,
    AllOf,
    OnlyOf,
    Equal,
    Unequal,
}

/// A question about rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowQuestion {
    All,
    Exists,
    Count,
    Sum,
    Max,
    Min,
}

/// Something with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Fact(usize),
    Value(usize),
    Parameter(usize),
    /// A column of the row that stands `level` questions out, counted from the outermost.
    Column {
        level: usize,
        column: usize,
    },
}

/// An expression. Types fit by construction.
#[derive(Clone, Debug)]
pub(crate) enum Expr {
    Truth(bool),
    Number(Units),
    Date(Day),
    /// An option, compared with a choice.
    Option(usize),
    Name(Name),
    AsOf,
    Start,
    Not(Box<Expr>),
    And(Vec<Expr>),
    Or(Vec<Expr>),
    If(Box<[Expr; 3]>),
    Compare(Comparison, Box<[Expr; 2]>),
    /// A number or a choice among literals.
    In(Box<Expr>, Vec<Expr>),
    /// An option among those chosen.
    Holds(usize, Name),
    Set(SetQuestion, Name, Vec<usize>),
    Given(Name),
    Rows {
        question: RowQuestion,
        fact: usize,
        level: usize,
        body: Box<Expr>,
        empty: Option<Box<Expr>>,
    },
    Arithmetic(Sign, Box<[Expr; 2]>),
    Negate(Box<Expr>),
    Least(Vec<Expr>),
    Greatest(Vec<Expr>),
    Round(Box<Expr>, i32),
    Ratio(Box<[Expr; 2]>),
    Size(Name),
    Sum(Box<Expr>),
    PresentValue(Box<[Expr; 2]>),
    Payback(Box<Expr>),
    Points(usize),
    SumPoints,
    MaxPoints,
    AddDays(Box<[Expr; 2]>),
    AddMonths(Box<[Expr; 2]>),
    DaysBetween(Box<[Expr; 2]>),
}

/// An option list.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) count: usize,
    pub(crate) ordered: bool,
    pub(crate) points: Vec<Units>,
}

/// What a fact or a column asks for.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Bool,
    Choice(usize),
    Choices(usize),
    Number { min: Option<Units>, max: Option<Units>, whole: bool },
    Date { min: Day, max: Day },
    Text,
    Series { min: Units, max: Units, years: Expr, most: usize },
    Rows { columns: Vec<Column>, min: usize, max: usize },
}

/// A column of rows.
#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) kind: Kind,
    pub(crate) may_be_none: bool,
}

/// A question.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) kind: Kind,
    pub(crate) may_be_none: bool,
    pub(crate) section: Option<usize>,
    pub(crate) asked_when: Option<Expr>,
    /// The value when the question does not arise; for texts and rows without meaning.
    pub(crate) otherwise: Point,
}

/// The body of a named value.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    Expr(Expr),
    /// Condition and result; the last row has no condition. A result may be none.
    First(Vec<(Option<Expr>, Option<Expr>)>),
    Table {
        columns: Vec<Expr>,
        rows: Vec<(Vec<Cell>, Expr)>,
    },
}

/// A cell of a table.
#[derive(Clone, Debug)]
pub(crate) enum Cell {
    Any,
    Truth(bool),
    Options(Vec<usize>),
    Number(Comparison, Units),
}

/// A named value.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) ty: Type,
    pub(crate) body: Body,
    pub(crate) nullable: bool,
}

/// A parameter: values by their first day, rising; the first day of the first does not matter.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) values: Vec<(Day, Point)>,
}

/// How much a rule weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Severity {
    Forbids,
    Must,
    Should,
    Info,
}

/// A rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    pub(crate) severity: Severity,
    pub(crate) phase: usize,
    pub(crate) applies_when: Option<Expr>,
    pub(crate) except: Option<Expr>,
    pub(crate) requires: Option<Expr>,
    pub(crate) duty: bool,
    pub(crate) from: Option<Expr>,
    pub(crate) until: Option<Expr>,
    /// Fact and accepted kinds.
    pub(crate) evidence: Vec<(usize, Vec<usize>)>,
    /// For how many months it may be waived.
    pub(crate) waiver: Option<i64>,
}

/// A waiver in a proposal.
#[derive(Clone, Debug)]
pub(crate) struct Waiver {
    pub(crate) rule: usize,
    pub(crate) right_role: bool,
    pub(crate) granted: Day,
    pub(crate) until: Day,
}

/// Fact or value, in the order in which they were made: each looks at earlier ones only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Fact(usize),
    Value(usize),
}

/// A guideline, and the waivers of a proposal.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) lists: Vec<List>,
    pub(crate) items: Vec<Item>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) values: Vec<Value>,
    pub(crate) parameters: Vec<Parameter>,
    /// Conditions of sections. The first section carries the points.
    pub(crate) sections: Vec<Option<Expr>>,
    pub(crate) start: Option<usize>,
    pub(crate) phases: Vec<Expr>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) waivers: Vec<Waiver>,
}

/// One definite value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Point {
    Truth(bool),
    Number(Option<Units>),
    Date(Option<Day>),
    Choice(Option<usize>),
    Choices(Vec<bool>),
    /// Whether it is given.
    Text(bool),
    Series(Vec<Units>),
    Rows(Vec<Vec<Point>>),
}

impl Plan {
    /// Whether a fact's question arises only under conditions.
    pub(crate) fn is_gated(&self, fact: usize) -> bool {
        let fact = &self.facts[fact];
        fact.asked_when.is_some() || fact.section.is_some_and(|section| self.sections[section].is_some())
    }

    /// Whether a fact can be none.
    pub(crate) fn fact_may_be_none(&self, at: usize) -> bool {
        let fact = &self.facts[at];
        let otherwise = matches!(
            fact.otherwise,
            Point::Number(None) | Point::Date(None) | Point::Choice(None) | Point::Text(false)
        );
        fact.may_be_none || matches!(fact.kind, Kind::Text) || (self.is_gated(at) && otherwise)
    }

    /// The type of a fact in expressions, when it has one of the four.
    pub(crate) fn fact_type(&self, at: usize) -> Option<Type> {
        kind_type(&self.facts[at].kind)
    }
}

/// The type of a kind in expressions, when it has one of the four.
pub(crate) fn kind_type(kind: &Kind) -> Option<Type> {
    match kind {
        Kind::Bool => Some(Type::Truth),
        Kind::Choice(list) => Some(Type::Choice(*list)),
        Kind::Number { .. } => Some(Type::Number),
        Kind::Date { .. } => Some(Type::Date),
        Kind::Choices(_) | Kind::Text | Kind::Series { .. } | Kind::Rows { .. } => None,
    }
}
