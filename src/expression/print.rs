//! The tree back to text: one spelling for each shape, with no parenthesis too many.

use std::fmt::{self, Write as _};

use super::{Children, Expression, Kind, NodeId};

/// How tightly a node binds, as the parser reads it; a greater number is tighter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Conditional,
    Or,
    And,
    Relation,
    Sum,
    Product,
    Sign,
    Operand,
}

impl Level {
    fn of(kind: &Kind<'_>) -> Level {
        match kind {
            Kind::If(..) => Level::Conditional,
            Kind::Or(_) => Level::Or,
            Kind::And(_) => Level::And,
            Kind::Compare(..) | Kind::In(..) => Level::Relation,
            Kind::Arithmetic(operation, ..) => match operation {
                super::Operation::Add | super::Operation::Subtract => Level::Sum,
                super::Operation::Multiply | super::Operation::Divide => Level::Product,
            },
            Kind::Not(_) | Kind::Negate(_) => Level::Sign,
            Kind::Truth(_)
            | Kind::Number(_)
            | Kind::Text(_)
            | Kind::Path(_)
            | Kind::List(_)
            | Kind::Call { .. } => Level::Operand,
        }
    }

    /// The next tighter level.
    fn tighter(self) -> Level {
        match self {
            Level::Conditional => Level::Or,
            Level::Or => Level::And,
            Level::And => Level::Relation,
            Level::Relation => Level::Sum,
            Level::Sum => Level::Product,
            Level::Product => Level::Sign,
            Level::Sign | Level::Operand => Level::Operand,
        }
    }
}

impl fmt::Display for Expression<'_> {
    /// Writes the expression on one line, so that [`super::parse`] reads the same shape again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        self.write(&mut out, self.root, Level::Conditional);
        f.write_str(&out)
    }
}

impl Expression<'_> {
    /// One node and all beneath it as text; see the `Display` of the whole.
    #[must_use]
    pub fn text_of(&self, id: NodeId) -> String {
        let mut out = String::new();
        self.write(&mut out, id, Level::Conditional);
        out
    }

    /// Writes a node, in parentheses if it binds more loosely than its surroundings demand.
    /// The recursion is as deep as the tree, which [`super::MAX_HEIGHT`] bounds.
    fn write(&self, out: &mut String, id: NodeId, least: Level) {
        let kind = &self.node(id).kind;
        let level = Level::of(kind);
        if level < least {
            out.push('(');
            self.write(out, id, Level::Conditional);
            out.push(')');
            return;
        }
        match kind {
            Kind::Truth(truth) => out.push_str(if *truth { "true" } else { "false" }),
            Kind::Number(digits) => out.push_str(digits),
            Kind::Text(text) => quote(out, text),
            Kind::Path(path) => out.push_str(&path.text),
            Kind::Not(inner) => self.write_sign(out, "!", *inner),
            Kind::Negate(inner) => self.write_sign(out, "-", *inner),
            Kind::And(parts) => self.write_joined(out, *parts, " && ", level.tighter()),
            Kind::Or(parts) => self.write_joined(out, *parts, " || ", level.tighter()),
            Kind::Compare(comparison, left, right) => {
                self.write_relation(out, *left, comparison.sign(), *right);
            }
            Kind::In(left, right) => self.write_relation(out, *left, "in", *right),
            Kind::Arithmetic(operation, left, right) => {
                self.write_infix(out, (*left, level), operation.sign(), (*right, level.tighter()));
            }
            Kind::If(condition, then, otherwise) => {
                self.write_infix(out, (*condition, Level::Or), "?", (*then, Level::Or));
                out.push_str(" : ");
                self.write(out, *otherwise, Level::Conditional);
            }
            Kind::List(items) => {
                out.push('[');
                self.write_joined(out, *items, ", ", Level::Conditional);
                out.push(']');
            }
            Kind::Call { receiver, name, arguments, .. } => {
                if let Some(receiver) = receiver {
                    self.write(out, *receiver, Level::Operand);
                    out.push('.');
                }
                out.push_str(name);
                out.push('(');
                self.write_joined(out, *arguments, ", ", Level::Conditional);
                out.push(')');
            }
        }
    }

    fn write_sign(&self, out: &mut String, sign: &str, inner: NodeId) {
        out.push_str(sign);
        self.write(out, inner, Level::Sign);
    }

    fn write_joined(&self, out: &mut String, parts: Children, between: &str, least: Level) {
        for (position, part) in self.children(parts).iter().enumerate() {
            if position > 0 {
                out.push_str(between);
            }
            self.write(out, *part, least);
        }
    }

    /// A comparison. Its left side needs parentheses if it is a `!`, because the parser refuses the
    /// misleading `!a == b`.
    fn write_relation(&self, out: &mut String, left: NodeId, sign: &str, right: NodeId) {
        let negated = matches!(self.node(left).kind, Kind::Not(_));
        let least = if negated { Level::Operand } else { Level::Sum };
        self.write_infix(out, (left, least), sign, (right, Level::Sum));
    }

    fn write_infix(&self, out: &mut String, left: (NodeId, Level), sign: &str, right: (NodeId, Level)) {
        self.write(out, left.0, left.1);
        out.push(' ');
        out.push_str(sign);
        out.push(' ');
        self.write(out, right.0, right.1);
    }
}

/// Writes a text in single quotes, with escapes only where they are needed.
fn quote(out: &mut String, text: &str) {
    out.push('\'');
    for c in text.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            hidden if hidden.is_control() => {
                // Writing to a `String` cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(hidden));
            }
            plain => out.push(plain),
        }
    }
    out.push('\'');
}
