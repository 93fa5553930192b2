//! Tokens to the tree: the operators, by precedence.
//!
//! From loosest to tightest: `?:`, `||`, `&&`, comparisons and `in`, `+ -`, `* /`, `! -`. All but
//! `?:` group to the left, as in CEL.

use super::builder::Builder;
use super::lexer::lex;
use super::token::{Token, TokenKind, Tokens, end_of, place};
use super::{Comparison, Expression, Kind, MAX_DEPTH, MAX_TEXT, NodeId, Operation, Place, Problem};
use crate::diagnostic::catalog::expression as codes;
use crate::diagnostic::catalog::model::EMPTY_EXPRESSION;

/// Reads an expression.
///
/// # Errors
/// The first thing in the text that cannot be read, with its place in the text in bytes.
pub fn parse(text: &str) -> Result<Expression<'_>, Problem> {
    if text.len() > MAX_TEXT {
        let all = end_of(text).to(Place::default());
        return Err(Problem::new(codes::TOO_LONG, all).with("limit", MAX_TEXT.to_string()));
    }
    if text.trim().is_empty() {
        return Err(Problem::new(EMPTY_EXPRESSION, end_of(text).to(Place::default())));
    }
    let mut parser = Parser::new(lex(text));
    let root = parser.expression()?;
    parser.expect(Expected::End)?;
    Ok(parser.builder.finish(root.id))
}

/// A value that has been read.
#[derive(Clone, Copy)]
pub(super) struct Operand {
    /// Its node.
    pub(super) id: NodeId,
    /// Its place with the parentheses around it, if there are any.
    pub(super) outer: Place,
}

/// What must come next.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Expected {
    /// Nothing more.
    End,
    /// The `:` of `a ? b : c`.
    Colon,
    /// The `)` that ends a group or arguments.
    Close,
    /// The `]` that ends a list.
    CloseList,
}

/// An operator between two values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Infix {
    Or,
    And,
    Compare(Comparison),
    In,
    Arithmetic(Operation),
}

/// How tightly operators bind: comparisons.
pub(super) const RELATION: u8 = 3;
/// How tightly operators bind: one step tighter than comparisons.
pub(super) const SUM: u8 = 4;

impl Infix {
    /// How tightly it binds; a greater number is tighter.
    fn level(self) -> u8 {
        match self {
            Infix::Or => 1,
            Infix::And => 2,
            Infix::Compare(_) | Infix::In => RELATION,
            Infix::Arithmetic(Operation::Add | Operation::Subtract) => SUM,
            Infix::Arithmetic(Operation::Multiply | Operation::Divide) => 5,
        }
    }
}

