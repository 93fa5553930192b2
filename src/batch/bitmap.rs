//! One bit per row, 64 rows a word.

/// A row of bits that grows at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bitmap {
    words: Vec<u64>,
    length: usize,
}

impl Bitmap {
    /// No bit at all.
    pub(super) const EMPTY: &Bitmap = &Bitmap { words: Vec::new(), length: 0 };

    /// So many bits, none of them set.
    #[must_use]
    pub fn zeros(length: usize) -> Bitmap {
        Bitmap { words: vec![0; length.div_ceil(64)], length }
    }

    /// Bits from words, the first bit lowest. Bits beyond `length` are cleared.
    #[must_use]
    pub fn from_words(mut words: Vec<u64>, length: usize) -> Bitmap {
        words.resize(length.div_ceil(64), 0);
        let mut bitmap = Bitmap { words, length };
        bitmap.clear_tail();
        bitmap
    }

    /// How many bits there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The bit at a row; no beyond the end.
    #[must_use]
    pub fn get(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Sets the bit at a row; the bits between the end and it are no.
    pub fn set(&mut self, row: usize, value: bool) {
        if row >= self.length {
            self.length = row + 1;
            self.words.resize(self.length.div_ceil(64), 0);
        }
        if let Some(word) = self.words.get_mut(row / 64) {
            let bit = 1 << (row % 64);
            *word = if value { *word | bit } else { *word & !bit };
        }
    }

    /// Takes all bits away and keeps the space.
    pub fn clear(&mut self) {
        self.words.clear();
        self.length = 0;
    }

    /// The words, the first row lowest.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// How many bits are set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Shortens to so many bits.
    pub(super) fn truncate(&mut self, length: usize) {
        if length < self.length {
            self.length = length;
            self.words.truncate(length.div_ceil(64));
            self.clear_tail();
        }
    }

    fn clear_tail(&mut self) {
        let used = self.length % 64;
        if let (1.., Some(last)) = (used, self.words.last_mut()) {
            *last &= u64::MAX >> (64 - used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Bitmap;

    #[test]
    fn bits_are_kept_by_row_and_a_gap_is_no() {
        let mut bits = Bitmap::default();
        bits.set(70, true);
        bits.set(3, true);
        assert_eq!((bits.len(), bits.count()), (71, 2));
        assert_eq!([2, 3, 69, 70, 71].map(|row| bits.get(row)), [false, true, false, true, false]);
        bits.set(3, false);
        bits.truncate(70);
        assert_eq!((bits.len(), bits.count(), bits.words().len()), (70, 0, 2));
    }

    #[test]
    fn what_lies_beyond_the_length_does_not_count() {
        let bits = Bitmap::from_words(vec![u64::MAX, u64::MAX], 66);
        assert_eq!(bits.count(), 66);
    }
}
