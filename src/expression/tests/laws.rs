//! What holds for any text and any tree.

use proptest::prelude::*;

use crate::expression::builder::Builder;
use crate::expression::word::meaning;
use crate::expression::{Comparison, Expression, Kind, MAX_TEXT, NodeId, Operation, Path, Place, parse};

/// A tree as proptest grows and shrinks it.
#[derive(Clone, Debug)]
enum Sketch {
    Leaf(Kind<'static>),
    Not(Box<Sketch>),
    Negate(Box<Sketch>),
    Joined(bool, Vec<Sketch>),
    Compare(Comparison, Box<Sketch>, Box<Sketch>),
    In(Box<Sketch>, Box<Sketch>),
    Arithmetic(Operation, Box<Sketch>, Box<Sketch>),
    If(Box<Sketch>, Box<Sketch>, Box<Sketch>),
    List(Vec<Sketch>),
    Call(Option<String>, String, Vec<Sketch>),
}

fn path(text: String) -> Kind<'static> {
    Kind::Path(Path { text: text.into() })
}

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9_]{0,4}"
        .prop_filter("a name of ours", |text| super::is_name(text) && meaning(text).is_none())
}

fn dotted() -> impl Strategy<Value = String> {
    prop::collection::vec(name(), 1..4).prop_map(|words| words.join("."))
}

fn comparison() -> impl Strategy<Value = Comparison> {
    prop::sample::select(vec![
        Comparison::Equal,
        Comparison::Unequal,
        Comparison::Less,
        Comparison::LessOrEqual,
        Comparison::Greater,
        Comparison::GreaterOrEqual,
    ])
}

fn operation() -> impl Strategy<Value = Operation> {
    let all = vec![Operation::Add, Operation::Subtract, Operation::Multiply, Operation::Divide];
    prop::sample::select(all)
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Kind::Truth),
        "[0-9]{1,4}(\\.[0-9]{1,3})?".prop_map(|text| Kind::Number(text.into())),
        any::<String>().prop_map(|text| Kind::Text(text.into())),
        dotted().prop_map(path),
    ];
    leaf.prop_map(Sketch::Leaf).prop_recursive(6, 48, 4, |inner| {
        let one = || inner.clone().prop_map(Box::new);
        let many = |least| prop::collection::vec(inner.clone(), least..4);
        prop_oneof![
            one().prop_map(Sketch::Not),
            one().prop_map(Sketch::Negate),
            (any::<bool>(), many(2)).prop_map(|(and, parts)| Sketch::Joined(and, parts)),
            (comparison(), one(), one()).prop_map(|(sign, a, b)| Sketch::Compare(sign, a, b)),
            (one(), one()).prop_map(|(a, b)| Sketch::In(a, b)),
            (operation(), one(), one()).prop_map(|(sign, a, b)| Sketch::Arithmetic(sign, a, b)),
            (one(), one(), one()).prop_map(|(a, b, c)| Sketch::If(a, b, c)),
            many(0).prop_map(Sketch::List),
            (prop::option::of(dotted()), name(), many(0))
                .prop_map(|(on, name, items)| { Sketch::Call(on, name, items) }),
        ]
    })
}

fn build(builder: &mut Builder<'static>, sketch: &Sketch) -> NodeId {
    let kind = match sketch {
        Sketch::Leaf(kind) => kind.clone(),
        Sketch::Not(a) => Kind::Not(build(builder, a)),
        Sketch::Negate(a) => Kind::Negate(build(builder, a)),
        Sketch::Joined(true, parts) => Kind::And(build_all(builder, parts)),
        Sketch::Joined(false, parts) => Kind::Or(build_all(builder, parts)),
        Sketch::Compare(sign, a, b) => Kind::Compare(*sign, build(builder, a), build(builder, b)),
        Sketch::In(a, b) => Kind::In(build(builder, a), build(builder, b)),
        Sketch::Arithmetic(sign, a, b) => Kind::Arithmetic(*sign, build(builder, a), build(builder, b)),
        Sketch::If(a, b, c) => Kind::If(build(builder, a), build(builder, b), build(builder, c)),
        Sketch::List(items) => Kind::List(build_all(builder, items)),
        Sketch::Call(receiver, name, items) => {
            let receiver = receiver.clone().map(|text| builder.add(path(text), Place::default()).unwrap());
            let arguments = build_all(builder, items);
            Kind::Call { receiver, name: name.clone().into(), name_place: Place::default(), arguments }
        }
    };
    builder.add(kind, Place::default()).unwrap()
}

