//! The same answers about 512 rows as in `lanes.rs`, in the wide registers that a processor has.

use fearless_simd::prelude::*;
use fearless_simd::{i16x32, i32x16, i64x8, mask8x64, u8x16, u8x64, u64x8};

use super::lanes::{Addend, Addends, Lanes, Listed, NONE, Plane, ROWS};

/// For a processor with these instructions. It is only fast inside `vectorize` of its instructions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wide<S>(pub(super) S);

impl<S: Simd> Lanes for Wide<S> {
    type Codes<'a> = &'a [u8; ROWS];

    #[inline(always)]
    fn codes(self, codes: &[u8; ROWS]) -> &[u8; ROWS] {
        codes
    }

    #[inline(always)]
    fn listed(self, codes: &&[u8; ROWS], listed: &Listed, plane: &mut Plane) {
        if listed.short {
            let table = u8x64::block_splat(u8x16::simd_from(self.0, listed.table));
            for (plane, codes) in plane.0.iter_mut().zip(codes.as_chunks::<64>().0) {
                let found = table.swizzle_dyn_within_blocks(u8x64::simd_from(self.0, *codes));
                *plane = mask8x64::from_vector(found.bitcast()).to_bitmask();
            }
            return;
        }
        *plane = NONE;
        for code in &listed.codes {
            let code = u8x64::splat(self.0, *code);
            for (plane, codes) in plane.0.iter_mut().zip(codes.as_chunks::<64>().0) {
                *plane |= u8x64::simd_from(self.0, *codes).simd_eq(code).to_bitmask();
            }
        }
    }

    #[inline(always)]
    fn below16(self, items: &[i16; ROWS], bound: i16, plane: &mut Plane) {
        let bound = i16x32::splat(self.0, bound);
        for (plane, items) in plane.0.iter_mut().zip(items.as_chunks::<64>().0) {
            let ([a, b], _) = items.as_chunks::<32>() else { return };
            let a = i16x32::simd_from(self.0, *a).simd_lt(bound);
            let b = i16x32::simd_from(self.0, *b).simd_lt(bound);
            *plane ^= a.narrow(b).to_bitmask();
        }
    }

    #[inline(always)]
    fn below32(self, items: &[i32; ROWS], bound: i32, plane: &mut Plane) {
        let bound = i32x16::splat(self.0, bound);
        for (plane, items) in plane.0.iter_mut().zip(items.as_chunks::<64>().0) {
            *plane ^= below(self.load(items), bound);
        }
    }

    #[inline(always)]
    fn below64(self, items: &[i64; ROWS], bound: i64, plane: &mut Plane) {
        let bound = i64x8::splat(self.0, bound);
        for (plane, items) in plane.0.iter_mut().zip(items.as_chunks::<64>().0) {
            for (at, eight) in items.as_chunks::<8>().0.iter().enumerate() {
                *plane ^= i64x8::simd_from(self.0, *eight).simd_lt(bound).to_bitmask() << (8 * at);
            }
        }
    }

    #[inline(always)]
    fn and(self, plane: &mut Plane, other: &Plane) {
        let joined = u64x8::simd_from(self.0, plane.0) & u64x8::simd_from(self.0, other.0);
        joined.store_slice(&mut plane.0);
    }

    #[inline(always)]
    fn or(self, plane: &mut Plane, other: &Plane) {
        let joined = u64x8::simd_from(self.0, plane.0) | u64x8::simd_from(self.0, other.0);
        joined.store_slice(&mut plane.0);
    }

    #[inline(always)]
    fn turn(self, plane: &mut Plane, word: u64) {
        let turned = u64x8::simd_from(self.0, plane.0) ^ u64x8::splat(self.0, word);
        turned.store_slice(&mut plane.0);
    }

    #[inline(always)]
    fn sum_below(self, addends: Addends<'_>, bound: i32, plane: &mut Plane) {
        let [plus, minus, others] = addends.groups();
        // The usual sums without loops over their columns.
        match (plus, minus, others) {
            ([a], [b], []) => self.sum([a.0], [b.0], bound, plane),
            ([a, b], [c], []) => self.sum([a.0, b.0], [c.0], bound, plane),
            ([a], [b, c], []) => self.sum([a.0], [b.0, c.0], bound, plane),
            ([a, b, c], [d], []) => self.sum([a.0, b.0, c.0], [d.0], bound, plane),
            ([a], [b, c, d], []) => self.sum([a.0], [b.0, c.0, d.0], bound, plane),
            (plus, minus, others) => self.any_sum(plus, minus, others, bound, plane),
        }
    }
}

impl<S: Simd> Wide<S> {
    #[inline(always)]
    fn sum<const PLUS: usize, const MINUS: usize>(
        self,
        plus: [&[i32; ROWS]; PLUS],
        minus: [&[i32; ROWS]; MINUS],
        bound: i32,
        plane: &mut Plane,
    ) {
        let bound = i32x16::splat(self.0, bound);
        for (word, plane) in plane.0.iter_mut().enumerate() {
            let mut sums = [i32x16::splat(self.0, 0); 4];
            for items in plus {
                add(&mut sums, self.load_word(items, word));
            }
            for items in minus {
                subtract(&mut sums, self.load_word(items, word));
            }
            *plane = below(sums, bound);
        }
    }

