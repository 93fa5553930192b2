//! SARIF 2.1.0, the format of tools that show findings beside code.

use std::collections::BTreeMap;
use std::fmt::Write;

use riktlinje::diagnostic::{Entry, Level, catalog};
use serde_json::{Value, json};

use super::Remark;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes a log with one run; it ends with a line break.
pub(crate) fn write(remarks: &[Remark]) -> String {
    let mut codes: Vec<&str> = remarks.iter().map(|remark| remark.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| rule(code)).collect();
    let mut seen = BTreeMap::new();
    let results: Vec<Value> = remarks.iter().map(|remark| result(remark, &codes, &mut seen)).collect();
    let driver = json!({
        "name": "riktlinje",
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let mut out = serde_json::to_string_pretty(&log).unwrap_or_default();
    out.push('\n');
    out
}

/// What a code means.
fn rule(code: &str) -> Value {
    let Some(entry) = catalog::all().find(|entry| entry.id == code) else { return json!({"id": code}) };
    json!({
        "id": code,
        "shortDescription": {"text": plain(entry.en)},
        "fullDescription": {"text": entry.why},
        "help": {"text": help(entry)},
        "defaultConfiguration": {"level": level(entry.level == Level::Error)},
    })
}

fn help(entry: &Entry) -> String {
    let hints: Vec<String> = entry.hints.iter().map(|(en, _)| plain(en)).collect();
    if hints.is_empty() { entry.why.to_owned() } else { hints.join("\n") }
}

/// A wording that is not filled yet.
fn plain(wording: &str) -> String {
    wording.replace('{', "‹").replace('}', "›")
}

fn result(remark: &Remark, codes: &[&str], seen: &mut BTreeMap<String, usize>) -> Value {
    let ((line, column), (end_line, end_column)) = (remark.start, remark.end);
    json!({
        "ruleId": remark.code,
        "ruleIndex": codes.iter().position(|code| *code == remark.code),
        "level": level(remark.error),
        "message": {"text": remark.whole()},
        "locations": [{
            "physicalLocation": {
                "artifactLocation": {"uri": uri(&remark.file)},
                "region": {
                    "startLine": line,
                    "startColumn": column,
                    "endLine": end_line,
                    "endColumn": end_column,
                },
            },
        }],
        "partialFingerprints": {"riktlinje/v1": fingerprint(remark, seen)},
    })
}

fn level(error: bool) -> &'static str {
    if error { "error" } else { "warning" }
}

/// By which a remark is known again when lines move: its code, file and line of text, and a count among equals.
fn fingerprint(remark: &Remark, seen: &mut BTreeMap<String, usize>) -> String {
    let key = format!("{}\n{}\n{}", remark.code, remark.file, remark.line);
    let count = seen.entry(key.clone()).or_default();
    *count += 1;
    // FNV-1a, 64 bits: stable, short, and nothing that must be kept secret.
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}:{count}")
}

/// A path as a relative reference: what is no plain character is written in percent.
fn uri(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            byte => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("regler/åtgärd 1.yaml"), "regler/%C3%A5tg%C3%A4rd%201.yaml");
    }

    #[test]
    fn equal_remarks_have_different_fingerprints_that_outlive_moved_lines() {
        let remark = |line| Remark {
            code: "unused/fact".to_owned(),
            error: false,
            message: String::new(),
            hint: None,
            file: "a.yaml".to_owned(),
            start: (line, 1),
            end: (line, 2),
            line: "x: {type: bool}".to_owned(),
        };
        let mut seen = BTreeMap::new();
        let (first, second) = (fingerprint(&remark(3), &mut seen), fingerprint(&remark(4), &mut seen));
        assert_ne!(first, second);
        assert_eq!(first, fingerprint(&remark(9), &mut BTreeMap::new()));
    }
}