fn build_all(builder: &mut Builder<'static>, parts: &[Sketch]) -> crate::expression::Children {
    let ids: Vec<NodeId> = parts.iter().map(|part| build(builder, part)).collect();
    builder.list(&ids)
}

fn tree(sketch: &Sketch) -> Expression<'static> {
    let mut builder = Builder::default();
    let root = build(&mut builder, sketch);
    builder.finish(root)
}

/// Pieces of which broken and whole expressions are made.
fn soup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        "r.rp",
        "antal",
        "5",
        "0,5",
        "1 000",
        "2027-12-02",
        "'x'",
        "\"",
        "'",
        "\\",
        "(",
        ")",
        "[",
        "]",
        "{",
        "?",
        ":",
        ",",
        ".",
        "&&",
        "||",
        "!",
        "==",
        "=",
        "<",
        ">=",
        "in",
        "not",
        "and",
        "is",
        "between",
        "mellan",
        "null",
        "true",
        "ja",
        "if",
        "+",
        "-",
        "*",
        "/",
        "%",
        "//",
        "#",
        ";",
        "å",
        "а",
        "\u{a0}",
        "’",
        "€",
        "kr",
        "\n",
        " ",
        "f(",
        "x.any_of([",
        "e",
        "_",
        "×",
        "≤",
        "é",
        "contains",
        "\u{301}",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.join(" "))
}

/// A problem must lie inside the text and between characters, and its words must be fillable.
fn sensible(text: &str) -> Result<(), TestCaseError> {
    match parse(text) {
        Ok(tree) => {
            let printed = tree.to_string();
            let again = parse(&printed);
            prop_assert!(again.is_ok_and(|again| again == tree), "{text:?} prints as {tree}");
        }
        Err(problem) => {
            let (start, end) = (problem.start as usize, problem.end as usize);
            prop_assert!(text.get(start..end).is_some(), "{text:?}: {problem:?}");
            prop_assert!(start < end || text.is_empty(), "{text:?}: {problem:?}");
            if let Some((from, to, ..)) = problem.related {
                prop_assert!(text.get(from as usize..to as usize).is_some(), "{text:?}: {problem:?}");
            }
            super::mistakes::words_are_filled(&problem)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_and_reading_are_inverse(sketch in sketch()) {
        let tree = tree(&sketch);
        let printed = tree.to_string();
        let again = parse(&printed);
        prop_assert!(again.as_ref().is_ok_and(|again| *again == tree), "{printed}: {again:?}");
        prop_assert_eq!(again.map(|again| again.to_string()).ok(), Some(printed));
    }

    #[test]
    fn any_text_is_read_or_explained(text in any::<String>()) {
        sensible(&text)?;
    }

    #[test]
    fn any_soup_is_read_or_explained(text in soup()) {
        sensible(&text)?;
        sensible(&text.replace(' ', ""))?;
    }
}

#[test]
fn monotonous_text_is_refused() {
    let pieces = [
        "(",
        "!",
        "-",
        "a?",
        "[",
        "f(",
        "a.",
        "a+",
        "a&&",
        "a ? b : ",
        "1<",
        "(a between ",
        "a between ",
        "not ",
        "a not in (",
        "a contains [",
        "'\\",
        "0,",
        "1 000 ",
        "å",
        ".5",
        "5.",
        "a is not ",
        "==",
    ];
    for piece in pieces {
        for times in [MAX_TEXT / piece.len(), 100_000] {
            let text = piece.repeat(times);
            assert!(parse(&text).is_err(), "{piece}");
            assert!(parse(&(text + "a")).is_err(), "{piece}");
        }
    }
}