    #[inline(always)]
    fn any_sum(
        self,
        plus: &[Addend<'_>],
        minus: &[Addend<'_>],
        others: &[Addend<'_>],
        bound: i32,
        plane: &mut Plane,
    ) {
        let bound = i32x16::splat(self.0, bound);
        for (word, plane) in plane.0.iter_mut().enumerate() {
            let mut sums = [i32x16::splat(self.0, 0); 4];
            for (items, _) in plus {
                add(&mut sums, self.load_word(items, word));
            }
            for (items, _) in minus {
                subtract(&mut sums, self.load_word(items, word));
            }
            for (items, scale) in others {
                let (mut items, scale) = (self.load_word(items, word), i32x16::splat(self.0, *scale));
                for items in &mut items {
                    *items *= scale;
                }
                add(&mut sums, items);
            }
            *plane = below(sums, bound);
        }
    }

    /// 64 rows.
    #[inline(always)]
    fn load(self, items: &[i32; 64]) -> [i32x16<S>; 4] {
        let ([a, b, c, d], _) = items.as_chunks::<16>() else { return [i32x16::splat(self.0, 0); 4] };
        let (a, b) = (i32x16::simd_from(self.0, *a), i32x16::simd_from(self.0, *b));
        [a, b, i32x16::simd_from(self.0, *c), i32x16::simd_from(self.0, *d)]
    }

    /// The 64 rows of a word.
    #[inline(always)]
    fn load_word(self, items: &[i32; ROWS], word: usize) -> [i32x16<S>; 4] {
        match items.as_chunks::<64>().0.get(word) {
            Some(items) => self.load(items),
            None => [i32x16::splat(self.0, 0); 4],
        }
    }
}

#[inline(always)]
fn add<S: Simd>(sums: &mut [i32x16<S>; 4], items: [i32x16<S>; 4]) {
    for at in 0..4 {
        sums[at] += items[at];
    }
}

#[inline(always)]
fn subtract<S: Simd>(sums: &mut [i32x16<S>; 4], items: [i32x16<S>; 4]) {
    for at in 0..4 {
        sums[at] -= items[at];
    }
}

/// Which of 64 rows lie below a bound.
#[inline(always)]
fn below<S: Simd>([a, b, c, d]: [i32x16<S>; 4], bound: i32x16<S>) -> u64 {
    let (a, b) = (a.simd_lt(bound), b.simd_lt(bound));
    let (c, d) = (c.simd_lt(bound), d.simd_lt(bound));
    a.narrow(b).narrow(c.narrow(d)).to_bitmask()
}

#[cfg(test)]
mod tests {
    use fearless_simd::Level;
    use proptest::prelude::*;

    use super::super::lanes::Plain;
    use super::*;

    /// What a processor says about random columns.
    fn all<L: Lanes>(lanes: L, seed: &[u8], bound: i64, listed: &[Listed]) -> Vec<Plane> {
        let item = |row: usize| {
            let at = row.wrapping_mul(31) + usize::from(seed[row % seed.len()]);
            i64::from(seed[at % seed.len()]) * 257 - 32_768
        };
        let shorts: [i16; ROWS] = std::array::from_fn(|row| i16::try_from(item(row)).unwrap());
        let narrow: [i32; ROWS] = std::array::from_fn(|row| i32::try_from(item(row)).unwrap() * 2_001);
        let other: [i32; ROWS] = std::array::from_fn(|row| narrow[(row + 77) % ROWS] / 3);
        let wide: [i64; ROWS] = std::array::from_fn(|row| item(row) * 1_000_000_007);
        let bytes: [u8; ROWS] = std::array::from_fn(|row| seed[row * 7 % seed.len()]);
        let low: [u8; ROWS] = std::array::from_fn(|row| bytes[row] % 16);
        let mut planes = vec![Plane::of(seed[0].into()); 6];
        lanes.below16(&shorts, i16::try_from(bound).unwrap(), &mut planes[0]);
        lanes.below32(&narrow, i32::try_from(bound).unwrap() * 2_001, &mut planes[1]);
        lanes.below64(&wide, bound * 1_000_000_007, &mut planes[2]);
        let [a, b, c, rest @ ..] = planes.as_mut_slice() else { panic!() };
        lanes.and(&mut rest[0], a);
        lanes.or(&mut rest[1], b);
        lanes.turn(&mut rest[2], c.0[0]);
        for list in listed {
            let codes = lanes.codes(if list.short { &low } else { &bytes });
            planes.push(NONE);
            lanes.listed(&codes, list, planes.last_mut().unwrap());
        }
        let (one, two) = ((&narrow, 1), (&other, 1));
        let (less, lesser, tenfold) = ((&narrow, -1), (&other, -1), (&other, 10));
        for (all, plus, minus) in [
            (&[one, lesser][..], 1, 1),
            (&[one, two, lesser], 2, 1),
            (&[two, less, lesser], 1, 2),
            (&[one, two, two, less], 3, 1),
            (&[two, less, lesser, lesser], 1, 3),
            (&[one, two, less, tenfold], 2, 1),
            (&[one], 1, 0),
            (&[], 0, 0),
        ] {
            let bound = i32::try_from(bound).unwrap() * 501;
            planes.push(NONE);
            lanes.sum_below(Addends { all, plus, minus }, bound, planes.last_mut().unwrap());
        }
        planes
    }

    proptest! {
        #[test]
        fn every_processor_says_the_same(
            seed in prop::collection::vec(any::<u8>(), 64..600),
            bound in -32_768_i64..32_768,
            codes in prop::collection::vec(any::<u8>(), 0..6),
        ) {
            let low: Vec<u8> = codes.iter().map(|code| code % 16).collect();
            let listed = [Listed::new(&codes, u8::MAX), Listed::new(&low, 15)];
            let plain = all(Plain, &seed, bound, &listed);
            let level = Level::new();
            if let Some(simd) = level.as_avx2() {
                prop_assert_eq!(&simd.vectorize(|| all(Wide(simd), &seed, bound, &listed)), &plain);
            }
            if let Some(simd) = level.as_avx512() {
                prop_assert_eq!(&simd.vectorize(|| all(Wide(simd), &seed, bound, &listed)), &plain);
            }
        }
    }
}
