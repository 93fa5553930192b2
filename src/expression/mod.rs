//! Expressions: from their text to a tree.
//!
//! The syntax is a small part of CEL: literals, names, `?:`, `||`, `&&`, `!`, comparisons, `in`,
//! `+ - * /`, lists and calls. What a name or a function means is not decided here.
//!
//! [`parse`] reads left to right and stops at the first thing that it cannot read. It then looks for
//! the slip behind it (`=` for `==`, `and` for `&&`, `0,5` for `0.5` …), because the people who write
//! expressions need the cure more than the name of a token.
//!
//! | file | holds |
//! |---|---|
//! | `mod.rs` | the tree and the limits |
//! | `token.rs`, `lexer.rs` | text to tokens |
//! | `literal.rs` | numbers and quoted texts |
//! | `word.rs` | names, and words that look like names but are not |
//! | `parser.rs` | tokens to the tree: operators by precedence |
//! | `operand.rs` | tokens to the tree: literals, names, calls, lists, parentheses |
//! | `builder.rs` | the tree while it grows, with its limits |
//! | `advice.rs` | what was probably meant when the grammar does not fit |
//! | `print.rs` | the tree back to text |
//! | `shape.rs` | when two expressions are the same |

mod advice;
mod builder;
mod lexer;
mod literal;
mod operand;
mod parser;
mod print;
mod shape;
mod token;
mod word;

#[cfg(test)]
mod tests;

pub use parser::parse;
pub use word::{is_name, is_reserved};

use std::borrow::Cow;

use crate::diagnostic::Code;

/// Longest expression text, in bytes.
pub const MAX_TEXT: usize = 16 * 1024;
/// Most levels of parentheses, lists, arguments, `?:` and signs inside each other.
pub const MAX_DEPTH: usize = 64;
/// Most parts of one expression.
pub const MAX_NODES: usize = 4096;
/// Most levels of the tree. More than [`MAX_DEPTH`], because `a + b + c` adds a level with each `+`.
/// Code that walks a tree may recurse: this bounds it.
pub const MAX_HEIGHT: usize = 256;

/// A piece of the expression text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    /// First byte.
    pub start: u32,
    /// First byte after the piece.
    pub end: u32,
}

impl Place {
    /// The smallest place that covers both.
    #[must_use]
    pub fn to(self, other: Place) -> Place {
        Place { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A reference to one node of an [`Expression`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

impl NodeId {
    /// Position in [`Expression::nodes`].
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Several nodes of an [`Expression`] in their order; see [`Expression::children`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Children {
    start: u32,
    count: u32,
}

impl Children {
    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.count as usize
    }

    /// True when there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.count == 0
    }
}

/// The tree of one expression: a flat list of nodes in which every node stands after its parts.
///
/// Names and literals are pieces of the text that was read. Two expressions are equal when they have the same shape;
/// places do not count.
#[derive(Clone, Debug)]
pub struct Expression<'t> {
    nodes: Vec<Node<'t>>,
    children: Vec<NodeId>,
    root: NodeId,
}

/// Stands in for a node that does not exist, so that a foreign [`NodeId`] cannot panic.
static NOWHERE: Node<'static> = Node { kind: Kind::Truth(false), place: Place { start: 0, end: 0 } };

impl<'t> Expression<'t> {
    /// The outermost node.
    #[must_use]
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// The node behind an id of this expression.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node<'t> {
        self.nodes.get(id.index()).unwrap_or(&NOWHERE)
    }

    /// All nodes, each after its parts, so that one pass from the front can compute bottom-up.
    #[must_use]
    pub fn nodes(&self) -> &[Node<'t>] {
        &self.nodes
    }

    /// The ids of all nodes, in the order of [`Expression::nodes`].
    pub fn ids(&self) -> impl Iterator<Item = NodeId> + use<'t> {
        (0..u32::try_from(self.nodes.len()).unwrap_or(u32::MAX)).map(NodeId)
    }

    /// The nodes of a list, of the arguments of a call, or of the parts of `&&` and `||`.
    #[must_use]
    pub fn children(&self, children: Children) -> &[NodeId] {
        let start = children.start as usize;
        self.children.get(start..start + children.len()).unwrap_or_default()
    }
}

/// One part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Where it is, whole, but without parentheses around it.
    pub place: Place,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind<'t> {
    /// `true` or `false`.
    Truth(bool),
    /// A number as it is written: digits, perhaps a point and more digits. Never signed.
    Number(Cow<'t, str>),
    /// A quoted text, without its quotes and with its escapes resolved.
    Text(Cow<'t, str>),
    /// A name, perhaps with dots: a fact, a value, `pack.fact`, or a column such as `r.rp`.
    Path(Path<'t>),
    /// `!a`
    Not(NodeId),
    /// `-a`, also in front of a literal number.
    Negate(NodeId),
    /// `a && b && …`: at least two.
    And(Children),
    /// `a || b || …`: at least two.
    Or(Children),
    /// `a == b` and its kin.
    Compare(Comparison, NodeId, NodeId),
    /// `a in b`
    In(NodeId, NodeId),
    /// `a + b` and its kin.
    Arithmetic(Operation, NodeId, NodeId),
    /// `condition ? then : otherwise`
    If(NodeId, NodeId, NodeId),
    /// `[a, b, …]`, perhaps empty.
    List(Children),
    /// `name(a, b)` or `receiver.name(a, b)`.
    Call {
        /// What stands before the dot, always a [`Kind::Path`].
        receiver: Option<NodeId>,
        /// Name of the function.
        name: Cow<'t, str>,
        /// Where that name stands.
        name_place: Place,
        /// What stands between the parentheses.
        arguments: Children,
    },
}

/// A name of one or more words with dots between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path<'t> {
    /// The whole name, `pack.fact`, without spaces.
    pub text: Cow<'t, str>,
}

impl Path<'_> {
    /// The words between the dots.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split('.')
    }
}

/// A comparison of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// As it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "==",
            Comparison::Unequal => "!=",
            Comparison::Less => "<",
            Comparison::LessOrEqual => "<=",
            Comparison::Greater => ">",
            Comparison::GreaterOrEqual => ">=",
        }
    }
}

/// An operation on two numbers (or dates, or series).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operation {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operation {
    /// As it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Operation::Add => "+",
            Operation::Subtract => "-",
            Operation::Multiply => "*",
            Operation::Divide => "/",
        }
    }
}

/// Why a text is not an expression: the first thing that is wrong.
#[derive(Clone, Debug)]
pub struct Problem {
    /// Which kind of mistake.
    pub code: Code,
    /// First byte of the place in the expression text.
    pub start: u32,
    /// First byte after the place.
    pub end: u32,
    /// Values for the places in the wording, by name.
    pub arguments: Vec<(&'static str, String)>,
    /// Another place that matters: start, end, and a short text in English and Swedish.
    pub related: Option<(u32, u32, &'static str, &'static str)>,
}

impl Problem {
    /// A problem without values yet.
    #[cold]
    fn new(code: Code, place: Place) -> Problem {
        Problem { code, start: place.start, end: place.end, arguments: Vec::new(), related: None }
    }

    /// Adds the value for one place of the wording.
    fn with(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.arguments.push((name, value.into()));
        self
    }

    /// Adds a value only if there is one; hints that need it are skipped otherwise.
    fn with_some(self, name: &'static str, value: Option<String>) -> Problem {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Points out another place.
    fn related(mut self, place: Place, en: &'static str, sv: &'static str) -> Problem {
        self.related = Some((place.start, place.end, en, sv));
        self
    }
}
