//! What was probably meant when the grammar does not fit.
//!
//! The parser comes here with the first token that it cannot use. Nothing here changes what is
//! accepted; it only chooses the words. Some methods read on to quote what follows in the cure.

use super::lexer::short;
use super::parser::{Expected, Operand, Parser, SUM};
use super::token::{Token, TokenKind};
use super::word::{self, Meaning};
use super::{Comparison, Place, Problem};
use crate::diagnostic::Code;
use crate::diagnostic::catalog::expression as codes;

const OPENED_HERE: (&str, &str) = ("opened here", "börjar här");

impl Parser<'_> {
    /// A value should come now, and does not.
    pub(super) fn missing_value(&mut self) -> Problem {
        if let Some(problem) = self.failure() {
            return problem;
        }
        let now = self.now();
        let Some(before) = self.before() else {
            return match now.kind {
                TokenKind::Close | TokenKind::CloseList => self.about(codes::UNOPENED, now.place, "found"),
                _ => self.about(codes::MISSING_BEFORE, now.place, "sign"),
            };
        };
        let closes = matches!(now.kind, TokenKind::Close | TokenKind::CloseList);
        match before.kind {
            TokenKind::Open | TokenKind::OpenList | TokenKind::Comma if now.kind == TokenKind::End => {
                self.unclosed()
            }
            TokenKind::Open if now.kind == TokenKind::Close => {
                Problem::new(codes::EMPTY_PARENTHESES, before.place.to(now.place))
            }
            TokenKind::Open | TokenKind::OpenList if closes => self.closing(now),
            TokenKind::Open | TokenKind::OpenList if now.kind == TokenKind::Comma => {
                Problem::new(codes::EXTRA_COMMA, now.place)
            }
            TokenKind::Comma if closes || now.kind == TokenKind::Comma => {
                Problem::new(codes::EXTRA_COMMA, before.place)
            }
            TokenKind::Open | TokenKind::OpenList | TokenKind::Comma => {
                self.about(codes::MISSING_BEFORE, now.place, "sign")
            }
            _ => self.about(codes::MISSING_AFTER, before.place, "sign"),
        }
    }

    /// A name should follow the dot.
    pub(super) fn missing_name(&mut self) -> Problem {
        self.failure().unwrap_or_else(|| {
            let dot = self.before().unwrap_or(self.now());
            Problem::new(codes::MISSING_NAME, dot.place)
        })
    }

    /// A word where a value should stand that is no name: `not x`, `if a then b`, `null`.
    pub(super) fn word_out_of_place(&mut self) -> Result<(), Problem> {
        let (now, next) = (self.now(), self.next());
        let text = self.source(now.place);
        if text == "in" {
            return Err(self.missing_value());
        }
        if word::is_nothing(text) && !matches!(next.kind, TokenKind::Dot | TokenKind::Open) {
            return Err(self.no_value());
        }
        let goes_on = next.kind == TokenKind::Word && word::meaning(self.source(next.place)).is_some();
        if !next.kind.begins_value() || goes_on {
            return Ok(());
        }
        match word::meaning(text) {
            Some(Meaning::Not) => Err(self.operator_word(now.place, "!")),
            Some(Meaning::Sign(sign @ ("&&" | "||"))) => Err(self.operator_word(now.place, sign)),
            Some(Meaning::Conditional) => Err(self.about(codes::IF_THEN, now.place, "word")),
            Some(Meaning::Sign(_) | Meaning::Is | Meaning::Between | Meaning::Contains) | None => Ok(()),
        }
    }

    /// What comes now does not fit after what has been read.
    pub(super) fn misfit(&mut self, expected: Expected) -> Problem {
        if let Some(problem) = self.failure() {
            return problem;
        }
        let now = self.now();
        match now.kind {
            TokenKind::Word => self.misfit_word(),
            TokenKind::Comma => self.misfit_comma(expected),
            TokenKind::Close | TokenKind::CloseList => self.closing(now),
            TokenKind::Question => Problem::new(codes::NESTED_QUESTION, now.place),
            TokenKind::Colon => Problem::new(codes::STRAY_COLON, now.place),
            TokenKind::Dot => Problem::new(codes::DOT_AFTER_VALUE, now.place),
            TokenKind::OpenList if self.touches_name() => Problem::new(codes::NO_INDEX, now.place),
            // `! =` was seen as one torn sign by the lexer, from its first half on.
            TokenKind::Not if self.next().place.start == now.place.start => {
                self.advance();
                self.failure().unwrap_or_else(|| self.missing_operator())
            }
            TokenKind::Not if self.source(self.next().place) == "in" => {
                self.advance();
                self.not_in(now.place)
            }
            TokenKind::End if expected == Expected::Colon => self.missing_colon(),
            TokenKind::End => self.unclosed(),
            TokenKind::Number
            | TokenKind::Text
            | TokenKind::Not
            | TokenKind::Open
            | TokenKind::OpenList
            | TokenKind::And
            | TokenKind::Or
            | TokenKind::Compare(_)
            | TokenKind::Arithmetic(_)
            | TokenKind::Bad => self.missing_operator(),
        }
    }

    /// A word where an operator should stand.
    fn misfit_word(&mut self) -> Problem {
        let (now, next) = (self.now(), self.next());
        let next_word = if next.kind == TokenKind::Word { self.source(next.place) } else { "" };
        match word::meaning(self.source(now.place)) {
            Some(Meaning::Sign(sign)) => {
                let all = if word::is_filler(next_word) { now.place.to(next.place) } else { now.place };
                self.operator_word(all, sign)
            }
            Some(Meaning::Is) => self.is_word(now.place),
            Some(Meaning::Not) if word::meaning(next_word) == Some(Meaning::Sign("in")) => {
                self.advance();
                self.not_in(now.place)
            }
            Some(Meaning::Not) => self.operator_word(now.place, "!="),
            Some(Meaning::Between) => self.between(),
            Some(Meaning::Contains) => self.contains(),
            Some(Meaning::Conditional) => self.about(codes::IF_THEN, now.place, "word"),
            None => self.missing_operator(),
        }
    }

    /// `x is 5`, `x is not 5`, `x is in […]`, `x is null`.
    fn is_word(&mut self, is: Place) -> Problem {
        let next = self.next();
        if next.kind != TokenKind::Word {
            return self.operator_word(is, "==");
        }
        let text = self.source(next.place);
        let third = self.tokens.at(self.position + 2);
        let third_word = if third.kind == TokenKind::Word { self.source(third.place) } else { "" };
        if word::is_nothing(text) {
            return self.given(next.place, "!given(");
        }
        match word::meaning(text) {
            Some(Meaning::Sign(sign)) => {
                let last = if word::is_filler(third_word) { third.place } else { next.place };
                self.operator_word(is.to(last), sign)
            }
            Some(Meaning::Not) if word::is_nothing(third_word) => self.given(third.place, "given("),
            Some(Meaning::Not) if third_word == "in" => {
                self.position += 2;
                self.not_in(is)
            }
            Some(Meaning::Not) => self.operator_word(is.to(next.place), "!="),
            Some(Meaning::Between) => {
                self.advance();
                self.between()
            }
            Some(Meaning::Is | Meaning::Contains | Meaning::Conditional) | None => {
                self.operator_word(is, "==")
            }
        }
    }

    fn operator_word(&self, place: Place, sign: &str) -> Problem {
        self.about(codes::OPERATOR_WORD, place, "word").with("sign", sign)
    }

    /// `null` and its kin, with the cure when it is compared with something.
    fn no_value(&self) -> Problem {
        let word = self.now().place;
        match self.before().map(|token| token.kind) {
            Some(TokenKind::Compare(Comparison::Equal)) => self.given(word, "!given("),
            Some(TokenKind::Compare(Comparison::Unequal)) => self.given(word, "given("),
            _ => self.about(codes::NO_NULL, word, "word"),
        }
    }

    fn given(&self, word: Place, call: &str) -> Problem {
        let cure = short(&format!("{call}{})", self.source(self.latest)));
        let found = self.source(word);
        Problem::new(codes::NO_NULL, self.latest.to(word)).with("word", found).with_some("cure", cure)
    }

    /// `x not in […]`; the word `in` comes now.
    fn not_in(&mut self, not: Place) -> Problem {
        let found = self.source_between(not, self.now().place).to_owned();
        let here = not.to(self.now().place);
        self.advance();
        let left = self.latest;
        let list = self.read_on();
        let cure =
            list.and_then(|list| short(&format!("!({} in {})", self.source(left), self.source(list.outer))));
        Problem::new(codes::NOT_IN, here).with("found", found).with_some("cure", cure)
    }

    /// `x between a and b`; the word `between` comes now.
    fn between(&mut self) -> Problem {
        let word = self.now().place;
        let cure = self.between_cure();
        self.about(codes::BETWEEN, word, "word").with_some("cure", cure)
    }

    fn between_cure(&mut self) -> Option<String> {
        let value = self.latest;
        self.advance();
        let low = self.read_on()?;
        self.advance();
        let high = self.read_on()?;
        let [value, low, high] = [value, low.outer, high.outer].map(|place| self.source(place));
        short(&format!("{low} <= {value} && {value} <= {high}"))
    }

    /// `x contains 'a'`.
    fn contains(&mut self) -> Problem {
        let (word, value) = (self.now().place, self.latest);
        self.advance();
        let item = self.read_on();
        let cure =
            item.and_then(|item| short(&format!("{} in {}", self.source(item.outer), self.source(value))));
        self.about(codes::CONTAINS, word, "word").with_some("cure", cure)
    }

    /// Two values side by side: a unit, a quote inside a text, or a forgotten operator.
    fn missing_operator(&self) -> Problem {
        let (now, before) = (self.now(), self.before().unwrap_or(self.now()));
        let [left, right] = [before, now].map(|token| self.source(token.place).to_owned());
        let touching = before.place.end == now.place.start;
        match (before.kind, now.kind) {
            (TokenKind::Number, TokenKind::Word) => {
                let problem = Problem::new(codes::UNIT, before.place.to(now.place));
                problem.with("number", left).with("unit", right)
            }
            (TokenKind::Text, TokenKind::Word | TokenKind::Text) if touching => {
                Problem::new(codes::QUOTE_INSIDE, before.place.to(now.place))
            }
            _ => {
                let problem = Problem::new(codes::MISSING_OPERATOR, before.place.to(now.place));
                problem.with("left", left).with("right", right)
            }
        }
    }

    /// `0,5` for `0.5`, or a comma between things that are no list.
    fn misfit_comma(&self, expected: Expected) -> Problem {
        let (comma, after) = (self.now(), self.next());
        let number = self.before().filter(|token| token.kind == TokenKind::Number);
        let joined = |left: &Token| {
            after.kind == TokenKind::Number
                && left.place.end == comma.place.start
                && comma.place.end == after.place.start
        };
        let Some(number) = number.filter(joined) else {
            return match expected {
                Expected::Colon => self.missing_colon(),
                Expected::End | Expected::Close | Expected::CloseList => {
                    Problem::new(codes::STRAY_COMMA, comma.place)
                }
            };
        };
        let [whole, decimals] = [number, after].map(|token| self.source(token.place));
        // `1,000` can be one or a thousand, so nothing is suggested.
        let right = (decimals.len() != 3).then(|| format!("{whole}.{decimals}"));
        let here = number.place.to(after.place);
        self.about(codes::DECIMAL_COMMA, here, "found").with_some("right", right)
    }

    /// A closing sign that does not fit what is open.
    fn closing(&self, now: Token) -> Problem {
        let Some(opening) = self.open.last() else {
            return self.about(codes::UNOPENED, now.place, "found");
        };
        if opening.kind == TokenKind::Question {
            return self.missing_colon();
        }
        self.about(codes::WRONG_CLOSE, now.place, "found")
            .with("open", self.source(opening.place))
            .with("close", counterpart(opening.kind))
            .related(opening.place, OPENED_HERE.0, OPENED_HERE.1)
    }

    /// The text ends while something is open.
    fn unclosed(&self) -> Problem {
        let last = self.before().unwrap_or(self.now());
        let Some(opening) = self.open.last() else {
            return self.missing_operator();
        };
        Problem::new(codes::UNCLOSED, last.place)
            .with("open", self.source(opening.place))
            .with("close", counterpart(opening.kind))
            .related(opening.place, OPENED_HERE.0, OPENED_HERE.1)
    }

    fn missing_colon(&self) -> Problem {
        let question = self.open.last().map(|token| token.place).unwrap_or_default();
        let last = self.before().map(|token| token.place).unwrap_or_default();
        let (en, sv) = ("the question mark is here", "frågetecknet står här");
        Problem::new(codes::MISSING_COLON, last).related(question, en, sv)
    }

    /// `!a in […]`: CEL negates `a` alone, readers think of the whole.
    pub(super) fn not_before_comparison(&self, left: Operand, right: Operand) -> Problem {
        let all = left.outer.to(right.outer);
        let inside = self.source(all).trim_start_matches('!').trim_start();
        Problem::new(codes::NOT_BEFORE_COMPARISON, all).with_some("cure", short(&format!("!({inside})")))
    }

    /// `a < b < c`; the second sign comes now.
    pub(super) fn chained(&mut self, left: Operand, middle: Operand) -> Problem {
        let second = self.now().place;
        self.advance();
        let Some(right) = self.read_on() else {
            return Problem::new(codes::CHAINED_COMPARISON, left.outer.to(second));
        };
        let first = self.source_between(left.outer, middle.outer);
        let then = self.source_between(middle.outer, right.outer);
        let cure = short(&format!("{first} && {then}"));
        Problem::new(codes::CHAINED_COMPARISON, left.outer.to(right.outer)).with_some("cure", cure)
    }

    /// Reads the value that comes next, to quote it in a cure. A mistake in there is not explained in
    /// its turn: explanations inside explanations would recurse past every limit.
    fn read_on(&mut self) -> Option<Operand> {
        if self.explaining {
            return None;
        }
        self.explaining = true;
        let value = self.binary(SUM).ok();
        self.explaining = false;
        value
    }

    /// What the lexer found, if it stopped here.
    fn failure(&mut self) -> Option<Problem> {
        if self.now().kind == TokenKind::Bad { self.tokens.failure.take() } else { None }
    }

    /// True when the token before is a name or `)` without a space after it.
    fn touches_name(&self) -> bool {
        self.before().is_some_and(|before| {
            let name = matches!(before.kind, TokenKind::Word | TokenKind::Close | TokenKind::CloseList);
            name && before.place.end == self.now().place.start
        })
    }

    /// A problem about the text at a place, with that text as its value.
    fn about(&self, code: Code, place: Place, name: &'static str) -> Problem {
        Problem::new(code, place).with(name, self.source(place))
    }
}

/// The sign that closes an opening one.
fn counterpart(opening: TokenKind) -> &'static str {
    if opening == TokenKind::OpenList { "]" } else { ")" }
}
