//! Every function of the expression language: one table, which the checker, the documentation and the
//! editors' schema read.

/// What a function is called on or with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `f(a, b)`: between `least` and `most` arguments.
    Plain {
        /// Fewest arguments.
        least: usize,
        /// Most arguments.
        most: usize,
    },
    /// `x.f([options])` on a choice of many.
    OnOptions,
    /// `x.f(r, …)` on rows, with a name for the row and `extra` further arguments.
    OnRows {
        /// Further arguments after the row's name.
        extra: &'static [usize],
    },
}

/// The functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Function {
    /// `x.any_of([…])`
    AnyOf,
    /// `x.all_of([…])`
    AllOf,
    /// `x.only_of([…])`
    OnlyOf,
    /// `size(x)`
    Size,
    /// `given(x)`
    Given,
    /// `min(a, b, …)`
    Min,
    /// `max(a, b, …)`
    Max,
    /// `round(x, decimals)`
    Round,
    /// `ratio(a, b)`
    Ratio,
    /// `x.all(r, p)`
    RowsAll,
    /// `x.exists(r, p)`
    RowsExists,
    /// `x.count(r, p)`
    RowsCount,
    /// `x.sum(r, e)`
    RowsSum,
    /// `x.max(r, e, d)`
    RowsMax,
    /// `x.min(r, e, d)`
    RowsMin,
    /// `sum(x)`
    Sum,
    /// `present_value(x, rate)`
    PresentValue,
    /// `payback_year(x)`
    PaybackYear,
    /// `points(fact)`
    Points,
    /// `sum_points('tag')`
    SumPoints,
    /// `max_points('tag')`
    MaxPoints,
    /// `date('2027-12-02')`
    Date,
    /// `add_days(d, n)`
    AddDays,
    /// `add_months(d, n)`
    AddMonths,
    /// `days_between(a, b)`
    DaysBetween,
}

/// A function with its documentation.
#[derive(Clone, Copy, Debug)]
pub struct FunctionEntry {
    /// Which one.
    pub function: Function,
    /// Its name.
    pub name: &'static str,
    /// How it is called.
    pub shape: Shape,
    /// How it is written, with its arguments.
    pub usage: &'static str,
    /// What it gives, in English.
    pub en: &'static str,
    /// What it gives, in Swedish.
    pub sv: &'static str,
}

const fn entry(
    function: Function,
    name: &'static str,
    shape: Shape,
    usage: &'static str,
    en: &'static str,
    sv: &'static str,
) -> FunctionEntry {
    FunctionEntry { function, name, shape, usage, en, sv }
}

const fn plain(least: usize, most: usize) -> Shape {
    Shape::Plain { least, most }
}

/// Most arguments of `min` and `max`.
pub const MANY: usize = 64;

