//! `riktlinje batch` as people run it: order, mistakes, tables, and going on after an interruption.

mod batch_files;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use batch_files::{Scratch, cases, lines};
use serde_json::Value;

#[test]
fn a_line_says_what_assess_says() {
    let scratch = Scratch::new("assess");
    let answers = [
        r#"{"pilot": false, "cost": 700, "level": "high", "areas": ["law"]}"#,
        r#"{"level": "high"}"#,
        r#"{"cost": {"between": [1, 2]}, "level": "low"}"#,
    ];
    let cases: String = answers.map(|answers| format!("{{\"answers\": {answers}}}\n")).concat();
    scratch.file("cases.jsonl", &cases);
    let (code, out, error) = scratch.run(&["cases.jsonl", "--findings", "--values", "all"]);
    assert_eq!((code, error.as_str()), (Some(0), ""));
    for (line, answers) in lines(&out).iter().zip(answers) {
        scratch.file("p.json", &format!("{{\"riktlinje\": 1, \"answers\": {answers}}}"));
        let assess = ["assess", "guideline.yaml", "p.json", "--format", "json", "--as-of", "2026-11-22"];
        let done =
            Command::new(env!("CARGO_BIN_EXE_riktlinje")).args(assess).current_dir(&scratch.0).output();
        let report: Value = serde_json::from_slice(&done.unwrap().stdout).unwrap();
        assert_eq!(line["verdict"], report["verdict"], "{answers}");
        for finding in report["findings"].as_array().unwrap() {
            let rule = finding["rule"].as_str().unwrap();
            assert_eq!(line["findings"][rule], finding["status"], "{rule} of {answers}");
        }
        for (key, value) in line["values"]["double"].as_object().unwrap() {
            assert_eq!(*value, report["values"]["double"][key], "{answers}");
        }
    }
}

