//! Roles that act somewhere and have no wording.

use std::collections::BTreeSet;

use super::codes;
use super::subject::Subject;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Kind, Node};

/// Keys whose values are roles.
const KEYS: [&str; 4] = ["owner", "to", "answered_by", "by"];

pub(super) fn find(subject: &Subject<'_>, found: &mut Diagnostics) {
    let mut said = BTreeSet::new();
    roles(&subject.tree, false, &mut |node, role| {
        if !subject.guideline.roles.contains_key(role) && said.insert(role.to_owned()) {
            found.push(Diagnostic::new(codes::NO_ROLE_WORDING, node.span).with("role", role));
        }
    });
}

/// Calls `visit` for every role that is named. Recursion is bounded by the depth of the tree.
fn roles<'t>(node: &'t Node<'t>, is_role: bool, visit: &mut dyn FnMut(&'t Node<'t>, &'t str)) {
    match &node.kind {
        Kind::Scalar(_) => {
            if let Some(role) = node.scalar_text().filter(|_| is_role) {
                visit(node, role);
            }
        }
        Kind::Sequence(items) => items.iter().for_each(|item| roles(item, is_role, visit)),
        Kind::Mapping(entries) => {
            for (key, value) in entries {
                roles(value, KEYS.contains(&key.text.as_ref()), visit);
            }
        }
    }
}
