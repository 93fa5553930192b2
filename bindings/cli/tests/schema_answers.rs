//! Random answers: what the schema of a guideline's proposals refuses, the reader refuses too.

use std::cell::Cell;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use jsonschema::Validator;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use riktlinje::model::{Fact, Type};
use riktlinje::program::Program;
use riktlinje::schema::{Kind, schema};
use riktlinje::text::Language;
use riktlinje::{Source, load, used_guidelines};
use serde_json::{Map, Value, json};

/// A guideline with all that it uses.
fn shipped(id: &str) -> Program {
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rules");
    let mut read: Vec<(String, String)> = Vec::new();
    let mut waiting = vec![id.to_owned()];
    while let Some(id) = waiting.pop() {
        if !read.iter().any(|(known, _)| *known == id) {
            let text = fs::read_to_string(rules.join(&id).join("guideline.yaml")).unwrap();
            waiting.extend(used_guidelines(&text));
            read.push((id, text));
        }
    }
    let sources: Vec<Source<'_>> = read.iter().map(|(name, text)| Source { name, text }).collect();
    load(&sources).unwrap().program
}

static PROGRAM: LazyLock<Program> = LazyLock::new(|| shipped("gotland-social-services"));

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let schema = schema(Kind::Proposal, Some(PROGRAM.guideline()), Language::ENGLISH);
    jsonschema::draft202012::new(&schema).unwrap()
});

/// Names of facts, with and without their pack, of columns, and one of nothing.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let facts = PROGRAM.guideline().facts.iter();
    let mut names: Vec<String> = facts.map(|fact| fact.id.clone()).collect();
    names.push("no_such_fact".to_owned());
    names
});

/// Names of columns.
static COLUMNS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let columns = PROGRAM.guideline().facts.iter().flat_map(|fact| &fact.columns);
    columns.map(|column| column.id.clone()).chain(["no_such_column".to_owned()]).collect()
});

/// Texts that mean something somewhere: ids of options, dates, truths, and others.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lists = PROGRAM.guideline().option_lists.iter();
    let ids = lists.flat_map(|list| list.options.iter().map(|option| option.id.clone()));
    let others = ["2026-11-22", "2026-02-30", "2026-11", "none", "true", "ja", "12", "", " ", "Plan 3"];
    ids.chain(others.map(str::to_owned)).collect()
});

/// A value that stands alone.
fn scalar() -> impl Strategy<Value = Value> {
    prop_oneof![
        1 => Just(Value::Null),
        2 => any::<bool>().prop_map(Value::from),
        2 => (-3_i64..200).prop_map(Value::from),
        1 => (-3_i64..2_000_000).prop_map(|tenths| serde_json::from_str(&format!("{}.{}", tenths / 10, (tenths % 10).abs())).unwrap()),
        4 => select(&WORDS[..]).prop_map(Value::from),
    ]
}

/// An answer in some form, right or wrong for the fact that it meets.
fn answer() -> impl Strategy<Value = Value> {
    let list = || prop::collection::vec(scalar(), 0..4).prop_map(Value::from);
    let row =
        || prop::collection::btree_map(select(&COLUMNS[..]), scalar(), 0..4).prop_map(|cells| json!(cells));
    let rows = move || prop::collection::vec(row(), 0..3).prop_map(Value::from);
    let pair = || (scalar(), scalar()).prop_map(|(from, to)| json!([from, to]));
    let form = prop_oneof![
        6 => scalar(),
        2 => list(),
        2 => rows(),
        1 => pair().prop_map(|pair| json!({"between": pair})),
        1 => list().prop_map(|list| json!({"between": list})),
        1 => list().prop_map(|list| json!({"one_of": list})),
        1 => (list(), list()).prop_map(|(must, may)| json!({"must": must, "may": may})),
        1 => list().prop_map(|list| json!({"must": list})),
        1 => any::<bool>().prop_map(|none| json!({"none": none})),
        1 => rows().prop_map(|rows| json!({"so_far": rows})),
        1 => scalar().prop_map(|value| json!({"misspelt": value})),
    ];
    (form, prop::option::weighted(0.2, evidence())).prop_map(|(form, evidence)| match (form, evidence) {
        (Value::Object(mut form), Some(evidence)) => {
            form.insert("evidence".to_owned(), evidence);
            Value::Object(form)
        }
        (form, Some(evidence)) => json!({"value": form, "evidence": evidence}),
        (form, None) => form,
    })
}