#[test]
fn order_is_kept_whatever_the_number_of_threads() {
    let scratch = Scratch::new("order");
    scratch.file("cases.jsonl", &cases(9000));
    let (code, one, error) = scratch.run(&["cases.jsonl", "--findings", "--jobs", "1"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("Cases that could not be assessed"), "{error}");
    let ids: Vec<usize> = one
        .lines()
        .filter(|line| line.contains("\"id\""))
        .map(|line| {
            usize::try_from(serde_json::from_str::<Value>(line).unwrap()["id"].as_u64().unwrap()).unwrap()
        })
        .collect();
    assert!(ids.is_sorted());
    assert_eq!(one.lines().count(), 9000);
    assert_eq!(scratch.run(&["cases.jsonl", "--findings", "--jobs", "3"]).1, one);
}

#[test]
fn a_case_with_mistakes_says_which_and_the_others_go_on() {
    let scratch = Scratch::new("mistakes");
    let cases = "{\"id\":\"a\",\"answers\":{\"pilot\":true}}\n\n{\"id\":\"b\",\"answers\":{\"cost\":-1,\"levels\":1}}\nnonsense\n{\"id\":\"c\",\"answers\":{}}\n{\"answers\":{},\"values\":[\"triple\"]}\n";
    scratch.file("cases.jsonl", cases);
    let (code, out, _) = scratch.run(&["cases.jsonl"]);
    let found = lines(&out);
    assert_eq!((code, found.len()), (Some(1), 5));
    assert_eq!(found[0]["verdict"]["status"], "incomplete");
    assert_eq!((&found[1]["id"], &found[1]["line"]), (&"b".into(), &3.into()));
    let text = found[1]["error"].as_str().unwrap();
    assert!(text.contains("-1") && text.contains("levels"), "all mistakes at once: {text}");
    assert_eq!(found[2]["line"], 4);
    assert_eq!(found[3]["id"], "c");
    assert!(found[4]["error"].as_str().unwrap().contains("triple"));
}

#[test]
fn a_line_asks_for_values_of_its_own() {
    let scratch = Scratch::new("values");
    let cases = "{\"answers\":{\"cost\":2}}\n{\"answers\":{\"cost\":3},\"values\":[\"double\"]}\n";
    scratch.file("cases.jsonl", cases);
    let found = lines(&scratch.run(&["cases.jsonl"]).1);
    assert_eq!(found[0].get("values"), None);
    assert_eq!(found[1]["values"]["double"]["value"], 6);
}

#[test]
fn tables_come_in_and_go_out() {
    let scratch = Scratch::new("tables");
    let cases = "id,pilot,cost,level,areas\nx,true,\"1 200,50\",high,law; ethics\ny,,400–600 kr,low,\nz,maybe,1,low,\n";
    scratch.file("cases.csv", cases);
    let arguments = ["cases.csv", "-o", "out.csv", "--findings", "--values", "double"];
    let mut command = scratch.command(&arguments);
    assert_eq!(command.output().unwrap().status.code(), Some(1));
    let out = scratch.read("out.csv");
    let rows: Vec<Vec<String>> = csv::Reader::from_reader(out.as_bytes())
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(
        out.lines().next().unwrap(),
        "id,status,best,worst,settled,line,error,findings.R1,findings.R2,values.double"
    );
    assert_eq!(rows[0][..6], ["x", "ready", "ready", "ready", "true", "2"]);
    assert_eq!(rows[0][7..], ["met", "met", "2401"]);
    assert_eq!(rows[1][9], "{\"between\":[800,1200]}");
    assert!(rows[2][6].contains("maybe"));
    let (_, lines_out, _) = scratch.run(&["cases.csv", "-o", "out.jsonl"]);
    assert_eq!(lines_out, "");
    assert_eq!(lines(&scratch.read("out.jsonl"))[0]["verdict"]["status"], "ready");
}

#[test]
fn wrong_tables_and_names_are_refused() {
    let scratch = Scratch::new("refused");
    scratch.file("cases.csv", "id,costs\nx,1\n").file("cases.txt", "").file("cases.jsonl", "");
    for (arguments, word) in [
        (vec!["cases.csv"], "costs"),
        (vec!["cases.txt"], ".jsonl"),
        (vec!["cases.jsonl", "--values", "triple"], "triple"),
        (vec!["missing.jsonl"], "missing.jsonl"),
    ] {
        let (code, _, error) = scratch.run(&arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(error.contains(word), "{error}");
    }
}

/// Wherever the output was cut off, going on gives the same bytes as a run without interruption.
#[test]
fn going_on_after_an_interruption_gives_the_same_bytes() {
    let scratch = Scratch::new("resume");
    scratch.file("cases.jsonl", &cases(6000));
    for (out, arguments) in [("out.jsonl", vec!["--findings"]), ("out.csv", vec![])] {
        let all: Vec<&str> = [vec!["cases.jsonl", "-o", out], arguments.clone()].concat();
        scratch.run(&all);
        let whole = scratch.read(out);
        for cut in [0, 10, whole.len() / 3, whole.len() / 2 + 1, whole.len()] {
            scratch.file(out, &whole[..cut]);
            let resumed: Vec<&str> = [all.clone(), vec!["--resume"]].concat();
            scratch.run(&resumed);
            assert!(scratch.read(out) == whole, "{out} cut at {cut}");
        }
    }
}

#[test]
fn a_run_that_is_killed_can_go_on() {
    let scratch = Scratch::new("killed");
    scratch.file("cases.jsonl", &cases(120_000));
    scratch.run(&["cases.jsonl", "-o", "whole.jsonl", "--findings"]);
    let arguments = ["cases.jsonl", "-o", "out.jsonl", "--findings", "--jobs", "1"];
    let mut child = scratch.command(&arguments).stderr(Stdio::null()).spawn().unwrap();
    // As soon as something is written, and long before the end.
    let written = || fs::metadata(scratch.0.join("out.jsonl")).map_or(0, |file| file.len());
    for _ in 0..2000 {
        if written() > 0 {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let before = written();
    scratch.run(&[&arguments[..], &["--resume"]].concat());
    let (whole, out) = (scratch.read("whole.jsonl"), scratch.read("out.jsonl"));
    assert!(before > 0, "something was written before the end");
    assert!(whole == out, "the same bytes");
}

#[test]
fn output_of_another_file_is_not_gone_on_with() {
    let scratch = Scratch::new("other");
    scratch.file("cases.jsonl", &cases(3)).file("out.jsonl", "{}\n{}\n{}\n{}\n");
    let (code, _, error) = scratch.run(&["cases.jsonl", "-o", "out.jsonl", "--resume"]);
    assert_eq!(code, Some(2), "{error}");
    assert!(Path::new(&scratch.0.join("out.jsonl")).exists());
    assert_eq!(scratch.read("out.jsonl").lines().count(), 4);
}

/// The last ids of the output are those of the cases in their places, or nothing is written.
#[test]
fn output_of_other_cases_is_not_gone_on_with() {
    let scratch = Scratch::new("ids");
    scratch.file("cases.jsonl", &cases(400));
    let table = "id,pilot\nx,true\ny,false\nz,true\n";
    scratch.file("cases.csv", table).file("others.csv", &table.replace("y,", "\"y, and others\","));
    let others = cases(400).replace("{\"id\":350,", "{\"id\":\"other\",");
    scratch.file("others.jsonl", &others);
    for (input, others, out, line, id) in [
        ("cases.jsonl", "others.jsonl", "out.jsonl", "Line 351", "other"),
        ("cases.jsonl", "others.jsonl", "out.csv", "Line 352", "other"),
        ("cases.csv", "others.csv", "out.csv", "Line 3", "y, and others"),
        ("cases.csv", "others.csv", "out.jsonl", "Line 2", "y, and others"),
    ] {
        scratch.run(&[input, "-o", out]);
        let whole = scratch.read(out);
        // Cut in the middle of the last line.
        let cut = &whole[..whole.len() - 3];
        scratch.file(out, cut);
        let (code, _, error) = scratch.run(&[others, "-o", out, "--resume"]);
        assert_eq!(code, Some(2), "{error}");
        for word in [line, id, "other cases"] {
            assert!(error.contains(word), "{word}: {error}");
        }
        assert!(scratch.read(out) == cut, "nothing is taken away");
        let (code, _, error) = scratch.run(&[input, "-o", out, "--resume"]);
        assert!(code != Some(2) && scratch.read(out) == whole, "{error}");
    }
}

#[test]
fn a_table_without_cases_has_one_header() {
    let scratch = Scratch::new("header");
    scratch.file("cases.csv", "id,pilot\n");
    scratch.run(&["cases.csv", "-o", "out.csv"]);
    scratch.run(&["cases.csv", "-o", "out.csv", "--resume"]);
    assert_eq!(scratch.read("out.csv").lines().count(), 1);
}

#[test]
fn columns_that_are_no_questions_are_named_with_what_was_meant() {
    let scratch = Scratch::new("columns");
    scratch.file("out.jsonl", "precious").file("near.csv", "id,costs\nx,1\n");
    scratch.file("twice.csv", "cost,pilot,cost\n1,true,2\n");
    let (code, _, error) = scratch.run(&["near.csv", "-o", "out.jsonl"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("costs") && error.contains("Did you mean cost?"), "{error}");
    let (code, _, error) = scratch.run(&["twice.csv", "-o", "out.jsonl"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("two columns named cost"), "{error}");
    assert_eq!(scratch.read("out.jsonl"), "precious");
}

/// A row keeps its id also where a cell before it is wrong.
#[test]
fn a_bad_row_of_a_table_has_its_id() {
    let scratch = Scratch::new("bad-row");
    scratch.file("cases.csv", "cost,id\n-1,x\n");
    scratch.run(&["cases.csv", "-o", "out.jsonl"]);
    let found = lines(&scratch.read("out.jsonl"));
    assert_eq!((&found[0]["id"], &found[0]["line"]), (&"x".into(), &2.into()));
}

#[cfg(not(feature = "parquet"))]
#[test]
fn parquet_names_the_feature_that_it_takes() {
    let scratch = Scratch::new("without-parquet");
    scratch.file("cases.jsonl", &cases(1)).file("cases.parquet", "PAR1");
    for arguments in [vec!["cases.parquet"], vec!["cases.jsonl", "-o", "out.parquet"]] {
        let (code, _, error) = scratch.run(&arguments);
        assert_eq!(code, Some(2));
        assert!(error.contains("--features parquet"), "{error}");
    }
}
