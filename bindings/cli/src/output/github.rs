//! Commands that GitHub reads from the log of a workflow and shows beside the changed lines.

use std::fmt::Write;

use super::Remark;

/// Writes a line a remark.
pub(crate) fn write(remarks: &[Remark]) -> String {
    let mut out = String::new();
    for remark in remarks {
        let ((line, column), (end_line, end_column)) = (remark.start, remark.end);
        let file = property(&remark.file);
        let _ = write!(out, "::{} file={file},line={line},endLine={end_line}", remark.level());
        // Columns are only understood within one line.
        if line == end_line {
            let _ = write!(out, ",col={column},endColumn={end_column}");
        }
        let _ = writeln!(out, ",title={}::{}", property(&remark.code), data(&remark.whole()));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_its_place() {
        assert_eq!(data("50 %\nnästa"), "50 %25%0Anästa");
        assert_eq!(property("a,b: c"), "a%2Cb%3A c");
    }
}
