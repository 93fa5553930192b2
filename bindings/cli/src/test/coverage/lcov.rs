//! Coverage of lines in the format of LCOV: a line counts as run when anything on it was reached, and each
//! thing to reach is a branch.

use std::fmt::Write;

use riktlinje::cases::coverage::Coverage;
use riktlinje::text::Language;

use super::super::session::Session;
use super::lines::pages;

/// Writes a record a guideline.
pub(super) fn write(session: &Session, coverage: &Coverage) -> String {
    let mut out = String::new();
    for page in pages(session, coverage, Language::ENGLISH) {
        let _ = writeln!(out, "TN:\nSF:{}", page.name);
        let (mut branches, mut taken) = (0, 0);
        for (line, goals) in &page.lines {
            for (at, (_, reached)) in goals.goals.iter().enumerate() {
                let _ = writeln!(out, "BRDA:{line},0,{at},{}", u8::from(*reached));
            }
            branches += goals.goals.len();
            taken += goals.reached();
        }
        let _ = writeln!(out, "BRF:{branches}\nBRH:{taken}");
        for (line, goals) in &page.lines {
            let _ = writeln!(out, "DA:{line},{}", goals.reached());
        }
        let run = page.lines.values().filter(|line| line.reached() > 0).count();
        let _ = writeln!(out, "LF:{}\nLH:{run}\nend_of_record", page.lines.len());
    }
    out
}