/// The state of reading. What it does with operands is in `operand.rs`, with mistakes in `advice.rs`.
pub(super) struct Parser<'t> {
    /// The text in tokens.
    pub(super) tokens: Tokens<'t>,
    /// Position of the next token.
    pub(super) position: usize,
    /// The tree so far.
    pub(super) builder: Builder<'t>,
    /// Opening `(`, `[` and `?` whose other half has not come yet.
    pub(super) open: Vec<Token>,
    /// The latest value that could stand beside a comparison; mistakes are explained with it.
    pub(super) latest: Place,
    /// True while the parser reads on only to explain a mistake.
    pub(super) explaining: bool,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn new(tokens: Tokens<'t>) -> Parser<'t> {
        Parser {
            builder: Builder::for_tokens(tokens.list.len()),
            tokens,
            position: 0,
            open: Vec::new(),
            latest: Place::default(),
            explaining: false,
            depth: 0,
        }
    }

    /// `condition ? then : otherwise`, or anything tighter.
    pub(super) fn expression(&mut self) -> Result<Operand, Problem> {
        self.deeper(|parser| {
            let condition = parser.binary(0)?;
            if parser.now().kind != TokenKind::Question {
                return Ok(condition);
            }
            parser.open.push(parser.now());
            parser.advance();
            let then = parser.binary(0)?;
            parser.expect(Expected::Colon)?;
            let otherwise = parser.expression()?;
            let outer = condition.outer.to(otherwise.outer);
            parser.finish(Kind::If(condition.id, then.id, otherwise.id), outer)
        })
    }

    /// A value and all operators after it that bind at least as tightly as `least`.
    pub(super) fn binary(&mut self, least: u8) -> Result<Operand, Problem> {
        let mut left = self.unary()?;
        self.latest = left.outer;
        while let Some(infix) = self.infix().filter(|infix| infix.level() >= least) {
            left = match infix {
                Infix::And | Infix::Or => self.joined(infix, left)?,
                Infix::Compare(_) | Infix::In => self.relation(infix, left)?,
                Infix::Arithmetic(operation) => {
                    self.advance();
                    let right = self.binary(infix.level() + 1)?;
                    let kind = Kind::Arithmetic(operation, left.id, right.id);
                    let all = self.finish(kind, left.outer.to(right.outer))?;
                    self.latest = all.outer;
                    all
                }
            };
        }
        Ok(left)
    }

    /// `a && b && c` as one node, so that reasons can be listed side by side.
    fn joined(&mut self, infix: Infix, first: Operand) -> Result<Operand, Problem> {
        let mut parts = vec![first.id];
        let mut outer = first.outer;
        while self.infix() == Some(infix) {
            self.advance();
            let part = self.binary(infix.level() + 1)?;
            parts.push(part.id);
            outer = outer.to(part.outer);
        }
        let parts = self.builder.list(&parts);
        self.finish(if infix == Infix::And { Kind::And(parts) } else { Kind::Or(parts) }, outer)
    }

    /// One comparison. CEL would read `a < b < c` as `(a < b) < c`, which nobody means.
    fn relation(&mut self, infix: Infix, left: Operand) -> Result<Operand, Problem> {
        self.advance();
        let right = self.binary(SUM)?;
        if self.is_bare_not(left) {
            return Err(self.not_before_comparison(left, right));
        }
        if self.infix().is_some_and(|next| next.level() == RELATION) {
            return Err(self.chained(left, right));
        }
        let kind = match infix {
            Infix::Compare(comparison) => Kind::Compare(comparison, left.id, right.id),
            Infix::And | Infix::Or | Infix::In | Infix::Arithmetic(_) => Kind::In(left.id, right.id),
        };
        self.finish(kind, left.outer.to(right.outer))
    }

    /// True for `!a` without parentheses around it.
    fn is_bare_not(&self, operand: Operand) -> bool {
        let not = matches!(self.builder.kind(operand.id), Some(Kind::Not(_)));
        not && self.builder.place(operand.id) == operand.outer
    }

    /// `!a`, `-a`, or an operand.
    fn unary(&mut self) -> Result<Operand, Problem> {
        let sign = self.now();
        if !matches!(sign.kind, TokenKind::Not | TokenKind::Arithmetic(Operation::Subtract)) {
            return self.operand();
        }
        self.deeper(|parser| {
            parser.advance();
            let inner = parser.unary()?;
            let kind = if sign.kind == TokenKind::Not { Kind::Not(inner.id) } else { Kind::Negate(inner.id) };
            parser.finish(kind, sign.place.to(inner.outer))
        })
    }

    /// Goes one level deeper, if there may be one more. This alone bounds the recursion of the parser.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Problem>) -> Result<T, Problem> {
        if self.depth >= MAX_DEPTH {
            let problem = Problem::new(codes::TOO_DEEP, self.now().place);
            return Err(problem.with("limit", MAX_DEPTH.to_string()));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Adds a node that has just been read whole.
    pub(super) fn finish(&mut self, kind: Kind<'t>, outer: Place) -> Result<Operand, Problem> {
        Ok(Operand { id: self.builder.add(kind, outer)?, outer })
    }

    /// Takes the other half of what is open, or the end; anything else is explained.
    pub(super) fn expect(&mut self, expected: Expected) -> Result<Token, Problem> {
        let now = self.now();
        let fits = match expected {
            Expected::End => now.kind == TokenKind::End,
            Expected::Colon => now.kind == TokenKind::Colon,
            Expected::Close => now.kind == TokenKind::Close,
            Expected::CloseList => now.kind == TokenKind::CloseList,
        };
        if !fits {
            return Err(self.misfit(expected));
        }
        self.open.pop();
        self.advance();
        Ok(now)
    }

    /// The operator that comes next, if one does.
    pub(super) fn infix(&self) -> Option<Infix> {
        match self.now().kind {
            TokenKind::And => Some(Infix::And),
            TokenKind::Or => Some(Infix::Or),
            TokenKind::Compare(comparison) => Some(Infix::Compare(comparison)),
            TokenKind::Arithmetic(operation) => Some(Infix::Arithmetic(operation)),
            TokenKind::Word if self.source(self.now().place) == "in" => Some(Infix::In),
            TokenKind::Word
            | TokenKind::Number
            | TokenKind::Text
            | TokenKind::Not
            | TokenKind::Question
            | TokenKind::Colon
            | TokenKind::Comma
            | TokenKind::Dot
            | TokenKind::Open
            | TokenKind::Close
            | TokenKind::OpenList
            | TokenKind::CloseList
            | TokenKind::End
            | TokenKind::Bad => None,
        }
    }

    /// The next token.
    pub(super) fn now(&self) -> Token {
        self.tokens.at(self.position)
    }

    /// The token after the next.
    pub(super) fn next(&self) -> Token {
        self.tokens.at(self.position + 1)
    }

    /// The token before the next, if the next is not the first.
    pub(super) fn before(&self) -> Option<Token> {
        self.position.checked_sub(1).map(|position| self.tokens.at(position))
    }

    /// Goes on to the next token.
    pub(super) fn advance(&mut self) {
        self.position += 1;
    }

    /// The text at a place.
    pub(super) fn source(&self, place: Place) -> &'t str {
        self.tokens.source(place)
    }

    /// The text from the start of one place to the end of another.
    pub(super) fn source_between(&self, from: Place, to: Place) -> &'t str {
        self.source(place(from.start as usize, to.end as usize))
    }
}
