//! "Did you mean …": the nearest known name to one that is not known.

use crate::text::lower_case;

/// The known name nearest to `name`, if one is near enough to be a likely slip.
///
/// Near enough is at most a third of the length in edits (swapping two neighbors counts as one), or
/// the same letters in another case.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(name, &mut known.into_iter())
}

fn nearest_of<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (name.chars().count() / 3).clamp(1, 4);
    let folded = lower_case(name).replace('-', "_");
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        if candidate.len().abs_diff(name.len()) > limit + 4 {
            continue;
        }
        let away = if lower_case(candidate).replace('-', "_") == folded { 0 } else { edits(name, candidate) };
        let better = best.is_none_or(|(least, first)| (away, candidate) < (least, first));
        if away <= limit && better {
            best = Some((away, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// As [`nearest`], with an owned result, for names that do not outlive the call.
pub fn nearest_owned<S: AsRef<str>>(name: &str, known: impl IntoIterator<Item = S>) -> Option<String> {
    let all: Vec<S> = known.into_iter().collect();
    nearest(name, all.iter().map(AsRef::as_ref)).map(str::to_owned)
}

/// Edits between two words: insert, remove, replace, or swap two neighbors (optimal string alignment).
fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len() > 128 || b.len() > 128 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (above[j] + 1).min(row[j - 1] + 1).min(above[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_and_not_strangers() {
        let known = ["horizon_years", "discount_rate", "cost_series"];
        assert_eq!(nearest("horizn_years", known), Some("horizon_years"));
        assert_eq!(nearest("discuont_rate", known), Some("discount_rate"));
        assert_eq!(nearest("Cost-Series", known), Some("cost_series"));
        assert_eq!(nearest("personal_data", known), None);
    }

    #[test]
    fn swapped_neighbors_are_one_edit() {
        assert_eq!(edits("ab", "ba"), 1);
        assert_eq!(edits("kitten", "sitting"), 3);
    }
}
