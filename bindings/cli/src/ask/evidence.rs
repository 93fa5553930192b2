//! What an answer rests on, in one line: `document; SON 2026/112; 2026-09-01; 2027-09-01; objektägare`.

use serde_json::{Map, Value, json};

use super::session::{Asked, Session, Taken};
use super::words;

/// What stands between the semicolons, in order.
const PARTS: [&str; 5] = ["kind", "reference", "date", "valid_until", "by"];

impl Session<'_> {
    /// The kinds of evidence that rules accept for an answer, in the order of the rules.
    pub(super) fn kinds(&self, asked: Asked) -> Vec<&str> {
        let rules = &self.program.guideline().rules;
        let demanded = rules.iter().flat_map(|rule| &rule.evidence).filter(|(fact, _)| *fact == asked.fact);
        let mut kinds: Vec<&str> = Vec::new();
        for kind in demanded.flat_map(|(_, kinds)| kinds) {
            if !kinds.contains(&kind.as_str()) {
                kinds.push(kind);
            }
        }
        kinds
    }

    /// The answer as it stands, with this evidence.
    pub(super) fn evidence(&self, asked: Asked, text: &str) -> Taken {
        let Some(written) = self.sheet.written(&self.proposal.answers, asked.fact) else {
            return Taken::Again(words::WRITE_KIND);
        };
        let value = match written {
            Value::Object(mut form) if form.contains_key("value") => form.remove("value").unwrap_or_default(),
            // `evidence` beside another form than `value`.
            Value::Object(mut form) => {
                form.remove("evidence");
                Value::Object(form)
            }
            plain => plain,
        };
        if words::is_nothing(text) {
            return Taken::Answer(json!({ "value": value, "evidence": "none" }));
        }
        let mut evidence = Map::new();
        for (part, text) in PARTS.iter().zip(text.split(';').map(str::trim)) {
            if !text.is_empty() {
                evidence.insert((*part).to_owned(), Value::from(text));
            }
        }
        let kinds = self.kinds(asked);
        let named = evidence.get("kind").and_then(Value::as_str).and_then(|kind| {
            let at = kind.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            at.and_then(|at| kinds.get(at)).or_else(|| kinds.iter().find(|known| **known == kind))
        });
        match named {
            Some(kind) => {
                evidence.insert("kind".to_owned(), Value::from(*kind));
                Taken::Answer(json!({ "value": value, "evidence": evidence }))
            }
            None => Taken::Again(words::WRITE_KIND),
        }
    }
}
