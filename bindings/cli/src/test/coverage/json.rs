//! Coverage for programs.

use riktlinje::cases::coverage::{ClauseState, Coverage, Kind, Place};
use riktlinje::source::LineIndex;
use serde_json::{Map, Value, json};

use super::super::session::Session;

/// What is reached, in full.
pub(crate) fn value(session: &Session, coverage: &Coverage) -> Value {
    let mut totals = Map::new();
    for kind in Kind::ALL {
        let tally = coverage.tally(kind);
        totals.insert(kind.id().to_owned(), json!({"reached": tally.reached, "all": tally.all}));
    }
    let rules: Vec<Value> = coverage
        .rules
        .iter()
        .map(|rule| {
            let possible: Vec<&str> = rule.possible.iter().map(|status| status.id()).collect();
            let seen: Vec<&str> = rule.seen.iter().map(|status| status.id()).collect();
            json!({"rule": rule.id, "place": place(session, &rule.place), "possible": possible, "seen": seen})
        })
        .collect();
    let conditions: Vec<Value> = coverage
        .conditions
        .iter()
        .map(|condition| {
            let (seen, decides, cannot) = (condition.seen, condition.decides, condition.cannot);
            json!({
                "owner": condition.owner,
                "condition": condition.text,
                "place": place(session, &condition.place),
                "seen": {"yes": seen.yes, "no": seen.no, "open": seen.open},
                "decides": {"yes": decides.yes, "no": decides.no},
                "cannot_decide": {"yes": cannot.yes, "no": cannot.no},
            })
        })
        .collect();
    let options: Vec<Value> = coverage
        .options
        .iter()
        .map(|option| json!({"fact": option.fact, "option": option.option, "used": option.used}))
        .collect();
    let clauses: Vec<Value> = coverage
        .clauses
        .iter()
        .map(|clause| {
            let state = match clause.state {
                ClauseState::Missing => "missing",
                ClauseState::NotApplied => "not_applied",
                ClauseState::Manual => "manual",
                ClauseState::Applied => "applied",
            };
            json!({"clause": clause.id, "place": place(session, &clause.place), "state": state, "rules": clause.rules})
        })
        .collect();
    json!({"totals": totals, "rules": rules, "conditions": conditions, "options": options, "clauses": clauses})
}

fn place(session: &Session, place: &Place) -> Value {
    let Some(source) = session.source(&place.guideline) else { return Value::Null };
    let (line, column) = LineIndex::new(source.text).line_column(place.span.start);
    json!({"guideline": place.guideline, "file": source.name, "line": line, "column": column})
}
