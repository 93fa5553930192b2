//! Shapes and places of what is accepted. What is refused is in `tests/mistakes.rs`, laws that hold for
//! any text in `tests/laws.rs`.

mod laws;
mod mistakes;

use super::{Expression, Kind, MAX_DEPTH, MAX_HEIGHT, MAX_NODES, MAX_TEXT, NodeId, is_name, parse};

/// The tree with every grouping shown: `(a (b c))`.
fn shape(text: &str) -> String {
    match parse(text) {
        Ok(expression) => shape_of(&expression, expression.root()),
        Err(problem) => format!("{text}: {}", problem.code.id),
    }
}

fn shape_of(tree: &Expression<'_>, id: NodeId) -> String {
    let of = |id: &NodeId| shape_of(tree, *id);
    let all = |ids: &[NodeId]| ids.iter().map(of).collect::<Vec<_>>().join(" ");
    match &tree.node(id).kind {
        Kind::Truth(truth) => truth.to_string(),
        Kind::Number(digits) => digits.clone().into_owned(),
        Kind::Text(text) => format!("{text:?}"),
        Kind::Path(path) => path.text.clone().into_owned(),
        Kind::Not(inner) => format!("(! {})", of(inner)),
        Kind::Negate(inner) => format!("(- {})", of(inner)),
        Kind::And(parts) => format!("(&& {})", all(tree.children(*parts))),
        Kind::Or(parts) => format!("(|| {})", all(tree.children(*parts))),
        Kind::Compare(sign, left, right) => format!("({} {} {})", sign.sign(), of(left), of(right)),
        Kind::In(left, right) => format!("(in {} {})", of(left), of(right)),
        Kind::Arithmetic(sign, left, right) => format!("({} {} {})", sign.sign(), of(left), of(right)),
        Kind::If(condition, then, otherwise) => {
            format!("(? {} {} {})", of(condition), of(then), of(otherwise))
        }
        Kind::List(items) => format!("[{}]", all(tree.children(*items))),
        Kind::Call { receiver, name, arguments, .. } => {
            let receiver = receiver.as_ref().map_or(String::new(), |id| of(id) + ".");
            format!("{receiver}{name}({})", all(tree.children(*arguments)))
        }
    }
}

