//! Conditions and other expressions: a list that begins with what it is, then its parts.
//!
//! | term | written |
//! |---|---|
//! | `true`, a number | as itself |
//! | a date · an option of list 2 · options of it · none | `["date","2027-12-02"]` · `["o",2,0]` · `["os",2,[0,1]]` · `["none",type]` |
//! | fact · value · parameter | `["f",3]` · `["v",0]` · `["p",1]` |
//! | column 4 of rows 7 in the outermost question about rows | `["c",0,7,4]` |
//! | comparison, arithmetic | `["<=",a,b]`, `["+",a,b]` |
//! | `x in […]`, `x.any_of([…])` | `["in",a,[0,1]]`, `["any_of",a,[0,1]]` |
//! | a question about rows 7 | `["rows","sum",7,body,empty]` |
//! | first-match list: pairs, last a value alone | `["first",when,value,…,value]` |
//!
//! Ids and types of terms are left out; they follow from the rest.

use super::cursor::Cursor;
use super::packed::{Packed, rest, words};
use super::writer::Writer;
use crate::date::Date;
use crate::diagnostic::Span;
use crate::expression::{Comparison, Operation};
use crate::model::{ColumnRef, Constant, FirstTerm, RowQuestion, SetQuestion, Term, TermKind, Type};
use crate::number::Number;

words!(RowQuestion { All = "all", Exists = "exists", Count = "count", Sum = "sum", Max = "max", Min = "min" });

const COMPARISONS: [Comparison; 6] = [
    Comparison::Equal,
    Comparison::Unequal,
    Comparison::Less,
    Comparison::LessOrEqual,
    Comparison::Greater,
    Comparison::GreaterOrEqual,
];
const OPERATIONS: [Operation; 4] =
    [Operation::Add, Operation::Subtract, Operation::Multiply, Operation::Divide];
const SETS: [SetQuestion; 4] =
    [SetQuestion::AnyOf, SetQuestion::AllOf, SetQuestion::OnlyOf, SetQuestion::Equal];

fn set_word(question: SetQuestion) -> &'static str {
    match question {
        SetQuestion::AnyOf => "any_of",
        SetQuestion::AllOf => "all_of",
        SetQuestion::OnlyOf => "only_of",
        SetQuestion::Equal => "exactly",
    }
}

impl Packed for Type {
    fn write(&self, to: &mut Writer<'_>) {
        match self {
            Type::Truth => to.string("bool"),
            Type::Number => to.string("number"),
            Type::Date => to.string("date"),
            Type::Text => to.string("text"),
            Type::Series => to.string("series"),
            Type::Choice(list) => list_of(to, "choice", &[list]),
            Type::Choices(list) => list_of(to, "choices", &[list]),
            Type::Rows(fact) => list_of(to, "rows", &[fact]),
        }
    }

    fn read(from: &mut Cursor<'_>) -> Type {
        if from.next_byte() == Some(b'"') {
            return match from.string().as_ref() {
                "number" => Type::Number,
                "date" => Type::Date,
                "text" => Type::Text,
                "series" => Type::Series,
                word => {
                    from.refuse_unless(word == "bool");
                    Type::Truth
                }
            };
        }
        from.open();
        let ty = match from.string().as_ref() {
            "choice" => Type::Choice(Packed::read(from)),
            "choices" => Type::Choices(Packed::read(from)),
            word => {
                from.refuse_unless(word == "rows");
                Type::Rows(Packed::read(from))
            }
        };
        from.close();
        ty
    }
}