fn evidence() -> impl Strategy<Value = Value> {
    const KINDS: &[&str] = &["document", "decision", "measurement", "statement", "none", "paper"];
    let key = select(&["kind", "reference", "date", "valid_until", "by", "strange"][..]);
    prop_oneof![
        1 => scalar(),
        2 => select(KINDS).prop_map(Value::from),
        3 => (select(KINDS), key, scalar()).prop_map(|(kind, key, value)| {
            let mut entries = Map::from_iter([("kind".to_owned(), json!(kind))]);
            entries.insert(key.to_owned(), value);
            Value::Object(entries)
        }),
    ]
}

/// An answer of the type of a fact, though it may be out of its bounds; columns of rows are left to chance.
fn fitting(fact: &'static Fact) -> BoxedStrategy<Value> {
    let number = || (-3_i64..60).prop_map(Value::from);
    let date = || select(&["2026-11-22", "2027-01-31", "2031-12-31", "2026-02-30"][..]).prop_map(Value::from);
    let option = |list| {
        let options = &PROGRAM.guideline().option_list(list).options;
        select(options.iter().map(|option| Value::from(option.id.clone())).collect::<Vec<_>>())
    };
    let some = |form: BoxedStrategy<Value>| prop::collection::vec(form, 0..4).prop_map(Value::from);
    match fact.ty {
        Type::Truth => any::<bool>().prop_map(Value::from).boxed(),
        Type::Number => {
            prop_oneof![number(), (number(), number()).prop_map(|(from, to)| json!({"between": [from, to]}))]
                .boxed()
        }
        Type::Date => {
            prop_oneof![date(), (date(), date()).prop_map(|(from, to)| json!({"between": [from, to]}))]
                .boxed()
        }
        Type::Text => select(&WORDS[..]).prop_map(Value::from).boxed(),
        Type::Choice(list) => {
            let some = some(option(list).boxed()).prop_map(|list| json!({"one_of": list}));
            prop_oneof![3 => option(list), 1 => some].boxed()
        }
        Type::Choices(list) => {
            let some = || some(option(list).boxed());
            prop_oneof![some(), (some(), some()).prop_map(|(must, may)| json!({"must": must, "may": may}))]
                .boxed()
        }
        Type::Series => some(number().boxed()).boxed(),
        Type::Rows(_) => Just(json!([])).boxed(),
    }
}

/// A fact's name with an answer that fits it or not.
fn answered() -> impl Strategy<Value = (String, Value)> {
    let facts: Vec<&'static Fact> = PROGRAM.guideline().facts.iter().collect();
    let fits = select(facts).prop_flat_map(|fact| (Just(fact.id.clone()), fitting(fact)));
    let with_evidence = (fits.clone(), evidence())
        .prop_map(|((id, value), evidence)| (id, json!({"value": value, "evidence": evidence})));
    prop_oneof![6 => fits, 2 => with_evidence, 2 => (select(&NAMES[..]), answer())]
}

/// A proposal: few answers, so that many are right altogether, and now and then a key of its own.
fn proposal() -> impl Strategy<Value = Value> {
    let answers = prop::collection::vec(answered(), 1..3).prop_map(Map::from_iter);
    let key = select(&["as_of", "title", "guideline", "waivers", "riktlinje", "strange"][..]);
    (answers, prop::option::weighted(0.2, (key, scalar()))).prop_map(|(answers, own)| {
        let mut proposal = Map::from_iter([("riktlinje".to_owned(), json!(1))]);
        proposal.insert("answers".to_owned(), Value::Object(answers));
        proposal.extend(own.map(|(key, value)| (key.to_owned(), value)));
        Value::Object(proposal)
    })
}

#[test]
fn answers_that_the_schema_refuses_the_reader_refuses() {
    let (refused, accepted) = (Cell::new(0), Cell::new(0));
    let mut runner = TestRunner::new(Config { cases: 2_000, failure_persistence: None, ..Config::default() });
    let held = runner.run(&proposal(), |proposal| {
        let text = proposal.to_string();
        let read = PROGRAM.read_proposal(&Source { name: "p.json", text: &text });
        match VALIDATOR.iter_errors(&proposal).next() {
            Some(error) => {
                refused.set(refused.get() + 1);
                prop_assert!(read.is_err(), "{}: {error}", error.instance_path());
            }
            None if read.is_ok() => accepted.set(accepted.get() + 1),
            None => {}
        }
        Ok(())
    });
    held.unwrap_or_else(|error| panic!("the schema refuses what the reader accepts: {error}"));
    let (refused, accepted) = (refused.get(), accepted.get());
    assert!(
        refused >= 300 && accepted >= 300,
        "refused {refused}, accepted by both {accepted}: too one-sided"
    );
}
