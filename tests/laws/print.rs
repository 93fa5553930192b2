//! Prints a plan as YAML, with as few parentheses as the grammar needs.

use std::fmt::Write as _;

use riktlinje::date::Date;

use super::plan::{
    Body, Cell, Comparison, Day, Expr, Fact, KINDS, Kind, Name, ONE, OPTIONS, Plan, Point, RowQuestion,
    SetQuestion, Severity, Sign, Type, Units, Value,
};

/// How firmly an expression holds together, from `?:` to a single word.
const CHOOSING: u8 = 0;
const OR: u8 = 1;
const AND: u8 = 2;
const COMPARING: u8 = 3;
const ADDING: u8 = 4;
const MULTIPLYING: u8 = 5;
const SIGNED: u8 = 6;
const WORD: u8 = 7;

pub(crate) fn number(units: Units) -> String {
    let (size, sign) = (units.unsigned_abs(), if units < 0 { "-" } else { "" });
    let one = ONE.unsigned_abs();
    let text = format!("{sign}{}.{:012}", size / one, size % one);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

pub(crate) fn day(day: Day) -> String {
    Date::from_days(day).map_or_else(String::new, |date| date.to_string())
}

/// A double-quoted YAML scalar.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::Unequal => "!=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

fn options(options: &[usize]) -> String {
    let quoted: Vec<String> = options.iter().map(|at| format!("'{}'", OPTIONS[*at])).collect();
    format!("[{}]", quoted.join(", "))
}

fn name(name: Name) -> String {
    match name {
        Name::Fact(at) => format!("f{at}"),
        Name::Value(at) => format!("v{at}"),
        Name::Parameter(at) => format!("p{at}"),
        Name::Column { level, column } => format!("r{level}.c{column}"),
    }
}

/// An expression as text.
pub(crate) fn expression(expr: &Expr) -> String {
    within(expr, CHOOSING)
}

/// An expression in a place that needs it to hold together at least so firmly.
fn within(expr: &Expr, least: u8) -> String {
    let (firmness, text) = plain(expr);
    if firmness < least { format!("({text})") } else { text }
}

fn joined(parts: &[Expr], between: &str, least: u8) -> String {
    parts.iter().map(|part| within(part, least)).collect::<Vec<_>>().join(between)
}

fn call(name: &str, arguments: &[Expr]) -> (u8, String) {
    (WORD, format!("{name}({})", joined(arguments, ", ", CHOOSING)))
}

fn plain(expr: &Expr) -> (u8, String) {
    match expr {
        Expr::Truth(truth) => (WORD, truth.to_string()),
        Expr::Number(units) => (if *units < 0 { SIGNED } else { WORD }, number(*units)),
        Expr::Date(at) => (WORD, format!("date('{}')", day(*at))),
        Expr::Option(at) => (WORD, format!("'{}'", OPTIONS[*at])),
        Expr::Name(of) => (WORD, name(*of)),
        Expr::AsOf => (WORD, "as_of".to_owned()),
        Expr::Start => (WORD, "start".to_owned()),
        // `!a == b` is refused as ambiguous for readers, so `!` counts as loose beside comparisons.
        Expr::Not(part) => (COMPARING, format!("!{}", within(part, WORD))),
        Expr::And(parts) => (AND, joined(parts, " && ", COMPARING)),
        Expr::Or(parts) => (OR, joined(parts, " || ", AND)),
        Expr::If(parts) => {
            let [condition, a, b] = &**parts;
            (CHOOSING, format!("{} ? {} : {}", within(condition, OR), within(a, OR), within(b, OR)))
        }
        Expr::Compare(comparison, sides) => {
            (COMPARING, joined(&sides[..], &format!(" {} ", sign(*comparison)), ADDING))
        }
        Expr::In(part, among) => {
            (COMPARING, format!("{} in [{}]", within(part, ADDING), joined(among, ", ", CHOOSING)))
        }
        Expr::Holds(option, of) => (COMPARING, format!("'{}' in {}", OPTIONS[*option], name(*of))),
        Expr::Set(question, of, among) => set_question(*question, *of, among),
        Expr::Given(of) => (WORD, format!("given({})", name(*of))),
        Expr::Rows { question, fact, level, body, empty } => {
            let word = match question {
                RowQuestion::All => "all",
                RowQuestion::Exists => "exists",
                RowQuestion::Count => "count",
                RowQuestion::Sum => "sum",
                RowQuestion::Max => "max",
                RowQuestion::Min => "min",
            };
            let empty = empty.as_ref().map_or_else(String::new, |empty| format!(", {}", expression(empty)));
            (WORD, format!("f{fact}.{word}(r{level}, {}{empty})", expression(body)))
        }
        Expr::Arithmetic(sign, sides) => arithmetic(*sign, &sides[0], &sides[1]),
        Expr::Negate(part) => (SIGNED, format!("-{}", within(part, WORD))),
        Expr::Least(parts) => call("min", parts),
        Expr::Greatest(parts) => call("max", parts),
        Expr::Round(part, 0) => call("round", std::slice::from_ref(part)),
        Expr::Round(part, decimals) => (WORD, format!("round({}, {decimals})", expression(part))),
        Expr::Ratio(parts) => call("ratio", &parts[..]),
        Expr::Size(of) => (WORD, format!("size({})", name(*of))),
        Expr::Sum(part) => call("sum", std::slice::from_ref(part)),
        Expr::PresentValue(parts) => call("present_value", &parts[..]),
        Expr::Payback(part) => call("payback_year", std::slice::from_ref(part)),
        Expr::Points(fact) => (WORD, format!("points(f{fact})")),
        Expr::SumPoints => (WORD, "sum_points('s')".to_owned()),
        Expr::MaxPoints => (WORD, "max_points('s')".to_owned()),
        Expr::AddDays(parts) => call("add_days", &parts[..]),
        Expr::AddMonths(parts) => call("add_months", &parts[..]),
        Expr::DaysBetween(parts) => call("days_between", &parts[..]),
    }
}

fn set_question(question: SetQuestion, of: Name, among: &[usize]) -> (u8, String) {
    let (of, among) = (name(of), options(among));
    match question {
        SetQuestion::AnyOf => (WORD, format!("{of}.any_of({among})")),
        SetQuestion::AllOf => (WORD, format!("{of}.all_of({among})")),
        SetQuestion::OnlyOf => (WORD, format!("{of}.only_of({among})")),
        SetQuestion::Equal => (COMPARING, format!("{of} == {among}")),
        SetQuestion::Unequal => (COMPARING, format!("{of} != {among}")),
    }
}

fn arithmetic(sign: Sign, left: &Expr, right: &Expr) -> (u8, String) {
    let (firmness, word) = match sign {
        Sign::Plus => (ADDING, "+"),
        Sign::Minus => (ADDING, "-"),
        Sign::Times => (MULTIPLYING, "*"),
        Sign::Divided => (MULTIPLYING, "/"),
    };
    (firmness, format!("{} {word} {}", within(left, firmness), within(right, firmness + 1)))
}

/// A condition: long conjunctions as YAML lists, everything else as an expression.
fn condition(expr: &Expr) -> String {
    let list = |parts: &[Expr]| parts.iter().map(condition).collect::<Vec<_>>().join(", ");
    match expr {
        Expr::And(parts) if parts.len() > 2 => format!("{{all: [{}]}}", list(parts)),
        Expr::Or(parts) if parts.len() > 2 => format!("{{any: [{}]}}", list(parts)),
        Expr::Not(part) if matches!(**part, Expr::And(_) | Expr::Or(_)) => {
            format!("{{not: {}}}", condition(part))
        }
        Expr::Truth(truth) => truth.to_string(),
        expr => quoted(&expression(expr)),
    }
}

/// A result: an option as a word, none as `none`.
fn result(expr: Option<&Expr>) -> String {
    match expr {
        None => "none".to_owned(),
        Some(Expr::Option(at)) => OPTIONS[*at].to_owned(),
        Some(expr) => quoted(&expression(expr)),
    }
}

/// A literal as it stands behind a key.
fn literal(point: &Point) -> String {
    match point {
        Point::Truth(truth) => truth.to_string(),
        Point::Number(Some(units)) => number(*units),
        Point::Date(Some(at)) => day(*at),
        Point::Choice(Some(at)) => OPTIONS[*at].to_owned(),
        Point::Choices(chosen) => {
            let ids: Vec<&str> = (0..chosen.len()).filter(|at| chosen[*at]).map(|at| OPTIONS[at]).collect();
            format!("[{}]", ids.join(", "))
        }
        Point::Rows(_) => "[]".to_owned(),
        Point::Number(None) | Point::Date(None) | Point::Choice(None) | Point::Text(_) | Point::Series(_) => {
            "none".to_owned()
        }
    }
}

/// The whole guideline.
pub(crate) fn guideline(plan: &Plan) -> String {
    let mut out = String::from("riktlinje: 1\nid: trial\nversion: 1.0.0\ntitle: Trial\nlanguages: [en]\n");
    if let Some(start) = plan.start {
        let _ = writeln!(out, "start: f{start}");
    }
    out.push_str("phases:\n");
    for (at, reached_when) in plan.phases.iter().enumerate() {
        let _ = writeln!(out, "  - {{id: h{at}, title: H, reached_when: {}}}", condition(reached_when));
    }
    out.push_str("sections:\n");
    for (at, gate) in plan.sections.iter().enumerate() {
        let gate =
            gate.as_ref().map_or_else(String::new, |gate| format!(", asked_when: {}", condition(gate)));
        let _ = writeln!(out, "  - {{id: s{at}, title: S, score: s{gate}}}");
    }
    parameters(plan, &mut out);
    out.push_str("facts:\n");
    for (at, fact) in plan.facts.iter().enumerate() {
        let _ = writeln!(out, "  f{at}: {{{}}}", fact_fields(plan, at, fact));
    }
    if !plan.values.is_empty() {
        out.push_str("values:\n");
    }
    for (at, value) in plan.values.iter().enumerate() {
        let _ = writeln!(out, "  v{at}: {}", value_body(plan, value));
    }
    rules(plan, &mut out);
    out
}

fn parameters(plan: &Plan, out: &mut String) {
    if !plan.parameters.is_empty() {
        out.push_str("parameters:\n");
    }
    for (at, parameter) in plan.parameters.iter().enumerate() {
        let _ = match parameter.values.as_slice() {
            [(_, only)] => writeln!(out, "  p{at}: {{value: {}}}", literal(only)),
            several => {
                let entry = |(from, value): &(Day, Point)| {
                    format!("{{from: {}, value: {}}}", day(*from), literal(value))
                };
                let entries: Vec<String> = several.iter().map(entry).collect();
                writeln!(out, "  p{at}: {{by_date: [{}]}}", entries.join(", "))
            }
        };
    }
}

fn kind_fields(plan: &Plan, kind: &Kind) -> String {
    let listed = |list: &usize| {
        let list = &plan.lists[*list];
        let option = |at: usize| format!("{}: {{en: X, points: {}}}", OPTIONS[at], number(list.points[at]));
        let all: Vec<String> = (0..list.count).map(option).collect();
        format!("options: {{{}}}{}", all.join(", "), if list.ordered { ", ordered: true" } else { "" })
    };
    let bound = |key: &str, units: &Option<Units>| {
        units.map_or_else(String::new, |units| format!(", {key}: {}", number(units)))
    };
    match kind {
        Kind::Bool => "type: bool".to_owned(),
        Kind::Choice(list) => format!("type: choice, {}", listed(list)),
        Kind::Choices(list) => format!("type: choices, {}", listed(list).replace(", ordered: true", "")),
        Kind::Number { min, max, whole } => {
            let whole = if *whole { ", whole: true" } else { "" };
            format!("type: number{}{}{whole}", bound("min", min), bound("max", max))
        }
        Kind::Date { min, max } => format!("type: date, min: {}, max: {}", day(*min), day(*max)),
        Kind::Text => "type: text".to_owned(),
        Kind::Series { min, max, years, .. } => {
            format!(
                "type: series, min: {}, max: {}, years: {}",
                number(*min),
                number(*max),
                quoted(&expression(years))
            )
        }
        Kind::Rows { columns, min, max } => {
            let column = |(at, column): (usize, &super::plan::Column)| {
                let none = if column.may_be_none { ", may_be_none: true" } else { "" };
                format!("c{at}: {{{}{none}}}", kind_fields(plan, &column.kind))
            };
            let columns: Vec<String> = columns.iter().enumerate().map(column).collect();
            format!("type: rows, min_rows: {min}, max_rows: {max}, columns: {{{}}}", columns.join(", "))
        }
    }
}

fn fact_fields(plan: &Plan, at: usize, fact: &Fact) -> String {
    let mut out = kind_fields(plan, &fact.kind);
    if fact.may_be_none {
        out.push_str(", may_be_none: true");
    }
    if let Some(section) = fact.section {
        let _ = write!(out, ", section: s{section}");
    }
    if let Some(gate) = &fact.asked_when {
        let _ = write!(out, ", asked_when: {}", condition(gate));
    }
    if plan.is_gated(at) {
        let _ = write!(out, ", otherwise: {}", literal(&fact.otherwise));
    }
    out
}

fn value_body(plan: &Plan, value: &Value) -> String {
    let declared = match value.ty {
        Type::Choice(list) => {
            let listed = kind_fields(plan, &Kind::Choice(list));
            format!("{listed}, shown: true, ")
        }
        Type::Truth => "type: bool, ".to_owned(),
        Type::Number => "type: number, shown: true, ".to_owned(),
        Type::Date => "type: date, ".to_owned(),
    };
    match &value.body {
        Body::Expr(expr) => quoted(&expression(expr)),
        Body::First(rows) => {
            let row = |(when, value): &(Option<Expr>, Option<Expr>)| match when {
                Some(when) => format!("{{when: {}, value: {}}}", condition(when), result(value.as_ref())),
                None => format!("{{value: {}}}", result(value.as_ref())),
            };
            let rows: Vec<String> = rows.iter().map(row).collect();
            format!("{{{declared}first: [{}]}}", rows.join(", "))
        }
        Body::Table { columns, rows } => {
            let columns: Vec<String> = columns.iter().map(|column| quoted(&expression(column))).collect();
            let row = |(cells, value): &(Vec<Cell>, Expr)| {
                let cells: Vec<String> = cells.iter().map(cell).collect();
                format!("[{}, {}]", cells.join(", "), result(Some(value)))
            };
            let rows: Vec<String> = rows.iter().map(row).collect();
            format!("{{{declared}table: {{columns: [{}], rows: [{}]}}}}", columns.join(", "), rows.join(", "))
        }
    }
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Any => "any".to_owned(),
        Cell::Truth(truth) => truth.to_string(),
        Cell::Options(among) => {
            let ids: Vec<&str> = among.iter().map(|at| OPTIONS[*at]).collect();
            format!("[{}]", ids.join(", "))
        }
        Cell::Number(Comparison::Equal, units) => number(*units),
        Cell::Number(comparison, units) => quoted(&format!("{} {}", sign(*comparison), number(*units))),
    }
}

