//! Placeholder
use super::Entry;
/// All.
pub const ALL: &[&Entry] = &[];
