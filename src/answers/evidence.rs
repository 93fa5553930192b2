//! Evidence: what an answer rests on.

use super::reader::{Asked, Both, Reader, Reported, Shape};
use super::{Evidence, EvidenceState};
use crate::date::Date;
use crate::diagnostic::catalog::answers as codes;
use crate::diagnostic::{Diagnostic, Span, nearest, shortened};
use crate::source::Node;
use crate::text::lower_case;

const EVIDENCE: Shape = Shape {
    what: ("the evidence", "underlaget"),
    required: &["kind"],
    optional: &["reference", "date", "valid_until", "by"],
    example: "evidence: {kind: document, reference: SON 2026/112}",
};

/// Kinds that every guideline has.
const COMMON_KINDS: [&str; 4] = ["document", "decision", "test", "link"];

/// Words for "there is none" besides `none`.
const NO_EVIDENCE: [&str; 8] = ["no", "nej", "false", "missing", "saknas", "inget", "ingen", "finns inte"];

impl Reader<'_> {
    pub(super) fn evidence(&mut self, asked: Asked<'_>, at: Span, node: &Node) -> Option<EvidenceState> {
        if node.is_null() {
            return Some(EvidenceState::Unstated);
        }
        if let Some(text) = node.scalar_text() {
            if text == "none" {
                return Some(EvidenceState::Absent);
            }
            let denied = NO_EVIDENCE.contains(&lower_case(text).as_str());
            let right =
                if denied { "none".to_owned() } else { format!("{{kind: {}}}", self.kind_like(text)) };
            self.report(
                asked
                    .mistake(codes::BAD_EVIDENCE, node.span)
                    .with("text", shortened(text))
                    .with("right", right),
            );
            return None;
        }
        self.fields(node, &EVIDENCE, at)?;
        let kind = self.kind(node);
        let reference = self.optional(node, "reference", Self::name);
        let date = self.optional(node, "date", Self::day);
        let valid_until = self.optional(node, "valid_until", Self::day);
        let by = self.optional(node, "by", Self::name);
        let evidence = Evidence {
            kind: kind?,
            reference: reference.ok()?,
            date: date.ok()?,
            valid_until: valid_until.ok()?,
            by: by.ok()?,
        };
        if let (Some(date), Some(last)) = (evidence.date, evidence.valid_until)
            && last < date
        {
            let place = node.get("valid_until").map_or(node.span, |node| node.span);
            self.ends_before(place, ("`valid_until`", "`valid_until`"), last, ("`date`", "`date`"), date);
            return None;
        }
        Some(EvidenceState::Given(evidence))
    }

    fn kind(&mut self, node: &Node) -> Option<String> {
        let place = node.get("kind")?;
        let kind = self.name(place)?;
        if self.kinds().any(|known| known == kind) {
            return Some(kind);
        }
        let suggestion = self.search(|reader| nearest(&kind, reader.kinds()).map(str::to_owned));
        let code = if suggestion.is_some() { codes::UNKNOWN_KIND } else { codes::UNUSED_KIND };
        self.report(
            Diagnostic::new(code, place.span)
                .with("kind", shortened(&kind))
                .with_some("suggestion", suggestion.as_deref())
                .with("kinds", COMMON_KINDS.join(", ")),
        );
        suggestion.is_none().then_some(kind)
    }

    /// The kinds that every guideline has, then those that the rules ask for.
    fn kinds(&self) -> impl Iterator<Item = &str> {
        let asked_for = self.guideline.rules.iter().flat_map(|rule| &rule.evidence);
        COMMON_KINDS.into_iter().chain(asked_for.flat_map(|(_, kinds)| kinds).map(String::as_str))
    }

    /// The kind that a text probably stands for.
    fn kind_like(&self, text: &str) -> String {
        nearest(text, self.kinds()).unwrap_or("document").to_owned()
    }

    /// The value of a key that may be missing or `null`.
    pub(super) fn optional<T>(
        &mut self,
        node: &Node,
        key: &str,
        read: fn(&mut Self, &Node) -> Option<T>,
    ) -> Result<Option<T>, Reported> {
        match node.get(key).filter(|node| !node.is_null()) {
            Some(node) => read(self, node).map(Some).ok_or(Reported),
            None => Ok(None),
        }
    }

    /// A text that is not blank.
    pub(super) fn name(&mut self, node: &Node) -> Option<String> {
        let text = node.scalar_text().map(str::trim);
        match text {
            Some("") => self.report(Diagnostic::new(codes::EMPTY_TEXT, node.span)),
            Some(_) => {}
            None => {
                let (en, sv) = node.kind_name();
                self.report(
                    Diagnostic::new(codes::NOT_A_TEXT, node.span).with("found_en", en).with("found_sv", sv),
                );
            }
        }
        text.filter(|text| !text.is_empty()).map(str::to_owned)
    }

    /// A date outside answers: of evidence, a waiver or the proposal.
    pub(super) fn day(&mut self, node: &Node) -> Option<Date> {
        let text = node.scalar_text().unwrap_or_default();
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(error) => {
                self.report(
                    Diagnostic::new(codes::NOT_A_DAY, node.span)
                        .with("text", shortened(text))
                        .with_reason(|language| error.explain(language)),
                );
                None
            }
        }
    }

    /// Reports a last day that lies before the first.
    pub(super) fn ends_before(&mut self, at: Span, last: Both, last_day: Date, first: Both, first_day: Date) {
        self.report(
            Diagnostic::new(codes::ENDS_BEFORE, at)
                .with("last_en", last.0)
                .with("last_sv", last.1)
                .with("last", last_day.to_string())
                .with("first_en", first.0)
                .with("first_sv", first.1)
                .with("first", first_day.to_string()),
        );
    }
}
