//! Conditions and expressions: what is evaluated later, and comments that cut it short.

use super::fields::{Advice, Fields, Shape};
use super::scalar::looks_like_a_date;
use super::{Both, Reader};
use crate::date::Date;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::catalog::model as codes;
use crate::model::declare::{Condition, Effective, Formula};
use crate::model::keys;
use crate::source::{Node, Scalar, Style};

/// The combinations of conditions.
const COMBINATION: Shape = Shape {
    what: ("a condition", "ett villkor"),
    keys: &keys::COMBINATION,
    foreign: &[
        ("and", Advice::Write("all:")),
        ("och", Advice::Write("all:")),
        ("all_of", Advice::Write("all:")),
        ("or", Advice::Write("any:")),
        ("eller", Advice::Write("any:")),
        ("any_of", Advice::Write("any:")),
        ("none", Advice::Write("not:")),
        ("inte", Advice::Write("not:")),
    ],
};

/// First and last day.
const EFFECTIVE: Shape = Shape {
    what: ("`effective`", "`effective`"),
    keys: &keys::EFFECTIVE,
    foreign: &[
        ("start", Advice::Write("from")),
        ("valid_from", Advice::Write("from")),
        ("to", Advice::Write("until")),
        ("end", Advice::Write("until")),
        ("valid_until", Advice::Write("until")),
        ("till", Advice::Write("until")),
    ],
};

const A_CONDITION: Both = ("a condition", "ett villkor");
const AN_EXPRESSION: Both = ("an expression", "ett uttryck");

impl Reader<'_> {
    /// A condition: an expression, true or false, or `all`, `any`, `not` of conditions. Recursion is
    /// bounded by the depth of the tree.
    pub(super) fn condition(&mut self, node: &Node) -> Option<Condition> {
        if node.as_mapping().is_some() {
            return self.combination(node);
        }
        if node.as_sequence().is_some() {
            self.report(Diagnostic::new(codes::LIST_AS_CONDITION, node.span));
            return None;
        }
        if node.number_text().is_some() || node.is_null() {
            self.wrong_kind(node, A_CONDITION);
            return None;
        }
        let is_word = node
            .as_scalar()
            .is_some_and(|scalar| scalar.style == Style::Plain && scalar.boolean_lookalike().is_some());
        if is_word && self.truth_lookalike(node) {
            return None;
        }
        self.formula(node).map(Condition::Expression)
    }

    fn combination(&mut self, node: &Node) -> Option<Condition> {
        let fields = Fields::open(self, node, &COMBINATION, super::fields::item_place(node))?;
        let found: Vec<_> =
            fields.entries().iter().filter(|(key, _)| keys::COMBINATION.has(&key.text)).collect();
        let [(key, value)] = found.as_slice() else {
            // With no known key there is an unknown one, which has been reported.
            if found.len() > 1 || fields.entries().is_empty() {
                let place = found.get(1).map_or(node.span, |(key, _)| key.span);
                self.report(Diagnostic::new(codes::SEVERAL_COMBINATIONS, place));
            }
            return None;
        };
        if key.text == "not" {
            return self.condition(value).map(|inner| Condition::Not(Box::new(inner), node.span));
        }
        let items = self.some_items(value);
        let inner: Vec<Condition> = items.iter().filter_map(|item| self.condition(item)).collect();
        // A combination that lost a part would mean something else.
        if inner.is_empty() || inner.len() < items.len() {
            return None;
        }
        let all = key.text == "all";
        Some(if all { Condition::All(inner, node.span) } else { Condition::Any(inner, node.span) })
    }

    /// Something to evaluate: an expression, a number, true or false, an option.
    pub(super) fn formula(&mut self, node: &Node) -> Option<Formula> {
        let Some(scalar) = node.as_scalar().filter(|scalar| !scalar.is_null()) else {
            self.wrong_kind(node, AN_EXPRESSION);
            return None;
        };
        if scalar.text.trim().is_empty() {
            self.report(Diagnostic::new(codes::EMPTY_EXPRESSION, node.span));
            return None;
        }
        if !self.comment_is_harmless(scalar, node) {
            return None;
        }
        // YAML also knows `True` and `TRUE`; expressions know one spelling.
        let text = scalar.as_bool().map_or_else(|| scalar.text.to_string(), |truth| truth.to_string());
        Some(Formula { text, span: node.span, map: scalar.map(self.text, node.span) })
    }

    /// Looks for a comment that has cut the expression short; false when it clearly has.
    fn comment_is_harmless(&mut self, scalar: &Scalar, node: &Node) -> bool {
        if scalar.style != Style::Plain {
            return true;
        }
        let Some(comment) = node.trailing_comment(self.text) else { return true };
        if is_cut_short(&scalar.text) {
            let report = Diagnostic::new(codes::CONDITION_CUT_SHORT, node.span);
            self.report(report.related(comment, "this is read as a comment", "detta läses som en kommentar"));
            return false;
        }
        if scalar.text.contains(' ') {
            self.report(Diagnostic::new(codes::COMMENT_AFTER_CONDITION, comment));
        }
        true
    }

    /// A date or a date expression.
    pub(super) fn date_formula(&mut self, node: &Node) -> Option<Formula> {
        if let Some(text) = node.scalar_text()
            && looks_like_a_date(text)
            && let Err(error) = Date::parse(text)
        {
            self.bad_date(text, error, node);
            return None;
        }
        self.formula(node)
    }

    /// First and last day.
    pub(super) fn effective(&mut self, node: &Node) -> Option<Effective> {
        let fields = Fields::open(self, node, &EFFECTIVE, node.span)?;
        if fields.lacks("from") && fields.lacks("until") && fields.entries().is_empty() {
            self.report(Diagnostic::new(codes::NO_DATES, node.span));
        }
        let from = fields.read(self, "from", Reader::date_formula);
        let until = fields.read(self, "until", Reader::date_formula);
        if let (Some(first), Some(last)) = (&from, &until)
            && let (Ok(first), Ok(end)) = (Date::parse(&first.text), Date::parse(&last.text))
            && end < first
        {
            self.report(Diagnostic::new(codes::ENDS_BEFORE_START, last.span));
        }
        Some(Effective { from, until })
    }
}

/// True when what is left of an expression cannot be all of it.
fn is_cut_short(text: &str) -> bool {
    let mut open = 0_i32;
    let mut quote = None;
    for c in text.chars() {
        match quote {
            Some(end) if c == end => quote = None,
            None if matches!(c, '\'' | '"') => quote = Some(c),
            None if matches!(c, '(' | '[') => open += 1,
            None if matches!(c, ')' | ']') => open -= 1,
            Some(_) | None => {}
        }
    }
    let trimmed = text.trim_end();
    let ends_in_operator =
        trimmed.ends_with(|c: char| "&|!=<>+-*/(,?:[".contains(c)) || trimmed.ends_with(" in");
    quote.is_some() || open != 0 || ends_in_operator
}

#[cfg(test)]
mod tests {
    use super::is_cut_short;

    #[test]
    fn an_expression_that_ends_in_the_middle_is_seen() {
        for text in ["a &&", "max(a,", "x == 'nr", "x in", "size(x", "a ? b :", "y in ['a',"] {
            assert!(is_cut_short(text), "{text}");
        }
        for text in ["a && b", "max(a, b) >= 3", "x == 'nr (1'", "within", "[1, 2]"] {
            assert!(!is_cut_short(text), "{text}");
        }
    }
}
