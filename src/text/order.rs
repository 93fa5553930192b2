//! Sorting that is compiled once. The standard library's sort takes five kilobytes for each type that is sorted, which
//! a browser has to load; here only positions are sorted.

use std::cmp::Ordering;

/// The positions 0, 1, … below `count` in rising order. Among equals the lower position comes first.
#[must_use]
pub fn sorted_positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    let mut merged = Vec::with_capacity(count);
    let mut length = 1;
    // Neighboring runs of this length are in order, and are merged to runs of twice the length.
    while length < count {
        for pair in sorted.chunks(length.saturating_mul(2)) {
            let (mut left, mut right) = pair.split_at(length.min(pair.len()));
            while let ([first, lefts @ ..], [second, rights @ ..]) = (left, right) {
                if compare(*first, *second).is_le() {
                    merged.push(*first);
                    left = lefts;
                } else {
                    merged.push(*second);
                    right = rights;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut sorted, &mut merged);
        merged.clear();
        length = length.saturating_mul(2);
    }
    sorted
}

/// Sorts ids in place and leaves each once, without allocating (Shell's method, Ciura's distances).
pub fn sort_ids<T: Ord + Copy>(ids: &mut Vec<T>) {
    for distance in [1750, 701, 301, 132, 57, 23, 10, 4, 1] {
        for from in distance..ids.len() {
            let mut at = from;
            while at >= distance && ids[at] < ids[at - distance] {
                ids.swap(at, at - distance);
                at -= distance;
            }
        }
    }
    ids.dedup();
}

/// Sorts items; among equals the order stays.
pub fn sort_items<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let by_position = |a: usize, b: usize| match (items.get(a), items.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        (Some(_) | None, _) => Ordering::Equal,
    };
    let positions = sorted_positions(items.len(), &by_position);
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(positions.into_iter().filter_map(|at| taken.get_mut(at).and_then(Option::take)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_standard_stable_sort(mut items in prop::collection::vec((0_u8..9, any::<u8>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            sort_items(&mut items, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(items, expected);
        }

        #[test]
        fn ids_are_sorted_and_there_once(mut ids in prop::collection::vec(0_u32..400, 0..500)) {
            let expected: Vec<u32> = ids.iter().copied().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
            sort_ids(&mut ids);
            prop_assert_eq!(ids, expected);
        }
    }
}