/// Parts of any kind, to write one after the other.
trait Part {
    fn write_part(&self, to: &mut Writer<'_>);
}

impl<T: Packed> Part for T {
    fn write_part(&self, to: &mut Writer<'_>) {
        self.write(to);
    }
}

fn list_of(to: &mut Writer<'_>, word: &str, parts: &[&dyn Part]) {
    to.open();
    to.string(word);
    for part in parts {
        part.write_part(to);
    }
    to.close();
}

fn several(to: &mut Writer<'_>, word: &str, parts: &[Term]) {
    to.open();
    to.string(word);
    for part in parts {
        part.write(to);
    }
    to.close();
}

impl Packed for Term {
    fn write(&self, to: &mut Writer<'_>) {
        match &self.kind {
            TermKind::Constant(constant) => write_constant(constant, self.ty, to),
            TermKind::Fact(id) => list_of(to, "f", &[id]),
            TermKind::Value(id) => list_of(to, "v", &[id]),
            TermKind::Parameter(id) => list_of(to, "p", &[id]),
            TermKind::Column(column) => list_of(to, "c", &[&column.level, &column.rows, &column.column]),
            TermKind::AsOf => list_of(to, "as_of", &[]),
            TermKind::Start => list_of(to, "start", &[]),
            TermKind::Not(a) => list_of(to, "not", &[a]),
            TermKind::And(parts) => several(to, "and", parts),
            TermKind::Or(parts) => several(to, "or", parts),
            TermKind::Compare(comparison, a, b) => list_of(to, comparison.sign(), &[a, b]),
            TermKind::OneOf(a, options) => list_of(to, "in", &[a, options]),
            TermKind::Set(question, a, options) => list_of(to, set_word(*question), &[a, options]),
            TermKind::Size(a) => list_of(to, "size", &[a]),
            TermKind::Given(a) => list_of(to, "given", &[a]),
            TermKind::Arithmetic(operation, a, b) => list_of(to, operation.sign(), &[a, b]),
            TermKind::Negate(a) => list_of(to, "negate", &[a]),
            TermKind::Least(parts) => several(to, "min", parts),
            TermKind::Greatest(parts) => several(to, "max", parts),
            TermKind::Round(a, decimals) => list_of(to, "round", &[a, decimals]),
            TermKind::Ratio(a, b) => list_of(to, "ratio", &[a, b]),
            TermKind::Rows { question, rows, body, empty } => {
                list_of(to, "rows", &[question, rows, body, empty]);
            }
            TermKind::SumSeries(a) => list_of(to, "sum", &[a]),
            TermKind::PresentValue(a, b) => list_of(to, "present_value", &[a, b]),
            TermKind::PaybackYear(a) => list_of(to, "payback_year", &[a]),
            TermKind::Points(fact) => list_of(to, "points", &[fact]),
            TermKind::SumPoints(facts) => list_of(to, "sum_points", &[facts]),
            TermKind::AddDays(a, b) => list_of(to, "add_days", &[a, b]),
            TermKind::AddMonths(a, b) => list_of(to, "add_months", &[a, b]),
            TermKind::DaysBetween(a, b) => list_of(to, "days_between", &[a, b]),
            TermKind::If(a, b, c) => list_of(to, "if", &[a, b, c]),
            TermKind::First(rows) => {
                to.open();
                to.string("first");
                for row in rows {
                    row.when.iter().for_each(|when| when.write(to));
                    row.value.write(to);
                }
                to.close();
            }
        }
    }

