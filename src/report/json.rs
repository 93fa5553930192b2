//! The report for programs: the assessment as it stands, keys always in the same order.

use crate::assess::Assessment;

/// The assessment as JSON, indented, with a line break at the end. Numbers are exact decimals.
pub(super) fn write(assessment: &Assessment) -> String {
    // Only maps with other keys than texts cannot be written, and an assessment has none.
    let mut out = serde_json::to_string_pretty(assessment).unwrap_or_default();
    out.push('\n');
    out
}
