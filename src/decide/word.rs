//! Words and digits to recognize in a text, many bytes at a time.

/// A word, to be compared with the beginning of a text.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) bytes: Box<[u8]>,
    /// Its first sixteen bytes, and which of them belong to the word.
    first: u128,
    mask: u128,
}

impl Word {
    pub(super) fn new(bytes: &[u8]) -> Word {
        let at = |at: usize| bytes.get(at).copied();
        let first = std::array::from_fn(|byte| at(byte).unwrap_or(0));
        let mask = std::array::from_fn(|byte| if at(byte).is_some() { u8::MAX } else { 0 });
        Word { bytes: bytes.into(), first: u128::from_le_bytes(first), mask: u128::from_le_bytes(mask) }
    }

    /// What follows the word in a text that begins with it.
    #[inline]
    pub(super) fn strip<'t>(&self, text: &'t [u8]) -> Option<&'t [u8]> {
        let Some(first) = text.first_chunk() else {
            // So near the end that there are no sixteen bytes to look at.
            return text.strip_prefix(&*self.bytes);
        };
        if (u128::from_le_bytes(*first) ^ self.first) & self.mask != 0 {
            return None;
        }
        match self.bytes.get(16..) {
            Some(others) => text.get(16..)?.strip_prefix(others),
            None => text.get(self.bytes.len()..),
        }
    }
}

/// The digits that a text begins with, up to eight of them, as a number; and how many there are.
pub(super) fn digits(text: [u8; 8]) -> (u64, u32) {
    const ZEROS: u64 = 0x3030_3030_3030_3030;
    let text = u64::from_le_bytes(text);
    // A digit less the character 0 lies below 10; what is not a digit then has one of the upper bits, also
    // with 6 added. A carry goes to later characters only.
    let values = text ^ ZEROS;
    let others = (values | values.wrapping_add(0x0606_0606_0606_0606)) & 0xf0f0_f0f0_f0f0_f0f0;
    let count = others.trailing_zeros() / 8;
    if count == 0 {
        return (0, 0);
    }
    // Zeros in front, so that the last digit stands last; then pairs, fours and eights are joined.
    let digits = values << (64 - 8 * count);
    let pairs = (digits.wrapping_mul(10) + (digits >> 8)) & 0x00ff_00ff_00ff_00ff;
    let fours = (pairs.wrapping_mul(100) + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
    let eight = (fours.wrapping_mul(10_000) + (fours >> 32)) & 0xffff_ffff;
    (eight, count)
}

#[cfg(test)]
mod tests {
    use super::{Word, digits};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn digits_are_those_that_a_loop_finds(text in prop::array::uniform8(prop_oneof![b'0'..=b'9', any::<u8>()])) {
            let count = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let value = text[..count].iter().fold(0, |value, byte| value * 10 + u64::from(byte - b'0'));
            prop_assert_eq!(digits(text), (value, u32::try_from(count).unwrap()));
        }

        #[test]
        fn words_are_found_where_a_text_begins_with_them(word in "[ab]{1,20}", text in "[ab]{0,30}") {
            for text in [text.clone(), format!("{word}{text}")] {
                let word = Word::new(word.as_bytes());
                prop_assert_eq!(word.strip(text.as_bytes()), text.as_bytes().strip_prefix(&*word.bytes));
            }
        }
    }
}