#[test]
fn operators_bind_as_in_cel() {
    let cases = [
        ("a || b && c", "(|| a (&& b c))"),
        ("a && b || c && d", "(|| (&& a b) (&& c d))"),
        ("a && b == c", "(&& a (== b c))"),
        ("a == b + c", "(== a (+ b c))"),
        ("a + b in c", "(in (+ a b) c)"),
        ("a + b * c", "(+ a (* b c))"),
        ("a * b + c", "(+ (* a b) c)"),
        ("a - b - c", "(- (- a b) c)"),
        ("a / b * c", "(* (/ a b) c)"),
        ("a - (b - c)", "(- a (- b c))"),
        ("-a * b", "(* (- a) b)"),
        ("- -5", "(- (- 5))"),
        ("!a && b", "(&& (! a) b)"),
        ("!!a", "(! (! a))"),
        ("(!a) == b", "(== (! a) b)"),
        ("!(a == b)", "(! (== a b))"),
        ("a ? b : c ? d : e", "(? a b (? c d e))"),
        ("(a ? b : c) ? d : e", "(? (? a b c) d e)"),
        ("a || b ? c || d : e", "(? (|| a b) (|| c d) e)"),
        ("(a == b) == c", "(== (== a b) c)"),
        ("a == (b == c)", "(== a (== b c))"),
    ];
    for (text, expected) in cases {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn and_and_or_list_their_parts_side_by_side() {
    assert_eq!(shape("a && b && c && d"), "(&& a b c d)");
    assert_eq!(shape("a || b || c"), "(|| a b c)");
    assert_eq!(shape("a && (b && c)"), "(&& a (&& b c))");
    assert_eq!(shape("(a && b) && c"), "(&& (&& a b) c)");
}

#[test]
fn literals_keep_what_is_written() {
    let cases = [
        ("true", "true"),
        ("0", "0"),
        ("007.50", "007.50"),
        ("'a'", "\"a\""),
        ("\"it's\"", "\"it's\""),
        (r"'\'\\\n\u00e5\x41\101'", "\"'\\\\\\nåAA\""),
        ("''", "\"\""),
        ("'åäö ”’'", "\"åäö ”’\""),
        ("'// # ; %'", "\"// # ; %\""),
        ("[]", "[]"),
        ("[1, 'a', [b]]", "[1 \"a\" [b]]"),
        ("[0,5]", "[0 5]"),
    ];
    for (text, expected) in cases {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn names_and_calls() {
    let cases = [
        ("pack.fact", "pack.fact"),
        ("r . rp", "r.rp"),
        ("p5_hit", "p5_hit"),
        ("truely", "truely"),
        ("inne", "inne"),
        ("size(x)", "size(x)"),
        ("f()", "f()"),
        ("pack.x.any_of(['a'])", "pack.x.any_of([\"a\"])"),
        ("risks.all(r, r.rp * r.rc <= 4)", "risks.all(r (<= (* r.rp r.rc) 4))"),
        ("date('2027-12-02')", "date(\"2027-12-02\")"),
        ("om && minst", "(&& om minst)"),
        ("not in ['a']", "(in not [\"a\"])"),
    ];
    for (text, expected) in cases {
        assert_eq!(shape(text), expected, "{text}");
    }
}

#[test]
fn white_space_and_line_breaks_mean_nothing() {
    let spread = "  a\n\t&&\r\n(b\u{c}== 1 )  ";
    assert_eq!(shape(spread), "(&& a (== b 1))");
    assert_eq!(parse(spread).ok(), parse("a&&(b==1)").ok());
}

/// Every node's text, in the order of the nodes.
fn pieces(text: &str) -> Vec<&str> {
    let Ok(tree) = parse(text) else { return Vec::new() };
    let at = |place: super::Place| text.get(place.start as usize..place.end as usize).unwrap_or("?");
    tree.nodes().iter().map(|node| at(node.place)).collect()
}

#[test]
fn every_node_knows_its_whole_place() {
    assert_eq!(
        pieces("!(å_ - 1) "),
        Vec::<&str>::new(),
        "a letter outside ASCII must be refused, or the places below prove nothing"
    );
    assert_eq!(
        pieces("'å' in x && !( a == -1.50 )"),
        [
            "'å'",
            "x",
            "'å' in x",
            "a",
            "1.50",
            "-1.50",
            "a == -1.50",
            "!( a == -1.50 )",
            "'å' in x && !( a == -1.50 )"
        ]
    );
    assert_eq!(pieces("(a + b) * [c, 2] "), ["a", "b", "a + b", "c", "2", "[c, 2]", "(a + b) * [c, 2]"]);
    assert_eq!(
        pieces("given(a) ? p.f(b, 1) : (c)"),
        ["a", "given(a)", "p", "b", "1", "p.f(b, 1)", "c", "given(a) ? p.f(b, 1) : (c)"]
    );
}

#[test]
fn names_know_their_words_and_place() {
    let text = "r . rp.size( )";
    let tree = parse(text).unwrap();
    let Kind::Call { receiver: Some(receiver), name, name_place, .. } = &tree.node(tree.root()).kind else {
        panic!("not a call with a receiver");
    };
    assert_eq!((name.as_ref(), name_place.start, name_place.end), ("size", 7, 11));
    let Kind::Path(path) = &tree.node(*receiver).kind else { panic!("not a path") };
    assert_eq!(path.words().collect::<Vec<_>>(), ["r", "rp"]);
    let place = tree.node(*receiver).place;
    assert_eq!((place.start, place.end), (0, 6));
}

#[test]
fn nodes_stand_after_their_parts() {
    let tree = parse("a ? [b, c + 1] : f(d && !e)").unwrap();
    assert_eq!(tree.root().index() + 1, tree.nodes().len());
    assert_eq!(tree.ids().count(), tree.nodes().len());
}

#[test]
fn limits_hold_exactly() {
    let fits = |text: &str| parse(text).map_err(|problem| problem.code.id).err();
    let nested = |levels: usize| "(".repeat(levels) + "a" + &")".repeat(levels);
    assert_eq!(fits(&nested(MAX_DEPTH - 1)), None);
    assert_eq!(fits(&nested(MAX_DEPTH)), Some("expression/too-deep"));
    let sum = |terms: usize| vec!["a"; terms].join("+");
    assert_eq!(fits(&sum(MAX_HEIGHT)), None);
    assert_eq!(fits(&sum(MAX_HEIGHT + 1)), Some("expression/too-long-chain"));
    let list = |items: usize| format!("[{}]", vec!["a"; items].join(","));
    assert_eq!(fits(&list(MAX_NODES - 1)), None);
    assert_eq!(fits(&list(MAX_NODES)), Some("expression/too-many-parts"));
    let long = |bytes: usize| "a".to_owned() + &" ".repeat(bytes - 1);
    assert_eq!(fits(&long(MAX_TEXT)), None);
    assert_eq!(fits(&long(MAX_TEXT + 1)), Some("expression/too-long"));
}

#[test]
fn printing_gives_one_spelling() {
    let cases = [
        ("((a))&&(b||c)", "a && (b || c)"),
        ("(a + b) + c", "a + b + c"),
        ("a + (b + c)", "a + (b + c)"),
        ("(a * b) + (c / d)", "a * b + c / d"),
        ("\"it's\"", r"'it\'s'"),
        ("!(  a  in [ 'b' ,\"c\" ])", "!(a in ['b', 'c'])"),
        ("(!a) == b", "(!a) == b"),
        ("a == (!b)", "a == !b"),
        ("(a ? b : c) ? (d ? e : f) : (g ? h : i)", "(a ? b : c) ? (d ? e : f) : g ? h : i"),
        ("- ( a )", "-a"),
        ("-(a + b)", "-(a + b)"),
        ("'a\\tb\\u0001'", r"'a\tb\u0001'"),
        ("r . all( r , true )", "r.all(r, true)"),
    ];
    for (text, expected) in cases {
        let printed = parse(text).map(|tree| tree.to_string());
        assert_eq!(printed.ok().as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn equality_looks_at_the_shape_alone() {
    let tree = |text: &'static str| parse(text).unwrap();
    assert_eq!(tree("a&&b"), tree(" ( a )  && b"));
    assert_eq!(tree("'a'"), tree("\"a\""));
    for (left, right) in [
        ("a && b && c", "(a && b) && c"),
        ("a", "b"),
        ("1", "1.0"),
        ("'1'", "1"),
        ("a < b", "a <= b"),
        ("a + b", "a - b"),
        ("f(a)", "f(a, a)"),
        ("a.f()", "f(a)"),
        ("a.f()", "b.f()"),
        ("a ? b : c", "a ? c : b"),
        ("-a", "!a"),
    ] {
        assert_ne!(tree(left), tree(right));
    }
}

#[test]
fn names_for_facts() {
    for good in ["antal", "hr3_due", "pack.fact", "p5_hit", "not_in"] {
        assert!(is_name(good), "{good}");
    }
    for bad in ["", "Antal", "å", "2fa", "_x", "a.", ".a", "a..b", "a-b", "in", "none", "else", "ja", "a b"]
    {
        assert!(!is_name(bad), "{bad}");
    }
}
