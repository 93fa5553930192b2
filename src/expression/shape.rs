//! When two expressions are the same.

use super::{Children, Expression, Kind, NodeId};

impl PartialEq for Expression<'_> {
    /// Same shape, wherever it stands in the text.
    fn eq(&self, other: &Self) -> bool {
        self.equal_shape(self.root, other, other.root)
    }
}

impl Expression<'_> {
    /// True when a node here and a node of another expression have the same shape. Places, spaces,
    /// the kind of quotes and needless parentheses do not count; `1.0` and `1` are different texts.
    /// The recursion is as deep as the tree, which [`super::MAX_HEIGHT`] bounds.
    #[must_use]
    pub fn equal_shape(&self, id: NodeId, other: &Expression<'_>, other_id: NodeId) -> bool {
        let theirs = &other.node(other_id).kind;
        let same = |a: &NodeId, b: &NodeId| self.equal_shape(*a, other, *b);
        let all = |a: &Children, b: &Children| self.equal_all(*a, other, *b);
        match &self.node(id).kind {
            Kind::Truth(a) => matches!(theirs, Kind::Truth(b) if a == b),
            Kind::Number(a) => matches!(theirs, Kind::Number(b) if a == b),
            Kind::Text(a) => matches!(theirs, Kind::Text(b) if a == b),
            Kind::Path(a) => matches!(theirs, Kind::Path(b) if a.text == b.text),
            Kind::Not(a) => matches!(theirs, Kind::Not(b) if same(a, b)),
            Kind::Negate(a) => matches!(theirs, Kind::Negate(b) if same(a, b)),
            Kind::And(a) => matches!(theirs, Kind::And(b) if all(a, b)),
            Kind::Or(a) => matches!(theirs, Kind::Or(b) if all(a, b)),
            Kind::List(a) => matches!(theirs, Kind::List(b) if all(a, b)),
            Kind::Compare(sign, a, b) => {
                matches!(theirs, Kind::Compare(other, c, d) if sign == other && same(a, c) && same(b, d))
            }
            Kind::Arithmetic(sign, a, b) => {
                matches!(theirs, Kind::Arithmetic(other, c, d) if sign == other && same(a, c) && same(b, d))
            }
            Kind::In(a, b) => matches!(theirs, Kind::In(c, d) if same(a, c) && same(b, d)),
            Kind::If(condition, then, otherwise) => {
                let Kind::If(other, yes, no) = theirs else { return false };
                same(condition, other) && same(then, yes) && same(otherwise, no)
            }
            Kind::Call { receiver, name, arguments, .. } => {
                let Kind::Call { receiver: to, name: called, arguments: with, .. } = theirs else {
                    return false;
                };
                let receivers = match (receiver, to) {
                    (Some(a), Some(b)) => same(a, b),
                    (None, None) => true,
                    (Some(_), None) | (None, Some(_)) => false,
                };
                receivers && name == called && all(arguments, with)
            }
        }
    }

    fn equal_all(&self, ids: Children, other: &Expression<'_>, other_ids: Children) -> bool {
        let (a, b) = (self.children(ids), other.children(other_ids));
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| self.equal_shape(*a, other, *b))
    }
}
