//! Where in a JSON text something stands, as a JSON Pointer (RFC 6901).

use riktlinje::diagnostic::Span;
use riktlinje::source::{Kind, Node};

/// The way to the innermost node or key that holds a place. The reader bounds how deep the tree is.
pub(crate) fn pointer(tree: &Node, span: Span) -> String {
    let holds = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    let mut pointer = String::new();
    let mut node = tree;
    loop {
        let next = match &node.kind {
            Kind::Scalar(_) => None,
            Kind::Sequence(items) => {
                let found = items.iter().enumerate().find(|(_, item)| holds(item.span));
                found.map(|(at, item)| (at.to_string(), item))
            }
            Kind::Mapping(entries) => {
                let found = entries.iter().find(|(key, value)| holds(key.span) || holds(value.span));
                found.map(|(key, value)| (key.text.replace('~', "~0").replace('/', "~1"), value))
            }
        };
        let Some((step, inner)) = next else { return pointer };
        pointer.push('/');
        pointer.push_str(&step);
        node = inner;
    }
}
