//! Expressions beside CEL: whatever we accept, CEL accepts too and groups in the same way.
//!
//! The other implementation is the crate `cel`; the texts are the cases of the CEL specification and
//! random ones. What CEL accepts and we refuse is listed by reason in `REFUSED`.

use cel::common::ast::{CallExpr, Expr, LiteralValue};
use proptest::prelude::*;
use riktlinje::expression::{Expression, Kind, NodeId, parse};

/// Cases of the specification that we refuse: code, how many, and why.
const REFUSED: [(&str, usize, &str); 8] = [
    ("expression/dot-after-value", 63, "functions with a dot are asked of names only"),
    ("expression/triple-quote", 38, "texts stand on one line"),
    ("expression/reserved-word", 17, "CEL's reserved words are no names here, not even after a dot"),
    (
        "expression/number-form",
        16,
        "no exponents, no hexadecimal numbers, a digit on both sides of the point",
    ),
    ("expression/text-prefix", 12, "no raw texts"),
    ("expression/no-index", 8, "no positions in lists"),
    ("expression/remainder", 6, "no remainder"),
    ("expression/missing-before", 1, "no leading dot"),
];

/// Cases of the specification that we accept.
const ACCEPTED: usize = 301;

/// A number as both sides can say it: `1`, `1.50` and `1.5` differ only in whether there is a point.
fn number(text: &str) -> String {
    if text.contains('.') {
        format!("{:?}", text.parse::<f64>().unwrap())
    } else {
        format!("{}", text.parse::<i128>().unwrap())
    }
}

/// `a && (b && c)` and `(a && b) && c` mean the same, and the crate keeps only one of them.
fn joined(sign: &str, parts: &[String]) -> String {
    let prefix = format!("({sign} ");
    let inner =
        parts.iter().map(|part| match part.strip_prefix(&prefix).and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => inner.to_owned(),
            None => part.clone(),
        });
    format!("({sign} {})", inner.collect::<Vec<_>>().join(" "))
}

/// `-5` is one literal for CEL, and an even number of signs is none.
fn signed(sign: &str, inner: &str) -> String {
    if let Some(twice) = inner.strip_prefix(&format!("({sign} ")).and_then(|rest| rest.strip_suffix(')')) {
        return twice.to_owned();
    }
    match (sign, inner.strip_prefix('-')) {
        ("-", None) if inner == "0" => "0".to_owned(),
        ("-", Some(positive)) => positive.to_owned(),
        ("-", None) if inner.starts_with(|c: char| c.is_ascii_digit()) => format!("-{inner}"),
        _ => format!("({sign} {inner})"),
    }
}

/// The shape of our tree.
fn ours(tree: &Expression, id: NodeId) -> String {
    let of = |id: &NodeId| ours(tree, *id);
    let all = |ids: &[NodeId]| ids.iter().map(of).collect::<Vec<_>>();
    match &tree.node(id).kind {
        Kind::Truth(truth) => truth.to_string(),
        Kind::Number(digits) => number(digits),
        Kind::Text(text) => format!("{text:?}"),
        Kind::Path(path) => path.text.to_string(),
        Kind::Not(inner) => signed("!", &of(inner)),
        Kind::Negate(inner) => signed("-", &of(inner)),
        Kind::And(parts) => joined("&&", &all(tree.children(*parts))),
        Kind::Or(parts) => joined("||", &all(tree.children(*parts))),
        Kind::Compare(sign, left, right) => format!("({} {} {})", sign.sign(), of(left), of(right)),
        Kind::In(left, right) => format!("(in {} {})", of(left), of(right)),
        Kind::Arithmetic(sign, left, right) => format!("({} {} {})", sign.sign(), of(left), of(right)),
        Kind::If(condition, then, otherwise) => {
            format!("(? {} {} {})", of(condition), of(then), of(otherwise))
        }
        Kind::List(items) => format!("[{}]", all(tree.children(*items)).join(" ")),
        Kind::Call { receiver, name, arguments, .. } => {
            let receiver = receiver.as_ref().map_or(String::new(), |id| of(id) + ".");
            format!("{receiver}{name}({})", all(tree.children(*arguments)).join(" "))
        }
    }
}

/// The shape of the crate's tree; `None` for what it expands (`all`, `exists`, …).
fn theirs(expression: &Expr) -> Option<String> {
    let all =
        |parts: &[cel::IdedExpr]| parts.iter().map(|part| theirs(&part.expr)).collect::<Option<Vec<_>>>();
    match expression {
        Expr::Ident(name) => Some(name.clone()),
        Expr::Select(select) => Some(format!("{}.{}", theirs(&select.operand.expr)?, select.field)),
        Expr::List(list) => Some(format!("[{}]", all(&list.elements)?.join(" "))),
        Expr::Call(call) => called(call, all(&call.args)?),
        Expr::Literal(literal) => match literal {
            LiteralValue::Boolean(truth) => Some(truth.inner().to_string()),
            LiteralValue::Int(whole) => Some(whole.inner().to_string()),
            LiteralValue::Double(decimal) => Some(format!("{:?}", decimal.inner())),
            LiteralValue::String(text) => Some(format!("{:?}", text.inner())),
            LiteralValue::Bytes(_) | LiteralValue::Null | LiteralValue::UInt(_) => None,
        },
        Expr::Unspecified | Expr::Comprehension(_) | Expr::Map(_) | Expr::Struct(_) => None,
    }
}