fn rules(plan: &Plan, out: &mut String) {
    out.push_str("rules:\n");
    for (at, rule) in plan.rules.iter().enumerate() {
        let severity = match rule.severity {
            Severity::Forbids => "forbids",
            Severity::Must => "must",
            Severity::Should => "should",
            Severity::Info => "info",
        };
        let area = ["law", "risk"][at % 2];
        let _ =
            writeln!(out, "  R{at}:\n    area: {area}\n    severity: {severity}\n    phase: h{}", rule.phase);
        let conditions =
            [("applies_when", &rule.applies_when), ("except", &rule.except), ("requires", &rule.requires)];
        for (key, expr) in conditions {
            if let Some(expr) = expr {
                let _ = writeln!(out, "    {key}: {}", condition(expr));
            }
        }
        if rule.duty {
            out.push_str("    duty: {en: Do it.}\n");
        }
        let end = |key: &str, expr: &Option<Expr>| match expr {
            Some(Expr::Date(at)) => format!("{key}: {}", day(*at)),
            Some(expr) => format!("{key}: {}", quoted(&expression(expr))),
            None => String::new(),
        };
        if rule.from.is_some() || rule.until.is_some() {
            let ends: Vec<String> = [end("from", &rule.from), end("until", &rule.until)].into();
            let ends: Vec<&str> = ends.iter().map(String::as_str).filter(|end| !end.is_empty()).collect();
            let _ = writeln!(out, "    effective: {{{}}}", ends.join(", "));
        }
        for (fact, kinds) in &rule.evidence {
            let kinds: Vec<&str> = kinds.iter().map(|kind| KINDS[*kind]).collect();
            let _ = writeln!(out, "    evidence: {{f{fact}: [{}]}}", kinds.join(", "));
        }
        if let Some(months) = rule.waiver {
            let _ = writeln!(out, "    waiver: {{by: [chef], months: {months}}}");
        }
    }
}
