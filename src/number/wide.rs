//! Products and quotients through 256-bit intermediates.

/// The lower 64 bits.
const LOW: u128 = u64::MAX as u128;

/// `a × b ÷ divisor`, rounded half up; `None` when the divisor is 0 or the result does not fit.
///
/// The operands are magnitudes, so half up is half away from zero for the signed caller.
pub(super) const fn multiply_divide(a: u128, b: u128, divisor: u128) -> Option<u128> {
    if divisor == 0 {
        return None;
    }
    let (quotient, rest) = if let Some(product) = a.checked_mul(b) {
        (product / divisor, product % divisor)
    } else {
        let (high, low) = multiply(a, b);
        if high >= divisor {
            return None;
        }
        divide(high, low, divisor)
    };
    // `rest >= divisor - rest` is "at least half" without doubling, which could overflow.
    if rest >= divisor - rest { quotient.checked_add(1) } else { Some(quotient) }
}

/// The whole product as (high 128 bits, low 128 bits): four products of 64-bit halves.
const fn multiply(a: u128, b: u128) -> (u128, u128) {
    let (a_high, a_low) = (a >> 64, a & LOW);
    let (b_high, b_low) = (b >> 64, b & LOW);
    let low = a_low * b_low;
    let cross = a_high * b_low;
    let other_cross = a_low * b_high;
    let middle = (low >> 64) + (cross & LOW) + (other_cross & LOW);
    let high = a_high * b_high + (cross >> 64) + (other_cross >> 64) + (middle >> 64);
    (high, (middle << 64) | (low & LOW))
}

/// Quotient and rest of `high·2¹²⁸ + low` by `divisor`. Needs `high < divisor`, so that the quotient fits.
const fn divide(high: u128, low: u128, divisor: u128) -> (u128, u128) {
    // Shift everything so that the divisor's first bit is set: then a quotient digit can be estimated
    // from the divisor's upper half and is at most two too large.
    let shift = divisor.leading_zeros();
    let scaled = divisor << shift;
    let (high, low) =
        if shift == 0 { (high, low) } else { ((high << shift) | (low >> (128 - shift)), low << shift) };
    let (first, rest) = divide_digit(high, low >> 64, scaled);
    let (second, rest) = divide_digit(rest, low & LOW, scaled);
    ((first << 64) | second, rest >> shift)
}

/// One 64-bit digit of a long division: quotient and rest of `rest·2⁶⁴ + next` by `divisor`.
///
/// Needs `rest < divisor`, `next < 2⁶⁴` and the divisor's first bit set.
const fn divide_digit(rest: u128, next: u128, divisor: u128) -> (u128, u128) {
    let (upper, lower) = (divisor >> 64, divisor & LOW);
    let mut digit = rest / upper;
    let mut left = rest % upper;
    // Step down while the estimate is no digit or its product with the lower half exceeds what is left.
    while left <= LOW && (digit > LOW || digit * lower > ((left << 64) | next)) {
        digit -= 1;
        left += upper;
    }
    // The true rest is below the divisor, so what wraps here wraps back.
    let numerator = (rest << 64) | next;
    (digit, numerator.wrapping_sub(digit.wrapping_mul(divisor)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Multiplies back: quotient × divisor + rest is the dividend, and the rest is below the divisor.
    fn divides_exactly(high: u128, low: u128, divisor: u128) {
        let (quotient, rest) = divide(high, low, divisor);
        assert!(rest < divisor);
        let (back_high, back_low) = multiply(quotient, divisor);
        let (sum, carry) = back_low.overflowing_add(rest);
        assert_eq!((back_high + u128::from(carry), sum), (high, low), "{high} {low} by {divisor}");
    }

    #[test]
    fn the_largest_operands() {
        assert_eq!(multiply(u128::MAX, u128::MAX), (u128::MAX - 1, 1));
        divides_exactly(u128::MAX - 1, 1, u128::MAX);
        divides_exactly(u128::MAX - 1, u128::MAX, u128::MAX);
        divides_exactly((1 << 127) - 1, u128::MAX, 1 << 127);
        divides_exactly(0, u128::MAX, 1);
    }

    #[test]
    fn estimates_that_are_two_too_large() {
        for upper in [1 << 63, (1 << 63) + 1, LOW] {
            for lower in [0, 1, LOW - 1, LOW] {
                let divisor = (upper << 64) | lower;
                for high in [0, 1, divisor / 2, divisor - 2, divisor - 1] {
                    for low in [0, 1, LOW, LOW << 64, u128::MAX] {
                        divides_exactly(high, low, divisor);
                    }
                }
            }
        }
    }

    #[test]
    fn halves_go_up() {
        assert_eq!(multiply_divide(5, 1, 10), Some(1));
        assert_eq!(multiply_divide(4, 1, 10), Some(0));
        assert_eq!(multiply_divide(u128::MAX, 3, 2), None);
        assert_eq!(multiply_divide(u128::MAX, 1, 1), Some(u128::MAX));
        assert_eq!(multiply_divide(u128::MAX, u128::MAX, u128::MAX), Some(u128::MAX));
        assert_eq!(multiply_divide(1, 1, 0), None);
    }

    proptest! {
        #[test]
        fn division_multiplies_back(a: u128, b: u128, divisor in 1..=u128::MAX, shift in 0u32..128) {
            let divisor = (divisor >> shift).max(1);
            let (high, low) = multiply(a, b);
            divides_exactly(high % divisor, low, divisor);
        }

        #[test]
        fn a_product_divides_back(a: u128, b in 1..=u128::MAX) {
            prop_assert_eq!(multiply_divide(a, b, b), Some(a));
        }
    }
}
