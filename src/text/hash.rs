//! Tables for short keys that the engine numbers itself: slots, operations, places.
//!
//! The standard library's hasher withstands keys that someone chose to collide, and takes most of the time of such
//! a table. Here a multiplication takes its place; its product is folded, so that all bits of a key count. Names
//! that authors choose stay with the standard library's.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A table by short keys.
pub(crate) type QuickMap<K, V> = HashMap<K, V, BuildHasherDefault<QuickHasher>>;

/// A set of short keys.
pub(crate) type QuickSet<K> = HashSet<K, BuildHasherDefault<QuickHasher>>;

/// Folds everything into one word.
#[derive(Clone, Copy, Default)]
pub(crate) struct QuickHasher(u64);

impl QuickHasher {
    fn add(&mut self, word: u64) {
        // Any odd number with its bits well mixed will do.
        let product = u128::from(self.0 ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xd6e8_feb8_6659_fd93;
        let folded = (product ^ (product >> 64)) & u128::from(u64::MAX);
        self.0 = u64::try_from(folded).unwrap_or_default();
    }
}

impl Hasher for QuickHasher {
    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            self.add(word.try_into().map_or(0, u64::from_le_bytes));
        }
        let rest = words.remainder().iter().rev().fold(1, |rest, byte| rest << 8 | u64::from(*byte));
        self.add(rest);
    }

    fn write_u8(&mut self, number: u8) {
        self.add(number.into());
    }

    fn write_u32(&mut self, number: u32) {
        self.add(number.into());
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn write_usize(&mut self, number: usize) {
        self.add(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::hash::BuildHasher;

    use super::*;

    #[test]
    fn near_keys_spread_over_a_table() {
        let build = BuildHasherDefault::<QuickHasher>::default();
        // The standard table takes the place from the lowest bits and a check from the highest.
        let places: QuickSet<u64> = (0..4096_u32).map(|key| build.hash_one((3_u8, key)) & 4095).collect();
        let checks: QuickSet<u64> = (0..4096_u32).map(|key| build.hash_one(key) >> 57).collect();
        assert!(places.len() > 2400, "{} of 2 589 that chance would give", places.len());
        assert_eq!(checks.len(), 128);
    }

    #[test]
    fn ends_of_texts_count() {
        let build = BuildHasherDefault::<QuickHasher>::default();
        let texts = ["", "a", "b", "a\0", "\0", "abcdefgh", "abcdefgh\0", "abcdefgi", "abcdefghi"];
        let hashes: QuickSet<u64> = texts.iter().map(|text| build.hash_one(text)).collect();
        assert_eq!(hashes.len(), texts.len());
    }
}
