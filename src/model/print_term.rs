//! Typed terms back to expression text: the way an author would write them.

use super::guideline::Guideline;
use super::term::{Constant, RowQuestion, SetQuestion, Term, TermKind};
use super::types::{OptionListId, Type};

/// How tightly an expression binds; a part that binds less stands in parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Choice,
    Or,
    And,
    Compare,
    Add,
    Multiply,
    Sign,
    Whole,
}

impl Guideline {
    /// A term as expression text. Decision tables and first-match lists are written as `… ? … : …`.
    #[must_use]
    pub fn print(&self, term: &Term) -> String {
        self.print_at(term, Binding::Choice)
    }

    fn print_at(&self, term: &Term, needed: Binding) -> String {
        let (text, binding) = self.print_with_binding(term);
        if binding < needed { format!("({text})") } else { text }
    }

    fn print_with_binding(&self, term: &Term) -> (String, Binding) {
        let part = |term: &Term| self.print_at(term, Binding::Choice);
        let call = |name: &str, parts: &[&Term]| {
            let parts: Vec<String> = parts.iter().map(|term| part(term)).collect();
            (format!("{name}({})", parts.join(", ")), Binding::Whole)
        };
        match &term.kind {
            TermKind::Constant(constant) => (self.print_constant(constant, term.ty), Binding::Whole),
            TermKind::Fact(id) => (self.fact(*id).id.clone(), Binding::Whole),
            TermKind::Value(id) => (self.value(*id).id.clone(), Binding::Whole),
            TermKind::Parameter(id) => (self.parameter(*id).id.clone(), Binding::Whole),
            TermKind::Column(column) => {
                let columns = &self.fact(column.rows).columns;
                let name = columns.get(column.column as usize).map_or("", |column| column.id.as_str());
                (format!("{}.{name}", row_name(column.level)), Binding::Whole)
            }
            TermKind::AsOf => ("as_of".to_owned(), Binding::Whole),
            TermKind::Start => ("start".to_owned(), Binding::Whole),
            TermKind::Not(a) => (format!("!{}", self.print_at(a, Binding::Whole)), Binding::Sign),
            TermKind::Negate(a) => (format!("-{}", self.print_at(a, Binding::Whole)), Binding::Sign),
            TermKind::And(parts) => (self.join(parts, " && ", Binding::Compare), Binding::And),
            TermKind::Or(parts) => (self.join(parts, " || ", Binding::And), Binding::Or),
            TermKind::Compare(comparison, a, b) => {
                let (a, b) = (self.print_at(a, Binding::Add), self.print_at(b, Binding::Add));
                (format!("{a} {} {b}", comparison.sign()), Binding::Compare)
            }
            TermKind::OneOf(a, options) => (
                format!("{} in {}", self.print_at(a, Binding::Add), self.print_options(options, a.ty)),
                Binding::Compare,
            ),
            TermKind::Set(question, a, options) => self.print_set(*question, a, options),
            TermKind::Size(a) => call("size", &[a]),
            TermKind::Given(a) => call("given", &[a]),
            TermKind::Arithmetic(operation, a, b) => {
                use crate::expression::Operation as O;
                let (binding, right) = match operation {
                    O::Add | O::Subtract => (Binding::Add, Binding::Multiply),
                    O::Multiply | O::Divide => (Binding::Multiply, Binding::Sign),
                };
                let (a, b) = (self.print_at(a, binding), self.print_at(b, right));
                (format!("{a} {} {b}", operation.sign()), binding)
            }
            TermKind::Least(parts) => call("min", &parts.iter().collect::<Vec<_>>()),
            TermKind::Greatest(parts) => call("max", &parts.iter().collect::<Vec<_>>()),
            TermKind::Round(a, decimals) => (format!("round({}, {decimals})", part(a)), Binding::Whole),
            TermKind::Ratio(a, b) => call("ratio", &[a, b]),
            TermKind::Rows { question, rows, body, empty } => {
                let level = deepest_level(body);
                let empty = empty.as_ref().map_or_else(String::new, |empty| format!(", {}", part(empty)));
                let name = row_question(*question);
                let text =
                    format!("{}.{name}({}, {}{empty})", self.fact(*rows).id, row_name(level), part(body));
                (text, Binding::Whole)
            }
            TermKind::SumSeries(a) => call("sum", &[a]),
            TermKind::PresentValue(a, b) => call("present_value", &[a, b]),
            TermKind::PaybackYear(a) => call("payback_year", &[a]),
            TermKind::Points(fact) => (format!("points({})", self.fact(*fact).id), Binding::Whole),
            TermKind::SumPoints(facts) => {
                let parts: Vec<String> =
                    facts.iter().map(|fact| format!("points({})", self.fact(*fact).id)).collect();
                (parts.join(" + "), Binding::Add)
            }
            TermKind::AddDays(a, b) => call("add_days", &[a, b]),
            TermKind::AddMonths(a, b) => call("add_months", &[a, b]),
            TermKind::DaysBetween(a, b) => call("days_between", &[a, b]),
            TermKind::If(condition, a, b) => {
                let condition = self.print_at(condition, Binding::Or);
                let (a, b) = (self.print_at(a, Binding::Or), self.print_at(b, Binding::Or));
                (format!("{condition} ? {a} : {b}"), Binding::Choice)
            }
            TermKind::First(rows) => {
                let rows = rows.iter().map(|row| {
                    let value = self.print_at(&row.value, Binding::Or);
                    row.when.as_ref().map_or(value.clone(), |when| {
                        format!("{} ? {value} : ", self.print_at(when, Binding::Or))
                    })
                });
                (rows.collect(), Binding::Choice)
            }
        }
    }

