//! The texts of a file: mappings from language to wording, and texts in one wording for all languages.

use crate::source::{Key, Kind, Node};
use crate::text::Language;

/// A text of the file.
pub(super) enum Wording<'t> {
    /// Wordings by language, perhaps beside other keys.
    Languages(&'t Node<'t>, Vec<(&'t Key<'t>, &'t str)>),
    /// One wording for all, with the key that it stands under.
    Common(&'t str, &'t Node<'t>, &'t str),
}

/// Keys whose values are texts for people.
const SPOKEN: &[&str] = &["title", "question", "help", "remedy", "note", "description", "manual"];
/// Those of sources: names of acts and quoted words stand there in their own language.
const SPOKEN_BY_US: &[&str] = &["manual"];

/// Calls `visit` for every text of a file.
pub(super) fn wordings<'t>(tree: &'t Node<'t>, languages: &[Language], visit: &mut dyn FnMut(Wording<'t>)) {
    for (key, value) in tree.as_mapping().unwrap_or_default() {
        match key.text.as_ref() {
            // Ids of values may look like languages: their expressions are no texts.
            "values" => {
                for (_, value) in value.as_mapping().unwrap_or_default() {
                    walk(value, SPOKEN, languages, visit);
                }
            }
            "sources" => walk(value, SPOKEN_BY_US, languages, visit),
            "ignore" => {}
            name if SPOKEN.contains(&name) && value.as_scalar().is_some() => {
                visit(Wording::Common(name, value, value.scalar_text().unwrap_or_default()));
            }
            _ => walk(value, SPOKEN, languages, visit),
        }
    }
}

/// Recursion is bounded by the depth of the tree.
fn walk<'t>(node: &'t Node<'t>, spoken: &[&str], languages: &[Language], visit: &mut dyn FnMut(Wording<'t>)) {
    match &node.kind {
        Kind::Scalar(_) => {}
        Kind::Sequence(items) => items.iter().for_each(|item| walk(item, spoken, languages, visit)),
        Kind::Mapping(entries) => {
            let is_wording = |(key, value): &&'t (Key<'t>, Node<'t>)| {
                languages.iter().any(|language| language.code() == key.text) && value.as_scalar().is_some()
            };
            if entries.iter().any(|entry| is_wording(&entry)) {
                let found = entries.iter().filter(is_wording);
                let found = found.map(|(key, value)| (key, value.scalar_text().unwrap_or_default()));
                visit(Wording::Languages(node, found.collect()));
            }
            for (key, value) in entries {
                let name = key.text.as_ref();
                match value.scalar_text().filter(|_| spoken.contains(&name)) {
                    Some(text) => visit(Wording::Common(name, value, text)),
                    None if name == "ignore" => {}
                    None => walk(value, spoken, languages, visit),
                }
            }
        }
    }
}
