//! Sets of options as bits in 64-bit words.
//!
//! A choice of N options is one run of words: the options that are possible, with one more bit, number N,
//! for none. A choice of many is two runs: the options surely chosen, then those possibly chosen.

use super::Truth;

/// Words that a choice of so many options takes, none included.
#[must_use]
pub fn choice_width(options: usize) -> usize {
    options / 64 + 1
}

/// Words that each of the two runs of a choice of many takes.
#[must_use]
pub fn choices_width(options: usize) -> usize {
    options.div_ceil(64).max(1)
}

/// Sets a bit.
pub fn insert(words: &mut [u64], bit: usize) {
    if let Some(word) = words.get_mut(bit / 64) {
        *word |= 1 << (bit % 64);
    }
}

/// Whether a bit is set.
#[must_use]
pub fn contains(words: &[u64], bit: usize) -> bool {
    words.get(bit / 64).is_some_and(|word| word >> (bit % 64) & 1 == 1)
}

/// How many bits are set.
#[must_use]
pub fn count(words: &[u64]) -> u32 {
    words.iter().map(|word| word.count_ones()).sum()
}

/// The set bits, rising.
pub fn iter(words: &[u64]) -> impl Iterator<Item = usize> {
    words.iter().enumerate().flat_map(|(at, word)| {
        // Each step takes the lowest bit away.
        let left = std::iter::successors(Some(*word), |left| Some(left & left.wrapping_sub(1)));
        left.take_while(|left| *left != 0).map(move |left| at * 64 + left.trailing_zeros() as usize)
    })
}

/// Whether just one bit is set.
#[must_use]
pub fn is_single(words: &[u64]) -> bool {
    if let [only] = words { only.is_power_of_two() } else { count(words) == 1 }
}

/// Whether all of `a` is in `b`.
#[must_use]
pub fn subset(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a & !b == 0)
}

/// Whether `a` and `b` share nothing.
#[must_use]
pub fn disjoint(a: &[u64], b: &[u64]) -> bool {
    a.iter().zip(b).all(|(a, b)| a & b == 0)
}

/// Whether a choice is one of the options in `list`.
#[must_use]
pub fn one_of(possible: &[u64], list: &[u64]) -> Truth {
    Truth::from_parts(subset(possible, list), !disjoint(possible, list))
}

/// Whether two choices are the same option.
#[must_use]
pub fn same(a: &[u64], b: &[u64]) -> Truth {
    Truth::from_parts(is_single(a) && is_single(b) && subset(a, b), !disjoint(a, b))
}

/// Whether an ordered choice stands before another; none (bit `none`) does not count.
#[must_use]
pub fn before(a: &[u64], b: &[u64], none: usize) -> Truth {
    let ends = |words: &[u64]| {
        let options = || iter(words).filter(|bit| *bit != none);
        (options().next().unwrap_or(0), options().last().unwrap_or(0))
    };
    let ((a_first, a_last), (b_first, b_last)) = (ends(a), ends(b));
    Truth::from_parts(a_last < b_first, a_first < b_last)
}

/// What a choice of many still can be: the options surely chosen and those possibly chosen.
#[derive(Clone, Copy)]
pub struct MustMay<'a> {
    /// Surely chosen.
    pub must: &'a [u64],
    /// Possibly chosen, the sure ones included.
    pub may: &'a [u64],
}

impl MustMay<'_> {
    /// Whether at least one of the list is chosen.
    #[must_use]
    pub fn any_of(self, list: &[u64]) -> Truth {
        Truth::from_parts(!disjoint(self.must, list), !disjoint(self.may, list))
    }

    /// Whether all of the list are chosen.
    #[must_use]
    pub fn all_of(self, list: &[u64]) -> Truth {
        Truth::from_parts(subset(list, self.must), subset(list, self.may))
    }

    /// Whether nothing outside the list is chosen.
    #[must_use]
    pub fn only_of(self, list: &[u64]) -> Truth {
        Truth::from_parts(subset(self.may, list), subset(self.must, list))
    }

    /// Whether exactly the list is chosen.
    #[must_use]
    pub fn equal(self, list: &[u64]) -> Truth {
        let settled = subset(self.may, self.must);
        let possible = subset(self.must, list) && subset(list, self.may);
        Truth::from_parts(settled && possible, possible)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All ways to complete a choice of many over three options, against the plain set operation.
    #[test]
    fn choices_of_many_agree_with_every_completion() {
        for must in 0_u64..8 {
            for may in (0_u64..8).filter(|may| must & !may == 0) {
                for list in 0_u64..8 {
                    let all = |test: &dyn Fn(u64) -> bool| {
                        let sets = (0_u64..8).filter(|set| must & !set == 0 && set & !may == 0);
                        sets.map(|set| Truth::from_bool(test(set))).reduce(Truth::union).unwrap()
                    };
                    let (m, y, l) = ([must], [may], [list]);
                    let set = MustMay { must: &m, may: &y };
                    assert_eq!(set.any_of(&l), all(&|s| s & list != 0), "any {must} {may} {list}");
                    assert_eq!(set.all_of(&l), all(&|s| list & !s == 0), "all {must} {may} {list}");
                    assert_eq!(set.only_of(&l), all(&|s| s & !list == 0), "only {must} {may} {list}");
                    assert_eq!(set.equal(&l), all(&|s| s == list), "equal {must} {may} {list}");
                }
            }
        }
    }

    /// All pairs of choices over three options, against every completion.
    #[test]
    fn choices_of_one_agree_with_every_completion() {
        for a in 1_u64..8 {
            for b in 1_u64..8 {
                let all = |test: &dyn Fn(u32, u32) -> bool| {
                    let of = |set: u64| (0..3).filter(move |bit| set >> bit & 1 == 1);
                    of(a)
                        .flat_map(|x| of(b).map(move |y| (x, y)))
                        .map(|(x, y)| Truth::from_bool(test(x, y)))
                        .reduce(Truth::union)
                        .unwrap()
                };
                assert_eq!(same(&[a], &[b]), all(&|x, y| x == y), "same {a} {b}");
                assert_eq!(before(&[a], &[b], 63), all(&|x, y| x < y), "before {a} {b}");
                assert_eq!(one_of(&[a], &[b]), {
                    let of = (0..3).filter(|bit| a >> bit & 1 == 1);
                    of.map(|x| Truth::from_bool(b >> x & 1 == 1)).reduce(Truth::union).unwrap()
                });
            }
        }
    }

    #[test]
    fn widths_leave_room_for_none() {
        assert_eq!([0, 1, 63, 64, 127, 128].map(choice_width), [1, 1, 1, 2, 2, 3]);
        assert_eq!([0, 1, 64, 65, 128].map(choices_width), [1, 1, 1, 2, 2]);
    }
}
