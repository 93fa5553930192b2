//! What is computed for 512 rows at a time, in plain code; `wide.rs` says the same in wide registers.

/// Rows that are computed together.
pub(super) const ROWS: usize = 512;
pub(super) const WORDS: usize = ROWS / 64;

/// One bit for each row of a block, in one line of the processor's memory: half as fast where it lies across two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(64))]
pub(super) struct Plane(pub(super) [u64; WORDS]);

/// 16 bits for each row, at the beginning of such a line.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
pub(super) struct Short(pub(super) [i16; ROWS]);

pub(super) const NONE: Plane = Plane([0; WORDS]);
pub(super) const ALL: Plane = Plane([u64::MAX; WORDS]);

impl Plane {
    /// The same bits in every word.
    #[inline(always)]
    pub(super) fn of(word: u64) -> Plane {
        Plane([word; WORDS])
    }

    /// Whether a row has its bit.
    #[inline(always)]
    pub(super) fn has(&self, row: usize) -> bool {
        self.0[row % ROWS / 64] >> (row % 64) & 1 == 1
    }

    /// Sets the bit of a row.
    #[inline(always)]
    pub(super) fn set(&mut self, row: usize, value: bool) {
        let (word, bit) = (&mut self.0[row % ROWS / 64], 1 << (row % 64));
        *word = if value { *word | bit } else { *word & !bit };
    }
}

/// The options for which a test of a choice holds.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(all(feature = "simd", target_arch = "x86_64")),
    expect(dead_code, reason = "wide registers find codes in a table, the others in slices")
)]
pub(super) struct Listed {
    pub(super) codes: Vec<u8>,
    /// For each code below 16, all bits where it is listed.
    pub(super) table: [u8; 16],
    /// Whether all codes of the column are below 16.
    pub(super) short: bool,
    /// How many bits the codes of the column take.
    pub(super) bits: usize,
}

impl Listed {
    /// These codes, of a column whose last is `last`.
    pub(super) fn new(codes: &[u8], last: u8) -> Listed {
        let mut table = [0; 16];
        for (code, place) in table.iter_mut().enumerate() {
            if codes.iter().any(|listed| usize::from(*listed) == code) {
                *place = u8::MAX;
            }
        }
        let bits = 8 - last.leading_zeros() as usize;
        Listed { codes: codes.to_vec(), table, short: last < 16, bits }
    }
}

/// A column in a sum, and what each of its numbers is multiplied by.
pub(super) type Addend<'a> = (&'a [i32; ROWS], i32);

/// The columns of a sum: first those that are added as they are, then those that are subtracted, then the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Addends<'a> {
    pub(super) all: &'a [Addend<'a>],
    pub(super) plus: usize,
    pub(super) minus: usize,
}

impl<'a> Addends<'a> {
    #[inline(always)]
    pub(super) fn groups(self) -> [&'a [Addend<'a>]; 3] {
        let (plus, rest) = self.all.split_at(self.plus.min(self.all.len()));
        let (minus, rest) = rest.split_at(self.minus.min(rest.len()));
        [plus, minus, rest]
    }
}

