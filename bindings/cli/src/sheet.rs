//! The text of a proposal while it is filled in. What else the file holds, comments too, stays as it is: an
//! answer that changes replaces the old one where it stands, a new one comes last.

use riktlinje::answers::Answers;
use riktlinje::date::Date;
use riktlinje::diagnostic::{Diagnostics, Span};
use riktlinje::model::{Fact, FactId};
use riktlinje::source::{Key, Limits, Node, Reading, read};
use serde_json::{Map, Value};

use crate::yaml;

/// The text of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sheet {
    text: String,
}

impl Sheet {
    /// A proposal without answers.
    pub(crate) fn fresh(guideline: &str, title: Option<&str>, as_of: Date) -> Sheet {
        let title = title.map_or_else(String::new, |title| format!("title: {}\n", yaml::text(title)));
        let text = format!("riktlinje: 1\nguideline: {guideline}\n{title}as_of: {as_of}\nanswers: {{}}\n");
        Sheet { text }
    }

    /// A proposal that could be read.
    pub(crate) fn of(text: &str) -> Sheet {
        Sheet { text: text.to_owned() }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    fn tree(&self) -> Option<Node<'_>> {
        read(0, &self.text, &Limits::default(), &mut Diagnostics::new())
    }

    /// The answer to a fact as it is written, when there is one. `answers` is what was read from this text.
    pub(crate) fn written(&self, answers: &Answers, id: FactId) -> Option<Value> {
        let place = answers.place(id)?;
        let tree = self.tree()?;
        find(tree.get("answers")?, place).map(|(_, node)| plain(node))
    }

    /// The text with this answer to a fact; `answers` is what was read from the text.
    #[must_use]
    pub(crate) fn with(&self, answers: &Answers, id: FactId, fact: &Fact, value: &Value) -> Sheet {
        let tree = self.tree();
        let group = tree.as_ref().and_then(|tree| tree.entry("answers"));
        let Some((key, group)) = group else { return self.clone() };
        if let Some((key, node)) = answers.place(id).and_then(|place| find(group, place)) {
            let is_flow =
                self.text.get(group.span.start as usize..).is_some_and(|rest| rest.starts_with('{'));
            let indent = if is_flow { None } else { Some(self.column(key) + 2) };
            return self.spliced(key.span.end, node.span.end, &format!(":{}", self.value(value, indent)));
        }
        self.added(key, group, fact, value)
    }

    fn added(&self, key: &Key, group: &Node, fact: &Fact, value: &Value) -> Sheet {
        let entry = |indent: Option<usize>| format!("{}:{}", self.name(&fact.id), self.value(value, indent));
        let entries = group.as_mapping().unwrap_or_default();
        let is_flow = self.text.get(group.span.start as usize..).is_some_and(|rest| rest.starts_with('{'));
        match (entries.last(), is_flow) {
            (Some((first, last)), false) => {
                let column = self.column(entries.first().map_or(first, |(first, _)| first));
                let end = self.line_end(last.span.end);
                self.spliced(end, end, &format!("\n{}{}", " ".repeat(column), entry(Some(column + 2))))
            }
            (Some((_, last)), true) => {
                self.spliced(last.span.end, last.span.end, &format!(", {}", entry(None)))
            }
            (None, true) if self.is_json() => {
                self.spliced(group.span.start, group.span.end, &format!("{{{}}}", entry(None)))
            }
            (None, _) => {
                let column = self.column(key) + 2;
                let text = format!(":\n{}{}", " ".repeat(column), entry(Some(column + 2)));
                self.spliced(key.span.end, group.span.end.max(key.span.end), &text)
            }
        }
    }

    fn is_json(&self) -> bool {
        self.text.trim_start().starts_with('{')
    }

    fn name(&self, id: &str) -> String {
        if self.is_json() { Value::from(id).to_string() } else { id.to_owned() }
    }

    /// What follows the colon. Rows stand on a line each where the file is laid out in lines.
    fn value(&self, value: &Value, indent: Option<usize>) -> String {
        if self.is_json() {
            return format!(" {value}");
        }
        match (value.as_array(), indent) {
            (Some(rows), Some(indent)) if rows.first().is_some_and(Value::is_object) => {
                let line = |row: &Value| format!("\n{}- {}", " ".repeat(indent), yaml::flow(row));
                rows.iter().map(line).collect()
            }
            (_, _) => format!(" {}", yaml::flow(value)),
        }
    }

    /// How many bytes stand before a key on its line.
    fn column(&self, key: &Key) -> usize {
        let before = self.text.get(..key.span.start as usize).unwrap_or_default();
        before.len() - before.rfind('\n').map_or(0, |at| at + 1)
    }

    fn line_end(&self, at: u32) -> u32 {
        let rest = self.text.get(at as usize..).unwrap_or_default();
        let length = rest.find('\n').unwrap_or(rest.len());
        at + u32::try_from(length).unwrap_or(0)
    }

    fn spliced(&self, start: u32, end: u32, new: &str) -> Sheet {
        let before = self.text.get(..start as usize).unwrap_or_default();
        let after = self.text.get(end as usize..).unwrap_or_default();
        Sheet { text: format!("{before}{new}{after}") }
    }
}

/// The entry whose key stands at a place. Groups follow the names of facts, which bounds their depth.
fn find<'t>(group: &'t Node<'t>, place: Span) -> Option<&'t (Key<'t>, Node<'t>)> {
    let entries = group.as_mapping()?;
    let entry = entries.iter().find(|(key, _)| key.span == place);
    entry.or_else(|| {
        let holds = |node: &Node| node.span.start <= place.start && place.end <= node.span.end;
        entries.iter().find(|(_, node)| holds(node)).and_then(|(_, node)| find(node, place))
    })
}

/// A node as plain data. The reader bounds its depth.
fn plain(node: &Node) -> Value {
    if let Some(entries) = node.as_mapping() {
        return Value::Object(
            entries.iter().map(|(key, node)| (key.text.to_string(), plain(node))).collect::<Map<_, _>>(),
        );
    }
    if let Some(items) = node.as_sequence() {
        return items.iter().map(plain).collect();
    }
    match node.as_scalar().map(riktlinje::source::Scalar::reading) {
        Some(Reading::Boolean(value)) => Value::from(value),
        Some(Reading::Number(text)) => serde_json::from_str(text).unwrap_or_else(|_| Value::from(text)),
        Some(Reading::Text(text)) => Value::from(text),
        Some(Reading::Null) | None => Value::Null,
    }
}
