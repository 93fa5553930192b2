mod amounts;
pub use amounts::{amount, unit, yes_or_no};
