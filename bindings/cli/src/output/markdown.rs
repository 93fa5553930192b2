//! A table for comments and pages.

use std::fmt::Write;

use riktlinje::report::Phrase;
use riktlinje::text::Language;

use super::Remark;

/// Writes a table, or a sentence when there is nothing to say.
pub(crate) fn write(remarks: &[Remark], language: Language) -> String {
    if remarks.is_empty() {
        return format!("{}\n", NOTHING.show(language));
    }
    let mut out = format!("{}\n|---|---|---|\n", HEAD.show(language));
    for remark in remarks {
        let mark = if remark.error { ERROR } else { WARNING };
        let _ = writeln!(
            out,
            "| `{}:{}` | {} `{}` | {} |",
            cell(&remark.file),
            remark.start.0,
            mark.show(language),
            remark.code,
            cell(&remark.whole())
        );
    }
    out
}

/// Text that keeps within its cell. Angle brackets would be taken for markup, but not between backticks.
fn cell(text: &str) -> String {
    let text = text.replace('|', "\\|").replace(['\n', '\r'], " ");
    let pieces = text.split('`').enumerate();
    let pieces: Vec<String> = pieces
        .map(|(at, piece)| if at % 2 == 0 { piece.replace('<', "&lt;") } else { piece.to_owned() })
        .collect();
    pieces.join("`")
}

const NOTHING: Phrase = Phrase::new("Inget att anmärka på.", "Nothing to remark.");
const HEAD: Phrase = Phrase::new("| Plats | Kod | Meddelande |", "| Place | Code | Message |");
const ERROR: Phrase = Phrase::new("**Fel**", "**Error**");
const WARNING: Phrase = Phrase::new("Varning", "Warning");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_cell() {
        assert_eq!(cell("<b> `a <= b || c`\nd"), "&lt;b> `a <= b \\|\\| c` d");
    }
}
