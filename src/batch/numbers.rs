//! A column of numbers: whole multiples of a power of ten, in 32 bits as long as they fit.

use crate::number::Number;

/// Numbers as whole counts of 10^-`decimals`.
///
/// 32 bits hold twice as many cases in a register as 64 do, so a column stays narrow until a number does not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    counts: Counts,
    decimals: u8,
    /// No count lies further from 0.
    most: u64,
}

/// The counts, in rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counts {
    /// All of them fit 32 bits.
    Narrow(Vec<i32>),
    /// Some do not.
    Wide(Vec<i64>),
}

/// Answers have at most so many decimals.
pub(super) const MOST_DECIMALS: u8 = 6;

impl Default for Counts {
    fn default() -> Counts {
        Counts::Narrow(Vec::new())
    }
}

impl Numbers {
    /// Numbers that are these counts of 10^-`decimals`; `None` for more decimals than answers can have.
    #[must_use]
    pub fn new(counts: Counts, decimals: u8) -> Option<Numbers> {
        let most = match &counts {
            Counts::Narrow(counts) => counts.iter().map(|count| u64::from(count.unsigned_abs())).max(),
            Counts::Wide(counts) => counts.iter().map(|count| count.unsigned_abs()).max(),
        };
        (decimals <= MOST_DECIMALS).then_some(Numbers { counts, decimals, most: most.unwrap_or(0) })
    }

    /// The counts.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// How many decimals a count has.
    #[must_use]
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// A bound of the magnitude of all counts.
    pub(super) fn most(&self) -> u64 {
        self.most
    }

    /// The number in a row; 0 beyond the end.
    #[must_use]
    pub fn number(&self, row: usize) -> Number {
        number(self.count(row), self.decimals)
    }

    /// The count in a row; 0 beyond the end.
    pub(super) fn count(&self, row: usize) -> i64 {
        match &self.counts {
            Counts::Narrow(counts) => counts.get(row).copied().map_or(0, i64::from),
            Counts::Wide(counts) => counts.get(row).copied().unwrap_or(0),
        }
    }

    pub(super) fn clear(&mut self) {
        self.most = 0;
        match &mut self.counts {
            Counts::Narrow(counts) => counts.clear(),
            Counts::Wide(counts) => counts.clear(),
        }
    }

    /// Sets a row to `value` · 10^-`decimals`, with zeros before it. False when no such column holds it.
    pub(super) fn set(&mut self, row: usize, value: i64, decimals: u8) -> bool {
        if decimals > self.decimals && !self.refine(decimals) {
            return false;
        }
        let scale = 10_i64.pow(u32::from(self.decimals - decimals.min(self.decimals)));
        let Some(value) = value.checked_mul(scale) else { return false };
        self.most = self.most.max(value.unsigned_abs());
        if let Counts::Narrow(counts) = &mut self.counts {
            if let Ok(value) = i32::try_from(value) {
                counts.resize(counts.len().max(row + 1), 0);
                counts[row] = value;
                return true;
            }
            self.counts = Counts::Wide(counts.iter().map(|count| i64::from(*count)).collect());
        }
        if let Counts::Wide(counts) = &mut self.counts {
            counts.resize(counts.len().max(row + 1), 0);
            counts[row] = value;
        }
        true
    }

    /// Goes over to more decimals; false when a number would then be too large.
    fn refine(&mut self, decimals: u8) -> bool {
        if decimals > MOST_DECIMALS {
            return false;
        }
        let scale = 10_i64.pow(u32::from(decimals - self.decimals));
        let refined: Option<Vec<i64>> = match &self.counts {
            Counts::Narrow(counts) => {
                counts.iter().map(|count| i64::from(*count).checked_mul(scale)).collect()
            }
            Counts::Wide(counts) => counts.iter().map(|count| count.checked_mul(scale)).collect(),
        };
        let Some(refined) = refined else { return false };
        let narrow: Option<Vec<i32>> = refined.iter().map(|count| i32::try_from(*count).ok()).collect();
        self.most = refined.iter().map(|count| count.unsigned_abs()).max().unwrap_or(0);
        self.counts = narrow.map_or(Counts::Wide(refined), Counts::Narrow);
        self.decimals = decimals;
        true
    }
}

/// `count` · 10^-`decimals`.
pub(super) fn number(count: i64, decimals: u8) -> Number {
    let unit = 10_i128.pow(12 - u32::from(decimals.min(MOST_DECIMALS)));
    Number::from_units(i128::from(count) * unit)
}

/// A number as a count with the fewest decimals; `None` when it has more than six or is too large.
pub(super) fn scaled(number: Number) -> Option<(i64, u8)> {
    let units = number.units();
    let decimals =
        (0..=MOST_DECIMALS).find(|decimals| units % 10_i128.pow(12 - u32::from(*decimals)) == 0)?;
    let count = i64::try_from(units / 10_i128.pow(12 - u32::from(decimals))).ok()?;
    Some((count, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Number {
        Number::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
    }

    #[test]
    fn numbers_stay_exact_when_decimals_and_widths_grow() {
        let texts = ["7", "-0.25", "3000000000", "0.000001", "12.5"];
        let mut numbers = Numbers::default();
        for (row, text) in texts.iter().enumerate() {
            let (count, decimals) = scaled(parse(text)).unwrap();
            assert!(numbers.set(row, count, decimals), "{text}");
        }
        assert_eq!(numbers.decimals(), 6);
        for (row, text) in texts.iter().enumerate() {
            assert_eq!(numbers.number(row), parse(text));
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_and_changes_nothing() {
        assert_eq!(scaled(Number::from_units(1)), None);
        let mut numbers = Numbers::default();
        assert!(numbers.set(0, i64::MAX, 0));
        assert!(!numbers.set(1, 5, 1));
        assert_eq!((numbers.count(0), numbers.decimals()), (i64::MAX, 0));
    }
}