/// What a processor does with 512 rows.
///
/// Where a word is computed after the other, it goes straight to its place: a plane that is put together from words
/// and read at once as a whole has to wait for them. Closures of the standard library are not sure to end up inside
/// the function that may use wide registers, so all of this is loops.
pub(super) trait Lanes: Copy {
    /// Codes of options, made ready to be asked for several times.
    type Codes<'a>;
    fn codes(self, codes: &[u8; ROWS]) -> Self::Codes<'_>;
    /// Which rows hold one of the listed codes. What it says of codes beyond the last of the column does not matter.
    fn listed(self, codes: &Self::Codes<'_>, listed: &Listed, plane: &mut Plane);
    /// Turns the rows that lie below a bound.
    fn below16(self, items: &[i16; ROWS], bound: i16, plane: &mut Plane);
    fn below32(self, items: &[i32; ROWS], bound: i32, plane: &mut Plane);
    fn below64(self, items: &[i64; ROWS], bound: i64, plane: &mut Plane);
    /// Which rows have a sum below a bound; 32 bits hold all sums.
    fn sum_below(self, addends: Addends<'_>, bound: i32, plane: &mut Plane);

    /// Keeps the rows that the other plane has as well.
    #[inline(always)]
    fn and(self, plane: &mut Plane, other: &Plane) {
        for at in 0..WORDS {
            plane.0[at] &= other.0[at];
        }
    }

    /// Adds the rows of the other plane.
    #[inline(always)]
    fn or(self, plane: &mut Plane, other: &Plane) {
        for at in 0..WORDS {
            plane.0[at] |= other.0[at];
        }
    }

    /// Turns the rows that have a bit in this word.
    #[inline(always)]
    fn turn(self, plane: &mut Plane, word: u64) {
        for plane in &mut plane.0 {
            *plane ^= word;
        }
    }
}

/// For any processor.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain;

impl Lanes for Plain {
    type Codes<'a> = [Plane; 8];

    fn codes(self, codes: &[u8; ROWS]) -> [Plane; 8] {
        slices(codes)
    }

    fn listed(self, slices: &[Plane; 8], listed: &Listed, plane: &mut Plane) {
        *plane = NONE;
        for code in &listed.codes {
            let equal = equal(slices, listed.bits, *code);
            self.or(plane, &equal);
        }
    }

    fn below16(self, items: &[i16; ROWS], bound: i16, plane: &mut Plane) {
        below(items, bound, plane);
    }

    fn below32(self, items: &[i32; ROWS], bound: i32, plane: &mut Plane) {
        below(items, bound, plane);
    }

    fn below64(self, items: &[i64; ROWS], bound: i64, plane: &mut Plane) {
        below(items, bound, plane);
    }

    fn sum_below(self, addends: Addends<'_>, bound: i32, plane: &mut Plane) {
        let [plus, minus, others] = addends.groups();
        for (word, plane) in plane.0.iter_mut().enumerate() {
            // 64 rows at a time, so that their sums stay in registers.
            let mut sums = [0_i32; 64];
            let rows =
                |items: &'_ [i32; ROWS]| items.as_chunks::<64>().0.get(word).copied().unwrap_or([0; 64]);
            for (items, _) in plus {
                sums.iter_mut().zip(rows(items)).for_each(|(sum, item)| *sum += item);
            }
            for (items, _) in minus {
                sums.iter_mut().zip(rows(items)).for_each(|(sum, item)| *sum -= item);
            }
            for (items, scale) in others {
                sums.iter_mut().zip(rows(items)).for_each(|(sum, item)| *sum += scale * item);
            }
            *plane = word_below(&sums, bound);
        }
    }
}

/// Turns the rows that lie below a bound.
#[inline]
fn below<T: Copy + PartialOrd>(items: &[T; ROWS], bound: T, plane: &mut Plane) {
    let (words, _) = items.as_chunks::<64>();
    for (plane, items) in plane.0.iter_mut().zip(words) {
        *plane ^= word_below(items, bound);
    }
}

/// Which of 64 rows lie below a bound.
#[inline]
fn word_below<T: Copy + PartialOrd>(items: &[T; 64], bound: T) -> u64 {
    let (halves, _) = items.as_chunks::<32>();
    let mut bits = [0_u32; 2];
    for (bits, items) in bits.iter_mut().zip(halves) {
        for (at, item) in items.iter().enumerate() {
            *bits |= u32::from(*item < bound) << at;
        }
    }
    u64::from(bits[0]) | u64::from(bits[1]) << 32
}

/// Eight planes of the bits of codes, lowest first.
#[inline]
fn slices(codes: &[u8; ROWS]) -> [Plane; 8] {
    let mut slices = [NONE; 8];
    let (words, _) = codes.as_chunks::<64>();
    for (word, codes) in words.iter().enumerate() {
        let (eights, _) = codes.as_chunks::<8>();
        for (at, eight) in eights.iter().enumerate() {
            let codes = transposed(u64::from_le_bytes(*eight));
            for (bit, slice) in slices.iter_mut().enumerate() {
                slice.0[word] |= (codes >> (8 * bit) & 0xff) << (8 * at);
            }
        }
    }
    slices
}

/// Eight bytes as a square of bits, turned about its diagonal.
fn transposed(bytes: u64) -> u64 {
    let swap = |bits: u64, shift: u32, mask: u64| {
        let moved = (bits ^ (bits >> shift)) & mask;
        bits ^ moved ^ (moved << shift)
    };
    let bits = swap(bytes, 7, 0x00aa_00aa_00aa_00aa);
    let bits = swap(bits, 14, 0x0000_cccc_0000_cccc);
    swap(bits, 28, 0x0000_0000_f0f0_f0f0)
}

/// The rows of a choice that hold a code.
#[inline]
fn equal(slices: &[Plane; 8], bits: usize, code: u8) -> Plane {
    let mut plane = ALL;
    for (bit, slice) in slices.iter().enumerate().take(bits) {
        let turn = if code >> bit & 1 == 1 { 0 } else { u64::MAX };
        for (to, from) in plane.0.iter_mut().zip(slice.0) {
            *to &= from ^ turn;
        }
    }
    plane
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_again_in_their_slices() {
        let codes: [u8; ROWS] = std::array::from_fn(|row| u8::try_from(row * 7 % 256).unwrap());
        let slices = slices(&codes);
        for code in [0, 1, 7, 128, 255] {
            let plane = equal(&slices, 8, code);
            for (row, here) in codes.iter().enumerate() {
                assert_eq!(plane.has(row), *here == code, "row {row}, code {code}");
            }
        }
    }

    #[test]
    fn rows_below_a_bound() {
        let items: [i32; ROWS] = std::array::from_fn(|row| i32::try_from(row).unwrap() % 97 - 40);
        let mut plane = NONE;
        below(&items, 3, &mut plane);
        for (row, item) in items.iter().enumerate() {
            assert_eq!(plane.has(row), *item < 3, "row {row}");
        }
    }
}