    fn join(&self, parts: &[Term], sign: &str, needed: Binding) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.print_at(part, needed)).collect();
        parts.join(sign)
    }

    fn print_set(&self, question: SetQuestion, a: &Term, options: &[u32]) -> (String, Binding) {
        let subject = self.print_at(a, Binding::Whole);
        let list = self.print_options(options, a.ty);
        match (question, options) {
            (SetQuestion::AnyOf, [only]) => (
                format!("{} in {subject}", self.print_constant(&Constant::Option(*only), a.ty)),
                Binding::Compare,
            ),
            (SetQuestion::AnyOf, _) => (format!("{subject}.any_of({list})"), Binding::Whole),
            (SetQuestion::AllOf, _) => (format!("{subject}.all_of({list})"), Binding::Whole),
            (SetQuestion::OnlyOf, _) => (format!("{subject}.only_of({list})"), Binding::Whole),
            (SetQuestion::Equal, _) => (format!("{subject} == {list}"), Binding::Compare),
        }
    }

    fn print_options(&self, options: &[u32], ty: Type) -> String {
        let options: Vec<String> =
            options.iter().map(|option| self.print_constant(&Constant::Option(*option), ty)).collect();
        format!("[{}]", options.join(", "))
    }

    fn print_constant(&self, constant: &Constant, ty: Type) -> String {
        match constant {
            Constant::Truth(value) => value.to_string(),
            Constant::Number(number) => number.to_string(),
            Constant::Date(date) => format!("date('{date}')"),
            Constant::Option(at) => match ty {
                Type::Choice(list) | Type::Choices(list) => format!("'{}'", self.option_id(list, *at)),
                Type::Truth | Type::Number | Type::Date | Type::Text | Type::Series | Type::Rows(_) => {
                    String::new()
                }
            },
            Constant::Options(options) => self.print_options(options, ty),
            Constant::None => "none".to_owned(),
        }
    }

    fn option_id(&self, list: OptionListId, at: u32) -> &str {
        self.option_list(list).get(at).map_or("", |option| option.id.as_str())
    }
}

fn row_question(question: RowQuestion) -> &'static str {
    match question {
        RowQuestion::All => "all",
        RowQuestion::Exists => "exists",
        RowQuestion::Count => "count",
        RowQuestion::Sum => "sum",
        RowQuestion::Max => "max",
        RowQuestion::Min => "min",
    }
}

/// The name of the row at a level: r, then r1, r2, …
fn row_name(level: u32) -> String {
    if level == 0 { "r".to_owned() } else { format!("r{level}") }
}

/// The level that a body's own row has: the deepest level of a column in it that is not in a nested body.
fn deepest_level(body: &Term) -> u32 {
    let mut level = 0;
    visit_columns(body, &mut |column_level| level = level.max(column_level));
    level
}

fn visit_columns(term: &Term, visit: &mut dyn FnMut(u32)) {
    if let TermKind::Column(column) = &term.kind {
        visit(column.level);
    }
    if !matches!(term.kind, TermKind::Rows { .. }) {
        term.for_each_part(&mut |part| visit_columns(part, visit));
    }
}