/// All functions, grouped as in the documentation.
pub const FUNCTIONS: &[FunctionEntry] = &[
    entry(
        Function::AnyOf,
        "any_of",
        Shape::OnOptions,
        "x.any_of(['a', 'b'])",
        "Yes when at least one of the options is chosen.",
        "Ja när minst ett av alternativen är valt.",
    ),
    entry(
        Function::AllOf,
        "all_of",
        Shape::OnOptions,
        "x.all_of(['a', 'b'])",
        "Yes when all of the options are chosen.",
        "Ja när alla alternativen är valda.",
    ),
    entry(
        Function::OnlyOf,
        "only_of",
        Shape::OnOptions,
        "x.only_of(['a', 'b'])",
        "Yes when nothing but these options is chosen.",
        "Ja när inget annat än dessa alternativ är valt.",
    ),
    entry(
        Function::Size,
        "size",
        plain(1, 1),
        "size(x)",
        "How many options are chosen, or how many rows there are.",
        "Hur många alternativ som är valda eller hur många rader som finns.",
    ),
    entry(
        Function::Given,
        "given",
        plain(1, 1),
        "given(x)",
        "No when the answer is that there is none.",
        "Nej när svaret är att något sådant inte finns.",
    ),
    entry(
        Function::Min,
        "min",
        plain(2, MANY),
        "min(a, b, …)",
        "The least of several numbers, or the earliest of several dates.",
        "Det minsta av flera tal eller det tidigaste av flera datum.",
    ),
    entry(
        Function::Max,
        "max",
        plain(2, MANY),
        "max(a, b, …)",
        "The greatest of several numbers, or the latest of several dates.",
        "Det största av flera tal eller det senaste av flera datum.",
    ),
    entry(
        Function::Round,
        "round",
        plain(1, 2),
        "round(x, decimals)",
        "Rounded half away from zero; without decimals to a whole number.",
        "Avrundat, där en halva går bort från noll; utan decimaler till heltal.",
    ),
    entry(
        Function::Ratio,
        "ratio",
        plain(2, 2),
        "ratio(a, b)",
        "a divided by b; none when b is 0.",
        "a delat med b; finns inte när b är 0.",
    ),
    entry(
        Function::RowsAll,
        "all",
        Shape::OnRows { extra: &[1] },
        "x.all(r, r.p <= 3)",
        "Yes when it holds for every row (and when there are no rows).",
        "Ja när det gäller för varje rad (och när det inte finns några rader).",
    ),
    entry(
        Function::RowsExists,
        "exists",
        Shape::OnRows { extra: &[1] },
        "x.exists(r, r.p > 3)",
        "Yes when it holds for at least one row.",
        "Ja när det gäller för minst en rad.",
    ),
    entry(
        Function::RowsCount,
        "count",
        Shape::OnRows { extra: &[1] },
        "x.count(r, r.p > 3)",
        "For how many rows it holds.",
        "För hur många rader det gäller.",
    ),
    entry(
        Function::RowsSum,
        "sum",
        Shape::OnRows { extra: &[1] },
        "x.sum(r, r.cost)",
        "The sum over the rows; 0 when there are none.",
        "Summan över raderna; 0 när det inte finns några.",
    ),
    entry(
        Function::RowsMax,
        "max",
        Shape::OnRows { extra: &[1, 2] },
        "x.max(r, r.p * r.c, 0)",
        "The greatest over the rows; what stands last is the value of no rows.",
        "Det största över raderna; det sista i parentesen är värdet när det inte finns några.",
    ),
    entry(
        Function::RowsMin,
        "min",
        Shape::OnRows { extra: &[1, 2] },
        "x.min(r, r.p * r.c, 0)",
        "The least over the rows; what stands last is the value of no rows.",
        "Det minsta över raderna; det sista i parentesen är värdet när det inte finns några.",
    ),
    entry(Function::Sum, "sum", plain(1, 1), "sum(series)", "The sum of all years.", "Summan av alla år."),
    entry(
        Function::PresentValue,
        "present_value",
        plain(2, 2),
        "present_value(series, rate)",
        "The sum of each year's amount divided by (1 + rate) to the power of the year; year 0 is not discounted.",
        "Summan av varje års belopp delat med (1 + räntan) upphöjt till året; år 0 diskonteras inte.",
    ),
    entry(
        Function::PaybackYear,
        "payback_year",
        plain(1, 1),
        "payback_year(series)",
        "The first year from which the cumulated amounts never are negative again; none if there is no such year.",
        "Det första år från vilket summan aldrig mer är negativ; finns inte om inget sådant år finns.",
    ),
    entry(
        Function::Points,
        "points",
        plain(1, 1),
        "points(fact)",
        "The points of the chosen options.",
        "Poängen för de valda alternativen.",
    ),
    entry(
        Function::SumPoints,
        "sum_points",
        plain(1, 1),
        "sum_points('tag')",
        "The points of all facts in sections with this score tag.",
        "Poängen för alla uppgifter i avsnitt med denna etikett.",
    ),
    entry(
        Function::MaxPoints,
        "max_points",
        plain(1, 1),
        "max_points('tag')",
        "The most points the tag can give: the highest option of each choice, all positive ones where several may be chosen; gates are ignored.",
        "Den högsta poäng som etiketten kan ge: högsta alternativet per val, alla positiva där flera får väljas; frågevillkor räknas inte.",
    ),
    entry(
        Function::Date,
        "date",
        plain(1, 1),
        "date('2027-12-02')",
        "The date written out.",
        "Det utskrivna datumet.",
    ),
    entry(
        Function::AddDays,
        "add_days",
        plain(2, 2),
        "add_days(d, n)",
        "So many days later.",
        "Så många dagar senare.",
    ),
    entry(
        Function::AddMonths,
        "add_months",
        plain(2, 2),
        "add_months(d, n)",
        "So many months later, clipped to the month's end.",
        "Så många månader senare, högst till månadens slut.",
    ),
    entry(
        Function::DaysBetween,
        "days_between",
        plain(2, 2),
        "days_between(a, b)",
        "Days from a to b.",
        "Antal dagar från a till b.",
    ),
];

/// The function called so, on a receiver or plainly. `on_rows` tells whether the receiver is rows.
#[must_use]
pub fn find(name: &str, receiver: Option<Receiver>) -> Option<&'static FunctionEntry> {
    FUNCTIONS.iter().find(|entry| {
        entry.name == name
            && match (entry.shape, receiver) {
                (Shape::Plain { .. }, None)
                | (Shape::OnOptions, Some(Receiver::Options))
                | (Shape::OnRows { .. }, Some(Receiver::Rows)) => true,
                (Shape::Plain { .. } | Shape::OnOptions | Shape::OnRows { .. }, None | Some(_)) => false,
            }
    })
}

/// What a function is called on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// A choice of many.
    Options,
    /// Rows.
    Rows,
}
