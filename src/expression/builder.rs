//! The tree while it grows. Every limit on its size is checked here.

use super::{Children, Expression, Kind, MAX_HEIGHT, MAX_NODES, Node, NodeId, Place, Problem};
use crate::diagnostic::catalog::expression as codes;

/// A tree under construction, bottom up.
#[derive(Default)]
pub(super) struct Builder<'t> {
    nodes: Vec<Node<'t>>,
    children: Vec<NodeId>,
    /// Levels of the tree beneath and with each node.
    heights: Vec<u16>,
}

impl<'t> Builder<'t> {
    /// A tree that has room for what so many tokens nearly always make: about every other one is a sign.
    pub(super) fn for_tokens(count: usize) -> Builder<'t> {
        let room = count.min(MAX_NODES) / 2 + 1;
        Builder { nodes: Vec::with_capacity(room), children: Vec::new(), heights: Vec::with_capacity(room) }
    }

    /// Adds a node above parts that were added before it.
    pub(super) fn add(&mut self, kind: Kind<'t>, place: Place) -> Result<NodeId, Problem> {
        if self.nodes.len() >= MAX_NODES {
            let problem = Problem::new(codes::TOO_MANY_PARTS, place);
            return Err(problem.with("limit", MAX_NODES.to_string()));
        }
        let height = self.height_of(&kind).saturating_add(1);
        if usize::from(height) > MAX_HEIGHT {
            return Err(Problem::new(codes::TOO_LONG_CHAIN, place).with("limit", MAX_HEIGHT.to_string()));
        }
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { kind, place });
        self.heights.push(height);
        Ok(id)
    }

    /// Keeps a list of nodes for a node that will be added.
    pub(super) fn list(&mut self, ids: &[NodeId]) -> Children {
        let narrow = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let children = Children { start: narrow(self.children.len()), count: narrow(ids.len()) };
        self.children.extend_from_slice(ids);
        children
    }

    /// A node added before.
    pub(super) fn kind(&self, id: NodeId) -> Option<&Kind<'t>> {
        self.nodes.get(id.index()).map(|node| &node.kind)
    }

    /// Where a node added before stands.
    pub(super) fn place(&self, id: NodeId) -> Place {
        self.nodes.get(id.index()).map(|node| node.place).unwrap_or_default()
    }

    /// The finished tree.
    pub(super) fn finish(self, root: NodeId) -> Expression<'t> {
        Expression { nodes: self.nodes, children: self.children, root }
    }

    /// The greatest height among the parts of a node.
    fn height_of(&self, kind: &Kind<'t>) -> u16 {
        let one = |id: &NodeId| self.heights.get(id.index()).copied().unwrap_or_default();
        let many = |children: &Children| {
            let start = children.start as usize;
            let ids = self.children.get(start..start + children.len()).unwrap_or_default();
            ids.iter().map(one).max().unwrap_or_default()
        };
        match kind {
            Kind::Truth(_) | Kind::Number(_) | Kind::Text(_) | Kind::Path(_) => 0,
            Kind::Not(a) | Kind::Negate(a) => one(a),
            Kind::Compare(_, a, b) | Kind::In(a, b) | Kind::Arithmetic(_, a, b) => one(a).max(one(b)),
            Kind::If(a, b, c) => one(a).max(one(b)).max(one(c)),
            Kind::And(children) | Kind::Or(children) | Kind::List(children) => many(children),
            Kind::Call { receiver, arguments, .. } => receiver.as_ref().map_or(0, one).max(many(arguments)),
        }
    }
}