    fn read(from: &mut Cursor<'_>) -> Term {
        let constant = |constant, ty| Term::new(TermKind::Constant(constant), ty, Span::default());
        match from.next_byte() {
            Some(b't' | b'f') => return constant(Constant::Truth(bool::read(from)), Type::Truth),
            Some(b'[') => {}
            Some(_) | None => return constant(Constant::Number(Number::read(from)), Type::Number),
        }
        from.open();
        let (kind, ty) = match from.string().as_ref() {
            "date" => (TermKind::Constant(Constant::Date(Date::read(from))), Type::Date),
            "o" => {
                let ty = Type::Choice(Packed::read(from));
                (TermKind::Constant(Constant::Option(Packed::read(from))), ty)
            }
            "os" => {
                let ty = Type::Choices(Packed::read(from));
                (TermKind::Constant(Constant::Options(Packed::read(from))), ty)
            }
            "none" => (TermKind::Constant(Constant::None), Type::read(from)),
            // The type follows from the parts, once all of the guideline is read.
            word => (compound(word, from), Type::Truth),
        };
        from.close();
        Term::new(kind, ty, Span::default())
    }
}

fn write_constant(constant: &Constant, ty: Type, to: &mut Writer<'_>) {
    match (constant, ty) {
        (Constant::Truth(truth), _) => truth.write(to),
        (Constant::Number(number), _) => number.write(to),
        (Constant::Date(date), _) => list_of(to, "date", &[date]),
        (Constant::Option(at), Type::Choice(list) | Type::Choices(list)) => list_of(to, "o", &[&list, at]),
        (Constant::Options(options), Type::Choice(list) | Type::Choices(list)) => {
            list_of(to, "os", &[&list, options]);
        }
        (Constant::Option(_) | Constant::Options(_) | Constant::None, ty) => list_of(to, "none", &[&ty]),
    }
}

/// A term that is no constant, after its word.
fn compound(word: &str, from: &mut Cursor<'_>) -> TermKind {
    if let Some(comparison) = COMPARISONS.into_iter().find(|comparison| comparison.sign() == word) {
        return TermKind::Compare(comparison, Packed::read(from), Packed::read(from));
    }
    if let Some(operation) = OPERATIONS.into_iter().find(|operation| operation.sign() == word) {
        return TermKind::Arithmetic(operation, Packed::read(from), Packed::read(from));
    }
    if let Some(question) = SETS.into_iter().find(|question| set_word(*question) == word) {
        return TermKind::Set(question, Packed::read(from), Packed::read(from));
    }
    match word {
        "f" => TermKind::Fact(Packed::read(from)),
        "v" => TermKind::Value(Packed::read(from)),
        "p" => TermKind::Parameter(Packed::read(from)),
        "c" => TermKind::Column(ColumnRef {
            level: Packed::read(from),
            rows: Packed::read(from),
            column: Packed::read(from),
        }),
        "as_of" => TermKind::AsOf,
        "start" => TermKind::Start,
        "not" => TermKind::Not(Packed::read(from)),
        "and" => TermKind::And(rest(from)),
        "or" => TermKind::Or(rest(from)),
        "in" => TermKind::OneOf(Packed::read(from), Packed::read(from)),
        "size" => TermKind::Size(Packed::read(from)),
        "given" => TermKind::Given(Packed::read(from)),
        "negate" => TermKind::Negate(Packed::read(from)),
        "min" => TermKind::Least(rest(from)),
        "max" => TermKind::Greatest(rest(from)),
        "round" => TermKind::Round(Packed::read(from), Packed::read(from)),
        "ratio" => TermKind::Ratio(Packed::read(from), Packed::read(from)),
        "rows" => TermKind::Rows {
            question: Packed::read(from),
            rows: Packed::read(from),
            body: Packed::read(from),
            empty: Packed::read(from),
        },
        "sum" => TermKind::SumSeries(Packed::read(from)),
        "present_value" => TermKind::PresentValue(Packed::read(from), Packed::read(from)),
        "payback_year" => TermKind::PaybackYear(Packed::read(from)),
        "points" => TermKind::Points(Packed::read(from)),
        "sum_points" => TermKind::SumPoints(Packed::read(from)),
        "add_days" => TermKind::AddDays(Packed::read(from), Packed::read(from)),
        "add_months" => TermKind::AddMonths(Packed::read(from), Packed::read(from)),
        "days_between" => TermKind::DaysBetween(Packed::read(from), Packed::read(from)),
        "if" => TermKind::If(Packed::read(from), Packed::read(from), Packed::read(from)),
        "first" => TermKind::First(first(from)),
        _ => {
            from.refuse();
            TermKind::AsOf
        }
    }
}

/// Pairs of condition and value, then a value alone.
fn first(from: &mut Cursor<'_>) -> Vec<FirstTerm> {
    let mut rows = Vec::new();
    loop {
        let term = Term::read(from);
        if from.at_close() {
            rows.push(FirstTerm { when: None, value: term });
            return rows;
        }
        rows.push(FirstTerm { when: Some(term), value: Term::read(from) });
    }
}