/// A call, which is also how the crate keeps operators: `_+_`, `!_`, `@in`.
fn called(call: &CallExpr, mut parts: Vec<String>) -> Option<String> {
    if let Some(target) = &call.target {
        return Some(format!("{}.{}({})", theirs(&target.expr)?, call.func_name, parts.join(" ")));
    }
    let sign = call.func_name.trim_matches('_');
    Some(match (call.func_name.as_str(), parts.len()) {
        ("_?_:_", _) => format!("(? {})", parts.join(" ")),
        ("_&&_" | "_||_", _) => joined(sign, &parts),
        ("!_" | "-_", 1) => signed(sign, &parts.pop()?),
        ("@in", 2) => format!("(in {})", parts.join(" ")),
        (name, 2) if name.starts_with('_') => format!("({sign} {})", parts.join(" ")),
        (name, _) => format!("{name}({})", parts.join(" ")),
    })
}

/// What the crate makes of a text. It gets a stack of its own, because some cases of the specification
/// exhaust the ordinary one.
fn in_cel(text: &str) -> Result<Option<String>, String> {
    let owned = text.to_owned();
    let read = move || match cel::Program::compile(&owned) {
        Ok(program) => Ok(theirs(&program.expression().expr)),
        Err(error) => Err(format!("{owned}: CEL refuses it: {error}")),
    };
    std::thread::Builder::new().stack_size(64 << 20).spawn(read).unwrap().join().unwrap()
}

/// True when both readers group a text in the same way, false when the crate expands it.
fn same_shape(text: &str, tree: &Expression) -> Result<bool, String> {
    let Some(other) = in_cel(text)? else { return Ok(false) };
    let own = ours(tree, tree.root());
    if own == other { Ok(true) } else { Err(format!("{text}: {own} here, {other} in CEL")) }
}

#[test]
fn the_specification_s_cases_are_read_as_in_cel_or_refused_for_a_reason() {
    let file: serde_json::Value = serde_json::from_str(include_str!("cel/scalar-tests.json")).unwrap();
    let mut refused: Vec<&str> = Vec::new();
    let (mut accepted, mut compared) = (0, 0);
    for case in file["tests"].as_array().unwrap() {
        let text = case["expr"].as_str().unwrap();
        match parse(text) {
            Ok(tree) => {
                accepted += 1;
                compared += usize::from(same_shape(text, &tree).unwrap());
            }
            Err(problem) => refused.push(problem.code.id),
        }
    }
    assert_eq!(accepted, ACCEPTED);
    assert!(compared + 10 >= accepted, "only {compared} of {accepted} could be compared");
    for (code, count, why) in REFUSED {
        assert_eq!(refused.iter().filter(|id| **id == code).count(), count, "{code}: {why}");
    }
    let listed: usize = REFUSED.iter().map(|(_, count, _)| count).sum();
    assert_eq!(refused.len(), listed, "some refusals have no reason in the list");
}

/// Random operands and operators side by side, so that precedence alone decides.
fn text() -> impl Strategy<Value = String> {
    let operand = prop_oneof![
        prop::sample::select(vec![
            "a",
            "b",
            "r.rp",
            "pack.fact.x",
            "true",
            "false",
            "0",
            "5",
            "0.25",
            "'x'",
            "\"it's\"",
            "'\\n\\u00e5'",
            "[]",
            "f()",
            "size(a)",
            "x.any_of(['p', 'q'])",
        ])
        .prop_map(str::to_owned),
    ];
    operand.prop_recursive(4, 40, 5, |inner| {
        let infix = prop::sample::select(vec![
            " && ", " || ", "&&", " == ", "!=", " < ", "<=", " > ", ">=", " in ", "+", " - ", "*", " / ",
        ]);
        let prefix = prop::sample::select(vec!["", "", "", "!", "-", "!!", "--", "- "]);
        let part = (prefix, inner.clone()).prop_map(|(sign, part)| sign.to_owned() + &part);
        prop_oneof![
            4 => (part.clone(), prop::collection::vec((infix, part.clone()), 1..5)).prop_map(|(first, rest)| {
                rest.into_iter().fold(first, |text, (sign, part)| text + sign + &part)
            }),
            2 => inner.clone().prop_map(|text| format!("({text})")),
            1 => (part.clone(), part.clone(), part).prop_map(|(a, b, c)| format!("{a} ? {b} : {c}")),
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(", "))),
            1 => prop::collection::vec(inner, 0..4).prop_map(|items| format!("p.f({})", items.join(", "))),
        ]
    })
}

/// What the random texts may be refused for, although CEL reads them.
const STRICTER: [&str; 2] = ["expression/chained-comparison", "expression/not-before-comparison"];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_texts_are_read_as_in_cel(text in text()) {
        let tight = text.replace(' ', "");
        match parse(&text) {
            // Two different signs side by side are a grammar error in CEL and a type error here.
            Ok(_) if tight.contains("!-") || tight.contains("-!") => {}
            Ok(tree) => prop_assert_eq!(same_shape(&text, &tree), Ok(true)),
            // The rest of the text may hold anything, so the crate is asked only about the whole.
            Err(problem) if STRICTER.contains(&problem.code.id) => {}
            Err(problem) => {
                prop_assert!(in_cel(&text).is_err(), "{}: {} here, fine in CEL", text, problem.code.id);
            }
        }
    }
}

/// What must hold for the comparison above to mean anything.
#[test]
fn the_comparison_can_tell_trees_apart() {
    let tree = parse("a + b * c").unwrap();
    let Err(difference) = same_shape("(a + b) * c", &tree) else { panic!("not told apart") };
    assert!(difference.contains("(+ a (* b c)) here"), "{difference}");
}
