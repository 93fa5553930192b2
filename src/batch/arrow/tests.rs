//! Record batches say what the same answers say elsewhere.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int8Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, RecordBatch,
    StringArray, UInt64Array,
};

use super::{ArrowError, Output};
use crate::answers::Answers;
use crate::batch::Batch;
use crate::date::Date;
use crate::diagnostic::Diagnostics;
use crate::model::ValueId;
use crate::program::Program;
use crate::source::{Limits, Source, read_json};
use crate::text::Language;

fn program() -> Program {
    let source = Source { name: "tests.yaml", text: include_str!("../../decide/tests.yaml") };
    crate::load(&[source]).unwrap_or_else(|error| panic!("{error}")).program
}

fn day() -> Date {
    Date::parse("2026-11-22").unwrap()
}

fn table(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true)))
        .unwrap()
}

fn areas(rows: &[Option<&[&str]>]) -> ArrayRef {
    let mut lists = ListBuilder::new(StringBuilder::new());
    for row in rows {
        row.iter().flat_map(|row| row.iter()).for_each(|area| lists.values().append_value(area));
        lists.append(row.is_some());
    }
    Arc::new(lists.finish())
}

fn levels(rows: &[Option<&str>]) -> ArrayRef {
    let mut levels = StringDictionaryBuilder::<Int8Type>::new();
    rows.iter().for_each(|row| levels.append_option(*row));
    Arc::new(levels.finish())
}

/// Three rows in every type, the same in JSON.
fn rows() -> (RecordBatch, [&'static str; 3]) {
    let costs =
        Decimal128Array::from(vec![Some(150), None, Some(-25)]).with_precision_and_scale(20, 2).unwrap();
    let batch = table(vec![
        ("id", Arc::new(StringArray::from(vec!["x", "y", "z"]))),
        ("a", Arc::new(BooleanArray::from(vec![Some(true), Some(false), None]))),
        ("level", levels(&[Some("high"), None, Some("low")])),
        ("areas", areas(&[Some(&["law", "cost"]), Some(&[]), None])),
        ("cost", Arc::new(costs)),
        ("benefit", Arc::new(Float64Array::from(vec![Some(0.1), Some(3.0), None]))),
        ("bounded", Arc::new(Int32Array::from(vec![Some(7), None, Some(2)]))),
        ("huge", Arc::new(UInt64Array::from(vec![Some(5_000_000_000), Some(1), None]))),
        ("starts", Arc::new(Date32Array::from(vec![Some(20_780), None, Some(20_000)]))),
        ("budget", Arc::new(StringArray::from(vec![Some("12.5"), Some(r#"{"between": [1, 2]}"#), None]))),
        ("yearly", Arc::new(StringArray::from(vec![Some("[1, 2, 3]"), None, None]))),
    ]);
    let json = [
        r#"{"a": true, "level": "high", "areas": ["law", "cost"], "cost": 1.5, "benefit": 0.1, "bounded": 7,
            "huge": 5000000000, "starts": "2026-11-23", "budget": 12.5, "yearly": [1, 2, 3]}"#,
        r#"{"a": false, "areas": [], "benefit": 3, "huge": 1, "budget": {"between": [1, 2]}}"#,
        r#"{"level": "low", "cost": -0.25, "bounded": 2, "starts": "2024-10-04"}"#,
    ];
    (batch, json)
}

#[test]
fn record_batches_agree_with_json() {
    let program = program();
    let (table, json) = rows();
    let mut batch = Batch::new(&program, day()).with_values(&[ValueId(0)]);
    let output = Output { findings: true, ..Output::default() };
    let found = batch.assess_record_batch(&table, output).unwrap();
    let text =
        |name: &str, row: usize| found.column_by_name(name).unwrap().as_string::<i32>().value(row).to_owned();
    for (row, json) in json.iter().enumerate() {
        let mut diagnostics = Diagnostics::new();
        let tree = read_json(0, json, &Limits::default(), &mut diagnostics).unwrap();
        let answers = Answers::read(&program, &tree, &mut diagnostics).unwrap();
        let assessment = program.assess_answers(&answers, &[], day());
        assert_eq!(text("id", row), ["x", "y", "z"][row]);
        assert_eq!(text("verdict", row), assessment.verdict.word().id());
        for finding in &assessment.findings {
            assert_eq!(text(&format!("findings.{}", finding.rule), row), finding.status.id(), "row {row}");
        }
        assert!(found.column_by_name("error").unwrap().is_null(row));
    }
    let total = found.column_by_name("values.total").unwrap().as_primitive::<Decimal128Type>();
    assert_eq!((total.value(0), total.is_null(1)), (1_600_000_000_000, true));
    assert_eq!(text("possible.total", 1), r#"{"between":[null,null]}"#);
}

#[test]
fn a_row_with_a_mistake_says_so_and_the_others_go_on() {
    let program = program();
    let bounded = Int32Array::from(vec![Some(3), Some(11), None]);
    let level = StringArray::from(vec![Some("low"), Some("low"), Some("lowest")]);
    let table = table(vec![("bounded", Arc::new(bounded)), ("level", Arc::new(level))]);
    let output = Output { findings: true, language: Language::ENGLISH };
    let found = Batch::new(&program, day()).assess_record_batch(&table, output).unwrap();
    let error = found.column_by_name("error").unwrap().as_string::<i32>();
    assert!(error.is_null(0));
    assert!(error.value(1).contains("11"), "{}", error.value(1));
    assert!(error.value(2).contains("lowest"), "{}", error.value(2));
    let verdict = found.column_by_name("verdict").unwrap();
    assert_eq!([0, 1, 2].map(|row| verdict.is_null(row)), [false, true, true]);
    assert!(found.column_by_name("findings.R1").unwrap().is_null(1));
}

#[test]
fn columns_that_answer_nothing_are_refused() {
    let program = program();
    let mut batch = Batch::new(&program, day());
    let numbers: ArrayRef = Arc::new(Int32Array::from(vec![1]));
    let unknown = batch.assess_record_batch(&table(vec![("costs", numbers.clone())]), Output::default());
    assert_eq!(unknown.unwrap_err(), ArrowError::UnknownColumn { name: "costs".to_owned() });
    let wrong = batch.assess_record_batch(&table(vec![("a", numbers)]), Output::default());
    assert!(matches!(wrong.unwrap_err(), ArrowError::WrongType { .. }));
}
