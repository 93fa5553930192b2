//! Numbers in fours: their steps stand side by side, so that four ranks are found at once.

use std::hint::select_unpredictable as pick_either;

use super::dimension::BEYOND;
use super::fields::Fields;
use super::input::{Input, NOWHERE};

/// Four numbers that pick rows.
#[derive(Debug)]
pub(super) struct Group {
    /// Their facts; beyond all facts where there are fewer than four.
    pub(super) facts: [u32; 4],
    first_rows: [u32; 4],
    /// The row of an open answer, counted from the first.
    opens: [u32; 4],
    /// The most steps that one of them has.
    steps: usize,
}

/// All numbers that pick rows, in the order of their dimensions.
#[derive(Debug, Default)]
pub(super) struct Groups {
    groups: Vec<Group>,
    /// The steps of all groups, one after the other, a step of each number beside that of the others.
    steps: Vec<[i64; 4]>,
}

impl Groups {
    /// Groups of these facts, with the steps of all numbers in fours.
    pub(super) fn of(numbers: &[(u32, Input)], steps: &[[i64; 4]]) -> Groups {
        let mut made = Groups::default();
        for four in numbers.chunks(4) {
            let lane = |at: usize| four.get(at);
            let most = four.iter().map(|(_, input)| input.count as usize).max().unwrap_or(0);
            let own = |input: &Input, nth: usize| {
                let first = steps.get(input.first_step as usize..).unwrap_or(&[]).as_flattened();
                first.get(nth).filter(|_| nth < input.count as usize).copied()
            };
            for nth in 0..most {
                made.steps.push(std::array::from_fn(|at| {
                    lane(at).and_then(|(_, input)| own(input, nth)).unwrap_or(BEYOND)
                }));
            }
            made.groups.push(Group {
                facts: std::array::from_fn(|at| lane(at).map_or(NOWHERE, |(fact, _)| *fact)),
                first_rows: std::array::from_fn(|at| lane(at).map_or(0, |(_, input)| input.first_row)),
                opens: std::array::from_fn(|at| lane(at).map_or(0, |(_, input)| input.count + 1)),
                steps: most,
            });
        }
        made
    }

    /// Picks the rows of all numbers. `points` gives those of a group, by its position.
    pub(super) fn pick(&self, picks: &mut [u32], mut points: impl FnMut(usize, &Group) -> [i64; 4]) {
        let mut steps = self.steps.as_slice();
        for (at, (group, picks)) in self.groups.iter().zip(picks.chunks_mut(4)).enumerate() {
            let (own, others) = steps.split_at_checked(group.steps).unwrap_or_default();
            steps = others;
            let rows = group.rows(own, points(at, group));
            if let Ok(four) = <&mut [u32; 4]>::try_from(&mut *picks) {
                *four = rows;
            } else {
                picks.iter_mut().zip(rows).for_each(|(pick, row)| *pick = row);
            }
        }
    }
}

impl Group {
    /// The rows for these points. Without branches, because what a case answers cannot be guessed; the sign of a
    /// difference says which of two numbers is less.
    fn rows(&self, steps: &[[i64; 4]], points: [i64; 4]) -> [u32; 4] {
        let mut reached = [0_u64; 4];
        for four in steps {
            for ((reached, step), point) in reached.iter_mut().zip(four).zip(points) {
                *reached += step.wrapping_sub(point).wrapping_sub(1).cast_unsigned() >> 63;
            }
        }
        std::array::from_fn(|at| {
            let open = points[at] == Fields::OPEN_NUMBER;
            self.first_rows[at] + pick_either(open, self.opens[at], low(reached[at]))
        })
    }
}

/// The low half of a count.
fn low(count: u64) -> u32 {
    let [a, b, c, d, ..] = count.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}
