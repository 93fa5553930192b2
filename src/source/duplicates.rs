//! Keys that stand twice in one mapping.

use super::node::{Key, Node};
use crate::text::{sort_items, sorted_positions};

/// Up to this many keys are compared pair by pair, without a table.
const FEW: usize = 8;

/// For every key that stands again, the index of the first and of the later one, sorted by the later.
///
/// At most `most` pairs. The work is n log n in the number of keys.
pub(super) fn repeated_keys(entries: &[(Key<'_>, Node<'_>)], most: usize) -> Vec<(usize, usize)> {
    let key = |index: usize| entries.get(index).map(|(key, _)| key.text.as_ref());
    let mut pairs = Vec::new();
    if entries.len() <= FEW {
        for later in 1..entries.len() {
            if let Some(first) = (0..later).find(|first| key(*first) == key(later)) {
                pairs.push((first, later));
            }
        }
    } else {
        let order = sorted_positions(entries.len(), &|a, b| key(a).cmp(&key(b)));
        let mut first = order.first().copied().unwrap_or_default();
        for later in order.into_iter().skip(1) {
            if key(first) == key(later) {
                pairs.push((first, later));
            } else {
                first = later;
            }
        }
        sort_items(&mut pairs, |(_, a), (_, b)| a.cmp(b));
    }
    pairs.truncate(most);
    pairs
}

#[cfg(test)]
mod tests {
    use super::super::node::{Kind, Scalar, Style};
    use super::*;
    use crate::diagnostic::Span;

    fn entries(keys: &[&'static str]) -> Vec<(Key<'static>, Node<'static>)> {
        let nothing = Scalar { text: "".into(), style: Style::Plain };
        let node = Node { kind: Kind::Scalar(nothing), span: Span::default() };
        keys.iter().map(|key| (Key { text: (*key).into(), span: Span::default() }, node.clone())).collect()
    }

    #[test]
    fn few_and_many_keys_find_the_same() {
        assert_eq!(repeated_keys(&entries(&["a", "b", "a", "c", "a", "b"]), 9), [(0, 2), (0, 4), (1, 5)]);
        let many = entries(&["a", "b", "a", "c", "a", "b", "d", "e", "f", "g", "c"]);
        assert_eq!(repeated_keys(&many, 9), [(0, 2), (0, 4), (1, 5), (3, 10)]);
        assert_eq!(repeated_keys(&many, 2), [(0, 2), (0, 4)]);
        assert_eq!(repeated_keys(&[], 9), []);
    }
}
