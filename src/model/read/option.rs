//! The options of a choice.

use std::collections::HashMap;

use super::Reader;
use super::fields::{Advice, Fields, Shape};
use super::identifier::IdKind;
use crate::diagnostic::catalog::model as codes;
use crate::diagnostic::{Diagnostic, Span};
use crate::model::declare::{OptionDeclaration, Options, Spanned, TypeName};
use crate::model::keys;
use crate::number::Number;
use crate::source::{Key, Node};
use crate::text::Text;

const OPTION: Shape = Shape {
    what: ("an option", "ett alternativ"),
    keys: &keys::OPTION,
    foreign: &[
        ("score", Advice::Write("points")),
        ("weight", Advice::Write("points")),
        ("poäng", Advice::Write("points")),
        ("label", Advice::Write("sv:")),
        ("title", Advice::Write("sv:")),
    ],
};

/// Most options of a choice of one.
const MOST_OF_ONE: usize = 4096;
/// Most options of a choice of several: the engine holds them as bits of one number.
const MOST_OF_SEVERAL: usize = 128;

/// Ids that say that the answer is not known; `-` and `.` count as `_`.
const NOT_KNOWN_IDS: [&str; 20] = [
    "unknown",
    "not_known",
    "dont_know",
    "do_not_know",
    "dontknow",
    "unsure",
    "not_sure",
    "unclear",
    "idk",
    "vet_ej",
    "vet_inte",
    "vetej",
    "okand",
    "okant",
    "ej_kand",
    "ej_kant",
    "oklar",
    "oklart",
    "osaker",
    "osakert",
];

/// Wordings that say the same.
const NOT_KNOWN_WORDS: [&str; 24] = [
    "unknown",
    "not known",
    "don't know",
    "don’t know",
    "do not know",
    "i don't know",
    "i don’t know",
    "i do not know",
    "unsure",
    "not sure",
    "unclear",
    "vet ej",
    "vet inte",
    "vet ej än",
    "vet inte än",
    "jag vet inte",
    "okänd",
    "okänt",
    "ej känd",
    "ej känt",
    "oklar",
    "oklart",
    "osäker",
    "osäkert",
];

impl Reader<'_> {
    /// The options of a fact or value, from `options` or `like`. `damaged` is set when some could not be read.
    pub(super) fn options(
        &mut self,
        fields: &Fields<'_>,
        kind: TypeName,
        damaged: &mut bool,
    ) -> Option<Options> {
        match (fields.get("options"), fields.entry("like")) {
            (Some(_), Some((like, _))) => {
                self.report(Diagnostic::new(codes::OPTIONS_AND_LIKE, like.span));
                *damaged = true;
                None
            }
            (None, Some((_, like))) => {
                let like = self.name(like);
                *damaged |= like.is_none();
                like.map(Options::Like)
            }
            (Some(node), None) => {
                let options = self.own_options(node, kind, damaged);
                (!options.is_empty()).then_some(Options::Own(options))
            }
            (None, None) => {
                *damaged |= !(fields.lacks("options") && fields.lacks("like"));
                None
            }
        }
    }

    fn own_options(&mut self, node: &Node, kind: TypeName, damaged: &mut bool) -> Vec<OptionDeclaration> {
        let before = self.diagnostics.len();
        let mut options = Vec::new();
        if let Some(items) = node.as_sequence() {
            // A bare list of ids: options whose wording is still to be written.
            for item in items {
                let id = self.declared_id(item, IdKind::Option);
                options.extend(id.map(|id| OptionDeclaration {
                    id,
                    title: Text::default(),
                    help: None,
                    points: None,
                }));
            }
            self.check_repeated(&options);
        } else {
            for (key, value) in self.entries(node) {
                let option = self.option(key, value);
                options.push(option);
            }
        }
        let most = if kind == TypeName::Choices { MOST_OF_SEVERAL } else { MOST_OF_ONE };
        if options.is_empty() && self.diagnostics.len() == before {
            self.report(Diagnostic::new(codes::EMPTY_LIST, node.span));
        } else if let Some(first_beyond) = options.get(most) {
            self.report(
                Diagnostic::new(codes::TOO_MANY_OPTIONS, first_beyond.id.span)
                    .with("count", options.len().to_string())
                    .with("most", most.to_string()),
            );
        }
        for option in &options {
            self.check_known(option);
        }
        *damaged |= self.diagnostics.len() > before;
        options
    }

    fn option(&mut self, key: &Key, node: &Node) -> OptionDeclaration {
        let id = self.declared(key, IdKind::Option);
        let mut option = OptionDeclaration { id, title: Text::default(), help: None, points: None };
        if node.is_null() {
            return option;
        }
        if node.as_mapping().is_none() {
            option.title = self.text(node).unwrap_or_default();
            return option;
        }
        if let Some(fields) = Fields::open(self, node, &OPTION, key.span) {
            option.title = self.wordings(fields.entries(), &keys::OPTION);
            option.help = fields.read(self, "help", Reader::text);
            option.points = fields.read(self, "points", Reader::number).map(|points| points.value);
        }
        option
    }

    fn check_repeated(&mut self, options: &[OptionDeclaration]) {
        let mut places: HashMap<&str, Span> = HashMap::new();
        for option in options {
            let id = option.id.value.as_str();
            match places.get(id) {
                Some(first) => {
                    let report = Diagnostic::new(codes::SAME_OPTION, option.id.span).with("id", id);
                    self.report(report.related(*first, "it stands here already", "det står redan här"));
                }
                None => {
                    places.insert(id, option.id.span);
                }
            }
        }
    }

    /// Refuses an option that means "do not know": it would turn an open question into an answer.
    fn check_known(&mut self, option: &OptionDeclaration) {
        let id = option.id.value.to_lowercase().replace(['-', '.'], "_");
        let says_so = |wording: &str| {
            let plain = wording.trim().trim_end_matches(['.', '!', '?']).to_lowercase();
            NOT_KNOWN_WORDS.contains(&plain.as_str())
        };
        let common = option.title.for_all_languages().is_some_and(says_so);
        let worded = common || option.title.wordings().any(|(_, wording)| says_so(wording));
        if worded || NOT_KNOWN_IDS.contains(&id.as_str()) {
            let report = Diagnostic::new(codes::NOT_KNOWN_OPTION, option.id.span);
            self.report(report.with("id", option.id.value.as_str()));
        }
    }

    /// Names of the steps of a scale.
    pub(super) fn labels(&mut self, node: &Node) -> Vec<(Spanned<Number>, Text)> {
        let mut out = Vec::new();
        for (key, value) in self.entries(node) {
            let text = self.text(value);
            match (Number::parse(&key.text), text) {
                (Ok(value), Some(text)) => out.push((Spanned { value, span: key.span }, text)),
                (Ok(_), None) => {}
                (Err(_), _) => {
                    let report = Diagnostic::new(codes::LABEL_WITHOUT_NUMBER, key.span);
                    self.report(report.with("key", key.text.as_ref()));
                }
            }
        }
        out
    }
}
