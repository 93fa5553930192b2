//! `riktlinje batch` on Parquet files: the same results as from lines of JSON and tables, whatever wrote the file,
//! and files that are none. The tests of the binding for Python have files of other programs.

#![cfg(feature = "parquet")]

mod batch_files;

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BooleanArray, Date32Array, Decimal128Array, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray, TimestampMicrosecondArray, TimestampNanosecondArray, UInt64Array,
};
use batch_files::{Scratch, cases, lines};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use serde_json::{Map, Value};

/// Writes a table, in row groups of at most as many rows.
fn write(path: &Path, columns: Vec<(&str, ArrayRef)>, group: usize, compression: Compression) {
    let columns = columns.into_iter().map(|(name, array)| (name, array, true));
    let table = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(group));
    let properties = properties.set_compression(compression).build();
    let mut writer =
        ArrowWriter::try_new(File::create(path).unwrap(), table.schema(), Some(properties)).unwrap();
    writer.write(&table).unwrap();
    writer.close().unwrap();
}

/// The rows of a file, as objects.
fn read(path: &Path) -> Vec<Map<String, Value>> {
    let reader =
        ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap().build().unwrap();
    let mut rows = Vec::new();
    for table in reader {
        let table = table.unwrap();
        let shown = arrow_texts(&table);
        rows.extend((0..table.num_rows()).map(|row| {
            let cells = shown.iter().filter_map(|(name, cells)| Some((name.clone(), cells[row].clone()?)));
            cells.map(|(name, cell)| (name, Value::from(cell))).collect::<Map<_, _>>()
        }));
    }
    rows
}

