//! Options by their number on the screen, their id or their wording.

use riktlinje::model::{OptionItem, OptionList};
use riktlinje::text::Language;
use serde_json::{Value, json};

use super::words;

/// The options of a question.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options<'g> {
    pub(super) list: &'g OptionList,
    pub(super) language: Language,
}

impl<'g> Options<'g> {
    /// What each option is called on the screen: its number, or its id where ids look like numbers.
    pub(super) fn labels(self) -> Vec<String> {
        let options = &self.list.options;
        let by_id = options.iter().any(|option| option.id.bytes().all(|byte| byte.is_ascii_digit()));
        let numbered = options.iter().enumerate();
        numbered.map(|(at, option)| if by_id { option.id.clone() } else { (at + 1).to_string() }).collect()
    }

    /// The option that a text means: its label, its id, its wording, or the beginning of one wording only.
    fn find(self, text: &str) -> Option<&'g OptionItem> {
        let wanted = text.trim().to_lowercase();
        if wanted.is_empty() {
            return None;
        }
        let labels = self.labels();
        let options = &self.list.options;
        let labeled = labels.iter().position(|label| *label == wanted).and_then(|at| options.get(at));
        let wording = |option: &OptionItem| option.title.show(self.language).to_lowercase();
        labeled
            .or_else(|| options.iter().find(|option| option.id.to_lowercase() == wanted))
            .or_else(|| options.iter().find(|option| wording(option) == wanted))
            .or_else(|| {
                let mut begun = options.iter().filter(|option| wording(option).starts_with(&wanted));
                begun.next().filter(|_| wanted.chars().count() > 1 && begun.next().is_none())
            })
    }

    /// One option, or several that are still possible.
    pub(super) fn one(self, text: &str) -> Option<Value> {
        if let Some(option) = self.find(text) {
            return Some(Value::from(option.id.as_str()));
        }
        let parts: Vec<&str> = split(text);
        let ids = parts.iter().map(|part| self.find(part).map(|option| option.id.as_str()));
        let ids: Vec<&str> = ids.collect::<Option<_>>()?;
        (ids.len() > 1).then(|| json!({ "one_of": ids }))
    }

    /// Any number of options; those after a `?` are possible only.
    pub(super) fn many(self, text: &str) -> Option<Value> {
        if let Some(option) = self.find(text) {
            return Some(json!([option.id]));
        }
        if words::is_nothing(text) {
            return Some(json!([]));
        }
        let (mut sure, mut possible): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for part in split(text) {
            let (list, part) =
                part.strip_prefix('?').map_or((&mut sure, part), |rest| (&mut possible, rest.trim()));
            let id = self.find(part)?.id.as_str();
            if !list.contains(&id) {
                list.push(id);
            }
        }
        if possible.is_empty() { Some(json!(sure)) } else { Some(json!({ "must": sure, "may": possible })) }
    }
}

fn split(text: &str) -> Vec<&str> {
    text.split([',', ';', '/']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use riktlinje::number::Number;
    use riktlinje::text::Text;

    use super::*;

    fn list(options: &[(&str, &str)]) -> OptionList {
        let options = options.iter().map(|(id, title)| OptionItem {
            id: (*id).to_owned(),
            title: Text::common(*title),
            help: None,
            points: Number::ZERO,
        });
        OptionList { options: options.collect(), ordered: false }
    }

    #[test]
    fn an_option_is_found_by_number_id_or_wording() {
        let list = list(&[("none_yet", "Ingen än"), ("done", "Ja, klar"), ("started", "Ja, påbörjad")]);
        let options = Options { list: &list, language: Language::SWEDISH };
        for text in ["2", "done", "DONE", "ja, klar", "Ja, k"] {
            assert_eq!(options.one(text), Some(json!("done")), "{text}");
        }
        assert_eq!(options.one("1, 3"), Some(json!({ "one_of": ["none_yet", "started"] })));
        assert_eq!(options.one("ja"), None, "two begin so");
        assert_eq!(options.one("4"), None);
        assert_eq!(options.one("0"), None);
    }

    #[test]
    fn several_options_some_of_them_only_possible() {
        let list = list(&[("a", "Aber"), ("b", "Bock"), ("c", "Cykel")]);
        let options = Options { list: &list, language: Language::SWEDISH };
        assert_eq!(options.many("1, c"), Some(json!(["a", "c"])));
        assert_eq!(options.many("inget"), Some(json!([])));
        assert_eq!(options.many("1, ?bock"), Some(json!({ "must": ["a"], "may": ["b"] })));
        assert_eq!(options.many("1, x"), None);
    }

    #[test]
    fn ids_that_look_like_numbers_are_their_own_labels() {
        let list = list(&[("3", "Tre"), ("1", "Ett")]);
        let options = Options { list: &list, language: Language::SWEDISH };
        assert_eq!(options.one("1"), Some(json!("1")));
    }
}
