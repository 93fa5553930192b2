//! Mutants for programs.

use riktlinje::cases::mutate::Fate;
use riktlinje::source::LineIndex;
use serde_json::{Map, Value, json};

use super::run::{Finding, Findings};
use crate::test::session::Session;

/// Writes how all mutants fared; it ends with a line break.
pub(super) fn write(session: &Session, findings: &Findings) -> String {
    let mutants: Vec<Value> = findings.mutants.iter().map(|finding| one(session, finding)).collect();
    let expired: Vec<Value> = findings
        .expired
        .iter()
        .map(|(guideline, entry)| json!({"guideline": guideline, "at": entry.at, "change": entry.change}))
        .collect();
    let all = json!({
        "riktlinje": 1,
        "summary": {
            "killed": findings.count(Fate::Killed),
            "survived": findings.count(Fate::Survived),
            "same": findings.count(Fate::Same),
            "refused": findings.count(Fate::Refused),
        },
        "mutants": mutants,
        "expired": expired,
    });
    format!("{all:#}\n")
}

fn one(session: &Session, finding: &Finding) -> Value {
    let mutant = &finding.mutant;
    let mut out = json!({
        "guideline": mutant.guideline,
        "at": mutant.owner,
        "kind": mutant.kind.id(),
        "change": mutant.change(),
        "fate": finding.fate.id(),
    });
    if let Some(source) = session.source(&mutant.guideline) {
        let (line, column) = LineIndex::new(source.text).line_column(mutant.span.start);
        out["file"] = json!(source.name);
        out["line"] = json!(line);
        out["column"] = json!(column);
    }
    if let Some(test) = &finding.noticed_by {
        out["noticed_by"] = json!(test);
    }
    if !finding.would_notice.is_empty() {
        let answers: Map<String, Value> =
            finding.would_notice.iter().map(|(fact, answer)| (fact.clone(), json!(answer))).collect();
        out["would_notice"] = json!(answers);
    }
    if let Some(reason) = &finding.reason {
        out["reason"] = json!(reason);
    }
    out
}