/// Cells as texts; lists with semicolons between.
fn arrow_texts(table: &RecordBatch) -> Vec<(String, Vec<Option<String>>)> {
    use arrow_array::Array;
    use arrow_array::cast::AsArray;
    use arrow_array::types::{Decimal128Type, Int64Type};
    use arrow_schema::DataType;
    let text = |array: &ArrayRef, row: usize| match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(row).to_owned(),
        DataType::Boolean => array.as_boolean().value(row).to_string(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(row).to_string(),
        DataType::Decimal128(..) => {
            let digits = array.as_primitive::<Decimal128Type>().value_as_string(row);
            digits.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        other => panic!("{other}"),
    };
    let columns = table.schema_ref().fields().iter().zip(table.columns());
    let cells = |array: &ArrayRef| {
        (0..array.len()).map(|row| array.is_valid(row).then(|| text(array, row))).collect::<Vec<_>>()
    };
    columns.map(|(field, array)| (field.name().clone(), cells(array))).collect()
}

/// What lines of JSON say, in the columns of a Parquet file.
fn flat(line: &Value) -> Map<String, Value> {
    let mut row = Map::new();
    let text = |value: &Value| Value::from(value.as_str().map_or_else(|| value.to_string(), str::to_owned));
    if let Some(id) = line.get("id") {
        row.insert("id".to_owned(), text(id));
    }
    if let Some(error) = line.get("error") {
        let error = format!("row {}: {}", line["line"], error.as_str().unwrap());
        row.insert("error".to_owned(), error.into());
        return row;
    }
    for (name, place) in [("verdict", "status"), ("best", "best"), ("worst", "worst"), ("settled", "settled")]
    {
        row.insert(name.to_owned(), text(&line["verdict"][place]));
    }
    for (rule, status) in line["findings"].as_object().into_iter().flatten() {
        row.insert(format!("findings.{rule}"), status.clone());
    }
    for (id, value) in line["values"].as_object().into_iter().flatten() {
        match value.get("value") {
            Some(value) => row.insert(format!("values.{id}"), text(value)),
            None => row.insert(format!("possible.{id}"), value.to_string().into()),
        };
    }
    row
}

/// The columns of `cases`, without those that are no JSON.
fn case_columns(count: usize) -> Vec<(&'static str, ArrayRef)> {
    let rows = || (0..count).map(|at| (at, at % 101));
    let good = |at: usize, plain: usize| (!matches!(plain, 7 | 8)).then_some(at);
    let ids: Int64Array = rows().map(|(at, _)| i64::try_from(at).ok()).collect();
    let pilot: BooleanArray = rows().map(|(at, plain)| Some(good(at, plain)?.is_multiple_of(5))).collect();
    let cost: Int32Array = rows()
        .map(|(at, plain)| if plain == 7 { Some(-1) } else { i32::try_from(good(at, plain)? % 1000).ok() })
        .collect();
    let mut levels = StringDictionaryBuilder::<Int8Type>::new();
    let mut areas = ListBuilder::new(StringBuilder::new());
    for (at, plain) in rows() {
        levels.append_option(good(at, plain).map(|at| ["low", "high"][at % 2]));
        let chosen = [vec![], vec!["law"], vec!["law", "ethics"]];
        let some = good(at, plain).map(|at| &chosen[at % 3]);
        some.into_iter().flatten().for_each(|area| areas.values().append_value(area));
        areas.append(some.is_some());
    }
    vec![
        ("id", Arc::new(ids)),
        ("pilot", Arc::new(pilot)),
        ("cost", Arc::new(cost)),
        ("level", Arc::new(levels.finish())),
        ("areas", Arc::new(areas.finish())),
    ]
}

/// Lines of JSON that say what the columns say: what is no JSON has no answers there.
fn case_lines(count: usize) -> String {
    cases(count).replace("\"answers\":\n", "\"answers\":{}}\n")
}

#[test]
fn every_form_says_the_same() {
    let scratch = Scratch::new("parquet-forms");
    let path = |name: &str| scratch.0.join(name);
    scratch.file("cases.jsonl", &case_lines(500));
    write(&path("cases.parquet"), case_columns(500), 100, Compression::SNAPPY);
    let mut table = "id,pilot,cost,level,areas\n".to_owned();
    for line in lines(&case_lines(500)) {
        let answers = &line["answers"];
        let text = |name: &str| {
            answers.get(name).map_or_else(String::new, |value| value.to_string().replace('"', ""))
        };
        let areas: Vec<&str> =
            answers["areas"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        // A table has no way to say that none was chosen, but JSON.
        let areas = match areas.as_slice() {
            [] if answers.get("areas").is_some() => "[]".to_owned(),
            some => some.join(";"),
        };
        table += &format!("{},{},{},{},{areas}\n", line["id"], text("pilot"), text("cost"), text("level"));
    }
    scratch.file("cases.csv", &table);
    let options = ["--findings", "--values", "all", "--jobs", "2"];
    let run = |from: &str, to: &str| {
        let (code, _, error) = scratch.run(&[&[from, "-o", to][..], &options[..]].concat());
        assert_eq!(code, Some(1), "{from} {to}: {error}");
        assert!(error.contains("could not be assessed: 5."), "{error}");
    };
    run("cases.jsonl", "out.jsonl");
    let expected: Vec<Map<String, Value>> = lines(&scratch.read("out.jsonl")).iter().map(flat).collect();
    assert!(
        expected.iter().any(|row| row["id"] == "7" && row["error"].as_str().unwrap().contains("row 8: "))
    );
    for from in ["cases.jsonl", "cases.csv", "cases.parquet"] {
        run(from, "out.parquet");
        // A table begins with its header, and its ids are texts.
        let lines_before = usize::from(from == "cases.csv");
        for (found, expected) in read(&path("out.parquet")).iter().zip(&expected) {
            let mut expected = expected.clone();
            if let (Some(Value::String(error)), 1) = (expected.get_mut("error"), lines_before) {
                *error = error.replace("row 8:", "row 9:");
                if !error.starts_with("row 9:") {
                    continue;
                }
            }
            let mut found = found.clone();
            found.entry("id").or_insert_with(|| expected["id"].clone());
            assert_eq!(found, expected, "{from}");
        }
        assert_eq!(read(&path("out.parquet")).len(), 500);
        assert!(!path("out.parquet.unfinished").exists());
    }
    run("cases.csv", "from-csv.csv");
    run("cases.parquet", "from-parquet.csv");
    let without_lines = |name: &str| -> Vec<Vec<String>> {
        let text = scratch.read(name);
        let rows =
            csv::Reader::from_reader(text.as_bytes()).into_records().map(Result::unwrap).collect::<Vec<_>>();
        rows.iter()
            .map(|row| {
                row.iter().enumerate().filter(|(at, _)| *at != 5).map(|(_, cell)| cell.to_owned()).collect()
            })
            .collect()
    };
    assert_eq!(without_lines("from-csv.csv"), without_lines("from-parquet.csv"));
    run("cases.parquet", "from-parquet.jsonl");
    assert_eq!(scratch.read("from-parquet.jsonl"), scratch.read("out.jsonl"));
}

/// Rows of a file with these columns, as lines of JSON.
fn assessed(scratch: &Scratch, columns: Vec<(&str, ArrayRef)>) -> Vec<Value> {
    write(&scratch.0.join("cases.parquet"), columns, 1000, Compression::UNCOMPRESSED);
    // No output is named: lines of JSON.
    let (_, out, error) = scratch.run(&["cases.parquet", "--values", "double"]);
    assert!(!out.is_empty(), "{error}");
    lines(&out)
}

#[test]
fn numbers_are_exact_in_every_type() {
    let scratch = Scratch::new("parquet-numbers");
    let decimals = Decimal128Array::from(vec![Some(15), None, Some(100_001)]).with_precision_and_scale(9, 2);
    let tables: [ArrayRef; 4] = [
        Arc::new(decimals.unwrap()),
        Arc::new(Float64Array::from(vec![Some(0.15), None, Some(1000.01)])),
        Arc::new(StringArray::from(vec![Some("0.15"), Some(""), Some("1000.01")])),
        Arc::new(Float64Array::from(vec![Some(0.15), None, Some(f64::NAN)])),
    ];
    for (at, cost) in tables.into_iter().enumerate() {
        let found = assessed(&scratch, vec![("cost", cost)]);
        assert_eq!(found[0]["values"]["double"]["value"].to_string(), "0.3");
        assert_eq!(found[1]["values"]["double"]["between"].to_string(), "[0,2000000]");
        let last = if at == 3 { &found[2]["error"] } else { &found[2]["values"]["double"]["value"] };
        assert!(last.to_string().contains(if at == 3 { "NaN" } else { "2000.02" }), "{last}");
    }
    // A number that no whole number of 64 bits with a sign holds is one wrong row.
    let huge: ArrayRef = Arc::new(UInt64Array::from(vec![Some(u64::MAX), Some(7), None]));
    let found = assessed(&scratch, vec![("cost", huge)]);
    assert!(found[0]["error"].as_str().unwrap().contains("18446744073709551615"), "{}", found[0]);
    assert_eq!(found[1]["values"]["double"]["value"].to_string(), "14");
}

#[test]
fn days_come_as_days_or_as_times_at_midnight() {
    let scratch = Scratch::new("parquet-days");
    let guideline = scratch.read("guideline.yaml").replace(
        "values:",
        "  starts: {type: date, question: {sv: När?, en: When?}}\nvalues:\n  day: {expr: starts, shown: true, title: {sv: Dag, en: Day}}",
    );
    scratch.file("guideline.yaml", &guideline);
    let day = 86_400_000_000;
    let times = vec![Some(20_779 * day), Some(20_779 * day + 1), None, Some(-day)];
    let tables: [ArrayRef; 3] = [
        Arc::new(Date32Array::from(vec![Some(20_779), Some(i32::MAX), None, Some(-1)])),
        Arc::new(TimestampMicrosecondArray::from(times)),
        Arc::new(TimestampNanosecondArray::from(vec![
            Some(20_779_000 * day),
            Some(1),
            None,
            Some(-1000 * day),
        ])),
    ];
    for starts in tables {
        write(&scratch.0.join("cases.parquet"), vec![("starts", starts.clone())], 1000, Compression::SNAPPY);
        let (code, out, error) = scratch.run(&["cases.parquet", "--values", "day"]);
        let found = lines(&out);
        assert_eq!(code, Some(1), "{error}");
        assert_eq!(found[0]["values"]["day"]["value"], "2026-11-22", "{:?}", starts.data_type());
        assert_eq!(found[1]["line"], 2);
        assert!(found[1]["error"].is_string());
        assert_eq!(found[3]["values"]["day"]["value"], "1969-12-31");
    }
    let zoned = TimestampMicrosecondArray::from(vec![20_779 * day]).with_timezone("UTC");
    write(&scratch.0.join("zoned.parquet"), vec![("starts", Arc::new(zoned))], 1000, Compression::SNAPPY);
    let (code, _, error) = scratch.run(&["zoned.parquet"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("starts") && error.contains("without a time zone"), "{error}");
}

/// Answers that are more than a cell come as JSON.
#[test]
fn a_text_that_is_json_answers_with_all_that_json_can_say() {
    let scratch = Scratch::new("parquet-json");
    let cost: ArrayRef = Arc::new(StringArray::from(vec![r#"{"between": [1, 2]}"#, "[1"]));
    let areas: ArrayRef = Arc::new(StringArray::from(vec![r#"["law"]"#, "[]"]));
    let found = assessed(&scratch, vec![("cost", cost), ("areas", areas)]);
    assert_eq!(found[0]["values"]["double"]["between"].to_string(), "[2,4]");
    assert!(found[1]["error"].is_string(), "{}", found[1]);
}

#[test]
fn row_groups_of_any_size_keep_their_order() {
    let scratch = Scratch::new("parquet-groups");
    let path = scratch.0.join("cases.parquet");
    for (rows, group, compression) in [
        (300, 1, Compression::UNCOMPRESSED),
        (120_000, 100_000, Compression::ZSTD(ZstdLevel::default())),
        (0, 1, Compression::SNAPPY),
    ] {
        write(&path, case_columns(rows), group, compression);
        scratch.file("cases.jsonl", &case_lines(rows));
        for out in ["out.jsonl", "out.parquet"] {
            scratch.run(&["cases.parquet", "-o", out, "--jobs", "3"]);
        }
        scratch.run(&["cases.jsonl", "-o", "expected.jsonl"]);
        assert!(scratch.read("out.jsonl") == scratch.read("expected.jsonl"), "{rows} rows");
        let found = read(&scratch.0.join("out.parquet"));
        assert_eq!(found.len(), rows);
        let words = lines(&scratch.read("expected.jsonl"));
        for (found, expected) in found.iter().zip(&words) {
            assert_eq!(found.get("verdict"), expected["verdict"].get("status"));
        }
    }
}

#[test]
fn text_from_parquet_can_go_on_after_an_interruption() {
    let scratch = Scratch::new("parquet-resume");
    write(&scratch.0.join("cases.parquet"), case_columns(5000), 700, Compression::SNAPPY);
    let arguments = ["cases.parquet", "-o", "out.jsonl"];
    scratch.run(&arguments);
    let whole = scratch.read("out.jsonl");
    for cut in [0, 10, whole.len() / 3, whole.len()] {
        scratch.file("out.jsonl", &whole[..cut]);
        scratch.run(&[&arguments[..], &["--resume"]].concat());
        assert!(scratch.read("out.jsonl") == whole, "cut at {cut}");
    }
    write(&scratch.0.join("cases.parquet"), case_columns(4000), 700, Compression::SNAPPY);
    let (code, _, error) = scratch.run(&[&arguments[..], &["--resume"]].concat());
    assert!(code == Some(2) && scratch.read("out.jsonl") == whole, "{error}");
}

/// What cannot be done is said before anything is written.
#[test]
fn what_cannot_be_done_leaves_the_output_as_it_is() {
    let scratch = Scratch::new("parquet-refused");
    let file = |name: &str, columns| write(&scratch.0.join(name), columns, 10, Compression::SNAPPY);
    let numbers = || -> ArrayRef { Arc::new(Int32Array::from(vec![1])) };
    file("near.parquet", vec![("costs", numbers())]);
    file("type.parquet", vec![("cost", numbers()), ("pilot", numbers())]);
    file("twice.parquet", vec![("cost", numbers()), ("cost", numbers())]);
    scratch.file("none.parquet", "id,cost\nx,1\n").file("empty.parquet", "").file("cases.jsonl", "");
    scratch.file("out.parquet", "precious");
    for (arguments, words) in [
        (vec!["near.parquet"], ["costs", "Did you mean cost?"]),
        (vec!["type.parquet"], ["The column pilot has the type Int32", "boolean"]),
        (vec!["twice.parquet"], ["two columns", "cost"]),
        (vec!["none.parquet"], ["none.parquet", "cannot be read"]),
        (vec!["empty.parquet"], ["empty.parquet", "cannot be read"]),
        (vec!["missing.parquet"], ["missing.parquet", "cannot be read"]),
        (vec!["cases.jsonl", "--resume"], ["Parquet", "without --resume"]),
    ] {
        let (code, _, error) = scratch.run(&[&arguments[..], &["-o", "out.parquet"]].concat());
        assert_eq!(code, Some(2), "{arguments:?}: {error}");
        for word in words {
            assert!(error.contains(word), "{word}: {error}");
        }
        assert_eq!(scratch.read("out.parquet"), "precious");
    }
}

/// A file that is cut off, or claims what is not so, is an error in words.
#[test]
fn broken_files_are_told_apart_from_mistakes_of_the_program() {
    let scratch = Scratch::new("parquet-broken");
    let path = scratch.0.join("cases.parquet");
    write(&path, case_columns(60), 20, Compression::SNAPPY);
    let whole = fs::read(&path).unwrap();
    let footer =
        whole.len() - 8 - usize::from(whole[whole.len() - 8]) - 256 * usize::from(whole[whole.len() - 7]);
    let mut broken: Vec<Vec<u8>> =
        [4, 12, footer, whole.len() - 9, whole.len() - 1].map(|cut| whole[..cut].to_vec()).to_vec();
    for at in (footer..whole.len()).step_by(23).chain((4..footer).step_by(101)) {
        for byte in [0, 0x7f, 0xff] {
            let mut changed = whole.clone();
            changed[at] = byte;
            broken.push(changed);
        }
    }
    let mut refused = 0;
    for bytes in broken {
        fs::write(&path, &bytes).unwrap();
        let (code, _, error) = scratch.run(&["cases.parquet", "-o", "out.parquet"]);
        assert!(matches!(code, Some(0..=2)), "{code:?}: {error}");
        assert!(!error.contains("panicked"), "{error}");
        if code == Some(2) {
            refused += 1;
            assert!(error.starts_with("error: "), "{error}");
        }
    }
    assert!(refused > 20, "{refused} files refused");
}
